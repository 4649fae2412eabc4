//! How long an experiment will take here.

use digit_lab::book::{Job, Sizes};

use super::progress::{Piece, Stage};
use crate::training::data::Counts;

/// Seconds that work takes here for each second of the engine's own estimate, which is for a program of the
/// machine's own: WebAssembly in a worker takes about twice as long. What has been run here says better.
pub const USUAL_SLOWNESS: f64 = 2.0;

/// Work shorter than this, in estimated seconds, says nothing of a machine's speed.
const LEAST_TELLING: f64 = 0.5;

/// Seconds until all jobs are done, so many at a time, by the engine's own estimate.
pub fn secs<'a>(jobs: impl IntoIterator<Item = &'a Job>, counts: Counts, workers: usize) -> f64 {
    let sizes = Sizes::from(counts);
    // Each next job goes to the worker that is free first.
    let mut busy = vec![0.0_f64; workers.max(1)];
    for job in jobs {
        if let Some(first) = busy.iter_mut().min_by(|a, b| a.total_cmp(b)) {
            *first += job.estimated_secs(sizes);
        }
    }
    busy.into_iter().fold(0.0, f64::max)
}

impl From<Counts> for Sizes {
    fn from(counts: Counts) -> Self {
        Self {
            training: counts.training as usize,
            validation: counts.validation as usize,
            test: counts.test as usize,
        }
    }
}

/// What a finished piece says of how slow this machine is; nothing where it was over too soon to say.
pub fn slowness_told(estimated: f64, piece: &Piece) -> Option<f64> {
    let is_telling = piece.stage == Stage::Done
        && matches!(piece.job, Job::Training(_))
        && estimated >= LEAST_TELLING
        && piece.secs > 0.0;
    is_telling.then(|| piece.secs / estimated)
}

#[cfg(test)]
mod tests {
    use digit_lab::book::experiment;

    use super::*;
    use crate::experiments::address::Setup;
    use crate::experiments::progress::{Progress, expected_counts};
    use crate::training::data::Origin;

    fn of(id: &str, seeds: u32, workers: usize) -> f64 {
        let setup = Setup {
            seeds,
            ..Setup::default()
        };
        let counts = expected_counts(Origin::Bundled);
        let planned = Progress::planned(&experiment(id).unwrap(), setup, counts);
        secs(planned.pieces.iter().map(|it| &it.job), counts, workers)
    }

    #[test]
    fn arms_side_by_side_take_as_long_as_the_longest_and_one_by_one_as_all() {
        let (one, two) = (of("3.13", 1, 1), of("3.13", 1, 2));
        assert!(two > 0.0 && (one / two - 2.0).abs() < 1e-9, "{one} {two}");
        assert!((of("3.13", 2, 2) / two - 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_machines_slowness_is_what_its_work_took_over_what_was_estimated() {
        let experiment = experiment("1.1").unwrap();
        let mut progress = Progress::planned(
            &experiment,
            Setup::default(),
            expected_counts(Origin::Bundled),
        );
        let piece = &mut progress.pieces[0];
        piece.secs = 6.0;
        assert_eq!(slowness_told(2.0, piece), None, "it is not done");
        piece.stage = Stage::Done;
        assert_eq!(slowness_told(2.0, piece), Some(3.0));
        assert_eq!(slowness_told(0.01, piece), None);
    }
}
