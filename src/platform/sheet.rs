//! Style sheets that are made while the page runs. The content security policy allows no style elements and attributes,
//! but these: no markup can make them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `CSSStyleSheet` with what web-sys does not have.
    type CSSStyleSheet;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CSSStyleSheet, JsValue>;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace_sync(this: &CSSStyleSheet, text: &str) -> Result<(), JsValue>;

    /// `Document` likewise.
    type Adopting;
    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    fn adopted(this: &Adopting) -> js_sys::Array;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_adopted(this: &Adopting, sheets: &js_sys::Array);
}

/// A style sheet of the page.
pub struct Sheet(CSSStyleSheet);

impl Sheet {
    /// An empty one, behind those that the page has.
    ///
    /// # Errors
    /// What the browser throws that has no such style sheets.
    pub fn adopt() -> Result<Self, JsValue> {
        let sheet = CSSStyleSheet::new()?;
        let page = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let page: &Adopting = page.unchecked_ref();
        let all = js_sys::Array::from(&page.adopted());
        all.push(&sheet);
        page.set_adopted(&all);
        Ok(Self(sheet))
    }

    /// Replaces what it says.
    ///
    /// # Errors
    /// What the browser throws.
    pub fn set(&self, text: &str) -> Result<(), JsValue> {
        self.0.replace_sync(text)
    }
}
