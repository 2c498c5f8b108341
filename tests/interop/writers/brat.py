"""brat's standoff files by bratly."""

import re
import tempfile
import zipfile
from pathlib import Path

from bratly import AnnotationCollection, AttributeAnnotation, EntityAnnotation, Fragment, NoteAnnotation
from bratly.io import write_ann_file

from dataset import Document, Loss, Span


def fragments(document: Document, span: Span) -> list[Fragment]:
    """brat has one line an annotation, so a span that goes over line breaks is in pieces."""
    pieces = re.finditer(r"[^\r\n]+", document.quote(span))
    return [Fragment(start=span.start + piece.start(), end=span.start + piece.end()) for piece in pieces]


def entities(document: Document) -> list[EntityAnnotation]:
    made = []
    for number, span in enumerate(document.spans, 1):
        pieces = fragments(document, span)
        content = " ".join(document.text[piece.start : piece.end] for piece in pieces)
        made.append(EntityAnnotation(id=f"T{number}", label=span.label, fragments=pieces, content=content))
    return made


def brat(path: Path, documents: list[Document]) -> list[Loss]:
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in documents:
            annotations: list = entities(document)
            if annotations:
                first = annotations[0]
                annotations.append(AttributeAnnotation(id="A1", label="Certain", component=first, values=["yes"]))
                annotations.append(NoteAnnotation(id="#1", label="AnnotatorNotes", component=first, value="clear"))
            file = Path(folder, f"{document.id}.ann")
            write_ann_file(AnnotationCollection(annotations=annotations), str(file))
            archive.write(file, file.name)
            archive.writestr(f"{document.id}.txt", document.text.encode("utf-8"))
        archive.writestr(
            "annotation.conf", "[entities]\nORG\n[relations]\n[events]\n[attributes]\nCertain Arg:<ENTITY>, Value:yes\n"
        )
    return []
