//! Published against measured, as Markdown.

use std::fmt::Write;

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
         A figure that was not run shows what was published only.\n\n\
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
