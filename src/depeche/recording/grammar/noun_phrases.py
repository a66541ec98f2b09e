"""Where does a noun phrase of a sentence begin and end? Told by the closed classes of words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depeche.recording.grammar.cues import phrase_at
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.declension import office_cases
from depeche.recording.words.wording import Wording

_OFFICES = 4  # items behind the comma of an apposition, an office or title before its name among them
_ADJECTIVES = 3  # between an article and its noun
_SECOND = 10  # items behind an "and" in which a name stands, behind a second office
_FULL = 2  # words of a full name
_LIST = 12  # items of a list of what a body is for
_CIRCUMSTANCE = 6  # items that may stand before a subject without a comma
_TIME = 6  # items among which the word stands that closes a time
_HEAD = 5  # items of a noun phrase among which the noun for a body stands
LONGEST = 14  # items that a noun phrase may have
BREAKS = frozenset(
    {",", ";", ":", "—", "–", "،", "、", "，", "；", "：", "。", "।", "۔", ".", "!", "?", "…", QUOTED, "(", ")", "|"}
)
_CLOSING = frozenset('»“”"«‹›')  # marks behind a name


def noun_end(sentence: Sentence, start: int, wording: Wording) -> int:
    """Where the noun phrase that begins at `start` ends; its appositions are left outside."""
    words = sentence.words
    at, total = start, min(len(words), start + LONGEST)
    closing, nouns = _closing(wording), wording.nouns_capitalised
    first = 1 if start == 0 and words[0] in wording.determiners else start  # "Der | schwedische Minister" opens the sentence
    while at < total:
        if words[at] in closing:
            beyond = _past_word(sentence, start, at, total, wording)
            if not beyond:
                break
            at = beyond
        elif nouns and at > first and _ends_noun(sentence, at - 1) and _beyond_noun(sentence, at, wording):
            break
        else:
            at += 1
    return at


@cache
def _closing(wording: Wording) -> frozenset[str]:
    """The signs and small words before which a noun phrase may end."""
    gerunds = wording.speech.gerunds
    verbs = frozenset(word for word in wording.cues if gerunds and word.endswith(gerunds))
    clauses = wording.opens_clause | wording.relatives | wording.auxiliaries | verbs
    cases = wording.accusatives | wording.datives | wording.determiners | wording.genitives
    return BREAKS | clauses | cases | wording.prepositions | wording.joiners


def _past_word(sentence: Sentence, start: int, at: int, total: int, wording: Wording) -> int:
    """The item behind a sign or small word over which a noun phrase goes on that began at `start`; 0: it ends there."""
    words, capital, word = sentence.words, sentence.capital, sentence.words[at]
    cased = wording.naming.naming.capitals
    if (word in BREAKS and not abbreviates(sentence, at)) or word in wording.opens_clause:
        if word != "," or not cased:
            return 0
        return _past_row(sentence, at, wording) or _past_list(sentence, start, at, wording)
    if word in wording.relatives and word not in wording.determiners:
        return 0
    if at > start and word in wording.cues and word.endswith(wording.speech.gerunds or ("\n",)):
        return 0
    if at > start and capital[at - 1] and _behind_name(sentence, start, at, wording):
        return 0
    if at > start + 1 and words[at - 1] in _CLOSING and word in wording.determiners and wording.nouns_capitalised:
        return 0  # "laut «Vier Pfoten» | die Zucht"
    if at == start + 1 and word in wording.genitives and _of_nobody(sentence, start, word, wording):
        return 0
    named = cased and at > start and capital[at] and (capital[at - 1] or words[at - 1] == ".")  # "Ana Lassen", "U.S."
    if word in wording.auxiliaries and not (named or _belongs(sentence, start, at, total, wording)):
        return 0
    if at > start and word in wording.prepositions and word not in wording.genitives:
        hyphened = words[at + 1 : at + 2] == ["-"] and not (at + 2 < total and words[at + 2] in wording.determiners)
        lettered = named and (len(word) == 1 or _leads_surname(sentence, at))  # "Иван К.", "Guido Dalla Brossa"
        if not (hyphened or lettered or _written_by(sentence, at, wording)):
            return 0  # circumstances follow; but "într-un comunicat"
    if word in wording.joiners:
        beyond = _past_second_office(sentence, start, at, wording)
        if beyond:
            return beyond + 1
        if at + 1 >= total or not (capital[at + 1] or words[at + 1] in wording.determiners):
            return 0
    return at + 1


def _behind_name(sentence: Sentence, start: int, at: int, wording: Wording) -> bool:
    """Whether a small word that stands right behind a name is none of its phrase: "kündigte Vaudrin | einen Umbau an", "dijo
    Vaudrin | este lunes", "gestand Vaudrin | seiner Rivalin", "a spus Ada Morven | lui Jan Orlo"."""
    word = sentence.words[at]
    if word in wording.accusatives or _points_to_day(sentence.words, at, wording):
        return True
    if word in wording.datives and _names(sentence, start, at, wording):
        return True
    return wording.nouns_capitalised and _beyond_noun(sentence, at, wording)


def _belongs(sentence: Sentence, start: int, at: int, total: int, wording: Wording) -> bool:
    """Whether what may be an auxiliary is a part of a noun phrase: an owner or its link, "zijn vader", "była minister"."""
    words, word = sentence.words, sentence.words[at]
    if at == start:
        return word in wording.his or _former(sentence, at, wording)
    if words[at - 1] in wording.genitives or wording.owns(words, at):
        return True
    return word in wording.genitives and at + 1 < total and _owner(sentence, at + 1, wording)


def _former(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word for "was" is the adjective of whoever was something before: "powiedziała | była minister Ada"."""
    words, total = sentence.words, len(sentence.words)
    if not wording.naming.declines or wording.nouns_capitalised or words[at] not in wording.copulas:
        return False
    at += 1 + (at + 1 < total and words[at + 1] in wording.adverbs)
    return at < total and wording.names_a_person(words[at])


def _leads_surname(sentence: Sentence, at: int) -> bool:
    """Whether a preposition has a capital as the words beside it have, and as few others: it is part of a name."""
    capital = sentence.capital
    return at + 1 < len(capital) and capital[at + 1] and 2 * sum(capital) <= len(capital)


def _past_second_office(sentence: Sentence, start: int, joiner: int, wording: Wording) -> int:
    """Where a full name begins behind two offices that an "and" joins: "founder | and chief executive Jan Orlo", "head of
    the guild | and one of the founders of the port Jan Orlo"; 0 where none does."""
    words, capital, total = sentence.words, sentence.capital, len(sentence.words)
    first = start + (words[start] in wording.determiners)
    joined = words[joiner - 2] in wording.hyphens and joiner - 2 > first  # "Sp-leder | og finansminister Siv Brekkås"
    if joiner + 2 >= total or not wording.names_a_person(words[joiner - 1 if joined else first]):
        return 0
    one_of = words[joiner + 1] in wording.indefinite and words[joiner + 2] in wording.prepositions
    second = wording.names_a_person(words[joiner + 1]) and not wording.naming.looks_plural(words[joiner + 1])
    if not (one_of or second):
        return 0
    for at in range(joiner + 2, min(total - 1, joiner + _SECOND)):
        if words[at] in BREAKS:
            return 0
        if capital[at] and capital[at + 1]:
            return at
    return 0


def _names(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether all words have capitals and none is a noun for a person: a name, and nobody whose head comes next."""
    if end - start < 2 or not all(sentence.capital[at] or sentence.words[at] in wording.hyphens for at in range(start, end)):
        return False
    return not any(map(wording.means_a_person, sentence.words[start:end]))


def _written_by(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a preposition leads from a text to who wrote it: "a letter | from the geologist Ana Ruiz"."""
    if sentence.words[at] not in wording.written_by or sentence.words[at - 1] not in wording.documents:
        return False
    return any(sentence.capital[at + 1 : at + _HEAD])


def _owner(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word is an owner, behind a link that is an auxiliary too: "purtătoarea de cuvânt a | guvernului"."""
    return sentence.capital[at] or sentence.words[at].endswith(wording.speech.owner_endings or ("\n",))


def _of_nobody(sentence: Sentence, at: int, link: str, wording: Wording) -> bool:
    """Whether a link of bodies stands behind one word that is no office and no body: "sagte Vaudrin | zur Wahl"."""
    if not wording.nouns_capitalised or not sentence.capital[at] or link not in wording.naming.link_words:
        return False
    return not (wording.means_a_person(sentence.words[at]) or wording.is_body(sentence.words[at]))


def _past_list(sentence: Sentence, start: int, comma: int, wording: Wording) -> int:
    """Where the name of a body ends whose list of what it is for goes on behind a comma, up to its "and": "the Ministry of
    Ports, | Rivers and Canals"; 0 where none does."""
    words, capital, total = sentence.words, sentence.capital, min(len(sentence.words), comma + _LIST)
    if comma <= start or not capital[comma - 1] or wording.nouns_capitalised:
        return 0
    head = next((at for at in range(start, min(comma, start + _HEAD)) if wording.is_body(words[at])), comma)
    if head + 1 >= comma or not (words[head + 1] in wording.genitives or words[head + 1] in wording.prepositions):
        return 0
    closed = False
    for at in range(comma + 1, total):
        if words[at] in wording.joiners:
            closed = True
        elif capital[at]:
            if closed:
                return at + 1
        elif not (words[at] == "," or words[at] in wording.genitives or words[at] in wording.determiners):
            return 0
    return 0


def _past_row(sentence: Sentence, comma: int, wording: Wording) -> int:
    """Where a row of full names ends of which the first stands before a comma, an "and" before the last: "said Ana Ruiz,
    | Ida Brandt and Jan Orlo"; 0 where none does."""
    words, capital, total = sentence.words, sentence.capital, min(len(sentence.words), comma + _LIST)
    if comma < _FULL or not (capital[comma - 1] and capital[comma - 2]):
        return 0
    at = comma
    while at + _FULL < total and (words[at] == "," or words[at] in wording.joiners):
        joined = words[at] != ","
        first = at = at + 1
        while at < len(words) and (capital[at] or (at > first and _inside_name(words[at], wording))):
            at += 1
        if at - first < _FULL or not wording.naming.facts(words[first]).given:
            return 0
        if joined:  # not in "according to Ana Ruiz, Ida Brandt and Jan Orlo left", where no verb comes second
            ended = (BREAKS, wording.prepositions, wording.determiners, wording.days)
            ends = at >= len(words) or any(words[at] in known for known in ended)
            return at if ends or wording.speech.verb_second or wording.speech.commas_close else 0
    return 0


def _inside_name(word: str, wording: Wording) -> bool:
    """Whether a word in small letters stands inside a name, and joins no two: "Jan | de Pérez"."""
    return word in wording.naming.particles and word not in wording.joiners


def _points_to_day(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a determiner stands before a day: "dijo Vaudrin este lunes"."""
    return words[at] in wording.determiners and at + 1 < len(words) and words[at + 1] in wording.days


def named_apposition(sentence: Sentence, comma: int, wording: Wording) -> int:
    """Where the name ends that stands behind a comma ("the president, Ana Ruiz,"); 0 where none does."""
    end = noun_end(sentence, comma + 1, wording)
    words, first = sentence.words, comma + 1
    named = comma > 0 and sentence.capital[comma - 1]  # "Ana Ruiz, director of …"
    elided = first + 1 < end and words[first + 1] == "'"  # "il legale, l'avvocato Carlo Santi"
    if (
        first + 2 + elided < end
        and words[first] in wording.determiners
        and wording.means_a_person(words[first + 1 + elided])
    ):
        first += 2 + elided  # "her pupil, the pianist Mirko Santi"
    while not named and first < min(end, comma + _OFFICES) and _heads_name(words[first], wording):
        first += 1  # "his counsel, advocate Ana Ruiz"
    first += comma + 1 < first < end - 1 and words[first] == "."
    declined = wording.naming.declines and not (named or wording.nouns_capitalised)
    if comma + 1 < first < end - 1 and declined:  # "кандидат наук, доцент | кафедры гидрологии Вера Замятина"
        while first < min(end - 1, comma + _SECOND) and not sentence.capital[first] and words[first].isalpha():
            first += 1
    short = first < end <= first + 5 and sentence.capital[first] and sentence.capital[end - 1]
    return end if short and (end >= len(sentence.words) or sentence.words[end] in BREAKS) else 0


def _heads_name(word: str, wording: Wording) -> bool:
    """Whether a word may stand before a name in an apposition: an office, or a title."""
    return word in wording.titles or wording.names_a_person(word)


def noun_phrase(sentence: Sentence, start: int, end: int, wording: Wording) -> tuple[int, int] | None:
    """The noun phrase in `start:end` that no preposition governs; the last, where the first is governed."""
    words = sentence.words
    begin = start
    light = wording.joiners | wording.hyphens
    while start < end and (words[start] in light or adverb_at(words, start, wording)):
        if words[start] in wording.prepositions and start + 1 < end and not adverb_at(words, start + 1, wording):
            break  # "De son côté | la ministre", whose word some adverbs have, too: "de nouveau"
        start += 1
    start = _past_time(sentence, start, end, wording) if start < end else start
    if wording.naming.declines and end - start > 1 and _closing_pronoun(sentence, begin, start, end, wording):
        return (end - 1, end)
    if wording.told_to:  # "Magistrát Selmova | listu Pobřežní listy napsal"
        told = (at for at in range(start + 1, end) if words[at] in wording.told_to and not _of(words[at - 1], wording))
        end = next(told, end)
    if wording.nominatives and wording.naming.naming.names_behind_articles:  # "έξω από το Υπουργείο, | ο πρόεδρος είπε"
        start = next((at for at in range(end - 2, start, -1) if words[at - 1] == "," and _opens(words, at, wording)), start)
    if start >= end or (wording.speech.inverts and _no_subject(sentence, start, end, wording)):
        return None
    if words[start] in wording.days and start + phrase_at(sentence, start, wording.days) == end:
        return None  # "В понедельник заявила Водрен"
    if not wording.nouns_capitalised and (at := _behind_nobody(sentence, start, end, wording)):
        return (at, end)
    if words[start] not in wording.prepositions or _governs_nothing(sentence, begin, start, end, wording):
        return (start, end)
    for at in range(end - 1, start, -1):  # "in a statement the minister", "on Monday Vaudrin", "nach dem Treffen sie"
        if wording.nouns_capitalised and sentence.capital[at - 1]:
            continue  # a genitive: "im Interview der Woche"
        if words[at] in wording.pronouns or (words[at] in wording.determiners and words[at - 1] not in wording.prepositions):
            return (at, end)
    first = 0 if wording.nouns_capitalised else _behind_governed(sentence, start, end, wording)
    return (first, end) if first else None


def _behind_nobody(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where an article opens a noun phrase behind small words that are nobody and stand without a comma: "Poco después | la
    ministra", "As a result | the minister"; 0: nowhere."""
    words, capital = sentence.words, sentence.capital
    if "," in words[start:end]:
        return 0
    for at in range(start + 1, min(end - 1, start + _CIRCUMSTANCE)):
        named = capital[at - 1] and at - 1 > start
        if named or words[at] in BREAKS or wording.mean_somebody(words[at - 1 : at]):
            return 0
        elided = words[at + 1] == "'" and at + 2 >= end  # "l'a annoncé"
        if words[at] not in wording.definite or words[at] in wording.prepositions or elided:
            continue
        if not any(words[at - 1] in known for known in (wording.prepositions, wording.determiners, wording.joiners)):
            return at
    return 0


def _governs_nothing(sentence: Sentence, begin: int, at: int, end: int, wording: Wording) -> bool:
    """Whether what may be a preposition leads a number or is an article: "about 4 in 10", "Já | a Associação …"."""
    words = sentence.words
    if at + 1 < end and words[at + 1].isdigit():
        return words[at + 2] not in wording.definite if at + 2 < end else True  # but "In 2019 | the minister"
    if at == 0 and words[0] in wording.definite and all(sentence.capital[:2]):
        return True
    several = at == begin == 0 and words[0] in wording.determiners and words[0] not in wording.definite
    if several and sentence.capital[0] and not sentence.capital[1]:
        return True  # "Des | témoins au sein du groupe"
    return (begin == 0 or words[begin - 1] == ",") and article(sentence, at, wording)


def _behind_governed(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a name or a body begins behind a preposition and the noun that it governs, with no article between; 0: none."""
    words, run = sentence.words, end
    while sentence.capital[run - 1] and words[run - 1] not in wording.prepositions:
        run -= 1
    if run == end:
        nouns = range(start + 2, end) if wording.naming.declines else range(0)  # "В понедельник | профсоюз докеров"
        told_in = words[start + 1] in wording.venues  # "W programie Port News | minister": that is no body that speaks
        nouns_led = [at for at in nouns if words[at - 1] not in wording.prepositions]  # not "z | komisarz Adą Morwen"
        return next(
            (at for at in nouns_led if _rules(words[at], wording) or (not told_in and _heads(words[at], wording))), 0
        )
    split = run + 2  # "W odpowiedzi na słowa Ady Morwen | Jan Brel napisał": a genitive, and the subject behind it
    while split < end - 1 and not in_the_nominative(words[split], wording):
        split += 1
    genitive = in_the_genitive(words[run], wording)
    if split < end - 1 and genitive:
        return split
    while run - 1 > start + 1 and _heads(words[run - 1], wording):
        run -= 1  # "В понедельник | посольство Норвегии", with its noun
    before = words[run - 1]
    if before in wording.prepositions:
        return end - 1 if end - run > 1 else 0  # "In Port-Armel Vaudrin"
    if run - 1 <= start or before in wording.determiners or genitive:
        return 0
    return run if wording.venues.isdisjoint(words[start:run]) else 0  # "W serwisie Silver Social podkreślił, że …"


def _closing_pronoun(sentence: Sentence, begin: int, start: int, end: int, wording: Wording) -> bool:
    """Whether a "he" or "she" behind a circumstance without a preposition is the subject: "Очередной раз | она"."""
    last, before = sentence.words[end - 1], sentence.words[end - 2]
    if not (last in wording.he or last in wording.she) or last in wording.determiners or before in wording.joiners:
        return False
    if sentence.words[begin] in wording.prepositions:
        return True  # "В интервью радио «Волна» | он", "В эфире Радио Волна | он"
    return not any(sentence.capital[start + 1 : end - 1])


def _of(word: str, wording: Wording) -> bool:
    """Whether what stands behind that word is told to nobody: "dyrektor | telewizji", "w | gazecie"."""
    return word in wording.prepositions or wording.means_a_person(word) or wording.is_body(word)


def in_the_genitive(word: str, wording: Wording) -> bool:
    """Whether a given name behind a preposition's noun is no nominative: "О контракте | Ивана Шафрана рассказала Анна"."""
    facts = wording.naming.facts(word)
    return wording.naming.declines and facts.given and facts.folded not in wording.naming.given


def _heads(word: str, wording: Wording) -> bool:
    """Whether a word is a noun for a body, in the nominative, whose owner stands behind it."""
    naming = wording.naming
    return naming.declines and naming.naming.capitals and not wording.nouns_capitalised and naming.is_body(word)


def _rules(word: str, wording: Wording) -> bool:
    """Whether a word is an office in the nominative: "После переговоров | министр"."""
    return wording.names_a_person(word) and not office_cases(word, wording.naming) and not wording.naming.plural_role(word)


def in_the_nominative(word: str, wording: Wording) -> bool:
    """Whether a word is a given name in the nominative."""
    facts = wording.naming.facts(word)
    return facts.given and facts.folded in wording.naming.given


def _opens(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether an article of a subject stands before a noun for a person."""
    return words[at] in wording.nominatives and wording.names_a_person(words[at + 1])


def capitals_before(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the words with capitals begin that close `start:end`, particles among them: "a este diario | Juan de Pérez";
    `end` where none does, or a capital tells no name."""
    words, capital, at = sentence.words, sentence.capital, end
    if wording.nouns_capitalised or not wording.naming.naming.capitals:
        return end
    while at > start and (capital[at - 1] or (at < end and words[at - 1] in wording.naming.particles)):
        at -= 1
    while at < end and not capital[at]:
        at += 1
    return at


def adverb_at(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether an adverb stands there, or one of several words begins: "z kolei", but not "z policji"."""
    word = words[at]
    if word not in wording.adverbs or word in wording.determiners:
        return False
    opened = word in wording.prepositions and not wording.definite  # where no article can stand behind it
    return not opened or words[at + 1 : at + 2] == [] or words[at + 1] in wording.adverbs


def article(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word that may be a preposition is an article, as before a noun for a woman or a body: "disse a ministra"."""
    words = sentence.words
    if words[at] not in wording.definite or at + 1 >= len(words):
        return False
    noun = words[at + 1]
    if wording.gender(noun) == "f" or wording.naming.facts(noun).body:
        return True
    if wording.gender(noun) is None and wording.names_a_person(noun) and not wording.naming.looks_plural(noun):
        return True  # "a presidente", but "disse a jornalistas"
    if sentence.capital[at + 1] and not wording.naming.facts(noun).given:
        return True  # "disse a Cruz Vermelha", but "disse a Inês Valadar"
    return wording.tells_origin(words[at + 1]) and wording.origin_gender(words[at + 1]) in ("f", "")  # "disse a paulista"


def _past_time(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a noun phrase begins behind what tells when, which is nobody: "Two days later | the minister", "Last year | the
    minister", "Через два дні | міністр"; `start` where nothing does."""
    words, capital = sentence.words, sentence.capital
    led = words[start] in wording.prepositions and not wording.definite
    for at in range(start + 1, min(end + 1, start + _TIME, len(words))):
        inside = at - 1 > start
        led_by = words[at - 1] in wording.prepositions and words[at - 1] not in wording.genitives
        if words[at - 1] in BREAKS or (inside and led_by):
            break
        if inside and capital[at - 1] and not wording.nouns_capitalised:
            break
        if words[at - 1] not in wording.time_units:
            continue
        size = phrase_at(sentence, at, wording.time_closers) if words[at] in wording.time_closers else 0
        if size or led:
            return min(at + size, end)
        if (at < end and (words[at] in wording.definite or capital[at])) or (at == end and wording.speech.inverts):
            return at
    return start


def _no_subject(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether items can't be what a verb behind them agrees with: "2008", "den Flüchtlingen", "ergänzend"."""
    words = sentence.words
    if words[start] in wording.oblique:
        return True
    if words[start] in wording.nominatives and _of_a_woman(sentence, start + 1, end, wording):
        return True
    if end - start > 1:
        return False
    if words[start].isdigit():
        return True
    if wording.nouns_capitalised and words[start].endswith(wording.speech.adverb_endings or ("\0",)):
        return True  # "gesellschaftspolitisch"
    spoken = words[start] in wording.cues or wording.nouns_capitalised  # no verb: "Киев"
    return spoken and bool(wording.speech.gerunds) and words[start].endswith(wording.speech.gerunds)


def _of_a_woman(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether the noun behind an article for men's names is feminine, so that the article is a dative: "Vaudrin hatte | der
    Deutschen Presse-Agentur gesagt"."""
    words, capital = sentence.words, sentence.capital
    at = start
    while at < min(end, start + _ADJECTIVES) and not capital[at]:
        at += 1
    for noun in range(at, end):
        if not capital[noun]:
            return False
        gender = wording.gender(words[noun]) or wording.naming.body_gender(words[noun])
        if gender is not None:
            return gender == "f"
    return False


def _ends_noun(sentence: Sentence, at: int) -> bool:
    """Whether a noun, a number or what is named between marks ends there."""
    word = sentence.words[at]
    return sentence.capital[at] or word.isdigit() or (word in _CLOSING and at > 0 and sentence.words[at - 1].isalnum())


def _beyond_noun(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a word behind a noun is none of its phrase, where nouns have capitals: "laut der Stadt | kam das Schiff".

    Only an article, a preposition or an "and" goes on there: "der Sprecher der Stadt und des Hafens".
    """
    words, word = sentence.words, sentence.words[at]
    if word in wording.determiners or word in wording.genitives or word in wording.joiners:
        return False
    if sentence.capital[at] or word in wording.naming.particles or not word.isalpha():
        return False
    listed = at + 2 < len(words) and words[at + 1] in wording.joiners and sentence.capital[at + 2]
    return not listed  # "die Agenturen dpa und AFP"


def abbreviates(sentence: Sentence, at: int) -> bool:
    """Whether a point stands inside its sentence, and so ends an abbreviation only: "Sen. Ruiz"."""
    return sentence.words[at] == "." and 0 < at < len(sentence.words) - 1 and sentence.words[at - 1].isalnum()


def pointed_at(sentence: Sentence, start: int, wording: Wording) -> bool:
    """Whether an article opens a noun phrase, or is held by the preposition before it: "aux yeux du | ministre"."""
    words = sentence.words
    if words[start] in wording.definite:
        return True
    before = start - 2 if start > 1 and words[start - 1] == "'" else start - 1
    return before >= 0 and words[before] in wording.contracted
