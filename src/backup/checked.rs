//! Whether what an archive holds is what it says.

use std::fmt::Display;

use super::parts::{drawings_part, hand_part, network_part, run_part};
use super::{Backup, BackupError, KeptCheckpoint, KeptRun, PartKind};
use crate::drawing::LabeledDrawing;
use crate::json::SerdeJson;
use crate::model_file::load_safetensors;
use crate::reading::Reader;
use crate::training::{Run, RunRecord};

/// The latest moment that a `Date` of JavaScript's can hold, in milliseconds since 1970.
const LATEST_MOMENT: f64 = 8.64e15;

impl Backup<'_> {
    pub(super) fn check(&self) -> Result<(), BackupError> {
        for (index, line) in self.drawings.iter().enumerate() {
            LabeledDrawing::on_pad::<SerdeJson>(line).map_err(|error| {
                PartKind::Drawings.fault(drawings_part(), format!("line {}: {error}", index + 1))
            })?;
        }
        if let Some(hand) = &self.hand {
            check_reader(hand_part(), hand)?;
        }
        for (index, run) in self.runs.iter().enumerate() {
            run.check(index)?;
        }
        for (index, network) in self.networks.iter().enumerate() {
            check_reader(&network_part(index, "safetensors"), &network.model)?;
        }
        Ok(())
    }
}

impl KeptRun<'_> {
    fn check(&self, index: usize) -> Result<(), BackupError> {
        let part = |what: &str| run_part(index, what);
        let note = &self.note;
        let is_moment = |millis: f64| (0.0..=LATEST_MOMENT).contains(&millis);
        if !(is_moment(note.began) && note.repeats.is_none_or(is_moment)) {
            let reason = "expected moments from 1970 on, got others";
            return Err(PartKind::Record.fault(&part("json"), reason));
        }
        let check_record = |what: &str, record: &RunRecord| {
            let checked = record.check();
            checked.map_err(|error| PartKind::Record.fault(&part(what), error))
        };
        check_record("json", &note.record)?;
        let networks = [
            ("network.safetensors", &self.network),
            ("best.network.safetensors", &self.best_network),
        ];
        for (what, network) in networks {
            if let Some(network) = network {
                load_safetensors::<SerdeJson>(network)
                    .map_err(|error| PartKind::Network.fault(&part(what), error))?;
            }
        }
        for (what, kept) in [("latest", &self.latest), ("best", &self.best)] {
            if let Some(KeptCheckpoint { record, bytes }) = kept {
                check_record(&format!("{what}.json"), record)?;
                // What it holds is checked when a training goes on from it, on the images that it is for.
                if !Run::is_checkpoint(bytes) {
                    let reason = "expected the checkpoint of a training, got something else";
                    let name = part(&format!("{what}.safetensors"));
                    return Err(PartKind::Checkpoint.fault(&name, reason));
                }
            }
        }
        Ok(())
    }
}

fn check_reader(name: &str, model: &[u8]) -> Result<(), BackupError> {
    let fault = |error: &dyn Display| PartKind::Network.fault(name, error);
    let model = load_safetensors::<SerdeJson>(model).map_err(|error| fault(&error))?;
    Reader::of(model).map_err(|error| fault(&error))?;
    Ok(())
}
