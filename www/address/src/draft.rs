//! The form as it is being filled in, and the settings it stands for.

use digit_lab::names::UnknownName;
use digit_lab::training::{Field, FieldError, Hint, Preset, Problem, TrainingConfig, TrainingSpec};

/// What stands in the fields, in the order of [`Field::ALL`]: text as typed, or the name of what was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    texts: Vec<String>,
    /// Names that an address had for choices, and that no choice has.
    unknown: Vec<(Field, UnknownName)>,
}

impl Draft {
    /// The form as it is at first: the default settings, with all training images there are.
    pub fn usual(training_images: u32) -> Self {
        Self::of(&TrainingSpec {
            training_size: Some(training_images.into()),
            ..TrainingSpec::default()
        })
    }

    /// The form filled in with these settings.
    pub fn of(spec: &TrainingSpec) -> Self {
        let texts = Field::ALL.iter().map(|field| spec.text(*field));
        Self {
            texts: texts.collect(),
            unknown: Vec::new(),
        }
    }

    /// The text in a field, or the name of its choice.
    pub fn text(&self, field: Field) -> &str {
        let unknown = self.unknown.iter().find(|(other, _)| *other == field);
        let chosen = self.texts.get(field as usize).map_or("", String::as_str);
        unknown.map_or(chosen, |(_, unknown)| unknown.got.as_str())
    }

    /// Puts a text into a field. A choice that there is not leaves the field as it was.
    pub fn set(&mut self, field: Field, text: String) {
        let is_possible = self.spec().set(field, &text).is_ok();
        if is_possible {
            self.unknown.retain(|(other, _)| *other != field);
        }
        if let Some(old) = self.texts.get_mut(field as usize).filter(|_| is_possible) {
            *old = text;
        }
    }

    /// Puts a text into a field that may be anything; a choice that there is not is an error until another is
    /// made.
    pub fn set_typed(&mut self, field: Field, text: String) {
        if let Err(unknown) = self.spec().set(field, &text) {
            // An address may say it twice; the last one counts, as it does among choices that there are.
            self.unknown.retain(|(other, _)| *other != field);
            self.unknown.push((field, unknown));
        } else {
            self.set(field, text);
        }
    }

    /// Fills in a kind of network's settings, all but the training images and the seed.
    pub fn take(&mut self, preset: Preset) {
        let kept =
            [Field::TrainingSize, Field::Seed].map(|field| (field, self.text(field).to_owned()));
        *self = Self::of(&preset.spec());
        for (field, text) in kept {
            self.set(field, text);
        }
    }

    /// The kind of network whose settings these are, if they are one's.
    pub fn preset(&self) -> Option<Preset> {
        let mut presets = Preset::ALL.iter().copied();
        presets.find(|preset| {
            let mut draft = self.clone();
            draft.take(*preset);
            draft == *self
        })
    }

    /// The settings it stands for. What is no number becomes NaN, which the engine's check names.
    pub fn spec(&self) -> TrainingSpec {
        let mut spec = TrainingSpec::default();
        for field in Field::ALL {
            // Only choices that there are get into the form.
            let _ = spec.set(*field, &plain_digits(self.text(*field)));
        }
        spec
    }

    /// What works and yet is worth a word beforehand; nothing while a field is wrong.
    pub fn hints(&self, training_images: usize) -> Vec<Hint> {
        let checked = TrainingConfig::check(&self.spec(), training_images);
        checked.map_or_else(|_| Vec::new(), |config| config.hints())
    }

    /// Every field that is wrong, given how many training images there are.
    pub fn errors(&self, training_images: usize) -> Vec<FieldError> {
        let checked = TrainingConfig::check(&self.spec(), training_images);
        let mut errors = checked.err().unwrap_or_default();
        errors.extend(self.unknown.iter().map(|(field, unknown)| FieldError {
            field: *field,
            problem: Problem::NotAChoice {
                expected: unknown.expected.clone(),
                got: unknown.got.clone(),
            },
        }));
        errors
    }

    /// Where all training images were to be used, or more than there are now, all are. A field that is
    /// empty, perhaps because it is being typed into, stays so.
    pub fn fit_training_size(&mut self, before: usize, now: usize) {
        let size = self.spec().training_size;
        if size.is_some_and(|size| size >= before.min(now) as f64) {
            self.set(Field::TrainingSize, now.to_string());
        }
    }

    /// A short name that tells this training from others: its layers, its learning rate, and
    /// whatever else is not as the defaults have it, given how many training images there are.
    pub fn name(&self, training_images: usize) -> String {
        let usual = Self::usual(training_images as u32);
        let layers = self.text(Field::Layers).trim();
        let mut words = vec![
            if layers.is_empty() {
                "784–10".to_owned()
            } else {
                layers.to_owned()
            },
            format!("η {}", self.text(Field::LearningRate).trim()),
        ];
        let symbol = |field| match field {
            Field::MiniBatch => "m ",
            Field::Lambda => "λ ",
            Field::TrainingSize => "n ",
            Field::Seed => "# ",
            Field::Momentum => "μ ",
            _ => "",
        };
        let others = Field::ALL.iter().copied();
        words.extend(
            others
                .filter(|field| {
                    !matches!(field, Field::Layers | Field::LearningRate | Field::Epochs)
                })
                .filter(|field| self.text(*field) != usual.text(*field))
                .map(|field| match (symbol(field), self.text(field).trim()) {
                    ("", "true") => field.name().to_owned(),
                    ("", "false") => format!("no {}", field.name()),
                    ("", text) if text.parse::<f64>().is_ok() => format!("{} {text}", field.name()),
                    (symbol, text) => format!("{symbol}{text}"),
                }),
        );
        words.join(", ")
    }
}

/// A Chinese keyboard may be set to wide digits; they mean the same.
pub fn plain_digits(text: &str) -> String {
    const WIDE: std::ops::RangeInclusive<char> = '！'..='～';
    const WIDE_TO_PLAIN: u32 = '！' as u32 - '!' as u32;
    text.chars()
        .map(|c| match c {
            '。' => '.',
            wide if WIDE.contains(&wide) => {
                char::from_u32(wide as u32 - WIDE_TO_PLAIN).unwrap_or(wide)
            }
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use digit_lab::nn::LayerKind;

    use super::*;

    fn with(field: Field, text: &str) -> Draft {
        let mut draft = Draft::usual(10_000);
        draft.set(field, text.to_owned());
        draft
    }

    #[test]
    fn the_form_begins_with_the_default_settings() {
        let mut spec = Draft::usual(10_000).spec();
        assert_eq!(spec.training_size.take(), Some(10_000.0));
        assert_eq!(spec, TrainingSpec::default());
        assert!(Draft::usual(10_000).errors(10_000).is_empty());
    }

    #[test]
    fn every_field_keeps_what_is_put_into_it() {
        for &field in Field::ALL {
            let usual = Draft::usual(10_000);
            let texts = [
                "17",
                "tanh",
                "quadratic",
                "he",
                "none",
                "sum",
                "sequential",
                "random-search",
                "plateau",
                "standardized",
                "shifts",
                "binary",
                "false",
                "true",
            ];
            let mut possible = texts.into_iter().filter(|text| {
                let mut spec = TrainingSpec::default();
                spec.set(field, text).is_ok() && usual.text(field) != *text
            });
            let text = possible.next().unwrap();
            assert_eq!(with(field, text).text(field), text);
        }
    }

    #[test]
    fn wrong_text_is_named_by_field() {
        for (field, text) in [
            (Field::Layers, "30,,30"),
            (Field::LearningRate, ""),
            (Field::LearningRate, "half"),
            (Field::MiniBatch, "2.5"),
            (Field::Epochs, "0"),
            (Field::Lambda, "-1"),
            (Field::TrainingSize, "10001"),
            (Field::Seed, "1e99"),
            (Field::Cost, "log-likelihood"),
        ] {
            let errors = with(field, text).errors(10_000);
            assert_eq!(errors.len(), 1, "{field} {text}");
            assert_eq!(
                errors.first().map(|error| error.field),
                Some(field),
                "{text}"
            );
        }
    }

    #[test]
    fn wide_digits_are_digits() {
        assert_eq!(
            with(Field::LearningRate, "０．５")
                .spec()
                .learning_rate
                .to_string(),
            "0.5"
        );
        let layers = with(Field::Layers, "３０，３０").spec().layers;
        let kinds = layers.kinds().unwrap();
        assert_eq!(
            kinds,
            [30, 30, 10].map(|neurons| LayerKind::Dense { neurons })
        );
    }

    #[test]
    fn a_choice_that_there_is_not_changes_nothing() {
        assert_eq!(with(Field::Cost, "nonsense"), Draft::usual(10_000));
    }

    #[test]
    fn the_training_size_follows_the_data_unless_it_was_chosen() {
        let fitted = |text: &str, before, now| {
            let mut draft = with(Field::TrainingSize, text);
            draft.fit_training_size(before, now);
            draft.text(Field::TrainingSize).to_owned()
        };
        assert_eq!(fitted("10000", 10_000, 50_000), "50000");
        assert_eq!(fitted("10000", 10_000, 500), "500");
        assert_eq!(fitted("300", 10_000, 500), "300");
        assert_eq!(fitted("1000", 10_000, 500), "500");
        assert_eq!(fitted("1000", 10_000, 50_000), "1000");
    }

    #[test]
    fn a_name_tells_what_is_unusual() {
        assert_eq!(Draft::usual(10_000).name(10_000), "100, η 0.5");
        assert_eq!(
            with(Field::MiniBatch, "100").name(10_000),
            "100, η 0.5, m 100"
        );
        assert_eq!(with(Field::Layers, " ").name(10_000), "784–10, η 0.5");
    }
}
