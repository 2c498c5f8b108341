"""Documents with spans, as every format is compared with the native one: text by text, span by span.

Offsets are code points, which is what Python's strings count.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# What is a fact about a text; suggestions that wait are none, and rejected ones are the opposite.
KEPT = ("accepted", "corrected", "added")


@dataclass(frozen=True, order=True)
class Span:
    start: int
    end: int
    label: str


@dataclass
class Document:
    text: str
    spans: list[Span] = field(default_factory=list)
    id: str = ""

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


def json_lines(path: Path) -> list[dict]:
    """The objects of a JSONL file. Lines end in LF only: a text may hold any other line break."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def read_native(path: Path, decisions: tuple[str, ...] = KEPT) -> list[Document]:
    """The documents of a native file, with the spans that have one of `decisions`."""
    documents = []
    for line in json_lines(path):
        assert line["schema"] == "tallymark/1" and line["offset_unit"] == "codepoint"
        document = Document(line["text"], id=str(line["id"]))
        for span in line["spans"]:
            # What `tallymark convert` reads from others may be without a decision, and then is a fact.
            if span.get("decision", "accepted") in decisions:
                document.spans.append(Span(span["start"], span["end"], span["label"]))
                assert document.quote(document.spans[-1]) == span["text"], span
        document.spans.sort()
        documents.append(document)
    return documents


def assert_same(found: list[Document], expected: list[Document]) -> None:
    """The same texts with the same spans, in whatever order of documents."""
    rest = list(expected)
    for document in found:
        twin = next((other for other in rest if other.text == document.text), None)
        assert twin is not None, f"no such text, or once too often: {document.text[:200]!r}"
        rest.remove(twin)
        assert_spans(document.text, document.spans, twin.spans)
    assert not rest, f"missing: {[document.id or document.text[:80] for document in rest]}"


def assert_spans(text: str, found: list[Span], expected: list[Span]) -> None:
    """One by one, and each as often."""
    found_counts, expected_counts = Counter(found), Counter(expected)
    missing = [(span, text[span.start : span.end]) for span in (expected_counts - found_counts).elements()]
    extra = [(span, text[span.start : span.end]) for span in (found_counts - expected_counts).elements()]
    assert not missing and not extra, f"missing: {missing}; extra: {extra}; in {text[:80]!r}"


class Visible:
    """What formats of tokens keep of documents: the characters that are not white space, and where spans are in them."""

    def __init__(self, documents: list[Document]) -> None:
        self.text = ""
        self.spans: list[Span] = []
        # Where in `text` a document begins, and of its code points how many are visible before each.
        self._documents: dict[str, tuple[int, list[int]]] = {}
        for document in documents:
            begin = len(self.text)
            before = [0]
            for character in document.text:
                before.append(before[-1] + (not character.isspace()))
            self.text += "".join(character for character in document.text if not character.isspace())
            self._documents[document.id] = begin, before
            self.spans += [self.place(document.id, span) for span in document.spans]

    def place(self, document: str, span: Span) -> Span:
        begin, before = self._documents[document]
        return Span(begin + before[span.start], begin + before[span.end], span.label)


@dataclass(frozen=True)
class Loss:
    """A span that a format cannot hold and that the page said it would leave out, before the download."""

    document: str
    span: Span


def assert_same_tokens(
    found: list[list[str]], spans: list[Span], documents: list[Document], losses: list[Loss]
) -> None:
    """The tokens of a file are the visible characters of the documents; its spans, which count tokens from the first of
    the file with the end after the last, are the documents' but for the losses; and no loss is for nothing."""
    visible = Visible(documents)
    tokens = [token for sentence in found for token in sentence]
    edges = [0]
    for token in tokens:
        assert token, "an empty token"
        edges.append(edges[-1] + sum(not character.isspace() for character in token))
    text = "".join(character for token in tokens for character in token if not character.isspace())
    assert text == visible.text

    lost = [visible.place(loss.document, loss.span) for loss in losses]
    for span in lost:
        assert_lost_for_a_reason(span, visible.spans, set(edges))
    remaining = Counter(visible.spans) - Counter(lost)
    placed = [Span(edges[span.start], edges[span.end], span.label) for span in spans]
    assert_spans(text, placed, list(remaining.elements()))


def assert_lost_for_a_reason(span: Span, spans: list[Span], edges: set[int]) -> None:
    """A lost span begins or ends inside a token, or shares characters with another."""
    rest = list(spans)
    assert span in rest, f"what is said to be lost is in no document: {span}"
    rest.remove(span)
    splits_a_token = not {span.start, span.end} <= edges
    meets_another = any(span.start < other.end and other.start < span.end for other in rest)
    assert splits_a_token or meets_another, f"{span} could have been kept"
