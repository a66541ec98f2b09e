"""Which office does a text give a person whose name does not stand right behind it?

"le vice-ministre russe des Affaires étrangères Anatole Guerrec", "the minister of ports, Ilse Vaudrin,", "министр рыбных
дел Ольга Лесовая": the head noun is some words away, and what is in between must be its complement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from depeche.recording.naming.capitals import elided
from depeche.recording.naming.near import Near
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.declension import oblique_cases, office_base, office_cases
from depeche.recording.words.facts import Gender
from depeche.recording.words.lexicon import Lexicon

_LETTERS = re.compile(r"[^\W\d_]+")
_REACH = 12  # words between an office's head and the name
_LIKE_VERB = 3  # words behind one that ends as verbs do, as long as it may be a noun after all
_BRACKET = 24  # characters of the letters of a body in brackets, at most
_LED = 4  # words before its head that belong to it
_QUOTED = 44  # characters of a name in quotation marks, at most
_OPENING = ("«", "„", "“", '"')
_CLOSED = ("» ", "” ", "“ ", '" ')
_ENDS = frozenset(".!?…۔।")
_GIVEN = 40  # characters of a given name and a surname, at most
_LINKS = 2  # small words between a body and its members, at most
_SHORT = 6  # letters of what a body is called for short, at most


class Office(NamedTuple):
    """An office as the text words it. `plural`: several persons share it."""

    text: str
    gender: Gender | None
    plural: bool


def office_before(scene: Scene, start: int) -> Office | None:
    """The office that ends right before the name at `start`, or before the comma before it; a form of address or a degree
    may stand between: "rektor uczelni prof. Jan Brandt"."""
    end = scene.before_bracket(_before_titles(scene, scene.sees.get(start, start)))
    behind_comma = end > 2 and scene.text[end - 2 : end] == ", "
    if behind_comma:
        end = _before_bracket(scene.text, end - 2)
    near = scene.ending(end) if behind_comma else _before(scene, end)
    if near is None or (not behind_comma and near.facts.small and _links(near, scene.lexicon)):
        return None  # "le porte-parole de | Jan Orlo": somebody else's office
    if behind_comma and _is_surname(scene, near):
        return None
    verbal = near.facts.folded in scene.lexicon.becoming_verbs  # "Главой города | станет Ада Водрен"
    if verbal:
        end = near.start - 1
        near = _before(scene, near.start)
    between: list[Near] = []
    while near is not None and len(between) <= _REACH:
        words = _words_of_office(scene, near)
        headed = words > 0 and _may_be_complement(scene, between[words - 1 :], behind_comma)
        if headed and (verbal or not of_another(scene, near.text, start)) and not of_body_name(scene, near):
            return _office(scene, near, end, oblique=verbal)
        if not _may_stand_between(scene, near, between, behind_comma):
            if len(between) > _LIKE_VERB or not _looks_like_verb(near, scene.lexicon):
                return None
            verbal = True  # "директора канала Павла Олина": it may be one, of which the office would be the subject
        if behind_comma and scene.lexicon.naming.offices_behind:
            return None  # "a miniszter tárgyalt partnerével, | Ilse Vaudrinnel": no office goes on behind its noun
        between.insert(0, near)
        near = _before(scene, near.start) or _listed(scene, between, behind_comma)
    return None


def _is_surname(scene: Scene, near: Near) -> bool:
    """Whether a word for an office that is a surname too stands behind a given name: "Bree King, | Ilse Vaudrin"."""
    facts, naming = near.facts, scene.lexicon.naming
    if not near.text[:1].isupper() or naming.nouns_capitalised or facts.folded not in scene.lexicon.occupational_surnames:
        return False
    led = scene.beside(near.start)
    if led is None or not led.text[:1].isupper() or led.facts.titles or led.facts.opener or led.facts.demonym:
        return False
    return not (led.facts.known or led.facts.folded in scene.lexicon.office_words)


def _office(scene: Scene, near: Near, end: int, *, oblique: bool) -> Office | None:
    """The office whose head noun is `near`; none where it is to be `oblique` and is not."""
    head = _heading(scene, near)
    office = worded(scene, head, end)
    if oblique and office_base(office, None, scene.lexicon) == office:
        return None
    return Office(office, head.facts.title_gender, head is near and scene.lexicon.plural_role(near.facts.folded))


def _may_be_complement(scene: Scene, between: Sequence[Near], behind_comma: bool) -> bool:
    """Whether words may follow the head of an office; one small one does before a comma: "directeur pays, Ilse Vaudrin"."""
    if between and between[0].facts.folded in scene.joining:
        return False  # "for | Justice and Order"
    if behind_comma and len(between) == 1 and between[0].facts.small and not scene.lexicon.declines:
        return True
    return _complement(between, scene.lexicon)


def _may_stand_between(scene: Scene, near: Near, between: Sequence[Near], behind_comma: bool) -> bool:
    """Whether a word may stand between the head of an office and the name, as what that is of, or where."""
    if _may_stand_inside(near, scene.lexicon) or _behind_contraction(scene, near):
        return True
    return behind_comma and near.facts.near and bool(between) and _told_which(between[0], scene.lexicon)


def _looks_like_verb(near: Near, lexicon: Lexicon) -> bool:
    """Whether a word that ends as verbs do may be a noun after all, as the case of the office will tell."""
    return bool(lexicon.naming.office_endings) and near.text.isalpha() and not near.facts.opener


def cases_before(scene: Scene, start: int) -> frozenset[str]:
    """The oblique cases in which a name at `start` stands, by the preposition before it, or by the office whose case it
    shares: "посте министра | Иоланты Репиной"; none where another office or kin before has that one: "помощник министра
    | …"."""
    near, lexicon = scene.beside(start), scene.lexicon
    if near is None or near.facts.folded in lexicon.cases.behind:
        return lexicon.cases.behind[near.facts.folded] if near is not None else frozenset()
    if not near.facts.role or not near.facts.small:
        office = office_before(scene, start) if lexicon.naming.office_endings else None  # "prezydenta Orlenu | Jana Tarowa"
        words = office.text.split(" ") if office is not None else []
        return next((office_cases(word, lexicon) for word in words if lexicon.facts(word).role), frozenset())
    led = scene.beside(near.start)
    if led is not None and (led.facts.role or not lexicon.kin.isdisjoint(led.facts.forms)):
        return frozenset()
    return office_cases(near.text, lexicon)


def _told_which(near: Near, lexicon: Lexicon) -> bool:
    """Whether a word behind a preposition of place is a name or definite: "… à | Rome", "à | l’étranger"."""
    return not near.facts.small or bool(elided(near.text, lexicon))


def heads_state(office: Office, lexicon: Lexicon) -> bool:
    """Whether an office is that of a head of state or government: "presidente del Consiglio", "Capo dello Stato"."""
    return fold(office.text) in lexicon.heads_of_state


def _listed(scene: Scene, between: Sequence[Near], behind_comma: bool) -> Near | None:
    """The word before the comma at which those that follow an office begin, where an "and" among them closes a list of what
    it is for: "minister of Ports, | Rivers and Canals Ilse Vaudrin"; or where each of them has its link: "ministre de la
    Pêche, | des Ports et du Large, Ilse Vaudrin"."""
    first = between[0]
    if scene.text[first.start - 2 : first.start] != ", ":
        return None
    closed = behind_comma and first.facts.folded in scene.lexicon.genitive_links
    if not closed and first.text[:1].isupper():
        closed = any(near.facts.folded in scene.joining for near in between[1:])
    return scene.ending(first.start - 2) if closed else None


def of_another(scene: Scene, office: str, start: int) -> bool:
    """Whether an office stands in the genitive and the name at `start` does not, so that it is part of what that one's own
    office is of: "заступник голови | Адміністрації Президента | Ольга Водрен"."""
    lexicon = scene.lexicon
    if not lexicon.naming.office_endings:
        return False
    given, *others = scene.text[start : start + _GIVEN].split(" ")
    base = office_base(office, None, lexicon)
    if base == office or lexicon.office_gender(base) == "f" or "g" not in oblique_cases(office, lexicon):
        return False
    if given.lower() not in lexicon.given:
        return False
    if given.lower().endswith(lexicon.naming.undeclined):  # "президента США | Джо Тарнова": the surname tells
        surname = _LETTERS.match(others[0]) if others else None
        return surname is None or "g" not in oblique_cases(surname[0], lexicon)
    readings = ((fold(base), p) for base, p in lexicon.cases.bases(given) if p is not None and base != given)
    known = lexicon.given
    return not any(name in known and p.gender in (None, known.gender(name)) for name, p in readings)


def _before_bracket(text: str, comma: int) -> int:
    """Where what stands before a comma ends, without letters in brackets: "director de la Oficina del Agua (ODA), …"."""
    if text[comma - 1] != ")":
        return comma
    opens = text.rfind(" (", max(0, comma - _BRACKET), comma)
    letters = text[opens + 2 : comma - 1]
    return opens if opens > 0 and letters.isalnum() and not letters.islower() else comma


def of_body_name(scene: Scene, near: Near) -> bool:
    """Whether a word for an office is part of a body's name: "Confederación Médica", "Ordem dos Médicos"."""
    if not near.text[:1].isupper() or scene.lexicon.naming.heads_last or scene.lexicon.naming.nouns_capitalised:
        return False
    head = scene.beside(near.start)
    if head is not None and head.facts.small and scene.lexicon.plural_role(near.facts.folded):
        for _ in range(_LINKS):  # "Federación de las Maestras"
            head = scene.beside(head.start) if head is not None and _links(head, scene.lexicon) else head
    if head is None or head.facts.given:
        return False
    size = elided(head.text, scene.lexicon)  # "l'Union des Avocats"
    noun = scene.lexicon.facts(head.text[size:])
    return head.text[size : size + 1].isupper() and noun.body


def _before_titles(scene: Scene, start: int) -> int:
    """Where a name begins, with the forms of address and the degree before it: "доктор физических наук Ольга Лесовая"."""
    near = scene.beside(start)
    if near is not None and near.facts.folded in scene.lexicon.sciences:
        behind = start
        for one in scene.before(start):
            if one.facts.honorific or one.facts.role:
                behind = one.start
                break
        start = behind
        near = scene.beside(start)
    while near is not None and near.facts.honorific and (near.facts.small or not near.facts.role):
        start = near.start
        near = scene.beside(start)
    return start


def _before(scene: Scene, start: int) -> Near | None:
    """The word before `start`, or the name of a body in quotation marks: «главный тренер «Волны» Павел Олин»."""
    near = scene.beside(start)
    if near is not None or not scene.lexicon.naming.quoted_names or scene.text[start - 2 : start] not in _CLOSED:
        return near
    begin = max(scene.text.rfind(mark, max(0, start - _QUOTED), start - 2) for mark in _OPENING)
    if begin < 0 or "\n" in scene.text[begin:start]:
        return None
    name = scene.text[begin : start - 1]
    return Near(begin, name, scene.lexicon.facts(name))


def _heading(scene: Scene, near: Near) -> Near:
    """The office itself, where `near` are those whom it heads: "le patron des sénateurs"."""
    if not scene.lexicon.plural_role(near.facts.folded):
        return near
    link = scene.beside(near.start)
    if link is None or link.facts.folded not in scene.lexicon.link_words:
        return near
    head = scene.beside(link.start)
    return head if head is not None and head.facts.role else near


def worded(scene: Scene, head: Near, end: int) -> str:
    """The words of an office from its head up to `end`, without an elided article: "l'ingénieur"."""
    office = scene.text[widened(scene, head).start : end].strip()
    return office[elided(office, scene.lexicon) :]


def of_one(office: str, lexicon: Lexicon) -> str:
    """An office that several share, as it is for one of them: "secretarias generales de la unión" is "secretaria general
    de la unión"; itself where it is no plural."""
    words = office.split(" ")
    head = next((at for at, word in enumerate(words[:_LED]) if lexicon.plural_role(fold(word))), None)
    if head is None or not lexicon.naming.singulars or any(fold(word) in lexicon.joiners for word in words[head:]):
        return office  # "ministros de Velania y Ordea": each of one of them
    for at in range(head if lexicon.naming.heads_last else 0, len(words)):
        word = words[at]
        if fold(word) in lexicon.link_words or elided(word, lexicon) or (at > head and lexicon.naming.heads_last):
            break
        words[at] = "-".join(map(lexicon.singular, word.split("-")))
    return " ".join(words)


def nominative(office: str, gender: Gender | None, lexicon: Lexicon) -> str:
    """An office in the nominative, where a language has cases: "früheren Sprechers" is "frühere Sprecher", "byłego ministra"
    "były minister"; what it is of stays as it is ("Sprecher des Ministeriums"). `gender`: that of its holder."""
    if lexicon.naming.office_endings:
        return office_base(office, gender, lexicon)
    if lexicon.naming.last_declined:  # "Satamayhdistyksen puheenjohtajan": the head comes last
        before, blank, head = office.rpartition(" ")
        bases = (base for base, paradigm in lexicon.cases.bases(head) if paradigm is not None and base != head)
        return before + blank + next((base for base in bases if lexicon.holds(base, None)), head)
    if not lexicon.naming.role_endings:
        return office
    words = office.split(" ")
    at = next((at for at, word in enumerate(words) if word[:1].isupper() and lexicon.facts(word).role), -1)
    if at < 0:
        return office
    words[at] = lexicon.base_role(words[at])
    for led in range(at):
        if fold(words[led]) in lexicon.office_words:
            words[led] = _plain(words[led], lexicon)
    return " ".join(words)


def _plain(adjective: str, lexicon: Lexicon) -> str:
    base, *others = lexicon.naming.weak_endings or ("",)
    ending = next((one for one in others if adjective.endswith(one)), "")
    return adjective[: len(adjective) - len(ending)] + base if ending else adjective


def widened(scene: Scene, near: Near) -> Near:
    """The first word of an office: its head may be told by two nouns ("lieutenant colonel"), and led by what it is
    ("former deputy foreign minister")."""
    near = _of_several_words(scene, near)
    head = near.text
    for _ in range(_LED):
        before = scene.beside(near.start)
        if before is None:
            break
        size = elided(before.text, scene.lexicon)  # "l'ancien"
        facts = scene.lexicon.facts(before.text[size:]) if size else before.facts
        if not (facts.role or facts.folded in scene.lexicon.office_words or _describes(scene, before, head)):
            break
        if facts.body and scene.lexicon.naming.heads_last and _ends_a_name(scene, before):
            break
        if facts.role and _in_anothers_case(scene, before, head):
            break
        near = Near(before.start + size, before.text[size:], facts)
    return near


def _of_several_words(scene: Scene, near: Near) -> Near:
    """The whole office whose last word may be one of its own: "Commissaris van de | Koning", "capo di Stato | maggiore"."""
    end = near.start + len(near.text)
    for whole in scene.lexicon.offices_to.get(near.facts.folded, ()):
        start = end - len(whole)
        apart = start == 0 or (start > 0 and not scene.text[start - 1].isalnum())
        if apart and fold(scene.text[start:end]) == whole:
            return Near(start, scene.text[start:end], near.facts)
    return near


def _words_of_office(scene: Scene, near: Near) -> int:
    """Of how many words the office is that begins with a word: 1 for "ministre", 2 for "guide suprême", 0 for none."""
    for whole in scene.lexicon.offices_from.get(near.facts.folded, ()):
        if fold(scene.text[near.start : near.start + len(whole)]) == whole:
            return whole.count(" ") + 1
    return int(near.facts.role)


def _in_anothers_case(scene: Scene, before: Near, head: str) -> bool:
    """Whether an office stands in the nominative before the head of another that does not, of whose holder it is: "адвокат |
    министра"."""
    if not scene.lexicon.naming.office_endings or not office_cases(head, scene.lexicon):
        return False
    return scene.lexicon.office_gender(before.facts.folded) is not None and not office_cases(before.text, scene.lexicon)


def _ends_a_name(scene: Scene, noun: Near) -> bool:
    """Whether a noun for a body with a capital ends the name of one: "Supreme Court | Justice"; not "Deputy Police
    Commissioner"."""
    led = scene.beside(noun.start) if noun.text[:1].isupper() else None
    if led is None or not led.text[:1].isupper() or led.facts.opener:
        return False
    return not (led.facts.role or led.facts.folded in scene.lexicon.office_words)


def _describes(scene: Scene, near: Near, head: str) -> bool:
    """Whether the word before the head of an office is an adjective of it: "міський голова", "dyrektor finansowy" led; not
    where the case of the head is another: "rozmowa prezydenta"."""
    endings, facts = scene.lexicon.naming.office_endings, near.facts
    if not facts.folded.endswith(endings) or facts.opener or facts.demonym or facts.never or facts.given:
        return False
    base = office_base(f"{near.text} {head}", None, scene.lexicon).split(" ")
    if base[1] != head and not base[0].endswith(endings):
        return False
    if near.facts.small:
        return facts.folded not in scene.closed
    return near.text[1:].islower() and (
        near.start == 0 or scene.text[near.start - 1] != " " or scene.text[near.start - 2] in _ENDS
    )


def _may_stand_inside(near: Near, lexicon: Lexicon) -> bool:
    facts = near.facts
    if facts.article or _links(near, lexicon) or facts.folded in lexicon.office_words:
        return True
    if (facts.opener and near.facts.small) or near.text[-1] in ",.;:":
        return False
    return not (near.facts.small and len(near.text) > 4 and facts.folded.endswith(lexicon.verb_endings))


def _behind_contraction(scene: Scene, near: Near) -> bool:
    """Whether a word that may open a sentence is a noun behind a preposition and its article: "o delegado do caso"."""
    led = scene.beside(near.start) if near.facts.opener else None
    return led is not None and led.text in scene.lexicon.contracted


def _complement(between: Sequence[Near], lexicon: Lexicon) -> bool:
    """Whether those words may follow the head of an office: adjectives, then a link or, where nouns decline, a noun."""
    rest = list(between)
    while rest and not rest[0].facts.article and (rest[0].facts.demonym or rest[0].describes(lexicon)):
        rest.pop(0)
    if not rest or rest[0].facts.article or _links(rest[0], lexicon):
        return True
    if len(rest) == 1 and _is_short(rest[0], lexicon):
        return True  # "segretario Cgil", "maire PS"
    if (size := elided(rest[0].text, lexicon)) and fold(rest[0].text[:size]) in lexicon.office_links:
        return True  # "conseillère d'État", "ministro dell'Economia"
    return lexicon.declines and not lexicon.naming.nouns_capitalised


def _is_short(near: Near, lexicon: Lexicon) -> bool:
    """Whether a word is what a body is called for short, as it may stand beside an office where names have links."""
    if not lexicon.genitive_links or not near.text[:1].isupper() or len(near.text) > _SHORT or near.facts.given:
        return False
    return near.facts.upper or any(known.kind == "organisation" for known in near.facts.known)


def _links(near: Near, lexicon: Lexicon) -> bool:
    """Whether a word stands between an office and what it is of."""
    return near.facts.folded in lexicon.office_links
