//! Bringing a part of the page in line with new HTML, changing only what differs: the focus, the caret, what is typed and
//! how far something is scrolled stay.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlInputElement, HtmlOptionElement, HtmlTextAreaElement, Node};

/// Has the children of `root` be those that `html` says. Elements are taken for the same where name and `id` (or
/// `data-key`) are. Whether a disclosure is open is the user's; so is the text of the control that has the focus.
///
/// # Errors
/// What the browser throws where it refuses an element.
pub fn morph(root: &Element, html: &str) -> Result<(), JsValue> {
    let wanted: Element = root.clone_node()?.unchecked_into();
    wanted.set_inner_html(html);
    children(root, &wanted)
}

fn children(root: &Node, wanted: &Node) -> Result<(), JsValue> {
    let mut here = root.first_child();
    let mut next = wanted.first_child();
    while let Some(new) = next {
        next = new.next_sibling();
        let same = find_same(here.as_ref(), &new);
        match same {
            Some(old) => {
                // Those in between are gone, or come again further on.
                while let Some(stale) = here.filter(|stale| !stale.is_same_node(Some(&old))) {
                    here = stale.next_sibling();
                    root.remove_child(&stale)?;
                }
                here = old.next_sibling();
                node(&old, &new)?;
            }
            None => drop(root.insert_before(&new, here.as_ref())?),
        }
    }
    while let Some(stale) = here {
        here = stale.next_sibling();
        root.remove_child(&stale)?;
    }
    Ok(())
}

/// The first from `here` on that is `new` as it was: with a key the one of that key, without one only what stands here.
fn find_same(here: Option<&Node>, new: &Node) -> Option<Node> {
    let wanted = key(new);
    let mut candidate = here.cloned();
    while let Some(old) = candidate {
        if old.node_name() == new.node_name() && key(&old) == wanted {
            return Some(old);
        }
        wanted.as_ref()?;
        candidate = old.next_sibling();
    }
    None
}

fn key(node: &Node) -> Option<String> {
    let element = node.dyn_ref::<Element>()?;
    element.get_attribute("data-key").or_else(|| element.get_attribute("id"))
}

fn node(old: &Node, new: &Node) -> Result<(), JsValue> {
    let (Some(old), Some(new)) = (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) else {
        if old.node_value() != new.node_value() {
            old.set_node_value(new.node_value().as_deref());
        }
        return Ok(());
    };
    attributes(old, new)?;
    children(old, new)?;
    control(old, new);
    Ok(())
}

fn attributes(old: &Element, new: &Element) -> Result<(), JsValue> {
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if name != "open" && !new.has_attribute(&name) {
            old.remove_attribute(&name)?;
        }
    }
    for name in new.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let value = new.get_attribute(&name);
        if name != "open" && old.get_attribute(&name) != value {
            old.set_attribute(&name, &value.unwrap_or_default())?;
        }
    }
    Ok(())
}

/// What a control shows is a property; its attribute is only what it showed at first.
fn control(old: &Element, new: &Element) {
    if let Some((old, new)) = old.dyn_ref::<HtmlOptionElement>().zip(new.dyn_ref::<HtmlOptionElement>()) {
        if old.selected() != new.default_selected() {
            old.set_selected(new.default_selected());
        }
        return;
    }
    let is_typed_into = || old.owner_document().as_ref().and_then(Document::active_element).as_ref() == Some(old);
    if let Some((old, new)) = old.dyn_ref::<HtmlInputElement>().zip(new.dyn_ref::<HtmlInputElement>()) {
        old.set_checked(new.default_checked());
        if old.type_() != "file" && old.value() != new.value() && !is_typed_into() {
            old.set_value(&new.value());
        }
    }
    if let Some((old, new)) = old.dyn_ref::<HtmlTextAreaElement>().zip(new.dyn_ref::<HtmlTextAreaElement>())
        && old.value() != new.value()
        && !is_typed_into()
    {
        old.set_value(&new.value());
    }
}
