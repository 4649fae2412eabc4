//! What is read with a part of the digit covered by a square of paper, place by place.

mod asking;

use digit_lab::drawing::SIDE;
use digit_lab::insight::Occlusion;
use leptos::prelude::*;

use self::asking::Asking;
use super::Matters;
use super::desk::{Desk, Found, Part, is_behind};
use super::heat::Heat;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::choice::choice;
use crate::inside::numerals::whole;
use crate::inside::progress::Progress;
use crate::numbers::{Style, format};

/// The square's sides to choose from, in pixels: odd, so that it has a middle.
const SQUARES: [u32; 3] = [3, 5, 7];
/// The heat map of what each place takes off the score, and what is read without it.
#[component]
pub fn Covering(matters: Matters) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let seen = matters.subject.settled;
    let asking = Asking::new(matters, desk);
    let square = asking.square;
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
    let is_behind = is_behind(desk.covering, matters.subject.reader);
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
            // One part, since the two maps' parts stand in the same rows.
            <div class="matters-ask">
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
                        hidden=move || !is_behind.get()
                        on:click=move |_| asking.ask()
                    >
                        {t!(i18n, matters.cover_again)}
                    </button>
                </div>
                <Progress of=desk.state(Part::Covering) />
            </div>
        </section>
    }
}
