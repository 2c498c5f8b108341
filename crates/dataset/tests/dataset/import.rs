//! Other people's tables: what is read from them, and what is told of those that are broken.

use proptest::collection::vec;
use proptest::prelude::*;
use tallymark_dataset::import::{
    Beginning, Delimiter, Fault, ImportedArticle, Mapping, Problem, Role, Row, Sample, Shape,
};

use crate::wishes::config;

fn whole(text: &str) -> Beginning<'_> {
    Beginning { text, is_whole: true }
}

fn sample(name: &str, file: &str) -> Sample {
    Sample::of(Shape::recognised(name, file), whole(file))
}

/// The rows and problems of a file that comes in pieces.
fn read<'a>(sample: &Sample, pieces: impl IntoIterator<Item = &'a str>) -> Vec<Result<Row, Problem>> {
    let mut reader = sample.reader();
    let mut rows = Vec::new();
    for piece in pieces {
        reader.feed(piece);
        rows.extend(reader.by_ref());
    }
    reader.end();
    rows.extend(reader);
    rows
}

/// What is on a line.
type Line<T> = (usize, T);

/// The lines and cells of the good rows, and the lines and faults of the others.
fn lines(name: &str, file: &str) -> (Vec<Line<Vec<String>>>, Vec<Line<Fault>>) {
    let rows = read(&sample(name, file), [file]);
    let good = rows.iter().filter_map(|row| row.as_ref().ok()).map(|row| (row.line, row.cells.clone())).collect();
    let bad = rows.into_iter().filter_map(Result::err).map(|problem| (problem.line, problem.fault)).collect();
    (good, bad)
}

fn articles(name: &str, file: &str) -> Vec<ImportedArticle> {
    let sample = sample(name, file);
    let mapping = Mapping::guessed(&sample);
    read(&sample, [file]).into_iter().flatten().filter_map(|row| mapping.article(row).ok()).collect()
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().copied().map(str::to_owned).collect()
}

#[test]
fn separated_values_are_read_as_rfc_4180_says() {
    let table = [
        ("plain", "a,b\n1 x,2 y\n", vec![(2, cells(&["1 x", "2 y"]))]),
        ("no line end", "a,b\nx,y", vec![(2, cells(&["x", "y"]))]),
        ("carriage returns", "a,b\r\nx,y\r\nz,w\r\n", vec![(2, cells(&["x", "y"])), (3, cells(&["z", "w"]))]),
        ("old Macintosh", "a,b\rx,y\rz,w", vec![(2, cells(&["x", "y"])), (3, cells(&["z", "w"]))]),
        ("byte order mark", "\u{feff}a,b\nx,y", vec![(2, cells(&["x", "y"]))]),
        ("quotes", "a,b\n\"x, \"\"y\"\"\",z\n", vec![(2, cells(&["x, \"y\"", "z"]))]),
        ("line breaks", "a,b\n\"x\r\n\ny\",z\nq,r\n", vec![(2, cells(&["x\r\n\ny", "z"])), (5, cells(&["q", "r"]))]),
        ("blank lines", "a,b\n\n\nx,y\n\n", vec![(4, cells(&["x", "y"]))]),
        ("semicolons", "a;b\n1,5 x;2,5 y\n", vec![(2, cells(&["1,5 x", "2,5 y"]))]),
        ("tabs", "a\tb\nx, y\tz\n", vec![(2, cells(&["x, y", "z"]))]),
        (
            "one column",
            "text\nHello, world, all\nBye\n",
            vec![(2, cells(&["Hello, world, all"])), (3, cells(&["Bye"]))],
        ),
        ("empty cells at the end", "a,b\nx,y,,\n", vec![(2, cells(&["x", "y"]))]),
        ("empty cells", "a,b\n,\n", vec![(2, cells(&["", ""]))]),
        ("a quote within", "a,b\n5\" nail,y\n", vec![(2, cells(&["5\" nail", "y"]))]),
        ("a space after the quote", "a,b\n\"x\" ,y\n", vec![(2, cells(&["x", "y"]))]),
    ];
    for (name, file, rows) in table {
        assert_eq!(lines("table.csv", file), (rows, Vec::new()), "{name}");
    }
}

#[test]
fn what_is_wrong_in_separated_values_is_told_by_line_and_costs_its_row_only() {
    let cells_fault = |found, wanted| Fault::Cells { found, wanted };
    let table = [
        ("too many cells", "a,b\nx,y,z\nq,r\n", vec![(3, cells(&["q", "r"]))], vec![(2, cells_fault(3, 2))]),
        ("too few cells", "a,b\nx\nq,r\n", vec![(3, cells(&["q", "r"]))], vec![(2, cells_fault(1, 2))]),
        ("a cell that goes on", "a,b\nx,\"y\"z\nq,r\n", vec![(3, cells(&["q", "r"]))], vec![(2, Fault::Quote)]),
        (
            "a quote that is not closed",
            "a,b\nx,\"y\nq,r\ns,t",
            vec![(3, cells(&["q", "r"])), (4, cells(&["s", "t"]))],
            vec![(2, Fault::Unclosed)],
        ),
        (
            "one that the next quote closes",
            "a,b\nx,\"y\nq,\"r, s\"\nt,u\n",
            vec![(3, cells(&["q", "r, s"])), (4, cells(&["t", "u"]))],
            vec![(2, Fault::Quote)],
        ),
    ];
    for (name, file, good, bad) in table {
        assert_eq!(lines("table.csv", file), (good, bad), "{name}");
    }
}

#[test]
fn a_file_of_nothing_but_open_quotes_is_left_after_a_while() {
    let file = format!("a,b\n{}", "x\",\"\n".repeat(50_000));
    let sample = Sample::of(Shape::Separated(Delimiter::Comma), whole(&file));
    let rows = read(&sample, [file.as_str()]);
    assert!(rows.iter().all(Result::is_err) && (1..100).contains(&rows.len()), "{}", rows.len());
}

#[test]
fn what_is_never_closed_is_found_without_reading_the_whole_file() {
    let filler = "the mill was sold\n".repeat(500_000);
    let table = format!("a,b\nx,\"{filler}");
    let separated = Sample::of(Shape::Separated(Delimiter::Comma), whole("a,b\n"));
    let mut reader = separated.reader();
    reader.feed(&table);
    assert_eq!(reader.next(), Some(Err(Problem { line: 2, fault: Fault::Unclosed })), "before the file ends");
    let array = format!("[{{\"t\": \"x\"}},\n{{\"t\": \"{filler}");
    let mut reader = Sample::of(Shape::Json, whole("[]")).reader();
    reader.feed(&array);
    let rows: Vec<_> = reader.by_ref().collect();
    assert_eq!(rows, [Ok(Row { line: 1, cells: cells(&["x"]) }), Err(Problem { line: 2, fault: Fault::Unclosed })]);
    reader.feed("{\"t\":\"y\"}");
    assert_eq!(reader.next(), None);
}

#[test]
fn json_is_read_line_by_line_and_as_an_array() {
    let row = (1, cells(&["a", "x"]));
    let table = [
        ("a line", "{\"title\":\"a\",\"text\":\"x\"}\n", vec![row.clone()]),
        ("no line end", "{\"title\":\"a\",\"text\":\"x\"}", vec![row.clone()]),
        ("carriage return, mark", "\u{feff}{\"title\":\"a\",\"text\":\"x\"}\r\n\r\n", vec![row.clone()]),
        ("an array on a line", "[{\"title\":\"a\",\"text\":\"x\"}]", vec![row]),
        (
            "an array over lines",
            "[\n  {\n    \"title\": \"a\",\n    \"text\": \"}{\\\"[\"\n  },\n  {\"title\": \"b\", \"text\": \"y\"}\n]\n",
            vec![(2, cells(&["a", "}{\"["])), (6, cells(&["b", "y"]))],
        ),
        ("an object over lines", "{\n\"text\": \"x\",\n\"n\": 5.5\n}\n", vec![(1, cells(&["x", "5.5"]))]),
        (
            "later fields",
            "{\"text\":\"x\"}\n{\"meta\":{\"tags\":[\"p\",\"q\"]},\"text\":\"y\"}\n",
            vec![(1, cells(&["x"])), (2, cells(&["y", "p\nq"]))],
        ),
        ("other values", "{\"a\":null,\"b\":true,\"c\":-7,\"d\":[]}", vec![(1, cells(&["", "true", "-7"]))]),
    ];
    for (name, file, rows) in table {
        assert_eq!(lines("table.json", file), (rows, Vec::new()), "{name}");
    }
}

#[test]
fn the_columns_of_json_are_paths() {
    let file = r#"{"meta":{"title":"T","by":[{"name":"A"},{"name":"B"}]},"text":"Long enough."}"#;
    assert_eq!(sample("a.jsonl", file).columns, ["meta.title", "meta.by.name", "text"]);
    assert_eq!(sample("a.csv", "text,,date\nx,y,z\n").columns, ["text", "2", "date"]);
}

#[test]
fn what_is_wrong_in_json_is_told_by_line_and_costs_its_object_only() {
    let json = |reason: &str| Fault::Json { reason: reason.to_owned() };
    let good = |line| vec![(line, cells(&["x"]))];
    let table = [
        ("no JSON", "nonsense\n{\"t\":\"x\"}\n", good(2), vec![(1, json("expected ident, column 2"))]),
        ("cut off", "{\"t\":\"y\n{\"t\":\"x\"}\n", good(2), vec![(1, Fault::Unclosed)]),
        ("no comma", "{\"t\":\"x\"}\n{\"t\":\"x\" 5}\n", good(1), vec![(2, json("expected `,` or `}`, column 10"))]),
        ("no object", "[5, \"a, b\",\n{\"t\":\"x\"}]", good(2), vec![(1, Fault::NoObject), (1, Fault::NoObject)]),
        (
            "bad within an array",
            "[{\"t\":\n 1x},\n{\"t\":\"x\"}]",
            good(3),
            vec![(2, json("expected `,` or `}`, column 3"))],
        ),
        ("an array that ends early", "[{\"t\":\"x\"},\n{\"t\":[", good(1), vec![(2, Fault::Unclosed)]),
        (
            "too deep",
            &format!("{{\"t\":{}\n{{\"t\":\"x\"}}", "[".repeat(1_000)),
            good(2),
            vec![(1, json("recursion limit exceeded, column 132"))],
        ),
    ];
    for (name, file, good, bad) in table {
        assert_eq!(lines("table.json", file), (good, bad), "{name}");
    }
}

#[test]
fn columns_are_recognised_by_name_and_content() {
    use Role::{Author, Date, Ignored, Source, Tags, Text, Title};
    let long = "A long text about the mill that was sold.";
    let table = [
        (
            "headline,published,url,byline,body,keywords\nx,2025-12-04,https://a.b/c,Ann Lee,{},p;q\n",
            vec![Title, Date, Source, Author, Text, Tags],
        ),
        ("Заголовок;Дата;Текст\nПродано;04.12.2025;{}\n", vec![Title, Date, Text]),
        ("id,html,text\n7,<p>{}</p><p></p><p></p>,{}\n", vec![Ignored, Ignored, Text]),
        ("id,when,where,what\n17,4 Dec 2025,https://a.b/c,{}\n", vec![Ignored, Date, Source, Text]),
        ("date,text\nsoon,{}\n", vec![Ignored, Text]),
        ("title,text\nhttps://a.b/c,{}\n", vec![Source, Text]),
        ("date,date published,text\n2025-12-04,2025-12-05,{}\n", vec![Date, Ignored, Text]),
        ("{}\n{}\n", vec![Text]),
    ];
    for (file, roles) in table {
        let file = file.replace("{}", long);
        assert_eq!(Mapping::guessed(&sample("table.csv", &file)).roles(), roles, "{file}");
    }
}

#[test]
fn a_first_row_that_is_data_is_no_header() {
    let table = [
        ("title,text\nx,y\n", true),
        ("Mill sold,2025-12-04,The mill was sold.\n", false),
        ("7,The mill was sold.\n", false),
        ("https://a.b/c,The mill was sold.\n", false),
        ("The mill was sold to a bank in the capital for five million in all.\nAnother text.\n", false),
    ];
    for (file, has_header) in table {
        let sample = sample("table.csv", file);
        assert_eq!(sample.has_header, has_header, "{file}");
        let other = sample.with_header(whole(file), !has_header);
        assert_eq!(other.rows.len(), if has_header { sample.rows.len() + 1 } else { sample.rows.len() - 1 }, "{file}");
    }
}

#[test]
fn a_row_becomes_an_article() {
    let file = "title,date,url,author,text,tags\n\
        \" Mill \nsold\",2025-12-04,https://a.b/c,Ann Lee,\" The mill.\nSold.\",\"trade, mills ,trade\"\n\
        ,someday,,,Only a text,\n\
        Nothing,2025-12-04,,,  ,\n";
    let articles = articles("table.csv", file);
    let first = ImportedArticle {
        line: 2,
        text: " The mill.\nSold.".to_owned(),
        title: "Mill sold".to_owned(),
        date: "2025-12-04".parse().ok(),
        unread_date: None,
        source: "https://a.b/c".to_owned(),
        author: "Ann Lee".to_owned(),
        tags: cells(&["trade", "mills"]),
    };
    let second = ImportedArticle {
        line: 5,
        text: "Only a text".to_owned(),
        unread_date: Some("someday".to_owned()),
        ..ImportedArticle::default()
    };
    // Its second date is none: the column is one of dates all the same.
    assert_eq!(articles, [first, second]);
    let sample = sample("table.csv", file);
    let mapping = Mapping::guessed(&sample);
    let problems: Vec<_> =
        read(&sample, [file]).into_iter().flatten().filter_map(|r| mapping.article(r).err()).collect();
    assert_eq!(problems, [Problem { line: 6, fault: Fault::NoText }]);
}

#[test]
fn the_user_has_the_last_word_on_columns() {
    let file = "headline,kicker,lead,body\nMill sold,Trade,It was sold.,The mill was sold for $5.\n";
    let sample = sample("table.csv", file);
    let mut mapping = Mapping::guessed(&sample);
    mapping.set(1, Role::Title, &sample);
    mapping.set(2, Role::Text, &sample);
    assert_eq!(mapping.roles(), [Role::Ignored, Role::Title, Role::Text, Role::Text]);
    let row = read(&sample, [file]).remove(0).unwrap();
    let article = mapping.article(row).unwrap();
    assert_eq!((article.title.as_str(), article.text.as_str()), ("Trade", "It was sold.\n\nThe mill was sold for $5."));
    (2..4).for_each(|column| mapping.set(column, Role::Ignored, &sample));
    assert!(!mapping.has_text());
    mapping.set(99, Role::Text, &sample);
    assert!(!mapping.has_text());
}

/// A date in a column with the others, one of which may show which part comes first.
fn date(cell: &str, others: &str) -> Option<String> {
    let file = format!("date;text\n{cell};A text.\n{others};A text.\n2025-01-01;x\n2025-01-01;x\n");
    articles("table.csv", &file).remove(0).date.map(|date| date.to_string())
}

#[test]
fn dates_are_read_as_tables_have_them() {
    let table = [
        ("2025-12-04", "2025-12-04"),
        ("2025-12-04T10:30:00Z", "2025-12-04"),
        ("2025-12-04 10:30:00.123+02:00", "2025-12-04"),
        ("2025/12/4", "2025-12-04"),
        ("20251204", "2025-12-04"),
        ("1764844200", "2025-12-04"),
        ("1764844200000", "2025-12-04"),
        ("4 Dec 2025", "2025-12-04"),
        ("4th December, 2025", "2025-12-04"),
        ("Dec. 4, 2025", "2025-12-04"),
        ("Thu, 04 Dec 2025 10:30:00 GMT", "2025-12-04"),
        ("Thursday, December 4, 2025", "2025-12-04"),
        ("2025-Dec-04", "2025-12-04"),
        ("04.12.2025", "2025-12-04"),
        ("4 грудня 2025", "2025-12-04"),
        ("24/12/2025", "2025-12-24"),
        ("12/24/2025", "2025-12-24"),
        ("04/12/2025", "2025-04-12"),
        ("05/05/2025", "2025-05-05"),
    ];
    for (cell, day) in table {
        assert_eq!(date(cell, "2025-01-01").as_deref(), Some(day), "{cell}");
    }
    for cell in
        ["2025-02-30", "31.04.2025", "soon", "2025", "12:30", "4 Dec", "99/99/2025", "1/2/3", "9999999999999999"]
    {
        assert_eq!(date(cell, "2025-01-01"), None, "{cell}");
    }
    assert_eq!(date("04/12/2025", "24/12/2025").as_deref(), Some("2025-12-04"), "another shows that the day is first");
    assert_eq!(
        date("04/12/2025", "12/24/2025").as_deref(),
        Some("2025-04-12"),
        "another shows that the month is first"
    );
}

#[test]
fn a_sample_of_a_part_leaves_out_the_row_that_is_cut_off() {
    let file = "a,b\nx,y\nz,w";
    let part = Sample::of(Shape::recognised("a.csv", file), Beginning { text: file, is_whole: false });
    assert_eq!((part.rows.len(), part.problems.len()), (1, 0));
    assert_eq!(sample("a.csv", file).rows.len(), 2);
}

/// A table as someone's program writes it: at least one row, all of the same width.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1..5_usize).prop_flat_map(|width| vec(vec("[a-z,;\t\"'\r\n é🦀\u{feff}]{0,12}", width), 1..12))
}

/// Cuts a text into pieces at characters.
fn pieces<'a>(text: &'a str, sizes: &[usize]) -> Vec<&'a str> {
    let mut rest = text;
    let mut pieces = Vec::new();
    for size in sizes.iter().cycle().take(10_000) {
        let end = rest.char_indices().nth(*size).map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_other_writers_write_is_read_back(
        rows in table(),
        kind in 0..3_usize,
        sizes in vec(1..40_usize, 1..4),
        crlf in any::<bool>(),
    ) {
        let (delimiter, name) = [(b',', "a.csv"), (b';', "a.csv"), (b'\t', "a.tsv")][kind];
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer =
            csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(Vec::new());
        // A header that leaves no doubt about the delimiter.
        let width = rows[0].len();
        let header: Vec<String> = (0..width).map(|column| format!("column {column}")).collect();
        for row in std::iter::once(&header).chain(&rows) {
            writer.write_record(row).unwrap();
        }
        let file = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let shape = match (kind, width) {
            // One column has no delimiter to be recognised by.
            (_, 1) => return Ok(()),
            _ => Shape::recognised(name, &file),
        };
        let wanted = match kind {
            0 => Shape::Separated(Delimiter::Comma),
            1 => Shape::Separated(Delimiter::Semicolon),
            _ => Shape::Separated(Delimiter::Tab),
        };
        prop_assume!(shape == wanted);
        let sample = Sample::of(shape, whole(&file));
        prop_assert!(sample.has_header);
        let got: Vec<Vec<String>> =
            read(&sample, pieces(&file, &sizes)).into_iter().map(|row| row.map(|row| row.cells)).collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(got, rows);
    }

    #[test]
    fn json_that_other_writers_write_is_read_back(
        rows in table(),
        is_array in any::<bool>(),
        is_pretty in any::<bool>(),
        sizes in vec(1..40_usize, 1..4),
    ) {
        let object = |row: &Vec<String>| {
            row.iter().enumerate().map(|(at, cell)| (format!("column {at}"), cell.clone().into())).collect::<serde_json::Map<_, _>>()
        };
        let objects: Vec<_> = rows.iter().map(object).collect();
        let file = match (is_array, is_pretty) {
            (true, true) => serde_json::to_string_pretty(&objects).unwrap(),
            (true, false) => serde_json::to_string(&objects).unwrap(),
            (false, _) => objects.iter().map(|object| serde_json::to_string(object).unwrap() + "\n").collect(),
        };
        let got: Vec<Vec<String>> =
            read(&sample("a.json", &file), pieces(&file, &sizes)).into_iter().map(|row| row.unwrap().cells).collect();
        prop_assert_eq!(got, rows);
    }

    #[test]
    fn any_bytes_are_read_to_the_end_however_they_come(
        bytes in vec(prop_oneof![
            any::<u8>(),
            prop::sample::select(b"\"\"\",;\t\r\n{}[]:\\ a1".to_vec()),
        ], 0..400),
        name in prop::sample::select(vec!["a.csv", "a.tsv", "a.jsonl", "a.json"]),
        sizes in vec(1..9_usize, 1..4),
    ) {
        let file = String::from_utf8_lossy(&bytes);
        for file in [file.as_ref(), &format!("[{file}"), &format!("{{\n{file}")] {
            let sample = sample(name, file);
            let mapping = Mapping::guessed(&sample);
            let rows = read(&sample, [file]);
            prop_assert_eq!(&rows, &read(&sample, pieces(file, &sizes)));
            let last = file.split(['\r', '\n']).count();
            for row in rows {
                let line = row.as_ref().map_or_else(|problem| problem.line, |row| row.line);
                prop_assert!((1..=last).contains(&line), "line {} of {}", line, last);
                if let Ok(article) = row.and_then(|row| mapping.article(row)) {
                    prop_assert!(!article.text.trim().is_empty());
                }
            }
        }
    }
}
