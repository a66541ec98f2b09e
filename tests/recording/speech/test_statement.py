"""Who said what, told by behaviour; examples per language stand in the language files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.costs import seconds

import depeche.language
from depeche.language import gazetteer, load
from depeche.language.speech import Speech
from depeche.model import Article, Block, Statement
from depeche.recording import record, statements
from depeche.recording.speech import dialogue
from depeche.recording.text.quotations import quotations
from depeche.recording.text.tokens import tokens
from depeche.recording.words.wording import wording

MAYOR = "Ilse Vaudrin, the mayor of Port Armel, opened the fair on Monday. "


def only(text: str, language: str = "en") -> Statement:
    (one,) = statements(text, language)
    return one


def test_a_surname_is_resolved_to_the_fullest_name() -> None:
    found = statements(MAYOR + "Vaudrin said that the pier was closed.", "en")
    assert [one.speaker for one in found] == ["Ilse Vaudrin"]


def test_a_pronoun_means_the_person_spoken_of_last_who_fits_it() -> None:
    found = statements(MAYOR + "Mrs Vaudrin smiled. “The pier is closed,” she said.", "en")
    assert [one.speaker for one in found] == ["Ilse Vaudrin"]


def test_an_office_means_the_person_to_whom_the_text_gives_it() -> None:
    found = statements(MAYOR + "The mayor said that the pier was closed.", "en")
    assert [one.speaker for one in found] == ["Ilse Vaudrin"]


def test_a_source_without_a_name_stays_so_but_keeps_its_place() -> None:
    text = "Several fishermen said that the pier was closed."
    one = only(text)
    assert one.speaker is None
    assert one.speaker_start is not None
    assert text[one.speaker_start : one.speaker_end] == "Several fishermen"


def test_an_interrupted_quotation_is_one_statement_of_two_spans() -> None:
    text = "“The pier is closed,” said Ilse Vaudrin. “It stays closed until spring.”"
    one = only(text)
    assert one.text == "The pier is closed […] It stays closed until spring."
    assert [text[a:b] for a, b in one.spans] == ["The pier is closed", "It stays closed until spring."]


def test_a_quotation_over_several_paragraphs_keeps_its_speaker() -> None:
    text = "Ilse Vaudrin said: “The pier is closed.\n\n“It stays closed until spring.”"
    assert {one.speaker for one in statements(text, "en")} == {"Ilse Vaudrin"}


def test_a_colon_hands_over_to_the_next_paragraph() -> None:
    text = "Ilse Vaudrin answered:\n\n“The pier is closed until spring, and nobody is to blame.”"
    assert [one.speaker for one in statements(text, "en")] == ["Ilse Vaudrin"]


def test_the_title_of_a_work_is_no_speech() -> None:
    assert statements("The museum shows “The Old Man of Port Armel” until May.", "en") == []


def test_a_name_between_marks_is_read_as_the_source_that_it_is() -> None:
    one = only("Die Wochenzeitung „Der Leuchtturm“ meldete, dass die Mole geschlossen bleibt.", "de")
    assert one.kind == "indirect"


def test_a_spokesperson_speaks_on_behalf_of_somebody() -> None:
    found = statements("A spokeswoman for NATO said that the talks would go on.", "en")
    assert [one.on_behalf_of for one in found] == ["NATO"]


def test_negation_turns_the_act() -> None:
    assert only("Ilse Vaudrin n'a pas promis de réparer le môle.", "fr").act == "reject"


def test_every_statement_says_why() -> None:
    one = only("Ilse Vaudrin said that the pier was closed.")
    assert one.why == (
        "words: the cue 'said' opens a reported clause",
        "speaker: the source is named there",
        "weights: words 0.74, speaker 0.96",
    )
    assert one.confidence == round(0.74 * 0.96, 2)


def test_a_pronoun_says_whom_it_might_have_meant() -> None:
    found = statements(MAYOR + "Mr Jonas Brandt cheered. “The pier is closed,” she said.", "en")
    assert "candidates: Jonas Brandt (m, 0 paragraphs before); Ilse Vaudrin (f, 0 paragraphs before)" in found[0].why


def test_two_capitalised_words_behind_an_office_name_a_person() -> None:
    text = "„Der Hafen ist zu klein“, sagte der Ingenieur Tjark Ennoson. „Das weiß jeder“, so Ennoson."
    assert {one.speaker for one in statements(text, "de")} == {"Tjark Ennoson"}


def test_a_language_without_a_file_makes_no_error() -> None:
    assert isinstance(statements("Ilse Vaudrin: „Die Mole ist geschlossen, und niemand ist schuld.“", "qya"), list)


# ---------------------------------------------------------------- blocks


def article(*blocks: Block) -> Article:
    return Article(url="https://leuchtturm.example/1", language="en", blocks=blocks)


def test_a_heading_is_no_statement() -> None:
    heading = Block(kind="heading", text="Vaudrin said that all is well")
    assert record(article(heading, Block(kind="paragraph", text="It rains."))).statements == ()


def test_an_embedded_post_is_its_author_s_under_the_fullest_name() -> None:
    paragraph = Block(kind="paragraph", text=MAYOR)
    post = Block(kind="embed", network="x", author="I. Vaudrin", text="The pier is closed until spring.")
    made = article(paragraph, post)
    (one,) = record(made).statements
    assert (one.speaker, one.kind, made.text[one.start : one.end]) == ("Ilse Vaudrin", "direct", post.text)


def test_a_block_quote_goes_to_whom_the_paragraph_before_announces() -> None:
    made = article(
        Block(kind="paragraph", text="Ilse Vaudrin wrote:"),
        Block(kind="quote", text="The pier is closed until spring. Nobody is to blame for it."),
    )
    assert [(one.speaker, one.kind) for one in record(made).statements] == [("Ilse Vaudrin", "direct")]


def test_words_inside_a_live_entry_have_their_offsets_in_the_article() -> None:
    inner = Block(kind="paragraph", text="Ilse Vaudrin said that the pier was closed.")
    made = article(Block(kind="paragraph", text="It rains."), Block(kind="entry", text=inner.text, blocks=(inner,)))
    (one,) = record(made).statements
    assert made.text[one.start : one.end] == one.text == "the pier was closed"


# ---------------------------------------------------------------- laws


LANGUAGES = sorted(file.stem for file in (Path(depeche.language.__file__).parent / "data").glob("*.toml"))
WORDS = st.sampled_from(
    ["Ilse", "Vaudrin", "said", "that", "“", "”", '"', ",", ".", ":", "the", "pier", "she", "\n", "—", "«", "»", "according",
     "to", "a", "dit", "erklärte", "dass", "and", "told", "X", "(", ")", "？", "。", "'"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60), st.sampled_from(["en", "fr", "de", "es", "it", "ru", "tr", "ja", "qya"]))
def test_statements_of_any_text_stand_where_they_say(words: list[str], language: str) -> None:
    text = " ".join(words)
    for one in statements(text, language):
        assert 0 <= one.start <= one.end <= len(text)
        assert " […] ".join(text[a:b] for a, b in one.spans) == one.text
        assert (one.start, one.end) == (one.spans[0][0], one.spans[-1][1])
        assert all(a <= b for a, b in one.spans)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_may_be_a_verb_of_speech_and_nothing_else(language: str) -> None:
    for word in (word for cue in load(language).speech.cue for word in _words(cue.words)):
        for text in (word, f"{word},", f", {word}", f"“a” {word}"):
            assert all(text[a:b] for one in statements(text, language) for a, b in one.spans)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hu", "- nyugdíjas ,"),
        ("tr", "- : ,"),
        ("ro", "„d e“ aceasta din urmă"),
        ("es", "justificaron según lo dicho por de se lee"),
        ("ko", "이라면서 는 피해자 반대했습니다 측은 ) 나타냈다"),
    ],
)
def test_words_that_end_where_more_was_looked_for_name_nobody(language: str, text: str) -> None:
    assert {one.speaker for one in statements(text, language)} <= {None}


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_order_of_the_words_that_a_language_knows_ends_in_an_error(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGES))
    speech = load(language).speech
    known = st.sampled_from([*_words(speech), "Ilse", "Vaudrin", "(X)", "“a b”", "«c»", ",", ".", ":", "-", "2018"])
    cues = st.sampled_from([word for cue in speech.cue for word in _words(cue.words)] or ["said"])
    text = " ".join(data.draw(st.lists(known | cues, min_size=1, max_size=14)))
    assert all(text[a:b] for one in statements(text, language) for a, b in one.spans)


def _words(value: object) -> Iterator[str]:
    """All words of a table, and of what is in it."""
    if isinstance(value, str):
        yield value.replace("…", " ").split("~")[0]
    elif isinstance(value, Mapping):
        for held in (*value, *value.values()):
            yield from _words(held)
    elif isinstance(value, (tuple, frozenset)):
        for one in value:
            yield from _words(one)
    elif isinstance(value, Speech):
        for name in fields(value):
            if name.name != "example":
                yield from _words(getattr(value, name.name))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        '"',
        "said ",
        "“a” said ",
        "Vaudrin said that ",
        ", ",
        "— said Ana — ",
        "that ",
        "“a” ",
        "said, and ",
        "„a“, sagte ",
        "„Neue Welle“, ",
        "(„Neue Welle“, „Alte Hand“) ",
        "she said, ",
        ", who Ana Ruiz said ",
        "the claim by Ana Ruiz that ",
        "Ana Ruiz, saying it, ",
        "in the yard the claim, that ",
        "Ana Ruiz “it is bad” and ",
        "( — said said ( she ",
        "told — “a” — ) , ",
        "Ana Ruiz der „a“ er sagte laut und ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    language = "de" if "„" in unit else "ru" if "—" in unit else "en"
    statements(unit * 10, language)
    small = seconds(lambda: statements(unit * 2_000, language))
    assert seconds(lambda: statements(unit * 8_000, language)) < 12 * small + 0.5


def test_speech_behind_dashes_is_told_from_that_between_marks_in_linear_time() -> None:
    def cost(paragraphs: int) -> float:
        text = "– Le quai tient, dit Ana Ruiz.\n« Il tient », « bon ».\n" * paragraphs
        read, marked = tokens(text), quotations(text)
        return seconds(lambda: dialogue.cut(read, marked, wording("fr")))

    cost(10)
    small = cost(1_000)
    assert cost(8_000) < 14 * small + 0.5  # eight times the text


_GIVEN = gazetteer.given_names()
_NAMES = [name.title() for name in dict.fromkeys((*_GIVEN.f, *_GIVEN.m)) if name.isalpha()]


@pytest.mark.parametrize(
    "sentence",
    [
        "{0} {1}son said that it rains. ",
        "{0} Vaudrin said that it rains. ",
        "The mayor of Orlen, {0} {1}son, came. “It is fine here,” said the mayor. ",
    ],
    ids=["strangers", "kin", "mayors"],
)
def test_a_text_of_many_people_takes_linear_time(sentence: str) -> None:
    def cost(people: int) -> float:
        names = zip(_NAMES, [*_NAMES[7:], *_NAMES], strict=False)
        text = "".join(sentence.format(*two) for two in islice(names, people))
        return seconds(lambda: statements(text, "en"))

    assert len(_NAMES) > 4_000
    cost(10)
    small = cost(500)
    assert cost(4_000) < 14 * small + 0.5  # eight times the text


def test_quoted_words_without_a_cue_are_said_by_who_is_named_before_them() -> None:
    text = "Ilse Vaudrin wants a pier “where no keel ever touches the ground” by spring."
    one = only(text)
    assert (one.text, one.speaker) == ("where no keel ever touches the ground", "Ilse Vaudrin")
    assert one.confidence < 0.9


def test_a_term_between_marks_is_nobodys_statement() -> None:
    assert statements("The boats pass the “dry dock” twice a day.", "en") == []


def test_words_beside_a_quotation_that_name_nobody_give_it_to_nobody_else() -> None:
    text = "Ilse Vaudrin said that it rained. “We sleep among the fish boxes now, like the cats”, grinned an old porter."
    found = statements(text, "en")
    assert [one.speaker for one in found] == ["Ilse Vaudrin", None]


def test_a_dash_behind_an_announcing_colon_opens_speech_and_no_list() -> None:
    text = "Ольга Лесовая признала:\n\n— Порт слишком мал для таких судов. Мы это знали.\n\nНа складе лежат:\n\n— канаты."
    found = statements(text, "ru")
    assert [(one.text, one.speaker) for one in found] == [
        ("Порт слишком мал для таких судов. Мы это знали.", "Ольга Лесовая")
    ]


def test_a_subject_that_follows_its_participle_speaks_the_rest_of_the_sentence_too() -> None:
    found = statements("Limanın küçük olduğunu vurgulayan Ilse Vaudrin, yardım beklediğini söyledi.", "tr")
    assert [(one.text, one.speaker) for one in found] == [
        ("Limanın küçük olduğunu", "Ilse Vaudrin"),
        ("yardım beklediğini", "Ilse Vaudrin"),
    ]


def test_a_quotation_behind_a_sentence_about_somebody_is_that_ones() -> None:
    text = (
        "“The pier is closed,” said Ilse Vaudrin, the mayor.\n\n"
        "Jonas Brandt, the harbour master, has run it for years.\n\n“We have told them so, every winter, in writing.”"
    )
    assert [one.speaker for one in statements(text, "en")] == ["Ilse Vaudrin", "Jonas Brandt"]


def test_a_letter_and_a_pronoun_speak_for_the_body_that_wrote() -> None:
    text = "The Ministry of Ferries said that it rained. “It stays closed,” the letter stated. “We know why,” it said."
    assert [one.speaker for one in statements(text, "en")] == ["Ministry of Ferries"] * 3


def test_a_body_is_named_behind_its_kind() -> None:
    one = only("“Nobody asked the seals,” environmental organisation Clean Quay Skerrow says.")
    assert one.speaker == "Clean Quay Skerrow"


def test_an_aside_between_commas_is_no_subject() -> None:
    one = only("The Harbour Council, led by chairwoman Ilse Vaudrin, of Port Armel, demanded “an answer in writing”.")
    assert one.speaker == "Harbour Council"


def test_who_is_quoted_speaks_though_the_verb_is_passive() -> None:
    one = only("„Der Hafen ist zu klein“, wird Ilse Vaudrin zitiert.", "de")
    assert one.speaker == "Ilse Vaudrin"


def test_behind_a_circumstance_a_verb_has_its_subject_where_it_stands_second() -> None:
    text = "In een verklaring in de krant The Harbour Ledger zegt burgemeester Ilse Vaudrin dat de haven dicht is."
    assert only(text, "nl").speaker == "Ilse Vaudrin"


def test_a_heading_between_single_marks_is_the_newsrooms() -> None:
    text = "“The pier is closed,” said Ilse Vaudrin.\n\n‘Massive risks’\n\nVaudrin said that nobody was told."
    assert [one.kind for one in statements(text, "en")] == ["direct", "indirect"]


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "elle, a dit selon"), ("es", "Ella, dijo según"), ("it", "Ella, ha detto secondo")]
)
def test_a_text_may_break_off_behind_a_preposition(language: str, text: str) -> None:
    assert statements(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        (
            "en",
            "Vaudrin spoke after a meeting with Transport Minister Jan Orlo. Orlo said it was late.",
            "Transport Minister",
        ),
        ("es", "La reunión fue convocada por el ministro de Pesca Juan Orlo. Orlo dijo que era tarde.", "ministro de Pesca"),
        ("pt", "Vai encontrar-se com o presidente da Junta João Orlo. Orlo disse que era tarde.", "presidente da Junta"),
        ("ru", "9 мая президент России Иван Орло заявил, что порт открыт.", "президент России"),
        ("pl", "9 maja burmistrz Bree Jan Orlo powiedział, że port działa.", "burmistrz Bree"),
    ],
)
def test_an_office_begins_behind_the_preposition_that_leads_to_its_holder(language: str, text: str, role: str) -> None:
    told = [one.role for one in statements(text, language) if one.speaker and one.speaker.endswith(("Orlo", "Орло"))]
    assert told[-1:] == [role]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "“It broke,” Jan Orlo, a professor of trade at the University of North Selm, said.", "professor of trade"),
        ("en", "“It failed,” Selm council leader Jan Orlo told us.", "Selm council leader"),
        ("es", "El periodista sostuvo que es tarde. Lo dijo el periodista Juan Orlo.", "periodista"),
    ],
)
def test_the_office_of_who_speaks_is_that_of_the_person(language: str, text: str, role: str) -> None:
    assert {one.role for one in statements(text, language)} == {role}


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("pl", "– Podjąłem decyzję – ogłosił w piątek późnym wieczorem prezydent Andrzej Woduda.", "prezydent"),
        ("ru", "«Мы готовы», — написал в соцсети лидер профсоюза Иван Орлов.", "лидер профсоюза"),
        ("cs", "„Demisi předám dnes,“ uvedl končící premiér Petr Fialka.", "končící premiér"),
    ],
)
def test_a_circumstance_is_no_part_of_an_office(language: str, text: str, role: str) -> None:
    assert [one.role for one in statements(text, language)] == [role]
