"""W3C Web Annotations: triples by rdflib, framed as JSON-LD by pyld."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from pyld import jsonld
from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace, URIRef

from dataset import Document, Loss, Span
from web_annotation import CONTEXT_URL, OPTIONS

OA = Namespace("http://www.w3.org/ns/oa#")
DCTYPES = Namespace("http://purl.org/dc/dcmitype/")
CONTEXT_LENGTH = 20


def source_of(document: Document) -> URIRef:
    return URIRef(f"urn:tallymark:document:{quote(document.id, safe='')}")


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.nonNegativeInteger)


def describe(graph: Graph, document: Document, annotation: URIRef) -> None:
    """The annotation whose target is the text itself: without the text its spans point nowhere."""
    source = source_of(document)
    for triple in (
        (annotation, RDF.type, OA.Annotation),
        (annotation, OA.motivatedBy, OA.describing),
        (annotation, OA.hasTarget, source),
        (source, RDF.type, DCTYPES.Text),
        (source, RDF.value, Literal(document.text)),
    ):
        graph.add(triple)


def classify(graph: Graph, document: Document, span: Span, annotation: URIRef) -> None:
    body, target, position, words = BNode(), BNode(), BNode(), BNode()
    before, after = document.text[: span.start][-CONTEXT_LENGTH:], document.text[span.end :][:CONTEXT_LENGTH]
    for triple in (
        (annotation, RDF.type, OA.Annotation),
        (annotation, OA.motivatedBy, OA.classifying),
        (annotation, OA.hasBody, body),
        (annotation, OA.hasTarget, target),
        (body, RDF.type, OA.TextualBody),
        (body, OA.hasPurpose, OA.classifying),
        (body, RDF.value, Literal(span.label)),
        (target, RDF.type, OA.SpecificResource),
        (target, OA.hasSource, source_of(document)),
        (target, OA.hasSelector, position),
        (target, OA.hasSelector, words),
        (position, RDF.type, OA.TextPositionSelector),
        (position, OA.start, integer(span.start)),
        (position, OA.end, integer(span.end)),
        (words, RDF.type, OA.TextQuoteSelector),
        (words, OA.exact, Literal(document.quote(span))),
        (words, OA.prefix, Literal(before)),
        (words, OA.suffix, Literal(after)),
    ):
        graph.add(triple)


def framed(documents: list[Document], name: Callable[[int, int], str]) -> dict:
    """The annotations as a tree, in the order of their names; a text is where it is first spoken of."""
    graph = Graph()
    for place, document in enumerate(documents):
        describe(graph, document, URIRef(name(place, 0)))
        for number, span in enumerate(document.spans, 1):
            classify(graph, document, span, URIRef(name(place, number)))
    expanded = json.loads(graph.serialize(format="json-ld"))
    frame = {"@context": CONTEXT_URL, "type": "Annotation"}
    return jsonld.frame(expanded, frame, {**OPTIONS, "embed": "@once"})


def web_annotations(path: Path, documents: list[Document]) -> list[Loss]:
    tree = framed(documents, lambda place, number: f"urn:example:{place:03}:{number:03}")
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1), "utf-8")
    return []


def web_annotations_mixed(path: Path, documents: list[Document]) -> list[Loss]:
    """The same, with annotations of different texts next to each other: RDF has no order."""
    tree = framed(documents, lambda place, number: f"urn:example:{number:03}:{place:03}")
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1), "utf-8")
    return []
