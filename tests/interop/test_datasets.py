"""Hugging Face's `datasets` loads the zip: by its card, and each file by itself."""

import zipfile
from pathlib import Path

import pytest
from datasets import Dataset, concatenate_datasets, get_dataset_config_names, load_dataset
from huggingface_hub import DatasetCard

import tags
from conftest import Folder
from dataset import assert_same_tokens

SPLITS = ("train", "validation", "test")
BUILDERS = {".jsonl": "json", ".parquet": "parquet"}


@pytest.fixture
def unzipped(folder: Folder, tmp_path: Path) -> Path:
    with zipfile.ZipFile(folder.file("huggingface.zip")) as archive:
        archive.extractall(tmp_path / "dataset")
    return tmp_path / "dataset"


def names_of(card: DatasetCard) -> list[str]:
    """The names of the tags, which the card says for files that hold only their numbers."""
    info = card.data.to_dict()["dataset_info"]
    features = {feature["name"]: feature for feature in (info if isinstance(info, dict) else info[0])["features"]}
    tags = features["ner_tags"]
    names = (tags.get("sequence") or tags.get("list"))["class_label"]["names"]
    return [names[str(number)] for number in range(len(names))]


def assert_rows(rows: Dataset, names: list[str], folder: Folder) -> None:
    order = {document.id: place for place, document in enumerate(folder.documents)}
    rows = sorted(rows, key=lambda row: order.get(row["id"], 0))
    named = [[names[tag] if isinstance(tag, int) else tag for tag in row["ner_tags"]] for row in rows]
    assert all(len(row["tokens"]) == len(row["ner_tags"]) for row in rows)
    tokens = [row["tokens"] for row in rows]
    assert_same_tokens(tokens, tags.spans(named, "IOB2"), folder.documents, folder.losses("huggingface"))


def test_the_card_says_what_the_dataset_is(unzipped: Path) -> None:
    card = DatasetCard.load(unzipped / "README.md")
    assert "token-classification" in card.data.task_categories
    assert card.data.to_dict()["configs"]
    names = names_of(card)
    assert names[0] == "O" and len(set(names)) == len(names)
    assert card.text.strip()


def test_the_dataset_loads_as_its_card_says(folder: Folder, unzipped: Path, tmp_path: Path) -> None:
    configurations = get_dataset_config_names(str(unzipped))
    assert configurations
    for configuration in configurations:
        loaded = load_dataset(str(unzipped), configuration, cache_dir=str(tmp_path / "cache"))
        assert set(loaded) <= set(SPLITS)
        rows = concatenate_datasets([loaded[split] for split in SPLITS if split in loaded])
        assert_rows(rows, rows.features["ner_tags"].feature.names, folder)


@pytest.mark.parametrize("end", BUILDERS)
def test_each_kind_of_file_loads_by_itself(folder: Folder, unzipped: Path, tmp_path: Path, end: str) -> None:
    files = sorted(unzipped.rglob(f"*{end}"), key=lambda file: [split in file.name for split in SPLITS], reverse=True)
    assert files, f"no {end} in the zip"
    rows = load_dataset(
        BUILDERS[end], data_files=list(map(str, files)), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert_rows(rows, names_of(DatasetCard.load(unzipped / "README.md")), folder)
