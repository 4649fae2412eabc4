//! Learning a hand as part of a session: see [`HandRun`].

use crate::model_file::save_model;
use crate::training::hand::{HandRun, HandWork};
use crate::training::session::Session;
use crate::training::{Event, Fault, Phase, Refusal};

impl Session {
    pub(super) fn learn(
        &mut self,
        model: &[u8],
        images: &[u8],
        labels: &[u8],
        seed: u32,
    ) -> Result<(), Refusal> {
        let run = HandRun::new(model, images, labels, seed)
            .map_err(|problem| Refusal::Hand { problem })?;
        let data = self.data.as_ref().ok_or(Refusal::NoData)?;
        let plan = run.plan(data);
        self.end_whatever_is_under_way();
        self.events.push(Event::LearningStarted { plan });
        self.learning = Some(run);
        Ok(())
    }

    /// Does one unit of work.
    pub(super) fn advance_learning(&mut self) {
        let (Some(data), Some(run)) = (&self.data, &mut self.learning) else {
            return;
        };
        let last_word = match run.advance(data) {
            HandWork::Part => return,
            HandWork::Learned { before, after } => Event::Learned {
                model: save_model(run.model()),
                before,
                after,
            },
            HandWork::NotFinite => Event::Failed {
                fault: Fault::HandNotFinite,
            },
            HandWork::Nothing => Event::LearningStopped,
        };
        self.learning = None;
        self.events.push(last_word);
    }

    /// Ends learning, where it is under way; answers whether it was.
    pub(super) fn stop_learning(&mut self) -> bool {
        let was_learning = self.learning.take().is_some();
        if was_learning {
            self.events.push(Event::LearningStopped);
        }
        was_learning
    }

    pub(super) fn end_whatever_is_under_way(&mut self) {
        self.stop_learning();
        if matches!(self.phase(), Phase::Running | Phase::Paused) {
            self.enter(Phase::Stopped);
        }
    }

    /// Tells how far learning is.
    pub(super) fn report_learning(&mut self) {
        if let (Some(data), Some(run)) = (&self.data, &self.learning) {
            let (stage, share) = run.progress(data);
            self.events.push(Event::LearningProgress { stage, share });
        }
    }
}
