"""Speech that no mark parts from its attribution.

Two customs, told apart by data: « I stay, says Ana. I work. » leaves the attribution inside the marks; a paragraph that
begins with a dash is speech up to the dash before its attribution. Both are cut here into quotations like any other, so
that all that follows sees only one custom.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress

from depeche.recording.cues import Found, cue_at
from depeche.recording.quotations import Quotation
from depeche.recording.sentences import DASHES
from depeche.recording.tokens import Tokens
from depeche.recording.wording import Wording

_LEAD = 6  # tokens that may stand between the break and the verb of speech: "a-t-il encore ajouté"
_NOUN = 10  # tokens behind that verb before the dash that closes it
_ASIDE = 14  # tokens of an attribution between commas
_DASHED = 40  # tokens of one between dashes
_DESCRIBED = 3  # small words between a verb of speech and the name of its subject
_FULL = 4  # tokens with which a sentence begins, a full name among them
_ENDS = frozenset(".!?…")
_CLOSE = frozenset(".,!?…")


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
            made = sorted(
                [*(one for one in made if not any(a.start <= one.start < a.end for a in added)), *added],
                key=lambda one: one.start,
            )
    return made


def _covered(piece: Quotation, made: Sequence[Quotation], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, piece.start) - 1
    return at >= 0 and made[at].outer_end > piece.start


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
    at = first + 1
    while at < last - 1:
        word = words[at]
        if word == "," or (word in DASHES and _spaced(tokens, at)):
            end = _aside(tokens, at + 1, last, word, wording)
            if end:
                yield at, end
                at = end
        at += 1


def _aside(tokens: Tokens, start: int, last: int, broken: str, wording: Wording, *, led: bool = False) -> int:
    """The token behind the attribution that begins at `start`; 0 where none does.

    With `led`, its subject may stand before its verb, as in "– It holds, Vaudrin says."
    """
    words = tokens.folded
    at, told = start, False
    found: Found | None = None
    while at < min(start + _LEAD, last):
        found = cue_at(words, at, wording) or (_hopes(tokens, at, last, wording) if led and at == start else None)
        if found is not None:
            break
        word = words[at]
        if (word in wording.pronouns and word not in wording.others) or (led and _subject(tokens, at, wording)):
            told = True
        elif led and at == start and _describes(tokens, at, wording):
            pass  # ", pettynyt Vaudrin sanoi"
        elif not (
            word in wording.auxiliaries or word in wording.adverbs or word in wording.reflexives or word in ("-", "t", "'")
        ):
            return _closed_by_verb(tokens, start, last, wording) if led else 0
        at += 1
    if found is None and led:
        return _closed_by_verb(tokens, start, last, wording)
    if found is None:
        return 0
    told = told or _in_a_text(words, found, wording)
    if broken == "," and words[found.start] in wording.impersonal and not told:
        return 0
    behind = found.end
    while behind < last and words[behind] in ("-", "t") and not _dash(tokens, behind):
        behind += 1
    if behind < last and words[behind] in wording.first_persons:
        return 0  # "– Om det stämmer, tycker jag det är illa, säger Ana": what she says goes on
    if not told and not (behind < last and _told_by(tokens, behind, broken, wording)):
        return 0
    if not told and broken == "," and words[behind] == "," and not _merely_says(tokens, found, behind, last, wording):
        return 0
    stop = min(last, start + (_ASIDE if broken == "," else _DASHED))
    for end in range(behind, min(last, start + _DASHED)):
        if broken == ",":
            if words[end] in _CLOSE and (end < stop or words[end] in _ENDS) and not _shortened(tokens, end, wording):
                return _behind_apposition(tokens, end, last, wording) or _behind_tail(tokens, end, last, wording) or end + 1
        elif words[end] in DASHES and _spaced(tokens, end):
            return end + 1 + (end + 1 < last and words[end + 1] in _CLOSE)
        elif words[end] == "." and end + 1 < last and words[end + 1] in DASHES:
            return end + 2
    return last if last - start <= (_ASIDE if broken == "," else _DASHED) else 0


def _in_a_text(words: list[str], found: Found, wording: Wording) -> bool:
    """Whether a verb without a subject tells in which text its words stand: "heter det i ett uttalande från Vaudrin"."""
    near = words[found.end : found.end + _DESCRIBED]
    return bool(near) and near[0] in wording.prepositions and not wording.documents.isdisjoint(near)


def _hopes(tokens: Tokens, at: int, last: int, wording: Wording) -> Found | None:
    """The verb for a thought that attributes speech as whoever has it stands right behind, and nothing but the end of the
    sentence behind them: "– It holds, hopes Ana."."""
    found = cue_at(tokens.folded, at, wording, silent=True)
    if found is None or found.end >= last:
        return None
    end = found.end
    if tokens.folded[end] in wording.he or tokens.folded[end] in wording.she:
        end += 1
    while end < last and (_capital(tokens, end) or tokens.folded[end] == "-"):
        end += 1
    return found if end > found.end and (end == last or tokens.folded[end] in _ENDS) else None


def _closed_by_verb(tokens: Tokens, start: int, last: int, wording: Wording) -> int:
    """The token behind an attribution that a verb of speech closes, with its subject before it, however long: ",
    kansanedustaja Ana Ruiz (sd.) sanoo."; 0 where none does. Who speaks is named in full, or a noun for a person."""
    words = tokens.folded
    if wording.speech.verb_second or not wording.naming.naming.heads_last or words[start] in wording.opens_clause:
        return 0
    if words[start] in wording.joiners or words[start] in wording.pronouns:
        return 0
    named = False
    for at in range(start, min(start + _ASIDE + _LEAD, last - 1)):
        word = words[at]
        if named and cue_at(words, at, wording) is not None:
            return at + 2 if words[at + 1] in _CLOSE else 0
        if (word in _ENDS and not _shortened(tokens, at, wording)) or word in wording.first_persons:
            return 0
        if word in wording.auxiliaries or (word == "," and not (named and not _capital(tokens, at + 1))):
            return 0  # what stands before that comma is said
        named = named or wording.names_a_person(word) or (_capital(tokens, at) and _capital(tokens, at + 1))
    return 0


def _merely_says(tokens: Tokens, found: Found, comma: int, last: int, wording: Wording) -> bool:
    """Whether a verb of speech that stands between commas without a subject attributes: it only says something, and nothing
    behind it is what it says; not "Byl drzý, hrozil, a pak utekl"."""
    opened = tokens.folded[comma + 1] if comma + 1 < last else ""
    return found.cue.act == "assert" and opened not in wording.opens_clause


def _told_by(tokens: Tokens, behind: int, broken: str, wording: Wording) -> bool:
    """Whether what stands behind a verb of speech shows that it attributes: its subject, or none where it needs none."""
    word = tokens.folded[behind]
    if word.isdecimal() and tokens.folded[behind + 1 : behind + 2] == ["-"]:
        return True  # "säger 42-åringen"
    if _names(tokens, behind, wording) or wording.mean_somebody((word,)):
        return True
    if not wording.nouns_capitalised and _leads_to_a_name(tokens, behind, wording):
        return True  # "soupire l'infirmière Ana Ruiz", whatever she is
    if broken == "," and wording.speech.verb_second and _closes_soon(tokens, behind, wording):
        return True  # "– Det finns inga anbud, säger revisorn."
    if broken != "," and _dash_comes(tokens, behind):
        return True  # "— зазначив швед. —": nothing but an attribution stands between dashes with a verb of speech
    if word in wording.prepositions and (broken != "," or wording.speech.pro_drop):
        return True  # "- dice alla Rai un portavoce -"
    return wording.speech.pro_drop and (word in _CLOSE or word in wording.adverbs or _dash(tokens, behind))


def _leads_to_a_name(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether one to three small words stand there before a capital, none of which opens anything: "fast vakt Ana",
    "71-vuotias eläkeläinen Ana"."""
    behind = at + 2 if tokens.folded[at + 1 : at + 2] == ["-"] else at
    for near in range(behind, min(behind + _DESCRIBED, len(tokens) - 1)):
        word = tokens.folded[near]
        if not word.isalpha() or word in wording.closed or word in wording.opens_clause or word in wording.adverbs:
            return False
        if tokens.written(near + 1)[:1].isupper():
            return True
    return False


def _shortened(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether a point stands there that only shortens a word before it: "adm. direktør", "(Kons.)"."""
    if tokens.folded[at] != "." or at + 1 >= len(tokens):
        return False
    return tokens.folded[at + 1] == ")" or tokens.folded[at - 1] in wording.abbreviations


def _closes_soon(tokens: Tokens, behind: int, wording: Wording) -> bool:
    """Whether one word stands between a verb of speech and the end of its sentence, and that word may be its subject."""
    words = tokens.folded
    if behind + 1 >= len(words) or words[behind + 1] not in _ENDS or not words[behind].isalpha():
        return False
    return words[behind] not in wording.light and words[behind] not in wording.auxiliaries


def _behind_apposition(tokens: Tokens, comma: int, last: int, wording: Wording) -> int:
    """The token behind ", infirmière." or ", som bor ytterst.", which tells who the one named before a comma is; 0 where no
    such words follow."""
    words = tokens.folded
    if words[comma] != "," or comma + 1 >= last:
        return 0
    opened = words[comma + 1]
    if (opened in wording.relatives or opened in wording.comma_relatives) and opened not in wording.determiners:
        return next((at + 1 for at in range(comma + 2, min(comma + _DASHED, last)) if words[at] in _ENDS), 0)
    for at in range(comma + 1, min(comma + 2 + _LEAD, last)):
        if words[at] in _CLOSE:
            noun = words[comma + 1 : comma + 2 + (words[comma + 1] in wording.determiners)]
            told = any(map(wording.names_a_person, noun)) or (at > comma + 1 and words[comma + 1].isdigit())
            if told and words[at] == "," and at + 1 < last and words[at + 1] in wording.prepositions:
                return _sentence_end(words, at, last) or at + 1  # ", infirmière, au Courrier."
            return at + 1 if told and (words[at] in _ENDS or words[at] == ",") else 0
        if words[at] in wording.auxiliaries:
            return 0
    return 0


def _behind_tail(tokens: Tokens, comma: int, last: int, wording: Wording) -> int:
    """The token behind what goes on with an attribution at a comma: the name of whoever was told by an office (", Ana Ruiz,
    till Bladet."), what they do meanwhile (", mens hun ler."), that they go on (", og fortsætter:"); else 0."""
    words, at = tokens.folded, comma + 1
    if words[comma] != "," or at + 1 >= last:
        return 0
    if _capital(tokens, at) and _capital(tokens, at + 1) and words[at - 2] not in wording.closed:
        while at < last and (_capital(tokens, at) or words[at] in wording.naming.particles):
            at += 1
        if at < last and words[at] == "(":
            at = next((near + 1 for near in range(at, min(at + _LEAD, last)) if words[near] == ")"), at)
        if at < last and words[at] in _ENDS:
            return at + 1
        if at + 1 >= last or words[at] != ",":
            return 0
        on = words[at + 1] in wording.prepositions or _goes_on_saying(words, at + 1, wording)
        return _sentence_end(words, at, last) if on else at + 1
    meanwhile = any(tuple(words[at : at + len(aside)]) == aside for aside in wording.asides.get(words[at], ()))
    return _sentence_end(words, at, last) if meanwhile or _goes_on_saying(words, at, wording) else 0


def _goes_on_saying(words: list[str], at: int, wording: Wording) -> bool:
    """Whether "and" stands there with a verb of speech behind it."""
    return words[at] in wording.joiners and at + 1 < len(words) and cue_at(words, at + 1, wording) is not None


def _sentence_end(words: list[str], start: int, last: int) -> int:
    """The token behind the end of the sentence, or of what a colon closes."""
    ends = (at + 1 for at in range(start, min(start + _DASHED, last)) if words[at] in _ENDS or words[at] == ":")
    return next(ends, 0)


def _dash_comes(tokens: Tokens, behind: int) -> bool:
    """Whether a dash closes soon what stands behind a verb, in one sentence."""
    words = tokens.folded
    for near in range(behind, min(behind + _NOUN, len(tokens))):
        if _dash(tokens, near):
            return True
        if words[near] in _ENDS:
            return near + 1 < len(tokens) and _dash(tokens, near + 1)
    return False


def _describes(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether an adjective stands there before the name of whoever speaks, and the verb behind that."""
    words, word = tokens.folded, tokens.folded[at]
    if not word.isalpha() or at + 2 >= len(words) or not _capital(tokens, at + 1):
        return False
    if word in wording.closed or word in wording.opens_clause:
        return False
    behind = at + 2 + _capital(tokens, at + 2)
    return behind < len(words) and cue_at(words, behind, wording) is not None


def _subject(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether a name or a noun for somebody stands there."""
    word = tokens.folded[at]
    return tokens.written(at)[:1].isupper() or wording.names_a_person(word) or word in wording.spokespersons


def _dash(tokens: Tokens, at: int) -> bool:
    return tokens.folded[at] in DASHES and _spaced(tokens, at)


def _names(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether a subject may begin there."""
    word = tokens.folded[at]
    return word in wording.pronouns or word in wording.determiners or tokens.written(at)[:1].isupper()


def _spaced(tokens: Tokens, at: int) -> bool:
    """Whether a dash stands apart from one of its neighbours, so that it is no hyphen."""
    start, end, text = tokens.starts[at], tokens.ends[at], tokens.text
    if start == 0 or text[start - 1].isspace():
        return True
    return end < len(text) and text[start] in "—–" and (text[end].isspace() or text[end] in _CLOSE)  # "—dijo Vaudrin—."


def _dialogue(tokens: Tokens, wording: Wording) -> Iterator[Quotation]:
    """The speech behind a dash that begins a paragraph or stands between two sentences, where it is attributed."""
    words, total = tokens.folded, len(tokens)
    at = 0
    goes_on = False  # the paragraph before was speech behind a dash
    usual = False  # speech stands behind a dash in this text
    pending: list[tuple[int, int]] = []  # paragraphs behind a dash, alone between others, before that was known
    row: list[tuple[int, int]] = []  # those right before this one, with no word of who speaks
    while at < total:
        end = at
        while end < total and words[end] != "\n":
            end += 1
        if words[at] in DASHES and at + 1 < end:
            turns = _turns(tokens, at, end, wording)
            ends = words[end - 1] in _ENDS
            led = goes_on or _announced(tokens, at, wording) or _alone(tokens, at, end)
            if not (turns or led or usual) and ends and _apart(tokens, at, end):
                led = _reported_before(tokens, at, wording)
            if turns and not usual:
                usual = True
                yield from (_turn(tokens, first + 1, last) for first, last in pending)
            if turns:
                yield from (_turn(tokens, first + 1, last) for first, last in row)
            if not turns and ends and (led or (usual and _apart(tokens, at, end))):
                turns = [_turn(tokens, at + 1, end)]
            elif not turns and ends and not usual and _apart(tokens, at, end):
                pending.append((at, end))
            elif not turns and ends and not any(_dash(tokens, near) for near in range(at + 1, end)):
                row.append((at, end))
            if turns or not ends:
                row.clear()
            yield from turns
            goes_on = bool(turns)
        elif end > at:
            goes_on = False
            row.clear()
            dash = _between(tokens, at, end)
            if dash:
                yield from _turns(tokens, dash, end, wording)
            else:
                dash = _behind_colon(tokens, at, end, wording)
                if dash:
                    yield _turn(tokens, dash + 1, end)
        at = end + 1


def _between(tokens: Tokens, first: int, last: int) -> int:
    """The first dash of a paragraph that stands between two sentences: "It ended. – We won, says Ana."; 0 for none."""
    words = tokens.folded
    inside = words[first:last]
    if DASHES.isdisjoint(inside):
        return 0
    for at in compress(range(first, last - 1), map(DASHES.__contains__, inside)):
        if at > first + 1 and words[at - 1] in _ENDS and _dash(tokens, at) and tokens.written(at + 1)[:1].isupper():
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
        if at > first + 1 and words[at - 1] == ":" and _dash(tokens, at) and tokens.written(at + 1)[:1].isupper():
            told = any(cue_at(words, near, wording) is not None for near in range(max(first, at - _ASIDE), at - 1))
            return at if told or (words[last - 1] in _ENDS and _begins_with_somebody(tokens, first, at - 1, wording)) else 0
    return 0


def _begins_with_somebody(tokens: Tokens, first: int, colon: int, wording: Wording) -> bool:
    """Whether the sentence that a colon closes begins with a full name, or with a noun for a person."""
    begin = next((at + 1 for at in range(colon - 1, first, -1) if tokens.folded[at] in _ENDS), first)
    lead = range(begin, min(begin + _LEAD, colon))
    if any(wording.names_a_person(tokens.folded[at]) for at in lead):
        return True
    return any(_capital(tokens, at) and _capital(tokens, at + 1) for at in lead[: _FULL - 1])


def _capital(tokens: Tokens, at: int) -> bool:
    """Whether a word stands there that begins with a capital."""
    word = tokens.written(at)
    return word[:1].isupper() and word.isalpha()


def _alone(tokens: Tokens, dash: int, end: int) -> bool:
    """Whether a colon stands before the paragraph, and it is the only one with a dash behind that: no list."""
    words, before, after = tokens.folded, dash, end
    while before > 0 and words[before - 1] == "\n":
        before -= 1
    while after < len(words) and words[after] == "\n":
        after += 1
    return 0 < before < dash and words[before - 1] in (":", "：") and not (after < len(words) and words[after] in DASHES)


def _apart(tokens: Tokens, dash: int, end: int) -> bool:
    """Whether no other paragraph with a dash stands right before or right behind that one, so that it is no list."""
    words, before, after = tokens.folded, dash, end
    while before > 0 and words[before - 1] == "\n":
        before -= 1
    while after < len(words) and words[after] == "\n":
        after += 1
    if after < len(words) and words[after] in DASHES:
        return False
    while before > 0 and words[before - 1] != "\n":
        before -= 1
    return words[before] not in DASHES


def _announced(tokens: Tokens, dash: int, wording: Wording) -> bool:
    """Whether the paragraph before ends with a verb of speech and a colon, so that the dash opens speech and no list."""
    words, at = tokens.folded, dash
    while at > 0 and words[at - 1] == "\n":
        at -= 1
    if at == dash or not at or words[at - 1] not in (":", "："):
        return False
    return any(
        cue_at(words, near, wording) is not None for near in range(max(0, at - _ASIDE), at - 1) if words[near] != "\n"
    )


def _reported_before(tokens: Tokens, dash: int, wording: Wording) -> bool:
    """Whether the last sentence before a paragraph tells of speech and ends there: "Vaudrin says so. ¶ – It stays."."""
    words, at = tokens.folded, dash
    while at > 0 and words[at - 1] == "\n":
        at -= 1
    if at == dash or at < 2 or words[at - 1] != "." or not tokens.written(dash + 1)[:1].isupper():
        return False
    for near in range(at - 2, max(-1, at - 2 - _DASHED), -1):
        if words[near] == "\n" or words[near] in _ENDS:
            return False
        if cue_at(words, near, wording) is not None:
            return True
    return False


def _turns(tokens: Tokens, dash: int, last: int, wording: Wording) -> list[Quotation]:
    words = tokens.folded
    turns: list[Quotation] = []
    begin, at = dash + 1, dash + 2
    told = False  # what stands from `begin` on is no speech, where a dash between sentences comes
    while at < last:
        broken = words[at] in DASHES and _spaced(tokens, at)
        if broken and told and words[at - 1] in _ENDS and tokens.written(at + 1)[:1].isupper():
            begin, told = at + 1, False  # "– It holds, says Ana. The pier was built in 1968. – It will stand, …"
            at += 1
            continue
        asked = words[at] in "?!" and at + 1 < last and cue_at(words, at + 1, wording) is not None
        if broken or asked or words[at] == ",":
            if broken:
                behind = _dashed(tokens, at + 1, last, wording)
            else:
                behind = _aside(tokens, at + 1, last, ",", wording, led=True)
            if behind:
                resumed = behind < last and _dash(tokens, behind)
                told = not broken and not resumed
                behind += not broken and resumed
                if at > begin:
                    turns.append(_turn(tokens, begin, at + asked))
                at = begin = behind
        at += 1
    if turns and begin < last:
        turns.append(_turn(tokens, begin, last))
    return turns


def _dashed(tokens: Tokens, start: int, last: int, wording: Wording) -> int:
    """The token behind the attribution that a dash opened; 0 where it opened none. At the end, the paragraph's."""
    words = tokens.folded
    for at in range(start, min(start + 4, last)):
        if cue_at(words, at, wording) is not None:
            break
        if words[at] not in wording.auxiliaries and words[at] not in wording.adverbs:
            return 0
    else:
        return 0
    ended = False  # the sentence of the attribution has: what follows is told, up to a dash that opens a sentence
    for end in range(start + 1, min(last, start + 3 * _DASHED)):
        if _dash(tokens, end) and (not ended or words[end - 1] in _ENDS):
            return end + 1 + (end + 1 < last and words[end + 1] in _CLOSE)
        ended = ended or words[end] in _ENDS
    return last


def _turn(tokens: Tokens, first: int, last: int) -> Quotation:
    while last - 1 > first and tokens.folded[last - 1] in (",", "—", "–"):
        last -= 1
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Quotation(start, end, start, end)
