//! What is known of documents and annotations beside text, place and label, as JSON. The native format has it in its lines;
//! others carry it in the fields that their tools leave alone, under the same names.

pub(super) mod read;
pub(super) mod write;
