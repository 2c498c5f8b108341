//! Files that are articles, opened at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_extract::Options;
use web_sys::File;

use crate::platform::files;
use crate::platform::pieces::Encoding;
use crate::state::{Draft, Store};
use crate::tr;

/// Reads files and adds each as an article; what cannot be read is told file by file.
pub(super) fn open_files(store: Store, list: Vec<File>) {
    spawn_local(async move {
        for file in list {
            if store.is_backup(&file).await {
                store.offer_backup(file);
                continue;
            }
            match files::read(&file).await {
                Err(unread) => store.fail(unread.told(&file.name())),
                Ok(article) => {
                    let date = match article.date {
                        None => store.dateline(&article.text).await,
                        known => known,
                    };
                    let options = Options { date, ..store.draft.with_untracked(Draft::options) };
                    store.add_article(&article.text, &article.title.unwrap_or_default(), options);
                    if article.encoding == Encoding::Windows1252 {
                        store.tell(tr::file_windows(&file.name()));
                    }
                }
            }
        }
    });
}
