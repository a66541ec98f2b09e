from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import httpx
import pytest

from depeche.archive.answers import Results, StoryView
from depeche.errors import Busy, NotFound
from depeche.model import Citation
from depeche.plain import from_plain
from depeche.site.pages import trouble

Get = Callable[..., httpx.Response]
Archive = Any  # the double in conftest.py

PAGES = (
    "/", "/story/1", "/story/1/beside", "/story/1/beside?left=2&right=1", "/article/1", "/article/1/diff",
    "/article/1/cite", "/article/1/cite?start=71&end=93", "/person/7", "/people", "/people?q=ilse",
    "/people?kind=place", "/search", "/search?q=bac", "/said", "/said?act=promise&since=2027-01-01", "/agenda",
    "/agenda?view=past", "/agenda?view=all", "/agenda?since=2027-01-01", "/sources", "/sources/unread", "/about",
)  # fmt: skip
EMPTY = ("/", "/people", "/people?q=x", "/search", "/search?q=bac", "/said", "/said?act=deny", "/agenda",
         "/agenda?view=past", "/sources", "/sources/unread", "/about")  # fmt: skip


class Outline(HTMLParser):
    """What a browser would make of a page: its elements, links and ids."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop(), f"</{tag}> closes nothing"


@pytest.mark.parametrize("address", PAGES)
def test_each_page_is_whole_and_says_what_it_is(get: Get, address: str) -> None:
    answer = get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    outline = Outline(answer.text)
    assert outline.open == []
    assert outline.tags.count("h1") == 1
    assert len(outline.ids) == len(set(outline.ids))


def test_a_nul_is_asked_for_by_nobody_since_no_database_has_one(get: Get) -> None:
    assert '<input name="site" value="ab"' in get("/said?site=a%00b").text
    assert '<input name="site" value=""' in get("/said?site=%00").text


@pytest.mark.parametrize("address", PAGES)
def test_what_can_be_followed_or_read_is_there_for_who_listens(get: Get, address: str) -> None:
    text = get(address).text
    assert not re.search(r'<svg[^>]*role="img"[^>]*>(?:(?!</svg>).)*<a ', text, re.DOTALL)  # a picture's links are hidden
    assert not re.search(r"<th[^>]*></th>", text)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_runs_or_loads_anything(get: Get, address: str) -> None:
    outline = Outline(get(address).text)
    assert not {"script", "img", "iframe", "style", "object"} & set(outline.tags)
    assert not {name for name in outline.attributes if name.startswith("on") or name == "style"}
    assert not [link for link in outline.links if link.lower().startswith(("javascript:", "data:", "//"))]


@pytest.mark.parametrize("address", PAGES)
def test_every_link_on_a_page_leads_somewhere(get: Get, address: str) -> None:
    outline = Outline(get(address).text)
    for link in set(outline.links):
        path, _, fragment = link.partition("#")
        if link.startswith("http"):
            continue
        if not path:
            assert fragment in outline.ids
            continue
        if re.match(r"/(story|article|person|capture)/(?!1\b|7\b)", path):
            continue  # the double has one of each
        assert get(path).status_code == 200, link


@pytest.mark.parametrize("address", EMPTY)
def test_an_empty_archive_has_pages_too(get_empty: Get, address: str) -> None:
    answer = get_empty(address)
    assert answer.status_code == 200
    assert Outline(answer.text).open == []


@pytest.mark.parametrize("address", [*PAGES, *EMPTY])
def test_each_page_has_a_twin_for_programs(get: Get, address: str) -> None:
    path, mark, query = address.partition("?")
    answer = get(f"{'/index' if path == '/' else path}.json{mark}{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert isinstance(answer.json(), dict)


def test_the_twin_is_the_noun_that_the_archive_answers(get: Get) -> None:
    assert from_plain(StoryView, get("/story/1.json").json()).row.title == "Le bac de nuit reprend lundi à Port-Armel"
    assert from_plain(Results, get("/search.json?q=bac").json()).total == 1
    cited = get("/article/1/cite.json?start=71&end=93").json()
    assert {"type": "TextQuoteSelector"}.items() <= cited["selector"]["selector"].items()
    noun = {name: value for name, value in cited.items() if name not in ("line", "selector")}
    assert from_plain(Citation, noun).exact == cited["selector"]["selector"]["exact"]


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/nowhere", 404, "NotFound"),
        ("/story/99", 404, "NotFound"),
        ("/article/1/cite?start=5&end=3", 400, "BadAddress"),
        ("/article/1/cite?start=5", 400, "BadAddress"),
        ("/article/1/cite?start=5&end=99999", 404, "NotFound"),
        ("/story/1/beside?left=77", 404, "NotFound"),
        ("/said?since=yesterday", 400, "BadAddress"),
        ("/said?page=0", 400, "BadAddress"),
        ('/search?q="ferry', 400, "BadQuery"),
        ('/said?words="', 400, "BadQuery"),
        ("/article/99999999999999999999", 404, "NotFound"),
    ],
)
def test_an_error_has_one_shape_for_programs_and_a_page_for_people(get: Get, address: str, status: int, kind: str) -> None:
    page = get(address)
    assert status == page.status_code
    assert Outline(page.text).open == []
    path, mark, query = address.partition("?")
    answer = get(f"{path}.json{mark}{query}")
    assert status == answer.status_code
    assert {"error"} == set(answer.json())
    assert {"status": status, "kind": kind} == {name: answer.json()["error"][name] for name in ("status", "kind")}


def test_what_is_not_there_names_no_verb_of_the_command_line_to_readers() -> None:
    listed = trouble.of(NotFound("story", "99", "`depeche stories` lists them"))
    assert listed.message == "no story '99' in this archive"
    alone = trouble.of(NotFound("second article", "", "the story has only one"))
    assert alone.message.endswith("the story has only one")


@pytest.mark.parametrize("address", ["/article/", "/story/", "/person/", "/capture/"])
def test_a_number_of_thousands_of_digits_is_nowhere(get: Get, address: str) -> None:
    assert get(address + "9" * 5000).status_code == 404


def test_a_query_that_cannot_be_understood_is_shown_with_a_caret(get: Get) -> None:
    assert '<pre>a &#34;b\n<span class="room">a </span>^</pre>' in get('/search?q=a "b').text


@pytest.mark.parametrize(
    "address",
    [
        "/?page=9", "/people?page=9", "/people?q=ilse&page=9", "/search?q=bac&page=9", "/said?page=9", "/agenda?page=9",
        "/agenda?view=past&page=9", "/sources?page=9", "/sources/unread?page=9",
    ],
)  # fmt: skip
def test_a_leaf_that_a_list_does_not_have_is_not_told_as_an_empty_archive(get: Get, address: str) -> None:
    response = get(address)
    assert (response.status_code, response.text.count("page of this list, which")) == (400, 1)
    first = address.replace("?page=9", "").replace("&page=9", "").replace("&", "&amp;")
    assert f'<a href="{first}">The same without “page”</a>' in response.text


@pytest.mark.parametrize(
    ("address", "parameter", "told"),
    [
        ("/search?q=bac&order=oldest", "order", "best, newest"),
        ("/search?q=bac&unfold=yes", "unfold", "0, 1"),
        ("/search?q=bac&limit=5", "limit", "no such parameter"),
        ("/people?kind=persons", "kind", "person, organisation, place"),
        ("/said?lang=french", "lang", "fr or pt-BR"),
        ("/said?until=2027-13-01", "until", "2027-01-11"),
        ("/said?since=2027-02-01&until=2027-01-01", "since", "not after until"),
        ("/agenda?view=future&since=2027-01-01", "view", "ahead, past, all"),
        ("/said?act=deny&act=promise", "act", "several times"),
        ("/said?page=-1", "page", "whole number from 1"),
        ("/article/1?version=2", "version", "revision"),
        ("/capture/1?raw=1", "raw", "knows none"),
    ],
)
def test_a_parameter_that_is_wrong_is_named_with_what_it_may_be(get: Get, address: str, parameter: str, told: str) -> None:
    path, _, query = address.partition("?")
    for asked in (address, f"{path}.json?{query}") if "/capture" not in path else (address,):
        assert get(asked).status_code == 400
    error = get(address, headers={"accept": "application/json"}).json()["error"]
    assert (error["parameter"], told in error["message"]) == (parameter, True)


def test_a_file_refuses_what_its_page_refuses(get: Get) -> None:
    assert [get(f"/said.csv?{query}").status_code for query in ("act=deny", "speaker=7", "act=lie")] == [200, 400, 400]


def test_what_marks_a_campaign_is_passed_over(get: Get) -> None:
    assert get("/said?utm_source=desk&_=1").status_code == 200


def test_what_was_forgotten_is_gone_and_says_so(get: Get, archive: Archive) -> None:
    archive.forgotten[5] = "it was forgotten on 2027-01-12: <asked for>"
    page, data = get("/article/5"), get("/article/5.json")
    assert (page.status_code, data.status_code) == (410, 410)
    assert "Article 5 was removed from this archive on 2027-01-12: &lt;asked for&gt;." in page.text
    assert data.json()["error"] == {
        "status": 410, "kind": "Forgotten", "message": "article 5 was removed from this archive on 2027-01-12: <asked for>",
    }  # fmt: skip


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed_here(get: Get, method: str) -> None:
    answer = get("/said", method=method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"  # RFC 9110, 15.5.6
    assert "read only" in answer.text


def test_a_fault_of_ours_is_told_without_its_inside(get: Get, archive: Archive) -> None:
    archive.fault = ZeroDivisionError("secret")
    for address in ("/", "/index.json"):
        answer = get(address)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "content-security-policy" in answer.headers


def test_an_archive_that_is_busy_is_told_as_such(get: Get, archive: Archive) -> None:
    archive.fault = Busy("archive", "another process writes")
    assert get("/").status_code == 503


def test_words_from_pages_stay_words(get: Get) -> None:
    for address in ("/article/1", "/article/1/diff"):
        assert "&lt;script&gt;alert(" in get(address).text


def test_a_kept_page_is_shown_as_its_source_and_never_as_a_page(get: Get) -> None:
    answer = get("/capture/1")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert get("/capture/2").status_code == 404


def test_a_page_that_may_not_be_what_was_captured_says_so_and_so_do_its_citations(archive: Any, get: Get) -> None:
    archive.doubt = "its bytes are not <those> of its WARC-Block-Digest"
    told = "its bytes are not &lt;those&gt; of its WARC-Block-Digest"
    assert f"The page is in doubt: {told}." in get("/article/1").text
    assert f"<dt>In doubt</dt><dd>{told}</dd>" in get("/article/1/cite").text
    assert "in doubt: its bytes" in get("/article/1/cite.bib").text


@pytest.mark.parametrize(("form", "name"), [("ris", "depeche-1.ris"), ("bib", "depeche-1.bib"), ("csl", "depeche-1.json")])
def test_citations_can_be_taken_away(get: Get, form: str, name: str) -> None:
    answer = get(f"/article/1/cite.{form}?start=71&end=93")
    assert f'attachment; filename="{name}"' == answer.headers["content-disposition"]
    assert "Odile Marchais" in answer.text


def test_what_a_browser_has_is_not_sent_again(get: Get) -> None:
    for address in ("/story/1", "/static/depeche.css"):
        tag = get(address).headers["etag"]
        again = get(address, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_statements_are_marked_in_the_text_with_their_speaker(get: Get) -> None:
    text = get("/article/1").text
    start = re.search(r'<mark class="direct" id="(s\d+-\d+)">Le bac reprendra lundi</mark>', text)
    assert start
    assert f'href="#{start[1]}"' in text
    assert '<a href="/person/7"><bdi lang="fr">Ilse Vaudrin</bdi></a>' in text
    assert '<mark class="indirect"' in text


def test_words_stand_in_the_language_they_were_said_in(get: Get) -> None:
    text = get("/said").text
    assert '<blockquote lang="ar" dir="auto">' in text
    assert '<blockquote lang="de" dir="auto">' in text


def test_a_list_is_leafed_through(archive: Archive, get: Get) -> None:
    archive.statement_rows = tuple(archive.statement_rows) * 30
    first, last = get("/said").text, get("/said?page=4").text
    assert 'href="/said?page=2"' in first
    assert "Newer" not in first
    assert 'href="/said?page=3"' in last
    assert "Older" not in last
    assert get("/said.json?page=2").json()["leaf"] == 2


def test_an_older_revision_is_cited_as_itself(get: Get) -> None:
    older = get("/article/1?revision=1").text
    assert "sha256:01" in older
    for address in re.findall(r'href="(/article/1/cite[^"]*)"', older):
        assert "revision=1" in address
        assert "sha256:01" in get(address.replace("&amp;", "&")).text
    assert "sha256:02" in get("/article/1").text
    assert "revision=1" in get("/article/1/cite?start=71&end=93&revision=1").text


@pytest.mark.parametrize("suffix", ["", ".json", "?utm_source=x", ".json?utm_source=x"])
def test_one_who_was_merged_is_found_under_the_other(get: Get, suffix: str) -> None:
    response = get(f"/person/31{suffix}")
    assert response.status_code == 307
    assert response.headers["location"] == f"/person/7{suffix}"
    assert response.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("suffix", ["", ".json", "?revision=1"])
def test_a_page_that_was_taken_for_an_article_is_found_under_the_whole(get: Get, suffix: str) -> None:
    response = get(f"/article/41{suffix}")
    assert response.status_code == 307
    assert response.headers["location"] == f"/article/1{suffix}"
    assert get("/article/41.md").status_code == 200


def test_copies_stand_behind_one_of_them_and_open(get: Get) -> None:
    text = get("/search?q=copies").text
    assert "and 12 more like it" in text
    assert "12 folded as copies" in text
    assert '<a href="/search?q=copies+like%3A1">All 13</a>' in text
    assert text.count('class="line-title"') == 2
    assert 'href="/search?q=copies&amp;unfold=1"' in text
    unfolded = get("/search?q=copies&unfold=1").text
    assert "more like it" not in unfolded
    assert "Fold copies" in unfolded
    assert get("/search.json?q=copies").json()["hits"][0]["like"] == 12


class Spoken(HTMLParser):
    """The letters of other scripts that a page shows, each with the language that it is told to be in; its headings."""

    VOID = Outline.VOID

    def __init__(self, text: str) -> None:
        super().__init__()
        self.languages: list[str | None] = []
        self.heard: set[tuple[str, str | None]] = set()
        self.levels: list[int] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in self.VOID:
            self.languages.append(dict(attrs).get("lang") or (self.languages[-1] if self.languages else None))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return None

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if re.search("[\u0400-\u04ff]", data):
            self.heard.add(("Cyrillic", self.languages[-1]))
        if re.search("[\u0600-\u06ff]", data):
            self.heard.add(("Arabic", self.languages[-1]))


@pytest.mark.parametrize("address", ["/", "/story/1", "/said", "/search?q=ночной", "/agenda?view=all"])
def test_words_of_each_language_say_so_that_fonts_and_voices_fit(get: Get, address: str) -> None:
    heard = (
        Spoken(get(address).text).heard - {("Cyrillic", "en")} if "search" in address else Spoken(get(address).text).heard
    )
    assert heard <= {("Cyrillic", "ru"), ("Arabic", "ar")}


@pytest.mark.parametrize("address", PAGES)
def test_no_level_of_headings_is_left_out(get: Get, address: str) -> None:
    levels = Spoken(get(address).text).levels
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_headline_of_a_story_is_in_the_language_of_its_first_article(get: Get) -> None:
    assert '<a href="/story/1" dir="auto" lang="fr">Le bac de nuit' in get("/").text
    assert '<h1 dir="auto" lang="fr">Le bac de nuit' in get("/story/1").text
