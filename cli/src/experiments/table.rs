//! Published against measured, as Markdown.

use std::fmt::Write;

use digit_lab::book::{Criterion, experiment};

use crate::experiments::list::duration;
use crate::experiments::report::{Figure, Report, number};

/// A table with a line a figure, after a summary.
pub(super) fn markdown(reports: &[Report]) -> String {
    let judged = reports.iter().filter(|report| report.met.is_some());
    let met = reports.iter().filter(|report| report.met == Some(true));
    let mut text = format!(
        "# The experiments: published and measured\n\n\
         Made by `digit-lab experiments run all --seeds 5 --data DIR --json` and `digit-lab experiments table`; \
         do not edit. Accuracies are percentages, epochs count from 0 as in the book. \
         A figure that was not run shows what was published only. One marked as shown stands beside the published \
         one and is not compared with it: it varies too much from run to run, or the text describes a behavior, \
         which is looked for instead and named below the table where it is not seen.\n\n\
         {} of {} experiments as published.\n\n\
         | id | figure | published | median | least | most | seeds | as published |\n\
         |---|---|--:|--:|--:|--:|--:|---|\n",
        met.count(),
        judged.count()
    );
    for report in reports {
        for (index, figure) in report.figures.iter().enumerate() {
            let id = if index == 0 { &*report.id } else { "" };
            line(&mut text, id, report, figure);
        }
    }
    let notes = reports.iter().filter_map(note);
    for (index, note) in notes.enumerate() {
        let gap = if index == 0 { "\n" } else { "" };
        let _ = writeln!(text, "{gap}- {note}");
    }
    text
}

fn line(text: &mut String, id: &str, report: &Report, figure: &Figure) {
    let met = match (figure.run, figure.published, figure.met) {
        (false, ..) => "not run",
        (true, None, Some(true)) | (true, _, None) => "",
        (true, Some(_), Some(true)) if !is_compared(report, figure) => "shown, not compared",
        (true, Some(_), Some(true)) => "yes",
        (true, _, Some(false)) => "**no**",
    };
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "| {id} | {} | {} | {} | {} | {} | {} | {met} |",
        figure.name.replace('|', "\\|"),
        number(figure.published),
        number(figure.median),
        number(figure.min),
        number(figure.max),
        report.seeds
    );
}

/// Whether a figure is held to what was published of it.
pub(super) fn is_compared(report: &Report, figure: &Figure) -> bool {
    let experiment = experiment(&report.id);
    let is_shown = experiment.is_some_and(|experiment| {
        let mut figures = experiment.figures.iter();
        figures.any(|this| {
            this.criterion == Criterion::Shown && experiment.figure_name(this) == figure.name
        })
    });
    !is_shown
}

/// What the figures do not say.
fn note(report: &Report) -> Option<String> {
    let mut parts = Vec::new();
    if report.version != "full" && !report.extent.is_empty() {
        parts.push(format!("{} version, {}", report.version, report.extent));
    }
    for claim in &report.unseen {
        parts.push(format!("not seen: {claim}"));
    }
    (!parts.is_empty()).then(|| {
        format!(
            "{}: {} ({} in all)",
            report.id,
            parts.join("; "),
            duration(report.secs)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(name: &str, published: Option<f64>, met: Option<bool>, run: bool) -> Figure {
        let median = run.then_some(95.0);
        Figure {
            name: name.to_owned(),
            published,
            median,
            min: median,
            max: median,
            run,
            met,
        }
    }

    #[test]
    fn each_figure_says_whether_it_is_compared_and_agrees() {
        let report = Report {
            id: "1.1".to_owned(),
            figures: vec![
                figure("test-first", Some(91.29), Some(true), true),
                figure("test-best", Some(95.42), Some(false), true),
                figure("test-best-epoch", Some(28.0), Some(true), true),
                figure("something", None, Some(true), true),
                figure("another", Some(1.0), None, false),
            ],
            met: Some(false),
            unseen: Vec::new(),
            version: "full".to_owned(),
            extent: String::new(),
            seeds: 5,
            secs: 60.0,
        };
        let table = markdown(&[report]);
        let last_cell = |name: &str| {
            let line = table.lines().find(|line| line.contains(name)).unwrap();
            line.rsplit('|').nth(1).unwrap().trim().to_owned()
        };
        assert_eq!(last_cell(" test-first "), "yes");
        assert_eq!(last_cell(" test-best "), "**no**");
        assert_eq!(last_cell(" test-best-epoch "), "shown, not compared");
        assert_eq!(last_cell(" something "), "");
        assert_eq!(last_cell(" another "), "not run");
        assert!(table.contains("0 of 1 experiments as published"));
    }
}
