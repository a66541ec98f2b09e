from __future__ import annotations

import pytest

from depeche.reading.vocabulary.house_rules import leads_to_rules, of_remarks, of_the_page


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("https://paper.example/terms-of-use/", True),
        ("https://paper.example/netiquette.html", True),
        ("https://paper.example/politica-de-privacidad", True),
        ("https://paper.example/es/politica/", False),  # the section of politics
        ("https://paper.example/de/", False),
        ("https://paper.example/privacy-of-fishermen", False),
    ],
)
def test_an_address_leads_to_the_rules_of_the_house(href: str, leads: bool) -> None:
    assert leads_to_rules(href) is leads


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We set cookies. Refuse cookies below.", "cookie"),
        ("The baker sells a cookie.", ""),
        ("We have affiliate links and are paid a commission.", "affiliate"),
        ("Hinweis: Affiliate-Links sind mit einem Stern versehen.", "affiliate"),
        ("(*) Affiliate links.", "affiliate"),
        ("The club has an affiliate in Lindhaven.", ""),
    ],
)
def test_a_paragraph_tells_of_the_page(text: str, word: str) -> None:
    assert of_the_page(text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The comments do not reflect the views of the Quay.", "comments"),
        ("A hozzászólások nem a Móló nézeteit tükrözik.", "hozzászólás"),
        ("Bitte bleiben Sie beim Thema. Die Verantwortung für Kommentare liegt bei den Verfassern.", "kommentare"),
        ("Les commentaires n’engagent que leurs auteurs.", "commentaires"),
        ("The views of its author do not reflect those of the Quay.", ""),
        ("The board has read all comments.", ""),
    ],
)
def test_a_paragraph_says_that_remarks_are_their_writers_own(text: str, word: str) -> None:
    assert of_remarks(text) == word
