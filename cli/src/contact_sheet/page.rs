//! The page: counts at the top, then the drawings by label and reading.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::contact_sheet::{Item, picture};

const STYLE: &str = "
:root { color-scheme: light; font: 13px/1.4 system-ui, sans-serif; color: #222; background: #f6f6f4 }
body { margin: 0 auto; max-width: 1400px; padding: 20px }
h1 { font-size: 20px; margin: 0 0 4px }
h2 { font-size: 15px; margin: 22px 0 6px; border-bottom: 1px solid #ccc }
h2 small { font-weight: normal; color: #666 }
h3 { font-size: 12px; font-weight: 600; color: #666; margin: 10px 0 4px }
table { border-collapse: collapse; background: #fff }
td, th { border: 1px solid #ddd; padding: 2px 8px; text-align: right }
td.wrong { background: #fbe3e0 }
.sheet { display: flex; flex-wrap: wrap; gap: 5px }
figure { margin: 0; padding: 4px; width: 124px; background: #fff; border: 1px solid #ddd; border-radius: 4px }
figure.wrong { border-color: #d33; background: #fff4f2 }
.ink { width: 62px; height: 62px }
polyline { fill: none; stroke-width: 4; stroke-linecap: round; stroke-linejoin: round }
img { image-rendering: pixelated; border: 1px solid #eee; margin-left: 2px; vertical-align: top }
.bars { display: block; width: 100% }
.bars text { font-size: 8px; text-anchor: middle; fill: #666 }
.best { fill: #2a6fdb } .other { fill: #bbb }
figcaption { font-size: 11px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
";

/// The whole page; with `shows_all` right readings too.
pub(super) fn html(items: &[Item], shows_all: bool) -> String {
    let mut groups: BTreeMap<(&str, &str), Vec<&Item>> = BTreeMap::new();
    for item in items {
        groups
            .entry((&item.label, &item.text))
            .or_default()
            .push(item);
    }
    let right = items.iter().filter(|item| item.is_right).count();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Contact sheet</title>\
         <style>{STYLE}</style>\n<h1>{right} of {} right, {:.2} %</h1>\n",
        items.len(),
        100.0 * right as f64 / items.len().max(1) as f64
    );
    counts(&mut page, &groups);
    for ((label, text), group) in &groups {
        let shown: Vec<&Item> = group
            .iter()
            .copied()
            .filter(|item| shows_all || !item.is_right)
            .collect();
        if shown.is_empty() {
            continue;
        }
        let _ = writeln!(
            page,
            r#"<h2 id="{0}-{1}">{0} read as {1} <small>{2}</small></h2>"#,
            escaped(label),
            if text.is_empty() { "nothing" } else { text },
            shown.len()
        );
        sheet(&mut page, &shown);
    }
    page + "</html>\n"
}

/// How often each label was read as what.
fn counts(page: &mut String, groups: &BTreeMap<(&str, &str), Vec<&Item>>) {
    let of = |index: fn(&(&str, &str)) -> String| {
        let mut names: Vec<String> = groups.keys().map(index).collect();
        names.sort();
        names.dedup();
        names
    };
    let (labels, texts) = (of(|key| key.0.to_owned()), of(|key| key.1.to_owned()));
    page.push_str("<table><tr><th>drawn, read as</th>");
    for text in &texts {
        let _ = write!(
            page,
            "<th>{}</th>",
            if text.is_empty() { "nothing" } else { text }
        );
    }
    page.push_str("<th>right</th></tr>\n");
    for label in &labels {
        let _ = write!(page, "<tr><th>{}</th>", escaped(label));
        let (mut right, mut all) = (0, 0);
        for text in &texts {
            let group = groups.get(&(label.as_str(), text.as_str()));
            let Some(group) = group else {
                page.push_str("<td></td>");
                continue;
            };
            let wrong = group.iter().filter(|item| !item.is_right).count();
            right += group.len() - wrong;
            all += group.len();
            let _ = write!(
                page,
                r##"<td{}><a href="#{}-{text}">{}</a></td>"##,
                if wrong > 0 { r#" class="wrong""# } else { "" },
                escaped(label),
                group.len()
            );
        }
        let _ = writeln!(
            page,
            "<td>{:.1} %</td></tr>",
            100.0 * f64::from(right as u32) / f64::from(all.max(1) as u32)
        );
    }
    page.push_str("</table>\n");
}

fn sheet(page: &mut String, items: &[&Item]) {
    page.push_str("<div class=\"sheet\">\n");
    for item in items {
        let (bitmap, bars, reading) = match &item.digit {
            Some(digit) => (
                picture::bitmap(&digit.pixels),
                picture::bars(&digit.scores, digit.digit),
                format!(
                    "{} -> {}{}",
                    item.label,
                    item.text,
                    if digit.sure { "" } else { "?" }
                ),
            ),
            None => (String::new(), String::new(), item.label.clone()),
        };
        let _ = writeln!(
            page,
            r#"<figure{}>{}{bitmap}{bars}<figcaption title="{3}"><b>{2}</b> {3}</figcaption></figure>"#,
            if item.is_right {
                ""
            } else {
                r#" class="wrong""#
            },
            picture::ink(&item.strokes),
            escaped(&reading),
            escaped(&item.source)
        );
    }
    page.push_str("</div>\n");
}

/// Text that a file may hold, as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
