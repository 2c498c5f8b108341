//! UIMA CAS: the types of `DKPro` Core, which `INCEpTION` and `dkpro-cassis` read, as JSON (CAS JSON 0.4, the specification beside
//! `uima-cas-json`) and as XMI (OASIS UIMA 1.0, the way Apache UIMA writes it). Offsets in UTF-16.
//!
//! ```text
//! Document ─ write::structures ─▶ feature structures ─ json, xmi ─▶ file
//! file ─ json, xmi ─▶ Found (any type system) ─ read::items ─▶ documents
//! ```
//!
//! A mention is a `NamedEntity`. Its value is an annotation of Tallymark's own beside it, so that the type stays the one that
//! others know. Decisions are not written: whoever reads all `NamedEntity` would take what was rejected for a mention.

pub(super) mod json;
mod read;
mod write;
pub(super) mod xmi;

const SOFA: &str = "uima.cas.Sofa";
const STRING: &str = "uima.cas.String";
const ANNOTATION: &str = "uima.tcas.Annotation";
const METADATA: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
const SENTENCE: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
const TOKEN: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
const NAMED_ENTITY: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
/// What a mention means. Its features have the names that Tallymark's own format gives them.
const VALUE: &str = "tallymark.Value";
/// The view that everything is in.
const VIEW: &str = "_InitialView";
/// The id of its text.
const SOFA_ID: usize = 1;

/// A type: its name, what it is a kind of, and its features with their ranges.
type TypeOf = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The types that files of Tallymark use and that are not UIMA's own.
const TYPES: [TypeOf; 5] = [
    (
        METADATA,
        "uima.tcas.DocumentAnnotation",
        &[("documentTitle", STRING), ("documentId", STRING), ("documentUri", STRING)],
    ),
    (SENTENCE, ANNOTATION, &[]),
    (TOKEN, ANNOTATION, &[]),
    (NAMED_ENTITY, ANNOTATION, &[("value", STRING), ("identifier", STRING)]),
    (
        VALUE,
        ANNOTATION,
        &[
            ("mention", NAMED_ENTITY),
            ("value", STRING),
            ("low", STRING),
            ("high", STRING),
            ("bound", STRING),
            ("unit", STRING),
            ("timex_type", STRING),
            ("timex", STRING),
        ],
    ),
];
