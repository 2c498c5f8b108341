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


def add(graph: Graph, document: Document, span: Span, number: int) -> None:
    annotation, body, target, position, words = (
        URIRef(f"urn:example:annotation:{number}"),
        BNode(),
        BNode(),
        BNode(),
        BNode(),
    )
    integer = lambda value: Literal(str(value), datatype=XSD.nonNegativeInteger)
    before, after = document.text[: span.start][-CONTEXT_LENGTH:], document.text[span.end :][:CONTEXT_LENGTH]
    triples = [
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
    ]
    for triple in triples:
        graph.add(triple)


def add_text(graph: Graph, document: Document) -> None:
    """The text itself: nothing that is only pointed at can be annotated further."""
    graph.add((source_of(document), RDF.type, DCTYPES.Text))
    graph.add((source_of(document), RDF.value, Literal(document.text)))


def web_annotations(path: Path, documents: list[Document]) -> list[Loss]:
    graph = Graph()
    for document in documents:
        add_text(graph, document)
    places = [(document, span) for document in documents for span in document.spans]
    for number, (document, span) in enumerate(places, 1):
        add(graph, document, span, number)
    expanded = json.loads(graph.serialize(format="json-ld"))
    frame = {"@context": CONTEXT_URL, "type": ["Annotation", "Text"], "@embed": "@always"}
    framed = jsonld.frame(expanded, frame, {**OPTIONS, "embed": "@always"})
    path.write_text(json.dumps(framed, ensure_ascii=False, indent=1), "utf-8")
    return []
