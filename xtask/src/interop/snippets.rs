//! Python in a Markdown document: blocks that begin with a comment that names their file.

use anyhow::{Result, bail};

/// Names and code of all blocks.
pub(super) fn of(text: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for block in text.split("\n```python\n").skip(1) {
        let Some((code, _)) = block.split_once("\n```\n") else {
            bail!("a block of Python has no end");
        };
        let first = code.lines().next().unwrap_or_default();
        match first.strip_prefix("# ") {
            Some(name) if is_plain(name) => found.push((name.to_owned(), format!("{code}\n"))),
            _ => {
                bail!("expected a block of Python that begins with \"# NAME.py\", got \"{first}\"")
            }
        }
    }
    if found.is_empty() {
        bail!("expected blocks of Python, got none");
    }
    Ok(found)
}

/// Whether it is the name of a file of Python, without a folder.
fn is_plain(name: &str) -> bool {
    let stem = name.strip_suffix(".py").unwrap_or_default();
    !stem.is_empty() && stem.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn blocks_have_names() {
        let text =
            "a\n```python\n# one.py\nx = 1\n```\nb\n```sh\nls\n```\n```python\n# two.py\n```\n";
        let found = of(text).unwrap();
        let one = ("one.py".to_owned(), "# one.py\nx = 1\n".to_owned());
        assert_eq!(found[0], one);
        assert_eq!(found[1].0, "two.py");
    }

    #[test]
    fn a_block_without_a_name_or_an_end_is_refused() {
        for text in [
            "",
            "\n```python\nx = 1\n```\n",
            "\n```python\n# ../one.py\n```\n",
            "\n```python\n# one.py\n",
        ] {
            assert!(of(text).is_err(), "{text}");
        }
    }
}
