//! Looking at one number of many that are a picture, with the pointer or with arrow keys.

use leptos::html;
use leptos::prelude::*;

use super::keys::is_shortcut;

/// The number of a heat map that is looked at; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Aim {
    /// Its column and row; nothing where none is.
    pub at: RwSignal<Option<(usize, usize)>>,
    /// What the pointer moves over.
    pub sheet: NodeRef<html::Div>,
    columns: usize,
    rows: usize,
}

impl Aim {
    /// Nothing looked at yet among so many columns and rows.
    pub fn new(columns: usize, rows: usize) -> Self {
        Self {
            at: RwSignal::new(None),
            sheet: NodeRef::new(),
            columns,
            rows,
        }
    }

    /// A pointer is over the heat map.
    pub fn point(self, event: &web_sys::MouseEvent) {
        let Some(sheet) = self.sheet.get_untracked() else {
            return;
        };
        let corner = sheet.get_bounding_client_rect();
        let index = |offset: f64, length: f64, count: usize| {
            let index = (offset / length.max(1.0) * count as f64).max(0.0) as usize;
            index.min(count.saturating_sub(1))
        };
        let x = f64::from(event.client_x()) - corner.left();
        let y = f64::from(event.client_y()) - corner.top();
        self.at.set(Some((
            index(x, corner.width(), self.columns),
            index(y, corner.height(), self.rows),
        )));
    }

    /// An arrow key goes to the next number.
    pub fn steer(self, event: &web_sys::KeyboardEvent) {
        if is_shortcut(event) {
            return;
        }
        let (column, row) = self.at.get_untracked().unwrap_or((0, 0));
        let up_to = |index: usize, count: usize| index.min(count.saturating_sub(1));
        let next = match event.key().as_str() {
            "ArrowLeft" => (column.saturating_sub(1), row),
            "ArrowRight" => (up_to(column + 1, self.columns), row),
            "ArrowUp" => (column, row.saturating_sub(1)),
            "ArrowDown" => (column, up_to(row + 1, self.rows)),
            _ => return,
        };
        event.prevent_default();
        self.at.set(Some(next));
    }
}
