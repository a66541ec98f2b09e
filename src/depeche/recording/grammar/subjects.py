"""Who is the subject of that verb of speech? Places in a sentence, not yet names.

No grammar is parsed: a clause is short around its verb of speech, and closed classes of words (auxiliaries, prepositions,
determiners, conjunctions) say where it begins and what in it cannot be its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.addressees import before_recipient
from depeche.recording.grammar.antecedents import agent_before, antecedent
from depeche.recording.grammar.behind_verbs import behind_verb, ends_clause, named_behind, owned_thing, tells_how, told_last
from depeche.recording.grammar.clause_bounds import REACH, Subject, asked_aside, bracket_start, clause_start, closes_clause
from depeche.recording.grammar.cues import Found, cue_at, gerund, phrase_at
from depeche.recording.grammar.homographs import is_name
from depeche.recording.grammar.inversion import past_day
from depeche.recording.grammar.noun_phrases import (
    BREAKS,
    LONGEST,
    adverb_at,
    noun_end,
    noun_phrase,
)
from depeche.recording.grammar.verb_second import fronted, led, timed, verb_first
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_SEGMENTS = 3  # openings of a sentence that may stand before its subject
_ASIDE = 6  # items between commas that part an auxiliary from its verb
_LISTED = 6  # names in a row
_FULL, _LONGEST_NAME = 2, 4  # words of a full name
_CHAIN = 6  # items of a chain of verbs before its last
_SHORTEST = 2  # items before that last one: a quotation and a verb
_APART = BREAKS - {",", "(", ")"}


def subject(sentence: Sentence, found: Found, wording: Wording, low: int = 0) -> Subject | None:
    """The subject of a cue, looked for from item `low` on: before the verb, else behind it."""
    at = found.end
    if (
        wording.speech.inverts
        and at < len(sentence.words)
        and sentence.words[at] in wording.he
        and sentence.words[at] not in wording.determiners
    ):
        return Subject(at, at + 1, found.start, True)  # "…, lehnt er jedoch ab"
    if found.start == 1 and low == 0 and sentence.words[0] in wording.speech.body_pronouns:
        next_word = sentence.words[at] if at < len(sentence.words) else ""
        if next_word not in wording.others and not wording.names_a_person(next_word):  # not "Es sagte niemand, …"
            return Subject(0, 1, 0)  # "Es teilte mit, …", else read as an adverb
    if wording.speech.verb_second:
        if timed(sentence, found, wording, low):
            return Subject(at, at + 1, found.start, True)
        if not wording.nouns_capitalised and fronted(sentence, found, wording, low):
            return behind_verb(sentence, found, wording)
        if led(sentence, found, wording, low):
            return behind_verb(sentence, found, wording)
        if verb_first(sentence, found, wording, low):
            behind = behind_verb(sentence, found, wording)
            if behind is not None:
                return behind
    if wording.speech.pro_drop and found.start == 1 and low == 0 and sentence.words[0] in wording.points_back:
        return behind_verb(sentence, found, wording)  # "Lo dice sin rodeos: “…”", "Lo ha detto Vaudrin"
    if wording.speech.inverts and _chained(sentence, found, wording, low):
        return behind_verb(sentence, found, wording)
    before = _before(sentence, found, wording, low)
    if before is not None:
        return named_behind(sentence, found, before, wording) or before
    if not _may_follow(sentence, found, wording):
        return None
    behind = behind_verb(sentence, found, wording)
    if behind is not None and _accused(sentence, behind, wording):
        return None
    if behind is None or wording.speech.inverts or sentence.words[found.start - 1] == QUOTED:
        return behind
    return behind if ends_clause(sentence, behind, wording) else None


def _accused(sentence: Sentence, behind: Subject, wording: Wording) -> bool:
    """Whether a preposition parts what stands behind a verb from what is quoted, and so of what somebody is accused: "que
    acusa | o Governo de | “cinismo”"."""
    words, end = sentence.words, behind.end
    return words[end : end + 1] == [QUOTED] and end - behind.start > 1 and words[end - 1] in wording.prepositions


def _chained(sentence: Sentence, found: Found, wording: Wording, low: int) -> bool:
    """Whether a verb without a subject of its own closes a chain of small words behind a quotation, whose subject comes
    last: "“…”, gusta de repetir Ana Ruiz", "“…”, acabó admitiendo Ana Ruiz"."""
    words, speech, at = sentence.words, wording.speech, found.start
    if at < low + _SHORTEST or not (words[at].endswith(speech.infinitive_endings) or words[at].endswith(speech.gerunds)):
        return False
    floor = max(low, at - _CHAIN)
    while at > floor and words[at - 1] not in BREAKS:
        at -= 1
        if sentence.capital[at] or words[at] in wording.opens_clause:
            return False
        if words[at] in wording.cues and cue_at(words, at, wording) is not None:
            return False  # what is said is that verb's
    first = words[at]
    if at == found.start or first in wording.prepositions or first in wording.joiners or first in wording.without:
        return False  # "“…”, sin precisar la fecha"
    if wording.means_a_person(first) or any(word in wording.determiners for word in words[at + 1 : found.start]):
        return False
    return words[at - 1] == QUOTED or (at > 1 and words[at - 1] == "," and words[at - 2] == QUOTED)


def main_subject(sentence: Sentence, stop: int, wording: Wording) -> Subject | None:
    """The noun phrase with which a sentence begins, for a verb far behind it: "Vaudrin opened the fair, saying …"."""
    words = sentence.words
    start = 0
    for _ in range(_SEGMENTS):
        while start < stop and (
            words[start] in wording.joiners
            or (words[start] in wording.adverbs and words[start] not in wording.determiners)
            or words[start] == ","
        ):
            start += 1
        if start >= stop or words[start] == QUOTED:
            return None
        end = min(noun_end(sentence, start, wording), stop)
        first = words[start]
        aside = first in wording.prepositions or first in wording.as_words or first in wording.opens_clause
        aside = aside and not (first in wording.definite and wording.mean_somebody(words[start + 1 : end][:1]))  # "A mãe"
        timed = end + 1 < stop and words[end] == "," and not any(sentence.capital[max(1, start) : end])
        timed = timed and (sentence.capital[end + 1] or words[end + 1] in wording.pronouns)
        if not aside and not (timed and first not in wording.pronouns):
            return Subject(start, end, start) if end > start else None
        while start < stop and words[start] != ",":  # "After the talks, …", "Hours later, …"
            start += 1
    return None


def shared_subject(sentence: Sentence, found: Found, wording: Wording) -> Subject | None:
    """The subject of the verb before the "and" that joins a cue to it: "Vaudrin smiled and said"."""
    words = sentence.words
    joiner = found.start - 1
    while joiner > 0 and words[joiner] not in wording.joiners:
        joiner -= 1
    start = clause_start(sentence, joiner, wording)
    if wording.speech.verb_second and words[start] in wording.prepositions:  # "Am Abend kam er nach Bree und sagte"
        for at in range(start + 1, joiner):
            if words[at] in wording.he and words[at] not in wording.determiners:
                return Subject(at, at + 1, start)
    if wording.speech.verb_second:
        second = _behind_companion(sentence, start, joiner, wording)
        if second:
            return Subject(second, min(noun_end(sentence, second, wording), joiner), start)
    opens = sentence.capital[start] or words[start] in wording.pronouns or words[start] in wording.determiners
    if start and start < joiner and opens:
        end = min(noun_end(sentence, start, wording), joiner)
        if end > start:
            return Subject(start, end, start)
    return main_subject(sentence, found.start, wording)


def _behind_companion(sentence: Sentence, start: int, joiner: int, wording: Wording) -> int:
    """Where somebody is named in full behind a small word, no preposition, where a clause opens with a preposition: "Samen
    met Brandt gaf | Ada Morven een feest en zei"; 0: nobody is."""
    words, capital = sentence.words, sentence.capital
    if not any(word in wording.prepositions for word in words[start : start + 2]):
        return 0
    for at in range(start + 2, joiner - 1):
        verb = words[at - 1]
        if not (capital[at] and capital[at + 1]) or capital[at - 1]:
            continue
        if not (wording.naming.facts(words[at]).given or wording.names_a_person(words[at])):
            continue
        if verb.isalpha() and verb not in wording.light and not wording.names_a_person(verb):
            return at
    return 0


def _may_follow(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether the subject may stand behind that verb form."""
    if found.cue.addressed and not wording.speech.inverts:
        return False
    if gerund(sentence, found, wording):
        return False
    if wording.speech.inverts:
        return True
    at = found.start
    while at > 0 and sentence.words[at - 1] == ",":
        at -= 1
    return at < found.start or at == 0 or sentence.words[at - 1] == QUOTED


def _before(sentence: Sentence, found: Found, wording: Wording, low: int) -> Subject | None:
    """The subject before a verb: at a comma, the name that an apposition or aside parts from it; in a relative clause, whom
    that is of; else the noun phrase of its clause."""
    words = sentence.words
    at, auxiliary = _behind_subject(sentence, found.start, low, wording)
    if low < at < found.start and words[at - 1] in wording.latter:  # "den senare", whose noun may be an adverb
        at += max(0, phrase_at(sentence, at - 1, wording.latter) - 1)
    if at > low and words[at - 1] == ")":
        at = bracket_start(words, at, low)
    if at <= low:
        return None
    if words[at - 1] == ",":
        return _before_comma(sentence, found, at - 1, wording, low)
    related = at - low > 1 and words[at - 1] in wording.comma_relatives
    behind_comma = related and words[at - 2] == ","
    by = agent_before(sentence, at - 1, low, wording) if related and auxiliary is None else None
    if by is not None:
        return by
    if words[at - 1] in wording.relatives or behind_comma:  # "the minister, who said"
        who = antecedent(sentence, at - 1, wording, low)
        if who is not None or (wording.speech.pro_drop and words[at - 1] in wording.comma_relatives):
            return who  # "rechazó el plan, que califica de inútil": an object
        return antecedent(sentence, at - 1, wording, 0)  # "rejected the claim by Tarrow|, who said", which is told before
    start, end = _clause(sentence, at, wording, low)
    if gerund(sentence, found, wording) and (recipient := before_recipient(sentence, start, found.start, wording)):
        return main_subject(sentence, recipient, wording)
    relative = start - 1 if words[start] not in wording.relatives else start  # an article elsewhere: "die gestern schrieb:"
    closes = wording.speech.verb_second and not wording.nouns_capitalised and words[found.end : found.end + 1] == [":"]
    about = relative > low and _relates(sentence, relative, wording, closes=closes)
    if about and _only_circumstances(sentence, relative + 1, end, wording):
        return antecedent(sentence, relative, wording, low)
    if start == 0 and wording.speech.inverts and auxiliary is None and gerund(sentence, found, wording):
        return None  # "Vaudrin left the room saying that": its own, only where a comma stands before both
    if wording.speech.participles_close and start > low and words[start - 1] == QUOTED:
        around = _around_quotation(sentence, start, end, auxiliary, found, wording, low)
        if around is not None:
            return around
    inside = start
    while inside < end and adverb_at(words, inside, wording):
        inside += 1
    if (
        inside < end
        and words[inside] in wording.speaks_from
        and (
            wording.subject_is_plural(words[found.start : found.end])
            or not wording.reflexives.isdisjoint(words[at : found.start])
        )
    ):
        start = inside + 1  # "Ayer desde | el ministerio aseguran", "Desde | el ministerio se nos dice"
    return _of_clause(sentence, start, end, auxiliary, found, wording) if start < end else None


def _behind_subject(sentence: Sentence, verb: int, low: int, wording: Wording) -> tuple[int, int | None]:
    """Where the small words begin that stand between a subject and its verb, an aside between commas among them; and the
    first auxiliary there."""
    words, at = sentence.words, verb
    auxiliary: int | None = None
    while at > low:
        if words[at - 1] == ",":
            opened = _behind_auxiliary(words, at - 1, low, wording)
            if opened is None or (opened > 1 and sentence.capital[opened - 1]):  # "since May, a former captain, said"
                break
            at = opened + 1
        elif not _light(words[at - 1], wording) or is_name(sentence, at - 1, verb, wording):
            break
        at -= 1
        if words[at] in wording.auxiliaries:
            auxiliary = at
    return at, auxiliary


def _before_comma(sentence: Sentence, found: Found, comma: int, wording: Wording, low: int) -> Subject | None:
    """The subject of a verb right before which a comma stands: "Vaudrin, mayor of Port-Armel, said"; behind the verb, where
    what the comma closes is said: "It rained, said Vaudrin."."""
    if gerund(sentence, found, wording):
        return None
    asked = asked_aside(sentence, comma, low, wording)
    if asked is not None:
        return main_subject(sentence, asked, wording)
    if not found.cue.addressed and _may_follow(sentence, found, wording):
        plain = comma < LONGEST and _names_only(sentence, comma, low, wording)
        plain = plain and not (wording.speech.inverts and wording.naming.declines and told_last(sentence, found, wording))
        if not plain and not _named_apart(sentence, comma, low, wording):
            behind = behind_verb(sentence, found, wording)
            told = behind and (tells_how(sentence, behind, wording) or owned_thing(sentence, behind, wording))
            if behind and not told and ends_clause(sentence, behind, wording):
                return behind
    return _around_apposition(sentence, comma, wording, low)


def _clause(sentence: Sentence, end: int, wording: Wording, low: int) -> tuple[int, int]:
    """The part of a clause that ends there, before its verb; without circumstances behind a bracket: "wie Vaudrin (Grüne) |
    am Montag mitteilte"."""
    words = sentence.words
    start = clause_start(sentence, end, wording, low)
    if start > low and words[start - 1] == ")" and _only_circumstances(sentence, start, end, wording):
        end = bracket_start(words, start, low)
        start = clause_start(sentence, end, wording, low)
    if start > low and words[start - 1] == "," and sentence.capital[start]:
        start = _before_list(sentence, start, end, wording, low)
    return start, end


def _before_list(sentence: Sentence, start: int, end: int, wording: Wording, low: int) -> int:
    """Where a subject begins whose office is for several things, an "and" closing the list: "Minister Vaudrin van Havens, |
    Rivieren en Kanalen zegt"; else `start`."""
    words, begin = sentence.words, start
    if wording.joiners.isdisjoint(words[start:end]):
        return start
    named = _before_names(sentence, start, low)
    if named < start:
        return named
    for _ in range(_SEGMENTS):
        if begin < low + 2 or words[begin - 1] != "," or not sentence.capital[begin - 2]:
            return start
        stop, begin = begin - 1, clause_start(sentence, begin - 1, wording, low)
        facts = [wording.naming.facts(word).folded for word in words[begin:stop]]
        at = next((at for at, word in enumerate(facts) if word in wording.naming.portfolio_roles), -1)
        if at >= 0:
            linked = any(word in wording.naming.link_words or word in wording.naming.possessors for word in facts[at + 1 :])
            return begin if linked else start
    return start


def _before_names(sentence: Sentence, start: int, low: int) -> int:
    """Where full names begin in a row with commas before the last two: "“…,” | Ana Ruiz, Ida Brandt and Jan Orlo wrote"."""
    words, begin = sentence.words, start
    for _ in range(_LISTED):
        if begin <= low or words[begin - 1] != ",":
            break
        first = _full_name(sentence, begin - 1, low)
        if first == begin - 1 or (first > low and words[first - 1] not in BREAKS):
            break
        begin = first
    return begin


def _named_apart(sentence: Sentence, comma: int, low: int, wording: Wording) -> bool:
    """Whether a full name between commas ends there, and who bears it stands before: "In an email, her lawyer, Ana Ruiz|,
    said the mayor is ill"."""
    words, first = sentence.words, _full_name(sentence, comma, low)
    if first < low + 2 or words[first - 1] != ",":
        return False
    start = clause_start(sentence, first - 1, wording, low)
    return words[start] in wording.determiners and wording.mean_somebody(words[start : first - 1])


def _full_name(sentence: Sentence, end: int, low: int) -> int:
    """Where a name of two to four words begins that ends there; `end` where none does."""
    first = end
    while first > low and sentence.capital[first - 1] and sentence.words[first - 1].isalpha():
        first -= 1
    return first if _FULL <= end - first <= _LONGEST_NAME else end


def _behind_auxiliary(words: list[str], comma: int, low: int, wording: Wording) -> int | None:
    """Where the comma stands that opens an aside between an auxiliary and its verb: "Elle a, de son côté, rappelé que"."""
    if wording.speech.participles_close:
        return None  # one may close a clause there: "dürfe gezwungen werden, sich zu belasten, argumentiert Vaudrin"
    for at in range(comma - 2, max(low, comma - 1 - _ASIDE), -1):
        if words[at] == ",":
            return at if words[at - 1] in wording.auxiliaries else None
        if words[at] in BREAKS or words[at] in wording.cues:
            return None
    return None


def _relates(sentence: Sentence, at: int, wording: Wording, *, closes: bool = False) -> bool:
    """Whether a word opens a clause about the name before it: "Vaudrin, who", "la sindaca Vaudrin che".

    `closes`: its verb comes last, as in no clause that begins with an article.
    """
    words = sentence.words
    relative = words[at] in wording.relatives or words[at] in wording.comma_relatives
    if not relative or (words[at] in wording.determiners and not closes):
        return False
    before = at - 2 if words[at - 1] == "," else at - 1
    return before >= 0 and sentence.capital[before] and words[before] != QUOTED


def _only_circumstances(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether nothing but when, where and how stands there, and nobody: "late last night on her page"."""
    words, at = sentence.words, start
    while at < end:
        day = past_day(sentence, at, wording) or past_day(sentence, at + 1, wording)
        if day:
            at = day  # "late last night"
        elif words[at] in wording.adverbs and words[at] not in wording.determiners:
            at += 1
        elif words[at] in wording.prepositions:
            at = max(at + 1, noun_end(sentence, at + 1, wording))
        else:
            return False
    return end > start


def _around_quotation(
    sentence: Sentence, start: int, end: int, auxiliary: int | None, found: Found, wording: Wording, low: int
) -> Subject | None:
    """The subject before a quotation that stands inside its clause: "weil die Stadt den Kai als „…“ bezeichnet hat"."""
    words = sentence.words
    if not closes_clause(sentence, found, wording):
        return None
    while start > low and end - start < REACH and words[start - 1] == QUOTED:
        start = clause_start(sentence, start - 1, wording, low)
    stop = words.index(QUOTED, start)
    who = _of_clause(sentence, start, stop, auxiliary, found, wording) if start < stop else None
    if who is None or who.after:
        return None
    end = max(min(who.end, noun_end(sentence, who.start, wording)), who.start + 1)
    return Subject(who.start, end, who.clause, who.after)


def _of_clause(
    sentence: Sentence, start: int, end: int, auxiliary: int | None, found: Found, wording: Wording
) -> Subject | None:
    """The subject among items `start:end`, the part of a clause before its verb."""
    words = sentence.words
    if start + 1 < end and words[start] in wording.conjunctions:
        inner = noun_end(sentence, start + 1, wording)
        noun = noun_phrase(sentence, start + 1, min(inner, end), wording) if inner > start + 1 else None
        return Subject(noun[0], noun[1], start) if noun else None
    if auxiliary is None:  # "hatte die Polizei erklärt": the subject stands behind its auxiliary
        at_start = start == 0 or words[start - 1] in BREAKS
        if wording.speech.verb_second and at_start and words[start] in wording.prepositions and sentence.capital[start]:
            behind = behind_verb(sentence, found, wording)
            if behind is not None and words[behind.start] not in wording.others:
                return behind  # "In a statement said the minister"
        for middle in range(end - 1, start - 1, -1):
            auxiliar = words[middle] in wording.auxiliaries and not is_name(sentence, middle, found.start, wording)
            if auxiliar and not possessive(words, middle, wording):
                circumstances = _adverbial(sentence, middle + 1, end, wording)
                circumstances = circumstances or words[end] in wording.infinitive_markers  # "used his speech to warn"
                if wording.speech.verb_second and not circumstances:
                    circumstances = _where_said(sentence, start, middle, wording)
                inner_noun = None if circumstances else noun_phrase(sentence, middle + 1, end, wording)
                return (
                    Subject(inner_noun[0], inner_noun[1], start) if inner_noun else _front(sentence, start, middle, wording)
                )
    return _front(sentence, start, end, wording)


def _where_said(sentence: Sentence, start: int, auxiliary: int, wording: Wording) -> bool:
    """Whether a preposition behind an auxiliary tells where it was said, the subject standing before both: "Statsminister
    Vaudrin har | i Dagens Nyheter sagt"."""
    words, first = sentence.words, auxiliary + 1
    first += phrase_at(sentence, first, wording.days)
    while first < len(words) and words[first] in wording.adverbs and words[first] not in wording.prepositions:
        first += 1
    if first >= len(words) or words[first] not in wording.prepositions or auxiliary == start:
        return False
    if any(words[start] in known for known in (wording.prepositions, wording.adverbs, wording.days)):
        return False
    named = any(sentence.capital[start + 1 : auxiliary]) and not wording.nouns_capitalised
    return named or wording.mean_somebody(words[start:auxiliary]) or words[start] in wording.he_or_she


def possessive(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether an "s" behind an apostrophe or point is no auxiliary: "Vaudrin's lawyer said", "the U.S. attorney said"."""
    if words[at] != wording.possessive or not at:
        return False
    return words[at - 1] == "." or (words[at - 1] == "'" and wording.adverbs.isdisjoint(words[at + 1 : at + 2]))


def _adverbial(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether a word between an auxiliary and its verb can't be their subject: "hanno finora chiesto"."""
    if end - start != 1 or not (wording.definite or wording.nouns_capitalised):
        return False
    word = sentence.words[start]
    return (
        word.isalpha() and not sentence.capital[start] and word not in wording.pronouns and word not in wording.determiners
    )


def _names_only(sentence: Sentence, comma: int, low: int, wording: Wording) -> bool:
    """Whether nothing but "Vaudrin, mayor of Port-Armel" stands from `low` to that comma: no verb, no quotation."""
    words = sentence.words[low:comma]
    if "," not in words or words[0] in wording.prepositions:
        return False
    return not any(word in _APART or word in wording.auxiliaries or word in wording.cues for word in words)


def _front(sentence: Sentence, start: int, end: int, wording: Wording) -> Subject | None:
    least = start + (sentence.words[start] in wording.couples)
    while end > least and sentence.words[end - 1] in wording.adverbs and not sentence.capital[end - 1]:
        end -= 1
    end = max(end, start + phrase_at(sentence, start, wording.latter)) if end - start == 1 else end
    noun = noun_phrase(sentence, start, end, wording)
    return Subject(noun[0], noun[1], start) if noun else None


def _around_apposition(sentence: Sentence, comma: int, wording: Wording, low: int) -> Subject | None:
    """The subject of "Vaudrin, mayor of Port-Armel, said": from the name on."""
    words = sentence.words
    floor = max(low, comma - REACH)
    opened = next((at for at in range(comma - 1, floor, -1) if words[at] in BREAKS), 0)
    if opened > floor and words[opened] == "," and _relates(sentence, opened - 1, wording):
        return antecedent(sentence, opened - 1, wording, low)  # "Vaudrin, who, late on Monday, wrote"
    quoted = next((at for at in range(comma - 1, floor - 1, -1) if words[at] == QUOTED), -1)
    first = quoted + 1 if quoted >= 0 else floor  # "“…,” Vaudrin, head of ports, ferries and piers, said"
    opens = sentence.capital[first] if quoted >= 0 else floor == low
    if opens and comma > first and _names_only(sentence, comma, first, wording):
        return _apposed(sentence, first, comma, comma, wording)  # several appositions: the first noun is meant
    for at in range(comma - 1, floor, -1):
        if words[at] == QUOTED or words[at] in (";", ":"):
            return None
        if words[at] != ",":
            continue
        if wording.speech.verb_second and words[at + 1] in wording.auxiliaries:
            return main_subject(sentence, comma, wording)  # "Vaudrin, Mitglied des Rates, wollte warten, sagte aber"
        start, end = _bearer(sentence, at, floor, wording, low)
        if start > floor and start + 1 < end and words[start + 1] in wording.agents:
            continue  # ", led by mayor Ruiz, R-Bree, said": an aside, not the subject
        who = _apposed(sentence, start, end, comma, wording)
        return who if who is not None and end - who.start <= LONGEST else None
    return None


def _bearer(sentence: Sentence, comma: int, floor: int, wording: Wording, low: int) -> tuple[int, int]:
    """The clause before a comma in which it stands of whom something is told behind it: before its bracket or its relative
    clause, where it has one."""
    words, end = sentence.words, comma
    if words[end - 1] == ")":  # "Ana Ruiz (Bree), who leads it, said"
        end = next((before for before in range(end - 1, floor, -1) if words[before] == "("), end)
    start = clause_start(sentence, end, wording, low)
    bearer = start - 2 if start > 1 and words[start - 2] == "," else start - 1
    related = words[start - 1] in wording.relatives or (bearer < start - 1 and words[start - 1] in wording.opens_clause)
    if bearer > floor and related:  # "Ana Ruiz, who leads it, and lives in Bree, said"
        return clause_start(sentence, bearer, wording, low), bearer
    return start, end


def _apposed(sentence: Sentence, start: int, end: int, comma: int, wording: Wording) -> Subject | None:
    """The noun phrase in `start:end`, up to the comma that closes what is told of it; a pronoun has no apposition ("She,
    however, said")."""
    words = sentence.words
    noun = noun_phrase(sentence, start, end, wording) if start < end else None
    if noun is None:
        return None
    alone = words[noun[0] + 1] == "," and words[noun[0]] in wording.pronouns
    return Subject(noun[0], noun[0] + 1 if alone else comma, start)


def _light(word: str, wording: Wording) -> bool:
    """May stand between a subject and its verb."""
    adverb = word in wording.adverbs and word not in wording.couples  # "“…,” both said"
    return adverb or word in wording.auxiliaries or word in wording.negations or word == "'"
