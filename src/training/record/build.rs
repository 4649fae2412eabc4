//! Which build of the engine trained a network: the same bits come from the same build only.

use serde::{Deserialize, Serialize};

use crate::nn::kernels;

/// A build of the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Build {
    /// The engine's version, such as `0.1.0`.
    pub version: String,
    /// The processor that it was built for, such as `wasm32` or `x86_64`.
    pub processor: String,
    /// The features of it that the inner loops use and that can change the last bit, such as
    /// `relaxed-simd` or, found when the engine runs, `avx2+fma`; empty where there are none.
    pub features: String,
}

impl Build {
    /// The build that this code is part of.
    pub fn this() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            processor: std::env::consts::ARCH.to_owned(),
            features: kernels::name().to_owned(),
        }
    }
}
