//! Adding a training from a file.

use digit_lab::training::RecordError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::file_button::FileButton;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::runs::Arrivals;
use crate::runs::file::{FileFault, MOST_MEGABYTES, read_run};
use crate::training::Training;

/// The name of a training that was added, or of a file that was not, with the reason.
type Outcome = Result<String, (String, FileFault)>;

/// A file chooser, and what came of the files.
#[component]
pub fn AddRun() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    // It goes with the next change to the list.
    let results = RwSignal::new((0, Vec::<Outcome>::new()));
    let count = Memo::new(move |_| runs.all.with(Vec::len));
    let add = move |files: Vec<File>| {
        spawn_local(async move {
            let mut outcomes = Vec::with_capacity(files.len());
            for file in files {
                let read = read_run(&file).await.map(|record| {
                    let name = record.name.clone();
                    runs.add(record);
                    name
                });
                outcomes.push(read.map_err(|fault| (file.name(), fault)));
            }
            results.try_set((count.get_untracked(), outcomes));
        });
    };
    let arrivals = expect_context::<Arrivals>();
    Effect::new(move |_| {
        let files = arrivals.take_files();
        if !files.is_empty() {
            add(files);
        }
    });
    let words = move |outcome: Outcome| match outcome {
        Ok(name) => t_string!(i18n, runs.added, name),
        Err((file, fault)) => {
            let reason = fault_words(i18n, &fault);
            t_string!(i18n, runs.not_added, file, reason)
        }
    };
    let said = move || {
        let (then, outcomes) = results.get();
        let outcomes = outcomes.into_iter().filter(|_| then == count.get());
        let line = move |outcome: Outcome| view! { <p>{words(outcome)}</p> };
        outcomes.map(line).collect_view()
    };
    view! {
        <FileButton
            id="runs-add"
            accept=".json,application/json"
            multiple=true
            on_files=add
        >
            {t!(i18n, runs.add)}
        </FileButton>
        <div class="runs-said" role="status" data-testid="runs-said">
            {said}
        </div>
    }
}

/// What was expected of a file, and what came.
fn fault_words(i18n: I18n, fault: &FileFault) -> String {
    let whole = |number: f64| format(i18n.get_locale(), number, Style::Decimals(0));
    match fault {
        FileFault::TooLarge(megabytes) => {
            let (most, got) = (whole(MOST_MEGABYTES), whole(*megabytes));
            t_string!(i18n, runs.file_too_large, most, got)
        }
        FileFault::Unreadable => t_string!(i18n, runs.file_unreadable).to_owned(),
        // What the parser has to say of it is for whoever writes programs.
        FileFault::Record(RecordError::Malformed { .. }) => {
            t_string!(i18n, runs.record_malformed).to_owned()
        }
        FileFault::Record(RecordError::Format { got }) => {
            let got = got.to_string();
            t_string!(i18n, runs.record_format, got)
        }
        FileFault::Record(RecordError::Spec { got }) => {
            let got = got.clone();
            t_string!(i18n, runs.record_spec, got)
        }
        FileFault::Record(RecordError::Changes) => t_string!(i18n, runs.record_changes).to_owned(),
        FileFault::Record(RecordError::Epochs { got }) => {
            let got = whole(*got as f64);
            t_string!(i18n, runs.record_epochs, got)
        }
    }
}
