//! A training as the list has it, and the order of the list.

use std::sync::Arc;

use digit_lab::training::{Difference, Phase, RunRecord};

use super::store::Entry;

/// A training in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its number in this visit, by which its network is chosen for reading.
    pub number: u32,
    /// When it began, in milliseconds since 1970, the same for no other: its name in storage.
    pub began: f64,
    /// What is known of it.
    pub record: Arc<RunRecord>,
    /// Whether it stands at the top of the list.
    pub is_pinned: bool,
    /// When it was begun or last gone on with in this browser; nothing where that was elsewhere, or in an experiment.
    pub went_on: Option<f64>,
    /// When the training began that this one repeats.
    pub repeats: Option<f64>,
    /// Whether it is over, for all that this page knows.
    pub is_over: bool,
    /// Whether it is halted, or was when it was interrupted.
    pub is_paused: bool,
    /// What there is of it besides.
    pub holds: Holds,
}

/// What there is of a training besides what is known of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Its network, to read with.
    pub network: bool,
    /// A checkpoint, to go on from.
    pub checkpoint: bool,
    /// Its best epoch, network and checkpoint.
    pub best: bool,
}

impl Kept {
    /// How many epochs there are if it goes on: all that were to be done, where not all are, else as many
    /// again as there were to be at first. None where it ended for another reason, or cannot go on.
    pub fn epochs_if_gone_on(&self) -> Option<u32> {
        let record = &self.record;
        let planned = record.plan.epochs;
        let outcome = record.outcome.as_ref();
        let phase = outcome.map_or(Phase::Stopped, |outcome| outcome.phase);
        let is_complete = outcome.is_some_and(|outcome| outcome.place.epoch == planned);
        let epochs = match phase {
            Phase::Stopped => Some(planned),
            Phase::Finished if is_complete => {
                Some(planned.saturating_add(record.spec.epochs as u32))
            }
            _ => None,
        };
        epochs.filter(|_| self.is_over && self.holds.checkpoint)
    }

    /// Which epoch was the best, where that is kept and is not what the training ended with, or has come to.
    pub fn best_epoch(&self) -> Option<u32> {
        let epochs = &self.record.epochs;
        let best = self.record.best_epoch().filter(|_| self.holds.best)?;
        (best + 1 < epochs.len()).then(|| epochs[best].epoch)
    }

    /// What is stored of it.
    pub fn entry(&self) -> Entry {
        Entry {
            is_pinned: self.is_pinned,
            is_paused: self.is_paused,
            went_on: self.went_on,
            repeats: self.repeats,
            record: (*self.record).clone(),
        }
    }
}

/// The trainings that earlier visits left in their midst and that can be gone on with, the last one first. Of those that
/// were given up for one that came to its end there are none, nor of those that came from a file.
pub fn interrupted(all: &[Kept]) -> Vec<Kept> {
    let is_in_midst = |kept: &Kept| kept.record.outcome.is_none() && kept.holds.checkpoint;
    let went_on = all.iter().filter_map(|kept| Some((kept.went_on?, kept)));
    let mut last: Vec<(f64, &Kept)> = went_on.collect();
    last.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let last = last.into_iter().map(|(_, kept)| kept);
    last.take_while(|kept| is_in_midst(kept)).cloned().collect()
}

/// The numbers of trainings in the order in which they are shown: pinned ones first, then the newest.
pub fn shown_order(all: &[Kept]) -> Vec<u32> {
    let mut order: Vec<&Kept> = all.iter().collect();
    order.sort_by(|one, other| {
        let pinned = other.is_pinned.cmp(&one.is_pinned);
        pinned.then(other.began.total_cmp(&one.began))
    });
    order.into_iter().map(|kept| kept.number).collect()
}

/// A name that is free, the one wanted or that with the next number behind it.
pub fn free_name(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = wanted.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    let plain = match numbered {
        Some((plain, number)) if number.parse::<u32>().is_ok() => plain,
        _ => wanted,
    };
    let others = (2_u32..).map(|number| format!("{plain} ({number})"));
    let mut names = std::iter::once(wanted.to_owned()).chain(others);
    // There are more numbers than trainings.
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// Whether a training that repeats another came out as that one did; nothing where it repeats none that
/// is still there, or is not over.
pub fn verdict(all: &[Kept], number: u32) -> Option<Result<(), Difference>> {
    let kept = all.iter().find(|kept| kept.number == number)?;
    let first = all.iter().find(|other| Some(other.began) == kept.repeats)?;
    let is_over = kept.is_over && kept.record.outcome.is_some();
    is_over.then(|| match Difference::between(&first.record, &kept.record) {
        Some(difference) => Err(difference),
        None => Ok(()),
    })
}

/// What automation and tests make runs of.
#[cfg(test)]
pub mod samples {
    use digit_lab::training::{Build, DataNote, EpochRecord, Plan, TrainingSpec};

    use super::*;

    /// A training of as many epochs, whose validation accuracy rises by a tenth each.
    pub fn kept(number: u32, epochs: u32) -> Kept {
        let plan = Plan {
            sizes: vec![784, 10],
            parameters: 7_850,
            epochs,
            batches: 10,
            mini_batch: 10,
            training_size: 100,
        };
        let data = DataNote::default();
        let spec = TrainingSpec::default();
        let mut record = RunRecord::begin(format!("run {number}"), spec, data, plan, Build::this());
        record.epochs = (1..=epochs)
            .map(|epoch| EpochRecord {
                epoch,
                training_cost: 1.0 / f64::from(epoch),
                validation_cost: 2.0 / f64::from(epoch),
                training_correct: 10 * epoch,
                training_size: 100,
                validation_correct: epoch,
                validation_size: 10,
                test_correct: (epoch == epochs).then_some(9),
                test_cost: None,
                test_size: 10,
                ..EpochRecord::default()
            })
            .collect();
        Kept {
            number,
            began: f64::from(number) * 1000.0,
            record: Arc::new(record),
            is_pinned: false,
            repeats: None,
            is_over: true,
            is_paused: false,
            went_on: None,
            holds: Holds::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use digit_lab::training::{Outcome, Place};

    use super::samples::kept;
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_numbered() {
        let name = |wanted, taken: &[&str]| free_name(wanted, |name| taken.contains(&name));
        assert_eq!(name("30", &["10"]), "30");
        assert_eq!(name("30", &["30"]), "30 (2)");
        assert_eq!(name("30", &["30", "30 (2)"]), "30 (3)");
        assert_eq!(name("30 (2)", &["30", "30 (2)"]), "30 (3)");
        assert_eq!(name("30 (best)", &["30 (best)"]), "30 (best) (2)");
    }

    #[test]
    fn the_newest_comes_first_after_those_that_are_pinned() {
        let mut all = vec![kept(1, 1), kept(2, 1), kept(3, 1), kept(4, 1)];
        assert_eq!(shown_order(&all), [4, 3, 2, 1]);
        all[1].is_pinned = true;
        assert_eq!(shown_order(&all), [2, 4, 3, 1]);
    }

    #[test]
    fn a_training_goes_on_to_its_end_and_then_as_long_again() {
        let epochs = |phase: Option<Phase>, epoch| {
            let mut kept = kept(1, 4);
            kept.holds.checkpoint = true;
            let record = Arc::make_mut(&mut kept.record);
            record.spec.epochs = 4.0;
            record.outcome = phase.map(|phase| Outcome {
                phase,
                place: Place { epoch, batch: 10 },
                digest: String::new(),
            });
            kept.epochs_if_gone_on()
        };
        assert_eq!(epochs(None, 2), Some(4));
        assert_eq!(epochs(Some(Phase::Stopped), 2), Some(4));
        assert_eq!(epochs(Some(Phase::Finished), 4), Some(8));
        // Stopped early, by its own rule.
        assert_eq!(epochs(Some(Phase::Finished), 3), None);
        assert_eq!(epochs(Some(Phase::Failed), 3), None);
        assert_eq!(kept(1, 4).epochs_if_gone_on(), None);
    }

    #[test]
    fn the_best_epoch_is_told_where_it_is_not_the_last() {
        let mut kept = kept(1, 4);
        kept.holds.best = true;
        assert_eq!(kept.best_epoch(), None);
        let record = Arc::make_mut(&mut kept.record);
        record.epochs[1].validation_correct = 9;
        assert_eq!(kept.best_epoch(), Some(2));
        kept.holds.best = false;
        assert_eq!(kept.best_epoch(), None);
    }

    #[test]
    fn the_last_training_under_way_is_the_one_that_was_interrupted() {
        let numbers = |all: &[Kept]| {
            let interrupted = interrupted(all).into_iter();
            interrupted.map(|kept| kept.number).collect::<Vec<_>>()
        };
        let end = |kept: &mut Kept| {
            Arc::make_mut(&mut kept.record).outcome = Some(Outcome {
                phase: Phase::Stopped,
                place: Place { epoch: 1, batch: 1 },
                digest: String::new(),
            });
        };
        let mut all = vec![kept(1, 1), kept(2, 1), kept(3, 1)];
        assert!(numbers(&all).is_empty());
        for (kept, went_on) in all.iter_mut().zip([10.0, 20.0]) {
            kept.went_on = Some(went_on);
        }
        // Without a checkpoint there is nothing to go on from.
        all[0].holds.checkpoint = true;
        assert!(numbers(&all).is_empty());
        all[1].holds.checkpoint = true;
        assert_eq!(numbers(&all), [2, 1]);
        // What came from a file was never under way here.
        all[2].holds.checkpoint = true;
        assert_eq!(numbers(&all), [2, 1]);
        // Nor was what an experiment made.
        end(&mut all[2]);
        assert_eq!(numbers(&all), [2, 1]);
        // The first was given up for the second.
        end(&mut all[1]);
        assert!(numbers(&all).is_empty());
        // It was gone on with after the second had ended.
        all[0].went_on = Some(30.0);
        assert_eq!(numbers(&all), [1]);
    }

    #[test]
    fn a_repeated_training_is_judged_once_it_is_over() {
        let ended = |digest: &str| {
            let mut kept = kept(1, 2);
            Arc::make_mut(&mut kept.record).outcome = Some(Outcome {
                phase: Phase::Finished,
                place: Place {
                    epoch: 2,
                    batch: 10,
                },
                digest: digest.to_owned(),
            });
            kept
        };
        let first = ended("a");
        let again = |digest| Kept {
            number: 2,
            began: 2000.0,
            repeats: Some(1000.0),
            ..ended(digest)
        };
        let verdict_of = |again: Kept| verdict(&[first.clone(), again], 2);
        assert_eq!(verdict_of(again("a")), Some(Ok(())));
        assert_eq!(verdict_of(again("b")), Some(Err(Difference::Weights)));
        let unfinished = Kept {
            is_over: false,
            ..again("a")
        };
        assert_eq!(verdict_of(unfinished), None);
        assert_eq!(verdict(&[again("a")], 2), None);
        assert_eq!(verdict(std::slice::from_ref(&first), 1), None);
    }
}
