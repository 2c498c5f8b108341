"""Every line of a native file is what its JSON Schema says."""

import json

import jsonschema
import pytest

from conftest import ROOT, Folder
from dataset import json_lines

SCHEMA = json.loads((ROOT / "schema/tallymark-1.schema.json").read_text("utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("kind", ["converted", "saved"])
def test_native_lines_follow_the_schema(request: pytest.FixtureRequest, kind: str) -> None:
    folder = Folder(request.getfixturevalue(f"{kind}_path"), [])
    lines = json_lines(folder.file("native.jsonl"))
    assert lines
    for line in lines:
        CHECK.validate(line)


def test_the_schema_refuses_what_is_no_line() -> None:
    CHECK.check_schema(SCHEMA)
    line = {"schema": "tallymark/1", "id": "a", "text": "b", "text_sha256": "0" * 64, "offset_unit": "codepoint"}
    line |= {"meta": {"title": "b"}, "spans": []}
    assert CHECK.is_valid(line)
    span = {"id": "m0", "start": 0, "end": 1, "text": "b", "label": "X", "source": "user", "score": 1.0}
    span["decision"] = "added"
    assert CHECK.is_valid(line | {"spans": [span]})
    assert not CHECK.is_valid(line | {"spans": [span | {"decision": "perhaps"}]})
    assert not CHECK.is_valid(line | {"spans": [span | {"start": -1}]})
    assert not CHECK.is_valid(line | {"offset_unit": "grapheme"})
