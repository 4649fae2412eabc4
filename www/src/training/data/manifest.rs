//! `data/manifest.json`: which data this site carries.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Origin;

/// Files by their names, relative to the manifest, with their sizes in bytes.
pub type Sizes = BTreeMap<String, f64>;

/// What this site carries.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Manifest {
    subset: Sizes,
    full: Option<Sizes>,
}

impl Manifest {
    /// Its own name, in the folder of the files.
    pub(super) const FILE: &str = "manifest.json";

    /// The files of an origin; none where the site does not carry it.
    pub fn files(&self, origin: Origin) -> Option<&Sizes> {
        match origin {
            Origin::Bundled => Some(&self.subset),
            Origin::Full => self.full.as_ref(),
            Origin::Own => None,
        }
    }

    /// The size of all of MNIST in bytes, where the site carries it.
    pub fn full_bytes(&self) -> Option<f64> {
        self.full.as_ref().map(|files| files.values().sum())
    }
}
