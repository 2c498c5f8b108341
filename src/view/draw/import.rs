//! The dialog to import files, as HTML.

use maud::{Markup, html};
use tallymark_dataset::import::{Fault, Role, Shape};

use crate::tr;
use crate::view::draw::datasets;
use crate::view::importing::{Found, Reading, Stage, Summary, Table, Trouble, What};

/// How many names of files are shown before the rest is only counted.
const NAMES: usize = 5;

/// How many rows of a table are shown.
const ROWS: usize = 3;

/// How many characters of a cell are shown.
const CELL: usize = 160;

/// The dialog at a stage. `skips_known` says whether texts that are here already are left out.
pub fn import(stage: &Stage, skips_known: bool) -> Markup {
    match stage {
        Stage::Choosing => choosing(),
        Stage::Looking(count) => html! {
            p.import__stage #import-focus tabindex="-1" { (tr::import_looking(*count)) }
            div.dialog__acts { button.button type="button" data-act="cancel" { (tr::cancel()) } }
        },
        Stage::Surveying(name, reading) => datasets::surveying(name, *reading),
        Stage::Found(found) => self::found(found, skips_known),
        Stage::Reading(reading) => self::reading(*reading),
        Stage::Done(summary) => done(summary),
    }
}

fn choosing() -> Markup {
    html! {
        p.import__lead { (tr::import_lead()) }
        div.import__choose {
            button.button.button--strong #import-focus type="button" autofocus data-act="files" { (tr::import_choose_files()) }
            button.button type="button" data-act="folder" { (tr::import_choose_folder()) }
        }
        // No `accept`: systems differ in what they take for a table, and what is none is told.
        input.visually-hidden #import-files type="file" multiple tabindex="-1" aria-label=(tr::import_files()) data-act="chosen";
        input.visually-hidden #import-folder type="file" webkitdirectory tabindex="-1" aria-label=(tr::import_folder()) data-act="chosen";
        p.import__hint { (tr::import_drop()) }
    }
}

fn found(found: &Found, skips_known: bool) -> Markup {
    let has_articles = !found.articles.is_empty() || !found.tables.is_empty();
    let is_empty = !has_articles && found.datasets.is_empty();
    html! {
        @if is_empty { p.import__stage #import-focus tabindex="-1" { (tr::import_nothing()) } }
        @if !found.articles.is_empty() { (names(&tr::import_articles(found.articles.len()), &found.articles)) }
        (datasets::found(found))
        @for (place, table) in found.tables.iter().enumerate() { (self::table(place, table)) }
        @if !found.others.is_empty() { (names(&tr::import_others(found.others.len()), &found.others)) }
        (troubles(&found.troubles, 0))
        @if has_articles {
            label.import__option {
                input type="checkbox" data-act="skip" checked[skips_known];
                (tr::import_skip())
            }
        }
        div.dialog__acts {
            button.button type="button" data-act="back" { (tr::import_back()) }
            @if !is_empty {
                button.button.button--strong #import-focus type="button" data-act="start" disabled[!found.is_ready()] {
                    (tr::import_start())
                }
            }
        }
    }
}

/// What some files are, and the first of their names.
fn names(what: &str, names: &[String]) -> Markup {
    let more = names.len().saturating_sub(NAMES);
    html! {
        div.import__group {
            p.import__what { (what) }
            p.import__names {
                @for (place, name) in names.iter().take(NAMES).enumerate() {
                    @if place > 0 { ", " }
                    span.import__name { (name) }
                }
                @if more > 0 { " " (tr::import_and_more(more)) }
            }
        }
    }
}

fn table(place: usize, table: &Table) -> Markup {
    let (name, sample) = (table.names.first().map_or("", String::as_str), &table.sample);
    let others = table.names.len().saturating_sub(1);
    html! {
        section.import__group data-key=(format!("table-{place}")) {
            h3.import__what {
                span.import__name { (name) }
                @if others > 0 { " " span.import__others { (tr::import_like_it(others)) } }
            }
            @if matches!(sample.shape, Shape::Separated(_)) {
                label.import__option {
                    input type="checkbox" data-act="header" data-arg=(place) checked[sample.has_header];
                    (tr::import_header())
                }
            }
            div.import__preview tabindex="0" role="region" aria-label=(tr::import_preview(name)) {
                table {
                    thead { tr { @for (column, name) in sample.columns.iter().enumerate() {
                        th scope="col" { (picker(place, column, name, table)) }
                    } } }
                    tbody { @for row in sample.rows.iter().take(ROWS) {
                        tr { @for (cell, role) in row.cells.iter().zip(table.mapping.roles()) {
                            td data-role=(role.name()) { (shortened(cell)) }
                        } }
                    } }
                }
            }
            @if !table.mapping.has_text() { p.import__alert role="alert" { (tr::import_needs_text()) } }
        }
    }
}

/// The name of a column, and what the user says it is.
fn picker(place: usize, column: usize, name: &str, table: &Table) -> Markup {
    let chosen = table.mapping.roles().get(column).copied().unwrap_or(Role::Ignored);
    html! {
        span.import__column { (name) }
        select.input data-act="role" data-arg=(format!("{place}:{column}")) aria-label=(tr::import_column(name)) {
            @for role in Role::ALL {
                option value=(role.name()) selected[role == chosen] { (role_name(role)) }
            }
        }
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Ignored => tr::import_role_ignored(),
        Role::Text => tr::import_role_text(),
        Role::Title => tr::import_role_title(),
        Role::Date => tr::import_role_date(),
        Role::Source => tr::import_role_source(),
        Role::Author => tr::import_role_author(),
        Role::Tags => tr::import_role_tags(),
    }
}

/// The beginning of a cell.
fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(CELL) {
        None => cell.to_owned(),
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default().trim_end()),
    }
}

fn reading(reading: Reading) -> Markup {
    let name = if reading.is_adding { tr::import_adding() } else { tr::import_reading() };
    let percent = reading.percent.min(100);
    html! {
        div.import__progress {
            p.import__stage { (name) }
            p.import__count { (tr::import_read_so_far(reading.articles)) }
            div.import__bar role="progressbar" aria-label=(name) aria-valuemin="0" aria-valuemax="100" aria-valuenow=(percent) {
                // A style attribute is against the page's content security policy.
                progress aria-hidden="true" max="100" value=(percent) {}
            }
        }
        div.dialog__acts {
            button.button #import-focus type="button" data-act="cancel" { (tr::cancel()) }
        }
    }
}

fn done(summary: &Summary) -> Markup {
    html! {
        p.import__stage #import-focus tabindex="-1" { (told(summary)) }
        @if summary.imported + summary.joined > 0 { p.import__hint { (tr::import_undo_hint()) } }
        (troubles(&summary.troubles, summary.more_troubles))
        div.dialog__acts {
            button.button type="button" data-act="back" { (tr::import_more()) }
            button.button type="button" data-act="close" { (tr::close()) }
            @if summary.imported + summary.joined > 0 {
                button.button.button--strong type="button" data-act="open" { (tr::import_open_first()) }
            }
        }
    }
}

/// What became of an import, in a sentence.
pub fn told(summary: &Summary) -> String {
    let mut parts = vec![tr::import_imported(summary.imported)];
    if summary.joined > 0 {
        parts.push(tr::import_joined(summary.joined));
    }
    if summary.known > 0 {
        parts.push(tr::import_known(summary.known));
    }
    if summary.unread > 0 {
        parts.push(tr::import_unread(summary.unread));
    }
    let counts = format!("{}.", parts.join(", "));
    if summary.is_cancelled { format!("{} {counts}", tr::import_cancelled()) } else { counts }
}

fn troubles(troubles: &[Trouble], more: usize) -> Markup {
    html! {
        @if !troubles.is_empty() {
            div.import__troubles tabindex="0" role="region" aria-label=(tr::import_troubles()) {
                ul { @for trouble in troubles {
                    li data-costs=[trouble.what.costs_an_article().then_some("article")] { (self::trouble(trouble)) }
                } }
                @if more > 0 { p { (tr::import_and_more(more)) } }
            }
        }
    }
}

fn trouble(trouble: &Trouble) -> Markup {
    let Trouble { file, line, what } = trouble;
    let about = match what {
        What::File(unread) => return html! { (unread.told(file)) },
        What::Windows1252 => return html! { (tr::file_windows(file)) },
        What::NoRows => tr::import_no_rows().to_owned(),
        What::Backup => tr::import_is_backup().to_owned(),
        What::Date(date) => tr::import_date_unread(date),
        What::Row(Fault::Cells { found, wanted }) => tr::import_fault_cells(*found, *wanted),
        What::Row(Fault::Quote) => tr::import_fault_quote().to_owned(),
        What::Row(Fault::Unclosed) => tr::import_fault_unclosed().to_owned(),
        What::Row(Fault::Json { reason }) => tr::import_fault_json(reason),
        What::Row(Fault::NoObject) => tr::import_fault_no_object().to_owned(),
        What::Row(Fault::NoText) => tr::import_fault_no_text().to_owned(),
        What::Broken(reason) => reason.clone(),
        What::Misfit(misfit) => return datasets::misfit(file, misfit),
    };
    let place = line.map_or_else(|| file.clone(), |line| tr::import_at_line(file, line));
    html! { span.import__name { (place) } ": " (about) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(stage: &Stage) -> String {
        import(stage, true).into_string()
    }

    #[test]
    fn names_and_cells_are_shown_as_text() {
        let head = "title,<b>text</b>\n<script>alert(1)</script>,\"<img src=x onerror=alert(1)> and a long text.\"\n";
        let table = Table::of("<script>.csv", head.to_owned(), true).expect("it has rows");
        let found = Found { articles: vec!["<i>.txt".to_owned()], tables: vec![table], ..Found::default() };
        let html = drawn(&Stage::Found(found));
        for bad in ["<script", "<img", "<i>", "<b>"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
        assert!(html.contains("&lt;script&gt;.csv"));
    }

    #[test]
    fn each_column_has_a_control_that_shows_its_guess() {
        let head = "headline,body\nMill sold,The mill was sold for $5.\n";
        let table = Table::of("a.csv", head.to_owned(), true).expect("it has rows");
        let html = drawn(&Stage::Found(Found { tables: vec![table], ..Found::default() }));
        assert!(html.contains(r#"data-arg="0:0" aria-label="Column headline""#), "{html}");
        assert!(html.contains(r#"<option value="title" selected>Title"#), "{html}");
        assert!(html.contains(r#"<option value="text" selected>Text"#), "{html}");
        assert!(html.contains(r#"data-act="start">"#), "the import can start: {html}");
    }

    #[test]
    fn a_table_without_a_text_keeps_the_import_from_starting() {
        let mut table = Table::of("a.csv", "headline,body\nx,A text.\n".to_owned(), true).expect("it has rows");
        table.set_role(1, Role::Ignored);
        let html = drawn(&Stage::Found(Found { tables: vec![table], ..Found::default() }));
        assert!(html.contains(r#"role="alert">Say which column is the text."#), "{html}");
        assert!(html.contains(r#"data-act="start" disabled>"#), "{html}");
    }

    #[test]
    fn the_summary_says_what_became_of_everything() {
        let summary = Summary { imported: 312, known: 4, unread: 2, ..Summary::default() };
        assert_eq!(told(&summary), "312 documents imported, 4 were here already, 2 could not be read.");
        let cancelled = Summary { is_cancelled: true, ..Summary::default() };
        assert_eq!(told(&cancelled), "Import cancelled. 0 documents imported.");
        let mut with_trouble = Summary::default();
        let fault = Fault::Cells { found: 3, wanted: 2 };
        with_trouble.note(Trouble { file: "a.csv".to_owned(), line: Some(1_204), what: What::Row(fault) });
        let html = drawn(&Stage::Done(with_trouble));
        assert!(html.contains("a.csv, line 1,204"), "{html}");
        assert!(html.contains("3 cells where the first row has 2."), "{html}");
    }

    #[test]
    fn long_lists_are_cut_and_counted() {
        let articles = (0..12).map(|number| format!("{number}.txt")).collect();
        let html = drawn(&Stage::Found(Found { articles, ..Found::default() }));
        assert!(
            html.contains("12 files are articles") && html.contains("and 7 more") && !html.contains("5.txt"),
            "{html}"
        );
    }
}
