"""Which phrase names a source without a verb that governs what is said?

"According to Vaudrin", "…, wie Vaudrin mitteilte", "… Vaudrin zufolge".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, takewhile

from depeche.recording.grammar.clause_bounds import ASIDE, aside_end, bracket_start, clause_start
from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.described import past_description, past_name
from depeche.recording.grammar.inversion import past_day
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.grammar.punctuation import CLOSING, COMMAS, FINAL
from depeche.recording.speech.as_clauses import as_clause
from depeche.recording.speech.attributed import Attribution, SourcePhrase
from depeche.recording.speech.source_extents import comma_behind, first_name, last_noun, source_end, up_to_verb, with_apposed
from depeche.recording.text.sentences import DASHES, QUOTED, Sentence
from depeche.recording.words.wording import Wording

_OPEN = COMMAS | {"(", ":"}
_BETWEEN = 8  # items between a source and its quotation
_OPENING = 2  # items among which an "according to" stands that opens its sentence
_OWNER = 8  # items of "in Ana Ruiz's view"
_NOUN_AT = 5  # items behind "nach" among which the noun stands that makes a source of it
_APPOSED = 9  # the same where a name between commas may come first
_RULE = 5  # items of a phrase for a rule: "the country's new penal code"


def named_source(sentence: Sentence, wording: Wording) -> Attribution | None:
    """ "According to Vaudrin, …", "…, wie Vaudrin mitteilte", "… Vaudrin zufolge"."""
    words, starts = sentence.words, wording.source_starts
    if starts.keys().isdisjoint(words):
        return None
    total = len(words)
    for at in compress(range(total), map(starts.__contains__, words)):
        behind = starts[words[at]]
        begins = behind is None or (at + 1 < total and words[at + 1] in behind)
        if not begins and not (words[at] in wording.sources_between and (not at or words[at - 1] in BREAKS)):
            continue  # as at most "in" and "by"
        phrase = _phrase(sentence, at, wording)
        if phrase is not None:
            return _around(sentence, phrase, wording)
    return None


def _phrase(sentence: Sentence, at: int, wording: Wording) -> SourcePhrase | None:
    """The phrase that names a source and begins, or ends its noun, at that item."""
    words, word = sentence.words, sentence.words[at]
    if word in wording.as_words:
        size = phrase_at(sentence, at, wording.as_words)
        if size and at > 1 and words[at - 2] in wording.correlatives:
            return None  # "после того, как Водрен сказала, что …"
        if size and (at == 0 or words[at - 1] in BREAKS or (at == 1 and words[0] in wording.joiners)):
            clause = as_clause(sentence, at, size, wording)
            if clause is not None:
                return clause
            if size > 1 and word in wording.sources and size > phrase_at(sentence, at, wording.sources):
                return None  # "de acuerdo con lo que establece la ley"
    found = None if at else _first(sentence, wording)
    if found is None and (word in wording.sources_own or word in wording.sources_self):
        found = _own_view(sentence, at, wording)
    if found is None and word in wording.source_openers:
        found = _opened(sentence, at, wording)
    if found is None and word in wording.sources_between and (not at or words[at - 1] in BREAKS):
        found = _owned_view(sentence, at, wording)
    if found is None:
        found = _led(sentence, at, wording)
        if found is not None and (phrase_at(sentence, at, wording.noun_clauses) or _sourceless(sentence, at, wording)):
            return None  # "l'affirmation selon laquelle …", "according to plan"
    return found


def _led(sentence: Sentence, at: int, wording: Wording) -> SourcePhrase | None:
    """The phrase around words that name a source wherever they stand: "according to Vaudrin", "…, so Vaudrin", "Vaudrin
    zufolge"."""
    words, word, found = sentence.words, sentence.words[at], None
    if word in wording.sources:
        size = phrase_at(sentence, at, wording.sources)
        if size and _leads_to_no_source(words, at, size, wording):
            return None
        found = _according(sentence, at, size, wording) if size else None
    if found is None and word in wording.sources_tail and at:
        found = _tail(sentence, at, wording)
    if found is None and (word in wording.sources_after or word in wording.sources_of_bodies):
        found = _behind_source(sentence, at, wording)
    return found


def _sourceless(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a habit or a rule is what comes there, so that nobody says it: "according to plan", "selon la nouvelle loi",
    "laut Artikel 5"; not "according to a law professor", "selon l'article du Courrier"."""
    words = sentence.words
    if phrase_at(sentence, at, wording.sourceless):
        return True
    start = at + phrase_at(sentence, at, wording.sources)
    for noun in range(start, min(start + _RULE, len(words) - 1)):
        word, behind = words[noun], words[noun + 1]
        if word in wording.rules:
            if behind in wording.companies or _speaks_on(words[noun + 1 : noun + _RULE], wording):
                return False  # "according to law firm Boxley", "according to law enforcement officials"
            return word not in wording.documents or behind.isdigit()
        led = (word in wording.determiners and noun <= start + 1) or words[noun - 1] == "'"
        if word in BREAKS or (word in wording.closed and not led) or _may_speak(sentence, noun, wording):
            return False
    return False


def _speaks(word: str, wording: Wording) -> bool:
    return wording.is_body(word) or wording.names_a_person(word)


def _speaks_on(words: Sequence[str], wording: Wording) -> bool:
    """Whether nouns that stand right behind another one end with somebody or a body."""
    on = takewhile(lambda word: word not in BREAKS and word not in wording.closed, words)
    return any(_speaks(word, wording) for word in on)


def _may_speak(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether somebody, a body or a text is named there, so that no rule is all that is meant: "selon Vaudrin, la loi"."""
    word = sentence.words[at]
    named = sentence.capital[at] and not wording.naming.facts(word).demonym
    return named or _speaks(word, wording) or word in wording.documents


def _first(sentence: Sentence, wording: Wording) -> SourcePhrase | None:
    """A source with which a sentence opens, led by a word that names one nowhere else: "Per la Cgil | servono «più
    risorse»", "Para Vaudrin, …"; or by words that name it themselves."""
    words, total = sentence.words, len(sentence.words)
    size = phrase_at(sentence, 0, wording.sources_first)
    end = noun_end(sentence, size, wording) if size else 0
    if sentence.quoted and 0 < end < total and words[end] != ",":
        end = first_name(sentence, size, end, wording)
    if wording.nouns_capitalised and _told_by_clause(sentence, end, wording):
        return None  # "Für Vaudrin, die hier wohnt, ist die Saison vorbei"
    if size < end < total and (words[end] == "," or (words[end] != QUOTED and _quotes_soon(sentence, end, wording))):
        return SourcePhrase(0, end, (0, size), (size, end), "first")
    size = phrase_at(sentence, 0, wording.sources_theirs)
    return SourcePhrase(0, size, (0, size), (0, size)) if size else None


def _told_by_clause(sentence: Sentence, comma: int, wording: Wording) -> bool:
    """Whether a relative clause stands behind that comma, as its verb closes it: not ", die Chefin der Stadt,"."""
    words = sentence.words
    if words[comma : comma + 1] != [","] or wording.relatives.isdisjoint(words[comma + 1 : comma + 2]):
        return False
    close = next((at for at in range(comma + 1, len(words)) if words[at] == ","), 0)
    return close > 0 and not sentence.capital[close - 1]


def _quotes_soon(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a verb stands behind an opening source, with a quotation, or soon a quotation."""
    words = sentence.words
    if sentence.quoted and words[at] in wording.auxiliaries:
        return True
    return not wording.nouns_capitalised and QUOTED in words[at : at + _BETWEEN] and ":" not in words[at:]


def _own_view(sentence: Sentence, at: int, wording: Wording) -> SourcePhrase | None:
    """Somebody's own view or words, whose pronoun stands in the phrase: "Vaudrin hat | nach eigenen Angaben …", "selon lui",
    "in her view"."""
    words, word = sentence.words, sentence.words[at]
    size = phrase_at(sentence, at, wording.sources_self) if word in wording.sources_self else 0
    if size:
        return SourcePhrase(at, at + size, (at, at + size), (at + 1, at + size))
    size = phrase_at(sentence, at, wording.sources_own) if word in wording.sources_own else 0
    end = at + size
    if not size or not (at == 0 or word in wording.sources or _set_apart(words, at, end)):
        return None
    led = words[end - 1] in wording.datives or phrase_at(sentence, at, wording.sources) == size
    if led and any(sentence.capital[end : end + 1]):
        return None  # "potrivit lui Jan Orlo", "κατά τη γνώμη του Λάμπρου Μακρή"
    whose = next((one for one in range(at, end) if words[one] in wording.obliques), None)
    return SourcePhrase(at, end, (at, end), None if whose is None else (whose, whose + 1))


def _opened(sentence: Sentence, at: int, wording: Wording) -> SourcePhrase | None:
    """A noun that makes a source of its preposition: "nach Angaben von Vaudrin", "nach ersten Angaben"."""
    words, total = sentence.words, len(sentence.words)
    noun = _source_noun(sentence, at + 1, wording)
    if not noun:
        return None
    if noun - 2 > at + 1 and words[noun - 2] == "-":  # "nach RMV-|Angaben"
        return SourcePhrase(at, noun, (at, noun), (at + 1, noun - 2))
    end = max(noun, noun_end(sentence, noun - 1, wording))
    start = noun + (noun < end and words[noun] in wording.genitives)
    source = (start, end) if start < end else (at + 1, noun)
    if not at and end < total and words[end] in wording.prepositions and wording.naming.declines:
        end = comma_behind(sentence, end, wording) or end  # "По данным источников в правительстве, …"
    if words[end : end + 2] == [":", QUOTED]:
        return SourcePhrase(0, end, (at, noun), source)  # "نقلت الوكالة عن فودران قوله: «…»"
    return SourcePhrase(at, end if at else up_to_verb(sentence, end, wording), (at, noun), source)


def _leads_to_no_source(words: Sequence[str], at: int, size: int, wording: Wording) -> bool:
    """Whether what may be an "according to" leads to a thing, or is another word: "nel secondo incontro", "sous réserve de
    l'avis de la ville"."""
    if size == 1 and at and (words[at - 1] in wording.definite or words[at - 1] in wording.contracted):
        return True
    if size == 1 and at and not wording.speech.verb_second and words[at - 1] in wording.determiners:
        return True  # "il suo | secondo libro", but "een | volgens de politie dronken man"
    if size == 1 and at and words[at - 1] in wording.prepositions and words[at - 1] not in wording.agents:
        return True  # "by quoting Vaudrin" leads to one
    if at > 1 and words[at] in wording.genitives and words[at - 2] in wording.prepositions:
        return True
    return _by_nobody(words, at, size, wording)


def _according(sentence: Sentence, at: int, size: int, wording: Wording) -> SourcePhrase | None:
    """ "According to Vaudrin", "aus Sicht von Vaudrin", "según confirmó la ministra": behind words for it of that size."""
    words, low = sentence.words, at + size
    clause = as_clause(sentence, at, size, wording)
    if clause is not None:
        return clause
    end = source_end(sentence, low, wording, opens=at < _OPENING)
    nameless = wording.nouns_capitalised and not any(sentence.capital[low:end])
    if nameless and not wording.reported_verbs.isdisjoint(words[:at]):
        return None  # "sei er laut geworden", told whole by its mood
    start = low + (low < end and _of(words[low], wording))
    if end <= start:
        return None
    return SourcePhrase(at, end if at else up_to_verb(sentence, end, wording), (at, low), (start, end))


def _tail(sentence: Sentence, at: int, wording: Wording) -> SourcePhrase | None:
    """A source behind what is said, and perhaps its adverb: "…, so Vaudrin weiter"."""
    words, total = sentence.words, len(sentence.words)
    size = phrase_at(sentence, at, wording.sources_tail)
    colon = at > 1 and words[at - 2 : at] == [QUOTED, ":"]
    if not size or not (words[at - 1] in COMMAS or words[at - 1] == QUOTED or colon):
        return None
    low = at + size
    while colon and low < total and words[low] in wording.adverbs and words[low] not in wording.determiners:
        low += 1
    end = told = noun_end(sentence, low, wording)
    while end > low + 1 and words[end - 1] in wording.adverbs:
        end -= 1
    if low >= end:
        return None
    if colon:  # "«…»: così Vaudrin commenta la sentenza"
        return SourcePhrase(at, total, (at, low), (low, end))
    while told < total and words[told] in wording.adverbs:
        told += 1
    if told > end and (told >= total or words[told] in BREAKS):
        return SourcePhrase(at, told, (at, low), (low, end))
    if end >= total or words[end] in BREAKS or words[end] in wording.prepositions:
        return SourcePhrase(at, aside_end(sentence, end), (at, low), (low, end))
    return None


def _behind_source(sentence: Sentence, at: int, wording: Wording) -> SourcePhrase | None:
    """A source before the word for it: "Vaudrin (Grüne) | zufolge", "Vaudrin'in iddiasına | göre"."""
    words, word = sentence.words, sentence.words[at]
    size = phrase_at(sentence, at, wording.sources_after)
    size = size or int(word in wording.sources_of_bodies and _of_a_body(words, at, wording))
    if size > 1 and not at:  # "Polise göre …"
        return SourcePhrase(0, size, (0, size), (0, size - 1))
    if not (size and at):
        return None
    stop = bracket_start(words, at) if words[at - 1] == ")" else at
    relative = words[at - 1] in wording.determiners or words[at - 1] in wording.oblique_relatives
    if at > 2 and words[at - 2] == "," and relative:  # "ein Bericht der Stadt, dem | zufolge …"
        begin = last_noun(sentence, clause_start(sentence, at - 2, wording), at - 2, wording)
        return SourcePhrase(0, at + size, (at, at + size), (begin, at - 2)) if begin < at - 2 else None
    start = clause_start(sentence, stop, wording)
    if wording.nouns_capitalised:
        start = last_noun(sentence, start, stop, wording)
    start = with_apposed(sentence, start, stop, wording)
    if start >= stop:
        return None
    marks = wording.speech.subject_marks  # アクシオスが報じた合意案によると
    end = next((one for one in range(start + 1, stop) if words[one] in marks), stop)
    if at - 2 > start and words[at - 1] in wording.genitive_marks and words[at - 2] == "'":
        end = at - 2
    return SourcePhrase(start, at + size, (at, at + size), (start, end))


def _owned_view(sentence: Sentence, at: int, wording: Wording) -> SourcePhrase | None:
    """ "In Vaudrin's view", opening its sentence or set apart."""
    words, total, nouns = sentence.words, len(sentence.words), wording.sources_between[sentence.words[at]]
    owned = wording.naming.naming.genitive or wording.possessive
    for noun in range(at + 2, min(total, at + _OWNER)):
        if words[noun] in BREAKS:
            return None
        if words[noun] in nouns and words[noun - 1].endswith(owned):
            end = noun + 1
            if end < total and words[end] not in BREAKS and not (wording.speech.verb_second and not at):
                return None
            marked = wording.owns(words, noun - 1)
            return SourcePhrase(at, end, (at, end), (at + 1, noun - 2 * marked))
    return None


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


def _of(word: str, wording: Wording) -> bool:
    return word in wording.genitives and word in wording.prepositions and word not in wording.determiners


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
    words, apposed = sentence.words, not wording.naming.naming.capitals  # "عن المهندس، هادي صليبا، قوله"
    for at in range(start, min(start + (_APPOSED if apposed else _NOUN_AT), len(words))):
        if words[at].endswith(wording.speech.source_nouns):
            return at + 1
        if at > start and words[at] in wording.determiners:
            return 0  # "nach Abschluss der Ermittlungen"
        if (words[at] in BREAKS and not (apposed and words[at] in COMMAS)) or words[at] in wording.auxiliaries:
            return 0
    return 0


def _around(sentence: Sentence, phrase: SourcePhrase, wording: Wording) -> Attribution | None:
    """The whole sentence but the phrase is said, and but a clause behind it that is about the source."""
    words, total, source = sentence.words, len(sentence.words), phrase.source
    left, right = phrase.start, past_description(sentence, phrase.start, phrase.end, wording)
    if source is not None and source[1] == phrase.end:  # "according to the minister, Ana Ruiz, …"
        source = (source[0], past_name(sentence, phrase.start, phrase.end, wording) or source[1])
    right = _past_circumstances(sentence, left, right, wording)
    parted = left > 1 and words[left - 1] in DASHES and right < total and words[right] == ","
    while left > 0 and words[left - 1] in _OPEN:
        left -= 1
    while right < total and words[right] in CLOSING:
        right += 1
    if QUOTED in words[right : right + ASIDE]:
        right = _at_colon(words, right, wording)
    joined = left > 0 and words[left - 1] in wording.joiners and not (left > 1 and words[left - 2] in wording.auxiliaries)
    if left and right < total and (joined or parted):  # not "diese wird aber laut Vaudrin nicht umgesetzt"
        left = 0  # "The port is closed, and according to Vaudrin the ferry is safe.", "… – according to Vaudrin, it is"
    if (
        left == phrase.start
        and words[left - 1] in wording.relatives
        and left > 1
        and words[left - 1] not in wording.determiners
    ):
        left = 0  # "found a letter that according to Vaudrin | is forged"
    if left and right + 1 < total and words[right] in DASHES and words[right + 1] in wording.joiners and not parted:
        total = right  # "…, according to Vaudrin – but Brandt is calm"
    said = tuple((a, b) for a, b in ((0, left), (right, total)) if a < b)
    return Attribution(said, phrase.manner, phrase.cue, None, source, passive=phrase.passive) if said else None


def _past_circumstances(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where it ends what tells where and when a source behind a comma said so, and what they are of: "…, according to
    Vaudrin | in a report."; `end` where the sentence goes on with what is said."""
    words, total = sentence.words, len(sentence.words)
    day = past_day(sentence, end, wording) if start > 0 and end < total else 0
    if day and (day >= total or (words[day] in FINAL and day == total - 1)):
        return total  # "…, according to Vaudrin | on Thursday."
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
