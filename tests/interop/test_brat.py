"""bratly, which checks the grammar of every line, reads brat's standoff files."""

import zipfile
from pathlib import Path

import pytest
from bratly import EntityAnnotation, RelationAnnotation
from bratly.io import read_and_load_ann_file

from conftest import Folder
from dataset import Document, Span, assert_same


@pytest.fixture
def unzipped(folder: Folder, tmp_path: Path) -> Path:
    with zipfile.ZipFile(folder.file("brat.zip")) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def test_bratly_reads_texts_and_spans(folder: Folder, unzipped: Path) -> None:
    found = []
    for file in sorted(unzipped.rglob("*.ann")):
        # brat counts the code points of the file as it is, line breaks included.
        document = Document(file.with_suffix(".txt").read_bytes().decode("utf-8"))
        annotations = read_and_load_ann_file(
            str(file), no_duplicates=False, sorting=False, renumerotize=False
        ).annotations
        lines = [line for line in file.read_bytes().decode("utf-8").split("\n") if line]
        assert len(annotations) == len(lines), "a line was not read"
        for entity in annotations:
            if isinstance(entity, EntityAnnotation):
                document.spans.append(span_of(entity, document))
            elif isinstance(entity, RelationAnnotation):
                assert entity.argument1 and entity.argument2
        found.append(document)
    assert_same(found, folder.documents)


def span_of(entity: EntityAnnotation, document: Document) -> Span:
    """A span, which is in fragments where it goes over line breaks."""
    fragments = [document.text[fragment.start : fragment.end] for fragment in entity.fragments]
    assert " ".join(fragments) == entity.content
    assert not any(set(fragment) & set("\r\n") for fragment in fragments)
    between = zip(entity.fragments, entity.fragments[1:], strict=False)
    assert all(set(document.text[left.end : right.start]) <= set("\r\n") for left, right in between)
    return Span(entity.fragments[0].start, entity.fragments[-1].end, entity.label)
