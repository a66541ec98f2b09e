"""Who is named by the capitalised words of a text, row by row: what neighbours share, and whom they vouch for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from depeche.recording.naming.alone import may_be_named
from depeche.recording.naming.candidate import Candidate, candidate
from depeche.recording.naming.capitals import Run
from depeche.recording.naming.initials import before_sentence
from depeche.recording.naming.offices import Office, of_one, office_before
from depeche.recording.naming.parting import parted
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.declension import oblique_cases, office_cases

_PAIR = 2  # words of a name
_TRIPLE = 3  # words of one with an initial inside
_APART = 600  # characters between two names of which "she" may mean the second only
_CLOSE = 6  # characters between two names that share an office
_LED = 24  # characters before an office in which what governs it stands
_WORDS_BEFORE = re.compile(r"(?:[^\W\d_]+ )*(?:[^\W\d_]+ |[^\W\d_]+['’])\Z")
_WORD_BEHIND = re.compile(r"(,)| ([^\W\d_]+|&)")  # right behind a name
_ELLIPTIC = 44  # characters between two names of which the second has the office of the first
_Shared = tuple[int, Office]  # an office in the plural, and where the name before ends that has it


def candidates(scene: Scene, runs: Iterable[Run]) -> list[Candidate]:
    """The runs that may be persons, without the titles before them."""
    found: list[Candidate] = []
    shared: _Shared | None = None
    for part in _asked(scene, runs):
        one = candidate(scene, part)
        if one is None:
            continue
        if found and _governed(scene, found[-1], one):
            found.pop()
        elif found and found[-1].role is not None and _owner(scene, found[-1], one):
            owner = found.pop()
            if len(owner.words) > 1:
                found.append(owner.without_office())
            role = scene.text[owner.words[0].start - len(owner.role or "") - 1 : owner.words[-1].end]
            one = one.holding(role, one.gender, unvouched=False)
        if one.role is not None:
            single = of_one(one.role, scene.lexicon)
            if single != one.role:  # "los abogados Ilse Vaudrin y Jonas Brandt"
                shared = (one.words[-1].end, Office(one.role, None, True))
                one = one.holding(single, one.gender, unvouched=one.unvouched)
        elif len(one.words) > 1 and _may_be_led(scene, one):
            office = _office_before(scene, part, one, found[-1] if found else None)
            if office is not None and office.plural and _unshared(scene, office, one):
                office = None
            if office is None and shared is not None:
                office = _shared_office(scene, shared, one.words[0].start)
            if office is not None:
                one = _holding(scene, one, office)
                shared = (one.words[-1].end, office) if office.plural else None
        found.append(one)
    return _vouched(scene, found)


def _asked(scene: Scene, runs: Iterable[Run]) -> list[Run]:
    """The parts of the runs that may be somebody's name."""
    asked: list[Run] = []
    for run in runs:
        if len(run) > 1:
            parts = [part for part in parted(scene, run) if len(part) > 1 or may_be_named(scene, part[0])]
            asked += [_parted_from_sentence(scene, part) if len(part) == _TRIPLE else part for part in parts]
        elif may_be_named(scene, run[0]):
            asked.append(run)
    return asked


def _parted_from_sentence(scene: Scene, part: Run) -> Run:
    """Three words without the one that opens a sentence before initials, or the next sentence behind one: "Also | J.D.
    Vaudrin", "Artur S. | Zostali"."""
    if part[0].opens and not part[0].facts.given and part[1].text.count(".") == _PAIR:
        return part[1:]
    return part[:-1] if before_sentence(scene, part) else part


def _office_before(scene: Scene, part: Run, one: Candidate, before: Candidate | None) -> Office | None:
    """The office before a name, some words away perhaps; none that is of the name `before` it."""
    start = one.words[0].start
    office = office_before(scene, start)
    if office is not None and scene.text[start - 2 : start] == ", " and _opens_main_clause(scene, one, office):
        return None
    if office is None and part[0].facts.honorific and part[0] is not one.words[0]:
        office = office_before(scene, part[0].start)  # "son avocate, Me Ilse Vaudrin"
    if office is None or before is None or start - len(office.text) >= before.words[-1].end:
        return office
    return None  # "mayor Ilse Vaudrin and Jonas Brandt": it is that of the first


def _unshared(scene: Scene, office: Office, one: Candidate) -> bool:
    """Whether nobody is named right behind who would share an office of several that is told with what it is of, so that it
    is that of others: "supporters of Republican Ilse Vaudrin"."""
    if scene.lexicon.naming.office_endings or not scene.lexicon.link_words.intersection(map(fold, office.text.split(" "))):
        return False
    end = one.words[-1].end
    following = _WORD_BEHIND.match(scene.text, end)
    return following is None or (following[1] is None and fold(following[2]) not in scene.joining)


def _opens_main_clause(scene: Scene, name: Candidate, office: Office) -> bool:
    """Whether a comma parts a name from the circumstances before it, which an office closes that is somebody else's, and no
    comma closes what is told of the name: "Speaking before the judge, | Ilse Vaudrin said"."""
    verb = scene.small_after(name.words[-1].end)
    if verb is None:
        return False
    folded = fold(verb)
    lexicon = scene.lexicon
    verbal = folded in scene.speaking or folded in scene.predicating or folded in lexicon.human_verbs
    if not verbal and (folded in scene.closed or not folded.endswith(lexicon.verb_endings)):
        return False
    at = scene.text.rfind(office.text, 0, name.words[0].start)
    led = _WORDS_BEFORE.search(scene.text, max(0, at - _LED), max(0, at))
    words = [fold(word) for word in led[0].split()] if led is not None else []
    if words and words[-1] not in scene.governing and lexicon.facts(words[-1]).article:
        words.pop()
    return bool(words) and words[-1] in scene.governing


def _shared_office(scene: Scene, shared: _Shared, start: int) -> Office | None:
    """The office in the plural that a name at `start` shares with the one before: "les ministres de l'eau, Ilse Vaudrin et |
    Jonas Brandt"."""
    return shared[1] if start - shared[0] <= _CLOSE else _elliptic(scene, shared, start)


def _holding(scene: Scene, one: Candidate, office: Office) -> Candidate:
    """The candidate with its office, which vouches for it; an owner may be a firm."""
    owner = not scene.lexicon.company_roles.isdisjoint(map(fold, office.text.split()))
    unvouched = one.unvouched and (owner or _linked(scene, one.words[0].start))
    role = of_one(office.text, scene.lexicon) if office.plural else office.text
    return one.holding(role, one.gender or office.gender, unvouched=unvouched)


def _elliptic(scene: Scene, shared: _Shared, start: int) -> Office | None:
    """The office of who is named next in a row, told without its noun: "les ministres des Ports, Ilse Vaudrin, | et des
    Finances, | Jonas Brandt"."""
    lexicon, between = scene.lexicon, scene.text[shared[0] : start]
    if len(between) > _ELLIPTIC or not lexicon.genitive_links:
        return None
    words = between.strip(" ,").split(" ")
    if len(words) > 1 and between[:1] in " ," and fold(words[0]) in scene.joining:
        words = words[1:]
        words = words[1:] if fold(words[0]) not in lexicon.genitive_links and lexicon.facts(words[0]).article else words
        if len(words) > 1 and fold(words[0]) in lexicon.genitive_links and words[1][:1].isupper() and "," not in words[0]:
            noun = shared[1].text.split(" ")
            head = next((at for at, word in enumerate(noun) if fold(word) in lexicon.link_words), len(noun))
            return Office(" ".join((*noun[:head], *words)), shared[1].gender, True)
    return None


def _may_be_led(scene: Scene, name: Candidate) -> bool:
    """Whether an office before a name is its own: where offices stand behind, one before needs a comma: "a szakértő,
    Varga Ilona"."""
    start = name.words[0].start
    return not scene.lexicon.naming.offices_behind or scene.text[max(0, start - 2) : start] == ", "


def _linked(scene: Scene, start: int) -> bool:
    """Whether a name is rather what an office is of than its holder: "director del Centro de Aguas y Alertas Sanitarias"."""
    near = scene.beside(start)
    word = near.facts.folded if near is not None else ""
    if near is not None and near.facts.body and near.facts.small and not (near.facts.role or scene.lexicon.declines):
        return True  # "gerente de la cooperativa Campo Vivo"
    return word in scene.lexicon.link_words or word in scene.lexicon.possessors or word in scene.joining


def _governed(scene: Scene, before: Candidate, name: Candidate) -> bool:
    """Whether what stands behind an office is what that heads, and its holder comes next: "Szef Hydronordu Jan Vaudrin",
    "Sołtys Nowych Bronic Jan Vaudrin"."""
    lexicon = scene.lexicon
    if not lexicon.declines or lexicon.naming.nouns_capitalised or len(before.words) > _PAIR or len(name.words) == 1:
        return False
    first = name.words[0]
    follows = first.start - before.words[-1].end == 1 and first.facts.given
    return follows and before.role is not None and not any(word.facts.given or word.facts.surname for word in before.words)


def _owner(scene: Scene, before: Candidate, name: Candidate) -> bool:
    """Whether the name behind an office stands in the genitive and a whole name in the nominative comes next: it tells whose
    officer that is: "Адвокат Вагрушина | Олег Лесовой", "Rzecznik Jana Tarowa | Ada Morwen"."""
    lexicon = scene.lexicon
    if before.role is None or not lexicon.declines or lexicon.naming.nouns_capitalised or len(name.words) == 1:
        return False
    first, last = name.words[0], name.words[-1]
    if first.start - before.words[-1].end != 1 or fold(first.text) not in lexicon.given:
        return False
    fathers = lexicon.naming.patronymic_endings
    if fathers and last.text.endswith(fathers) and len(name.words) == _PAIR:
        return False  # "Адвокат Вагрушина | Ольга Петровна" is one, with her surname first
    if not scene.text.endswith(f"{before.role} ", 0, before.words[0].start) or office_cases(before.role, lexicon):
        return False
    return all("g" in oblique_cases(word.text, lexicon) for word in before.words)


def _vouched(scene: Scene, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, of those that nothing speaks for only the ones that others vouch for: somebody right beside them
    ("Ilse Vaudrin and Jonas Brandt"), or the same name where it is sure."""
    told = {(one.words[0].text, one.words[-1].text) for one in found if len(one.words) > 1 and not one.unvouched}
    kept: list[Candidate] = []
    known = -_APART  # where the last one ends who is somebody for sure
    for at, one in enumerate(found):
        beside = [(found[at - 1], one)] if at else []
        beside += [(one, found[at + 1])] if at + 1 < len(found) else []
        if (
            not one.unvouched
            or (one.words[0].text, one.words[-1].text) in told
            or any(_paired(scene, *two) for two in beside)
            or (one.words[0].start - known >= _APART and _alone(scene, found, at))
        ):
            kept.append(one)
            known = one.words[-1].end
    return kept


def _alone(scene: Scene, found: Sequence[Candidate], at: int) -> bool:
    """Whether a name opens a sentence and a "she said" behind it points back where nobody else is named: "Orvel Tann arrived
    late. “…,” she said."."""
    one = found[at]
    if not one.words[0].opens or len(one.words) != _PAIR:
        return False
    stop = next((next_one.words[0].start for next_one in found[at + 1 :] if not next_one.unvouched), len(scene.text))
    return scene.pointed_at(one.words[-1].end, stop)


def _paired(scene: Scene, before: Candidate, behind: Candidate) -> bool:
    """Whether nothing but an "and" stands between two names of which one is sure."""
    between = scene.text[before.words[-1].end : behind.words[0].start]
    sure = any(one.sure and len(one.words) > 1 for one in (before, behind))
    return sure and len(between) <= _CLOSE and fold(between.strip()) in scene.joining
