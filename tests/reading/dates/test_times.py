from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import depeche
from depeche.model import Page, When
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.dates.stamps import setting
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


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("May 2", date(2024, 5, 2)),
        ("Nov. 30", date(2023, 11, 30)),
        ("Thursday, May 2nd", date(2024, 5, 2)),
        ("2 de mayo", date(2024, 5, 2)),
        ("2. Mai", date(2024, 5, 2)),
        ("5月2日", date(2024, 5, 2)),
        ("May 9", None),  # it is announced, or of last year
        ("Pier 2", None),
        ("May 2 at the pier", None),
    ],
)
def test_a_day_alone_without_its_year_is_of_the_year_before_the_capture(line: str, when: When | None) -> None:
    html = f"<h1>The ferry sails</h1><p>By Ada Ek</p><p>{line}</p><p>So it does, with all that are on board.</p>"
    assert published(html) == when
    assert published(html + "<footer>Posted on 1 March 2024</footer>") == (when or date(2024, 3, 1))
    assert published(PUBLISHED.format("2024-04-01T10:00:00Z") + html) == datetime(2024, 4, 1, 10, tzinfo=UTC)


def test_strokes_between_the_lines_above_the_headline_do_not_count() -> None:
    above = "".join(f"<span>{line}</span>" for line in ("2 May 2024", "by", "Ada Ek", "/", "Filed", "Port", ",", "Goats"))
    assert published(f"<div>{above}</div><h1>The ferry sails</h1><footer>3 May 2023</footer>") == date(2024, 5, 2)


def test_a_control_character_beside_a_day_is_not_in_its_evidence() -> None:
    evidence = read("<p>2024-05-01\x01").published.evidence
    assert evidence is not None
    assert evidence.raw == "2024-05-01"


def test_a_date_in_a_caption_is_no_stamp() -> None:
    caption = "<p>The ferry at the pier in Sarnes on 3 March 2019, before it sank</p>"
    html = PUBLISHED.format("2024-05-02T10:00:00Z") + "<h1>The ferry sails</h1>" + caption
    assert published(html) == datetime(2024, 5, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "around",
    [
        "<ol class='comment-list'><li class='comment'>Bo <time datetime='{}'>a while ago</time></li></ol>",
        "<blockquote>The ferry! <time datetime='{}'>a while ago</time></blockquote>",
        "<div><a href='/goat'>The goat is well and eats all day <time datetime='{}'>a while ago</time></a></div>",
    ],
)
def test_the_time_of_a_remark_a_post_or_a_teaser_is_not_that_of_the_story(around: str) -> None:
    story = "<h1>The ferry sails</h1><p>So it does, with all that are on board, and the goat.</p>"
    assert published(story + around.format("2024-04-20T10:00:00Z")) is None
    above = "<div><time datetime='2024-04-01T08:00:00Z'>1 April</time></div>"
    assert published(above + story + around.format("2024-04-20T10:00:00Z")) == datetime(2024, 4, 1, 8, tzinfo=UTC)


def test_the_time_of_such_a_part_counts_where_its_day_is_shown_beside_the_headline() -> None:
    line = "<div class='page-with-sidebar'><h1>The ferry sails</h1><p>2 May 2024</p>{}</div>"
    exact = "<p>Posted <time datetime='2024-05-02T08:00:00Z'>in the morning</time></p>"
    assert published(line.format(exact)) == datetime(2024, 5, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize("line", ["and counts from April 26 – May 2, 2024.", "from April 26 – May 2, 2024"])
def test_days_in_a_row_of_two_months_are_no_stamp(line: str) -> None:
    html = f"<p>22 April 2024</p><h1>The ferry sails</h1><p>So it does.</p><p><a>The offer</a> <span>{line}</span></p>"
    assert published(html) == date(2024, 4, 22)


def test_the_end_of_a_sentence_behind_a_link_is_no_stamp() -> None:
    html = "<p>22 April 2024</p><h1>The ferry sails</h1><p><a>It sank</a> <span>on the way, 3 March 2019.</span></p>"
    assert published(html) == date(2024, 4, 22)


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


@pytest.mark.parametrize(
    ("clock", "offset"), [("13:37", "+05:30"), ("15:37", "+00:00"), ("15:22", "+00:00"), ("16:07", "+08:00")]
)
def test_no_offset_is_told_from_a_clock_that_nobody_keeps(clock: str, offset: str) -> None:
    found = read(f"{PUBLISHED.format('2024-05-02T08:07:00Z')}<h1>Fog</h1><p>2 May 2024, {clock}</p>")
    assert str(found.published.value)[-6:] == offset


def test_a_page_that_states_only_a_change_was_published_then_at_the_latest() -> None:
    found = read(MODIFIED.format("2024-05-03T09:00:00Z")).published
    assert found.value == datetime(2024, 5, 3, 9, tzinfo=UTC)
    assert found.evidence is not None
    assert found.evidence.layer == "inferred"


def test_times_of_every_exactness_can_be_ordered() -> None:
    mixed = [datetime(2024, 5, 2, 10), date(2024, 5, 2), datetime(2024, 5, 2, 1, tzinfo=UTC)]
    assert sorted(mixed, key=as_instant) == [mixed[1], mixed[2], mixed[0]]


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


def test_a_capture_at_the_end_of_the_calendar_is_later_than_what_it_says() -> None:
    found = depeche.read(
        b"<meta property='article:published_time' content='2024-05-03T09:00:00Z'><h1>Ferry</h1><p>It runs again.",
        "https://lac.example/bac", captured=datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    )  # fmt: skip
    assert found.published == datetime(2024, 5, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "03/05/2024 - 10:00 · Actualizado: 11:31",
        "Publié le 3 mai 2024 à 10h00, mis à jour à 11h31",
        "Published 3 May 2024, 10:00</span> <span>Updated 11:31",
    ],
)
def test_a_change_that_only_tells_its_clock_is_of_the_day_before_it(line: str) -> None:
    found = read(f"<h1>Fog</h1><div><span>{line}</span></div><p>The fog lay on the lake.</p>")
    assert (found.published.value, found.modified.value) == (datetime(2024, 5, 3, 10), datetime(2024, 5, 3, 11, 31))


def test_a_change_in_utc_is_told_on_the_clock_of_the_same_time_that_is_shown() -> None:
    shown = "<time datetime='2024-05-03T10:00:00+02:00'>3 May</time> <time datetime='2024-05-03T11:31:00+02:00'>11:31</time>"
    declared = PUBLISHED.format("2024-05-03T08:00:00Z") + MODIFIED.format("2024-05-03T09:31:00Z")
    found = read(f"{declared}<h1>Fog</h1><div>{shown}</div><p>The fog lay on the lake.</p>")
    assert str(found.modified.value) == "2024-05-03 11:31:00+02:00"


def test_a_clock_that_is_stated_as_if_of_utc_has_the_offset_of_the_change_beside_it() -> None:
    page = (
        '<meta name="cXenseParse:publishtime" content="2024-05-02T17:05:12Z"><script type="application/ld+json">{}</script>'
    )
    told = '{{"@type": "NewsArticle", "datePublished": "2024-05-02T17:05:12", "dateModified": "{}"}}'
    for change, published in (
        ("2024-05-02T18:00:00+02:00", datetime(2024, 5, 2, 17, 5, 12, tzinfo=CEST)),
        ("2024-05-02T16:00:00+02:00", datetime(2024, 5, 2, 17, 5, 12, tzinfo=UTC)),  # before it
        ("2024-05-02T18:00:00Z", datetime(2024, 5, 2, 17, 5, 12, tzinfo=UTC)),
    ):
        assert read(page.format(told.format(change)), "https://lac.example/bac").published.value == published


@pytest.mark.parametrize("other", [MODIFIED.format("2024-05-02T10:00:07+02:00"), '<time datetime="2024-05-02T10:00+02:00">'])
def test_a_clock_that_another_statement_has_in_a_zone_is_not_that_of_utc(other: str) -> None:
    found = read(PUBLISHED.format("2024-05-02T10:00:00Z") + f"<h1>The ferry sails</h1>{other}").published
    assert found.value == datetime(2024, 5, 2, 10, tzinfo=CEST)
    assert found.evidence is not None
    assert found.evidence.others[0][0] == "inferred zone"
    assert published(PUBLISHED.format("2024-05-02T10:01:00Z") + other) == datetime(2024, 5, 2, 10, 1, tzinfo=UTC)


def test_a_clock_without_a_zone_that_a_change_has_in_one_is_of_that_zone() -> None:
    change = MODIFIED.format("2024-05-02T10:00:29+02:00")
    assert published(PUBLISHED.format("2024-05-02 10:00") + change) == datetime(2024, 5, 2, 10, tzinfo=CEST)
    assert published(PUBLISHED.format("2024-05-02 09:00") + change) == datetime(2024, 5, 2, 9)


def test_a_third_statement_tells_whether_a_moment_or_the_clock_is_meant() -> None:
    local = (
        """<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-02T12:00:07"}</script>"""
    )
    wrong = '<time datetime="2024-05-02T10:00:07+02:00">'
    assert str(published(PUBLISHED.format("2024-05-02T10:00:07Z") + local + wrong)) == "2024-05-02 12:00:07+02:00"


def test_a_change_in_utc_is_told_on_the_clock_of_the_publication() -> None:
    html = PUBLISHED.format("2024-05-02T10:00:07+02:00") + MODIFIED.format("2024-05-03T08:05:00Z")
    assert str(read(html).modified.value) == "2024-05-03 10:05:00+02:00"
    earlier = html.replace("2024-05-02", "2024-04-02")  # the clocks may have changed since
    assert read(earlier).modified.value == datetime(2024, 5, 3, 8, 5, tzinfo=UTC)


def test_a_change_said_to_be_in_utc_has_the_zone_of_the_publication_at_the_same_minute() -> None:
    html = PUBLISHED.format("2024-05-02T10:00:07+02:00") + MODIFIED.format("2024-05-02T10:00:00Z")
    assert read(html).modified.value == datetime(2024, 5, 2, 10, tzinfo=CEST)


def test_a_moment_in_utc_has_the_clock_of_a_statement_of_the_same_moment() -> None:
    told = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-02T12:00:07+02:00"}</script>'
    )
    found = read(PUBLISHED.format("2024-05-02T10:00:07+00:00") + told).published.value
    assert str(found) == "2024-05-02 12:00:07+02:00"
    utc = PUBLISHED.format("2024-05-02T10:00:07Z") + MODIFIED.format("2024-05-02T12:00:07+02:00")
    assert str(read(utc).published.value) == "2024-05-02 12:00:07+02:00"


def test_a_clock_in_utc_that_is_ahead_of_the_capture_is_the_papers_own() -> None:
    found = read(PUBLISHED.format("2024-05-03T13:40:00Z"), url="https://lac.example.de/bac").published
    assert found.value == datetime(2024, 5, 3, 13, 40, tzinfo=CEST)
    assert found.evidence is not None
    assert found.evidence.others[0] == ("inferred zone", "+02:00, by the country: DE")
    assert published(PUBLISHED.format("2024-05-03T14:40:00Z"), url="https://lac.example.de/bac") is None


def test_a_clock_of_twelve_hours_without_its_half_of_the_day_is_no_zone() -> None:
    html = PUBLISHED.format("2024-05-02T17:09:00+00:00") + "<h1>The ferry sails</h1><p>2 May 2024, 5:09 Uhr</p>"
    assert published(html) == datetime(2024, 5, 2, 17, 9, tzinfo=UTC)


def test_the_evening_that_is_shown_speaks_before_the_declared_day_that_had_begun_at_greenwich() -> None:
    day = '<meta name="date" content="2024-05-02"><h1>The ferry sails</h1><p>By Ada Bertin on {}</p>'
    assert str(published(day.format("May 1, 2024 08:08 pm"))) == "2024-05-01 20:08:00"
    assert published(day.format("May 1, 2024 02:08 pm")) == date(2024, 5, 2)


def test_the_change_that_open_graph_declares_with_both_prefixes_is_one() -> None:
    html = '<meta property="og:article:modified_time" content="2024-05-02T21:49:15Z">'
    assert str(read(PUBLISHED.format("2024-05-02T20:00:00Z") + html).modified.value)[:16] == "2024-05-02 21:49"
