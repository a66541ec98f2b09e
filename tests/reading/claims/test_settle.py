"""What evidence shows of the page."""

from __future__ import annotations

from depeche.reading.claims.settle import evidence


def test_no_password_of_an_address_is_evidence() -> None:
    shown = evidence(
        "meta", "link canonical", "https://me:secret@quay.example/a", [("json-ld url", "http://me@quay.example/b")]
    )
    assert (shown.raw, shown.others) == ("https://quay.example/a", (("json-ld url", "http://quay.example/b"),))
