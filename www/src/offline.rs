//! The page without a network: the browser keeps it after the first visit, and its next version comes when it interrupts
//! nothing.
//!
//! Which files there are, and that they are whole, is the business of `service_worker.js`; here it is started, once the
//! page can be used, and what it says of a newer version is shown.

mod notice;

use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use self::notice::Notice;
use crate::lazy::lazy;
use crate::readers::Readers;

/// How long after the page can be used: its own parts come first.
const AFTER: Duration = Duration::from_secs(2);

lazy!(
    fn offline() -> AnyView {
        view! { <Notice /> }.into_any()
    }
);

/// Has the page kept, and shows when a newer version is there.
#[component]
pub fn Offline() -> impl IntoView {
    let reader = expect_context::<Readers>().reader();
    let notice = RwSignal::new(false);
    let fetched = StoredValue::new_local(None);
    // The notice belongs to this component, not to the timer that has it fetched.
    let owner = StoredValue::new(Owner::current().unwrap_or_default());
    let begin = move || {
        let arriving = async move {
            // Nobody waits for it: the next visit tries again.
            if let Ok(view) = offline().await {
                fetched.set_value(Some(view));
                notice.set(true);
            }
        };
        owner.with_value(|owner| {
            owner.with(|| spawn_local(ScopedFuture::new_untracked(arriving)));
        });
    };
    let is_usable = Memo::new(move |_| reader.with(Option::is_some));
    let has_begun = StoredValue::new(false);
    Effect::new(move |_| {
        if is_usable.get() && !has_begun.get_value() {
            has_begun.set_value(true);
            set_timeout(begin, AFTER);
        }
    });
    move || {
        notice
            .get()
            .then(|| fetched.try_update_value(Option::take).flatten())
    }
}
