"""What is printed of an article as plain text."""

from __future__ import annotations

from datetime import UTC, datetime

from depeche.exports import plaintext
from depeche.model import Article, Block


def test_captions_sources_and_entries_are_printed_once_and_whole() -> None:
    picture = Block(kind="image", url="https://a.example/b.jpg", alt="A bell", caption="The bell.", credit="Bo Lund")
    table = Block(kind="table", text="a\tb", rows=(("a", "b"),), caption="Bells by weight")
    quote = Block(kind="quote", text="It rings.", author="Ada Ek")
    told = Block(kind="paragraph", text="The bell rang twice.")
    entry = Block(
        kind="entry", text=told.text, title="Twice", published=datetime(2031, 5, 6, 10, tzinfo=UTC), blocks=(told, picture)
    )
    article = Article(url="https://a.example/1", title="Bells", authors=("AGL",), agency="AGL", blocks=(table, quote, entry))
    title, head, address, *parts = plaintext.of(article).rstrip("\n").split("\n\n")
    assert (title, head, address) == ("Bells", "AGL", "https://a.example/1")
    assert parts == [
        "a\tb\n[Bells by weight]",
        "It rings.\n— Ada Ek",
        "Tue 6 May 2031, 10:00 UTC · Twice\nThe bell rang twice.",
        "[The bell. Bo Lund]",
    ]
