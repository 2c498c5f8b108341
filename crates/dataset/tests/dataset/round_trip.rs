//! What a writer writes, its reader reads: over generated documents with all that formats trip over.

use std::collections::HashMap;
use std::io::Cursor;

use proptest::prelude::*;
use tallymark_dataset::formats::proof::{Proof, Proven};
use tallymark_dataset::formats::{
    Cause, Extent, Format, Input, InsideToken, Item, Loss, Options, Outcome, Overlap, Package, Part, prepare, recognise,
};
use tallymark_dataset::tokens::Tokeniser;
use tallymark_dataset::{Decision, Document};

use crate::formats::{corpus, workspace};
use crate::wishes::config;

fn ready() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| format.is_read())
}

/// What has come of writing documents and reading them back.
pub(crate) struct RoundTrip {
    pub(crate) proven: Proven,
    /// What was told beforehand.
    pub(crate) losses: Vec<Loss>,
    pub(crate) read: Vec<Document>,
    pub(crate) file: Vec<u8>,
}

/// Writes documents, reads them back, and compares. With `in_parts` the first third is for training, and so on.
pub(crate) fn round_trip(format: Format, options: &Options, documents: &[Document], in_parts: bool) -> RoundTrip {
    let (mut proof, mut losses) = (Proof::new(format), Vec::new());
    let extent = Extent { documents: documents.len(), has_parts: in_parts };
    let mut package = Package::new(format, options, corpus(), extent, Vec::new()).unwrap();
    for (place, document) in documents.iter().enumerate() {
        let prepared = prepare(document, format, options);
        let part = in_parts.then(|| Part::ALL[place * 3 / documents.len()]);
        package.document(&prepared.document, part).unwrap();
        proof.expect(&prepared.document);
        losses.extend(prepared.losses);
    }
    let file = package.finish().unwrap();
    let texts: HashMap<_, _> = documents.iter().map(|document| (document.id.clone(), document.text.clone())).collect();
    let mut read = Vec::new();
    for item in format.read(Input::stream(Cursor::new(&file)), &texts) {
        proof.found(&item);
        if let Item::Document(document) = item {
            read.push(*document);
        }
    }
    RoundTrip { proven: proof.finish(), losses, read, file }
}

/// The documents whose texts a format can hold: XML has no NUL. What becomes of the others is tested in `cas.rs`.
fn holdable(format: Format, documents: &[Document]) -> Vec<Document> {
    let is_held = |document: &&Document| format != Format::CasXmi || !document.text.as_str().contains('\0');
    documents.iter().filter(is_held).cloned().collect()
}

fn options() -> impl Strategy<Value = Options> {
    let tokenisers = prop_oneof![Just(Tokeniser::Tallymark), Just(Tokeniser::Whitespace), Just(Tokeniser::Spacy)];
    let inside = prop_oneof![Just(InsideToken::SplitToken), Just(InsideToken::Widen), Just(InsideToken::LeaveOut)];
    let overlap = prop_oneof![Just(Overlap::KeepLonger), Just(Overlap::KeepShorter), Just(Overlap::LeaveOut)];
    let decisions = proptest::sample::subsequence(Decision::ALL.to_vec(), 1..=5);
    (tokenisers, inside, overlap, decisions).prop_map(|(tokeniser, inside_token, overlap, decisions)| Options {
        tokeniser,
        inside_token,
        overlap,
        decisions,
        ..Options::default()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_is_read_back(workspace in workspace(), options in options(), in_parts in any::<bool>()) {
        for format in ready() {
            let done = round_trip(format, &options, &holdable(format, workspace.documents()), in_parts);
            prop_assert!(done.proven.holds(), "{format}: {:?}\n{}", done.proven, String::from_utf8_lossy(&done.file));
        }
    }

    #[test]
    fn what_is_written_is_recognised(workspace in workspace(), in_parts in any::<bool>()) {
        for format in ready().filter(|_| !workspace.documents().is_empty()) {
            let done = round_trip(format, &Options::everything(), workspace.documents(), in_parts);
            // Tags with no name of one token look the same in both schemes.
            let found = recognise(&done.file).map(|found| if found == Format::ConllBiluo { Format::Conll } else { found });
            let format = if format == Format::ConllBiluo { Format::Conll } else { format };
            prop_assert!(found == Some(format) || done.proven.spans == 0, "{format}: {found:?}\n{}", String::from_utf8_lossy(&done.file));
        }
    }

    #[test]
    fn the_native_format_loses_nothing(workspace in workspace()) {
        let everything = Options::everything();
        let RoundTrip { proven, losses, read, .. } = round_trip(Format::Native, &everything, workspace.documents(), false);
        prop_assert!(proven.holds() && losses.is_empty(), "{proven:?}");
        prop_assert_eq!(read.len(), workspace.documents().len());
        for (before, after) in workspace.documents().iter().zip(&read) {
            prop_assert_eq!(before.annotations(), after.annotations());
            prop_assert_eq!(before.about(), after.about());
            prop_assert_eq!((&before.id, &before.text, &before.added_at, before.seconds), (&after.id, &after.text, &after.added_at, after.seconds));
            let told = |document: &Document| document.relations().map(|relation| (relation.kind.clone(), relation.from, relation.to, relation.decided_by.clone())).collect::<Vec<_>>();
            prop_assert_eq!(told(before), told(after));
        }
    }

    #[test]
    fn every_annotation_is_written_or_told_as_a_loss(workspace in workspace(), options in options()) {
        for (format, document) in Format::ALL.into_iter().flat_map(|format| workspace.documents().iter().map(move |document| (format, document))) {
            let prepared = prepare(document, format, &options);
            let left_out = prepared.losses.iter().filter(|loss| loss.outcome == Outcome::LeftOut).count();
            let wanted = document.annotations().iter().filter(|annotation| options.decisions.contains(&annotation.decision));
            let (wanted, written) = (wanted.count(), prepared.document.annotations().len());
            // Duplicates become one where a format cannot tell them apart.
            prop_assert!(written + left_out <= wanted, "{format}");
            if format.keeps().decisions && format.keeps().overlaps {
                prop_assert_eq!(written + left_out, wanted, "{}", format);
            }
            prop_assert!(prepared.losses.iter().all(|loss| loss.cause != Cause::Rejected || !format.keeps().decisions));
        }
    }
}
