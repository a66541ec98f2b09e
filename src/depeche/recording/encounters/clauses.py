"""Which clause of its sentence does each word stand in? What is told of an encounter stands in the encounter's own clause.

    Morven, ⟨who met Keel in March⟩, travels to Selm on Monday, ⟨before a report is published in Bree⟩

Nothing is parsed. A clause opens with a word that opens one (a relative pronoun, "that", a subordinator of the language's
`[encounter]` table), with a verb of speech behind a comma, a quotation or a dash (", Orlo said on Monday"), or with words
for a source ("according to"). One that begins the sentence, a relative one and one of speech close with the next comma (one
behind a dash with the next mark), and so do all where the language sets commas strictly; the others go on to the end of the
sentence. A comma in a row of names closes and opens none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from depeche.model import Span
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces
from depeche.recording.text.sentences import DASHES

Kind = Literal["main", "relative", "content", "other", "meanwhile", "hypothetical", "speech"]
"""What opened it: nothing, a relative pronoun, "that", a subordinator, one of the same occasion ("where"), an "if", a verb
of speech."""

Tie = Literal["same", "outer", "apart"]
"""How a clause stands to that of an encounter: the same, one around it, or another, which tells of something else."""

_SPEECH = 6  # pieces, blanks included, from a comma to the verb of speech behind it: ", Mayor Orlo said"
_SOURCE = 18  # the same, where the verb ends the sentence
_LED = 6  # the same to a subordinator: ", two hours after"
_BLANK = 2  # pieces from a comma to the word behind it, a blank between
_ROW = 16  # the same to the "and" of a row of names
_DEEPEST = 8  # clauses within one another; whoever nests more writes no prose
_STOPS = frozenset(",;.")
_RESTARTS = frozenset(":“«„¿¡")  # behind these another sentence may begin
_MARKS = DASHES | frozenset("\"“”»«‘’'")  # of quotations and of what is put between dashes
_QUOTED = 12  # pieces of a quotation that is no name: "the union “Solidarity” said"


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one sentence, numbered as they open; 0 is the main one."""

    first: int  # the first piece of the sentence
    of: tuple[int, ...]  # the clause of each piece
    outer: tuple[int, ...]  # the clause around each; that of the main one is itself
    opening: tuple[int, ...]  # the piece with which each opens
    kinds: tuple[Kind, ...]
    clear: frozenset[int]  # those that only tell how an encounter before them stands: ", which opened on Monday"

    def at(self, piece: int) -> int:
        """The clause of that piece; the main one, where the piece is none of the sentence."""
        place = piece - self.first
        return self.of[place] if 0 <= place < len(self.of) else 0

    def tie(self, encounter: int, piece: int) -> Tie:
        """How the clause of a piece stands to that in which the encounter's word stands."""
        if len(self.outer) == 1:
            return "same"
        own, other = self.at(encounter), self.at(piece)
        while other != own and other in self.clear:
            other = self.outer[other]
        while own != other and (self.kinds[own] == "meanwhile" or own in self.clear):
            own = self.outer[own]
        if own == other:
            return "same"
        if self.kinds[own] == "speech" and self.outer[own] == other and piece > encounter:
            return "same"  # "…, Orlo said after a meeting with the mayor, Ada Vaud, in Oslo"
        while own:
            own = self.outer[own]
            if own == other:
                return "outer"
        return "apart"

    def hypothetical(self, piece: int) -> bool:
        """Whether the clause of that piece, or one around it, opens with "if" or "whether"."""
        own = self.at(piece)
        while own and self.kinds[own] != "hypothetical":
            own = self.outer[own]
        return own > 0


UNCUT = Clauses(0, (), (0,), (0,), ("main",), frozenset())
"""A sentence of one clause."""


class _Opened:
    """A clause while its sentence is being cut."""

    __slots__ = ("closes", "depth", "kind", "marked", "opening", "outer", "within")

    def __init__(
        self, outer: int, opening: int, kind: Kind, depth: int, *, closes: bool, within: bool, marked: bool = False
    ) -> None:
        self.outer, self.opening, self.kind, self.depth = outer, opening, kind, depth
        self.marked = marked  # it stands behind a quotation mark or a dash, and the next one closes it
        self.closes = closes  # a comma closes it,
        self.within = within  # and the one around it too


class _Cutting:
    """A sentence while it is being cut, piece by piece: the clauses that are open, and what has been read of it."""

    __slots__ = (
        "_apposed", "_before_mark", "_begun", "_book", "_comma", "_last", "_main", "_mark", "_pieces", "_told", "alert",
        "clear", "initial", "made", "now",
    )  # fmt: skip

    def __init__(self, first: int, last: int, pieces: Pieces, book: Phrasebook, told: Container[int]) -> None:
        self._pieces, self._book, self._last, self._told = pieces, book, last, told
        self.made = [_Opened(0, first, "main", 0, closes=False, within=False)]
        self.now = 0  # the clause that is being read
        self.initial: list[int] = []  # clauses that begin the sentence, and have not been closed
        self.clear: set[int] = set()  # clauses that tell how an encounter stands
        self.alert = last  # up to that piece, any word may open a clause: at the beginning, and behind a comma or a mark
        self._begun = False  # whether the sentence, or what is quoted in it, has begun
        self._comma = -_LED  # the last comma
        self._mark = self._before_mark = -_LED  # the last quotation mark or dash, and the one before it
        self._main = -1  # the comma behind which the main clause begins: "After the talks, she said"
        self._apposed = -1  # the comma that closes a name in apposition: "the mayor, Ada Vaud,"

    def comma(self, at: int, *, dated: bool) -> None:
        """Closes what a comma there closes. One of a date or of a row of names parts nothing."""
        pieces, book, last = self._pieces, self._book, self._last
        named = _names_alone(at, last, pieces)
        if named >= 0 and self._apposed != at:
            self._apposed = named
        begins = bool(self.initial) and self.initial[-1] == self.now
        if (dated and not begins) or _in_row(at, last, pieces, book):  # "am Montag, 14. April, in Selm"
            return
        self._comma = at
        self._attend(at)
        if self._goes_on(at, named):
            return
        closed = True
        while closed and self.made[self.now].closes:
            if self.initial and self.initial[-1] == self.now:
                self.initial.pop()
                self._main = at
            closed = self.made[self.now].within
            self.now = self.made[self.now].outer

    def _goes_on(self, comma: int, named: int) -> bool:
        """Whether a clause goes on behind that comma: a relative one opens in it, or a name stands in apposition. `named`:
        the comma that closes this name, or -1."""
        pieces, book, clause = self._pieces, self._book, self.made[self.now]
        if clause.kind != "relative":
            opens = _opens_relative(pieces.following(comma), self._last, pieces, book)
            return opens or (named >= 0 and clause.kind == "speech")
        if named >= 0:
            return True
        closes_name = self._apposed == comma and pieces.pieces[pieces.preceding(clause.opening)] != ","
        return closes_name and _joins(comma, pieces, book)  # "the talks that the mayor, Ada Vaud, and"

    def word(self, at: int) -> None:
        """Opens the clause that a word opens, if it opens any."""
        pieces, book = self._pieces, self._book
        word = pieces.pieces[at]
        led = not self._begun or at - self._comma <= _LED
        kind = _opener(at, not self._begun, led, pieces, book) if word in book.clause_openers else None
        before, behind_comma, marked = self._led_by(at)
        may_speak = kind is None and (behind_comma or marked or word in book.sources)
        if may_speak and self._tells_who_speaks(at, behind_comma, marked):
            kind = "speech"
        if kind == "content" and not led and book.speaking.isdisjoint(pieces.pieces[self.made[self.now].opening : at]):
            points = word in book.pointing and not _begins_a_clause(pieces.following(at), self._last, pieces, book)
            kind = None if points else "relative"  # "that meeting", "la reunión que tendrá lugar"
        if kind is not None and self.made[self.now].depth < _DEEPEST:
            marked = marked and kind == "speech"
            self._open(at, kind, marked=marked, behind_mark=marked and before == self._mark)
        if at in self._told or word in book.opening or word in book.closing:
            self.clear.add(self.now)
        if not self._begun and word not in book.joiners:
            self._begun = True
            self._attend(max(self._comma, self._mark))

    def _led_by(self, at: int) -> tuple[int, bool, bool]:
        """The piece before that word, if a comma or a mark is near; whether it stands right behind a comma that does not
        close what opens the sentence; and whether behind a quotation mark or a dash, with such a comma or without."""
        if at - self._comma > _BLANK and at - self._mark > _BLANK:
            return -1, False, False
        pieces, mark = self._pieces, self._mark
        before = pieces.preceding(at)
        behind_comma = before == self._comma and before != self._main
        if behind_comma and pieces.preceding(before) == mark:
            return before, True, True
        quoted = mark - self._before_mark > _QUOTED
        return before, behind_comma, before == mark and (pieces.pieces[mark] in DASHES or quoted)

    def _tells_who_speaks(self, at: int, behind_comma: bool, marked: bool) -> bool:
        """Whether a clause for who says what stands before it opens with that word."""
        pieces, book, last = self._pieces, self._book, self._last
        word = pieces.pieces[at]
        if marked and word in book.speaking_apart:
            return True
        if (behind_comma or marked) and _speaks(at, last, pieces, book):
            apposed = self._comma == self._apposed and not marked
            if not (apposed and _has_subject(at, last, pieces, book)):
                return True
        return word in book.sources and _sources(at, pieces, book)

    def _open(self, at: int, kind: Kind, *, marked: bool, behind_mark: bool) -> None:
        """Opens a clause inside the one that is being read, or beside it: "who won and who met"."""
        pieces, book = self._pieces, self._book
        outer = self.made[self.now]
        if kind == outer.kind == "relative" and pieces.pieces[pieces.preceding(at)] in book.joiners:
            self.now = outer.outer
            outer = self.made[self.now]
        own = not self._begun or book.strict_commas or kind in ("relative", "speech")
        closes = (own or outer.closes) and not behind_mark
        self.made.append(
            _Opened(self.now, at, kind, outer.depth + 1, closes=closes, within=outer.closes and not own, marked=marked)
        )
        self.now = len(self.made) - 1
        if not (self._begun or marked):
            self.initial.append(self.now)

    def mark(self, at: int) -> None:
        """Closes what a quotation mark or a dash closes; behind one that opens, another sentence may begin."""
        self._mark, self._before_mark = at, self._mark
        self._close_marked()
        self._begun = self._begun and self._pieces.pieces[at] not in _RESTARTS
        self._attend(at)

    def restart(self) -> None:
        """Another sentence may begin."""
        self._begun = False
        self._attend(self._last)
        self._close_marked()  # "“…,” she said: “…”"

    def _close_marked(self) -> None:
        if self.made[self.now].marked:
            self.now = self.made[self.now].outer

    def _attend(self, at: int) -> None:
        """Any word may open a clause right behind that piece; all of them, as long as the sentence has not begun."""
        self.alert = at + _BLANK if self._begun else self._last


def clauses(
    sentence: Span, pieces: Pieces, book: Phrasebook, told: Container[int] = (), dated: Container[int] = ()
) -> Clauses:
    """The clauses of a sentence. `told`: pieces of words that say how an encounter stands ("scheduled"). `dated`: pieces
    of dates with a comma, which parts nothing; nor does a word in them: "am Montag, dem 14. April"."""
    words, turning = pieces.pieces, book.turning
    first, last = bisect_left(pieces.starts, sentence[0]), bisect_left(pieces.starts, sentence[1])
    cutting = _Cutting(first, last, pieces, book, told)
    of: list[int] = []
    now = cutting.now
    for at in range(first, last):
        word = words[at]
        if word == ",":
            cutting.comma(at, dated=at in dated)
        elif at in dated:
            continue
        elif (at <= cutting.alert or word in turning or at in told) and word[0].isalnum():
            cutting.word(at)
        elif word in _MARKS and not _inside_word(at, words):
            cutting.mark(at)
        elif word in _RESTARTS:
            cutting.restart()
        else:
            continue
        if cutting.now != now:
            of += [now] * (at - first - len(of))
            now = cutting.now
    of += [now] * (last - first - len(of))
    made, initial = cutting.made, cutting.initial
    for one in initial:  # no comma closes it: "Als Kanzlerin traf Morven …"
        made[one].kind = "meanwhile"
    clear = frozenset((*initial, *(one for one in cutting.clear if made[one].kind in ("relative", "meanwhile"))))
    outer, opening = tuple([one.outer for one in made]), tuple([one.opening for one in made])
    return Clauses(first, tuple(of), outer, opening, tuple([one.kind for one in made]), clear)


def _inside_word(at: int, words: Sequence[str]) -> bool:
    """Whether letters stand right before and behind that piece: "vice-president", "Orlo's"."""
    return 0 < at < len(words) - 1 and words[at - 1][-1].isalnum() and words[at + 1][0].isalnum()


def _opener(at: int, begins: bool, led: bool, pieces: Pieces, book: Phrasebook) -> Kind | None:
    """What kind of clause that piece opens. `begins`: it begins the sentence. `led`: it does, or stands behind a comma."""
    words = pieces.pieces
    word = words[at]
    before = pieces.preceding(at)
    comma = before >= 0 and words[before] == ","
    relative = _relative(at, before, comma, pieces, book) if word in book.relatives else None
    if relative is not None:
        return relative
    if word in book.contents and (comma or not book.strict_commas):
        return "content"
    if not led and (word in book.prepositions or book.strict_commas or word not in book.subordinating):
        return None
    if word in book.hypothetical and (begins or word not in book.reflexives):  # "Se os dois …", not ", Orlo se disse"
        return "hypothetical"
    if word in book.meanwhile:
        return "meanwhile"
    if word in book.subordinating:
        return "meanwhile" if word in book.prepositions and not (comma or book.strict_commas) else "other"
    return None


def _relative(at: int, before: int, comma: bool, pieces: Pieces, book: Phrasebook) -> Kind | None:
    """What a relative pronoun opens, `before` which that piece stands: behind a preposition of place a clause of the same
    occasion ("the day in which"). One that is an article as well, or a "that", opens one behind a comma or a preposition
    only: "la reunión en la que", ", mit dem sie sprach"."""
    words = pieces.pieces
    article = words[at] in book.articles or words[at] in book.definite
    pointed = not article and before > 0 and words[before] in book.articles
    led_by = pieces.preceding(before) if pointed and words[before] not in book.prepositions else before
    led = led_by > 0 and words[led_by] in book.prepositions
    plain = article or words[at] in book.that
    if not comma and plain and not (led and (pointed or words[pieces.preceding(led_by)] == ",")):
        return None
    return "meanwhile" if led and words[led_by] in book.at else "relative"


def _begins_a_clause(at: int, last: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether the subject of a clause may begin with that piece, so that "that" before it points at nothing: "learned that
    Orlo", "that the talks"."""
    if at >= last:
        return False
    word = pieces.pieces[at]
    capital = not book.capital_nouns and pieces.text[pieces.starts[at]].isupper()
    return capital or word in book.articles or word in book.definite or word in book.persons


def _opens_relative(at: int, last: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a relative clause opens with that piece, behind a comma."""
    return at < last and pieces.pieces[at] in book.relatives and _opener(at, False, True, pieces, book) == "relative"


def _speaks(at: int, last: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether a verb of speech stands shortly behind a comma (", Orlo said on Monday", ", and said"), or farther off and
    ends the sentence or the clause: ", the mayor's spokesman Jan Orlo said, adding …"."""
    for place in range(at, min(last, at + _SOURCE)):
        word = pieces.pieces[place]
        if word in book.speaking:
            closes = last - place <= _SPEECH or pieces.pieces[min(pieces.following(place), last - 1)] == ","
            return place < at + _SPEECH or closes
        if word == "," or (word in book.joiners and place > at):
            return False
    return False


def _sources(at: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether words begin there that tell whose words something is: "according to"; not "il secondo"."""
    words = pieces.pieces
    behind = pieces.following(at)
    second = tuple(words[behind : behind + 1])
    for phrase in book.sources[words[at]]:
        if phrase[1:2] not in ((), second):
            continue
        place = at
        for word in phrase[1:]:
            place = pieces.following(place)
            if place >= len(words) or words[place] != word:
                break
        else:
            before = pieces.preceding(at)
            return len(phrase) > 1 or before < 0 or words[before] not in book.articles
    return False


def _joins(comma: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether "and" with one more person stands right behind that comma: "the mayor, Ada Vaud, and her colleague"; not "the
    mayor, Ada Vaud, and left"."""
    at = pieces.following(comma)
    behind = pieces.following(at)
    if behind >= len(pieces.pieces) or pieces.pieces[at] not in book.joiners:
        return False
    word = pieces.pieces[behind]
    return word in book.articles or word in book.definite or pieces.text[pieces.starts[behind]].isupper()


def _has_subject(at: int, last: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether who does what that verb tells can only stand before it: "the mayor, Ada Vaud, said on Monday that", "held
    talks with"; not "… meets the mayor, Ada Vaud, said Orlo"."""
    for place in range(pieces.following(at), min(last, at + _SOURCE)):
        word = pieces.pieces[place]
        if word in book.contents:
            return True
        if word in _STOPS or word in book.definite or pieces.text[pieces.starts[place]].isupper():
            return False
        if word in book.prepositions:
            return True
    return False


def _names_alone(comma: int, last: int, pieces: Pieces) -> int:
    """The next comma or the end of the sentence, where nothing but words with a capital stands between that comma and it:
    ", said the spokesman, Jan Orlo."; else -1."""
    named = False
    for at in range(comma + 1, min(last, comma + _ROW)):
        word = pieces.pieces[at]
        if word in _STOPS:
            return at if named else -1
        if word[0].isalnum():
            if not pieces.text[pieces.starts[at]].isupper():
                return -1
            named = True
    return last if named and comma + _ROW >= last else -1


def _in_row(comma: int, last: int, pieces: Pieces, book: Phrasebook) -> bool:
    """Whether nothing but names and commas stands between that comma and the word for "and"."""
    words = pieces.pieces
    named = False
    for at in range(comma + 1, min(last, comma + _ROW)):
        word = words[at]
        if word in book.joiners:
            return named
        if word[0].isalpha():
            if pieces.text[pieces.starts[at]].isupper():
                named = True
            elif word not in book.articles and word not in book.definite:
                return False
        elif word.isdigit():
            return False
    return False
