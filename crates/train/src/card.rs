//! The figures of the model card.

use std::fmt::Write as _;

use tallymark_extract::training::Row;

use crate::measure::Figure;
use crate::score::Counts;

/// The figures as Markdown tables.
pub(crate) fn figures(figures: &[Figure], rows: &[Row], entries: usize, size: usize) -> String {
    let weights: usize = rows.iter().map(|row| row.1.len()).sum();
    let mut card = format!(
        "# Figures of the model of names\n\nWritten by `tallymark-train`. Exact spans and labels; a leading `the` and a \
         trailing `'s` do not count. {entries} list entries, {weights} weights of {} features, {size} bytes.\n\n\
         | texts | labels | precision | recall | F1 | calibration error |\n|---|---|---|---|---|---|\n",
        rows.len()
    );
    for figure in figures {
        let all = figure.score.all();
        let labels = if figure.folded { "PER, ORG, LOC" } else { "all names" };
        // Writing to a string cannot fail.
        let _ = writeln!(
            card,
            "| {} | {labels} | {:.3} | {:.3} | {:.3} | {:.3} |",
            figure.name,
            all.precision(),
            all.recall(),
            all.f1(),
            figure.calibration
        );
    }
    for figure in figures {
        let _ = write!(
            card,
            "\n## {}\n\n| label | right | wrong | missed | precision | recall | F1 |\n|---|---|---|---|---|---|---|\n",
            figure.name
        );
        for (label, counts) in &figure.score.labels {
            let Counts { right, wrong, missed } = *counts;
            let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
            let _ =
                writeln!(card, "| {label} | {right} | {wrong} | {missed} | {precision:.3} | {recall:.3} | {f1:.3} |");
        }
    }
    card
}
