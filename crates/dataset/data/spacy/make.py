"""Makes the tables of this folder from an installed spaCy, and has spaCy answer the test cases anew.

    python -m venv /tmp/spacy && /tmp/spacy/bin/pip install 'spacy>=3.8,<3.9' && /tmp/spacy/bin/python make.py

README.md says what each file is. A case is added by adding a line `{"text": "…"}` (or `{"string": "…"}`) to its file.
"""

import json
import re
import sys
from pathlib import Path

import spacy
from spacy.attrs import intify_attrs
from spacy.lang import char_classes
from spacy.symbols import IDS, ORTH

FOLDER = Path(__file__).parent
# The bits of a class, in the order of `Class` in src/tokens/spacy/class.rs.
CLASSES = ["prefix", "suffix", "icon", "lower", "upper", "alpha", "quote", "before_stop", "word", "digit"]
# A boundary is a code point and, in the bits below it, the classes from there on.
BITS = 11


def characters():
    """All that a Rust `char` can be."""
    return (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)


def within(pattern):
    """Whether a character is in the set that a regular expression calls `[pattern]`."""
    search = re.compile(f"[{pattern}]").match
    return lambda character: search(character) is not None


def class_table(tokenizer):
    """The classes of all characters: a boundary wherever they change."""
    tests = {
        "prefix": lambda c: tokenizer.find_prefix(c) > 0,
        "suffix": lambda c: tokenizer.find_suffix(c) > 0,
        "icon": within(char_classes.CONCAT_ICONS),
        "lower": within(char_classes.ALPHA_LOWER),
        "upper": within(char_classes.ALPHA_UPPER),
        "alpha": within(char_classes.ALPHA),
        "quote": within(char_classes.CONCAT_QUOTES),
        "before_stop": lambda c: c != "." and tokenizer.find_suffix(c + ".") == 1,
        "word": within(r"\w"),
        "digit": within(r"\d"),
    }
    assert list(tests) == CLASSES and len(CLASSES) <= BITS
    boundaries, last = [], None
    for character in characters():
        classes = sum(test(character) << bit for bit, test in enumerate(tests.values()))
        assert not (character.isspace() and classes & 0b111), "white space is never an affix"
        if classes != last:
            boundaries.append(ord(character) << BITS | classes)
            last = classes
    return boundaries


def write_classes(tokenizer):
    numbers = [f"0x{boundary:_x}" for boundary in class_table(tokenizer)]
    lines = [", ".join(numbers[at : at + 9]) for at in range(0, len(numbers), 9)]
    FOLDER.joinpath("classes.rs").write_text("[\n    " + ",\n    ".join(lines) + ",\n]\n")


def write_rules(tokenizer):
    """The special cases, with the tokens of each divided by a space. Those with a curly apostrophe are twins of those
    with a straight one, and white space is a token of its own anyway: neither is written."""
    rules = {
        text: [intify_attrs(token, strings_map=tokenizer.vocab.strings)[ORTH] for token in tokens]
        for text, tokens in tokenizer.rules.items()
    }
    rules = {text: [tokenizer.vocab.strings[token] for token in tokens] for text, tokens in rules.items()}
    straight = {text: tokens for text, tokens in rules.items() if "’" not in text}
    twins = {text.replace("'", "’"): [token.replace("'", "’") for token in tokens] for text, tokens in straight.items()}
    assert {**twins, **straight} == rules, "curly apostrophes are no longer twins of straight ones"
    written = {text: tokens for text, tokens in straight.items() if not text.isspace()}
    assert all(not character.isspace() for text in written for character in text)
    lines = [" ".join(tokens) for _, tokens in sorted(written.items())]
    FOLDER.joinpath("rules.txt").write_text("\n".join(lines) + "\n")


def write_after_digit(tokenizer):
    """What is a suffix where a digit stands before it: currencies and units."""
    listed = char_classes.LIST_CURRENCY + char_classes.LIST_UNITS + ["+"]
    suffixes = sorted({suffix.replace("\\", "") for suffix in listed})
    for suffix in suffixes:
        assert tokenizer.find_suffix("1" + suffix) == len(suffix), suffix
        assert not re.search("[0-9]", suffix), "a suffix is all that follows the last digit"
    FOLDER.joinpath("after_digit.txt").write_text("\n".join(suffixes) + "\n")


def write_symbols():
    """The reserved strings: the number of a line is the id of what stands in it."""
    by_id = sorted((number, name) for name, number in IDS.items() if name)
    assert [number for number, _ in by_id] == list(range(1, len(by_id) + 1))
    FOLDER.joinpath("symbols.txt").write_text("\n".join(name for _, name in by_id) + "\n")


def answer(name, key, question, given):
    """Rewrites a file of cases with what spaCy says of each."""
    path = FOLDER.joinpath(name)
    cases = [json.loads(line) for line in path.read_text().split("\n") if line]
    answered = [json.dumps({key: case[key], given: question(case[key])}, ensure_ascii=False) for case in cases]
    # What cannot be seen is written as an escape.
    lines = ["".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line) for line in answered]
    path.write_text("\n".join(lines) + "\n")


def main():
    nlp = spacy.blank("en")
    assert nlp.tokenizer.token_match is None and nlp.tokenizer.faster_heuristics
    write_classes(nlp.tokenizer)
    write_rules(nlp.tokenizer)
    write_after_digit(nlp.tokenizer)
    write_symbols()
    answer("cases.jsonl", "text", lambda text: [token.text for token in nlp(text)], "tokens")
    answer("strings.jsonl", "string", lambda string: nlp.vocab.strings.add(string), "id")


if __name__ == "__main__":
    main()
