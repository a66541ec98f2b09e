"""Who stands beside a quotation without a verb that any table knows? "Vaudrin: “…”", "“…”, Vaudrin."."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import ASIDE, LEAD
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COLONS, COMMAS, FINAL
from depeche.recording.speech.attributed import Attribution
from depeche.recording.speech.moods import is_what_it_is_called
from depeche.recording.text.sentences import DASHES, QUOTED, Sentence
from depeche.recording.words.wording import Wording

_BEARER = 3  # words with which a sentence begins that tells what something bears
_WITH = 7  # items behind a quotation and its colon among which "with these words" stands
_OWNER = 3  # items of a name, its apostrophe and its case
_TURNED = 7  # items up to such a pronoun: "s'est-elle"
_SUBJECT = 40  # items in which a subject ends


def after_colon(sentence: Sentence, wording: Wording) -> list[Attribution]:
    """ "Vaudrin: “…”": a few words, a colon and a quotation. Longer ones count where they name somebody."""
    words, total = sentence.words, len(sentence.words)
    if not sentence.quoted:
        return []
    for at in range(1, min(total - 1, 60)):
        said = at + 1 + (words[at + 1] in DASHES)  # "Vaudrin was adamant: – It stays."
        if words[at] in COLONS and words[said : said + 1] == [QUOTED]:
            while words[total - 1] in FINAL and words[total - 2] == QUOTED:
                total -= 1
            if words[at - 1] in wording.inscriptions or not wording.inscriptions.isdisjoint(words[:_BEARER]):
                return []  # "The stone bears the inscription: “…”", "The sign read: “…”"
            short = at <= LEAD and not any(word in BREAKS for word in words[:at]) and sentence.capital[0]
            if any(words[one] in wording.reported_verbs and not sentence.capital[one] for one in range(at)):
                return []  # "Die Lage sei ernst: „…“": whoever spoke goes on
            if all(word in wording.joiners or word in wording.adverbs for word in words[:at]):  # "Und: „…“"
                return [Attribution(((said, total),), "colon", (at, at + 1), None, None)]
            return [Attribution(((said, total),), "colon" if short else "guess", (at, at + 1), None, (0, at))]
        if words[at] == QUOTED:
            break
    return []


def beside_quotation(sentence: Sentence, wording: Wording) -> list[Attribution]:
    """ "“…”, …Vaudrin….": a quotation, then words whose verb no table knows. It counts where they name somebody."""
    words, total = sentence.words, len(sentence.words)
    if wording.speech.quote_marks_after and sentence.quoted:
        marked = _before_mark(sentence, wording)
        if marked is None and words[0] != QUOTED:
            marked = _alone_behind_mark(sentence, wording)
        if marked is not None or words[0] != QUOTED:
            return [marked] if marked is not None else []
    owned = _owners_words(sentence, wording) if wording.speech.genitive_marks else None
    if owned is not None:
        return [owned]
    first = 1 if words[0] in DASHES else 0  # "– It holds – sulked Ada Morwen."
    if words[first : first + 1] != [QUOTED] or total < first + 3:
        return []
    if words[1] == ":" and not wording.utterances.isdisjoint(words[2 : 2 + _WITH]):
        end = next((at for at in range(2, total) if words[at] in (QUOTED, ";")), total)
        return [Attribution(((0, 1),), "guess", (1, 2), None, (2, end))]  # "“…”: con queste parole la sindaca Vaudrin …"
    start = first + 1
    while start < total and (words[start] in COMMAS or words[start] == "."):
        start += 1
    end = start
    while end < total and words[end] not in (QUOTED, ":", ";", ",") and end - start <= ASIDE + 4:
        end += 1
    if start == end or end - start > ASIDE + 4 or (end < total and words[end] == ";"):
        return []
    who = _turned(sentence, start, end, wording)
    if who:
        return [Attribution(((first, first + 1),), "before", (start, who - 1), None, (who, who + 1))]
    said = [(first, first + 1)]
    rest = end + (end < total and words[end] == ":")
    if rest < total and words[rest] == QUOTED:
        said.append((rest, rest + 1))
    return [Attribution(tuple(said), "guess", (start, start + 1), None, (start, end))]


def _alone_behind_mark(sentence: Sentence, wording: Wording) -> Attribution | None:
    """ "試合後、「…」と大隈監督。": nobody but somebody with a title stands behind a quotation and its mark."""
    words, total = sentence.words, len(sentence.words)
    marks = wording.speech.quote_marks_after
    ahead = (at for at in sentence.quoted if 0 < at < total - 2)
    at = next((at for at in ahead if words[at - 1] in COMMAS and words[at + 1] in marks), 0)
    if not at or total - at > 2 * ASIDE or not BREAKS.isdisjoint(words[at + 2 : total - 1]):
        return None
    if words[total - 1 - (words[-1] in FINAL)][-1] not in wording.naming.title_ends:
        return None
    return Attribution(((at, at + 1),), "guess", (at + 1, at + 2), None, (at + 1, total))


def _owners_words(sentence: Sentence, wording: Wording) -> Attribution | None:
    """ "Vodrin'in “…” sözleri tepki çekti": a quotation between its owner, by the case, and the noun for words said."""
    words = sentence.words
    for at in sentence.quoted:
        if at < _OWNER or at + 1 >= len(words) or words[at + 1] not in wording.utterances:
            continue
        if words[at - 2] == "'" and words[at - 1] in wording.genitive_marks and sentence.capital[at - _OWNER]:
            comma = next((low for low in range(at - _OWNER, 0, -1) if words[low - 1] == ","), 0)
            return Attribution(((at, at + 1),), "beside", (at + 1, at + 2), None, (comma, at - 2))
    return None


def _turned(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a pronoun stands that a hyphen joins to its verb, which says something behind a quotation, whatever verb it is:
    "ronchonna-t-elle", "a-t-| elle ronchonné"; 0 for none."""
    words = sentence.words
    for at in range(start + 2, min(start + _TURNED, end)):
        joined = words[at - 1] == "-" and sentence.starts[at] == sentence.ends[at - 1]
        if joined and (words[at] in wording.he or words[at] in wording.she or words[at] in wording.they):
            return at
    return 0


def _before_mark(sentence: Sentence, wording: Wording) -> Attribution | None:
    """A subject and a quotation with its mark, whatever verb follows.

    "염태준 시장은 “…”며 고개를 숙였다", 「…」と田中さんがただした.
    None where what follows gives a name: 「海の王」と呼ばれた.
    """
    words, speech = sentence.words, wording.speech
    for at in sentence.quoted:
        if at + 2 >= len(words) or words[at + 1] not in speech.quote_marks_after:
            continue
        if is_what_it_is_called(sentence, at, wording):
            return None
        source = _last_subject(words, 0, at, wording) if at else _first_subject(words, 2, len(words), wording)
        return None if source is None else Attribution(((at, at + 1),), "guess", (at + 1, at + 2), None, source)
    return None


def _first_subject(words: Sequence[str], low: int, high: int, wording: Wording) -> tuple[int, int] | None:
    """The first items with the mark of a subject, from `low` on."""
    marks = wording.speech.subject_marks
    for end in range(low, min(high, low + _SUBJECT)):
        if words[end].endswith(marks) and (len(words[end]) > 1 or end > low):
            return (low, end + 1 - (words[end] in marks))
    return None


def _last_subject(words: Sequence[str], low: int, high: int, wording: Wording) -> tuple[int, int] | None:
    """The last such items before `high`, behind a comma or another of them; where words are parted, the first."""
    if wording.naming.naming.spaced:
        return _first_subject(words, low, high, wording)
    marks, others = wording.speech.subject_marks, wording.speech.other_marks
    found, begin = None, low
    for end in range(low, high):
        if words[end] in COMMAS:
            begin = end + 1
        elif words[end] in marks and end > begin and words[end - 1] + words[end] not in others:
            found, begin = (begin, end), end + 1
    return found
