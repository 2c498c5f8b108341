"""CoNLL-2003 files: spans by seqeval, and by spaCy's own converter."""

import pytest
from seqeval.metrics import classification_report, f1_score
from spacy.training.converters import conll_ner_to_docs

import tags
from conftest import Folder
from dataset import Span, assert_same_tokens

START = "-DOCSTART-"
FILES = [("conll-iob2", "IOB2"), ("conll-biluo", "BILUO")]
PARAMETERS = ("name", "scheme")


def sentences(folder: Folder, name: str) -> list[list[tuple[str, str]]]:
    """The tokens and tags of each sentence: the first and the last column of lines between empty ones."""
    text = folder.file(f"{name}.conll").read_bytes().decode("utf-8")
    blocks = [block.strip("\n").split("\n") for block in text.split("\n\n") if block.strip("\n")]
    rows = [[line.split(" ") for line in block if not line.startswith(f"{START} ")] for block in blocks]
    return [[(row[0], row[-1]) for row in block] for block in rows if block]


@pytest.mark.parametrize(PARAMETERS, FILES)
def test_seqeval_finds_the_spans(folder: Folder, name: str, scheme: str) -> None:
    found = sentences(folder, name)
    tokens = [[token for token, _ in sentence] for sentence in found]
    named = [[tag for _, tag in sentence] for sentence in found]
    assert_same_tokens(tokens, tags.spans(named, scheme), folder.documents, folder.losses(name))


@pytest.mark.parametrize(PARAMETERS, FILES)
def test_seqeval_scores_the_file(folder: Folder, name: str, scheme: str) -> None:
    named = [[tag for _, tag in sentence] for sentence in sentences(folder, name)]
    strict = {"mode": "strict", "scheme": tags.SCHEMES[scheme]}
    assert f1_score(named, named, **strict) == 1.0
    report = classification_report(named, named, output_dict=True, **strict)
    assert report["micro avg"]["support"] == len(tags.spans(named, scheme))


@pytest.mark.parametrize("name", [name for name, _ in FILES])
def test_each_document_has_its_start(folder: Folder, name: str) -> None:
    lines = folder.file(f"{name}.conll").read_bytes().decode("utf-8").split("\n")
    assert sum(line.startswith(f"{START} ") for line in lines) == len(folder.documents)
    assert {len(line.split(" ")) for line in lines if line} == {4}


def test_spacy_converts_the_file(folder: Folder) -> None:
    text = folder.file("conll-iob2.conll").read_bytes().decode("utf-8")
    tokens, spans = [], []
    begin = 0
    for doc in conll_ner_to_docs(text, n_sents=1, no_print=True):
        if doc[0].text == START:
            continue
        tokens.append([token.text for token in doc])
        spans += [Span(begin + entity.start, begin + entity.end, entity.label_) for entity in doc.ents]
        begin += len(doc)
    assert_same_tokens(tokens, spans, folder.documents, folder.losses("conll-iob2"))
