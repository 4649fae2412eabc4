//! What is on the pad, and the way back and forth through what was done to it.

use std::collections::VecDeque;

use digit_lab::data::Set;
use digit_lab::drawing::{PIXELS, Point, Stroke};

/// How many changes can be undone: more than anybody counts, and at 3 kB a replaced picture less than a megabyte.
const MOST: usize = 300;

/// What is on the pad.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Lines, in shares of the pad's side; none on an empty pad.
    Strokes(Vec<Stroke>),
    /// A picture of a digit.
    Picture(Picture),
}

/// A digit that was not drawn here.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Grays from 0 to 1, row by row.
    pub pixels: Box<[f32; PIXELS]>,
    /// What the digit is, where that is known.
    pub label: Option<u8>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// One of MNIST's images.
    Mnist {
        /// Of this set.
        set: Set,
        /// Counted from 0.
        index: usize,
    },
    /// A picture that was nudged towards another reading.
    Nudge,
}

impl Default for Content {
    fn default() -> Self {
        Self::Strokes(Vec::new())
    }
}

impl Content {
    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Strokes(strokes) if strokes.is_empty())
    }
}

/// The pad's content with everything that led to it. A stroke under way is part of the content.
#[derive(Clone, Debug, Default)]
pub struct History {
    content: Content,
    /// The latest ones, at most [`MOST`].
    done: VecDeque<Done>,
    undone: Vec<Undone>,
    pen: Pen,
}

/// A change that can be undone.
#[derive(Clone, Debug)]
enum Done {
    /// The last stroke was added.
    Added,
    /// All there was before was replaced.
    Replaced { before: Content },
}

/// A change that can be done again.
#[derive(Clone, Debug)]
enum Undone {
    Add(Stroke),
    Replace { after: Content },
}

#[derive(Clone, Debug, Default)]
enum Pen {
    #[default]
    Up,
    /// Drawing the last stroke. What could be done again before it comes back if it is canceled.
    Down { undone: Vec<Undone> },
}

impl History {
    /// What is on the pad now.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Whether a stroke is under way.
    pub fn is_drawing(&self) -> bool {
        matches!(self.pen, Pen::Down { .. })
    }

    /// Whether there is anything to undo. Not while a stroke is under way.
    pub fn can_undo(&self) -> bool {
        !self.is_drawing() && !self.done.is_empty()
    }

    /// Whether there is anything to do again.
    pub fn can_redo(&self) -> bool {
        !self.is_drawing() && !self.undone.is_empty()
    }

    /// Whether there is anything to clear away.
    pub fn can_clear(&self) -> bool {
        !self.is_drawing() && !self.content.is_empty()
    }

    /// Begins a stroke, after finishing one that may be under way. A picture gives way to it.
    pub fn begin(&mut self, point: Point) {
        self.finish();
        let undone = std::mem::take(&mut self.undone);
        self.pen = Pen::Down { undone };
        let stroke = Stroke {
            points: vec![point],
        };
        match &mut self.content {
            Content::Strokes(strokes) => {
                strokes.push(stroke);
                self.keep(Done::Added);
            }
            Content::Picture(_) => self.replace_content(Content::Strokes(vec![stroke])),
        }
    }

    /// Takes the stroke under way further, if there is one.
    pub fn extend(&mut self, points: impl IntoIterator<Item = Point>) {
        if let (Pen::Down { .. }, Content::Strokes(strokes)) = (&self.pen, &mut self.content)
            && let Some(stroke) = strokes.last_mut()
        {
            for point in points {
                if stroke.points.last() != Some(&point) {
                    stroke.points.push(point);
                }
            }
        }
    }

    /// Ends the stroke under way, if there is one.
    pub fn finish(&mut self) {
        self.pen = Pen::Up;
    }

    /// Takes back the stroke under way as if it had never been begun.
    pub fn cancel(&mut self) {
        if let Pen::Down { undone } = std::mem::take(&mut self.pen) {
            self.undo();
            self.undone = undone;
        }
    }

    /// Empties the pad.
    pub fn clear(&mut self) {
        if self.can_clear() {
            self.replace(Content::default());
        }
    }

    /// Puts a picture on the pad in place of what is there.
    pub fn show(&mut self, picture: Picture) {
        self.finish();
        self.replace(Content::Picture(picture));
    }

    /// Takes back the last change.
    pub fn undo(&mut self) {
        if self.is_drawing() {
            return;
        }
        match self.done.pop_back() {
            Some(Done::Added) => {
                if let Content::Strokes(strokes) = &mut self.content
                    && let Some(stroke) = strokes.pop()
                {
                    self.undone.push(Undone::Add(stroke));
                }
            }
            Some(Done::Replaced { before }) => {
                let after = std::mem::replace(&mut self.content, before);
                self.undone.push(Undone::Replace { after });
            }
            None => {}
        }
    }

    /// Does the change again that was taken back last.
    pub fn redo(&mut self) {
        if self.is_drawing() {
            return;
        }
        match self.undone.pop() {
            Some(Undone::Add(stroke)) => {
                if let Content::Strokes(strokes) = &mut self.content {
                    strokes.push(stroke);
                    self.keep(Done::Added);
                }
            }
            Some(Undone::Replace { after }) => self.replace_content(after),
            None => {}
        }
    }

    fn replace(&mut self, after: Content) {
        self.undone.clear();
        self.replace_content(after);
    }

    fn replace_content(&mut self, after: Content) {
        let before = std::mem::replace(&mut self.content, after);
        self.keep(Done::Replaced { before });
    }

    fn keep(&mut self, change: Done) {
        if self.done.len() == MOST {
            self.done.pop_front();
        }
        self.done.push_back(change);
    }
}

#[cfg(test)]
mod tests;
