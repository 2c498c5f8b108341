"""`tallymark agree` says what scikit-learn, krippendorff and seqeval say of the same annotators."""

import hashlib
import json
from itertools import combinations
from pathlib import Path
from statistics import mean

import krippendorff
import pytest
from seqeval.metrics import f1_score
from seqeval.scheme import IOB2
from sklearn.metrics import cohen_kappa_score

from converted import tallymark

# Words alone, so that everybody's tokens are the same; of each annotator the tags of the words. The last has not read the
# last text.
TEXTS = ["Sony bought Bandai in Tokyo last May", "Kyiv hosted Sony for two days", "nobody came"]
TAGS = {
    "anna": ["B-ORG O B-ORG O B-GPE B-DATE I-DATE", "B-GPE O B-ORG O B-DATE I-DATE", "O O"],
    "ben": ["B-ORG O B-PERSON O B-GPE O B-DATE", "B-GPE O B-ORG O B-DATE I-DATE", "B-PERSON O"],
    "cleo": ["B-ORG O O O B-GPE B-DATE I-DATE", "B-ORG O B-ORG O O O"],
}


def native(number: int, text: str, tags: list[str]) -> str:
    """A native line with the spans that the tags stand for."""
    spans: list[dict] = []
    place = 0
    for word, tag in zip(text.split(" "), tags, strict=True):
        if tag.startswith("B-"):
            spans.append({"start": place, "label": tag[2:]})
        if tag != "O":
            spans[-1]["end"] = place + len(word)
        place += len(word) + 1
    facts = {"source": "user", "score": 1.0, "decision": "added"}
    whole = [{"id": str(n), **span, "text": text[span["start"] : span["end"]], **facts} for n, span in enumerate(spans)]
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = {"schema": "tallymark/1", "id": str(number), "text": text, "text_sha256": digest, "offset_unit": "codepoint"}
    return json.dumps({**head, "meta": {"title": text}, "spans": whole}) + "\n"


@pytest.fixture(scope="module")
def agreement(tmp_path_factory: pytest.TempPathFactory) -> dict:
    folder = tmp_path_factory.mktemp("annotators")
    for name, tags in TAGS.items():
        lines = [native(number, text, row.split(" ")) for number, (text, row) in enumerate(zip(TEXTS, tags))]
        Path(folder, f"{name}.jsonl").write_text("".join(lines), "utf-8")
    run = tallymark("agree", "--json", *(folder / f"{name}.jsonl" for name in TAGS))
    assert run.returncode == 0, run.stderr.decode("utf-8")
    return json.loads(run.stdout)


def classes(name: str, label: str | None = None) -> list[str]:
    """The label of each word, of the texts that the annotator has; or whether it is `label`."""
    found = [tag.split("-")[-1] for row in TAGS[name] for tag in row.split(" ")]
    return found if label is None else [str(each == label) for each in found]


def kappas(label: str | None) -> list[float]:
    """Of each pair, on the words of the texts that both have."""
    return [
        cohen_kappa_score(*zip(*zip(classes(one, label), classes(two, label)))) for one, two in combinations(TAGS, 2)
    ]


def alpha(label: str | None) -> float:
    words = max(len(classes(name)) for name in TAGS)
    rows = [classes(name, label) for name in TAGS]
    names = sorted({each for row in rows for each in row})
    numbers = [[names.index(each) for each in row] + [float("nan")] * (words - len(row)) for row in rows]
    return krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal")


def test_pairs_have_the_kappa_of_scikit_learn(agreement: dict) -> None:
    assert [pair["kappa"] for pair in agreement["pairs"]] == pytest.approx(kappas(None))


def test_pairs_have_the_f1_of_seqeval(agreement: dict) -> None:
    for pair, (one, two) in zip(agreement["pairs"], combinations(TAGS, 2), strict=True):
        tags = [list(map(str.split, rows)) for rows in zip(*zip(TAGS[one], TAGS[two]))]
        assert pair["f1"] == pytest.approx(f1_score(*tags, mode="strict", scheme=IOB2))


def test_all_have_the_alpha_of_krippendorff(agreement: dict) -> None:
    assert agreement["overall"]["alpha"] == pytest.approx(alpha(None))
    assert agreement["overall"]["kappa"] == pytest.approx(mean(kappas(None)))


def test_each_label_has_its_own(agreement: dict) -> None:
    labels = {row["label"]: row for row in agreement["labels"]}
    assert set(labels) == {"ORG", "GPE", "DATE", "PERSON"}
    for label in ("ORG", "GPE", "DATE"):
        assert labels[label]["alpha"] == pytest.approx(alpha(label)), label
        assert labels[label]["kappa"] == pytest.approx(mean(kappas(label))), label
    # One of the pairs never says it, so that chance alone agrees always: nobody defines the kappa of that.
    assert labels["PERSON"]["alpha"] == pytest.approx(alpha("PERSON"))
