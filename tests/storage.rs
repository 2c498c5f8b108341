//! The page's storage, in a real browser's IndexedDB.
#![cfg(target_arch = "wasm32")]

use tallymark::platform::storage::record::{Unreadable, seal, unseal};
use tallymark::platform::storage::{
    Aside, Contents, Entry, Kept, Manifest, Place, Role, Snapshot, Storage, StorageError,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Opens a database; each test has one of its own, as they share the browser's profile.
async fn read(name: &str) -> Storage {
    let opened = Storage::open(name, || panic!("nothing is in the way"), || panic!("nobody takes it away")).await;
    opened.unwrap_or_else(|error| panic!("{name} does not open: {error}"))
}

/// The same, to write.
async fn open(name: &str) -> Storage {
    let storage = read(name).await;
    storage.claim().await.unwrap_or_else(|error| panic!("{name} cannot be claimed: {error}"));
    storage
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
    let (mut last, mut records) = (0, Vec::new());
    loop {
        let batch = storage.journal(last, limit).await;
        let batch = batch.unwrap_or_else(|error| panic!("the journal cannot be read: {error}"));
        let Some(end) = batch.last() else { break };
        assert!(batch.len() <= limit as usize, "{} records of at most {limit}", batch.len());
        assert!(batch.is_sorted_by_key(|entry| entry.key), "oldest first");
        last = end.key;
        records.extend(batch);
    }
    assert_eq!(storage.journal_len(0).await.ok(), u32::try_from(records.len()).ok(), "as many as there are");
    let text = |entry: &Entry| entry.record.as_string().unwrap_or_else(|| panic!("{entry:?} is not text"));
    records.iter().map(text).collect()
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

#[wasm_bindgen_test]
async fn only_the_tab_that_claimed_last_writes() {
    let (first, reader) = (open("claims").await, read("claims").await);
    append(&first, &numbered(0..2)).await;
    assert_eq!(reader.role(), Role::Reader);
    assert_eq!(reader.append(&values(&numbered(7..8)), &JsValue::NULL).await, Err(StorageError::Superseded));
    let second = open("claims").await;
    // The first does not know yet, and learns it without having written anything.
    assert_eq!(first.append(&values(&numbered(8..9)), &JsValue::NULL).await, Err(StorageError::Superseded));
    assert_eq!(first.role(), Role::Superseded);
    append(&second, &numbered(2..3)).await;
    assert_eq!(journal(&first).await, numbered(0..3));
}

#[wasm_bindgen_test]
fn a_record_knows_whether_it_is_as_it_was() {
    for json in ["{}", "\"undo\"", "{\"a\":\"Zoe\u{308} \u{2028} 👩🏽‍🚒\"}"] {
        let record = seal(json);
        assert_eq!(unseal(&record).as_deref(), Ok(json));
        for (field, value) in
            [("json", JsValue::from("{} ")), ("sum", 7.into()), ("json", JsValue::NULL), ("v", "2".into())]
        {
            let damaged = js_sys::Object::assign(&js_sys::Object::new(), record.unchecked_ref());
            assert_eq!(js_sys::Reflect::set(&damaged, &field.into(), &value), Ok(true));
            assert_eq!(unseal(&damaged), Err(Unreadable::Damaged), "{field}: {value:?}");
        }
        let newer = js_sys::Object::assign(&js_sys::Object::new(), record.unchecked_ref());
        assert_eq!(js_sys::Reflect::set(&newer, &"v".into(), &3.into()), Ok(true));
        assert_eq!(unseal(&newer), Err(Unreadable::Newer));
    }
    for nothing in [JsValue::UNDEFINED, js_sys::Function::new_no_args("").into()] {
        assert_eq!(unseal(&nothing), Err(Unreadable::Damaged), "{nothing:?}");
    }
}

#[wasm_bindgen_test]
fn a_record_of_version_1_is_read() {
    let map = js_sys::Map::new();
    map.set(&"k".into(), &1.into());
    let record = js_sys::Object::new();
    for (name, value) in [("act", JsValue::from("x")), ("none", JsValue::UNDEFINED), ("map", map.into())] {
        assert_eq!(js_sys::Reflect::set(&record, &name.into(), &value), Ok(true));
    }
    assert_eq!(unseal(&record).as_deref(), Ok(r#"{"act":"x","map":{"k":1}}"#));
    assert_eq!(unseal(&"undo".into()).as_deref(), Ok("\"undo\""));
}

async fn put_pieces(storage: &Storage, range: std::ops::Range<usize>) -> Vec<u32> {
    let put = storage.put_pieces(&values(&numbered(range))).await;
    put.unwrap_or_else(|error| panic!("the pieces are not stored: {error}"))
}

async fn publish(storage: &Storage, until: u32, pieces: Vec<u32>, before: Option<&Snapshot>) -> Snapshot {
    let manifest = Manifest { until, pieces };
    let number = storage.publish(&manifest, before).await.unwrap_or_else(|error| panic!("not published: {error}"));
    Snapshot { number, manifest }
}

async fn piece_keys(storage: &Storage) -> Vec<u32> {
    storage.piece_keys().await.unwrap_or_else(|error| panic!("the pieces cannot be read: {error}"))
}

async fn manifests(storage: &Storage) -> Vec<(u32, Manifest)> {
    let stored = storage.manifests().await.unwrap_or_else(|error| panic!("the manifests cannot be read: {error}"));
    let read = |entry: &Entry| {
        let json = unseal(&entry.record).unwrap_or_else(|error| panic!("{error}"));
        (entry.key, serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}")))
    };
    stored.iter().map(read).collect()
}

#[wasm_bindgen_test]
async fn two_snapshots_are_kept_with_the_journal_behind_the_older_one() {
    let storage = open("snapshots").await;
    append(&storage, &numbered(0..4)).await;
    let one = publish(&storage, 2, put_pieces(&storage, 0..3).await, None).await;
    assert_eq!(journal(&storage).await, numbered(0..4), "until there are two, all of it is kept");
    let mut pieces = one.manifest.pieces.clone();
    pieces.truncate(2);
    pieces.extend(put_pieces(&storage, 3..4).await);
    let two = publish(&storage, 4, pieces, Some(&one)).await;
    assert_eq!(manifests(&storage).await, [(2, two.manifest.clone()), (1, one.manifest)]);
    assert_eq!(piece_keys(&storage).await, [1, 2, 3, 4]);
    assert_eq!(journal(&storage).await, numbered(2..4));
    append(&storage, &numbered(4..5)).await;
    let three = publish(&storage, 5, vec![1, 4], Some(&two)).await;
    assert_eq!(manifests(&storage).await, [(3, three.manifest), (2, two.manifest)]);
    assert_eq!(piece_keys(&storage).await, [1, 2, 4], "piece 3 is in none of the two");
    assert_eq!(journal(&storage).await, numbered(4..5));
    let some = storage.pieces(1, 3).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(some.iter().map(|entry| entry.key).collect::<Vec<_>>(), [1, 2]);
}

#[wasm_bindgen_test]
async fn a_snapshot_that_was_interrupted_leaves_nothing_behind() {
    let storage = open("interrupted").await;
    append(&storage, &numbered(0..1)).await;
    put_pieces(&storage, 0..5).await;
    let whole = publish(&storage, 1, put_pieces(&storage, 5..7).await, None).await;
    assert_eq!(piece_keys(&storage).await, whole.manifest.pieces);
}

#[wasm_bindgen_test]
async fn a_tab_that_was_superseded_publishes_nothing() {
    let first = open("superseded").await;
    let one = publish(&first, 0, put_pieces(&first, 0..1).await, None).await;
    drop(open("superseded").await);
    let manifest = Manifest { until: 9, pieces: Vec::new() };
    assert_eq!(first.publish(&manifest, Some(&one)).await, Err(StorageError::Superseded));
    assert_eq!(manifests(&first).await, [(one.number, one.manifest)]);
}

#[wasm_bindgen_test]
async fn what_is_set_aside_is_kept_until_it_is_removed() {
    let storage = open("aside").await;
    append(&storage, &numbered(0..3)).await;
    let entries = storage.journal(0, 9).await.unwrap_or_else(|error| panic!("{error}"));
    let entry = entries.get(1).cloned().unwrap_or_else(|| panic!("the second"));
    let damaged = Aside { place: Place::Journal, entry, reason: "damaged".to_owned() };
    for _ in 0..2 {
        assert_eq!(storage.set_aside(std::slice::from_ref(&damaged)).await, Ok(()));
        assert_eq!(aside(&storage).await.len(), 1, "the same record is kept once");
    }
    assert_eq!(journal(&storage).await, ["record 0", "record 2"]);
    let kept = aside(&storage).await;
    let field = |name: &str| js_sys::Reflect::get(&kept[0].record, &name.into()).unwrap_or(JsValue::NULL);
    assert!(kept[0].key.starts_with("journal 2 "), "{}", kept[0].key);
    assert_eq!(
        [field("from"), field("reason"), field("record")],
        ["journal", "damaged", "record 1"].map(JsValue::from)
    );
    let workspace = Kept { key: "workspace".to_owned(), record: JsValue::from("a file") };
    assert_eq!(storage.keep(&workspace).await, Ok(()));
    assert_eq!(storage.remove_aside(std::slice::from_ref(&kept[0].key)).await, Ok(()));
    let left = aside(&storage).await;
    assert_eq!(left.iter().map(|kept| kept.key.as_str()).collect::<Vec<_>>(), ["workspace"]);
}

async fn aside(storage: &Storage) -> Vec<Kept> {
    storage.aside().await.unwrap_or_else(|error| panic!("what is set aside cannot be read: {error}"))
}

#[wasm_bindgen_test]
async fn what_is_stored_is_replaced_at_once_and_goes_on() {
    let storage = open("replaced").await;
    append(&storage, &numbered(0..5)).await;
    let one = publish(&storage, 2, put_pieces(&storage, 0..4).await, None).await;
    let kept = Kept { key: "workspace".to_owned(), record: JsValue::from("what was there") };
    let contents = Contents { pieces: values(&numbered(10..13)), screen: "new".into(), aside: vec![kept] };
    let new = storage.replace_all(&contents).await.unwrap_or_else(|error| panic!("{error}"));
    assert_ne!(new, one);
    assert_eq!(new.manifest, Manifest { until: 0, pieces: vec![1, 2, 3] });
    assert_eq!(manifests(&storage).await, [(new.number, new.manifest)]);
    assert_eq!(storage.piece_keys().await, Ok(vec![1, 2, 3]));
    assert_eq!(journal(&storage).await, [""; 0]);
    assert_eq!(screen(&storage).await, Some("new".into()));
    assert_eq!(aside(&storage).await.len(), 1);
    append(&storage, &numbered(20..21)).await;
    assert_eq!(journal(&storage).await, ["record 20"], "behind the new snapshot");
}

#[wasm_bindgen_test]
async fn nothing_is_replaced_where_a_part_is_refused_or_another_tab_writes() {
    let storage = open("not replaced").await;
    append(&storage, &numbered(0..2)).await;
    // A function is nothing that can be stored.
    let refused: JsValue = js_sys::Function::new_no_args("").into();
    let contents = Contents { pieces: vec!["a piece".into(), refused], screen: JsValue::NULL, aside: Vec::new() };
    assert!(storage.replace_all(&contents).await.is_err());
    assert_eq!(journal(&storage).await, ["record 0", "record 1"]);
    let other = open("not replaced").await;
    let contents = Contents { pieces: vec!["a piece".into()], ..contents };
    assert_eq!(storage.replace_all(&contents).await, Err(StorageError::Superseded));
    assert_eq!(journal(&other).await, ["record 0", "record 1"]);
}

#[wasm_bindgen_test]
async fn a_database_that_was_opened_again_is_claimed_only_where_nobody_else_has_written() {
    let first = open("claimed again").await;
    let Role::Writer(before) = first.role() else { panic!("it writes") };
    let again = read("claimed again").await;
    assert_eq!(again.claim_again(before).await, Ok(()));
    append(&again, &numbered(0..1)).await;
    drop(open("claimed again").await);
    let late = read("claimed again").await;
    assert_eq!(late.claim_again(before).await, Err(StorageError::Superseded));
    let new = read("again, after it was removed").await;
    assert_eq!(new.claim_again(before).await, Ok(()), "a new database has no number");
    append(&new, &numbered(0..1)).await;
}
