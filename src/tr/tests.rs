//! What the generated functions say, and that everything is translated.

use super::*;

/// Messages that are rightly the same in both languages: signs and names.
const SAME: [&str; 7] =
    ["field-timex", "page-title", "percent", "position", "seeing-f1", "seeing-on-day", "storage-version"];

#[test]
fn every_message_is_translated() {
    assert!(!MESSAGES.is_empty());
    for (id, english, ukrainian) in MESSAGES {
        assert_eq!(text(english) == text(ukrainian), SAME.contains(id), "{id}");
    }
    for id in SAME {
        assert!(MESSAGES.iter().any(|(known, ..)| *known == id), "{id} is not a message any more");
    }
}

/// A message without its comments.
fn text(source: &str) -> Vec<&str> {
    source.lines().filter(|line| !line.starts_with('#')).collect()
}

#[test]
fn messages_follow_the_language() {
    assert_eq!(cancel(), "Cancel");
    assert_eq!(quoted("ten"), "“ten”");
    set_language(Language::Ukrainian);
    assert_eq!(cancel(), "Скасувати");
    assert_eq!(quoted("ten"), "«ten»");
    assert_eq!(page_title("A\u{1}B"), "A\u{1}B – Tallymark");
}

#[test]
fn messages_count() {
    for (count, english, ukrainian) in [
        (0, "0 mentions", "0 згадок"),
        (1, "1 mention", "1 згадка"),
        (3, "3 mentions", "3 згадки"),
        (11, "11 mentions", "11 згадок"),
        (1_021, "1,021 mentions", "1\u{a0}021 згадка"),
    ] {
        set_language(Language::English);
        assert_eq!(mentions_count(count), english);
        set_language(Language::Ukrainian);
        assert_eq!(mentions_count(count), ukrainian);
    }
    assert_eq!(mentions_in_documents(5, 2), "5 згадок у 2 документах");
    assert_eq!(reviewed_count(3, 12_000), "Переглянуто 3 з 12\u{a0}000");
}
