"""Which clause attributes its neighbour? "…, as Vaudrin put it", "wie Vaudrin mitteilte, …", "según confirmó Vaudrin, …"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import ASIDE, past_bracket
from depeche.recording.grammar.cues import Found, cue_at
from depeche.recording.grammar.described import past_description
from depeche.recording.grammar.inversion import past_day
from depeche.recording.grammar.noun_phrases import BREAKS, abbreviates, noun_end
from depeche.recording.grammar.punctuation import CLOSING
from depeche.recording.grammar.subjects import subject
from depeche.recording.speech.attributed import SourcePhrase
from depeche.recording.speech.passives import is_impersonal
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording


def as_clause(sentence: Sentence, start: int, size: int, wording: Wording) -> SourcePhrase | None:
    """ "…, as Vaudrin put it", "según confirmó ayer la ministra, …": a clause that attributes its neighbour."""
    words, low = sentence.words, start + size
    if _pairs(words, start, wording):
        return None
    stop = _clause_stop(sentence, start, low, wording)
    name = 0  # where it ends, an office and the verb behind it
    if words[stop : stop + 1] == [","] and all(cue_at(words, at, wording) is None for at in range(low, stop)):
        name, stop = stop, _past_office(sentence, low, stop, wording)
    for at in range(low, stop):
        found = cue_at(words, at, wording)
        if found is not None and _says(words, at, low, wording):
            clause = _clause_of(sentence, found, start, low, name, stop, wording)
            all_of_it = clause is not None and not start and CLOSING.issuperset(words[clause.end :])
            return None if all_of_it else clause  # "Według USA za atak odpowiada Iran": what it tells is said
    return None


def _pairs(words: Sequence[str], start: int, wording: Wording) -> bool:
    """Whether such a word only joins a second to a first: "Zarówno on, | jak i minister, potępili …"."""
    for opener, tails in wording.speech.name_pairs.items():
        if opener in words[:start] and any(words[start : start + tail.count(" ") + 1] == tail.split(" ") for tail in tails):
            return True
    return False


def _clause_stop(sentence: Sentence, start: int, low: int, wording: Wording) -> int:
    """Where a clause ends that begins at `start`, past a row of names, brackets and quoted names."""
    words, total = sentence.words, len(sentence.words)
    stop = max(low, noun_end(sentence, low, wording))
    opened = words[start] in wording.as_words
    named = wording.speech.parts_quotations  # "Как объяснила Водрен «Вестнику», …"
    inside = 0  # items between brackets, which make no clause long
    while stop < total and stop - start - inside <= ASIDE + 4:
        beyond = past_bracket(sentence, stop) if opened else 0  # "wie Vaudrin (Grüne) mitteilte"
        within = (named and words[stop] == QUOTED) or (abbreviates(sentence, stop) and words[stop - 1].isalpha())
        if words[stop] in BREAKS and not (beyond or within):
            break
        inside += beyond - stop if beyond else 0
        stop = beyond or stop + 1
    return stop


def _clause_of(
    sentence: Sentence, found: Found, start: int, low: int, name: int, stop: int, wording: Wording
) -> SourcePhrase | None:
    """The clause `start:stop` with that verb. Behind its first word, at `low`, a subject may stand that ends at `name`."""
    words, total, cue = sentence.words, len(sentence.words), (found.start, found.end)
    if words[found.start] in wording.naming_verbs and found.end < total and words[found.end] in wording.passives:
        return None  # "„Alter Anker“, wie der Lotse genannt wurde"
    if found.start == low and start and words[start] in wording.relatives:
        return None  # "Vaudrin, som kallade …": it is who called it so
    impersonal = is_impersonal(sentence, found, wording)
    if impersonal and words[low] in wording.prepositions:  # "wie aus dem Bericht der Stadt hervorgeht"
        end = min(noun_end(sentence, low + 1, wording), found.start)
        return SourcePhrase(start, stop, cue, (low + 1, end), "as")
    source: Span | None = None
    if impersonal:
        source = _behind_verb(sentence, found, stop, wording, impersonal=True)
    elif name:
        source = (low, name)
    else:
        who = subject(sentence, found, wording, low)
        source = who.span if who is not None else _behind_verb(sentence, found, stop, wording, impersonal=False)
    if source is not None:
        if source[1] <= found.start and _has_its_object(sentence, found, wording):
            return None
        return SourcePhrase(start, max(stop, source[1]), cue, source, "as")
    passive = found.end + 1 == stop and words[found.end] in wording.passives  # "wie mitgeteilt wurde, …"
    alone = found.end >= total or words[found.end] in BREAKS  # "según explicó, …"
    by_nobody = impersonal and start > 0  # "…, wie es hieß, …"
    if not passive and not (alone and (wording.speech.pro_drop or by_nobody)):
        return None
    return SourcePhrase(start, stop, cue, None, "as", passive)


def _has_its_object(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether the verb of a clause has its own object behind it, so that what stands beside the clause is none: "as Vaudrin
    echoed | the criticism, Ruiz left"; but "as Vaudrin told the Courier"."""
    at = found.end
    if at >= len(sentence.words) or sentence.words[at] in BREAKS or found.cue.addressed or wording.nouns_capitalised:
        return False
    word = sentence.words[at]
    led = any(word in known for known in (wording.definite, wording.indefinite, wording.his))
    led = led and word not in wording.prepositions
    return (led or sentence.capital[at]) and not past_day(sentence, at, wording)


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


def _says(words: Sequence[str], at: int, low: int, wording: Wording) -> bool:
    """Whether a word of a clause that begins at `low` is a verb there, and no noun: "secondo | l'accusa, …"."""
    if words[at] in wording.documents and _written(words, at, wording):
        return False
    elided = at == low + 2 and words[low + 1] == "'" and words[low] in wording.definite
    behind = words[at + 1] if at + 1 < len(words) else ","
    return not (elided and (behind in BREAKS or behind in wording.prepositions))


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
