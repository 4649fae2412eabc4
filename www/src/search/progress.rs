//! How far a search is: a pure function of what its workers tell.

use digit_lab::training::Field;
use digit_lab::training::search::{Score, rank};

use super::form::Hunted;
use crate::experiments::progress::{Stage, Status, Trouble};
use crate::workers::Told;

/// A search under way, or what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Where it stands.
    pub status: Status,
    /// How much of the digits is here.
    pub loaded: f64,
    /// What is trained.
    pub hunted: Hunted,
    /// How far each training is.
    pub runs: Vec<Run>,
    /// What went wrong first.
    pub trouble: Option<Trouble>,
    /// The training that was chosen; there is one choice, and only its test accuracy is ever shown.
    chosen: Option<usize>,
}

/// One training.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// How far it is.
    pub stage: Stage,
    /// How much of it is done, 0 to 1.
    pub share: f64,
    /// What it has come to on the validation images.
    pub score: Option<Score>,
    /// The share of the test images read rightly: not to be looked at before a choice is made.
    test: Option<f64>,
}

impl Progress {
    /// Digits are being fetched.
    pub fn loading(hunted: Hunted) -> Self {
        let run = |_: &_| Run {
            stage: Stage::Waiting,
            share: 0.0,
            score: None,
            test: None,
        };
        Self {
            status: Status::Loading,
            runs: hunted.points.iter().map(run).collect(),
            hunted,
            ..Self::default()
        }
    }

    /// Takes in what is told of a training.
    pub fn apply(&mut self, run: usize, told: Told) {
        let Some(run) = self.runs.get_mut(run) else {
            return;
        };
        match told {
            Told::Began => run.stage = Stage::Running,
            Told::Loaded(_) | Told::Trained(_) => {}
            Told::Progress { share, news, .. } => {
                run.share = share;
                if let Some(last) = news.records.last() {
                    run.score = Score::of(&news.records);
                    run.test = last.test_share();
                }
            }
            Told::Done => {
                run.stage = Stage::Done;
                run.share = 1.0;
            }
            Told::Stopped => run.stage = Stage::Stopped,
            Told::Failed(fault) => {
                run.stage = Stage::Failed;
                self.trouble.get_or_insert(Trouble::Fault(fault));
            }
        }
        if let Some(status) = Status::once_over(self.runs.iter().map(|run| run.stage)) {
            self.status = status;
        }
    }

    /// It cannot begin.
    pub fn fail(&mut self, trouble: Trouble) {
        self.status = Status::Failed;
        self.trouble = Some(trouble);
    }

    /// Trainings that are done.
    pub fn done(&self) -> usize {
        let runs = self.runs.iter();
        runs.filter(|run| run.stage == Stage::Done).count()
    }

    /// How much of all is done, 0 to 1.
    pub fn share(&self) -> f64 {
        let shares: f64 = self.runs.iter().map(|run| run.share).sum();
        shares / self.runs.len().max(1) as f64
    }

    /// What each training that is done has come to. One that was ended before its last epoch is not to be compared.
    pub fn scores(&self) -> Vec<Option<Score>> {
        let score = |run: &Run| run.score.filter(|_| run.stage == Stage::Done);
        self.runs.iter().map(score).collect()
    }

    /// The trainings that are done, the best one first.
    pub fn ranking(&self) -> Vec<usize> {
        rank(&self.scores())
    }

    /// The values of a training, setting by setting.
    pub fn values(&self, run: usize) -> Vec<(Field, String)> {
        let point = self.hunted.points.get(run);
        let values = point.map_or(&[][..], |point| &point.values);
        let fields = self.hunted.fields.iter().copied();
        fields.zip(values.iter().cloned()).collect()
    }

    /// Chooses a training that is done, once, when nothing is under way any more.
    pub fn choose(&mut self, run: usize) {
        let is_done = self
            .runs
            .get(run)
            .is_some_and(|run| run.stage == Stage::Done);
        if self.can_choose() && is_done {
            self.chosen = Some(run);
        }
    }

    /// Whether there is a choice to be made.
    pub fn can_choose(&self) -> bool {
        self.chosen.is_none() && !self.status.is_under_way() && self.done() > 0
    }

    /// The training that was chosen, and its test accuracy, where there were test images.
    pub fn chosen(&self) -> Option<(usize, Option<f64>)> {
        let chosen = self.chosen?;
        Some((chosen, self.runs.get(chosen)?.test))
    }
}

#[cfg(test)]
mod tests {
    use digit_lab::book::session::News;
    use digit_lab::training::EpochRecord;

    use super::*;
    use crate::search::form::Form;

    fn told(correct: u32) -> Told {
        let record = EpochRecord {
            epoch: 5,
            validation_correct: correct,
            validation_size: 100,
            test_correct: Some(correct - 1),
            test_size: 100,
            ..EpochRecord::default()
        };
        Told::Progress {
            share: 1.0,
            secs: 1.0,
            news: News {
                records: vec![record],
                ..News::default()
            },
        }
    }

    fn searching() -> Progress {
        let mut progress = Progress::loading(Form::default().hunted(10_000).unwrap());
        progress.status = Status::Running;
        progress
    }

    #[test]
    fn trainings_line_up_by_what_the_validation_images_say_once_they_are_done() {
        let mut progress = searching();
        for (run, correct) in [(0, 80), (1, 95), (2, 90)] {
            progress.apply(run, told(correct));
        }
        assert!(progress.ranking().is_empty());
        for run in 0..3 {
            progress.apply(run, Told::Done);
        }
        assert_eq!(progress.ranking(), [1, 2, 0]);
        assert_eq!(progress.done(), 3);
    }

    #[test]
    fn a_test_accuracy_is_shown_once_and_of_the_chosen_one() {
        let mut progress = searching();
        progress.apply(0, told(80));
        progress.apply(0, Told::Done);
        progress.choose(0);
        assert_eq!(progress.chosen(), None, "others are still under way");
        progress.apply(1, told(90));
        progress.apply(1, Told::Done);
        for run in 2..progress.runs.len() {
            progress.apply(run, Told::Stopped);
        }
        assert_eq!(progress.status, Status::Stopped);
        progress.choose(2);
        assert_eq!(progress.chosen(), None, "it was not trained to its end");
        progress.choose(1);
        assert_eq!(progress.chosen(), Some((1, Some(0.89))));
        progress.choose(0);
        assert_eq!(progress.chosen(), Some((1, Some(0.89))));
    }
}
