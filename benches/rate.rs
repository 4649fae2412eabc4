//! How fast a run trains.

use std::time::Instant;

use digit_lab::data::Mnist;
use digit_lab::training::{Run, Work};

/// Images a second over so many seconds of training, evaluation left out.
pub(crate) fn images_a_second(run: &mut Run, data: &Mnist, at_least_secs: f64) -> f64 {
    let (mut secs, mut done) = (0.0, 0);
    while secs < at_least_secs {
        let start = Instant::now();
        let work = run.advance(data);
        let took = start.elapsed().as_secs_f64();
        match work {
            Work::Batch { images, .. } => {
                done += images;
                secs += took;
            }
            Work::PartOfBatch => secs += took,
            _ => {}
        }
    }
    done as f64 / secs
}
