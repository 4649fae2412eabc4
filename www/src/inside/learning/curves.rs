//! What changes from the training's beginning to its end: digit by digit and layer by layer.

use digit_lab::insight::{DigitFigures, LayerFigures};
use digit_lab::reading::DIGITS;
use leptos::prelude::*;

use super::album::Album;
use super::studies::{Studies, Study};
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::inside::numerals::numeral;
use crate::inside::words::layer_number;
use crate::plot::{Change, Chart, Line, Measure, Plot};

/// A number of a layer, or nothing.
type Pick = fn(&LayerFigures) -> Option<f64>;

const GRADIENT: Pick = |figures| Some(figures.gradient.as_ref()?.weights);
const SATURATED: Pick = |figures| figures.saturated;

/// The plots; without a training there is nothing to plot.
#[component]
pub fn Curves(album: Album, studies: Studies) -> impl IntoView {
    let i18n = use_i18n();
    let is_training = Memo::new(move |_| album.pages.with(|pages| pages.len() > 1));
    let digits = Memo::new(move |_| {
        let all = studies.all(accuracies);
        // Before the first epoch a network guesses: with that on the axis all others would lie in one another.
        let is_shown = |(epochs, _): &&(f64, [f64; DIGITS])| *epochs > 0.0 || all.len() < 3;
        let line = |digit: usize| {
            let shown = all.iter().filter(is_shown);
            let at = shown.map(|(epochs, shares)| (*epochs, shares[digit]));
            line(digit.to_string(), digit, at)
        };
        chart(i18n, album, (0..DIGITS).map(line).collect(), Measure::Share)
    });
    let of_layers = move |pick: Pick, measure| {
        let all = studies.all(|study| {
            let layers = study.layers.iter().map(pick);
            layers.collect::<Vec<_>>()
        });
        let layers = all.iter().map(|(_, layers)| layers.len()).max();
        let lines = (0..layers.unwrap_or(0)).filter_map(|layer| {
            let at = all
                .iter()
                .filter_map(|(epochs, layers)| Some((*epochs, (*layers.get(layer)?)?)));
            let name = t_string!(i18n, inside.layer, number = layer_number(layer));
            let line = line(name, layer, at);
            (!line.points.is_empty()).then_some(line)
        });
        chart(i18n, album, lines.collect(), measure)
    };
    let gradients = Memo::new(move |_| Chart {
        begins_log: true,
        ..of_layers(GRADIENT, Measure::Amount)
    });
    let saturated = Memo::new(move |_| of_layers(SATURATED, Measure::Share));
    let saturates = Memo::new(move |_| saturated.with(|chart| !chart.lines.is_empty()));
    let worst = move || {
        let last = studies.all(accuracies).pop().map(|(_, shares)| shares);
        let shares = last.into_iter().flatten().enumerate();
        let worst = shares.min_by(|one, other| one.1.total_cmp(&other.1));
        worst.map_or_else(String::new, |(digit, _)| {
            t_string!(i18n, learning.worst, digit)
        })
    };
    let range = move |chart: Memo<Chart>| {
        move || {
            let ys = chart.with(|chart| {
                let points = chart.lines.iter().flat_map(|line| line.points.iter());
                points.map(|point| point.1).collect::<Vec<_>>()
            });
            let least = ys.iter().copied().fold(f64::INFINITY, f64::min);
            let most = ys.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let (least, most) = (numeral(i18n, least), numeral(i18n, most));
            t_string!(i18n, inside.range_of, least, most)
        }
    };
    let empty = move || t_string!(i18n, learning.on_its_way).to_owned();
    let plots = move || {
        view! {
            <section class="inside-learning-plots" aria-labelledby="inside-changes-heading">
                <h3 id="inside-changes-heading">{t!(i18n, learning.changes)}</h3>
                <Plot
                    name="learning-digits"
                    title=Signal::derive(move || t_string!(i18n, learning.by_digit).to_owned())
                    chart=digits
                    empty=Signal::derive(empty)
                    summary=Signal::derive(worst)
                    file=String::from("learning")
                />
                <Plot
                    name="learning-gradients"
                    title=Signal::derive(move || t_string!(i18n, learning.by_gradient).to_owned())
                    chart=gradients
                    empty=Signal::derive(empty)
                    summary=Signal::derive(range(gradients))
                    file=String::from("learning")
                />
                {move || {
                    saturates
                        .get()
                        .then(|| {
                            view! {
                                <Plot
                                    name="learning-saturated"
                                    title=Signal::derive(move || {
                                        t_string!(i18n, learning.by_saturation).to_owned()
                                    })
                                    chart=saturated
                                    empty=Signal::derive(empty)
                                    summary=Signal::derive(range(saturated))
                                    file=String::from("learning")
                                />
                            }
                        })
                }}
            </section>
        }
    };
    let hint = move || view! { <p class="inside-note">{t!(i18n, learning.train_first)}</p> };
    view! { {move || if is_training.get() { plots().into_any() } else { hint().into_any() }} }
}

/// The share of each digit's images that is read rightly; 0 where there is none.
fn accuracies(study: &Study) -> [f64; DIGITS] {
    study
        .readings
        .digits()
        .map(|figures: DigitFigures| figures.recall().unwrap_or(0.0))
}

fn line(name: String, index: usize, points: impl Iterator<Item = (f64, f64)>) -> Line {
    Line {
        end_name: Some(name.clone()),
        name,
        hue: (index % Line::HUES) as u8 + 1,
        mark: (index / Line::HUES) as u8,
        points: points.collect(),
        ..Line::default()
    }
}

/// Lines over epochs, with a mark at the open page's.
fn chart(i18n: I18n, album: Album, lines: Vec<Line>, measure: Measure) -> Chart {
    let times = album.pages.with(|pages| {
        let mut epochs = pages.iter().filter_map(|page| page.epochs);
        (
            epochs.clone().next().unwrap_or(0.0),
            epochs.next_back().unwrap_or(1.0),
        )
    });
    let shown = album.epochs().map(|x| Change {
        name: t_string!(i18n, learning.shown).to_owned(),
        x,
    });
    Chart {
        lines,
        changes: shown.into_iter().collect(),
        x_name: t_string!(i18n, training.epoch_axis).to_owned(),
        x_least: times.0,
        x_most: times.1,
        measure,
        ..Chart::default()
    }
}
