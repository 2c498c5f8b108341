"""pyld and rdflib read the Web Annotations as RDF; every span is asked for in SPARQL."""

from rdflib import Graph
from rdflib.query import ResultRow

import web_annotation
from conftest import Folder
from dataset import Document, Span, assert_same

PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX dctypes: <http://purl.org/dc/dcmitype/>
"""

# Whoever looks for labels asks for these; what was only suggested, or was rejected, must have another motivation.
IS_LABEL = "?annotation a oa:Annotation ; oa:motivatedBy ?why FILTER(?why IN (oa:tagging, oa:classifying))"

SPANS = f"""{PREFIXES}
SELECT ?source ?label ?start ?end ?exact ?prefix ?suffix WHERE {{
  {IS_LABEL}
  ?annotation oa:hasBody ?body ; oa:hasTarget ?target .
  ?body oa:hasPurpose ?why ; rdf:value ?label .
  ?target oa:hasSource ?source ; oa:hasSelector ?position, ?quote .
  ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
  ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
  OPTIONAL {{ ?quote oa:prefix ?prefix }}
  OPTIONAL {{ ?quote oa:suffix ?suffix }}
}}
"""

TEXTS = f"{PREFIXES} SELECT DISTINCT ?source ?text WHERE {{ ?source a dctypes:Text ; rdf:value ?text }}"

COUNT = f"{PREFIXES} SELECT (COUNT(DISTINCT ?annotation) AS ?count) WHERE {{ {IS_LABEL} }}"


def graph_of(folder: Folder) -> Graph:
    return web_annotation.graph_of(folder.file("web-annotation.jsonld").read_text("utf-8"))


def test_the_triples_have_texts_and_spans(folder: Folder) -> None:
    graph = graph_of(folder)
    found = {str(row.source): Document(str(row.text)) for row in graph.query(TEXTS)}
    for row in graph.query(SPANS):
        assert isinstance(row, ResultRow)
        document = found[str(row.source)]
        span = Span(int(row.start), int(row.end), str(row.label))
        document.spans.append(span)
        assert document.quote(span) == str(row.exact)
        prefix, suffix = str(row.prefix or ""), str(row.suffix or "")
        assert document.text[: span.start].endswith(prefix)
        assert document.text[span.end :].startswith(suffix)
        assert prefix or span.start == 0
        assert suffix or span.end == len(document.text)
    assert_same(list(found.values()), folder.documents)


def test_every_annotation_is_asked_for(folder: Folder) -> None:
    """An annotation of another shape would be in no row of the query above, and so would not be compared."""
    ((count,),) = graph_of(folder).query(COUNT)
    assert int(count) == sum(len(document.spans) for document in folder.documents)
