//! What is kept as parts of an archive, and back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::archive::Parts;
use super::{Backup, BackupError, Bytes, FORMAT, KeptCheckpoint, KeptNetwork, KeptRun, PartKind};

/// The part by which such an archive is known.
const ABOUT: &str = "digit-lab.json";
const SETTINGS: &str = "settings.json";
const DRAWINGS: &str = "hand/drawings.jsonl";
const HAND: &str = "hand/network.safetensors";

#[derive(Serialize, Deserialize)]
struct About {
    format: u32,
}

#[derive(Serialize, Deserialize)]
struct NetworkNote {
    name: String,
}

impl<'a> Backup<'a> {
    pub(super) fn to_parts(&self) -> Parts<'_> {
        let mut parts = Parts::new();
        put_json(&mut parts, ABOUT, &About { format: FORMAT });
        put_json(&mut parts, SETTINGS, &self.settings);
        let lines = self.drawings.iter().map(|line| line.clone() + "\n");
        let lines = lines.collect::<String>().into_bytes();
        parts.insert(DRAWINGS.to_owned(), lines.into());
        put(&mut parts, HAND.to_owned(), self.hand.as_ref());
        for (index, run) in self.runs.iter().enumerate() {
            let name = |what: &str| run_part(index, what);
            put_json(&mut parts, &name("json"), &run.note);
            put(
                &mut parts,
                name("network.safetensors"),
                run.network.as_ref(),
            );
            for (what, kept) in [("latest", &run.latest), ("best", &run.best)] {
                if let Some(KeptCheckpoint { record, bytes }) = kept {
                    put_json(&mut parts, &name(&format!("{what}.json")), record);
                    put(
                        &mut parts,
                        name(&format!("{what}.safetensors")),
                        Some(bytes),
                    );
                }
            }
            let network = run.best_network.as_ref();
            put(&mut parts, name("best.network.safetensors"), network);
        }
        for (index, KeptNetwork { name, model }) in self.networks.iter().enumerate() {
            let note = NetworkNote { name: name.clone() };
            put_json(&mut parts, &network_part(index, "json"), &note);
            put(&mut parts, network_part(index, "safetensors"), Some(model));
        }
        parts
    }

    /// Parts that are not known are left out of account: programs that pack archives add some.
    pub(super) fn of_parts(parts: &Parts<'a>) -> Result<Self, BackupError> {
        let About { format } = json(parts, ABOUT, PartKind::Values)?;
        if format != FORMAT {
            return Err(BackupError::Format { got: format });
        }
        let drawings = needed(parts, DRAWINGS)?;
        let drawings =
            str::from_utf8(&drawings).map_err(|error| PartKind::Drawings.fault(DRAWINGS, error))?;
        let drawings = drawings.lines().filter(|line| !line.trim().is_empty());
        let (mut runs, mut networks) = (Vec::new(), Vec::new());
        while parts.contains_key(&run_part(runs.len(), "json")) {
            runs.push(run(parts, runs.len())?);
        }
        while parts.contains_key(&network_part(networks.len(), "json")) {
            let note = network_part(networks.len(), "json");
            let NetworkNote { name } = json(parts, &note, PartKind::Values)?;
            let model = needed(parts, &network_part(networks.len(), "safetensors"))?;
            networks.push(KeptNetwork { name, model });
        }
        Ok(Self {
            settings: json::<BTreeMap<String, String>>(parts, SETTINGS, PartKind::Values)?,
            drawings: drawings.map(str::to_owned).collect(),
            hand: parts.get(HAND).cloned(),
            runs,
            networks,
        })
    }
}

fn run<'a>(parts: &Parts<'a>, index: usize) -> Result<KeptRun<'a>, BackupError> {
    let part = |what: &str| parts.get(&run_part(index, what)).cloned();
    let checkpoint = |what: &str| -> Result<Option<KeptCheckpoint<'a>>, BackupError> {
        let record = run_part(index, &format!("{what}.json"));
        if !parts.contains_key(&record) {
            return Ok(None);
        }
        let bytes = run_part(index, &format!("{what}.safetensors"));
        Ok(Some(KeptCheckpoint {
            record: json(parts, &record, PartKind::Record)?,
            bytes: needed(parts, &bytes)?,
        }))
    };
    Ok(KeptRun {
        note: json(parts, &run_part(index, "json"), PartKind::Record)?,
        network: part("network.safetensors"),
        latest: checkpoint("latest")?,
        best: checkpoint("best")?,
        best_network: part("best.network.safetensors"),
    })
}

/// Of a training, counted from 0 here and from 1 in its name: `runs/1.json`.
pub(super) fn run_part(index: usize, what: &str) -> String {
    format!("runs/{}.{what}", index + 1)
}

/// Of a network from a file: `networks/1.safetensors`.
pub(super) fn network_part(index: usize, what: &str) -> String {
    format!("networks/{}.{what}", index + 1)
}

/// The part of the drawings.
pub(super) fn drawings_part() -> &'static str {
    DRAWINGS
}

/// The part of the network that has learned them.
pub(super) fn hand_part() -> &'static str {
    HAND
}

fn put<'a>(parts: &mut Parts<'a>, name: String, content: Option<&'a Bytes<'_>>) {
    if let Some(content) = content {
        parts.insert(name, Cow::Borrowed(content));
    }
}

fn put_json(parts: &mut Parts<'_>, name: &str, value: &impl Serialize) {
    // Maps with text as keys, numbers and texts: there is no other form of them.
    let json = serde_json::to_vec(value).unwrap_or_default();
    parts.insert(name.to_owned(), json.into());
}

fn needed<'a>(parts: &Parts<'a>, name: &str) -> Result<Bytes<'a>, BackupError> {
    let part = parts.get(name).cloned();
    part.ok_or_else(|| BackupError::Missing {
        name: name.to_owned(),
    })
}

fn json<T: DeserializeOwned>(
    parts: &Parts<'_>,
    name: &str,
    expected: PartKind,
) -> Result<T, BackupError> {
    let part = needed(parts, name)?;
    serde_json::from_slice(&part).map_err(|error| expected.fault(name, error))
}
