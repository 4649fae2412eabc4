//! A support vector machine with radial basis functions, by linfa: ten digits, one against one.

use linfa::dataset::DatasetBase;
use linfa::traits::{Fit, Predict};
use linfa_svm::Svm;
use ndarray_linfa::{Array1, Array2};

use crate::book::studies::Study;
use crate::book::{Outcome, SvmSettings};
use crate::data::{CLASSES, Dataset, Mnist};
use crate::drawing::PIXELS;
use crate::nn::Tally;

/// Images a unit of work reads.
const ROWS: usize = 50;

/// By how much the conditions of the optimum may be missed: what the libraries of the time took. linfa's own
/// 10⁻⁷ is finer than an `f32`, so that some pairs of digits go round in circles for minutes.
const TOLERANCE: f32 = 1e-3;

/// The machine, pair of digits by pair: each is trained, votes on all images to be read, and is forgotten.
pub(super) struct Machine {
    settings: SvmSettings,
    pair: usize,
    /// That of the present pair, once it is trained.
    machine: Option<Svm<f32, bool>>,
    /// Votes a digit, for the validation images and then the test images.
    votes: Vec<[u8; CLASSES]>,
    /// Images that the present pair has voted on.
    voted: usize,
    support_vectors: usize,
    tallies: [Tally; 2],
}

/// `0` and `1`, `0` and `2`, ... `8` and `9`.
const PAIRS: usize = CLASSES * (CLASSES - 1) / 2;

impl Machine {
    pub(super) fn new(settings: SvmSettings, data: &Mnist) -> Self {
        Self {
            settings,
            pair: 0,
            machine: None,
            votes: vec![[0; CLASSES]; data.validation.len() + data.test.len()],
            voted: 0,
            support_vectors: 0,
            tallies: [Tally::default(); 2],
        }
    }

    fn digits(&self) -> (u8, u8) {
        let all = (0..CLASSES as u8).flat_map(|a| (a + 1..CLASSES as u8).map(move |b| (a, b)));
        all.into_iter().nth(self.pair).unwrap_or((0, 1))
    }

    /// Nothing where a digit is missing or the solver gives up: such a pair does not vote.
    fn fit(&mut self, training: &Dataset) {
        let (one, other) = self.digits();
        let size = self.settings.images.min(training.len());
        let labels = training.labels().iter().enumerate().take(size);
        let chosen: Vec<usize> = labels
            .filter(|&(_, &label)| label == one || label == other)
            .map(|(index, _)| index)
            .collect();
        let targets: Array1<bool> = chosen
            .iter()
            .map(|&index| training.labels()[index] == one)
            .collect();
        let ones = targets.iter().filter(|&&is_one| is_one).count();
        if ones == 0 || ones == targets.len() {
            self.voted = self.votes.len();
            return;
        }
        let records = rows(training, chosen.into_iter());
        let machine = Svm::<f32, bool>::params()
            .eps(TOLERANCE)
            .pos_neg_weights(self.settings.c as f32, self.settings.c as f32)
            // linfa's exp(-|x - x'|² / ε).
            .gaussian_kernel((1.0 / self.settings.gamma) as f32)
            .fit(&DatasetBase::new(records, targets));
        match machine {
            Ok(machine) => {
                self.support_vectors += machine.nsupport();
                self.machine = Some(machine);
            }
            Err(_) => self.voted = self.votes.len(),
        }
    }

    fn vote(&mut self, data: &Mnist) {
        let Some(machine) = &self.machine else {
            return;
        };
        let (one, other) = self.digits();
        let validation = data.validation.len();
        let part = if self.voted < validation {
            (&data.validation, self.voted, validation)
        } else {
            (&data.test, self.voted - validation, data.test.len())
        };
        let (images, from, size) = part;
        let to = size.min(from + ROWS);
        let read = machine.predict(&rows(images, from..to));
        for (votes, is_one) in self.votes[self.voted..].iter_mut().zip(read) {
            votes[usize::from(if is_one { one } else { other })] += 1;
        }
        self.voted += to - from;
    }

    /// The digit with most votes, the least of several.
    fn count(&mut self, data: &Mnist) {
        let (validation, test) = self.votes.split_at(data.validation.len());
        let parts = [(validation, &data.validation), (test, &data.test)];
        for (tally, (votes, images)) in self.tallies.iter_mut().zip(parts) {
            for (votes, &label) in votes.iter().zip(images.labels()) {
                let most = votes.iter().max();
                let read = votes.iter().position(|count| Some(count) == most);
                tally.correct += usize::from(read == Some(usize::from(label)));
                tally.of += 1;
            }
        }
    }
}

/// Images as linfa takes them, grays from 0 to 1.
fn rows(images: &Dataset, indices: impl ExactSizeIterator<Item = usize>) -> Array2<f32> {
    let mut rows = Array2::zeros((indices.len(), PIXELS));
    for (mut row, index) in rows.rows_mut().into_iter().zip(indices) {
        for (gray, byte) in row.iter_mut().zip(images.image(index)) {
            *gray = f32::from(byte) / 255.0;
        }
    }
    rows
}

impl Study for Machine {
    fn advance(&mut self, data: &Mnist) -> bool {
        if self.pair == PAIRS {
            return false;
        }
        if self.machine.is_none() && self.voted == 0 {
            self.fit(&data.training);
        } else {
            self.vote(data);
        }
        if self.voted == self.votes.len() {
            self.machine = None;
            self.voted = 0;
            self.pair += 1;
            if self.pair == PAIRS {
                self.count(data);
            }
        }
        self.pair < PAIRS
    }

    fn share(&self) -> f64 {
        let part = self.voted as f64 / self.votes.len().max(1) as f64;
        (self.pair as f64 + part) / PAIRS as f64
    }

    fn outcome(&self) -> Outcome {
        let mut values = vec![("pairs".to_owned(), self.pair as f64)];
        if self.pair == PAIRS {
            let [validation, test] = self.tallies;
            values.push(("validation".to_owned(), 100.0 * validation.accuracy()));
            values.push(("test".to_owned(), 100.0 * test.accuracy()));
            values.push(("support-vectors".to_owned(), self.support_vectors as f64));
        }
        Outcome {
            values,
            ..Outcome::default()
        }
    }
}
