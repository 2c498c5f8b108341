//! The articles that were written for Tallymark, their names marked in place.

use std::fs;
use std::path::Path;

use tallymark_tables::unmarked;
use tallymark_text::Text;

use crate::corpus::Document;
use crate::labels::{LabelSet, ours};

/// What stands between two articles of a file.
const BETWEEN: &str = "\n=====\n";

/// How much a written article counts: as much as several of the corpora, whose labels are coarser or less sure.
const WEIGHT: f32 = 5.0;

/// Every article of a folder, in order of the files' names.
pub(crate) fn read(folder: &Path) -> Result<Vec<Document>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>).map_err(failed)?;
    let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let mut articles = Vec::new();
    for path in files {
        let file = fs::read_to_string(&path).map_err(failed)?;
        for (number, article) in (1..).zip(file.split(BETWEEN)) {
            let read = document(article.trim());
            articles.push(read.map_err(|error| format!("{}, article {number}: {error}", path.display()))?);
        }
    }
    Ok(articles)
}

/// An article whose names are marked in it.
fn document(marked: &str) -> Result<Document, String> {
    let (text, marks) = unmarked(marked);
    let names = marks.into_iter().map(|mark| {
        let set = ours(&mark.label).ok_or_else(|| format!("{} is no label of names", mark.label))?;
        Ok((mark.start, mark.end, set))
    });
    let names = names.collect::<Result<_, String>>()?;
    let unasked = LabelSet::default();
    Ok(Document { text: Text::new(text), names, unknown: Vec::new(), unasked, weight: WEIGHT, is_by_people: false })
}
