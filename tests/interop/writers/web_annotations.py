"""W3C Web Annotations: triples by rdflib, framed as JSON-LD by pyld."""

import json
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


def describe(graph: Graph, document: Document) -> None:
    """The text as a resource of its own: without it the spans point nowhere."""
    graph.add((source_of(document), RDF.type, DCTYPES.Text))
    graph.add((source_of(document), RDF.value, Literal(document.text)))


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


def framed(documents: list[Document]) -> list[dict]:
    """The texts and annotations as a tree. A text stands by itself and wherever it is the source."""
    graph = Graph()
    for place, document in enumerate(documents):
        describe(graph, document)
        for number, span in enumerate(document.spans):
            classify(graph, document, span, URIRef(f"urn:example:{place:03}:{number:03}"))
    expanded = json.loads(graph.serialize(format="json-ld"))
    frame = {"@context": CONTEXT_URL, "type": ["Text", "Annotation"]}
    return jsonld.frame(expanded, frame, OPTIONS)["@graph"]


def write(path: Path, nodes: list[dict]) -> list[Loss]:
    tree = {"@context": CONTEXT_URL, "@graph": nodes}
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1), "utf-8")
    return []


def web_annotations(path: Path, documents: list[Document]) -> list[Loss]:
    """In the order of their names: all annotations, then the texts."""
    return write(path, framed(documents))


def web_annotations_mixed(path: Path, documents: list[Document]) -> list[Loss]:
    """Annotations of different texts next to each other: RDF has no order."""
    return write(path, sorted(framed(documents), key=lambda node: node["id"][::-1]))
