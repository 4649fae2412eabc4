//! Turns `locales/` into the module `i18n`: a name that one language lacks stops the build.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;
use proc_macro2::TokenStream;

/// The first is what readers of any other language get.
const LOCALES: [&str; 2] = ["en", "zh"];

/// One file each in every language.
const NAMESPACES: [&str; 5] = ["common", "pad", "training", "faults", "about"];

/// Generated code is not held to the rules for code that people write.
const ATTRIBUTES: &str = "#![allow(missing_docs, unused, clippy::all, clippy::pedantic, clippy::expect_used, clippy::unwrap_used)]";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");

    let [default, ..] = LOCALES;
    let config = Config::new(default)?
        .add_locales(LOCALES.into_iter().skip(1))?
        .add_namespaces(NAMESPACES)?
        // Sentences with numbers in them are wanted as text too, not only as parts of a view.
        .parse_options(ParseOptions::new().interpolate_display(true));
    let locales = parse_locales(None, config)?;
    for warning in locales.diag.warnings().iter() {
        println!("cargo::error=locales: {warning}");
    }
    for error in locales.diag.errors().iter() {
        println!("cargo::error=locales: {error}");
    }

    let attributes: TokenStream = ATTRIBUTES.parse()?;
    let code = leptos_i18n_codegen::gen_code(&locales, None, false, Some(&attributes), true)?;
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out_dir.join("i18n.rs"), code.to_string())?;
    Ok(())
}
