"""WebAnno TSV: every line stands at its place in the text, and the spans are the native ones."""

import zipfile
from collections import Counter

import webanno
from conftest import Folder
from dataset import Document, Span, assert_lost_for_a_reason, assert_same


def tables(folder: Folder) -> list[webanno.Table]:
    with zipfile.ZipFile(folder.file("webanno.zip")) as archive:
        return [webanno.read(archive.read(name)) for name in archive.namelist() if name.endswith(".tsv")]


def stands_in(table: webanno.Table, document: Document) -> bool:
    units = document.text.encode("utf-16-le")
    return all(units[2 * unit.begin : 2 * unit.end] == unit.text.encode("utf-16-le") for unit in table.units)


def test_tokens_and_spans_stand_in_the_text(folder: Folder) -> None:
    losses = folder.losses("webanno")
    found, expected = [], []
    for table in tables(folder):
        visible = "".join(unit.text for unit in table.units if not unit.is_part)
        (document,) = (
            document
            for document in folder.documents
            if stands_in(table, document) and "".join(document.text.split()) == "".join(visible.split())
        )
        units = document.text.encode("utf-16-le")
        points = [
            len(units[: 2 * offset].decode("utf-16-le", "surrogatepass")) for offset in range(len(units) // 2 + 1)
        ]
        found.append(
            Document(document.text, [Span(points[begin], points[end], value) for begin, end, value in table.spans])
        )
        edges = {points[edge] for unit in table.units for edge in (unit.begin, unit.end)}
        lost = [loss.span for loss in losses if loss.document == document.id]
        for span in lost:
            assert_lost_for_a_reason(span, document.spans, edges)
        expected.append(
            Document(document.text, list((Counter(document.spans) - Counter(lost)).elements()), document.id)
        )
    assert len(found) == len(folder.documents)
    assert_same(found, expected)


def test_sentences_hold_their_tokens(folder: Folder) -> None:
    for table in tables(folder):
        assert [unit.sentence for unit in table.units] == sorted(unit.sentence for unit in table.units)
        for number, sentence in enumerate(table.sentences, 1):
            place = 0
            for unit in (unit for unit in table.units if unit.sentence == number and not unit.is_part):
                place = sentence.index(unit.text, place) + len(unit.text)
