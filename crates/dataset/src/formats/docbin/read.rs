//! The documents of a `DocBin`.

use std::collections::HashMap;
use std::io::Read as _;

use flate2::bufread::ZlibDecoder;
use serde::Deserialize;
use serde_bytes::ByteBuf;

use super::{BEGIN, ENT_IOB, ENT_TYPE, INSIDE, ORTH, UserData};
use crate::annotation::Decision;
use crate::document::About;
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawSpan};
use crate::formats::read::{Input, Item, Place, Problem, Read, unreadable};
use crate::tokens::strings::string_id;

/// How many bytes there may be once they are decompressed: some forty million tokens.
const MOST: u64 = 1 << 30;

/// How many bytes the texts may have together.
const LONGEST_TEXTS: usize = 1 << 30;

/// How deep maps and lists may stand in each other. A `DocBin` needs three.
const DEEPEST: usize = 32;

/// What is read of the map; what else is in it is passed over.
#[derive(Deserialize)]
struct Bin {
    attrs: Vec<u64>,
    tokens: ByteBuf,
    spaces: ByteBuf,
    lengths: ByteBuf,
    strings: Vec<String>,
    #[serde(default)]
    flags: Vec<Flags>,
    #[serde(default)]
    user_data: Vec<Option<ByteBuf>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Flags {
    has_unknown_spaces: bool,
}

/// Reads the documents of a file. It can only be understood as a whole, so it is in memory until the last one is taken.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    match Documents::open(input, MOST) {
        Ok(documents) => Box::new(documents.flatten()),
        Err(reason) => unreadable(reason),
    }
}

struct Documents {
    /// The strings by their ids.
    strings: HashMap<u64, String>,
    /// The numbers of all tokens, and how many each has.
    tokens: ByteBuf,
    width: usize,
    columns: Columns,
    spaces: ByteBuf,
    /// The number of tokens of each document.
    lengths: Vec<i32>,
    flags: Vec<Flags>,
    user_data: Vec<Option<ByteBuf>>,
    /// The document that is next, and its first token.
    next: usize,
    at: usize,
    /// How many bytes of text there may still be: a long string may be the word of many tokens.
    left: usize,
    acceptance: Acceptance,
}

/// Which of a token's numbers is what.
struct Columns {
    word: usize,
    iob: Option<usize>,
    label: Option<usize>,
}

impl Documents {
    fn open(input: Input<'_>, most: u64) -> Result<Self, String> {
        let mut bytes = ZlibDecoder::new(input.into_stream()).take(most);
        let mut decoder = rmp_serde::Deserializer::new(&mut bytes);
        decoder.set_max_depth(DEEPEST);
        let read = Bin::deserialize(&mut decoder);
        let bin = match read {
            _ if bytes.limit() == 0 => Err(format!("the DocBin is longer than {most} bytes when it is decompressed")),
            Err(error) => Err(format!("this is no DocBin that can be read: {error}")),
            Ok(bin) => Ok(bin),
        }?;
        Self::of(bin)
    }

    fn of(bin: Bin) -> Result<Self, String> {
        let Bin { attrs, tokens, spaces, lengths, strings, flags, user_data } = bin;
        let column = |attribute: u64| attrs.iter().position(|other| *other == attribute);
        let word = column(ORTH).ok_or("the DocBin does not say what its words are: it has no attribute ORTH (65)")?;
        let columns = Columns { word, iob: column(ENT_IOB), label: column(ENT_TYPE) };
        let lengths: Vec<i32> = lengths.as_chunks::<4>().0.iter().map(|bytes| i32::from_le_bytes(*bytes)).collect();
        let strings = strings.into_iter().map(|string| (string_id(&string), string)).collect();
        let (width, acceptance) = (attrs.len(), Acceptance::of(OffsetUnit::Bytes));
        let (next, at, left) = (0, 0, LONGEST_TEXTS);
        Ok(Self { strings, tokens, width, columns, spaces, lengths, flags, user_data, next, at, left, acceptance })
    }

    /// A number of a token.
    fn number(&self, token: usize, column: usize) -> Option<u64> {
        let at = token.checked_mul(self.width)?.checked_add(column)?;
        self.tokens.as_chunks::<8>().0.get(at).map(|bytes| u64::from_le_bytes(*bytes))
    }

    fn string(&self, id: u64) -> Option<&str> {
        self.strings.get(&id).map(String::as_str)
    }

    /// The text of the tokens from the one to before the other, and where each is in it.
    fn text(&self, from: usize, to: usize, flags: &Flags) -> Result<(String, Vec<RawPlace>), String> {
        // Claims are not believed: more tokens than there are numbers for end at the first that is missing.
        let (mut text, mut places) = (String::new(), Vec::new());
        for token in from..to {
            let id = self.number(token, self.columns.word).ok_or("its last tokens are missing")?;
            let unknown = || format!("token {} is the word {id}, which is not among the strings", token - from);
            let word = self.string(id).ok_or_else(unknown)?;
            let start = text.len();
            if word.len() >= self.left.saturating_sub(start) {
                return Err(format!("the texts are longer than {LONGEST_TEXTS} bytes"));
            }
            text.push_str(word);
            places.push(RawPlace { start, end: text.len() });
            let space = self.spaces.get(token).ok_or("its last spaces are missing")?;
            if flags.has_unknown_spaces && token + 1 < to || !flags.has_unknown_spaces && *space != 0 {
                text.push(' ');
            }
        }
        Ok((text, places))
    }

    /// The entities among the tokens, whose first is `from`; and the labels that have no name.
    fn entities(&self, from: usize, places: &[RawPlace]) -> (Vec<RawSpan>, Vec<String>) {
        let (mut found, mut nameless) = (Vec::<(u64, RawPlace)>::new(), Vec::new());
        let mut open = None;
        for (token, place) in (from..).zip(places) {
            let value = |column: Option<usize>| column.and_then(|column| self.number(token, column));
            let label = value(self.columns.label).unwrap_or(0);
            // Without the one, neighbours with the same label are one entity; without the other there are none.
            let iob = value(self.columns.iob).unwrap_or(INSIDE);
            match (iob, found.last_mut()) {
                (INSIDE | BEGIN, _) if label == 0 => open = None,
                (INSIDE, Some((last, whole))) if open == Some(label) && *last == label => whole.end = place.end,
                (INSIDE | BEGIN, _) => {
                    open = Some(label);
                    found.push((label, *place));
                }
                _ => open = None,
            }
        }
        let mut spans = Vec::with_capacity(found.len());
        for (label, place) in found {
            match self.string(label) {
                Some(name) => spans.push(RawSpan::new(place, name, Decision::Added)),
                None => nameless.push(format!("the label {label} at byte {} is not among the strings", place.start)),
            }
        }
        (spans, nameless)
    }

    fn document(&mut self, number: usize, from: usize, to: usize) -> Vec<Item> {
        let mut at = Place { name: format!("document {}", number + 1), ..Place::default() };
        let unknown = Flags::default();
        let (text, places) = match self.text(from, to, self.flags.get(number).unwrap_or(&unknown)) {
            Ok(read) => read,
            Err(reason) => return vec![Item::Problem(Problem::at(&at, reason))],
        };
        self.left = self.left.saturating_sub(text.len());
        let (spans, nameless) = self.entities(from, &places);
        // Other programs' user data is what they like.
        let known = self.user_data.get(number).and_then(Option::as_deref).map(|bytes| user_data(bytes));
        let UserData { id, title, date, source, author, tags } = known.unwrap_or_default();
        if !id.is_empty() {
            at.name.clone_from(&id);
        }
        let about = About { title, date, source, author, tags, ..About::default() };
        let raw = RawDocument { at: at.clone(), id, about, text, spans, ..RawDocument::default() };
        let mut items = self.acceptance.take(raw);
        items.extend(nameless.into_iter().map(|reason| Item::Problem(Problem::at(&at, reason))));
        items
    }
}

/// What is known of a document; nothing where it is not Tallymark that says it.
fn user_data(bytes: &[u8]) -> UserData {
    let mut decoder = rmp_serde::Deserializer::from_read_ref(bytes);
    decoder.set_max_depth(DEEPEST);
    UserData::deserialize(&mut decoder).unwrap_or_default()
}

impl Iterator for Documents {
    type Item = Vec<Item>;

    fn next(&mut self) -> Option<Vec<Item>> {
        let number = self.next;
        let length = *self.lengths.get(number)?;
        self.next += 1;
        match usize::try_from(length) {
            Ok(length) => {
                let from = self.at;
                self.at = from.saturating_add(length);
                Some(self.document(number, from, self.at))
            }
            Err(_) => {
                // Where the next begins cannot be known.
                self.next = self.lengths.len();
                let place = Place { name: format!("document {}", number + 1), ..Place::default() };
                Some(vec![Item::Problem(Problem::at(&place, format!("it cannot have {length} tokens")))])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::Documents;
    use crate::formats::Input;

    #[test]
    fn what_never_ends_when_it_is_decompressed_is_refused() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        // A list of two billion zeros under a key that nobody knows.
        encoder.write_all(b"\x81\xA1x\xDD\x7F\xFF\xFF\xFF").expect("memory can be written");
        encoder.write_all(&vec![0; 100_000]).expect("memory can be written");
        let file = encoder.finish().expect("memory can be written");
        let read = |most| Documents::open(Input::file(Cursor::new(&file)), most).err().unwrap_or_default();
        assert_eq!(read(50_000), "the DocBin is longer than 50000 bytes when it is decompressed");
        assert!(read(200_000).starts_with("this is no DocBin that can be read: "));
    }
}
