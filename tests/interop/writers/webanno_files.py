"""WebAnno TSV 3.3, written after its documentation (see webanno.py, which reads it): no package on PyPI writes it.

Where a span begins or ends inside a token, the parts have lines of their own.
"""

import re
import zipfile
from pathlib import Path

from dataset import Document, Loss, Span
from webanno import ENTITY, HEADER
from writers.tokens import NLP

RESERVED = re.compile(r"[\\\[\]|_;*]|->|[\t\n\r]")
NAMES = {"\t": "t", "\n": "n", "\r": "r"}


def escaped(text: str) -> str:
    return RESERVED.sub(lambda match: "\\" + NAMES.get(match[0], match[0]), text)


def sentence_lines(text: str) -> list[str]:
    """A sentence as its `#Text=` lines, one for each of its own."""
    escaped_text = re.sub(r"[\\\t\r]", lambda match: "\\" + NAMES.get(match[0], match[0]), text)
    return [f"#Text={line}" for line in escaped_text.split("\n")]


def units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def rows(document: Document) -> list[str]:
    tokens = [(t.idx, t.idx + len(t)) for t in NLP.make_doc(document.text) if not t.is_space]
    written = sentence_lines(document.text[tokens[0][0] : tokens[-1][1]])
    for number, (start, end) in enumerate(tokens, 1):
        meeting = [(n, s) for n, s in enumerate(document.spans, 1) if s.start < end and start < s.end]
        parts = {(max(s.start, start), min(s.end, end)) for _, s in meeting} - {(start, end)}
        places = [(f"1-{number}", start, end), *((f"1-{number}.{n}", *part) for n, part in enumerate(sorted(parts), 1))]
        for name, begin, stop in places:
            here = [(n, s) for n, s in meeting if (max(s.start, start), min(s.end, end)) == (begin, stop)]
            values = "|".join(value(n, s, start, end, len(here)) for n, s in here) or "_"
            place = f"{units(document.text, begin)}-{units(document.text, stop)}"
            written.append("\t".join([name, place, escaped(document.text[begin:stop]), values]) + "\t")
    return written


def value(number: int, span: Span, start: int, end: int, stacked: int) -> str:
    """A span's label; with a number where it goes over several tokens or has company."""
    alone = start <= span.start and span.end <= end and stacked == 1
    return escaped(span.label) if alone else f"{escaped(span.label)}[{number}]"


def webanno(path: Path, documents: list[Document]) -> list[Loss]:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in documents:
            lines = [HEADER, f"#T_SP={ENTITY}|value", "", "", *rows(document), ""]
            archive.writestr(f"{document.id}.tsv", "\n".join(lines).encode("utf-8"))
    return []
