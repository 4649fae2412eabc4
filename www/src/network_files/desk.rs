//! What is done with files, one at a time.

use digit_lab::model_file::{Format, LARGEST_FILE};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::words::Trouble;
use super::worker::{self, Answer};
use crate::download::{file_name, save};
use crate::errors::{Errors, Source};
use crate::fetch;
use crate::i18n::{I18n, use_i18n};
use crate::readers::{Readers, SHIPPED_ADDRESS, reader_of};

/// How the last file went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    AtWork,
    Opened { file: String },
    Saved { file: String },
}

/// Copies are handles to the same one.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    readers: Readers,
    errors: Errors,
    i18n: I18n,
    pub(super) said: RwSignal<Said>,
}

impl Desk {
    /// With nothing to do.
    pub(super) fn new() -> Self {
        Self {
            readers: expect_context(),
            errors: expect_context(),
            i18n: use_i18n(),
            said: RwSignal::new(Said::Nothing),
        }
    }

    /// Lets the network in a file read the pad.
    pub(super) fn open(self, file: File) {
        let name = file.name();
        self.work(name.clone(), async move {
            if file.size() > LARGEST_FILE as f64 {
                return Err(Trouble::TooLarge { got: file.size() });
            }
            match worker::open(&file).await {
                Answer::Model(model) => {
                    let reader = reader_of(&model).map_err(Trouble::Refused)?;
                    self.readers.read_with_imported(&name, reader, &model);
                    Ok(Said::Opened { file: name })
                }
                Answer::Refused(error) => Err(Trouble::Refused(error)),
                Answer::Unreadable => Err(Trouble::Unreadable),
                answer => Err(unexpected(answer)),
            }
        });
    }

    /// Saves the network that reads the pad.
    pub(super) fn save(self, format: Format) {
        let network = self
            .readers
            .name(self.i18n, self.readers.selected().get_untracked());
        let file = file_name(&["network", &network], format.name());
        self.work(file.clone(), async move {
            let model = match self.readers.file() {
                Some(model) => model.to_vec(),
                None => fetch::bytes(SHIPPED_ADDRESS)
                    .await
                    .map_err(|_| Trouble::NotFetched)?,
            };
            let bytes = match format {
                // As it has come: compact where it was.
                Format::Safetensors => model,
                Format::Json | Format::Onnx => match worker::convert(&model, format).await {
                    Answer::Converted(bytes) => bytes.into_vec(),
                    answer => return Err(unexpected(answer)),
                },
            };
            save(&file, media_type(format), &bytes);
            Ok(Said::Saved { file })
        });
    }

    /// Nothing is begun before what is under way has come to its end.
    fn work(self, file: String, work: impl Future<Output = Result<Said, Trouble>> + 'static) {
        if self.said.get_untracked() == Said::AtWork {
            return;
        }
        self.said.set(Said::AtWork);
        self.errors.clear(Source::Network);
        spawn_local(async move {
            match work.await {
                Ok(said) => self.said.set(said),
                Err(trouble) => {
                    self.said.set(Said::Nothing);
                    let i18n = self.i18n;
                    self.errors
                        .show(Source::Network, move || trouble.sentence(i18n, &file));
                }
            }
        });
    }
}

fn unexpected(answer: Answer) -> Trouble {
    match answer {
        Answer::Broke { message } => Trouble::Broke { message },
        other => Trouble::Broke {
            message: format!("{other:?}").chars().take(80).collect(),
        },
    }
}

fn media_type(format: Format) -> &'static str {
    match format {
        Format::Json => "application/json",
        Format::Safetensors | Format::Onnx => "application/octet-stream",
    }
}
