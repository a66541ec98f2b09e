"""Is that the name of a writer? By its shape, and by the words that names of people are not made of.

Words of bylines are data: those of each language in `depeche.reading.languages`, those of none in bylines.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import tomli

from depeche.language import gazetteer
from depeche.model import Byline
from depeche.reading.languages import by_language, everywhere
from depeche.reading.vocabulary.words import is_dense

LONGEST_NAME = 60
"""Characters; a longer "name" is a sentence about somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of bylines that tell people by."""

    by: frozenset[str]
    by_here: dict[str, frozenset[str]]  # by language
    joins_here: dict[str, frozenset[str]]  # by language
    dated_by: frozenset[str]
    bare_by: frozenset[str]
    also_names: frozenset[str]
    beginnings: frozenset[str]  # first words of `by`
    others: frozenset[str]
    labels: frozenset[str]
    joins: frozenset[str]
    helped: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    family_names: frozenset[str]
    no_people: tuple[str, ...]
    papers: tuple[str, ...]
    firms: frozenset[str]
    nobody: frozenset[str]
    credentials: frozenset[str]
    never: frozenset[str]
    all_articles: tuple[str, ...]
    particles: frozenset[str]
    before_dates: frozenset[str]
    pictures: tuple[str, ...]
    other_works: tuple[str, ...]
    ends_open: tuple[str, ...]
    behind: frozenset[str]
    before_places: frozenset[str]
    of: frozenset[str]
    reported: tuple[str, ...]
    author_folders: frozenset[str]
    author_names: tuple[str, ...]
    label_names: tuple[str, ...]


@cache
def words() -> Words:
    """All of them, read once."""
    tables: dict[str, list[str]] = tomli.loads((files(__package__) / "bylines.toml").read_text("utf-8"))

    def told(key: str) -> frozenset[str]:
        return frozenset(word.casefold().strip(" :：") for word in everywhere("bylines", key))

    def here(key: str) -> dict[str, frozenset[str]]:
        return {language: frozenset(listed) for language, listed in by_language("bylines", key).items()}

    by = told("by")
    return Words(
        by=by,
        by_here=here("by_here"),
        joins_here=here("joins_here"),
        dated_by=told("dated_by"),
        bare_by=told("bare_by"),
        also_names=told("also_names"),
        beginnings=frozenset(phrase.split()[0] for phrase in by),
        others=told("others"),
        labels=told("labels"),
        joins=told("joins"),
        helped=told("helped"),
        roles=told("roles"),
        bodies=told("bodies"),
        family_names=told("family_names") | gazetteer.surnames_of_all(),
        no_people=everywhere("bylines", "no_people"),
        papers=everywhere("bylines", "papers"),
        firms=told("firms"),
        nobody=told("nobody"),
        credentials=frozenset(tables["credentials"]),
        never=told("never") | told("sources"),
        all_articles=everywhere("bylines", "all_articles"),
        particles=told("particles"),
        before_dates=told("before_dates"),
        pictures=everywhere("bylines", "pictures"),
        other_works=everywhere("bylines", "other_works"),
        ends_open=(*tables["ends_open"], *(f" {word}" for word in told("joins"))),
        behind=told("behind"),
        before_places=told("before_places"),
        of=told("of"),
        reported=everywhere("bylines", "reported"),
        author_folders=frozenset(tables["author_folders"]),
        author_names=tuple(tables["author_names"]),
        label_names=tuple(tables["label_names"]),
    )


def is_nobody(name: str) -> bool:
    """Whether nobody in particular goes by that name, or who runs the site does."""
    folded = name.casefold()
    return folded in words().nobody or ("admin" in folded and _RUNS_THE_SITE.fullmatch(folded) is not None)


_RUNS_THE_SITE = re.compile(r"(?:[a-z0-9]{1,12}[-_.])?(?:wp|web|site|super|news|blog)?admin(?:[-_.]?[0-9]{1,4})?")


def is_role(part: str) -> bool:
    """Whether a part of a byline is an office and no name."""
    lowered = part.casefold()
    roles = words().roles
    return lowered in roles or not roles.isdisjoint(lowered.replace(",", " ").replace("-", " ").split())


def is_addition(part: str) -> bool:
    """Whether a part after a name says more about that name: a degree, an office."""
    bare = part.replace(".", "").replace("®", "").casefold()
    first = bare.split()[0] if bare.split() else ""
    return bare.replace(" ", "") in words().credentials or first in words().credentials or is_role(part)


def is_other_work(part: str) -> bool:
    """Whether it names who took the pictures, or who edited."""
    folded = part.casefold()
    return folded.startswith(words().other_works)


def is_place(name: str, people: Sequence[Byline]) -> bool:
    """Whether a part after full names is where they wrote from: a single word beside names of several."""
    return " " not in name and name[:1].isupper() and not name.isupper() and all(" " in byline.name for byline in people)


def can_be_name(name: str) -> bool:
    """Whether a text that is declared as a name may be one."""
    if not 2 <= len(name) <= LONGEST_NAME or len(name.split()) > 8 or "：" in name or name[0] == "@" or name.endswith(":"):
        return False  # a label, an account
    if name[0] > "\u2e80" and len(name) > _LONGEST_DENSE and " " not in name:
        return False  # a sentence
    return sum(map(str.isdigit, name)) <= 4 and any(map(str.isalpha, name))


_LONGEST_DENSE = 16  # characters of the name of a house in a script without blanks


def looks_like_name(text: str) -> bool:
    """Whether a line that nothing announces has the shape of a name: two to five words with capitals, no figures."""
    tokens = text.replace(".", ". ").split()
    if not 2 <= len(tokens) <= 5 or len(text) > 40:
        return False
    if any(map(str.isdigit, text)) or not _IN_NO_NAME.isdisjoint(text):
        return False
    lowered = text.casefold()
    if len(tokens) > _LONGEST_CASELESS and lowered == text.upper():
        return False  # a title, in a script in which it has no more capitals than a name
    never = words().never
    if lowered in never or any(token.casefold().strip(".,") in never for token in tokens) or is_role(text):
        return False
    for token in tokens:
        if is_small(token[:1]) and token.casefold() not in words().particles and not _begins_with_particle(token):
            return False
    if tokens[-1].islower() and is_small(tokens[-1][:1]):  # "All posts of"
        return False
    return tokens[0][:1].isalpha() and not is_small(tokens[0][:1])


_LONGEST_CASELESS = 4  # words of a name in a script without capitals
_IN_NO_NAME = frozenset(':;!?/|©@#%+&"“”„»«()[]…：；！？。؛؟،।')


def is_small(letter: str) -> bool:
    """Whether a letter is a small one, and names begin with the large one; the letters of Georgian have no such pair."""
    return letter.islower() and letter.title() != letter


def is_unspaced(name: str) -> bool:
    """Whether it may be a name in a script without blanks and capitals: two to four characters."""
    fits = 2 <= len(name) <= 4 and name.isalpha() and not name.isascii() and name.lower() == name.upper()
    return fits and name not in words().never


def is_eastern_name(text: str) -> bool:
    """Whether it has the shape of a whole name in a script without blanks: a family name and one or two characters more."""
    size, known = len(text), words()
    if not 2 <= size <= _LONGEST_EASTERN or not text.isalpha() or text.endswith(known.no_people):
        return False
    return (size > 2 and text[:2] in known.family_names) or (size < _LONGEST_EASTERN and text[0] in known.family_names)


_LONGEST_EASTERN = 4  # characters, of which the family name has two


def _begins_with_particle(token: str) -> bool:
    """Whether a small word is written together with a name: "d'Ek", "al-Lund"."""
    at = next((place for place, char in enumerate(token[:5]) if char in "'’-"), -1)
    return at > 0 and token[: at + 1] in words().particles and token[at + 1 : at + 2].isupper()


def may_be_signature(name: str) -> bool:
    """Whether one word that was announced may be a name."""
    folded = name.casefold()
    known = words()
    if len(name.split()) != 1 or len(name) < 2 or name.isdigit() or name[:1] in "«»„“”\"'(":
        return False
    return folded not in known.never and folded not in known.joins and folded not in known.beginnings


def is_firm(name: str) -> bool:
    """Whether a name ends in a legal form: "Harbour Media Ltd", "Port Sp. z o.o.", 港口有限公司."""
    folded, forms = name.casefold(), words().firms
    tokens = folded.split()
    if any(" ".join(tokens[-size:]) in forms for size in range(1, min(len(tokens), _FORM + 1))):
        return True
    return is_dense(folded) and folded.endswith(tuple(form for form in forms if is_dense(form)))


_FORM = 4  # words of a legal form


def is_body(name: str) -> bool:
    """Whether a house signs as one: "The Ledger Team", "Redaktion Sarnes"; not "Staff" alone; "海港晚报"."""
    if name[:1] > "\u2e80" and " " not in name and 2 < len(name) <= _LONGEST_DENSE and name.endswith(words().papers):
        return not is_nobody(name)
    tokens = name.split()
    if not 2 <= len(tokens) <= 6 or len(name) > LONGEST_NAME or not name[:1].isalnum() or is_nobody(name):
        return False
    return not words().bodies.isdisjoint((tokens[-1].casefold(), tokens[0].casefold()))
