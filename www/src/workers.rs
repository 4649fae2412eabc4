//! Workers: the line to one, and a pool of them for jobs that run side by side.

mod ahead;
mod errand;
mod line;
mod message;
mod one_answer;
mod pool;
mod queue;
mod start;

pub use ahead::start_ahead;
pub use errand::Errand;
pub use line::{Dialog, Line};
pub use message::JsFile;
pub use one_answer::{one_answer, understood};
pub use pool::{DataSet, Pool, Request, Told};
pub use start::start;
