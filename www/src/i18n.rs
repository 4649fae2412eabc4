//! The page's texts in the language of the moment.
//!
//! `build.rs` makes a [`Text`] of each entry in `locales/`. All texts that follow the language are of
//! one type, whichever they are, and so is the code that puts them into the page: with a type for
//! each, as `leptos_i18n` has it, that code was 22 kB of the page, gzipped.
//!
//! English is part of the page; Chinese is fetched by those who read it.

use leptos::prelude::*;

use crate::lazy::{NotFetched, lazy};
use crate::nearby::Shared;

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English, for readers of any language that the page does not speak, too.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// Its name in settings and for the browser's formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// A text in every language.
pub struct Text {
    english: &'static str,
    other: Other,
}

#[cfg(test)]
impl Text {
    /// A text of a place that is fetched, in every language.
    pub fn in_every_language(&self) -> [&'static str; Locale::ALL.len()] {
        let other = match self.other {
            Other::Fetched(number) => texts::CHINESE[number],
            Other::Beside(other) => other,
        };
        [self.english, other]
    }
}

/// Where a text is in the language that is not English.
enum Other {
    /// At this place of a [`Table`] that is fetched.
    Fetched(usize),
    /// Here, as the text belongs to a place that is itself fetched.
    Beside(&'static str),
}

/// A language's texts, in an order that all languages share.
type Table = &'static [&'static str];

lazy!(
    fn chinese() -> Table {
        texts::CHINESE
    }
);

/// A language whose texts are there.
#[derive(Clone, Copy)]
pub struct Spoken {
    locale: Locale,
    /// Empty for English, which each text carries itself.
    table: Table,
}

impl PartialEq for Spoken {
    fn eq(&self, other: &Self) -> bool {
        // A language has one table.
        self.locale == other.locale
    }
}

impl Spoken {
    /// What is always there.
    pub const ENGLISH: Self = Self {
        locale: Locale::En,
        table: &[],
    };

    /// A language, once its texts have been fetched.
    pub async fn fetch(locale: Locale) -> Result<Self, NotFetched> {
        let table = match locale {
            Locale::En => return Ok(Self::ENGLISH),
            Locale::Zh => chinese().await?,
        };
        Ok(Self { locale, table })
    }
}

/// The language of the moment; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct I18n {
    spoken: Shared<Spoken>,
}

/// The language of the moment, from the context.
pub fn use_i18n() -> I18n {
    expect_context()
}

impl I18n {
    /// A page that speaks this language at first.
    pub fn new(spoken: Spoken) -> Self {
        Self {
            spoken: Shared::new(spoken),
        }
    }

    /// Lets what is built here and below, a part of the page that comes and goes, read the language
    /// [nearby](crate::nearby).
    pub fn provide_nearby() {
        let spoken = use_i18n().spoken.nearby();
        provide_context(Self { spoken });
    }

    /// The language; whatever reads it follows it.
    pub fn get_locale(self) -> Locale {
        self.spoken.get().locale
    }

    /// Speaks another language from now on.
    pub fn speak(self, spoken: Spoken) {
        self.spoken.set(spoken);
    }

    /// A text in the language of the moment.
    pub fn text(self, text: &'static Text) -> &'static str {
        let Spoken { locale, table } = self.spoken.get();
        let other = match (locale, &text.other) {
            (Locale::En, _) => None,
            (_, Other::Fetched(number)) => table.get(*number).copied(),
            (_, Other::Beside(other)) => Some(*other),
        };
        other.unwrap_or(text.english)
    }

    /// A text that follows the language: for elements and attributes.
    pub fn following(
        self,
        text: &'static Text,
    ) -> impl Fn() -> &'static str + Copy + Send + 'static {
        move || self.text(text)
    }

    /// A text with arguments put in the place of their names.
    fn fill(self, text: &'static Text, arguments: &[(&str, String)]) -> String {
        filled(self.text(text), arguments)
    }
}

/// A text in which `{{ name }}` stands for an argument.
fn filled(text: &str, arguments: &[(&str, String)]) -> String {
    let mut parts = text.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // `build.rs` has seen to it that braces are closed and arguments known.
        let (name, rest) = part.split_once("}}").unwrap_or((part, ""));
        let argument = arguments.iter().find(|(other, _)| *other == name.trim());
        filled.extend(argument.map(|(_, value)| value.as_str()));
        filled.push_str(rest);
    }
    filled
}

/// `t!(i18n, pad.clear)`: a text that follows the language, for elements and attributes.
macro_rules! t {
    ($i18n:expr, $namespace:ident.$name:ident) => {
        $i18n.following(&$crate::i18n::texts::$namespace::$name)
    };
}

/// `t_string!(i18n, pad.clear)`: a text in the language of the moment, with arguments where it
/// takes any: `t_string!(i18n, training.epoch_of, epoch, epochs = 30)`.
macro_rules! t_string {
    ($i18n:expr, $namespace:ident.$name:ident $(,)?) => {
        $i18n.text(&$crate::i18n::texts::$namespace::$name)
    };
    ($i18n:expr, $namespace:ident.$name:ident, $($argument:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::i18n::texts::$namespace::$name {
            $($argument: $crate::i18n::argument!($argument $(= $value)?).to_string()),+
        }
        .text($i18n)
    };
}

/// An argument's value: by default the variable of its name.
macro_rules! argument {
    ($argument:ident) => {
        $argument
    };
    ($argument:ident = $value:expr) => {
        $value
    };
}

pub(crate) use {argument, t, t_string};

/// A module for each file of `locales/`, with a [`Text`] for each of its entries.
#[allow(missing_docs, non_camel_case_types, non_upper_case_globals, unused)]
pub mod texts {
    use super::{I18n, Other, Text};

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_stand_where_their_names_stood() {
        let arguments = [("epoch", "3".to_owned()), ("epochs", "30".to_owned())];
        assert_eq!(
            filled("Epoch {{ epoch }} of {{ epochs }}", &arguments),
            "Epoch 3 of 30"
        );
        assert_eq!(
            filled("{{epochs}} 轮中的第 {{ epoch }} 轮", &arguments),
            "30 轮中的第 3 轮"
        );
        assert_eq!(filled("Epochs", &[]), "Epochs");
    }
}
