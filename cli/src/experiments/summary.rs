//! A line an experiment, for a document that has more to say.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::experiments::report::{Figure, Report, number};
use crate::experiments::table::is_compared;
use crate::fault::Fault;
use crate::files;

/// What stands before and after the lines in the document.
const BEGIN: &str = "<!-- experiments -->\n";
const END: &str = "<!-- end of experiments -->";

/// Replaces the lines that a document has by these reports'.
pub(super) fn put_into(path: &Path, reports: &[Report]) -> Result<(), Fault> {
    let text = fs::read_to_string(path).map_err(Fault::file(path))?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let Some((before, after)) = parts else {
        return Err(Fault::NoPlaceForSummary {
            expected: format!("{} and {END}", BEGIN.trim_end()),
            path: path.to_owned(),
        });
    };
    let text = format!("{before}{BEGIN}{}{END}{after}", markdown(reports));
    files::write(path, text.as_bytes())
}

fn markdown(reports: &[Report]) -> String {
    let mut text = "| id | figure | published | median | least to most | as published |\n\
                    |---|---|--:|--:|--:|---|\n"
        .to_owned();
    for report in reports {
        let Some(figure) = telling(report) else {
            continue;
        };
        let met = match report.met {
            Some(true) if report.version == "full" => "yes",
            Some(true) => "yes, reduced",
            Some(false) => "**no**",
            None => "",
        };
        let range = match (figure.min, figure.max) {
            (Some(min), Some(max)) if min.total_cmp(&max).is_lt() => {
                format!("{} to {}", number(figure.min), number(figure.max))
            }
            _ => String::new(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {range} | {met} |",
            report.id,
            figure.name.replace('|', "\\|"),
            number(figure.published),
            number(figure.median),
        );
    }
    text
}

/// The figure that says most: the last one held to what was published, or else the last one published, or measured.
fn telling(report: &Report) -> Option<&Figure> {
    let run = || report.figures.iter().filter(|figure| figure.run);
    let published = || run().filter(|figure| figure.published.is_some());
    let compared = published().rfind(|figure| is_compared(report, figure));
    compared
        .or_else(|| published().next_back())
        .or_else(|| run().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(name: &str, published: Option<f64>, run: bool) -> Figure {
        Figure {
            name: name.to_owned(),
            published,
            median: Some(95.3),
            min: Some(95.0),
            max: Some(95.5),
            run,
            met: Some(true),
        }
    }

    fn report() -> Report {
        Report {
            id: "1.1".to_owned(),
            figures: vec![
                figure("test-first", Some(91.29), true),
                figure("test-best", Some(95.42), true),
                figure("test-best-epoch", Some(28.0), true),
                figure("more", Some(1.0), false),
            ],
            met: Some(true),
            unseen: Vec::new(),
            version: "full".to_owned(),
            extent: String::new(),
            seeds: 5,
            secs: 60.0,
        }
    }

    #[test]
    fn an_experiment_is_told_by_the_last_figure_that_is_compared() {
        let line = "| 1.1 | test-best | 95.42 | 95.30 | 95.00 to 95.50 | yes |";
        assert!(markdown(&[report()]).contains(line));
    }

    #[test]
    fn only_the_lines_of_a_document_are_replaced() {
        let path =
            std::env::temp_dir().join(format!("digit-lab-summary-{}.md", std::process::id()));
        fs::write(&path, format!("before\n{BEGIN}old\n{END}\nafter\n")).unwrap();
        put_into(&path, &[report()]).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("before\n") && text.ends_with("\nafter\n"));
        assert!(text.contains("| 1.1 |") && !text.contains("old"));
        fs::write(&path, "no place").unwrap();
        assert!(put_into(&path, &[report()]).is_err());
        fs::remove_file(path).unwrap();
    }
}
