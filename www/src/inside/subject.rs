//! What is looked into: the network that reads the pad, and the digit that it reads there.

use std::sync::Arc;

use digit_lab::insight::Trace;
use digit_lab::nn::{Activation, Calibration, Network};
use digit_lab::reading::{DigitReading, Reader};
use leptos::prelude::*;

use crate::pad::{Content, Drawing};
use crate::readers::Readers;
use crate::reading::LiveReading;

/// The subject, from the context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Whether it is to be seen.
    pub shown: Signal<bool>,
    /// The network of *Read with*; nothing until it is there.
    pub reader: Memo<Option<Looked>>,
    /// The digit with its way through the network, anew with every reading; nothing while the pad is empty.
    pub seen: Memo<Option<Seen>>,
    /// The same, but only when a stroke has ended: for what takes longer than a frame of drawing has.
    pub settled: Memo<Option<Seen>>,
}

/// A network, compared by whether it is the very same one.
#[derive(Clone, Debug)]
pub struct Looked {
    reader: Arc<Reader>,
    file: Option<Arc<[u8]>>,
}

impl Looked {
    /// A network and the model file that it came in; no file for the shipped one.
    pub fn new(reader: Arc<Reader>, file: Option<Arc<[u8]>>) -> Self {
        Self { reader, file }
    }

    /// The network.
    pub fn network(&self) -> &Network<f32> {
        self.reader.network()
    }

    /// The file for whoever has to read it anew; nothing for the shipped one, which is fetched.
    pub fn file(&self) -> Option<&[u8]> {
        self.file.as_deref()
    }

    /// What is read of a picture; nothing where it is none.
    pub fn read(&self, pixels: &[f32]) -> Option<DigitReading> {
        self.reader.read_pixels(pixels).ok()
    }
}

impl PartialEq for Looked {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reader, &other.reader)
    }
}

/// A digit's way through a network, compared by whether it is the very same one.
#[derive(Clone, Debug)]
pub struct Seen(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    reader: Looked,
    digit: u8,
    label: Option<u8>,
    trace: Trace<f32>,
}

impl Seen {
    /// The way of some pixels through a network that reads a digit there; nothing where they are not as many as
    /// go in.
    fn of(reader: &Looked, pixels: &[f32], digit: u8, label: Option<u8>) -> Option<Self> {
        let trace = Trace::of(reader.network(), pixels)?;
        Some(Self(Arc::new(Inner {
            reader: reader.clone(),
            digit,
            label,
            trace,
        })))
    }

    /// The network.
    pub fn network(&self) -> &Network<f32> {
        self.0.reader.network()
    }

    /// Whether another digit is the same picture.
    pub fn has_picture_of(&self, other: &Self) -> bool {
        self.trace().input == other.trace().input
    }

    /// Whether another digit was read by the very same network.
    pub fn has_network_of(&self, other: &Self) -> bool {
        self.0.reader == other.0.reader
    }

    /// The network, to be asked about.
    pub fn looked(&self) -> Looked {
        self.0.reader.clone()
    }

    /// How its scores come about.
    pub fn calibration(&self) -> Calibration {
        self.0.reader.reader.calibration()
    }

    /// The way through it.
    pub fn trace(&self) -> &Trace<f32> {
        &self.0.trace
    }

    /// What is read.
    pub fn digit(&self) -> u8 {
        self.0.digit
    }

    /// What it is, where that is known: of test digits.
    pub fn label(&self) -> Option<u8> {
        self.0.label
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Subject {
    /// Whether the network that reads has neurons without a slope.
    pub fn has_steps(self) -> bool {
        self.reader.with(|reader| {
            let mut layers = reader.iter().flat_map(|reader| reader.network().layers());
            layers.any(|layer| layer.activation() == Some(Activation::Step))
        })
    }

    /// A label for the digit that someone may choose; another digit has another one.
    pub fn label_to_choose(self) -> RwSignal<Option<u8>> {
        let asked = RwSignal::new(None);
        let settled = self.settled;
        Effect::new(move |before: Option<Option<Seen>>| {
            let now = settled.get();
            if let (Some(Some(before)), Some(now)) = (&before, &now)
                && !before.has_picture_of(now)
            {
                asked.set(None);
            }
            now
        });
        asked
    }

    /// The subject of a place that is now and then shown.
    pub fn new(shown: Signal<bool>) -> Self {
        let drawing = expect_context::<Drawing>();
        let latest = expect_context::<LiveReading>().latest();
        let readers = expect_context::<Readers>();
        let reads = readers.reader();
        // What is not shown stays as it was, so that nothing is made anew when it is shown again.
        let reader = Memo::new(move |before: Option<&Option<Looked>>| {
            if !shown.get() {
                return before.cloned().flatten();
            }
            let reader = reads.get()?;
            Some(Looked::new(reader, readers.file()))
        });
        let seen = Memo::new(move |before: Option<&Option<Seen>>| {
            if !shown.get() {
                return before.cloned().flatten();
            }
            let reader = reader.get()?;
            latest.with(|latest| {
                let selected = latest.selected()?;
                let label = drawing.with_untracked(|content| match content {
                    Content::Picture(picture) => picture.label,
                    Content::Strokes(_) => None,
                });
                Seen::of(&reader, &selected.pixels[..], selected.digit, label)
            })
        });
        let settled = Memo::new(move |before: Option<&Option<Seen>>| {
            let seen = seen.get();
            if drawing.is_drawing() {
                // Whoever draws looks at the pad; the pen's leaving it is a reading too.
                return before.cloned().flatten();
            }
            seen
        });
        Self {
            shown,
            reader,
            seen,
            settled,
        }
    }
}
