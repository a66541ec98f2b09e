"""The promises of grouping: what belongs together is joined, what does not is not, and nothing depends on luck."""

import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depeche
from depeche.stories import Fold, Judgement, Traits, assign, traits
from depeche.stories.frequencies import salt, term
from depeche.stories.traits import skeleton

MONDAY = datetime(2027, 1, 11, 9, tzinfo=UTC)


def article(title: str, text: str, language: str = "en", day: float = 0) -> depeche.Article:
    return depeche.Article(
        url="https://herald.example/a", title=title, language=language, published=MONDAY + timedelta(days=day),
        blocks=(depeche.Block(kind="paragraph", text=text),),
    )  # fmt: skip


FERRY = article(
    "Port-Armel ferry to resume on Monday, mayor Vaudrin says",
    "The ferry between Port-Armel and the island of Saint-Elme will resume on Monday, the mayor Ilse Vaudrin said. "
    "The crossing has been closed since the quay gave way in December, when Tomas Brekel was harbour master.",
)
FERRY_AGAIN = article(
    "Vaudrin: Port-Armel ferry resumes after quay repair",
    "Repair of the quay at Port-Armel is done and the ferry to Saint-Elme resumes on Monday, said the mayor, Ilse Vaudrin. "
    "The harbour master, Tomas Brekel, inspected the crossing.",
    day=1,
)
FERRY_IN_FRENCH = article(
    "Le bac de Port-Armel reprendra lundi, annonce Ilse Vaudrin",
    "Le bac qui relie Port-Armel à Saint-Elme reprendra lundi, a promis la maire, Ilse Vaudrin. "
    "Selon le capitaine du port, Tomas Brekel, le quai est réparé.",
    language="fr",
    day=1,
)
CHESS = article(
    "Young player wins the Lakeside chess open",
    "A player of sixteen years won the chess open at Lakeside after seven rounds, the organisers announced.",
    day=1,
)


def test_two_reports_of_one_event_share_a_story() -> None:
    assert assign([FERRY, FERRY_AGAIN]) == [0, 0]


def test_another_event_of_the_same_day_is_another_story() -> None:
    assert assign([FERRY, CHESS, FERRY_AGAIN]) == [0, 1, 0]


def test_a_report_in_another_language_joins_by_its_names() -> None:
    assert assign([FERRY, CHESS, FERRY_IN_FRENCH]) == [0, 1, 0]


FERRY_IN_CHINESE = article(
    "挪威与芬兰的渡轮周一复航",
    "据Herald报道，挪威与芬兰之间的渡轮将于12月14日复航，Saint-Elme码头已修好，北约的31艘船只曾停靠于此。",
    language="zh",
    day=1,
)


def test_a_report_in_a_script_without_capitals_joins_by_countries_bodies_and_figures() -> None:
    report = article(
        "Ferry between Norway and Finland to resume",
        "The ferry between Norway and Finland resumes on 14 December at Saint-Elme, where 31 ships of NATO had anchored.",
    )
    assert assign([report, CHESS, FERRY_IN_CHINESE]) == [0, 1, 0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is in Germany."), ("de", "Es liegt in Deutschland."), ("ru", "Это в Германии."), ("zh", "位于德国东部。"),
        ("th", "อยู่ในเยอรมนี"), ("ar", "تقع في ألمانيا الشرقية"), ("ko", "그것은 독일 동부에 있다"),
    ],
)  # fmt: skip
def test_a_country_has_one_name_in_all_languages(language: str, text: str) -> None:
    assert "@DE" in [name for name, _ in traits(article("", text, language)).names]


def test_what_names_of_several_words_begin_with_is_not_yet_one() -> None:
    names = [dict(traits(article("", text)).names) for text in ("Off to the United States.", "Off to the United front.")]
    assert "@US" in names[0]
    assert "@US" not in names[1]


def test_figures_and_latin_words_are_found_where_a_script_has_no_spaces() -> None:
    found = traits(article("", "于12月14日由Brekel在港口宣布，共٣٤艘", "zh"))
    assert {"12", "14", "34", skeleton("Brekel")} <= {name for name, _ in found.names}


def test_the_next_turn_of_events_belongs_to_its_story() -> None:
    later = article(
        "Ferry of mayor Vaudrin carries first passengers",
        "The ferry between Port-Armel and Saint-Elme took its first passengers across. A band played on the quay.",
        day=6,
    )
    assert assign([FERRY, later]) == [0, 0]


def test_a_story_that_was_silent_for_a_month_is_over() -> None:
    later = article(FERRY.title or "", FERRY.text, day=30)
    assert assign([FERRY, later]) == [0, 1]


GUIDE = article(
    "Low-light houseplants: a beginner's guide",
    "Most houseplants want bright, indirect light, but ferns and ivy thrive in a dim room. Water them once a week, and "
    "wipe dust off the leaves. Yellow leaves tell of too much water, pale ones of too much light.",
)
OTHER_GUIDE = article(
    "Ten houseplants for dim rooms",
    "A dim room is no reason to go without houseplants: ivy thrives in low light. Water sparingly, and keep the leaves free "
    "of dust. Where leaves turn yellow, water less often; where the room is bright, move the pot away from the window.",
)


def test_pages_without_a_date_share_a_story_only_where_they_are_nearly_the_same() -> None:
    assert assign([GUIDE, OTHER_GUIDE]) == [0, 0]
    guide, other, ferry = (replace(one, published=None, captured=MONDAY) for one in (GUIDE, OTHER_GUIDE, FERRY_AGAIN))
    assert assign([guide, other]) == assign([GUIDE, other]) == [0, 1]
    assert assign([FERRY, ferry]) == [0, 0]


def test_no_article_is_a_story_of_none() -> None:
    assert assign([]) == []


def test_articles_without_any_text_are_not_thrown_together() -> None:
    empty = depeche.Article(url="https://herald.example/e")
    assert assign([empty, empty]) == [0, 1]


@pytest.mark.parametrize("spelling", ["Riabkov", "Ryabkov", "Rjabkow", "Рябков"])
def test_spellings_of_a_name_share_a_skeleton(spelling: str) -> None:
    assert skeleton(spelling) == "rabkov"


def test_a_day_counts_as_its_noon_and_a_naive_time_as_utc() -> None:
    day = depeche.Article(url="u", published=MONDAY.date())
    naive = depeche.Article(url="u", published=MONDAY.replace(tzinfo=None))
    assert traits(day).hour == int(MONDAY.replace(hour=12).timestamp()) // 3600
    assert traits(naive).hour == int(MONDAY.timestamp()) // 3600


def test_only_so_many_stories_stay_open() -> None:
    fold = Fold(Judgement(open_stories=2))
    for n in range(5):
        fold.step(Traits(hour=0, words=((f"lighthouse{n}", 3),)))
    assert list(fold._stories) == [3, 4]
    looked_up = [fold._index.of(term(f"lighthouse{n}", salt("und"))) for n in range(5)]
    assert [list(numbers) for numbers in looked_up] == [[], [], [], [3], [4]]


def test_a_story_is_found_by_what_is_rare_however_many_have_the_rest() -> None:
    fold = Fold(Judgement(open_stories=40_000))
    common = tuple((f"common{n}", 1) for n in range(30))
    rare = tuple((f"rare{n}", 4) for n in range(30))
    first = fold.step(Traits(hour=0, words=rare))
    for n in range(2_000):
        fold.step(Traits(hour=0, words=((f"of its own {n}", 40), *common[n % 10 : n % 10 + 20])))
    assert fold.step(Traits(hour=1, words=(*rare, *common))) == first


def test_a_fold_kept_with_words_as_they_are_written_is_taken_up() -> None:
    """The first form of snapshots, which archives of then have."""
    older = {
        "judgement": {"words": 0.27, "days": 8.0, "open_stories": 20_000}, "next": 7, "clock": 100,
        "stories": [[6, {"first": 90, "last": 100, "names": {"brekel": 1.2, "armel": 0.9, "elme": 0.4},
                         "words": {"fr": {"bac": 1.0, "quai": 0.5}}}]],
        "frequencies": {"fr": {"articles": 40, "of": {"bac": 3, "quai": 2}}, "*": {"articles": 60, "of": {"brekel": 5}}},
        "index": {"fr:bac": [6], "*:brekel": [6], "*:armel": [6]},
    }  # fmt: skip
    fold = Fold.resume(zlib.compress(json.dumps(older).encode()))
    assert fold.step(Traits(hour=101, language="fr", words=(("bac", 2), ("quai", 1)))) == 6
    assert fold.step(Traits(hour=101, language="en", names=(("brekel", 2), ("armel", 1), ("elme", 1)))) == 6
    assert fold.step(Traits(hour=101, language="de", words=(("quai", 2),))) == 7
    assert Fold.resume(fold.snapshot()).snapshot() == fold.snapshot()


TRAITS = st.builds(
    Traits,
    hour=st.none() | st.integers(-10_000, 10_000_000),
    language=st.sampled_from(["en", "fr", "und"]),
    words=st.lists(st.tuples(st.sampled_from(["harbour", "ferry", "quay", "mayor", "chess"]), st.integers(1, 9)),
                   unique_by=lambda pair: pair[0]).map(tuple),
    names=st.lists(st.tuples(st.sampled_from(["vaudri", "brekel", "armel", "elme"]), st.integers(1, 9)),
                   unique_by=lambda pair: pair[0]).map(tuple),
)  # fmt: skip


@given(st.lists(TRAITS, max_size=12), st.integers(0, 12))
def test_a_fold_taken_up_again_goes_on_as_it_would_have(given_traits: list[Traits], cut: int) -> None:
    whole = Fold()
    expected = [whole.step(t) for t in given_traits]
    first = Fold()
    begun = [first.step(t) for t in given_traits[:cut]]
    resumed = Fold.resume(first.snapshot())
    assert begun + [resumed.step(t) for t in given_traits[cut:]] == expected
    assert resumed.snapshot() == whole.snapshot()


@given(st.text(), st.text())
def test_any_text_has_traits(title: str, text: str) -> None:
    found = traits(depeche.Article(url="u", title=title, blocks=(depeche.Block(kind="paragraph", text=text),)))
    assert len(found.words) <= 160
    assert len(found.names) <= 48


def test_a_capital_inside_a_word_begins_no_name() -> None:
    text = "What the eBrand and old _Harle said of 12x, x34 and 1944 was heard by Oskar Lindqvist and by 250 others."
    found = traits(depeche.Article(url="u", language="en", blocks=(depeche.Block(kind="paragraph", text=text),)))
    assert [name for name, _ in found.names] == ["12x", skeleton("Oskar"), skeleton("Lindqvist"), "250"]
