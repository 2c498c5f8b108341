"""What no library defines a writer for: the chat lines, and pandas' tables with every decision."""

import json
from pathlib import Path

import pandas

from dataset import Document, Loss
from samples import SAMPLES

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def chat(path: Path, documents: list[Document]) -> list[Loss]:
    labels = ", ".join(sorted({span.label for document in documents for span in document.spans}))
    lines = []
    for document in documents:
        answer = [{"text": document.quote(s), "label": s.label, "start": s.start, "end": s.end} for s in document.spans]
        messages = [
            {"role": "system", "content": f"List the mentions of {labels} as JSON."},
            {"role": "user", "content": document.text},
            {"role": "assistant", "content": json.dumps(answer, ensure_ascii=False)},
        ]
        lines.append(json.dumps({"messages": messages}, ensure_ascii=False) + "\n")
    path.write_bytes("".join(lines).encode("utf-8"))
    return []


def table(path: Path, separator: str) -> list[Loss]:
    guard = lambda words: f"'{words}" if words.startswith(FORMULA) else words
    rows = [
        {
            "document": sample.id,
            "start": each.span.start,
            "end": each.span.end,
            "text": guard(sample.text[each.span.start : each.span.end]),
            "label": each.span.label,
            "decision": each.decision,
        }
        for sample in SAMPLES
        for each in sample.decided
    ]
    pandas.DataFrame(rows).to_csv(path, index=False, sep=separator, lineterminator="\r\n")
    return []


def csv(path: Path, _: list[Document]) -> list[Loss]:
    return table(path, ",")


def tsv(path: Path, _: list[Document]) -> list[Loss]:
    return table(path, "\t")
