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

/// Whether the worker has been asked for what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// It has not.
    Nothing,
    /// It has, and has not answered, or only just.
    Once,
    /// It has, and there has been more since.
    Again,
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
    asked: StoredValue<Asked>,
}

impl Past {
    /// No training yet.
    pub fn new() -> Self {
        Self {
            is_wanted: RwSignal::new(false),
            learner: RwSignal::new(None),
            moments: RwSignal::new(Vec::new()),
            asked: StoredValue::new(Asked::Nothing),
        }
    }

    /// Whether the worker is to be asked now: epochs may end hundreds of times a second, and an answer holds networks,
    /// so that one is asked for after the other.
    pub fn asks(self) -> bool {
        let is_free = self.asked.get_value() == Asked::Nothing;
        self.asked
            .set_value(if is_free { Asked::Once } else { Asked::Again });
        is_free
    }

    /// The answer has been taken in for long enough; answers whether there has been more since.
    pub fn is_free(self) -> bool {
        self.asked
            .try_update_value(|asked| std::mem::replace(asked, Asked::Nothing))
            == Some(Asked::Again)
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
        let (before, latest) = (self.moments.with_untracked(Vec::len), self.latest());
        let is_new = |moment: &&training::Moment| latest.is_none_or(|it| moment.epochs > it);
        if new.is_empty() && kept.len() == before {
            return;
        }
        self.moments.update(|moments| {
            moments.extend(new.iter().filter(is_new).map(|moment| Moment {
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
            // Asked twice, the worker tells everything twice.
            past.take_in(&[0.0, 2.0], &[moment(2.0)]);
            let epochs: Vec<f64> = past
                .moments
                .with_untracked(|all| all.iter().map(|moment| moment.epochs).collect());
            assert_eq!(epochs, [0.0, 2.0]);
        });
    }

    #[test]
    fn the_worker_is_asked_again_only_once_it_has_answered() {
        let owner = Owner::new();
        owner.with(|| {
            let past = Past::new();
            assert!(past.asks());
            assert!(!past.is_free());
            assert!(past.asks());
            assert!(!past.asks());
            assert!(!past.asks());
            assert!(past.is_free());
            assert!(past.asks());
        });
    }
}
