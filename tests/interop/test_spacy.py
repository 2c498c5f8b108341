"""spaCy loads what is written for it, trains an entity recogniser on it and predicts with that."""

import warnings

import spacy
from spacy.tokens import DocBin
from spacy.training import Corpus, Example, offsets_to_biluo_tags

from conftest import Folder
from dataset import Document, Span, assert_same, assert_same_tokens, json_lines


def documents_of(folder: Folder) -> list[spacy.tokens.Doc]:
    return list(DocBin().from_disk(folder.file("docbin.spacy")).get_docs(spacy.blank("en").vocab))


def edges_of(doc: spacy.tokens.Doc) -> set[int]:
    return {edge for token in doc for edge in (token.idx, token.idx + len(token))}


def test_docbin_has_the_tokens_of_spacy(folder: Folder) -> None:
    """All of them, and where a span begins or ends inside one, that one in pieces."""
    nlp = spacy.blank("en")
    for doc, document in zip(documents_of(folder), folder.documents, strict=True):
        assert doc.text == document.text
        wanted = edges_of(nlp.make_doc(document.text))
        assert wanted <= edges_of(doc)
        cuts = {edge for entity in doc.ents for edge in (entity.start_char, entity.end_char)}
        assert edges_of(doc) - wanted <= cuts


def test_docbin_has_the_spans(folder: Folder) -> None:
    docs = documents_of(folder)
    begins = [sum(len(doc) for doc in docs[:place]) for place in range(len(docs))]
    spans = [
        Span(begin + entity.start, begin + entity.end, entity.label_)
        for begin, doc in zip(begins, docs, strict=True)
        for entity in doc.ents
    ]
    tokens = [[token.text for token in doc] for doc in docs]
    assert_same_tokens(tokens, spans, folder.documents, folder.losses("docbin"))


def test_a_recogniser_is_trained_on_the_docbin(folder: Folder) -> None:
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    with warnings.catch_warnings():
        # W030 would say that spans and tokens do not agree.
        warnings.simplefilter("error")
        examples = list(Corpus(folder.file("docbin.spacy"))(nlp))
        nlp.initialize(lambda: examples)
    labels = {entity.label_ for example in examples for entity in example.reference.ents}
    assert labels and set(recogniser.labels) == labels
    losses: dict[str, float] = {}
    nlp.update(examples, losses=losses)
    assert 0 < losses["ner"] < float("inf")
    for document in folder.documents:
        predicted = nlp(document.text)
        assert predicted.text == document.text
        assert {entity.label_ for entity in predicted.ents} <= labels


def test_jsonl_has_the_texts_and_spans(folder: Folder) -> None:
    rows = json_lines(folder.file("spacy.jsonl"))
    found = [Document(row["text"], [Span(*entity) for entity in row["entities"]]) for row in rows]
    assert_same(found, folder.documents)


def test_jsonl_makes_training_examples(folder: Folder) -> None:
    nlp = spacy.blank("en")
    entities = 0
    for row in json_lines(folder.file("spacy.jsonl")):
        doc = nlp.make_doc(row["text"])
        # spaCy's recogniser takes one span at a place, on the edges of tokens; the others are the user's to choose.
        spans = [doc.char_span(start, end, label) for start, end, label in row["entities"]]
        flat = spacy.util.filter_spans([span for span in spans if span is not None])
        offsets = [(span.start_char, span.end_char, span.label_) for span in flat]
        assert "-" not in offsets_to_biluo_tags(doc, offsets)
        example = Example.from_dict(doc, {"entities": offsets})
        assert [entity.text for entity in example.reference.ents] == [span.text for span in sorted(flat)]
        entities += len(flat)
    assert entities


def test_prodigy_has_the_texts_and_spans(folder: Folder) -> None:
    """Prodigy itself is not free; its documentation defines the fields, and spaCy makes documents of them."""
    vocab = spacy.blank("en").vocab
    tokens, spans = [], []
    begin = 0
    texts = []
    for row in json_lines(folder.file("prodigy.jsonl")):
        assert row["answer"] in ("accept", "reject", "ignore")
        if row["answer"] != "accept":
            # What was rejected, and what nobody has looked at: no fact about the text.
            continue
        texts.append(row["text"])
        words = row["tokens"]
        assert [word["id"] for word in words] == list(range(len(words)))
        assert all(row["text"][word["start"] : word["end"]] == word["text"] for word in words)
        doc = spacy.tokens.Doc(vocab, [word["text"] for word in words], [word["ws"] for word in words])
        for span in row["spans"]:
            first, last = words[span["token_start"]], words[span["token_end"]]
            assert (first["start"], last["end"]) == (span["start"], span["end"])
            assert (
                doc[span["token_start"] : span["token_end"] + 1].text.split()
                == row["text"][span["start"] : span["end"]].split()
            )
            spans.append(Span(begin + span["token_start"], begin + span["token_end"] + 1, span["label"]))
        tokens.append([word["text"] for word in words])
        begin += len(words)
    assert texts == [document.text for document in folder.documents]
    assert_same_tokens(tokens, spans, folder.documents, folder.losses("prodigy"))


def test_doccano_has_the_texts_and_spans(folder: Folder) -> None:
    """doccano is a server; spaCy takes the same triples, so that a triple that spaCy refuses is an error here too."""
    found = []
    for row in json_lines(folder.file("doccano.jsonl")):
        if "entities" in row:
            labels = [(entity["start_offset"], entity["end_offset"], entity["label"]) for entity in row["entities"]]
            ids = [entity["id"] for entity in row["entities"]]
            assert len(set(ids)) == len(ids)
            assert all(relation[end] in ids for relation in row["relations"] for end in ("from_id", "to_id"))
        else:
            labels = row["label"]
        found.append(Document(row["text"], [Span(*label) for label in labels]))
    assert_same(found, folder.documents)
