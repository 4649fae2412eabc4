//! How far an experiment goes, on which digits, and from how many seeds.

use digit_lab::book::Version;
use leptos::prelude::*;

use super::controls::show_in_address;
use super::digits::DigitsChoice;
use super::svm::SvmChoice;
use crate::experiments::address::{MOST_SEEDS, Setup, versions};
use crate::experiments::laboratory::Laboratory;
use crate::experiments::trial::Trial;
use crate::experiments::words::version_name;
use crate::i18n::{t, use_i18n};
use crate::training::data::{Manifest, Origin};

/// The choices; those that would change nothing are left out.
#[component]
pub fn Choices(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let set = move |setup: Setup| {
        trial.setup.set(setup);
        show_in_address(trial.id(), setup);
    };
    let has_full = move || {
        let manifest = lab.digits.manifest;
        manifest.with_untracked(|it| it.as_ref().and_then(Manifest::full_bytes).is_some())
    };
    let choose_version = move |name: String| {
        let version = trial
            .experiment
            .with_value(|experiment| Setup::version_named(experiment, &name));
        let Some(version) = version else { return };
        let setup = trial.setup.get_untracked();
        // What was published was measured on all digits, where they are to be had.
        let origin = match (version, setup.origin) {
            (_, Origin::Own) => Origin::Own,
            (Version::Quick, _) => Origin::Bundled,
            (Version::Reduced | Version::Full, _) if has_full() => Origin::Full,
            (_, origin) => origin,
        };
        set(Setup {
            version,
            origin,
            ..setup
        });
    };
    let choose_seeds = move |text: String| {
        let setup = trial.setup.get_untracked();
        if let Ok(seeds) = text.parse::<u32>() {
            let seeds = seeds.clamp(1, MOST_SEEDS);
            set(Setup { seeds, ..setup });
        }
    };
    let is_random = trial
        .experiment
        .with_value(|experiment| experiment.arms.iter().any(|arm| arm.job.is_random()));
    let version_options = move || {
        let versions = trial.experiment.with_value(versions);
        let option = |version: Version| {
            let is_chosen = move || trial.setup.with(|setup| setup.version == version);
            view! {
                <option value=version.name() selected=is_chosen>
                    {version_name(i18n, version)}
                </option>
            }
        };
        versions.into_iter().map(option).collect_view()
    };
    let seed_options = (1..=MOST_SEEDS)
        .map(|seeds| {
            let is_chosen = move || trial.setup.with(|setup| setup.seeds == seeds);
            view! {
                <option value=seeds selected=is_chosen>
                    {seeds}
                </option>
            }
        })
        .collect_view();

    view! {
        <div class="experiment-choices" hidden=!trial.needs_images()>
            <label class="experiment-choice">
                <span>{t!(i18n, experiments.version)}</span>
                <select
                    name="version"
                    data-testid="experiment-version"
                    prop:value=move || trial.setup.with(|setup| setup.version.name())
                    on:change:target=move |event| choose_version(event.target().value())
                >
                    {version_options}
                </select>
            </label>
            <DigitsChoice trial />
            <SvmChoice trial />
            <label class="experiment-choice" hidden=!is_random>
                <span>{t!(i18n, experiments.seeds)}</span>
                <select
                    name="seeds"
                    data-testid="experiment-seeds"
                    prop:value=move || trial.setup.with(|setup| setup.seeds.to_string())
                    on:change:target=move |event| choose_seeds(event.target().value())
                >
                    {seed_options}
                </select>
            </label>
        </div>
    }
}
