//! The picture of accuracy over two settings.

use leptos::prelude::*;

use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::search::hunt::Hunt;
use crate::search::picture::Picture;
use crate::search::words::values_words;
use crate::training::words::{field_name, setting_words};

/// How much of the strongest color the best one has: text on it has a contrast of at least 4.5 to 1 in either theme.
const MOST_COLOR: f64 = 50.0;

/// A table, or places on a plane; which settings it is over can be chosen.
#[component]
pub fn PictureView() -> impl IntoView {
    let i18n = use_i18n();
    let progress = expect_context::<Hunt>().progress;
    let fields = Memo::new(move |_| progress.with(|progress| progress.hunted.fields.clone()));
    let (across, down) = (RwSignal::new(0_usize), RwSignal::new(1_usize));
    // Another search has other settings.
    Effect::new(move |_| {
        fields.track();
        across.set(0);
        down.set(1);
    });
    let picture = Memo::new(move |_| {
        let down = Some(down.get()).filter(|down| *down < fields.with(Vec::len));
        progress.with(|progress| Picture::of(progress, across.get(), down))
    });
    let is_empty = move || progress.with(|progress| progress.ranking().is_empty());
    let drawn = move || {
        picture.with(|picture| match picture {
            Picture::Cells {
                across: columns,
                down: rows,
                best,
            } => {
                let fields = fields.get();
                let words = |axis: usize, value: &String| {
                    let field = fields.get(axis).copied();
                    field.map_or_else(String::new, |field| {
                        setting_words(i18n, field, value.clone())
                    })
                };
                let columns = columns.iter().map(|it| words(across.get(), it)).collect();
                let rows = rows.iter().map(|it| words(down.get(), it)).collect();
                cells(i18n, columns, rows, best, picture.range()).into_any()
            }
            Picture::Places {
                across: ends,
                down,
                points,
            } => {
                let name = |run: usize, accuracy: f64| {
                    let values = progress.with_untracked(|it| values_words(i18n, &it.values(run)));
                    let accuracy = format(i18n.get_locale(), accuracy, Style::Percent(2));
                    t_string!(i18n, search.point_named, values, accuracy)
                };
                let points = points.iter();
                let points = points
                    .map(|(run, x, y, accuracy)| (*x, *y, *accuracy, name(*run, *accuracy)))
                    .collect();
                places(ends, down.as_ref(), points, picture.range()).into_any()
            }
        })
    };

    view! {
        <section data-testid="search-picture" hidden=is_empty>
            <h2>{t!(i18n, search.picture)}</h2>
            <div class="experiment-choices" hidden=move || fields.with(|it| it.len() < 2)>
                <AxisChoice
                    name=t!(i18n, search.across)
                    fields
                    axis=across
                    other=down
                />
                <AxisChoice
                    name=t!(i18n, search.down)
                    fields
                    axis=down
                    other=across
                />
            </div>
            {drawn}
            <p class="experiment-note">{t!(i18n, search.picture_note)}</p>
        </section>
    }
}

/// Which setting an axis shows; where the other one shows it, they change places.
#[component]
fn AxisChoice(
    name: impl Fn() -> &'static str + Send + 'static,
    fields: Memo<Vec<digit_lab::training::Field>>,
    axis: RwSignal<usize>,
    other: RwSignal<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let option = move |(index, field)| {
        view! {
            // The attribute would have no effect once someone has chosen.
            <option value=index prop:selected=move || axis.get() == index>
                {field_name(i18n, field)}
            </option>
        }
    };
    let choose = move |text: String| {
        if let Ok(index) = text.parse::<usize>() {
            if other.get_untracked() == index {
                other.set(axis.get_untracked());
            }
            axis.set(index);
        }
    };
    view! {
        <label class="experiment-choice">
            <span>{name}</span>
            <select on:change:target=move |event| choose(event.target().value())>
                {move || fields.get().into_iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
}

/// The color of an accuracy among others.
fn color(accuracy: f64, (least, most): (f64, f64)) -> String {
    let share = if most > least {
        (accuracy - least) / (most - least)
    } else {
        1.0
    };
    let percent = (share * MOST_COLOR).round();
    format!("color-mix(in oklab, var(--hue-2) {percent}%, var(--sheet))")
}

fn cells(
    i18n: I18n,
    columns: Vec<String>,
    rows: Vec<String>,
    best: &[Vec<Option<f64>>],
    range: (f64, f64),
) -> impl IntoView + use<> {
    let head = columns
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> });
    let cell = |accuracy: &Option<f64>| match accuracy {
        Some(accuracy) => {
            let words = format(i18n.get_locale(), *accuracy, Style::Percent(1));
            view! { <td style:background-color=color(*accuracy, range)>{words}</td> }.into_any()
        }
        None => view! { <td></td> }.into_any(),
    };
    let body = rows.into_iter().zip(best).map(|(name, row)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                {row.iter().map(cell).collect_view()}
            </tr>
        }
    });
    view! {
        <div
            class="experiment-scroll"
            role="region"
            tabindex="0"
            aria-label=t!(i18n, search.picture)
        >
            <table class="search-cells">
                <thead>
                    <tr>
                        <td></td>
                        {head.collect_view()}
                    </tr>
                </thead>
                <tbody>{body.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// The plane's size and margins, in the drawing's own units.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 280.0;
const LEFT: f64 = 64.0;
const MARGIN: f64 = 16.0;
const BOTTOM: f64 = 36.0;

fn places(
    across: &[String; 2],
    down: Option<&[String; 2]>,
    points: Vec<(f64, f64, f64, String)>,
    range: (f64, f64),
) -> impl IntoView + use<> {
    let x = |share: f64| LEFT + MARGIN + share * (WIDTH - LEFT - 2.0 * MARGIN);
    // As in the table, the least stands on top.
    let y = |share: f64| MARGIN + share * (HEIGHT - BOTTOM - 2.0 * MARGIN);
    let circle = |(px, py, accuracy, name): (f64, f64, f64, String)| {
        view! {
            <circle cx=x(px) cy=y(py) r="8" style:fill=color(accuracy, range)>
                <title>{name}</title>
            </circle>
        }
    };
    let number = |at: f64, name: &String, anchor: &'static str| {
        let name = name.clone();
        view! {
            <text x=at y=HEIGHT - 12.0 text-anchor=anchor>
                {name}
            </text>
        }
    };
    let upright = |share: f64, name: &String| {
        let name = name.clone();
        view! {
            <text x=LEFT - 8.0 y=y(share) dy="0.32em" text-anchor="end">
                {name}
            </text>
        }
    };
    let [first, last] = across;
    let down = down.map(|[top, bottom]| (upright(0.0, top), upright(1.0, bottom)));
    view! {
        <svg class="search-places" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="group">
            <path d=format!("M{LEFT} 0V{bottom}H{WIDTH}", bottom = HEIGHT - BOTTOM) />
            {number(x(0.0), first, "start")}
            {number(x(1.0), last, "end")}
            {down}
            {points.into_iter().map(circle).collect_view()}
        </svg>
    }
}
