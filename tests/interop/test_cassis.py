"""dkpro-cassis loads UIMA CAS files, JSON and XMI, with their type system."""

import json
import zipfile
from pathlib import PurePath

import pytest
from cassis import Cas, TypeSystem, load_cas_from_json, load_cas_from_xmi, load_typesystem

from conftest import Folder
from dataset import Document, Span, assert_same

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"


def members(folder: Folder, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(folder.file(name)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def document_of(cas: Cas) -> Document:
    spans = [Span(entity.begin, entity.end, entity.value) for entity in cas.select(NAMED_ENTITY)]
    document = Document(cas.sofa_string, spans)
    assert [document.quote(span) for span in spans] == [
        entity.get_covered_text() for entity in cas.select(NAMED_ENTITY)
    ]
    return document


def test_json_loads(folder: Folder) -> None:
    files = [data.decode("utf-8") for name, data in members(folder, "cas-json.zip").items() if name.endswith(".json")]
    assert_same([document_of(load_cas_from_json(data)) for data in files], folder.documents)


def test_json_counts_utf16(folder: Folder) -> None:
    """cassis has turned the offsets into code points; this looks at those of the file."""
    for name, data in members(folder, "cas-json.zip").items():
        if not name.endswith(".json"):
            continue
        structures = json.loads(data)["%FEATURE_STRUCTURES"]
        (text,) = (fs["sofaString"] for fs in structures if fs["%TYPE"] == "uima.cas.Sofa")
        units = text.encode("utf-16-le")
        twin = next(document for document in folder.documents if document.text == text)
        entities = [fs for fs in structures if fs["%TYPE"] == NAMED_ENTITY]
        quotes = [units[2 * fs["begin"] : 2 * fs["end"]].decode("utf-16-le") for fs in entities]
        assert sorted(quotes) == sorted(twin.quote(span) for span in twin.spans)


@pytest.fixture
def type_system(folder: Folder) -> TypeSystem:
    (data,) = (data for name, data in members(folder, "cas-xmi.zip").items() if PurePath(name).name == "TypeSystem.xml")
    return load_typesystem(data.decode("utf-8"))


def test_xmi_loads(folder: Folder, type_system: TypeSystem) -> None:
    files = [data.decode("utf-8") for name, data in members(folder, "cas-xmi.zip").items() if name.endswith(".xmi")]
    assert_same([document_of(load_cas_from_xmi(data, type_system)) for data in files], folder.documents)


def test_what_is_loaded_can_be_written_again(folder: Folder, type_system: TypeSystem) -> None:
    for name, data in members(folder, "cas-xmi.zip").items():
        if name.endswith(".xmi"):
            cas = load_cas_from_xmi(data.decode("utf-8"), type_system)
            again = load_cas_from_json(cas.to_json())
            assert document_of(again) == document_of(cas)
