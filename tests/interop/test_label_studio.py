"""Label Studio's SDK checks the tasks against a labelling configuration, and its converter reads them."""

import json
from pathlib import Path

from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.create import labels as labels_tag

from conftest import Folder
from dataset import Document, Span, assert_same, read_native

FILE = "label-studio.json"
EVERY_DECISION = ("suggested", "accepted", "corrected", "rejected", "added")


def tasks_of(folder: Folder) -> list[dict]:
    return json.loads(folder.file(FILE).read_text("utf-8"))


def configuration(folder: Folder) -> str:
    names = {
        span.label for document in read_native(folder.file("native.jsonl"), EVERY_DECISION) for span in document.spans
    }
    return LabelInterface.create({"text": "Text", "label": labels_tag(sorted(names))})


def convert(folder: Folder, target: Path, format: str) -> Path:
    converter = Converter(configuration(folder), project_dir=None, download_resources=False)
    converter.convert(str(folder.file(FILE)), str(target), format, is_dir=False)
    return next(target.iterdir())


def test_the_tasks_are_valid(folder: Folder) -> None:
    interface = LabelInterface(configuration(folder))
    for task in tasks_of(folder):
        assert interface.validate_task({"data": task["data"]})
        for annotation in task["annotations"]:
            assert interface.validate_annotation(annotation)
        for prediction in task.get("predictions", []):
            assert interface.validate_prediction(prediction, return_errors=True) == []
            assert prediction["model_version"]


def test_the_converter_reads_texts_and_spans(folder: Folder, tmp_path: Path) -> None:
    rows = json.loads(convert(folder, tmp_path, "JSON_MIN").read_text("utf-8"))
    found = []
    for row in rows:
        document = Document(row["text"])
        for region in row.get("label", []):
            (label,) = region["labels"]
            document.spans.append(Span(region["start"], region["end"], label))
            assert document.quote(document.spans[-1]) == region["text"]
        found.append(document)
    assert_same(found, folder.documents)


def test_the_converter_writes_conll(folder: Folder, tmp_path: Path) -> None:
    lines = convert(folder, tmp_path, "CONLL2003").read_text("utf-8").splitlines()[1:]
    tokens, tags = zip(*[(line.split(" ")[0], line.split(" ")[-1]) for line in lines if line], strict=True)
    text = "".join(document.text for document in folder.documents)
    assert "".join(tokens) == "".join(text.split())
    # It tags a token that a span touches, and knows one span at a place: as many at most, and of these labels.
    spans = [span for document in folder.documents for span in document.spans]
    assert 0 < sum(tag.startswith("B-") for tag in tags) <= len(spans)
    assert {tag[2:] for tag in tags if tag != "O"} <= {span.label for span in spans}


def test_predictions_are_suggestions(folder: Folder) -> None:
    """If there are predictions at all: whether they are in the file is the user's to choose."""
    every = read_native(folder.file("native.jsonl"), EVERY_DECISION)
    suggested = read_native(folder.file("native.jsonl"), ("suggested",))
    tasks = tasks_of(folder)
    has_predictions = any(prediction["result"] for task in tasks for prediction in task.get("predictions", []))
    for task, document, waiting in zip(tasks, every, suggested, strict=True):
        regions = [region["value"] for prediction in task.get("predictions", []) for region in prediction["result"]]
        assert all(document.text[region["start"] : region["end"]] == region["text"] for region in regions)
        found = {Span(region["start"], region["end"], region["labels"][0]) for region in regions}
        assert set(waiting.spans) <= found or not has_predictions
