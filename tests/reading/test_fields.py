"""Whole pages through `read`, for fields that help each other: a wire story, and what pages tell only between the lines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import depeche
from depeche.model import Article, Byline

CAPTURED = datetime(2024, 5, 3, 15, 0, tzinfo=UTC)
SUMMER = timezone(timedelta(hours=2))

PROSE = """<p>Die Leute am Nordufer hatten seit Anfang April auf diese Nachricht gewartet, als der Motor ausfiel.</p>
<p>Niemand fand ein Ersatzteil, bis eine Werft in Sarnes eines goss, das nun seit Montag seinen Dienst tut.</p>
<p>Der Fahrplan für den Sommer soll in der kommenden Woche beschlossen werden, wenn der Rat von Port-Armel tagt.</p>"""

WIRE = f"""<!DOCTYPE html><html lang="de"><head>
<title>Fähre nach Port-Armel fährt wieder | Nordkanter Zeitung</title>
<meta property="og:title" content="Fähre nach Port-Armel fährt wieder">
<meta property="og:site_name" content="Nordkanter Zeitung">
</head><body><main><article><h1>Fähre nach Port-Armel fährt wieder</h1>
<p class="byline">Von <a href="/autoren/vaudrin" rel="author">Ilse Vaudrin</a>, \
Korrespondentin, und Jan Petersen, Lindhaven (mit AGL)</p>
<p>Veröffentlicht am 3. Mai 2024, 11:22 Uhr · Aktualisiert vor 2 Stunden</p>
<p>Lindhaven (AGL) – Die Fähre von Port-Armel fährt nach drei Wochen wieder, wie die Gemeinde am Freitag mitteilte.</p>
{PROSE}</article></main></body></html>"""


def read(html: str, url: str = "https://www.nordkant.de/region/faehre.html") -> Article:
    return depeche.read(html.encode(), url, captured=CAPTURED)


def test_a_wire_story_names_its_authors_and_its_agency_apart() -> None:
    article = read(WIRE)
    assert article.bylines == (
        Byline(
            name="Ilse Vaudrin",
            role="Korrespondentin",
            place="Lindhaven",
            page="https://www.nordkant.de/autoren/vaudrin",
        ),
        Byline(name="Jan Petersen", place="Lindhaven"),
    )
    assert article.agency == "AGL"


def test_a_line_that_tells_two_times_tells_them_apart_and_the_evidence_says_what_is_inferred() -> None:
    article = read(WIRE)
    assert article.published == datetime(2024, 5, 3, 11, 22, tzinfo=SUMMER)
    assert article.modified == CAPTURED - timedelta(hours=2)
    assert article.evidence["published"].others == (("inferred zone", "+02:00, by the country: DE"),)


def test_a_time_after_the_capture_is_refused_and_the_evidence_says_why() -> None:
    late = '<meta property="article:published_time" content="2024-05-03T20:00:00Z">'
    article = read(WIRE.replace("<title>", f"{late}<title>"))
    assert article.published == datetime(2024, 5, 3, 11, 22, tzinfo=SUMMER)
    refused = [why for why in article.evidence["published"].others if "refused" in why[0]]
    assert refused
    assert "2024-05-03T20:00:00Z" in refused[0][1]


@pytest.mark.parametrize(
    ("credit", "authors", "agency"),
    [
        ("Par Ilse Vaudrin avec AFP", ("Ilse Vaudrin",), "AFP"),
        ("Von Ilse Vaudrin und Jan Petersen, mit dpa", ("Ilse Vaudrin", "Jan Petersen"), "dpa"),
        ("Por Ilse Vaudrin / EFE", ("Ilse Vaudrin", "EFE"), "EFE"),
        ("Staff and agencies", (), None),
    ],
)
def test_what_credits_an_agency_differs_from_paper_to_paper(
    credit: str, authors: tuple[str, ...], agency: str | None
) -> None:
    page = (
        f"<html><body><article><h1>The ferry of Port-Armel sails again</h1><p>{credit}</p><p>3 May 2024</p>{PROSE}</article>"
    )
    article = read(page)
    assert (article.authors, article.agency, article.published) == (authors, agency, date(2024, 5, 3))


def test_a_year_may_be_declared_as_a_date_and_a_size_as_a_distance() -> None:
    image = {"@type": "ImageObject", "url": "https://quay.example/l.jpg", "width": {"@type": "Distance", "name": "1200 px"}}
    data = {"@type": "NewsArticle", "headline": "Fog", "copyrightYear": "2031-05-06T00:00:00Z", "image": image}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found = depeche.read(f"<html><head>{script}</head><body><h1>Fog</h1></body></html>", url="https://quay.example/fog")
    assert found.copyright_year == 2031
    assert found.images[0].renditions[0].width == 1200


def test_the_mark_of_the_house_itself_in_a_dateline_is_no_agency() -> None:
    dateline = "<p>LINDHAVEN ({}) – Die Fähre von Port-Armel fährt nach drei Wochen wieder, wie es am Freitag hieß.</p>"
    page = "<main><article><h1>Fähre nach Port-Armel fährt wieder</h1>" + dateline + PROSE + "</article></main>"
    assert read(page.format("WQHK"), "https://wqhk.example/news/ferry").agency is None
    assert read(page.format("AGL"), "https://wqhk.example/news/ferry").agency == "AGL"


def test_a_time_for_reading_is_no_author() -> None:
    page = "<main><h1>Il traghetto di Port-Armel riparte</h1><time>3 Maggio 2024</time><span>2 minuti di lettura</span>"
    assert read(f"{page}<article>{PROSE}</article></main>").authors == ()


TO_ALL = (
    "Alle Artikel", "All posts by Ilse", "Tous ses articles", "Todos los artículos", "Tutti gli articoli",
    "Todos os artigos", "Alle artikelen", "Wszystkie artykuły", "Все статьи", "Усі статті", "Tüm yazıları", "Alla artiklar",
)  # fmt: skip


@pytest.mark.parametrize("line", TO_ALL)
def test_a_name_before_a_line_to_all_that_its_bearer_wrote_signs(line: str) -> None:
    page = f"<main><h1>Fähre nach Port-Armel fährt wieder</h1><div>Ilse Vaudrin</div><a href='/x'>{line}</a>"
    assert read(f"{page}<article>{PROSE}</article></main>").authors == ("Ilse Vaudrin",)


def test_a_long_line_above_the_headline_is_no_part_of_the_paper_though_the_address_is_made_of_it() -> None:
    for line, section in (("North pier", "North pier"), ("The storm over the north pier", None)):
        html = f"<p class='kicker'>{line}</p><h1>The ferry sails again</h1>"
        found = depeche.read(html, url=f"https://quay.example/{line.lower().replace(' ', '-')}/ferry")
        assert (found.section, found.kicker) == (section, None if section else line)


@pytest.mark.parametrize(
    ("title", "found"), [("", True), ("Page 2 of 5", True), ("The bell of the quay is found again", False)]
)
def test_a_link_to_the_next_story_leads_to_no_page_of_this_one(title: str, found: bool) -> None:
    link = f"<link rel='next' title='{title}' href='/ferry/2'>"
    assert (
        depeche.read(f"<head>{link}</head><h1>The ferry</h1>", url="https://quay.example/ferry").next_page is not None
    ) is found


def test_a_page_does_not_go_on_at_itself() -> None:
    link = "<link rel='next' href='https://lac.example/bac'>"
    assert read(f"<head>{link}</head><h1>The ferry</h1>", "https://lac.example/bac/").next_page is None


@pytest.mark.parametrize(
    ("below", "agency"),
    [
        ("<p>Quelle: kurier.example, ino/dpa</p><p>Hafen</p>", "dpa"),
        ("<p>Ann Ash</p><p>(AFP, Reuters)</p>", "AFP/Reuters"),
        ("<p>Read also:</p><p>The tug is sold</p><p>(SID)</p>", None),
        ("<p>Read also: The tug is sold to the harbour board of Port Annick after all</p><p>(SID)</p>", "SID"),
    ],
)
def test_the_lines_below_a_story_may_credit_an_agency(below: str, agency: str | None) -> None:
    prose = "".join(
        f"<p>The {name} that was laid up all winter has left the pier again, with forty people on board of it.</p>"
        for name in ("ferry", "tug", "barge", "dredger")
    )
    assert read(f"<article><h1>The ferry sails</h1>{prose}{below}</article>", "https://lac.example/bac").agency == agency


def test_the_initials_in_the_name_of_the_site_are_no_agency() -> None:
    author = '{"@type": "Organization", "name": "QX"}'
    declared = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'
    for site, agency in (("QX - The Harbour Ledger", None), ("The Harbour Ledger", "QX")):
        head = f'<meta property="og:site_name" content="{site}">{declared}'
        assert depeche.read(f"<head>{head}</head><h1>The ferry</h1>", url="https://quay.example/ferry").agency == agency
