//! What is typed for a search, and the points that it stands for.

use digit_lab::training::search::{
    Axis, MOST_POINTS, Method, Point, SearchError, Values, ValuesError, points,
};
use digit_lab::training::{Field, TrainingSpec};
use digit_lab_address::Query;
use digit_lab_address::search::SearchSetup;

/// The fields in which values are typed, with what stands there at first.
pub const TYPED: [(Field, &str); 7] = [
    (Field::LearningRate, "0.1; 0.5; 2.5"),
    (Field::Lambda, "0; 0.2; 2"),
    (Field::Layers, "30"),
    (Field::MiniBatch, "10"),
    (Field::Momentum, "0"),
    (Field::Epochs, "5"),
    (Field::TrainingSize, "2000"),
];

/// The fields of which choices are ticked.
pub const CHOSEN: [Field; 5] = [
    Field::Initializer,
    Field::Activation,
    Field::OutputActivation,
    Field::Cost,
    Field::Regularization,
];

/// How many points are drawn at first.
const USUAL_COUNT: usize = 12;

/// From which networks start, and points are drawn.
const SEED: u32 = 1;

/// Everything that can be typed or ticked.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Each field with its values, as text.
    pub texts: Vec<(Field, String)>,
    /// Whether points are drawn rather than laid out.
    pub is_random: bool,
    /// How many are drawn, as text.
    pub count: String,
    /// Every setting that is neither typed nor ticked.
    pub(super) base: TrainingSpec,
}

/// What to train, and over what it varies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hunted {
    /// The settings that vary, in the order of the points' values.
    pub fields: Vec<Field>,
    /// The trainings.
    pub points: Vec<Point>,
}

/// Why there is nothing to train.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A field's values.
    Values(Field, ValuesError),
    /// The number of points to draw.
    Count(String),
    /// The points.
    Search(SearchError),
}

impl Problem {
    /// Whether a field's values are to be set right.
    pub fn lies_in(&self, field: Field) -> bool {
        match self {
            Self::Values(this, _) => *this == field,
            Self::Search(SearchError::Settings { errors, .. }) => {
                errors.iter().any(|error| error.field == field)
            }
            Self::Count(_) | Self::Search(_) => false,
        }
    }
}

impl Default for Form {
    fn default() -> Self {
        let usual = TrainingSpec::default();
        let typed = TYPED
            .iter()
            .map(|(field, text)| (*field, (*text).to_owned()));
        let chosen = CHOSEN.iter().map(|field| (*field, usual.text(*field)));
        Self {
            texts: typed.chain(chosen).collect(),
            is_random: false,
            count: USUAL_COUNT.to_string(),
            base: usual,
        }
    }
}

impl Form {
    /// What an address says.
    pub fn of(setup: &SearchSetup) -> Self {
        let mut form = setup
            .spec()
            .map_or_else(Self::default, |spec| Self::around(&spec));
        for (field, text) in &setup.values {
            form.set(*field, text.clone());
        }
        if let Some(draws) = &setup.draws {
            form.is_random = true;
            form.count.clone_from(draws);
        }
        form
    }

    /// What an address is to say: whatever is not as a search around the same settings has it at first.
    pub fn setup(&self, around: Query) -> SearchSetup {
        let bare = SearchSetup {
            around,
            ..SearchSetup::default()
        };
        let usual = Self::of(&bare);
        let values = self.texts.iter();
        let values = values.filter(|(field, text)| usual.text(*field) != text);
        SearchSetup {
            values: values.cloned().collect(),
            draws: self.is_random.then(|| self.count.clone()),
            ..bare
        }
    }

    /// A search around a training's settings: as they are, with learning rates below and above theirs.
    pub fn around(spec: &TrainingSpec) -> Self {
        /// From one learning rate to the next.
        const STEP: f64 = 5.0;
        let rates = [
            spec.learning_rate / STEP,
            spec.learning_rate,
            spec.learning_rate * STEP,
        ];
        // Sums of a few digits, not what binary fractions make of them.
        let rates = rates.map(|rate| format!("{rate:.6}"));
        let rates = rates.map(|rate| rate.trim_end_matches('0').trim_end_matches('.').to_owned());
        let mut form = Self {
            base: spec.clone(),
            ..Self::default()
        };
        for (field, text) in &mut form.texts {
            *text = match field {
                Field::LearningRate => rates.join("; "),
                field => spec.text(*field),
            };
        }
        form
    }

    /// What stands in a field.
    pub fn text(&self, field: Field) -> &str {
        let found = self.texts.iter().find(|(this, _)| *this == field);
        found.map_or("", |(_, text)| text.as_str())
    }

    /// Puts values into a field.
    pub fn set(&mut self, field: Field, text: String) {
        if let Some((_, old)) = self.texts.iter_mut().find(|(this, _)| *this == field) {
            *old = text;
        }
    }

    /// Whether a choice is ticked.
    pub fn is_ticked(&self, field: Field, choice: &str) -> bool {
        self.ticked(field).any(|ticked| ticked == choice)
    }

    /// Ticks a choice or takes the tick away; the last one stays, as something must be trained with.
    pub fn tick(&mut self, field: Field, choice: &str, is_ticked: bool) {
        let mut ticked: Vec<String> = self.ticked(field).map(str::to_owned).collect();
        ticked.retain(|other| other != choice);
        if is_ticked || ticked.is_empty() {
            ticked.push(choice.to_owned());
        }
        self.set(field, ticked.join("; "));
    }

    fn ticked(&self, field: Field) -> impl Iterator<Item = &str> {
        self.text(field).split(';').map(str::trim)
    }

    /// The trainings, given how many images there are, or what is in the way.
    pub fn hunted(&self, training_images: usize) -> Result<Hunted, Problem> {
        let axis = |(field, text): &(Field, String)| {
            let values = Values::parse(*field, &plain(text));
            let values = values.map_err(|error| Problem::Values(*field, error))?;
            Ok(Axis {
                field: *field,
                values,
            })
        };
        let axes = self.texts.iter().map(axis);
        let axes = axes.collect::<Result<Vec<Axis>, Problem>>()?;
        let method = if self.is_random {
            let count = plain(&self.count).trim().parse::<usize>().ok();
            let count = count.filter(|count| (1..=MOST_POINTS).contains(count));
            let count = count.ok_or_else(|| Problem::Count(self.count.trim().to_owned()))?;
            Method::Random { count, seed: SEED }
        } else {
            Method::Grid
        };
        let base = TrainingSpec {
            seed: f64::from(SEED),
            ..self.base.clone()
        };
        let varied = axes.iter().filter(|axis| axis.values.varies());
        let fields = varied.map(|axis| axis.field).collect();
        let points = points(&base, &axes, method, training_images).map_err(Problem::Search)?;
        Ok(Hunted { fields, points })
    }
}

/// A Chinese keyboard may be set to wide digits and signs; they mean the same.
fn plain(text: &str) -> String {
    crate::training::draft::plain_digits(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_first_nine_trainings_are_planned() {
        let hunted = Form::default().hunted(10_000).unwrap();
        assert_eq!(hunted.fields, [Field::LearningRate, Field::Lambda]);
        assert_eq!(hunted.points.len(), 9);
        let spec = &hunted.points[0].spec;
        assert_eq!(hunted.points[0].values, ["0.1", "0"]);
        assert_eq!((spec.epochs, spec.training_size), (5.0, Some(2_000.0)));
    }

    #[test]
    fn an_address_has_what_was_changed_and_nothing_else() {
        let mut form = Form::default();
        assert_eq!(form.setup(Vec::new()), SearchSetup::default());
        form.set(Field::LearningRate, "0.01..5".to_owned());
        form.is_random = true;
        let setup = form.setup(Vec::new());
        assert_eq!(setup.values, [(Field::LearningRate, "0.01..5".to_owned())]);
        assert_eq!(Form::of(&setup), form);
    }

    #[test]
    fn around_settings_all_but_the_learning_rate_stays_as_it_is() {
        let spec = TrainingSpec {
            learning_rate: 0.1,
            epochs: 3.0,
            training_size: Some(500.0),
            biases: false,
            ..TrainingSpec::default()
        };
        let form = Form::around(&spec);
        assert_eq!(form.text(Field::LearningRate), "0.02; 0.1; 0.5");
        let hunted = form.hunted(10_000).unwrap();
        assert_eq!(hunted.fields, [Field::LearningRate]);
        let [_, second, _] = &hunted.points[..] else {
            panic!("expected three trainings");
        };
        assert_eq!(second.spec, spec);
    }

    #[test]
    fn ticked_choices_are_values_and_one_is_always_ticked() {
        let mut form = Form::default();
        form.tick(Field::Initializer, "normal", true);
        let hunted = form.hunted(10_000).unwrap();
        assert_eq!(hunted.points.len(), 18);
        assert_eq!(hunted.fields.last(), Some(&Field::Initializer));
        form.tick(Field::Initializer, "normal", false);
        form.tick(Field::Initializer, "scaled-normal", false);
        assert!(form.is_ticked(Field::Initializer, "scaled-normal"));
        assert_eq!(form, Form::default());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let with = |field, text: &str| {
            let mut form = Form::default();
            form.set(field, text.to_owned());
            form.hunted(10_000).unwrap_err()
        };
        let wrong = with(Field::LearningRate, "3..1");
        assert!(matches!(wrong, Problem::Values(Field::LearningRate, _)));
        let wrong = with(Field::Epochs, "0; 5");
        assert!(matches!(
            wrong,
            Problem::Search(SearchError::Settings { .. })
        ));
        let form = Form {
            is_random: true,
            count: "0".to_owned(),
            ..Form::default()
        };
        assert_eq!(form.hunted(10_000), Err(Problem::Count("0".to_owned())));
    }

    #[test]
    fn wide_signs_are_signs() {
        let mut form = Form::default();
        form.set(Field::LearningRate, "０．１；０．５".to_owned());
        assert_eq!(form.hunted(10_000).unwrap().points.len(), 6);
    }
}
