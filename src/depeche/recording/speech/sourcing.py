"""Which phrase names a source without a verb that governs what is said?

"According to Vaudrin", "…, wie Vaudrin mitteilte", "… Vaudrin zufolge".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from depeche.recording.grammar.clause_bounds import ASIDE, Subject, aside_end, bracket_start, clause_start
from depeche.recording.grammar.cues import Found, cue_at, phrase_at
from depeche.recording.grammar.described import past_bracket, past_description, past_name
from depeche.recording.grammar.noun_phrases import BREAKS, abbreviates, noun_end
from depeche.recording.grammar.punctuation import COMMAS, FINAL
from depeche.recording.grammar.subjects import subject
from depeche.recording.speech.attributed import Attribution, Manner
from depeche.recording.speech.passives import behind_insider
from depeche.recording.text.sentences import DASHES, QUOTED, Sentence
from depeche.recording.words.wording import Wording

_JOINS = frozenset("'-")  # inside a surname: "D'Amico", "Smit-Brandt"
_INNER = BREAKS - FINAL
_OPEN = COMMAS | {"("}
_CLOSE = COMMAS | FINAL | {")", ":"}
_APPOSED = 10  # items of an office with which a sentence opens, its holder behind a comma
_BETWEEN = 8  # items between a source and its quotation
_OPENING = 2  # items among which an "according to" stands that opens its sentence
_OWNER = 8  # items of "in Ana Ruiz's view"


def named_source(sentence: Sentence, wording: Wording) -> Attribution | None:
    """ "According to Vaudrin, …", "…, wie Vaudrin mitteilte", "… Vaudrin zufolge"."""
    words, total = sentence.words, len(sentence.words)
    if wording.source_starts.isdisjoint(words):
        return None
    for at in compress(range(total), map(wording.source_starts.__contains__, words)):
        word = words[at]
        size = phrase_at(sentence, at, wording.as_words) if word in wording.as_words else 0
        if size and at > 1 and words[at - 2] in wording.correlatives:
            continue  # "после того, как Водрен сказала, что …"
        if size and (at == 0 or words[at - 1] in BREAKS or (at == 1 and words[0] in wording.joiners)):
            clause = _as_clause(sentence, at, size, wording)
            if clause is not None:
                return clause
            if size > 1 and word in wording.sources and size > phrase_at(sentence, at, wording.sources):
                continue  # "de acuerdo con lo que establece la ley"
        if at == 0:
            size = phrase_at(sentence, at, wording.sources_first)
            end = noun_end(sentence, size, wording) if size else 0
            if size and sentence.quoted and end < total and words[end] != ",":
                end = _first_name(sentence, size, end, wording)
            near = QUOTED in words[end : end + _BETWEEN] and not wording.nouns_capitalised and ":" not in words[end:]
            near = near or (bool(sentence.quoted) and end < total and words[end] in wording.auxiliaries)
            if size < end < total and (words[end] == "," or (near and words[end] != QUOTED)):
                return _around(sentence, 0, end, (0, size), (size, end), "first", wording)
            size = phrase_at(sentence, at, wording.sources_theirs)
            if size:
                return _around(sentence, 0, size, (0, size), (0, size), "source", wording)
        size = phrase_at(sentence, at, wording.sources_self) if at and word in wording.sources_self else 0
        if size:  # "Vaudrin hat nach eigenen Angaben …"
            return _around(sentence, at, at + size, (at, at + size), (at + 1, at + size), "source", wording)
        size = phrase_at(sentence, at, wording.sources_own) if word in wording.sources_own else 0
        if (
            size
            and words[at + size - 1] in wording.hers
            and any(map(wording.means_a_person, words[at + size : at + size + 1]))
        ):
            size = 0  # "volgens haar advocaat"
        if size and any(sentence.capital[at + size : at + size + 1]):
            other = words[at + size - 1] in wording.datives or phrase_at(sentence, at, wording.sources) == size
            size = 0 if other else size  # "potrivit lui Jan Orlo", "κατά τη γνώμη του Λάμπρου Μακρή"
        if size and (at == 0 or word in wording.sources or _set_apart(words, at, at + size)):
            whose = next((one for one in range(at, at + size) if words[one] in wording.obliques), None)
            source = None if whose is None else (whose, whose + 1)  # "selon | lui", "in | her view"
            return _around(sentence, at, at + size, (at, at + size), source, "source", wording)
        if word in wording.source_openers:
            noun = _source_noun(sentence, at + 1, wording)
            if noun:
                end = max(noun, noun_end(sentence, noun - 1, wording))
                start = noun + (noun < end and words[noun] in wording.genitives)  # "nach Angaben von Vaudrin"
                source = (start, end) if start < end else (at + 1, noun)
                if not at and end < total and words[end] in wording.prepositions and wording.naming.declines:
                    end = _comma_behind(sentence, end, wording) or end  # "По данным источников в правительстве, …"
                if words[end : end + 2] == [":", QUOTED]:  # "نقلت الوكالة عن فودران قوله: «…»"
                    return Attribution(((end + 1, total),), "source", (at, noun), None, source)
                beyond = end if at else _up_to_verb(sentence, end, wording)
                return _around(sentence, at, beyond, (at, noun), source, "source", wording)
        if word in wording.sources_between:
            end = _owned_view(sentence, at, wording)
            if end:
                source = (at + 1, end - 1 - (words[end - 2] == "s" and words[end - 3] == "'") * 2)
                return _around(sentence, at, end, (at, end), source, "source", wording)
        if word in wording.noun_clauses and phrase_at(sentence, at, wording.noun_clauses):
            continue  # "l'affirmation selon laquelle …"
        size = phrase_at(sentence, at, wording.sources) if word in wording.sources else 0
        if size and _by_nobody(words, at, size, wording):
            continue
        if size == 1 and at and words[at - 1] in wording.definite:
            continue  # "o segundo encontro": an ordinal
        if size and at > 1 and word in wording.genitives and words[at - 2] in wording.prepositions:
            continue  # "sous réserve de l'avis de la ville"
        if size:
            clause = _as_clause(sentence, at, size, wording)
            if clause is not None:
                return clause
            end = _source_end(sentence, at + size, wording, opens=at < _OPENING)
            nameless = wording.nouns_capitalised and not any(sentence.capital[at + size : end])
            if nameless and not wording.reported_verbs.isdisjoint(words[:at]):
                continue  # "sei er laut geworden", told whole by its mood
            start = at + size + (at + size < end and _of(words[at + size], wording))  # "aus Sicht von Vaudrin"
            if end > start:
                beyond = end if at else _up_to_verb(sentence, end, wording)
                return _around(sentence, at, beyond, (at, at + size), (start, end), "source", wording)
        size = phrase_at(sentence, at, wording.sources_tail) if word in wording.sources_tail else 0
        if size and at and (words[at - 1] in COMMAS or words[at - 1] == QUOTED):
            end = told = noun_end(sentence, at + size, wording)
            while end > at + size + 1 and words[end - 1] in wording.adverbs:
                end -= 1  # "…, so Vaudrin weiter"
            while told < total and words[told] in wording.adverbs:
                told += 1
            if at + size < end and told > end and (told >= total or words[told] in BREAKS):
                return _around(sentence, at, told, (at, at + size), (at + size, end), "source", wording)
            if at + size < end and (end >= total or words[end] in BREAKS or words[end] in wording.prepositions):
                return _around(sentence, at, aside_end(sentence, end), (at, at + size), (at + size, end), "source", wording)
        size = phrase_at(sentence, at, wording.sources_after) if word in wording.sources_after else 0
        size = size or int(word in wording.sources_of_bodies and _of_a_body(words, at, wording))
        if size > 1 and not at:  # "Polise göre …"
            return _around(sentence, 0, size, (0, size), (0, size - 1), "source", wording)
        if size and at:
            stop = bracket_start(words, at) if words[at - 1] == ")" else at  # "Vaudrin (Grüne) zufolge"
            start = clause_start(sentence, stop, wording)
            if wording.nouns_capitalised:
                start = _last_noun(sentence, start, stop, wording)
            start = _with_apposed(sentence, start, stop, wording)
            if start < stop:
                marks = wording.speech.subject_marks  # アクシオスが報じた合意案によると
                end = next((one for one in range(start + 1, stop) if words[one] in marks), stop)
                if at - 2 > start and words[at - 1] in wording.genitive_marks and words[at - 2] == "'":
                    end = at - 2  # "Vaudrin'in iddiasına göre"
                return _around(sentence, start, at + size, (at, at + size), (start, end), "source", wording)
    return None


def _owned_view(sentence: Sentence, at: int, wording: Wording) -> int:
    """Where "in Vaudrin's view" ends that begins at `at`, opening its sentence or set apart; 0 where none does."""
    words, total, nouns = sentence.words, len(sentence.words), wording.sources_between[sentence.words[at]]
    if at and words[at - 1] not in BREAKS:
        return 0
    owned = wording.naming.naming.genitive or "s"
    for noun in range(at + 2, min(total, at + _OWNER)):
        if words[noun] in BREAKS:
            return 0
        if words[noun] in nouns and words[noun - 1].endswith(owned):
            closed = noun + 1 >= total or words[noun + 1] in BREAKS
            return noun + 1 if closed or (wording.speech.verb_second and not at) else 0
    return 0


def _of_a_body(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a body or an office stands right before, in another case: "Ulaştırma Bakanlığına | göre", "Bakana | göre"."""
    before = words[at - 1] if at else ""
    if wording.naming.facts(before).body:
        return True
    endings = wording.naming.naming.case_endings
    return any(before.endswith(end) and wording.names_a_person(before.removesuffix(end)) for end in endings)


def _set_apart(words: Sequence[str], start: int, end: int) -> bool:
    """Whether signs stand on both sides: ", in her view, "."""
    return words[start - 1] in BREAKS and (end >= len(words) or words[end] in BREAKS)


def _with_apposed(sentence: Sentence, start: int, at: int, wording: Wording) -> int:
    """Where a source before its word begins, a comma parting office and name: "A szóvivő, Pintér Zsófia | szerint"."""
    words, capital = sentence.words, sentence.capital
    if start < 2 or words[start - 1] != "," or start > _APPOSED:
        return start
    if any(word in BREAKS for word in words[: start - 1]):
        return start
    before, behind = range(start - 1), range(start, at)
    named = [all(capital[one] for one in part) and len(part) > 1 for part in (before, behind)]
    opens = wording.mean_somebody(words[: start - 1]) and named[1]
    return 0 if opens or (named[0] and wording.mean_somebody(words[start:at])) else start


def _of(word: str, wording: Wording) -> bool:
    return word in wording.genitives and word in wording.prepositions and word not in wording.determiners


def _last_noun(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the last noun phrase of `start:end` begins, with its genitives: "kam | der Meldung der Stadt zufolge"."""
    words, capital = sentence.words, sentence.capital
    at = end
    while at > start:
        noun = at
        while noun > start and (capital[noun - 1] or words[noun - 1] in wording.naming.particles):
            noun -= 1
        begin = noun
        while begin > start and not capital[begin - 1] and _described(words[begin - 1], wording):
            begin -= 1  # "ersten Angaben zufolge"
        if begin > start and words[begin - 1] in wording.determiners:
            begin -= 1
        elif noun == at:
            return at if at < end else start
        else:
            begin = max(begin, noun - 1)  # one adjective: the word before it may be a verb
        at = begin
        genitive = words[at] in wording.determiners and at > start and capital[at - 1]
        if not genitive:
            return at
    return start


def _described(word: str, wording: Wording) -> bool:
    """Whether a word before a noun may be its adjective, no verb nor adverb."""
    known = (wording.auxiliaries, wording.adverbs, wording.prepositions, wording.determiners, wording.reported_verbs)
    return word.isalpha() and not any(word in words for words in known) and word.endswith(wording.speech.infinitive_endings)


def _by_nobody(words: Sequence[str], at: int, size: int, wording: Wording) -> bool:
    """Whether a phrase that leads to a word with "to" written together with it leads to a thing: "وفقا للقانون"; not to
    somebody's name, an office or a body: "وفقا لهالة النجار"."""
    naming = wording.naming
    proclitics = naming.naming.dative_proclitics
    led = " ".join(words[at : at + size])
    if at + size >= len(words) or not any(f"{led} {one}" in wording.speech.sources for one in proclitics):
        return False
    for one in proclitics:
        if words[at + size].startswith(one):
            facts = naming.facts(words[at + size][len(one) :])
            if facts.given or facts.titles or facts.body or facts.known:
                return False
    return True


def _source_noun(sentence: Sentence, start: int, wording: Wording) -> int:
    """The item behind a noun that makes "nach …" a source ("nach ersten Angaben", "nach Grupps Meinung"); 0: none."""
    words = sentence.words
    for at in range(start, min(start + 5, len(words))):
        if words[at].endswith(wording.speech.source_nouns):
            return at + 1
        if at > start and words[at] in wording.determiners:
            return 0  # "nach Abschluss der Ermittlungen"
        if words[at] in BREAKS or words[at] in wording.auxiliaries:
            return 0
    return 0


def _as_clause(sentence: Sentence, start: int, size: int, wording: Wording) -> Attribution | None:
    """ "…, as Vaudrin put it", "según confirmó ayer la ministra, …": a clause that attributes its neighbour."""
    words, total = sentence.words, len(sentence.words)
    stop = max(start + size, noun_end(sentence, start + size, wording))  # past a row of names
    opened = words[start] in wording.as_words
    named = wording.speech.parts_quotations  # "Как объяснила Водрен «Вестнику», …"
    while stop < total and stop - start <= ASIDE + 4:
        beyond = past_bracket(sentence, stop) if opened else 0  # "wie Vaudrin (Grüne) mitteilte"
        within = (named and words[stop] == QUOTED) or (abbreviates(sentence, stop) and words[stop - 1].isalpha())
        if words[stop] in BREAKS and not (beyond or within):
            break
        stop = beyond or stop + 1
    name = 0  # where it ends, an office and the verb behind it
    if words[stop : stop + 1] == [","] and all(cue_at(words, at, wording) is None for at in range(start + size, stop)):
        name, stop = stop, _past_office(sentence, start + size, stop, wording)
    for at in range(start + size, stop):
        found = cue_at(words, at, wording)
        if found is None or (words[at] in wording.documents and _written(words, at, wording)):
            continue
        if words[at] in wording.naming_verbs and found.end < total and words[found.end] in wording.passives:
            return None  # "„Alter Anker“, wie der Lotse genannt wurde"
        if at == start + size and start and words[start] in wording.relatives:
            return None  # "Vaudrin, som kallade …": it is who called it so
        impersonal = is_impersonal(sentence, found, wording)
        who = subject(sentence, found, wording, start + size) if not (impersonal or name) else None
        if name and not impersonal:
            who = Subject(start + size, name, start)
        if impersonal and words[start + size] in wording.prepositions:  # "wie aus dem Bericht der Stadt hervorgeht"
            end = min(noun_end(sentence, start + size + 1, wording), found.start)
            return _around(sentence, start, stop, (found.start, found.end), (start + size + 1, end), "as", wording)
        if who is None:
            told = _behind_verb(sentence, found, stop, wording, impersonal=impersonal)
            if told is not None:
                return _around(sentence, start, max(stop, told[1]), (found.start, found.end), told, "as", wording)
            alone = found.end >= total or words[found.end] in BREAKS  # "según explicó, …"
            passive = found.end + 1 == stop and words[found.end] in wording.passives  # "wie mitgeteilt wurde, …"
            if not passive and not (alone and wording.speech.pro_drop):
                return None
            return _around(sentence, start, stop, (found.start, found.end), None, "as", wording, passive=passive)
        return _around(sentence, start, max(stop, who.end), (found.start, found.end), (who.start, who.end), "as", wording)
    return None


def _past_office(sentence: Sentence, start: int, comma: int, wording: Wording) -> int:
    """Where the verb's part of a clause ends, an office between commas behind its subject: "wie Vaudrin, Leiterin des
    Hafens, | auf Nachfrage sagt"."""
    words, total = sentence.words, len(sentence.words)
    stop = past_description(sentence, start, comma, wording)
    if stop == comma or words[stop : stop + 1] != [","]:
        return comma
    stop += 1
    while stop < total and words[stop] not in BREAKS:
        stop += 1
    return stop


def _written(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a word that may be a verb is a text here: "según un comunicado", "segundo nota da prefeitura"."""
    before = words[at - 1]
    if before in wording.determiners or before in wording.prepositions:
        return True
    return before in wording.source_starts and before not in wording.as_words


def _behind_verb(
    sentence: Sentence, found: Found, stop: int, wording: Wording, *, impersonal: bool
) -> tuple[int, int] | None:
    """What stands behind a verb without a subject, up to `stop`: "jak podano w | komunikacie"."""
    words, at = sentence.words, found.end
    if at + 1 >= stop or not (words[at] in wording.agents or (impersonal and words[at] in wording.prepositions)):
        return None
    end = min(noun_end(sentence, at + 1, wording), stop)
    return (at + 1, end) if end > at + 1 else None


def _source_end(sentence: Sentence, start: int, wording: Wording, *, opens: bool) -> int:
    """Where the noun phrase behind "according to" ends: at a comma, else where a verb must begin.

    `opens`: that stands at the beginning of its sentence.
    """
    words, capital = sentence.words, sentence.capital
    end = noun_end(sentence, start, wording)
    closed = end >= len(words) or words[end] in BREAKS
    if wording.nouns_capitalised or (closed and not (opens and _INNER.isdisjoint(words[start:]))):
        return end  # else the sentence must come behind it: "Podle Vodičky trajekt odjel."
    comma = _comma_behind(sentence, end, wording) if opens and not closed else 0
    if comma:
        return comma  # "Según una fuente cercana al consejo, …"
    at = start
    while at < end and not capital[at]:
        at += 1
    if at == end:
        return next((one + 1 for one in range(start, end) if _means_a_source(words[one], wording)), end)
    inside = wording.naming.particles if wording.speech.verb_second else frozenset()  # "Volgens Ilse de Vaudrin | was …"
    listed = "," in words[start:end]  # "Volgens het ministerie van Havens, Rivieren en Kanalen | is …"
    while at < end and (
        capital[at]
        or words[at] in wording.prepositions
        or abbreviates(sentence, at)
        or (words[at] in _JOINS and at + 1 < end and capital[at + 1])  # "Secondo D'Amico | è …"
        or _hyphened(sentence, at)  # "Volgens PvdA-leider Ilse Vaudrin | is …"
        or (words[at] in wording.joiners and capital[at - 1] and at + 1 < end and capital[at + 1])
        or (words[at] in inside and capital[at - 1] and at + 1 < end and capital[at + 1])
        or (listed and at > start and (words[at] == "," or words[at] in wording.joiners))
    ):
        at += 1
    named = any(capital[one] and wording.naming.facts(words[one]).given for one in range(start, at))
    if start < at < end and not named and wording.naming.facts(words[at]).body:  # "volgens het Bretse ministerie"
        at += 1
    if start < at < end - 1 and wording.names_a_person(words[at]) and capital[at + 1]:  # "enligt FN:s talesperson Ana Ruiz"
        at += 1
        while at < end and capital[at]:
            at += 1
    while wording.speech.verb_second and at > start and words[at - 1] in wording.prepositions and not capital[at - 1]:
        at -= 1  # "Volgens Ilse Vaudrin | van de zeevaartraad is …"
    return at if at > start else end


def _hyphened(sentence: Sentence, at: int) -> bool:
    """Whether an item is a hyphen behind a capital, or the part of a word that stands behind one."""
    hyphen = at if sentence.words[at] == "-" else at - 1
    if hyphen < 1 or sentence.words[hyphen] != "-" or not sentence.capital[hyphen - 1]:
        return False
    return sentence.starts[hyphen] == sentence.ends[hyphen - 1] and sentence.starts[hyphen + 1 : hyphen + 2] == [
        sentence.ends[hyphen]
    ]


def _first_name(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the first name of a noun phrase ends: "Per la Cgil | servono «più risorse»"; `end` where it has none."""
    words, capital, at = sentence.words, sentence.capital, start
    while at < end and not capital[at]:
        at += 1
    if at == end or wording.nouns_capitalised:
        return end
    if at == start and any(known.kind == "place" for known in wording.naming.facts(words[at]).known):
        return end  # "Per Roma servono «più treni»"
    while at < end and (capital[at] or (words[at] in _JOINS and at + 1 < end and capital[at + 1])):
        at += 1
    return at


def _means_a_source(word: str, wording: Wording) -> bool:
    """Whether a word can only be the noun of a source: "volgens de politie | raakte niemand gewond"."""
    return wording.naming.facts(word).body or wording.names_a_person(word) or word in wording.collectives


def _up_to_verb(sentence: Sentence, end: int, wording: Wording) -> int:
    """Where the verb stands behind an opening source and its circumstances: "Enligt ett brev till Vaudrin | har …"."""
    words = sentence.words
    if not wording.speech.verb_second or end >= len(words) or words[end] not in wording.prepositions:
        return end
    named = False
    for at in range(end + 1, min(end + ASIDE, len(words))):
        if words[at] in wording.auxiliaries:
            return at
        if words[at] in BREAKS:
            break
        if named and not sentence.capital[at] and words[at] not in wording.light and not wording.nouns_capitalised:
            return at  # "Enligt Vaudrin på Havsrådet | får …"
        named = sentence.capital[at]
    return end


def _comma_behind(sentence: Sentence, at: int, wording: Wording) -> int:
    """The comma that closes the circumstances of a source with which its sentence opens; 0 where none does."""
    words = sentence.words
    if wording.speech.verb_second or words[at] not in wording.prepositions:
        return 0
    for comma in range(at, min(at + ASIDE, len(words) - 2)):
        if words[comma] == ",":
            inner = (wording.joiners, wording.opens_clause, wording.relatives, wording.prepositions)
            return 0 if any(words[comma + 1] in known for known in inner) else comma
        if words[comma] in BREAKS or words[comma] in wording.auxiliaries or words[comma] in wording.verbs:
            return 0
    return 0


def _around(
    sentence: Sentence,
    start: int,
    end: int,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    manner: Manner,
    wording: Wording,
    *,
    passive: bool = False,
) -> Attribution | None:
    """The whole sentence but items `start:end` is said, and but a clause behind them that is about the source."""
    words, total = sentence.words, len(sentence.words)
    left, right = start, past_description(sentence, start, end, wording)
    named = past_name(sentence, start, end, wording) if source is not None and source[1] == end else 0
    if source is not None and named:
        source = (source[0], named)  # "according to the minister, Ana Ruiz, …"
    right = _past_circumstances(sentence, left, right, wording)
    parted = left > 1 and words[left - 1] in DASHES and right < total and words[right] == ","
    while left > 0 and words[left - 1] in _OPEN:
        left -= 1
    while right < total and words[right] in _CLOSE:
        right += 1
    if QUOTED in words[right : right + ASIDE]:
        right = _at_colon(words, right, wording)
    if left and right < total and (words[left - 1] in wording.joiners or parted):
        left = 0  # "The port is closed, and according to Vaudrin the ferry is safe.", "… – according to Vaudrin, it is"
    said = tuple((a, b) for a, b in ((0, left), (right, total)) if a < b)
    return Attribution(said, manner, cue, None, source, passive=passive) if said else None


def _past_circumstances(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where it ends what tells where and when a source behind a comma said so, and what they are of: "…, according to
    Vaudrin | in a report."; `end` where the sentence goes on with what is said."""
    words, total = sentence.words, len(sentence.words)
    if not start or words[start - 1] not in COMMAS or end >= total or words[end] not in wording.prepositions:
        return end
    closes = next((at for at in range(end, total) if words[at] in BREAKS), total)
    if closes < total - 1 or any(_acts(words, at, wording) for at in range(end, closes)):
        return end
    return closes


def _acts(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a word may be the verb of a clause, and no noun behind its article or preposition."""
    if words[at] in wording.auxiliaries:
        return True
    return (
        words[at] in wording.verbs and words[at - 1] not in wording.determiners and words[at - 1] not in wording.prepositions
    )


def _at_colon(words: Sequence[str], start: int, wording: Wording) -> int:
    """The item behind the colon that circumstances of a source lead to: "explains Vaudrin, …, | on request: “…”"."""
    if words[start] not in wording.prepositions:
        return start
    for at in range(start, min(start + ASIDE, len(words) - 1)):
        if words[at] == ":":
            return at + 1 if words[at + 1] == QUOTED else start
        if words[at] in BREAKS or words[at] in wording.auxiliaries or words[at] in wording.verbs:
            break
    return start


def is_impersonal(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether the source of a cue stands behind a preposition: "heißt es in …", "aus … geht hervor"."""
    words = sentence.words[found.start : found.end]
    if found.particle is not None:
        words = [*words, *sentence.words[found.particle : found.particle + found.size]]
    inside = behind_insider(sentence, found.end, wording) if wording.insiders else 0
    if inside and inside < len(sentence.words) and sentence.words[inside] in wording.prepositions:
        return True  # "répète-t-on au ministère"
    return " ".join(words) in wording.impersonal
