from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from depeche.archive.answers import ArticleRow, Party, StatementRow
from depeche.model import Statement
from depeche.site import coverage

START = datetime(2027, 1, 11, 8, tzinfo=UTC)
WHO = Party(name="Ilse Vaudrin", entity=7)


def row(number: int, title: str, *, language: str = "en", lede: str | None = None,
        like: int | None = None) -> ArticleRow:  # fmt: skip
    published = START + timedelta(hours=number)
    return ArticleRow(id=number, url=f"https://x.example/{number}", site=f"Paper {number}", title=title, lede=lede,
                      language=language, published=published, like=like)  # fmt: skip


def said(article: ArticleRow, text: str, *speakers: Party) -> StatementRow:
    statement = Statement(start=0, end=len(text), text=text, kind="direct")
    return StatementRow(id=article.id, article=article, statement=statement, speakers=speakers)


def test_the_same_headline_again_is_a_copy_of_the_earliest() -> None:
    first, again, third = (row(number, "Night ferry to run again") for number in (1, 2, 3))
    assert coverage.copies([third, again, first]) == {2: 1, 3: 1}


def test_case_and_punctuation_make_no_new_text() -> None:
    assert coverage.copies([row(1, "Night ferry to run again"), row(2, "NIGHT FERRY: to run again!")]) == {2: 1}


def test_short_headlines_prove_nothing() -> None:
    assert coverage.copies([row(1, "Weather today"), row(2, "Weather today")]) == {}
    assert coverage.copies([row(1, "One", like=3), row(2, "Two", like=3), row(4, "Four", like=5)]) == {2: 1}


def test_the_same_words_are_told_once_with_all_who_have_them() -> None:
    one, two = row(1, "a"), row(2, "b")
    (voice,) = coverage.voices([said(two, "Yes, on Monday!", WHO), said(one, "yes, on Monday", WHO)])
    (found,) = voice.said
    assert one == found.row.article
    assert (two,) == found.also
    assert voice.by_source == {"Paper 1": 1, "Paper 2": 1}


def test_one_person_is_one_voice_in_every_spelling_and_the_unnamed_come_last() -> None:
    other = replace(WHO, name="Ильзе Водрен")
    voices = coverage.voices([said(row(1, "a"), "no"), said(row(2, "b"), "yes", WHO), said(row(3, "c"), "да", other)])
    assert [voice.name for voice in voices] == ["Ilse Vaudrin", "Unnamed sources"]
    assert len(voices[0].said) == 2


def test_languages_stand_in_the_order_in_which_they_had_the_story() -> None:
    found = coverage.languages([row(2, "b", language="de-AT"), row(1, "a", language="fr"), row(3, "c", language="de")])
    assert [(column.language, len(column.articles)) for column in found] == [("fr", 1), ("de", 2)]


def test_a_voice_has_the_name_and_the_office_of_most_articles_and_not_those_of_the_first() -> None:
    other = replace(WHO, name="Ilse Vodren")
    rows = [said(row(1, "a"), "no", other), said(row(2, "b"), "yes", WHO), said(row(3, "c"), "perhaps", WHO)]
    roles = ("mayors of both towns", "mayor", "mayor")
    (voice,) = coverage.voices(
        [replace(one, statement=replace(one.statement, role=role)) for one, role in zip(rows, roles, strict=True)]
    )
    assert (voice.name, voice.role) == ("Ilse Vaudrin", "mayor")
