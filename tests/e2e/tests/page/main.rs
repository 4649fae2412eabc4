//! End-to-end tests: the built page in a real browser, with real pointer input, one file a topic.

mod accessibility;
mod drawing;
mod experiments;
mod files;
mod form;
mod hand;
mod inside;
mod language;
mod layers;
mod lazy;
mod lessons;
mod networks;
mod offline;
mod phone;
mod pictures;
mod preparation;
mod privacy;
mod runs;
mod search;
mod security;
mod session;
mod several_digits;
mod theme;
mod training;
mod undo;
mod worker;
