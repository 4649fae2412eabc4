//! The networks that the present training's has been: made by its worker, kept here for whoever looks at them.

use std::sync::Arc;

use digit_lab::nn::Cost;
use digit_lab::training;
use leptos::prelude::*;

/// A network at some time of its training.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Epochs done, with the share of the one under way.
    pub epochs: f64,
    /// A model file.
    pub model: Arc<[u8]>,
}

/// Which training it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Learner {
    /// What the list of trainings calls it.
    pub name: String,
    /// What it is trained with.
    pub cost: Cost,
}

/// The present training's past, or the last one's. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Past {
    /// Whether anyone looks: only then is the worker asked.
    pub is_wanted: RwSignal<bool>,
    /// Whose past; nothing before the first training.
    pub learner: RwSignal<Option<Learner>>,
    /// From the beginning on.
    pub moments: RwSignal<Vec<Moment>>,
}

impl Past {
    /// No training yet.
    pub fn new() -> Self {
        Self {
            is_wanted: RwSignal::new(false),
            learner: RwSignal::new(None),
            moments: RwSignal::new(Vec::new()),
        }
    }

    /// Another training has begun.
    pub fn begin(self, learner: Learner) {
        self.moments.set(Vec::new());
        self.learner.set(Some(learner));
    }

    /// The latest moment here, after which more are wanted.
    pub fn latest(self) -> Option<f64> {
        self.moments
            .with_untracked(|moments| moments.last().map(|moment| moment.epochs))
    }

    /// The worker has told of its past: what it has kept, and the moments that were not here yet.
    pub fn take_in(self, kept: &[f64], new: &[training::Moment]) {
        let before = self.moments.with_untracked(Vec::len);
        if new.is_empty() && kept.len() == before {
            return;
        }
        self.moments.update(|moments| {
            moments.extend(new.iter().map(|moment| Moment {
                epochs: moment.epochs,
                model: moment.model.as_slice().into(),
            }));
            moments.retain(|moment| kept.contains(&moment.epochs));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_worker_no_longer_keeps_is_forgotten() {
        let owner = Owner::new();
        owner.with(|| {
            let past = Past::new();
            let moment = |epochs| training::Moment {
                epochs,
                model: vec![1],
            };
            past.take_in(&[0.0, 1.0], &[moment(0.0), moment(1.0)]);
            assert_eq!(past.latest(), Some(1.0));
            past.take_in(&[0.0, 2.0], &[moment(2.0)]);
            let epochs: Vec<f64> = past
                .moments
                .with_untracked(|all| all.iter().map(|moment| moment.epochs).collect());
            assert_eq!(epochs, [0.0, 2.0]);
        });
    }
}
