"""Posts from elsewhere: whose they are, and in which words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.board import story

from depeche.reading.story.posts import signature


def test_words_without_a_signature_stay_whole() -> None:
    assert signature("The board \u2014 all of it \u2014 met.") == ("The board \u2014 all of it \u2014 met.", None, None)


@pytest.mark.parametrize(
    "post", ["Fog again.pic.twitter.com/x1", "Fog pic.twitter.com/x1 again.", "Fog again. [image or embed]"]
)
def test_what_stands_for_a_picture_is_no_word_of_a_post(post: str) -> None:
    assert signature(f"{post} — Ada Quill (@ada) May 6, 2031") == ("Fog again.", "Ada Quill", date(2031, 5, 6))


def test_a_film_has_the_account_that_posted_it_apart_from_its_words_and_its_music() -> None:
    account = "<a href='https://www.tiktok.com/@quay?refer=embed'>@quay</a>"
    music = "<a href='https://www.tiktok.com/music/original-sound-1'>♬ original sound - quay</a>"
    film = "<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@quay/video/7345678901234567890'>"
    ((kind, text),) = story(f"{film}<section>{account} <p>Wave goodbye</p> {music}</section></blockquote>")
    assert (kind, text) == ("embed", "Wave goodbye")
    ((kind, text),) = story(
        f"{film}<section>@quay has no <a href='https://quay.example/bell'>bell</a></section></blockquote>"
    )
    assert (kind, text) == ("embed", "@quay has no bell")
