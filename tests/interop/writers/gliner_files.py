"""GLiNER's examples, with the words that GLiNER itself splits a text into."""

import json
from pathlib import Path

from dataset import Document, Loss
from gliner_data import WordsSplitter


def gliner(path: Path, documents: list[Document]) -> list[Loss]:
    split = WordsSplitter("whitespace")
    examples, losses = [], []
    for document in documents:
        words = list(split(document.text))
        first = {start: place for place, (_, start, _) in enumerate(words)}
        last = {end: place for place, (_, _, end) in enumerate(words)}
        kept = [span for span in document.spans if span.start in first and span.end in last]
        losses += [Loss(document.id, span) for span in document.spans if span not in kept]
        examples.append(
            {
                "tokenized_text": [word for word, _, _ in words],
                "ner": [[first[span.start], last[span.end], span.label] for span in kept],
            }
        )
    path.write_text(json.dumps(examples, ensure_ascii=False), "utf-8")
    return losses
