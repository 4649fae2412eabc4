//! One neuron that learns, to try: its start is set, its steps are played.

mod picture;
mod player;
mod steps;

use leptos::prelude::*;

use self::picture::Picture;
use self::player::Player;
use self::steps::Steps;
use super::range::Range;
use crate::experiments::trial::Trial;
use crate::experiments::words::series_name;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::plot::{Change, Chart, Line, Plot};

/// Sliders for the start, the neuron at the step of the moment, and its course.
#[component]
pub fn NeuronPlayer(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let player = Player::new(trial);
    let chart = Memo::new(move |_| chart(i18n, player));
    let summary = move || {
        let output = player
            .course
            .with(|it| player::at(it, "output", player.steps));
        let value = format(i18n.get_locale(), output, Style::Decimals(3));
        let name = series_name(i18n, "output");
        t_string!(i18n, experiments.line_summary, name, value)
    };

    view! {
        <section class="neuron" data-testid="neuron-player">
            <h2>{t!(i18n, experiments.try_heading)}</h2>
            <p class="experiment-note">{t!(i18n, experiments.neuron_intro)}</p>
            <div class="neuron-start">
                <Range
                    name="neuron-weight"
                    label=move || t_string!(i18n, experiments.start_weight).to_owned()
                    value=player.weight
                    least=-4.0
                    most=4.0
                    step=0.1
                />
                <Range
                    name="neuron-bias"
                    label=move || t_string!(i18n, experiments.start_bias).to_owned()
                    value=player.bias
                    least=-4.0
                    most=4.0
                    step=0.1
                />
                <Range
                    name="neuron-rate"
                    label=move || t_string!(i18n, training.learning_rate).to_owned()
                    value=player.rate
                    least=0.005
                    most=1.0
                    step=0.005
                />
            </div>
            <Picture player />
            <Steps player />
            <Plot
                name="neuron-plot"
                title=move || t_string!(i18n, experiments.neuron_title).to_owned()
                chart
                empty=String::new()
                summary
                file=String::from("neuron")
            />
        </section>
    }
}

/// Output, weight and bias over the steps, and where the player is.
fn chart(i18n: I18n, player: Player) -> Chart {
    let line = |(index, name): (usize, &str)| {
        let points = player.course.with(|course| {
            let series = course.series.iter().find(|series| series.name == name);
            let points = series.map_or(&[][..], |series| &series.points);
            points.iter().map(|[x, y]| (*x, *y)).collect()
        });
        Line {
            name: series_name(i18n, name),
            hue: index as u8 + 2,
            mark: index as u8,
            points,
            ..Line::default()
        }
    };
    let shown = ["output", "weight", "bias"];
    Chart {
        lines: shown.into_iter().enumerate().map(line).collect(),
        changes: vec![Change {
            name: String::new(),
            x: player.step.get(),
        }],
        x_name: t_string!(i18n, experiments.steps_axis).to_owned(),
        x_most: player.steps,
        ..Chart::default()
    }
}
