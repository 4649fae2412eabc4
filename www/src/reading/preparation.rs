//! How the drawing becomes the picture that the network gets, step by step.

mod accuracy;
mod pictures;
mod stages;

use digit_lab::drawing::Step;
use leptos::prelude::*;

use crate::i18n::texts::preparation as texts;
use crate::i18n::{I18n, Text, t, t_string, use_i18n};
use crate::lazy::{Lazy, lazy};
use crate::numbers::{self, Style};
use crate::reading::live::LiveReading;
use crate::reading::preparation::accuracy::{
    DRAWN, RIGHT, RIGHT_WITH_NONE, WRITERS, right_without,
};
use crate::reading::preparation::pictures::{Mark, pad_picture, pixel_picture};
use crate::reading::preparation::stages::use_stages;

lazy! {
    fn preparation(is_open: RwSignal<bool>) -> AnyView {
        // Nothing is computed for pictures that nobody sees.
        (move || is_open.get().then(steps)).into_any()
    }
}

/// The steps in a part of the page that folds.
#[component]
pub fn PreparationPanel() -> impl IntoView {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    view! {
        <details
            class="preparation"
            data-testid="preparation"
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            <summary>{t!(i18n, preparation.title)}</summary>
            <Lazy when=is_open place=move || preparation(is_open) />
        </details>
    }
}

/// Says that steps are left out, which somebody may have forgotten, and takes them all again.
#[component]
pub fn StepsOff() -> impl IntoView {
    let i18n = use_i18n();
    let live = expect_context::<LiveReading>();
    let preparation = live.preparation();
    let note = move || {
        let left_out = Step::ALL
            .iter()
            .filter(|&&step| !preparation.get().takes(step));
        let names: Vec<_> = left_out.map(|&step| i18n.text(name(step))).collect();
        let steps = names.join(t_string!(i18n, common.comma));
        view! {
            <div class="steps-off" data-testid="steps-off">
                <p>{t_string!(i18n, preparation.left_out, steps)}</p>
                <button
                    type="button"
                    data-testid="steps-all-on"
                    on:click=move |_| live.take_all_steps()
                >
                    {t!(i18n, preparation.all_on)}
                </button>
            </div>
        }
    };
    view! { <div role="status">{move || (!preparation.get().is_complete()).then(note)}</div> }
}

/// The stages one after the other, each step's switch beside what it does.
fn steps() -> AnyView {
    let i18n = use_i18n();
    let shown = use_stages();
    let preparation = expect_context::<LiveReading>().preparation();
    let crops = move || preparation.get().takes(Step::Crop);
    let accuracy = move || {
        t_string!(
            i18n,
            preparation.accuracy,
            drawn = numbers::format(i18n.get_locale(), f64::from(DRAWN), Style::Decimals(0)),
            writers = WRITERS,
            right = percent(i18n, RIGHT),
            none = percent(i18n, RIGHT_WITH_NONE)
        )
    };
    let step = |picture, step| stage(picture, switch(step), words(step));
    let title = |title| view! { <strong>{i18n.following(title)}</strong> }.into_any();
    let no_box = pad_picture(shown, || false);
    let ink_box = pad_picture(shown, crops);
    let shrunk = pixel_picture(shown, |it| it.shrunk.pixels(), Mark::Frame);
    let framed = pixel_picture(shown, |it| it.normalized.framed.pixels(), Mark::None);
    let mass = pixel_picture(
        shown,
        |it| it.normalized.framed.pixels(),
        Mark::CenterOfMass,
    );
    let result = pixel_picture(shown, |it| it.normalized.pixels(), Mark::None);
    view! {
        <div class="steps">
            <p>{t!(i18n, preparation.why)}</p>
            <p>{accuracy}</p>
            <p class="steps-nothing" hidden=move || shown.with(Option::is_some)>
                {t!(i18n, preparation.nothing)}
            </p>
            <ol>
                {stage(no_box, title(&texts::ink), &texts::ink_words)} {step(ink_box, Step::Crop)}
                {step(shrunk, Step::Frame)} {step(framed, Step::LineWidth)}
                {step(mass, Step::Center)}
                {stage(result, title(&texts::result), &texts::result_words)}
            </ol>
        </div>
    }
    .into_any()
}

/// A picture, what it is called or switched by, and a sentence.
fn stage(picture: AnyView, head: AnyView, words: &'static Text) -> AnyView {
    let i18n = use_i18n();
    view! {
        <li class="stage">
            {picture}
            <div>
                {head}
                <p>{i18n.following(words)}</p>
            </div>
        </li>
    }
    .into_any()
}

/// A step's switch with what is read without the step.
fn switch(step: Step) -> AnyView {
    let i18n = use_i18n();
    let live = expect_context::<LiveReading>();
    let preparation = live.preparation();
    // Without cropping there is no box to frame.
    let has_say = move || step != Step::Frame || preparation.get().takes(Step::Crop);
    let without = move || {
        let share = percent(i18n, right_without(step));
        t_string!(i18n, preparation.without, share)
    };
    view! {
        <label class="step-switch">
            <input
                type="checkbox"
                data-testid=format!("step-{step}")
                disabled=move || !has_say()
                prop:checked=move || preparation.get().takes(step)
                on:change:target=move |event| live.take_step(step, event.target().checked())
            />
            <strong>{i18n.following(name(step))}</strong>
            <span class="step-accuracy">{without}</span>
        </label>
    }
    .into_any()
}

fn name(step: Step) -> &'static Text {
    match step {
        Step::Crop => &texts::crop,
        Step::Frame => &texts::frame,
        Step::LineWidth => &texts::line_width,
        Step::Center => &texts::center,
    }
}

fn words(step: Step) -> &'static Text {
    match step {
        Step::Crop => &texts::crop_words,
        Step::Frame => &texts::frame_words,
        Step::LineWidth => &texts::line_width_words,
        Step::Center => &texts::center_words,
    }
}

/// A share of the drawn digits.
fn percent(i18n: I18n, right: u32) -> String {
    let share = f64::from(right) / f64::from(DRAWN);
    numbers::format(i18n.get_locale(), share, Style::Percent(1))
}
