//! The training for those who hear the page: where it stands, and what came out of its epochs.

use digit_lab::training::EpochRecord;
use leptos::prelude::*;

use crate::i18n::{I18n, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::training::progress::share;
use crate::training::status::Status;
use crate::training::store::{Training, now_millis};
use crate::training::view::status_line::status_words;

/// The least time between two epochs that are told: small networks do ten a second, and a sentence takes some
/// seconds to hear.
const BREATH_MILLIS: f64 = 10_000.0;

/// A line that screen readers speak when it changes: at once where the training begins, halts or ends, and in
/// between an epoch now and then.
#[component]
pub fn Announcement() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let progress = training.progress;
    let status = Memo::new(move |_| training.status());
    let latest = Memo::new(move |_| progress.with(|progress| progress.latest.clone()));
    // What is told rather than the words, which follow the language.
    let said = RwSignal::new(None::<(Status, Option<EpochRecord>)>);
    let said_at = StoredValue::new(f64::NEG_INFINITY);
    Effect::new(move |status_before: Option<Status>| {
        let (status, latest) = (status.get(), latest.get());
        let is_news = status_before.is_some_and(|before| before != status);
        let is_time = now_millis() - said_at.get_value() >= BREATH_MILLIS;
        // What an earlier visit has left is told to nobody.
        if is_news || (status == Status::Running && is_time && latest.is_some()) {
            said_at.set_value(now_millis());
            said.set(Some((status, latest)));
        }
        status
    });
    view! {
        <p class="visually-hidden" role="status" data-testid="train-said">
            {move || {
                said.with(|said| {
                    let told = said.as_ref();
                    told.map(|(status, latest)| words(i18n, *status, latest.as_ref()))
                })
            }}
        </p>
    }
}

/// Where the training stands, and what came out of its last epoch.
fn words(i18n: I18n, status: Status, latest: Option<&EpochRecord>) -> String {
    let status_is = status_words(i18n, status);
    let Some(record) = latest.filter(|_| status != Status::Loading) else {
        return status_is.to_owned();
    };
    let locale = i18n.get_locale();
    let epoch = format(locale, record.epoch.into(), Style::Decimals(0));
    let validation = share(record.validation_correct, record.validation_size);
    let validation = format(locale, validation, Style::Percent(1));
    t_string!(
        i18n,
        training.announce,
        status = status_is,
        epoch,
        validation
    )
}
