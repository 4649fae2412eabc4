//! A question under way.

use ndarray::{Array2, ArrayView2};

use crate::data::{CLASSES, Dataset, Mnist, Set};
use crate::insight::session::{Answer, Fault, Images, Question, Subject};
use crate::insight::{
    ComponentStudy, GradientCheck, KnockOutStudy, LandscapeStudy, LayerStudy, NeighborStudy,
    NudgeSearch, OcclusionStudy, Pictures, ReadThrough,
};
use crate::nn::OutputCoding;

/// What finds the answer, and the images that it is to see.
pub(super) struct Study {
    kind: Kind,
    images: Part,
}

/// A data set's first images.
#[derive(Clone, Debug)]
enum Part {
    /// A whole set: there is no need to copy it.
    Whole(Set),
    First(Dataset),
}

enum Kind {
    GradientCheck(GradientCheck),
    Readings(ReadThrough),
    /// All there at once.
    Pictures(Pictures),
    Occlusion(OcclusionStudy),
    Nudge(NudgeSearch),
    KnockOut(KnockOutStudy),
    Layers(LayerStudy),
    Components(ComponentStudy),
    Neighbors(NeighborStudy),
    Landscape(LandscapeStudy),
}

impl Study {
    /// Begins with a question about a network, or says why it cannot be answered.
    pub(super) fn new(question: &Question, subject: &Subject, data: &Mnist) -> Result<Self, Fault> {
        let images = question
            .images()
            .map_or(Ok(Part::First(Dataset::default())), |images| {
                Part::of(images, data)
            })?;
        let kind = kind(question, subject, images.in_data(data)).ok_or(Fault::NotApplicable)?;
        Ok(Self { kind, images })
    }

    /// Does a unit of work; answers whether there is more to do.
    pub(super) fn advance(&mut self, data: &Mnist) -> bool {
        let images = self.images.in_data(data);
        match &mut self.kind {
            Kind::GradientCheck(study) => study.advance(),
            Kind::Readings(study) => study.advance(images),
            Kind::Pictures(_) => false,
            Kind::Occlusion(study) => study.advance(),
            Kind::Nudge(study) => study.advance(),
            Kind::KnockOut(study) => study.advance(images),
            Kind::Layers(study) => study.advance(images),
            Kind::Components(study) => study.advance(images),
            Kind::Neighbors(study) => study.advance(images),
            Kind::Landscape(study) => study.advance(images),
        }
    }

    /// How much is done, from 0 to 1.
    pub(super) fn share(&self, data: &Mnist) -> f64 {
        let images = self.images.in_data(data);
        match &self.kind {
            Kind::GradientCheck(study) => study.share(),
            Kind::Readings(study) => study.share(images),
            Kind::Pictures(_) => 1.0,
            Kind::Occlusion(study) => study.share(),
            Kind::Nudge(study) => study.share(),
            Kind::KnockOut(study) => study.share(images),
            Kind::Layers(study) => study.share(images),
            Kind::Components(study) => study.share(images),
            Kind::Neighbors(study) => study.share(images),
            Kind::Landscape(study) => study.share(images),
        }
    }

    /// What was found, once all is done.
    pub(super) fn answer(&self) -> Answer {
        match &self.kind {
            Kind::GradientCheck(study) => Answer::GradientCheck(study.checked().to_vec()),
            Kind::Readings(study) => Answer::Readings(study.readings().clone()),
            Kind::Pictures(pictures) => Answer::Pictures(pictures.clone()),
            Kind::Occlusion(study) => Answer::Occlusion(study.occlusion().clone()),
            Kind::Nudge(study) => Answer::Nudge(study.found().cloned()),
            Kind::KnockOut(study) => Answer::KnockOut(study.knock_out().clone()),
            Kind::Layers(study) => Answer::Layers(study.figures()),
            Kind::Components(study) => Answer::Components(study.components().clone()),
            Kind::Neighbors(study) => Answer::Neighbors(study.nearest().to_vec()),
            Kind::Landscape(study) => Answer::Landscape(study.landscape().clone()),
        }
    }
}

impl Part {
    fn of(images: Images, data: &Mnist) -> Result<Self, Fault> {
        let of = images.of;
        let set = set(data, of);
        let most = images.most as usize;
        if set.is_empty() || most == 0 {
            return Err(Fault::NoImages { of });
        }
        Ok(if most < set.len() {
            Self::First(set.part(0, most))
        } else {
            Self::Whole(of)
        })
    }

    fn in_data<'a>(&'a self, data: &'a Mnist) -> &'a Dataset {
        match self {
            Self::Whole(of) => set(data, *of),
            Self::First(images) => images,
        }
    }
}

fn set(data: &Mnist, of: Set) -> &Dataset {
    match of {
        Set::Training => &data.training,
        Set::Validation => &data.validation,
        Set::Test => &data.test,
    }
}

/// What finds the answer to a question; nothing where the question does not apply to the network.
fn kind(question: &Question, subject: &Subject, images: &Dataset) -> Option<Kind> {
    let Subject {
        network,
        calibration,
        cost,
    } = subject;
    Some(match question {
        Question::GradientCheck {
            picture,
            digit,
            places,
            random,
            seed,
        } => {
            let digit = usize::from(*digit);
            let coding = OutputCoding::of(network).filter(|_| digit < CLASSES)?;
            let x = ArrayView2::from_shape((1, picture.len()), picture).ok()?;
            let mut y = Array2::zeros((1, coding.outputs()));
            coding.write(digit, y.row_mut(0));
            let mut check = GradientCheck::new(network, *cost, x, y.view())?;
            for &place in places {
                check.add(place);
            }
            check.add_random(*random as usize, *seed);
            Kind::GradientCheck(check)
        }
        Question::Readings { .. } => Kind::Readings(ReadThrough::new(network, *calibration)?),
        Question::Pictures { indexes, .. } => Kind::Pictures(Pictures::of(images, indexes)?),
        Question::Occlusion {
            picture,
            digit,
            patch,
            stride,
        } => {
            let [digit, patch, stride] = [u32::from(*digit), *patch, *stride].map(|it| it as usize);
            let study = OcclusionStudy::new(network, *calibration, picture, digit, patch, stride);
            Kind::Occlusion(study?)
        }
        Question::Nudge { picture, to } => {
            Kind::Nudge(NudgeSearch::new(network, picture, to.map(usize::from))?)
        }
        Question::KnockOut { layer, .. } => Kind::KnockOut(KnockOutStudy::new(network, *layer)?),
        Question::Layers { .. } => Kind::Layers(LayerStudy::new(network, *cost)?),
        Question::Components { space, .. } => {
            Kind::Components(ComponentStudy::new(network, *space)?)
        }
        Question::Neighbors { picture, count, .. } => {
            Kind::Neighbors(NeighborStudy::new(picture, *count as usize)?)
        }
        Question::Landscape {
            directions,
            reach,
            points,
            ..
        } => {
            let points = *points as usize;
            let study = LandscapeStudy::new(network, *cost, directions, *reach, points);
            Kind::Landscape(study?)
        }
    })
}
