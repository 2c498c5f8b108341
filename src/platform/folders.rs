//! Files from folders: dropped on the page, or chosen.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use crate::platform::files;

/// A file and what it is called, with the folders that it is in.
#[derive(Clone, Debug)]
pub struct Named {
    /// `news/2025/mill.txt`
    pub path: String,
    /// The file.
    pub file: File,
}

/// Something that was dropped.
pub enum Dropped {
    /// A file.
    File(File),
    /// A folder, to be walked through.
    Folder(FileSystemDirectoryEntry),
}

#[wasm_bindgen]
extern "C" {
    /// `File` with the path that a chosen folder gives it, which web-sys does not have.
    type Placed;
    #[wasm_bindgen(method, getter, js_name = webkitRelativePath)]
    fn path(this: &Placed) -> Option<String>;
}

/// The files of a list, of a chosen folder too.
pub fn listed(list: &FileList) -> Vec<Named> {
    files::listed(list)
        .into_iter()
        .map(|file| {
            let path = file.unchecked_ref::<Placed>().path().filter(|path| !path.is_empty());
            Named { path: path.unwrap_or_else(|| file.name()), file }
        })
        .collect()
}

/// What was dropped. The browser gives it only while it tells of the drop.
pub fn dropped(data: &DataTransfer) -> Vec<Dropped> {
    let items = data.items();
    let dropped = (0..items.length()).filter_map(|index| {
        let item = items.get(index)?;
        let entry = item.webkit_get_as_entry().ok().flatten();
        match entry.filter(FileSystemEntry::is_directory) {
            Some(folder) => Some(Dropped::Folder(folder.unchecked_into())),
            None => item.get_as_file().ok().flatten().map(Dropped::File),
        }
    });
    dropped.collect()
}

/// All files that were dropped, those in folders by their paths. `tell` hears how many there are so far.
pub async fn walk(dropped: Vec<Dropped>, tell: impl Fn(usize)) -> Vec<Named> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for one in dropped {
        match one {
            Dropped::File(file) => files.push(Named { path: file.name(), file }),
            Dropped::Folder(folder) => folders.push(folder),
        }
    }
    let mut within = Vec::new();
    while let Some(folder) = folders.pop() {
        // A folder or a file that cannot be read is left out here as the browser's own dialog leaves it out.
        for entry in entries(&folder).await.unwrap_or_default() {
            if entry.is_directory() {
                folders.push(entry.unchecked_into());
            } else if let Ok(file) = file(entry.unchecked_ref()).await {
                within.push(Named { path: entry.full_path().trim_start_matches('/').to_owned(), file });
            }
        }
        tell(files.len() + within.len());
    }
    within.sort_by(|one, other| one.path.cmp(&other.path));
    files.extend(within);
    files
}

/// What is in a folder. The browser gives it in parts.
async fn entries(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let part = js_sys::Promise::new(&mut |resolve, reject| {
            if let Err(error) =
                reader.read_entries_with_callback_and_callback(resolve.unchecked_ref(), reject.unchecked_ref())
            {
                let _: Result<JsValue, JsValue> = reject.call1(&JsValue::UNDEFINED, &error);
            }
        });
        let part: js_sys::Array = JsFuture::from(part).await?.unchecked_into();
        if part.length() == 0 {
            return Ok(all);
        }
        all.extend(part.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

async fn file(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = js_sys::Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(resolve.unchecked_ref(), reject.unchecked_ref());
    });
    JsFuture::from(file).await.map(JsCast::unchecked_into)
}
