//! The files that a dataset is read from.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use tallymark_dataset::DocumentId;
use tallymark_dataset::formats::{BEGINNING, Format, Input, Item, Place, Problem, Texts, recognise};
use tallymark_text::Text;

use super::Messages;

/// Files, read one after the other.
pub(crate) struct Sources {
    files: Vec<PathBuf>,
    /// Their format; without one each is recognised.
    from: Option<Format>,
    /// The texts that a table of spans refers to: those of `--texts`, and those of all documents met.
    texts: RefCell<HashMap<DocumentId, Text>>,
    remembers: bool,
}

impl Sources {
    pub(crate) fn new(files: Vec<PathBuf>, from: Option<Format>) -> Self {
        let files = if files.is_empty() { vec![PathBuf::from("-")] } else { files };
        Self { files, from, texts: RefCell::default(), remembers: false }
    }

    /// The same, with the texts of a dataset.
    ///
    /// # Errors
    /// Where messages cannot be written.
    pub(super) fn with_texts(self, path: PathBuf, messages: &mut Messages<'_>) -> io::Result<Self> {
        let texts = Self { remembers: true, ..Self::new(vec![path], None) };
        texts.each(&mut |source, item| match item {
            Item::Problem(problem) => messages.problem(source, &problem),
            Item::Document(_) | Item::OffsetUnit(_) => Ok(()),
        })?;
        Ok(Self { texts: texts.texts, ..self })
    }

    /// The same; the texts that are read can be asked for afterwards.
    pub(super) fn remembering(self) -> Self {
        Self { remembers: true, ..self }
    }

    /// Whether this is one of the files.
    pub(super) fn include(&self, path: &Path) -> bool {
        path.canonicalize()
            .is_ok_and(|path| self.files.iter().any(|file| file.canonicalize().is_ok_and(|file| file == path)))
    }

    /// Gives everything in the files to `take`, with the name of its file.
    ///
    /// # Errors
    /// What `take` gives, at once.
    pub(crate) fn each(&self, take: &mut dyn FnMut(&str, Item) -> io::Result<()>) -> io::Result<()> {
        for path in &self.files {
            let is_stdin = path.as_os_str() == "-";
            let name = if is_stdin { "stdin".into() } else { path.to_string_lossy() };
            let opened = if is_stdin { stream(io::stdin().lock()) } else { File::open(path).and_then(file) };
            let problem = |reason: String| Item::Problem(Problem { place: Place::default(), reason });
            let (beginning, input) = match opened {
                Ok(opened) => opened,
                Err(error) => {
                    take(&name, problem(error.to_string()))?;
                    continue;
                }
            };
            let Some(format) = self.from.or_else(|| recognise(&beginning)) else {
                take(
                    &name,
                    problem("it is no dataset that Tallymark recognises; name its format with --from".to_owned()),
                )?;
                continue;
            };
            // A reader asks for texts while it reads; what it reads is remembered between two items.
            for item in format.read(input, self) {
                if let (true, Item::Document(document)) = (self.remembers, &item) {
                    self.texts.borrow_mut().insert(document.id.clone(), document.text.clone());
                }
                take(&name, item)?;
            }
        }
        Ok(())
    }
}

impl Texts for Sources {
    fn text(&self, document: &DocumentId) -> Option<Text> {
        self.texts.borrow().get(document).cloned()
    }
}

/// The beginning of a file, and the file from its start.
type Opened<'a> = (Vec<u8>, Input<'a>);

fn file(mut file: File) -> io::Result<Opened<'static>> {
    let beginning = beginning(&mut file)?;
    // A pipe with a name cannot be read twice.
    if file.rewind().is_err() {
        return Ok((beginning.clone(), Input::stream(BufReader::new(Cursor::new(beginning).chain(file)))));
    }
    Ok((beginning, Input::file(file)))
}

fn stream<'a>(mut from: impl Read + 'a) -> io::Result<Opened<'a>> {
    let beginning = beginning(&mut from)?;
    Ok((beginning.clone(), Input::stream(BufReader::new(Cursor::new(beginning).chain(from)))))
}

fn beginning(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut beginning = Vec::new();
    from.take(BEGINNING as u64).read_to_end(&mut beginning)?;
    Ok(beginning)
}
