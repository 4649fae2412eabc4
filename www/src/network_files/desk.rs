//! What is done with files, one at a time.

use digit_lab::model_file::{Format, LARGEST_FILE};
use digit_lab::reading::Reader;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::store;
use super::words::{Trouble, unkept};
use super::worker::{self, Answer};
use crate::database::NoStorage;
use crate::download::{file_name, save};
use crate::errors::{Errors, Source};
use crate::fetch;
use crate::i18n::{I18n, use_i18n};
use crate::readers::{Imported, ReaderId, Readers, SHIPPED_ADDRESS, reader_of};

/// How the last file went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    AtWork,
    Opened {
        file: String,
    },
    Saved {
        file: String,
    },
    /// It can still be brought back.
    Deleted {
        file: String,
    },
}

/// Copies are handles to the same one.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    readers: Readers,
    errors: Errors,
    i18n: I18n,
    pub(super) said: RwSignal<Said>,
    deleted: StoredValue<Option<Imported>>,
}

impl Desk {
    /// With nothing to do.
    pub(super) fn new() -> Self {
        Self {
            readers: expect_context(),
            errors: expect_context(),
            i18n: use_i18n(),
            said: RwSignal::new(Said::Nothing),
            deleted: StoredValue::new(None),
        }
    }

    /// Lets the network in a file read the pad, and keeps it.
    pub(super) fn open(self, file: File) {
        let name = file.name();
        self.work(name.clone(), async move {
            if file.size() > LARGEST_FILE as f64 {
                return Err(Trouble::TooLarge { got: file.size() });
            }
            match worker::open(&file).await {
                Answer::Model(model) => {
                    let reader = reader_of(&model).map_err(Trouble::Refused)?;
                    self.keep(&name, reader, &model).await;
                    Ok(Said::Opened { file: name })
                }
                Answer::Refused(error) => Err(Trouble::Refused(error)),
                Answer::Unreadable => Err(Trouble::Unreadable),
                answer => Err(unexpected(answer)),
            }
        });
    }

    /// Keeps a network that has come in a file and lets it read.
    async fn keep(self, name: &str, reader: Reader, model: &[u8]) {
        let name = &Imported::short_name(name);
        if let Some(number) = self.readers.find_same_imported(name, model) {
            self.readers.select(ReaderId::Imported(number));
            return;
        }
        let stored = store::keep(name, model).await;
        let number = self.readers.add_imported(stored.ok(), name, reader, model);
        self.readers.select(ReaderId::Imported(number));
        self.warn_unless_kept(name, stored.err());
    }

    /// Says why a network will not be there at the next visit, where it will not.
    fn warn_unless_kept(self, file: &str, why: Option<NoStorage>) {
        let (i18n, file) = (self.i18n, file.to_owned());
        if let Some(why) = why {
            self.errors
                .show(Source::Network, move || unkept(i18n, &file, why));
        }
    }

    /// Deletes the network from a file that reads the pad, until [`Self::undo_delete`].
    pub(super) fn delete(self) {
        let ReaderId::Imported(number) = self.readers.selected_untracked() else {
            return;
        };
        let Some(network) = self.readers.find_imported(number) else {
            return;
        };
        self.readers.forget_imported(number);
        let file = network.name().to_owned();
        self.deleted.set_value(Some(network));
        self.said.set(Said::Deleted { file });
        spawn_local(async move {
            // Where nothing can be stored there is nothing to forget.
            let _ = store::delete(number).await;
        });
    }

    /// Brings back the network that was deleted last, and lets it read again.
    pub(super) fn undo_delete(self) {
        let Some(network) = self.deleted.try_update_value(Option::take).flatten() else {
            return;
        };
        let file = network.name().to_owned();
        self.work(file.clone(), async move {
            let stored = store::keep(&file, network.file()).await;
            let number = self.readers.bring_back_imported(network, stored.ok());
            self.readers.select(ReaderId::Imported(number));
            self.warn_unless_kept(&file, stored.err());
            Ok(Said::Opened { file })
        });
    }

    /// Saves the network that reads the pad.
    pub(super) fn save(self, format: Format) {
        let network = self
            .readers
            .name(self.i18n, self.readers.selected_untracked());
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
