"""Whom does an office mean: "the minister", "der Chef der Behörde"? Whoever the text calls so elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depeche.model import EntityKind
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import DEPUTIES, RANKS, Cast, Speaker, deputises
from depeche.recording.speakers.source import Source
from depeche.recording.text.sentences import Sentence
from depeche.recording.text.tokens import split
from depeche.recording.words.declension import office_cases
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_BARE = 2  # words of a noun phrase for somebody known, where no article tells it: "дипломат", "словацкий министр"
_GENDERS = 2  # words for one office, a man's and a woman's
_INDEFINITE = 7  # words of one among which an "a" may stand
_STEM = 5  # letters that two forms of a word share
_AKIN = 4  # letters that a land and the adjective of it share, at least


def of_title(source: Source) -> Speaker | None:
    """ "The minister": the person whom the text calls so elsewhere."""
    made, wording, words = source.made, source.wording, source.phrase
    suffixed = bool(wording.speech.article_endings) and len(words) == 1  # "ministern"
    points = suffixed or source.points
    if not points and (source.start > 0 or not wording.names_a_person(words[0])):
        return None  # a headline has no articles
    nouns = [word for word in words if word.isalpha() and len(word) > 2 and word not in wording.prepositions]
    if not nouns or introduces(words, wording):
        return None
    if any(in_genitive_plural(source.sentence, source.start, noun, wording) for noun in nouns):
        return None
    offices = wording.offices_meant(words)
    told = bool(offices) or not wording.has_roles or any(tells_office(word, wording) for word in nouns)
    if not told and (nouns[-1] not in made.heads or len(words) > _BARE):
        return None
    person = _described(source, nouns, offices)
    if person is None and points:  # not "Politiker kritisierten …": nobody told before
        person = made.holder(offices, source.shown)
        if person is not None and of_another_place(person, words, made):
            return None
    if person is None or not _bears(person, nouns, offices, made) or of_another_holder(person, words, made):
        return None
    if source.owner and of_another_land(person, source):
        return None
    if of_another_rank(person, words, made):
        return None
    if not offices and not _headed_alike(person, words, made):
        return None
    return source.within(source.start, source.end).speaker("title", person)


def _headed_alike(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether the noun of an office of something describes that person, and not only what it is of: "the organizer of the
    rally against Tarrow" is nobody of Tarrow's."""
    wording = made.wording
    of = next((at for at, word in enumerate(words) if word in wording.genitives), 0)
    head = next((word for word in reversed(words[:of]) if tells_office(word, wording)), None)
    if head is None:
        return True
    if made.describes(head, person, None):
        return bool(office_words(person, made))  # else only their clause tells it, and of what is not known
    if made.described((head,)) is not None:
        return False  # somebody else is one
    facts, portfolios = wording.naming.facts, wording.naming.portfolios
    more = (word for word in words[of:] if word in portfolios or not (facts(word).known or facts(word).demonym))
    return any(made.describes(word, person, None) for word in more if word not in wording.light)


def tells_office(word: str, wording: Wording) -> bool:
    """Whether a noun is for a person or for one who speaks for others."""
    return wording.names_a_person(word) or word in wording.spokespersons


def introduces(words: Sequence[str], wording: Wording) -> bool:
    """Whether an "a" opens the phrase or stands inside it, which so points at nobody ("bakanlıktan bir yetkili"), or where
    somebody new is: "meydandaki garson"."""
    new = wording.naming.naming.new_endings
    if new and len(words) > 1 and words[0].endswith(new):
        return True
    return words[0] not in wording.definite and not wording.indefinite.isdisjoint(words[:_INDEFINITE])


def in_genitive_plural(sentence: Sentence, start: int, noun: str, wording: Wording) -> bool:
    """Whether a noun for a man has an article that only a subject has, or several in the genitive, and is no subject: "nach
    Angaben | der Hacker"."""
    words = sentence.words
    if words[start] not in wording.nominatives or start < _BARE or wording.gender(noun) != "m":
        return False
    told = any(one.cue.noun for one in wording.cues.get(words[start - 1], ()))
    return told and words[start - 2] in wording.prepositions and words[start] not in wording.indefinite


def _described(source: Source, nouns: Sequence[str], offices: Sequence[frozenset[str]]) -> Named | None:
    """The person whom those nouns describe elsewhere, who is told to be nothing else."""
    made, wording, words = source.made, source.wording, source.phrase
    likely = next((gender for word in words if (gender := wording.gender(word)) is not None), None)
    if likely == "m" and wording.speech.generic_masculine:
        likely = None
    ambiguous = likely == "f" and wording.naming.declines and not wording.nouns_capitalised
    if ambiguous and any(office_cases(noun, wording.naming) for noun in nouns):
        likely = None  # "według ministra", as a woman's office may be written, too
    person = made.described((word for word in nouns if word not in wording.determiners), source.shown, likely)
    if person is None or of_another_place(person, words, made):
        return None
    return person if offices or not wording.naming.declines or _headed(person, nouns, likely, made) else None


def of_another_place(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells a country or city and the office of that person tells another: "глава МЗС Украины" is not the
    "глава МЗС РФ"."""
    told = _places(words, made)
    own = _places(office_words(person, made), made) if told else set()
    return bool(own) and told.isdisjoint(own)


def of_another_office(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells of what an office is, and that person's is of something else: "the finance minister" is not the
    "minister of health", nor "the mayor of Orlen" that of Selm."""
    wording, own = made.wording, office_words(person, made)
    told = [(_portfolios(words, wording), _portfolios(own, wording))]
    if any(word in own and tells_office(word, wording) for word in words):
        told += [(_named(words, kind, made), _named(own, kind, made)) for kind in ("place", "organisation")]
    return any(theirs and mine and theirs.isdisjoint(mine) for theirs, mine in told)


def of_another_rank(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells of the deputy of who holds that person's office, or of a predecessor as somebody else is
    called: "le vice-ministre" is not the minister, nor "the former mayor" the mayor."""
    wording = made.wording
    told = [word for word in words if word in wording.not_in_office or _rank(word, wording)]
    own = office_words(person, made) if told else ()
    if not own or any(word in own or made.describes(word, person, None) for word in told):
        return False
    offices = [bare for word in words if tells_office(bare := word.removeprefix(_rank(word, wording)), wording)]
    if not any(_is(word, person, own, made) for word in offices):
        return False
    return any(word in wording.deputies or _rank(word, wording) in DEPUTIES or made.called.get(word) for word in told)


def _rank(word: str, wording: Wording) -> str:
    """What makes a word the office of a deputy or a predecessor, written together with it: "expresidente"."""
    rank = next((prefix for prefix in RANKS if word.startswith(prefix)), "")
    return rank if rank and tells_office(word.removeprefix(rank), wording) else ""


def of_opposition(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells of the opposition, and that person governs: "the opposition leader" is no minister."""
    opposed, own = made.wording.speech.opposed, office_words(person, made)
    if not opposed or not any(word.startswith(opposed) for word in words):
        return False
    governs = not made.wording.sole_offices.isdisjoint(own)
    return governs and not any(word.startswith(opposed) for word in own)


def of_another_branch(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells of what somebody is the director or the head, and that person's office is another: "the general
    director" is no "finance director", nor "the president of the court" the president."""
    speech, own = made.wording.speech, office_words(person, made)
    told = _begun(words, speech.branches)
    mine = _begun(own, speech.branches) if told else told
    if told and mine and told.isdisjoint(mine):
        return True
    organs = [word for word in words if word.startswith(speech.organs)]
    if not organs or not own or not any(_is(word, person, own, made) for word in words if tells_office(word, made.wording)):
        return False
    theirs = (*own, *split((person.affiliation or "").lower()))
    return _begun(organs, speech.organs).isdisjoint(_begun(theirs, speech.organs)) and not any(
        made.describes(word, person, None) for word in organs
    )


def _begun(words: Iterable[str], stems: Sequence[str]) -> set[str]:
    """The stems with which one of those words begins."""
    return {stem for word in words for stem in stems if word.startswith(stem)}


def of_theirs(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase only tells of whom somebody is by that person's office: "the president's adviser", "le conseiller du
    président"."""
    wording, own = made.wording, office_words(person, made)
    head, owner = _head_and_owner(words, wording)
    if not any(tells_office(word, wording) for word in head):
        return False  # "the president's answer"
    if not any(_tells_holder(word, wording) and _is(word, person, own, made) for word in owner):
        return False
    if any(len(word) > _BARE and word not in wording.light and _is(word, person, own, made) for word in head):
        return False
    return not set(wording.offices_meant(words)) - set(wording.offices_meant(owner))


def _tells_holder(word: str, wording: Wording) -> bool:
    """Whether a word is for whoever has an office, its genitive too."""
    if word in wording.naming.portfolios:
        return False  # "o titular da Defesa"
    return wording.names_a_person(word) or word.endswith(wording.speech.genitive_marks or ("\0",))


def _head_and_owner(words: Sequence[str], wording: Wording) -> tuple[Sequence[str], Sequence[str]]:
    """What a noun phrase tells somebody to be, and of whom; the latter empty where it tells of nobody."""
    if not wording.naming.naming.heads_last:
        of = next((at for at in range(1, len(words)) if words[at] in wording.genitives), len(words))
        return words[:of], words[of + 1 :]
    marks = wording.speech.genitive_marks or ("\0",)
    for at in range(len(words) - 2, -1, -1):
        if wording.owns(words, at) or words[at].endswith(marks):
            return words[at + 1 :], words[: at + 1]
    return words, ()


def _is(word: str, person: Named, own: Sequence[str], made: Cast) -> bool:
    return word in own or made.describes(word, person, None)


def _named(words: Iterable[str], kind: EntityKind, made: Cast) -> set[str]:
    """The places or bodies whose names one of those words closes."""
    return {one.name for word in words if (one := made.surnames.get(word)) is not None and one.kind == kind}


def _portfolios(words: Iterable[str], wording: Wording) -> set[str]:
    """For what those words tell an office to be, by a few letters: "minister of | heal|th", "Bundes|finan|zminister"."""
    naming = wording.naming
    folded = [naming.facts(word).folded for word in words]
    if naming.naming.compounds:
        roles = tuple(naming.portfolio_roles)
        folded += [one for word in folded if word.endswith(roles) for one in naming.portfolios if one[:_AKIN] in word]
    return {word[:_AKIN] for word in folded if word in naming.portfolios}


def of_another_land(person: Named, source: Source) -> bool:
    """Whether a place owns a noun phrase, and that person is told to be of another people: "Spaniens Präsident" is not "der
    französische Präsident"."""
    peoples = {word[:_AKIN] for word in office_words(person, source.made) if source.wording.tells_a_people(word)}
    return bool(peoples) and peoples.isdisjoint(word[:_AKIN] for word in source.phrase[: source.owner])


def _places(words: Iterable[str], made: Cast) -> set[str]:
    """The places of which one of those words is the name, by their keys."""
    known = (one for word in words for one in made.wording.naming.facts(word).known if len(one.words) == 1)
    return {one.key for one in known if one.kind == "place"}


def _headed(person: Named, nouns: Sequence[str], likely: Gender | None, made: Cast) -> bool:
    """Whether a noun for a person among those words describes that person: "житель Орлена" is not the "мэр Орлена"."""
    heads = [noun for noun in nouns if made.wording.names_a_person(noun)]
    return not heads or any(made.describes(noun, person, likely) for noun in heads) or _both_speak(person, heads, made)


def _both_speak(person: Named, heads: Sequence[str], made: Cast) -> bool:
    """Whether a noun and somebody's office are both for one who speaks for others."""
    speak = made.wording.spokespersons
    return not speak.isdisjoint(heads) and not speak.isdisjoint(split(made.offices.get(person.name, "")))


def _bears(person: Named, nouns: Sequence[str], offices: Sequence[frozenset[str]], made: Cast) -> bool:
    """Whether that person is told to have the office among those nouns, where it is one that only one has.

    "prezydent USA" is no diplomat whom the text calls one "z USA".
    """
    if offices or person.name not in made.titled:
        return True
    office = next((noun for noun in nouns if sole_office(noun, made.wording)), None)
    if office is None or fits(office, person, made):
        return True
    held = made.described((office,))
    return held is not None and (held == person or person.name in made.called.get(office, ()))


def of_another_holder(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether the office among those words is only told of that person as one that they had, by whatever word, that they
    stand in for, or that somebody has whom they work for: "the mayor" is no "former mayor", nor the "mayor's chief of
    staff"."""
    wording, own = made.wording, office_words(person, made)
    if not wording.not_in_office.isdisjoint(words):
        return False
    told = [at for at, word in enumerate(own) if word in words and wording.names_a_person(word)]
    if not told and own and not wording.not_in_office.isdisjoint(own):
        # "міський голова" is no "колишній мер"; but "the diplomat", who may have one of several, is a deputy minister too
        meant = wording.offices_meant(words)
        several = len(meant) > _GENDERS and not wording.epithets.isdisjoint(words)
        return (bool(meant) and not several) or any(sole_office(word, wording) for word in words)
    return bool(told) and all(_not_theirs(own, at, wording) for at in told)


def _not_theirs(office: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether an office, as one word of what somebody is, is another's: behind "former", behind "of", before "'s"."""
    if not wording.not_in_office.isdisjoint(office[max(0, at - 1) : at + 2]):
        return True
    return at > 0 and office[at - 1] in wording.genitives


# ---------------------------------------------------------------- what somebody's office tells of them


def office_words(person: Named, made: Cast) -> tuple[str, ...]:
    """The words of somebody's office, as the text tells it first."""
    return split(made.offices.get(person.name) or person.role or "")


def sole_office(noun: str, wording: Wording) -> str | None:
    """That noun in its base form, where it is an office that nobody has who is told to be something else."""
    forms = (noun, *(wording.naming.facts(noun).forms if wording.naming.declines else ()))
    return next((form for form in forms if form in wording.sole_offices), None)


def fits(noun: str, person: Named, made: Cast) -> bool:
    """Whether an office is another form of a person's own, or another word for it."""
    words = office_words(person, made)
    akin = any(
        word.startswith(noun[:_STEM]) or (word.endswith(noun) and not word.startswith(DEPUTIES))
        for at, word in enumerate(words)
        if not deputises(words, at)
    )
    return akin or any(noun in office for office in made.wording.offices_meant(words))


def of_something_else(person: Named, subject: Sequence[str], made: Cast) -> bool:
    """Whether that person is told to be something, and nothing of that subject."""
    office = made.offices.get(person.name) or person.role
    if not office:
        return False
    told = {word[:_AKIN] for word in split(f"{office} {person.affiliation or ''}")}
    return told.isdisjoint(word[:_AKIN] for word in subject)
