"""For whom does somebody without a name speak: "a spokesman for the port", "the lawyers", "a Selm spokeswoman"?"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.belonging import means_several, without_owner
from depeche.recording.speakers.cast import Mention, Speaker
from depeche.recording.speakers.offices import of_something_else, of_theirs, of_title
from depeche.recording.speakers.source import Source
from depeche.recording.speakers.spelt_bodies import body_as_spelt, body_of_compound, owner_as_spelt
from depeche.recording.text.tokens import split
from depeche.recording.words.wording import Wording


def of_spokesperson(source: Source, mentions: Sequence[Mention]) -> Speaker | None:
    """Whoever is called so elsewhere, or the body that a spokesperson speaks for; None where the source has no such noun."""
    phrase, wording = source.phrase, source.wording
    if wording.spokespersons.isdisjoint(phrase):
        return None
    if means_several(phrase, wording):
        return _on_behalf(source, mentions, several=True)
    noun = without_owner(source, mentions)
    titled = of_title(noun)
    if titled is not None:
        person = titled.entities[0]
        if _for_another(person, noun) or of_theirs(person, phrase, source.made):
            titled = None
    return titled or _speaks_again(source) or _on_behalf(source, mentions, several=False)


def _for_another(person: Named, noun: Source) -> bool:
    """Whether a phrase tells whom somebody speaks for, and the office of that person tells another: "la porte-parole du
    gouvernement" is no "porte-parole de la mairie"."""
    is_body = noun.wording.is_body
    theirs = [word for word in noun.phrase if is_body(word)]
    own = bool(theirs) and any(map(is_body, split(noun.made.offices.get(person.name, ""))))
    return own and of_something_else(person, theirs, noun.made)


def _speaks_again(source: Source) -> Speaker | None:
    """ "The lawyer": the last person named, where they have been called by another word for one who speaks for others."""
    made, wording, paragraph = source.made, source.wording, source.sentence.paragraph
    noun = source.sentence.words[source.end - 1]
    if len(source.phrase) != 1 + bool(wording.definite) or noun not in wording.spokespersons or not made.recent:
        return None
    if wording.definite and source.sentence.words[source.start] not in wording.definite:
        return None
    where, person = made.recent[-1]
    if not person.name:
        return source.unnamed()
    office = made.offices.get(person.name, "")
    speaks = not wording.spokespersons.isdisjoint(office.lower().split())
    speaks = speaks or (not office and person.name in made.members and paragraph == where)
    gender = wording.gender(noun)
    if not speaks or paragraph - where > 1 or made.genders.get(person.name, gender) != gender:
        return None
    return source.speaker("epithet", person)


def _on_behalf(source: Source, mentions: Sequence[Mention], *, several: bool) -> Speaker:
    """The body that is named beside an unnamed spokesperson; where none is, one that they spoke for before, one as it is
    spelt, or the body that spoke before."""
    made, wording = source.made, source.wording
    body = _named(source, mentions)
    if body is not None:
        for word in source.phrase:
            if word in wording.spokespersons:
                made.groups[word] = body
        return _speaks_for(body, source)
    spelt = None if mentions else _headed(source) or body_of_compound(source)
    known = next((made.groups[word] for word in source.phrase if word in made.groups), None)
    body = known or spelt  # "the lawyers", who were named before
    if body is not None:
        return _speaks_for(body, source)
    if mentions:
        return Speaker("unnamed", source.span, (), mentions[0][2].name)
    owner = owner_as_spelt(source)
    if owner is not None:
        made.surnames.setdefault(owner.name.lower(), owner)
        return _speaks_for(owner, source)
    spoke = source.spoke
    if several or spoke is None or spoke.kind != "organisation":
        return source.unnamed()
    if any(_tells_more(word, wording) for word in source.phrase):
        return source.unnamed()  # "a police spokesman" is somebody else's
    return _speaks_for(spoke, source)


def _speaks_for(body: Named, source: Source) -> Speaker:
    return Speaker("institution", source.span, (body,), body.name)


def _named(source: Source, mentions: Sequence[Mention]) -> Named | None:
    """The body among those mentions; of a place, what acts for it: "la ville de Selm", "der Stadt Selm"."""
    body = next((entity for _, _, entity in mentions if entity.kind == "organisation"), None)
    if body is None and mentions and all(entity.kind == "place" for _, _, entity in mentions):
        body = _headed(source)
        if body is None and source.wording.nouns_capitalised and any(map(source.wording.is_body, source.phrase)):
            body = owner_as_spelt(source)
    return body or next((entity for _, _, entity in mentions if entity.kind == "place"), None)


def _headed(source: Source) -> Named | None:
    """The body that begins with its noun, as it is spelt; where nouns have capitals, of one word behind its article, which
    tells that it is one: "des Umweltministeriums | dem Boten"."""
    words, wording = source.sentence.words, source.wording
    head = next((at for at in range(source.start, source.end) if wording.is_body(words[at])), None)
    if head is None:
        return None
    if wording.nouns_capitalised:
        return body_as_spelt(source.within(max(0, head - 1), head + 1))
    return body_as_spelt(source.within(head, source.end))


def _tells_more(word: str, wording: Wording) -> bool:
    """Whether a word beside a spokesperson says whose they are."""
    if not word.isalpha() or word in wording.light or word in wording.spokespersons:
        return False
    return not wording.naming.facts(word).body
