"""Which names stand in a row behind a noun for several places or behind a known one, or have the letters of a region
behind: "the towns of Selm, Bree and Orlo", "in Oslo, Selm and Bree", "Villarmel (NE)"?"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.naming.capitals import Word
from depeche.recording.naming.doubts import saint
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.places import fits
from depeche.recording.naming.scene import Scene
from depeche.recording.naming.settlements import settlement_base
from depeche.recording.text.folding import fold

_LONGEST = 4  # words of a place
_FEW = 2  # places of a row behind a preposition that tell nothing of a third
_MOST = 20  # places in a row
_COMMA = ", "
_APART = len(_COMMA)
_JOINT = 8  # characters between two places of a row


def in_rows(scene: Scene) -> list[Mention]:
    """The places of each row, which an "and" closes. Linear: a row is gone over once."""
    leading = scene.lexicon.place_plurals | scene.lexicon.link_words if scene.lexicon.place_plurals else frozenset[str]()
    found: list[Mention] = []
    words = scene.words
    behind, last = 0, len(words) - 1
    led: list[Near | None] = [scene.beside(word.start) for word in words] if leading else [None] * len(words)
    for at, (word, near) in enumerate(zip(words, led, strict=True)):
        if at < behind:
            continue
        headed = near is not None and near.facts.folded in leading and _headed(scene, near)
        listed = word.facts.known and at < last and words[at + 1].start == word.end + _APART
        if headed or (listed and _behind_known(scene, word)):
            row = _row(scene, words, at, headed=headed)
            behind = at + 1
            if len(row) > (1 if headed else _FEW):
                found.extend(row)
                behind = next((one for one in range(at, len(words)) if words[one].start >= row[-1].end), len(words))
    return found


def _headed(scene: Scene, near: Near) -> bool:
    """Whether the word before a name is a noun for several places, or an "of" with one before it."""
    lexicon = scene.lexicon
    if near.facts.folded in lexicon.link_words and near.facts.small:
        led = scene.beside(near.start)
        return led is not None and led.facts.folded in lexicon.place_plurals
    return near.facts.folded in lexicon.place_plurals


def _behind_known(scene: Scene, word: Word) -> bool:
    """Whether a known place stands behind a preposition of place and before the comma of a row: "in Oslo, Selm and Bree"."""
    if not _is_place(word) or not scene.text.startswith(_COMMA, word.end):
        return False
    near, lexicon = scene.beside(word.start), scene.lexicon
    if near is None or not near.facts.small:
        return False
    small = near.facts.folded
    return near.facts.near or small in lexicon.led_prepositions or small in lexicon.wide_prepositions


def _is_place(word: Word) -> bool:
    return any(known.kind == "place" and len(known.words) == 1 for known in word.facts.known)


def _row(scene: Scene, words: Sequence[Word], at: int, *, headed: bool) -> list[Mention]:
    """The places from word `at` on; none where no "and" closes the row, or where it is not `headed` and one of them may be
    something else."""
    row: list[Mention] = []
    closed = False
    while at < len(words) and len(row) < _MOST:
        last = at
        while last + 1 < len(words) and last - at < _LONGEST and _goes_on(scene, words[last + 1]):
            last += 1
        first, end = words[at], words[last].end
        if first.facts.body or first.facts.role or first.facts.demonym or (first.facts.upper and len(first.text) > 1):
            break
        if not (headed or _is_place(first) or (first.facts.dull and fits(scene, words[at : last + 1]))):
            return []
        row.append(Mention(first.start, end, "place", settlement_base(scene.text[first.start : end], scene.lexicon, scene)))
        at = last + 1
        if closed or at >= len(words):
            break
        between = scene.text[end : words[at].start]
        if len(between) > _JOINT or "\n" in between:
            break
        plain = between.strip(" ,")
        closed = fold(plain) in scene.joining
        if not closed and (plain or not between.startswith(",")):
            break
    return row if closed else []


def _goes_on(scene: Scene, word: Word) -> bool:
    """Whether a word goes on the name before it: "Port Selm", "Aiguebelle-sur-Orle", and no "and"."""
    if word.gap is None or word.gap in scene.joining:
        return False
    return word.gap == " " or word.gap in scene.lexicon.place_links


def of_regions(scene: Scene, persons: frozenset[int]) -> list[Mention]:
    """The names with the letters of a region in brackets behind: "Villarmel (NE)", "Bornate (MI)".

    `persons`: where words stand that surely name somebody, of whom such letters tell where they were elected.
    """
    letters = scene.lexicon.region_letters
    if not letters:
        return []
    found: list[Mention] = []
    words = scene.words
    for at, word in enumerate(words):
        if word.text not in letters or not at or scene.text[word.start - 2 : word.start] != " (":
            continue
        if scene.text[word.end : word.end + 1] != ")" or words[at - 1].end != word.start - 2:
            continue
        first = at - 1
        while first > 0 and at - first < _LONGEST and _goes_on(scene, words[first]) and not words[first].facts.article:
            first -= 1
        run = words[first:at]
        if any(one.start in persons or one.facts.body or one.facts.role for one in run):
            continue
        if run[0].facts.given and len(run) > 1 and not (run[0].facts.article or saint(run, scene.lexicon)):
            continue
        found.append(Mention(run[0].start, run[-1].end, "place", scene.text[run[0].start : run[-1].end]))
    return found
