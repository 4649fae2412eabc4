//! Images of a data set, to be shown.

use serde::{Deserialize, Serialize};

use crate::data::Dataset;
use crate::drawing::PIXELS;

/// Some images of a data set, in the order in which they were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pictures {
    /// What each image shows.
    #[serde(with = "serde_bytes")]
    pub labels: Vec<u8>,
    /// Grays 0 to 255, 784 an image.
    #[serde(with = "serde_bytes")]
    pub grays: Vec<u8>,
}

impl Pictures {
    /// The images at these places, counted from 0; nothing where one of them lies beyond the last.
    pub fn of(images: &Dataset, indexes: &[u32]) -> Option<Self> {
        let mut pictures = Self::default();
        for &index in indexes {
            let index = index as usize;
            pictures.labels.push(*images.labels().get(index)?);
            pictures.grays.extend(images.image(index));
        }
        Some(pictures)
    }

    /// An image as a network gets it: 28x28 grays from 0 (paper) to 1 (ink).
    pub fn get(&self, at: usize) -> Option<[f32; PIXELS]> {
        let image = self.grays.chunks_exact(PIXELS).nth(at)?;
        let mut grays = [0.0; PIXELS];
        for (gray, &byte) in grays.iter_mut().zip(image) {
            *gray = f32::from(byte) / f32::from(u8::MAX);
        }
        Some(grays)
    }
}
