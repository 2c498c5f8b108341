"""Tags of tokens as spans, by seqeval's strict reading of a scheme."""

from seqeval.scheme import BILOU, IOB2, Entities

from dataset import Span

# spaCy's name for a name of one token is U as well: BILUO is seqeval's BILOU.
SCHEMES = {"IOB2": IOB2, "BILUO": BILOU}


def spans(tags: list[list[str]], scheme: str) -> list[Span]:
    """The spans of a file's sentences, in tokens counted from its first one."""
    found = []
    begin = 0
    # A tag that the scheme does not allow raises an error here.
    for sentence, entities in zip(tags, Entities(tags, SCHEMES[scheme]).entities, strict=True):
        found += [Span(begin + entity.start, begin + entity.end, entity.tag) for entity in entities]
        begin += len(sentence)
    return found
