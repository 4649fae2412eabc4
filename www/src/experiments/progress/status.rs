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
