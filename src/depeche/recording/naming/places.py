"""Which capitalised words name a place that the lexicon does not know."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from depeche.recording.naming.capitals import Run, Word, adjacent
from depeche.recording.naming.doubts import is_noun, saint
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.scene import Scene
from depeche.recording.naming.settlements import settlement_base
from depeche.recording.text.folding import fold
from depeche.recording.words.declension import oblique_cases
from depeche.recording.words.headed import headed_base
from depeche.recording.words.lexicon import Lexicon

_LONGEST = 3  # words of a place that only its preposition tells
_LEAST = 3  # words of a run that begins with what opens a sentence
_BETWEEN = 3  # small words behind a name among which a noun for a body stands
_LONG = 14  # letters: a longer noun is a compound
_AGENCY = 24  # characters with an agency before a dateline
_AGENCY_WORDS = 4
_LED = re.compile(r"\([^()\n]{2,20}\) ?[-–—]? ?")
_SHOUTED = re.compile(
    r"\)?(?:, [^.\n–—()]{2,24})?(?: ?\([^()\n]{2,30}\))?(?:\.? ?[-–—]{1,2} ?|\.? ?\| ?|\. |: )(?=\W{0,2}[A-ZÀ-Þ¿¡])"
)
_DATED = re.compile(
    r"\)?(?:, [^\n–—()]{0,14}\d{1,2}[^\n–—()]{0,16}(?: \([^()\n]{2,30}\))?| \([^()\n]{2,30}\))\.? ?[-–—] ?"
    r"|\.[-–—] ?(?=\W{0,2}[A-ZÀ-Þ¿¡])"  # "Orlen.— "
)


def datelined(scene: Scene) -> list[Mention]:
    """Where an article was written, in capitals or with a day or an agency before a dash: "NUORO. ", "Ouagalou, le 20
    novembre – "."""
    first = next(iter(scene.words), None)
    if first is None or not scene.lexicon.rubrics or not (first.start < _AGENCY and first.opens):
        return []
    led = _LED.match(scene.text)
    first = next((word for word in scene.words[:_AGENCY_WORDS] if led is not None and word.start >= led.end()), first)
    at = scene.words.index(first)
    run = [first]
    while at + len(run) < len(scene.words) and scene.words[at + len(run)].gap is not None and len(run) < _LONGEST:
        run.append(scene.words[at + len(run)])
    start, end = first.start, run[-1].end
    written = scene.text[start:end]
    shouted = first.facts.upper and len(first.text) > _LONGEST
    if any(word.folded in scene.lexicon.rubrics or (word.facts.given and not shouted) for word in run):
        return []
    if (_SHOUTED if shouted else _DATED).match(scene.text, end) is None:
        return []
    name = " ".join("-".join(map(str.capitalize, word.split("-"))) for word in written.split()) if shouted else written
    return [Mention(start, end, "place", name)]


def headed(scene: Scene, runs: Iterable[Run], surnames: frozenset[str] = frozenset()) -> list[Mention]:
    """Runs with a word that heads names of places, in it or beside it: "Lake Orm", "Orm region", "canton de Berne"."""
    lexicon, found = scene.lexicon, []
    parts = [part for run in runs for part in (_saints_apart(scene, run) if len(run) > 1 else (run,))]
    for run in parts:
        at: int | None = 0
        if run[0].opens:
            run = _behind_preposition(run, lexicon)
            at = _first(scene, run)
        if at is None:
            continue
        if saint(run, lexicon):
            start, end = run[0].start, run[:2][-1].end
            found.append(Mention(start, end, "place", scene.text[start:end]))
            continue
        start, end, head = _headed(scene, run, run[at], surnames)
        if head:
            name = scene.text[start:end]
            if lexicon.declines:
                name = headed_base(name, head, lexicon.heads_places, lexicon)
            found.append(Mention(start, end, "place", name))
    return found


def _first(scene: Scene, run: Run) -> int | None:
    """The word of a run with which the name of a place may begin; None where nothing is left of it behind what opens a
    sentence."""
    first = run[0]
    if first.opens and first.facts.opener:
        if len(run) < _LEAST:
            return None
        behind = run[1]
        return 1 if behind.gap == " " else None
    return 1 if _owner(scene, run) else 0


def _headed(scene: Scene, run: Run, first: Word, surnames: frozenset[str]) -> tuple[int, int, list[str]]:
    """Where a name that begins with a word may begin and end, with the noun that heads it, and the words up to that noun,
    as written; none of these where no noun does."""
    lexicon, last = scene.lexicon, adjacent(run)
    start, end, alone = first.start, last.end, last is first
    head: list[str] = []
    if not alone and (last.facts.place_head or (first.facts.place_head and not last.facts.role)):
        head = _written(run, first, last if last.facts.place_head else first)
    behind = _kind_behind(scene, end) if not (first.facts.demonym or (alone and first.opens)) else ""
    if behind:
        end, head = end + 1 + len(behind), [*_written(run, first, last), behind]
    near = scene.beside(start)
    linked = near is not None and near.facts.folded in lexicon.links
    if near is not None and linked:
        near = _noun_before(scene, near)
    if near is not None and near.facts.place_head and not _heads_another(scene, near, linked, first, surnames):
        if near.facts.folded not in lexicon.place_units or not near.facts.small:
            start = near.start
        elif linked:
            end = max(end, _whole_place(scene, run).end)
        head = [near.text]
    elif alone and len(run) > 1 and first.facts.place_head and not first.facts.role and not _portfolio(scene, run):
        end = _whole_place(scene, run).end  # "Palacio de Miraflores"
        if end > last.end and not head:
            head = [first.text]
    return start, end, head


def _kind_behind(scene: Scene, end: int) -> str:
    """The small noun for a kind of place right behind a name that ends there, where heads may stand so: "Orm | region"; or
    ""."""
    small = scene.small_after(end) if not scene.lexicon.naming.adjective_endings else None
    return small if small is not None and scene.lexicon.facts(small).place_head else ""


def _heads_another(scene: Scene, near: Near, linked: bool, first: Word, surnames: frozenset[str]) -> bool:
    """Whether a noun for places before a name heads none that goes on with it: an office, one that goes with the name before
    it or with the letters of a body whose officer is named ("Chủ tịch UBND tỉnh | Nguyễn Văn Bảy"), one `linked` to somebody
    ("el departamento de Vaudrin")."""
    if near.facts.role or _behind_only(scene, near):
        return True
    if first.facts.given and not linked and near.facts.small and not (first.facts.known or first.facts.place_head):
        letters = scene.beside(near.start)
        if letters is not None and letters.facts.upper and len(letters.text) > 1:
            return True
    return linked and not first.facts.forms.isdisjoint(surnames)


def _portfolio(scene: Scene, run: Run) -> bool:
    """Whether the noun that begins a run goes with the office before it, and tells with the next what that is for:
    "secretario de | Estado de Comercio"; but "gobernador del | Estado de Sonora"."""
    if run[0].folded not in scene.lexicon.place_units or run[1].folded not in scene.lexicon.portfolios:
        return False
    link = scene.beside(run[0].start)
    head = scene.beside(link.start) if link is not None and link.facts.folded in scene.lexicon.link_words else None
    return head is not None and head.facts.role


def _noun_before(scene: Scene, link: Near) -> Near | None:
    """The noun before a link, over one adjective of its own: "la ciudad fronteriza de Orlo"."""
    near = scene.beside(link.start)
    if near is None or near.facts.place_head or not scene.adjective_before(link.start):
        return near
    head = scene.beside(near.start)
    return head if head is not None and head.facts.folded in scene.lexicon.place_units else near


def _behind_only(scene: Scene, near: Near) -> bool:
    """Whether such a word stands behind a name only, so that it goes with the one before: "Aladağ ilçesi | Yeşilova"."""
    return near.facts.folded in scene.lexicon.settlement_nouns_behind


def _owner(scene: Scene, run: Run) -> bool:
    """Whether a noun opens a sentence before the adjectives of a place: "Стены | Большого Сельминского дворца"."""
    naming, first = scene.lexicon.naming, run[0]
    if not naming.settlements or not naming.leading_endings or len(run) < 2 or not first.opens or run[1].gap != " ":
        return False
    return not first.text.lower().endswith(naming.leading_endings) and run[1].text.lower().endswith(naming.leading_endings)


def _written(run: Run, first: Word, last: Word) -> list[str]:
    """The words of a run from one to another, as written."""
    return [word.text for word in run[run.index(first) : run.index(last) + 1]]


def _saints_apart(scene: Scene, run: Run) -> list[Run]:
    """The run, cut before each saint: "Santa Inés y San José" are two."""
    made, begin = [], 0
    for at in range(1, len(run)):
        headed_by = run[at - 1].facts.place_head and run[at].gap in scene.lexicon.place_links  # "Palacio de San Carlos"
        if run[at].gap != " " and not headed_by and saint(run[at : at + 2], scene.lexicon):
            made.append(run[begin:at])
            begin = at
    return [*made, run[begin:]]


def by_preposition(scene: Scene, runs: Iterable[Run], surnames: frozenset[str], given: Container[str]) -> list[Mention]:
    """Runs behind a preposition of place: "à Port-Armel".

    `surnames`, folded, are those of persons of the text; `given` the given names of those who are named in full.
    """
    found = []
    parts = [_behind_preposition(run, scene.lexicon) if run[0].opens else run for run in runs]
    if not scene.lexicon.declines or scene.lexicon.naming.settlements:  # "Hala | w Starym Brodzie"
        parts = [part for run in parts for part in (_cut_at_prepositions(scene, run) if len(run) > 1 else (run,))]
    for run in parts:
        start = run[0].start
        near = scene.beside(start)
        if near is None:
            continue
        if len(run) > 1 and run[-1].gap == " " and run[-1].facts.folded in given:
            run = run[:-1]  # "Writing in The Mirror Ilse said"
        if fits(scene, run) and run[0].facts.forms.isdisjoint(surnames):
            led = _tells_place(scene, near, surnames) or scene.leads_to(near, run[0])
            if led or has_places(scene, near, run) or _of_a_settlement(scene, near, run):
                last = _whole_place(scene, run)
                name = settlement_base(scene.text[start : last.end], scene.lexicon, scene)
                found.append(Mention(start, last.end, "place", name))
                found.extend(_joined(scene, run[run.index(last) + 1 :], surnames))
    return found


def _tells_place(scene: Scene, near: Near, surnames: frozenset[str]) -> bool:
    """Whether whatever stands behind a preposition is a place: "in Orlen", "ein Maler aus Orlen"; no "Tisch aus Holz"."""
    if near.facts.near and near.facts.folded in scene.lexicon.wide_prepositions:
        whose = scene.beside(near.start)
        return whose is not None and (whose.facts.titles or not whose.facts.forms.isdisjoint(surnames))
    return near.facts.near


def _of_a_settlement(scene: Scene, near: Near, run: Run) -> bool:
    """Whether a preposition that leads to persons too leads to a settlement, as its ending tells: "do Zawadówki"."""
    lexicon = scene.lexicon
    if near.facts.folded not in lexicon.settlement_prepositions:
        return False
    words = run[: next((at for at in range(1, len(run)) if run[at].gap != " "), len(run))]
    if any(word.facts.given or word.facts.surname for word in words):
        return False
    name = scene.text[words[0].start : words[-1].end]
    return settlement_base(name, lexicon) != name


def _cut_at_prepositions(scene: Scene, run: Run) -> list[Run]:
    """The run, cut where a preposition of place joins its words as a link of bodies: "Nacido en Vilaboa"."""
    made, begin = [], 0
    for at in range(1, len(run)):
        gap = run[at].gap
        if gap is not None and gap != " " and gap in scene.lexicon.link_words and scene.lexicon.facts(gap).near:
            made.append(run[begin:at])
            begin = at
    made.append(run[begin:])
    return made


def _whole_place(scene: Scene, run: Run) -> Word:
    """The last word of a place's name: "Almenara de Tormes"; what it is of is no person and no known place."""
    last = adjacent(run)
    at = run.index(last) + 1
    if at < len(run) and run[at].gap in scene.lexicon.place_links:
        facts = run[at].facts
        if saint(run[at : at + 2], scene.lexicon):
            return run[at + 1]
        if facts.place_head or not (
            facts.given or facts.known or facts.titles or facts.body or facts.never or facts.demonym
        ):
            return run[at]
    return last


def _joined(scene: Scene, rest: Run, surnames: frozenset[str]) -> list[Mention]:
    """What an "and" joins to a place: "around Clonroe and Inishmoher", "zwischen Kassburg und Wendehausen"."""
    if not rest or rest[0].gap not in scene.joining or not rest[0].facts.dull or not fits(scene, rest):
        return []
    if not rest[0].facts.forms.isdisjoint(surnames) or scene.heard(rest[0].text) or scene.lexicon.is_common(rest[0].facts):
        return []
    end = adjacent(rest).end
    small = scene.small_after(end)
    if small is not None and scene.lexicon.facts(small).near:
        return []  # "one group in Orlen and Vard in Brisse"
    name = settlement_base(scene.text[rest[0].start : end], scene.lexicon, scene)
    return [Mention(rest[0].start, end, "place", name)]


def has_places(scene: Scene, near: Near | None, run: Run) -> bool:
    """Whether one word behind an office is the place that has it, in the genitive: "мэр Сокольска", "Mieszkańcy Bronic"."""
    word = run[0]
    if len(run) > 1 and run[1].gap == " " and not run[1].facts.given:
        return False
    if near is None or scene.lexicon.local_roles.isdisjoint(near.facts.forms):
        return False
    several = near.facts.folded in scene.lexicon.local_roles and not scene.lexicon.holds(near.text.lower(), None)
    if (word.facts.given or word.facts.surname) and not several:  # "Мешканці Замарова", of no person
        return False
    return next(scene.lexicon.cases.settlements(word.text), None) is not None


def tells_which(scene: Scene, word: Word) -> bool:
    """Whether a word that declines as surnames do is rather the adjective of the small noun behind: "колокол Никольской
    церкви"."""
    if not scene.lexicon.declines:
        return False
    end, endings = word.end, scene.lexicon.naming.leading_endings
    for _ in range(_BETWEEN):
        small = scene.small_after(end)
        if small is None:
            return False
        facts = scene.lexicon.facts(small)
        if facts.body or facts.place_head or (end == word.end and _agree(word.text, small, scene)):
            return True
        if not facts.folded.endswith(endings):
            return False
        end += 1 + len(small)  # "Підгірської окружної прокуратури"
    return False


def _agree(adjective: str, noun: str, scene: Scene) -> bool:
    """Whether an adjective of a place and the small noun behind it stand in one oblique case: "глави Сельмської держави"."""
    lexicon, written = scene.lexicon, adjective.lower()
    if not written.endswith(lexicon.naming.place_adjectives) or written.endswith(lexicon.naming.agreeing_endings):
        return False
    if fold(noun) in scene.closed:
        return False
    return not oblique_cases(adjective, lexicon).isdisjoint(oblique_cases(noun, lexicon))


def _behind_preposition(run: Run, lexicon: Lexicon) -> Run:
    """A run that opens a sentence without the preposition of place, or whoever lives there, before its name: "À Port-Armel",
    "Мэр Сокольска", "Mieszkańcy Bronic"."""
    if len(run) < 2 or run[1].gap != " ":
        return run
    facts = run[0].facts
    leads = facts.near or facts.role or not lexicon.local_roles.isdisjoint(facts.forms)
    return run[1:] if leads else run


def fits(scene: Scene, run: Run) -> bool:
    """Whether a run may be a place that no list has, as its first word shows."""
    word, facts = run[0], run[0].facts
    if word.facts.upper or facts.demonym or facts.never or facts.role or len(run) > _LONGEST or len(word.text) < 3:
        return False
    if not scene.lexicon.naming.nouns_capitalised:
        return not scene.lexicon.declines or len(run) > 1 or not (scene.lexicon.is_common(facts) or tells_which(scene, word))
    if facts.folded in scene.closed or is_noun(word, scene.lexicon):
        return False  # "in Ihrem Alter", "in Museen"
    common = facts.folded.endswith(scene.lexicon.noun_endings) or word.text.lower() in scene.present
    return not common and len(word.text) <= _LONG
