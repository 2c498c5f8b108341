"""Writes our texts with the libraries that Tallymark's files are for: `make.py FOLDER`.

Half of the files have the names that the page gives them and prove the checks themselves; all that Tallymark can read are
opened by it (test_opened.py), and `NAME.expected.jsonl` beside each says what must be found there.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dataset import Document, Loss
from samples import SAMPLES
from writers import (
    brat,
    cas,
    gliner_files,
    label_studio,
    spacy_files,
    tables,
    tag_files,
    web_annotations,
    webanno_files,
)

Writer = Callable[[Path, list[Document]], list[Loss]]


@dataclass
class Made:
    """A file that is made: by what, and what is in it of our texts."""

    name: str
    write: Writer
    # The command line's name of the format; none for what Tallymark only writes.
    format: str | None
    # Formats of tokens keep the visible characters only, and so the texts cannot be compared as they are.
    keeps_text: bool = True
    # Which of our texts; all if none is named.
    only: str | None = None


FILES = [
    Made("spacy.jsonl", spacy_files.jsonl, "spacy-jsonl"),
    Made("docbin.spacy", spacy_files.docbin, "docbin"),
    Made("prodigy.jsonl", spacy_files.prodigy, "prodigy"),
    Made("doccano.jsonl", spacy_files.doccano, "doccano"),
    Made("doccano-relations.jsonl", spacy_files.doccano_relations, "doccano"),
    Made("label-studio.json", label_studio.label_studio, "label-studio"),
    Made("label-studio-ascii.json", label_studio.label_studio_ascii, "label-studio"),
    Made("conll-iob2.conll", tag_files.conll, "conll", keeps_text=False),
    Made("conll-biluo.conll", tag_files.conll_biluo, "conll-biluo", keeps_text=False),
    Made("huggingface.zip", tag_files.huggingface, "hugging-face", keeps_text=False),
    Made("huggingface.parquet", tag_files.parquet, "hugging-face", keeps_text=False),
    Made("gliner.json", gliner_files.gliner, "gliner", keeps_text=False),
    Made("brat.zip", brat.brat, "brat"),
    Made("webanno.zip", webanno_files.webanno, "webanno", keeps_text=False),
    Made("cas-json.zip", cas.json_zip, "cas-json"),
    Made("cas-json-own.zip", cas.json_own, "cas-json"),
    Made("cas-single.json", cas.json_single, "cas-json", only="emoji"),
    Made("cas-xmi.zip", cas.xmi_zip, "cas-xmi"),
    Made("cas-xmi-own.zip", cas.xmi_own, "cas-xmi"),
    Made("cas-single.xmi", cas.xmi_single, "cas-xmi", only="emoji"),
    Made("web-annotation.jsonld", web_annotations.web_annotations, "web-annotation"),
    Made("web-annotation-mixed.jsonld", web_annotations.web_annotations_mixed, "web-annotation"),
    Made("chat.jsonl", tables.chat, None),
    Made("spans.csv", tables.csv, None),
    Made("spans.tsv", tables.tsv, None),
]


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "native.jsonl").write_bytes("".join(map(native, SAMPLES)).encode("utf-8"))
    losses = []
    for file in FILES:
        documents = [sample.document() for sample in SAMPLES if file.only in (None, sample.id)]
        lost = file.write(folder / file.name, documents)
        losses += [row(file.name, loss) for loss in lost]
        (folder / f"{file.name}.expected.jsonl").write_bytes(expected(documents, lost).encode("utf-8"))
    unique = {json.dumps(loss, sort_keys=True): loss for loss in losses}
    (folder / "losses.json").write_text(json.dumps(list(unique.values())), "utf-8")


def row(name: str, loss: Loss) -> dict:
    return {"format": name.split(".")[0], "document": loss.document, **vars(loss.span)}


def expected(documents: list[Document], lost: list[Loss]) -> str:
    gone = {(loss.document, loss.span) for loss in lost}
    lines = [
        {"id": d.id, "text": d.text, "spans": [vars(span) for span in d.spans if (d.id, span) not in gone]}
        for d in documents
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def native(sample) -> str:
    spans = [
        {
            "id": f"{sample.id}-{number}",
            **vars(each.span),
            "text": sample.text[each.span.start : each.span.end],
            "source": "user" if each.decision == "added" else "model",
            "score": 1.0,
            "decision": each.decision,
        }
        for number, each in enumerate(sample.decided)
    ]
    line = {
        "schema": "tallymark/1",
        "id": sample.id,
        "text": sample.text,
        "text_sha256": hashlib.sha256(sample.text.encode("utf-8")).hexdigest(),
        "offset_unit": "codepoint",
        "meta": {"title": sample.id},
        "spans": spans,
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} FOLDER")
    make(Path(sys.argv[1]))
