//! Any file is opened as hugging-face without a panic.

#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| tallymark_fuzz::open("hugging-face", file));
