"""Which capitalised words name an organisation: by the word that heads the name, its acronym, or its look."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from depeche.recording.capitals import LONGEST_NAME, Run, Word, adjacent
from depeche.recording.folding import fold
from depeche.recording.lexicon import Lexicon
from depeche.recording.mentions import Mention
from depeche.recording.scene import Scene

_ACRONYM = re.compile(r"\(([^\W\d_][\w&./-]{1,9})\)")
_SMALL = re.compile(r"[^\W\d_]+['’]?")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVX]{2,6}")
_OPENING = frozenset('«„“"')
_CLOSING = ("»", "“", "”", '"')
_NO_NAME = frozenset('»“”".,;:!?…\n')
_QUOTED = 40  # characters of a name in quotation marks
_QUOTED_WORDS = 4
_SHOUTED = 4  # letters of a word that is hardly an acronym beside another such word
_LINKS = 5  # of a name, at most: "Dirección de Prevención e Investigación de Robo de Vehículos"
_REACH = 110  # characters before "(OSCE)" in which the full name begins


def bracketed(scene: Scene) -> list[Mention]:
    """ "Office fédéral des cordages (OFC)": the full name, and its acronym under the same key.

    The name is what stands before the bracket from the word on whose initials the acronym spells, in order.
    """
    text = scene.text
    found: list[Mention] = []
    for match in _ACRONYM.finditer(text):
        acronym = match[1]
        if sum(char.isupper() for char in acronym) < 2 and not (acronym[0].isupper() and len(acronym) > 3):
            continue
        if acronym in scene.lexicon.acronym_stops:
            continue
        start = _spelt_out(text, match.start(), acronym)
        if start is not None and (acronym.isupper() or scene.lexicon.facts(_first(text, start)).body):
            name = text[start : match.start()].rstrip()
            key = f"organisation:{fold(acronym)}"
            found.append(Mention(start, start + len(name), "organisation", name, key))
            found.append(Mention(match.start(1), match.end(1), "organisation", name, key))
    return found


def _first(text: str, start: int) -> str:
    """The word that begins at `start`."""
    match = _LETTERS.match(text, start)
    return match[0] if match is not None else ""


def _spelt_out(text: str, bracket: int, acronym: str) -> int | None:
    """Where the name before `bracket` begins whose capitals or initials are those of the acronym."""
    low = max(0, text.rfind("\n", 0, bracket) + 1, bracket - _REACH)
    before = text[low:bracket]
    wanted = fold(acronym).replace(".", "").replace("-", "")
    if not before.strip() or not wanted:
        return None
    tokens = list(_LETTERS.finditer(before))
    if not tokens:
        return None
    starts = [low + token.start() for token in tokens]
    initials = [fold(token[0])[:1] for token in tokens]
    for count in range(max(1, len(wanted) - 1), min(len(tokens), 2 * len(wanted) + 4) + 1):
        first = len(tokens) - count
        if not tokens[first][0][0].isupper() or initials[first] != wanted[0]:
            continue
        if any(mark in before[tokens[first].start() :] for mark in '.;:!?()"«»“”'):
            return None
        at = 0
        for initial in initials[first:]:
            if at < len(wanted) and initial == wanted[at]:
                at += 1
        if at >= len(wanted) - (len(wanted) > 3):
            return starts[first]
    return None


def acronyms(runs: Iterable[Run], lexicon: Lexicon) -> list[Mention]:
    """Words in capitals, of two to six letters: "FMI", "ЦИК", "FPÖ". Two longer ones in a row are shouted."""
    found = []
    for run in runs:
        if len(run) > 1 and sum(word.text.isupper() and len(word.text) >= _SHOUTED for word in run) > 1:
            continue
        for word in run:
            if not word.text.isupper():
                continue
            letters = word.text.replace("-", "").replace("/", "")  # "N.H." is a place or somebody's initials
            if not (2 <= len(letters) <= 6 and letters.isalpha()) or word.facts.never:
                continue
            if not _ROMAN.fullmatch(word.text) and word.text not in lexicon.acronym_stops:
                found.append(Mention(word.start, word.end, "organisation", word.text, f"organisation:{fold(letters)}"))
    return found


def headed(scene: Scene, runs: Iterable[Run], barred: Container[int]) -> list[Mention]:
    """Runs with a word that heads names of organisations, grown by links and adjectives: "Conseil fédéral des eaux".

    `barred`: where words begin that name something else; no name grows over them.
    """
    found: list[Mention] = []
    for run in runs:
        heads = [at for at, word in enumerate(run) if word.facts.body]
        at = next((at for at in heads if _heads(run, at)), None) if heads else None
        mention = _grown(scene, run, at, barred) if at is not None else _small_headed(scene, run)
        mention = mention or _announced(scene, run) or _of_its_officer(scene, run)
        if mention is not None:
            found.append(mention)
    return found


def _heads(run: Run, at: int) -> bool:
    # "Marine Vaudrin": a given name before another name is no navy.
    return not (run[at].facts.given and at + 1 < len(run) and run[at + 1].gap == " ")


def _grown(scene: Scene, run: Run, at: int, barred: Container[int]) -> Mention | None:
    text, lexicon = scene.text, scene.lexicon
    first = at
    while first > 0 and run[first].gap == " " and not _stops(run[first - 1]):
        first -= 1
    last = at
    while last + 1 < len(run) and run[last + 1].gap == " " and not _ends(run, last + 1):
        last += 1
    if first == at and last == at + 1 and run[at].opens and run[last].text.isupper():
        return None  # "Vakbond HRV" at the start of a sentence: the acronym is the name
    start, end = run[first].start, run[last].end
    if last == at:
        end = _with_adjectives(text, end, lexicon)
    end = _with_links(text, end, not run[first].opens, lexicon, barred)
    if first == last and end == run[last].end and "-" not in run[at].text:
        return None  # a head alone tells no organisation: "Commission"
    if end - start > LONGEST_NAME:
        return None
    name = text[start:end]
    if lexicon.declines:
        name = _base(name, run[first : at + 1], lexicon)
    return Mention(start, end, "organisation", name)


def _base(name: str, words: Run, lexicon: Lexicon) -> str:
    """The name in the nominative: its head, and the adjectives before it, which agree with the head."""
    head = words[-1].text
    base = next((b for b, paradigm in lexicon.bases(head) if paradigm is not None and lexicon.heads_bodies(b)), head)
    if base == head:
        return name
    gender = "f" if base[-1] in "aая" else "n" if base[-1] in "oeое" else "m"
    at = 0
    for word in words:
        new = base
        if word is not words[-1]:
            readings = (b for b, paradigm in lexicon.bases(word.text) if paradigm is not None and paradigm.gender == gender)
            new = next(readings, word.text)
        at = name.index(word.text, at)
        name = name[:at] + new + name[at + len(word.text) :]
        at += len(new)
    return name


def _stops(word: Word) -> bool:
    """Whether a name of an organisation does not begin with that word."""
    facts = word.facts
    return (word.opens and facts.opener) or facts.never or (facts.role and not word.opens and word.gap == " ")


def _ends(run: Run, at: int) -> bool:
    """Whether a name of an organisation has ended before that word of the run: another name begins."""
    facts = run[at].facts
    return facts.never or facts.role or (at + 1 < len(run) and run[at + 1].gap == " " and facts.given)


def _with_adjectives(text: str, end: int, lexicon: Lexicon) -> int:
    """`end` moved behind the small adjectives that follow."""
    endings = lexicon.naming.adjective_endings
    for _ in range(2):
        if not endings or text[end : end + 1] != " ":
            return end
        match = _SMALL.match(text, end + 1)
        if match is None or len(match[0]) < 4 or not match[0].islower() or not match[0].endswith(endings):
            return end
        end = match.end()
    return end


def _with_links(text: str, end: int, proper: bool, lexicon: Lexicon, barred: Container[int]) -> int:
    """`end` moved behind "de la Santé", "for Education".

    `proper`: the head has its capital for no other reason than being a name, so that small nouns may follow in the
    genitive where the language has them there: "Cour de l'estuaire", "Agence du sel du Canada".
    """
    for _ in range(_LINKS):
        grown = _one_link(text, end, proper, lexicon, barred)
        if grown is None:
            return end
        end = _with_adjectives(text, grown, lexicon)
    return end


def _one_link(text: str, end: int, proper: bool, lexicon: Lexicon, barred: Container[int]) -> int | None:
    at, link = end, ""
    for _ in range(4):
        if text[at : at + 1] == " ":
            at += 1
        elif not link.endswith("'"):
            return None
        match = _SMALL.match(text, at)
        if match is None:
            return None
        word, at = match[0], match.end()
        if word[0].isupper():
            if match.start() in barred or link not in lexicon.links or lexicon.facts(word).never:
                return None
            return _capitals_on(text, at, lexicon, barred)
        grown = f"{link} {fold(word)}".replace("' ", "'").strip()
        if proper and link in lexicon.genitive_links and _noun(word, link, grown, lexicon):
            return at
        link = grown
    return None


def _capitals_on(text: str, end: int, lexicon: Lexicon, barred: Container[int]) -> int:
    """`end` moved behind the capitalised words that follow."""
    while text[end : end + 1] in (" ", "-"):
        match = _SMALL.match(text, end + 1)
        if match is None or not match[0][0].isupper() or match.start() in barred or lexicon.facts(match[0]).never:
            break
        end = match.end()
    return end


def _noun(word: str, link: str, grown: str, lexicon: Lexicon) -> bool:
    """Whether a small word behind a link like "de" is a noun: no article, no part of a longer link, no verb."""
    facts = lexicon.facts(word)
    if grown in lexicon.links or word[-1] in "'’" or facts.article or facts.opener or len(word) < 4:
        return False
    behind_article = lexicon.facts(link.rpartition(" ")[2]).article
    return behind_article or not facts.folded.endswith(lexicon.naming.infinitive_endings)


def _announced(scene: Scene, run: Run) -> Mention | None:
    """ "the organisation Clean Orm", "partij Waterland", «газета „Волна“»: a noun tells what the name is."""
    start = run[0].start
    quoted = start > 1 and scene.text[start - 1] in _OPENING
    near = scene.beside(start - 1 if quoted else start)
    if near is None or not near.text.islower() or not near.facts.body or run[0].facts.given or run[0].facts.opener:
        return None
    if not quoted and scene.lexicon.declines and any(word.facts.role for word in scene.before(start)[1:2]):
        return None  # "глава совета Ольга Лесовая": the name is that of the head
    end = adjacent(run).end
    if quoted:
        closing = next((at for at in range(end, min(end + 40, len(scene.text))) if scene.text[at] in '»“”"'), end)
        end = closing if "\n" not in scene.text[end:closing] else end
    return Mention(start, end, "organisation", scene.text[start:end])


def _of_its_officer(scene: Scene, run: Run) -> Mention | None:
    """ "the owner of Hydronord", "Chef von Hydronord": an office that only bodies have, joined to the name."""
    lexicon = scene.lexicon
    heads = (at for at in range(1, len(run)) if run[at - 1].folded in lexicon.company_roles and run[at].gap != " ")
    at = next(heads, 0)
    first = run[at]
    link = scene.beside(first.start)
    if link is None or first.facts.given or first.facts.opener or first.facts.demonym or first.facts.never:
        return None
    if link.facts.folded not in lexicon.link_words and link.facts.folded not in lexicon.possessors:
        return None
    office = scene.beside(link.start)
    if office is None or office.facts.folded not in lexicon.company_roles:
        return None
    end = adjacent(run[at:]).end
    return Mention(first.start, end, "organisation", scene.text[first.start : end])


def quoted(scene: Scene, runs: Iterable[Run]) -> list[Mention]:
    """«Волна», „Welle“: a name of at most four words in quotation marks, where the language writes names so.

    What ends like a sentence, or stands behind a colon, is speech.
    """
    if not scene.lexicon.naming.quoted_names:
        return []
    text = scene.text
    found = []
    for run in runs:
        start, end = run[0].start, run[0].end
        if start < 2 or text[start - 1] not in _OPENING or text[start - 2] in ":\n" or run[0].facts.opener:
            continue
        while end < len(text) and end - start < _QUOTED and text[end] not in _NO_NAME:
            end += 1
        if text[end : end + 1] in _CLOSING and end > start and len(text[start:end].split()) <= _QUOTED_WORDS:
            found.append(Mention(start, end, "organisation", text[start:end]))
    return found


def _small_headed(scene: Scene, run: Run) -> Mention | None:
    """ "ministère de la Santé": a small head word before the run, joined to it by a link."""
    beside = scene.beside(run[0].start)
    if beside is None or beside.facts.folded not in scene.lexicon.link_ends:
        return None
    link = ""
    for near in scene.before(run[0].start):
        if near.facts.folded in scene.lexicon.small_heads and link in scene.lexicon.links:
            end = run[0].end
            for word in run[1:]:
                if word.gap != " " and word.gap not in scene.lexicon.links:
                    break
                end = word.end
            end = _with_adjectives(scene.text, end, scene.lexicon)
            return Mention(near.start, end, "organisation", scene.text[near.start : end])
        link = f"{near.facts.folded} {link}".replace("' ", "'").strip()
    return None
