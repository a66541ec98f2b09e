"""Which quotations are no speech but the name of something: a newspaper, a film, a ship?

Such marks are taken away before sentences are cut, so that the name is read as the word of the sentence that it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from depeche.recording.grammar.cues import cue_at
from depeche.recording.speech.asides import may_begin_subject
from depeche.recording.speech.judgements import accused, called, judged
from depeche.recording.speech.lettering import Marked, all_nouns, marked, shaped, titled
from depeche.recording.text.quotations import Quotation
from depeche.recording.text.tokens import Tokens
from depeche.recording.words.wording import Wording

_LONGEST = 7  # words of a name
_IN_A_ROW = 8  # of them in brackets, at most
_WIDEST = 120  # characters of one
_LONG = 80  # characters from which on one is all nouns, or a clause
_LOOK = 12  # words before it in which a verb that calls names may stand
_BREAKS = frozenset({"\n", ":", ",", ".", "—", "–"})
_TOLD = frozenset(',“”«»"—–-')  # behind which a verb tells who said what stands before
_CLOSED = frozenset(',“”«»"')
_OPENED = frozenset('“„«»"')
_SENTENCE_BREAKS = frozenset({"\n", ".", "!", "?"})
_TERM = 4  # words of a term
_AS = 4  # tokens from a word for "as" to the mark, a verb between
_SIGNS = 12  # characters of a term where no space parts words
_SENTENCE_ENDS = frozenset(".!?…,")


def speech_only(tokens: Tokens, quotations: Sequence[Quotation], wording: Wording) -> list[Quotation]:
    """The quotations without those that only give a name. Linear."""
    speech: list[Quotation] = []
    told: Quotation | None = None  # one that a noun behind it says to be a name
    for one in reversed(quotations):
        row = told is not None and _in_row(tokens.text[one.outer_end : told.outer_start], wording)
        told = one if one.end - one.start < _WIDEST and (row or _named_behind(tokens, one, wording)) else None
        if told is None and (one.goes_on or one.taken_up or not _is_name(tokens, one, wording)):
            speech.append(one)
    return speech[::-1]


def _named_behind(tokens: Tokens, one: Quotation, wording: Wording) -> bool:
    """Whether the word behind the marks says that a name stands there: "“Welle” genannt", "“…” adlı", "“…” suçundan"; with
    a capital, but where the verb of whoever speaks would stand there too."""
    behind = bisect_left(tokens.starts, one.outer_end) if wording.title_words_after else len(tokens)
    if behind >= len(tokens) or tokens.folded[behind] not in wording.title_words_after:
        return False
    if tokens.text[one.end - 1] in ".!?…":
        return False  # "„… Ich bleibe.“ Bekannt war sie auch sonst.": another sentence begins there
    return wording.speech.verb_final or tokens.text[one.start].isupper()


def _in_row(between: str, wording: Wording) -> bool:
    """Whether nothing but a comma or a word for "and" parts two that are marked: "“…”, “…” ile “…” suçlarına"."""
    words = between.replace(",", " ").split()
    return all(word in wording.joiners or word in wording.speech.postpositions for word in words)


def _is_name(tokens: Tokens, one: Quotation, wording: Wording) -> bool:
    """Whether what stands between marks only gives a name, as its letters, the words beside it or its place tell."""
    size = one.end - one.start
    if size > _WIDEST:
        return False
    place, folded = marked(tokens, one), tokens.folded
    words = tokens.between(place.first, place.last)
    if not words or (size > _LONG and not all_nouns(words, folded[place.first : place.last], wording)):
        return False
    if shaped(tokens.text, one):
        return True
    if not wording.naming.naming.spaced and (
        _called_before(tokens.text, one.outer_start, wording) or _is_term(tokens.text, one, wording)
    ):
        return True
    if len(words) > 2 * _LONGEST:
        return False
    if _introduced(tokens, place, words, wording):
        return True
    if wording.nouns_capitalised and _in_place_of_a_name(tokens, place, wording):
        return True
    return titled(words, folded[place.first : place.last], wording) and _fits_a_name(tokens, place, wording)


def _introduced(tokens: Tokens, place: Marked, words: list[str], wording: Wording) -> bool:
    """Whether the words beside the marks tell that a name stands there: le film « … », 「波」によると, (kurz: „Welle“)."""
    folded, behind = tokens.folded, place.behind
    if behind < len(folded) and _sourced(folded, behind, wording):
        return True
    if len(words) <= _TERM and _joined_to(tokens, place, wording):
        return True
    if wording.speech.charges and _charged(folded, place.before, wording):
        return True
    if _announced(tokens, place, wording) or _known_as(tokens, place, wording) or _so_runs(tokens, place, wording):
        return True
    if len(words) <= _TERM and (_whose_holder(tokens, place, wording) or _behind_as(tokens, place, wording)):
        return True
    if not _in_brackets(folded, place.before, wording.verbs):
        return False
    return len(words) <= _TERM or titled(words, folded[place.first : place.last], wording)


def _in_place_of_a_name(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether a noun stands where nothing but a name can, where all nouns have capitals: eine „Welle“-Sprecherin."""
    return (
        _after_its_kind(tokens, place, wording)
        or _the_one(tokens, place, wording)
        or _compounded(tokens, place.behind)
        or _in_as_clause(tokens, place, wording)
        or _called_itself(tokens, place, wording)
        or _begins_clause(tokens, place, wording)
    )


def _fits_a_name(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether words that are written as a name are one, where nothing but their place in the sentence tells it."""
    folded, before, behind = tokens.folded, place.before, place.behind
    if before < 0 or folded[before] in _BREAKS:
        return wording.nouns_capitalised and _is_subject(tokens, before, behind, wording)
    cue = cue_at(folded, before, wording)
    told = cue is not None and before > 0 and folded[before - 1] in _TOLD  # …“, schrieb „Die Welle“
    if wording.nouns_capitalised:  # nouns alone say nothing, unless they judge: nannte ihn einen „Clown“
        if cue is None:
            return not judged(tokens, place, wording)
        return told or ("object" not in cue.cue.takes and behind < len(folded) and folded[behind] not in _BREAKS)
    noun = _noun(tokens, before, wording)
    ends = behind < len(folded) - 1 and folded[behind] == "," and cue_at(folded, behind + 1, wording) is not None
    if ends and not noun:
        return False  # “Victory,” said Ana
    if cue is not None:
        return told or _goes_on(folded, place, wording)  # „…”, mówi „Gazeta”
    led = folded[before] in wording.definite or (
        wording.naming.naming.quoted_names and folded[before] in wording.prepositions
    )
    led = led or _told_to(folded, before, wording)
    if place.last - place.first == 1 and not (noun or led):  # "заключил контракт с «Водрилем»"
        return False
    return not _called_so(folded, place, wording)


def _told_to(folded: list[str], before: int, wording: Wording) -> bool:
    """Whether a verb of speech stands before the preposition there, so that the paper is named to which somebody says it:
    «…», λέει στην «Ημέρα» ο Βρανάς."""
    if before < 1 or folded[before] not in wording.prepositions:
        return False
    return cue_at(folded, before - 1, wording) is not None


def _joined_to(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether a "to" is written together with the mark and a verb of speech stands before it, so that the paper is named to
    which somebody says it, or a "that" behind: وقالت لـ"الساحل", אמרה ל"החוף", אמרה בשיחה עם "החוף" כי."""
    before, folded = place.before, tokens.folded
    if before < 1 or not wording.naming.naming.definite_prefixes:
        return False
    joined = tokens.text.endswith(tokens.written(before), 0, tokens.starts[place.first] - 1)
    leads = joined and folded[before] in wording.speech.recipient_marks
    opens = place.behind < len(folded) and folded[place.behind] in wording.complementizers
    if not leads and (not opens or folded[before] in wording.complementizers or folded[before] in _CLOSED):
        return False
    for at in range(before - 1, max(-1, before - _LOOK), -1):
        if folded[at] in _SENTENCE_BREAKS or folded[at] in _CLOSED:
            return False
        if cue_at(folded, at, wording) is not None:
            return True
    return False


def _called_so(folded: Sequence[str], place: Marked, wording: Wording) -> bool:
    """Whether a verb that calls names stands near, so that it is what somebody calls something: they called it “Chaos”."""
    low = place.before + 1
    while low > max(0, place.before - _LOOK) and folded[low - 1] not in _SENTENCE_BREAKS:
        low -= 1
    near = (*folded[low : place.before + 1], *folded[place.behind : place.behind + _LOOK // 2])
    return not wording.naming_verbs.isdisjoint(near)


def _whose_holder(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether the holder of an office of a body is named right behind: директорка «Зеленої енергії» Вікторія Яремчук."""
    first, last, before, behind = place.first, place.last, place.before, place.behind
    if (
        before < 0
        or behind >= len(tokens)
        or tokens.folded[last - 1] in _SENTENCE_ENDS
        or not _noun(tokens, before, wording)
    ):
        return False
    named = tokens.written(behind)
    capital = tokens.written(first)[:1].isupper() and named[:1].isupper()
    if not (capital and wording.naming.naming.quoted_names):
        return False
    if wording.naming.facts(named).given:
        return True
    surname = tokens.written(behind + 1) if behind + 1 < len(tokens) else ""  # "«Первой партии» Оскарс Лиепин"
    return surname[:1].isupper()


def _called_before(text: str, mark: int, wording: Wording) -> bool:
    """Whether a word that tells of a name stands right before the mark, where no space parts words: 渡轮“利桑德号”."""
    return text.endswith(wording.speech.title_words, 0, mark)


def _is_term(text: str, one: Quotation, wording: Wording) -> bool:
    """Whether few characters between marks, without a sign among them, end as a term does, or have the noun right behind
    them that they describe, where no space parts words: “蓝湾”沿岸, “早期预警系统”; not “冷酷”的."""
    endings, words = wording.speech.term_endings, text[one.start : one.end]
    if not endings or not words.isalnum() or len(words) > _SIGNS:
        return False
    if words.endswith(endings):
        return True
    before, behind = text[one.outer_start - 1 : one.outer_start], text[one.outer_end : one.outer_end + 1]
    described = behind.isalpha() and behind not in wording.speech.behind_words and len(words) <= _SIGNS // 2
    return described and before.isalpha() and before not in wording.speech.before_words


def _goes_on(folded: Sequence[str], place: Marked, wording: Wording) -> bool:
    """Whether what a verb says comes behind a name to which it is said: she told “The Anchor” that the ferry stays."""
    behind = place.behind
    if behind + 1 >= len(folded) or folded[place.last - 1] in _SENTENCE_ENDS:
        return False
    if folded[behind] == ",":
        return folded[behind + 1] in wording.opens_clause
    return folded[behind] not in _BREAKS and folded[behind] not in wording.joiners


def _noun(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether a word is none of the small ones nor a verb of speech, so that a name may follow: o relatório “Rios Vivos”."""
    word = tokens.folded[at]
    return word.isalpha() and word not in wording.light and word not in wording.verbal


def _announced(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether one of the two words before the mark tells that a name follows: le film « … », un camp dit « … »."""
    first, last = place.first, place.last
    folded = tokens.folded
    compound = folded[max(0, place.before - 2) : place.before + 1]
    if " ".join(compound) in wording.title_words:
        return True  # the so-called “sea tax”, "cái gọi là “…”"
    initial = tokens.written(first)[:1]
    small = initial.isalpha() and not initial.isupper() and folded[first] not in wording.naming.particles
    for at in range(max(0, place.before - 1), place.before + 1):
        said = folded[at] in wording.cues and folded[max(0, at - 1)] in wording.auxiliaries  # elle s'est dite « … »
        said = said or (at < place.before and folded[at] in wording.naming_verbs)  # kallade planen ”en katastrof”
        if folded[at] in wording.title_words and folded[at + 1] not in _BREAKS and not said:
            if not small:
                return True
            if folded[place.before] in wording.copulas:
                return False  # the ferry was “very important”
            if folded[first] in wording.prepositions:
                return False  # die Fähre sei „in gutem Zustand“
            if last > first + 1 and not wording.copulas.isdisjoint(folded[max(0, at - _TERM) : at]):
                return False  # ist die Fähre „sehr wichtig“
            return wording.naming_verbs.isdisjoint(folded[max(0, at - _LOOK) : at])  # they called the project “absurd”
    return False


def _before_row(folded: Sequence[str], before: int, joins: Container[str]) -> int:
    """The token before those between marks that stand in a row before it: („Welle“, | „Alte Hand“); -1: none is seen."""
    for _ in range(_IN_A_ROW):
        if before < 2 or folded[before] not in joins or folded[before - 1] not in _CLOSED:
            break
        opening = before - 2
        while opening > 0 and before - opening <= 2 * _LONGEST and folded[opening] not in _OPENED:
            opening -= 1
        if folded[opening] not in _OPENED:
            return -1
        before = opening - 1
    return before


def _charged(folded: Sequence[str], before: int, wording: Wording) -> bool:
    """Whether the marks hold what somebody is tried for: "mis en examen pour « … » et « … »"; not what others are told to
    have been blamed for by whoever speaks: "a condamné Ruiz pour « … »"."""
    links = wording.speech.charges
    before = _before_row(folded, before, (",", *wording.joiners))
    if before < 1 or folded[before] not in links:
        return False
    for at in range(before - 1, max(-1, before - 1 - _LOOK // 2), -1):
        if folded[at] in _SENTENCE_BREAKS or folded[at] in _CLOSED:
            return False
        if folded[at] in links[folded[before]]:
            acts = folded[at - 1] if at else ""
            return acts not in wording.auxiliaries or acts in wording.passives or acts in wording.copulas
    return False


def _in_brackets(folded: Sequence[str], before: int, verbs: Container[str]) -> bool:
    """Whether brackets were opened right before, but for a word or two and a colon: (kurz: „Welle“)."""
    before = _before_row(folded, before, (",",))
    for at in range(before, max(-1, before - _TERM), -1):
        if folded[at] == "(":
            return True
        if folded[at] in _CLOSED or folded[at] in ("\n", ".", ")") or folded[at] in verbs:
            return False
    return False


def _after_its_kind(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether a noun right before the mark tells what bears that name: das Schiff „Alte Welle“, der Begriff „Tote Hand“."""
    first, last, before, behind = place.first, place.last, place.before, place.behind
    if before < 0 or last - first > _TERM or not tokens.written(first)[:1].isupper():
        return False
    if not tokens.written(before)[:1].isupper():
        return False
    opens = before == 0 or tokens.folded[before - 1] in ("\n", ".", ":", ",")
    if opens or tokens.folded[last - 1] in _SENTENCE_ENDS:
        return False
    held = behind < len(tokens) and tokens.written(behind)[:1].islower() and accused(tokens.folded, before, wording)
    return not (held or called(tokens, before, behind, wording))  # warf der Stadt „Willkür“ vor


def _the_one(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether an article stands right before the mark that points at something known: das „Goldene Ruder der Stadt“."""
    first, last, before = place.first, place.last, place.before
    if before < 0 or last - first > 2 * _LONGEST or tokens.folded[before] not in wording.definite:
        return False
    if not tokens.written(first)[:1].isupper():
        alone = last == first + 1 and place.behind < len(tokens)
        return alone and _verb(tokens, place.behind, wording)  # die „welle“ berichtet
    return tokens.folded[last - 1] not in _SENTENCE_ENDS


def _verb(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether a verb stands right behind the mark, so that the words before it are its subject."""
    word = tokens.folded[at]
    return word in wording.auxiliaries or word in wording.reported_verbs or cue_at(tokens.folded, at, wording) is not None


def _begins_clause(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether a noun begins a clause that goes on behind it: sagte, „Welle“ sei eine Marke."""
    first, last, before, behind = place.first, place.last, place.before, place.behind
    folded = tokens.folded
    if before < 1 or last - first > _TERM or behind + 1 >= len(folded) or folded[before] != ",":
        return False
    if folded[before - 1] in _CLOSED or not tokens.written(first)[:1].isupper() or folded[last - 1] in _SENTENCE_ENDS:
        return False
    if folded[behind] in wording.auxiliaries or folded[behind] in wording.reported_verbs:
        return True
    return last == first + 1 and folded[behind].isalpha()  # empfahl, „Welle“ zu verkaufen


def _known_as(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether a clause behind the mark says that somebody bears that name: „Alter Anker“, wie er genannt wird."""
    first, last = place.first, place.last
    folded, at = tokens.folded, place.behind
    if last - first > _TERM or at + 1 >= len(folded) or folded[at] != "," or folded[at + 1] not in wording.as_words:
        return False
    for near in range(at + 2, min(at + 2 + _LOOK // 2, len(folded) - 1)):
        if folded[near] in _BREAKS:
            return False
        if folded[near] in wording.title_words_after:
            return True
        if folded[near] in wording.naming_verbs and folded[near + 1] in wording.passives:
            return True
    return False


def _so_runs(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether its clause says that a name runs so: der Name lautet „Alter Anker“; „Am Kai“, so lautet der Titel."""
    last = place.last
    folded = tokens.folded
    if folded[last - 1] in _SENTENCE_ENDS:
        return False
    for near in (folded[max(0, place.before - _TERM) : place.before + 1], folded[place.behind : place.behind + 1 + _TERM]):
        if not wording.runs_so.isdisjoint(near) and not wording.title_words.isdisjoint(near):
            return True
    return False


def _in_as_clause(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether a word for "as" stands right before the mark, and a verb of speech behind it: wie „welle heute“ berichtet."""
    first, last, before = place.first, place.last, place.before
    folded = tokens.folded
    if before < 0 or last - first > _TERM or place.behind >= len(folded) or folded[before] not in wording.as_words:
        return False
    return cue_at(folded, place.behind, wording) is not None


def _behind_as(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether "as" and a verb of speech lead a name with a comma behind it: comme l'écrit « La Vague du jour », …"""
    folded, before = tokens.folded, place.before
    if before < 1 or place.behind >= len(folded) or folded[place.behind] != ",":
        return False
    low = max(0, before - _AS)
    if wording.as_words.keys().isdisjoint(folded[low:before]) or not tokens.text[tokens.starts[place.first]].isupper():
        return False
    return any(cue_at(folded, at, wording) is not None for at in range(low + 1, before + 1))


def _called_itself(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether somebody gives that name to themselves: die sich „Bund für den Hafen“ nennt."""
    first, last, before = place.first, place.last, place.before
    folded = tokens.folded
    if not (tokens.written(first)[:1].isupper() or tokens.written(last - 1).isdigit()):
        return False
    near = folded[max(0, before - 3) : before + 1]
    if not any(word in wording.reflexives for word in near):
        return False
    return any(word in wording.naming_verbs for word in (*near, *folded[place.behind : place.behind + 1]))


def _compounded(tokens: Tokens, behind: int) -> bool:
    """Whether a hyphen right behind the closing mark makes a longer word of what stands between the marks."""
    if behind + 1 >= len(tokens) or tokens.folded[behind] != "-":
        return False
    return tokens.ends[behind - 1] == tokens.starts[behind] == tokens.starts[behind + 1] - 1


def _sourced(folded: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether words come there that follow the name of a source."""
    return any(tuple(folded[at : at + len(phrase)]) == phrase for phrase in wording.sources_after.get(folded[at], ()))


def _is_subject(tokens: Tokens, before: int, behind: int, wording: Wording) -> bool:
    """Whether a name between marks begins its sentence and a verb with more than its subject follows: „Welle“ ist eine …"""
    if before >= 0 and tokens.folded[before] in (":", ","):
        return False
    words = tokens.folded
    if behind + 1 >= len(words):
        return False
    if words[behind] in wording.auxiliaries:
        return True
    if words[behind] in wording.joiners and words[behind + 1] in wording.determiners:
        return True  # „Hilfe am Kai“ sowie der Verband
    found = cue_at(words, behind, wording)
    return found is not None and found.end < len(words) and not may_begin_subject(tokens, found.end, wording)
