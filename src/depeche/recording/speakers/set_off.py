"""Which body, that nobody has recognised, is set off by what is told of it between commas? "Nordsand, the port's largest
firm, said"."""

from __future__ import annotations

from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.source import Source, relative_start
from depeche.recording.speakers.spelt_bodies import SHORTEST, body_as_spelt

_LONGEST = 4  # words of such a name
_TOLD = 7  # items behind a comma among which the noun for a body stands
_ARTICLED = 2  # words of a compound with its article


def set_off(source: Source) -> Named | None:
    """The name with which a sentence or clause opens, before an apposition whose noun is one for a body ("Nordsand, the
    port's largest firm, said"), or a relative clause ("Nordsand, dont la cheffe Ana Ruiz vient de partir, annonce").

    Nobody inside what is told of it is meant. Only where a comma closes that, no name is known before it, and no noun for
    a person stands in it.
    """
    comma = source.before(",")
    if comma == source.end or source.behind != ",":
        return None
    sentence, words, start, wording = source.sentence, source.sentence.words, source.start, source.wording
    if not wording.naming.naming.capitals or comma - start > _LONGEST:
        return None
    if comma - start == _ARTICLED and words[start] in wording.definite and wording.nouns_capitalised:
        return body_as_spelt(source.within(start, comma)) if _told_of_a_body(source, comma) else None
    if words[start] in wording.definite and not wording.nouns_capitalised:
        start += 1 + (words[start + 1] == "'")  # "L'Altame, le syndicat des marins, affirme"
    if start >= comma or not sentence.capital[start]:
        return None
    if not _a_name(source.within(start, comma)) or not _told_of_a_body(source, comma):
        return None
    return source.new("organisation", start, comma)


def _a_name(name: Source) -> bool:
    """Whether words with capitals, of which nothing is known, are nobody's name and no noun: "Nordsand"."""
    sentence, words, wording, made = name.sentence, name.phrase, name.wording, name.made
    if made.overlapping(*name.span) or words[-1] in made.surnames or len(words[0]) < SHORTEST:
        return False
    first = wording.naming.facts(words[0])
    if not first.dull or first.opener or words[0] in wording.adverbs:
        return False
    if wording.nouns_capitalised and (len(words) > 1 or wording.looks_common(words[0])):
        return False  # "Strom und Gas, der größte Posten, …"
    for at in range(name.start, name.end):
        word = sentence.words[at]
        if wording.means_a_person(word) or not (sentence.capital[at] or word in wording.genitives):
            return False
    return True


def _told_of_a_body(source: Source, comma: int) -> bool:
    """Whether a relative clause stands behind a comma that tells who runs it, or an apposition whose noun is
    one for a body."""
    words, wording = source.sentence.words, source.wording
    relative = relative_start(source) == comma
    if relative and _run_by_somebody(source, comma):
        return True
    if words[comma + 2] in wording.agents and not wording.nouns_capitalised:
        return True  # "Nordsand, run by | Ana Ruiz"
    article = words[comma + 1] in wording.determiners and words[comma + 2] not in wording.determiners
    if relative and not article:
        return False  # "Nordsand, die | das Projekt bezahlt"
    if source.sentence.capital[comma + 1]:
        return False  # "The buyer, Nordsand Bank, said"
    for word in words[comma + 1 : min(source.end, comma + 1 + _TOLD)]:
        if wording.means_a_person(word) or (word in wording.pronouns and word not in wording.determiners) or word == ",":
            return False
        if wording.is_body(word) or word in wording.companies:
            return True
    return False


def _run_by_somebody(source: Source, comma: int) -> bool:
    """Whether a relative clause tells of somebody who is no subject of the sentence: "dont la cheffe", ", que dirige | Ana
    Ruiz"; where nouns have capitals, only whose head somebody is: "dessen Chef"."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    whose = words[comma + 1] in wording.oblique_relatives
    if whose and any(map(wording.names_a_person, words[comma + 2 : comma + 5])):
        return True
    if wording.nouns_capitalised:
        return False
    inside = source.made.overlapping(sentence.ends[comma], sentence.ends[source.end - 1])
    return any(one.kind == "person" for _, _, one in inside)
