"""Of which land is somebody told to be: whom "the Norwegian minister" means where the ministers of two lands are named.

A word for a people and the name of its land share their first letters, or a list has both ("Dutch", "Netherlands").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Speaker, without_article
from depeche.recording.speakers.offices import office_words, tells_office
from depeche.recording.speakers.source import Source
from depeche.recording.text.folding import fold
from depeche.recording.text.tokens import split
from depeche.recording.words.wording import Wording

_SHARED = 3  # letters that a land and the word for its people share, at least
_AKIN = 4  # letters that two words for one people share
_LONG = 5  # letters of an adjective of a people, at least one more
_NEAR = 3  # paragraphs back in which the other one was spoken of
_COUPLE = 2  # words of a noun and its adjective
_FIRST = 3  # mentions of somebody beside which it is looked for what they are
_BEFORE = 60  # characters before a name in which its noun phrase stands
_PHRASE = 4  # words of one
_ENDING = 3  # letters that the forms of an adjective differ in, at most
_CLAUSE = re.compile(r"[^\w\s,'’-]|\n")  # signs that end one, or a name between marks
_WORD = re.compile(r"[^\W\d_]+")
_OWNER = 24  # characters before an office in which the land that owns it stands


def of_that_land(source: Source, found: Speaker) -> Speaker:
    """Whom a noun phrase means that tells a people: not somebody told to be of another land, but the one near of that land;
    where there is none, nobody."""
    wording, made = source.wording, source.made
    if len(source.phrase) == 1 or len(found.entities) != 1 or found.entities[0].kind != "person":
        return found
    looks = _people(source) or next((word for word in source.phrase if wording.tells_a_people(word)), None)
    if looks is None:
        return found
    lands = _lands(fold(looks), wording)
    own = _lands_of(found.entities[0], made)
    if not own or not lands.isdisjoint(own):
        return found
    near = {
        one.name: one
        for where, one in made.recent
        if one.kind == "person" and one.name != found.entities[0].name and source.sentence.paragraph - where <= _NEAR
    }
    others = [one for one in near.values() if _holds(one, source) and not lands.isdisjoint(_lands_of(one, made))]
    if len(others) == 1:
        return source.speaker("title", others[0])
    return source.unnamed()


def of_counterpart(source: Source, found: Speaker | None) -> Speaker | None:
    """The only one near beside whose name a noun phrase's adjective stands, where nothing tells it of whoever else was
    `found`: "Ruiz met her Norwegian counterpart, Ola Vik. … the Norwegian minister"; None where no such one is."""
    wording, made, words, capital = source.wording, source.made, source.sentence.words, source.sentence.capital
    first = source.behind_article()
    if (
        source.end - first < _COUPLE
        or len(made.recent) < _COUPLE
        or not any(tells_office(word, wording) for word in words[first : source.end])
    ):
        return None
    nouns = wording.nouns_capitalised
    told = [
        fold(words[at])
        for at in range(first, source.end)
        if len(words[at]) >= _AKIN
        and not (nouns and capital[at])
        and not (words[at] in wording.light or tells_office(words[at], wording))
        and not (capital[at] and wording.naming.facts(words[at]).known)
    ]
    if found is None or not found.entities:
        short = source.end - first <= _PHRASE - 1
        people = _people(source) if short else None
        told = [
            word
            for word in told
            if short and (wording.tells_a_people(word) or (people is not None and word == fold(people)))
        ]
    elif len(found.entities) != 1 or _told_beside(found.entities[0], told, made):
        return None
    if not told:
        return None
    near: dict[str, Named] = {}
    for where, one in made.recent:
        if one.kind == "person" and source.sentence.paragraph - where <= _NEAR and one.name not in near:
            near[one.name] = one
    others = [one for one in near.values() if one.name and _told_beside(one, told, made)]
    return source.speaker("title", others[0]) if len(others) == 1 else None


def _told_beside(person: Named, adjectives: Iterable[str], made: Cast) -> bool:
    """Whether one of those adjectives, in whatever form, stands in the noun phrase before a name: "její rakouský protějšek
    Ola Vik" for "rakouská"."""
    wording = made.wording
    for start, _ in person.mentions[:_FIRST]:
        before = _CLAUSE.split(made.text[max(0, start - _BEFORE) : start])[-1]
        written: list[str] = _WORD.findall(before)
        for word in reversed(written[-_PHRASE:]):
            small = word.lower()
            if small in wording.joiners or small in wording.prepositions or small in wording.relatives:
                break
            begun = [adjective for adjective in adjectives if adjective.startswith(fold(word)[:_AKIN])]
            if begun and any(_forms(fold(word), adjective) for adjective in begun):
                return True
    return False


def _forms(a: str, b: str) -> bool:
    """Whether two words may be forms of one adjective."""
    size = max(_AKIN, max(len(a), len(b)) - _ENDING)
    return min(len(a), len(b)) >= size and a[:size] == b[:size]


def _holds(person: Named, source: Source) -> bool:
    """Whether the noun of that phrase is somebody's office, or the end of the word for it: "Minister", "Außenminister"."""
    wording = source.wording
    nouns = [word for word in source.phrase if tells_office(word, wording)]
    bare = [one for noun in nouns for one in (noun, *without_article(noun, wording))]
    return any(noun in word for word in office_words(person, source.made) for noun in bare)


def _people(source: Source) -> str | None:
    """The word for a people in a noun phrase: a known one, or an adjective that begins as the name of a land does."""
    wording, begin = source.wording, source.behind_article()
    known = next((word for word in source.phrase if wording.naming.facts(word).demonym), None)
    if known is not None:
        return known
    lands = {one[:_AKIN] for one in wording.origin_words}
    small = (at for at in range(begin, source.end) if not source.sentence.capital[at])
    adjectives = (source.sentence.words[at] for at in small)
    return next((word for word in adjectives if len(word) > _LONG and fold(word)[:_AKIN] in lands), None)


def _lands(people: str, wording: Wording) -> frozenset[str]:
    """The first letters of a word for a people, and of the lands that a list has for it."""
    told = (land for noun, more in wording.origins.items() if noun[:_AKIN] == people[:_AKIN] for land in more)
    return frozenset((people[:_SHARED], *(land[:_SHARED] for land in told)))


def _lands_of(person: Named, made: Cast) -> frozenset[str]:
    """The first letters of the lands and peoples that tell of what somebody is, by their office, its owner or their body."""
    words = (*office_words(person, made), *split(person.affiliation or ""), *_owner(person, made))
    return frozenset(one[:_SHARED] for one in _told(words, made.wording))


def _told(words: Iterable[str], wording: Wording) -> Iterator[str]:
    """Those of the words that are for a land or a people, folded."""
    for word in words:
        facts = wording.naming.facts(word)
        if facts.demonym or wording.tells_a_people(word):
            yield facts.folded
        yield from (known.words[0] for known in facts.known if known.kind == "place" and len(known.words) == 1)


def _owner(person: Named, made: Cast) -> tuple[str, ...]:
    """The word right before somebody's office, in the form without its ending, too: "Norway's foreign minister"."""
    office = made.offices.get(person.name) or ""
    start = person.mentions[0][0] if person.mentions else 0
    at = made.text.rfind(office, 0, start) if office else -1
    if at <= 0 or at + len(office) < start - _OWNER:
        return ()
    words = made.text[max(0, at - _OWNER) : at].split()
    owner, naming = words[-1].lower() if words else "", made.wording.naming
    bare = [owner.removesuffix(end) for end in (*naming.owning_ends, naming.naming.genitive)]
    return tuple(dict.fromkeys(filter(str.isalpha, (owner, *bare))))
