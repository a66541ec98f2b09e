"""Which capitalised words name a firm or a club that no head of a name tells: by its trade, its "&", its letters?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depeche.language import gazetteer
from depeche.recording.naming.capitals import Run, Word, adjacent, elided
from depeche.recording.naming.doubts import object_like
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.scene import Scene
from depeche.recording.words.lexicon import Lexicon

_CLUBS = gazetteer.club_letters()
_LETTERS = gazetteer.letters_behind()
_OTHERS = gazetteer.partners()
_BEHIND = _CLUBS - _LETTERS  # "Cathal Roche SC" is nobody's club
_LED = 3  # words of a firm before its "&"
_SHORT = 2  # letters of a partner's name, at least
_OFFICE = 3  # words of an office
_STATIONS = gazetteer.station_letters()


def partnered(scene: Scene) -> list[Mention]:
    """ "Harms & Loy", "Orrell & Hythe": two names with nothing but the sign between them; no things ("Food & Drink"), and
    nobody's given names."""
    if " & " not in scene.text:
        return []
    found = []
    words, text, lexicon = scene.words, scene.text, scene.lexicon
    for at in range(1, len(words)):
        before, behind = words[at - 1], words[at]
        if behind.start - before.end != len(" & ") or text[before.end : behind.start] != " & ":
            continue
        if not (_partner(scene, before) and _partner(scene, behind)) or before.facts.role:
            continue  # but "Haller & Sohn"
        if all(word.folded.endswith(lexicon.noun_endings) for word in (before, behind)):
            continue  # "Beratung & Planung"
        if (before.facts.given and behind.facts.given) or before.facts.known or behind.folded in _OTHERS:
            continue  # "Netflix & Co"
        near = scene.beside(before.start)
        if near is not None and near.facts.folded.removesuffix(".") in lexicon.saints:
            continue  # "St. Kitts & Nevis"
        first = at - 1
        while first > 0 and at - first < _LED and words[first].gap == " " and _leads(words[first - 1], lexicon):
            first -= 1
        last = at
        while last + 1 < len(words) and words[last + 1].gap == " " and words[last + 1].facts.body:
            last += 1
        start, end = words[first].start, words[last].end
        found.append(Mention(start, end, "organisation", text[start:end]))
    return found


def _partner(scene: Scene, word: Word) -> bool:
    facts = word.facts
    if len(word.text) < _SHORT or facts.never or facts.demonym or facts.opener:
        return False
    return not (scene.lexicon.is_common(facts) or word.text.lower() in scene.present)


def _leads(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word before that of a partner is part of the firm's name; where nouns have capitals, it is rather a kind."""
    facts = word.facts
    if lexicon.naming.nouns_capitalised or facts.never or facts.role or facts.demonym or facts.opener or facts.near:
        return False
    return not (facts.body or lexicon.is_trade(facts) or facts.article)


def traded(scene: Scene, runs: Iterable[Run]) -> list[Mention]:
    """ "the retailer Boxwell", "der Maschinenbauer Terhorst", "l'entreprise italienne Velmer": a noun tells what trade the
    one named right behind it is in."""
    found = []
    elides = bool(scene.lexicon.elisions)
    for run in runs:
        at = 0
        if len(run) > 1:
            at = next((at for at in range(len(run) - 1) if _tells_trade(scene, run, at)), -1) + 1
        if not at:
            near = scene.beside(run[0].start)
            if near is None or not (near.facts.small or elides):
                continue  # as before most names
            if near.facts.opener or near.facts.article or not _behind_trade(scene, near):
                continue
        words = run[at:]
        if _firm(scene, words[0]):
            end = adjacent(words).end
            found.append(Mention(words[0].start, end, "organisation", scene.text[words[0].start : end]))
    return found


def _tells_trade(scene: Scene, run: Run, at: int) -> bool:
    """Whether a word with a capital is a noun for a trade, right before a name."""
    facts = run[at].facts
    return (
        run[at + 1].gap == " "
        and not facts.given
        and (not facts.body or scene.lexicon.naming.nouns_capitalised)
        and scene.lexicon.is_trade(facts)
    )


def _behind_trade(scene: Scene, near: Near) -> bool:
    """Whether the word before a name is a noun for a trade, or an adjective behind one; not "the soft-spoken but firm
    Vaudrin"."""
    if _is_trade(near, scene.lexicon):
        led = scene.beside(near.start)
        return led is None or led.facts.folded not in scene.joining
    adjective = near.describes(scene.lexicon) or (near.facts.demonym and near.facts.small)
    return adjective and _is_trade(scene.beside(near.start), scene.lexicon)


def _is_trade(near: Near | None, lexicon: Lexicon) -> bool:
    """Whether a small word is for a trade; its article may be one with it, and have its capital: "L'entreprise"."""
    if near is None:
        return False
    size = elided(near.text, lexicon) if lexicon.elisions else 0
    facts = lexicon.facts(near.text[size:]) if size else near.facts
    return facts.small and lexicon.is_trade(facts)


def _firm(scene: Scene, word: Word) -> bool:
    """Whether a word behind a trade is a name, and no person's."""
    facts = word.facts
    if facts.given or facts.never or facts.role or facts.demonym or facts.opener or facts.body:
        return False
    return not (object_like(scene, word) or word.text.lower() in scene.present)


def clubs(scene: Scene, words: Sequence[Word]) -> list[Mention]:
    """ "SV Tannrode", "AS Orlen", "Selm AFC", "Midwest FM": letters that clubs and stations have beside their name."""
    found = []
    for at, word in enumerate(words):
        if word.text not in _CLUBS and word.text not in _STATIONS:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        behind = following if following is not None and following.gap == " " else None
        before = words[at - 1] if at > 0 and word.gap == " " else None
        if word.text in _CLUBS and behind is not None and _of_club(behind):
            found.append(Mention(word.start, behind.end, "organisation", scene.text[word.start : behind.end]))
        elif before is not None and behind is None and (word.text in _BEHIND or word.text in _STATIONS) and _of_club(before):
            found.append(Mention(before.start, word.end, "organisation", scene.text[before.start : word.end]))
    return found


def _of_club(word: Word) -> bool:
    facts = word.facts
    return not (facts.never or facts.opener or facts.titles or word.facts.upper)


def officered(scene: Scene, runs: Iterable[Run]) -> list[Mention]:
    """ "Boxwell founder Neil Strand", "Selm Rovers manager Sol Bannister": a name before the office of one of its people,
    where a body may stand so. One word alone may be a place or a politician: only what a firm has speaks for it there."""
    lexicon = scene.lexicon
    if not lexicon.naming.heads_last or lexicon.declines:
        return []
    found = []
    for run in runs:
        first = run[0]
        named = run[1:] if len(run) > 1 and first.opens and first.facts.opener else run
        head, last = named[0], adjacent(named)
        facts = head.facts
        if not _of_club(head) or facts.given or facts.demonym:
            continue
        alone = last is head and last.facts.body  # "Council"
        if alone or last.facts.titles or last.facts.demonym or last.text in _LETTERS:
            continue
        offices = lexicon.company_roles if last is head else lexicon.officers
        if _before_office(scene, last.end, offices):
            found.append(Mention(head.start, last.end, "organisation", scene.text[head.start : last.end]))
    return found


def _before_office(scene: Scene, end: int, offices: frozenset[str]) -> bool:
    """Whether a small office stands there, and somebody's name behind it."""
    for _ in range(_OFFICE):
        small = scene.small_after(end)
        if small is None:
            return False
        end += 1 + len(small)
        word = scene.lexicon.facts(small).folded
        if word in offices:
            return scene.text[end : end + 1] == " " and scene.text[end + 1 : end + 2].isupper()
        if word not in scene.lexicon.office_words:
            return False
    return False
