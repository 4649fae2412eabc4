//! The step that is wanted at the moment, computed in pieces: that of a large network takes longer than a frame.

use std::ops::Deref;
use std::sync::Arc;

use digit_lab::insight::{LearningStep, StepStudy};
use digit_lab::nn::{Cost, Network, OutputCoding, Regularization, Sgd};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ndarray::Array1;

use crate::breath::{breathe, work_a_piece};
use crate::inside::subject::Seen;

/// A step, compared by whether it is the very same one.
#[derive(Clone)]
pub struct Step(Arc<LearningStep<f32>>);

impl Deref for Step {
    type Target = LearningStep<f32>;

    fn deref(&self) -> &LearningStep<f32> {
        &self.0
    }
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A step of plain gradient descent, by what it is computed from.
#[derive(Clone, PartialEq)]
pub struct Wanted {
    /// The digit, and the network that reads it.
    pub seen: Seen,
    /// The step that has gone before, if the network has learned since.
    pub learned: Option<Step>,
    /// What the digit is to be read as.
    pub label: u8,
    /// What is made smaller.
    pub cost: Cost,
    /// `η`
    pub rate: f64,
}

impl Wanted {
    fn network(&self) -> &Network<f32> {
        match &self.learned {
            Some(step) => &step.updated,
            None => self.seen.network(),
        }
    }

    /// Nothing where the outputs are no digits.
    fn begin(&self) -> Option<StepStudy<f32>> {
        let network = self.network();
        let coding = OutputCoding::of(network)?;
        let mut y = Array1::zeros(coding.outputs());
        coding.write(usize::from(self.label), y.view_mut());
        let sgd = Sgd {
            learning_rate: self.rate,
            regularization: Regularization::None,
            lambda: 0.0,
            training_size: 1,
        };
        let x = &self.seen.trace().input;
        StepStudy::new(network, self.cost, &sgd, x, y.as_slice()?)
    }
}

/// The latest step; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Latest {
    /// The last one that is computed; nothing while there is nothing to learn from.
    pub step: RwSignal<Option<Step>>,
    /// Whether it is still to become another one.
    pub is_due: RwSignal<bool>,
}

impl Latest {
    /// Follows what is wanted. What takes no longer than a piece is there at once.
    pub fn of(wanted: Memo<Option<Wanted>>) -> Self {
        let latest = Self {
            step: RwSignal::new(None),
            is_due: RwSignal::new(false),
        };
        Effect::new(move |_| {
            let Some(now) = wanted.get() else {
                return latest.end(None);
            };
            let Some(mut study) = now.begin() else {
                return latest.end(None);
            };
            if !work_a_piece(|| study.advance(now.network())) {
                return latest.end(study.into_step());
            }
            latest.is_due.set(true);
            spawn_local(async move {
                loop {
                    breathe().await;
                    // Something else is wanted by now, or nobody looks any more.
                    if wanted.try_with_untracked(|it| it.as_ref() == Some(&now)) != Some(true) {
                        return;
                    }
                    if !work_a_piece(|| study.advance(now.network())) {
                        return latest.end(study.into_step());
                    }
                }
            });
        });
        latest
    }

    fn end(self, step: Option<LearningStep<f32>>) {
        self.step.try_set(step.map(|step| Step(Arc::new(step))));
        self.is_due.try_set(false);
    }
}
