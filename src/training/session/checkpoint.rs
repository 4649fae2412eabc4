//! Trainings kept, and gone on with: see [`Run::checkpoint`].

use crate::training::session::Session;
use crate::training::{Event, Refusal, Run};

impl Session {
    pub(super) fn checkpoint(&mut self) -> Result<(), Refusal> {
        let training = self
            .training
            .as_ref()
            .ok_or_else(|| self.wrong_phase("begun"))?;
        let checkpoint = training.run.checkpoint();
        // What it holds has been told before it.
        self.report();
        self.events.push(Event::Checkpoint { checkpoint });
        Ok(())
    }

    pub(super) fn restore(
        &mut self,
        checkpoint: &[u8],
        epochs: Option<f64>,
        paused: bool,
    ) -> Result<(), Refusal> {
        let data = self.data.as_ref().ok_or(Refusal::NoData)?;
        let mut run = Run::resume(checkpoint, data.training.len())
            .map_err(|error| Refusal::Checkpoint { error })?;
        let is_extended = match epochs.map(|epochs| run.extend(epochs)) {
            Some(Err(error)) => {
                let errors = vec![error];
                return Err(Refusal::Spec { errors });
            }
            Some(Ok(is_extended)) => is_extended,
            None => false,
        };
        let epochs = run.config().epochs();
        let reached = Event::Progress {
            epoch: run.epoch(),
            batch: run.batches_done() as u32,
            share: run.epoch_share(),
            costs: Vec::new(),
            images: run.images_done(),
            training_secs: run.training_secs(),
        };
        self.begin(run, paused);
        self.events.push(reached);
        if is_extended {
            self.events.push(Event::Extended { epochs });
        }
        Ok(())
    }
}
