//! How often something is done that takes longer and longer, such as storing a training of many epochs.

/// At most one part in so many of the time goes into it.
const PARTS: f64 = 20.0;

/// When it is due again; all times in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// From one beginning to the next, at least.
    pub least: f64,
    /// How long its end is waited for.
    patience: f64,
    /// When it began, while it is under way.
    begun_at: Option<f64>,
    due_at: f64,
}

impl Pace {
    /// It is due at once, and then at these distances at least. One of which no end is heard is given up after `patience`.
    pub const fn new(least: f64, patience: f64) -> Self {
        Self {
            least,
            patience,
            begun_at: None,
            due_at: f64::NEG_INFINITY,
        }
    }

    /// Whether it should be done now.
    pub fn is_due(&self, now: f64) -> bool {
        now >= self.due_at
    }

    /// It is as if it had just been done.
    pub fn rest(&mut self, now: f64) {
        self.begun_at = None;
        self.due_at = now + self.least;
    }

    /// It begins.
    pub fn begin(&mut self, now: f64) {
        self.begun_at = Some(now);
        self.due_at = now + self.patience;
    }

    /// It is over, where it was under way: the longer it took, the longer the rest.
    pub fn end(&mut self, now: f64) {
        if let Some(begun_at) = self.begun_at.take() {
            self.due_at = (begun_at + self.least).max(now + PARTS * (now - begun_at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_longer_is_done_less_often() {
        let mut pace = Pace::new(300.0, 10_000.0);
        assert!(pace.is_due(0.0));
        pace.begin(0.0);
        pace.end(5.0);
        assert!(!pace.is_due(299.0) && pace.is_due(300.0));
        pace.begin(300.0);
        pace.end(800.0);
        assert!(!pace.is_due(10_799.0) && pace.is_due(10_800.0));
    }

    #[test]
    fn one_waits_for_the_last_but_not_for_ever() {
        let mut pace = Pace::new(300.0, 10_000.0);
        pace.begin(0.0);
        assert!(!pace.is_due(9_999.0) && pace.is_due(10_000.0));
    }

    #[test]
    fn an_end_of_nothing_changes_nothing() {
        let mut pace = Pace::new(300.0, 10_000.0);
        pace.rest(0.0);
        pace.end(5_000.0);
        assert!(!pace.is_due(299.0) && pace.is_due(300.0));
    }
}
