//! `cargo xtask serve`: from a fresh clone to the page in a browser.

use std::net::TcpListener;

use anyhow::{Context, Result};
use lexopt::{Arg, Parser, ValueExt};
use xtask::site;

use crate::tools::{self, Toolbox};
use crate::{build, misuse, process, toolchain};

const DEFAULT_PORT: u16 = 8080;

struct Options {
    port: u16,
    full: bool,
    watch: bool,
}

pub(crate) fn run(arguments: Parser) -> Result<()> {
    let options = parse(arguments)?;
    // Before the build: nobody should wait for minutes to learn that the port is taken.
    let listener = take_port(options.port)?;
    if options.watch {
        drop(listener);
        return watch(options.port);
    }
    build::build(options.full)?;
    println!(
        "Digit Lab is at http://{}/ (Ctrl+C ends it)",
        listener.local_addr()?
    );
    site::serve(&listener, &build::dist());
    Ok(())
}

fn parse(mut arguments: Parser) -> Result<Options> {
    let mut options = Options {
        port: DEFAULT_PORT,
        full: false,
        watch: false,
    };
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Long("port") => {
                options.port = arguments
                    .value()
                    .and_then(|value| value.parse())
                    .map_err(misuse)?;
            }
            Arg::Long("full") => options.full = true,
            Arg::Long("watch") => options.watch = true,
            other => return Err(misuse(other.unexpected())),
        }
    }
    if options.full && options.watch {
        return Err(misuse(
            "--full and --watch cannot be combined: trunk makes dist/ anew at each change",
        ));
    }
    Ok(options)
}

fn take_port(port: u16) -> Result<TcpListener> {
    site::bind(port).with_context(|| {
        format!("cannot serve on port {port}; choose another with `cargo xtask serve --port N`")
    })
}

/// Trunk rebuilds the page (unoptimized) at each change and reloads it in the browser.
fn watch(port: u16) -> Result<()> {
    toolchain::ensure_wasm_target()?;
    let toolbox = Toolbox::prepare(tools::TO_BUILD)?;
    println!("Digit Lab will be at http://127.0.0.1:{port}/ once it is built.");
    process::run(build::trunk(&toolbox).args(["serve", "--port", &port.to_string()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Options> {
        parse(Parser::from_args(arguments))
    }

    #[test]
    fn options_are_what_was_typed() {
        let options = parsed(&["--port", "9000", "--full"]).unwrap();
        assert!(options.port == 9000 && options.full && !options.watch);
    }

    #[test]
    fn a_wrong_option_is_misuse() {
        for wrong in [
            &["--port", "70000"][..],
            &["--port"],
            &["--fast"],
            &["page"],
            &["--full", "--watch"],
        ] {
            let error = parsed(wrong).err().unwrap();
            assert!(error.is::<crate::Misuse>(), "{wrong:?}: {error}");
        }
    }

    #[test]
    fn a_port_in_use_is_said_before_anything_is_built() {
        let taken = site::bind(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = take_port(port).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
    }
}
