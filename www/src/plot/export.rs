//! Plots to take along: as a table, as a drawing, as a picture.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element};

use super::chart::Chart;
use crate::download::{file_name, save, save_blob};
use crate::i18n::{t, t_string, use_i18n};

#[wasm_bindgen(module = "/src/plot/export.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = svgText)]
    fn svg_text(figure: &Element) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    async fn png(figure: &Element) -> Result<JsValue, JsValue>;
}

/// Three buttons that save a plot as CSV, SVG and PNG.
#[component]
pub fn Export(
    /// What automation knows the plot by.
    name: &'static str,
    /// What is drawn.
    chart: Memo<Chart>,
    /// The plot's whole figure.
    figure: NodeRef<leptos::html::Figure>,
    /// What the files are called after, beside the plot's name.
    file: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let called = move |ending| file_name(&[name, &file.get_untracked()], ending);
    let csv = move |_| {
        let table = chart.with_untracked(Chart::csv);
        save(&called("csv"), "text/csv;charset=utf-8", table.as_bytes());
    };
    let svg = move |_| {
        if let Some(Ok(text)) = figure.get_untracked().map(|figure| svg_text(&figure)) {
            save(&called("svg"), "image/svg+xml", text.as_bytes());
        }
    };
    let picture = move |_| {
        let (figure, called) = (figure.get_untracked(), called("png"));
        spawn_local(async move {
            let Some(figure) = figure else { return };
            let blob = png(&figure).await.ok();
            if let Some(blob) = blob.and_then(|blob| blob.dyn_into::<Blob>().ok()) {
                save_blob(&called, &blob);
            }
        });
    };
    let is_empty = Memo::new(move |_| chart.with(Chart::is_empty));
    view! {
        <span
            class="plot-export"
            role="group"
            aria-label=move || t_string!(i18n, runs.save_plot)
            hidden=move || is_empty.get()
        >
            <span aria-hidden="true">{t!(i18n, runs.save)}</span>
            <button type="button" class="quiet" data-testid=format!("{name}-csv") on:click=csv>
                "CSV"
            </button>
            <button type="button" class="quiet" data-testid=format!("{name}-svg") on:click=svg>
                "SVG"
            </button>
            <button type="button" class="quiet" data-testid=format!("{name}-png") on:click=picture>
                "PNG"
            </button>
        </span>
    }
}
