//! The training panel's state, and all that can be done to it.
//!
//! One handle, provided as a context. What the worker says goes through the pure reducer
//! [`Progress`]; this module decides when data is fetched, when a command is sent, and who else is
//! told: the banner of errors and the networks that read the pad.

mod beginning;
mod control;
mod events;
mod history;
mod line;
mod loading;
mod request;
mod resumption;
mod throttle;

use std::collections::{HashMap, VecDeque};

use digit_lab::training::{DataNote, Field, FieldError, Hint, Preset, TrainingSpec};
use leptos::prelude::*;
use web_sys::File;

use self::beginning::Wanted;
pub use self::loading::Loading;
use self::loading::{Files, Sent};
use self::request::Request;
use self::resumption::Resumption;
pub use self::throttle::{Throttle, now_millis};
use super::data::{Counts, Manifest, Origin};
use super::draft::Draft;
use super::link::Link;
use super::past::Past;
use super::progress::Progress;
use super::status::Status;
use crate::errors::Errors;
use crate::i18n::I18n;
use crate::runs::Runs;

/// The training panel's state; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Training {
    /// The form.
    pub draft: RwSignal<Draft>,
    /// Where the digits for the next training come from.
    pub origin: RwSignal<Origin>,
    /// What this site carries; nothing until it has been asked.
    pub manifest: RwSignal<Option<Manifest>>,
    /// Where the digits that the worker holds came from.
    pub loaded: RwSignal<Option<Origin>>,
    /// What has ever been loaded.
    pub counts: RwSignal<HashMap<Origin, Counts>>,
    /// The data on its way here; nothing while there is none.
    pub loading: RwSignal<Option<Loading>>,
    /// The present training, or the last one.
    pub progress: RwSignal<Progress>,
    /// The trainings of this visit.
    pub runs: Runs,
    /// The networks that the present training's has been.
    pub past: Past,
    i18n: I18n,
    errors: Errors,
    link: StoredValue<Option<Link>, LocalStorage>,
    /// Data that has been fetched or read, for a worker that has to be replaced.
    kept: StoredValue<HashMap<Origin, Files>, LocalStorage>,
    /// What the worker was sent and has not answered yet, oldest first.
    sent: StoredValue<VecDeque<Sent>, LocalStorage>,
    /// Loads begun, so that one that was given up is known when it comes back.
    attempt: StoredValue<u32>,
    /// The training to begin once its data is there, and the one before it has begun.
    wanted: StoredValue<Option<Wanted>>,
    /// The training that the worker was asked for and has neither begun nor refused yet.
    beginning: StoredValue<Option<Wanted>>,
    /// What trainings were asked to go on from that have not begun yet.
    resumptions: StoredValue<Vec<Resumption>>,
    /// Which training it was whose worker last died, and how many images it had learned from.
    broke_at: StoredValue<Option<(u32, f64)>>,
    /// Whether someone waits for what was asked.
    is_asked: RwSignal<bool>,
    throttle: Throttle,
}

impl Training {
    /// Nothing trained and nothing loaded yet.
    pub fn new(i18n: I18n) -> Self {
        let origin = Origin::default();
        Self {
            draft: RwSignal::new(Draft::usual(origin.expected_training_images())),
            origin: RwSignal::new(origin),
            manifest: RwSignal::new(None),
            loaded: RwSignal::new(None),
            counts: RwSignal::new(HashMap::new()),
            loading: RwSignal::new(None),
            progress: RwSignal::new(Progress::default()),
            runs: Runs::new(),
            past: expect_context(),
            i18n,
            errors: expect_context(),
            link: StoredValue::new_local(None),
            kept: StoredValue::new_local(HashMap::new()),
            sent: StoredValue::new_local(VecDeque::new()),
            attempt: StoredValue::new(0),
            wanted: StoredValue::new(None),
            beginning: StoredValue::new(None),
            resumptions: StoredValue::new(Vec::new()),
            broke_at: StoredValue::new(None),
            is_asked: RwSignal::new(false),
            throttle: Throttle::new(),
        }
    }

    /// The training images that the next training can use.
    pub fn training_images(self) -> usize {
        self.images_of(self.origin.get()) as usize
    }

    /// The training images of an origin, as far as that is known.
    pub fn images_of(self, origin: Origin) -> u32 {
        let known = self
            .counts
            .with(|counts| counts.get(&origin).map(|counts| counts.training));
        known.unwrap_or_else(|| origin.expected_training_images())
    }

    /// Every field of the form that is wrong.
    pub fn field_errors(self) -> Vec<FieldError> {
        let images = self.training_images();
        self.draft.with(|draft| draft.errors(images))
    }

    /// What works and yet is worth a word.
    pub fn hints(self) -> Vec<Hint> {
        let images = self.training_images();
        self.draft.with(|draft| draft.hints(images))
    }

    /// Where things stand.
    pub fn status(self) -> Status {
        let is_loading = self.loading.get().is_some_and(|loading| !loading.is_ahead);
        let is_loading = is_loading || self.is_asked.get();
        Status::of(self.progress.with(|progress| progress.phase), is_loading)
    }

    /// Someone is about to train: what that needs is fetched meanwhile.
    pub fn prepare(self) {
        self.ask(Request::Prepare);
    }

    /// Begins a training with the form's settings, in place of any there was. Does nothing while
    /// the form is wrong.
    pub fn train(self) {
        self.ask(Request::Begin(Wanted::Run));
    }

    /// Trains as one of the trainings kept did, in place of any there was, to see whether the same comes out.
    pub fn repeat(self, number: u32) {
        self.ask(Request::Begin(Wanted::Repeat(number)));
    }

    /// One mini-batch of the training under way, or of a new one that then waits.
    pub fn step(self) {
        self.ask(Request::Step);
    }

    /// Halts the training.
    pub fn pause(self) {
        self.ask(Request::Pause);
    }

    /// Goes on with it.
    pub fn resume(self) {
        self.ask(Request::Resume);
    }

    /// Ends it, or the wait for its data.
    pub fn stop(self) {
        self.ask(Request::Stop);
    }

    /// Lets the training under way go on with the form's learning rate, mini-batch and λ.
    pub fn change_rates(self) {
        self.ask(Request::ChangeRates);
    }

    /// Uses files of the visitor's own from now on. Those in use stay where these are no data set.
    pub fn use_files(self, files: Vec<File>) {
        if !files.is_empty() {
            self.ask(Request::UseFiles(files));
        }
    }

    /// Whether the form has another learning rate, mini-batch or λ than the training under way.
    pub fn rates_differ(self) -> bool {
        let spec = self.draft.with(Draft::spec);
        let wanted = (spec.learning_rate, spec.mini_batch, spec.lambda);
        self.runs.rates().get().is_some_and(|rates| rates != wanted)
    }

    /// Changes a field of the form.
    pub fn set_field(self, field: Field, text: String) {
        self.draft.update(|draft| draft.set(field, text));
    }

    /// Fills the form in for a kind of network. How many images and which seed stay as they are.
    pub fn choose_preset(self, preset: Preset) {
        self.draft.update(|draft| draft.take(preset));
    }

    /// Fills the form in with the settings of a training, on the digits it learned from where they can be had.
    pub fn fill_in(self, spec: &TrainingSpec, data: &DataNote) {
        if let Some(origin) = Origin::named(&data.origin).filter(|origin| self.can_bring(*origin)) {
            self.origin.set(origin);
        }
        let images = untrack(move || self.training_images());
        let all = f64::from(data.training);
        let size = spec.training_size.filter(|size| *size < all);
        self.draft.set(Draft::of(&TrainingSpec {
            training_size: Some(size.unwrap_or(images as f64)),
            ..spec.clone()
        }));
    }

    /// Learns from the digits of another origin from the next training on.
    pub fn choose_origin(self, origin: Origin) {
        let before = untrack(move || self.training_images());
        self.origin.set(origin);
        self.fit_training_size(before);
    }

    /// Who learned from all images there were will learn from all there are now.
    fn fit_training_size(self, before: usize) {
        let now = untrack(move || self.training_images());
        self.draft
            .update(|draft| draft.fit_training_size(before, now));
    }
}
