"""What stands before a name: a title, an office, a form of address; and what only looks like a name behind one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depeche.recording.naming.capitals import Run, Word
from depeche.recording.naming.near import Near
from depeche.recording.naming.offices import heads_state, office_before, widened, worded
from depeche.recording.naming.parting import genitive
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.declension import office_cases
from depeche.recording.words.facts import Gender
from depeche.recording.words.lexicon import Lexicon

_ACRONYM = 3  # letters of a word in capitals that is hardly a name
_LED = 4  # characters before an office in which somebody may be named
_AFTER = 62  # characters looked at behind a name
_KOREAN = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,6}")  # a given name
_NEXT = re.compile(r"(?: \([^()\n]{1,12}\))?(,| [^\W\d_]{1,5})(?: [^\W\d_]{1,3})? [^\W\d_]")


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: an office, or a form of address without one (`office` None)."""

    office: str | None
    gender: Gender | None
    several: bool = False  # it is in the plural


def titled_words(scene: Scene, run: Run) -> tuple[Title | None, list[Word]]:
    """ "Prime Minister Ilse Vaudrin": the title, and the words behind its last one."""
    lexicon = scene.lexicon
    cut = 0
    gender: Gender | None = None
    for at in range(len(run) - 1):
        if _titles(run, at, cut, lexicon):
            cut = at + 1
            gender = run[at].facts.title_gender or gender
    if cut == 0:
        return None, list(run)
    office = None
    if any(word.facts.role for word in run[:cut]) or _calls(run, cut - 1, lexicon):
        office = _worded(scene, run[:cut])
    return Title(office, gender, lexicon.plural_role(run[cut - 1].folded)), list(run[cut:])


def _titles(run: Run, at: int, cut: int, lexicon: Lexicon) -> bool:
    """Whether word `at` of a run is of the title of whoever is named behind it. `cut`: where the title before ends."""
    word = run[at]
    if not (word.facts.titles or _calls(run, at, lexicon)):
        return False
    if cut == 0 and at > 1 and run[0].facts.given and lexicon.plural_role(word.folded):
        return False  # a headline: "Ilse Vaudrin Joins The Critics Of Tarrow"
    behind = run[at + 1]
    if at == 0 and lexicon.naming.offices_behind and word.facts.role and behind.facts.given:
        return False  # "Bíró Tihamér": where offices stand behind names, that is a surname
    if at + 2 == len(run) and word.text[:1].isupper() and _KOREAN.fullmatch(behind.text):
        return False  # "Son Heung-min": a surname stands before it
    of = behind.gap in lexicon.possessors or (behind.facts.known and behind.gap in lexicon.genitive_links)
    if of and not (word.facts.honorific or behind.facts.given):
        return False  # "Bürgermeisterin von Orlen"; but "Nachfolger von Ilse Vaudrin"
    before = run[at - 1]
    if at > cut and lexicon.declines and before.facts.body and not behind.facts.given:
        return False  # "Rada Polityki | Pieniężnej": part of what a body is for
    if at <= cut or not before.facts.given or before.facts.article:
        return True  # not "Martin Luther | King"; "Le" is both
    if before.folded in lexicon.office_words and behind.gap == " ":
        return True  # "Rusya Devlet | Başkanı Can Dal": some are called so, too
    seat = any(one.kind == "place" for one in before.facts.known)
    return seat and behind.gap == " " and behind.facts.given and at + 2 < len(run)  # "Virginia Gov. | Brian Vaudrin"


def _worded(scene: Scene, title: Run) -> str:
    """The office that a title is, without what opens its sentence and the forms of address behind it."""
    lexicon, at, last = scene.lexicon, 0, len(title) - 1
    first = title[0]
    if last and first.opens and first.facts.opener and first.folded not in lexicon.office_words:
        at = 1
    while at < last and (title[at].facts.never or (lexicon.naming.nouns_capitalised and _owner(title[at], lexicon))):
        at += 1  # "trafen am Sonntag Verteidiger Jonas Rieder", "Kallmündes Kapitän"
    while last > at and title[last].facts.honorific and not title[last].facts.role:
        last -= 1  # "Superintendent Dr. Robert Haines"
    head = Near(title[at].start, title[at].text, title[at].facts)
    return scene.text[widened(scene, head).start : title[last].end]


def _owner(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word before an office is a name in the genitive, and no office itself."""
    return genitive(word, lexicon) and word.facts.dull


def _calls(run: Run, at: int, lexicon: Lexicon) -> bool:
    """Whether a word tells what the one is who is named in full behind it: "Zeuge Jonas Brandt"."""
    if at + 2 >= len(run) or run[at + 1].gap != " " or run[at + 2].gap != " " or not run[at + 1].facts.given:
        return False
    return lexicon.calls(run[at].facts)


def title_before(scene: Scene, start: int, *, whole: bool = False) -> Title | None:
    """The small title or office that stands right before `start`; `whole`: a full name begins there.

    The office may be a step away: "le ministre russe Ivan …" has a people in between.
    """
    if scene.text[start - 2 : start] == ") ":
        start = scene.before_bracket(start)
    if start in scene.sees:
        start = scene.sees[start]
    near = scene.beside(start)
    if near is None:
        return None
    facts, lexicon = near.facts, scene.lexicon
    if not facts.titles:
        if facts.demonym:
            near = scene.beside(near.start)
            if near is None or not near.facts.role:
                return None
            facts = near.facts
        else:
            subject = facts.folded.rpartition("'")[2] if "'" in facts.folded else facts.folded
            if not whole and (subject in lexicon.portfolios or subject in lexicon.states):
                return _of_portfolio(scene, start)
            if not whole or facts.folded in scene.closed or not lexicon.calls(facts):
                return None
    if _verb(scene, near):
        return None
    if lexicon.naming.nouns_capitalised and near.facts.small and not facts.honorific:
        return None  # "Bundesverband privater Anbieter"
    office = None if facts.honorific and not facts.role else worded(scene, near, start)
    return Title(office, facts.title_gender, lexicon.plural_role(facts.folded))


def _of_portfolio(scene: Scene, start: int) -> Title | None:
    """The office for one subject or several that ends right before `start`: "il ministro dell'Interno | Vandrini"."""
    office = office_before(scene, start)
    if office is None:
        return None
    if scene.lexicon.portfolio_roles.isdisjoint(map(fold, office.text.split(" "))) and not heads_state(
        office, scene.lexicon
    ):
        return None
    return Title(office.text, office.gender)


def _verb(scene: Scene, near: Near) -> bool:
    """Whether a word for an office is a verb where it stands: "we shall judge Brenia on ships"."""
    if near.facts.folded not in scene.lexicon.verbal_roles or not near.facts.small:
        return False
    before = scene.beside(near.start)
    return before is not None and before.facts.folded in scene.predicating


def listed(scene: Scene, word: Word) -> bool:
    """Whether another name follows a first one, so that an office in the plural is that of both."""
    behind = _NEXT.match(scene.text, word.end)
    return behind is not None and (behind[1] == "," or fold(behind[1].strip()) in scene.joining)


def shouted_body(words: Sequence[Word]) -> bool:
    """Whether what stands behind an office is a body's letters: "prezes PLL LOT"; not a name in capitals."""
    return len(words) > 1 and all(word.facts.upper and len(word.text) <= _ACRONYM for word in words)


def of_its_kind(scene: Scene, word: Word) -> bool:
    """Whether a word behind an office tells of what kind that is: "el comandante Operativo de la zona"."""
    facts = word.facts
    if facts.surname or facts.given:
        return False
    if scene.lexicon.is_common(facts) or facts.opener:
        return True  # "el juez Primero municipal"
    small = scene.small_after(word.end)
    linked = small is not None and fold(small) in scene.lexicon.link_words and fold(small) not in scene.joining
    return linked and facts.folded.endswith(scene.lexicon.naming.adjective_endings)


def in_charge_of(text: str, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word behind an office is what it is for, and the name comes next: "ministrul Apelor, Ana Văleanu"."""
    if word.facts.surname or word.facts.given or text[word.end : word.end + 2] != ", ":
        return False
    behind = text[word.end + 2 : word.end + _AFTER].split(" ")
    if len(behind) < 2 or not (behind[0].isalpha() and behind[0][:1].isupper() and behind[1][:1].isupper()):
        return False
    return lexicon.facts(behind[0]).given


def firm_of_office(scene: Scene, word: Word, office: str) -> bool:
    """Whether a word behind an office of firms is the firm, as its holder is named before: "Ilse Vaudrin, CEO Hydronord"."""
    text, start = scene.text, word.start - len(office) - 1
    if word.facts.given or word.facts.surname or fold(office).split(" ")[-1] not in scene.lexicon.company_roles:
        return False
    if start < _LED or text[start : word.start - 1] != office or text[start - 2 : start] != ", ":
        return False
    near = scene.ending(start - 2)
    led = scene.beside(near.start) if near is not None else None
    named = near is not None and near.text[:1].isupper() and led is not None and led.facts.given
    behind = scene.small_after(word.end)
    return named and not (behind is not None and fold(behind) in scene.joining)


def whose_office(scene: Scene, word: Word) -> bool:
    """Whether a name in the genitive is that of the country or club whose office it is: "die Außenminister Breniens und
    Caldors", "тренер Ротора", where the text has it in another case; not "Außenminister Vaudrins Besuch"."""
    lexicon = scene.lexicon
    if lexicon.declines and not lexicon.naming.nouns_capitalised:
        return not (word.facts.given or word.facts.surname) and _owns_office(scene, word)
    if not lexicon.naming.nouns_capitalised or not genitive(word, lexicon) or word.facts.surname:
        return False
    small = scene.small_after(word.end)
    return small is not None and scene.capitals[word.text[: -len(lexicon.naming.genitive)]] > 0


def _owns_office(scene: Scene, word: Word) -> bool:
    """Whether a word behind an office in the nominative is the genitive of one that the text has in a case which is none of
    that word, were it a nominative."""
    lexicon, near = scene.lexicon, scene.beside(word.start)
    if near is None or not near.facts.role or office_cases(near.text, lexicon):
        return False
    readings = ((base, p) for base, p in lexicon.cases.bases(word.text) if p is not None and base != word.text)
    bases = {fold(base) for base, p in readings if "g" in p.cases_of(word.text, base)}
    others = (lexicon.facts(other).forms for other in (scene.akin(word.text) if bases else ()))
    return any(word.folded not in forms and not bases.isdisjoint(forms) for forms in others)
