"""Of which land is somebody told to be: whom "the Norwegian minister" means where the ministers of two lands are named.

A word for a people and the name of its land share their first letters, or a list has both ("Dutch", "Netherlands").
"""

from __future__ import annotations

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
_OWNER = 24  # characters before an office in which the land that owns it stands


def of_that_land(source: Source, found: Speaker) -> Speaker:
    """Whom a noun phrase means that tells a people: not somebody told to be of another land, but the one near of that land;
    where there is none, nobody."""
    wording, made = source.wording, source.made
    if len(source.phrase) == 1 or len(found.entities) != 1 or found.entities[0].kind != "person":
        return found
    people = _people(source)
    looks = people or next((word for word in source.phrase if wording.tells_a_people(word)), None)
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
    return source.unnamed() if people else found


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
