"""What a page is: an article, an index of others, or neither."""

from __future__ import annotations

import depeche
from depeche.model import ARTICLE_KINDS

LINE = "The harbour board met for the {} time this year, and again nothing was decided about the north pier or the fees."


def test_a_bare_story_is_an_article() -> None:
    body = "".join(f"<p>{LINE.format(n)}</p>" for n in range(20))
    article = depeche.read(f"<h1>The board</h1>{body}", url="https://quay.example/2031/05/the-board-puts-off-the-pier")
    assert article.kind == "article"


def test_a_page_of_linked_headlines_is_an_index_with_its_headlines() -> None:
    items = "".join(
        f"<div class='card'><h3><a href='/2031/{n}'>The board met, number {n}</a></h3><p>Nothing came of it.</p></div>"
        for n in range(12)
    )
    article = depeche.read(f"<html><body><main><h1>News</h1>{items}</main></body></html>", url="https://quay.example/news/")
    assert article.kind == "index"
    assert len(article.headlines) == 12
    assert article.headlines[3].title == "The board met, number 3"
    assert article.headlines[3].url == "https://quay.example/2031/3"


def test_error_login_and_consent_pages_are_told() -> None:
    error = (
        "<title>Page not found</title><h1>Page not found</h1><p>It may have been moved, or never have been here at all.</p>"
    )
    assert depeche.read(error, url="https://quay.example/x").kind == "error"
    login = "<title>Log in | Quay</title><form><input type='text'><input type=\"password\"></form><a href='/'>Home</a>"
    assert depeche.read(login, url="https://quay.example/login").kind == "login"
    consent = "<title>Before you continue to Quay</title><p>We and our partners use cookies.</p><button>Accept</button>"
    assert depeche.read(consent, url="https://quay.example/consent").kind == "consent"


def test_the_results_of_a_search_are_no_article() -> None:
    items = "".join(f"<li><a href='/a{n}'>A long headline about the pier, number {n}</a></li>" for n in range(9))
    assert depeche.read(f"<h1>pier</h1><ul>{items}</ul>", url="https://quay.example/search?q=pier").kind == "search"


def test_a_page_without_words_is_no_article() -> None:
    assert depeche.read("<html><body></body></html>", url="https://quay.example/x").kind not in ARTICLE_KINDS


PROSE = "".join(f"<p>{LINE.format(n)} The reeve said that he would ask again in spring.</p>" for n in range(9))


def test_goods_with_prices_under_much_prose_are_an_index() -> None:
    goods = "".join(
        f"<div><a href='/g/{n}'>Rope</a><span class='price'>£{n}.50</span><button>Add to basket</button></div>"
        for n in range(9)
    )
    page = f"<h1>Ropes</h1><div>{PROSE}</div><div>{goods}</div>"
    assert depeche.read(page, url="https://quay.example/ropes").kind == "index"
    unpriced = page.replace("Add to basket", "Good").replace("£", "")
    assert depeche.read(unpriced, url="https://quay.example/ropes").kind == "article"


def test_a_list_that_has_a_second_page_is_an_index() -> None:
    titles = "".join(f"<h3><a href='/2031/{n}'>The board met, number {n}</a></h3>" for n in range(6))
    page = f"<h1>Reports</h1><div>{PROSE}</div><aside>{titles}</aside><a href='?page=2'>2</a>"
    assert depeche.read(page, url="https://quay.example/reports").kind == "index"
    in_path = page.replace("?page=2", "/reports/page/2/")
    assert depeche.read(in_path, url="https://quay.example/reports").kind == "index"
    twentieth = page.replace("?page=2", "?page=20")
    assert depeche.read(twentieth, url="https://quay.example/reports").kind == "article"
    elsewhere = page.replace("?page=2", "/minutes?page=2")
    assert depeche.read(elsewhere, url="https://quay.example/reports").kind == "article"
