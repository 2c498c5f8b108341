//! The converter: a worker that writes, proves and reads the files of datasets. It only moves bytes and messages; the work is
//! in `tallymark_dataset::formats`.

mod batch;
mod compare;
mod export;
mod file;
mod import;
mod link;

use std::panic;

use tallymark_converter::Request;
use wasm_bindgen_futures::spawn_local;

fn main() {
    panic::set_hook(Box::new(link::tell_panic));
    spawn_local(async {
        let mut link = link::Link::new();
        while let Some((request, file)) = link.next().await {
            match request {
                Request::Export(order) => export::export(&mut link, *order).await,
                Request::Open => import::open(&mut link, file).await,
                Request::Annotator => compare::compare(&mut link, file).await,
                // The page says these only in the midst of the above.
                stray => wasm_bindgen::throw_str(&format!("the converter was told {stray:?} out of turn")),
            }
        }
    });
}
