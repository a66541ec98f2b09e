"""Which of some capitalised words are the name? Those that begin a sentence, tell a people or an office are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.recording.naming.addressed import title_before
from depeche.recording.naming.appositions import apposition
from depeche.recording.naming.capitals import Word
from depeche.recording.naming.doubts import COMPOUND
from depeche.recording.naming.parting import LONGEST, genitive
from depeche.recording.naming.scene import Scene
from depeche.recording.words.lexicon import Lexicon

_ELIDED = 2  # signs of an elided preposition with no article in it: "d'"
_PAIR = 2  # words of a name
_BEFORE = 4  # characters: a letter, its point and a blank, and what stands before
_LINE = 150  # characters of a headline
_FEWEST = 4  # words of one
_HEADLINE = 0.6  # share of capitals from which on they are no sign of a name
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]\. ?\Z")  # a small letter and its point, before another letter


def trimmed(words: list[Word], titled: bool, scene: Scene) -> list[Word]:
    """Without the words that begin a sentence, name a people or a month; cut where another name begins."""
    name = words if titled else words[_begin(words, scene) :]
    name = name[: _end(name, titled, scene)]
    for at in range(1, len(name)):
        if (name[at].gap != " " and _parts(name, at, titled, scene)) or _beyond(name, at, scene):
            return name[:at]
    return name


def _beyond(name: Sequence[Word], at: int, scene: Scene) -> bool:
    """Whether a given name and a surname have ended before word `at`: that is an office or opens the next line, where nouns
    have capitals ("war Ilse Vaudrin Rektorin", "Ilse Vaudrin Die Lage"), or the next word of a headline ("Ilse Vaudrin Says
    No To …")."""
    word, facts, lexicon = name[at], name[at].facts, scene.lexicon
    if at < _PAIR or not name[0].facts.given or word.gap != " " or len(name[at - 1].text) == 1:
        return False
    if lexicon.naming.nouns_capitalised:
        before = name[at - 1]
        joined = before.facts.given or f"{before.folded} {word.folded}" in lexicon.particles  # "Van Der Meer"
        opens = facts.opener and not (facts.given or joined)
        return opens or lexicon.only_office(facts)
    small = word.folded in scene.closed or word.folded in scene.speaking or facts.opener
    if (facts.given or facts.surname) and not small:
        return False
    return (small or scene.capitals[name[1].text] > scene.capitals[word.text]) and _in_headline(scene, word)


def _in_headline(scene: Scene, word: Word) -> bool:
    """Whether most words of the line in which a word stands have capitals."""
    low = scene.text.rfind("\n", max(0, word.start - _LINE), word.start) + 1 or max(0, word.start - _LINE)
    high = scene.text.find("\n", word.end, word.end + _LINE)
    line = scene.text[low : high if high >= 0 else word.end + _LINE].split()
    return len(line) >= _FEWEST and sum([one[:1].isupper() for one in line]) > _HEADLINE * len(line)


def _begin(words: Sequence[Word], scene: Scene) -> int:
    """The first word that may be of a name, no title being before it."""
    low, last = 0, len(words) - 1
    while (
        low <= last
        and _no_name(words[low], scene)
        and not (_month_as_name(words[low:], scene) or _people_as_name(words[low:], scene.lexicon))
    ):
        low += 1
    if low + 1 < last and words[low].opens and _of_whom(words[low], words[low + 1]):
        low += 1  # "Allievo di Renata Vaudrin, …"
    if low + 1 < last and words[low].opens and _in_a_case(words[low], words[low + 1], scene):
        low += 1
    if low + 1 < last and _owns_the_next(words[low], words[low + 1], scene):
        low += 1
    if low < last and _calls_the_next(words[low], words[low + 1], scene):
        low += 1
    return low


def _end(name: Sequence[Word], titled: bool, scene: Scene) -> int:
    """Where the words end that may be of a name."""
    high = len(name)
    syllables = scene.lexicon.naming.accents_tell_names and name and name[0].facts.given  # "Nguyễn Văn Anh"
    while high and (name[high - 1].facts.demonym or name[high - 1].facts.never):
        if syllables and high > _PAIR:
            break
        if high == _PAIR and _surname_behind(name[0], name[1], titled, scene):
            break
        high -= 1
    if high > _PAIR and name[0].facts.given and name[high - 1].folded in scene.lexicon.nouns:
        near = scene.beside(name[0].start)
        led = near is None or near.facts.article or near.facts.near or near.facts.opener  # "das Ilse Vaudrin Stadion"
        high -= not led  # "zog Ilse Vaudrin Bilanz"
    if high > _PAIR and name[0].facts.given and name[high - 1].folded in scene.lexicon.portfolios:
        small = scene.small_after(name[high - 1].end)
        high -= small is not None and scene.lexicon.facts(small).titles  # "Jon Sagasti | Garraio sailburuak"
    if high > 1 and name[high - 1].folded in scene.lexicon.honorifics_behind:
        high -= 1  # "Ali Varan Bey"
    return high


def _parts(name: Sequence[Word], at: int, titled: bool, scene: Scene) -> bool:
    """Whether a name ends before the small words that join word `at` to it."""
    lexicon, before, word = scene.lexicon, name[at - 1], name[at]
    gap = word.gap or ""
    if gap.startswith(f"{before.folded} "):
        return False  # "Alexander Van der Bellen"
    if not _is_particle(name, at, titled, scene):
        return True
    telling = _tells_of_what(gap, lexicon)
    # "Fernando dos Santos", "Mohammed bin Salman": without what stands behind there would be no surname.
    surname = at < LONGEST and ((titled and not telling) or all(one.facts.given for one in name[:at]))
    if (word.facts.alone_known or word.facts.given) and not surname:
        return True
    prefixed = at == _PAIR and name[0].folded in lexicon.possessors  # "minister Van Dam van Defensie"
    if titled and (at == 1 or prefixed) and gap in lexicon.possessors and _in_charge(scene, before, word):
        return True
    if at == 1:
        return False
    whole = lexicon.naming.nouns_capitalised and not before.facts.given  # a given name and a surname, at least
    return whole or _common(word, lexicon)  # "Ilse Vaudrin von der Hafeninitiative"


def _is_particle(name: Sequence[Word], at: int, titled: bool, scene: Scene) -> bool:
    """Whether the small words before word `at` are a particle of the surname; what they tell of is no part of a name that
    is whole already: "Ilse Vaudrin van Havenzaken", "Verkauf von Salz"."""
    lexicon, first, gap = scene.lexicon, name[0], name[at].gap or ""
    if gap not in lexicon.particles:
        return False
    if at == 1 and gap in scene.joining and first.facts.given and not titled:
        return False  # "Ilse e Brandt" are two; but "Costa e Silva", "João Costa e Silva"
    if at > 1 and len(gap) > _ELIDED and gap.endswith("'") and gap in lexicon.links:
        return False  # "Elena Sarti dell'Inps"; but "Elena dell'Orto"
    if not _tells_of_what(gap, lexicon):
        return True
    if first.facts.given and (name[at - 1].facts.given or not lexicon.naming.compounds):
        return True
    if titled and (first.folded in lexicon.particles or first.folded in lexicon.possessors):
        return True  # "Mevrouw Van der Meer"
    if gap in lexicon.possessors and (titled or len(first.text) == 1):
        return True
    return at == 1 and not titled and _speaks(scene, first, name[-1])


def _tells_of_what(gap: str, lexicon: Lexicon) -> bool:
    """Whether small words may also tell of what something is: "of", "von der"."""
    return gap in lexicon.links or gap in lexicon.possessors or lexicon.facts(gap).article


def _in_charge(scene: Scene, surname: Word, behind: Word) -> bool:
    """Whether what stands behind a surname with an office is what that is for, and no part of the name: "minister Vaudrin
    van Defensie". It is a common noun, or the surname comes back without it."""
    if surname.facts.given or len(surname.text) == 1:
        return False
    return behind.folded in scene.lexicon.portfolios or scene.capitals[surname.text] > scene.capitals[behind.text]


def _surname_behind(word: Word, behind: Word, titled: bool, scene: Scene) -> bool:
    """Whether what names nobody stands for a surname, right behind one given name: a people ("Erol Tatar"); behind an office
    any word with a capital, where days have none ("il presidente Dario Guerra", but "Pope Leo Sunday")."""
    if not word.facts.given or behind.gap != " ":
        return False
    if behind.facts.never:
        return scene.lexicon.small_days and (titled or title_before(scene, word.start) is not None)
    return behind.facts.demonym and all(one.kind != "place" for one in word.facts.known)  # not "Georgia Republican"


def _speaks(scene: Scene, first: Word, last: Word) -> bool:
    """Whether a verb of speech stands before a word that is nothing but a name, and what somebody is behind the last one:
    "explicó Silvina del Morro, directora del puerto"."""
    near = scene.beside(first.start)
    if near is None or near.facts.folded not in scene.speaking or not first.facts.dull:
        return False
    return apposition(scene.text, last.end, scene.lexicon) is not None


def _common(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word with a capital is rather a noun than a part of a surname, where nouns have capitals too."""
    if not lexicon.naming.nouns_capitalised or word.facts.surname:
        return False
    return word.facts.body or len(word.text) > COMPOUND or word.folded.endswith(lexicon.noun_endings)


def _owns_the_next(word: Word, behind: Word, scene: Scene) -> bool:
    """Whether a word in the genitive says whose the person behind it is: "Høyres Ida Holm"."""
    return genitive(word, scene.lexicon) and behind.facts.given and behind.gap == " "


def _calls_the_next(word: Word, behind: Word, scene: Scene) -> bool:
    """Whether a noun behind a possessive tells what somebody is, where nouns have capitals: "ihrem Mann | Jonas"."""
    if not scene.lexicon.naming.nouns_capitalised or word.opens or not word.facts.dull or not behind.facts.given:
        return False
    near = scene.beside(word.start) if behind.gap == " " and scene.owning else None
    return near is not None and near.facts.opener and near.facts.folded.startswith(tuple(scene.owning))  # "ihrem"


def _in_a_case(word: Word, behind: Word, scene: Scene) -> bool:
    """Whether a noun in a case opens the sentence before a name, where a name would have its ending behind an apostrophe:
    "Komisyona | Tarık Moroz başkanlık etti"."""
    if not word.text.endswith(scene.lexicon.naming.case_endings) or word.facts.given or word.facts.titles:
        return False
    return behind.facts.given and behind.gap == " " and scene.capitals[word.text] == 1


def _of_whom(word: Word, behind: Word) -> bool:
    """Whether a sentence begins with a noun that tells whose somebody is: no given name, and one behind a link."""
    facts = word.facts
    return behind.facts.given and behind.gap not in (None, " ") and not (facts.given or facts.surname or facts.titles)


def _month_as_name(words: Sequence[Word], scene: Scene) -> bool:
    """Whether the first word, which names a month, is somebody's given name: "Марта Олдекоп"; not "In May Vaudrin …"."""
    first = words[0]
    if not (first.facts.given and first.facts.never) or len(words) < 2 or scene.lexicon.naming.nouns_capitalised:
        return False
    if words[1].gap != " " or words[1].facts.never or words[1].facts.demonym:
        return False
    near = scene.beside(first.start)
    return near is None or not (near.facts.near or near.facts.opener or near.text[-1].isdigit())


def _people_as_name(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the first word, which names a people, is somebody's given name: "Frans Vaudrin", "Roman Orlo"; not "Roman
    Catholic", "de Noor | Lars Moen"."""
    first = words[0]
    if not (first.facts.given and first.facts.demonym) or len(words) < _PAIR or lexicon.naming.nouns_capitalised:
        return False
    surname, facts = words[1], words[1].facts
    if (
        surname.gap != " "
        or (facts.given and len(words) > _PAIR)
        or facts.body
        or facts.place_head
        or facts.known
        or facts.demonym
        or facts.never
    ):
        return False
    return not lexicon.is_common(facts) and not (facts.role and lexicon.naming.heads_last)


def _no_name(word: Word, scene: Scene) -> bool:
    facts = word.facts
    if facts.demonym or facts.never:
        return True
    if len(word.text) == 1 and _ABBREVIATED.search(scene.text, max(0, word.start - _BEFORE), word.start):
        return True  # "z. B. Bremsen"
    if not word.opens or (len(word.text) == 1 and scene.text[word.end : word.end + 1] == "."):
        return False  # "И. Варов": an initial, whatever else the letter says
    return facts.opener or (not facts.given and (word.text.lower() in scene.present or facts.folded in scene.speaking))
