"""WebAnno TSV 3.3, read after its documentation, for no package on PyPI reads it.

(`webanno2spacy` 0.1 wants a relation layer in fixed columns and knows neither escapes nor sub-tokens.) Source: the
appendix "WebAnno TSV 3.3" of the user guides of WebAnno and INCEpTION, https://inception-project.github.io/.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADER = "#FORMAT=WebAnno TSV 3.3"
ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
LAYER = re.compile(r"#T_SP=([^|]+)(?:\|(.*))?")
TOKEN = re.compile(r"(\d+)-(\d+)(?:\.(\d+))?")
CONTROL = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
# An annotation of several tokens, or beside others on its token, has a number that tells it from others.
NUMBERED = re.compile(r"(.*)(?<!\\)\[(\d+)\]")


@dataclass
class Unit:
    """A token, or a part of one: a line of the table."""

    sentence: int
    token: int
    begin: int
    end: int
    text: str
    is_part: bool


@dataclass
class Table:
    sentences: list[str]
    units: list[Unit]
    # In UTF-16 code units: begin, end, value.
    spans: list[tuple[int, int, str]]


def unescaped(cell: str) -> str:
    return re.sub(r"\\(.)", lambda match: CONTROL.get(match[1], match[1]), cell, flags=re.DOTALL)


def read(data: bytes) -> Table:
    lines = data.decode("utf-8").split("\n")
    assert lines[0] == HEADER
    column = column_of_values(lines)
    table = Table([], [], [])
    numbered: dict[tuple[str, str], list[Unit]] = {}
    for previous, line in zip(["", *lines], lines, strict=False):
        if line.startswith("#Text="):
            text = unescaped(line.removeprefix("#Text="))
            # A sentence that goes over lines has a line for each.
            if previous.startswith("#Text="):
                table.sentences[-1] += "\n" + text
            else:
                table.sentences.append(text)
        elif match := TOKEN.match(line):
            cells = line.split("\t")
            begin, end = map(int, cells[1].split("-"))
            unit = Unit(int(match[1]), int(match[2]), begin, end, unescaped(cells[2]), match[3] is not None)
            table.units.append(unit)
            for value, number in values_of(cells[3 + column]):
                if number is None:
                    table.spans.append((begin, end, value))
                else:
                    numbered.setdefault((value, number), []).append(unit)
        else:
            assert not line or line.startswith("#"), f"neither a comment nor a token: {line!r}"
    for (value, _), units in numbered.items():
        table.spans.append((min(unit.begin for unit in units), max(unit.end for unit in units), value))
    return table


def column_of_values(lines: list[str]) -> int:
    """Which of the columns after the token's has the named entities' values."""
    column = 0
    for line in lines:
        if match := LAYER.fullmatch(line):
            features = match[2].split("|") if match[2] else [""]
            if match[1] == ENTITY:
                return column + features.index("value")
            column += len(features)
    raise AssertionError(f"no layer {ENTITY}")


def values_of(cell: str) -> Iterator[tuple[str, str | None]]:
    """The annotations of a token: their values, each with its number if it has one."""
    if cell == "_":
        return
    for value in re.split(r"(?<!\\)\|", cell):
        match = NUMBERED.fullmatch(value)
        yield (unescaped(match[1]), match[2]) if match else (unescaped(value), None)
