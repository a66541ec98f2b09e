"""Which capitalised words name a person, and what stands around the name: title, office, apposition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from depeche.recording.naming.addressed import (
    firm_of_office,
    honours,
    in_charge_of,
    listed,
    of_its_kind,
    shouted_body,
    title_before,
    titled_words,
    whose_office,
)
from depeche.recording.naming.appositions import APPOSED, apposition
from depeche.recording.naming.behind_names import office_behind
from depeche.recording.naming.capitals import Run, Word, elided, joined_letters
from depeche.recording.naming.doubts import (
    behind_article,
    common,
    doubtful,
    is_noun,
    no_person,
    object_like,
    of_a_people,
    of_an_age,
    saint,
    unvouched,
)
from depeche.recording.naming.initials import foreign_surname, generation, initialled, middle_initial, unlettered
from depeche.recording.naming.name_bounds import trimmed
from depeche.recording.naming.offices import Office, cases_before, of_another, of_one, office_before
from depeche.recording.naming.parting import LONGEST, owns, parted
from depeche.recording.naming.places import has_places, tells_which
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Gender
from depeche.recording.words.lexicon import Lexicon

_CLOSING = ",.;:)"
_PAIR = 2  # words of a name
_APART = 600  # characters between two names of which "she" may mean the second only
_CLOSE = 6  # characters between two names that share an office
_ELLIPTIC = 44  # characters between two names of which the second has the office of the first


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a person; `sure` where something else than their look says so."""

    words: tuple[Word, ...]
    sure: bool
    gender: Gender | None = None
    role: str | None = None
    unvouched: bool = False  # nothing in the text speaks for it; another name may
    owns: bool = False  # it stands in the genitive: "Ilse Vaudrins Besuch"
    cases: frozenset[str] = frozenset()  # the oblique cases in which the office before it stands: "министра | Иоланты"
    end: int = 0  # where the name ends, with what follows its last word ("Ilse Vaudrin Jr."); 0: with that
    shares: bool = False  # its last word stands behind the next name: "Jonas" in "Jonas and Ilse Vaudrin"


def candidates(scene: Scene, runs: Iterable[Run]) -> list[Candidate]:
    """The runs that may be persons, without the titles before them."""
    found: list[Candidate] = []
    shared: tuple[int, Office] | None = None  # an office in the plural, and where the name before ends
    named = 0  # where the name before ends
    for part in (part for run in runs for part in parted(scene, run) if len(part) > 1 or _may_be_named(scene, part[0])):
        candidate = _candidate(scene, part)
        if candidate is None:
            continue
        if found and _governed(scene, found[-1], candidate):
            found.pop()
            named = found[-1].words[-1].end if found else 0
        if candidate.role is None and len(candidate.words) > 1 and _may_be_led(scene, candidate):
            office = office_before(scene, candidate.words[0].start)
            if office is None and part[0].facts.honorific and part[0] is not candidate.words[0]:
                office = office_before(scene, part[0].start)  # "son avocate, Me Ilse Vaudrin"
            if office is not None and candidate.words[0].start - len(office.text) < named:
                office = None  # "mayor Ilse Vaudrin and Jonas Brandt": it is that of the first
            if office is not None and found and _apposed_to(scene, found[-1], office, candidate):
                office = None  # "Ilse Vaudrin, mayor of Orlen, Jonas Brandt and …": so is this
            if office is None and shared is not None and candidate.words[0].start - shared[0] <= _CLOSE:
                office = shared[1]  # "les ministres de l'eau, Ilse Vaudrin et Jonas Brandt"
            if office is None and shared is not None:
                office = _elliptic(scene, shared, candidate.words[0].start)
            if office is not None:
                gender = candidate.gender or office.gender
                holds = scene.lexicon.company_roles.isdisjoint(map(fold, office.text.split()))  # an owner may be a firm
                of_it = candidate.unvouched and (not holds or _linked(scene, candidate.words[0].start))
                one = of_one(office.text, scene.lexicon) if office.plural else office.text
                candidate = replace(candidate, role=one, gender=gender, unvouched=of_it)
                shared = (candidate.words[-1].end, office) if office.plural else None
        elif candidate.role is not None:
            one = of_one(candidate.role, scene.lexicon)
            if one != candidate.role:  # "los abogados Ilse Vaudrin y Jonas Brandt"
                shared = (candidate.words[-1].end, Office(candidate.role, None, True))
                candidate = replace(candidate, role=one)
        found.append(candidate)
        named = candidate.words[-1].end
    return _vouched(scene, found)


def _apposed_to(scene: Scene, before: Candidate, office: Office, name: Candidate) -> bool:
    """Whether an office between the commas of two names has been told of the first."""
    return before.role == office.text and scene.text[before.words[-1].end : name.words[0].start] == f", {office.text}, "


def _elliptic(scene: Scene, shared: tuple[int, Office], start: int) -> Office | None:
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
    if near is not None and near.facts.body and near.text.islower() and not (near.facts.role or scene.lexicon.declines):
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


def _candidate(scene: Scene, run: Run) -> Candidate | None:
    title, words = titled_words(scene, run)
    if (
        title is not None
        and title.office
        and len(words) > _PAIR
        and (has_places(scene, scene.beside(words[0].start), words[:1]) or _seat_before(scene, words))
    ):
        title, words = None, words[1:]  # "Жительница Малиновки Анфиса Рогова": an office and where it is
    if title is not None and title.office and len(words) > 1 and of_another(scene, title.office, words[0].start):
        title = None  # "заступник голови Адміністрації Президента Ольга Водрен"
    words, behind = unlettered(words, title is not None)
    closing = words[-1]
    words = trimmed(words, title is not None, scene)
    if not words or len(words) > LONGEST:
        return None
    for word in words:
        if word.facts.body and not word.facts.given:
            return None
    if no_person(scene, words, title is not None):
        return None
    first, last = words[0], words[-1]
    if first is last and (first.folded in scene.lexicon.portfolios or joined_letters(first.text)):
        return None  # "Commandant der Strijdkrachten", "Szef MSWiA"
    surname = len(words) == 2 or last.gap in scene.lexicon.particles
    if last.facts.place_head and title is None and not (surname and first.facts.given):
        return None  # "Abraham Tarnell Bay", but "Abraham Hill", "Anna Maria van Dijk"
    if (title is None or first.gap not in (None, " ")) and saint(words, scene.lexicon):
        return None  # "Bombeiros Voluntários de Santa Marta" is no office
    if title is None and len(words) > 1 and _named_after(scene, words):
        return None
    if (
        len(words) == 1
        and (_no_single(first, scene.lexicon) or scene.lexicon.abbreviated(first.folded))
        and not _named_so(scene, first)
    ):
        return None  # "Prof. Dr. med. Ilse Vaudrin"
    if title is not None and not run[0].opens and run[0].facts.place_head and run[0].facts.role:
        return None  # "Capo Orlen": a cape, and no chief
    adjectival = scene.lexicon.naming.leading_endings
    ends_so = bool(adjectival) and last.text.lower().endswith(adjectival) and not any(word.facts.given for word in words)
    if ends_so and tells_which(scene, last):
        return None  # "Депутат Заозёрской думы"
    title = title or title_before(scene, first.start, whole=len(words) > 1 and first.facts.given)
    if title is not None and title.office and len(words) > 1 and of_another(scene, title.office, first.start):
        title = None
    behind_them = scene.lexicon.naming.offices_behind
    if behind_them and title is not None and title.office:
        title = None  # "Varga Ilona polgármestert Vadas Péter": it is that of the name before
    office = title.office if title is not None else None
    led_by = scene.beside(first.start) if office and len(words) == _PAIR and not last.facts.given else None
    if led_by is not None and has_places(scene, led_by, words[:1]):
        words, first = words[1:], last  # "kouč Liberce Hofta": an office, where it is, and a surname
    led = scene.beside(first.start) if len(words) == 1 and title is not None and title.office else None
    led = None if first.start in scene.sees else led  # "патриарх Бреевский и всея Руси Тихон"
    if led is not None and (
        has_places(scene, led, words) or (led.facts.folded in scene.lexicon.portfolios and _seat(scene, first))
    ):
        return None  # "мэр Сокольска", "министр обороны Сокольска"
    if len(words) == 1 and title is not None and title.office and whose_office(scene, first):
        return None
    if len(words) == 1 and title is not None and title.office and firm_of_office(scene, first, title.office):
        return None
    if title is not None and (honours(scene, run, first) or (title.office and shouted_body(words))):
        return None
    if behind and last is not closing:
        behind = []
    whole = len(words) > 1 and first.facts.given and not scene.lexicon.naming.nouns_capitalised
    behind_name = behind[-1].end if behind else last.end
    after = apposition(scene.text, behind_name, scene.lexicon, scene.speaking, person=whole)
    if behind_them:
        after = office_behind(scene, last.end) or (None if after else after)
    if len(words) == 1 and title is not None and (title.several or title.office):
        if title.several and not listed(scene, last):
            return None  # "Hermanos Musulmanes"
        if in_charge_of(scene.text, last, scene.lexicon) or of_its_kind(scene, last):
            return None
        if object_like(scene, last) and not _is_subject(scene, run[0], last):
            return None
    if len(words) == 1 and after and title is None and _opening_place(scene, first):
        return None
    if len(words) == 1 and title is None and not _stands_alone(scene, first, after is not None):
        return None
    gender = first.facts.gender or (title.gender if title is not None else None)
    office = title.office if title is not None else None
    if office is None and after and len(words) > 1 and scene.adjective_before(first.start):
        before = office_before(scene, first.start)  # "l'attaquant bellerivois Ilse Vaudrin, auteur de six buts"
        office = before.text if before is not None else None
    role = office or after or None
    given = first.facts.given and not (first.facts.article and len(words) == _PAIR)  # "Le Brassus" is a place
    told = given or initialled(words) or (last.facts.given and scene.lexicon.naming.surname_first)
    told = told or ((last.facts.surname or foreign_surname(words, scene.lexicon)) and not common(scene, words))
    if len(words) > 1 and not told and common(scene, words):
        return None  # "Enough Project, an activist group"
    sure = title is not None or after is not None or (len(words) > 1 and (told or of_an_age(scene, first)))
    unsure = len(words) > 1 and not sure
    if unsure and doubtful(scene, words):
        return None
    return Candidate(
        tuple(words),
        sure,
        gender,
        role,
        unsure and not (middle_initial(words) or of_a_people(scene, words)) and unvouched(scene, words),
        len(words) > 1 and owns(scene, words),
        cases_before(scene, first.start) if scene.lexicon.declines else frozenset(),
        generation(scene, behind),
    )


def _doubled(scene: Scene, word: Word) -> bool:
    """Whether a word is a surname of two that stands behind an office and the letters of its body: "Szef PLR
    Wronia-Kania"."""
    first, hyphen, second = word.text.partition("-")
    if not hyphen or not (first.istitle() and second.istitle()) or word.facts.known:
        return False
    letters = scene.beside(word.start)
    if letters is None or not letters.text.isupper() or len(letters.text) == 1:
        return False
    office = scene.beside(letters.start)
    return office is not None and office.facts.role


def _named_after(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a place bears somebody's name: "Улица Варова", "l'aeroporto Ilse Vaudrin", "Ilse Vaudrin Lisesi"."""
    first, last, lexicon = words[0], words[-1], scene.lexicon
    if first.facts.place_head and not first.facts.given:
        return True
    before = not (lexicon.naming.heads_last or lexicon.naming.nouns_capitalised)  # may such a word stand before the name?
    if before and lexicon.bears_names(first.text) and not first.facts.given:
        return True
    if lexicon.bears_names(last.text):
        # "Doris Day", but "Baker Street", "Anne Brandtstraat"
        return len(words) > _PAIR or not first.facts.given or last.folded not in lexicon.named_after
    small = scene.small_after(last.end) if lexicon.naming.heads_last else None
    if small is not None and lexicon.bears_names(small):
        return True  # "Ilse Vaudrins gata"
    near = scene.beside(first.start)
    if near is None:
        return False
    nominative = lexicon.declines and first.facts.given and first.folded in lexicon.given
    if nominative and not (near.facts.folded in lexicon.named_after or lexicon.is_thing(near.facts)):
        return False  # "Dyrektor szpitala | Ada Morwen"; not "na statku Ada Morwen"
    named = near.facts.place_head and near.text.islower() and not lexicon.declines
    if not named and before:  # "le navire Ilse Vaudrin"
        small = near.text[elided(near.text, lexicon) :]
        owned = lexicon.declines and first.facts.given and first.folded not in lexicon.given  # "гостя фестиваля Анны Водрен"
        named = (lexicon.is_thing(near.facts) and not (near.facts.role or owned)) or lexicon.bears_names(small)
    return named and office_before(scene, first.start) is None


def _stands_alone(scene: Scene, word: Word, told: bool) -> bool:
    """Whether a word that no title leads is a name: enough speaks for it, or something behind has `told` it."""
    facts = word.facts
    if facts.alone_known:
        return False
    surname = (facts.surname and not word.opens and not tells_which(scene, word)) or _doubled(scene, word)
    told = told or surname
    told = told or (facts.given and (scene.capitals[word.text] > 1 or _of_somebody(scene, word) or of_an_age(scene, word)))
    near = scene.beside(word.start)
    lexicon = scene.lexicon
    if surname and has_places(scene, near, [word]):
        return False  # "Мешканці Замарова"
    of_thing = near is not None and (
        near.facts.place_head or lexicon.is_thing(near.facts) or (near.text[-1] == "." and lexicon.bears_names(near.text))
    )
    return told and not of_thing and not behind_article(scene, word.start)


def _of_somebody(scene: Scene, word: Word) -> bool:
    """Whether a given name closes a phrase that tells whose somebody is: "said his widow, Ilse."."""
    if not scene.text.startswith(", ", word.start - 2) or scene.text[word.end : word.end + 1] not in _CLOSING:
        return False
    near = scene.ending(word.start - 2)
    owner = scene.beside(near.start) if near is not None and near.facts.role else None
    return owner is not None and owner.facts.folded in scene.owning


def _may_be_named(scene: Scene, word: Word) -> bool:
    """Whether anything in or beside a word that stands alone speaks for a name: nothing does for most, whatever else is
    asked of a name."""
    if _no_single(word, scene.lexicon):
        return _named_so(scene, word)
    near = scene.beside(word.start) if scene.lexicon.settlement_nouns else None
    if near is not None and near.facts.folded in scene.lexicon.settlement_nouns:
        return False  # "жители города Сокольска"
    told = word.facts.given or word.facts.surname or scene.text.startswith(APPOSED, word.end) or _doubled(scene, word)
    return told or title_before(scene, word.start) is not None


def _named_so(scene: Scene, word: Word) -> bool:
    """Whether a word for an occupation is a surname, as it stands right behind an office: "Mayor Baker"."""
    if word.folded not in scene.lexicon.occupational_surnames or word.text.isupper():
        return False
    near = scene.beside(word.start)
    return near is not None and near.facts.role and not scene.lexicon.plural_role(near.facts.folded)


def _no_single(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word that stands alone can't be a name, whatever is beside it."""
    text = word.text
    facts = word.facts
    return (
        facts.role
        or facts.never
        or is_noun(word, lexicon)
        or text.isupper()
        or (not text.isalpha() and any(map(str.isdigit, text)))
    )


def _seat(scene: Scene, word: Word) -> bool:
    """Whether a word behind an office is rather the place that has it, as its ending tells."""
    return (
        not (word.facts.given or word.facts.surname) and next(scene.lexicon.cases.settlements(word.text), None) is not None
    )


def _seat_before(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether the first of three words behind an office of a place stands in the genitive and the others do not: "аким
    Орумкента | Габит Ермеков"."""
    endings = scene.lexicon.naming.genitive_endings
    near = scene.beside(words[0].start) if endings and len(words) == _PAIR + 1 else None
    if near is None or scene.lexicon.local_roles.isdisjoint(near.facts.forms) or words[0].facts.given:
        return False
    genitive = [word.text.endswith(endings) for word in words]
    return genitive[0] and not (genitive[1] or genitive[2])


def _is_subject(scene: Scene, office: Word, last: Word) -> bool:
    """Whether an office opens its sentence or stands behind a verb of speech, and what ends as nouns for people do is rather
    a surname: "sagte Richter Müller"; not "fordern Anwohner Aufklärung"."""
    endings = scene.lexicon.naming.agent_endings
    if not endings or not last.folded.endswith(endings):
        return False
    near = scene.beside(office.start)
    return office.opens or (near is not None and near.facts.folded in scene.speaking)


def _opening_place(scene: Scene, word: Word) -> bool:
    """Whether a word opens a sentence behind a preposition, so that an office behind its comma is of whoever comes next:
    "À Orlen, la maire, Ilse Vaudrin, …"."""
    near = scene.beside(word.start)
    return near is not None and (near.facts.near or near.facts.opener) and not (word.facts.given or word.facts.surname)
