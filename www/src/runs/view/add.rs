//! Adding a training from a file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::file_button::FileButton;
use crate::i18n::{t, t_string, use_i18n};
use crate::runs::file::read_run;
use crate::training::Training;

/// A file chooser, and what came of the file.
#[component]
pub fn AddRun() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let result = RwSignal::new(None::<Result<String, String>>);
    let add = move |file: File| {
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
        <FileButton
            id="runs-add"
            accept=".json,application/json"
            on_files=move |files| files.into_iter().for_each(add)
        >
            {t!(i18n, runs.add)}
        </FileButton>
        <p class="runs-said" role="status" data-testid="runs-said">
            {said}
        </p>
    }
}
