"""What an encounter is told as by articles in several languages, told once. Pure.

A body has a name in each language, and a place a case in each sentence: "Strait Commission", "Комиссии", "Порт-Сареле". The
agenda lists such a body once, names the place as most articles do, and persons as the index of names has them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import product

from depeche.archive.answers import Party
from depeche.archive.encounters import SAME_PLACE
from depeche.archive.identity import is_latin
from depeche.model import Meeting

_ALIKE = 0.8  # likeness from which on two words are one in two languages: Commission, Комиссии
_WORD = re.compile(r"[^\W\d_]{4,}")  # that tells what a body is
_MOST = 24  # parties that are compared; whoever has more of them is no reader's to compare


def place(known: str, told: Sequence[Meeting], same_name: Callable[[str, str], float]) -> str:
    """The name of the place that most of these give, the first of several; `known` where none gives one.

    Another place than `known` is none of its names: what was moved is where it is now.
    """
    names = Counter(one.where for one in told if one.where and _one_place(known, one.where, same_name))
    return max(names, key=lambda name: names[name], default=known)


def noun(known: str, where: str | None, told: Sequence[Meeting]) -> str:
    """What the encounter is called, in the language of the first that names the place so; `known` where none does."""
    return next((one.what for one in told if one.what and where and one.where == where), known)


def _one_place(known: str, other: str, same_name: Callable[[str, str], float]) -> bool:
    return is_latin(known) != is_latin(other) or same_name(known, other) >= SAME_PLACE


def indexed(all: Sequence[Party], people: Mapping[int, str], told: Set[str]) -> tuple[Party, ...]:
    """The parties, persons by their names in the index where articles in several languages tell of the encounter: whoever
    told of it first may have written them in a script that the others don't have.

    `people`: the persons → their names there. `told`: the languages of the articles.
    """
    if len(told) < 2:
        return tuple(all)
    return tuple(
        one if one.entity is None or one.entity not in people else Party(name=people[one.entity], entity=one.entity)
        for one in all
    )


def parties(
    all: Sequence[Party], bodies: Set[int], languages: Mapping[str, Set[str]], same_name: Callable[[str, str], float]
) -> tuple[Party, ...]:
    """The parties, each body once: those that only articles in different languages name, with a word in common, are one.

    `bodies`: the entities that are no persons; who is no entity counts with them. `languages`: name → those of the articles
    that name it so. Of the names of a body the first stays that is in the script of most.
    """
    groups: list[list[Party]] = []
    for party in all:
        mine = languages.get(party.name, frozenset())
        of = None
        if (party.entity is None or party.entity in bodies) and mine and len(all) <= _MOST:
            of = next((group for group in groups if _renders(party, group, bodies, languages, same_name)), None)
        if of is None:
            groups.append([party])
        else:
            of.append(party)
    return tuple(map(_chosen, groups))


def _renders(
    party: Party,
    group: Sequence[Party],
    bodies: Set[int],
    languages: Mapping[str, Set[str]],
    same_name: Callable[[str, str], float],
) -> bool:
    """Whether the party is one more name of the body that the group has in other languages."""
    if not (group[0].entity is None or group[0].entity in bodies):
        return False
    told: frozenset[str] = frozenset().union(*(languages.get(one.name, frozenset()) for one in group))
    if not told or told & languages[party.name]:
        return False
    return any(
        same_name(one, other) >= _ALIKE
        for named in group
        for one, other in product(_WORD.findall(party.name), _WORD.findall(named.name))
    )


def _chosen(group: Sequence[Party]) -> Party:
    latin = 2 * sum(is_latin(one.name) for one in group) >= len(group)
    return next((one for one in group if is_latin(one.name) == latin), group[0])
