//! Which build of the engine trained a network: the same bits come from the same build only.

use serde::{Deserialize, Serialize};

/// A build of the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Build {
    /// The engine's version, such as `0.1.0`.
    pub version: String,
    /// The processor that it was built for, such as `wasm32` or `x86_64`.
    pub processor: String,
    /// The features of it that the inner loops use and that can change the last bit, such as
    /// `relaxed-simd`; empty where there are none.
    pub features: String,
}

impl Build {
    /// The build that this code is part of.
    pub fn this() -> Self {
        let features = [
            (cfg!(target_feature = "relaxed-simd"), "relaxed-simd"),
            (cfg!(target_feature = "simd128"), "simd128"),
            (cfg!(target_feature = "fma"), "fma"),
            (cfg!(target_feature = "neon"), "neon"),
        ];
        let used = features.into_iter().filter(|(is_used, _)| *is_used);
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            processor: std::env::consts::ARCH.to_owned(),
            features: used.map(|(_, name)| name).collect::<Vec<_>>().join(" "),
        }
    }
}
