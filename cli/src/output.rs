//! Printing that ends the command quietly once nobody reads on, as in `digit-lab no-digits | head -1`, or does without a
//! reader where there is a file to be written.
//!
//! The macros stand in for the standard library's of the same names, which panic there.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write, stderr, stdout};
use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the command goes on once nobody reads what it prints.
static GOES_ON_UNREAD: AtomicBool = AtomicBool::new(false);

macro_rules! print {
    ($($text:tt)*) => { $crate::output::out(format_args!($($text)*)) };
}

macro_rules! println {
    () => { $crate::output::out(format_args!("\n")) };
    ($($text:tt)*) => { $crate::output::out(format_args!("{}\n", format_args!($($text)*))) };
}

macro_rules! eprintln {
    ($($text:tt)*) => { $crate::output::err(format_args!($($text)*)) };
}

/// From now on the command has more to do than to print.
pub(crate) fn go_on_unread() {
    GOES_ON_UNREAD.store(true, Ordering::Relaxed);
}

/// Writes to stdout. Where nobody reads it any more the command ends as if it had come to its end, unless it
/// [goes on](go_on_unread); any other fault, such as a full disk, ends it with one line on stderr.
pub(crate) fn out(text: Arguments<'_>) {
    match stdout().write_fmt(text) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            if !GOES_ON_UNREAD.load(Ordering::Relaxed) {
                exit(0);
            }
        }
        Err(error) => {
            err(format_args!("digit-lab: stdout: {error}"));
            exit(2);
        }
    }
}

/// Writes a line to stderr; who has closed that does not want to know.
pub(crate) fn err(line: Arguments<'_>) {
    let _ = writeln!(stderr(), "{line}");
}
