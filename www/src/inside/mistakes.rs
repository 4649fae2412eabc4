//! What the network gets wrong, over images that it has not learned from.

mod calibration;
mod confusion;
mod digits;
mod gallery;
mod gathering;

use digit_lab::data;
use digit_lab::insight::Readings;
use leptos::prelude::*;

use self::calibration::Calibration;
use self::confusion::Confusion;
use self::digits::Digits;
use self::gallery::{FEW, Gallery};
use self::gathering::Gathering;
use super::anew::Retry;
use super::choice::choice;
use super::numerals::whole;
use super::progress::Progress;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// What is looked at; copies are handles to the same.
#[derive(Clone, Copy)]
struct Mistakes {
    gathering: Gathering,
    /// The cell of the confusion matrix whose images are shown: label, and what it was read as. All that are misread
    /// where there is none.
    cell: RwSignal<Option<(u8, u8)>>,
    /// How many images are shown.
    shown: RwSignal<usize>,
}

impl Mistakes {
    /// Shows the images of a cell.
    fn choose(self, cell: (u8, u8)) {
        self.cell.set(Some(cell));
        self.shown.set(FEW);
        show_gallery();
    }

    /// Shows all that were misread.
    fn show_all(self) {
        self.cell.set(None);
        self.shown.set(FEW);
    }
}

/// Brings the images to view where they stand below the table, no further than that.
fn show_gallery() {
    let Some(gallery) = document().get_element_by_id("mistakes-gallery") else {
        return;
    };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    gallery.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The view *What it gets wrong*.
#[component]
pub fn MistakesView() -> impl IntoView {
    let i18n = use_i18n();
    let mistakes = Mistakes {
        gathering: Gathering::new(),
        cell: RwSignal::new(None),
        shown: RwSignal::new(FEW),
    };
    let gathering = mistakes.gathering;
    let is_there = Memo::new(move |_| gathering.read.with(Option::is_some));
    let sets = move || {
        let words = |set| match set {
            data::Set::Test => t_string!(i18n, mistakes.test),
            _ => t_string!(i18n, mistakes.validation),
        };
        let all = [
            ("validation", data::Set::Validation),
            ("test", data::Set::Test),
        ]
        .into_iter();
        all.map(|(name, set)| (name.to_owned(), words(set).to_owned(), set))
            .collect()
    };
    let hint = move || match gathering.set.get() {
        data::Set::Test => t_string!(i18n, mistakes.test_words),
        _ => t_string!(i18n, mistakes.validation_words),
    };
    let results = move || {
        view! {
            <Summary mistakes />
            <div class="mistakes-pair">
                <Confusion mistakes />
                <Gallery mistakes />
            </div>
            <div class="mistakes-pair">
                <Digits mistakes />
                <Calibration mistakes />
            </div>
        }
    };
    view! {
        <div class="mistakes">
            <p class="inside-note">{t!(i18n, mistakes.words)}</p>
            <div class="inside-choices">
                {choice(
                    "mistakes-set",
                    t!(i18n, mistakes.images),
                    sets,
                    gathering.set.into(),
                    move |set| {
                        mistakes.show_all();
                        gathering.set.set(set);
                    },
                )}
            </div>
            <p class="inside-hint">{hint}</p>
            <Progress />
            <Retry ask=Callback::new(move |()| gathering.ask()) />
            {move || is_there.get().then(results)}
        </div>
    }
}

/// How many were read rightly, and whether that still holds.
#[component]
fn Summary(mistakes: Mistakes) -> impl IntoView {
    let i18n = use_i18n();
    let gathering = mistakes.gathering;
    let words = move || {
        gathering.read.with(|read| {
            let readings = &read.as_ref()?.readings;
            let share = format(i18n.get_locale(), readings.accuracy(), Style::Percent(2));
            let right = whole(i18n, readings.right());
            let count = whole(i18n, readings.len());
            let wrong = whole(i18n, readings.wrong());
            Some(t_string!(
                i18n,
                mistakes.summary,
                right,
                count,
                share,
                wrong
            ))
        })
    };
    let data = move |pick: fn(&Readings) -> usize| {
        move || {
            gathering.read.with(|read| {
                let read = read.as_ref();
                read.map(|read| pick(&read.readings).to_string())
            })
        }
    };
    view! {
        <p
            class="mistakes-summary"
            data-testid="mistakes-summary"
            data-right=data(Readings::right)
            data-count=data(Readings::len)
        >
            {words}
        </p>
        <div class="mistakes-old" hidden=move || !gathering.is_old.get()>
            <p>{t!(i18n, mistakes.old)}</p>
            <button type="button" data-testid="mistakes-again" on:click=move |_| gathering.ask()>
                {t!(i18n, mistakes.again)}
            </button>
        </div>
    }
}
