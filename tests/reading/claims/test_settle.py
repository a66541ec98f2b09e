"""What evidence shows of the page."""

from __future__ import annotations

from depeche.reading.claims.settle import LONGEST_RAW, evidence


def test_no_password_of_an_address_is_evidence() -> None:
    shown = evidence(
        "meta", "link canonical", "https://me:secret@quay.example/a", [("json-ld url", "http://me@quay.example/b")]
    )
    assert (shown.raw, shown.others) == ("https://quay.example/a", (("json-ld url", "http://quay.example/b"),))


def test_where_a_value_stood_is_shown_as_the_value_is() -> None:
    """A class, or the name of a type, is the page's own, and may be long and odd."""
    shown = evidence("dom", "p.\x01byline\ud800" + "x" * 5_000, "Ilse Vaudrin", [("dom p.\x9fname", "Ada Orlo")])
    assert shown.path.startswith("p.bylinexx")
    assert len(shown.path) == LONGEST_RAW - 2
    assert shown.others == (("dom p.name", "Ada Orlo"),)
