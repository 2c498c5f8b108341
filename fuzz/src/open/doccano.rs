//! Any file is opened as doccano without a panic.

#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| tallymark_fuzz::open("doccano", file));
