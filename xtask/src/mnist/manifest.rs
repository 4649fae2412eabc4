//! `data/manifest.json`: which data a site carries, so that the page never asks for what is absent.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// Where a site built with `--full` keeps the four original files, within its `data` folder.
pub(crate) const FULL_FOLDER: &str = "full";

/// Lists the packed IDX files of a data folder with their sizes in bytes.
///
/// ```json
/// { "full": null, "subset": { "training-images.idx3.gz": 1620000, ... } }
/// ```
/// `full` is an object of the same kind where the site has the full set; its names are relative
/// to the manifest too.
pub(crate) fn write_manifest(data: &Path) -> Result<()> {
    let manifest = json!({
        "subset": files(data, "")?,
        "full": if data.join(FULL_FOLDER).is_dir() { files(&data.join(FULL_FOLDER), "full/")? } else { Value::Null },
    });
    let path = data.join("manifest.json");
    fs::write(&path, format!("{manifest:#}\n"))
        .with_context(|| format!("cannot write {}", path.display()))
}

fn files(folder: &Path, prefix: &str) -> Result<Value> {
    let mut sizes = Map::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if Path::new(&name)
            .extension()
            .is_some_and(|extension| extension == "gz")
        {
            sizes.insert(format!("{prefix}{name}"), entry.metadata()?.len().into());
        }
    }
    sizes.sort_keys();
    Ok(Value::Object(sizes))
}
