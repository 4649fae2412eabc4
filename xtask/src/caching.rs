//! How long a browser may keep a file of the built page without asking again.

/// For a file whose name says what is in it: for ever.
pub const LASTING: &str = "public, max-age=31536000, immutable";

/// For any other: it asks each time, and is told in a few bytes that nothing has changed.
pub const ASKED_FOR: &str = "no-cache";

/// What the names of lasting files begin with. `cargo xtask build` or Trunk has put a digest into each.
pub const LASTING_NAMES: [&str; 10] = [
    "digit-lab-",
    "favicon-",
    "places-",
    "shared_",
    "shell-",
    "split_",
    "start-",
    "styles-",
    "theme-",
    "trusted-",
];

/// The rule for a file, by its path from the page's folder.
#[must_use]
pub fn rule_of(path: &str) -> &'static str {
    if LASTING_NAMES.iter().any(|start| path.starts_with(start)) {
        LASTING
    } else {
        ASKED_FOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_last() {
        for lasting in [
            "places-0123abcd.css",
            "split_about-0123abcd.wasm",
            "styles-0123abcd.css",
        ] {
            assert_eq!(rule_of(lasting), LASTING, "{lasting}");
        }
        for asked in ["", "index.html", "service_worker.js", "pkg/digit_lab.js"] {
            assert_eq!(rule_of(asked), ASKED_FOR, "{asked}");
        }
    }

    #[test]
    fn the_recipes_for_hosts_have_the_same_names() {
        let recipes = include_str!("../../docs/deployment.md");
        let names = format!("({})", LASTING_NAMES.join("|"));
        assert_eq!(recipes.matches(&names).count(), 2, "{names}");
    }
}
