//! Where digits come from.

/// Where digits come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The subset that every site carries.
    #[default]
    Bundled,
    /// All of MNIST, where the site carries it.
    Full,
    /// Files of the visitor's own.
    Own,
}

impl Origin {
    /// The origin of this name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Bundled, Self::Full, Self::Own];
        all.into_iter().find(|origin| origin.name() == name)
    }

    /// Its name in the form, in addresses and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bundled => "bundled",
            Self::Full => "full",
            Self::Own => "own",
        }
    }

    /// The training images there, as far as that is known before they are loaded: the numbers of
    /// `cargo xtask mnist`, and the book's division of MNIST.
    pub fn expected_training_images(self) -> u32 {
        match self {
            Self::Bundled => 10_000,
            Self::Full => 50_000,
            Self::Own => 0,
        }
    }
}
