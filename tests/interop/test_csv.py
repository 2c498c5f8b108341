"""pandas reads the tables, a row a span, every decision among them; no cell is a formula."""

import pandas
import pytest

from conftest import Folder
from dataset import Span, assert_spans, read_native

EVERY_DECISION = ("suggested", "accepted", "corrected", "rejected", "added")
# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.mark.parametrize(("name", "separator"), [("spans.csv", ","), ("spans.tsv", "\t")])
def test_pandas_reads_the_spans(folder: Folder, name: str, separator: str) -> None:
    table = pandas.read_csv(folder.file(name), sep=separator, dtype=str, keep_default_na=False)
    kept = set(table["decision"])
    documents = read_native(folder.file("native.jsonl"), EVERY_DECISION)
    assert kept <= set(EVERY_DECISION)
    seen = 0
    for decision in kept:
        for document in read_native(folder.file("native.jsonl"), (decision,)):
            identity = f"'{document.id}" if document.id.startswith(FORMULA) else document.id
            rows = table[(table["document"] == identity) & (table["decision"] == decision)]
            found = [Span(int(row.start), int(row.end), row.label) for row in rows.itertuples()]
            assert_spans(document.text, found, document.spans)
            for row in rows.itertuples():
                quote = document.text[int(row.start) : int(row.end)]
                assert row.text == (f"'{quote}" if quote.startswith(FORMULA) else quote)
            seen += len(rows)
    assert seen == len(table) > 0
    assert {"accepted", "added", "corrected"} & kept and documents
    numbers = ("start", "end", "value", "low", "high", "score")
    for column in table.columns:
        if column not in numbers:
            assert not table[column].str.startswith(FORMULA).any(), column
