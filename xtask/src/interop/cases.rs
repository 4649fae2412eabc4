//! Networks of every kind that can be trained, by the command line's options.

/// A network.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) options: &'static [&'static str],
}

/// The network that comes with the page: three convolutions, one byte a weight, a calibration.
pub(super) const SHIPPED: &str = "shipped";

pub(super) const CASES: &[Case] = &[
    Case {
        name: "dense",
        options: &["--layers", "784,30,20,10"],
    },
    Case {
        name: "convnet",
        options: &[
            "--layers",
            "conv 6@5x5, pool 2, conv 8@3x3, pool 2, dropout 0.5, 30",
            "--activation",
            "relu",
            "--output-activation",
            "softmax",
            "--cost",
            "log-likelihood",
            "--learning-rate",
            "0.1",
        ],
    },
    Case {
        // 12 pixels are no multiple of 5.
        name: "pooling-with-a-rest",
        options: &[
            "--layers",
            "pool 2, conv 4@3x3, pool 5, 20",
            "--activation",
            "tanh",
        ],
    },
    Case {
        name: "standardized-pixels",
        options: &[
            "--layers",
            "784,30,10",
            "--activation",
            "tanh",
            "--output-activation",
            "softmax",
            "--cost",
            "log-likelihood",
            "--pixels",
            "standardized",
        ],
    },
    Case {
        name: "four-outputs",
        options: &["--layers", "784,30,4", "--output-coding", "binary"],
    },
    Case {
        name: "no-biases",
        options: &["--layers", "784,30,10", "--biases", "false"],
    },
    Case {
        name: "no-hidden-layer",
        options: &["--layers", "784,10"],
    },
    Case {
        name: "relu-to-linear",
        options: &[
            "--layers",
            "784,30,10",
            "--activation",
            "relu",
            "--output-activation",
            "linear",
            "--cost",
            "quadratic",
            "--learning-rate",
            "0.05",
        ],
    },
    Case {
        name: "linear-to-tanh",
        options: &[
            "--layers",
            "784,30,10",
            "--activation",
            "linear",
            "--output-activation",
            "tanh",
            "--cost",
            "quadratic",
            "--learning-rate",
            "0.05",
        ],
    },
    Case {
        name: "tanh-to-relu",
        options: &[
            "--layers",
            "784,30,10",
            "--activation",
            "tanh",
            "--output-activation",
            "relu",
            "--cost",
            "quadratic",
            "--learning-rate",
            "0.05",
        ],
    },
    Case {
        // No gradient trains it.
        name: "step",
        options: &[
            "--layers",
            "784,30,10",
            "--activation",
            "step",
            "--optimizer",
            "random-search",
        ],
    },
];

impl Case {
    /// Whether network2's JSON has a place for it.
    pub(super) fn is_dense(&self) -> bool {
        !self.options.iter().any(|option| option.contains("pool"))
    }
}
