from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import depeche
from depeche.model import Article, Page, When
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.dates.stamps import relative, role_of, setting
from depeche.reading.dates.times import Times, as_instant, times
from depeche.reading.labels.titles import title
from depeche.reading.page.markup import parse

CAPTURED = datetime(2024, 5, 3, 12, 0, tzinfo=UTC)
CEST = timezone(timedelta(hours=2))


def read(html: str, url: str = "https://lac.example/bac") -> Times:
    markup = parse(Page(body=f"<body>{html}".encode()))
    seen = survey(markup.tree)
    claims = Claims(metadata.claims(seen, url))
    return times(claims, seen, title(claims, seen, (), url, markup.tree), setting(url, CAPTURED, None, None), markup)


def published(html: str, url: str = "https://lac.example/bac") -> When | None:
    return read(html, url).published.value


PUBLISHED = '<meta property="article:published_time" content="{}">'
MODIFIED = '<meta property="article:modified_time" content="{}">'


def test_published_and_modified_are_kept_apart() -> None:
    found = read(PUBLISHED.format("2024-05-02T10:00:00+02:00") + MODIFIED.format("2024-05-03T09:00:00+02:00"))
    assert found.published.value == datetime(2024, 5, 2, 10, tzinfo=CEST)
    assert found.modified.value == datetime(2024, 5, 3, 9, tzinfo=CEST)


@pytest.mark.parametrize(
    "html",
    [
        "<h1>The ferry sails</h1><p>By Ada Ek</p><p>2 May 2024</p>",
        "<h1>The ferry sails</h1><p>Published:</p><p>May 2, 2024</p>",
        "<h1>The ferry sails</h1><p>Last updated 3 May 2024</p><p>Published 2 May 2024</p>",
        "<p>2 May 2024</p><h1>The ferry sails</h1>",
        "<h1>The ferry sails</h1><p><i>2</i> <b>May 2024</b></p>",
        "<h1>The ferry sails</h1><p>So it does.</p><div class='entry-date'>2 May 2024</div>",
    ],
)
def test_a_day_that_is_only_shown_is_found(html: str) -> None:
    assert published(html) == date(2024, 5, 2)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("<span>2 May 2024</span> <span>14:05</span>", datetime(2024, 5, 2, 14, 5)),
        ("<span>2 May 2024</span> <span>2:34</span>", date(2024, 5, 2)),  # how long a film lasts
        ("Gestern, 14:05 Uhr", datetime(2024, 5, 2, 14, 5)),
        ("вчера в 14:05", datetime(2024, 5, 2, 14, 5)),
        ("Idag 09.40", datetime(2024, 5, 3, 9, 40)),
        ("hoy a las 09:40", datetime(2024, 5, 3, 9, 40)),
        ("2 мая, 14:05", datetime(2024, 5, 2, 14, 5)),
        ("5月2日 14:05", datetime(2024, 5, 2, 14, 5)),
        ("5월 2일 14:05", datetime(2024, 5, 2, 14, 5)),
        ("Publisert 2. mai kl. 14:05", datetime(2024, 5, 2, 14, 5)),
        ("9 May, 19:30", None),  # it is announced
        ("2 May 2024 - 14:05 | Updated: 3 May 2024 - 09:12", datetime(2024, 5, 2, 14, 5)),
    ],
)
def test_a_clock_tells_the_day_of_the_capture_or_one_near_it(line: str, when: When | None) -> None:
    found = published(f"<h1>The ferry sails</h1><p>{line}</p>", url="https://ledger.example/ferry")
    assert (found.replace(tzinfo=None) if isinstance(found, datetime) else found) == when


def test_a_control_character_beside_a_day_is_not_in_its_evidence() -> None:
    evidence = read("<p>2024-05-01\x01").published.evidence
    assert evidence is not None
    assert evidence.raw == "2024-05-01"


def test_a_date_in_a_caption_is_no_stamp() -> None:
    caption = "<p>The ferry at the pier in Sarnes on 3 March 2019, before it sank</p>"
    html = PUBLISHED.format("2024-05-02T10:00:00Z") + "<h1>The ferry sails</h1>" + caption
    assert published(html) == datetime(2024, 5, 2, 10, tzinfo=UTC)


def test_the_days_of_an_event_are_no_stamp() -> None:
    html = "<p>OCTOBER 13, 2023</p><h1>The ferry fair</h1><p>So it comes.</p><p>Date</p><p>: January 6-9, 2024</p>"
    assert published(html) == date(2023, 10, 13)


@pytest.mark.parametrize("label", ["Registriert:", "Member since", "Deadline:", "Aktuelle Zeit:"])
def test_a_time_of_something_else_is_no_stamp(label: str) -> None:
    html = (
        f"<h1>The ferry sails</h1><p>{label}</p><p>3 March 2019</p><p>{label} 4 March 2019</p><div>» 2.5.2024, 05:42</div>"
    )
    assert published(html) == datetime(2024, 5, 2, 5, 42)


@pytest.mark.parametrize("start", ["Lindhaven, (2.5.2024). ", "2.5.2024 - ", "Port-Armel, 2. Mai 2024 – "])
def test_prose_may_begin_with_its_day(start: str) -> None:
    prose = (
        "The ferry that was laid up all winter has left the pier again, with forty people and one goat on board of it. " * 2
    )
    assert published(f"<h1>The ferry sails</h1><p>{start}{prose}</p>") == date(2024, 5, 2)


def test_the_day_behind_the_title_is_asked_before_a_caption() -> None:
    caption = "<p>The old ferry at the pier of Sarnes before she went down, 3 March 2019</p>"
    head = "<title>The ferry sails | The Harbour Ledger | 02.05.2024</title>"
    assert published(f"{head}<h1>The ferry sails</h1>{caption}") == date(2024, 5, 2)


def test_a_shown_day_does_not_outvote_two_layers_that_agree() -> None:
    declared = (
        """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-02T10:00:00Z"}</script>"""
    )
    html = declared + PUBLISHED.format("2024-05-02T10:00:00Z") + "<h1>The ferry sails</h1><p>1/1/2013</p>"
    assert published(html) == datetime(2024, 5, 2, 10, tzinfo=UTC)
    alone = PUBLISHED.format("2024-05-02T10:00:00Z") + "<h1>The ferry sails</h1><p>1/1/2013</p>"
    assert published(alone) == date(2013, 1, 1)


def test_of_two_declared_days_the_one_with_the_clock_that_is_shown_is_believed() -> None:
    declared = (
        """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-04-29T10:25:00Z"}</script>"""
    )
    html = declared + PUBLISHED.format("2024-05-02T14:25:00Z") + "<h1>The ferry sails</h1><p>2 May 2024, 16:25</p>"
    assert published(html) == datetime(2024, 5, 2, 16, 25, tzinfo=CEST)


def test_a_declared_time_that_is_that_of_the_change_yields_to_an_earlier_one() -> None:
    declared = (
        """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-02T10:00:00Z"}</script>"""
    )
    html = declared + PUBLISHED.format("2024-04-20T08:00:00Z") + MODIFIED.format("2024-05-02T10:00:00Z")
    assert published(html) == datetime(2024, 4, 20, 8, tzinfo=UTC)


def test_a_shown_day_is_another_where_no_zone_brings_them_together() -> None:
    shown = "<h1>The ferry sails</h1><p>May 1, 2024</p>"
    assert published(PUBLISHED.format("2024-05-02T22:00:00Z") + shown) == date(2024, 5, 1)
    assert published(PUBLISHED.format("2024-05-02T03:00:00Z") + shown) == datetime(2024, 5, 2, 3, tzinfo=UTC)


def test_the_day_in_the_address_is_the_last_to_be_asked() -> None:
    found = read("<h1>The ferry sails</h1>", url="https://lac.example/2024/05/02/bac").published
    assert found.value == date(2024, 5, 2)
    assert found.evidence is not None
    assert found.evidence.layer == "url"


def test_an_address_may_name_the_month() -> None:
    assert published("<h1>The ferry sails</h1>", "https://lac.example/2024/may/02/bac") == date(2024, 5, 2)
    assert published("<h1>The ferry sails</h1><p>02/05/2024</p>", "https://lac.example/2024/may/02/bac") == date(2024, 5, 2)


def test_data_in_an_attribute_are_read_too() -> None:
    html = '<div data-page="{&quot;publishedDate&quot;:&quot;2024-05-02T10:00:00Z&quot;}"></div><h1>The ferry sails</h1>'
    assert published(html) == datetime(2024, 5, 2, 10, tzinfo=UTC)


def test_the_data_of_scripts_are_asked_before_the_whole_page_is_searched() -> None:
    html = """<script>state = {"createdAt":"2024-05-02T10:00:00Z"}</script><p>Text.</p><p>3 March 2019</p>"""
    found = read(html).published
    assert found.value == datetime(2024, 5, 2, 10, tzinfo=UTC)
    assert found.evidence is not None
    assert found.evidence.layer == "state"


def test_day_and_month_that_a_system_confused_are_set_right_by_what_is_shown() -> None:
    html = '<meta name="date" content="03/02/2024 10:00:00"><h1>The ferry sails</h1><p>Erstellt am 02.03.2024</p>'
    assert published(html) == date(2024, 3, 2)


def test_a_time_after_the_capture_is_refused_with_its_reason() -> None:
    found = read(PUBLISHED.format("2024-05-04T10:00:00Z") + "<h1>The ferry sails</h1><p>2 May 2024</p>").published
    assert found.value == date(2024, 5, 2)
    assert found.evidence is not None
    reason = "opengraph article:published_time: refused, it lies after the capture"
    assert (reason, "2024-05-04T10:00:00Z") in found.evidence.others


def test_when_all_times_are_refused_none_is_left_but_the_reason() -> None:
    found = read(PUBLISHED.format("2024-05-04T10:00:00Z")).published
    assert found.value is None
    assert found.evidence is not None
    assert "refused" in found.evidence.others[0][0]


def test_a_local_time_gets_the_zone_of_a_country_that_has_but_one() -> None:
    found = read(PUBLISHED.format("2024-05-02T10:00:00"), url="https://lac.example.de/bac").published
    assert found.value == datetime(2024, 5, 2, 10, tzinfo=CEST)
    assert found.evidence is not None
    assert found.evidence.others[0] == ("inferred zone", "+02:00, by the country: DE")


def test_a_local_time_of_a_country_with_several_zones_stays_without() -> None:
    assert published(PUBLISHED.format("2024-05-02T10:00:00"), url="https://lac.example.us/bac") == datetime(2024, 5, 2, 10)


def test_the_clock_that_is_shown_gives_the_offset_of_a_time_in_utc() -> None:
    html = PUBLISHED.format("2024-05-02T02:15:00Z") + "<h1>The ferry sails</h1><p>May 1, 2024, 10:15 p.m.</p>"
    found = published(html)
    assert isinstance(found, datetime)
    assert found.isoformat() == "2024-05-01T22:15:00-04:00"


def test_a_page_that_states_only_a_change_was_published_then_at_the_latest() -> None:
    found = read(MODIFIED.format("2024-05-03T09:00:00Z")).published
    assert found.value == datetime(2024, 5, 3, 9, tzinfo=UTC)
    assert found.evidence is not None
    assert found.evidence.layer == "inferred"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("il y a 2 heures", 2),
        ("vor 3 Stunden", 3),
        ("2 hours ago", 2),
        ("hace 5 horas", 5),
        ("3小时前", 3),
        ("5 часов назад", 5),
    ],
)
def test_a_relative_time_counts_back_from_the_capture(text: str, hours: int) -> None:
    assert relative(text, CAPTURED) == CAPTURED - timedelta(hours=hours)


@pytest.mark.parametrize("text", ["2 hours", "in 3 days", "5 min read", "12", "ago"])
def test_other_numbers_with_units_are_no_relative_times(text: str) -> None:
    assert relative(text, CAPTURED) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Updated 3 May", "modified"),
        ("Zuletzt aktualisiert: 3. Mai", "modified"),
        ("Publié le 3 mai", "published"),
        ("3 May", "unsaid"),
    ],
)
def test_the_words_before_a_time_say_what_it_is(text: str, role: str) -> None:
    assert role_of(text) == role


def test_times_of_every_exactness_can_be_ordered() -> None:
    mixed = [datetime(2024, 5, 2, 10), date(2024, 5, 2), datetime(2024, 5, 2, 1, tzinfo=UTC)]
    assert sorted(mixed, key=as_instant) == [mixed[1], mixed[2], mixed[0]]


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


def shown_below(language: str, *lines: str) -> Article:
    prose = "<p>" + "The harbour board of Port Annick put off the question of the north pier once more. " * 4 + "</p>"
    below = "".join(f"<div>{line}</div>" for line in lines)
    page = f"<html lang='{language}'><title>The pier</title><main><h1>The pier</h1>{below}{prose * 4}</main></html>"
    return depeche.read(page, "https://quay.example/pier", captured=datetime(2024, 5, 10, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("language", "first", "changed"),
    [
        ("en", "Published 3 May 2024", "Updated 4 May 2024"),
        ("en", "First published on 3 May 2024", "Last modified on 4 May 2024"),
        ("de", "Veröffentlicht am 03.05.2024", "Zuletzt aktualisiert am 04.05.2024"),
        ("de", "Erstellt: 03.05.2024", "Aktualisiert: 04.05.2024"),
        ("fr", "Publié le 3 mai 2024", "Mis à jour le 4 mai 2024"),
        ("fr", "Publication : 03/05/2024", "Mise à jour : 04/05/2024"),
        ("es", "Publicado: 3 de mayo de 2024", "Actualizado: 4 de mayo de 2024"),
        ("es", "Fecha de publicación: 03/05/2024", "Última actualización: 04/05/2024"),
        ("pt", "Publicado em 03/05/2024", "Atualizado em 04/05/2024"),
        ("pt", "Criado em 03/05/2024", "Última modificação 04/05/2024"),
        ("it", "Pubblicato il 3 maggio 2024", "Aggiornato il 4 maggio 2024"),
        ("it", "Data di pubblicazione: 3 maggio 2024", "Ultimo aggiornamento: 4 maggio 2024"),
        ("nl", "Gepubliceerd: 3 mei 2024", "Bijgewerkt: 4 mei 2024"),
        ("nl", "Geplaatst op 3 mei 2024", "Laatst bijgewerkt op 4 mei 2024"),
        ("sv", "Publicerad 3 maj 2024", "Uppdaterad 4 maj 2024"),
        ("sv", "Publicerat: 2024-05-03", "Senast uppdaterat: 2024-05-04"),
        ("nb", "Publisert 3. mai 2024", "Oppdatert 4. mai 2024"),
        ("nb", "Først publisert 03.05.2024", "Sist oppdatert 04.05.2024"),
        ("da", "Udgivet 3. maj 2024", "Opdateret 4. maj 2024"),
        ("da", "Offentliggjort 3. maj 2024", "Sidst opdateret 4. maj 2024"),
        ("fi", "Julkaistu 3.5.2024", "Päivitetty 4.5.2024"),
        ("fi", "Luotu 3.5.2024", "Muokattu 4.5.2024"),
        ("is", "Birt 3. maí 2024", "Uppfært 4. maí 2024"),
        ("pl", "Opublikowano: 3 maja 2024", "Aktualizacja: 4 maja 2024"),
        ("pl", "Data publikacji: 03.05.2024", "Data aktualizacji: 04.05.2024"),
        ("cs", "Publikováno: 3. 5. 2024", "Aktualizováno: 4. 5. 2024"),
        ("cs", "Vydáno 3. května 2024", "Poslední aktualizace 4. května 2024"),
        ("sk", "Publikované 3. mája 2024", "Aktualizované 4. mája 2024"),
        ("sk", "Zverejnené 3.5.2024", "Aktualizované 4.5.2024"),
        ("sl", "Objavljeno 3. maja 2024", "Posodobljeno 4. maja 2024"),
        ("hr", "Objavljeno 3. svibnja 2024.", "Ažurirano 4. svibnja 2024."),
        ("hr", "Objavljeno: 03.05.2024.", "Zadnja izmjena: 04.05.2024."),
        ("sr", "Objavljeno: 3. maj 2024.", "Ažurirano: 4. maj 2024."),
        ("sr", "Објављено: 3. мај 2024.", "Ажурирано: 4. мај 2024."),
        ("hu", "Közzétéve: 2024. május 3.", "Frissítve: 2024. május 4."),
        ("hu", "Megjelent: 2024.05.03.", "Módosítva: 2024.05.04."),
        ("ro", "Publicat: 3 mai 2024", "Actualizat: 4 mai 2024"),
        ("ro", "Data publicării: 03.05.2024", "Data actualizării: 04.05.2024"),
        ("ca", "Publicat el 3 de maig de 2024", "Actualitzat el 4 de maig de 2024"),
        ("ru", "Опубликовано: 3 мая 2024", "Обновлено: 4 мая 2024"),
        ("ru", "Дата публикации: 03.05.2024", "Дата обновления: 04.05.2024"),
        ("uk", "Опубліковано: 3 травня 2024", "Оновлено: 4 травня 2024"),
        ("uk", "Дата публікації: 03.05.2024", "Змінено: 04.05.2024"),
        ("bg", "Публикувана на 3 май 2024", "Обновена на 4 май 2024"),
        ("bg", "Публикувано: 03.05.2024", "Обновено: 04.05.2024"),
        ("el", "Δημοσιεύτηκε: 3 Μαΐου 2024", "Ενημερώθηκε: 4 Μαΐου 2024"),
        ("el", "Ημερομηνία δημοσίευσης: 03/05/2024", "Τελευταία ενημέρωση: 04/05/2024"),
        ("tr", "Yayınlanma: 03.05.2024", "Güncelleme: 04.05.2024"),
        ("tr", "Yayınlanma Tarihi: 3 Mayıs 2024", "Güncelleme Tarihi: 4 Mayıs 2024"),
        ("ar", "نشر في: 3 مايو 2024", "آخر تحديث: 4 مايو 2024"),
        ("ar", "تاريخ النشر: 3 مايو 2024", "تاريخ التحديث: 4 مايو 2024"),
        ("fa", "تاریخ انتشار: ۱۴ اردیبهشت ۱۴۰۳", "آخرین به\u200cروزرسانی: ۱۵ اردیبهشت ۱۴۰۳"),
        ("he", "פורסם: 03.05.2024", "עודכן: 04.05.2024"),
        ("he", "פורסם בתאריך 3 במאי 2024", "עדכון אחרון 4 במאי 2024"),
        ("hi", "प्रकाशित: 3 मई 2024", "अपडेटेड: 4 मई 2024"),
        ("hi", "Published: 3 मई 2024", "Updated: 4 मई 2024"),
        ("bn", "প্রকাশ: ৩ মে ২০২৪", "আপডেট: ৪ মে ২০২৪"),
        ("zh", "发布时间：2024-05-03", "更新时间：2024-05-04"),
        ("zh", "发表于 2024年5月3日", "更新于 2024年5月4日"),
        ("zh-TW", "發布時間：2024/05/03", "更新時間：2024/05/04"),
        ("ja", "公開日：2024年5月3日", "更新日：2024年5月4日"),
        ("ja", "投稿日：2024.05.03", "最終更新日：2024.05.04"),
        ("ko", "입력 2024.05.03", "수정 2024.05.04"),
        ("ko", "기사입력 2024-05-03", "최종수정 2024-05-04"),
        ("th", "เผยแพร่ 3 พ.ค. 2567", "อัปเดต 4 พ.ค. 2567"),
        ("th", "เผยแพร่เมื่อ 3 พ.ค. 2567", "แก้ไขล่าสุด 4 พ.ค. 2567"),
        ("vi", "Ngày đăng: 03/05/2024", "Cập nhật: 04/05/2024"),
        ("vi", "Đăng ngày 3/5/2024", "Cập nhật lần cuối 4/5/2024"),
        ("id", "Diterbitkan 3 Mei 2024", "Diperbarui 4 Mei 2024"),
        ("id", "Tayang: 3 Mei 2024", "Diperbarui: 4 Mei 2024"),
    ],
)
def test_words_tell_the_first_day_from_that_of_the_change(language: str, first: str, changed: str) -> None:
    for lines in ((first, changed), (changed, first), (f"{first} | {changed}",), (f"<b>{first}</b> <b>{changed}</b>",)):
        article = shown_below(language, *lines)
        assert (str(article.published)[:10], str(article.modified)[:10]) == ("2024-05-03", "2024-05-04"), lines


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "2 hours ago"),
        ("de", "vor 2 Stunden"),
        ("fr", "il y a 2 heures"),
        ("es", "hace 2 horas"),
        ("pt", "há 2 horas"),
        ("it", "2 ore fa"),
        ("nl", "2 uur geleden"),
        ("sv", "för 2 timmar sedan"),
        ("nb", "for 2 timer siden"),
        ("da", "for 2 timer siden"),
        ("fi", "2 tuntia sitten"),
        ("is", "fyrir 2 klukkustundum"),
        ("pl", "2 godziny temu"),
        ("cs", "před 2 hodinami"),
        ("sk", "pred 2 hodinami"),
        ("sl", "pred 2 urama"),
        ("hr", "prije 2 sata"),
        ("sr", "pre 2 sata"),
        ("hu", "2 órája"),
        ("ro", "acum 2 ore"),
        ("ca", "fa 2 hores"),
        ("ru", "2 часа назад"),
        ("uk", "2 години тому"),
        ("bg", "преди 2 часа"),
        ("el", "πριν από 2 ώρες"),
        ("tr", "2 saat önce"),
        ("ar", "قبل 2 ساعات"),
        ("fa", "2 ساعت پیش"),
        ("he", "לפני 2 שעות"),
        ("hi", "2 घंटे पहले"),
        ("bn", "২ ঘণ্টা আগে"),
        ("zh", "2小时前"),
        ("zh-TW", "2小時前"),
        ("ja", "2時間前"),
        ("ko", "2시간 전"),
        ("th", "2 ชั่วโมงที่แล้ว"),
        ("vi", "2 giờ trước"),
        ("id", "2 jam yang lalu"),
        ("et", "2 tundi tagasi"),
        ("lt", "prieš 2 val."),
        ("lv", "pirms 2 stundām"),
        ("sq", "2 orë më parë"),
    ],
)
def test_hours_are_counted_back_from_the_capture(language: str, line: str) -> None:
    assert shown_below(language, line).published == datetime(2024, 5, 10, 10, tzinfo=UTC)


def test_a_clause_without_blanks_is_no_stamp() -> None:
    html = "<h1>港の工事</h1><p>港湾研究所の安全管理課が 2023年4月6日に公開した「調査」</p><p>│2023年04月13日 森 灯│</p>"
    assert published(html) == date(2023, 4, 13)


def test_a_page_that_declares_no_language_is_dated_as_its_headline_speaks() -> None:
    told = "The ferry is back on the lake, and this is what you should know before you buy a ticket for it"
    article = depeche.read(
        f"<head><meta name=description content='{told}'></head><h1>{told}</h1><li>Published 12/10/16</li>"
    )
    assert article.published == date(2016, 12, 10)


def test_the_date_of_an_entry_is_that_of_its_publication_even_if_it_is_called_updated_too() -> None:
    shown = '<h1>The ferry</h1><time class="entry-date updated" datetime="2024-05-02T17:05:12+02:00">2 May 2024</time>'
    changed = MODIFIED.format("2024-05-03T08:11:40+02:00")
    assert read(changed + shown).published.value == datetime(2024, 5, 2, 17, 5, 12, tzinfo=CEST)
    assert read(changed + shown.replace("entry-date ", "")).published.value == date(2024, 5, 2)


@pytest.mark.parametrize("element", ["div", "p"])
def test_a_time_above_the_headline_speaks_before_those_of_other_stories_below_a_brief(element: str) -> None:
    line = "The ferry that was laid up all winter has left the pier again, with forty people and a goat on board."
    story = "".join(f"<p>{line}</p>" for _ in range(5))
    others = "<ul><li><a href='/a'><span>2031-05-02 17:40</span>The crane is sold</a></li></ul>"
    page = f"<h1>The ferry sails again</h1>{story}{others}"
    found = depeche.read(f"<{element}>2031-05-03 08:12</{element}>{page}", url="https://quay.example/ferry")
    assert found.published == datetime(2031, 5, 3, 8, 12)


def test_a_time_below_a_brief_is_read_where_none_is_above() -> None:
    line = "The ferry that was laid up all winter has left the pier again, with forty people and a goat on board."
    story = "".join(f"<p>{line}</p>" for _ in range(5))
    found = depeche.read(f"<h1>The ferry sails again</h1>{story}<p>3 May 2031, 08:12</p>", url="https://quay.example/ferry")
    assert found.published == datetime(2031, 5, 3, 8, 12)
