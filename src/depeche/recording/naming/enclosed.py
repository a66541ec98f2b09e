"""Which words between quotation marks, or in brackets behind a member's name, name a body?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from depeche.recording.naming.capitals import Run, Word
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.headed import headed_base
from depeche.recording.words.lexicon import Lexicon

_PARTY = re.compile(r" \(([^\W\d_]{2,20})((?: [^\W\d_]{2,20}){1,4})\)")
_OPENING = frozenset('«„“"')
_CLOSING = ("»", "“", "”", '"')
_NO_NAME = frozenset('»“”".,;:!?…\n')
_QUOTED_NAME = re.compile(r"[«„“]([^«»„“”\n]{2,40})[»“”]")
_SPOKEN = (", —", ", –", ", -")  # behind quotation marks: what they enclose was said
_DASHED = re.compile(r",? [–—-] (\w+)")  # a dash behind them, and the word that may tell that it was said
_QUOTED = 40  # characters of a name in quotation marks
_QUOTED_WORDS = 4


def parties(scene: Scene, names: Iterable[Word]) -> list[Mention]:
    """ "Ilse Vaudrin (Gauche écologiste)": what stands between brackets behind somebody, in two words or more. `names`: the
    last word of each name."""
    found = []
    for name in names:
        told = _PARTY.match(scene.text, name.end) if scene.text.startswith(" (", name.end) else None
        if told is None or not told[1][0].isupper():
            continue
        facts = scene.lexicon.facts(told[1])
        if not (
            facts.given or facts.role or facts.known or facts.demonym or facts.never or facts.opener or facts.place_head
        ):
            start, end = told.start(1), told.end(2)
            found.append(Mention(start, end, "organisation", scene.text[start:end]))
    return found


def alone(scene: Scene, place: Mention) -> bool:
    """Whether a known place is all that stands between marks where names are written so: "матч «Волыни» и «Ворсклы»"."""
    text, start, end = scene.text, place.start, place.end
    if (
        not scene.lexicon.naming.quoted_names
        or text[start - 1 : start] not in _OPENING
        or text[end : end + 1] not in _CLOSING
    ):
        return False
    return not text.startswith(_SPOKEN, end + 1)


def quoted(scene: Scene, runs: Iterable[Run]) -> list[Mention]:
    """«Волна», „Welle“: a name of at most four words in quotation marks, where the language writes names so.

    What ends like a sentence, stands behind a colon or before a comma and a dash, is speech; what stands behind a noun for a
    work or a place is its name, and nobody's.
    """
    if not scene.lexicon.naming.quoted_names:
        return []
    text, lexicon = scene.text, scene.lexicon
    found: list[Mention] = []
    names: list[list[str]] | None = None
    led: Near | None = None  # the word before the first of several
    for run in runs:
        start, end = run[0].start, run[0].end
        if start < 2 or text[start - 1] not in _OPENING or run[0].facts.opener:
            continue
        if text[start - 2] in ":\n" or text[start - 3 : start - 1] == ": ":
            continue
        while end < len(text) and end - start < _QUOTED and text[end] not in _NO_NAME:
            end += 1
        if not (text[end : end + 1] in _CLOSING and end > start and len(text[start:end].split()) <= _QUOTED_WORDS):
            continue
        near = scene.beside(start - 1)
        if near is not None and found and near.facts.folded in scene.joining and found[-1].end + 2 == near.start:
            near = led  # "с «Волной» и | «Тарном»"
        led = near
        said = _DASHED.match(text, end + 1)
        if said is not None and fold(said[1]) in scene.speaking:
            continue  # „Chętnie” – powiedziała Ada Morwen
        if text.startswith(_SPOKEN, end + 1) or (near is not None and _names_a_work(near, lexicon)):
            continue
        name = text[start:end]
        if lexicon.naming.settlements:
            if names is None:
                names = [one.split() for one in _QUOTED_NAME.findall(text)]
            name = _quoted_base(name, near, names, lexicon)
        found.append(Mention(start, end, "organisation", name))
    return found


def _names_a_work(near: Near, lexicon: Lexicon) -> bool:
    return not lexicon.works.isdisjoint(near.facts.forms) or near.facts.place_head or lexicon.bears_names(near.text)


def _quoted_base(name: str, near: Near | None, names: Sequence[Sequence[str]], lexicon: Lexicon) -> str:
    """A name in quotation marks in the nominative: as the text has it elsewhere, else, of one word behind an office or a
    preposition of place, the likeliest. Behind a noun for its kind it stands in the nominative: "компании «Волна»"."""
    if near is not None and (near.facts.body or lexicon.is_thing(near.facts)):
        return name
    words = name.split()
    if len(words) == 1 and near is not None and "i" in lexicon.cases.behind.get(near.facts.folded, ()):
        plain = [b for b, p in lexicon.cases.bases(name) if p is not None and p.cases_of(name, b) == {"i"}]
        name = min(plain, key=lambda base: base.endswith("о"), default=name)  # "с «Волной»"; neuter names are few
    for one in names:
        if len(one) == len(words) and one != words and _stands_for(one, words, lexicon):
            return " ".join(one)
    if len(words) > 1 and near is not None:
        return headed_base(name, words, lexicon.heads_bodies, lexicon)  # "депутат «Первой партии»"
    if len(words) > 1 or near is None or not (near.facts.role or near.facts.near):
        return name
    wanted = "g" if near.facts.role else "l"
    readings = [(base, p) for base, p in lexicon.cases.bases(name) if p is not None and base != name]
    told = next((base for base, p in readings if any(wanted in case for case in p.cases_of(name, base))), None)
    return told or (readings[0][0] if readings and near.facts.role else name)


def _stands_for(base: Sequence[str], words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether each of `words` may be an oblique form of the one in `base`, and none is what that is an oblique form of."""
    forms = [lexicon.facts(word).forms.union(map(fold, lexicon.cases.settlements(word))) for word in words]
    if not all(fold(one) in told for one, told in zip(base, forms, strict=True)):
        return False
    return not all(fold(word) in lexicon.facts(one).forms for one, word in zip(base, words, strict=True))
