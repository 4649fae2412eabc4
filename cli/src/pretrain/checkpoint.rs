//! How far a pretraining has come, kept beside the file that it will write.

use std::fs;
use std::path::{Path, PathBuf};

use digit_lab::model_file::save_exact;
use digit_lab::nn::{Network, Parameters};
use serde_json::{Value, json};

use super::trainer::Trainer;
use crate::fault::Fault;
use crate::files;
use crate::model;

/// A folder with the network, its average, the velocities, and what command they are of.
pub(super) struct Checkpoint {
    folder: PathBuf,
    command: String,
}

impl Checkpoint {
    pub(super) fn beside(save: &Path, command: &str) -> Self {
        Self {
            folder: save.with_extension("checkpoint"),
            command: command.to_owned(),
        }
    }

    /// Takes the trainer to where the same command was interrupted; answers the epochs done.
    pub(super) fn resume(&self, trainer: &mut Trainer) -> Result<u32, Fault> {
        let Ok(state) = fs::read(self.folder.join("state.json")) else {
            return Ok(0);
        };
        let state: Value = serde_json::from_slice(&state).unwrap_or_default();
        let epochs = state["epochs"].as_u64();
        let Some(epochs) = epochs.filter(|_| state["command"] == self.command.as_str()) else {
            return Ok(0);
        };
        let network = |name: &str| model::read(&self.file(name, epochs)).map(|model| model.network);
        trainer.network = network("network")?;
        trainer.average = network("average")?;
        let velocities = network("velocity")?;
        let stored = velocities
            .layers()
            .iter()
            .map(|layer| layer.parameters().cloned());
        for (velocity, stored) in trainer.momentum.velocities_mut().iter_mut().zip(stored) {
            *velocity = stored.unwrap_or_else(Parameters::none);
        }
        Ok(epochs as u32)
    }

    /// Keeps the state after so many epochs, and forgets the one before.
    pub(super) fn save(&self, trainer: &mut Trainer, epochs: u32) -> Result<(), Fault> {
        fs::create_dir_all(&self.folder).map_err(Fault::file(&self.folder))?;
        let mut velocities: Network<f32> = trainer.network.clone();
        for (layer, velocity) in velocities
            .layers_mut()
            .iter_mut()
            .zip(trainer.momentum.velocities_mut())
        {
            if let Some(parameters) = layer.parameters_mut() {
                parameters.clone_from(velocity);
            }
        }
        for (name, network) in [
            ("network", &trainer.network),
            ("average", &trainer.average),
            ("velocity", &velocities),
        ] {
            files::write(&self.file(name, epochs.into()), &save_exact(network))?;
        }
        let state = json!({ "epochs": epochs, "command": self.command });
        files::write(
            &self.folder.join("state.json"),
            state.to_string().as_bytes(),
        )?;
        if let Some(before) = epochs.checked_sub(1) {
            for name in ["network", "average", "velocity"] {
                // Nothing is lost where an old file stays.
                let _ = fs::remove_file(self.file(name, before.into()));
            }
        }
        Ok(())
    }

    /// Forgets the state of a pretraining that is complete.
    pub(super) fn remove(&self) -> Result<(), Fault> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Fault::file(&self.folder)(error))
            }
            _ => Ok(()),
        }
    }

    fn file(&self, name: &str, epochs: u64) -> PathBuf {
        self.folder.join(format!("{name}-{epochs}.safetensors"))
    }
}
