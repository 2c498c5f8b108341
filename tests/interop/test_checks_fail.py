"""Each check finds a native file that says otherwise: a comparison that nothing can fail proves nothing."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import test_brat
import test_cassis
import test_chat
import test_conll
import test_datasets
import test_gliner
import test_label_studio
import test_spacy
import test_web_annotation
import test_webanno
from conftest import Folder
from dataset import Document, Span, read_native

CHECKS = [
    test_brat.test_bratly_reads_texts_and_spans,
    test_cassis.test_json_loads,
    test_cassis.test_xmi_loads,
    test_chat.test_every_line_asks_and_answers,
    test_conll.test_seqeval_finds_the_spans,
    test_conll.test_spacy_converts_the_file,
    test_datasets.test_the_dataset_loads_as_its_card_says,
    test_datasets.test_each_kind_of_file_loads_by_itself,
    test_gliner.test_the_file_has_the_spans,
    test_label_studio.test_the_converter_reads_texts_and_spans,
    test_spacy.test_docbin_has_the_spans,
    test_spacy.test_jsonl_has_the_texts_and_spans,
    test_spacy.test_prodigy_has_the_texts_and_spans,
    test_spacy.test_doccano_has_the_texts_and_spans,
    test_web_annotation.test_the_triples_have_texts_and_spans,
    test_webanno.test_tokens_and_spans_stand_in_the_text,
]


def other_label(document: Document) -> Document:
    first, *rest = document.spans
    return replace(document, spans=[replace(first, label="OTHER"), *rest])


def one_span_less(document: Document) -> Document:
    return replace(document, spans=document.spans[1:])


def one_span_more(document: Document) -> Document:
    # A word that nothing marks.
    start = document.text.index("deal")
    return replace(document, spans=[*document.spans, Span(start, start + 4, "EVENT")])


def moved(document: Document) -> Document:
    first, *rest = document.spans
    return replace(document, spans=[replace(first, end=first.end - 1), *rest])


@pytest.mark.parametrize("change", [other_label, one_span_less, one_span_more, moved])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_finds(change: Callable, check: Callable, made_path: Path, tmp_path: Path) -> None:
    first, *rest = read_native(made_path / "native.jsonl")
    folder = Folder(made_path, [change(first), *rest])
    with pytest.raises(AssertionError, match="missing|extra|in no document|left == right|=="):
        check(**arguments(check, folder, tmp_path))


def arguments(check: Callable, folder: Folder, tmp_path: Path) -> dict:
    """What pytest would give to a check, for this folder."""
    values = {"folder": folder, "tmp_path": tmp_path, "end": ".parquet"}
    values |= dict(zip(test_conll.PARAMETERS, test_conll.FILES[0], strict=True))
    fixtures = {"unzipped": (test_brat, test_datasets), "type_system": (test_cassis,)}
    module = inspect.getmodule(check)
    for name, modules in fixtures.items():
        if module in modules and name in inspect.signature(check).parameters:
            fixture = vars(module)[name]._get_wrapped_function()
            values[name] = fixture(**{n: values[n] for n in inspect.signature(fixture).parameters})
    return {name: values[name] for name in inspect.signature(check).parameters}
