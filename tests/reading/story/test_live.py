"""Live blogs: entries as dated blocks."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

import depeche
from depeche.model import Article, Block

ENTRIES = "".join(
    f"<div class='live-post' id='e{n}'>"
    f"<header><time datetime='2031-05-06T{12 - n:02}:30:00Z'>{12 - n}:30</time><h3>Wave number {n}</h3></header>"
    f"<p>The {n}th wave has gone over the north pier and taken a bench with it, says the harbour master.</p>"
    f"<p>Nobody was sitting on it, wave {n} or no wave {n}, as far as anybody can tell from the lighthouse.</p></div>"
    for n in range(1, 6)
)
DEK = "<p class='dek'>The latest from the pier, as it happens.</p>"
PAGE = f"<html><body><main><h1>Storm over Port Annick</h1>{DEK}<div>{ENTRIES}</div></main></body></html>"


def test_entries_are_blocks_with_time_title_and_their_own_blocks() -> None:
    article = depeche.read(PAGE, url="https://quay.example/live/storm-over-port-annick")
    assert article.kind == "live"
    entries = [block for block in article.blocks if block.kind == "entry"]
    assert [entry.title for entry in entries] == [f"Wave number {n}" for n in range(1, 6)]
    assert entries[0].published == datetime(2031, 5, 6, 11, 30, tzinfo=UTC)
    assert entries[0].url == "https://quay.example/live/storm-over-port-annick#e1"
    assert entries[0].text == "\n\n".join(block.text for block in entries[0].blocks)
    assert len(entries[0].blocks) == 2


def test_the_title_of_an_entry_may_stand_in_what_is_called_so() -> None:
    page = PAGE.replace("<h3>", "<div class='live-post-title'>").replace("</h3>", "</div>")
    entries = depeche.read(page, url="https://quay.example/live/storm-over-port-annick").blocks[1:]
    assert [(entry.title, len(entry.blocks)) for entry in entries] == [(f"Wave number {n}", 2) for n in range(1, 6)]


def test_a_list_of_dated_teasers_is_no_live_blog() -> None:
    teasers = PAGE.replace("live-post", "item").replace("<h3>", "<h3><a href='/wave'>").replace("</h3>", "</a></h3>")
    article = depeche.read(teasers, url="https://quay.example/storms")
    assert not any(block.kind == "entry" for block in article.blocks)


def test_entries_whose_times_are_only_words_have_the_day_of_publication() -> None:
    head = '<meta property="article:published_time" content="2031-05-06T06:00:00+02:00">'
    clocks = "".join(
        f"<div class='post'><span>{12 - n}.30 Uhr</span><h3>Wave number {n}</h3>"
        f"<p>The {n}th wave has gone over the north pier and taken a bench with it, says the harbour master.</p></div>"
        for n in range(1, 6)
    )
    page = (
        f"<html><head>{head}</head><body><main><h1>Storm over Port Annick</h1>{DEK}<div>{clocks}</div></main></body></html>"
    )
    article = depeche.read(page, url="https://quay.example/liveticker/storm-over-port-annick")
    entries = [block for block in article.blocks if block.kind == "entry"]
    assert [str(entry.published) for entry in entries[:2]] == ["2031-05-06 11:30:00+02:00", "2031-05-06 10:30:00+02:00"]
    assert all("Uhr" not in entry.text for entry in entries)


def test_entries_that_only_scripts_would_draw_are_taken_from_what_is_declared() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Wave number {n}",
            "datePublished": f"2031-05-06T{12 - n:02}:30:00Z",
            "author": {"@type": "Person", "name": "Ada Quill"},
            "url": f"/live/storm#e{n}",
            "articleBody": f"The {n}th wave has gone over the pier.\nNobody sat on the bench, wave {n} or no wave.",
        }
        for n in range(1, 5)
    ]
    told = {"@type": "LiveBlogPosting", "headline": "Storm over Port Annick", "liveBlogUpdate": updates}
    page = (f"<html><head><script type='application/ld+json'>{json.dumps(told)}</script></head><body>"
            f"<h1>Storm over Port Annick</h1>{DEK}<div id='app'></div></body></html>")  # fmt: skip
    article = depeche.read(page, url="https://quay.example/live/storm")
    entries = [block for block in article.blocks if block.kind == "entry"]
    assert article.kind == "live"
    assert [(entry.title, entry.author, entry.url) for entry in entries[:1]] == [
        ("Wave number 1", "Ada Quill", "https://quay.example/live/storm#e1")
    ]
    assert entries[1].published == datetime(2031, 5, 6, 10, 30, tzinfo=UTC)
    assert entries[0].text == "The 1th wave has gone over the pier.\n\nNobody sat on the bench, wave 1 or no wave."
    assert article.evidence["blocks"].layer == "json-ld"


PUBLISHED = '<meta property="article:published_time" content="2031-05-06T06:00:00Z">'


def unmarked(numbers: list[int], head: str = PUBLISHED, title: str = "Storm over Port Annick") -> Article:
    """A page that nowhere calls itself live, with an entry for each number: the higher, the earlier."""
    entries = "".join(
        f"<div class='item'><p><time datetime='2031-05-06T{12 - n:02}:30:00Z'>{12 - n}:30</time></p>"
        f"<h3>Wave number {n}</h3>"
        f"<p>The {n}th wave has gone over the north pier and taken a bench with it, says the harbour master.</p>"
        f"<p>Nobody was sitting on it, wave {n} or no wave {n}, as far as anybody can tell from the lighthouse.</p></div>"
        for n in numbers
    )
    page = f"<html><head>{head}</head><body><main><h1>{title}</h1>{DEK}<div>{entries}</div></main></body></html>"
    return depeche.read(page, url="https://quay.example/news/storm-over-port-annick")


def entries_of(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind == "entry"]


def test_entries_that_run_by_the_clock_make_a_live_blog_that_nothing_calls_so() -> None:
    article = unmarked([1, 2, 3, 4])
    assert article.kind == "live"
    entries = entries_of(article)
    assert [entry.title for entry in entries] == [f"Wave number {n}" for n in (1, 2, 3, 4)]
    assert [entry.published.hour for entry in entries if isinstance(entry.published, datetime)] == [11, 10, 9, 8]
    assert entries[0].text.startswith("The 1th wave"), "a line with the time is no text"


def test_the_oldest_entry_stands_first_only_where_the_title_says_live() -> None:
    assert not entries_of(unmarked([4, 3, 2, 1]))  # so readers answer each other
    assert len(entries_of(unmarked([4, 3, 2, 1], title="Live: Storm over Port Annick"))) == 4
    assert not entries_of(unmarked([4, 3, 2, 1], title="Livery stables after the storm"))


def test_times_in_no_order_or_far_from_the_date_of_the_page_are_of_no_live_blog() -> None:
    assert not entries_of(unmarked([2, 4, 1, 3]))
    assert not entries_of(unmarked([1, 2, 3, 4], head=PUBLISHED.replace("2031-05", "2031-02")))


def test_a_clock_time_may_stand_before_the_headline_and_in_halves_of_a_day() -> None:
    clocks = "".join(
        f"<div class='post'><h3>{n}:30 p.m. – Wave {n}, till 18:00 – shut</h3>"
        f"<p>The {n}th wave has gone over the north pier and taken a bench with it, says the harbour master.</p></div>"
        for n in range(5, 1, -1)
    )
    page = f"<html><head>{PUBLISHED}</head><body><main><h1>Storm</h1>{DEK}<div>{clocks}</div></main></body></html>"
    entry = entries_of(depeche.read(page, url="https://quay.example/live/storm-over-port-annick"))[0]
    assert (entry.title, entry.published) == (
        "Wave 5, till 18:00 – shut",
        datetime(2031, 5, 6, 17, 30, tzinfo=UTC),
    )


def live(inside: str, url: str = "https://quay.example/live/storm", published: str = "2031-05-06T06:00:00+02:00") -> Article:
    head = f'<meta property="article:published_time" content="{published}">'
    return depeche.read(f"<html><head>{head}</head><body><main><h1>Storm</h1>{inside}</main></body></html>", url=url)


def waves(form: str) -> str:
    words = "has gone over the north pier and taken a bench with it, says the harbour master."
    return "".join(form.format(hour=14 - n, name=f"Wave {n}", text=f"The {n}th wave {words}") for n in range(1, 6))


@pytest.mark.parametrize(
    "form",
    [
        "<h3>{hour}:30 {name}</h3><p>{text}</p>",
        "<h2>+++ {hour}:30 Uhr: {name} +++</h2><p>{text}</p>",
        "<p><strong>{hour}.30 Uhr: {name}</strong></p><p>{text}</p>",
        "<div class='item'><p><strong>{hour}:30 – {name}</strong></p><p>{text}</p></div>",
        "<div class='item'><aside><a href='#x'>{hour}:30</a></aside><div><h3>{name}</h3><p>{text}</p></div></div>",
        "<div class='item'><div class='meta'><time>{hour}:30</time><b>Bo Lund</b></div><h3>{name}</h3><p>{text}</p></div>",
        "<div class='item' data-timestamp='2031-05-06T{hour}:30:00+02:00'><h3>{name}</h3><p>{text}</p></div>",
    ],
)
def test_entries_are_told_in_the_notations_of_page_builders(form: str) -> None:
    found = live(waves(form))
    assert found.kind == "live"
    entries = [block for block in found.blocks if block.kind == "entry"]
    assert [entry.title for entry in entries] == [f"Wave {n}" for n in range(1, 6)]
    assert [str(entry.published) for entry in entries[:2]] == ["2031-05-06 13:30:00+02:00", "2031-05-06 12:30:00+02:00"]
    assert all(entry.text.startswith("The ") for entry in entries)
    assert {entry.author for entry in entries} == {"Bo Lund" if "Bo Lund" in form else None}


def test_lines_that_begin_with_a_clock_time_are_entries_only_on_pages_that_are_live() -> None:
    inside = waves("<h3>{hour}:30 {name}</h3><p>{text}</p>")
    found = live(inside, url="https://quay.example/ferries-and-when-they-leave")
    assert not any(block.kind == "entry" for block in found.blocks)
    inline = live(waves("<p><b>{hour}:30</b> {text}</p>"))
    assert [block.kind for block in inline.blocks] == ["entry"] * 5
    assert inline.blocks[0].text.startswith("The 1th wave")


def test_entries_of_microdata_have_its_times() -> None:
    form = ("<div itemprop='liveBlogUpdate' itemscope itemtype='https://schema.org/BlogPosting'><meta itemprop="
            "'datePublished' content='2031-05-06T{hour}:30:00+02:00'><h3>{name}</h3><p>{text}</p></div>")  # fmt: skip
    whole = f"<div itemscope itemtype='https://schema.org/LiveBlogPosting'>{waves(form)}</div>"
    found = live(whole, url="https://quay.example/2031/storm")
    assert [str(block.published) for block in found.blocks if block.kind == "entry"][:1] == ["2031-05-06 13:30:00+02:00"]


def test_a_post_or_a_quotation_alone_in_its_part_of_an_entry_is_no_furniture() -> None:
    post = "<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@quay/video/7345678901234567890'><section>"
    post += "<a href='https://www.tiktok.com/@quay'>@quay</a> Wave goodbye</section></blockquote>"
    quotation = "<blockquote>It is only water</blockquote>"
    form = "<div class='item'><time>{hour}:30</time><h3>{name}</h3><p>{text}</p>" + post + quotation + "</div>"
    entry = live(waves(form)).blocks[0]
    assert [block.kind for block in entry.blocks] == ["paragraph", "embed", "quote"]


def test_local_times_of_entries_are_on_the_clock_of_the_page() -> None:
    form = "<div class='item'><time datetime='2031-05-06T{hour}:30'>{hour}:30</time><h3>{name}</h3><p>{text}</p></div>"
    assert str(live(waves(form)).blocks[0].published) == "2031-05-06 13:30:00+02:00"
    in_utc = live(waves(form), published="2031-05-06T06:07:00Z")  # which may be a system's clock, and not the paper's
    assert str(in_utc.blocks[0].published) == "2031-05-06 13:30:00"


def test_lines_with_a_clock_are_entries_where_the_title_says_live_and_days_stand_above_them() -> None:
    head = '<meta property="article:published_time" content="2031-05-06T06:00:00+02:00">'
    lines = (
        "<h3>Mittwoch, 7. Mai</h3><p><b>+++ 09.15 Uhr: Fog +++</b></p><p>Fog lies over the pier this morning.</p>"
        "<p><b>+++ 07.40 Uhr: Calm +++</b></p><p>The sea is calm again, says the harbour master.</p>"
        "<p>So it was on 5 May.</p>"
        "<h3>Dienstag, 6. Mai</h3><p><b>+++ 23.50 Uhr: Wave +++</b></p><p>A wave has gone over the pier.</p>"
        "<p>Korrektur: The pier is 12 m long.</p>"
    )
    page = (
        f"<html lang='de'><head>{head}</head><body><main><h1>Liveticker: Storm</h1><p>The latest from the pier.</p>{lines}"
    )
    found = depeche.read(f"{page}</main></body></html>", url="https://quay.example/liveticker-storm-100.html")
    entries = entries_of(found)
    assert [(str(entry.published), entry.title) for entry in entries] == [
        ("2031-05-07 09:15:00+02:00", "Fog"),
        ("2031-05-07 07:40:00+02:00", "Calm"),
        ("2031-05-06 23:50:00+02:00", "Wave"),
    ]
    assert [len(entry.blocks) for entry in entries] == [1, 2, 1]
    assert found.blocks[-1].kind == "notice"
    programme = page.partition("<h3>")[0] + "".join(f"<p>{hour}.00 Uhr: Wave</p>" for hour in range(10, 16))
    assert not entries_of(depeche.read(programme, url="https://quay.example/liveticker-storm-100.html"))


def test_a_directory_of_parts_is_no_direct_broadcast() -> None:
    scattered = PAGE.replace("live-post", "item")
    for n in range(1, 6):  # over weeks, so that nothing but a name says that it is live
        scattered = scattered.replace(f"2031-05-06T{12 - n:02}", f"2031-05-{n * 5:02}T{12 - n:02}")
    for names, told in (("directory", False), ("direct", True), ("endirect-posts storyLive", True), ("delivered", False)):
        page = scattered.replace("<div>", f"<div class='{names}'>")
        kinds = [block.kind for block in depeche.read(page, url="https://quay.example/storms/port-annick").blocks]
        assert ("entry" in kinds) is told, names


def test_a_directory_that_an_address_goes_through_is_no_direct_broadcast() -> None:
    hours = "".join(
        f"<p>{n:02}:30 Ferry {n} leaves from the north pier, if the harbour master is awake.</p>" for n in range(6, 12)
    )
    head = '<meta property="article:published_time" content="2031-05-06T06:00:00+02:00">'
    page = f"<html><head>{head}</head><body><main><h1>Ferries of Port Annick</h1>{DEK}{hours}</main></body></html>"
    for folder, told in (("directory", False), ("updated", False), ("direct", True), ("updates", True)):
        article = depeche.read(page, url=f"https://quay.example/{folder}/ferries-of-port-annick")
        assert ("entry" in [block.kind for block in article.blocks]) is told, folder


def test_the_title_of_an_entry_may_stand_in_a_paragraph_of_its_heading() -> None:
    page = PAGE.replace("<h3>", "<h3><p>").replace("</h3>", "</p></h3>")
    article = depeche.read(page, url="https://quay.example/live/storm-over-port-annick")
    assert [block.title for block in article.blocks if block.kind == "entry"] == [f"Wave number {n}" for n in range(1, 6)]


def test_an_entry_in_which_the_card_of_another_story_stands_is_kept() -> None:
    title = "<h4><a href='/benches'>How the benches of the pier came to be green</a></h4>"
    card = f"<article><div>{title}</div><a href='/benches'><img src='/bench.jpg'></a></article>"
    second = "<p>Nobody was sitting on it, wave 3 or no wave 3, as far as anybody can tell from the lighthouse.</p>"
    page = PAGE.replace(second, card).replace("<h3>", "<h3><p>").replace("</h3>", "</p></h3>")
    article = depeche.read(page, url="https://quay.example/live/storm-over-port-annick")
    entries = [block for block in article.blocks if block.kind == "entry"]
    assert [entry.title for entry in entries] == [f"Wave number {n}" for n in range(1, 6)]
    assert "benches" not in article.text


def test_a_paragraph_that_begins_with_a_clock_and_ends_as_a_sentence_is_no_title() -> None:
    form = "<p><b>{hour}.30 – {name}.</b> {text}</p><p>So says the harbour master of {name}, and of all others.</p>"
    first = live(waves(form)).blocks[0]
    assert (first.title, len(first.blocks)) == (None, 2)
    assert first.text.startswith("Wave 1. The 1th wave")


def test_entries_that_would_be_told_after_the_last_change_are_on_the_papers_clock() -> None:
    head = (
        '<meta property="article:published_time" content="2031-05-06T06:00:00+02:00">'
        '<meta property="article:modified_time" content="2031-05-06T{}:40:00+02:00">'
    )
    for hour, offset in (("11", "+02:00"), ("14", "+00:00")):
        page = PAGE.replace("<html>", f"<html><head>{head.format(hour)}</head>")
        article = depeche.read(page, url="https://quay.example/live/storm-over-port-annick")
        entries = [block for block in article.blocks if block.kind == "entry"]
        assert str(entries[0].published) == f"2031-05-06 11:30:00{offset}"


def test_several_words_of_an_address_may_say_that_it_is_live() -> None:
    row = "".join(
        f"<div class='item'><span>{12 - n}:30</span><p>The {n}th wave went over the north pier and took a bench.</p></div>"
        for n in range(1, 6)
    )
    found = live(f"<div>{row}</div>", url="https://quay.example/storm-minute-by-minute-48211.html")
    assert [str(entry.published)[11:16] for entry in entries_of(found)] == ["11:30", "10:30", "09:30", "08:30", "07:30"]
    assert not entries_of(live(f"<div>{row}</div>", url="https://quay.example/storm-they-live-on-48211.html"))
