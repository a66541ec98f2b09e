"""The subject that stands behind its verb: "said Vaudrin", "erklärte am Montag die Ministerin", "dijo a Efe Ana Ruiz"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.addressees import behind_told, behind_whom
from depeche.recording.grammar.attributes import past_attribute
from depeche.recording.grammar.clause_bounds import past_bracket
from depeche.recording.grammar.cues import goes_on, past_letters, phrase_at
from depeche.recording.grammar.noun_phrases import BREAKS, article, capitals_before, named_apposition, noun_end
from depeche.recording.text.sentences import DASHES, Sentence
from depeche.recording.words.wording import Wording

_FULL_NAME = 2  # words of a name that stands without an article
_SHORT_ASIDE = 6  # items of an aside, its commas included
_PORTFOLIO = 8  # items that tell what an office is for
_ASIDE = 9  # items of one that a preposition or an article opens
_FAR = 16  # items behind a verb in which an article tells its subject
_YEAR = 4  # digits of one
_DAY = 2  # digits of a day of the month
_LATE = 10  # items behind a verb in which its subject must come


def subject_behind(sentence: Sentence, start: int, wording: Wording) -> tuple[int, int] | None:
    """The subject behind its verb, from `start` on: "said Vaudrin", "dit-elle", "erklärte am Montag die Ministerin"."""
    words, total = sentence.words, len(sentence.words)
    begin = _behind_letters(sentence, _behind_aside(sentence, start, wording))
    start, day = _behind_light(sentence, begin, wording)
    if start < total and wording.naming.declines and not (wording.nouns_capitalised or wording.naming.naming.offices_behind):
        start = behind_told(sentence, start, begin, wording)
    start = behind_whom(sentence, start, wording)
    too = start + 1 < total and words[start] in wording.joiners and not wording.definite
    if too and _addressed(sentence, start + 1, wording):
        start += 1  # "уточнил и Бродин"
    alone = start < total and words[start] in wording.pronouns and not _counts(sentence, start, wording)
    if alone and (wording.nouns_capitalised or not wording.leads_noun(words[start : start + 2])):
        return (start, start + 1)
    infinitive = _infinitives(sentence, begin, wording)
    if infinitive and infinitive <= start:
        return None  # "spiega di aver scritto"
    late = _nominative(sentence, start, wording)
    if not late and not wording.definite:
        late = _behind_circumstances(sentence, begin, start, wording)
    start = late or _behind_prepositions(sentence, begin, start, day, wording)
    if not start or (0 < infinitive < start and not late):
        return None
    if start < total and (words[start] in wording.oblique or infinitive_at(sentence, start, wording)):
        return None  # "dijo | tener pruebas"
    return _extent(sentence, start, wording)


def _behind_letters(sentence: Sentence, at: int) -> int:
    """The item behind letters that stand before an office: "и. о. | директора"."""
    return past_letters(sentence.words, at) if at < len(sentence.words) and not sentence.capital[at] else at


def _behind_light(sentence: Sentence, begin: int, wording: Wording) -> tuple[int, int]:
    """Where what parts a verb from its subject ends, adverbs, days, asides and whom it is told; and where the last day ends
    in it, or 0: "precisó luego, ante las cámaras, | Ana Ruiz"."""
    words, total = sentence.words, len(sentence.words)
    start, day = begin, 0
    while start < total and _behind_letters(sentence, start) == start:  # "сказав у вівторок | в. о. директора"
        past = past_day(sentence, start, wording)
        if past:
            start = day = past
        elif (
            words[start] in wording.hyphens
            or _light(sentence, start, wording)
            or _oblique(sentence, start, wording)
            or _from_inside(sentence, start, begin, wording)
        ):
            start += 1
        else:
            break
    if start == begin:
        return start, day
    pointed = start < total and words[start - 1] in wording.prepositions and words[start] in wording.determiners
    if pointed and not wording.definite and words[start + 1 : start + 2] and not wording.is_body(words[start + 1]):
        return start - 1, day  # "Odniósł się | w ten sposób do …"
    start = _behind_letters(sentence, start)
    if words[start : start + 1] == [","]:
        start = _behind_aside(sentence, start, wording, named=True)
    return start, day


def _behind_prepositions(sentence: Sentence, begin: int, start: int, day: int, wording: Wording) -> int:
    """Where a subject stands behind prepositions and their nouns, which an article or a full name shows: "erklärte am Montag
    | die Ministerin", "dijo a Efe | Ana Ruiz"; `start` where none stands there, 0 where nobody stands behind."""
    words, total = sentence.words, len(sentence.words)
    limit = min(total, begin + _LATE)
    while start < total and words[start] in wording.prepositions:
        if (start == day and words[start] in wording.determiners) or article(sentence, start, wording):
            break
        if start == begin and _several(sentence, start, wording):
            break
        low = start = start + 1
        while start < limit and words[start] not in BREAKS:
            if words[start] in wording.determiners and words[start - 1] not in wording.prepositions:
                break
            if start > low and _names_another(sentence, low, start, wording):
                break
            start += 1
        if start >= limit or words[start] in BREAKS:
            beyond = _name_before(sentence, low, start, wording)
            if not beyond and start < total:
                beyond = _behind_aside(sentence, start, wording, named=True)
            return beyond if beyond != start else 0
    return start


def _extent(sentence: Sentence, start: int, wording: Wording) -> tuple[int, int] | None:
    """The subject that begins there, with a bracket and the name behind its office; None where it can be none."""
    words, total = sentence.words, len(sentence.words)
    start = past_attribute(sentence, start, wording) or start
    end = noun_end(sentence, start, wording)
    if _manner(sentence, start, end, wording) or _in_a_case(sentence, start, end, wording):
        return None
    while end - 1 > start and words[end - 1] in wording.adverbs and not sentence.capital[end - 1]:
        end -= 1
    if end <= start or end >= total:
        return (start, end) if end > start else None
    if end == start + 1 and words[start] in wording.definite and words[end] in wording.adverbs:
        return None  # "recordó el domingo"
    bracket = past_bracket(sentence, end)  # "the agency (IAEO), Ana Ruiz,"
    end = bracket if 0 < bracket < total else end
    beyond = _past_another(sentence, end, wording) if words[end] == "," and sentence.capital[end - 1] else 0
    if beyond:
        return (start, beyond)
    comma = end if words[end] == "," else _past_portfolio(sentence, start, end, wording)
    comma = comma or _past_second_place(sentence, start, end, wording)
    return (start, (named_apposition(sentence, comma, wording) if comma else 0) or end)


def _names_another(sentence: Sentence, low: int, at: int, wording: Wording) -> bool:
    """Whether a full name stands there that what begins at `low`, behind a preposition, neither governs nor describes."""
    words, capital = sentence.words, sentence.capital
    if wording.nouns_capitalised or not (capital[at] and at + 1 < len(words) and capital[at + 1]):
        return False
    before = words[at - 1]
    if before in wording.prepositions or before in wording.determiners or before in wording.joiners:
        return False
    return wording.naming.facts(words[at]).given and not any(map(wording.names_a_person, words[low:at]))


def _light(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word only parts a verb from its subject; not one that leads an article: "à | l'Agence", "à | la presse"."""
    words, word = sentence.words, sentence.words[at]
    if word not in wording.adverbs or word in wording.determiners:
        return False
    if word not in wording.prepositions or at + 1 >= len(words):
        return True
    behind = words[at + 1]
    if sentence.capital[at + 1] and words[at - 1] not in wording.hyphens and not wording.nouns_capitalised:
        return False  # "afirma ao | Diário do Porto", whose word some adverbs have, too: "ao todo"
    if word in wording.contracted and not (behind in wording.adverbs or behind in BREAKS or behind in wording.determiners):
        return False  # "ha dicho al | alcalde", "ha detto dal | palco", but "al respecto"
    return not (behind in wording.definite or (behind in wording.his and behind not in wording.adverbs))


def _oblique(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a small word tells whom something is said to or how: "řekl | novinářům", "dodal | stručně"."""
    endings = wording.speech.oblique_endings
    if not endings or sentence.capital[at] or not sentence.words[at].endswith(endings):
        return False
    return not wording.names_a_person(sentence.words[at])


def _in_a_case(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether the last word of a phrase shows that none of it is a subject, where that bears its case or a postposition
    follows: "mondta | a Partos elleni meccs után", "sanoo | radion haastattelussa"."""
    naming = wording.naming.naming
    if not naming.last_declined or end <= start:
        return False
    words, last = sentence.words[start:end], sentence.words[end - 1]
    named = any(sentence.capital[at] and wording.naming.facts(sentence.words[at]).given for at in range(start, end))
    if named or wording.mean_somebody(words[:-1]):
        return False  # "sanoo liiton puheenjohtaja Outi Rantakivi Rannikkosanomille"
    if last in wording.postpositions:
        return True
    endings = naming.addressee_endings if sentence.capital[end - 1] else wording.speech.oblique_endings
    return bool(endings) and last.endswith(endings)


def _past_portfolio(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """The comma behind what an office is for: "le porte-parole libéral | en matière de santé, Ana Ruiz"; 0: none."""
    words = sentence.words
    if words[end] not in wording.prepositions or not wording.mean_somebody(words[start:end]):
        return 0
    comma = next((at for at in range(end, min(end + _PORTFOLIO, len(words))) if words[at] in BREAKS), 0)
    return comma if comma and words[comma] == "," else 0


def _past_another(sentence: Sentence, comma: int, wording: Wording) -> int:
    """Where the second of two ends who speak together, an aside behind the first: "Ana Ruiz, 19 ans, | et Luc Brandt"; 0:
    nobody does."""
    words, capital, total = sentence.words, sentence.capital, len(sentence.words)
    if wording.nouns_capitalised:
        return 0
    closing = next((at for at in range(comma + 2, min(total - 2, comma + _ASIDE)) if words[at] == ","), 0)
    if not closing or words[closing + 1] not in wording.joiners:
        return 0
    aside = words[comma + 1 : closing]
    if any(word in wording.cues or word in wording.auxiliaries or word in BREAKS for word in aside):
        return 0
    end = noun_end(sentence, closing + 2, wording)
    named = end > closing + 3 and capital[end - 1] and capital[end - 2]
    return end if named and (end >= total or words[end] in BREAKS) else 0


def _past_second_place(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """The comma behind a place of two names that an office is of: "ο δήμαρχος Σέλμης | – Ευρώπου, Ilse Vaudrin"; or 0."""
    words, capital = sentence.words, sentence.capital
    if words[end] not in DASHES or end + 2 >= len(words) or not (capital[end - 1] and capital[end + 1]):
        return 0
    comma = noun_end(sentence, end + 1, wording)
    return comma if comma < len(words) and words[comma] == "," and wording.mean_somebody(words[start:end]) else 0


def _nominative(sentence: Sentence, start: int, wording: Wording) -> int:
    """Where a subject stands behind other phrases, in a language whose articles tell one before names too: "σχολίασε για τον
    σεισμό | ο καθηγητής"; 0: it does not."""
    if not (wording.nominatives and wording.naming.naming.names_behind_articles):
        return 0
    words, total = sentence.words, len(sentence.words)
    for at in range(start, min(start + _FAR, total - 1)):
        if words[at] in BREAKS:
            return 0
        if words[at] in wording.nominatives and _addressed(sentence, at + 1, wording):
            return at
    return 0


def _manner(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether those items tell only how somebody speaks who needs no name: "λέει | κουνώντας το κεφάλι"."""
    gerunds = wording.speech.gerunds
    if not (gerunds and wording.speech.pro_drop and start < end and sentence.words[start].endswith(gerunds)):
        return False
    return not (any(sentence.capital[start:end]) or wording.mean_somebody(sentence.words[start:end]))


def _counts(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a pronoun stands before a noun for people, which it counts: "said one resident"."""
    words = sentence.words
    return words[at] in wording.others and at + 1 < len(words) and _people(words[at + 1], wording)


def _several(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word that may be a preposition is the article of several: "avancent | des chercheurs"."""
    words = sentence.words
    plural = words[at] in wording.determiners and words[at] not in wording.definite
    return plural and at + 1 < len(words) and _people(words[at + 1], wording)


def _people(word: str, wording: Wording) -> bool:
    return wording.means_a_person(word) or word in wording.collectives


def _from_inside(sentence: Sentence, at: int, begin: int, wording: Wording) -> bool:
    """Whether a preposition opens the body inside which several speak: "apuntan desde | el ministerio", "repiten en |
    Moncloa"."""
    words = sentence.words
    inside = words[at] in wording.speaks_in and at == begin
    if not (inside or words[at] in wording.speaks_from) or not wording.subject_is_plural(words[max(0, begin - 2) : begin]):
        return False
    return not inside or _names_body(sentence, at + 1, wording)


def _names_body(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a body stands there that closes its clause, known or told by its head."""
    words, total = sentence.words, len(sentence.words)
    end = noun_end(sentence, at, wording)
    if end < total and words[end] not in BREAKS:
        return False
    noun = at + (at < end and words[at] in wording.determiners)
    if noun >= end or not any(sentence.capital[noun:end]):
        return False
    facts = wording.naming.facts(words[noun])
    return facts.body or any(known.kind == "organisation" for known in facts.known)


def _behind_aside(sentence: Sentence, start: int, wording: Wording, *, named: bool = False) -> int:
    """The item behind what parts a verb from its subject between commas: "lâche, dépitée, | Ana Ruiz".

    `named`: a name must stand behind it: "a lancé à ses partisans, samedi à Nîmes, | la candidate Ana Ruiz".
    """
    words = sentence.words
    if words[start : start + 1] != [","]:
        return start
    end = next((at for at in range(start + 2, min(len(words), start + _ASIDE)) if words[at] == ","), 0)
    aside = words[start + 1 : end]
    if not end or end + 1 >= len(words) or not BREAKS.isdisjoint(aside):
        return start
    opens = aside[0] in wording.prepositions or aside[0] in wording.definite
    noun = end + 1 + (words[end + 1] in wording.definite and end + 2 < len(words))
    past = 0 if named else past_day(sentence, start + 1, wording)
    day = not named and (aside[0] in wording.days or past >= end)
    if past > end + 1 and words[past - 1] == "," and past < len(words):  # "a declarat, marți, 3 mai, | Aurica Tudose"
        end = past - 1
        noun = end + 1 + (words[end + 1] in wording.definite and end + 2 < len(words))
    if day and words[end + 1] in wording.prepositions:  # "a declarat, marți, la Bree, | Aurica Tudose"
        beyond = _behind_aside(sentence, end, wording)
        return beyond if beyond > end else start
    if day:  # "a declarat, marți, | ministrul de Interne Aurica Tudose"
        told = sentence.capital[noun] or words[noun] in wording.titles or wording.names_a_person(words[noun])
    elif opens or named:  # "spune, cu ochii în lacrimi, | Aurica Tudose", "| primarul Aurica Tudose"
        led = (
            aside[0] in wording.prepositions and words[noun] in wording.indefinite
        )  # "a spus, cu lacrimi în ochi, | o vecină"
        noun += led and noun + 1 < len(words)
        told = named_apposition(sentence, end, wording) > end + _FULL_NAME or wording.names_a_person(words[noun])
        told = told or (led and _people(words[noun], wording))
    elif any(sentence.capital[start + 1 : end]) or end - start >= _SHORT_ASIDE or _bare(aside[0], wording):
        return start
    else:
        told = sentence.capital[end + 1] or words[end + 1] in wording.definite or wording.names_a_person(words[end + 1])
    return end + 1 if told else start


def _bare(word: str, wording: Wording) -> bool:
    """Whether no aside opens with that word."""
    return word in wording.light or word in wording.auxiliaries or word in wording.cues


def _name_before(sentence: Sentence, low: int, end: int, wording: Wording) -> int:
    """Where a full name begins that ends at `end`, behind a preposition's noun: "a este diario | Juan Pérez"; 0: none."""
    words, capital = sentence.words, sentence.capital
    if not wording.speech.inverts:
        return 0  # "…, Ilse Vaudrin, the mayor, said in an interview at Selmer Bay."
    if wording.nouns_capitalised:
        return _given_name_before(sentence, low, end, wording)
    at = capitals_before(sentence, low, end, wording)
    if at == end:
        return 0
    facts = wording.naming.facts
    for given in range(at + 1, end - 1):  # "a Canale Nord | Ada Morven"
        if facts(words[given]).given and capital[given + 1] and not facts(words[at]).given:
            return given
    office = wording.names_a_person(words[at]) and not all(capital[at:end])  # "con il Capo dello Stato Varni"
    if words[at - 1] in wording.prepositions or words[at - 1] in wording.determiners or at == low:
        at += 1  # "all'Ansa | Ada Morven"
    elif wording.names_a_person(words[at - 1]) and (
        words[at - 2] in wording.definite or words[at - 2] in wording.contracted
    ):
        return 0  # "añadió tras la reunión con la alcaldesa Ana Ruiz", "ha reprochado al alcalde Luis Ruiz"
    if office:
        return 0
    return at if end - at >= _FULL_NAME else 0


def _given_name_before(sentence: Sentence, low: int, end: int, wording: Wording) -> int:
    """The same where all nouns have capitals, and only a given name tells where it begins: "sagte in Selm | Ada Morven"."""
    words, capital = sentence.words, sentence.capital
    at = end - 1
    while at > low and (capital[at] or words[at] in wording.naming.particles):
        if capital[at] and wording.naming.facts(words[at]).given and not wording.naming.facts(words[at - 1]).given:
            while at - 1 > low and wording.names_a_person(words[at - 1]):
                at -= 1  # "sagte vor dem Rat | Bürgermeister Jan Tarrow"
            led = words[at - 1] in wording.prepositions or words[at - 1] in wording.determiners
            return 0 if led or end - at < _FULL_NAME else at
        at -= 1
    return 0


def _behind_circumstances(sentence: Sentence, begin: int, start: int, wording: Wording) -> int:
    """Where a subject stands behind a preposition and its noun, without articles: "відповів на критику | міністр".

    Only a noun for a person in the form of a subject shows it, or a full name that ends the clause; 0 for none.
    """
    words, capital, total = sentence.words, sentence.capital, len(sentence.words)
    low = start - (start > begin and words[start - 1] in wording.prepositions)
    if low >= total or words[low] not in wording.prepositions:
        return 0
    cased = wording.naming.declines and wording.naming.naming.capitals
    for at in range(low + 2, min(total, begin + _LATE)):
        if words[at] in BREAKS:
            return 0
        if words[at - 1] in wording.prepositions:
            continue
        if words[at] in wording.epithets or words[at] in wording.spokespersons:
            return at
        if cased and not capital[at] and wording.naming.is_body(words[at]):
            return at  # "przekazała w komunikacie | ambasada Armelii"
        named = capital[at] and not capital[at - 1] and at + 1 < total and capital[at + 1]
        ends = at + 2 >= total or words[at + 2] in BREAKS
        ends = ends or (at + 3 < total and words[at + 2] in wording.joiners and capital[at + 3])  # "… Ана Руис и Ян Орло"
        if named and not wording.names_a_person(words[at - 1]) and ends:
            return at
    return 0


def past_day(sentence: Sentence, start: int, wording: Wording) -> int:
    """The item behind a day that parts a verb from its subject: "aseguró este jueves | el fiscal", "aseguró este jueves,
    4 de mayo, | el fiscal", "aseguró la noche del jueves | que"; 0 where none does."""
    words, total = sentence.words, len(sentence.words)
    if start >= total:
        return 0
    at = _past_small(words, start, wording)
    if at == start and words[at] not in wording.days and words[at] not in wording.time_units and not words[at].isdecimal():
        return 0  # as mostly
    if at + 1 < total and words[at] in wording.time_units and words[at + 1] in wording.genitives:
        start = at + 1
        at = _past_small(words, start, wording)
    for first in range(start, min(at + 1, total)):
        size = phrase_at(sentence, first, wording.days) if words[first] in wording.days else 0
        if size and not goes_on(sentence, first + size):  # "Tuesday's deal" is no day
            return _past_date(sentence, first + size, wording) or first + size
    return _past_date(sentence, at, wording, month=True) if at < total and words[at].isdecimal() else 0


def _past_small(words: Sequence[str], at: int, wording: Wording) -> int:
    """The item behind an article and a preposition, or either."""
    most = min(at + 2, len(words) - 1)
    while at < most and (
        words[at] in wording.determiners or words[at] in wording.prepositions or words[at] in wording.oblique
    ):
        at += 1
    return at


def past_month(sentence: Sentence, start: int, wording: Wording) -> int:
    """The item behind a month or a year and its preposition: "ordered in July 2018 | the transfer", "en 2018 |"; 0: none."""
    words, total = sentence.words, len(sentence.words)
    at = start
    while at < min(start + 2, total) and (words[at] in wording.prepositions or words[at] in wording.determiners):
        at += 1
    if at == start or at >= total:
        return 0
    if words[at].isdecimal():
        return at + 1 if len(words[at]) == _YEAR else 0
    if words[at] not in wording.months:
        return 0
    at += 1
    year = at + (at < total and words[at] in wording.genitives)
    return year + 1 if year < total and words[year].isdecimal() and len(words[year]) == _YEAR else at


def _past_date(sentence: Sentence, at: int, wording: Wording, *, month: bool = False) -> int:
    """The item behind the day of the month that stands there, in brackets, between commas or alone: "(4)", ", 4 de mayo,",
    "4 mai"; 0 where none does. `month`: it needs one."""
    words, total = sentence.words, len(sentence.words)
    closing = {"(": ")", ",": ","}.get(words[at], "") if at < total else ""
    number = at + bool(closing)
    if number + 1 >= total or not words[number].isdecimal() or len(words[number]) > _DAY:
        return 0
    end = number + 1 + (words[number + 1] == ".")
    named = end + (end < total and words[end] in wording.genitives)
    if named < total and words[named] in wording.months:
        end, month = named + 1, False
    if month or end >= total:
        return 0
    if closing:
        return end + 1 if words[end] == closing else 0
    return end if words[end] in wording.determiners or words[end] in BREAKS or words[end - 1] in wording.months else 0


def _infinitives(sentence: Sentence, begin: int, wording: Wording) -> int:
    """Where an infinitive begins soon behind a verb and so what is said: "racconta alla Rai di aver …"; 0: nowhere."""
    words, endings = sentence.words, wording.speech.infinitive_endings
    if not endings or wording.nouns_capitalised:
        return 0
    for at in range(begin, min(begin + 10, len(words) - 1)):
        if words[at] in BREAKS:
            return 0
        if words[at] in wording.infinitive_markers and words[at + 1].endswith(endings):
            return at
    return 0


def infinitive_at(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether an infinitive stands there, in a language that tells one by its ending: "dijo | tener pruebas"."""
    endings, word = wording.speech.infinitive_endings, sentence.words[at]
    if not (endings and wording.speech.inverts) or wording.nouns_capitalised or sentence.capital[at]:
        return False
    known = word in wording.closed and word not in wording.auxiliaries  # as "por", "ayer", "hier"
    return word.endswith(endings) and not known and not wording.mean_somebody((word,))


def _addressed(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a name, a form of address or an office stands there."""
    word = sentence.words[at]
    return sentence.capital[at] or word in wording.titles or wording.names_a_person(word)
