"""What spaCy's tokens can hold of a document, and what is lost."""

import spacy
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan
from spacy.util import filter_spans

from dataset import Document, Loss, Span

NLP = spacy.blank("en")


def aligned(document: Document) -> tuple[Doc, list[TokenSpan]]:
    """The document's tokens, and its spans that begin and end with one."""
    doc = NLP.make_doc(document.text)
    spans = [doc.char_span(span.start, span.end, span.label) for span in document.spans]
    return doc, [span for span in spans if span is not None]


def flat(document: Document) -> Doc:
    """The document with its spans as entities: of several at a place the longest."""
    doc, spans = aligned(document)
    doc.ents = filter_spans(spans)
    return doc


def lost(document: Document, kept: list[TokenSpan]) -> list[Loss]:
    places = {Span(span.start_char, span.end_char, span.label_) for span in kept}
    return [Loss(document.id, span) for span in document.spans if span not in places]


def lost_of_all(documents: list[Document], flattened: bool = True) -> list[Loss]:
    return [
        loss
        for document in documents
        for loss in lost(document, list(flat(document).ents) if flattened else aligned(document)[1])
    ]
