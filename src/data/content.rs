//! What a file or a data set holds: bytes in the engine's own memory, or in memory that others see too.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::ByteBuf;

/// Memory that is not the engine's own, such as a `SharedArrayBuffer` in which all of a page's workers see the same
/// images. Nobody changes what is in it.
pub trait Elsewhere: fmt::Debug {
    /// Bytes in all.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies bytes from `start` on over all of `to`; as many are there.
    fn copy(&self, start: usize, to: &mut [u8]);
}

// A browser's memory belongs to one thread, and the engine there has no other.
#[cfg(target_family = "wasm")]
type Handle = std::rc::Rc<dyn Elsewhere>;
#[cfg(not(target_family = "wasm"))]
type Handle = std::sync::Arc<dyn Elsewhere + Send + Sync>;

/// Bytes, here or elsewhere.
#[derive(Clone)]
pub struct Content(Place);

#[derive(Clone)]
enum Place {
    Here(Vec<u8>),
    Elsewhere { memory: Handle, range: Range<usize> },
}

impl Content {
    /// All of some memory that is not the engine's own. Nothing is copied until it is asked for.
    #[cfg(target_family = "wasm")]
    pub fn elsewhere(memory: impl Elsewhere + 'static) -> Self {
        Self::of(std::rc::Rc::new(memory))
    }

    /// All of some memory that is not the engine's own. Nothing is copied until it is asked for.
    #[cfg(not(target_family = "wasm"))]
    pub fn elsewhere(memory: impl Elsewhere + Send + Sync + 'static) -> Self {
        Self::of(std::sync::Arc::new(memory))
    }

    fn of(memory: Handle) -> Self {
        let range = 0..memory.len();
        Self(Place::Elsewhere { memory, range })
    }

    /// The number of bytes.
    pub fn len(&self) -> usize {
        match &self.0 {
            Place::Here(bytes) => bytes.len(),
            Place::Elsewhere { range, .. } => range.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies bytes from `start` on over all of `to`; as many are there.
    pub fn copy(&self, start: usize, to: &mut [u8]) {
        match &self.0 {
            Place::Here(bytes) => to.copy_from_slice(&bytes[start..start + to.len()]),
            Place::Elsewhere { memory, range } => memory.copy(range.start + start, to),
        }
    }

    /// All bytes, copied if they are elsewhere.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.0 {
            Place::Here(bytes) => Cow::Borrowed(bytes),
            Place::Elsewhere { .. } => Cow::Owned(self.first(self.len())),
        }
    }

    /// The first bytes, at most so many, copied.
    pub fn first(&self, most: usize) -> Vec<u8> {
        let mut first = vec![0; most.min(self.len())];
        self.copy(0, &mut first);
        first
    }

    /// A part of these bytes: what is elsewhere stays there.
    #[must_use]
    pub fn part(&self, part: Range<usize>) -> Self {
        Self(match &self.0 {
            Place::Here(bytes) => Place::Here(bytes[part].to_vec()),
            Place::Elsewhere { memory, range } => Place::Elsewhere {
                memory: Handle::clone(memory),
                range: range.start + part.start..range.start + part.end,
            },
        })
    }

    /// The same without so many of the first bytes, in the same memory.
    pub(super) fn without_first(mut self, most: usize) -> Self {
        match &mut self.0 {
            Place::Here(bytes) => drop(bytes.drain(..most.min(bytes.len()))),
            Place::Elsewhere { range, .. } => range.start = range.end.min(range.start + most),
        }
        self
    }

    /// Whether the bytes are in memory that is not the engine's own.
    pub fn is_elsewhere(&self) -> bool {
        matches!(self.0, Place::Elsewhere { .. })
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Place::Here(bytes))
    }
}

impl Default for Content {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.is_elsewhere() {
            "elsewhere"
        } else {
            "here"
        };
        write!(f, "{} bytes {place}", self.len())
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Content {}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.bytes())
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ByteBuf::deserialize(deserializer).map(|bytes| bytes.into_vec().into())
    }
}
