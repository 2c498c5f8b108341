//! Documents as a `DocBin`. It is one map with one array over all documents, so tokens are collected, ten bytes each, and
//! written at the end.

use std::collections::HashMap;
use std::io::Write;
use std::ops::Range;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rmp::encode;

use super::{BEGIN, ENT_IOB, ENT_TYPE, INSIDE, ORTH, OUTSIDE, UserData};
use crate::document::Document;
use crate::formats::options::Options;
use crate::formats::write::{WriteError, Writer};
use crate::tokens::strings::string_id;
use crate::tokens::{Tokeniser, split_at};

/// What is written of each token.
const ATTRIBUTES: [u64; 3] = [ORTH, ENT_IOB, ENT_TYPE];

/// A writer with tokens of the chosen tokeniser.
pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(BinWriter { tokeniser: options.tokeniser, ..BinWriter::default() })
}

#[derive(Default)]
struct BinWriter {
    tokeniser: Tokeniser,
    /// Every string by its id.
    strings: HashMap<u64, String>,
    /// The tokens of all documents: the id of the word, and whether a space follows.
    words: Vec<u64>,
    spaces: Vec<u8>,
    /// The entities, by places among the tokens.
    entities: Vec<(Range<usize>, u64)>,
    /// The number of tokens of each document.
    lengths: Vec<i32>,
    /// What is known of each document.
    user_data: Vec<Vec<u8>>,
}

impl Writer for BinWriter {
    fn document(&mut self, document: &Document, _: &mut dyn Write) -> Result<(), WriteError> {
        let text = document.text.as_str();
        let spans: Vec<Range<usize>> = document.annotations().iter().map(|found| found.span.range()).collect();
        let edges: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
        let tokens = whole(text, &split_at(self.tokeniser.tokens(text), &edges));
        let first = self.words.len();
        for (token, has_space) in &tokens {
            let word = self.string(text.get(token.clone()).unwrap_or_default());
            self.words.push(word);
            self.spaces.push(u8::from(*has_space));
        }
        for (span, annotation) in spans.iter().zip(document.annotations()) {
            let start = tokens.partition_point(|(token, _)| token.start < span.start);
            let end = tokens.partition_point(|(token, _)| token.start < span.end);
            let label = self.string(&annotation.label);
            self.entities.push((first + start..first + end, label));
        }
        let length = i32::try_from(tokens.len()).map_err(|error| WriteError::of(document, error))?;
        self.lengths.push(length);
        let known = user_data(document);
        self.user_data.push(rmp_serde::to_vec_named(&known).map_err(|error| WriteError::of(document, error))?);
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> Result<(), WriteError> {
        let mut out = ZlibEncoder::new(out, Compression::default());
        self.map(&mut out)?;
        out.finish()?;
        Ok(())
    }
}

impl BinWriter {
    /// The id of a string, which goes into the file.
    fn string(&mut self, string: &str) -> u64 {
        let id = string_id(string);
        self.strings.entry(id).or_insert_with(|| string.to_owned());
        id
    }

    fn map(&self, out: &mut impl Write) -> Result<(), WriteError> {
        encode::write_map_len(out, 9).map_err(WriteError::of_file)?;
        key(out, "version")?;
        key(out, "0.1")?;
        key(out, "attrs")?;
        array(out, ATTRIBUTES.len())?;
        for attribute in ATTRIBUTES {
            encode::write_uint(out, attribute).map_err(WriteError::of_file)?;
        }
        key(out, "tokens")?;
        binary(out, self.words.len().saturating_mul(8 * ATTRIBUTES.len()))?;
        self.tokens(out)?;
        key(out, "spaces")?;
        binary(out, self.spaces.len())?;
        out.write_all(&self.spaces)?;
        key(out, "lengths")?;
        binary(out, self.lengths.len().saturating_mul(4))?;
        self.lengths.iter().try_for_each(|length| out.write_all(&length.to_le_bytes()))?;
        key(out, "strings")?;
        array(out, self.strings.len())?;
        // The same documents make the same file.
        let mut strings: Vec<&str> = self.strings.values().map(String::as_str).collect();
        strings.sort_unstable();
        strings.into_iter().try_for_each(|string| key(out, string))?;
        self.of_documents(out)
    }

    /// The numbers of each token.
    fn tokens(&self, out: &mut impl Write) -> Result<(), WriteError> {
        let mut entities = self.entities.iter().peekable();
        for (place, word) in self.words.iter().enumerate() {
            while entities.next_if(|(tokens, _)| tokens.end <= place).is_some() {}
            let (iob, label) = match entities.peek() {
                Some((tokens, label)) if tokens.start == place => (BEGIN, *label),
                Some((tokens, label)) if tokens.start < place => (INSIDE, *label),
                _ => (OUTSIDE, 0),
            };
            [*word, iob, label].iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))?;
        }
        Ok(())
    }

    /// What there is one of for each document.
    fn of_documents(&self, out: &mut impl Write) -> Result<(), WriteError> {
        key(out, "cats")?;
        array(out, self.lengths.len())?;
        for _ in &self.lengths {
            encode::write_map_len(out, 0).map_err(WriteError::of_file)?;
        }
        key(out, "flags")?;
        array(out, self.lengths.len())?;
        for _ in &self.lengths {
            encode::write_map_len(out, 1).map_err(WriteError::of_file)?;
            key(out, "has_unknown_spaces")?;
            encode::write_bool(out, false)?;
        }
        key(out, "user_data")?;
        array(out, self.user_data.len())?;
        for known in &self.user_data {
            binary(out, known.len())?;
            out.write_all(known)?;
        }
        Ok(())
    }
}

/// The tokens, and between them all white space but single spaces; with each whether a space follows.
fn whole(text: &str, tokens: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let mut whole: Vec<(Range<usize>, bool)> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    let end = text.len()..text.len();
    for token in tokens.iter().chain([&end]) {
        if text.get(at..token.start).is_some_and(|between| between.starts_with(' '))
            && let Some((_, has_space)) = whole.last_mut()
        {
            *has_space = true;
            at += 1;
        }
        if at < token.start {
            whole.push((at..token.start, false));
        }
        if !token.is_empty() {
            whole.push((token.clone(), false));
        }
        at = token.end;
    }
    whole
}

fn user_data(document: &Document) -> UserData {
    let about = document.about();
    UserData {
        id: document.id.0.clone(),
        title: about.title,
        date: about.date,
        source: about.source,
        author: about.author,
        tags: about.tags,
    }
}

fn key(out: &mut impl Write, string: &str) -> Result<(), WriteError> {
    encode::write_str(out, string).map_err(WriteError::of_file)
}

fn array(out: &mut impl Write, length: usize) -> Result<(), WriteError> {
    let length = u32::try_from(length).map_err(WriteError::of_file)?;
    encode::write_array_len(out, length).map(drop).map_err(WriteError::of_file)
}

fn binary(out: &mut impl Write, length: usize) -> Result<(), WriteError> {
    let length = u32::try_from(length)
        .map_err(|_| WriteError::of_file("a DocBin holds at most 170 million tokens: write it in parts"))?;
    encode::write_bin_len(out, length).map(drop).map_err(WriteError::of_file)
}
