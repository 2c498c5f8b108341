"""Files of tagged tokens: CoNLL-2003 with tags by spaCy, Hugging Face's JSONL and Parquet by `datasets`."""

import json
import tempfile
import zipfile
from pathlib import Path

from datasets import ClassLabel, Dataset, Features, Sequence, Value
from datasets.info import DatasetInfosDict
from huggingface_hub import DatasetCard, DatasetCardData
from spacy.tokens import Doc
from spacy.training import biluo_to_iob, offsets_to_biluo_tags

from dataset import Document, Loss
from writers.tokens import flat, lost_of_all


def tagged(doc: Doc) -> list[tuple[str, str]]:
    """The tokens that can be seen, with their tags in BILUO."""
    tags = offsets_to_biluo_tags(doc, [(span.start_char, span.end_char, span.label_) for span in doc.ents])
    return [(token.text, tag) for token, tag in zip(doc, tags, strict=True) if not token.is_space]


def iob2(tags: list[str]) -> list[str]:
    return biluo_to_iob(tags)


def biluo(tags: list[str]) -> list[str]:
    return tags


def conll(path: Path, documents: list[Document], scheme=iob2) -> list[Loss]:
    lines = []
    for document in documents:
        lines += ["-DOCSTART- -X- -X- O", ""]
        rows = tagged(flat(document))
        tags = scheme([tag for _, tag in rows])
        lines += [f"{word} -X- _ {tag}" for (word, _), tag in zip(rows, tags, strict=True)]
        lines.append("")
    path.write_bytes("\n".join([*lines, ""]).encode("utf-8"))
    return lost_of_all(documents)


def conll_biluo(path: Path, documents: list[Document]) -> list[Loss]:
    return conll(path, documents, biluo)


def dataset_of(documents: list[Document]) -> Dataset:
    rows = [tagged(flat(document)) for document in documents]
    tags = [iob2([tag for _, tag in row]) for row in rows]
    labels = sorted({span.label for document in documents for span in document.spans})
    names = ["O", *(f"{prefix}-{label}" for label in labels for prefix in "BI")]
    features = Features(
        {"id": Value("string"), "tokens": Sequence(Value("string")), "ner_tags": Sequence(ClassLabel(names=names))}
    )
    columns = {"id": [d.id for d in documents], "tokens": [[word for word, _ in row] for row in rows], "ner_tags": tags}
    return Dataset.from_dict(columns, features=features)


def parquet(path: Path, documents: list[Document]) -> list[Loss]:
    dataset_of(documents).to_parquet(path)
    return lost_of_all(documents)


def huggingface(path: Path, documents: list[Document]) -> list[Loss]:
    """The folder that a dataset of the hub is, in a zip: the card, with a configuration for either kind of file."""
    dataset = dataset_of(documents)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        data.mkdir()
        dataset.to_parquet(data / "train.parquet")
        dataset.to_json(data / "train.jsonl", force_ascii=False)
        Path(folder, "label_names.json").write_text(json.dumps(dataset.features["ner_tags"].feature.names), "utf-8")
        card = DatasetCardData(task_categories=["token-classification"], language=["en"])
        DatasetInfosDict({"default": dataset.info}).to_dataset_card_data(card)
        card["configs"] = [
            {"config_name": "default", "data_files": [{"split": "train", "path": "data/train.parquet"}]},
        ]
        DatasetCard(f"---\n{card}\n---\n\n# A dataset of tests\n").save(Path(folder, "README.md"))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(Path(folder).rglob("*")):
                archive.write(file, file.relative_to(folder))
    return lost_of_all(documents)
