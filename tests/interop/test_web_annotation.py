"""pyld and rdflib read the Web Annotations as RDF; every span is asked for in SPARQL."""

from collections import defaultdict
from urllib.parse import unquote

from rdflib import Graph
from rdflib.query import ResultRow

import web_annotation
from conftest import Folder
from dataset import Document, Span, assert_spans

QUERY = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?annotation ?source ?label ?start ?end ?exact ?prefix ?suffix WHERE {
  ?annotation a oa:Annotation ; oa:hasTarget ?target .
  ?annotation oa:hasBody ?body . ?body oa:hasPurpose ?purpose ; rdf:value ?label .
  FILTER(?purpose IN (oa:tagging, oa:classifying))
  ?target oa:hasSource ?source ; oa:hasSelector ?position, ?quote .
  ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
  ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
  OPTIONAL { ?quote oa:prefix ?prefix }
  OPTIONAL { ?quote oa:suffix ?suffix }
}
"""


def graph_of(folder: Folder) -> Graph:
    return web_annotation.graph_of(folder.file("web-annotation.jsonld").read_text("utf-8"))


def document_of(source: str, documents: list[Document]) -> Document:
    """The document whose id the source's IRI ends with."""
    found = [document for document in documents if unquote(source).endswith(document.id)]
    assert found, f"no document has an id at the end of {source}"
    return max(found, key=lambda document: len(document.id))


def test_the_triples_have_the_spans(folder: Folder) -> None:
    graph = graph_of(folder)
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in graph.query(QUERY):
        assert isinstance(row, ResultRow)
        document = document_of(str(row.source), folder.documents)
        span = Span(int(row.start), int(row.end), str(row.label))
        spans[document.id].append(span)
        assert document.quote(span) == str(row.exact)
        prefix, suffix = str(row.prefix or ""), str(row.suffix or "")
        assert document.text[: span.start].endswith(prefix)
        assert document.text[span.end :].startswith(suffix)
        assert prefix or span.start == 0
        assert suffix or span.end == len(document.text)
    for document in folder.documents:
        assert_spans(document.text, spans[document.id], document.spans)


def test_every_annotation_is_asked_for(folder: Folder) -> None:
    """An annotation of another shape would be in no row of the query above, and so would not be compared."""
    annotations = "SELECT (COUNT(*) AS ?count) { ?a a <http://www.w3.org/ns/oa#Annotation> }"
    ((count,),) = graph_of(folder).query(annotations)
    assert int(count) == sum(len(document.spans) for document in folder.documents)
