//! Where the crosshair is: under the pointer, or where the arrow keys have moved it.

use leptos::prelude::*;

use super::chart::Chart;
use super::frame::Frame;
use super::readout::Readout;
use crate::i18n::I18n;

/// Arrow keys take so many steps from one end of the axis to the other.
const KEY_STEPS: f64 = 30.0;

/// A crosshair; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Aim {
    /// The values under it; none where it is not shown.
    pub readout: Memo<Option<Readout>>,
    chart: Memo<Chart>,
    frame: Memo<Frame>,
    /// Where it was asked to be, on the horizontal axis.
    asked: RwSignal<Option<f64>>,
    by_keyboard: RwSignal<bool>,
}

impl Aim {
    /// None shown yet.
    pub fn new(chart: Memo<Chart>, frame: Memo<Frame>) -> Self {
        let asked = RwSignal::new(None);
        Self {
            readout: Memo::new(move |_| chart.with(|chart| Readout::at(chart, asked.get()?))),
            chart,
            frame,
            asked,
            by_keyboard: RwSignal::new(false),
        }
    }

    /// A pointer is at this distance from the plot's left side.
    pub fn point(self, offset: f64) {
        self.by_keyboard.set(false);
        self.asked.set(Some(
            self.frame.with_untracked(|frame| frame.x.value(offset)),
        ));
    }

    /// Pointer or keyboard have gone elsewhere.
    pub fn leave(self) {
        self.asked.set(None);
    }

    /// A key was pressed; answers whether it meant the crosshair.
    pub fn steer(self, key: &str) -> bool {
        let (least, most) = self
            .chart
            .with_untracked(|chart| (chart.x_least, chart.x_most));
        let step = (most - least) / KEY_STEPS;
        let now = self.asked.get_untracked().unwrap_or(most);
        let next = match key {
            "ArrowLeft" => Some((now - step).max(least)),
            "ArrowRight" => Some((now + step).min(most)),
            "Home" => Some(least),
            "End" => Some(most),
            "Escape" => None,
            _ => return false,
        };
        self.by_keyboard.set(true);
        self.asked.set(next);
        true
    }

    /// What to say aloud: the values that the keyboard was moved to, not those that a pointer
    /// sweeps over.
    pub fn spoken(self, i18n: I18n) -> String {
        let readout = self.readout.get().filter(|_| self.by_keyboard.get());
        let text = |at: Readout| self.chart.with_untracked(|chart| at.text(chart, i18n));
        readout.map(text).unwrap_or_default()
    }
}
