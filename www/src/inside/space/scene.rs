//! What of the map is seen and looked at.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::atlas::Map;
use super::plan::Plan;
use crate::inside::subject::{Seen, Subject};
use crate::pad::{TestDigit, TestSet};

/// The digits there are.
pub const CLASSES: usize = 10;

/// The map's height, as a share of its width.
const HEIGHT: f64 = 0.8;

/// So many of the points nearest to the drawing are named.
const NAMED: usize = 5;

/// All of it; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Scene {
    /// The map, once it is there and so are the digits on it.
    pub map: Memo<Option<Map>>,
    /// The test digits themselves.
    pub digits: RwSignal<Option<Arc<TestSet>>>,
    /// Where the points lie on the page.
    pub plan: Memo<Plan>,
    /// The map's width, in pixels.
    pub width: RwSignal<f64>,
    /// Which digits are left out.
    pub hidden: RwSignal<[bool; CLASSES]>,
    /// The point that was tapped or gone to by keys.
    pub picked: RwSignal<Option<usize>>,
    /// The point under the pointer.
    pub hovered: RwSignal<Option<usize>>,
    /// The drawing's place in the space, live.
    pub drawing: Memo<Option<[f32; 2]>>,
    /// The same, once a stroke has ended.
    settled: Memo<Option<[f32; 2]>>,
}

impl Scene {
    /// Sends for the digits that the map shows.
    pub fn new(subject: Subject, found: RwSignal<Option<Map>>) -> Self {
        let digits = RwSignal::new(None::<Arc<TestSet>>);
        let test_digit = expect_context::<TestDigit>();
        spawn_local(async move {
            if let Some(all) = test_digit.all().await {
                digits.try_set(Some(all));
            }
        });
        let map = Memo::new(move |_| found.get().filter(|_| digits.with(Option::is_some)));
        let width = RwSignal::new(320.0);
        let plan = Memo::new(move |_| {
            let width = width.get();
            map.with(|map| {
                let points = map.as_ref().map(|map| &map.components().points[..]);
                Plan::new(points.unwrap_or_default(), [width, width * HEIGHT])
            })
        });
        let project = move |seen: Memo<Option<Seen>>| {
            Memo::new(move |_| {
                map.with(|map| {
                    let components = map.as_ref()?.components();
                    seen.with(|seen| components.project_trace(seen.as_ref()?.trace()))
                })
            })
        };
        let scene = Self {
            map,
            digits,
            plan,
            width,
            hidden: RwSignal::new([false; CLASSES]),
            picked: RwSignal::new(None),
            hovered: RwSignal::new(None),
            drawing: project(subject.seen),
            settled: project(subject.settled),
        };
        // Another map has its points elsewhere.
        Effect::new(move |_| {
            map.track();
            scene.picked.set(None);
            scene.hovered.set(None);
        });
        scene
    }

    /// What a point is. Reactive.
    pub fn label(self, index: usize) -> Option<u8> {
        self.digits.with(|digits| digits.as_ref()?.label(index))
    }

    /// Whether a point is shown, at this moment.
    pub fn is_shown(self, index: usize) -> bool {
        untrack(|| {
            let label = self.label(index);
            label.is_some_and(|label| !self.hides(label))
        })
    }

    /// Whether a digit is left out. Reactive.
    pub fn hides(self, digit: u8) -> bool {
        self.hidden
            .with(|hidden| hidden.get(usize::from(digit)).copied().unwrap_or(false))
    }

    /// The point that is looked at. Reactive.
    pub fn looked_at(self) -> Option<usize> {
        self.hovered.get().or(self.picked.get())
    }

    /// What the points nearest to the drawing are. Reactive; with `live` also while a stroke is under way.
    pub fn labels_nearby(self, live: bool) -> Vec<u8> {
        let drawing = if live {
            self.drawing.get()
        } else {
            self.settled.get()
        };
        self.hidden.track();
        let Some(drawing) = drawing else {
            return Vec::new();
        };
        let nearest = self.plan.with(|plan| {
            let place = plan.place(drawing);
            plan.nearest(place, NAMED, |index| self.is_shown(index))
        });
        nearest
            .into_iter()
            .filter_map(|index| self.label(index))
            .collect()
    }
}
