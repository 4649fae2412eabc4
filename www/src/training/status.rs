//! Where things stand, in one word.

use digit_lab::training::Phase;

/// What the panel is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing, and nothing has been trained.
    Idle,
    /// Fetching or reading data.
    Loading,
    /// Training.
    Running,
    /// Halted.
    Paused,
    /// All epochs done.
    Finished,
    /// Ended before its last epoch.
    Stopped,
    /// Ended by a fault.
    Failed,
}

impl Status {
    /// The status of a training in this phase; data may arrive beside one that is under way.
    pub fn of(phase: Phase, is_loading: bool) -> Self {
        match phase {
            Phase::Running => Self::Running,
            Phase::Paused => Self::Paused,
            _ if is_loading => Self::Loading,
            Phase::Idle => Self::Idle,
            Phase::Finished => Self::Finished,
            Phase::Stopped => Self::Stopped,
            Phase::Failed => Self::Failed,
        }
    }

    /// Its name for automation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Loading => "loading",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }

    /// Whether a training goes on, halts, or is about to begin.
    pub fn is_at_work(self) -> bool {
        self == Self::Loading || self.is_under_way()
    }

    /// Whether a training can be paused, resumed, or ended.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}
