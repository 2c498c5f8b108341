//! The lists that the recogniser knows words by.

use std::fs;
use std::path::Path;

use tallymark_extract::training::Lists;

/// All lists of a folder: a section heading in brackets says what the lines after it are.
pub(crate) fn read(folder: &Path) -> Result<Lists, String> {
    let mut lists = Lists::default();
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>).map_err(failed)?;
    let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    for path in files {
        let file = fs::read_to_string(&path).map_err(failed)?;
        let mut section = String::new();
        for (number, line) in (1..).zip(file.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[') {
                name.trim_end_matches(']').clone_into(&mut section);
            } else if section == "clusters" {
                if let Some((word, Ok(cluster))) = line.split_once('\t').map(|(word, number)| (word, number.parse())) {
                    lists.group(word, cluster);
                }
            } else {
                lists
                    .add(&section, line)
                    .map_err(|name| format!("{}:{number}: there is no list {name}", path.display()))?;
            }
        }
    }
    Ok(lists)
}
