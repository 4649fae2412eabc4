//! What happens when nobody reads what a command prints.

use std::fs;
use std::io::{Result, pipe};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs a command whose output nobody reads.
fn unread(arguments: &[&str]) -> Result<Output> {
    let (reader, writer) = pipe()?;
    drop(reader);
    Command::new(env!("CARGO_BIN_EXE_digit-lab"))
        .args(arguments)
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
}

#[track_caller]
fn check(arguments: &[&str]) -> Result<()> {
    let output = unread(arguments)?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((&*said, output.status.code()), ("", Some(0)));
    Ok(())
}

#[test]
fn a_command_that_nobody_reads_ends_quietly() -> Result<()> {
    check(&["no-digits", "--each", "1"])?;
    check(&["no-digits", "--each", "1", "--json"])?;
    check(&["evaluate"])
}

#[test]
fn a_network_is_saved_though_nobody_reads_how_it_learned() -> Result<()> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unread.json");
    if file.exists() {
        fs::remove_file(&file)?;
    }
    let name = file.display().to_string();
    let little = ["train", "--layers", "784,10", "--train-size", "10"];
    check(&[&little[..], &["--epochs", "2", "--save", &name]].concat())?;
    assert!(file.is_file());
    Ok(())
}

#[test]
fn so_does_help() -> Result<()> {
    check(&["--help"])?;
    check(&["pretrain", "--help"])
}
