//! Training, for other people's pages and workers.

use js_sys::Object;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use ndarray::ArrayView2;

use crate::data::{Dataset, Mnist};
use crate::drawing::PIXELS;
use crate::model_file::{self, Model};
use crate::training::{Run, TrainingConfig, TrainingSpec, Work};
use crate::web::convert::{error, from_js, to_js};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Settings of a training; what is left out has the default of Digit Lab's form. */
export interface TrainingSpec {
  /** All sizes, such as [784, 30, 10], or the hidden ones as text, such as "30, 30". */
  layers?: number[] | string;
  activation?: "sigmoid" | "tanh" | "relu" | "linear";
  outputActivation?: "sigmoid" | "tanh" | "relu" | "linear" | "softmax";
  cost?: "quadratic" | "crossEntropy" | "logLikelihood";
  initializer?: "normal" | "scaledNormal" | "he" | "customNormal" | "orthogonal" | "zero";
  weightDeviation?: number;
  biases?: boolean;
  optimizer?: "sgd" | "randomSearch" | "numericalGradient";
  learningRate?: number;
  schedule?: "constant" | "plateau" | "step" | "cosine";
  scheduleFactor?: number;
  scheduleEpochs?: number;
  schedulePatience?: number;
  scheduleLeast?: number;
  earlyStopping?: number;
  miniBatch?: number;
  reduction?: "mean" | "sum";
  momentum?: number;
  epochs?: number;
  regularization?: "none" | "l1" | "l2";
  lambda?: number;
  trainingSize?: number;
  pixels?: "raw" | "standardized";
  augmentation?: "none" | "shifts";
  /** Ten output neurons, or four for the digit's bits. */
  outputCoding?: "oneHot" | "binary";
  seed?: number;
  order?: "shuffled" | "sequential";
  testEachEpoch?: boolean;
  monitorEpochs?: number;
  monitorMillis?: number;
  layerMonitors?: boolean;
}
/** What came out of an epoch. */
export interface EpochRecord {
  epoch: number;
  trainingCost: number;
  validationCost: number;
  trainingCorrect: number;
  trainingSize: number;
  validationCorrect: number;
  validationSize: number;
  testCorrect: number | null;
  testSize: number;
  trainingDataCost: number;
  validationDataCost: number;
  penalty: number;
  learningRate: number;
  layers: LayerMonitor[] | null;
}
/** What went on inside a layer in an epoch. */
export interface LayerMonitor {
  gradient: number;
  biasGradient: number;
  l0: number;
  l1: number;
  l2: number;
  lInfinity: number;
  saturated: number | null;
  dead: number | null;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// A `TrainingSpec` in JavaScript.
    #[wasm_bindgen(typescript_type = "TrainingSpec")]
    pub type SpecObject;
    /// An `EpochRecord` in JavaScript.
    #[wasm_bindgen(typescript_type = "EpochRecord")]
    pub type RecordObject;
}

/// Trains a network on images given once, mini-batch by mini-batch or epoch by epoch.
#[wasm_bindgen]
pub struct Trainer {
    run: Run,
    data: Mnist,
}

#[wasm_bindgen]
impl Trainer {
    /// A training of `config` on `images` (gray bytes, 784 an image) with `labels` (0 to 9).
    ///
    /// All images are trained on; none is set aside for validation.
    #[wasm_bindgen(constructor)]
    pub fn new(config: SpecObject, images: Vec<u8>, labels: Vec<u8>) -> Result<Trainer, JsValue> {
        super::show_panics();
        let spec = spec(config.into())?;
        let (bytes, count) = (images.len(), labels.len());
        let training = Dataset::new(images, labels).ok_or_else(|| {
            error(format!("expected {PIXELS} bytes an image and labels from 0 to 9, got {bytes} bytes and {count} labels"))
        })?;
        let config = TrainingConfig::check(&spec, training.len()).map_err(|errors| {
            error(
                errors
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; "),
            )
        })?;
        Ok(Self {
            run: Run::new(config),
            data: Mnist {
                training,
                ..Mnist::default()
            },
        })
    }

    /// Trains to the end of the next epoch that has a record, and evaluates it.
    #[wasm_bindgen(js_name = trainEpoch)]
    pub fn train_epoch(&mut self) -> Result<RecordObject, JsValue> {
        loop {
            match self.run.advance(&self.data) {
                Work::Epoch(record) => return Ok(to_js(&record)?.into()),
                Work::NotFinite => return Err(not_finite(&self.run)),
                Work::Nothing => {
                    return Err(error(format!(
                        "expected an epoch left to train, got all {} done",
                        self.run.epoch()
                    )));
                }
                _ => {}
            }
        }
    }

    /// Trains up to `count` mini-batches and answers how many there were: fewer at the last epoch's end.
    #[wasm_bindgen(js_name = trainBatches)]
    pub fn train_batches(&mut self, count: u32) -> Result<u32, JsValue> {
        let mut done = 0;
        while done < count {
            match self.run.advance(&self.data) {
                Work::Batch { .. } => done += 1,
                Work::NotFinite => return Err(not_finite(&self.run)),
                Work::Nothing => break,
                _ => {}
            }
        }
        Ok(done)
    }

    /// The network's outputs for 28x28 grays from 0 to 1.
    pub fn predict(&self, pixels: &[f32]) -> Result<Vec<f32>, JsValue> {
        let x = ArrayView2::from_shape((1, PIXELS), pixels)
            .map_err(|_| error(format!("expected {PIXELS} pixels, got {}", pixels.len())))?;
        Ok(self
            .run
            .reading_network()
            .predict(x)
            .into_raw_vec_and_offset()
            .0)
    }

    /// The network as a file: `"json"` for network2's format, `"safetensors"` for every bit, `"onnx"` for
    /// other programs.
    pub fn save(&self, format: &str) -> Result<Vec<u8>, JsValue> {
        let model = Model {
            network: self.run.reading_network(),
            calibration: None,
        };
        let format = format.parse().map_err(error)?;
        model_file::save(&model, format, Some(self.run.config().cost())).map_err(error)
    }
}

/// The settings in a plain object, none of which may be unknown: a misspelled one would silently
/// have its default.
fn spec(config: JsValue) -> Result<TrainingSpec, JsValue> {
    let known = Object::keys(&Object::from(to_js(&TrainingSpec::default())?));
    if let Some(config) = config.dyn_ref::<Object>() {
        for key in Object::keys(config) {
            if !known.includes(&key, 0) {
                let expected = known.join(", ");
                let got = key.as_string().unwrap_or_default();
                return Err(error(format!(
                    "expected settings among {expected}, got \"{got}\""
                )));
            }
        }
    }
    from_js(config)
}

fn not_finite(run: &Run) -> JsValue {
    error(format!(
        "expected finite costs, got one that is not in epoch {}; try a smaller learning rate",
        run.epoch()
    ))
}
