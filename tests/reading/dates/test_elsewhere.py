"""What a page says of itself, at its end, tells when it was published or changed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import depeche
from depeche.model import When


def shown_at_the_end(inside: str, language: str = "en") -> When | None:
    prose = "<p>" + "The harbour board of Port Annick put off the question of the north pier once more. " * 4 + "</p>"
    page = f"<html lang='{language}'><title>The pier</title><h2>The pier</h2><div>{prose * 20}{inside}</div></html>"
    return depeche.read(page, "https://quay.example/the-pier").published


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "This entry was posted on Saturday, December 3rd, 2011 at 10:20 am and is filed under Piers and nets."),
        (
            "de",
            "Dieser Beitrag wurde am Samstag, 3. Dezember 2011 um 10:20 Uhr veröffentlicht und unter Seewege abgelegt.",
        ),
        ("fr", "Cette entrée a été publiée le samedi 3 décembre 2011 à 10 h 20 et elle est classée dans Quais et filets."),
        (
            "es",
            "Esta entrada fue publicada el sábado 3 de diciembre de 2011 a las 10:20 y está archivada en Muelles.",
        ),
        (
            "nl",
            "Dit bericht is geplaatst op zaterdag 3 december 2011 om 10:20 en is opgeslagen onder Kades en netten.",
        ),
    ],
)
def test_a_sentence_says_when_the_article_itself_was_posted(language: str, line: str) -> None:
    assert len(line) > 80
    assert str(shown_at_the_end(f"<p>{line}</p>", language)).startswith("2011-12-03")


def test_such_a_sentence_speaks_before_a_mere_day() -> None:
    line = "This entry was posted on Saturday, December 3rd, 2011 at 10:20 am and is filed under Piers and nets."
    assert str(shown_at_the_end(f"<p>{line}</p><p>May 4, 2012</p>")).startswith("2011-12-03")


def test_such_a_sentence_may_go_on_behind_a_link() -> None:
    line = 'Dieser Artikel wurde am 14. Dezember 2015 um 14:48 von <a href="/ek">Ada Ek</a> geschrieben und abgelegt.'
    answer = '<ul><li>Bo Lund <a class="date" href="#c1">15. Dezember 2015 um 11:21</a> Danke!</li></ul>'
    assert shown_at_the_end(f"<div>{line}</div>{answer}", "de") == datetime(2015, 12, 14, 14, 48)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "This page was last edited on 3 May 2024, at 10:20 (UTC)."),
        ("de", "Diese Seite wurde zuletzt am 3. Mai 2024 um 10:20 Uhr bearbeitet."),
        ("fr", "La dernière modification de cette page a été faite le 3 mai 2024 à 10:20."),
        ("es", "Esta página se editó por última vez el 3 may 2024 a las 10:20."),
        ("it", "Questa pagina è stata modificata per l'ultima volta il 3 mag 2024 alle 10:20."),
        ("nl", "Deze pagina is voor het laatst bewerkt op 3 mei 2024 om 10:20."),
        ("pl", "Tę stronę ostatnio edytowano 3 maj 2024, 10:20."),
        ("ru", "Эта страница в последний раз была отредактирована 3 мая 2024 в 10:20."),
        ("sv", "Denna sida redigerades senast den 3 maj 2024 kl. 10:20."),
        ("zh", "本页面最后修订于2024年5月3日 10:20。"),
    ],
)
def test_the_last_line_of_a_wiki_tells_the_last_change(language: str, line: str) -> None:
    prose = "<p>" + "The harbour board of Port Annick put off the question of the north pier once more. " * 4 + "</p>"
    event = "<p>The next meeting at the mouth of the Ferrol is on Friday, 14 June 2024, from 7 pm</p>"
    page = f"<html lang='{language}'><title>The pier</title><h1>The pier</h1>{event}{prose * 6}<ul><li>{line}</ul></html>"
    article = depeche.read(page, "https://quay.example/wiki/pier")
    assert str(article.modified).startswith("2024-05-03 10:20")
    assert article.published == article.modified
    assert article.evidence["published"].layer == "inferred"


def test_a_change_that_is_said_speaks_before_the_first_day_on_the_page() -> None:
    assert shown_at_the_end("<p>Version 3, 29 June 2007</p><p>Updated: 2016/11/18</p>") == date(2016, 11, 18)


def test_a_sentence_about_anything_else_tells_no_day() -> None:
    line = "Der Tunnel am Ferrol ist vom 24. April bis 2. Oktober 2017 gesperrt, wie es heißt. Lesen Sie hier alles dazu."
    assert shown_at_the_end(f"<p>{line}</p>", "de") is None


def test_a_variable_of_a_script_tells_the_time_of_publication_where_nothing_else_does() -> None:
    script = "<script>var quayFirstPub=new Date('Fri Aug 13 19:08:33 EDT 2010');</script>"
    prose = "<p>" + "The harbour board of Port Annick put off the question of the north pier once more. " * 4 + "</p>"
    article = depeche.read(f"<title>The pier</title><h1>The pier</h1>{script}{prose * 4}", "https://quay.example/pier")
    assert str(article.published) == "2010-08-13 19:08:33-04:00"


def test_a_day_in_a_style_sheet_tells_nothing() -> None:
    assert shown_at_the_end("<style>\n/* 20231023 for readers who see little */\n p {margin: 0}</style>") is None


def test_a_script_may_tell_the_day_in_its_own_notation() -> None:
    script = "<script>var page = {id: 5, publish_time: '2031-05-03 10:20:00'}</script>"
    assert shown_at_the_end(script + "<p>Player 3.4 (2029-1-2)</p>") == datetime(2031, 5, 3, 10, 20)


@pytest.mark.parametrize("name", ["firstpublishedtime", "dateUpdate"])
def test_an_element_may_declare_the_day_as_sites_in_china_do(name: str) -> None:
    assert shown_at_the_end(f"<meta itemprop='{name}' content='2031-05-03-10:20:00'>") == datetime(2031, 5, 3, 10, 20)


def test_a_note_in_a_script_tells_no_day() -> None:
    script = "<script>\n   var pier = 9;\n   // Updated 2015.02.04 by Bo Lund\n   pier += 1;\n</script>"
    assert shown_at_the_end(script) is None


def test_a_shorthand_of_a_style_sheet_that_is_set_in_is_no_day() -> None:
    assert shown_at_the_end("<style>\n  .pier {\n    grid-area: 1/2/3/11;\n  }\n</style>") is None


def test_the_day_for_readers_speaks_before_the_time_for_programs_beside_it() -> None:
    hidden = "<span class='updated' style='display: none'>2031-04-18T13:00:39+00:00</span>"
    assert shown_at_the_end(f"<p><span>Ada</span> {hidden}<span>March 22nd, 2031</span> | Reviews |</p>") == date(
        2031, 3, 22
    )


def test_a_day_between_bars_is_a_stamp_whatever_names_stand_between_the_others() -> None:
    assert shown_at_the_end("<div>© AGL-Quay | Bild: Lindhaven | 07.11.2031</div>", "de") == date(2031, 11, 7)
