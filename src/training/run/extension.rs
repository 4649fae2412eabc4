//! More epochs for a training that has done all it was to do.

use super::{Ending, Run};
use crate::training::{FieldError, TrainingConfig};

impl Run {
    /// Lets a training that has done all its epochs go on to so many in all. Answers whether there are now
    /// more to do; a training that ended otherwise, or has not ended, stays as it is.
    pub fn extend(&mut self, epochs: f64) -> Result<bool, FieldError> {
        let config: TrainingConfig = self.config.with_epochs(epochs)?;
        let has_more = self.ending == Some(Ending::AllEpochs) && config.epochs() > self.epochs_done;
        if has_more {
            self.config = config;
            self.ending = None;
            self.begin_epoch();
        }
        Ok(has_more)
    }
}
