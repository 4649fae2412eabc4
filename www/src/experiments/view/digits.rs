//! On which digits an experiment is run.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::controls::show_in_address;
use crate::experiments::address::Setup;
use crate::experiments::laboratory::Laboratory;
use crate::experiments::progress::Trouble;
use crate::experiments::trial::Trial;
use crate::experiments::words::origin_name;
use crate::file_button::FileButton;
use crate::i18n::{t, use_i18n};
use crate::numbers::MEGABYTE;
use crate::training::data::{Manifest, Origin};
use crate::workers::{Request, Told};

/// The bundled digits, all of MNIST where the site has it, or files of one's own.
#[component]
pub fn DigitsChoice(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let digits = lab.digits;
    // Whether all of MNIST is offered can be known only from the site; without an answer it is not.
    spawn_local(async move {
        let _ = digits.ask().await;
    });
    let megabytes = Memo::new(move |_| {
        let bytes = digits
            .manifest
            .with(|manifest| manifest.as_ref().and_then(Manifest::full_bytes));
        bytes.map(|bytes| bytes / MEGABYTE)
    });
    let choose = move |origin: Origin| {
        let setup = Setup {
            origin,
            ..trial.setup.get_untracked()
        };
        trial.setup.set(setup);
        show_in_address(trial.id(), setup);
    };
    let option = move |origin: Origin| {
        let is_offered = move || match origin {
            Origin::Bundled => true,
            Origin::Full => megabytes.get().is_some(),
            Origin::Own => digits.has_own(),
        };
        view! {
            <option
                value=origin.name()
                hidden=move || !is_offered()
                disabled=move || !is_offered()
                selected=move || trial.setup.with(|setup| setup.origin == origin)
            >
                {move || origin_name(i18n, origin, megabytes.get())}
            </option>
        }
    };

    view! {
        <div class="experiment-choice">
            <label>
                <span>{t!(i18n, experiments.digits)}</span>
                <select
                    name="digits"
                    data-testid="experiment-digits"
                    prop:value=move || trial.setup.with(|setup| setup.origin.name())
                    on:change:target=move |event| {
                        if let Some(origin) = Origin::named(&event.target().value()) {
                            choose(origin);
                        }
                    }
                >
                    {option(Origin::Bundled)}
                    {option(Origin::Full)}
                    {option(Origin::Own)}
                </select>
            </label>
            <FileButton
                id="experiment-files"
                multiple=true
                on_files=move |files| take_in(lab, trial, files, move || choose(Origin::Own))
            >
                {t!(i18n, training.data_choose)}
            </FileButton>
        </div>
    }
}

/// Has a worker take in files; what is wrong with them is told where what is wrong with a run is.
fn take_in(lab: Laboratory, trial: Trial, files: Vec<File>, then: impl Fn() + Copy + 'static) {
    let is_chosen = lab.digits.choose_own();
    spawn_local(async move {
        let set = lab.digits.read(&files).await;
        if !is_chosen() {
            return;
        }
        let set = match set {
            Ok(set) => set,
            Err(error) => {
                trial
                    .progress
                    .update(|it| it.trouble = Some(Trouble::Fetch(error)));
                return;
            }
        };
        let request = Request {
            job: None,
            data: Some(std::rc::Rc::clone(&set)),
        };
        let use_own = move || {
            lab.digits.use_own(std::rc::Rc::clone(&set));
            trial.progress.update(|it| it.trouble = None);
            then();
        };
        lab.pool.submit(request, move |told| match told {
            _ if !is_chosen() => {}
            Told::Loaded(counts) => lab.digits.set_counts(Origin::Own, counts),
            Told::Done => use_own(),
            Told::Failed(fault) => {
                trial
                    .progress
                    .update(|it| it.trouble = Some(Trouble::Fault(fault)));
            }
            Told::Began | Told::Progress { .. } | Told::Trained(_) | Told::Stopped => {}
        });
    });
}
