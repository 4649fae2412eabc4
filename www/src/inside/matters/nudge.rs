//! The smallest change of the picture that is read as something else.

use digit_lab::drawing::PIXELS;
use digit_lab::insight::Nudge;
use digit_lab::insight::session::Question;
use digit_lab::reading::DigitReading;
use leptos::prelude::*;

use super::Matters;
use super::desk::{Desk, Found, Part, is_behind};
use super::heat::LAYOUT;
use super::slopes::has_slopes;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::anew::Again;
use crate::inside::choice::choice;
use crate::inside::inquiry::Asked;
use crate::inside::numerals::numeral;
use crate::inside::picture::{Bitmap, Scale, most, picture};
use crate::inside::progress::Progress;
use crate::inside::subject::Seen;
use crate::numbers::{Style, format};
use crate::pad::{Content, Drawing, Origin, Picture};
use crate::readers::{ReaderId, Readers};
use crate::reading::scores;

/// The choice of the digit wanted, the search, and what it has found.
#[component]
pub fn NudgePart(matters: Matters) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let settled = matters.subject.settled;
    let read = Memo::new(move |_| settled.with(|seen| seen.as_ref().map(Seen::digit)));
    let asked_to = RwSignal::new(None::<u8>);
    // The digit read is nothing to nudge towards.
    let to = Memo::new(move |_| asked_to.get().filter(|to| Some(*to) != read.get()));
    let is_flat = Memo::new(move |_| {
        settled.with(|seen| {
            seen.as_ref()
                .is_some_and(|seen| !has_slopes(seen.network()))
        })
    });

    // Not whenever `to` is another one: the nudged picture, put on the pad, is read as the digit wanted.
    Effect::new(move |before: Option<()>| {
        asked_to.track();
        if before.is_some() {
            desk.forget(Part::Nudge);
        }
    });
    let search = move || {
        if let Some(seen) = settled.get_untracked() {
            let question = Question::Nudge {
                picture: seen.trace().input.clone(),
                to: to.get_untracked(),
            };
            desk.ask(Part::Nudge, seen.looked(), question);
        }
    };
    let is_behind = is_behind(desk.nudge, matters.subject.reader);
    let wanted = move || {
        let any = (
            String::from("any"),
            t_string!(i18n, matters.any_other).to_owned(),
            None,
        );
        let others = (0..10).filter(|digit| Some(*digit) != read.get());
        let one = |digit: u8| (digit.to_string(), digit.to_string(), Some(digit));
        std::iter::once(any).chain(others.map(one)).collect()
    };
    let found = move || {
        desk.nudge
            .get()
            .map(|Found { answer, looked }| match answer {
                Some(nudge) => {
                    view! { <Slider nudge reads=move |pixels| looked.read(pixels) /> }.into_any()
                }
                None => view! {
                    <p class="inside-note" data-testid="matters-no-nudge">
                        {t!(i18n, matters.no_nudge)}
                    </p>
                }
                .into_any(),
            })
    };
    let controls = move || {
        view! {
            <div class="inside-choices">
                {choice(
                    "matters-nudge-to",
                    t!(i18n, matters.nudge_to),
                    wanted,
                    to.into(),
                    move |digit| asked_to.set(digit),
                )}
                <button
                    type="button"
                    class="primary"
                    data-testid="matters-nudge-find"
                    aria-busy=move || desk.state(Part::Nudge).with(Asked::is_under_way).to_string()
                    on:click=move |_| search()
                >
                    {t!(i18n, matters.nudge_find)}
                </button>
            </div>
            <Progress of=desk.state(Part::Nudge) />
            <Again is_behind has_failed=false ask=Callback::new(move |()| search()) />
            {found}
        }
    };
    view! {
        <section class="matters-part" aria-labelledby="matters-nudge-heading">
            <h3 id="matters-nudge-heading">{t!(i18n, matters.nudge_heading)}</h3>
            <p class="inside-note">{t!(i18n, matters.nudge_words)}</p>
            {move || {
                if is_flat.get() {
                    view! { <p class="inside-note">{t!(i18n, matters.no_slopes_nudge)}</p> }
                        .into_any()
                } else {
                    controls().into_any()
                }
            }}
        </section>
    }
}

/// Forgets what was found for another digit, or another network; not when the same one has learned more, which it may
/// do several times a second.
pub fn forget_nudges(matters: Matters) {
    let desk = expect_context::<Desk>();
    let drawing = expect_context::<Drawing>();
    // A nudged picture on the pad is one of those that are shown.
    let is_nudged = move || {
        drawing.with_untracked(|content| {
            matches!(content, Content::Picture(picture) if picture.origin == Origin::Nudge)
        })
    };
    let readers = expect_context::<Readers>();
    Effect::new(move |before: Option<(Option<Seen>, ReaderId)>| {
        let (now, reader) = (matters.subject.settled.get(), readers.selected_untracked());
        let is_other = match (&before, &now) {
            (None, _) => false,
            (Some((Some(before), reader_before)), Some(now)) => {
                *reader_before != reader || !is_nudged() && !before.has_picture_of(now)
            }
            _ => true,
        };
        if is_other {
            desk.forget(Part::Nudge);
        }
        (now, reader)
    });
}

/// The way from the digit to its neighbor, in pictures and scores.
#[component]
fn Slider(
    nudge: Nudge,
    /// The network's reading of a picture.
    reads: impl Fn(&[f32]) -> Option<DigitReading> + Send + Sync + 'static,
) -> impl IntoView {
    let i18n = use_i18n();
    let drawing = expect_context::<Drawing>();
    // At first where it is read as the other digit: that is what was looked for.
    let t = RwSignal::new(1.0_f32);
    let (from, to, distance) = (nudge.from, nudge.to, nudge.distance);
    let largest = most(&nudge.change(1.0));
    let nudge = StoredValue::new(nudge);
    let at = Memo::new(move |_| nudge.with_value(|nudge| nudge.at(t.get())));
    let reading = Memo::new(move |_| at.with(|at| reads(at)));
    let now = Memo::new(move |_| at.with(|at| Bitmap::of(LAYOUT, at, 1.0)));
    let change = Memo::new(move |_| {
        let change = nudge.with_value(|nudge| nudge.change(t.get()));
        Bitmap::of(LAYOUT, &change, largest)
    });
    let read = move || reading.with(|it| it.as_ref().map_or(from, |it| it.digit));
    let share = move || format(i18n.get_locale(), t.get().into(), Style::Decimals(2));
    let words = move || t_string!(i18n, matters.nudge_at, t = share(), read = read());
    let found = move || {
        let distance = numeral(i18n, distance);
        let most = numeral(i18n, largest);
        t_string!(i18n, matters.nudge_found, from, to, distance, most)
    };
    let put = move |_| {
        let pixels = at.with_untracked(|at| <[f32; PIXELS]>::try_from(&at[..]));
        if let Ok(pixels) = pixels {
            drawing.show(Picture {
                pixels: Box::new(pixels),
                label: None,
                origin: Origin::Nudge,
            });
        }
    };
    view! {
        <div
            class="matters-nudge"
            data-testid="matters-nudge"
            data-distance=distance.to_string()
            data-from=from.to_string()
            data-to=to.to_string()
            data-read=move || read().to_string()
        >
            <p class="inside-note">{found}</p>
            <label class="matters-slider">
                <span>{from}</span>
                <input
                    type="range"
                    min="0"
                    max="1"
                    step="0.01"
                    data-testid="matters-nudge-slider"
                    aria-label=t!(i18n, matters.nudge_slider)
                    aria-valuetext=words
                    prop:value=move || t.get().to_string()
                    on:input:target=move |event| {
                        if let Ok(share) = event.target().value().parse::<f32>() {
                            t.set(share.clamp(0.0, 1.0));
                        }
                    }
                />
                <span>{to}</span>
            </label>
            <div class="matters-ways">
                <figure class="matters-way">
                    {picture(
                        now.into(),
                        Scale::Ink,
                        move || t_string!(i18n, matters.nudge_picture, t = share()),
                    )}
                    <figcaption>{words}</figcaption>
                </figure>
                <figure class="matters-way">
                    {picture(
                        change.into(),
                        Scale::Diverging,
                        move || t_string!(i18n, matters.nudge_change).to_owned(),
                    )}
                    <figcaption>
                        {t!(i18n, matters.nudge_change)}
                        <span class="inside-legend">
                            <span class="inside-legend-bar" aria-hidden="true"></span>
                            {move || t_string!(i18n, inside.legend, most = numeral(i18n, largest))}
                        </span>
                    </figcaption>
                </figure>
                {scores(reading, "matters-nudge-")}
            </div>
            <button type="button" data-testid="matters-nudge-put" on:click=put>
                {t!(i18n, matters.nudge_put)}
            </button>
        </div>
    }
}
