"""The comparisons that all other tests rest on find what differs."""

import pytest

from dataset import Document, Loss, Span, assert_same, assert_same_tokens

TEXT = "New York Times,\r\nnaïvely"
NESTED = Document(TEXT, [Span(0, 8, "GPE"), Span(0, 14, "ORG")], "a")


def test_equal_documents_are_the_same_in_any_order() -> None:
    other = Document("Sony", [Span(0, 4, "ORG")])
    assert_same([other, NESTED], [NESTED, other])


@pytest.mark.parametrize(
    "spoilt",
    [
        [],
        [NESTED, NESTED],
        [Document(TEXT.replace("\r", ""), NESTED.spans)],
        [Document(TEXT, NESTED.spans[:1])],
        [Document(TEXT, [*NESTED.spans, NESTED.spans[0]])],
        [Document(TEXT, [Span(0, 8, "LOC"), Span(0, 14, "ORG")])],
        [Document(TEXT, [Span(0, 7, "GPE"), Span(0, 14, "ORG")])],
    ],
)
def test_any_difference_is_found(spoilt: list[Document]) -> None:
    with pytest.raises(AssertionError):
        assert_same(spoilt, [NESTED])


TOKENS = [["New", "York", "Times", ","], ["naïvely"]]


def test_tokens_may_miss_what_is_said_to_be_lost() -> None:
    assert_same_tokens(TOKENS, [Span(0, 3, "ORG")], [NESTED], [Loss("a", NESTED.spans[0])])
    assert_same_tokens(TOKENS, [Span(0, 2, "GPE"), Span(0, 3, "ORG")], [NESTED], [])


@pytest.mark.parametrize(
    ("tokens", "spans", "losses"),
    [
        (TOKENS, [Span(0, 3, "ORG")], []),
        (TOKENS, [Span(0, 2, "GPE")], [Loss("a", NESTED.spans[0])]),
        (TOKENS, [Span(0, 3, "GPE")], [Loss("a", NESTED.spans[0])]),
        (TOKENS, [Span(0, 3, "ORG"), Span(4, 5, "ORG")], [Loss("a", NESTED.spans[0])]),
        (TOKENS[:1], [Span(0, 3, "ORG")], [Loss("a", NESTED.spans[0])]),
    ],
)
def test_tokens_may_miss_nothing_else(tokens: list, spans: list, losses: list) -> None:
    with pytest.raises(AssertionError):
        assert_same_tokens(tokens, spans, [NESTED], losses)


def test_a_loss_needs_a_reason() -> None:
    alone = Document("Sony rose", [Span(0, 4, "ORG")], "b")
    with pytest.raises(AssertionError, match="could have been kept"):
        assert_same_tokens([["Sony", "rose"]], [], [alone], [Loss("b", alone.spans[0])])
