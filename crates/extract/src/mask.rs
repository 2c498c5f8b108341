//! URLs, e-mail addresses, handles and hashtags: nothing inside them is a mention (guidelines, "Settled cases").
//!
//! Written out rather than as a pattern: a regular expression engine without its larger tables took a quarter of the
//! whole extraction. The tests hold it to the patterns.

use tallymark_text::{ByteSpan, Span};

/// Endings that make a dotted word the name of a site.
const DOMAINS: &[&str] = &["com", "org", "net", "gov", "edu", "info", "io", "ru", "ua"];

/// Every such place, in order.
pub(crate) fn masked(source: &str) -> Vec<ByteSpan> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let (mut at, mut floor) = (0, 0);
    // Most bytes cannot be in such a place's middle: they are passed over in one go.
    let telling = |byte: &u8| matches!(byte, b':' | b'.' | b'@' | b'#');
    while let Some(passed) = bytes.get(at..).and_then(|rest| rest.iter().position(telling)) {
        at += passed;
        let span = match bytes.get(at) {
            Some(b':') => scheme(bytes, at, floor),
            Some(b'.') => site(bytes, at, floor),
            Some(b'@') => email(bytes, at, floor).or_else(|| handle(bytes, at)),
            Some(b'#') => handle(bytes, at),
            _ => None,
        };
        match span.and_then(|(start, end)| Span::new(start, end).ok()) {
            Some(span) => {
                (at, floor) = (span.end().get(), span.end().get());
                found.push(span);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest name of a host, in bytes (RFC 1035); nothing longer is looked for before a full stop or an at sign.
const LONGEST: usize = 255;

/// Where the run of bytes that `belongs` accepts starts, going back from `end` no further than `floor`.
fn back(bytes: &[u8], end: usize, floor: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let floor = floor.max(end.saturating_sub(LONGEST));
    let run = bytes.get(floor..end).unwrap_or_default().iter().rev().take_while(|byte| belongs(**byte)).count();
    end - run
}

/// Where the run of bytes that `belongs` accepts ends, going on from `start`.
fn on(bytes: &[u8], start: usize, belongs: impl Fn(u8) -> bool) -> usize {
    start + bytes.get(start..).unwrap_or_default().iter().take_while(|byte| belongs(**byte)).count()
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

/// What stands before the sign of an e-mail address.
fn is_local(byte: u8) -> bool {
    is_host(byte) || matches!(byte, b'.' | b'_' | b'%' | b'+')
}

/// Whatever can stand in the path of an address. Bytes above ASCII belong, but a no-break space ends one.
fn path_end(bytes: &[u8], start: usize) -> usize {
    let end = on(bytes, start, |byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'<' | b'>' | b'"'));
    let path = bytes.get(start..end).unwrap_or_default();
    path.windows(2).position(|pair| pair == [0xC2, 0xA0]).map_or(end, |space| start + space)
}

/// `https://example.org/a`, from its colon.
fn scheme(bytes: &[u8], colon: usize, floor: usize) -> Option<(usize, usize)> {
    if bytes.get(colon + 1..colon + 3) != Some(b"//".as_slice()) {
        return None;
    }
    let start = back(bytes, colon, floor.max(colon.saturating_sub(8)), |byte| byte.is_ascii_alphabetic());
    let name = bytes.get(start..colon)?;
    let known = [b"http".as_slice(), b"https", b"ftp"].iter().any(|scheme| name.eq_ignore_ascii_case(scheme));
    known.then(|| (start, path_end(bytes, colon + 3)))
}

/// `www.example.eu`, `TheTimes.com/a`, from a full stop in it.
fn site(bytes: &[u8], stop: usize, floor: usize) -> Option<(usize, usize)> {
    let after = on(bytes, stop + 1, |byte| byte.is_ascii_alphanumeric());
    let label = bytes.get(stop + 1..after)?;
    let word = back(bytes, stop, floor, is_local);
    if bytes.get(word..stop)?.eq_ignore_ascii_case(b"www") && !label.is_empty() {
        return Some((word, path_end(bytes, stop)));
    }
    let start = back(bytes, stop, floor, |byte| is_host(byte) || byte == b'.');
    let end = domain_end(bytes, stop).filter(|_| start < stop)?;
    Some((start, if bytes.get(end) == Some(&b'/') { path_end(bytes, end) } else { end }))
}

/// Where the last of the domains ends that stand one after the other from the full stop on: `.com`, `.com.ua`.
fn domain_end(bytes: &[u8], mut stop: usize) -> Option<usize> {
    let mut end = None;
    loop {
        let after = on(bytes, stop + 1, |byte| byte.is_ascii_alphanumeric());
        let label = bytes.get(stop + 1..after)?;
        let ends = bytes.get(after).is_none_or(|byte| *byte < 0x80 && *byte != b'_' && *byte != b'@');
        if ends && DOMAINS.iter().any(|domain| label == domain.as_bytes()) {
            end = Some(after);
        }
        stop = on(bytes, after, is_host);
        if end.is_none() || bytes.get(stop) != Some(&b'.') {
            return end;
        }
    }
}

/// `desk@news.example.org`, from its sign.
fn email(bytes: &[u8], sign: usize, floor: usize) -> Option<(usize, usize)> {
    let mut end = on(bytes, sign + 1, is_host);
    let mut dots = 0;
    while end > sign + 1 && bytes.get(end) == Some(&b'.') && bytes.get(end + 1).copied().is_some_and(is_host) {
        end = on(bytes, end + 1, is_host);
        dots += 1;
    }
    let start = back(bytes, sign, floor, is_local);
    (dots > 0 && start < sign).then_some((start, end))
}

/// `@name` or `#tag`, from its sign, after white space or a bracket.
fn handle(bytes: &[u8], sign: usize) -> Option<(usize, usize)> {
    let opens =
        sign.checked_sub(1).is_none_or(|before| matches!(bytes.get(before), Some(b' ' | b'\t' | b'\r' | b'\n' | b'(')));
    let first = bytes.get(sign + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    (opens && first).then(|| (sign, on(bytes, sign + 1, |byte| byte.is_ascii_alphanumeric() || byte == b'_')))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// What is masked, as a pattern: the first group that matched, at the first place where one does.
    fn pattern() -> Regex {
        let path = r#"[^ \t\r\n\u{A0}<>"]*"#;
        let scheme = format!(r"(?:^|[^A-Za-z])((?i:https?|ftp)://{path})");
        let www = format!(r"(?:^|[^A-Za-z0-9._%+-])((?i:www)\.[A-Za-z0-9]{path})");
        let email = r"([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)";
        let handle = r"(?:^|[ \t\r\n(])([@#][A-Za-z_][A-Za-z0-9_]*)";
        let domains = DOMAINS.join("|");
        let long = format!(r"([A-Za-z0-9.-]+\.(?:{domains})/{path})");
        let short = format!(r"([A-Za-z0-9.-]+\.(?:{domains}))(?:$|[[:ascii:]&&[^A-Za-z0-9_@/]])");
        Regex::new(&[handle, &scheme, &www, email, &long, &short].join("|")).expect("a pattern")
    }

    /// Which bytes the pattern matches. What a group has not taken can stand before the next match.
    fn matched(pattern: &Regex, source: &str) -> Vec<bool> {
        let (mut bytes, mut from) = (vec![false; source.len()], 0);
        while let Some(group) =
            pattern.captures_at(source, from).and_then(|found| found.iter().skip(1).flatten().next())
        {
            bytes[group.range()].fill(true);
            from = group.end();
        }
        bytes
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn masks_are_what_the_pattern_matches(pieces in prop::collection::vec(prop::sample::select(&[
            "http", "https", "FTP", "://", ":", "//", "/", "www", "Www", ".", "..", "com", "org", "ua", "info", "a", "b-c",
            "7", "x_y", "@", "#", "+", "%", "-", "_", " ", "\n", "\u{A0}", "(", ")", "<", "\"", "?q=1", "é", ",", "TheTimes",
        ][..]), 0..16)) {
            thread_local!(static PATTERN: Regex = pattern());
            let source = pieces.concat();
            let mut masks = vec![false; source.len()];
            for span in masked(&source) {
                masks[span.range()].fill(true);
            }
            let wanted = PATTERN.with(|pattern| matched(pattern, &source));
            prop_assert_eq!(masks, wanted, "{:?}", source);
        }
    }
}
