"""`diff` and `cite`, as their user sees them."""

from pathlib import Path
from typing import Any

import pytest

from depeche.archive import Archive
from depeche.errors import UnknownFormat
from depeche.exports import references
from depeche.model import Citation


def test_diff_shows_the_changed_words_only(depeche: Any, kept: Path) -> None:
    out = " ".join(depeche("diff", "https://herald.example/ferry", "-a", kept).out.split())
    assert "said otherwise: Tomas Brekel [assert]" in out
    assert "Nothing differs" in depeche("diff", "https://herald.example/ferry", "1", "1", "-a", kept).out
    assert "[-two-]{+three+}" in out
    assert "will sail again" not in out


@pytest.mark.parametrize("form", ["line", *references.FORMATS, "selector"])
def test_cite_in_each_form(depeche: Any, kept: Path, form: str) -> None:
    out = depeche("cite", "https://herald.example/ferry", "--start", 1, "--end", 36, "-f", form, "-a", kept).out
    assert ("TextQuoteSelector" if form == "selector" else "Ferry to sail again") in out
    assert "herald.example/ferry" in out


def test_cite_refuses_a_form_it_does_not_know(depeche: Any, kept: Path) -> None:
    assert isinstance(depeche("cite", "1", "-f", "biib", "-a", kept).error, UnknownFormat)
    assert depeche("cite", "1", "--start", 3, "-a", kept).code == 2


def test_cite_of_a_number_that_leads_elsewhere_has_the_offsets_of_what_it_meant(
    depeche: Any, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    cite = Archive.cite

    def cited(archive: Archive, number: int, *of: int) -> Citation:
        asked.append(number)
        return cite(archive, 1, *of)

    monkeypatch.setattr(Archive, "find", lambda *_: 1)
    monkeypatch.setattr(Archive, "cite", cited)
    assert depeche("cite", "77", "--start", 1, "--end", 36, "-a", kept).code == 0
    assert asked == [77]
