//! What only readers of the source need, left out of what is sent: comments, indents and empty lines.
//!
//! Whole lines only, so that nothing has to be understood; names and line breaks stay.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{files_below, has_extension};

/// Slims the scripts that a first visit fetches; those of the engine's package are for others to read.
pub(super) fn slim_scripts(dist: &Path) -> Result<()> {
    for file in files_below(dist)? {
        let in_package = file.starts_with(dist.join("pkg"));
        if in_package || !has_extension(&file, "js") {
            continue;
        }
        let script =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        // In a text over several lines an indent means something.
        let has_long_text = script
            .lines()
            .any(|line| !line.matches('`').count().is_multiple_of(2));
        if !has_long_text {
            fs::write(&file, slim(&script, Some("//")))
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    Ok(())
}

/// Without lines that are comments, which `line_comment` begins where there are such.
pub(super) fn slim(text: &str, line_comment: Option<&str>) -> String {
    let mut slim = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            // What stands behind a comment on its line would be lost: then the line stays.
            in_comment = !line.contains("*/");
            if in_comment || line.ends_with("*/") {
                continue;
            }
        }
        let is_comment = line_comment.is_some_and(|start| line.starts_with(start));
        if !line.is_empty() && !is_comment {
            slim.push_str(line);
            slim.push('\n');
        }
    }
    slim
}

#[cfg(test)]
mod tests {
    use super::slim;

    #[test]
    fn lines_that_are_comments_go() {
        let script =
            "// a\nconst b = 1; // c\n\n  /** d\n   * e\n   */\n  f(`//`);\n/* g */ h();\n";
        assert_eq!(
            slim(script, Some("//")),
            "const b = 1; // c\nf(`//`);\n/* g */ h();\n"
        );
        assert_eq!(
            slim("/* a */\n\n.b {\n  c: d;\n}\n", None),
            ".b {\nc: d;\n}\n"
        );
    }
}
