//! The page's storage, in a real browser's IndexedDB.
#![cfg(target_arch = "wasm32")]

use tallymark::platform::storage::{Last, Storage};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Opens a database; each test has one of its own, as they share the browser's profile.
async fn open(name: &str) -> Storage {
    Storage::open(name).await.unwrap_or_else(|error| panic!("{name} does not open: {error}"))
}

fn values(records: &[String]) -> Vec<JsValue> {
    records.iter().map(|record| JsValue::from_str(record)).collect()
}

async fn append(storage: &Storage, records: &[String]) {
    let done = storage.append(&values(records), &JsValue::NULL).await;
    done.unwrap_or_else(|error| panic!("{} records: {error}", records.len()));
}

/// The whole journal, read in batches of `limit`.
async fn journal_by(storage: &Storage, limit: u32) -> Vec<String> {
    let (mut last, mut records) = (Last::default(), Vec::new());
    loop {
        let batch = storage.journal(&mut last, limit).await;
        let batch = batch.unwrap_or_else(|error| panic!("the journal cannot be read: {error}"));
        if batch.is_empty() {
            break;
        }
        assert!(batch.len() <= limit as usize, "{} records of at most {limit}", batch.len());
        records.extend(batch);
    }
    assert_eq!(storage.journal_len().await.ok(), u32::try_from(records.len()).ok(), "as many as there are");
    records.iter().map(|record| record.as_string().unwrap_or_else(|| panic!("{record:?} is not text"))).collect()
}

async fn journal(storage: &Storage) -> Vec<String> {
    journal_by(storage, 100).await
}

async fn screen(storage: &Storage) -> Option<JsValue> {
    storage.screen().await.unwrap_or_else(|error| panic!("the screen cannot be read: {error}"))
}

fn numbered(range: std::ops::Range<usize>) -> Vec<String> {
    range.map(|number| format!("record {number}")).collect()
}

#[wasm_bindgen_test]
async fn a_new_database_is_empty() {
    let storage = open("new").await;
    assert_eq!(journal(&storage).await, [""; 0]);
    assert_eq!(screen(&storage).await, None);
}

#[wasm_bindgen_test]
async fn records_come_back_as_they_were() {
    let storage = open("as they were").await;
    let records =
        ["", "{}", "a\nb\r\n", "\u{0}\u{feff}\u{2028}", "Zoe\u{308} 👩🏽‍🚒 محمد", "\u{10ffff}"].map(str::to_owned);
    append(&storage, &records).await;
    assert_eq!(journal(&storage).await, records);
}

#[wasm_bindgen_test]
async fn several_records_in_one_append_keep_their_order_across_appends() {
    let storage = open("several").await;
    for (from, to) in [(0, 1), (1, 4), (4, 4), (4, 12)] {
        append(&storage, &numbered(from..to)).await;
        assert_eq!(journal(&storage).await, numbered(0..to), "after {from}..{to}");
    }
}

#[wasm_bindgen_test]
async fn a_database_that_is_opened_again_has_the_records_in_order() {
    let first = open("again").await;
    append(&first, &numbered(0..3)).await;
    drop(first);
    let second = open("again").await;
    assert_eq!(journal(&second).await, numbered(0..3));
    append(&second, &numbered(3..5)).await;
    assert_eq!(journal(&open("again").await).await, numbered(0..5));
}

#[wasm_bindgen_test]
async fn a_thousand_appends_keep_their_order() {
    const COUNT: usize = 1_000;
    let storage = open("a thousand").await;
    // Asked all at once: transactions on one store run in the order they were begun.
    let records = numbered(0..COUNT);
    let stored = values(&records);
    let appends = stored.iter().map(|record| storage.append(std::slice::from_ref(record), record));
    for (index, done) in futures_util::future::join_all(appends).await.into_iter().enumerate() {
        assert!(done.is_ok(), "append {index}: {done:?}");
    }
    assert_eq!(journal(&storage).await, records);
    assert_eq!(screen(&storage).await.and_then(|kept| kept.as_string()).as_ref(), records.last());
}

#[wasm_bindgen_test]
async fn batches_of_any_size_give_the_whole_journal_in_order() {
    let storage = open("batches").await;
    append(&storage, &numbered(0..10)).await;
    for limit in [1, 2, 3, 9, 10, 11] {
        assert_eq!(journal_by(&storage, limit).await, numbered(0..10), "in batches of {limit}");
    }
}

#[wasm_bindgen_test]
async fn a_long_record_is_stored_whole() {
    let storage = open("long").await;
    let records = ["ünï🦀 ".repeat(1_000_000)];
    append(&storage, &records).await;
    assert!(journal(&storage).await == records, "11 MB come back as they were");
}

#[wasm_bindgen_test]
async fn the_last_screen_is_kept_and_is_no_part_of_the_journal() {
    let storage = open("screen").await;
    for (kept, records) in [(r#"{"open":"a"}"#, 0..0), ("", 0..2), (r#"{"open":"b"}"#, 2..3)] {
        let done = storage.append(&values(&numbered(records)), &JsValue::from_str(kept)).await;
        assert!(done.is_ok(), "{kept}: {done:?}");
        assert_eq!(screen(&storage).await.and_then(|kept| kept.as_string()).as_deref(), Some(kept));
    }
    let again = open("screen").await;
    assert_eq!(screen(&again).await.and_then(|kept| kept.as_string()).as_deref(), Some(r#"{"open":"b"}"#));
    assert_eq!(journal(&again).await, numbered(0..3));
}

#[wasm_bindgen_test]
async fn what_cannot_be_stored_leaves_the_journal_as_it_was() {
    let storage = open("refused").await;
    append(&storage, &numbered(0..2)).await;
    // A function is no data: the browser refuses it, after the record before it was taken.
    let refused = [JsValue::from_str("taken at first"), js_sys::Function::new_no_args("").into()];
    assert!(storage.append(&refused, &JsValue::NULL).await.is_err());
    let after = journal(&storage).await;
    assert_eq!(after, numbered(0..2), "all of an append is stored, or nothing");
}

#[wasm_bindgen_test]
async fn databases_know_nothing_of_each_other() {
    let (one, other) = (open("one").await, open("other").await);
    append(&one, &numbered(0..2)).await;
    append(&other, &numbered(7..9)).await;
    assert_eq!(journal(&one).await, numbered(0..2));
    assert_eq!(journal(&other).await, numbered(7..9));
}
