"""Tallymark opens what the tools write: the command line reads it as the page does, and says in native lines what it found."""

from pathlib import Path

import pytest

from converted import tallymark
from dataset import Document, Span, Visible, assert_same, assert_spans, json_lines, read_native
from make import FILES, Made

READ = [file for file in FILES if file.format]


def opened(made: Path, result: Path, *options: str) -> list[Document]:
    run = tallymark("convert", *options, "--to", "native", made)
    assert run.returncode == 0, run.stderr.decode("utf-8")
    result.write_bytes(run.stdout)
    return read_native(result)


def expected(made: Path) -> list[Document]:
    rows = json_lines(made.with_name(f"{made.name}.expected.jsonl"))
    return [Document(row["text"], [Span(**span) for span in row["spans"]], row["id"]) for row in rows]


def assert_opened(found: list[Document], wanted: list[Document], keeps_text: bool) -> None:
    if keeps_text:
        assert_same(found, wanted)
    else:
        assert len(found) == len(wanted)
        found_visible, wanted_visible = Visible(found), Visible(wanted)
        assert found_visible.text == wanted_visible.text
        assert_spans(wanted_visible.text, found_visible.spans, wanted_visible.spans)


@pytest.mark.parametrize("file", READ, ids=lambda file: file.name)
def test_a_file_is_recognised_and_opened(file: Made, made_path: Path, tmp_path: Path) -> None:
    made = made_path / file.name
    assert_opened(opened(made, tmp_path / "found.jsonl"), expected(made), file.keeps_text)


@pytest.mark.parametrize("file", READ, ids=lambda file: file.name)
def test_a_file_is_opened_as_the_format_that_is_said(file: Made, made_path: Path, tmp_path: Path) -> None:
    made = made_path / file.name
    found = opened(made, tmp_path / "found.jsonl", "--from", str(file.format))
    assert_opened(found, expected(made), file.keeps_text)


def test_chat_lines_are_refused_in_words(made_path: Path) -> None:
    run = tallymark("convert", "--to", "native", made_path / "chat.jsonl")
    assert run.returncode != 0
    assert b"chat" in run.stderr


@pytest.mark.parametrize("name", ["spans.csv", "spans.tsv"])
def test_a_table_of_spans_is_opened_with_its_texts(name: str, made_path: Path, tmp_path: Path) -> None:
    native = made_path / "native.jsonl"
    found = opened(made_path / name, tmp_path / "found.jsonl", "--texts", str(native))
    # A document without a span is in no row.
    assert_same(found, [document for document in read_native(native) if document.spans])
