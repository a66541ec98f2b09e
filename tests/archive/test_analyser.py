"""Words for the index: folded, whole, in place, and in pairs where a script has no spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.archive.analyser import indexed, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Bac reprendra à Noël.", "le bac reprendra a noel"),
        ("l’accord, U.S.-led", "l accord u s led"),
        ("STRASSE Straße", "strasse strasse"),
        ("Йод й е́", "иод и е"),
        ("İstanbul ISTANBUL", "istanbul istanbul"),
        ("Işık ışık IŞIK", "isik isik isik"),
        ("Łódź SØREN đorđe Œuvre Æble Þór", "lodz soren dorde oeuvre aeble thor"),
        ("Αθήνα ΑΘΗΝΑ", "αθηνα αθηνα"),
        ("渡船恢复", "渡船 船恢 恢复 复"),
        ("フェリー運航", "フェ ェリ リー ー運 運航 航"),
        ("北 2027年", "北 2027 年"),
        ("ภาษา", "ภา าษ ษา า"),
        ("हिन्दी", "हिनदी"),
        ("مُحَمَّد", "محمد"),
        ("كـتـــاب كتاب ـ", "كتاب كتاب"),
        ("٢٠٢٧ ۲۰۲۷ २०२७ ２０２７ ৩abc٣", "2027 2027 2027 2027 3abc3"),
        ("ปี๒๕๖๙ ປີ໒໕", "ปี ี 2569 ປີ ີ 25"),
        ("ﾌｪﾘｰﾊﾞｽ フェリーバス", "フェ ェリ リー ーバ バス ス フェ ェリ リー ーバ バス ス"),
        ("_under_score 1,5", "under score 1 5"),
        ("— … !", ""),
    ],
)
def test_words_of_many_scripts(text: str, expected: str) -> None:
    assert indexed(text) == expected


@given(st.text(max_size=200))
def test_words_stand_where_they_say_in_order(text: str) -> None:
    found = list(words(text))
    assert all(0 <= word.start < word.end <= len(text) and word.folded for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)


@given(st.text(max_size=200))
def test_the_index_splits_exactly_where_we_do(text: str) -> None:
    """FTS5's `ascii` tokenizer parts words at what is ASCII and no letter or digit."""
    for word in indexed(text).split(" ") if indexed(text) else []:
        assert word
        assert all(not c.isascii() or c.isalnum() for c in word)
        assert len(word) <= 64


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_both_ways_to_the_words_are_one(text: str) -> None:
    assert indexed(text) == " ".join(word.folded for word in words(text))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_case_makes_no_difference_in_ascii(text: str) -> None:
    plain = "".join(c for c in text if c.isascii())
    assert indexed(plain.upper()) == indexed(plain.lower())


def test_hostile_text_takes_no_longer_than_long_text() -> None:
    assert len(indexed("a" * 1_000_000)) == 64
    assert indexed("\u0301" * 100_000) == ""


def test_a_sign_is_folded_by_itself_as_it_is_beside_others() -> None:
    for code in (*range(0x80, 0x750), *range(0x1E00, 0x2C00)):
        text = f"ab{chr(code)}Cd {chr(code)} {chr(code)}\u0301{chr(code)}"
        assert indexed(text) == " ".join(word.folded for word in words(text)), hex(code)
