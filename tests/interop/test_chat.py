"""The lines for fine-tuning language models: messages whose answer is JSON about the text that is asked about."""

import json
from collections.abc import Iterator

from conftest import Folder
from dataset import Document, json_lines


def objects(value: object) -> Iterator[dict]:
    """All objects that say of words what they are, however deep."""
    if isinstance(value, dict):
        if {"text", "label"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from objects(item)


def asked_about(question: str, documents: list[Document]) -> Document:
    """The longest text that the question holds."""
    texts = [document for document in documents if document.text in question]
    assert texts, f"no text is in the question: {question[:200]!r}"
    return max(texts, key=lambda document: len(document.text))


def test_every_line_asks_and_answers(folder: Folder) -> None:
    rest = list(folder.documents)
    for line in json_lines(folder.file("chat.jsonl")):
        messages = line["messages"]
        roles = [message["role"] for message in messages]
        assert roles in (["user", "assistant"], ["system", "user", "assistant"])
        assert all(isinstance(message["content"], str) and message["content"] for message in messages)
        document = asked_about(messages[-2]["content"], rest)
        rest.remove(document)
        answers = list(objects(json.loads(messages[-1]["content"])))
        assert all(answer["text"] in document.text for answer in answers)
        for answer in answers:
            if "start" in answer:
                assert document.text[answer["start"] : answer["end"]] == answer["text"]
        found = sorted((answer["text"], answer["label"]) for answer in answers)
        assert found == sorted((document.quote(span), span.label) for span in document.spans)
    assert not rest, f"missing: {[document.id for document in rest]}"


def test_instructions_name_the_labels(folder: Folder) -> None:
    labels = {span.label for document in folder.documents for span in document.spans}
    for line in json_lines(folder.file("chat.jsonl")):
        instruction = "\n".join(message["content"] for message in line["messages"][:-1])
        assert all(label in instruction for label in labels)
