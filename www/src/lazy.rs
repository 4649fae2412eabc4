//! What is fetched when it is first wanted: places with their code, and texts.
//!
//! [`lazy!`] declares one, [`Lazy`] shows a place. `cargo xtask build` splits the page's wasm file along
//! these lines, so that a first visit does not wait for what it does not show; under `trunk serve`
//! a place is a plain function of the one file.

mod place;
mod sheet;

use std::future::Future;
use std::pin::Pin;

pub use place::Lazy;

/// Why a place cannot be shown: its code did not arrive.
#[cfg(feature = "split")]
pub type NotFetched = wasm_split_helpers::SplitLoaderError;
/// Why a place cannot be shown: it never is, as all code is there.
#[cfg(not(feature = "split"))]
pub struct NotFetched;

/// What is fetched, once it is there.
pub type Fetched<T> = Pin<Box<dyn Future<Output = Result<T, NotFetched>>>>;

/// `lazy!(fn about() -> AnyView { view! { <About /> }.into_any() })` declares what is fetched when it is
/// first asked for: `about()` is then `Fetched<AnyView>`. All that only its body needs is in a file of
/// the same name.
macro_rules! lazy {
    ($vis:vis fn $name:ident($($argument:ident: $of:ty),*) -> $what:ty $body:block) => {
        $vis fn $name($($argument: $of),*) -> $crate::lazy::Fetched<$what> {
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($name, fallible)]
            fn $name($($argument: $of),*) -> Result<$what, $crate::lazy::NotFetched> {
                Ok($body)
            }
            #[cfg(not(feature = "split"))]
            async fn $name($($argument: $of),*) -> Result<$what, $crate::lazy::NotFetched> {
                Ok($body)
            }
            Box::pin($name($($argument),*))
        }
    };
}

pub(crate) use lazy;
