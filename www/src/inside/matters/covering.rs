//! What is read with a part of the digit covered by a square of paper, place by place.

use digit_lab::drawing::SIDE;
use digit_lab::insight::Occlusion;
use digit_lab::insight::session::Question;
use leptos::prelude::*;

use super::Matters;
use super::desk::{Found, Part};
use super::heat::Heat;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::choice::choice;
use crate::inside::numerals::whole;
use crate::inside::progress::Progress;
use crate::inside::subject::Seen;
use crate::numbers::{Style, format};

/// The square's sides to choose from, in pixels: odd, so that it has a middle.
const SQUARES: [u32; 3] = [3, 5, 7];
/// The one at first.
const SQUARE: u32 = 5;

/// What a question is about.
#[derive(Clone, PartialEq)]
struct About {
    seen: Option<Seen>,
    digit: Option<u8>,
    square: u32,
}

impl About {
    /// Whether only the network is another, and that because it has gone on learning.
    fn is_same_drawing(&self, other: &Self) -> bool {
        let is_same_picture = match (&self.seen, &other.seen) {
            (Some(one), Some(other)) => one.has_picture_of(other),
            _ => false,
        };
        is_same_picture && self.digit == other.digit && self.square == other.square
    }
}

/// The heat map of what each place takes off the score, and what is read without it.
#[component]
pub fn Covering(matters: Matters) -> impl IntoView {
    let i18n = use_i18n();
    let desk = matters.desk;
    let seen = matters.subject.settled;
    let square = RwSignal::new(SQUARE);
    let is_old = RwSignal::new(false);
    let ask = move || {
        is_old.set(false);
        let digit = untrack(|| matters.settled_digit());
        let (Some(seen), Some(digit)) = (seen.get_untracked(), digit) else {
            return desk.forget(Part::Covering);
        };
        let question = Question::Occlusion {
            picture: seen.trace().input.clone(),
            digit,
            patch: square.get_untracked(),
            stride: 1,
        };
        desk.ask(Part::Covering, seen.looked(), question);
    };
    Effect::new(move |before: Option<(About, _)>| {
        let about = About {
            seen: seen.get(),
            digit: matters.settled_digit(),
            square: square.get(),
        };
        let reader = matters.readers.selected().get_untracked();
        let is_learning = before.is_some_and(|(before, reader_before)| {
            reader == reader_before && before != about && before.is_same_drawing(&about)
        });
        if is_learning {
            // A training network is another several times a second.
            desk.forget(Part::Covering);
            is_old.set(true);
        } else {
            ask();
        }
        (about, reader)
    });
    let with_found = move |look: &dyn Fn(&Occlusion) -> Option<String>| {
        desk.covering.with(|found| look(&found.as_ref()?.answer))
    };
    let values = Memo::new(move |_| {
        desk.covering.with(|found| {
            found
                .as_ref()
                .map(|Found { answer, .. }| answer.drops())
                .unwrap_or_default()
        })
    });
    let percent = move |score: f32| format(i18n.get_locale(), f64::from(score), Style::Percent(1));
    let say = Callback::new(move |(column, row): (usize, usize)| {
        let digit = matters.settled_digit()?;
        with_found(&|found| {
            let covered = found.covered.get(row * SIDE + column)?;
            let (row, column) = (whole(i18n, row + 1), whole(i18n, column + 1));
            let (score, read) = (percent(covered.score), covered.read);
            Some(t_string!(
                i18n,
                matters.covered_at,
                row,
                column,
                digit,
                score,
                read
            ))
        })
    });
    let hint = Signal::derive(move || {
        let digit = matters.settled_digit().unwrap_or_default();
        let intact = with_found(&|found| {
            let score = percent(found.intact.score);
            Some(t_string!(i18n, matters.intact, digit, score))
        });
        intact.unwrap_or_default()
    });
    let squares = move || {
        let words = |side: u32| t_string!(i18n, matters.square_side, side);
        let all = SQUARES.into_iter();
        all.map(|side| (side.to_string(), words(side), side))
            .collect()
    };
    let label = Signal::derive(move || {
        let digit = matters.settled_digit().unwrap_or_default();
        t_string!(i18n, matters.covering_label, digit)
    });
    view! {
        <section class="matters-part" aria-labelledby="matters-covering-heading">
            <h3 id="matters-covering-heading">{t!(i18n, matters.covering_heading)}</h3>
            <p class="inside-note">{t!(i18n, matters.covering_words)}</p>
            <Heat
                name="matters-covering"
                label
                seen
                values
                square=Signal::derive(move || square.get() as usize)
                say
                hint
            />
            <div class="inside-choices">
                {choice(
                    "matters-square",
                    t!(i18n, matters.square),
                    squares,
                    square.into(),
                    move |side| square.set(side),
                )}
                <button
                    type="button"
                    data-testid="matters-cover"
                    hidden=move || !is_old.get()
                    on:click=move |_| ask()
                >
                    {t!(i18n, matters.cover_again)}
                </button>
            </div>
            <Progress of=desk.state(Part::Covering) />
        </section>
    }
}
