"""Where does an attribution end that no mark parts from the speech around it? ", says Ana Ruiz,", "— dice Ana Ruiz —"."""

from __future__ import annotations

from depeche.recording.grammar.cues import Found, cue_at, cue_of_any, past_letters
from depeche.recording.speakers.offices import tells_office
from depeche.recording.text.sentences import DASHES
from depeche.recording.text.tokens import Tokens
from depeche.recording.words.wording import Wording

LEAD = 6
"""Tokens that may stand between the break and the verb of speech: "a-t-il encore ajouté"."""
ASIDE = 14
"""Tokens of an attribution between commas."""
DASHED = 40
"""Tokens of one between dashes."""
ENDS = frozenset(".!?…۔।")
CLOSE = frozenset(".,!?…")
_NOUN = 16  # tokens behind that verb before the dash that closes it
_CLOSING = CLOSE | DASHES
_FULL_NAME = 2  # words of one
_SMALL = 3  # tokens from a verb to the name of its subject
_DESCRIBED = 3  # small words between a verb of speech and the name of its subject


def attribution_end(tokens: Tokens, start: int, last: int, broken: str, wording: Wording, *, led: bool = False) -> int:
    """The token behind the attribution that begins at `start`; 0 where none does.

    With `led`, its subject may stand before its verb, as in "– It holds, Vaudrin says."
    """
    words = tokens.folded
    if broken != "," and cue_at(words, start, wording) is None and somebody_did(tokens, start, last, wording):
        end = next((near for near in range(start, min(last, start + DASHED)) if dash_at(tokens, near)), last)
        return end + (end < last)
    found, told = _verb(tokens, start, last, wording, led=led)
    if found is None:
        return closed_by_verb(tokens, start, last, wording) if led else 0
    behind = found.end
    while behind < last and words[behind] in ("-", "t") and not dash_at(tokens, behind):
        behind += 1
    if words[behind : behind + 1] and (words[behind] in wording.first_persons or words[behind] in wording.complementizers):
        return 0  # "– Om det stämmer, tycker jag det är illa, säger Ana", „Dacă vine, cred că rămâne”: it is said
    if not (told or _in_a_text(words, found, wording)):
        if behind >= last or not _told_by(tokens, behind, broken, wording):
            return 0
        if broken == "," and words[behind] == "," and not _merely_says(tokens, found, behind, last, wording):
            return 0
    return _closed(tokens, start, behind, last, broken, wording)


def _verb(tokens: Tokens, start: int, last: int, wording: Wording, *, led: bool) -> tuple[Found | None, bool]:
    """The verb of speech of an attribution, behind nothing but small words; and whether its subject is among these."""
    words, told = tokens.folded, False
    for at in range(start, min(start + LEAD, last)):
        found = cue_at(words, at, wording) or (_hopes(tokens, at, last, wording) if led and at == start else None)
        if found is not None:
            return found, told
        word = words[at]
        if (word in wording.pronouns and word not in wording.others) or (led and _subject(tokens, at, wording)):
            told = True
        elif not (
            word in wording.auxiliaries
            or word in wording.adverbs
            or word in ("-", "t", "'")
            or (led and at == start and _describes(tokens, at, wording))  # ", pettynyt Vaudrin sanoi"
        ):
            break
    return None, told


def _closed(tokens: Tokens, start: int, behind: int, last: int, broken: str, wording: Wording) -> int:
    """The token behind the sign that closes an attribution, with what goes on with it; 0 where that is too far."""
    words, far = tokens.folded, ASIDE if broken == "," else DASHED
    for end in range(behind, min(last, start + DASHED)):
        if broken != ",":
            if dash_at(tokens, end):
                return end + 1 + (end + 1 < last and words[end + 1] in CLOSE)
            if words[end] == "." and end + 1 < last and words[end + 1] in DASHES:
                return end + 2
        elif words[end] == ":" and end + 2 < last and dash_at(tokens, end + 1):
            return end + 1  # ", sier Ana Ruiz og legger til: – …"
        elif _leads_to_clause(words, end, last, wording):
            continue  # ", siger Ana Ruiz som bevis for, at kajen er lukket."
        elif words[end] in CLOSE and (end < start + far or words[end] in ENDS) and not _shortened(tokens, end, wording):
            return _behind_apposition(tokens, end, last, wording) or _behind_tail(tokens, end, last, wording) or end + 1
    return last if last - start <= far else 0


def _leads_to_clause(words: list[str], comma: int, last: int, wording: Wording) -> bool:
    """Whether a preposition leads over a comma to a clause, which so belongs to the attribution."""
    led = words[comma] == "," and words[comma - 1] in wording.prepositions
    return led and comma + 1 < last and words[comma + 1] in wording.complementizers


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
    while end < last and (capital_at(tokens, end) or tokens.folded[end] == "-"):
        end += 1
    return found if end > found.end and (end == last or tokens.folded[end] in ENDS) else None


def closed_by_verb(tokens: Tokens, start: int, last: int, wording: Wording) -> int:
    """The token behind an attribution that a verb of speech closes, with its subject before it, however long: ",
    kansanedustaja Ana Ruiz (sd.) sanoo."; 0 where none does. Who speaks is named in full, or a noun for a person."""
    words = tokens.folded
    if start >= last or wording.speech.verb_second or not wording.naming.naming.heads_last:
        return 0
    if words[start] in wording.opens_clause or words[start] in wording.joiners or words[start] in wording.pronouns:
        return 0
    named = False
    for at in range(start, min(start + ASIDE + LEAD, last - 1)):
        word = words[at]
        if named and cue_at(words, at, wording) is not None:
            return at + 2 if words[at + 1] in CLOSE else 0
        if (word in ENDS and not _shortened(tokens, at, wording)) or word in wording.first_persons:
            return 0
        if word in wording.auxiliaries or (word == "," and not (named and not capital_at(tokens, at + 1))):
            return 0  # what stands before that comma is said
        named = named or wording.names_a_person(word) or (capital_at(tokens, at) and capital_at(tokens, at + 1))
    return 0


def somebody_did(tokens: Tokens, at: int, last: int, wording: Wording) -> bool:
    """Whether a verb in the past, or one of thought, and soon a full name stand there: behind a dash that tells who speaks,
    whatever the verb: "– It holds – sulked Ada Morwen."."""
    words, speech = tokens.folded, wording.speech
    past = (*speech.masculine_verbs, *speech.feminine_verbs)
    if not past or tokens.written(at)[0].isupper():
        return False
    if not (words[at].endswith(past) or cue_of_any(words, at, wording)):
        return False
    low = at + 1
    while low < min(at + _SMALL, last) and words[low].isalpha() and not capital_at(tokens, low):
        low += 1
    end = low
    while end < last and capital_at(tokens, end):
        end += 1
    return end - low >= _FULL_NAME


def makes_face(tokens: Tokens, start: int, last: int, wording: Wording) -> bool:
    """Whether a full name stands there before a gesture, a voice or a face: "– It holds – Ada Morwen shrugs."."""
    at = start
    while at < last and capital_at(tokens, at):
        at += 1
    found = cue_at(tokens.folded, at, wording) if start + _FULL_NAME <= at < last else None
    if found is None or found.cue.takes:
        return False
    return found.end >= last or tokens.folded[found.end] in _CLOSING


def _merely_says(tokens: Tokens, found: Found, comma: int, last: int, wording: Wording) -> bool:
    """Whether a verb of speech that stands between commas without a subject attributes: it only says something, and nothing
    behind it is what it says; not "Byl drzý, hrozil, a pak utekl"."""
    opened = tokens.folded[comma + 1] if comma + 1 < last else ""
    return found.cue.act == "assert" and opened not in wording.opens_clause


def _told_by(tokens: Tokens, behind: int, broken: str, wording: Wording) -> bool:
    """Whether what stands behind a verb of speech shows that it attributes: its subject, or none where it needs none."""
    behind = behind if tokens.written(behind)[0].isupper() else past_letters(tokens.folded, behind)
    word = tokens.folded[behind]
    if word.isdecimal() and tokens.folded[behind + 1 : behind + 2] == ["-"]:
        return True  # "säger 42-åringen"
    if may_begin_subject(tokens, behind, wording) or wording.mean_somebody((word,)):
        return True
    if not wording.nouns_capitalised and _leads_to_a_name(tokens, behind, wording):
        return True  # "soupire l'infirmière Ana Ruiz", whatever she is
    if broken == "," and wording.speech.verb_second and _closes_soon(tokens, behind, wording):
        return True  # "– Det finns inga anbud, säger revisorn."
    if broken != "," and _dash_comes(tokens, behind, wording):
        return True  # "— зазначив швед. —": nothing but an attribution stands between dashes with a verb of speech
    if word in wording.prepositions and (broken != "," or wording.speech.pro_drop):
        return True  # "- dice alla Rai un portavoce -"
    return wording.speech.pro_drop and (word in CLOSE or word in wording.adverbs or dash_at(tokens, behind))


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
    if behind + 1 >= len(words) or words[behind + 1] not in ENDS or not words[behind].isalpha():
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
        return next((at + 1 for at in range(comma + 2, min(comma + DASHED, last)) if words[at] in ENDS), 0)
    noun = words[comma + 1 : comma + 2 + (opened in wording.determiners)]
    told = any(map(wording.names_a_person, noun)) or _in_charge(opened, wording)
    for at in range(comma + 1, min(comma + (DASHED if told else 2 + LEAD), last)):
        if words[at] in CLOSE and not _shortened(tokens, at, wording):
            told = told or (at > comma + 1 and opened.isdigit())
            if told and words[at] == "," and at + 1 < last and words[at + 1] in wording.prepositions:
                return _sentence_end(words, at, last) or at + 1  # ", infirmière, au Courrier."
            near = words[at] == "," and at < comma + 2 + LEAD
            return at + 1 if told and (words[at] in ENDS or near) else 0
        if words[at] in wording.auxiliaries or (at > comma + LEAD and words[at] in wording.pronouns):
            return 0
    return 0


def _in_charge(word: str, wording: Wording) -> bool:
    """Whether a participle tells what somebody is in charge of: "chargée" des quais."""
    return wording.naming.facts(word).folded in wording.naming.in_charge and word.endswith(wording.speech.participle_endings)


def _behind_tail(tokens: Tokens, comma: int, last: int, wording: Wording) -> int:
    """The token behind what goes on with an attribution at a comma: the name of whoever was told by an office (", Ana Ruiz,
    till Bladet."), what they do meanwhile (", mens hun ler."), that they go on (", og fortsætter:"); else 0."""
    words, at = tokens.folded, comma + 1
    if words[comma] != "," or at + 1 >= last:
        return 0
    second = at + 2 if words[at + 1] == "-" and at + 2 < last else at + 1  # "Ann-Kristin"
    if capital_at(tokens, at) and capital_at(tokens, second) and words[at - 2] not in wording.closed:
        while at < last and (capital_at(tokens, at) or words[at] in wording.naming.particles or _hyphen(tokens, at)):
            at += 1
        if at < last and words[at] == "(":
            at = next((near + 1 for near in range(at, min(at + LEAD, last)) if words[near] == ")"), at)
        if at < last and words[at] in ENDS:
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
    ends = (at + 1 for at in range(start, min(start + DASHED, last)) if words[at] in ENDS or words[at] == ":")
    return next(ends, 0)


def _dash_comes(tokens: Tokens, behind: int, wording: Wording) -> bool:
    """Whether a dash closes soon what stands behind a verb, in one sentence."""
    words = tokens.folded
    for near in range(behind, min(behind + _NOUN, len(tokens))):
        if dash_at(tokens, near):
            return True
        if words[near] in ENDS and not (near > behind and words[near - 1] in wording.abbreviations):
            return near + 1 < len(tokens) and dash_at(tokens, near + 1)
    return False


def _describes(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether an adjective stands there before the name of whoever speaks, and the verb behind that."""
    words, word = tokens.folded, tokens.folded[at]
    if not word.isalpha() or at + 2 >= len(words) or not capital_at(tokens, at + 1):
        return False
    if word in wording.closed or word in wording.opens_clause:
        return False
    behind = at + 2 + capital_at(tokens, at + 2)
    return behind < len(words) and cue_at(words, behind, wording) is not None


def _subject(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether a name or a noun for somebody stands there."""
    return tokens.written(at)[:1].isupper() or tells_office(tokens.folded[at], wording)


def dash_at(tokens: Tokens, at: int) -> bool:
    """Whether a dash stands there, and no hyphen."""
    return tokens.folded[at] in DASHES and _spaced(tokens, at)


def _hyphen(tokens: Tokens, at: int) -> bool:
    return tokens.folded[at] == "-" and not _spaced(tokens, at)


def may_begin_subject(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether a subject may begin there."""
    word = tokens.folded[at]
    return word in wording.pronouns or word in wording.determiners or tokens.written(at)[:1].isupper()


def _spaced(tokens: Tokens, at: int) -> bool:
    """Whether a dash stands apart from one of its neighbours, so that it is no hyphen."""
    start, end, text = tokens.starts[at], tokens.ends[at], tokens.text
    if start == 0 or text[start - 1].isspace():
        return True
    return end < len(text) and text[start] in "—–" and (text[end].isspace() or text[end] in CLOSE)  # "—dijo Vaudrin—."


def capital_at(tokens: Tokens, at: int) -> bool:
    """Whether a word stands there that begins with a capital."""
    word = tokens.written(at)
    return word[:1].isupper() and word.isalpha()
