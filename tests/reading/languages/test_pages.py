"""A page in each language, in plain paragraphs: nothing but its words tells what each line of it is."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import depeche
from depeche.model import Article

PAGES = Path(__file__).parent / "pages"
LANGUAGES = sorted(page.stem for page in PAGES.glob("*.toml"))


@cache
def paper(language: str) -> dict[str, Any]:
    return tomllib.loads((PAGES / f"{language}.toml").read_text("utf-8"))


def lines(kind: str) -> list[tuple[str, str]]:
    """All lines of a kind, each with its language."""
    return [
        (language, line.format(author=paper(language)["author"], other=paper(language)["other"]))
        for language in LANGUAGES
        for line in paper(language)["lines"].get(kind, ())
    ]


def each(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("language", "line"), lines(kind), ids=str)


def read(language: str, *, above: str = "", within: str = "", below: str = "") -> Article:
    """The page with something above the story, behind its first paragraph, and below it."""
    of = paper(language)
    first, *others = (f"<p>{text}</p>" for text in of["paragraphs"])
    return depeche.read(
        f"<html lang='{language}'><head><title>{of['title']} - {of['site']}</title></head><body>"
        f"<div><a href='/'>{of['site']}</a></div><div><h1>{of['title']}</h1>{above}"
        f"{first}{within}{''.join(others)}{below}</div></body></html>",
        "https://paper.example/news/48211-bridge",
    )


def story(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind != "image"]


def test_there_are_pages() -> None:
    assert LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_is_whole_and_in_its_language(language: str) -> None:
    article = read(language)
    assert (article.title, story(article)) == (paper(language)["title"], paper(language)["paragraphs"])
    assert (article.language or "").partition("-")[0] == language


@each("byline")
def test_a_byline_tells_who_wrote_it(language: str, line: str) -> None:
    article = read(language, above=f"<p>{line}</p>")
    assert (article.authors, story(article)) == ((paper(language)["author"],), paper(language)["paragraphs"])


@each("stamp")
def test_a_stamp_tells_the_day_and_the_time(language: str, line: str) -> None:
    article = read(language, above=f"<p>{line}</p>")
    told, published = article.published, paper(language)["published"]
    assert told is not None
    assert told.isoformat()[:16] in (published.isoformat()[:16], published.date().isoformat())
    assert story(article) == paper(language)["paragraphs"]


@each("signpost")
def test_a_line_that_leads_to_another_story_is_none_of_this_one(language: str, line: str) -> None:
    label, _, title = line.partition(paper(language)["other"])
    link = f"<a href='/news/48100-port'>{paper(language)['other']}</a>"
    assert story(read(language, within=f"<p>{label}{link}{title}</p>")) == paper(language)["paragraphs"]


@each("advertisement")
def test_the_word_above_an_advertisement_is_none_of_the_story(language: str, line: str) -> None:
    assert story(read(language, within=f"<p>{line}</p>")) == paper(language)["paragraphs"]


@each("house")
def test_a_heading_of_the_house_ends_the_story(language: str, line: str) -> None:
    links = "".join(f"<li><a href='/news/{n}-port'>{paper(language)['other']}</a></li>" for n in (48100, 48101, 48102))
    assert story(read(language, below=f"<h3>{line}</h3><ul>{links}</ul>")) == paper(language)["paragraphs"]


@each("talk")
def test_a_heading_above_what_readers_wrote_ends_the_story(language: str, line: str) -> None:
    said = "<div>Tern 31</div><div>3.5.2031 15:10</div>" + f"<p>{paper(language)['other']}?!</p>" * 2
    assert story(read(language, below=f"<h3>{line}</h3>{said}")) == paper(language)["paragraphs"]


@each("invitation")
def test_an_invitation_is_none_of_the_story(language: str, line: str) -> None:
    assert story(read(language, below=f"<p>{line}</p>")) == paper(language)["paragraphs"]


@each("notice")
def test_a_correction_is_a_notice(language: str, line: str) -> None:
    assert [block.text for block in read(language, below=f"<p>{line}</p>").blocks if block.kind == "notice"] == [line]


@each("credit")
def test_a_credit_is_no_part_of_the_caption(language: str, line: str) -> None:
    caption = paper(language)["lines"]["caption"]
    frame = f"<figure><img src='/bridge.jpg' width=800 height=500><figcaption>{caption} {line}</figcaption></figure>"
    images = [block for block in read(language, within=frame).blocks if block.kind == "image"]
    assert [(image.caption, line.endswith(image.credit or "?")) for image in images] == [(caption, True)]
