"""Credits of captions that name the house that the picture is from."""

from __future__ import annotations

import pytest

from depeche.reading.vocabulary.phrases import phrases


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The tug at dawn. Ann Ash/Quay via Getty Images", "The tug at dawn.", "Ann Ash/Quay via Getty Images"),
        ("The tug at dawn. | Ann Ash/QP Images via Getty Images", "The tug at dawn.", "Ann Ash/QP Images via Getty Images"),
        ("The tug at dawn (Unsplash)", "The tug at dawn", "Unsplash"),
        ("The tug / ShutterStock", "The tug", "ShutterStock"),
        ("The tug / Ann Ash/GettyImages", "The tug", "Ann Ash/GettyImages"),
        ("The tug, 1797 — via Wikimedia Commons", "The tug, 1797", "Wikimedia Commons"),
        ("Ann Ash / Stringer via Getty Images", "", "Ann Ash / Stringer via Getty Images"),
        ("Getty Images / Ann Ash", "", "Getty Images / Ann Ash"),
        ("Getty Images", "", "Getty Images"),
        ("Ann AshGetty Images", "", "Ann Ash / Getty Images"),
        ("The tug at dawn.Getty Images", "The tug at dawn.", "Getty Images"),
        ("Ann Ashpexels", "Ann Ashpexels", None),
        ("The tug that was sold by Getty Images", "The tug that was sold by Getty Images", None),
        ("The offices of Shutterstock.", "The offices of Shutterstock.", None),
    ],
)
def test_the_house_that_a_picture_is_from_ends_its_credit(text: str, caption: str, credit: str | None) -> None:
    assert phrases().caption_and_credit(text) == (caption, credit)
