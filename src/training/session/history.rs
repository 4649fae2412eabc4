//! A training's past, kept as it goes and told when asked for.

use crate::training::Event;
use crate::training::session::Session;
use crate::training::session::training::Training;

/// Bytes of networks, about, that are told of at once: whoever listens has other things to do, too.
const TELLING: usize = 1 << 20;

impl Training {
    /// An epoch is done, or nothing yet.
    pub(super) fn remember_epoch(&mut self) {
        let epochs = self.run.epochs_so_far();
        if self.history.wants(epochs) {
            self.history.keep(epochs, &self.run.reading_network());
        }
    }

    /// The training is over.
    pub(super) fn remember_end(&mut self) {
        let network = self.run.reading_network();
        self.history.end(self.run.epochs_so_far(), &network);
    }
}

impl Session {
    pub(super) fn tell_history(&mut self, after: Option<f64>) {
        let moments = || self.training.iter().flat_map(|it| it.history.all());
        let is_asked_for = |epochs: f64| after.is_none_or(|after| epochs > after);
        let mut told = 0;
        let event = Event::History {
            epochs: moments().map(|moment| moment.epochs).collect(),
            moments: moments()
                .filter(|moment| is_asked_for(moment.epochs))
                .take_while(|moment| {
                    let is_in_time = told < TELLING;
                    told += moment.model.len();
                    is_in_time
                })
                .cloned()
                .collect(),
        };
        self.events.push(event);
    }
}
