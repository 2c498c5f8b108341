//! Any file is opened as web-annotation without a panic.

#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| tallymark_fuzz::open("web-annotation", file));
