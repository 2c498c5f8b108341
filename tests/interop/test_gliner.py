"""GLiNER's data processing makes training batches of the file, and every span is in them."""

import json
import warnings

import gliner_data
from conftest import Folder
from dataset import Span, assert_same_tokens

FILE = "gliner.json"


def examples_of(folder: Folder) -> list[dict]:
    return json.loads(folder.file(FILE).read_text("utf-8"))


def test_the_file_has_the_spans(folder: Folder) -> None:
    examples = examples_of(folder)
    spans, begin = [], 0
    for example in examples:
        spans += [Span(begin + first, begin + last + 1, label) for first, last, label in example["ner"]]
        begin += len(example["tokenized_text"])
    tokens = [example["tokenized_text"] for example in examples]
    assert_same_tokens(tokens, spans, folder.documents, folder.losses("gliner"))


def test_gliner_makes_a_batch_with_every_span(folder: Folder) -> None:
    examples = examples_of(folder)
    longest_text = max(len(example["tokenized_text"]) for example in examples)
    longest_span = max(last - first + 1 for example in examples for first, last, _ in example["ner"])
    processor = gliner_data.processor(longest_text, longest_span)
    with warnings.catch_warnings():
        # GLiNER warns of an example that it cuts.
        warnings.simplefilter("error")
        batch = processor.collate_raw_batch(examples)
    targets = processor.create_labels(batch)
    for place, example in enumerate(examples):
        assert batch["tokens"][place] == example["tokenized_text"]
        names = batch["id_to_classes"][place]
        learned = {
            (*batch["span_idx"][place][span].tolist(), names[label + 1])
            for span, label in zip(*targets[place].nonzero(), strict=True)
        }
        assert learned == {tuple(span) for span in example["ner"]}
