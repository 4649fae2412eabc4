//! Parts of a view that come a frame apart, so that no single task of the page makes all of it.

use leptos::prelude::*;

/// Has its children in place after so many frames.
#[component]
pub fn After(
    /// At least one.
    frames: u32,
    children: ChildrenFn,
) -> impl IntoView {
    let is_time = RwSignal::new(false);
    wait(frames, is_time);
    move || is_time.get().then(|| children())
}

fn wait(frames: u32, is_time: RwSignal<bool>) {
    request_animation_frame(move || {
        if frames > 1 {
            wait(frames - 1, is_time);
        } else {
            // Whoever has left the view by now no longer waits.
            let _ = is_time.try_set(true);
        }
    });
}

/// How many of so many parts are in place by now: one more with each frame.
pub fn one_by_one(count: impl Fn() -> usize + Copy + Send + Sync + 'static) -> Signal<usize> {
    let there = RwSignal::new(1);
    Effect::new(move |_| {
        if there.get() < count() {
            request_animation_frame(move || {
                let _ = there.try_update(|there| *there += 1);
            });
        }
    });
    Signal::derive(move || there.get().min(count()))
}
