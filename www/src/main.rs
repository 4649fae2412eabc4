//! Digit Lab's page: people draw digits that a neural network reads, and train such networks.

// A program exports nothing: `pub` says here that a module's neighbors use an item.
#![allow(unreachable_pub)]

mod about;
mod activity;
mod app;
mod breath;
mod broken;
mod canvas;
mod database;
mod download;
mod errors;
mod experiments;
mod fetch;
mod file_button;
mod focus;
mod frame;
mod gunzip;
mod hand;
mod header;
mod i18n;
mod inside;
mod keep;
mod language;
mod lazy;
mod lessons;
mod menu;
mod nearby;
mod network_files;
mod numbers;
mod offline;
mod pad;
mod pictures;
mod plot;
mod readers;
mod reading;
mod resize;
mod route;
mod runs;
mod search;
mod storage;
mod stream;
mod tab_line;
mod theme;
mod training;
mod turns;
mod workers;

fn main() {
    broken::say_when_it_happens();
    app::mount();
}
