"""Whom does a noun for a person mean: an office ("the minister"), an age, an epithet ("the politician")?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from depeche.model import Span
from depeche.recording.grammar.noun_phrases import pointed_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.belonging import means_several
from depeche.recording.speakers.cast import DEPUTIES, Cast, Speaker, deputises, without_article
from depeche.recording.text.folding import fold
from depeche.recording.text.sentences import Sentence
from depeche.recording.text.tokens import split
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_NAMED = 3  # mentions of somebody behind which their party may stand
_LETTERS = 12  # characters in brackets that may be its letters
_NEAR = 2  # paragraphs back in which a noun for somebody may find them
_BARE = 2  # words of a noun phrase for somebody known, where no article tells it: "дипломат", "словацкий министр"
_AGED = 7  # words of a noun phrase that tells an age
_STEM = 5  # letters that two forms of a word share
_AKIN = 4  # letters that a land and the adjective of it share, at least


def of_title(sentence: Sentence, start: int, end: int, made: Cast, shown: Gender | None = None) -> Speaker | None:
    """ "The minister": the person whom the text calls so elsewhere."""
    wording = made.wording
    words = sentence.words[start:end]
    nouns = [word for word in words if word.isalpha() and len(word) > 2 and word not in wording.prepositions]
    definite = bool(wording.definite)
    pointed = pointed_at(sentence, start, wording)
    if not nouns or means_several(words, wording) or _introduces(words, wording):
        return None
    suffixed = bool(wording.speech.article_endings) and end - start == 1  # "ministern"
    if definite and not pointed and not suffixed and (start > 0 or not wording.names_a_person(words[0])):
        return None  # a headline has no articles
    offices = wording.offices_meant(words)
    told = bool(offices) or any(wording.names_a_person(word) or word in wording.spokespersons for word in nouns)
    told = told or (suffixed and any(map(wording.names_a_person, without_article(words[0], wording))))
    if wording.has_roles and not told and (nouns[-1] not in made.heads or end - start > _BARE):
        return None
    likely = next((gender for word in words if (gender := wording.gender(word)) is not None), None)
    likely = None if wording.speech.generic_masculine and likely == "m" else likely
    person = made.described((word for word in nouns if word not in wording.determiners), shown, likely)
    if person is not None and (_of_another_place(person, words, made) or not _headed(person, nouns, offices, likely, made)):
        person = None
    if person is None and (pointed or suffixed or not definite):  # not "Politiker kritisierten …": nobody told before
        person = made.holder(offices, shown)
    if person is None or not _bears(person, nouns, offices, made) or _of_another_people(person, nouns, made):
        return None
    return Speaker("title", (sentence.starts[start], sentence.ends[end - 1]), (person,))


def of_age(sentence: Sentence, start: int, end: int, span: Span, made: Cast) -> Speaker | None:
    """ "Der 42-Jährige", "the 42-year-old": whoever is told to be so old, else the only one who can be."""
    words, wording = sentence.words[start:end], made.wording
    first = int(words[0] in wording.definite)
    pointed = pointed_at(sentence, start, wording)
    if len(words) > _AGED or (wording.definite and not pointed and not wording.speech.article_endings):
        return None
    if not made.ages and not (len(words) > first and words[first].isdecimal()):
        return None
    behind = words[first + 1] if len(words) > first + 1 else ""
    aged = behind == "-" or wording.naming.facts(behind).folded in wording.naming.age_words
    if not aged and "-" not in words and not any(map(wording.means_a_person, words)):
        return None
    person = next((made.ages[word] for word in words if word in made.ages), None)
    if person is None and aged and words[first].isdecimal():
        person = _of_untold_age(words, sentence.paragraph, made)
    return Speaker("epithet", span, (person,)) if person is not None else None


def _of_untold_age(words: Sequence[str], paragraph: int, made: Cast) -> Named | None:
    """The one person whom the article names, just before, where it tells neither their age nor what they are: a mayor told
    before is no "19-year-old student"."""
    noun, article = words[-1], made.wording.gender(words[0]) or _of_subject(words[0], made.wording)
    if noun in made.wording.naming.naming.aged_nouns:  # it calls nobody anything else
        return _last_of(made.wording.gender(noun) or article, paragraph, made)
    person = made.only
    if person is None or made.ages or not made.recent or made.recent[-1][1] != person:
        return None
    if paragraph - made.recent[-1][0] > 1 or person.role or person.name in made.titled or person.name in made.offices:
        return None
    told = next((gender for word in words if (gender := made.wording.gender(word)) is not None), None)
    return person if told is None or made.gender(person) in (told, None) else None


def _last_of(gender: Gender | None, paragraph: int, made: Cast) -> Named | None:
    """The person spoken of last, just before, who may be of that gender and whose age is not told."""
    told = {one.name for one in made.ages.values()}
    for where, one in reversed(made.recent):
        if paragraph - where > _NEAR or not one.name:
            return None
        if one.kind == "person" and one.name not in told and (gender is None or made.gender(one) in (gender, None)):
            return one
    return None


def of_epithet(sentence: Sentence, start: int, end: int, span: Span, made: Cast, shown: Gender | None) -> Speaker | None:
    """ "The politician", "der 42-Jährige": whoever was spoken of last, where the noun can only mean a person."""
    wording = made.wording
    while end - start > _BARE and sentence.words[start] in wording.praising:
        start += 1
    if end - start > _BARE and _suffixed(sentence.words[start], wording):
        end = _before_years(sentence.words, start, end, wording)
    words = sentence.words[start:end]
    if words[0] in wording.definite and (letters := _adherent(words, wording)):
        spoken_of = (one for where, one in reversed(made.recent) if sentence.paragraph - where <= _NEAR)
        member = next((one for one in spoken_of if one.kind == "person" and letters in _party_words(one, made)), None)
        if member is not None:
            return Speaker("epithet", span, (member,))
    aged = _aged(words, wording)
    if words[0] in wording.definite:
        behind = words[1:4] if not aged else words[aged:]
    elif aged and wording.speech.article_endings:
        behind = words[aged:]  # "92-åringen"
    elif pointed_at(sentence, start, wording):
        behind = words[aged:][:3]  # "a detta della | dirigente"
    elif end - start > _BARE or (wording.definite and not _suffixed(words[0], wording)):
        return None
    else:
        behind = words
    noun = next((word for word in behind if wording.names_a_person(word)), None)
    if noun is None and len(behind) == 1 and behind[0][0].isdecimal():
        aged = int(wording.naming.facts(behind[0]).folded.endswith(wording.naming.aged_endings or ("\0",)))
        noun = behind[0] if aged else None  # "ο 42χρονος"
    if noun is None and wording.definite and (aged or _suffixed(words[0], wording)):
        noun = behind[0]
    if noun is None and wording.offices_meant(words):
        noun = behind[0]
    if noun is None or (not wording.nouns_capitalised and _names_more(sentence, start + 1, end, made)):
        return None  # a name follows, whosoever's it is
    if means_several(words, wording) or _introduces(words, wording):
        return None
    if not wording.definite and noun in wording.persons and words[-1] != noun:
        return None  # "урядник відомства": one of those it has
    if noun in wording.told_offices or any(f"{one} {noun}" in wording.told_offices for one in behind if one != noun):
        return None  # whoever is the judge, the police chief has been called so, or stays unnamed
    if not wording.his.isdisjoint(words) or not wording.hers.isdisjoint(words):
        return None  # "il suo allenatore": of whoever was spoken of
    gender = shown or wording.gender(noun) or wording.gender(words[0])
    if aged and gender is None:
        gender = _of_subject(words[0], wording)
    recent = ((where, one) for where, one in reversed(made.recent) if one.kind == "person")
    near = [person for where, person in recent if sentence.paragraph - where <= _NEAR]
    near += [made.only] if made.only is not None else []
    near = _without_opening(sentence, start, near, made)
    sole = _sole(noun, wording)
    same = _of_the_same(words, noun, near, made) if sole is None else []
    if same:
        near = same
    elif aged:  # of another age than those of whom one is told
        told = {one.name for years, one in made.ages.items() if len(years) > 1}
        near = [one for one in near if one.name not in told and not _of_another_office(one, noun, wording)]
    elif sole is not None:
        near = _may_be(sole, near, made)
    elif (noun in wording.trade_nouns or noun not in wording.epithets) and words[0] not in wording.speech.demonstratives:
        near = _of_trade(noun, near, gender, sentence, made)
    if noun in wording.adherents:
        near = _of_party(noun, near, made)
    near = [one for one in near if not _of_another_people(one, words, made)]
    if near and words[0] not in wording.speech.demonstratives and (subject := _subject(words, noun, wording)):
        near = [one for one in near if not _of_something_else(one, subject, made)]
    fits = (one for one in near if gender is None or made.gender(one) in (gender, None))
    person = next(fits, None)
    if person is None and gender == "m" and wording.speech.generic_masculine and shown is None and not aged:
        person = next(iter(near), None)  # "сказала директор"
    if person is None or not person.name:
        return None if person is None else Speaker("unnamed", span)
    called = made.called.setdefault(noun, {})  # who has been called so is meant when it comes again
    called[person.name] = called.get(person.name, 0) + 1
    return Speaker("epithet", span, (person,))


def _of_the_same(words: Sequence[str], noun: str, near: list[Named], made: Cast) -> list[Named]:
    """Those of whose office that noun is another form ("dyrektor", "dyrektorka"), else those that are something of the same
    as the phrase tells ("dyrektor szpitala", "szefowa szpitala"), where a language declines."""
    wording = made.wording
    if not wording.naming.declines or wording.nouns_capitalised:
        return []
    behind = words[words.index(noun) + 1 :] if noun in words else ()
    behind = [word for word in behind if len(word) >= _STEM and not wording.naming.facts(word).known]
    offices = [(one, split((made.offices.get(one.name) or one.role or "").lower())) for one in near]
    alike = [one for one, office in offices if any(_form_of(noun, office, at) for at in range(len(office)))]
    return alike or [one for one, office in offices if not set(behind).isdisjoint(office)]


def _form_of(noun: str, office: Sequence[str], at: int) -> bool:
    """Whether a noun goes on a word of somebody's office, who is no deputy of such a one: "dyrektor", "dyrektorka"."""
    return len(office[at]) >= _STEM and noun.startswith(office[at]) and not deputises(office, at)


def _of_subject(article: str, wording: Wording) -> Gender | None:
    """The gender that the article of a subject shows: "der 44-Jährige"."""
    if article in wording.speech.masculine_subjects:
        return "m"
    return "f" if article in wording.speech.feminine_subjects else None


def _of_party(noun: str, near: list[Named], made: Cast) -> list[Named]:
    """Those whom the text tells to be of the party of whose adherents that is a noun: by its letters, its name or a noun for
    them; else those of whom it tells no party."""
    parties = made.wording.adherents
    told = [(one, _party_words(one, made)) for one in near]
    members = [one for one, words in told if not words.isdisjoint(parties[noun])]
    return members or [one for one, words in told if all(words.isdisjoint(party) for party in parties.values())]


def _adherent(words: Sequence[str], wording: Wording) -> str:
    """The letters of a party in a noun for one of its adherents: "der SPDler", "de VVD'er"; "" where it is none."""
    noun = "".join(words[1:])
    ending = next((one for one in wording.speech.adherent_endings if noun.endswith(one)), "")
    letters = noun[: len(noun) - len(ending)] if ending else ""
    return letters if 1 < len(letters) <= _LETTERS else ""


def _party_words(person: Named, made: Cast) -> set[str]:
    """What tells somebody's party: affiliation, office ("SPD-Chef"), letters in brackets behind the name ("(R-Selm)")."""
    office = made.offices.get(person.name) or person.role or ""
    words = {fold(person.affiliation or ""), *split(fold(office))}
    for _, end in person.mentions[:_NAMED]:
        if made.text.startswith(" (", end):
            words.update(split(fold(made.text[end + 2 : end + 2 + _LETTERS].partition(")")[0]))[:1])
    return words


def _without_opening(sentence: Sentence, start: int, near: list[Named], made: Cast) -> list[Named]:
    """Those who are not named behind a preposition in the same sentence: "after talks with Ruiz, | the minister said"."""
    words, prepositions = sentence.words, made.wording.prepositions
    before = made.people(sentence.start, sentence.starts[start]) if start and near else ()
    apart = {one.name for low, _, one in before if words[bisect_left(sentence.starts, low) - 1] in prepositions}
    return [one for one in near if one.name not in apart] if apart else near


def _of_another_office(person: Named, noun: str, wording: Wording) -> bool:
    """Whether somebody of an age is called what a person with an office is not: "Mayor Ruiz … the 19-year-old student"."""
    if person.role is None or noun in wording.naming.naming.aged_nouns:
        return False  # "der 44-Jährige" calls nobody anything
    return wording.names_a_person(noun) and noun not in person.role.lower()


def _aged(words: Sequence[str], wording: Wording) -> int:
    """Where what tells an age goes on behind its number: "the 92-|year-old", "92-|åringen"; 0 where none is told."""
    at = next((at for at, word in enumerate(words[:_AGED]) if word == "-" and at and words[at - 1].isdecimal()), 0)
    if not at or at + 1 == len(words):
        return 0
    told = "".join(words[at + 1 :]).endswith(wording.naming.aged_endings) or words[at + 1] in wording.epithets
    told = told or "".join(words[at + 1 : at + 4]).endswith(wording.naming.aged_endings)  # "the 21-year-old sprinter"
    return at + 1 if told else 0


def _before_years(words: Sequence[str], start: int, end: int, wording: Wording) -> int:
    """Where a noun ends behind which its bearer's age stands: "sportiva | de 42 de ani"; else `end`."""
    number = next((at for at in range(start + 1, end) if words[at].isdecimal()), 0)
    told = number > start + 1 and wording.naming.facts(words[end - 1]).folded in wording.naming.age_words
    return start + 1 if told and all(words[at] in wording.prepositions for at in range(start + 1, number)) else end


def _suffixed(word: str, wording: Wording) -> bool:
    """Whether a noun for a person has its article as its ending: "sprintern", "flyktingen"."""
    if not wording.speech.article_endings:
        return False
    return word in wording.epithets or any(map(wording.names_a_person, without_article(word, wording)))


def _introduces(words: Sequence[str], wording: Wording) -> bool:
    """Whether an "a" opens the phrase or stands inside it, which so points at nobody ("bakanlıktan bir yetkili"), or where
    somebody new is: "meydandaki garson"."""
    new = wording.naming.naming.new_endings
    if new and len(words) > 1 and words[0].endswith(new):
        return True
    return words[0] not in wording.definite and not wording.indefinite.isdisjoint(words[:_AGED])


def _names_more(sentence: Sentence, start: int, end: int, made: Cast) -> bool:
    """Whether a capital stands there that is no office's, body's, place's or people's: "the head of the Onu" has none."""
    known = [
        mention
        for mention in made.overlapping(sentence.starts[start], sentence.ends[end - 1])
        if mention[2].kind != "person"
    ]
    return any(
        sentence.capital[at]
        and not made.wording.names_a_person(sentence.words[at])
        and not made.wording.naming.facts(sentence.words[at]).demonym
        and not made.wording.naming.is_common(made.wording.naming.facts(sentence.words[at]))  # "ministrul Educației"
        and made.wording.naming.facts(sentence.words[at]).folded not in made.wording.naming.portfolios
        and not any(low <= sentence.starts[at] < high for low, high, _ in known)
        for at in range(start, end)
    )


def _bears(person: Named, nouns: Sequence[str], offices: Sequence[frozenset[str]], made: Cast) -> bool:
    """Whether that person is told to have the office among those nouns, where it is one that only one has.

    "prezydent USA" is no diplomat whom the text calls one "z USA".
    """
    wording = made.wording
    sole = next((noun for noun in nouns if _sole(noun, wording)), None)
    if sole is None or offices or person.name not in made.titled:
        return True
    held = made.described((sole,))
    return (held is not None and (held == person or person.name in made.called.get(sole, ()))) or bool(
        _fits(sole, person, made)
    )


def _of_another_people(person: Named, nouns: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells a people and the text calls that person by another one only: "o Presidente norvalês" is not who
    is called "homólogo português"."""
    naming = made.wording.naming
    told = [noun[:_STEM] for noun in nouns if naming.facts(noun).demonym]
    own = (
        [word[:_STEM] for word in split(made.offices.get(person.name) or person.role or "") if naming.facts(word).demonym]
        if told
        else []
    )
    return bool(own) and set(told).isdisjoint(own)


def _of_another_place(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells a country or city and the office of that person tells another: "глава МЗС Украины" is not the
    "глава МЗС РФ"."""
    told = _places(words, made)
    own = _places(split(made.offices.get(person.name) or person.role or ""), made) if told else set()
    return bool(own) and told.isdisjoint(own)


def _places(words: Iterable[str], made: Cast) -> set[str]:
    """The places of which one of those words is the name, by their keys."""
    known = (one for word in words for one in made.wording.naming.facts(word).known if len(one.words) == 1)
    return {one.key for one in known if one.kind == "place"}


def _headed(
    person: Named, nouns: Sequence[str], offices: Sequence[frozenset[str]], likely: Gender | None, made: Cast
) -> bool:
    """Whether a noun for a person among those words describes that person: "житель Орлена" is not the "мэр Орлена"."""
    heads = [noun for noun in nouns if made.wording.names_a_person(noun)]
    speak = made.wording.spokespersons
    if (
        not (made.wording.naming.declines and heads)
        or offices
        or not (speak.isdisjoint(heads) or speak.isdisjoint(split(made.offices.get(person.name) or "")))
    ):
        return True
    return any(made.describes(noun, person, likely) for noun in heads)


def _subject(words: Sequence[str], noun: str, wording: Wording) -> list[str]:
    """The nouns and adjectives that tell what somebody is head of: "le responsable du syndicat national"; none of one word,
    which may stand for any: "the leader of the party", "le chef de la diplomatie norvégienne"."""
    behind = words[words.index(noun) + 1 :] if noun in words else ()
    if not behind or behind[0] not in wording.genitives:
        return []
    told = [word for word in behind if len(word) >= _STEM and word not in wording.light and word not in wording.determiners]
    told = [word for word in told if not wording.naming.facts(word).demonym]
    return told if len(told) > 1 else []


def speaks_for_another(person: Named, words: Sequence[str], made: Cast) -> bool:
    """Whether a phrase tells whom somebody speaks for, and the office of that person tells another: "la porte-parole du
    gouvernement" is no "porte-parole de la mairie"."""
    wording = made.wording
    theirs = [word for word in words if wording.is_body(word) or word in wording.governments]
    own = any(map(wording.is_body, split(made.offices.get(person.name) or "")))
    return bool(theirs) and own and _of_something_else(person, theirs, made)


def _of_something_else(person: Named, subject: Sequence[str], made: Cast) -> bool:
    """Whether that person is told to be something, and nothing of that subject."""
    office = made.offices.get(person.name) or person.role
    if not office:
        return False
    told = {word[:_AKIN] for word in split(f"{office} {person.affiliation or ''}")}
    return told.isdisjoint(word[:_AKIN] for word in subject)


def _fits(noun: str, person: Named, made: Cast) -> bool:
    """Whether an office is another form of a person's own, or another word for it."""
    words = split(made.offices.get(person.name, ""))
    akin = any(
        word.startswith(noun[:_STEM]) or (word.endswith(noun) and not word.startswith(DEPUTIES))
        for at, word in enumerate(words)
        if not deputises(words, at)
    )
    return akin or any(noun in office for office in made.wording.offices_meant(words))


def _may_be(noun: str, near: Sequence[Named], made: Cast) -> list[Named]:
    """Those of whom an office may be told that only one has: whose own office is another word for it; else who have
    none and are named most."""
    fit, bare = [], []
    for person in near:
        if not made.offices.get(person.name):
            if not (person.role or "").lower().startswith(DEPUTIES):
                bare.append(person)
        elif _fits(noun, person, made):
            fit.append(person)
    often = max((len(person.mentions) for person in bare), default=0)
    return fit or [person for person in bare if len(person.mentions) == often]


def _of_trade(noun: str, near: list[Named], gender: Gender | None, sentence: Sentence, made: Cast) -> list[Named]:
    """Those of whom a trade may be told: who have one that is akin, as senators and presidents both are politicians.

    Where the nearest of that gender has another, only who is named in that paragraph with no trade at all.
    """
    called = made.wording.trades.get(made.wording.trade(noun), frozenset((noun,)))
    nearest = next((one for one in near if gender is None or made.gender(one) in (gender, None)), None)
    if nearest is None or not called.isdisjoint(made.trades.get(nearest.name, called)):
        return near
    here = {person.name for where, person in made.recent if where == sentence.paragraph}
    return [person for person in near if person.name in here and person.name not in made.trades]


def _sole(noun: str, wording: Wording) -> str | None:
    """That noun in its base form, where it is an office that nobody has who is told to be something else."""
    forms = (noun, *(wording.naming.facts(noun).forms if wording.naming.declines else ()))
    return next((form for form in forms if form in wording.sole_offices), None)
