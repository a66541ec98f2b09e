"""Whom does a noun for a person mean: "the politician", "der 42-Jährige", "la dirigente"?

Whoever was spoken of last, of whom nothing else is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from depeche.recording.grammar.noun_phrases import pointed_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.ages import before_years, past_years, subject_gender
from depeche.recording.speakers.cast import Cast, Mention, Speaker, deputises, oblique, without_article
from depeche.recording.speakers.offices import (
    fits,
    in_genitive_plural,
    introduces,
    of_another_holder,
    of_another_land,
    of_another_rank,
    of_something_else,
    office_words,
    sole_office,
)
from depeche.recording.speakers.source import Source
from depeche.recording.text.folding import fold
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.text.tokens import split
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_NAMED = 3  # mentions of somebody behind which their party may stand
_LETTERS = 12  # characters in brackets that may be its letters
_NEAR = 2  # paragraphs back in which a noun for somebody may find them
_BARE = 2  # words of a noun phrase for somebody known, where no article tells it: "дипломат", "словацкий министр"
_HEAD = 3  # words behind an article among which its noun stands
_STEM = 5  # letters that two forms of a word share


def of_epithet(source: Source) -> Speaker | None:
    """Whoever was spoken of last, where the noun can only mean a person."""
    phrase = _without_praise(source)
    made, wording, words = source.made, source.wording, phrase.phrase
    member = _of_party_letters(phrase)
    if member is not None:
        return source.speaker("epithet", member)
    years = past_years(words, wording)
    noun = _noun(phrase, years)
    if noun is None or _means_another(phrase, noun):
        return None
    aged = years > 0 or noun[0].isdecimal()
    gender = source.shown or wording.gender(noun) or wording.gender(words[0])
    if aged and gender is None:
        gender = subject_gender(words[0], wording)
    near = _near(phrase, noun, gender, aged=aged)
    person = next((one for one in near if made.may_be(one, gender)), None)
    spoke = source.spoke
    if (
        near
        and gender == "m"
        and wording.speech.generic_masculine
        and source.shown is None
        and not aged
        and near[0] is spoke
    ):
        person = near[0]  # "По словам дипломата": the woman who has just spoken
    if person is None and gender == "m" and wording.speech.generic_masculine and source.shown is None and not aged:
        person = next(iter(near), None)  # "сказала директор"
    if person is None or not person.name or of_another_holder(person, words, made):
        return None if person is None else source.unnamed()
    called = made.called.setdefault(noun, {})  # who has been called so is meant when it comes again
    called[person.name] = called.get(person.name, 0) + 1
    return source.speaker("epithet", person)


def of_that_party(source: Source, found: Speaker) -> Speaker:
    """Whom a noun phrase means that tells a party ("the Labour leader", "le député insoumis"): not somebody whom the text
    tells to be of another, but who is told to be of that one; where nobody near is, nobody."""
    made, known = source.made, source.wording.party_words
    told = _parties_told(source) if known else set()
    own = _party_words(found.entities[0], made) if told and len(found.entities) == 1 else set()
    if own.isdisjoint(known) or not own.isdisjoint(told):
        return found
    member = next((one for one in _spoken_of(source) if not _party_words(one, made).isdisjoint(told)), None)
    if member is not None:
        return source.speaker("epithet", member)
    return found if told.isdisjoint(known) else source.unnamed()  # "EU-Chef" tells no party


# ---------------------------------------------------------------- the noun


def _without_praise(source: Source) -> Source:
    """A noun phrase without what praises somebody before its noun, and without their age behind it."""
    words, wording, start = source.sentence.words, source.wording, source.start
    while source.end - start > _BARE and words[start] in wording.praising:
        start += 1
    phrase = source.part(start, source.end)
    bare = not wording.definite and wording.means_a_person(words[start])
    return before_years(phrase) if len(phrase.phrase) > _BARE and (bare or _suffixed(words[start], wording)) else phrase


def _suffixed(word: str, wording: Wording) -> bool:
    """Whether a noun for a person has its article as its ending: "sprintern", "flyktingen"."""
    if not wording.speech.article_endings:
        return False
    return word in wording.epithets or any(map(wording.names_a_person, without_article(word, wording)))


def _noun(phrase: Source, years: int) -> str | None:
    """The noun for a person in a phrase that points at somebody, what tells an age ending at `years`."""
    words, wording = phrase.phrase, phrase.wording
    behind = _where_nouns_stand(phrase, years)
    noun = next((word for word in behind if wording.names_a_person(word)), None)
    if noun is not None or not behind:
        return noun
    if len(behind) == 1 and behind[0][0].isdecimal() and _ends_as_age(behind[0], wording):
        return behind[0]  # "ο 42χρονος"
    return behind[0] if (years and wording.definite) or wording.offices_meant(words) else None


def _where_nouns_stand(phrase: Source, years: int) -> Sequence[str]:
    """The words among which the noun of a phrase stands that points at somebody; none where it points at nobody."""
    words, wording = phrase.phrase, phrase.wording
    if words[0] in wording.definite:
        begin = _past_elision(words, wording)
        return words[years:] if years else words[begin : begin + _HEAD]
    if phrase.owner:
        return words[phrase.owner : phrase.owner + _HEAD]  # "Frankreichs früherer Präsident"
    if years and wording.speech.article_endings:
        return words[years:]  # "92-åringen"
    if pointed_at(phrase.sentence, phrase.start, wording):
        return words[years : years + _HEAD]  # "a detta della | dirigente"
    if len(words) > _BARE or (wording.definite and not _suffixed(words[0], wording)):
        return ()
    return words


def _past_elision(words: Sequence[str], wording: Wording) -> int:
    """The word behind an article and the first of two compounds with one end: "die Hafen- und | Umweltministerin"."""
    for at in range(2, min(_HEAD + 1, len(words) - 1)):
        if words[at - 1] == "-" and words[at] in wording.joiners:
            return at + 1
    return 1


def _ends_as_age(word: str, wording: Wording) -> bool:
    return wording.naming.facts(word).folded.endswith(wording.naming.aged_endings)


def _means_another(phrase: Source, noun: str) -> bool:
    """Whether a noun means somebody else than who was spoken of last: whose name or owner is told, or who is new."""
    words, wording = phrase.phrase, phrase.wording
    if not wording.nouns_capitalised and _names_more(phrase):
        return True  # a name follows, whosoever's it is
    if (
        introduces(words, wording)
        or _just_introduced(phrase, noun)
        or in_genitive_plural(phrase.sentence, phrase.start, noun, wording)
    ):
        return True
    if not wording.definite and noun in wording.persons and words[-1] != noun:
        return True  # "урядник відомства": one of those it has
    if noun in wording.told_offices or any(_told_office(word, noun, wording) for word in words):
        return True  # whoever is the judge, the police chief, "голова громади" has been called so, or stays unnamed
    return not (wording.his.isdisjoint(words) and wording.hers.isdisjoint(words))  # "il suo allenatore": of whoever it was


def _told_office(word: str, noun: str, wording: Wording) -> bool:
    """Whether a noun and a word before it or behind it are an office that is told of whoever has it."""
    return f"{word} {noun}" in wording.told_offices or f"{noun} {word}" in wording.told_offices


def _just_introduced(phrase: Source, noun: str) -> bool:
    """Whether one of that noun, who is new, was spoken of in the sentences right before: "an organizer met them. … the
    organizer said"."""
    made, wording = phrase.made, phrase.wording
    if not wording.indefinite or phrase.phrase[0] not in wording.definite or len(phrase.phrase) > _BARE:
        return False
    last = bisect_left(made.sentences, phrase.sentence.start, key=_start)
    for sentence in made.sentences[max(0, last - _NEAR) : last + 1]:
        words = sentence.words
        ends = words.index(noun) if noun in words and sentence is not phrase.sentence else 0
        if ends and words[ends - 1] in wording.indefinite:
            return not made.people(sentence.ends[ends], sentence.ends[min(ends + _NAMED, len(words) - 1)])
    return False


def _start(sentence: Sentence) -> int:
    return sentence.start


def _names_more(phrase: Source) -> bool:
    """Whether a capital stands behind the first word that is no office's, body's, place's or people's: "the head of the Onu"
    has none."""
    sentence, wording = phrase.sentence, phrase.wording
    capital = [
        sentence.starts[at]
        for at in range(phrase.start + 1, phrase.end)
        if sentence.capital[at] and not _told_by_office(sentence.words[at], wording)
    ]
    if not capital:
        return False
    inside = phrase.made.overlapping(sentence.starts[phrase.start + 1], sentence.ends[phrase.end - 1])
    known = [(low, high) for low, high, entity in inside if entity.kind != "person"]
    return not all(any(low <= at < high for low, high in known) for at in capital)


def _told_by_office(word: str, wording: Wording) -> bool:
    """Whether a word with a capital may belong to an office: "ministrul | Educației"."""
    facts = wording.naming.facts(word)
    if facts.demonym or facts.folded in wording.naming.portfolios:
        return True
    return wording.names_a_person(word) or wording.naming.is_common(facts)


# ---------------------------------------------------------------- who was spoken of


def _near(phrase: Source, noun: str, gender: Gender | None, *, aged: bool) -> list[Named]:
    """Those spoken of near whom a noun may mean, the last one first."""
    made, wording, words = phrase.made, phrase.wording, phrase.phrase
    near = _spoken_of(phrase)
    office = sole_office(noun, wording)
    same = _of_the_same(words, noun, near, made) if office is None else []
    pointed = words[0] in wording.speech.demonstratives
    if same:
        near = same
    elif aged:  # of another age than those of whom one is told
        told = {one.name for years, one in made.ages.items() if len(years) > 1}
        near = [one for one in near if one.name not in told and not _of_another_office(one, noun, wording)]
    elif office is not None:
        near = _may_be(
            office, near, made, of_something=_tells_of_what(words, noun, wording) or _introduced_so(words, noun, wording)
        )
    elif not pointed and (noun in wording.trade_nouns or noun not in wording.epithets):
        near = _of_trade(noun, near, gender, phrase)
        small = not phrase.sentence.capital[phrase.end - 1]  # "глава сельсовета", but "prezes TVP" may be whoever was named
        complement = noun not in wording.epithets or (words[-1] != noun and small)
        if complement and not wording.offices_meant(words) and _introduced_so(words, noun, wording):
            near = [one for one in near if fits(noun, one, made)]
    if noun in wording.adherents:
        near = _of_party(noun, near, made)
    near = [one for one in near if not _of_another_people(one, words, made)]
    near = [one for one in near if not of_another_rank(one, words, made)]
    if phrase.owner:
        near = [one for one in near if not of_another_land(one, phrase)]
    subject = _subject(words, noun, wording) if near and not pointed else []
    return [one for one in near if not of_something_else(one, subject, made)] if subject else near


def _spoken_of(phrase: Source) -> list[Named]:
    """Those spoken of near and who alone is named, but for who is named behind a preposition in the same sentence: "after
    talks with Ruiz, | the minister said"."""
    made, sentence, prepositions = phrase.made, phrase.sentence, phrase.wording.prepositions
    near = list(_people_near(phrase))
    if made.only is not None:
        near.append(made.only)
    before = made.people(sentence.start, sentence.starts[phrase.start]) if phrase.start else ()
    if before and QUOTED in sentence.words[: phrase.start]:
        near = [*_before_quotation(phrase, before), *near]
    apart = {one.name for low, _, one in before if sentence.words[bisect_left(sentence.starts, low) - 1] in prepositions}
    return [one for one in near if one.name not in apart] if apart else near


def _before_quotation(phrase: Source, before: Sequence[Mention]) -> list[Named]:
    """The subject that announces the quotation behind which a noun for them stands: "Ruiz added: “…”, the minister said"."""
    sentence = phrase.sentence
    first = sentence.words.index(QUOTED)
    told = [one for one in before if one[1] <= sentence.starts[first] and not oblique(phrase.made, sentence, one)]
    return [told[0][2]] if told else []


def _people_near(phrase: Source) -> Iterator[Named]:
    """The persons spoken of near, the last one first."""
    paragraph = phrase.sentence.paragraph
    recent = ((where, one) for where, one in reversed(phrase.made.recent) if one.kind == "person")
    return (one for where, one in recent if paragraph - where <= _NEAR)


def _of_the_same(words: Sequence[str], noun: str, near: list[Named], made: Cast) -> list[Named]:
    """Those of whose office that noun is another form ("dyrektor", "dyrektorka"), else those that are something of the same
    as the phrase tells ("dyrektor szpitala", "szefowa szpitala"), where a language declines."""
    wording = made.wording
    if not wording.naming.declines or wording.nouns_capitalised:
        return []
    behind = [word for word in _behind(words, noun) if len(word) >= _STEM and not wording.naming.facts(word).known]
    offices = [(one, office_words(one, made)) for one in near]
    alike = [one for one, office in offices if any(_form_of(noun, office, at) for at in range(len(office)))]
    return alike or [one for one, office in offices if not set(behind).isdisjoint(office)]


def _behind(words: Sequence[str], noun: str) -> Sequence[str]:
    return words[words.index(noun) + 1 :] if noun in words else ()


def _form_of(noun: str, office: Sequence[str], at: int) -> bool:
    """Whether a noun goes on a word of somebody's office, who is no deputy of such a one: "dyrektor", "dyrektorka"."""
    return len(office[at]) >= _STEM and noun.startswith(office[at]) and not deputises(office, at)


def _of_another_office(person: Named, noun: str, wording: Wording) -> bool:
    """Whether somebody of an age is called what a person with an office is not: "Mayor Ruiz … the 19-year-old student"."""
    if person.role is None or noun in wording.naming.naming.aged_nouns:
        return False  # "der 44-Jährige" calls nobody anything
    return wording.names_a_person(noun) and noun not in person.role.lower()


def _introduced_so(words: Sequence[str], noun: str, wording: Wording) -> bool:
    """Whether a phrase without an article tells more than its noun, as who is new is told: "sołtys Orlenu", "сільський
    староста"; not by a word for a people or one that praises."""
    if wording.definite or not wording.naming.declines or not wording.naming.naming.capitals:
        return False
    told = (word for word in words if word != noun and word.isalpha() and word not in wording.praising)
    facts = [wording.naming.facts(word) for word in told if word not in wording.light]
    return bool(facts) and not any(one.demonym or any(place.kind == "place" for place in one.known) for one in facts)


def _tells_of_what(words: Sequence[str], noun: str, wording: Wording) -> bool:
    """Whether a phrase tells of what its noun is, as who is new is told: "the mayor of Orlen", "burmistrz Orlenu"; not of
    which country, whose heads are known to all."""
    light, facts = wording.light, wording.naming.facts
    told = [facts(word) for word in _behind(words, noun) if word.isalpha() and word not in light]
    return bool(told) and not any(one.demonym or any(place.kind == "place" for place in one.known) for one in told)


def _may_be(noun: str, near: Sequence[Named], made: Cast, *, of_something: bool) -> list[Named]:
    """Those of whom an office may be told that only one has: whose own office is another word for it; else, where it is told
    without what it is of, who have none and are named most."""
    fit, bare = [], []
    for person in near:
        if not made.offices.get(person.name) and not _titled(person, made):
            bare.append(person)
        elif fits(noun, person, made):
            fit.append(person)
    if of_something and len({person.name for person in near}) > 1:
        return fit
    often = max((len(person.mentions) for person in bare), default=0)
    return fit or [person for person in bare if len(person.mentions) == often]


def _titled(person: Named, made: Cast) -> bool:
    """Whether a title before a name tells what somebody is, and not only whose: "Minister Ruiz" is no mayor."""
    wording = made.wording
    return any(wording.names_a_person(word) and word not in wording.entourage for word in office_words(person, made))


def _of_trade(noun: str, near: list[Named], gender: Gender | None, phrase: Source) -> list[Named]:
    """Those of whom a trade may be told: who have one that is akin, as senators and presidents both are politicians.

    Where the nearest of that gender has another, only who is named in that paragraph with no trade at all.
    """
    made, wording = phrase.made, phrase.wording
    called = wording.trades.get(wording.trade(noun), frozenset((noun,)))
    nearest = next((one for one in near if made.may_be(one, gender)), None)
    if nearest is None or not called.isdisjoint(made.trades.get(nearest.name, called)):
        return near
    here = {person.name for where, person in made.recent if where == phrase.sentence.paragraph}
    return [person for person in near if person.name in here and person.name not in made.trades]


def _of_another_people(person: Named, words: Iterable[str], made: Cast) -> bool:
    """Whether a phrase tells a people and the text calls that person by another one only: "o Presidente norvalês" is not who
    is called "homólogo português"."""
    facts = made.wording.naming.facts
    told = [word[:_STEM] for word in words if facts(word).demonym]
    own = [word[:_STEM] for word in office_words(person, made) if facts(word).demonym] if told else []
    return bool(own) and set(told).isdisjoint(own)


def _subject(words: Sequence[str], noun: str, wording: Wording) -> list[str]:
    """The nouns and adjectives that tell what somebody is head of: "le responsable du syndicat national"; none of one word,
    which may stand for any: "the leader of the party", "le chef de la diplomatie norvégienne"."""
    behind = _behind(words, noun)
    if not behind or behind[0] not in wording.genitives:
        return []
    told = [word for word in behind if len(word) >= _STEM and word not in wording.light]
    told = [word for word in told if not wording.naming.facts(word).demonym]
    return told if len(told) > 1 else []


# ---------------------------------------------------------------- parties


def _of_party_letters(phrase: Source) -> Named | None:
    """The last person of a party whose letters are in a noun for its adherents: "der SPDler", "de VVD'er"."""
    words, made, wording = phrase.phrase, phrase.made, phrase.wording
    letters = _letters("".join(words[1:]), wording) if words[0] in wording.definite else ""
    if not letters:
        return None
    return next((one for one in _people_near(phrase) if letters in _party_words(one, made)), None)


def _letters(noun: str, wording: Wording) -> str:
    ending = next((one for one in wording.speech.adherent_endings if noun.endswith(one)), "")
    letters = noun.removesuffix(ending)
    return letters if ending and 1 < len(letters) <= _LETTERS else ""


def _of_party(noun: str, near: list[Named], made: Cast) -> list[Named]:
    """Those whom the text tells to be of the party of whose adherents that is a noun: by its letters, its name or a noun for
    them; else those of whom it tells no party."""
    party = made.wording.adherents[noun]
    told = [(one, _party_words(one, made)) for one in near]
    members = [one for one, words in told if not words.isdisjoint(party)]
    return members or [one for one, words in told if words.isdisjoint(made.wording.party_words)]


def _parties_told(source: Source) -> set[str]:
    """What tells of somebody the party that a noun phrase tells: by an adherent, or a party's letters or name."""
    told: set[str] = set()
    sentence, text, adherents = source.sentence, source.made.text, source.wording.adherents
    for at in range(source.start, source.end):
        word = fold(sentence.words[at])
        small = text[sentence.starts[at] + 1 : sentence.ends[at]].islower()  # no letters of a party, as "AfD" are
        if not word.isalpha() or (small and sentence.words[at] not in adherents):
            continue
        told.add(word)
        told.update(*(party for noun, party in adherents.items() if noun == sentence.words[at] or word in party))
    return told


def _party_words(person: Named, made: Cast) -> set[str]:
    """What tells somebody's party: affiliation, office ("SPD-Chef"), letters in brackets behind the name ("(R-Selm)")."""
    office = made.offices.get(person.name) or person.role or ""
    words = {fold(person.affiliation or ""), *split(fold(office))}
    for _, end in person.mentions[:_NAMED]:
        if made.text.startswith(" (", end):
            words.update(split(fold(made.text[end + 2 : end + 2 + _LETTERS].partition(")")[0]))[:1])
    return words
