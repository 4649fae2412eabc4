//! Pictures of numbers, such as a photograph of paper: dropped, pasted or chosen, read away from the
//! page's thread, and shown with each digit's box, scores and pixels.

mod arrivals;
mod link;
mod messages;
mod refusal;
mod view;

pub use arrivals::is_for_pictures;
pub use view::{PictureChooser, PictureOpener, PicturePanel};

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, HtmlInputElement, ImageBitmap};

use crate::errors::{Errors, Source};
use crate::i18n::{I18n, t_string, use_i18n};
use crate::lazy::lazy;
use crate::readers::{ReaderId, Readers};
use crate::route::Route;
use link::Link;
use messages::{Answer, PictureRead};
use refusal::Refusal;

/// How long a picture is read before the page says that it is being read: quicker words only flicker.
const PATIENCE: Duration = Duration::from_millis(150);

/// A picture that has been read.
struct Shown {
    /// The name of its file.
    name: String,
    /// The network that has read it.
    reader: ReaderId,
    /// Its place in the row of all pictures read.
    count: u32,
    /// What was read.
    read: PictureRead,
}

/// A picture that is being read.
#[derive(Clone)]
struct InWork {
    file: File,
    /// The network that reads it.
    reader: ReaderId,
    /// Whether it is one shown before, for another network: nobody has asked to see it.
    is_again: bool,
}

/// The picture that is shown, and the one in work. Provided as a context; copies are handles to the
/// same ones.
#[derive(Clone, Copy)]
pub struct Pictures {
    is_open: RwSignal<bool>,
    /// Whether a picture takes long enough to say so.
    is_slow: RwSignal<bool>,
    shown: RwSignal<Option<Arc<Shown>>>,
    /// The picture itself until the panel has put it on its canvas.
    bitmap: StoredValue<Option<ImageBitmap>, LocalStorage>,
    /// Its file, to be read again with another network.
    file: StoredValue<Option<File>, LocalStorage>,
    /// Which of the digits shown is looked at.
    selected: RwSignal<usize>,
    chooser: StoredValue<Option<HtmlInputElement>, LocalStorage>,
    link: StoredValue<Option<Link>, LocalStorage>,
    /// Pictures ever sent to be read: the number of the latest.
    sent: StoredValue<u32>,
    in_work: StoredValue<Option<InWork>, LocalStorage>,
    readers: Readers,
    errors: Errors,
    i18n: I18n,
}

/// Makes pictures known to the whole page, wherever on it they arrive.
pub fn provide(readers: Readers, errors: Errors) {
    let pictures = Pictures {
        is_open: RwSignal::new(false),
        is_slow: RwSignal::new(false),
        shown: RwSignal::new(None),
        bitmap: StoredValue::new_local(None),
        file: StoredValue::new_local(None),
        selected: RwSignal::new(0),
        chooser: StoredValue::new_local(None),
        link: StoredValue::new_local(None),
        sent: StoredValue::new(0),
        in_work: StoredValue::new_local(None),
        readers,
        errors,
        i18n: use_i18n(),
    };
    provide_context(pictures);
    arrivals::listen_for_pastes(pictures);
    Effect::new(move |before: Option<ReaderId>| {
        let reader = readers.selected();
        if before.is_some_and(|before| before != reader) {
            pictures.read_again();
        }
        reader
    });
}

lazy! {
    fn picture_reading(pictures: Pictures, file: File, is_again: bool) -> () {
        pictures.begin(&file, is_again);
    }
}

impl Pictures {
    /// Reads a picture in place of any that is in work; the one shown stays until it has been read.
    pub fn read(self, file: &File) {
        self.read_for(file, false);
    }

    fn read_for(self, file: &File, is_again: bool) {
        let file = file.clone();
        spawn_local(async move {
            if picture_reading(self, file, is_again).await.is_err() {
                let i18n = self.i18n;
                self.errors.show(Source::Picture, move || {
                    t_string!(i18n, common.not_fetched).to_owned()
                });
            }
        });
    }

    fn begin(self, file: &File, is_again: bool) {
        if let Err(refusal) = refusal::check(file) {
            return self.refuse(file.name(), refusal);
        }
        let id = self.sent.get_value().wrapping_add(1);
        self.sent.set_value(id);
        self.in_work.set_value(Some(InWork {
            file: file.clone(),
            reader: self.readers.selected_untracked(),
            is_again,
        }));
        if let Err(message) = self.send(id, file) {
            return self.take(id, Answer::Failed(Refusal::Broke { message }), None);
        }
        let say = move || {
            if self.is_in_work(id) {
                self.is_slow.set(true);
                if !is_again {
                    self.open();
                }
            }
        };
        set_timeout(say, PATIENCE);
    }

    /// Reads the picture in work, or else the one shown, with the network that now is chosen.
    fn read_again(self) {
        let in_work = self.in_work.get_value();
        let in_work = in_work.map(|work| (work.file, work.is_again));
        let shown = || self.file.get_value().map(|file| (file, true));
        if let Some((file, is_again)) = in_work.or_else(shown) {
            self.read_for(&file, is_again);
        }
    }

    /// Lets a person choose a picture.
    fn choose(self) {
        self.open();
        self.chooser
            .with_value(|chooser| chooser.as_ref().map(|chooser| chooser.click()));
    }

    /// Opens the panel, on whatever place of the page a picture has arrived.
    fn open(self) {
        // Setting it anew would make the panel anew.
        if !self.is_open.get_untracked() {
            self.is_open.set(true);
        }
        let address = location().hash().unwrap_or_default();
        if Route::at(&address).is_some_and(|route| route != Route::Bench) {
            // Where even this fails the panel is open one click away.
            let _ = location().set_hash(Route::Bench.address());
        }
    }

    /// Forgets the pictures and frees the memory that reading them took.
    fn close(self) {
        self.is_open.set(false);
        self.is_slow.set(false);
        self.shown.set(None);
        self.bitmap.set_value(None);
        self.file.set_value(None);
        self.in_work.set_value(None);
        self.link.set_value(None);
        self.errors.clear(Source::Picture);
    }

    fn send(self, id: u32, file: &File) -> Result<(), String> {
        if self.link.with_value(Option::is_none) {
            let tell = move |id: Option<u32>, answer, bitmap| {
                self.take(id.unwrap_or(self.sent.get_value()), answer, bitmap);
            };
            let link = Link::open(tell).map_err(|error| messages::text_of(&error))?;
            self.link.set_value(Some(link));
        }
        let network = self.readers.file();
        self.link
            .with_value(|link| {
                link.as_ref()
                    .map_or(Ok(()), |link| link.send(id, file, network.as_deref()))
            })
            .map_err(|error| messages::text_of(&error))
    }

    fn is_in_work(self, id: u32) -> bool {
        self.in_work.with_value(Option::is_some) && self.sent.get_value() == id
    }

    /// An answer about a picture has come, unless a newer one is in work.
    fn take(self, id: u32, answer: Answer, bitmap: Option<ImageBitmap>) {
        if !self.is_in_work(id) {
            return;
        }
        let work = self.in_work.try_update_value(Option::take).flatten();
        let Some(InWork {
            file,
            reader,
            is_again,
        }) = work
        else {
            return;
        };
        let name = file.name();
        self.is_slow.set(false);
        match answer {
            Answer::Read(read) => {
                self.errors.clear(Source::Picture);
                self.bitmap.set_value(bitmap);
                self.look_at(&file, &read);
                let count = id;
                self.shown.set(Some(Arc::new(Shown {
                    name,
                    reader,
                    count,
                    read,
                })));
                if !is_again {
                    self.open();
                }
            }
            Answer::Failed(refusal) => {
                if matches!(refusal, Refusal::Broke { .. }) {
                    // The next picture gets a new worker. Not this moment: it may be speaking.
                    request_animation_frame(move || self.link.set_value(None));
                }
                self.refuse(name, refusal);
            }
        }
    }

    /// Of another picture the first digit is looked at, of the same one still the same digit.
    fn look_at(self, file: &File, read: &PictureRead) {
        let is_same = |shown: &Option<File>| shown.as_ref() == Some(file);
        let is_there = self.selected.get_untracked() < read.reading.digits.len();
        if !(self.file.with_value(is_same) && is_there) {
            self.selected.set(0);
        }
        self.file.set_value(Some(file.clone()));
    }

    fn refuse(self, name: String, refusal: Refusal) {
        let i18n = self.i18n;
        self.errors
            .show(Source::Picture, move || refusal.sentence(i18n, &name));
    }
}
