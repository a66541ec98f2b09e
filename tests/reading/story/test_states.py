"""Data for scripts is taken as the values that it is, whatever notation a page's builder keeps it in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from depeche.reading.story.states import value, values

LONG = "The tide came in twice. " * 30


def test_what_scripts_write_without_quotation_marks_is_read() -> None:
    told = value('window.a=(function(b,c){return {data:[{title:b,body:\'It\\\'s \\u003Cb\\u003Ein\\x21\',"k":"v"}]}}(1))')
    assert told == [[[], {" 0": {"data": [{"body": "It's <b>in!", "k": "v"}]}}, []]]


def test_numbers_stand_for_places_where_the_first_item_holds_nothing_else() -> None:
    nuxt = [["Reactive", 1], {"story": 2}, {"title": 3, "body": 4}, "Planks", LONG]
    assert values([json.dumps(nuxt)]) == [[{"story": {"title": "Planks", "body": LONG}}]]
    remix = [{"_1": 2}, "story", {"_3": 4}, "title", f"Planks {LONG}"]
    assert values([json.dumps(remix)]) == [{"story": {"title": f"Planks {LONG}"}}]
    assert values([json.dumps([1, LONG])]) == [[1, LONG]]


def test_the_signs_that_angular_writes_for_others_are_read_back() -> None:
    assert value("{&q;body&q;:&q;&l;p&g;Ada&s;s boat &a;a; oars&q;}") == {"body": "<p>Ada's boat &a; oars"}


def test_a_value_that_holds_itself_ends() -> None:
    told: list[Any] = values([json.dumps([{"a": 1}, {"b": 0, "c": 2}, LONG])])
    assert told[0]["a"]["b"] is told[0]


def test_rows_that_react_sends_in_pieces_are_put_in_each_others_places() -> None:
    text = f"<p>{LONG}é</p>"
    sent = f'1:I[7,["a.js"],"X"]\n2:T{len(text.encode()):x},{text}3:["$","$L1",null,{{"story":{{"body":"$2"}}}}]\n'
    pushed = [f"self.__next_f.push([1,{json.dumps(part)}])" for part in (sent[:50], sent[50:90], sent[90:])]
    assert ["$", "$L1", None, {"story": {"body": text}}] in values(pushed)


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000, '"\\"' * 100_000, "'" * 200_000, "a" * 400_000, "(" * 100_000 + ")" * 100_000, '{"a":' * 50_000,
        "self.__next_f.push([1," + json.dumps("1:T1,a" * 100_000) + "])",
        "self.__next_f.push(" * 20_000, "self.__next_f.push([1," + json.dumps("1:Tfffffff,a\n1:{" * 20_000) + "])",
        json.dumps([["R", 1], *([[n + 2] for n in range(50_000)])]), "[" * 100_000,
        json.dumps([{f"_{'9' * 6_000}": 1}, LONG]),
    ],
)  # fmt: skip
def test_hostile_data_is_read_in_linear_time(text: str) -> None:
    values([text])
