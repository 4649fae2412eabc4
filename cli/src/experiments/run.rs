//! An experiment's arms under several seeds, in parallel.

use std::time::Instant;

use digit_lab::book::{Arm, Experiment, Job, Outcome, Task, Version, judge};
use digit_lab::data::Mnist;
use rayon::prelude::*;

use crate::experiments::arguments::Run;
use crate::experiments::list::duration;
use crate::experiments::report::{Circumstances, Report};
use crate::fault::Fault;

/// How experiments are run.
pub(super) struct Plan {
    is_quick: bool,
    is_full: bool,
    seeds: u32,
    svm_images: usize,
    svm_c: Option<f64>,
    svm_gamma: Option<f64>,
}

/// One arm under one seed.
struct Piece<'a> {
    arm: &'a Arm,
    seed: u32,
    job: Job,
}

impl Plan {
    pub(super) fn of(arguments: &Run) -> Self {
        Self {
            is_quick: arguments.quick || arguments.data.is_none(),
            is_full: arguments.full,
            seeds: arguments.seeds,
            svm_images: arguments.svm_images,
            svm_c: arguments.svm_c,
            svm_gamma: arguments.svm_gamma,
        }
    }

    fn version(&self, experiment: &Experiment) -> Version {
        if self.is_quick {
            Version::Quick
        } else if self.is_full {
            Version::Full
        } else {
            experiment.usual_version()
        }
    }

    fn tuned(&self, job: Job) -> Job {
        let Job::Svm(settings) = job else {
            return job;
        };
        job.tuned(
            self.svm_c.unwrap_or(settings.c),
            self.svm_gamma.unwrap_or(settings.gamma),
        )
    }

    /// Whether something else is done than was published.
    fn is_tuned(&self, experiment: &Experiment) -> bool {
        let mut jobs = experiment.arms.iter().map(|arm| &arm.job);
        jobs.any(|job| self.tuned(job.clone()) != *job)
    }

    fn has_room(&self, job: &Job) -> bool {
        !matches!(job, Job::Svm(settings) if settings.images > self.svm_images)
    }
}

pub(super) fn experiment(
    experiment: &Experiment,
    plan: &Plan,
    data: &Mnist,
) -> Result<Report, Fault> {
    let start = now();
    let version = plan.version(experiment);
    let images = data.training.len();
    let arms = || experiment.arms.iter();
    // Seed by seed, so that the arms of one run side by side.
    let pieces: Vec<_> = (1..=plan.seeds)
        .flat_map(|seed| {
            arms().map(move |arm| Piece {
                arm,
                seed,
                job: plan.tuned(arm.job(version, images, seed)),
            })
        })
        .collect();
    let outcomes: Vec<Option<Outcome>> = pieces
        .par_iter()
        // One by one, since some take a hundred times as long as others.
        .with_max_len(1)
        .map(|piece| {
            let is_again = piece.seed > 1 && !piece.job.is_random();
            if is_again || !plan.has_room(&piece.job) {
                return Ok(None);
            }
            outcome(experiment.id, piece, data).map(Some)
        })
        .collect::<Result<_, _>>()?;

    let mut runs: Vec<Vec<_>> = outcomes
        .chunks(experiment.arms.len())
        .map(<[_]>::to_vec)
        .collect();
    repeat_what_is_not_random(&mut runs, &pieces);
    let verdict = judge(experiment, &runs);
    let how = Circumstances {
        extent: extent(experiment, version),
        version: version.name().to_owned(),
        is_judged: version != Version::Quick && !plan.is_tuned(experiment),
        seeds: plan.seeds,
        secs: start.elapsed().as_secs_f64(),
    };
    Ok(Report::new(experiment.id, &verdict, how))
}

/// Every seed gives the same there, so that the first one's outcome is that of all.
fn repeat_what_is_not_random(runs: &mut [Vec<Option<Outcome>>], pieces: &[Piece<'_>]) {
    let Some((first, others)) = runs.split_first_mut() else {
        return;
    };
    for run in others {
        for ((outcome, first), piece) in run.iter_mut().zip(&*first).zip(pieces) {
            if !piece.job.is_random() {
                outcome.clone_from(first);
            }
        }
    }
}

fn outcome(id: &str, piece: &Piece<'_>, data: &Mnist) -> Result<Outcome, Fault> {
    let start = now();
    let mut task = Task::new(&piece.job, data).map_err(|error| Fault::Experiment {
        id: id.to_owned(),
        error,
    })?;
    loop {
        let unit = now();
        let is_more = task.advance(data);
        task.add_secs(unit.elapsed().as_secs_f64());
        if !is_more {
            break;
        }
    }
    eprintln!(
        "{id}: {}, seed {}: done in {}",
        piece.arm.name,
        piece.seed,
        duration(start.elapsed().as_secs_f64())
    );
    Ok(task.outcome())
}

/// How far the first arm goes in a version that is not the full one.
fn extent(experiment: &Experiment, version: Version) -> String {
    let cut = experiment.arms.first().and_then(|arm| match version {
        Version::Full => None,
        Version::Reduced => Some((arm, arm.reduced?)),
        Version::Quick => Some((arm, arm.quick)),
    });
    let Some((arm, cut)) = cut else {
        return String::new();
    };
    match arm.job.spec() {
        Some(spec) => format!(
            "{} of {} epochs",
            spec.epochs.min(f64::from(cut.epochs)),
            spec.epochs
        ),
        None => String::new(),
    }
}

/// The engine takes no clock; its command line has one, for what it prints and for jobs that compare times.
#[allow(clippy::disallowed_methods)]
fn now() -> Instant {
    Instant::now()
}
