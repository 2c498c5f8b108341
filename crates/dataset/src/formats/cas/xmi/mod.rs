//! CAS as XMI.
//!
//! XML 1.0 holds no control characters but tab and line breaks. In the file each is U+FFFD instead, which is as long in UTF-16:
//! all annotations stay where they are, and the proof says that the text is another.

mod read;
mod write;

pub(in crate::formats) use read::{read, read_archive};
pub(in crate::formats) use write::folder;

/// The file with the types.
const TYPE_SYSTEM: &str = "TypeSystem.xml";
/// The namespace of the format.
const XMI: &str = "http://www.omg.org/XMI";

/// The namespace of a type, and its name there.
fn namespace(kind: &str) -> (String, &str) {
    let (package, name) = kind.rsplit_once('.').unwrap_or(("uima.noNamespace", kind));
    (format!("http:///{}.ecore", package.replace('.', "/")), name)
}

/// The type that a name in a namespace stands for.
fn kind(namespace: &str, name: &str) -> String {
    let package = namespace.strip_prefix("http:///").and_then(|rest| rest.strip_suffix(".ecore"));
    match package {
        Some("uima/noNamespace") | None => name.to_owned(),
        Some(package) => format!("{}.{name}", package.replace('/', ".")),
    }
}
