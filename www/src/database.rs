//! What outlasts a visit and is more than a word: in this browser's `IndexedDB`.
//!
//! `www/database.js` has the schema and its migrations, and says it shorter than bindings to callbacks would; a crate
//! that wraps those weighs more than all of it.

mod trouble;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

pub use trouble::watch;

#[wasm_bindgen(raw_module = "./database.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = transact)]
    async fn js_transact(which: &str, mode: &str, requests: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = forgetAll)]
    async fn js_forget_all() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = room)]
    async fn js_room() -> JsValue;
    #[wasm_bindgen(js_name = makeLast)]
    async fn js_make_last(again: bool);
    #[wasm_bindgen(js_name = onNews)]
    fn js_on_news(tell: &Closure<dyn Fn()>);
    #[wasm_bindgen(js_name = onWaiting)]
    fn js_on_waiting(tell: &Closure<dyn Fn(bool)>);
}

/// A database, by its name in `database.js`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// Trainings with all that belongs to them, and networks from files.
    Runs,
    /// Labeled drawings, and the network that has learned them.
    Hand,
}

/// Why the browser keeps something no longer than the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStorage {
    /// Storage is switched off or forbidden, as in some browsers' private windows.
    Refused,
    /// There is no room left.
    Full,
    /// A newer page has been here, whose database this one does not understand and leaves alone.
    Newer,
}

impl NoStorage {
    /// What an error of `IndexedDB`'s means, by its name.
    pub fn named(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            _ => Self::Refused,
        }
    }
}

impl From<JsValue> for NoStorage {
    fn from(error: JsValue) -> Self {
        let name = Reflect::get(&error, &"name".into()).ok();
        Self::named(&name.and_then(|name| name.as_string()).unwrap_or_default())
    }
}

/// Something to do with a store of a database.
pub struct Request(Array);

impl Request {
    fn new(store: &str, method: &str) -> Self {
        Self(Array::of2(&store.into(), &method.into()))
    }

    fn with(self, argument: impl Into<JsValue>) -> Self {
        self.0.push(&argument.into());
        self
    }

    /// What is under a key.
    pub fn get(store: &str, key: impl Into<JsValue>) -> Self {
        Self::new(store, "get").with(key)
    }

    /// All there is, in the order of its keys.
    pub fn all(store: &str) -> Self {
        Self::new(store, "getAll")
    }

    /// All keys, in their order.
    pub fn keys(store: &str) -> Self {
        Self::new(store, "getAllKeys")
    }

    /// How much there is.
    pub fn count(store: &str) -> Self {
        Self::new(store, "count")
    }

    /// A value in place of what was under a key.
    pub fn put(store: &str, key: impl Into<JsValue>, value: impl Into<JsValue>) -> Self {
        Self::new(store, "put").with(value).with(key)
    }

    /// A value under a key that the store chooses, and answers with.
    pub fn add(store: &str, value: impl Into<JsValue>) -> Self {
        Self::new(store, "add").with(value)
    }

    /// Forgets what is under a key.
    pub fn delete(store: &str, key: impl Into<JsValue>) -> Self {
        Self::new(store, "delete").with(key)
    }

    /// Forgets all there is.
    pub fn clear(store: &str) -> Self {
        Self::new(store, "clear")
    }
}

impl Database {
    /// Reads in one transaction.
    pub async fn read(self, requests: impl IntoIterator<Item = Request>) -> Answers {
        self.transact("readonly", requests).await
    }

    /// Writes in one transaction: all of it or, where that fails, nothing.
    pub async fn write(self, requests: impl IntoIterator<Item = Request>) -> Answers {
        self.transact("readwrite", requests).await
    }

    /// Whether a store holds anything; nothing is held where the browser keeps nothing.
    pub async fn has_any(self, store: &str) -> bool {
        let counted = self.read([Request::count(store)]).await;
        counted.is_ok_and(|counted| counted.get(0).as_f64() > Some(0.0))
    }

    async fn transact(self, mode: &str, requests: impl IntoIterator<Item = Request>) -> Answers {
        let which = match self {
            Self::Runs => "runs",
            Self::Hand => "hand",
        };
        let requests = requests.into_iter().map(|request| request.0).collect();
        let answers = js_transact(which, mode, requests).await;
        answers.map(JsCast::unchecked_into).map_err(trouble::noted)
    }
}

/// A result for each request, or why there is none.
type Answers = Result<Array, NoStorage>;

/// Forgets everything in every database; nothing is stored in this window any more.
pub async fn forget_all() -> Result<(), NoStorage> {
    js_forget_all().await?;
    Ok(())
}

/// Calls back whenever another window of this page has stored or deleted a training, for as long as the page is there.
pub fn on_news(tell: impl Fn() + 'static) {
    let tell = Closure::<dyn Fn()>::new(tell);
    js_on_news(&tell);
    tell.forget();
}

/// What the browser says of all that it holds for this site, as far as it says anything.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// Bytes.
    pub usage: Option<f64>,
    /// Bytes at most.
    pub quota: Option<f64>,
    /// Whether it will not clear them by itself.
    pub is_lasting: Option<bool>,
}

/// How much the browser holds for this site.
pub async fn room() -> Room {
    let room = js_room().await;
    let get = |what: &str| Reflect::get(&room, &what.into()).ok();
    Room {
        usage: get("usage").and_then(|it| it.as_f64()),
        quota: get("quota").and_then(|it| it.as_f64()),
        is_lasting: get("isLasting").and_then(|it| it.as_bool()),
    }
}

/// Asks the browser not to clear by itself what it holds, when the visitor has just said that something matters to them:
/// once a visit, unless they ask for it.
pub async fn make_last(again: bool) {
    js_make_last(again).await;
}
