"""The command line writes our texts in every format, and finds in each file what it has written."""

from pathlib import Path

import pytest

from converted import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_and_read_back(name: str, converted_path: Path) -> None:
    problems = converted_path / f"{name}.problems"
    assert not problems.exists(), problems.read_text("utf-8")
    assert (converted_path / name).stat().st_size > 0
