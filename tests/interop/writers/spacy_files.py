"""spaCy's DocBin and JSONL, and what has spaCy's tokens: Prodigy's and doccano's JSONL."""

from pathlib import Path

import srsly
from spacy.tokens import DocBin

from dataset import Document, Loss
from writers.tokens import aligned, flat, lost_of_all


def docbin(path: Path, documents: list[Document]) -> list[Loss]:
    DocBin(docs=[flat(document) for document in documents]).to_disk(path)
    return lost_of_all(documents)


def jsonl(path: Path, documents: list[Document]) -> list[Loss]:
    srsly.write_jsonl(
        path, [{"text": each.text, "entities": [[s.start, s.end, s.label] for s in each.spans]} for each in documents]
    )
    return []


def prodigy(path: Path, documents: list[Document]) -> list[Loss]:
    """As Prodigy's documentation has the tasks of its recipe `ner.manual`."""
    rows = []
    for document in documents:
        doc, spans = aligned(document)
        tokens = [
            {"text": t.text, "start": t.idx, "end": t.idx + len(t), "id": t.i, "ws": bool(t.whitespace_)} for t in doc
        ]
        marked = [
            {
                "start": s.start_char,
                "end": s.end_char,
                "token_start": s.start,
                "token_end": s.end - 1,
                "label": s.label_,
            }
            for s in spans
        ]
        meta = {"_input_hash": -len(rows), "_task_hash": len(rows), "_view_id": "ner_manual"}
        rows.append({"text": document.text, "tokens": tokens, "spans": marked, "answer": "accept", **meta})
    srsly.write_jsonl(path, rows)
    return lost_of_all(documents, flattened=False)


def doccano(path: Path, documents: list[Document]) -> list[Loss]:
    """As doccano exports sequence labelling."""
    rows = [
        {"id": number, "text": each.text, "label": [[s.start, s.end, s.label] for s in each.spans], "Comments": []}
        for number, each in enumerate(documents, 1)
    ]
    srsly.write_jsonl(path, rows)
    return []


def doccano_relations(path: Path, documents: list[Document]) -> list[Loss]:
    """As doccano exports sequence labelling with relations."""
    rows, number = [], 0
    for document in documents:
        entities = []
        for span in document.spans:
            number += 1
            entities.append({"id": number, "label": span.label, "start_offset": span.start, "end_offset": span.end})
        ends = [entity["id"] for entity in entities[:2]]
        relations = [{"id": number, "from_id": ends[0], "to_id": ends[1], "type": "part of"}] if len(ends) == 2 else []
        rows.append(
            {"id": len(rows) + 1, "text": document.text, "entities": entities, "relations": relations, "Comments": []}
        )
    srsly.write_jsonl(path, rows)
    return []
