"""JSON-LD as RDF, with the context of Web Annotations from here instead of from the network.

No package ships the W3C's context, so `anno-context.jsonld` is written from the Recommendation: the terms of the model's
chapters on annotations, bodies, targets and selectors, with the properties that the Vocabulary defines for them
(https://www.w3.org/TR/annotation-model/, https://www.w3.org/TR/annotation-vocab/). A term that is not in it would be dropped
in silence: pyld is told to refuse instead.
"""

import json
from pathlib import Path

from pyld import jsonld
from rdflib import Graph

CONTEXT_URL = "http://www.w3.org/ns/anno.jsonld"
CONTEXT = json.loads(Path(__file__).with_name("anno-context.jsonld").read_text("utf-8"))


def load(url: str, _options: dict) -> dict:
    assert url == CONTEXT_URL, f"a context that is not the W3C's: {url}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


OPTIONS = {"documentLoader": load}


def graph_of(text: str) -> Graph:
    """The triples of a JSON-LD file: contexts resolved by pyld, triples by rdflib."""
    expanded = jsonld.expand(json.loads(text), OPTIONS, on_property_dropped=_refuse)
    return Graph().parse(data=json.dumps(expanded), format="json-ld")


def _refuse(term: str) -> None:
    raise AssertionError(f"the context does not define `{term}`")
