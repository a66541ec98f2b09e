"""Signs that writers may leave out change nothing of the record but the offsets."""

from __future__ import annotations

import datetime
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depeche
from depeche.model import Article, Block
from depeche.recording.text.unmarked import Unmarked, unmarked

SHADDA, STRESS, SHY, RLM = "\u0651", "\u0301", "\u00ad", "\u200f"
WORDS = st.text(alphabet=st.sampled_from("aé漢محم" + "\u0301\u0651\u00ad\u200b\u05b8\u0640 .\n" + '"'), max_size=40)


@pytest.mark.parametrize(
    ("marked", "plain", "language"),
    [
        (f'قال الوزير محم{SHADDA}د الطويل: {RLM}"لن نعود إلى العمل".', 'قال الوزير محمد الطويل: "لن نعود إلى العمل".', "ar"),
        (f"«Мост закрыт», — сказала мэр Анна Марко{STRESS}ва.", "«Мост закрыт», — сказала мэр Анна Маркова.", "ru"),
        (
            f"„Der Steg hält“, sagte Bürger{SHY}meisterin Ilse Vau{SHY}drin.",
            "„Der Steg hält“, sagte Bürgermeisterin Ilse Vaudrin.",
            "de",
        ),
        (
            normalize("NFD", "« Le pont est fermé », a déclaré Hélène Mérignac."),
            "« Le pont est fermé », a déclaré Hélène Mérignac.",
            "fr",
        ),
    ],
)
def test_a_name_with_optional_signs_is_the_same_name(marked: str, plain: str, language: str) -> None:
    (said,), (expected,) = depeche.statements(marked, language), depeche.statements(plain, language)
    assert said.speaker == expected.speaker is not None
    assert (said.act, said.kind) == (expected.act, expected.kind)
    assert said.cue in marked
    assert marked[said.start : said.end] == said.text
    assert [one.name for one in depeche.entities(marked, language)] == [
        one.name for one in depeche.entities(plain, language)
    ]


def test_the_whole_record_is_set_back_to_the_marked_text() -> None:
    told = "Bürger\u00admeisterin Ilse Vau\u00addrin traf am 3. März 2027 Jonas Brandt in Genf. „Das war gut“, sagte sie."
    article = Article(
        url="https://herald.example/steg",
        language="de",
        published=datetime.date(2027, 3, 4),
        blocks=(Block(kind="paragraph", text="Der Steg\u200b hält."), Block(kind="paragraph", text=told)),
    )
    record, text = depeche.record(article), article.text
    (said,), (met,), (day,) = record.statements, record.meetings, record.dates
    assert (said.speaker, text[said.start : said.end]) == ("Ilse Vaudrin", "Das war gut")
    assert (met.participants, met.when) == (("Ilse Vaudrin", "Jonas Brandt"), "2027-03-03")
    assert text[met.start : met.end] == met.text
    assert text[day.start : day.end] == day.text == "3. März 2027"
    assert {one.name for one in record.people} == {"Ilse Vaudrin", "Jonas Brandt"}
    assert "Ilse Vau\u00addrin" in [text[a:b] for one in record.people for a, b in one.mentions]


def test_a_text_without_such_signs_is_taken_as_it_is() -> None:
    assert unmarked("plain ASCII") is None
    assert unmarked("Der Steg hält. 橋は開く。") is None


@given(WORDS)
def test_stretches_come_back_in_order_and_lose_nothing_but_signs(text: str) -> None:
    plain = Unmarked(text)
    assert unmarked(plain.text) is None
    spans = [plain.span(at, at + 1) for at in range(len(plain.text))]
    assert all(end <= after for (_, end), (after, _) in pairwise(spans))
    for at, (start, end) in enumerate(spans):
        first, told = normalize("NFD", text[start:end])[0], normalize("NFD", plain.text[at])[0]
        assert first == told or told == "\u0640"


@given(WORDS, st.sampled_from(["ar", "de", "he", "ru", "ja"]))
def test_offsets_hold_on_any_text(text: str, language: str) -> None:
    text = f'Ilse Vaudrin said: "{text}" on 3 March 2027.'
    for said in depeche.statements(text, language):
        assert " […] ".join(text[a:b] for a, b in said.spans) == said.text
    for day in depeche.dates(text, language):
        assert text[day.start : day.end] == day.text
    for met in depeche.meetings(text, language):
        assert text[met.start : met.end] == met.text
    for entity in depeche.entities(text, language):
        assert all(0 <= a < b <= len(text) for a, b in entity.mentions)
