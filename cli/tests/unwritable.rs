//! Files that cannot be written: said before the work, not after it.

use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a command says that ends with a fault.
#[track_caller]
fn fault(arguments: &[&str]) -> Result<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_digit-lab"))
        .args(arguments)
        .output()?;
    assert_eq!(output.status.code(), Some(2));
    // Nothing has been done yet.
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// An empty folder of this name.
fn folder(name: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

#[test]
fn a_place_that_is_not_there_is_named_before_training() -> Result<()> {
    let folder = folder("unwritable")?;
    let absent = folder.join("absent/network.json").display().to_string();
    let taken = folder.join("taken.json");
    fs::create_dir(&taken)?;
    let taken = taken.display().to_string();
    let train = ["train", "--layers", "784,10", "--epochs", "1", "--save"];
    let run = ["experiments", "run", "1.1", "--table"];
    for (command, path) in [
        (&train[..], &absent),
        (&train, &taken),
        (&run, &absent),
        (&run, &taken),
        (&["pretrain", "--save"], &absent),
    ] {
        let said = fault(&[command, &[path]].concat())?;
        assert!(
            said.starts_with(&format!("digit-lab: {path}: ")),
            "{command:?}: {said}"
        );
    }
    // Not even a part of a file.
    let left: Vec<_> = fs::read_dir(&folder)?.collect();
    assert_eq!(left.len(), 1, "{left:?}");
    Ok(())
}
