//! The one plot of the page: lines with axes, a legend, a read-out and a choice of logarithms.
//!
//! Drawn as SVG elements by Leptos rather than by a plotting library: colors are custom properties
//! that follow the theme without a redraw, only what changed is touched, no markup is ever passed
//! as a string, and texts are the page's own in its own language. What such a library would do
//! besides, scales and ticks, is two short files.

mod aim;
mod axes;
mod chart;
mod crosshair;
mod export;
mod figure;
mod frame;
mod labels;
mod lines;
mod path;
mod readout;
mod scale;
mod table;
mod ticks;
mod width;

pub use chart::{Change, Chart, Line, Measure, Reference};
pub use figure::Plot;
pub use scale::{Scale, Spacing};
pub use ticks::Ticks;
