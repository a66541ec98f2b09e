"""Where a story of several pages goes on."""

from __future__ import annotations

import depeche

PROSE = "".join(
    f"<p>The harbour board met for the {n}th time this year, and nothing was decided about the north pier.</p>"
    for n in range(9)
)
PAGES = "<div class='pagination'><a href='/story/1'>1</a> <a href='/story/2'>2</a> <a href='/story/3'>3</a></div>"


def following(url: str, pages: str = PAGES) -> str | None:
    return depeche.read(f"<body><article><h1>The board</h1>{PROSE}{pages}</article></body>", url=url).next_page


def test_the_next_number_on_the_pages_own_path_is_the_next_page() -> None:
    assert following("https://quay.example/story") == "https://quay.example/story/2"
    assert following("https://quay.example/story/2") == "https://quay.example/story/3"


def test_the_last_page_has_none_and_another_story_is_none() -> None:
    assert following("https://quay.example/story/3") is None
    assert following("https://quay.example/other") is None


def test_a_front_page_goes_on_nowhere() -> None:
    assert following("https://quay.example/", "<div class='pagination'><a href='/page/2/'>2</a></div>") is None
    assert following("https://quay.example", "<div class='pagination'><a href='/page/2/'>2</a></div>") is None


def test_the_number_is_found_in_the_notations_of_page_builders() -> None:
    for url, href, whole in [
        ("https://quay.example/a/pier.html", "pier-2.html", "https://quay.example/a/pier-2.html"),
        ("https://quay.example/a/content_123.htm", "content_123_2.htm", "https://quay.example/a/content_123_2.htm"),
        ("https://quay.example/a/123?x=1", "/a/123?x=1&amp;pg=2", "https://quay.example/a/123?x=1&pg=2"),
        ("https://quay.example/a/pier", "?page=2", "https://quay.example/a/pier?page=2"),
        ("https://quay.example/a/pier/", "page/2/", "https://quay.example/a/pier/page/2/"),
        ("https://quay.example/a/brygga", "brygga/sida-2", "https://quay.example/a/brygga/sida-2"),
        ("https://quay.example/a/molo", "?strona=2", "https://quay.example/a/molo?strona=2"),
    ]:
        assert following(url, f"<p>1 <a href='{href}'>2</a></p>") == whole


def test_where_nothing_is_called_after_pages_the_link_has_to_say_so() -> None:
    url, href = "https://quay.example/pier", "/pier/seite-2"
    assert following(url, f"<p><a href='{href}'>Nächste Seite »</a></p>") == f"https://quay.example{href}"
    assert following(url, f"<p><a href='{href}'>Fähren</a></p>") is None
    assert following(url, "<p><a href='/pier-2'>Next</a></p>") is None
    assert following(url, "<p><a href='/pier/comment-page-2/#comments'>2</a></p>") is None
