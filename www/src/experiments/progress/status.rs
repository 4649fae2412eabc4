//! Where an experiment stands, and why nothing came of it.

use digit_lab::book::session::Fault;

use super::Stage;
use crate::training::data::FetchError;

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
    /// What it is once none of its parts is to come or under way; nothing before.
    pub fn once_over(stages: impl Iterator<Item = Stage> + Clone) -> Option<Self> {
        let is_any = |stage| stages.clone().any(|it| it == stage);
        if is_any(Stage::Waiting) || is_any(Stage::Running) {
            return None;
        }
        let ended = [
            (Stage::Failed, Self::Failed),
            (Stage::Stopped, Self::Stopped),
        ];
        let ended = ended.into_iter().find(|(stage, _)| is_any(*stage));
        Some(ended.map_or(Self::Finished, |(_, status)| status))
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stages: &[Stage], expected: Option<Status>) {
        let status = Status::once_over(stages.iter().copied());
        assert_eq!(status, expected, "{stages:?}");
    }

    #[test]
    fn a_whole_has_failed_or_was_stopped_where_any_of_it_has() {
        use Stage::{Done, Elsewhere, Failed, Stopped};
        check(&[Done, Elsewhere], Some(Status::Finished));
        check(&[Done, Stopped], Some(Status::Stopped));
        // What went wrong matters more than what was not wanted any more.
        check(&[Stopped, Failed, Done], Some(Status::Failed));
    }

    #[test]
    fn it_is_not_over_while_any_of_it_is_to_come() {
        check(&[Stage::Failed, Stage::Waiting], None);
        check(&[Stage::Running, Stage::Done], None);
    }
}
