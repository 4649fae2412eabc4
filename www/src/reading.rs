//! What the network reads on the pad, as it is being drawn.

mod announcement;
mod digit_boxes;
mod digit_chip;
mod digit_choice;
mod grays;
mod live;
mod network_input;
mod preparation;
mod reader_select;
mod scores;

pub use digit_boxes::DigitBoxes;
pub use digit_chip::{digit_chip, digit_id};
pub use digit_choice::DigitChoice;
pub use live::{LiveReading, provide};
pub use network_input::network_input;
pub use preparation::PreparationPanel;
pub use reader_select::ReaderSelect;
pub use scores::scores;

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::numbers::{self, Style};
use crate::readers::Readers;
use crate::reading::announcement::Announcement;
use crate::reading::preparation::StepsOff;

/// The digit read, how sure that is, the scores behind it, and the picture they are for.
#[component]
pub fn ReadingPanel() -> impl IntoView {
    let i18n = use_i18n();
    let live = expect_context::<LiveReading>();
    let readers = expect_context::<Readers>();
    let (reader, is_missing) = (readers.reader(), readers.is_missing());
    let latest = live.latest();
    let selected = Memo::new(move |_| latest.with(|latest| latest.selected().cloned()));

    let verdict = move || {
        latest.with(|latest| match latest.confidence() {
            _ if is_missing.get() => t_string!(i18n, pad.no_network).to_owned(),
            _ if reader.with(Option::is_none) => t_string!(i18n, pad.waiting).to_owned(),
            None => t_string!(i18n, pad.nothing).to_owned(),
            Some(confidence) => {
                let words = if latest.reading.is_sure() {
                    t_string!(i18n, pad.sure)
                } else {
                    t_string!(i18n, pad.not_sure)
                };
                let share =
                    numbers::format(i18n.get_locale(), f64::from(confidence), Style::Percent(0));
                format!("{words} · {share}")
            }
        })
    };

    view! {
        <section class="reading" aria-label=move || t_string!(i18n, pad.reading)>
            <div class="reading-digit">
                <p
                    class="prediction"
                    data-testid="prediction"
                    data-sure=move || latest.with(|latest| latest.reading.is_sure()).to_string()
                    data-confidence=move || {
                        latest.with(|latest| latest.confidence().unwrap_or(0.0)).to_string()
                    }
                    data-reading=move || latest.with(|latest| latest.count).to_string()
                    style=("--digits", move || latest.with(|latest| room(&latest.reading.text()).0))
                    style=("--lines", move || latest.with(|latest| room(&latest.reading.text()).1))
                >
                    {move || latest.with(|latest| latest.reading.text())}
                </p>
                <p class="verdict">{verdict}</p>
            </div>
            {scores(selected, "")}
            {network_input(selected, "")}
            <StepsOff />
            <Announcement />
        </section>
    }
}

/// How many digits have to find room beside and below each other, for the style sheet.
fn room(text: &str) -> (String, String) {
    let longest = text.lines().map(str::len).max();
    let lines = text.lines().count().max(1);
    (longest.unwrap_or(1).to_string(), lines.to_string())
}
