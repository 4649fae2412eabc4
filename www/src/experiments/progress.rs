//! How far an experiment is: a pure function of what its workers tell.

use digit_lab::book::session::Fault;
use digit_lab::book::{Arm, Experiment, Job, Outcome};

use super::address::Setup;
use crate::training::data::{Counts, FetchError};
use crate::workers::Told;

/// The most images of which a support vector machine is trained in a page.
pub const MOST_SVM_IMAGES: usize = 2_000;

/// Where an experiment stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It has not been run.
    #[default]
    Idle,
    /// Its digits are on their way.
    Loading,
    /// It is being run.
    Running,
    /// All of it has been run.
    Finished,
    /// It was ended before.
    Stopped,
    /// None of it could be run, or not all.
    Failed,
}

impl Status {
    /// Its name for scripts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Loading => "loading",
            Self::Running => "running",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }

    /// Whether there is anything to stop.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Loading | Self::Running)
    }
}

/// Why nothing came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The digits did not arrive.
    Fetch(FetchError),
    /// A worker said so.
    Fault(Fault),
}

/// One arm under one seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The arm's place among the experiment's.
    pub arm: usize,
    /// From which it starts.
    pub seed: u32,
    /// What is done.
    pub job: Job,
    /// How far it is.
    pub stage: Stage,
    /// How much of it is done, 0 to 1.
    pub share: f64,
    /// Seconds of work.
    pub secs: f64,
    /// What it has come to so far.
    pub outcome: Outcome,
}

/// How far a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// For a worker.
    Waiting,
    /// It is under way.
    Running,
    /// It is done.
    Done,
    /// It was ended.
    Stopped,
    /// It could not be done.
    Failed,
    /// It is too much for a page, or there are too few images: only what was published is shown.
    Elsewhere,
}

/// An experiment under way, or what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Where it stands.
    pub status: Status,
    /// How it is run.
    pub setup: Setup,
    /// Its parts, seed by seed.
    pub pieces: Vec<Piece>,
    /// How much of the digits is here.
    pub loaded: f64,
    /// What went wrong first.
    pub trouble: Option<Trouble>,
    /// Whether measured figures may be held against the published ones: every arm does what was published,
    /// and reads as many images.
    pub is_comparable: bool,
}

/// The test images of MNIST.
const ALL_TEST_IMAGES: u32 = 10_000;

/// Whether a job has fewer images than the size that its arm stands for.
pub fn is_short(arm: &Arm, job: &Job) -> bool {
    let used = match job {
        Job::Svm(settings) => Some(settings.images as f64),
        job => job.spec().and_then(|spec| spec.training_size),
    };
    arm.x.zip(used).is_some_and(|(x, used)| x > used)
}

/// What an arm is to do, or nothing where it cannot be done here.
fn job_of(
    experiment: &Experiment,
    arm: usize,
    setup: Setup,
    images: u32,
    seed: u32,
) -> (Job, bool) {
    let arm = &experiment.arms[arm];
    let job = arm.job(setup.version, images as usize, seed);
    let is_heavy = matches!(&job, Job::Svm(settings) if settings.images > MOST_SVM_IMAGES);
    let is_here = !is_short(arm, &job) && !is_heavy;
    (job, is_here)
}

/// Whether a job's figures are of validation or test images; gradients are those of training images.
fn reads_others(job: &Job) -> bool {
    job.needs_images() && !matches!(job, Job::GradientNorms(_) | Job::NumericalGradient(_))
}

impl Progress {
    /// Digits are being fetched for a run.
    pub fn loading(setup: Setup) -> Self {
        Self {
            status: Status::Loading,
            setup,
            ..Self::default()
        }
    }

    /// A run on such digits that is about to begin. What no seed changes is done once.
    pub fn planned(experiment: &Experiment, setup: Setup, counts: Counts) -> Self {
        let images = counts.training;
        let mut pieces = Vec::new();
        let mut is_as_published = true;
        for seed in 1..=setup.seeds {
            for arm in 0..experiment.arms.len() {
                let (job, is_here) = job_of(experiment, arm, setup, images, seed);
                if seed > 1 && !job.is_random() {
                    continue;
                }
                let is_same = experiment.arms[arm].job.seeded(seed) == job;
                let reads_all = !reads_others(&job) || counts.test == ALL_TEST_IMAGES;
                is_as_published &= is_same && reads_all;
                pieces.push(Piece {
                    arm,
                    seed,
                    job,
                    stage: if is_here {
                        Stage::Waiting
                    } else {
                        Stage::Elsewhere
                    },
                    share: 0.0,
                    secs: 0.0,
                    outcome: Outcome::default(),
                });
            }
        }
        Self {
            status: Status::Running,
            setup,
            pieces,
            loaded: 1.0,
            trouble: None,
            is_comparable: is_as_published,
        }
    }

    /// Takes in what is told of a piece.
    pub fn apply(&mut self, piece: usize, told: Told) {
        let Some(piece) = self.pieces.get_mut(piece) else {
            return;
        };
        match told {
            Told::Began => piece.stage = Stage::Running,
            Told::Loaded(_) => {}
            Told::Progress { share, secs, news } => {
                piece.share = share;
                piece.secs = secs;
                news.add_to(&mut piece.outcome);
            }
            Told::Done => {
                piece.stage = Stage::Done;
                piece.share = 1.0;
            }
            Told::Stopped => piece.stage = Stage::Stopped,
            Told::Failed(fault) => {
                piece.stage = Stage::Failed;
                self.trouble.get_or_insert(Trouble::Fault(fault));
            }
        }
        let stages = || self.pieces.iter().map(|piece| piece.stage);
        let is_over = stages().all(|stage| !matches!(stage, Stage::Waiting | Stage::Running));
        if is_over {
            self.status = if stages().any(|stage| stage == Stage::Failed) {
                Status::Failed
            } else if stages().any(|stage| stage == Stage::Stopped) {
                Status::Stopped
            } else {
                Status::Finished
            };
        }
    }

    /// It cannot begin.
    pub fn fail(&mut self, trouble: Trouble) {
        self.status = Status::Failed;
        self.trouble = Some(trouble);
    }

    /// The outcomes that are whole, run by run and arm by arm, as they are judged.
    pub fn runs(&self, experiment: &Experiment) -> Vec<Vec<Option<Outcome>>> {
        let outcome = |seed: u32, arm: usize| {
            let mut of_arm = self.pieces.iter().filter(|piece| piece.arm == arm);
            let same = of_arm.clone().find(|piece| piece.seed == seed);
            // What is not random was done once, for all.
            let piece = same.or_else(|| of_arm.find(|piece| !piece.job.is_random()))?;
            (piece.stage == Stage::Done).then(|| piece.outcome.clone())
        };
        let arms = experiment.arms.len();
        (1..=self.setup.seeds)
            .map(|seed| (0..arms).map(|arm| outcome(seed, arm)).collect())
            .collect()
    }

    /// How much of all is done, 0 to 1.
    pub fn share(&self) -> f64 {
        let here = || {
            let pieces = self.pieces.iter();
            pieces.filter(|piece| piece.stage != Stage::Elsewhere)
        };
        let done: f64 = here().map(|piece| piece.share).sum();
        done / here().count().max(1) as f64
    }
}

/// The images that an origin has, as far as is known before they are loaded.
pub fn expected_counts(origin: crate::training::data::Origin) -> Counts {
    use crate::training::data::Origin;
    let others = match origin {
        Origin::Bundled | Origin::Own => 2_000,
        Origin::Full => 10_000,
    };
    Counts {
        training: match origin {
            Origin::Own => Origin::Bundled.expected_training_images(),
            _ => origin.expected_training_images(),
        },
        validation: others,
        test: others,
    }
}

#[cfg(test)]
mod tests {
    use digit_lab::book::session::News;
    use digit_lab::book::{Series, Version, experiment};

    use super::*;
    use crate::training::data::Origin;

    fn planned(id: &str, seeds: u32) -> (Experiment, Progress) {
        let experiment = experiment(id).unwrap();
        let setup = Setup {
            seeds,
            ..Setup::default()
        };
        let progress = Progress::planned(&experiment, setup, expected_counts(Origin::Bundled));
        (experiment, progress)
    }

    #[test]
    fn each_arm_is_run_from_each_seed_and_what_is_not_random_once() {
        let (_, progress) = planned("3.13", 3);
        let pieces: Vec<_> = progress.pieces.iter().map(|it| (it.arm, it.seed)).collect();
        assert_eq!(pieces, [(0, 1), (1, 1), (0, 2), (1, 2), (0, 3), (1, 3)]);
        let (experiment, progress) = planned("3.1", 3);
        assert_eq!(progress.pieces.len(), experiment.arms.len());
    }

    #[test]
    fn sizes_that_there_are_not_are_left_to_what_was_published() {
        let (experiment, progress) = planned("3.11", 1);
        let here: Vec<f64> = progress
            .pieces
            .iter()
            .filter(|piece| piece.stage == Stage::Waiting)
            .filter_map(|piece| experiment.arms[piece.arm].x)
            .collect();
        assert_eq!(here.last(), Some(&10_000.0));
        let (experiment, progress) = planned("3.12", 1);
        for piece in &progress.pieces {
            let x = experiment.arms[piece.arm].x.unwrap();
            assert_eq!(piece.stage == Stage::Waiting, x <= 2_000.0, "{x}");
        }
    }

    #[test]
    fn it_is_finished_when_all_pieces_are_and_their_outcomes_are_judged_run_by_run() {
        let (experiment, mut progress) = planned("3.1", 2);
        for piece in 0..progress.pieces.len() {
            assert_eq!(progress.status, Status::Running);
            progress.apply(piece, Told::Began);
            let news = News {
                series: vec![Series {
                    name: "output".to_owned(),
                    points: vec![[0.0, 0.5]],
                }],
                ..News::default()
            };
            let (share, secs) = (0.5, 0.1);
            progress.apply(piece, Told::Progress { share, secs, news });
            progress.apply(piece, Told::Done);
        }
        assert_eq!(progress.status, Status::Finished);
        assert!((progress.share() - 1.0).abs() < 1e-12);
        let runs = progress.runs(&experiment);
        assert_eq!(runs.len(), 2);
        assert!(runs.iter().flatten().all(Option::is_some));
    }

    #[test]
    fn one_piece_that_fails_or_is_stopped_tells_how_the_whole_ended() {
        let (_, mut progress) = planned("3.13", 1);
        progress.apply(0, Told::Done);
        progress.apply(1, Told::Stopped);
        assert_eq!(progress.status, Status::Stopped);
        let (experiment, mut progress) = planned("3.13", 1);
        progress.apply(0, Told::Failed(Fault::NoSvm));
        assert_eq!(progress.status, Status::Running, "the other one goes on");
        progress.apply(1, Told::Done);
        assert_eq!(progress.status, Status::Failed);
        assert_eq!(progress.trouble, Some(Trouble::Fault(Fault::NoSvm)));
        assert!(progress.runs(&experiment)[0][1].is_some());
    }

    #[test]
    fn only_what_is_done_as_published_is_held_against_it() {
        let check = |id: &str, version, origin, expected| {
            let setup = Setup {
                version,
                origin,
                seeds: 1,
            };
            let experiment = experiment(id).unwrap();
            let progress = Progress::planned(&experiment, setup, expected_counts(origin));
            assert_eq!(progress.is_comparable, expected, "{id} {version:?}");
        };
        check("1.1", Version::Quick, Origin::Bundled, false);
        check("1.1", Version::Full, Origin::Bundled, false);
        check("1.1", Version::Full, Origin::Full, true);
        check("3.1", Version::Quick, Origin::Bundled, true);
        check("5.2", Version::Quick, Origin::Bundled, true);
    }
}
