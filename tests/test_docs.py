"""What a user can type is documented."""

from pathlib import Path

import click
import pytest

from depeche.cli import CHAPTERS as LISTED
from depeche.cli import Verb, verbs

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "verbs.md").read_text("utf-8")
LIST = [verb for _, chapter in LISTED for verb in chapter]
CHAPTERS = {chapter.split("\n", 1)[0].strip(): chapter for chapter in PAGE.split("\n## ")}


def loaded(verb: Verb) -> click.Command:
    command = verbs.get_command(click.Context(verbs), verb.name)
    assert command is not None
    return command


@pytest.mark.parametrize("verb", LIST, ids=lambda verb: verb.name)
def test_each_verb_has_a_chapter_with_all_its_options(verb: Verb) -> None:
    chapter = CHAPTERS[verb.name] + CHAPTERS["# The verbs"]
    for parameter in loaded(verb).params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert f"`{option}" in chapter, f"docs/verbs.md does not mention {verb.name} {option}"


@pytest.mark.parametrize("verb", LIST, ids=lambda verb: verb.name)
def test_the_list_says_of_each_verb_what_its_own_help_says(verb: Verb) -> None:
    assert loaded(verb).name == verb.name
    assert verb.does == loaded(verb).get_short_help_str(90)
    assert verb.does.endswith((".", "!", "?")), "the first sentence fits a line of the list"


def test_every_document_is_reached_from_the_readme() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    for document in DOCS.glob("*.md"):
        assert f"docs/{document.name}" in readme
