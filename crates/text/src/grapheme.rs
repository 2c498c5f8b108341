//! Where a character can be cut off from its neighbours.

/// Whether a grapheme cluster surely ends at byte `at` of `source` (UAX #29). The tables of Unicode would weigh more than
/// all the rest of this crate, so the answer is careful: next to characters of scripts that have combining marks it is no.
///
/// ```
/// use tallymark_text::is_boundary;
/// assert!(is_boundary("5 km", 1));
/// assert!(!is_boundary("e\u{301}", 1));
/// ```
pub fn is_boundary(source: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (source.get(..at), source.get(at..)) else { return false };
    let next = after.chars().next();
    let last = before.chars().next_back();
    match (last, next) {
        (Some('\r'), Some('\n')) => false,
        (Some(last), Some(next)) => {
            next.is_ascii() && !prepends(last) || starts(next) && !prepends(last) && !joins(last)
        }
        _ => true,
    }
}

/// Whether `c` is in a block without marks that combine with what stands before them, or a digit or a currency sign.
fn starts(c: char) -> bool {
    matches!(u32::from(c),
        0..=0x2FF | 0x370..=0x482 | 0x48A..=0x590 | 0x660..=0x669 | 0x6F0..=0x6F9 | 0x966..=0x96F | 0x9E6..=0x9EF | 0x9F3 | 0xE3F
        | 0x1E00..=0x200B | 0x200E..=0x20CF | 0x2100..=0x2CEE | 0x2E00..=0x3029
        | 0x3030..=0x3098 | 0x309B..=0xA66E | 0xF900..=0xFAFF | 0xFE30..=0xFEFE | 0xFF00..=0xFF9D | 0x1F000..=0x1F1E5
        | 0x1F200..=0x1F3FA | 0x1F400..=0x1FAFF | 0x20000..=0x3FFFF)
}

/// Whether `c` joins what follows it: the zero-width joiner.
fn joins(c: char) -> bool {
    c == '\u{200D}'
}

/// Whether `c` belongs to the character after it: the number signs of Arabic and their like.
fn prepends(c: char) -> bool {
    matches!(u32::from(c),
        0x600..=0x605 | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2 | 0xD4E | 0x1100..=0x11FF | 0x110BD | 0x110CD
        | 0x111C2..=0x111C3 | 0x1193F | 0x11941 | 0x11A3A | 0x11A84..=0x11A89 | 0x11D46 | 0x11F02)
}
