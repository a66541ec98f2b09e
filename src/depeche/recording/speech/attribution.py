"""What does each sentence attribute, to which words of it? From cues to stretches said and the place of their source.

Three ways are looked for, in reading order, and only the outermost is kept: a phrase that names the source ("according
to Vaudrin", `sourcing.py`), what stands before a verb of speech and its subject ("…, said Vaudrin", `preceding.py`), and
what stands behind it ("Vaudrin said that …", `governing.py`). The verb's table entry says what it may govern.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import WINDOW, aside_end, clause_start
from depeche.recording.grammar.cues import Found, cues, gerund, phrase_at
from depeche.recording.grammar.inversion import past_day, subject_behind
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COLONS, COMMAS
from depeche.recording.grammar.subjects import subject
from depeche.recording.speech.attributed import Attribution
from depeche.recording.speech.beside import after_colon, beside_quotation
from depeche.recording.speech.cited import with_the_words
from depeche.recording.speech.closing_verbs import verb_final
from depeche.recording.speech.passives import is_impersonal, is_passive, read_in
from depeche.recording.speech.pointing import pointing_back, whose_words
from depeche.recording.speech.preceding import beside_start, said_before
from depeche.recording.speech.sourcing import named_source
from depeche.recording.speech.speech_nouns import of_noun
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.speech.speech_verbs import of_verb
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_AHEAD = 16  # cues behind a verb that may cut off what it governs
_ANONYMOUS = 5  # items behind a verb in which what it asks for may stand
_WEAK = frozenset({"object", "infinitive"})
_SOURCELESS = frozenset({"bare", "beside"})
_ANY_WEAK = _WEAK | _SOURCELESS


def attributions(sentence: Sentence, wording: Wording) -> list[Attribution]:
    """The attributions of one sentence in order. Linear in its length."""
    first = sentence.words[0]
    back = whose_words(sentence, wording) if first == QUOTED or first in wording.whose_words else None
    if back is None and not sentence.quoted and wording.triggers.isdisjoint(sentence.words):
        return []
    back = back or pointing_back(sentence, wording)
    if back is not None:
        more = [found for found in cues(sentence, wording) if "," in sentence.words[back.cue[1] : found.start]]
        return _in_turn(sentence, more, wording, [back])  # "Lo ha detto Vaudrin, sottolineando che …"
    found_here = _announcing(sentence, wording)
    named = named_source(sentence, wording)
    if named is not None and _only_reports(sentence, named, found_here, wording):
        named = None
    if named is not None and named.manner == "first" and any(_says_all(sentence, one, wording) for one in found_here):
        named = None  # "Für Kassen, Werften und Häfen gebe es wenig, sagte Vaudrin."
    if named is not None:
        if all(found.end > named.cue[0] for found in found_here if not found.cue.noun):
            return _and_says(sentence, named, found_here, wording)
        if named.manner == "source":  # "…, no entender de Vaudrin"
            found_here = [found for found in found_here if not named.cue[0] < found.start < named.cue[1]]
    made = _in_turn(sentence, found_here, wording)
    if named is not None and (
        not made or (named.manner == "source" and all(_of_nobody(sentence, one, wording) for one in made))
    ):
        return [named]  # "The crews want to remember the victims, according to Vaudrin."
    if not made:
        told = with_the_words(sentence, wording)
        return [told] if told is not None else after_colon(sentence, wording) or beside_quotation(sentence, wording)
    tail = _tail(sentence, named, made, wording)
    if tail is not None:
        made.append(tail)
    if sentence.words[0] == QUOTED and not any(start == 0 for one in made for start, _ in one.said):
        return [*beside_quotation(sentence, wording), *made]
    return made


def _and_says(sentence: Sentence, named: Attribution, found_here: Sequence[Found], wording: Wording) -> list[Attribution]:
    """A source with which a sentence opens, and what a verb behind an "and" says for it, having no subject: "Según Ruiz, el
    muelle cede, | y pidió que …"."""
    words = sentence.words
    if wording.speech.pro_drop and named.cue[0] <= 1 and len(named.said) == 1:
        low, high = named.said[0]
        for number, found in enumerate(found_here):
            comma = found.start - 2
            joined = comma > low and words[comma] in (",", QUOTED) and words[comma + 1] in wording.joiners
            opens = found.end < high and words[found.end] in wording.complementizers
            if joined and opens and not (found.cue.noun or found.cue.silent):
                first = Attribution(((low, comma + (words[comma] == QUOTED)),), named.manner, named.cue, None, named.source)
                return _in_turn(sentence, found_here[number:], wording, [first])
    return [named]


def _announcing(sentence: Sentence, wording: Wording) -> list[Found]:
    """The cues of a sentence that may say something: not of its source's wish to stay unnamed, nor in what it was asked."""
    found_here = cues(sentence, wording)
    if found_here and not wording.anonymity.keys().isdisjoint(sentence.words):
        found_here = [found for found in found_here if not _stays_unnamed(sentence, found, wording)]
    asked = phrase_at(sentence, 0, wording.asked) if sentence.words[0] in wording.asked else 0
    answer = _answer(sentence.words, asked, found_here) if asked else 0
    return [found for found in found_here if found.start > answer] if answer else found_here


def _in_turn(
    sentence: Sentence, found_here: Sequence[Found], wording: Wording, before: Sequence[Attribution] = ()
) -> list[Attribution]:
    """What one cue after the other attributes, each behind what the one before it said; `before`: what was told already."""
    made = [*before]
    used = before[-1].cue[1] if before else 0
    for number, found in enumerate(found_here):
        if made and _is_weak(sentence, made[-1], wording) and _says_all(sentence, found, wording):
            made.clear()  # "The finds related to the fire, Vaudrin said.": what ends the sentence governs all of it
            used = 0
        if found.start < used:
            nearer = _nearer(sentence, found, made, wording)
            if nearer is not None:
                made[-1] = nearer  # "Vaudrin was cross: “…”, she wrote to Brandt": who stands behind it said it
            continue
        one = _attributed(SpeechVerb(sentence, found, found_here[number + 1 : number + _AHEAD], wording), used, made)
        if one is not None:
            made.append(one)
            used = max([used, found.end, *[end for _, end in one.said]])
            used += used == found.particle  # it closes that clause
    return made


def _attributed(verb: SpeechVerb, low: int, made: Sequence[Attribution]) -> Attribution | None:
    """What a cue attributes, as its kind and language build it."""
    if verb.cue.noun:
        return of_noun(verb)
    if verb.wording.speech.verb_final:
        return verb_final(verb, low, made)
    return of_verb(verb, low, made)


def _answer(words: list[str], asked: int, found_here: Sequence[Found]) -> int:
    """The comma behind what a source was asked, where its sentence opens with that: "Asked whether he would call the council
    |, Vaudrin said …"; 0 where it does not. `asked`: where the words for that end."""
    for found in found_here:
        if not found.cue.noun and "," in words[asked : found.start]:
            return next(at for at in range(found.start - 1, asked - 1, -1) if words[at] == ",")
    return 0


def _is_weak(sentence: Sentence, one: Attribution, wording: Wording) -> bool:
    """Whether a verb may say nothing after all: what follows is its mere object, or nobody who speaks stands before it
    ("un vent soutenu est attendu")."""
    if one.manner not in _SOURCELESS or one.source is None:
        return one.manner in _WEAK
    return not _named(sentence, one.source, wording)


def _of_nobody(sentence: Sentence, one: Attribution, wording: Wording) -> bool:
    """Whether a verb may say nothing, and its subject is nobody who is named: the sentence has its source elsewhere."""
    if one.source is not None:
        return one.manner in _ANY_WEAK and not _named(sentence, one.source, wording)
    return one.manner in _WEAK


def _named(sentence: Sentence, source: tuple[int, int], wording: Wording) -> bool:
    start, end = source
    return any(sentence.capital[max(start, 1) : end]) or wording.mean_somebody(sentence.words[start:end])


def _tail(
    sentence: Sentence, named: Attribution | None, made: Sequence[Attribution], wording: Wording
) -> Attribution | None:
    """The quotation right before ", so Vaudrin", where what stands before it is another's."""
    if named is None or named.source is None or sentence.words[named.cue[0]] not in wording.sources_tail:
        return None
    at = named.cue[0] - 1
    while at > 0 and sentence.words[at] in COMMAS:
        at -= 1
    if sentence.words[at] != QUOTED or any(start <= at < end for one in made for start, end in one.said):
        return None
    return Attribution(((at, at + 1),), "source", named.cue, None, named.source)


def _nearer(sentence: Sentence, found: Found, made: Sequence[Attribution], wording: Wording) -> Attribution | None:
    """The attribution that closes the sentence behind a quotation which a colon opened; None where none does."""
    words = sentence.words
    quotation = found.start - 1 - (words[found.start - 1] in COMMAS)
    if not made or made[-1].manner != "beside" or found.cue.noun or found.cue.silent or quotation < 2:
        return None
    if words[quotation] != QUOTED or words[quotation - 1] not in COLONS or (quotation, found.start) == made[-1].cue:
        return None
    source = read_in(sentence, found, wording) if is_impersonal(sentence, found, wording) else None
    behind = (source.start, source.end) if source is not None else subject_behind(sentence, found.end, wording)
    if behind is None or QUOTED in words[found.start : found.start + 2 * WINDOW]:
        return None
    return SpeechVerb(sentence, found, (), wording).attribution(((quotation, quotation + 1),), "before", behind)


def _says_all(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether a verb of speech stands behind all that its sentence says."""
    if found.cue.noun or found.cue.silent or wording.speech.verb_final or "clause" not in found.cue.takes:
        return False
    who = subject(sentence, found, wording)
    if who is None or is_passive(sentence, found, wording) or gerund(sentence, found, wording):
        return False
    resume = who.end if who.after else found.end
    if found.particle is not None and BREAKS.isdisjoint(sentence.words[resume : found.particle]):
        resume = max(resume, found.particle + found.size)  # "…, teilte die Polizei am Dienstag in Bree mit."
    if resume < len(sentence.words) and sentence.words[resume] not in BREAKS:
        behind = past_day(sentence, resume, wording)  # "…, Vaudrin said Tuesday."
        if not behind and sentence.words[resume] in wording.prepositions and who.after:
            behind = aside_end(sentence, resume)  # "…, indique l'entreprise dans son rapport."
        if not behind or (behind < len(sentence.words) and sentence.words[behind] not in BREAKS):
            return False
    begin = min(who.clause, found.start) if not who.after else clause_start(sentence, found.start, wording)
    if not {sentence.words[begin], sentence.words[begin - 1]}.isdisjoint(wording.joiners):
        return False  # "…, and Brandt agreed": it says nothing of what stands before
    return said_before(SpeechVerb(sentence, found, (), wording), who, beside_start(sentence, begin, 0)) is not None


def _only_reports(sentence: Sentence, named: Attribution, found_here: Sequence[Found], wording: Wording) -> bool:
    """Whether a source that is nobody only tells what somebody who is named said: "According to leaked comments, Vaudrin
    said …", "Laut einem Schreiben, das der Selmer Zeitung vorliegt, sagte Vaudrin …"."""
    if named.source is None or not named.said or not _of_no_author(sentence, *named.source, wording):
        return False
    low, high = named.said[0]
    if named.source[0] > low:
        return False
    said = (found for found in found_here if low <= found.start < high and not found.cue.noun)
    return any("clause" in found.cue.takes and _somebody_says(sentence, found, low, wording) for found in said)


def _of_no_author(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether words name nobody, or a text of which no more is told than who has seen it: "a letter seen by the Record"."""
    words = sentence.words
    named = any(sentence.capital[start:end]) or wording.mean_somebody(words[start:end])
    if not named:
        return True
    text = next((at for at in range(start, end) if words[at] in wording.documents), end)
    if text == end or any(sentence.capital[start:text]):
        return False
    behind = text + 1
    if behind >= end:
        return True
    leads_on = words[behind] in wording.prepositions or words[behind] in wording.genitive_marks
    return words[behind] == "," or not (leads_on or sentence.capital[behind] or words[behind] in wording.determiners)


def _somebody_says(sentence: Sentence, found: Found, low: int, wording: Wording) -> bool:
    """Whether a verb of speech has a name, "he" or "she" before it, or a name behind it where nothing stands before."""
    words = sentence.words
    at = found.start - 1
    while at > low and words[at] in wording.auxiliaries:
        at -= 1
    if at >= low and (sentence.capital[at] or words[at] in wording.he_or_she):
        return True
    if words[at] != ",":
        return False
    behind = next((at for at in range(found.end, len(words)) if words[at] not in wording.determiners), found.end)
    if wording.speech.inverts:
        return behind < len(words) and (sentence.capital[behind] or words[behind] in wording.he_or_she)
    return wording.speech.pro_drop


def _stays_unnamed(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether that verb only tells that its source wants no name in print: "who asked not to be named"."""
    known, total = wording.anonymity, len(sentence.words)
    if phrase_at(sentence, found.start, known):
        return True  # "der nicht genannt werden wollte"
    if found.cue.act == "assert":
        return False  # "said on condition of anonymity that …"
    ahead = range(found.end, min(found.end + _ANONYMOUS, total))
    behind = range(max(found.start - 2, 0), found.start)  # "der um Anonymität bat"
    near = (at for near in (ahead, behind) for at in near if sentence.words[at] in known)
    return any(phrase_at(sentence, at, known) for at in near)
