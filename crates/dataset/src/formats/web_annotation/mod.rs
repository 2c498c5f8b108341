//! W3C Web Annotation (the Web Annotation Data Model and Vocabulary, Recommendations of 2017) as an array in JSON-LD of
//! annotations, each of which can stand alone. `TextPositionSelector` counts code points; that is a MUST.
//!
//! A text is a resource of the array too, before the annotations that have it as their source: nothing that is only pointed
//! at could be annotated further.
//! What was decided for tags a passage; a suggestion asks (`questioning`), and a rejected one judges (`assessing`), so that
//! nobody who looks for tags takes it for one. A relation links two annotations.
//!
//! Processors drop terms that no context knows, so the rest of what is known is one JSON literal (`tallymark`, JSON-LD 1.1)
//! that a second context defines.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::writer;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What the IRI of a document begins with, before its id.
const DOCUMENT: &str = "urn:tallymark:document:";
/// What an entity's IRI begins with, before its Q-number.
const WIKIDATA: &str = "http://www.wikidata.org/entity/";
