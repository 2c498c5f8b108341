//! What is to be said of relations: those of one mention, and the kinds to choose from.

use tallymark_dataset::{AnnotationId, Document, Relation, RelationId};

use crate::tr;

/// A relation of a mention, seen from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: RelationId,
    /// What it says, in the language of the page.
    pub kind: String,
    /// Whether it starts at the mention; else it leads there.
    pub leaves: bool,
    /// The mention at the other end.
    pub other: AnnotationId,
    /// Its words.
    pub words: String,
}

/// The relations of a mention: those that start there, then those that lead there, oldest first.
pub fn of_mention(document: &Document, mention: AnnotationId) -> Vec<Listed> {
    let listed = |relation: &Relation, leaves: bool| {
        let other = if leaves { relation.to } else { relation.from };
        let words = words(document, other)?;
        Some(Listed { id: relation.id, kind: kind_in_words(&relation.kind), leaves, other, words })
    };
    let leaving = document.relations().filter(|relation| relation.from == mention);
    let coming = document.relations().filter(|relation| relation.to == mention);
    leaving.filter_map(|r| listed(r, true)).chain(coming.filter_map(|r| listed(r, false))).collect()
}

/// The words of a mention, on one line.
pub fn words(document: &Document, mention: AnnotationId) -> Option<String> {
    let words = document.text.slice(document.annotation(mention)?.span);
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A usual kind in the language of the page; others are what the user wrote.
pub fn kind_in_words(kind: &str) -> String {
    match kind {
        "counted by" => tr::relations_counted_by(),
        "attributed to" => tr::relations_attributed_to(),
        "same as" => tr::relations_same_as(),
        _ => kind,
    }
    .to_owned()
}

/// The kinds to choose from: those of the schema, then others that the document has already.
pub fn kinds(usual: &[String], document: &Document) -> Vec<String> {
    let mut kinds = usual.to_vec();
    for relation in document.relations() {
        if !kinds.contains(&relation.kind) {
            kinds.push(relation.kind.clone());
        }
    }
    kinds
}

/// A kind as it is kept from what a user writes: on one line, and a usual one by its name in the dataset.
pub fn kind_written(typed: &str, kinds: &[String]) -> String {
    let plain = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = |kind: &&String| plain.eq_ignore_ascii_case(kind) || plain == kind_in_words(kind);
    kinds.iter().find(same).cloned().unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tallymark_dataset::{About, Command, Decision, Schema, Stamp, Timestamp, Workspace};
    use tallymark_text::{Span, Text};

    const TEXT: &str = "The ministry counted 28 drones.";

    /// A workspace with a document, `ministry` m0, `28` m1, `drones` m2, and the relations given.
    fn workspace(relations: &[(&str, u32, u32)]) -> Workspace {
        let stamp = Stamp { at: Timestamp("2026-01-01T00:00:00.000Z".to_owned()), by: String::new() };
        let mut workspace = Workspace::default();
        let text = Text::new(TEXT);
        let id = Document::id_for(&text, |_| false);
        let document = Document::new(id.clone(), About::default(), stamp.at.clone(), text);
        let spans = ["ministry", "28", "drones"].map(|word| {
            let start = TEXT.find(word).unwrap_or_default();
            Span::new(start, start + word.len()).unwrap_or_else(|error| panic!("{error}"))
        });
        let add = |span| Command::AddMany {
            document: id.clone(),
            spans: vec![span],
            label: "ORG".to_owned(),
            decision: Decision::Added,
        };
        let relate = |(kind, from, to): &(&str, u32, u32)| Command::Relate {
            document: id.clone(),
            kind: (*kind).to_owned(),
            from: AnnotationId(*from),
            to: AnnotationId(*to),
        };
        let commands = [Command::AddDocument(Box::new(document))].into_iter();
        for command in commands.chain(spans.map(add)).chain(relations.iter().map(relate)) {
            let change = command.plan(&workspace, &stamp).unwrap_or_else(|refusal| panic!("{refusal}"));
            workspace.apply(change).unwrap_or_else(|error| panic!("{error}"));
        }
        workspace
    }

    #[test]
    fn relations_are_seen_from_both_ends() {
        let workspace = workspace(&[("counted by", 1, 2), ("attributed to", 1, 0), ("spotted near", 0, 2)]);
        let document = workspace.documents().first().unwrap_or_else(|| panic!("a document"));
        let seen = |id| {
            let all = of_mention(document, AnnotationId(id)).into_iter();
            all.map(|one| format!("{} {} {}", if one.leaves { ">" } else { "<" }, one.kind, one.words))
                .collect::<Vec<_>>()
        };
        assert_eq!(seen(1), ["> counted by drones", "> attributed to ministry"]);
        assert_eq!(seen(0), ["> spotted near drones", "< attributed to 28"]);
        let usual = Schema::default().relations;
        assert_eq!(kinds(&usual, document), ["counted by", "attributed to", "same as", "spotted near"]);
    }

    #[test]
    fn kinds_are_kept_by_their_name_in_the_dataset() {
        let kinds = Schema::default().relations;
        for (typed, kept) in
            [("Same  AS", "same as"), (" located\tin ", "located in"), ("counted by", "counted by"), ("  ", "")]
        {
            assert_eq!(kind_written(typed, &kinds), kept);
        }
    }
}
