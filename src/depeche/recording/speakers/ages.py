"""Whom does an age mean: "der 42-Jährige", "the 42-year-old"? Whoever is told to be so old, else the only one who can be."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_AGED = 7  # words of a noun phrase that tells an age
_NEAR = 2  # paragraphs back in which somebody of an age was named


def of_age(source: Source) -> Speaker | None:
    """Whom a noun phrase means that tells an age."""
    made, wording, words = source.made, source.wording, source.phrase
    first = int(words[0] in wording.definite)
    numbered = len(words) > first and words[first].isdecimal()
    if len(words) > _AGED or not (made.ages or numbered):
        return None
    if not wording.speech.article_endings and not source.points:
        return None
    behind = words[first + 1] if len(words) > first + 1 else ""
    aged = behind == "-" or wording.naming.facts(behind).folded in wording.naming.age_words
    if not aged and "-" not in words and not any(map(wording.means_a_person, words)):
        return None
    person = next((made.ages[word] for word in words if word in made.ages), None)
    if person is None and aged and numbered:
        person = _of_untold_age(words, source.sentence.paragraph, made)
    return source.speaker("epithet", person) if person is not None else None


def _of_untold_age(words: Sequence[str], paragraph: int, made: Cast) -> Named | None:
    """The one person whom the article names, just before, where it tells neither their age nor what they are: a mayor told
    before is no "19-year-old student"."""
    wording, noun = made.wording, words[-1]
    if noun in wording.naming.naming.aged_nouns:  # it calls nobody anything else
        return _last_of(wording.gender(noun) or subject_gender(words[0], wording), paragraph, made)
    person = made.only
    if person is None or person.role or person.name in made.offices or made.ages:
        return None
    if not made.recent or made.recent[-1][1] != person or paragraph - made.recent[-1][0] > 1:
        return None
    told = next((gender for word in words if (gender := wording.gender(word)) is not None), None)
    return person if made.may_be(person, told) else None


def _last_of(gender: Gender | None, paragraph: int, made: Cast) -> Named | None:
    """The person spoken of last, just before, who may be of that gender and whose age is not told."""
    told = {one.name for one in made.ages.values()}
    for where, one in reversed(made.recent):
        if paragraph - where > _NEAR or not one.name:
            return None
        if one.kind == "person" and one.name not in told and made.may_be(one, gender):
            return one
    return None


def subject_gender(article: str, wording: Wording) -> Gender | None:
    """The gender that the article of a subject shows: "der 44-Jährige"."""
    if article in wording.speech.masculine_subjects:
        return "m"
    return "f" if article in wording.speech.feminine_subjects else None


def past_years(words: Sequence[str], wording: Wording) -> int:
    """Where what tells an age goes on behind its number: "the 92-|year-old", "92-|åringen"; 0 where none is told."""
    at = next((at for at, word in enumerate(words[1:_AGED], 1) if word == "-" and words[at - 1].isdecimal()), 0)
    if not at or at + 1 == len(words):
        return 0
    endings = wording.naming.aged_endings
    told = "".join(words[at + 1 :]).endswith(endings) or "".join(words[at + 1 : at + 4]).endswith(endings)
    return at + 1 if told or words[at + 1] in wording.epithets else 0  # "the 21-year-old sprinter"


def before_years(source: Source) -> Source:
    """A noun without its bearer's age behind it, its article being its ending or behind both: "sportiva | de 42 de ani",
    "perempuan | berusia 42 tahun itu"."""
    words, wording = source.phrase, source.wording
    number = next((at for at in range(1, len(words)) if words[at].isdecimal()), 0)
    if not number or wording.naming.facts(words[-1]).folded not in wording.naming.age_words:
        return source
    linked = all(word in wording.prepositions or word in wording.naming.naming.age_verbs for word in words[1:number])
    return source.until(source.start + 1) if linked else source
