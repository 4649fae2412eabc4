//! What is asked of a training. All that it takes, the line to the worker and what it answers, is fetched when
//! something is first asked: whoever only draws has no use for it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::Training;
use super::beginning::Wanted;
use crate::errors::Source;
use crate::i18n::t_string;
use crate::lazy::lazy;
use crate::training::link::OfTraining;
use crate::workers::{Dialog, start_ahead};

/// Something to do.
pub(super) enum Request {
    /// What training needs is fetched ahead.
    Prepare,
    /// A training begins.
    Begin(Wanted),
    /// A mini-batch of the training under way, or of a new one that then waits.
    Step,
    Pause,
    Resume,
    Stop,
    /// The training under way takes the form's learning rate, mini-batch and λ.
    ChangeRates,
    /// Files of the visitor's own are taken in.
    UseFiles(Vec<File>),
}

lazy! {
    fn training_line(training: Training, request: Request) -> () {
        training.answer(request);
    }
}

impl Training {
    /// Has something done, now or as soon as the code for it is here.
    pub(super) fn ask(self, request: Request) {
        let is_ahead = matches!(request, Request::Prepare);
        if self.link.with_value(Option::is_none) {
            start_ahead(OfTraining::SCRIPT);
        }
        if !is_ahead {
            self.is_asked.set(true);
        }
        spawn_local(async move {
            let answered = training_line(self, request).await;
            // What nobody waits for nobody misses.
            if is_ahead {
                return;
            }
            self.is_asked.try_set(false);
            if answered.is_err() {
                let Self { i18n, errors, .. } = self;
                errors.show(Source::Training, move || {
                    t_string!(i18n, common.not_fetched).to_owned()
                });
            }
        });
    }

    fn answer(self, request: Request) {
        match request {
            Request::Prepare => self.fetch_ahead(),
            Request::Begin(how) => self.begin(how),
            Request::Step => self.take_step(),
            Request::Pause => self.halt(),
            Request::Resume => self.go_ahead(),
            Request::Stop => self.end(),
            Request::ChangeRates => self.pass_on_rates(),
            Request::UseFiles(files) => self.take_in(files),
        }
    }
}
