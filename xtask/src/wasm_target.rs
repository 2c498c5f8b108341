//! The compiler's target wasm32-unknown-unknown: rustup's, or Debian's compiler where rustup has none to give.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, project};

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler with the standard library's source, from which it builds the target's library.
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

const REMEDY: &str = "the compiler cannot build for wasm32-unknown-unknown. Try one of:
  rustup target add wasm32-unknown-unknown       (needs the network)
  the package of your system's Rust with that target (rust-std-static-wasm32-unknown-unknown, rust-wasm, …)";

/// Sets the target up where it is missing; a folder with a `cargo` that must come first on PATH, if there is one.
pub(crate) fn setup(cache: &Path) -> Result<Option<PathBuf>> {
    if is_there() {
        return Ok(None);
    }
    let shim = cache.join("tools/debian-web/bin");
    if shim.join("cargo").is_file() && Path::new("/usr/bin/rustc").is_file() {
        return Ok(Some(shim));
    }
    println!("setting up the target {TARGET} …");
    if process::find("rustup").is_some() {
        if process::run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() && is_there() {
            return Ok(None);
        }
        if process::may_use_apt() {
            println!("rustup has no {TARGET} to give here; trying Debian's compiler");
            return debian(&shim).map(|()| Some(shim)).context(REMEDY);
        }
    }
    bail!(REMEDY)
}

/// Whether the compiler has the target's standard library.
fn is_there() -> bool {
    let library = process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    library.is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Installs Debian's compiler and a `cargo` that uses it for the target's builds and rustup's for all others.
fn debian(shim: &Path) -> Result<()> {
    process::apt_install(&DEBIAN_PACKAGES)?;
    process::run(Command::new("rustup").args(["toolchain", "link", "debian-web", "/usr"]))?;
    let sysroot =
        process::output(Command::new("rustc").args(["--print", "sysroot"])).context("rustc does not start")?;
    let host =
        process::output(Command::new("rustc").args(["--print", "host-tuple"])).context("rustc does not start")?;
    let linker = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld");
    let cargo = process::find("cargo").context("cargo is not on PATH")?;
    let script = format!(
        "#!/bin/sh\n\
         # Written by `cargo xtask setup`: Debian's compiler for {TARGET}, the usual one for all else.\n\
         case \"$*\" in *{TARGET}*)\n\
         export RUSTUP_TOOLCHAIN=debian-web RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort\n\
         export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER='{}' ;;\n\
         esac\n\
         exec '{}' \"$@\"\n",
        linker.display(),
        cargo.display(),
    );
    fs::create_dir_all(shim)?;
    let unfinished = shim.join("unfinished");
    fs::write(&unfinished, script)?;
    process::run(Command::new("chmod").arg("+x").arg(&unfinished))?;
    // The standard library is built from source, and that needs crates of its own.
    let mut fetch = Command::new(&unfinished);
    process::run(fetch.current_dir(project::root()).args(["fetch", "--quiet", "--target", TARGET]))?;
    fs::rename(unfinished, shim.join("cargo")).context("cannot write the cargo of Debian's compiler")
}
