//! `digit-lab experiments`: the book's experiments, run and held against what was published.

pub(crate) mod arguments;
mod list;
mod report;
mod run;
mod summary;
mod table;

use digit_lab::book::{Experiment, experiment, experiments};

use crate::experiments::arguments::{Action, Experiments, Run, Table};
use crate::experiments::report::Report;
use crate::fault::Fault;
use crate::files;

pub(crate) fn run(arguments: &Experiments) -> Result<(), Fault> {
    match &arguments.action {
        Action::List { json } => {
            list::print(*json);
            Ok(())
        }
        Action::Run(arguments) => run_all(arguments),
        Action::Table(arguments) => tabulate(arguments),
    }
}

fn run_all(arguments: &Run) -> Result<(), Fault> {
    let chosen = chosen(&arguments.ids)?;
    let data = files::mnist(arguments.data.as_deref())?;
    let plan = run::Plan::of(arguments);
    if let Some(path) = &arguments.table {
        files::will_write(path)?;
    }
    let mut reports = Vec::new();
    for experiment in &chosen {
        let report = run::experiment(experiment, &plan, &data)?;
        report.print(arguments.json);
        reports.push(report);
        // What is done is kept, should a later one be interrupted.
        if let Some(path) = &arguments.table {
            files::write(path, table::markdown(&reports).as_bytes())?;
        }
    }
    Ok(())
}

fn tabulate(arguments: &Table) -> Result<(), Fault> {
    let mut latest: Vec<Report> = Vec::new();
    for path in &arguments.files {
        for report in report::read(path)? {
            latest.retain(|earlier| earlier.id != report.id);
            latest.push(report);
        }
    }
    let order = experiments();
    latest.sort_by_key(|report| order.iter().position(|e| e.id == report.id));
    files::write(&arguments.out, table::markdown(&latest).as_bytes())?;
    match &arguments.summary_in {
        Some(path) => summary::put_into(path, &latest),
        None => Ok(()),
    }
}

/// The experiments of these ids, in the book's order; `all` is every one.
fn chosen(ids: &[String]) -> Result<Vec<Experiment>, Fault> {
    if let Some(id) = ids
        .iter()
        .find(|id| *id != "all" && experiment(id).is_none())
    {
        let expected: Vec<_> = experiments().iter().map(|e| e.id).collect();
        return Err(Fault::NoSuchExperiment {
            expected: expected.join(", "),
            got: id.clone(),
        });
    }
    let is_chosen = |e: &Experiment| ids.iter().any(|id| id == "all" || id == e.id);
    Ok(experiments().into_iter().filter(is_chosen).collect())
}
