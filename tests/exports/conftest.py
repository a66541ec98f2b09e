"""An article with every kind of block, and a small archive with pages that want to be more than text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # the root of the project, for `tests.archive.fakes`

from tests.archive.fakes import ENGINE, page, told

from depeche.archive import Archive
from depeche.model import Article, Block, Byline, Entity, Link, Meeting, Publisher, Record, Rendition, Statement

PARIS = timezone(timedelta(hours=1))
HOSTILE = "</script><b>&amp; ]]> \u202eevil\u202c =1+1 {x} \\ “q”, ; \u2028"
"""What a headline may hold (the reader takes out control characters, and nothing else)."""


def block(kind: str, text: str = "", **more: object) -> Block:
    return Block(kind=kind, text=text, **more)  # type: ignore[arg-type]


ARTICLE = Article(
    url="https://bote.example/fähre?a=1&b=2",
    canonical_url="https://bote.example/fähre",
    site="Sarner Bote",
    publisher=Publisher(name="Bote Verlag", logo="https://bote.example/logo.png", contact="post@bote.example"),
    title=f"Night ferry {HOSTILE}",
    kicker="Transport",
    lede="The ferry sails again.",
    authors=("Odile Marchais", "Nora Quill"),
    bylines=(Byline(name="Odile Marchais", role="Reporter", place="Port-Armel", page="https://bote.example/odile"),
             Byline(name="Nora Quill")),
    agency="Armel Wire",
    published=datetime(2027, 1, 11, 8, 30, tzinfo=PARIS),
    modified=datetime(2027, 1, 11, 9, 0, tzinfo=PARIS),
    captured=datetime(2027, 1, 11, 9, 0, tzinfo=UTC),
    language="de",
    section="Region",
    tags=("ferry", "Sarn"),
    about=("Port-Armel",),
    copyright_year=2027,
    declared_free=True,
    images=(block("image", url="https://img.example/lead.jpg", caption="The ferry", credit="O. Marchais",
                  renditions=(Rendition(url="https://img.example/lead.jpg", width=1200, height=800),
                              Rendition(url="https://img.example/small.jpg", width=300, height=200))),),
    blocks=(
        block("paragraph", "The ferry sails again."),
        block("heading", "A new hull", level=2),
        block("paragraph", "“It holds & floats,” said the mayor.",
              links=(Link(start=1, end=9, href="https://m.example/x y"),)),
        block("heading", "Inside the hull", level=3),
        block("list", "Depart 21 h\nReturn 23 h"),
        block("heading", "The price", level=2),
        block("table", "Trip Price\nSingle 4", rows=(("Trip", "Price"), ("Single", "4"))),
        block("quote", "It holds.", author="A sailor"),
        block("code", "21:00 PA-SN <x>"),
        block("image", url="https://img.example/quay.jpg", caption="The quay", credit="N. Quill", alt="A quay"),
        block("video", url="https://v.example/1.mp4", caption="The crossing"),
        block("embed", "Repaired! \U0001f6a2", network="bluesky", author="Ilse Vaudrin", url="https://bsky.example/1",
              published=date(2027, 1, 11)),
        block("notice", "Corrected on 11 January."),
        block("entry", "The quay is open.\n\nTickets follow.", title="Quay open", url="https://bote.example/l#1",
              published=datetime(2027, 1, 11, 9, 10, tzinfo=PARIS),
              blocks=(block("paragraph", "The quay is open."), block("paragraph", "Tickets follow."))),
        block("paragraph", HOSTILE, links=(Link(start=0, end=3, href="javascript:alert(1)"),)),
    ),
    reader="depeche 0.1",
)  # fmt: skip

RECORD = Record(
    statements=(Statement(start=50, end=67, text="It holds & floats", kind="direct", act="assert", cue="said",
                          speaker="Ilse Vaudrin", role="mayor", confidence=0.9),),
    meetings=(Meeting(start=0, end=3, text="talks in Port-Armel", what="talks", when="2027-01-12/2027-01-13",
                      where="Port-Armel", participants=("Ilse Vaudrin", "Jon Brask"), status="postponed"),),
    people=(Entity(kind="person", name="Ilse Vaudrin", role="mayor"),),
    organisations=(Entity(kind="organisation", name="Armel Lines"),),
    places=(Entity(kind="place", name="Port-Armel"),),
)  # fmt: skip


@pytest.fixture
def article() -> Article:
    return ARTICLE


@pytest.fixture
def record() -> Record:
    return RECORD


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Three articles of two sites, one of them with a hostile headline, one captured twice, and an index page."""

    def text(who: str, words: str, day: str, status: str = "announced") -> str:
        return told(people=[[who, "maire"], ["Jon Brask", "=cmd"]], said=[[who, words]],
                    met=[[day, "Port-Armel", [who, "Jon Brask"], status]])  # fmt: skip

    first = {
        "title": "Le bac, « enfin »", "site": "Bote", "authors": ["Odile M.", "Nora {Q}"],
        "published": "2027-01-11T09:00:00+01:00",
        "text": ["Début <p>.", text("Ilse Vaudrin", "Le bac reprendra lundi", "2027-02-01/2027-02-03")],
    }  # fmt: skip
    pages = [
        page("https://a.example/1", at="2027-01-11T10:00:00+00:00", **first),
        page("https://a.example/2", at="2027-01-12T10:00:00+00:00", title=HOSTILE, authors=["=HYPERLINK(1)"], language="en",
             published="2027-01-12T09:00:00+01:00", text=[text("Mila Ostrand", "+49 is @home", "2027-02-09", "cancelled")]),
        page("https://www.b.example/3/?q=2&a=1", at="2027-01-13T10:00:00+00:00", title="Storm over Sarn", language="en",
             site="Armel Post", text=["A storm <p>."]),
        page("https://a.example/1", at="2027-01-14T10:00:00+00:00", **first),
        page("https://a.example/", at="2027-01-14T10:00:00+00:00", title="Front", kind="index", text=["Front <p>."]),
    ]  # fmt: skip
    with Archive(tmp_path_factory.mktemp("exports") / "archive", engine=ENGINE) as made:
        changes = [added.change for added in made.add(pages, workers=0)]
        assert changes == ["new", "new", "new", "unchanged", "new"]
        yield made
