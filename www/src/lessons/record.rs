//! How far each lesson has come, kept for the next visit.

use crate::storage;

/// Where the lesson that runs is stored, by its id; empty while none does.
const RUNNING: &str = "digit-lab.lesson";

/// Where is stored how far each has come.
const REACHED: &str = "digit-lab.lessons";

/// Stands after the step of a lesson that was gone through to its end.
const DONE: char = '+';

/// Whether a lesson was running when the page was last left.
pub fn is_one_under_way() -> bool {
    running().is_some()
}

/// The id of the lesson that was running.
pub fn running() -> Option<String> {
    storage::load(RUNNING).filter(|id| !id.is_empty())
}

/// Keeps which lesson is running.
pub fn keep_running(id: Option<&str>) {
    storage::store(RUNNING, id.unwrap_or_default());
}

/// How far a lesson has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// The step where one was last, from 0.
    pub step: usize,
    /// Whether it was ever gone through to its end.
    pub is_done: bool,
}

/// How far the lessons have come that were begun, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    lessons: Vec<(String, Reached)>,
}

impl Record {
    /// What was kept.
    pub fn load() -> Self {
        storage::load(REACHED).map_or_else(Self::default, |text| Self::parse(&text))
    }

    /// Keeps it.
    pub fn keep(&self) {
        storage::store(REACHED, &self.text());
    }

    /// How far a lesson has come; nothing if it was never begun.
    pub fn of(&self, id: &str) -> Option<Reached> {
        let found = self.lessons.iter().find(|(other, _)| other == id);
        found.map(|(_, reached)| *reached)
    }

    /// A lesson is at this step now.
    pub fn reach(&mut self, id: &str, step: usize) {
        let is_done = self.of(id).is_some_and(|reached| reached.is_done);
        self.set(id, Reached { step, is_done });
    }

    /// A lesson has been gone through; it begins anew next time.
    pub fn finish(&mut self, id: &str) {
        let reached = Reached {
            step: 0,
            is_done: true,
        };
        self.set(id, reached);
    }

    fn set(&mut self, id: &str, reached: Reached) {
        self.lessons.retain(|(other, _)| other != id);
        self.lessons.push((id.to_owned(), reached));
    }

    /// `cost:3 neuron:0+`
    fn text(&self) -> String {
        let words = self.lessons.iter().map(|(id, reached)| {
            let done = if reached.is_done {
                DONE.to_string()
            } else {
                String::new()
            };
            format!("{id}:{}{done}", reached.step)
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// What is no lesson's is passed over.
    fn parse(text: &str) -> Self {
        let lesson = |word: &str| {
            let (id, step) = word.split_once(':')?;
            let reached = Reached {
                step: step.trim_end_matches(DONE).parse().ok()?,
                is_done: step.ends_with(DONE),
            };
            Some((id.to_owned(), reached))
        };
        Self {
            lessons: text.split_whitespace().filter_map(lesson).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let mut record = Record::default();
        record.reach("cost", 3);
        record.reach("neuron", 6);
        record.finish("neuron");
        record.reach("neuron", 2);
        let again = Record::parse(&record.text());
        assert_eq!(again, record);
        let of_cost = Reached {
            step: 3,
            is_done: false,
        };
        assert_eq!(again.of("cost"), Some(of_cost));
        let of_neuron = Reached {
            step: 2,
            is_done: true,
        };
        assert_eq!(again.of("neuron"), Some(of_neuron));
        assert_eq!(again.of("depth"), None);
    }

    #[test]
    fn what_was_not_kept_by_this_page_is_passed_over() {
        let record = Record::parse("cost:3 :x depth neuron:-1 outputs:2+");
        assert_eq!(record.text(), "cost:3 outputs:2+");
    }
}
