//! The labels' colours: a style sheet made from the schema. Style elements are forbidden by the content security policy,
//! sheets made by the page itself are not.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// web-sys has `CSSStyleSheet` without the constructor.
    type CSSStyleSheet;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CSSStyleSheet, JsValue>;
    #[wasm_bindgen(method, js_name = replaceSync, catch)]
    fn replace_sync(this: &CSSStyleSheet, text: &str) -> Result<(), JsValue>;
}

/// A style sheet of the document whose text can be replaced.
pub struct LiveStyle(CSSStyleSheet);

impl LiveStyle {
    /// Adds an empty sheet to the document.
    ///
    /// # Errors
    /// What a browser throws that cannot make style sheets.
    pub fn new() -> Result<Self, JsValue> {
        let sheet = CSSStyleSheet::new()?;
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let key = JsValue::from_str("adoptedStyleSheets");
        let adopted = js_sys::Reflect::get(&document, &key)?;
        let sheets = js_sys::Array::from(&adopted);
        sheets.push(&sheet);
        js_sys::Reflect::set(&document, &key, &sheets)?;
        Ok(Self(sheet))
    }

    /// Has it say `text` and nothing else.
    ///
    /// # Errors
    /// What a browser throws that refuses it.
    pub fn write(&self, text: &str) -> Result<(), JsValue> {
        self.0.replace_sync(text)
    }
}
