//! All that crosses the boundary between a page and the worker that looks into a network.

use serde::{Deserialize, Serialize};

use crate::data::{DataError, DataFile, Set};
use crate::insight::{
    Checked, Components, Direction, KnockOut, Landscape, LayerFigures, Neighbor, Nudge, Occlusion,
    Pictures, Place, Readings, Space,
};
use crate::nn::Cost;

/// What a page tells its worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Command {
    /// Use these data-set files from now on. Ends a question on others.
    Load {
        /// Training, validation and test files: see [`crate::data::Mnist::from_files`].
        files: Vec<DataFile>,
    },
    /// Look into this network from now on. Ends a question on another.
    Look {
        /// A model file of any format that the engine writes.
        #[serde(with = "serde_bytes")]
        network: Vec<u8>,
        /// The cost that it is trained with.
        cost: Cost,
    },
    /// Answer a question, in place of any other.
    Ask {
        /// By which events name it; the page's own choice.
        ticket: u32,
        /// What to find out.
        question: Question,
    },
    /// Leave the question.
    Stop,
    /// Rest between two pieces of work from now on, or no longer.
    GiveWay {
        /// Whether something runs beside this that must not be slowed, such as a training.
        to_others: bool,
    },
    /// Answer with [`Event::Pong`]: a sign of life.
    Ping,
}

/// The first images of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Images {
    /// Which set.
    pub of: Set,
    /// How many of it at most.
    pub most: u32,
}

/// Something to be found out about the network. Pictures are 28x28 grays from 0 (paper) to 1 (ink); layers are
/// counted from 0, the first after the input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Question {
    /// Does backpropagation agree with central differences?
    GradientCheck {
        /// The sample.
        picture: Vec<f32>,
        /// What it shows.
        digit: u8,
        /// These parameters.
        places: Vec<Place>,
        /// And so many drawn at random.
        random: u32,
        /// From this seed.
        seed: u32,
    },
    /// What is each image read as?
    Readings {
        /// Which images.
        images: Images,
    },
    /// What do some of the images look like?
    Pictures {
        /// Of which images.
        images: Images,
        /// Their places among those, counted from 0.
        indexes: Vec<u32>,
    },
    /// What is read of a picture with a part of it covered?
    Occlusion {
        /// The picture.
        picture: Vec<f32>,
        /// Whose score to watch.
        digit: u8,
        /// The covering square's side, in pixels.
        patch: u32,
        /// Pixels between neighboring places.
        stride: u32,
    },
    /// How little must change for another reading?
    Nudge {
        /// The picture.
        picture: Vec<f32>,
        /// The digit wanted; any other where nothing is said.
        to: Option<u8>,
    },
    /// What breaks when a neuron of a hidden layer, or a map, falls silent?
    KnockOut {
        /// Which layer.
        layer: usize,
        /// The images to read.
        images: Images,
    },
    /// How are weights, activations and gradients spread?
    Layers {
        /// Over which images.
        images: Images,
    },
    /// Where does each image lie on the map of the two main directions?
    Components {
        /// Of what.
        space: Space,
        /// Which images.
        images: Images,
    },
    /// Which images are most like a picture?
    Neighbors {
        /// The picture.
        picture: Vec<f32>,
        /// How many to find.
        count: u32,
        /// Among which.
        images: Images,
    },
    /// What is the cost around the present weights?
    Landscape {
        /// One direction for a line, two for a plane.
        directions: Vec<Direction>,
        /// How far to go, in lengths of the weights themselves.
        reach: f64,
        /// Points along one direction.
        points: u32,
        /// Whose mean cost.
        images: Images,
    },
}

impl Question {
    /// The images that it is about; nothing where there need be none.
    pub fn images(&self) -> Option<Images> {
        match self {
            Self::GradientCheck { .. } | Self::Occlusion { .. } | Self::Nudge { .. } => None,
            Self::Readings { images }
            | Self::Pictures { images, .. }
            | Self::KnockOut { images, .. }
            | Self::Layers { images }
            | Self::Components { images, .. }
            | Self::Neighbors { images, .. }
            | Self::Landscape { images, .. } => Some(*images),
        }
    }
}

/// What was found out, by the question's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// Parameter by parameter.
    GradientCheck(Vec<Checked>),
    /// Image by image.
    Readings(Readings),
    /// Image by image.
    Pictures(Pictures),
    /// Place by place.
    Occlusion(Occlusion),
    /// Nothing where no gradient leads to another digit.
    Nudge(Option<Nudge>),
    /// Neuron by neuron, or map by map.
    KnockOut(KnockOut),
    /// Layer by layer.
    Layers(Vec<LayerFigures>),
    /// Image by image.
    Components(Components),
    /// The nearest first.
    Neighbors(Vec<Neighbor>),
    /// Point by point.
    Landscape(Landscape),
}

/// What a worker tells its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// The data is in use.
    Loaded {
        /// Training images.
        training: u32,
        /// Validation images.
        validation: u32,
        /// Test images.
        test: u32,
    },
    /// The network is in use.
    Looking,
    /// How far a question is.
    Progress {
        /// Whose.
        ticket: u32,
        /// How much is done, from 0 to 1.
        share: f64,
        /// How long that took, in seconds.
        secs: f64,
    },
    /// A question has its answer.
    Answered {
        /// Whose.
        ticket: u32,
        /// How long it took, in seconds.
        secs: f64,
        /// The answer.
        answer: Answer,
    },
    /// A question was left by a command.
    Stopped {
        /// Whose.
        ticket: u32,
    },
    /// Files, a network or a question that nothing could be done with.
    Failed {
        /// Whose; nothing where it is about files or a network.
        ticket: Option<u32>,
        /// Why.
        fault: Fault,
    },
    /// The answer to [`Command::Ping`].
    Pong,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Fault {
    /// Files that are no data set.
    Data {
        /// What is wrong with them.
        error: DataError,
    },
    /// A file that is no network.
    Network {
        /// What is wrong with it.
        reason: String,
    },
    /// A network whose ends do not fit pictures and digits.
    NoDigits {
        /// Its inputs.
        inputs: u32,
        /// Its outputs.
        outputs: u32,
    },
    /// A question before there was a network.
    NoNetwork,
    /// A question about images of which there are none.
    NoImages {
        /// Of which set.
        of: Set,
    },
    /// A question that does not apply to this network, such as one about a layer without neurons, or with numbers
    /// that make no sense.
    NotApplicable,
    /// The worker itself has failed: a bug, or no memory.
    Broken {
        /// What the browser says.
        message: String,
    },
}
