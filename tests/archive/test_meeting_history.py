"""One meeting through several articles, papers and languages, read and recorded for real: its calendar entry stays one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from depeche.archive import Archive
from depeche.archive.answers import MeetingRow
from depeche.model import Capture, Page

FISH = {
    "fr": "La pêche au hareng divise les deux pays depuis trois ans, et les pêcheurs de Port-Armel attendent une réponse.",
    "en": "Herring has divided the two countries for three years, and the fishermen of Port-Armel wait for an answer.",
    "de": "Der Hering entzweit die beiden Länder seit drei Jahren, und die Fischer von Port-Armel warten auf eine Antwort.",
}


def capture(paper: str, language: str, day: str, title: str, text: str) -> Capture:
    url = f"https://{paper}.example/{day}"
    at = datetime.fromisoformat(f"{day}T10:00:00+00:00")
    html = (
        f"<html lang={language}><head><title>{title}</title><meta property=og:type content=article>"
        f"<meta property=article:published_time content={day}T09:00:00Z></head><body><article><h1>{title}</h1>"
        f"<p>{text}</p><p>{FISH[language]}</p></article></body></html>"
    )
    return Capture(name=url, url=url, at=at, page=Page(body=html.encode(), url=url, captured=at))


def after_each(folder: Path, *captures: Capture) -> list[list[MeetingRow]]:
    """The agenda after each article, the archive closed and opened between them."""
    found = []
    for one in captures:
        with Archive(folder) as archive:
            list(archive.add([one], workers=0))
            found.append(archive.agenda())
    return found


ANNOUNCED = capture(
    "vigie", "fr", "2027-01-11", "Brisset et Lindqvist se verront à Vienne",
    "Le ministre Aldo Brisset rencontrera la ministre Katia Lindqvist le 20 janvier à Vienne, a annoncé le gouvernement.",
)  # fmt: skip


def test_announced_postponed_and_held_in_three_languages_is_one_meeting(tmp_path: Path) -> None:
    history = after_each(
        tmp_path / "archive",
        ANNOUNCED,
        capture("ledger", "en", "2027-01-12", "Brisset and Lindqvist to meet in Vienna",
                "Minister Aldo Brisset will meet Minister Katia Lindqvist in Vienna on 20 January."),
        capture("vigie", "fr", "2027-01-18", "La rencontre entre Brisset et Lindqvist reportée",
                "La rencontre entre Aldo Brisset et Katia Lindqvist, prévue le 20 janvier à Vienne, a été reportée au "
                "27 janvier, a annoncé le gouvernement."),
        capture("ledger", "en", "2027-01-28", "Brisset and Lindqvist meet in Vienna",
                "Aldo Brisset met Katia Lindqvist in Vienna on Wednesday."),
        capture("abend", "de", "2027-01-28", "Brisset und Lindqvist in Wien",
                "Minister Aldo Brisset hat am Mittwoch in Wien Ministerin Katia Lindqvist getroffen."),
    )  # fmt: skip
    assert [len(agenda) for agenda in history] == [1] * 5
    told = [agenda[0] for agenda in history]
    assert [(one.status, one.when, one.sequence) for one in told] == [
        ("announced", "2027-01-20", 0), ("announced", "2027-01-20", 0), ("postponed", "2027-01-27", 1),
        ("held", "2027-01-27", 2), ("held", "2027-01-27", 2),
    ]  # fmt: skip
    assert len({one.uid for one in told}) == 1
    assert [mention.status for mention in told[-1].mentions] == ["announced", "announced", "postponed", "held", "held"]
    assert [party.name for party in told[-1].participants] == ["Aldo Brisset", "Katia Lindqvist"]


def test_a_meeting_called_off_stays_in_the_calendar_as_cancelled(tmp_path: Path) -> None:
    *_, last = after_each(
        tmp_path / "archive",
        ANNOUNCED,
        capture("abend", "de", "2027-01-15", "Treffen von Brisset und Lindqvist abgesagt",
                "Das Treffen von Aldo Brisset und Katia Lindqvist am 20. Januar in Wien ist abgesagt worden."),
    )  # fmt: skip
    assert [(one.status, one.when, one.sequence) for one in last] == [("cancelled", "2027-01-20", 1)]


def test_an_alliance_is_one_whatever_each_language_calls_it(tmp_path: Path) -> None:
    *_, last = after_each(
        tmp_path / "archive",
        capture("vigie", "fr", "2027-01-11", "L'Otan reçoit Brisset",
                "Une réunion entre Aldo Brisset et l'Otan est prévue le 20 janvier à Bruxelles."),
        capture("ledger", "en", "2027-01-12", "NATO to receive Brisset",
                "A meeting between Aldo Brisset and NATO is scheduled for 20 January in Brussels."),
    )  # fmt: skip
    assert len(last) == 1
    assert len(last[0].mentions) == 2
