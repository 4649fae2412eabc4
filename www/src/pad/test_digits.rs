//! Digits that people wrote for MNIST, from its test part, to be put on the pad.

use std::sync::Arc;

use digit_lab::data::{IdxError, Set, parse_images, parse_labels};
use digit_lab::drawing::PIXELS;
use digit_lab::rng::{Purpose, generator, shuffle};
use leptos::prelude::*;

use crate::fetch::{self, FetchError};
use crate::gunzip::gunzip;
use crate::lazy::lazy;
use crate::pad::history::{Origin, Picture};

const IMAGES: &str = "data/test-images.idx3.gz";
const LABELS: &str = "data/test-labels.idx1.gz";

/// Why there is no test digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestDigitsError {
    /// A file did not come.
    Fetch(FetchError),
    /// A file holds something else.
    Content(String),
}

/// The bundled test digits, fetched when the first is wanted.
#[derive(Clone, Copy)]
pub struct TestDigits {
    deck: StoredValue<Option<Deck>>,
}

/// All test digits with their labels, in their files' order.
#[derive(Debug)]
pub struct TestSet {
    images: Vec<u8>,
    labels: Vec<u8>,
}

impl TestSet {
    /// What a digit is, if there are so many.
    pub fn label(&self, index: usize) -> Option<u8> {
        self.labels.get(index).copied()
    }

    /// A digit, if there are so many.
    pub fn picture(&self, index: usize) -> Option<Picture> {
        let mut pixels = Box::new([0.0; PIXELS]);
        let image = self.images.chunks_exact(PIXELS).nth(index)?;
        for (pixel, &byte) in pixels.iter_mut().zip(image) {
            *pixel = f32::from(byte) / f32::from(u8::MAX);
        }
        Some(Picture {
            pixels,
            label: Some(self.label(index)?),
            origin: Origin::Mnist {
                set: Set::Test,
                index,
            },
        })
    }
}

impl TestDigits {
    /// None fetched yet.
    pub fn new() -> Self {
        Self {
            deck: StoredValue::new(None),
        }
    }

    /// A digit that has not come before, until all have.
    pub async fn next(self) -> Result<Picture, TestDigitsError> {
        self.fetch().await?;
        let next = self
            .deck
            .try_update_value(|deck| deck.as_mut().and_then(Deck::next));
        next.flatten().ok_or_else(none)
    }

    /// All of them.
    pub async fn all(self) -> Result<Arc<TestSet>, TestDigitsError> {
        self.fetch().await?;
        let all = |deck: &Option<Deck>| deck.as_ref().map(|deck| Arc::clone(&deck.set));
        self.deck.try_with_value(all).flatten().ok_or_else(none)
    }

    /// Sees to it that they are here.
    async fn fetch(self) -> Result<(), TestDigitsError> {
        if self.deck.with_value(Option::is_none) {
            let images = content(IMAGES).await?;
            let labels = content(LABELS).await?;
            let seed = js_sys::Date::now() as u64 as u32;
            let deck = test_digits(images, labels, seed).await;
            let deck = deck.map_err(|_| TestDigitsError::Fetch(FetchError::Unreachable))?;
            self.deck
                .set_value(Some(deck.map_err(TestDigitsError::Content)?));
        }
        Ok(())
    }
}

fn none() -> TestDigitsError {
    TestDigitsError::Content("expected at least one digit, got none".into())
}

lazy! {
    fn test_digits(images: Vec<u8>, labels: Vec<u8>, seed: u32) -> Result<Deck, String> {
        Deck::from_files(&images, &labels, seed)
    }
}

async fn content(address: &'static str) -> Result<Vec<u8>, TestDigitsError> {
    let packed = fetch::bytes(address)
        .await
        .map_err(TestDigitsError::Fetch)?;
    gunzip(packed).await.map_err(|_| {
        TestDigitsError::Content(format!(
            "{address}: expected gzip, got what cannot be unpacked"
        ))
    })
}

/// Test digits in a random order, each the same number of times.
struct Deck {
    set: Arc<TestSet>,
    order: Vec<usize>,
    /// How many have been drawn.
    drawn: usize,
}

impl Deck {
    /// A deck of the digits in two unpacked files, or what is wrong with them.
    fn from_files(images: &[u8], labels: &[u8], seed: u32) -> Result<Self, String> {
        let idx = |file: &'static str| move |error: IdxError| format!("{file}: {error}");
        let images = parse_images(images).map_err(idx(IMAGES))?.to_vec();
        let labels = parse_labels(labels).map_err(idx(LABELS))?.to_vec();
        if images.len() != labels.len() * PIXELS {
            return Err(format!(
                "expected as many labels as images, got {} images and {} labels",
                images.len() / PIXELS,
                labels.len(),
            ));
        }
        let mut order: Vec<usize> = (0..labels.len()).collect();
        shuffle(&mut order, &mut generator(seed, Purpose::Shuffling));
        Ok(Self {
            set: Arc::new(TestSet { images, labels }),
            order,
            drawn: 0,
        })
    }

    fn next(&mut self) -> Option<Picture> {
        let index = *self.order.get(self.drawn % self.order.len().max(1))?;
        self.drawn += 1;
        self.set.picture(index)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use digit_lab::data::{write_images, write_labels};

    use super::*;

    /// Three images, the n-th all of gray `n`, labeled with its number.
    fn deck(seed: u32) -> Deck {
        let images: Vec<u8> = [[0; PIXELS], [1; PIXELS], [2; PIXELS]].concat();
        Deck::from_files(&write_images(&images), &write_labels(&[0, 1, 2]), seed)
            .expect("three digits")
    }

    fn index(picture: &Picture) -> usize {
        match picture.origin {
            Origin::Mnist { index, .. } => index,
            Origin::Nudge => panic!("a digit of MNIST"),
        }
    }

    #[test]
    fn every_digit_comes_once_before_any_comes_again() {
        let mut deck = deck(1);
        for _ in 0..3 {
            let round: Vec<_> = (0..3)
                .filter_map(|_| deck.next())
                .map(|it| index(&it))
                .collect();
            assert_eq!(BTreeSet::from_iter(round), BTreeSet::from([0, 1, 2]));
        }
    }

    #[test]
    fn a_digit_comes_with_its_own_label_and_grays() {
        let mut deck = deck(2);
        for picture in (0..3).filter_map(|_| deck.next()) {
            let label = picture.label.expect("a label");
            assert_eq!(usize::from(label), index(&picture));
            let gray = f32::from(label) / 255.0;
            assert!(
                picture
                    .pixels
                    .iter()
                    .all(|&pixel| (pixel - gray).abs() < 1e-6)
            );
        }
    }

    #[test]
    fn files_that_do_not_belong_together_are_named() {
        let (images, labels) = (write_images(&[0; PIXELS]), write_labels(&[1, 2]));
        let got = Deck::from_files(&images, &labels, 1).err();
        assert_eq!(
            got.as_deref(),
            Some("expected as many labels as images, got 1 images and 2 labels"),
        );
        assert!(Deck::from_files(&labels, &labels, 1).is_err());
        assert!(Deck::from_files(&[], &labels, 1).is_err());
    }
}
