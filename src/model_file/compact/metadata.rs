//! What a safetensors file says about its network beside the tensors, apart from free notes.

use serde::{Deserialize, Serialize};

use crate::model_file::ModelFileError;
use crate::nn::{Activation, Architecture, Calibration, LayerKind, Network, Shape};
use crate::quote::shown;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Metadata {
    activation: Activation,
    output_activation: Activation,
    /// Of a network that is not fully connected: its layers as [`LayerKind`] writes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    layers: Option<String>,
    /// Height, width and channels of what goes in, beside `layers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    input: Option<[usize; 3]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) calibration: Option<Calibration>,
}

impl Metadata {
    pub(super) fn of(network: &Network<f32>, calibration: Option<Calibration>) -> Self {
        let kinds = network.kinds();
        let text = || kinds.iter().map(ToString::to_string).collect::<Vec<_>>();
        let input = network.input();
        Self {
            activation: network.hidden_activation(),
            output_activation: network.output_activation(),
            layers: (!network.is_dense()).then(|| text().join(", ")),
            input: (!network.is_dense()).then_some([input.height, input.width, input.channels]),
            calibration,
        }
    }

    /// The architecture of `layers`, or the fully connected one of the tensors' sizes.
    pub(super) fn architecture(&self, sizes: &[usize]) -> Result<Architecture, ModelFileError> {
        let Some(layers) = &self.layers else {
            return Ok(Architecture::new(
                sizes,
                self.activation,
                self.output_activation,
            )?);
        };
        let kinds = layers
            .split(',')
            .enumerate()
            .map(|(index, text)| {
                let wrong = |problem| ModelFileError::Layer {
                    layer: index + 1,
                    got: shown(text.trim()).into_owned(),
                    problem,
                };
                text.parse().map_err(wrong)
            })
            .collect::<Result<Vec<LayerKind>, _>>()?;
        let [height, width, channels] = self.input.unwrap_or_default();
        let input = Shape {
            height,
            width,
            channels,
        };
        let hidden = self.activation;
        Ok(Architecture::of(
            input,
            &kinds,
            hidden,
            self.output_activation,
        )?)
    }
}
