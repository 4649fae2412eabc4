//! The peers: built or fetched, each of one pinned version, and put into a folder with the workers that run them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::site::copy;
use crate::npm::Package;
use crate::tools::{self, Toolbox};
use crate::{process, toolchain, workspace};

const TENSORFLOW: Package = Package {
    name: "@tensorflow/tfjs",
    version: "4.22.0",
    file: "dist/tf.min.js",
};
const TENSORFLOW_WASM: Package = Package {
    name: "@tensorflow/tfjs-backend-wasm",
    version: "4.22.0",
    file: "dist/tf-backend-wasm.min.js",
};
const CONVNETJS: Package = Package {
    name: "convnetjs",
    version: "0.3.0",
    file: "build/convnet-min.js",
};

/// What TensorFlow's wasm backend chooses from, by what the browser can do.
const TENSORFLOW_BINARIES: [&str; 3] = [
    "tfjs-backend-wasm.wasm",
    "tfjs-backend-wasm-simd.wasm",
    "tfjs-backend-wasm-threaded-simd.wasm",
];

/// Burn's backends for a browser's processor.
const BURN: [&str; 2] = ["flex", "ndarray"];

/// Fills a folder with the peers, their workers, and `peers.json`, the list of them.
pub(super) fn add(folder: &Path) -> Result<()> {
    copy(&sources().join("workers"), &folder.join("workers"))?;
    let mut peers = add_burn(folder)?;
    add_peak(folder)?;
    match process::find("npm") {
        Some(npm) => peers.extend(add_scripts(&npm, folder)?),
        None => println!("npm was not found: TensorFlow.js and ConvNetJS are left out."),
    }
    let list = folder.join("peers.json");
    fs::write(&list, Value::from(peers).to_string())
        .with_context(|| format!("cannot write {}", list.display()))
}

/// One of the list: what it is called, which worker runs it, and how.
fn peer(name: &str, worker: &str, variant: &str) -> Value {
    json!({ "name": name, "worker": worker, "variant": variant })
}

fn add_burn(folder: &Path) -> Result<Vec<Value>> {
    let toolbox = Toolbox::prepare(tools::TO_BUILD)?;
    let version = locked_version("burn")?;
    let mut peers = Vec::new();
    for backend in BURN {
        let wasm = build("burn-peer", &["--features", backend])?;
        let mut bindgen = toolbox.command("wasm-bindgen");
        bindgen
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--out-name",
                "burn",
                "--out-dir",
            ])
            .arg(folder.join(format!("burn-{backend}")))
            .arg(wasm);
        process::run(&mut bindgen)?;
        peers.push(peer(
            &format!("Burn {version}, {backend} backend"),
            "burn.js",
            backend,
        ));
    }
    Ok(peers)
}

fn add_peak(folder: &Path) -> Result<()> {
    copy(&build("peak", &[])?, &folder.join("peak.wasm"))
}

/// Builds a package of the peers' workspace and returns its wasm file. Features have folders of their own, since
/// cargo would build all of Burn again whenever they change.
fn build(package: &str, options: &[&str]) -> Result<PathBuf> {
    toolchain::ensure_wasm_target()?;
    println!(
        "Building {package} {} (some minutes the first time) ...",
        options.join(" ")
    );
    let target = workspace::target()?
        .join("peers")
        .join(options.last().unwrap_or(&package));
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .args(["build", "--release", "--locked", "--package", package])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(&target)
        .args(options)
        .current_dir(sources());
    process::run(&mut build)?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(target.join("wasm32-unknown-unknown/release").join(file))
}

fn add_scripts(npm: &Path, folder: &Path) -> Result<Vec<Value>> {
    let dist = TENSORFLOW.folder(npm)?;
    let to = |name: &str| folder.join(name);
    fs::create_dir_all(to("tfjs/dist"))?;
    copy(
        &dist.join(TENSORFLOW.file),
        &to("tfjs").join(TENSORFLOW.file),
    )?;
    let wasm = TENSORFLOW_WASM.folder(npm)?;
    let to_wasm = to("tfjs-backend-wasm");
    fs::create_dir_all(to_wasm.join("dist"))?;
    copy(
        &wasm.join(TENSORFLOW_WASM.file),
        &to_wasm.join(TENSORFLOW_WASM.file),
    )?;
    for binary in TENSORFLOW_BINARIES {
        copy(
            &wasm.join("dist").join(binary),
            &to_wasm.join("dist").join(binary),
        )?;
    }
    fs::create_dir_all(to("convnetjs/build"))?;
    let convnetjs = CONVNETJS.folder(npm)?;
    copy(
        &convnetjs.join(CONVNETJS.file),
        &to("convnetjs").join(CONVNETJS.file),
    )?;

    let tensorflow = |way: &str, variant: &str| {
        let name = format!("TensorFlow.js {}, {way}", TENSORFLOW.version);
        peer(&name, "tensorflow.js", variant)
    };
    Ok(vec![
        tensorflow("wasm, loop by hand", "wasm-core"),
        tensorflow("wasm, `fit`", "wasm-fit"),
        tensorflow("cpu, loop by hand", "cpu-core"),
        peer(
            &format!("ConvNetJS {}", CONVNETJS.version),
            "convnetjs.js",
            "",
        ),
    ])
}

/// The version of a package that the peers' lock file has.
fn locked_version(package: &str) -> Result<String> {
    let path = sources().join("Cargo.lock");
    let lock =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut lines = lock.lines();
    lines
        .find(|line| *line == format!("name = \"{package}\""))
        .and_then(|_| {
            lines
                .next()?
                .strip_prefix("version = \"")?
                .strip_suffix('"')
        })
        .map(str::to_owned)
        .with_context(|| format!("{} has no {package}", path.display()))
}

fn sources() -> PathBuf {
    workspace::root().join("benches").join("peers")
}
