"""Who and what a text names: one entity each, by the fullest name, with every mention."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from depeche.language import load
from depeche.model import Entity
from depeche.recording import entities
from depeche.recording.naming.entity import named


def people(text: str, code: str) -> list[str]:
    return [one.name for one in entities(text, code) if one.kind == "person"]


def bodies(text: str, code: str) -> list[str]:
    return [one.name for one in entities(text, code) if one.kind == "organisation"]


def places(text: str, code: str) -> list[str]:
    return [one.name for one in entities(text, code) if one.kind == "place"]


def only(text: str, code: str) -> Entity:
    found = entities(text, code)
    assert len(found) == 1, found
    return found[0]


# ---------------------------------------------------------------- chains


def test_surname_alone_is_the_person_introduced_later() -> None:
    text = "Tarnell shrugged. Hours later Orla Tarnell, the harbour master, spoke."
    person = only(text, "en")
    assert person.name == "Orla Tarnell"
    assert [text[start:end] for start, end in person.mentions] == ["Tarnell", "Orla Tarnell"]


def test_short_given_name_joins_the_long_one() -> None:
    assert people("Matthew Orwin arrived. Matt Orwin left.", "en") == ["Matthew Orwin"]


def test_two_with_one_surname_stay_two() -> None:
    assert people("Ilse Brandt met Jonas Brandt.", "en") == ["Ilse Brandt", "Jonas Brandt"]


def test_base_form_is_nominative_where_only_cases_stand() -> None:
    assert people("О встрече с Сергеем Вагрушиным рассказали Ольге Лесной.", "ru") == ["Сергей Вагрушин", "Ольга Лесная"]
    assert people("Spotkanie z Janem Wodrzyńskim i Iloną Brzeską.", "pl") == ["Jan Wodrzyński", "Ilona Brzeska"]


def test_form_that_stands_elsewhere_decides() -> None:
    assert people("Разговор с Азаматом Тулегиным. Азамат Тулегин молчал.", "ru") == ["Азамат Тулегин"]


# ---------------------------------------------------------------- titles and offices


@pytest.mark.parametrize(
    ("text", "code", "name", "role"),
    [
        ("Prime Minister Orla Petheridge resigned.", "en", "Orla Petheridge", "Prime Minister"),
        ("Der Bürgermeister Jonas Brandt schwieg.", "de", "Jonas Brandt", "Bürgermeister"),
        ("Außenministerin Ilse Vaudrin reist ab.", "de", "Ilse Vaudrin", "Außenministerin"),
        ("Ilse Vaudrin, maire de Port-Armel, a parlé.", "fr", "Ilse Vaudrin", "maire de Port-Armel"),
        ("Le ministre russe Ivan Tcholine est parti.", "fr", "Ivan Tcholine", "ministre russe"),
        ("La ministre russe des Ports Ilse Vaudrin parle.", "fr", "Ilse Vaudrin", "ministre russe des Ports"),
        ("Le secrétaire général du port, Jonas Brandt, dort.", "fr", "Jonas Brandt", "secrétaire général du port"),
        ("Jonas Brandt, le chef du port qui dort, est là.", "fr", "Jonas Brandt", "chef du port"),
        ("Министр рыбных дел Ольга Лесовая молчит.", "ru", "Ольга Лесовая", "Министр рыбных дел"),
        ("The mayor of Orm, Ilse Vaudrin, slept.", "en", "Ilse Vaudrin", "mayor of Orm"),
    ],
)
def test_office_goes_with_the_name_and_not_into_it(text: str, code: str, name: str, role: str) -> None:
    person = next(one for one in entities(text, code) if one.kind == "person")
    assert (person.name, person.role) == (name, role)


def test_two_share_an_office_in_the_plural() -> None:
    found = entities("Les ministres des Ports, Ilse Vaudrin et Jonas Brandt, dorment.", "fr")
    assert [one.role for one in found if one.kind == "person"] == ["ministre des Ports"] * 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Выступил министр финансов Сергей Ворожцов и Иван Бережной.", "ru"),
        ("Mówił minister finansów Jan Kowal i Piotr Nowacki.", "pl"),
    ],
)
def test_an_office_of_the_first_of_two_names_is_no_office_of_the_second(text: str, code: str) -> None:
    first, second = (one for one in entities(text, code) if one.kind == "person")
    assert first.role
    assert second.role is None


def test_form_of_address_is_no_office() -> None:
    assert only("Mr. Tarnell slept.", "en").role is None


def test_gender_is_told_by_name_or_title() -> None:
    found = {one.name: one.gender for one in named("Mr. Tarnell met Ilse Vaudrin.", load("en"))}
    assert found == {"Tarnell": "m", "Ilse Vaudrin": "f"}


@pytest.mark.parametrize(
    ("text", "code", "affiliation"),
    [
        ("Jonas Brandt (SPD) schwieg.", "de", "SPD"),
        ("Ilse Vaudrin, secrétaire générale de l'Otan, a parlé.", "fr", "Otan"),
        ("Ilse Vaudrin, maire de Paris, a parlé.", "fr", "Paris"),
        ("Jonas Brandt spoke.", "en", None),
        ("Senator Ilse Vaudrin (R-WI) spoke.", "en", "R-WI"),
        ("Senator Ilse Vaudrin, D-Mass., spoke.", "en", "D-Mass."),
        ("Senator Ilse Vaudrin (D-N.Y.) spoke.", "en", "D-N.Y."),
        ("Das Wort des früheren Sprechers der Hafenlogistik Selm GmbH Jonas Brandt galt.", "de", "Hafenlogistik Selm GmbH"),
    ],
)
def test_affiliation_is_what_the_office_names(text: str, code: str, affiliation: str | None) -> None:
    person = next(one for one in entities(text, code) if one.kind == "person")
    assert person.affiliation == affiliation


# ---------------------------------------------------------------- organisations


def test_acronym_in_brackets_is_the_name_before_it() -> None:
    text = "The Rope and Wool Agency (RWA) met. The RWA wrote."
    body = only(text, "en")
    assert body.name == "Rope and Wool Agency"
    assert [text[start:end] for start, end in body.mentions] == ["Rope and Wool Agency", "RWA", "RWA"]


def test_name_grows_over_small_words_of_its_language() -> None:
    assert bodies("Selon la Cour de l'estuaire, rien ne change.", "fr") == ["Cour de l'estuaire"]
    assert bodies("Le ministère de la Santé a répondu.", "fr") == ["ministère de la Santé"]


def test_alliance_has_one_entity_under_all_its_names() -> None:
    assert bodies("Die Vereinten Nationen tagen. Die UNO und die UN warten.", "de") == ["Vereinte Nationen"]


def test_verb_behind_a_link_is_no_part_of_the_name() -> None:
    assert bodies("Hier, la Confédération refusait de partir.", "fr") == []


# ---------------------------------------------------------------- places


def test_place_is_told_by_lexicon_head_or_preposition() -> None:
    assert places("Elle arrive à Port-Armel, au bord du lac de Brenne.", "fr") == ["Port-Armel", "lac de Brenne"]
    assert places("W Krakowie i w Niemczech padało.", "pl") == ["Kraków", "Niemcy"]


def test_person_named_like_a_place_is_a_person() -> None:
    assert people("Jack London wrote it. London sold it.", "en") == ["Jack London"]


def test_king_of_a_land_is_no_part_of_the_land() -> None:
    assert places("Königin Ilse von Dänemark kam.", "de") == ["Dänemark"]


# ---------------------------------------------------------------- laws


@pytest.mark.parametrize("code", ["en", "de", "ru", "tr", "und", "zz", "ja"])
@given(text=st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_mentions_are_in_the_text_and_do_not_overlap(code: str, text: str) -> None:
    spans = sorted(span for one in entities(text, code) for span in one.mentions)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


WORDS = [
    "Ilse", "Vaudrin", "Brandt", "the", "de la", "Minister", "United", "Nations", "(UN)", "«", "».", ",", "d'", "\n\n",
    "Paris", "Bank", "U.S.",
]  # fmt: skip


@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
@example(words=["Ilse", "Nations", "United", ",", "Nations", "the", "(UN)"])
@settings(max_examples=150, deadline=None)
def test_names_run_together_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    for code in ("en", "fr", "de"):
        spans = sorted(span for one in entities(text, code) for span in one.mentions)
        assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans)), text


@pytest.mark.parametrize(
    "text",
    ["A" * 400_000, "Ilse " * 40_000, "Ilse de la " * 20_000, "(UN)" * 30_000, "«Ab" * 30_000, "U." * 60_000],
    ids=lambda text: text[:8],
)
@pytest.mark.parametrize("code", ["fr", "ru"])
def test_hostile_text_ends_in_linear_time(text: str, code: str) -> None:
    begun = time.process_time()
    entities(text, code)
    assert time.process_time() - begun < 6  # seconds; quadratic would be many minutes


# ---------------------------------------------------------------- scripts without capitals


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("zh", "总理王建宁在北京会见了李晓梅。", ["王建宁", "李晓梅"]),
        ("zh", "据陈志坚介绍，桥很旧。“不，”李晓梅说。", ["陈志坚", "李晓梅"]),
        ("zh", "总统约翰·沃德兰抵达东京。", ["约翰·沃德兰"]),
        ("zh", "金融界表示欢迎，江苏省说不。", []),
        ("zh", "主席贺信已到，白皮书指出。", []),
        ("ja", "田中太一首相は東京で鈴木花恵外相と会談した。", ["田中太一", "鈴木花恵"]),
        ("ja", "「いいえ」と鈴木氏は述べた。", ["鈴木"]),
        ("ja", "佐藤健一は拒否し、高橋商店は閉まった。福島市長は欠席した。", ["佐藤健一"]),
        ("ko", "존 보드란 대통령이 도착했다.", ["존 보드란"]),
        ("ko", "새로운 통상 장관은 거부했다.", []),
        ("he", "לדברי שר החוץ יוסי ודרין, הכול בסדר.", ["יוסי ודרין"]),
    ],
)
def test_persons_are_told_by_what_stands_beside_them(code: str, text: str, names: list[str]) -> None:
    assert people(text, code) == names


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("tr", "Ali Varan Bey, Ayşe Kurt ile görüştü. Kürt lider sustu.", ["Ali Varan", "Ayşe Kurt"]),
        ("en", "We shall judge Brenia on ships. They met judge Vaudrin.", ["Vaudrin"]),
        ("de", "Brenien schwieg. Die Außenminister Breniens und Caldors tagten.", []),
        ("de", "Vaudrin schwieg. Am Montag begann Außenminister Vaudrins Besuch.", ["Vaudrin"]),
        ("ru", "Они искали колокол Никольской церкви. Рассказал Варов, сторож.", ["Варов"]),
    ],
)
def test_no_person_is_told_where_a_word_only_looks_like_one(code: str, text: str, names: list[str]) -> None:
    assert people(text, code) == names


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("es", "Santa Inés y San José celebran.", ["Santa Inés", "San José"]),
        ("fr", "À Saint-Aubin, le maire a parlé.", ["Saint-Aubin"]),
        ("ru", "Их ждали в Зеленой гостиной дворца. В порту Варова тихо.", ["Зеленая гостиная", "порт Варова"]),
    ],
)
def test_places_are_told_by_saints_and_heads(code: str, text: str, names: list[str]) -> None:
    assert (places(text, code), people(text, code)) == (names, [])


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("en", "The Ilse Mary Vaudrin Award went to Doris Day of Brandt & Brandt. Baker Street is closed.", ["Doris Day"]),
        ("de", "Das Jonas Brandt Stadion blieb leer. Stürmer Amir Olgun traf.", ["Amir Olgun"]),
        ("nl", "In de Anne Brandtstraat woedde brand. Brandweerman Ali Olgun kwam.", ["Ali Olgun"]),
        ("sv", "På Olof Brandts gata brann det. Domaren Tor Vaudrin avgör.", ["Tor Vaudrin"]),
        ("ru", "На улице Юрия Варова случился пожар. Пожарный Игорь Зыков спас двоих.", ["Игорь Зыков"]),
        (
            "it",
            "Al liceo Luca Brandt parla la pm Elena dell’Orto. Paola Sarti dell’Inps tace.",
            ["Elena dell’Orto", "Paola Sarti"],
        ),
        ("tr", "Ayşe Varan Lisesi kapandı. Bunu Hakan Olgun söyledi.", ["Hakan Olgun"]),
        ("ja", "監督の高橋翔太選手は不在。高橋選手は沈黙した。", ["高橋翔太"]),
        ("ar", "أشاد المدرب أحمد منصور باللاعب سامي حداد.", ["أحمد منصور", "سامي حداد"]),
    ],
)
def test_what_is_named_after_somebody_is_nobody(code: str, text: str, names: list[str]) -> None:
    assert people(text, code) == names


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("ru", "«Анна Варова» вернулась на сцену. Мэр Игорь Зыков ждал.", ["Игорь Зыков"]),
        ("tr", "Yönetmen Barış Varan İzmir'de başlıyor.", ["Barış Varan"]),
        ("ja", "マリア・ヴォドラン大統領が東京を訪れた。", ["マリア・ヴォドラン"]),
        ("he", "מירי אלון ביקרה בפריז.", ["מירי אלון"]),
    ],
)
def test_a_name_ends_where_it_ends(code: str, text: str, names: list[str]) -> None:
    assert people(text, code) == names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "La réunion prévue vendredi aura lieu lundi.", None),
        ("fr", "La Réunion attend la pluie.", "La Réunion"),
        ("es", "La paz es frágil.", None),
        ("es", "La Paz votó el lunes.", "La Paz"),
    ],
)
def test_a_noun_behind_its_article_is_no_place_of_that_name(language: str, text: str, name: str | None) -> None:
    assert [entity.name for entity in entities(text, language)] == ([name] if name else [])


def test_a_name_that_the_text_ends_with_ends_there() -> None:
    text = "部门经理王林心说，他不来了。部门经理王林说，他来了。他是王林"  # "王林心" is longer by one
    mentions = [mention for one in entities(text, "zh") for mention in one.mentions]
    assert [text[start:end] for start, end in mentions] == ["王林心", "王林", "王林"]
    assert max(mentions)[1] == len(text)
