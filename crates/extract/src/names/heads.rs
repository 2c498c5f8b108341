//! Names that a word in them gives away: `Defense Ministry`, `Bay of Bengal`, `Zaporizhzhia nuclear plant`.

use super::atoms::{Atom, Shape};
use super::table::{Kind, Kinds, look_up};
use super::walk::{Found, View};
use crate::label::Label;

/// The most atoms that a name found here has.
const LONGEST: usize = 9;

/// The longest name at `index` that a head word gives.
pub(super) fn find(view: View<'_>, index: usize) -> Option<Found> {
    let atom = view.at(index)?;
    if !atom.is_capital() || atom.lower.has(Kind::Skip) && atom.shape == Shape::Capital {
        return None;
    }
    [by_last_word(view, index), by_first_word(view, index), with_lower_head(view, index), company(view, index)]
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.end > best.end { next } else { best })
}

/// Capitals up to a head word: `International Criminal Court`, `Ministry of Defense`.
fn by_last_word(view: View<'_>, index: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut of = false;
    for at in index..index + LONGEST {
        let word = view.text(at);
        if at > index && (is_connector(view, at) || word == "of") {
            of |= word == "of";
            continue;
        }
        if !goes_on(view, at) {
            break;
        }
        // `Proceeds of Crime Act` is one law, but `Ministry of Defense` is found by what follows its head.
        let label = if at > index { head_label(view, index, at) } else { None };
        if let Some((label, score)) = label.filter(|&(label, _)| !of || label == Label::Law) {
            best = Some(Found { first: index, end: at + 1, label, score });
        }
    }
    let head_end = best.map_or(index + 1, |name| name.end);
    let head = view.lower(head_end - 1);
    let invented = |atom: &Atom<'_>| !atom.is_common() && !atom.exact.any(&[Kind::Gpe, Kind::City, Kind::Norp]);
    let named = (index..head_end - 1).filter_map(|at| view.at(at)).any(|atom| atom.is_capital() && invented(atom));
    let takes = if best.is_none() { !head.has(Kind::OrgWeak) } else { !named };
    if head.has(Kind::OrgHead)
        && takes
        && let Some(end) = complement(view, head_end)
    {
        return Some(Found { first: index, end, label: Label::Org, score: 0.85 });
    }
    let seat = best.filter(|_| matches!(view.text(head_end - 1), "College" | "University" | "Hospital"));
    match (seat, view.phrase(head_end)) {
        (Some(name), Some((end, kinds))) if kinds.any(&[Kind::Gpe, Kind::City]) => Some(Found { end, ..name }),
        _ => best,
    }
}

/// Whether a capital at `index` can go on the name of an organisation: titles cannot, but for the `General` of
/// `Massachusetts General Hospital`.
fn goes_on(view: View<'_>, index: usize) -> bool {
    view.continues(index)
        || view.is_capital(index) && view.lower(index).has(Kind::OrgMod) && !view.lower(index).has(Kind::Skip)
}

/// Whether `and` or `&` at `index` stands between two capitals of one name: both sides must be common words, as in
/// `Food and Drug Administration`.
fn is_connector(view: View<'_>, index: usize) -> bool {
    let common = |at: usize| view.at(at).is_some_and(|a| a.is_capital() && !a.is_known());
    matches!(view.text(index), "and" | "&") && index > 0 && common(index - 1) && common(index + 1)
}

/// The label of the name `first..=head`, if its last word is a head and what stands before can be a name.
fn head_label(view: View<'_>, first: usize, head: usize) -> Option<(Label, f32)> {
    let kinds = view.lower(head);
    let words = || (first..head).filter_map(|at| view.at(at)).filter(|atom| atom.is_capital());
    let modifier = |atom: &Atom<'_>| !atom.is_common() || atom.lower.has(Kind::OrgMod);
    let opening = words().next()?;
    if (opening.opens || opening.titled) && !modifier(opening) {
        return None;
    }
    let solid = words().all(modifier);
    let named = words().any(|atom| !atom.is_common() && !atom.exact.has(Kind::Norp));
    if opening.titled && !solid {
        return None;
    }
    if kinds.has(Kind::OrgHead) {
        let weak = kinds.has(Kind::OrgWeak);
        let only_place = words().all(|atom| atom.exact.any(&[Kind::Gpe, Kind::City, Kind::Norp]));
        let long = words().count() > 1 && !opening.opens && !opening.titled;
        if !weak || long || solid && !(only_place && opening.titled) {
            return Some((Label::Org, if weak { 0.7 } else { 0.85 }));
        }
    }
    let plain = |kind: Kind, enough: bool, label: Label| (kinds.has(kind) && enough).then_some((label, 0.75));
    let county = matches!(view.text(head), "County" | "Province" | "Oblast" | "Region" | "District" | "Prefecture");
    if county && named && solid {
        return Some((Label::Gpe, 0.8));
    }
    plain(Kind::FacHead, named || solid && !opening.titled, Label::Fac)
        .or_else(|| plain(Kind::LocHead, named || !opening.titled, Label::Loc))
        .or_else(|| plain(Kind::EventHead, solid && !opening.titled || named, Label::Event))
        .or_else(|| plain(Kind::LawHead, !opening.titled || solid, Label::Law))
}

/// The end of what completes a head: `of Internal Affairs`, `for Strategic and International Studies`.
fn complement(view: View<'_>, index: usize) -> Option<usize> {
    if !matches!(view.text(index), "of" | "for" | "on") {
        return None;
    }
    let start = if view.text(index + 1) == "the" { index + 2 } else { index + 1 };
    if let Some((end, kinds)) = view.phrase(start)
        && kinds.label().is_some_and(|label| label != Label::Norp)
        && view.is_capital(start)
    {
        return Some(end);
    }
    let mut end = start;
    while end < start + LONGEST && (goes_on(view, end) || end > start && is_connector(view, end)) {
        end += 1;
    }
    (end > start).then_some(end)
}

/// A first word that tells, and what it needs: `Lake Chad`, `Battle of Kursk`, `Hurricane Ian`.
fn by_first_word(view: View<'_>, index: usize) -> Option<Found> {
    let starts = [
        (Kind::OrgFirst, Label::Org),
        (Kind::LocFirst, Label::Loc),
        (Kind::FacFirst, Label::Fac),
        (Kind::EventFirst, Label::Event),
        (Kind::LawFirst, Label::Law),
    ];
    let two = if view.lower(index).has(Kind::Prefix) { two_words(view, index) } else { Kinds::default() };
    let (label, start) = starts.into_iter().find_map(|(kind, label)| {
        if two.has(kind) { Some((label, index + 2)) } else { view.lower(index).has(kind).then_some((label, index + 1)) }
    })?;
    let start = if view.text(start) == "the" { start + 1 } else { start };
    let named = view.at(start).is_some_and(|a| a.is_capital() && (!a.is_common() || !a.titled));
    if !named || !view.continues(start) {
        return None;
    }
    let mut end = start + 1;
    while end < start + 3 && view.continues(end) && view.at(end).is_some_and(|a| !a.titled) {
        end += 1;
    }
    Some(Found { first: index, end, label, score: 0.75 })
}

/// What the lists say of the two words at `index`, in lower case.
fn two_words(view: View<'_>, index: usize) -> Kinds {
    look_up(&format!("{} {}", view.text(index).to_ascii_lowercase(), view.text(index + 1).to_ascii_lowercase()))
}

/// A place and what stands there, in lower case: `Zaporizhzhia nuclear plant`, `Kyiv airport`.
fn with_lower_head(view: View<'_>, index: usize) -> Option<Found> {
    let place = view.at(index)?;
    let mut end = match view.phrase(index) {
        Some((end, kinds)) if kinds.any(&[Kind::Gpe, Kind::City, Kind::Loc]) => end,
        Some(_) => return None,
        None if place.is_common() || place.shape != Shape::Capital => return None,
        None => index + 1,
    };
    while view.continues(end) && view.at(end).is_some_and(|atom| !atom.is_common()) {
        end += 1;
    }
    let middle = end;
    while view.lower(end).has(Kind::FacMid) && end < middle + 3 {
        end += 1;
    }
    let head = view.at(end)?;
    let alone = matches!(&*head.text, "plant" | "refinery" | "pipeline" | "Plant" | "Refinery" | "Pipeline");
    let fits = head.lower.has(Kind::FacLower) && !head.glued && (end > middle || !alone);
    fits.then_some(Found { first: index, end: end + 1, label: Label::Fac, score: 0.75 })
}

/// A company by its legal form: `Acme Widgets Inc.`
fn company(view: View<'_>, index: usize) -> Option<Found> {
    let mut end = index;
    while end < index + LONGEST && (view.continues(end) || end > index && is_connector(view, end)) {
        if end > index && view.lower(end).has(Kind::OrgSuffix) && view.text(end).len() > 1 {
            let stop = view.text(end + 1) == "." && view.at(end + 1).is_some_and(|atom| atom.glued);
            return Some(Found { first: index, end: end + 1 + usize::from(stop), label: Label::Org, score: 0.9 });
        }
        end += 1;
        if view.text(end) == "," && view.lower(end + 1).has(Kind::OrgSuffix) && view.is_capital(end + 1) {
            end += 1;
        }
    }
    None
}
