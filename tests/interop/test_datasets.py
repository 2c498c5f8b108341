"""Hugging Face's `datasets` loads the zip: by its card, and each file by itself."""

import json
import zipfile
from pathlib import Path

import pytest
from datasets import Dataset, concatenate_datasets, get_dataset_config_names, load_dataset
from huggingface_hub import DatasetCard

import tags
from conftest import Folder
from converted import tallymark
from dataset import assert_same_tokens, read_native

SPLITS = ("train", "validation", "test")
BUILDERS = {".jsonl": "json", ".parquet": "parquet"}


@pytest.fixture
def unzipped(folder: Folder, tmp_path: Path) -> Path:
    with zipfile.ZipFile(folder.file("huggingface.zip")) as archive:
        archive.extractall(tmp_path / "dataset")
    return tmp_path / "dataset"


def names_of(unzipped: Path) -> list[str]:
    """The names of the tags, for files that hold only their numbers."""
    names = json.loads((unzipped / "label_names.json").read_text("utf-8"))
    assert names[0] == "O" and len(set(names)) == len(names)
    return names


def document_of(row: dict) -> str:
    return row["id"].partition("#")[0]


def assert_rows(rows: Dataset, names: list[str], folder: Folder) -> None:
    # Parts come one after the other, and a row may be a sentence: `document#3`.
    order = {document.id: place for place, document in enumerate(folder.documents)}
    rows = sorted(rows, key=lambda row: order[document_of(row)])
    named = [[names[tag] if isinstance(tag, int) else tag for tag in row["ner_tags"]] for row in rows]
    assert all(len(row["tokens"]) == len(row["ner_tags"]) for row in rows)
    tokens = [row["tokens"] for row in rows]
    assert_same_tokens(tokens, tags.spans(named, "IOB2"), folder.documents, folder.losses("huggingface"))


def test_the_card_says_what_the_dataset_is(unzipped: Path) -> None:
    card = DatasetCard.load(unzipped / "README.md")
    assert "token-classification" in card.data.task_categories
    assert card.data.to_dict()["configs"]
    assert card.text.strip()


def test_the_dataset_loads_as_its_card_says(folder: Folder, unzipped: Path, tmp_path: Path) -> None:
    configurations = get_dataset_config_names(str(unzipped))
    assert configurations
    for configuration in configurations:
        loaded = load_dataset(str(unzipped), configuration, cache_dir=str(tmp_path / "cache"))
        assert set(loaded) <= set(SPLITS)
        rows = concatenate_datasets([loaded[split] for split in SPLITS if split in loaded])
        assert rows.features["ner_tags"].feature.names == names_of(unzipped)
        assert_rows(rows, names_of(unzipped), folder)


@pytest.mark.parametrize("end", BUILDERS)
def test_each_kind_of_file_loads_by_itself(folder: Folder, unzipped: Path, tmp_path: Path, end: str) -> None:
    files = sorted(unzipped.rglob(f"*{end}"), key=lambda file: [split in file.name for split in SPLITS], reverse=True)
    assert files, f"no {end} in the zip"
    rows = load_dataset(
        BUILDERS[end], data_files=list(map(str, files)), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert_rows(rows, names_of(unzipped), folder)


def test_parts_of_a_dataset_load_as_its_splits(converted_path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "parts.zip"
    native = converted_path / "native.jsonl"
    run = tallymark("convert", "--to", "hugging-face", "--split", "0.4,0.3,0.3", "--output", archive, native)
    assert run.returncode == 0, run.stderr.decode("utf-8")
    with zipfile.ZipFile(archive) as files:
        files.extractall(tmp_path / "parts")
    loaded = load_dataset(str(tmp_path / "parts"), cache_dir=str(tmp_path / "cache"))
    assert set(loaded) == set(SPLITS)
    parts = [{document_of(row) for row in loaded[split]} for split in SPLITS]
    assert sum(map(len, parts)) == len(set.union(*parts)), "a document is in two parts"
    folder = Folder(converted_path, read_native(native))
    assert_rows(concatenate_datasets([loaded[split] for split in SPLITS]), names_of(tmp_path / "parts"), folder)
