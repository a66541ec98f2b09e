"""Which letters name an organisation: "OFC" behind its full name, "FMI" alone, "CFDT-Territoires"?"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

from depeche.language import gazetteer
from depeche.recording.naming.capitals import Run, Word, joined_letters
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.headed import headed_base
from depeche.recording.words.lexicon import Lexicon

_ACRONYM = re.compile(r"\(([^\W\d_][\w&./-]{1,9})\)")
_LEGAL_FORMS = gazetteer.legal_forms()
_LETTERS_BEHIND = gazetteer.letters_behind()
_CLOSED = ' »«”“"’'  # between a name and the bracket behind it
_LETTERS = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r' [«„"]([^«»„“”"\n]{2,40})[»“”"]')
_ROMAN = re.compile(r"[IVX]{2,6}")
_FEWEST, _MOST = 2, 6  # letters of an acronym
_SHOUTED = 4  # letters of a word that is hardly an acronym beside another such word
_COMPOUNDS = 5  # words of such a name, small ones among them
_FIRST = 2  # characters, marks perhaps, before the first word of a text
_BLENDED = 9  # words of a name of whose beginnings another is made, small ones among them
_REACH = 110  # characters before "(OSCE)" in which the full name begins


def bracketed(scene: Scene) -> list[Mention]:
    """ "Office fédéral des cordages (OFC)": the full name, and its acronym under the same key.

    The name is what stands before the bracket from the word on whose initials the acronym spells, in order.
    """
    text = scene.text
    found: list[Mention] = []
    blended: dict[str, Mention] = {}
    for match in _ACRONYM.finditer(text):
        acronym = match[1]
        if sum(char.isupper() for char in acronym) < 2 and not (acronym[0].isupper() and len(acronym) > 3):
            continue
        if acronym in scene.lexicon.acronym_stops:
            continue
        key = f"organisation:{fold(acronym)}"
        start = _spelt_out(text, match.start(), acronym)
        if start is None and scene.lexicon.naming.compounds and acronym.isupper():
            start = _compounded(scene, match.start(), acronym)
        if start is not None and _tells_office(scene.lexicon, _LETTERS.findall(text[start : match.start()])):
            continue
        if not acronym.isupper() and (blend := _blended(scene, match.start(), acronym)) is not None:
            name = text[blend : match.start()].rstrip(_CLOSED)
            found.append(Mention(blend, blend + len(name), "organisation", name, key))
            blended[acronym] = found[-1]
            continue
        if start is not None and (acronym.isupper() or scene.lexicon.facts(_first(text, start)).body):
            written = text[start : match.start()].rstrip()
            name = _base(written, scene.lexicon)
            found.append(Mention(start, start + len(written), "organisation", name, key))
            found.append(Mention(match.start(1), match.end(1), "organisation", name, key))
    if blended:
        again = ((word, blended[word.text]) for word in scene.words if word.text in blended)
        found.extend(Mention(word.start, word.end, "organisation", one.name, one.key) for word, one in again)
    return found


def beside(scene: Scene, bodies: list[Mention]) -> list[Mention]:
    """The bodies that a noun heads, with their letters in brackets right behind where these do not spell the name word for
    word: "Denizciler Sendikası (DES)", "Fiskarnas riksbund (FRB)"."""
    keys: dict[str, str] = {}
    letters: list[Mention] = []
    for body in bodies:
        match = _ACRONYM.match(scene.text, body.end + 1) if scene.text.startswith(" (", body.end) else None
        if match is None or not _spells_first(scene, match[1], body.name):
            continue
        keys[body.name] = f"organisation:{fold(match[1])}"
        letters.append(Mention(match.start(1), match.end(1), "organisation", body.name, keys[body.name]))
    if not keys:
        return bodies
    keyed = [Mention(one.start, one.end, one.kind, one.name, keys.get(one.name, one.key), one.role) for one in bodies]
    return keyed + letters


def spelt(mentions: list[Mention]) -> list[Mention]:
    """The mentions, those of a name and of the letters that its initials spell as of one body, though no bracket joins them
    there: "the United Auto Workers … the UAW", "das Zentralkomitee der Katholiken … das ZdK".

    Two letters only behind the name; none where two bodies have them.
    """
    bodies = [one for one in mentions if one.kind == "organisation"]
    keys: dict[str, str] = {}  # what joins mentions → what is to join them
    keyed = {fold(one.name): one.key for one in bodies if one.key}
    for one in bodies:
        if not one.key and (key := keyed.get(fold(one.name))):
            keys[one.joined_by] = key  # "the Dockers Union", and elsewhere "the Dockers Union (DU)"
    letters = [one for one in bodies if one.name.isalpha() and one.name[1:] != one.name[1:].lower()]
    wholes: dict[str, dict[str, int]] = {}  # initials → what joins a body that has them → where it is named first
    for one in bodies if letters else ():
        if " " in one.name:
            joined = keys.get(one.joined_by) or one.joined_by
            starts = wholes.setdefault(_capitals(_initials(one.name)), {})
            starts[joined] = min(one.start, starts.get(joined, one.start))
    for one in letters:
        meant = tuple(wholes.get(_capitals(one.name), {}).items())
        if len(meant) == 1 and (len(one.name) > _FEWEST or meant[0][1] < one.start):
            keys[one.joined_by] = meant[0][0]
    if not keys:
        return mentions
    return [
        Mention(one.start, one.end, one.kind, one.name, key, one.role) if (key := keys.get(one.joined_by)) else one
        for one in mentions
    ]


def _initials(name: str) -> str:
    return "".join([word[0] for word in _LETTERS.findall(name)])


def _capitals(letters: str) -> str:
    return fold("".join(filter(str.isupper, letters)))


def _spells_first(scene: Scene, letters: str, name: str) -> bool:
    """Whether letters in brackets may be those of that name: its first letter is theirs, and nobody else has them."""
    if not (letters.isupper() and letters.isalpha() and _FEWEST <= len(letters) <= _MOST):
        return False
    known = scene.lexicon.facts(letters).alone_known or letters in scene.lexicon.acronym_stops
    return not known and fold(letters[0]) == fold(name[0])


def _base(name: str, lexicon: Lexicon) -> str:
    """A name in the nominative, by the first of its words that heads names of bodies: "der Selmischen Akademie (SA)"."""
    if not (lexicon.declines and lexicon.naming.compounds):
        return name  # elsewhere the words behind the head agree with it as well
    words = _LETTERS.findall(name)
    head = next((at for at, word in enumerate(words) if lexicon.facts(word).body), -1)
    return headed_base(name, words[: head + 1], lexicon.heads_bodies, lexicon) if head >= 0 else name


def _tells_office(lexicon: Lexicon, words: Sequence[str]) -> bool:
    """Whether words are an office, and no body of those who have it: "Affairs Minister", not "Union des paysans"."""
    return lexicon.facts(words[-1]).role and not any(lexicon.facts(word).body for word in words)


def _blended(scene: Scene, bracket: int, acronym: str) -> int | None:
    """Where a name of two words or more begins of whose beginnings a word in brackets is made: "Resistencia Nacional Orlesa
    (Renaor)"."""
    low = _farthest(scene.text, bracket)
    tokens = list(_LETTERS.finditer(scene.text[low:bracket]))
    wanted = fold(acronym)
    words: list[str] = []
    if len(wanted) < _SHOUTED or not wanted.isalpha():
        return None
    for at in range(len(tokens) - 1, max(-1, len(tokens) - _BLENDED), -1):
        word = fold(tokens[at][0])
        behind = scene.text[low + tokens[at].end() : low + tokens[at + 1].start()] if at + 1 < len(tokens) else " "
        if behind != " ":
            return None
        if not tokens[at][0][0].isupper():
            if word not in scene.lexicon.link_words and not scene.lexicon.facts(word).article:
                return None
            continue
        words.insert(0, word)
        if len(words) > 1 and _of_beginnings(wanted, words):
            return None if scene.lexicon.facts(tokens[at][0]).given else low + tokens[at].start()
    return None


def _farthest(text: str, bracket: int) -> int:
    """Where a name before a bracket may begin, at most so far off, and in its own line."""
    return max(0, text.rfind("\n", 0, bracket) + 1, bracket - _REACH)


def _of_beginnings(letters: str, words: list[str]) -> bool:
    """Whether those letters are the beginnings of all those words, in order."""
    if not words or not letters:
        return not words and not letters
    for size in range(1, min(len(letters), len(words[0])) + 1):
        if letters[size - 1] != words[0][size - 1]:
            return False
        if _of_beginnings(letters[size:], words[1:]):
            return True
    return False


def _first(text: str, start: int) -> str:
    """The word that begins at `start`."""
    match = _LETTERS.match(text, start)
    return match[0] if match is not None else ""


def _spelt_out(text: str, bracket: int, acronym: str) -> int | None:
    """Where the name before `bracket` begins whose capitals or initials are those of the acronym."""
    low = _farthest(text, bracket)
    before = text[low:bracket]
    wanted = fold(acronym).replace(".", "").replace("-", "")
    if not before.strip() or not wanted:
        return None
    tokens = list(_LETTERS.finditer(before))
    if not tokens:
        return None
    initials = [fold(token[0])[:1] for token in tokens]
    for count in range(max(1, len(wanted) - 1), min(len(tokens), 2 * len(wanted) + 4) + 1):
        first = len(tokens) - count
        if not tokens[first][0][0].isupper() or initials[first] != wanted[0]:
            continue
        if any(mark in before[tokens[first].start() :] for mark in '.;:!?()"«»“”'):
            return None
        if initials[-1] != wanted[-1] and "," in before[tokens[first].start() :]:
            continue  # "neu im Landtag ist, so heißt es, Gina Marnotti (Lega)": no list of what a body is for
        at = 0
        for initial in initials[first:]:
            if at < len(wanted) and initial == wanted[at]:
                at += 1
        if at >= len(wanted) - (len(wanted) > 3):
            return low + tokens[first].start()
    return None


def _compounded(scene: Scene, bracket: int, acronym: str) -> int | None:
    """Where a name of a few words begins whose compounds give more than one letter: "Orsische Hafenbehörde (OHB)", "Verband
    der Küstenstädte (VKS)"."""
    text = scene.text
    low = _farthest(text, bracket)
    tokens = list(_LETTERS.finditer(text[low:bracket]))[-_COMPOUNDS:]
    wanted = fold(acronym)
    for first in range(len(tokens)):
        name = [token[0] for token in tokens[first:] if token[0][0].isupper()]
        if not tokens[first][0][0].isupper() or not any(scene.lexicon.facts(word).body for word in name):
            continue
        if all(sign in " -" for sign in _LETTERS.sub("", text[low + tokens[first].start() : bracket])) and _abridges(
            wanted, [fold(word) for word in name]
        ):
            return low + tokens[first].start()
    return None


def _abridges(letters: str, words: list[str]) -> bool:
    """Whether each word gives its first letter and perhaps some from inside, in order, and all letters come from there."""
    if not words or not letters:
        return not words and not letters
    if letters[0] != words[0][0]:
        return False
    taken = at = 0
    while taken < len(letters):
        at = words[0].find(letters[taken], at) + 1
        if not at:
            return False
        taken += 1
        if _abridges(letters[taken:], words[1:]):
            return True
    return False


def acronyms(scene: Scene, runs: Sequence[Run]) -> list[Mention]:
    """Words in capitals, of two to six letters: "FMI", "ЦИК", "FPÖ". Two longer ones in a row are shouted."""
    found = []
    bracketed = (run[0] for run in runs if scene.text[run[0].start - 1 : run[0].start] == "(" and len(run) == 1)
    offices = {word.text for word in bracketed if word.facts.upper and _of_office(scene, word)}
    shouted = _shouted_lines(scene.text)
    for run in runs:
        if len(run) > 1 and sum([word.facts.upper and len(word.text) >= _SHOUTED for word in run]) > 1:
            continue
        if shouted and bisect(shouted, run[0].start) % 2:
            continue
        for at, word in enumerate(run):
            if word.gap == " " and word.text in _LEGAL_FORMS:
                low = _firm_start(run, at)
                found.append(Mention(low, word.end, "organisation", scene.text[low : word.end]))
            elif word.facts.plain:
                continue  # as most are
            elif not word.facts.upper:
                mixed = _mixed(scene, run, at)
                if mixed or _part_of_body(run, at, scene.lexicon):
                    key = f"organisation:{fold(word.text)}" if mixed else ""
                    found.append(Mention(word.start, word.end, "organisation", word.text, key))
            elif word.text not in offices and _stands_for_a_body(scene, word):
                key = f"organisation:{fold(_letters(word))}"
                found.append(Mention(word.start, word.end, "organisation", word.text, key))
    return found


def _shouted_lines(text: str) -> list[int]:
    """Where each line of several words begins that has no small letter, and where it ends: "TALKS ON THE PORT OF ORLEN"."""
    found, start = [], 0
    for line in text.split("\n"):
        if " " in line and line.isupper():
            found += [start, start + len(line)]
        start += len(line) + 1
    return found


def _letters(word: Word) -> str:
    """The letters of a word without the signs that part them; not those of "N.H.", a place or somebody's initials."""
    return word.text.replace("-", "").replace("/", "").replace("&", "")


def _stands_for_a_body(scene: Scene, word: Word) -> bool:
    """Whether a word in capitals is letters of a body."""
    text, letters = word.text, _letters(word)
    if not (_FEWEST <= len(letters) <= _MOST and letters.isalpha()) or word.facts.never:
        return False
    if scene.lexicon.naming.quoted_names and _tells_kind(scene.text, word.end):
        return False
    if text in scene.lexicon.acronym_stops or _ROMAN.fullmatch(text) is not None:
        return False
    if not word.facts.known and scene.text[max(0, word.start - 2) : word.start - 1].isdigit():
        small = scene.small_after(word.end)
        if small is None or fold(small) in scene.closed:
            return False  # "300.000 GNF", "at 9:30 IST": what is counted; but "sixteen of 16 GOP candidates"
    if word.gap == " " and text in _LETTERS_BEHIND:
        return False  # "Ilse Vaudrin QC"
    if text[1:2] == "-" and scene.text[max(0, word.start - 2) : word.start] in (" (", ", "):
        return False  # "Ilse Vaudrin (R-WI)"
    return not (_drops(scene, word) or _of_region(scene, word) or _shouted(scene, word))


def _tells_kind(text: str, end: int) -> bool:
    """Whether a name between marks stands right behind letters that tell its kind: "ФК «Волна»"."""
    named = _NAMED.match(text, end)
    return named is not None and all(word[0].isupper() for word in named[1].split())


def _part_of_body(run: Run, at: int, lexicon: Lexicon) -> bool:
    """Whether a word is letters with small ones inside ("MSWiA"), or a body's branch that closes its name."""
    word = run[at]
    if joined_letters(word.text) and not word.facts.known:
        return True
    goes_on = at + 1 < len(run) and run[at + 1].gap == " "
    return "-" in word.text and not goes_on and _branch(word, lexicon)


def _mixed(scene: Scene, run: Run, at: int) -> bool:
    """Whether a word behind an article is letters of a body with small ones between: "der AStA", "das BfV", "the DfE"."""
    word = run[at]
    text, facts = word.text, word.facts
    if not _FEWEST < len(text) <= _MOST or not (text[0].isupper() and text[-1].isupper() and text.isalpha()):
        return False
    if facts.titles or facts.never or text in scene.lexicon.acronym_stops:
        return False
    if at + 1 < len(run) and run[at + 1].gap == " ":
        return False
    near = run[at - 1] if at else scene.ending(word.start - 1)
    return near is not None and near.facts.article


def _firm_start(run: Run, end: int) -> int:
    """Where the name begins that the form of a firm closes, without what may open a sentence before it: "On Monday"."""
    first = end - 1
    while first > 0 and run[first].gap == " " and not _apart(run[first - 1]):
        first -= 1
    return run[first].start


def _apart(word: Word) -> bool:
    """Whether a word is part of no name: an article, a day, what opens the sentence; not "Deutsche"."""
    facts = word.facts
    return facts.article or (facts.never and not facts.demonym) or (facts.opener and word.opens and not facts.demonym)


def _of_office(scene: Scene, word: Word) -> bool:
    """Whether letters in brackets stand for the office before them: "External Affairs Minister (EAM)"."""
    text = scene.text
    if text[word.end : word.end + 1] != ")":
        return False
    near = scene.ending(word.start - 2)
    start = _spelt_out(text, word.start - 1, word.text) if near is not None and near.facts.role else None
    return start is not None and _tells_office(scene.lexicon, _LETTERS.findall(text[start : word.start - 1]))


def _of_region(scene: Scene, word: Word) -> bool:
    """Whether letters in brackets tell in which region something is: "Villarmel (NE)"."""
    return word.text in scene.lexicon.region_letters and scene.text[word.start - 2 : word.start] == " ("


def _shouted(scene: Scene, word: Word) -> bool:
    """Whether it is a small word in capitals, or one that the text has so once and else small: "NOT", "DAS", "AUF"."""
    facts = word.facts
    if facts.known:
        return False
    if facts.folded in scene.closed or facts.article or facts.opener:
        return True
    return scene.capitals[word.text] == 1 and word.text.lower() in scene.present


def _drops(scene: Scene, word: Word) -> bool:
    """Whether a text opens with a common word in capitals, as papers print it: "THE closure of …", "UNION leaders …"."""
    facts = word.facts
    if word.start > _FIRST or scene.capitals[word.text] > 1 or scene.text[word.end + 1 : word.end + 2].isupper():
        return False
    return facts.opener or facts.body or facts.role or facts.place_head


def _branch(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a body's letters, or its name, and what part of it: "CFDT-Territoires", "Cgil-Servizi"."""
    letters, _, part = word.text.partition("-")
    if not part.istitle() or "-" in part or lexicon.naming.nouns_capitalised:
        return False
    body, facts = lexicon.facts(letters), lexicon.facts(part)
    if facts.alone_known or facts.demonym or facts.titles or facts.never:
        return False  # "EU-China", "PDG-Fondateur"
    if body.alone_known:
        return body.known[-1].kind == "organisation"
    if not letters.isupper() or not letters.isalpha() or letters in lexicon.acronym_stops:
        return False
    return _FEWEST < len(letters) <= _MOST
