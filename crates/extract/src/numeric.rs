//! One pass over the tokens for everything numeric: at each token that can start something, times and numbers are read,
//! and the longer reading stands (`[28-year-old]` DATE, `[195 sq miles]` QUANTITY, `[4 December]` and not `[4]`).

use tallymark_text::TokenKind;

use crate::lexicon::{Class, Classes};
use crate::mention::Mention;
use crate::numbers;
use crate::numbers::amount::{Reading, amount_at};
use crate::passage::Passage;
use crate::time;

/// What a number or a time can start with, digits aside.
const STARTS: Classes = Classes::of(&[
    Class::Unit,
    Class::Ten,
    Class::Scale,
    Class::Vague,
    Class::Ordinal,
    Class::Denominator,
    Class::TimeUnit,
    Class::Month,
    Class::Weekday,
    Class::Weekdays,
    Class::Season,
    Class::PartOfDay,
    Class::Recurring,
    Class::Holiday,
    Class::Direction,
    Class::Decade,
    Class::Opener,
]);

/// Every numeric mention, in order; no two overlap.
pub(crate) fn find(p: &Passage<'_>) -> Vec<Mention> {
    // A guess that saves moving them all while the list grows.
    let mut found = Vec::with_capacity(p.tokens.len() / 8);
    let (mut i, mut free) = (0, 0);
    while i < p.tokens.len() {
        if !can_start(p, i) {
            i += 1;
            continue;
        }
        let (mention, end) = best(p, i);
        let mention = mention.filter(|mention| {
            mention.span.start().get() >= free && !p.is_masked(mention.span) && p.is_whole(mention.span)
        });
        if let Some(mention) = mention {
            free = mention.span.end().get();
            found.push(mention);
        }
        i = end.max(i + 1);
    }
    found
}

fn can_start(p: &Passage<'_>, i: usize) -> bool {
    match p.kind(i) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Word) => p.has_any(i, STARTS),
        Some(TokenKind::Symbol) => {
            let word = p.word(i);
            word.len() > 1 && numbers::numeral::vulgar(word).is_some() || matches!(word, "’" | "'")
        }
        _ => false,
    }
}

/// The longest reading at `i`, and the token to go on from.
fn best(p: &Passage<'_>, i: usize) -> (Option<Mention>, usize) {
    if numbers::is_named(p, i) {
        return (None, numbers::chain_end(p, i));
    }
    let reading = amount_at(p, i);
    let amount = if let Reading::Found(amount) = &reading { Some(&**amount) } else { None };
    let time = time::expression(p, i, amount);
    match (time, reading) {
        (Some((mention, end)), Reading::Found(amount)) if amount.end > end => {
            let end = amount.end;
            match numbers::labelled(p, *amount) {
                Some(number) => (Some(number), end),
                None => (mention, end),
            }
        }
        (Some(found), _) => found,
        (None, reading) => match (numbers::rank(p, i), reading) {
            (Some((end, rank)), _) => (rank, end),
            (None, Reading::Found(amount)) => {
                let end = amount.end;
                (numbers::labelled(p, *amount), end)
            }
            (None, Reading::Skip(end)) => (None, end),
        },
    }
}
