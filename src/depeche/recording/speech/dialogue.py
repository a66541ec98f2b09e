"""Speech that no mark parts from its attribution.

Two customs, told apart by data: « I stay, says Ana. I work. » leaves the attribution inside the marks; a paragraph that
begins with a dash is speech up to the dash before its attribution. Both are cut here into quotations like any other, so
that all that follows sees only one custom.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, compress, pairwise

from depeche.recording.grammar.cues import cue_at
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COLONS
from depeche.recording.speech.asides import (
    ASIDE,
    CLOSE,
    DASHED,
    ENDS,
    LEAD,
    attribution_end,
    capital_at,
    closed_by_verb,
    dash_at,
    makes_face,
    somebody_did,
)
from depeche.recording.text.quotations import Quotation
from depeche.recording.text.sentences import DASHES
from depeche.recording.text.tokens import Tokens
from depeche.recording.words.wording import Wording

_TWO = 2  # pieces of speech, an attribution between them
_FULL = 4  # tokens with which a sentence begins, a full name among them


def cut(tokens: Tokens, quotations: Sequence[Quotation], wording: Wording) -> list[Quotation]:
    """The quotations with those inside cut at their attributions, and with paragraphs of dialogue added. Linear."""
    speech = wording.speech
    if not (speech.attributes_inside or speech.dialogue_dash):
        return list(quotations)
    made: list[Quotation] = []
    for one in quotations:
        made += _pieces(tokens, one, wording) if speech.attributes_inside else [one]
    if speech.dialogue_dash:
        taken = [one.outer_start for one in made]
        added = [piece for piece in _dialogue(tokens, wording) if not _covered(piece, made, taken)]
        if added:
            begun = [piece.start for piece in added]
            made = sorted([*(one for one in made if not _within(one, added, begun)), *added], key=lambda one: one.start)
    return made


def _covered(piece: Quotation, made: Sequence[Quotation], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, piece.start) - 1
    return at >= 0 and made[at].outer_end > piece.start


def _within(one: Quotation, added: Sequence[Quotation], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, one.start) - 1
    return at >= 0 and one.start < added[at].end


def _pieces(tokens: Tokens, one: Quotation, wording: Wording) -> list[Quotation]:
    """One quotation, or the pieces of it around each attribution inside its marks."""
    first, last = bisect_left(tokens.starts, one.start), bisect_left(tokens.starts, one.end)
    asides = list(_asides(tokens, first, last, wording))
    if not asides:
        return [one]
    pieces, begin, outer = [], one.start, one.outer_start
    for low, high in asides:
        end = tokens.ends[low - 1]
        if end > begin:
            pieces.append(Quotation(begin, end, outer, end, False, one.taken_up))
        begin = outer = tokens.starts[high] if high < last else one.end
    if begin < one.end:
        pieces.append(Quotation(begin, one.end, outer, one.outer_end, one.goes_on))
    return pieces


def _asides(tokens: Tokens, first: int, last: int, wording: Wording) -> Iterator[tuple[int, int]]:
    """The attributions inside tokens `first:last`, each as tokens from the break before it to the word behind it."""
    words = tokens.folded
    free = first + 1
    for at in range(first + 1, last - 1):
        word = words[at]
        if at >= free and (word == "," or (word in DASHES and dash_at(tokens, at))):
            end = attribution_end(tokens, at + 1, last, word, wording)
            if end:
                yield at, end
                free = end + 1


def _dialogue(tokens: Tokens, wording: Wording) -> Iterator[Quotation]:
    """The speech behind a dash that begins a paragraph or stands between two sentences, where it is attributed."""
    words, total = tokens.folded, len(tokens)
    dashed = _Dashed(tokens, wording)
    at = 0
    for end in chain(compress(range(total), map("\n".__eq__, words)), (total,)):
        if at + 1 < end and words[at] in DASHES:
            yield from dashed.paragraph(at, end)
        elif at < end:
            dashed.leave()
            dash = _between(tokens, at, end)
            if dash:
                turns = dashed.turns(dash, end)
                dashed.usual = dashed.usual or bool(turns)
                yield from turns
            else:
                dash = _behind_colon(tokens, at, end, wording)
                if dash:
                    yield _turn(tokens, dash + 1, end)
        at = end + 1


class _Dashed:
    """What is known of a text's paragraphs behind a dash while they go by."""

    __slots__ = ("goes_on", "named", "pending", "row", "tokens", "usual", "wording")

    def __init__(self, tokens: Tokens, wording: Wording) -> None:
        self.tokens, self.wording = tokens, wording
        self.goes_on = False  # the paragraph before was speech behind a dash
        self.usual = False  # speech stands behind a dash in this text
        self.pending: list[tuple[int, int]] = []  # paragraphs behind a dash, alone between others, before that was known
        self.row: list[tuple[int, int]] = []  # those right before this one, with no word of who speaks
        self.named: frozenset[str] | None = None  # words behind a given name; None: not looked for yet

    def leave(self) -> None:
        """Go over a paragraph without a dash."""
        self.goes_on = False
        self.row.clear()

    def paragraph(self, at: int, end: int) -> Iterator[Quotation]:
        """What is speech of a paragraph that a dash opens, and of those before it that it explains."""
        tokens = self.tokens
        turns, ends = self.turns(at, end), tokens.folded[end - 1] in ENDS
        if turns:
            known = self.row if self.usual else [*self.pending, *self.row]
            yield from (_turn(tokens, first + 1, last) for first, last in known)
            self.usual = True
        elif ends and _told_behind(tokens, end, self.wording):
            yield from (_turn(tokens, first + 1, last) for first, last in self.row)
            turns = [_turn(tokens, at + 1, end)]
        elif ends:
            apart = _apart(tokens, at, end)
            if self._is_speech(at, end, apart=apart):
                turns = [_turn(tokens, at + 1, end)]
            elif not self.usual and apart:
                self.pending.append((at, end))
            elif not any(dash_at(tokens, near) for near in range(at + 1, end)):
                self.row.append((at, end))
        if turns or not ends:
            self.row.clear()
        yield from turns
        self.goes_on = bool(turns)

    def turns(self, dash: int, end: int) -> list[Quotation]:
        """The speech of a paragraph from a dash on, without the sentences behind it in which the paper tells what another
        says: "– It holds, says Ada Morwen. Brandt says that it leaks."."""
        turns = _turns(self.tokens, dash, end, self.wording)
        if len(turns) < _TWO or turns[-1].end < self.tokens.ends[end - 1]:
            return turns
        first = bisect_left(self.tokens.starts, turns[-1].start)
        if self.tokens.folded[first - 1] not in ENDS:
            return turns  # a dash opens it
        told = self._reported(first, end)
        return turns if told == end else [*turns[:-1], *([_turn(self.tokens, first, told)] if told > first else ())]

    def _reported(self, first: int, end: int) -> int:
        """Where the first sentence begins in which somebody of whom the text tells by name says that something is so."""
        words, wording = self.tokens.folded, self.wording
        begins = [first, *(at + 1 for at in range(first, end - 1) if words[at] in ENDS)]
        if not _reports(words[first:end], wording):
            return end
        told = next((n for n, at in enumerate(begins) if self._reports(at, end)), None)
        if told is None:
            return end
        while told > 0 and words[begins[told - 1]] in wording.source_starts:
            told -= 1  # "Enligt källor på rådet läcker den."
        return begins[told]

    def _reports(self, begin: int, end: int) -> bool:
        tokens, wording = self.tokens, self.wording
        named = False
        for at in range(begin, min(begin + ASIDE, end - 1)):
            found = cue_at(tokens.folded, at, wording) if named else None
            if found is not None:
                behind = tokens.folded[found.end : min(found.end + LEAD, end)]
                that = next((n for n, word in enumerate(behind) if word in wording.complementizers), len(behind))
                return that < len(behind) and BREAKS.isdisjoint(behind[:that])
            if capital_at(tokens, at):
                named = named or self._is_named(at)
            elif tokens.folded[at] in ENDS or (named and not self._may_follow(tokens.folded[at])):
                return False
        return False

    def _may_follow(self, word: str) -> bool:
        """Whether a word may stand between a name and its verb of speech: "Hult (V) skriver"."""
        return word in ",()" or word in self.wording.auxiliaries or word in self.wording.adverbs

    def _is_named(self, at: int) -> bool:
        """Whether a word stands somewhere in the text behind a given name."""
        tokens, facts = self.tokens, self.wording.naming.facts
        if self.named is None:
            capitals = [near for near in range(1, len(tokens)) if capital_at(tokens, near)]
            self.named = frozenset(
                [tokens.folded[b] for a, b in pairwise(capitals) if b == a + 1 and facts(tokens.written(a)).given]
            )
        return tokens.folded[at] in self.named

    def _is_speech(self, at: int, end: int, *, apart: bool) -> bool:
        """Whether a paragraph behind a dash that names no speaker is speech, as what stands before it shows."""
        if self.goes_on or (self.usual and (apart or not _listed(self.tokens, at))):
            return True
        if _announced(self.tokens, at, self.wording) or _alone(self.tokens, at, end):
            return True
        return apart and not self.usual and _reported_before(self.tokens, at, self.wording)


def _reports(words: Sequence[str], wording: Wording) -> bool:
    """Whether a "that" stands in those words, behind which something may be reported."""
    return not wording.complementizers.keys().isdisjoint(words)


def _between(tokens: Tokens, first: int, last: int) -> int:
    """The first dash of a paragraph that stands between two sentences: "It ended. – We won, says Ana."; 0 for none."""
    words = tokens.folded
    inside = words[first:last]
    if DASHES.isdisjoint(inside):
        return 0
    for at in compress(range(first, last - 1), map(DASHES.__contains__, inside)):
        if at > first + 1 and words[at - 1] in ENDS and dash_at(tokens, at) and tokens.written(at + 1)[:1].isupper():
            return at
    return 0


def _behind_colon(tokens: Tokens, first: int, last: int, wording: Wording) -> int:
    """The dash behind the colon that a verb of speech leads to, or whoever the sentence begins with: "Vaudrin said no: – It
    stays.", "Ana Ruiz was adamant: – It stays."; 0 for none."""
    words = tokens.folded
    inside = words[first:last]
    if ":" not in inside or DASHES.isdisjoint(inside):
        return 0
    for at in compress(range(first, last - 1), map(DASHES.__contains__, inside)):
        if at > first + 1 and words[at - 1] == ":" and dash_at(tokens, at) and tokens.written(at + 1)[:1].isupper():
            told = any(cue_at(words, near, wording) is not None for near in range(max(first, at - ASIDE), at - 1))
            return at if told or (words[last - 1] in ENDS and _begins_with_somebody(tokens, first, at - 1, wording)) else 0
    return 0


def _begins_with_somebody(tokens: Tokens, first: int, colon: int, wording: Wording) -> bool:
    """Whether the sentence that a colon closes begins with a full name, or with a noun for a person."""
    begin = next((at + 1 for at in range(colon - 1, first, -1) if tokens.folded[at] in ENDS), first)
    lead = range(begin, min(begin + LEAD, colon))
    if any(wording.names_a_person(tokens.folded[at]) for at in lead):
        return True
    return any(capital_at(tokens, at) and capital_at(tokens, at + 1) for at in lead[: _FULL - 1])


def _end_before(words: Sequence[str], at: int) -> int:
    """Where the paragraph before the one that begins there ends; `at` where nothing parts the two."""
    while at > 0 and words[at - 1] == "\n":
        at -= 1
    return at


def _dash_next(words: Sequence[str], end: int) -> bool:
    """Whether a dash opens the paragraph behind the one that ends there."""
    while end < len(words) and words[end] == "\n":
        end += 1
    return end < len(words) and words[end] in DASHES


def _alone(tokens: Tokens, dash: int, end: int) -> bool:
    """Whether a colon stands before the paragraph, and it is the only one with a dash behind that: no list."""
    words, before = tokens.folded, _end_before(tokens.folded, dash)
    return 0 < before < dash and words[before - 1] in COLONS and not _dash_next(words, end)


def _listed(tokens: Tokens, dash: int) -> bool:
    """Whether a paragraph behind a dash may be an item of a list: a colon stands before the row, or it begins small."""
    words, before = tokens.folded, _end_before(tokens.folded, dash)
    return words[before - 1] in COLONS or not tokens.written(dash + 1)[:1].isupper()


def _apart(tokens: Tokens, dash: int, end: int) -> bool:
    """Whether no other paragraph with a dash stands right before or right behind that one, so that it is no list."""
    words, before = tokens.folded, _end_before(tokens.folded, dash)
    while before > 0 and words[before - 1] != "\n":
        before -= 1
    return (before == dash or words[before] not in DASHES) and not _dash_next(words, end)


def _announced(tokens: Tokens, dash: int, wording: Wording) -> bool:
    """Whether the paragraph before ends with a verb of speech and a colon, so that the dash opens speech and no list."""
    words, at = tokens.folded, _end_before(tokens.folded, dash)
    if not 0 < at < dash or words[at - 1] not in COLONS:
        return False
    return any(cue_at(words, near, wording) is not None for near in range(max(0, at - ASIDE), at - 1))


def _reported_before(tokens: Tokens, dash: int, wording: Wording) -> bool:
    """Whether the last sentence before a paragraph tells of speech and ends there: "Vaudrin says so. ¶ – It stays."."""
    words, at = tokens.folded, _end_before(tokens.folded, dash)
    if at == 0 or words[at - 1] != "." or not tokens.written(dash + 1)[:1].isupper():
        return False
    for near in range(at - 2, max(-1, at - 2 - DASHED), -1):
        if words[near] in ENDS:
            return False
        if cue_at(words, near, wording) is not None:
            return True
    return False


def _turns(tokens: Tokens, dash: int, last: int, wording: Wording) -> list[Quotation]:
    """The speech behind a dash, in pieces around each attribution; none where nothing attributes it."""
    words = tokens.folded
    turns: list[Quotation] = []
    begin, at = dash + 1, dash + 2
    told = False  # what stands from `begin` on is no speech, where a dash between sentences comes
    while at < last:
        broken = words[at] in DASHES and dash_at(tokens, at)
        if broken and told and words[at - 1] in ENDS and tokens.written(at + 1)[:1].isupper():
            begin, told = at + 1, False  # "– It holds, says Ana. The pier was built in 1968. – It will stand, …"
        elif words[at] in ENDS and at + 2 < last and not told and _told_so(tokens, at + 1, last, wording):
            turns.append(_turn(tokens, begin, at + 1))  # "– It holds. Det sier Ana Ruiz."
            begin, told = at + 1, True
        else:
            behind = _behind_attribution(tokens, at, last, broken, wording)
            if behind:
                resumed = behind < last and dash_at(tokens, behind)
                told = not broken and not resumed
                if at > begin:
                    turns.append(_turn(tokens, begin, at + (words[at] in "?!")))
                at = begin = behind + (not broken and resumed)
        at += 1
    if turns and begin < last and not (told and _told_so(tokens, begin, last, wording)):
        turns.append(_turn(tokens, begin, last))
    return turns


def _behind_attribution(tokens: Tokens, at: int, last: int, broken: bool, wording: Wording) -> int:
    """The token behind the attribution that a dash, `broken`, a comma or the end of what is asked opens; 0: none does."""
    words = tokens.folded
    if broken:
        return _dashed(tokens, at + 1, last, wording)
    opens = words[at] == ","
    if words[at] in "?!" and at + 1 < last:
        opens = cue_at(words, at + 1, wording) is not None or closed_by_verb(tokens, at + 1, last, wording) > 0
    return attribution_end(tokens, at + 1, last, ",", wording, led=True) if opens else 0


def _told_so(tokens: Tokens, at: int, last: int, wording: Wording) -> bool:
    """Whether a sentence begins there that tells by name who said the one before: "Det sier ordfører Ana Ruiz, som …"; not
    what somebody says: "– Det er bra. Det sier alle, sier Ana Ruiz."."""
    words = tokens.folded
    if words[at] not in wording.points_back or at + 2 >= last or cue_at(words, at + 1, wording) is None:
        return False
    end = next((near for near in range(at, min(at + DASHED, last)) if words[near] in ENDS), last)
    if any(words[near] == "," and cue_at(words, near + 1, wording) is not None for near in range(at, end - 1)):
        return False
    return any(capital_at(tokens, near) for near in range(at + 2, min(at + LEAD, end)))


def _told_behind(tokens: Tokens, end: int, wording: Wording) -> bool:
    """Whether the paragraph behind the one that ends there tells who said it: "– It holds. ¶ Det sier Ana Ruiz."."""
    words, total = tokens.folded, len(tokens)
    while end < total and words[end] == "\n":
        end += 1
    return end < total and _told_so(tokens, end, min(end + DASHED, total), wording)


def _dashed(tokens: Tokens, start: int, last: int, wording: Wording) -> int:
    """The token behind the attribution that a dash opened; 0 where it opened none. At the end, the paragraph's."""
    words = tokens.folded
    if makes_face(tokens, start, last, wording):
        return _dash_behind(tokens, start + 1, last)
    for at in range(start, min(start + 4, last)):
        if cue_at(words, at, wording) is not None or (at == start and somebody_did(tokens, at, last, wording)):
            break
        if words[at] not in wording.auxiliaries and words[at] not in wording.adverbs:
            return 0
    else:
        return 0
    return _dash_behind(tokens, start + 1, last)


def _dash_behind(tokens: Tokens, start: int, last: int) -> int:
    """The token behind an attribution: behind the dash that closes it, else the paragraph's end."""
    words = tokens.folded
    ended = False  # the sentence of the attribution has: what follows is told, up to a dash that opens a sentence
    for end in range(start, min(last, start + 3 * DASHED)):
        if words[end] in DASHES and dash_at(tokens, end) and (not ended or words[end - 1] in ENDS):
            return end + 1 + (end + 1 < last and words[end + 1] in CLOSE)
        ended = ended or words[end] in ENDS
    return last


def _turn(tokens: Tokens, first: int, last: int) -> Quotation:
    while last - 1 > first and tokens.folded[last - 1] in (",", "—", "–"):
        last -= 1
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Quotation(start, end, start, end)
