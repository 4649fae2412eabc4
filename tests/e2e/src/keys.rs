//! Keyboard shortcuts.

use anyhow::Result;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::Page;

/// What a person presses.
#[derive(Clone, Copy, Debug)]
pub enum Shortcut {
    /// Ctrl+Z.
    Undo,
    /// Ctrl+Shift+Z.
    Redo,
    /// Escape.
    Clear,
}

impl Shortcut {
    fn modifiers(self) -> &'static [Key] {
        match self {
            Self::Undo => &[Key::Control],
            Self::Redo => &[Key::Control, Key::Shift],
            Self::Clear => &[],
        }
    }

    fn key(self) -> char {
        match self {
            Self::Undo | Self::Redo => 'z',
            Self::Clear => Key::Escape.into(),
        }
    }
}

impl Page {
    /// Presses and releases a shortcut wherever the focus is.
    pub async fn shortcut(&self, shortcut: Shortcut) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".into());
        for &modifier in shortcut.modifiers() {
            keys = keys.then(KeyAction::Down {
                value: modifier.into(),
            });
        }
        keys = keys
            .then(KeyAction::Down {
                value: shortcut.key(),
            })
            .then(KeyAction::Up {
                value: shortcut.key(),
            });
        for &modifier in shortcut.modifiers().iter().rev() {
            keys = keys.then(KeyAction::Up {
                value: modifier.into(),
            });
        }
        Ok(self.client.perform_actions(keys).await?)
    }
}
