//! `cargo xtask fuzz`: bytes at random, as many millions as one likes, for whatever reads what anybody may have made.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::tools::{self, Toolbox};
use crate::{misuse, process, workspace};

/// Seconds that one input may take, on a busy machine too.
const MOST_SECS: u32 = 30;

/// How much memory the fuzzer keeps for the next execution.
const KEPT_BYTES: &str = "268435456";

/// What is wanted.
#[derive(Debug, PartialEq)]
struct Wish {
    /// Names of targets; none for all.
    targets: Vec<String>,
    /// Executions of each; nothing for as many as a target says itself.
    runs: Option<u64>,
    sanitizer: Sanitizer,
    /// Whether the fuzzer sees what is compared, and so guesses what would be equal: most of an execution's time.
    sees_compared: bool,
}

/// What is looked at besides panics, wrong sums and memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sanitizer {
    /// Nothing: safe Rust panics before it touches what is not its own.
    None,
    /// Every access, at half the speed or less. Only a nightly compiler can.
    Address,
}

/// A target as `write-seeds` of `tests/hostile` lists it.
#[derive(Debug, PartialEq)]
struct Target {
    name: String,
    /// The most bytes of an input.
    longest: u32,
    runs: u64,
}

pub(crate) fn run(arguments: Parser) -> Result<()> {
    let wish = parse(arguments)?;
    let targets = targets(&wish)?;
    let toolbox = Toolbox::prepare(tools::TO_FUZZ)?;
    for target in &targets {
        process::run(cargo_fuzz(&toolbox, &wish, "build").arg(&target.name))?;
    }
    for target in &targets {
        fuzz(&toolbox, &wish, target)?;
    }
    println!("No finding.");
    Ok(())
}

fn parse(mut arguments: Parser) -> Result<Wish> {
    let mut wish = Wish {
        targets: Vec::new(),
        runs: None,
        sanitizer: Sanitizer::None,
        sees_compared: true,
    };
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Value(name) => wish.targets.push(name.string().map_err(misuse)?),
            Arg::Long("runs") => {
                let runs = arguments.value().and_then(|runs| runs.parse());
                wish.runs = Some(runs.map_err(misuse)?);
            }
            Arg::Long("sanitizer") => {
                let name = arguments.value().and_then(ValueExt::string);
                wish.sanitizer = match name.map_err(misuse)?.as_str() {
                    "none" => Sanitizer::None,
                    "address" => Sanitizer::Address,
                    other => {
                        return Err(misuse(format!(
                            "--sanitizer: expected none or address, got {other}"
                        )));
                    }
                };
            }
            Arg::Long("no-trace-compares") => wish.sees_compared = false,
            other => return Err(misuse(other.unexpected())),
        }
    }
    Ok(wish)
}

/// The targets that are wanted, whose seeds and words are written anew.
fn targets(wish: &Wish) -> Result<Vec<Target>> {
    let mut write = Command::new("cargo");
    write
        .args(["run", "--quiet", "--package", "digit-lab-hostile", "--"])
        .arg(folder());
    let printed = process::output_of(write.current_dir(workspace::root()))?;
    let all: Vec<Target> = printed.lines().filter_map(Target::of_line).collect();
    let names: Vec<&str> = all.iter().map(|target| target.name.as_str()).collect();
    let unknown = |wanted: &&String| !names.contains(&wanted.as_str());
    if let Some(unknown) = wish.targets.iter().find(unknown) {
        let names = names.join(", ");
        return Err(misuse(format!(
            "there is no target {unknown}; the targets are {names}"
        )));
    }
    let is_wanted =
        |target: &Target| wish.targets.is_empty() || wish.targets.contains(&target.name);
    Ok(all.into_iter().filter(is_wanted).collect())
}

impl Target {
    fn of_line(line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        Some(Self {
            name: parts.next()?.to_owned(),
            longest: parts.next()?.parse().ok()?,
            runs: parts.next()?.parse().ok()?,
        })
    }
}

/// `cargo fuzz build` or `run`. Without a sanitizer the pinned stable compiler will do.
fn cargo_fuzz(toolbox: &Toolbox, wish: &Wish, what: &str) -> Command {
    let mut command = toolbox.command("cargo");
    let sanitizer = match wish.sanitizer {
        Sanitizer::None => "none",
        Sanitizer::Address => {
            command.env("RUSTUP_TOOLCHAIN", "nightly");
            "address"
        }
    };
    command
        .args(["fuzz", what, "--sanitizer", sanitizer])
        // Where it was is in the message; of so large a program a backtrace takes long.
        .env("RUST_BACKTRACE", "0")
        // Memory that glibc gives back after each execution costs half of a short one's time.
        .env("MALLOC_MMAP_THRESHOLD_", KEPT_BYTES)
        .env("MALLOC_TRIM_THRESHOLD_", KEPT_BYTES)
        .current_dir(workspace::root());
    if !wish.sees_compared {
        command.arg("--no-trace-compares");
    }
    command
}

fn fuzz(toolbox: &Toolbox, wish: &Wish, target: &Target) -> Result<()> {
    let Target {
        name,
        longest,
        runs,
    } = target;
    let runs = wish.runs.unwrap_or(*runs);
    let log = folder().join("logs").join(format!("{name}.log"));
    let said = create(&log)?;
    println!("{name}: {runs} executions ...");
    let start = Instant::now();
    let mut run = cargo_fuzz(toolbox, wish, "run");
    run.arg(name)
        .arg("--")
        .args([
            format!("-runs={runs}"),
            format!("-max_len={longest}"),
            format!("-timeout={MOST_SECS}"),
            "-print_final_stats=1".to_owned(),
        ])
        .stderr(said);
    // A target of structured inputs has no words.
    let words = folder().join("words").join(name);
    if words.is_file() {
        run.arg(format!("-dict={}", words.display()));
    }
    let status = run.status().context("cannot start cargo")?;
    let said = fs::read_to_string(&log).unwrap_or_default();
    if !status.success() {
        bail!(
            "{name}: a finding ({}); all that was said is in {}, the input in {}",
            finding(&said).unwrap_or("see there"),
            log.display(),
            folder().join("artifacts").join(name).display()
        );
    }
    let executed = executions(&said).context("the fuzzer did not say how often it ran")?;
    let secs = start.elapsed().as_secs_f64();
    println!(
        "{name}: {executed} executions in {secs:.0} s, {:.0} a second",
        executed as f64 / secs
    );
    Ok(())
}

/// How often the fuzzer ran, by its last words.
fn executions(said: &str) -> Option<u64> {
    let mut lines = said.lines().rev();
    let executed = lines.find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    executed?.trim().parse().ok()
}

/// What the fuzzer found, in its words.
fn finding(said: &str) -> Option<&str> {
    let mut lines = said.lines();
    lines.find(|line| line.contains("panicked at") || line.contains("ERROR:"))
}

fn create(log: &Path) -> Result<File> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create(log).with_context(|| format!("cannot write {}", log.display()))
}

/// cargo-fuzz's folder.
fn folder() -> PathBuf {
    workspace::root().join("fuzz")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(arguments: &[&str]) -> Result<Wish> {
        parse(Parser::from_args(arguments))
    }

    #[test]
    fn targets_runs_and_sanitizer_can_be_named() {
        let named = wish(&["idx", "--runs", "1000", "gzip", "--sanitizer=address"]).unwrap();
        assert_eq!(named.targets, ["idx", "gzip"]);
        assert_eq!(named.runs, Some(1_000));
        assert_eq!(named.sanitizer, Sanitizer::Address);
        assert!(named.sees_compared);
        assert!(!wish(&["--no-trace-compares"]).unwrap().sees_compared);
        assert_eq!(wish(&[]).unwrap().runs, None);
        for wrong in [&["--runs", "many"][..], &["--sanitizer=thread"], &["-x"]] {
            assert!(wish(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn what_the_fuzzer_says_is_understood() {
        let said = "#2 INITED\nstat::number_of_executed_units: 10000000\nstat::peak_rss_mb: 80\n";
        assert_eq!(executions(said), Some(10_000_000));
        let said = "#2 INITED\n\nthread 'main' panicked at src/a.rs:1:2:\nno\n==1== ERROR: libFuzzer: deadly signal\n";
        assert_eq!(
            finding(said),
            Some("thread 'main' panicked at src/a.rs:1:2:")
        );
        let line = "idx\t4096\t10000000";
        let target = Target::of_line(line).map(|it| (it.name, it.longest, it.runs));
        assert_eq!(target, Some(("idx".to_owned(), 4_096, 10_000_000)));
    }
}
