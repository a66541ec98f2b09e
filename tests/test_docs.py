"""What a user can type is documented."""

from pathlib import Path

import click
import pytest

from depeche.cli import verbs

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "verbs.md").read_text("utf-8")
CHAPTERS = {chapter.split("\n", 1)[0].strip(): chapter for chapter in PAGE.split("\n## ")}


@pytest.mark.parametrize("name", verbs.commands)
def test_each_verb_has_a_chapter_with_all_its_options(name: str) -> None:
    chapter = CHAPTERS[name] + CHAPTERS["# The verbs"]
    for parameter in verbs.commands[name].params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert f"`{option}" in chapter, f"docs/verbs.md does not mention {name} {option}"


@pytest.mark.parametrize("name", verbs.commands)
def test_each_verb_has_help_that_says_what_it_does(name: str) -> None:
    command = verbs.commands[name]
    assert command.help
    assert command.get_short_help_str(90).endswith((".", "!", "?")), "the first sentence fits a line of the list"


def test_every_document_is_reached_from_the_readme() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    for document in DOCS.glob("*.md"):
        assert f"docs/{document.name}" in readme
