//! Several networks that vote, chapter 6.

use crate::book::Outcome;
use crate::book::studies::Study;
use crate::data::{CLASSES, Mnist};
use crate::nn::{Network, digit_read};
use crate::training::{EpochRecord, Run, TrainingConfig, Work};

/// Test images a unit of work.
const ROWS: usize = 20;

/// Networks trained one after another, and the votes counted so far.
pub(super) struct Ballot {
    /// Of each network; at least one.
    configs: Vec<TrainingConfig>,
    run: Run,
    /// Of the network in training, and of those trained.
    record: Option<EpochRecord>,
    trained: Vec<(Network<f32>, Option<EpochRecord>)>,
    images_done: usize,
    correct: usize,
}

impl Ballot {
    /// The first network's settings and those of the others.
    pub(super) fn new(first: TrainingConfig, others: Vec<TrainingConfig>) -> Self {
        Self {
            run: Run::new(first.clone()),
            configs: std::iter::once(first).chain(others).collect(),
            record: None,
            trained: Vec::new(),
            images_done: 0,
            correct: 0,
        }
    }

    fn end_member(&mut self) {
        self.trained
            .push((self.run.network().clone(), self.record.take()));
        if let Some(config) = self.configs.get(self.trained.len()) {
            self.run = Run::new(config.clone());
        }
    }

    /// Counts the votes on the next test images; of digits with as many votes the least one is read.
    fn count(&mut self, data: &Mnist) -> bool {
        let (from, to) = (
            self.images_done,
            data.test.len().min(self.images_done + ROWS),
        );
        let (x, _) = data.test.arrays::<f32>(from, to);
        let mut votes = vec![[0_u32; CLASSES]; to - from];
        for (network, _) in &self.trained {
            for (votes, outputs) in votes.iter_mut().zip(network.predict(x.view()).rows()) {
                votes[digit_read(outputs)] += 1;
            }
        }
        for (votes, &label) in votes.iter().zip(&data.test.labels()[from..to]) {
            let most = votes.iter().max();
            let read = votes.iter().position(|count| Some(count) == most);
            self.correct += usize::from(read == Some(usize::from(label)));
        }
        self.images_done = to;
        to < data.test.len()
    }
}

impl Study for Ballot {
    fn advance(&mut self, data: &Mnist) -> bool {
        if self.trained.len() == self.configs.len() {
            return self.count(data);
        }
        match self.run.advance(data) {
            Work::Epoch(record) => self.record = Some(record),
            Work::Nothing | Work::NotFinite => self.end_member(),
            _ => {}
        }
        true
    }

    fn share(&self) -> f64 {
        let epochs = f64::from(self.run.config().epochs());
        let part = (f64::from(self.run.epoch()) - 1.0) / epochs;
        let members = self.configs.len() as f64;
        ((self.trained.len() as f64 + part) / members).min(1.0)
    }

    fn outcome(&self) -> Outcome {
        let mut accuracies: Vec<f64> = self
            .trained
            .iter()
            .filter_map(|(_, record)| {
                let record = record.as_ref()?;
                Some(100.0 * f64::from(record.test_correct?) / f64::from(record.test_size))
            })
            .collect();
        accuracies.sort_by(f64::total_cmp);
        let ends = [accuracies.first(), accuracies.last()];
        let mut values: Vec<_> = ["member-least", "member-most"]
            .into_iter()
            .zip(ends)
            .filter_map(|(name, value)| Some((name.to_owned(), *value?)))
            .collect();
        if self.images_done > 0 {
            let share = self.correct as f64 / self.images_done as f64;
            values.push(("vote".to_owned(), 100.0 * share));
        }
        Outcome {
            values,
            ..Outcome::default()
        }
    }
}
