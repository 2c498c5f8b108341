//! What is one token because it is a web or e-mail address (`URL_PATTERN` in spaCy's `lang/tokenizer_exceptions.py`).

use super::class::Class;

/// Whether a whole string is an address: `[scheme://][user@]host[:port][/path]`, where the host is a name with dots or
/// four numbers.
///
/// A host has none of `:/?#@` (an `@` of a path aside), so that each place where one could begin is read once.
pub(super) fn is_url(source: &str) -> bool {
    let scheme = source.split_once("://").filter(|(scheme, _)| is_scheme(scheme));
    let users = source.match_indices('@').filter(|(at, _)| *at > 0);
    let after_users = users.filter_map(|(at, _)| source.get(at + 1..));
    let mut starts = [source].into_iter().chain(scheme.map(|(_, rest)| rest)).chain(after_users);
    source.contains('.') && starts.any(starts_with_host)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.chars().nth(1).is_some() && scheme.chars().all(|c| Class::Word.has(c) || matches!(c, '+' | '-' | '.'))
}

/// Whether it is a host, perhaps with a port and a path.
fn starts_with_host(source: &str) -> bool {
    let end = source.find([':', '/', '?', '#', '@']).unwrap_or(source.len());
    let (host, rest) = source.split_at_checked(end).unwrap_or((source, ""));
    is_rest(rest) && (is_name(host) || is_address(host))
}

/// Whether it may follow a host: nothing, a port, a path.
fn is_rest(rest: &str) -> bool {
    let Some(port) = rest.strip_prefix(':') else { return is_path(rest) };
    let digits = port.chars().take(6).take_while(|c| Class::Digit.has(*c)).map(char::len_utf8);
    (2..=5).contains(&digits.clone().count()) && port.get(digits.sum()..).is_some_and(is_path)
}

fn is_path(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['/', '?', '#'])
}

/// Whether it is a name with dots: labels of up to 64 characters, then small letters.
fn is_name(host: &str) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let is_top = (2..=63).contains(&top.chars().take(64).count()) && top.chars().all(|c| Class::Lower.has(c));
    is_top && labels.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let alphanumeric = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{A1}'..='\u{FFFF}');
    label.starts_with(alphanumeric)
        && label.ends_with(alphanumeric)
        && label.chars().all(|c| alphanumeric(c) || matches!(c, '_' | '-'))
        && label.chars().take(65).count() <= 64
}

/// Whether it is an IPv4 address that is not private.
fn is_address(host: &str) -> bool {
    let mut parts = host.split('.');
    let (Some(first), Some(second), Some(third), Some(last), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let private = matches!((first, second), ("10" | "127", _) | ("169", "254") | ("192", "168"))
        || first == "172" && matches!(shape(second).as_slice(), [b'1', b'6'..=b'9'] | [b'2', _] | [b'3', b'0' | b'1']);
    let outer = |part: &str, hundreds: fn(&[u8]) -> bool| match shape(part).as_slice() {
        [b'1'..=b'9'] | [b'1'..=b'9', _] | [b'1', _, _] => true,
        other => hundreds(other),
    };
    let inner = |part: &str| {
        matches!(
            shape(part).as_slice(),
            [_] | [_, _] | [b'1', _, _] | [b'2', b'0'..=b'4', _] | [b'2', b'5', b'0'..=b'5']
        )
    };
    !private
        && outer(first, |digits| matches!(digits, [b'2', b'0' | b'1', _] | [b'2', b'2', b'0'..=b'3']))
        && inner(second)
        && inner(third)
        && outer(last, |digits| matches!(digits, [b'2', b'0'..=b'4', _] | [b'2', b'5', b'0'..=b'4']))
}

/// The digits of a number: those of ASCII as they are, those of other scripts, of which only the kind counts, as `d`.
/// Nothing where it is no number, or longer than three digits.
fn shape(part: &str) -> Vec<u8> {
    let digit = |c: char| if c.is_ascii_digit() { u8::try_from(c).ok() } else { Class::Digit.has(c).then_some(b'd') };
    let digits: Option<Vec<u8>> = part.chars().take(4).map(digit).collect();
    digits.filter(|digits| digits.len() < 4).unwrap_or_default()
}
