"""Where the files are that the tests load, and that no test reaches the network."""

import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path

# Read when the libraries are imported, which is after this.
os.environ.update(
    HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", TOKENIZERS_PARALLELISM="false"
)

import pytest

from converted import convert
from dataset import Document, Loss, Span, read_native

ROOT = Path(__file__).parents[2]
# What the end-to-end test of the page saved (tests/e2e/interop.spec.ts).
PAGE = Path(os.environ.get("TALLYMARK_FILES", ROOT / "target/interop/page"))


@dataclass
class Folder:
    """A native file and, beside it, the same documents in every other format."""

    path: Path
    documents: list[Document]

    def file(self, name: str) -> Path:
        path = self.path / name
        assert path.is_file(), f"there is no {path}: run `cargo xtask test e2e` first, which has the page write it"
        return path

    def losses(self, name: str) -> list[Loss]:
        """The spans that the file of this name (without its end) cannot hold, as was said before it was written."""
        path = self.path / "losses.json"
        rows = json.loads(path.read_text("utf-8")) if path.is_file() else []
        return [
            Loss(str(row["document"]), Span(row["start"], row["end"], row["label"]))
            for row in rows
            if row["format"] == name
        ]


@pytest.fixture(scope="session")
def made_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the tools themselves write of our texts."""
    from make import make

    path = tmp_path_factory.mktemp("made")
    make(path)
    return path


@pytest.fixture(scope="session")
def converted_path(tmp_path_factory: pytest.TempPathFactory, made_path: Path) -> Path:
    """Our texts in the files that Tallymark's command line writes."""
    path = tmp_path_factory.mktemp("converted")
    convert(made_path / "native.jsonl", path)
    return path


@pytest.fixture(scope="session")
def saved_path() -> Path:
    """The files that the page saved."""
    return PAGE


@pytest.fixture(scope="session", params=["made", "converted", "saved"])
def folder(request: pytest.FixtureRequest) -> Folder:
    """What the tools write, which proves the check; then what Tallymark wrote, which the check proves."""
    folder = Folder(request.getfixturevalue(f"{request.param}_path"), [])
    folder.documents = read_native(folder.file("native.jsonl"))
    assert any(document.spans for document in folder.documents), "a comparison of no spans proves nothing"
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
