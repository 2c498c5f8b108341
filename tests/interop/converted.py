"""Our texts as `tallymark convert` writes them: the same code as the page's, on what is hardest about offsets."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from dataset import Document, read_native

CLI = Path(os.environ.get("TALLYMARK_CLI", Path(__file__).parents[2] / "target/debug/tallymark"))

# The page's names of files, and the command line's of their formats.
FORMATS = {
    "spans.csv": "csv",
    "spans.tsv": "tsv",
    "spacy.jsonl": "spacy-jsonl",
    "docbin.spacy": "docbin",
    "prodigy.jsonl": "prodigy",
    "label-studio.json": "label-studio",
    "doccano.jsonl": "doccano",
    "conll-iob2.conll": "conll",
    "conll-biluo.conll": "conll-biluo",
    "huggingface.zip": "hugging-face",
    "gliner.json": "gliner",
    "brat.zip": "brat",
    "webanno.zip": "webanno",
    "cas-json.zip": "cas-json",
    "cas-xmi.zip": "cas-xmi",
    "web-annotation.jsonld": "web-annotation",
    "chat.jsonl": "chat",
}

# Formats that say what was decided get every suggestion, and the tests see that none of them passes for a fact.
EVERY_DECISION = ("prodigy", "label-studio")

LEFT_OUT = re.compile(r"tallymark: notice: (?P<document>[^:]*): “(?P<words>.*)” (?P<cause>[^”]*): left out")


def tallymark(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    assert CLI.is_file(), f"there is no {CLI}: run `cargo build -p tallymark-cli`, or name another in TALLYMARK_CLI"
    return subprocess.run([CLI, *arguments], capture_output=True, check=False, timeout=60)


def convert(native: Path, folder: Path) -> None:
    """Writes the documents of a native file in every format, and what each could not hold; where a format fails, why is in
    `NAME.problems` (test_converted.py)."""
    shutil.copy(native, folder / "native.jsonl")
    documents = {document.id: document for document in read_native(native)}
    losses = []
    for name, format in FORMATS.items():
        decisions = ("--decisions", "all") if format in EVERY_DECISION else ()
        run = tallymark("convert", "--to", format, *decisions, "--output", folder / name, native)
        messages = run.stderr.decode("utf-8")
        if run.returncode != 0:
            (folder / f"{name}.problems").write_text(messages, "utf-8")
        left_out = {(match["document"], match["words"]) for match in LEFT_OUT.finditer(messages)}
        for document, words in sorted(left_out):
            losses += [{"format": name.split(".")[0], **loss} for loss in lost(documents[document], words)]
    (folder / "losses.json").write_text(json.dumps(losses), "utf-8")


def lost(document: Document, words: str) -> list[dict]:
    return [{"document": document.id, **vars(span)} for span in document.spans if document.quote(span) == words]
