"""A project's export of Label Studio: regions by its SDK, around them what the server adds."""

import json
from pathlib import Path

from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.create import labels as labels_tag
from label_studio_sdk.label_interface.objects import AnnotationValue, PredictionValue

from dataset import Document, Loss
from samples import SAMPLES

TIME = "2025-12-04T10:30:00.000000Z"


def regions(interface: LabelInterface, document: Document) -> list[dict]:
    """The document's spans as regions, with the words that the server's editor puts into them."""
    control = interface.get_control("label")
    made = [control.label(label=[span.label], start=span.start, end=span.end)._dict() for span in document.spans]
    for region, span in zip(made, document.spans, strict=True):
        region["value"]["text"] = document.quote(span)
        region["origin"] = "manual"
    return made


def configuration() -> str:
    labels = {each.span.label for sample in SAMPLES for each in sample.decided}
    return LabelInterface.create({"text": "Text", "label": labels_tag(sorted(labels))})


def tasks(documents: list[Document]) -> list[dict]:
    interface = LabelInterface(configuration())
    waiting = {sample.id: sample.document("suggested") for sample in SAMPLES}
    made = []
    for number, document in enumerate(documents, 1):
        annotation = AnnotationValue(completed_by=1, result=regions(interface, document), lead_time=12.5)
        suggested = waiting.get(document.id, Document(document.text))
        prediction = PredictionValue(model_version="names-1", score=0.5, result=regions(interface, suggested))
        facts = {"created_at": TIME, "updated_at": TIME, "task": number, "project": 1}
        made.append(
            {
                "id": number,
                "annotations": [
                    {
                        "id": number,
                        **annotation.model_dump(),
                        **facts,
                        "unique_id": f"a{number}",
                        "draft_created_at": None,
                    }
                ],
                "file_upload": "texts.json",
                "drafts": [],
                "predictions": [{"id": number, **prediction.model_dump(), **facts}],
                "data": {"text": document.text},
                "meta": {},
                "created_at": TIME,
                "updated_at": TIME,
                "inner_id": number,
                "total_annotations": 1,
                "cancelled_annotations": 0,
                "total_predictions": 1,
                "comment_count": 0,
                "project": 1,
            }
        )
    return made


def label_studio(path: Path, documents: list[Document]) -> list[Loss]:
    path.write_text(json.dumps(tasks(documents), ensure_ascii=False, indent=1), "utf-8")
    return []


def label_studio_ascii(path: Path, documents: list[Document]) -> list[Loss]:
    """The same as older servers write it, all but ASCII escaped."""
    path.write_text(json.dumps(tasks(documents)), "utf-8")
    return []


def label_studio_min(path: Path, documents: list[Document]) -> list[Loss]:
    """Its JSON-MIN, which the converter makes."""
    full = path.with_suffix(".full")
    label_studio(full, documents)
    folder = path.with_suffix(".folder")
    Converter(configuration(), project_dir=None, download_resources=False).convert(
        str(full), str(folder), "JSON_MIN", is_dir=False
    )
    (folder / "result.json").rename(path)
    folder.rmdir()
    full.unlink()
    return []
