//! Adding a training from a file.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{t, t_string, use_i18n};
use crate::runs::file::read_run;
use crate::training::Training;

/// A file chooser, and what came of the file.
#[component]
pub fn AddRun() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let result = RwSignal::new(None::<Result<String, String>>);
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file, mended, can be chosen again.
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let read = read_run(&file).await.map(|record| {
                let name = record.name.clone();
                runs.add(record);
                name
            });
            result.try_set(Some(read));
        });
    };
    let said = move || {
        result.get().map(|result| match result {
            Ok(name) => t_string!(i18n, runs.added, name),
            Err(reason) => t_string!(i18n, runs.not_added, reason),
        })
    };
    view! {
        <label class="button file-button">
            <input
                class="visually-hidden"
                node_ref=input
                type="file"
                accept=".json,application/json"
                data-testid="runs-add"
                on:change=chosen
            />
            {t!(i18n, runs.add)}
        </label>
        <p class="runs-said" role="status" data-testid="runs-said">
            {said}
        </p>
    }
}
