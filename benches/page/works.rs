//! What is trained, here and by the peers.

use serde_json::{Value, json};

/// A network and how it learns.
pub(crate) struct Work {
    pub(crate) name: &'static str,
    /// As Digit Lab's settings have it.
    pub(crate) spec: Value,
    /// As the peers' workers have it, where it is a work for them too.
    peer: Option<Value>,
    /// Floating-point operations that an image takes in dense arithmetic: two for each multiplication, forward,
    /// of the weights' gradient, and of the inputs' gradient in all layers but the first.
    pub(crate) operations: f64,
}

impl Work {
    /// What the workers are told.
    pub(crate) fn for_workers(&self) -> Value {
        let mut work = self.peer.clone().unwrap_or_else(|| json!({}));
        work["spec"] = self.spec.clone();
        work
    }

    /// Whether peers do it too.
    pub(crate) fn has_peers(&self) -> bool {
        self.peer.is_some()
    }
}

/// [784,30,10], the book's first network.
pub(crate) fn first() -> Work {
    sigmoid("w1: [784,30,10], sigmoid, mini-batch 10", &[784, 30, 10])
        .compared(json!({ "hidden": 30, "sigmoid": true, "miniBatch": 10, "learningRate": 0.5 }))
}

/// All of them.
pub(crate) fn all() -> Vec<Work> {
    vec![
        first(),
        sigmoid("w2: [784,100,10], sigmoid, mini-batch 10", &[784, 100, 10])
            .compared(json!({ "hidden": 100, "sigmoid": true, "miniBatch": 10, "learningRate": 0.5 })),
        rectified(
            "w3: [784,128,10], ReLU, softmax, mini-batch 128",
            json!([784, 128, 10]),
            128,
            dense(&[784, 128, 10]),
        )
        .compared(json!({ "hidden": 128, "sigmoid": false, "miniBatch": 128, "learningRate": 0.1 })),
        rectified(
            "w4: conv 8@5x5, pool, conv 16@5x5, pool, 10; ReLU, softmax, mini-batch 32",
            json!("conv 8@5x5, pool 2, conv 16@5x5, pool 2"),
            32,
            // Windows of 25 and of 200 numbers, at 24 x 24 and 8 x 8 places; then 256 features.
            2.0 * (2.0 * 576.0 * 25.0 * 8.0 + 3.0 * (64.0 * 200.0 * 16.0 + 256.0 * 10.0)),
        )
        .compared(json!({
            "hidden": 0, "sigmoid": false, "convolutional": true, "miniBatch": 32, "learningRate": 0.1,
        })),
        sigmoid("[784,30,30,30,10], sigmoid, mini-batch 10", &[784, 30, 30, 30, 10]),
        first().with("w1, mini-batch 1", json!({ "miniBatch": 1, "learningRate": 0.05 })),
        first().with("w1, standardized pixels", json!({ "pixels": "standardized" })),
        first().with("w1, L2 with λ = 5", json!({ "regularization": "l2", "lambda": 5 })),
        first().with("w1, momentum 0.5", json!({ "momentum": 0.5, "learningRate": 0.25 })),
    ]
}

impl Work {
    fn compared(self, peer: Value) -> Self {
        Self {
            peer: Some(peer),
            ..self
        }
    }

    /// Another one, that differs in some settings and is Digit Lab's alone.
    fn with(mut self, name: &'static str, settings: Value) -> Self {
        if let (Some(spec), Value::Object(settings)) = (self.spec.as_object_mut(), settings) {
            spec.extend(settings);
        }
        Self {
            name,
            peer: None,
            ..self
        }
    }
}

fn sigmoid(name: &'static str, sizes: &[u32]) -> Work {
    Work {
        name,
        spec: json!({
            "layers": sizes, "cost": "crossEntropy", "miniBatch": 10, "learningRate": 0.5,
            "regularization": "none", "epochs": 100_000,
        }),
        peer: None,
        operations: dense(sizes),
    }
}

fn rectified(name: &'static str, layers: Value, mini_batch: u32, operations: f64) -> Work {
    Work {
        name,
        spec: json!({
            "layers": layers, "activation": "relu", "outputActivation": "softmax", "cost": "logLikelihood",
            "initializer": "he", "miniBatch": mini_batch, "learningRate": 0.1, "regularization": "none",
            "epochs": 100_000,
        }),
        peer: None,
        operations,
    }
}

fn dense(sizes: &[u32]) -> f64 {
    let products = sizes.windows(2).map(|pair| f64::from(pair[0] * pair[1]));
    let (all, first) = (products.clone().sum::<f64>(), products.take(1).sum::<f64>());
    2.0 * (3.0 * all - first)
}
