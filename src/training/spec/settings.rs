//! Every setting by its field: as text out of a spec, and as text into it.

use crate::names::UnknownName;
use crate::nn::{Activation, Cost, Initializer, Regularization};
use crate::training::{Field, Layers, Order, Reduction, TrainingSpec};

/// A setting of any type.
trait Setting {
    fn text(&self) -> String;
    fn set(&mut self, text: &str) -> Result<(), UnknownName>;
}

impl Setting for f64 {
    fn text(&self) -> String {
        self.to_string()
    }

    /// What is no number becomes NaN, which the check of a spec names.
    fn set(&mut self, text: &str) -> Result<(), UnknownName> {
        *self = text.trim().parse().unwrap_or(Self::NAN);
        Ok(())
    }
}

impl Setting for Option<f64> {
    fn text(&self) -> String {
        self.map_or_else(String::new, |number| number.to_string())
    }

    fn set(&mut self, text: &str) -> Result<(), UnknownName> {
        let mut number = 0.0_f64;
        number.set(text)?;
        *self = (!text.trim().is_empty()).then_some(number);
        Ok(())
    }
}

impl Setting for Layers {
    /// The hidden layers.
    fn text(&self) -> String {
        match self {
            Self::Hidden(text) => text.clone(),
            Self::Sizes(sizes) => {
                let hidden = sizes.iter().skip(1).take(sizes.len().saturating_sub(2));
                hidden.map(f64::to_string).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn set(&mut self, text: &str) -> Result<(), UnknownName> {
        *self = Self::Hidden(text.to_owned());
        Ok(())
    }
}

impl Setting for bool {
    fn text(&self) -> String {
        self.to_string()
    }

    fn set(&mut self, text: &str) -> Result<(), UnknownName> {
        *self = text.trim().parse().map_err(|_| UnknownName {
            family: "answer",
            expected: "true, false".to_owned(),
            got: text.to_owned(),
        })?;
        Ok(())
    }
}

macro_rules! choices {
    ($($type:ty),+ $(,)?) => {
        $(
            impl Setting for $type {
                fn text(&self) -> String {
                    self.name().to_owned()
                }

                fn set(&mut self, text: &str) -> Result<(), UnknownName> {
                    *self = text.parse()?;
                    Ok(())
                }
            }
        )+
    };
}
choices!(
    Activation,
    Cost,
    Initializer,
    Order,
    Reduction,
    Regularization
);

macro_rules! settings {
    ($($field:ident => $name:ident,)+) => {
        impl TrainingSpec {
            fn setting(&self, field: Field) -> &dyn Setting {
                match field {
                    $(Field::$field => &self.$name,)+
                }
            }

            fn setting_mut(&mut self, field: Field) -> &mut dyn Setting {
                match field {
                    $(Field::$field => &mut self.$name,)+
                }
            }
        }
    };
}
settings! {
    Layers => layers,
    Activation => activation,
    OutputActivation => output_activation,
    Cost => cost,
    Initializer => initializer,
    WeightDeviation => weight_deviation,
    Biases => biases,
    LearningRate => learning_rate,
    MiniBatch => mini_batch,
    Reduction => reduction,
    Momentum => momentum,
    Epochs => epochs,
    Regularization => regularization,
    Lambda => lambda,
    TrainingSize => training_size,
    Order => order,
    Seed => seed,
    TestEachEpoch => test_each_epoch,
}

impl TrainingSpec {
    /// A setting as text: a number, the name of a choice, `true` or `false`, or the hidden layers.
    pub fn text(&self, field: Field) -> String {
        self.setting(field).text()
    }

    /// Puts a text into a setting. A number that is none becomes NaN; a name that is none leaves the setting
    /// as it was.
    pub fn set(&mut self, field: Field, text: &str) -> Result<(), UnknownName> {
        self.setting_mut(field).set(text)
    }
}
