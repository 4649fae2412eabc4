//! Settings changed while a training goes on: see [`Run::change`](crate::training::Run::change).

use crate::training::session::Session;
use crate::training::{Change, Event, Phase, Refusal};

impl Session {
    pub(super) fn change_rates(&mut self, change: Change) -> Result<(), Refusal> {
        match &mut self.training {
            Some(training) if matches!(training.phase, Phase::Running | Phase::Paused) => {
                let changed = training.run.change(change);
                changed.map_err(|errors| Refusal::Spec { errors })?;
                self.make_changes();
                Ok(())
            }
            _ => Err(self.wrong_phase("running or paused")),
        }
    }

    /// Makes changes asked for, where a mini-batch is about to begin, and says so.
    pub(super) fn make_changes(&mut self) {
        let Some(training) = &mut self.training else {
            return;
        };
        if !training.run.make_changes() {
            return;
        }
        let (run, rates) = (&training.run, training.run.rates());
        let changed = Event::Changed {
            epoch: run.epoch(),
            batch: run.batches_done() as u32,
            share: run.epoch_share(),
            learning_rate: rates.learning_rate,
            mini_batch: rates.mini_batch as u32,
            lambda: rates.lambda,
        };
        // What was done before belongs before it.
        self.report();
        self.events.push(changed);
    }
}
