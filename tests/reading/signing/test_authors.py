from __future__ import annotations

import pytest

import depeche
from depeche.model import Byline, Page
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.labels.titles import title
from depeche.reading.page.markup import parse
from depeche.reading.signing.authors import Signed, signed

URL = "https://www.ledger.example/ferry"


def read(html: str, *site: str) -> Signed:
    markup = parse(Page(url=URL, body=f"<body>{html}".encode()))
    seen = survey(markup.tree)
    claims = Claims(metadata.claims(seen, URL))
    return signed(claims, seen, title(claims, seen, site, URL, markup.tree), site, URL, markup)


def names(html: str, *site: str) -> list[str]:
    return [byline.name for byline in read(html, *site).bylines.value or ()]


def declared(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'


HEAD = "<h1>The ferry sails again on Monday</h1>"


@pytest.mark.parametrize(
    ("html", "people"),
    [
        (declared('[{"name": "Ada Ek"}, {"name": "Bo Li"}]') + HEAD, ["Ada Ek", "Bo Li"]),
        (declared('"Ada Ek and Bo Li"') + HEAD, ["Ada Ek", "Bo Li"]),
        (HEAD + "<p>By Ada Ek</p>", ["Ada Ek"]),
        (HEAD + "<div class='post-author'>Ada Ek</div>", ["Ada Ek"]),
        (HEAD + "<p>Ada Ek</p><p>3 May 2024</p>", ["Ada Ek"]),
        (HEAD + "<a rel='author' href='/ek'>Ada Ek</a>", ["Ada Ek"]),
        ('<meta name="author" content="Ada Ek">' + HEAD, ["Ada Ek"]),
        (
            '<meta name="citation_author" content="Ek, Ada"><meta name="citation_author" content="Li, B.">',
            ["Ada Ek", "B. Li"],
        ),
        (HEAD, []),
    ],
)
def test_authors_are_found_where_pages_put_them(html: str, people: list[str]) -> None:
    assert names(html) == people


def test_a_person_is_believed_before_the_paper_itself() -> None:
    html = declared('{"name": "The Harbour Ledger"}') + '<meta name="author" content="Ada Ek">' + HEAD
    assert names(html, "The Harbour Ledger") == ["Ada Ek"]


def test_the_paper_signs_where_nobody_else_does() -> None:
    assert names(declared('{"name": "The Harbour Ledger"}') + HEAD, "The Harbour Ledger") == ["The Harbour Ledger"]


def test_nobody_is_left_out_where_somebody_signs() -> None:
    assert names(declared('["Staff", "Ada Ek"]') + HEAD) == ["Ada Ek"]


def test_the_shown_byline_adds_whom_the_declared_one_leaves_out() -> None:
    assert names(declared('"Ada Ek"') + HEAD + "<p>By Ada Ek and Bo Li</p>") == ["Ada Ek", "Bo Li"]


def test_the_shown_byline_speaks_before_who_typed_it_in() -> None:
    found = read(declared('"webadmin7"') + HEAD + "<p>By Ada Ek</p>").bylines
    assert found.value == (Byline(name="Ada Ek"),)
    assert found.evidence is not None
    assert found.evidence.others == (("json-ld NewsArticle.author", "webadmin7"),)


def test_who_comments_writes_nothing() -> None:
    html = HEAD + "<p>Text.</p><div class='comments'><span class='comment-author'>Harbour Gull</span></div>"
    assert names(html) == []


def test_one_person_in_two_spellings_is_one() -> None:
    assert names(declared('[{"name": "Ada Maria Ek"}, {"name": "Ada Ek"}]') + HEAD) == ["Ada Maria Ek"]


def test_names_cut_by_tags_are_put_together() -> None:
    html = HEAD + (
        "<div class='bylines'><div class='byline'>Ada <b>Ek</b></div><div class='byline'>Bo <b>Li</b></div></div>"
    )
    assert names(html) == ["Ada Ek", "Bo Li"]


def test_office_page_and_portrait_are_kept() -> None:
    person = (
        '{"name": "Ada Ek", "jobTitle": "Reporter", "url": "https://ledger.example/ek",'
        ' "image": {"url": "https://ledger.example/ek.jpg"}}'
    )
    assert read(declared(person) + HEAD).bylines.value == (
        Byline(name="Ada Ek", role="Reporter", page="https://ledger.example/ek", portrait="https://ledger.example/ek.jpg"),
    )
    shown = read(declared('"Ada Ek"') + HEAD + "<a rel=author href='/people/ek'>Ada Ek</a>").bylines.value
    assert shown == (Byline(name="Ada Ek", page="https://www.ledger.example/people/ek"),)


@pytest.mark.parametrize(
    ("html", "people", "agency"),
    [
        (HEAD + "<p>Par Ilse Vaudrin avec AFP</p>", ["Ilse Vaudrin"], "AFP"),
        (declared('"dpa"') + HEAD, ["dpa"], "dpa"),
        (declared('["Ada Ek", "Reuters"]') + HEAD, ["Ada Ek", "Reuters"], "Reuters"),
    ],
)
def test_the_agency_is_a_field_of_its_own(html: str, people: list[str], agency: str) -> None:
    found = read(html)
    assert ([byline.name for byline in found.bylines.value or ()], found.agency.value) == (people, agency)


ITEM = "<li><div rel='author'>{}</div><a href='/follow'>Follow</a></li>"
PERSON = "<p itemprop='author' itemscope itemtype='https://schema.org/Person'>By {} and {}</p>"
NAME = "<a><span itemprop='name'>{}</span></a>"


@pytest.mark.parametrize(
    "html",
    [
        f"{HEAD}<ul>{ITEM.format('By Ada Ek')}{ITEM.format('Bo Li')}</ul>",
        f"<article itemscope itemtype='https://schema.org/NewsArticle'>{HEAD}"
        f"{PERSON.format(NAME.format('Ada Ek'), NAME.format('Bo Li'))}</article>",
    ],
)
def test_all_of_a_list_sign_where_one_is_announced(html: str) -> None:
    assert names(html) == ["Ada Ek", "Bo Li"]


def test_a_list_of_others_adds_nobody_to_the_byline() -> None:
    more = "<ul><li><a rel='author'>Bo Li</a></li><li><a rel='author'>Cy Lund</a></li></ul>"
    assert names(HEAD + "<p>By Ada Ek</p>" + more) == ["Ada Ek"]


def test_the_last_letter_of_a_name_may_be_set_apart() -> None:
    assert names(HEAD + "<p>By <a>Ada Morve<span>n</span></a></p><time>3 May 2031</time>") == ["Ada Morven"]


@pytest.mark.parametrize(
    "declared_too",
    [
        '<meta name="copyright" content="Copyright (c) Morven Nast 2031"><meta name="author" content="Morven Nast">',
        '<meta name="author" content="Harbour Media Inc.">',
    ],
)
def test_who_owns_the_paper_is_no_second_author(declared_too: str) -> None:
    assert names(declared_too + '<meta name="author" content="Ada Ek">' + HEAD) == ["Ada Ek"]


@pytest.mark.parametrize("name", ["发布时间：10-08", "@adaek", "name"])
def test_a_label_an_account_and_a_placeholder_are_no_authors(name: str) -> None:
    assert names(f'<meta name="author" content="{name}">' + HEAD) in ([], ["name"])
    assert names(declared(f'[{{"name": "{name}"}}, {{"name": "Bo Li"}}]') + HEAD) == ["Bo Li"]


def test_that_an_author_is_one_is_no_office() -> None:
    said = declared('{"@type": "Person", "name": "Ada Ek", "jobTitle": "Author"}')
    assert read(said + HEAD).bylines.value == (Byline(name="Ada Ek"),)


SOURCES = ("Quelle: dpa", "<b>Bron: <!-- --></b>dpa", "Kaynak: dpa", "3 May 2031 | 来源：dpa", "Source: The Pier/dpa")


@pytest.mark.parametrize("line", SOURCES)
def test_the_source_that_is_named_beside_the_headline_is_the_agency(line: str) -> None:
    story = "<p>The board of Port Annick has put off the question of the pier once more, and nobody was surprised.</p>"
    assert read(f"{HEAD}<p>{line}</p>{story}").agency.value == "dpa"
    assert read(f"{HEAD}<p>{line.replace('dpa', 'The Quay')}</p>{story}").agency.value is None


_PROSE = "<p>The ferry that was laid up all winter has left the pier again, with forty people and a goat on board.</p>"


def test_where_in_the_house_an_author_works_is_no_author() -> None:
    shown = "<div class='author'><p class='p-author'>Ada Ek</p><p class='p-author-place'>Do Ledger, em Porto Velho</p></div>"
    head = "<h1>The ferry sails again on Monday</h1>"
    declared = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada Ek"}}</script>'
    assert names(declared + head + shown + _PROSE) == ["Ada Ek"]


def test_a_house_with_a_number_in_its_name_signs_with_all_of_it() -> None:
    declared = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Página 31"}}</script>'
    assert names(declared + "<h1>The ferry sails again on Monday</h1>" + _PROSE, "PAGINA31") == ["Página 31"]


@pytest.mark.parametrize("name", ["Harbour Media Ltd", "Port Sp. z o.o.", "港口新闻有限公司"])
def test_the_firm_that_a_page_declares_in_its_head_is_no_author(name: str) -> None:
    head = f'<meta name="author" content="{name}">'
    assert names(head + HEAD) == []
    assert names(f"{head}{HEAD}<p>By Ada Ek</p>") == ["Ada Ek"]
    assert names(declared(f'{{"@type": "Organization", "name": "{name}"}}') + HEAD) == [name]


def test_a_paper_that_signs_in_capitals_as_its_address_has_it_is_no_author_beside_a_person() -> None:
    html = "<html><body><article itemscope itemtype='https://schema.org/NewsArticle'><h1>The ferry sails</h1>{}</article>"
    byline = "<span itemprop='author'>Ada Ek, PORT NEWS</span>"
    found = depeche.read(html.format(byline), url="https://www.portnews.example/2031/the-ferry-sails")
    assert found.authors == ("Ada Ek",)


@pytest.mark.parametrize(
    ("byline", "wire"),
    [("<p>By Reuters</p>", "Reuters"), ("<p class=author>Von dpa</p>", "dpa"), ("<p class=author-wrap>AFP</p>", "AFP")],
)
def test_a_wire_that_stands_where_authors_do_signs_if_nobody_else_does(byline: str, wire: str) -> None:
    story = "<p>The board of Port Annick has put off the question of the pier once more, and nobody was surprised.</p>" * 3
    found = read(f"{HEAD}{byline}{story}")
    assert ([one.name for one in found.bylines.value or ()], found.agency.value) == ([wire], wire)
    assert names(f"{HEAD}<p>By Ada Ek</p><p class='source'>{wire}</p>{story}") == ["Ada Ek"]
    assert names(f"{HEAD}<p class='source'>{wire}</p>{story}") == []


def test_accounts_may_stand_between_the_names_of_a_byline() -> None:
    lines = "<div>By <a>Ada Ek</a> <a>@adaek</a> <a>Bo Lund</a> <span>{}</span></div><p>3 May 2031</p>"
    assert names(HEAD + lines.format("@bolund")) == ["Ada Ek", "Bo Lund"]
    assert names(HEAD + "<div>By <a>Ada Ek</a> <a>@adaek</a> <span>Share this</span></div>") == ["Ada Ek"]


def test_a_part_of_the_paper_that_is_declared_as_author_signs_nothing() -> None:
    rubric = "<a href='/c/harbours' rel='category tag'>Harbours</a>"
    author = declared('{"@type": "Person", "name": "NAME"}')
    assert names(f"{author.replace('NAME', 'Harbours')}{HEAD}<p>{rubric}</p>") == []
    assert names(f"{author.replace('NAME', 'Harbours')}{HEAD}") == ["Harbours"]
    column = rubric.replace("Harbours", "Ada Ek")
    assert names(f"{author.replace('NAME', 'Ada Ek')}{HEAD}<p>{column}</p>") == ["Ada Ek"]


def test_of_several_who_sign_the_one_whom_the_address_names_is_the_paper() -> None:
    both = "<div class='byline'><span>{}</span>, <span>Lédger</span></div>"
    assert names(HEAD + both.format("Ada Ek").replace("Lédger", "Le Dger")) == ["Ada Ek"]
    assert names(HEAD + both.format("Ada Ek").replace("Lédger", "Bo Lund")) == ["Ada Ek", "Bo Lund"]
