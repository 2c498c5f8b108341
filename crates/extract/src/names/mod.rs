//! The labels of names, `PERSON` to `LANGUAGE`.
//!
//! Lists and context, in two passes. The first goes from left to right and takes, at each capital, the longest name
//! that a list, a head word (`Ministry`, `Bridge`) or a person's title and first name supports; what is left is judged
//! by the words beside it. The second carries what is sure to the same name elsewhere, to family names that stand
//! alone and to acronyms that brackets explain.
//!
//! ```text
//! tokens ─▶ atoms (U.S., O’Brien are one) ─▶ walk (heads, people, lone) ─▶ document ─▶ titles in quotes ─▶ mentions
//! ```

mod atoms;
mod document;
mod fold;
mod heads;
mod lists;
mod lone;
mod people;
mod quoted;
mod table;
mod walk;

use crate::label::Label;
use crate::mention::{Mention, Norm, Source};
use crate::passage::Passage;
use walk::{Found, View};

/// Every name candidate.
pub(crate) fn find(passage: &Passage<'_>) -> Vec<Mention> {
    let atoms = atoms::atoms(passage);
    let view = View::new(&atoms);
    let mut found = document::settle(view, walk::walk(view));
    found.extend(quoted::find(view));
    found.iter().filter_map(|name| mention(view, name)).collect()
}

/// The mention of a range of atoms. A leading `The` is no part of a name (guidelines, "General"); a title keeps it.
fn mention(view: View<'_>, name: &Found) -> Option<Mention> {
    let has_article = view.text(name.first).eq_ignore_ascii_case("the") && name.end - name.first > 1;
    let skipped = usize::from(has_article && name.label != Label::WorkOfArt);
    let (first, last) = (view.at(name.first + skipped)?, view.before(name.end, 1)?);
    Some(Mention {
        span: first.span.cover(last.span),
        label: name.label,
        norm: Norm::default(),
        source: Source::Rule,
        score: name.score,
    })
}
