"""The story in a page's data is the list or text that holds its paragraphs, looked for in bounded time."""

from __future__ import annotations

import json

import pytest

from depeche.reading.story.data_prose import story
from depeche.reading.story.states import values

SENTENCES = [
    f"The {name} left the pier on Monday, said the harbour master." for name in ("ferry", "tug", "barge", "dredger")
]
STORY = [f"{sentence} {sentence.replace('Monday', 'Tuesday')} And so it went." for sentence in SENTENCES]


def marked(paragraphs: list[str]) -> str:
    return "".join(f"<p>{text.strip()}</p>" for text in paragraphs)


def test_the_story_under_the_pages_title_speaks_before_a_longer_one() -> None:
    other = {"title": "The tug is sold", "body": [text.replace("pier", "sand bank") for text in STORY * 3]}
    assert story(
        [{"more": [other], "own": {"title": "The ferry sails", "body": STORY}}], ["The ferry sails"]
    ).markup == marked(STORY)


def test_a_sentence_ends_with_the_signs_of_its_script() -> None:
    told = ["ጀልባው ሰኞ ዕለት ከወደቡ ወጣ ሲሉ የወደቡ ኃላፊ ተናገሩ እና ጉዞው ቀጠለ፡፡ " * 5 + f"{n}፡፡" for n in range(4)]
    assert story([{"title": "The ferry sails", "body": told}], ["The ferry sails"]).markup == marked(told)


def test_words_of_the_page_itself_are_no_story() -> None:
    assert story([{"title": "The ferry sails", "labels": {f"a{n}": "Read more" for n in range(900)}}], ["x"]).markup == ""


@pytest.mark.parametrize(
    "script",
    [
        "self.__next_f.push([1,"
        + json.dumps("".join(f'{n:x}:["${n + 1:x}","${n + 1:x}","{STORY[0]}"]\n' for n in range(1, 60)))
        + "])",
        json.dumps([["R", 1], {"a": 2}, [3] * 5_000, STORY[0] * 2_000]),
        json.dumps({"a": {"__ref": "b"}, "b": {"x": {"__ref": "a"}, "y": [{"__ref": "a"}] * 50, "z": " " * 400}}),
    ],
)
def test_values_that_name_each_other_again_and_again_are_looked_at_for_so_long_only(script: str) -> None:
    story(values([script]), ["The ferry sails"])
