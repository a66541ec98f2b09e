"""What holds of every noun."""

import dataclasses
import pickle

import pytest

import depeche
from depeche import errors, exports, model

NOUNS = [value for value in vars(model).values() if isinstance(value, type) and dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("noun", NOUNS)
def test_nouns_are_frozen_slotted_and_keyword_only(noun: type) -> None:
    assert vars(noun)["__dataclass_params__"].frozen
    assert hasattr(noun, "__slots__")
    assert all(field.kw_only for field in dataclasses.fields(noun))


@pytest.mark.parametrize("name", [name for name in depeche.__all__ if callable(getattr(depeche, name))])
def test_every_public_name_says_what_it_is(name: str) -> None:
    told = getattr(depeche, name).__doc__ or ""
    assert told
    assert not told.startswith(f"{name}("), "what dataclasses write where nobody wrote anything"


def test_a_name_that_is_nearly_right_can_be_guessed() -> None:
    """Python proposes the nearest one where the error knows where the name was looked for."""
    with pytest.raises(AttributeError) as caught:
        getattr(depeche, "reed")  # noqa: B009
    assert (caught.value.name, caught.value.obj) == ("reed", depeche)


def test_the_text_is_that_of_the_blocks_that_have_one() -> None:
    article = depeche.Article(
        url="https://herald.example/a",
        blocks=(
            depeche.Block(kind="paragraph", text="The quay gave way."),
            depeche.Block(kind="image", url="https://herald.example/quay.jpg", caption="The quay on Sunday"),
            depeche.Block(kind="list", text="one boat\ntwo vans"),
        ),
    )
    assert article.text == "The quay gave way.\n\none boat\ntwo vans"


def _examples(root: type[errors.DepecheError]) -> list[errors.DepecheError]:
    kinds = [
        root,
        *(kind for child in root.__subclasses__() if child.__module__ == "depeche.errors" for kind in _kinds(child)),
    ]
    known: dict[str, tuple[object, ...]] = {
        "UnknownFormat": ("pfd", ("pdf", "ris")),
        "BadQuery": ("who:", 4, "a name is missing"),
        "BadDecision": ("they are one already",),
        "NotFound": ("article", "7"),
        "Unreadable": ("it is empty",),
        "MissingExtra": ("the site", "site", "jinja2"),
    }
    return [kind(*known.get(kind.__name__, ("thing", "it is broken"))) for kind in kinds]


def _kinds(kind: type[errors.DepecheError]) -> list[type[errors.DepecheError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in _kinds(child))]


@pytest.mark.parametrize("error", _examples(errors.DepecheError), ids=lambda error: type(error).__name__)
def test_errors_survive_pickling_with_their_message(error: errors.DepecheError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)


def test_an_unknown_format_suggests_the_nearest() -> None:
    assert str(errors.UnknownFormat("jsnl", ("csv", "jsonl"))) == "no format 'jsnl': did you mean 'jsonl'?"


def test_a_format_for_other_nouns_says_so() -> None:
    with pytest.raises(errors.UnknownFormat, match="format 'ics' is for meetings; here there is jsonl, csv, parquet"):
        exports.form("ics", "people")


def test_a_bad_query_points_at_the_spot() -> None:
    assert str(errors.BadQuery("who:", 4, "a name is missing")).splitlines()[-1] == "      ^"
    # The caret stands below the spot in a terminal: signs of two columns, signs of none, a line that is too long for it.
    assert str(errors.BadQuery("港 ก้\n(", 5, "not closed")).splitlines()[1:] == ["  港 ก้ (", "       ^"]
    _, line, caret = str(errors.BadQuery("a " * 300 + "(" + " b" * 300, 600, "not closed")).splitlines()
    assert line[caret.index("^")] == "("
    assert len(line) < 130
