//! Where the neuron starts, its course from there, and the step that is looked at.

use std::time::Duration;

use digit_lab::book::{Job, NeuronStart, Outcome, neuron_course};
use digit_lab::nn::Cost;
use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle};
use leptos::prelude::*;

use crate::experiments::trial::Trial;

/// Between two steps that are played: all 300 take six seconds.
const BEAT: Duration = Duration::from_millis(20);

/// The player; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Player {
    /// The weight at the start.
    pub weight: RwSignal<f64>,
    /// The bias at the start.
    pub bias: RwSignal<f64>,
    /// `η`
    pub rate: RwSignal<f64>,
    /// The step that is looked at.
    pub step: RwSignal<f64>,
    /// The last step.
    pub steps: f64,
    /// Everything that the neuron goes through.
    pub course: Memo<Outcome>,
    /// Whether the steps go on by themselves.
    pub is_playing: RwSignal<bool>,
    beat: StoredValue<Option<IntervalHandle>>,
}

impl Player {
    /// At the start of the experiment's last arm, which is the one to look at: it begins badly wrong.
    pub fn new(trial: Trial) -> Self {
        let start = last_start(trial);
        let (weight, bias) = (RwSignal::new(start.weight), RwSignal::new(start.bias));
        let rate = RwSignal::new(start.learning_rate);
        let course = Memo::new(move |_| {
            neuron_course(NeuronStart {
                weight: weight.get(),
                bias: bias.get(),
                learning_rate: rate.get(),
                ..start
            })
        });
        let player = Self {
            weight,
            bias,
            rate,
            step: RwSignal::new(0.0),
            steps: f64::from(start.steps),
            course,
            is_playing: RwSignal::new(false),
            beat: StoredValue::new(None),
        };
        on_cleanup(move || player.pause());
        player
    }

    /// What a curve is at the step that is looked at.
    pub fn now(self, name: &str) -> f64 {
        self.course.with(|course| at(course, name, self.step.get()))
    }

    /// Lets the steps go on by themselves, after the last one from the start.
    pub fn play(self) {
        if self.step.get_untracked() >= self.steps {
            self.step.set(0.0);
        }
        let go_on = move || {
            // A beat may come when the place is gone.
            let now = self.step.try_get_untracked().unwrap_or(self.steps);
            if now < self.steps {
                self.step.set(now + 1.0);
            } else {
                self.pause();
            }
        };
        self.beat
            .set_value(set_interval_with_handle(go_on, BEAT).ok());
        self.is_playing.set(true);
    }

    /// Stays at the present step.
    pub fn pause(self) {
        if let Some(beat) = self.beat.try_update_value(Option::take).flatten() {
            beat.clear();
        }
        self.is_playing.try_set(false);
    }
}

/// What a curve is at a step.
pub fn at(course: &Outcome, name: &str, step: f64) -> f64 {
    let series = course.series.iter().find(|series| series.name == name);
    let point = series.and_then(|series| series.points.get(step as usize));
    point.map_or(f64::NAN, |[_, y]| *y)
}

/// The start of the experiment's last arm.
fn last_start(trial: Trial) -> NeuronStart {
    let start = trial.experiment.with_value(|experiment| {
        let mut arms = experiment.arms.iter().rev();
        arms.find_map(|arm| match arm.job {
            Job::Neuron(start) => Some(start),
            _ => None,
        })
    });
    start.unwrap_or(NeuronStart {
        cost: Cost::Quadratic,
        weight: 2.0,
        bias: 2.0,
        learning_rate: 0.15,
        steps: 300,
    })
}
