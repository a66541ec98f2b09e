"""Who is the source, by full name? From a place in a sentence to a person, an organisation or nobody.

A wrong name is worse than none: a source that the text leaves unnamed stays so, and keeps only its place.
"""

from __future__ import annotations

from bisect import bisect_left

from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.described import wants_no_name
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.ages import of_age
from depeche.recording.speakers.belonging import (
    Names,
    in_genitive,
    means_several,
    names_inside,
    not_governed,
    of_whom,
    owned,
    without_owner,
)
from depeche.recording.speakers.body_nouns import of_body
from depeche.recording.speakers.caseless import without_capitals
from depeche.recording.speakers.cast import Cast, Mention, Speaker, goes_on, possessive
from depeche.recording.speakers.documents import of_inquiry, of_text, without_addressee
from depeche.recording.speakers.entourage import behind_owner, in_anothers_case, of_entourage, of_unnamed_source
from depeche.recording.speakers.epithets import of_epithet, of_that_party
from depeche.recording.speakers.first_named import first_named
from depeche.recording.speakers.institutions import SLACK, apposed, bodies_named, described_before, named_beside
from depeche.recording.speakers.kinds import governing, listed_by_kind, named_by_kind, no_person, of_kind, spoken_through
from depeche.recording.speakers.lands import of_counterpart, of_that_land
from depeche.recording.speakers.missions import mission
from depeche.recording.speakers.offices import (
    of_another_branch,
    of_another_office,
    of_another_place,
    of_another_rank,
    of_opposition,
    of_theirs,
    of_title,
)
from depeche.recording.speakers.origins import of_origin
from depeche.recording.speakers.pronouns import of_reference
from depeche.recording.speakers.set_off import set_off
from depeche.recording.speakers.source import Source, bounded, relative_start
from depeche.recording.speakers.spelt import as_spelt, behind_role, between_commas, of_their_body
from depeche.recording.speakers.spokespersons import of_spokesperson
from depeche.recording.speakers.together import of_people
from depeche.recording.text.sentences import DASHES, Sentence
from depeche.recording.words.facts import Gender
from depeche.recording.words.phrases import Words
from depeche.recording.words.wording import Wording

_PARTS = frozenset({"(", ",", "|"})  # stand behind the place of a dateline
_MARKS = frozenset('"“”„«»')
_TITLE = 8  # items of a title
_OWNED = 2  # items of a noun for a person and a name that tells whose they are


def resolve(
    sentence: Sentence,
    source: tuple[int, int],
    made: Cast,
    last: Speaker | None,
    *,
    first: bool = False,
    loose: bool = False,
    shown: Gender | None = None,
) -> Speaker:
    """The speaker whom items `source` of a sentence mean. `last`: who spoke before, and may go on.

    Of several people the last is meant, as in "Vaudrin's spokesman Ruiz"; with `first`, the first; with `loose`, the first
    that stands at the beginning. `shown`: the speaker's gender, as the verb shows it.
    """
    whole = _before_gerund(without_addressee(bounded(sentence, *source, made, last, shown)))
    if _in_title(whole):
        return whole.unnamed()
    told = _one_of_several(whole) or of_reference(whole) or _within_text(whole) or of_inquiry(whole)
    if told is not None:
        return told
    body = set_off(whole) or mission(whole)  # "Nordsand, the port's largest firm,", "the Norwegian embassy in Selm"
    if body is not None:
        return whole.speaker("institution", body)
    if of_entourage(whole) or of_unnamed_source(whole):
        return whole.unnamed()
    names = names_inside(whole)
    told = _somebodys(whole, names) or _told_to(whole, names) or _done_to(whole, names)
    if told is not None:
        return told
    if first:
        return _subject_noun(whole, names) or first_named(whole, names)
    if loose:
        opening = _opening(whole, names)
        if opening is not None:
            return opening
        whole = _noun_alone(whole)
        mentions = made.overlapping(*whole.span)
        names = Names(mentions, not_governed(whole, mentions), names.people)
    told = _listed(whole) if not names.people else _person(whole, names)
    return told or _described(whole.until(relative_start(whole)), names) or whole.unnamed()


def _before_gerund(source: Source) -> Source:
    """A source without what a verb form behind a comma tells that its bearer does, in which others may be named: "Jan
    Tarrow, | odpowiadając Brandt"."""
    words, gerunds = source.phrase, source.wording.speech.gerunds
    if not gerunds or "," not in words:
        return source
    comma = words.index(",")
    if (
        comma + 1 >= len(words)
        or not words[comma + 1].endswith(gerunds)
        or source.sentence.capital[source.start + comma + 1]
    ):
        return source
    before = source.within(source.start, source.start + comma) if comma else source
    named = source.made.people(source.span[0], source.sentence.ends[before.end - 1])
    return before if named else source


def _subject_noun(source: Source, names: Names) -> Speaker | None:
    """Whom the noun for a person means that an article leads and with which a clause begins that names others only aside:
    "L'allenatore si è soffermato sull'infortunio di Asante: «…»"; not the one of whom it tells."""
    words, wording, start = source.sentence.words, source.wording, source.start
    noun = source.behind_article()
    noun += words[noun] == "'"
    if start or noun == start or noun >= source.end or not names.mentions or names.free or not wording.speech.pro_drop:
        return None
    at = bisect_left(source.sentence.starts, names.mentions[0][0])
    if not wording.names_a_person(words[noun]) or at <= noun + _OWNED:
        return None
    alone = source.within(start, noun + 1)
    return of_title(alone) or of_epithet(alone) or source.unnamed()


def _described(source: Source, names: Names) -> Speaker | None:
    """Whom a source means in which no person is named who may speak: it is told beside it, or by its noun."""
    return (
        spoken_through(source, names.mentions)  # "Mer Propre, par la voix de son président Ana Ruiz"
        or described_before(source)  # "Ana Ruiz, | mayor of Bree | said"
        or apposed(source)  # "Ruiz's first wife, Ivana"
        or without_capitals(source)  # "外務省報道官", "وزيرة النقل، سلمى الطويل"
        or between_commas(source)  # "Harbour Trust Chief Executive, Tsanda Gombo,"
        or of_their_body(source)  # "Tsanda Gombo of the Harbour Trust"
        or behind_role(source)  # "the engineer Tomas Arrieta", whom nothing else tells for a person
        or of_spokesperson(source, names.mentions)  # "a spokesman for the port"
        or of_origin(source)  # "the Norwegian"
        or listed_by_kind(source)  # "the unions Nordsea and Altame"
        or named_by_kind(source)  # "the newspaper “Bree Courier”"
        or bodies_named(source, names.free)  # "the Dockers Union and the Ministry of Ferries"
        or named_beside(source)  # "the agency | (EFSA)"
        or _by_noun(source, names)
    )


def _one_of_several(source: Source) -> Speaker | None:
    """The person named behind the comma of "one of them": "said one | of the plaintiffs, Ana Ruiz", "τόνισε ένας | από τους
    ενάγοντες, ο Μιχάλης Βενέρης"."""
    sentence, words, wording, start = source.sentence, source.sentence.words, source.wording, source.start
    if words[start] not in wording.indefinite or start + 2 >= len(words) or words[start + 1] not in wording.prepositions:
        return None
    comma = next((at for at in range(start + 2, min(start + _TITLE, len(words) - 1)) if words[at] in BREAKS), 0)
    if not comma or words[comma] != ",":
        return None
    low, beyond = sentence.starts[comma + 1], sentence.ends[min(comma + _TITLE, len(words) - 1)]
    named = next(iter(source.made.people(low, beyond)), None)
    led = named is not None and (named[0] == low or (words[comma + 1] in wording.definite and comma + 2 < len(words)))
    if named is None or not led or named[0] > sentence.starts[comma + 1 + (named[0] != low)]:
        return None
    return Speaker("named", named[:2], named[2:])


def _not_who_is_named(person: Named, source: Source) -> bool:
    """Whether a phrase has the office of that person and means somebody else: "the deputy mayor", "the mayor's adviser",
    «президент Италии»."""
    words, made = source.phrase, source.made
    return any(
        told(person, words, made)
        for told in (of_another_rank, of_theirs, of_another_place, of_opposition, of_another_branch)
    )


def _by_noun(source: Source, names: Names) -> Speaker | None:
    """Whom nothing but a noun tells, or capitals where there is none."""
    wording = source.wording
    if wants_no_name(source.sentence, source.end, wording):
        return None
    kind = of_kind(source)  # "the company", "the paper"
    if kind is not None:
        return kind
    if not names.free and no_person(source.phrase, wording):
        return of_body(source) or as_spelt(source)
    text = of_text(source, names.mentions)  # "the letter"
    if text is not None or means_several(source.phrase, wording):
        return text
    noun = without_owner(source, names.mentions)
    person = (
        of_age(noun)  # "the 42-year-old"
        or of_title(noun)  # "the minister", who is called so elsewhere
        or of_epithet(noun)  # "the politician", who was spoken of last
    )
    person = of_counterpart(noun, person) or person  # "the Norwegian minister", of her "Norwegian counterpart Ola Vik"
    if person is None:
        return of_body(source) or as_spelt(source)  # "the parliament"; "Nordsand", which no list has
    if _acted_on(source, person):
        return source.unnamed()
    if any(of_another_office(one, source.phrase, source.made) for one in person.entities):
        return None  # "the finance minister", where only that of health is named
    if any(_not_who_is_named(one, source) for one in person.entities):
        return source.unnamed()
    return of_that_land(noun, of_that_party(noun, person))


def _acted_on(source: Source, person: Speaker) -> bool:
    """Whether a noun stands behind the verb of the one named before it in its clause, and so means somebody else: "Ana Ruiz
    met | the neighbour, who said"."""
    sentence, wording, at = source.sentence, source.wording, source.start
    ends = (wording.joiners, wording.opens_clause, wording.relatives)
    while at > 0 and not _parts(sentence.words[at - 1], ends):
        at -= 1
    own = {entity.name for entity in person.entities}
    named = [high for _, high, entity in source.made.people(sentence.starts[at], source.span[0]) if entity.name in own]
    if not named:
        return False
    between = range(bisect_left(sentence.starts, named[-1]), source.start)
    words = [sentence.words[at] for at in between if not sentence.capital[at]]
    if not wording.copulas.isdisjoint(words) or any(phrase_at(sentence, at, wording.professes) for at in between):
        return False  # "Ana Ruiz was | the insider who said", "has become | the first mayor who said"
    return any(word.isalpha() and word not in wording.light for word in words)


def _parts(word: str, ends: tuple[Words, ...]) -> bool:
    """Whether a clause may begin behind a word."""
    return word in BREAKS or any(word in known for known in ends)


# ---------------------------------------------------------------- who is named in it


def _somebodys(source: Source, names: Names) -> Speaker | None:
    """Somebody without a name, where all that is named is whose they are: "говорит отец Адама", "la femme de Villars"."""
    if not names.mentions or names.free:
        return None
    words, wording, start = source.sentence.words, source.wording, source.start
    low, _, entity = names.mentions[0]
    if in_anothers_case(source, names.mentions[0]) or behind_owner(source, names.mentions[0]):
        return source.unnamed()
    name = bisect_left(source.sentence.starts, low)
    relative = len(source.phrase) == _OWNED and owned(words[start], words[start + 1], entity, wording)
    relative = relative and not in_genitive(source)
    return source.unnamed() if relative or (name > start and of_whom(words[name - 1], words[name], wording)) else None


def _told_to(source: Source, names: Names) -> Speaker | None:
    """Whoever goes on, where the one named stands right behind a preposition and a verb: "disse | a Vaudrin"."""
    words, wording, start = source.sentence.words, source.wording, source.start
    if not names.people or not start or words[start] not in wording.prepositions or words[start - 1] not in wording.cues:
        return None
    return goes_on(source.last) if names.people[0][0] == source.sentence.starts[start + 1] else None


def _done_to(source: Source, names: Names) -> Speaker | None:
    """Whoever goes on, where a name that opens its clause in another case than a subject's is the object of the verb behind
    it: "Nowaka | wezwała, by …"; the text has to have it as a subject, too."""
    wording, sentence, start = source.wording, source.sentence, source.start
    if not wording.naming.declines or wording.nouns_capitalised or len(names.people) != 1:
        return None
    low, high, entity = names.people[0]
    if (
        (low, high) != source.span
        or source.behind not in wording.verbs
        or (start and sentence.words[start - 1] not in BREAKS)
    ):
        return None
    surname, text = entity.name.split(" ")[-1], source.made.text
    if text[low:high].endswith(surname) or not possessive(source.made, sentence, names.people[0]):
        return None
    if not any(text.endswith(surname, one, beyond) for one, beyond in entity.mentions):
        return None
    return source.unnamed() if source.last is None or entity in source.last.entities else goes_on(source.last)


def _in_title(source: Source) -> bool:
    """Whether words are the end of what a text or a work is called between marks: "in “Fight over | Selm” admitted"."""
    if source.phrase[-1] not in _MARKS or not _MARKS.isdisjoint(source.phrase[:-1]):
        return False
    ahead = source.sentence.words[max(0, source.start - _TITLE) : source.start]
    return next((word in _MARKS for word in reversed(ahead) if word in _MARKS or word in BREAKS), False)


def _within_text(source: Source) -> Speaker | None:
    """Whoever goes on, where a preposition is written together with a noun for a text, which so tells where something is
    written and no subject: "כתבה במכתב לראש הממשלה"."""
    word, wording = source.sentence.words[source.start], source.wording
    proclitics = wording.naming.naming.proclitics if wording.naming.naming.definite_prefixes else ()
    if not any(word.startswith(one) and word[len(one) :] in wording.documents for one in proclitics):
        return None
    writer = source.made.antecedent(source.sentence.paragraph, source.shown) if source.shown is not None else None
    return goes_on(source.last) if writer is None else Speaker("continued", None, (writer,))


def _opening(source: Source, names: Names) -> Speaker | None:
    """The first one named, where that is at the beginning of words of which more than a noun may be."""
    sentence = source.sentence
    last = sentence.starts[min(source.start + SLACK, source.end - 1)]
    if not names.free or names.free[0][0] > last:
        return None
    low, high, entity = names.free[0]
    if entity.kind == "place" and _where(source, bisect_left(sentence.starts, high)):
        return None
    return Speaker("named" if entity.kind == "person" else "institution", (low, high), (entity,))


def _where(source: Source, end: int) -> bool:
    """Whether a place that ends there tells where, or of where something is, and does not speak as a state: "OSLO (AGL) –
    Jan Tarrow", "Selm, Norway", "the Norway | senator"."""
    words, capital, start = source.sentence.words, source.sentence.capital, source.start
    before = words[start - 1] if start else ""
    if end >= len(words) or before in source.wording.prepositions or (before == "," and capital[start - 2]):
        return True
    word = words[end]
    named = capital[end] and not source.wording.nouns_capitalised
    return named or word in _PARTS or word in DASHES or source.wording.means_a_person(word)


def _noun_alone(source: Source) -> Source:
    """The noun with which words begin that go on: up to the next small word that leads to something else."""
    words, wording = source.sentence.words, source.wording
    ends = (at for at in range(source.start + SLACK, source.end) if _leads_on(words[at], wording))
    return source.within(source.start, next(ends, source.end))


def _leads_on(word: str, wording: Wording) -> bool:
    """Whether a small word leads from a noun to something else, and not to its owner."""
    small = word in wording.prepositions or word in wording.determiners or word in wording.pronouns
    return small and word not in wording.genitives


def _person(source: Source, names: Names) -> Speaker:
    """The people named who may speak, or the government that such a name stands for."""
    ruling = governing(source, names.people[-1])
    if ruling is not None:
        return source.speaker("institution", ruling)
    behalf = names.mentions if not source.wording.spokespersons.isdisjoint(source.phrase) else []
    return of_people(source.sentence, names.people, source.span, behalf, source.made)


def _listed(source: Source) -> Speaker | None:
    """The body with a comma in its name: "the Ministry of Ports, Rivers and Canals"; or one, or the holder of an office,
    that goes on past the end of the source: "a affirmé Médecins | sans frontières"."""
    if "," in source.sentence.words[max(0, source.start - 1) : source.end + 1]:
        listed: Mention | None = source.made.listed_body(*source.span)
        if listed is not None:
            return Speaker("institution", listed[:2], (listed[2],))
    beyond = source.made.body_beyond(source.sentence.starts[source.behind_article()], source.span[1])
    return source.speaker("institution", beyond) if beyond is not None else _holder_behind(source)


def _holder_behind(source: Source) -> Speaker | None:
    """The person behind an office that goes on past what looks like its end: "пояснив голова фракції | «Воля» у міській раді
    Ольга Водрен"; degrees may stand between: "rzeczniczka komendy w Brzezinach | asp. Ada Morwen"."""
    sentence, made = source.sentence, source.made
    if not source.wording.naming.naming.office_endings:
        return None
    begin = sentence.starts[source.start]
    for at, _, person in made.people(sentence.ends[source.end - 1], sentence.ends[-1])[:1]:
        role = (person.role or "").lower()
        behind = begin + len(role)
        told = role and behind < at and made.text[begin:behind].lower() == role
        if told and all(rank[-1] == "." for rank in made.text[behind:at].split()):
            return source.speaker("named", person)
    return None
