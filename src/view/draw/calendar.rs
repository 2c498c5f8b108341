//! The calendar as HTML: what to choose, a page of it as a grid with one cell in the tab order, and the value.

use maud::{Markup, html};
use tallymark_extract::Date;

use crate::tr;
use crate::view::calendar::{Calendar, Scale, iso_week};
use crate::view::timex::Timex;

/// Days that the calendar marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// This day.
    pub today: Option<Date>,
    /// The day that the document was published.
    pub published: Option<Date>,
}

/// What TIMEX has behind the `T`, and its name.
type Part = (&'static str, fn() -> &'static str);

/// Parts of the day.
const PARTS: [Part; 5] = [
    ("MO", tr::calendar_morning),
    ("MI", tr::calendar_midday),
    ("AF", tr::calendar_afternoon),
    ("EV", tr::calendar_evening),
    ("NI", tr::calendar_night),
];

/// The whole calendar. Controls say what they are for with `data-act`: `scale`, `page`, `choose` (of a day), `go`, `time`
/// and `take`.
pub fn calendar(calendar: &Calendar, known: Known) -> Markup {
    html! {
        (scales(calendar.scale))
        div.calendar__page {
            button.button.button--quiet type="button" data-act="page" data-arg="-1" aria-label=(tr::calendar_earlier()) {
                span aria-hidden="true" { "‹" }
            }
            h3.calendar__name id="calendar-name" aria-live="polite" { (page_name(calendar)) }
            button.button.button--quiet type="button" data-act="page" data-arg="1" aria-label=(tr::calendar_later()) {
                span aria-hidden="true" { "›" }
            }
        }
        table.calendar__grid data-scale=(calendar.scale.name()) role="grid" aria-labelledby="calendar-name"
            aria-describedby="calendar-keys" {
            @match calendar.scale {
                Scale::Day | Scale::Week | Scale::Range => (weeks(calendar, known)),
                Scale::Month | Scale::Year => (blocks(calendar, known)),
            }
        }
        p.calendar__hint id="calendar-keys" {
            @if calendar.is_begun { (tr::calendar_range_start()) }
            @else { (tr::calendar_keys()) }
        }
        @if calendar.scale == Scale::Day { (time(&calendar.time)) }
        (foot(calendar, known))
    }
}

fn scales(chosen: Scale) -> Markup {
    html! {
        fieldset.calendar__scales {
            legend.visually-hidden { (tr::calendar_scale()) }
            @for scale in Scale::ALL {
                label.calendar__scale {
                    input type="radio" name="calendar-scale" data-act="scale" data-arg=(scale.name())
                        checked[scale == chosen];
                    (scale_name(scale))
                }
            }
        }
    }
}

fn scale_name(scale: Scale) -> &'static str {
    match scale {
        Scale::Day => tr::calendar_day(),
        Scale::Week => tr::calendar_week(),
        Scale::Month => tr::calendar_month(),
        Scale::Year => tr::calendar_year(),
        Scale::Range => tr::calendar_range(),
    }
}

fn page_name(calendar: &Calendar) -> String {
    let (year, month) = (calendar.focus.year(), calendar.focus.month());
    match calendar.scale {
        Scale::Day | Scale::Week | Scale::Range => tr::month_of_year(year, month),
        Scale::Month => year.to_string(),
        Scale::Year => {
            let cells = calendar.cells();
            let ends = cells.first().zip(cells.last());
            ends.map_or(String::new(), |(first, last)| format!("{}–{}", first.year(), last.year()))
        }
    }
}

/// A month, a week a row. Where weeks are chosen, the number of a week is what is chosen, not a day in it.
fn weeks(calendar: &Calendar, known: Known) -> Markup {
    let chooses_weeks = calendar.scale == Scale::Week;
    html! {
        thead {
            tr {
                th scope="col" abbr=(tr::calendar_week()) { (tr::calendar_week_short()) }
                @for day in 1..=7 { th scope="col" abbr=(tr::weekday(day)) { (tr::weekday_short(day)) } }
            }
        }
        tbody {
            @for row in calendar.cells().chunks(7) {
                @if let Some(monday) = row.first() {
                    tr data-focus[chooses_weeks && calendar.is_focus(*monday)] {
                        th.calendar__week scope="row" {
                            @let number = iso_week(*monday).1.to_string();
                            @if chooses_weeks { (cell(calendar, *monday, &number, &week_name(*monday), known)) }
                            @else { (number) }
                        }
                        @for day in row { (day_cell(calendar, *day, known)) }
                    }
                }
            }
        }
    }
}

fn day_cell(calendar: &Calendar, day: Date, known: Known) -> Markup {
    let is_outside = day.month() != calendar.focus.month();
    let selected = calendar.scale != Scale::Week && (calendar.is_focus(day) || calendar.is_within(day));
    html! {
        td role="gridcell" aria-selected=(selected) data-outside[is_outside] data-within[calendar.is_within(day)]
            data-today[known.today == Some(day)] data-published[known.published == Some(day)] {
            @if calendar.scale == Scale::Week { span { (day.day()) } }
            @else { (cell(calendar, day, &day.day().to_string(), &day_name(day), known)) }
        }
    }
}

/// Months of a year, or years.
fn blocks(calendar: &Calendar, known: Known) -> Markup {
    let month = |day: Date| (tr::month(day.month()).to_owned(), tr::month_of_year(day.year(), day.month()));
    let year = |day: Date| (day.year().to_string(), day.year().to_string());
    let name = |day: Date| if calendar.scale == Scale::Month { month(day) } else { year(day) };
    html! {
        tbody {
            @for row in calendar.cells().chunks(calendar.scale.columns()) {
                tr {
                    @for day in row {
                        @let (shown, named) = name(*day);
                        td role="gridcell" aria-selected=(calendar.is_focus(*day))
                            data-today[known.today.is_some_and(|today| calendar.holds(*day, today))]
                            data-published[known.published.is_some_and(|other| calendar.holds(*day, other))] {
                            (cell(calendar, *day, &shown, &named, known))
                        }
                    }
                }
            }
        }
    }
}

/// The button of a cell: the one with the focus is in the tab order.
fn cell(calendar: &Calendar, day: Date, shown: &str, name: &str, known: Known) -> Markup {
    let has = |other: Option<Date>| other.is_some_and(|other| calendar.holds(day, other));
    let mut name = name.to_owned();
    for (is_it, words) in
        [(has(known.today), tr::calendar_is_today()), (has(known.published), tr::calendar_is_published())]
    {
        if is_it {
            name.extend([", ", words]);
        }
    }
    html! {
        button.calendar__cell type="button" data-act="choose" data-arg=(day) aria-label=(name)
            aria-current=[has(known.today).then_some("date")]
            tabindex=(if calendar.is_focus(day) { "0" } else { "-1" }) { (shown) }
    }
}

fn day_name(day: Date) -> String {
    tr::full_date(day.year(), day.month(), day.day(), day.weekday())
}

fn week_name(monday: Date) -> String {
    let (year, week) = iso_week(monday);
    let from = tr::calendar_from(&day_name(monday));
    format!("{} ({year}), {from}", tr::calendar_week_number(&week.to_string()))
}

/// A time of day, or a part of it: one of the two.
fn time(time: &str) -> Markup {
    let is_part = PARTS.iter().any(|(code, _)| *code == time);
    html! {
        div.calendar__time {
            label.field {
                span.field__name { (tr::calendar_time()) }
                input.input.input--small type="time" data-act="time" value=(if is_part { "" } else { time });
            }
            label.field {
                span.field__name { (tr::calendar_part()) }
                select.input.input--small data-act="time" {
                    option value="" selected[!is_part] { "–" }
                    @for (code, name) in PARTS { option value=(code) selected[code == time] { (name()) } }
                }
            }
        }
    }
}

fn foot(calendar: &Calendar, known: Known) -> Markup {
    let value = calendar.value();
    let words = value.parse::<Timex>().map(|timex| timex.words(None)).unwrap_or_default();
    let go = |day: Option<Date>, name: &'static str| {
        html! {
            @if let Some(day) = day {
                button.button.button--small.button--chip type="button" data-act="go" data-arg=(day) { (name) }
            }
        }
    };
    html! {
        div.calendar__goes {
            (go(known.published, tr::calendar_go_published()))
            (go(known.today, tr::calendar_go_today()))
        }
        div.calendar__foot {
            output.calendar__value aria-live="polite" { code { (value) } span { (words) } }
            button.button type="button" data-act="leave" { (tr::cancel()) }
            button.button.button--strong type="button" data-act="take" { (tr::apply()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(timex: &str) -> String {
        let day = |written: &str| written.parse::<Date>().unwrap_or_else(|error| panic!("{error}"));
        let known = Known { today: Some(day("2025-12-09")), published: Some(day("2025-12-04")) };
        calendar(&Calendar::showing(timex, day("2025-12-04")), known).into_string()
    }

    #[test]
    fn one_cell_is_in_the_tab_order_on_every_scale() {
        for timex in ["2025-12-04", "2025-W49", "2025-12", "2025", "2025-12-04/2025-12-07"] {
            let html = drawn(timex);
            assert_eq!(html.matches("tabindex=\"0\"").count(), 1, "{timex}");
            assert!(html.contains(&format!("<code>{timex}</code>")), "{timex}");
        }
    }

    #[test]
    fn days_say_their_whole_date_and_what_they_are() {
        let html = drawn("2025-12-04");
        assert!(html.contains("aria-label=\"Thursday 4 December 2025, day of publication\""));
        assert!(html.contains("aria-label=\"Tuesday 9 December 2025, today\" aria-current=\"date\""));
        assert!(
            html.contains("<h3 class=\"calendar__name\" id=\"calendar-name\" aria-live=\"polite\">December 2025</h3>")
        );
        assert_eq!(html.matches("data-outside").count(), 4, "December 2025 ends on a Wednesday");
    }

    #[test]
    fn where_weeks_are_chosen_a_row_is_one_cell() {
        let html = drawn("2025-W49");
        assert_eq!(html.matches("data-act=\"choose\"").count(), 5);
        assert!(html.contains("aria-label=\"Week 49 (2025), from Monday 1 December 2025, day of publication\""));
    }

    #[test]
    fn a_range_is_marked_from_end_to_end() {
        assert_eq!(drawn("2025-12-04/2025-12-07").matches("data-within").count(), 4);
    }

    #[test]
    fn a_part_of_the_day_is_chosen_and_no_time() {
        let html = drawn("2025-12-04TEV");
        assert!(html.contains("<option value=\"EV\" selected>Evening</option>"));
        assert!(html.contains("type=\"time\" data-act=\"time\" value=\"\""));
    }
}
