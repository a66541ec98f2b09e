"""Which declared description is of the article, and when the first paragraph stands for it."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, SECOND, THIRD, read

from depeche.reading.claims.claims import Claim, Claims
from depeche.reading.descriptions import as_lede, description

TITLE = "The north pier stays shut until autumn"
OWN = "The board has put off the question of the north pier again, and nobody at all was surprised by that."


def settled(*claims: Claim) -> str | None:
    return description(Claims(claims), TITLE, ("The Harbour Courier",)).value


def meta(raw: str) -> Claim:
    return Claim("description", "meta", "description", raw)


def graph(raw: str, field: str = "description") -> Claim:
    return Claim(field, "opengraph" if field == "description" else "json-ld", field, raw)


@pytest.mark.parametrize(
    "foreign",
    [
        (meta("The north pier stays shut until autumn."),),
        (meta("All that the harbour talks about"), graph("All that the harbour talks about", "site_description")),
        (meta("North pier shut: all you need to know"), graph("North pier shut: all you need to know", "title")),
        (meta("The Harbour Courier is read on both sides of the lake."),),
        (meta(f"Harbour, Region, {OWN}"),),
        (meta(f"Read all of '{TITLE}' for nothing in The Harbour Courier!"),),
        (meta(f"{TITLE} (Notizia del 14 Maggio 2031)"),),
    ],
    ids=["headline", "motto", "other headline", "about the paper", "trail", "template", "dated headline"],
)
def test_what_is_not_of_the_article_yields_to_what_is(foreign: tuple[Claim, ...]) -> None:
    assert settled(*foreign, graph(OWN)) == OWN


def test_the_most_trusted_description_is_kept_where_each_may_be_the_articles() -> None:
    assert settled(meta("A board, a pier, and a summer without either of them."), graph(OWN)) == (
        "A board, a pier, and a summer without either of them."
    )
    assert settled(meta("The Harbour Courier is read on both sides.")) == "The Harbour Courier is read on both sides."
    assert settled() is None
    assert settled(meta(TITLE)) is None


SHOWN = "The board of Port Annick met on Tuesday to hear what the divers had seen under the north pier."


@pytest.mark.parametrize(
    "told",
    [
        f"{SHOWN} Ilse Vaudrin, who has chaired it for nine years, asked for",
        f"{SHOWN}Read More",
        f"{SHOWN} Ilse Vaudrin, who has chaired it … [...]",
        f"{SHOWN[:70]}..",
        f"{SHOWN[:70]} […]",
    ],
)
def test_the_first_paragraph_stands_for_what_a_system_cut_from_the_text(told: str) -> None:
    assert as_lede(told, (), SHOWN) == SHOWN


def test_of_several_descriptions_the_one_that_the_text_begins_with_is_the_standfirst() -> None:
    assert as_lede(OWN, (SHOWN,), SHOWN) == SHOWN
    assert as_lede(OWN, (f"{SHOWN} Ilse Vaudrin, who has chaired it for",), SHOWN) == SHOWN
    assert as_lede(OWN, (TITLE,), SHOWN) == OWN
    assert as_lede(None, (SHOWN,), SHOWN) is None
    assert as_lede(OWN, (), "") == OWN


def test_an_excerpt_of_a_first_paragraph_that_is_long_is_no_standfirst() -> None:
    first = " ".join([SHOWN] * 6)
    assert as_lede(f"{first[:150]}…", (), first) is None


def test_a_page_with_an_excerpt_has_its_first_paragraph_as_lede() -> None:
    head = f'<meta name="description" content="{FIRST} {SECOND[:40]} [&hellip;]">'
    assert read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head=head).lede == FIRST


@pytest.mark.parametrize("label", ["Description", "The Ledger", "CARTA online", "Visit the post for more."])
def test_a_label_describes_no_article(label: str) -> None:
    assert settled(meta(label)) is None
    assert settled(meta(label), graph(OWN)) == OWN


def test_a_short_sentence_may_describe_one() -> None:
    assert settled(meta("It rained.")) == "It rained."
    assert settled(meta("又是一年春草绿")) == "又是一年春草绿"


@pytest.mark.parametrize("mark", ["(...)", "(…)", "[...]", ""])
def test_a_description_that_breaks_off_within_a_sentence_was_cut_from_the_text(mark: str) -> None:
    assert as_lede(f"{SHOWN[:70].rpartition(' ')[0]} {mark}".strip(), (), SHOWN) == SHOWN


def test_a_whole_sentence_with_which_the_text_begins_was_not() -> None:
    assert as_lede(SHOWN, (), f"{SHOWN} {SHOWN}") == SHOWN


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("The best pages about ports, hotels, cranes and weather: always lively, always first, always online.", False),
        ("Why nobody could say when the north pier will open again, and what the divers had found there.", True),
        ("News of the coast.", True),  # of few words none is asked
    ],
)
def test_what_a_site_says_of_itself_on_each_page_is_no_standfirst(told: str, kept: bool) -> None:
    head = f'<meta name="description" content="{told}">'
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head=head)
    assert (found.lede, "lede" in found.evidence) == ((told, True) if kept else (None, False))


def test_a_description_that_begins_with_who_wrote_it_gives_way_to_the_first_paragraph() -> None:
    assert as_lede(f"By Ada Quill {FIRST[:90]}", (), FIRST) == FIRST


@pytest.mark.parametrize("between", [" - ", " --- ", "---", ": ", " | "])
def test_a_headline_in_front_of_the_description_is_none_of_it(between: str) -> None:
    assert settled(meta(f"{TITLE}{between}{OWN}")) == OWN
    assert settled(meta(f"{TITLE} {OWN}")) == f"{TITLE} {OWN}"


def test_a_description_cut_behind_a_sign_of_a_vowel_stands_for_the_first_paragraph() -> None:
    first = "ชาวเกาะพลอยร่วมพิธีเปิดสะพานท่าเรือใหม่ หลังสะพานเดิมพังจากพายุเมื่อปี 2564"
    told = first.partition("เมื่อ")[0]
    assert told[-1] == "ุ"
    assert as_lede(told, (), first) == first
