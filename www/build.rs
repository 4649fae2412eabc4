//! Turns `locales/` into the texts of the module `i18n`: a text that one language lacks, or that
//! takes other arguments there, stops the build.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// The language that is part of the page, and the one that is fetched.
const LOCALES: [&str; 2] = ["en", "zh"];

/// One file each in every language.
const NAMESPACES: &[&str] = &[
    "common",
    "pad",
    "hand",
    "pictures",
    "networks",
    "preparation",
    "training",
    "runs",
    "faults",
    "about",
    "keep",
    "experiments",
    "search",
    "inside",
    "matters",
    "mistakes",
    "learning",
    "space",
    "landscape",
    "lessons",
    "offline",
];

/// Texts of a place that is fetched when it is first opened. They come with it, in every language, so
/// that a first visit fetches none of them.
const OF_PLACES: &[&str] = &[
    "networks",
    "keep",
    "experiments",
    "search",
    "inside",
    "matters",
    "mistakes",
    "learning",
    "space",
    "landscape",
    "lessons",
    "offline",
];

/// Texts by their names.
type Texts = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // By the relocations, what belongs to which part can be told after linking.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let mut code = String::new();
    let mut fetched = Vec::new();
    for &namespace in NAMESPACES {
        let mut languages = Vec::new();
        for locale in LOCALES {
            let file = format!("locales/{locale}/{namespace}.json");
            let json = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
            let texts: Texts =
                serde_json::from_str(&json).map_err(|error| format!("{file}: {error}"))?;
            languages.push((file, texts));
        }
        require_likeness(&languages)?;
        let [(_, english), (_, other)] = &languages[..] else {
            return Err("expected two languages".into());
        };
        if OF_PLACES.contains(&namespace) {
            let others = other
                .values()
                .map(|text| format!("Other::Beside({text:?})"));
            write_namespace(&mut code, namespace, english, others)?;
        } else {
            let numbers = (fetched.len()..).map(|number| format!("Other::Fetched({number})"));
            write_namespace(&mut code, namespace, english, numbers)?;
            fetched.extend(other.values().cloned());
        }
    }
    let count = fetched.len();
    writeln!(code, "pub static CHINESE: &[&str; {count}] = &{fetched:?};")?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("texts.rs"), code)?;
    Ok(())
}

/// Every language has the same texts, and each text the same arguments.
fn require_likeness(languages: &[(String, Texts)]) -> Result<(), String> {
    for (one, texts) in languages {
        for (other, others) in languages {
            for (name, text) in texts {
                let twin = others
                    .get(name)
                    .ok_or_else(|| format!("{other} lacks `{name}`, which {one} has"))?;
                if arguments(text) != arguments(twin) {
                    return Err(format!(
                        "`{name}` has other arguments in {other} than in {one}"
                    ));
                }
            }
        }
    }
    Ok(())
}

/// The names between double braces.
fn arguments(text: &str) -> BTreeSet<&str> {
    let after_braces = text.split("{{").skip(1);
    let names = after_braces.filter_map(|rest| rest.split("}}").next());
    names.map(str::trim).collect()
}

/// A module with a `Text` for each text, whose place in the other language is in `others`; beside one with
/// arguments stands a struct of the same name, whose fields are the arguments, so that a forgotten one is an
/// error.
fn write_namespace(
    code: &mut String,
    namespace: &str,
    texts: &Texts,
    others: impl Iterator<Item = String>,
) -> std::fmt::Result {
    writeln!(
        code,
        "pub mod {namespace} {{\n    use super::{{I18n, Other, Text}};"
    )?;
    for ((name, english), other) in texts.iter().zip(others) {
        writeln!(
            code,
            "    pub static {name}: Text = Text {{ english: {english:?}, other: {other} }};"
        )?;
        let arguments = arguments(english);
        if arguments.is_empty() {
            continue;
        }
        let mut fields = String::new();
        let mut pairs = String::new();
        for argument in arguments {
            write!(fields, "pub {argument}: String, ")?;
            write!(pairs, "({argument:?}, self.{argument}), ")?;
        }
        writeln!(code, "    pub struct {name} {{ {fields}}}")?;
        writeln!(code, "    impl {name} {{")?;
        writeln!(code, "        pub fn text(self, i18n: I18n) -> String {{")?;
        writeln!(code, "            i18n.fill(&{name}, &[{pairs}])")?;
        writeln!(code, "        }}\n    }}")?;
    }
    writeln!(code, "}}")
}
