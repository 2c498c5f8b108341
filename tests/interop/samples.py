"""Our own small texts with spans, for what is hard about offsets: emoji, combining marks, CRLF, tabs, quotes, nested and
touching spans, spans that begin inside a token, and text that a spreadsheet or a browser would run."""

from dataclasses import dataclass

from dataset import KEPT, Document, Span


@dataclass
class Decided:
    span: Span
    decision: str


@dataclass
class Sample:
    id: str
    text: str
    decided: list[Decided]

    def document(self, *decisions: str) -> Document:
        spans = sorted(each.span for each in self.decided if each.decision in (decisions or KEPT))
        return Document(self.text, spans, self.id)


def sample(identity: str, text: str, *marks: tuple[str, str, str]) -> Sample:
    """A text with words of it, their label and decision; `before⟩words` picks the place where `before` leads up to it."""
    decided = []
    for words, label, decision in marks:
        before, _, quote = words.rpartition("⟩")
        start = text.index(before + quote) + len(before)
        decided.append(Decided(Span(start, start + len(quote), label), decision))
    return Sample(identity, text, decided)


SAMPLES = [
    sample(
        "sony",
        "Sony Group Corp. bought 5% of Bandai \N{EM DASH} a \N{LEFT DOUBLE QUOTATION MARK}€50 million\N{RIGHT DOUBLE QUOTATION MARK} deal.\r\n\r\n"
        '"We\N{RIGHT SINGLE QUOTATION MARK}re thrilled,"\tKenichiro Yoshida said on Monday.\r\n',
        ("Sony Group Corp.", "ORG", "accepted"),
        ("5%", "PERCENT", "accepted"),
        ("Bandai", "ORG", "corrected"),
        ("€50 million", "MONEY", "added"),
        ("Kenichiro Yoshida", "PERSON", "suggested"),
        ("Monday", "DATE", "rejected"),
    ),
    sample(
        "emoji",
        "👩\N{ZERO WIDTH JOINER}🚀 Zoe\N{COMBINING DIAERESIS} Łukasiewicz left Kraków 🇵🇱 for \U0001d4da-Labs on 4 May 2025. 🎉🎉\n"
        "Cafe\N{COMBINING ACUTE ACCENT} Noir, in 東京, paid her $3,000.",
        ("Zoe\N{COMBINING DIAERESIS} Łukasiewicz", "PERSON", "accepted"),
        ("Kraków", "GPE", "accepted"),
        ("🇵🇱", "GPE", "added"),
        ("4 May 2025", "DATE", "corrected"),
        ("Cafe\N{COMBINING ACUTE ACCENT} Noir", "FAC", "accepted"),
        ("東京", "GPE", "accepted"),
        ("$3,000", "MONEY", "accepted"),
    ),
    sample(
        "nested",
        "The New York Times said the University of California, Los Angeles won 12km of $50 trails; Kyivstar disagreed.",
        ("The New York Times", "ORG", "accepted"),
        ("New York", "GPE", "accepted"),
        ("University of California, Los Angeles", "ORG", "accepted"),
        ("California", "GPE", "accepted"),
        ("Los Angeles", "GPE", "corrected"),
        ("12", "CARDINAL", "accepted"),
        ("12⟩km", "QUANTITY", "accepted"),
        ("$", "MONEY", "added"),
        ("$⟩50", "CARDINAL", "added"),
        ("Kyiv", "GPE", "accepted"),
    ),
    sample(
        "unsafe",
        '=HYPERLINK("http://example.invalid";"Acme") and <script>alert(1)</script> & -5% or @Meta\'s +7 [1] a|b_c->d;*\\n.\n',
        ('=HYPERLINK("http://example.invalid";"Acme")', "WORK_OF_ART", "accepted"),
        ("Acme", "ORG", "rejected"),
        ("<script>", "PRODUCT", "accepted"),
        ("-5%", "PERCENT", "accepted"),
        ("@Meta", "ORG", "accepted"),
        ("+7", "CARDINAL", "added"),
        ("a|b_c->d;*", "PRODUCT", "corrected"),
    ),
    sample("empty", "Nothing here is named.\n"),
]
