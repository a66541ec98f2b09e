"""Whom does a run of capitalised words name, if anybody? And what stands around the name: title, office, apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from depeche.recording.naming.addressed import (
    Title,
    firm_of_office,
    shouted_body,
    title_before,
    titled_words,
    whose_office,
)
from depeche.recording.naming.alone import named_alone, never_alone
from depeche.recording.naming.appositions import apposition, surname_before_office
from depeche.recording.naming.behind_names import office_behind
from depeche.recording.naming.capitals import Run, Word
from depeche.recording.naming.doubts import (
    a_trade,
    common,
    doubtful,
    no_person,
    of_a_people,
    of_an_age,
    owned,
    saint,
    unvouched,
)
from depeche.recording.naming.initials import foreign_surname, generation, initialled, middle_initial, unlettered
from depeche.recording.naming.name_bounds import trimmed
from depeche.recording.naming.namesakes import honours, named_after
from depeche.recording.naming.offices import cases_before, of_another, of_body_name, office_before
from depeche.recording.naming.parting import LONGEST, owns
from depeche.recording.naming.places import has_places, tells_which
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Gender

_PAIR = 2  # words of a name
_NEXT = re.compile(r" ([^\W\d_]+)")
_NAMED_NEXT = re.compile(r", ([^\W\d_]{2,40})\.? [^\W\d_]")


class Candidate:
    """Words that may name a person; `sure` where something else than their look says so."""

    __slots__ = ("cases", "end", "gender", "owns", "role", "shares", "sure", "unvouched", "words")

    def __init__(
        self,
        words: tuple[Word, ...],
        sure: bool,
        gender: Gender | None = None,
        role: str | None = None,
        *,
        unvouched: bool = False,  # nothing in the text speaks for it; another name may
        owns: bool = False,  # it stands in the genitive: "Ilse Vaudrins Besuch"
        cases: frozenset[str] = frozenset(),  # the oblique cases in which the office before stands: "министра | Иоланты"
        end: int = 0,  # where the name ends, with what follows its last word ("Ilse Vaudrin Jr."); 0: with that
        shares: bool = False,  # its last word stands behind the next name: "Jonas" in "Jonas and Ilse Vaudrin"
    ) -> None:
        self.words: Final = words
        self.sure: Final = sure
        self.gender: Final = gender
        self.role: Final = role
        self.unvouched: Final = unvouched
        self.owns: Final = owns
        self.cases: Final = cases
        self.end: Final = end
        self.shares: Final = shares

    def holding(self, role: str, gender: Gender | None, *, unvouched: bool) -> Candidate:
        """The same with that office."""
        return self._but(self.words, role, gender, unvouched)

    def without_office(self) -> Candidate:
        """The same, of whom no office is told there."""
        return self._but(self.words, None, self.gender, self.unvouched)

    def surname(self) -> Candidate:
        """The same by its last word alone."""
        return self._but(self.words[-1:], self.role, self.gender, self.unvouched)

    def _but(self, words: tuple[Word, ...], role: str | None, gender: Gender | None, unvouched: bool) -> Candidate:
        return Candidate(
            words, self.sure, gender, role, unvouched=unvouched, owns=self.owns, cases=self.cases, end=self.end,
            shares=self.shares,
        )  # fmt: skip


def candidate(scene: Scene, run: Run) -> Candidate | None:
    """Whom a run names, without the title before the name; None where it names nobody."""
    title, words = _addressed(scene, run)
    if not words:
        return None
    words, letters = unlettered(words, title is not None)
    words = trimmed(words, title is not None, scene)
    if not words or len(words) > LONGEST or _names_something(scene, run[0], words, title):
        return None
    title = _title(scene, words, title)
    if title is not None:
        words = _behind_seat(scene, words, title)
        if _is_what_it_heads(scene, run, words, title):
            return None
    told = _told_behind(scene, words, letters)
    if len(words) == 1 and not named_alone(scene, run[0], words[0], title, told):
        return None
    return _weighed(scene, words, title, told, letters)


def _addressed(scene: Scene, run: Run) -> tuple[Title | None, list[Word]]:
    """The title that a run begins with, and the name behind it; no words where they are a place."""
    title, words = titled_words(scene, run)
    if title is None or not title.office:
        return title, words
    if len(words) > _PAIR and (has_places(scene, scene.beside(words[0].start), words[:1]) or _seat_before(scene, words)):
        return None, words[1:]  # "Жительница Малиновки Анфиса Рогова": an office and where it is
    return title, [] if _seat_alone(scene, words) else words


def _seat_before(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether the first of three words behind an office of a place is that place: alone in the genitive, or where no case
    tells it, before a given name and none itself: "аким Орумкента | Габит Ермеков", "Wali Kota Tanjungsari | Budi Wirat"."""
    lexicon, first = scene.lexicon, words[0]
    near = scene.beside(first.start) if lexicon.local_roles and not first.facts.given else None
    if near is None or lexicon.local_roles.isdisjoint(near.facts.forms):
        return False
    endings = lexicon.naming.genitive_endings
    if not endings:
        return not lexicon.declines and first.gap in (None, " ") and words[1].gap == " " and words[1].facts.given
    genitive = [word.text.endswith(endings) for word in words]
    return len(words) == _PAIR + 1 and genitive[0] and not (genitive[1] or genitive[2])


def _seat_alone(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether the one word behind an office of a place is that place, as whoever has it is named behind a comma, where no
    case tells it: "Datuk Bandar Selmasari, | Datuk Zainal"."""
    first, lexicon = words[0], scene.lexicon
    if len(words) > 1 or not lexicon.local_roles or lexicon.declines or lexicon.naming.articles or first.facts.given:
        return False
    behind = _NAMED_NEXT.match(scene.text, first.end)
    if behind is None or not behind[1][0].isupper() or not behind[0][-1].isupper():
        return False
    facts, near = lexicon.facts(behind[1]), scene.beside(first.start)
    led = facts.given or facts.titles or facts.honorific
    return led and near is not None and not lexicon.local_roles.isdisjoint(near.facts.forms)


def _names_something(scene: Scene, opening: Word, words: Sequence[Word], title: Title | None) -> bool:
    """Whether words are the name of something, and nobody's, whatever is told beside them: of a body, a place, a saint.
    `title`: what the run that begins with `opening` has before them."""
    first, last, lexicon = words[0], words[-1], scene.lexicon
    for word in words:
        if (
            word.facts.body
            and not word.facts.given
            and not (word is last and surname_before_office(scene.text, words, lexicon))
        ):
            return True
    if no_person(scene, words, title is not None) or (first is last and never_alone(scene, first)):
        return True
    if title is None:
        if saint(words, lexicon) or _headed_by_place(scene, words) or (first is not last and named_after(scene, words)):
            return True
    elif first.gap not in (None, " ") and saint(words, lexicon):
        return True  # "Bombeiros Voluntários de Santa Marta" is no office
    elif not opening.opens and opening.facts.place_head and opening.facts.role:
        return True  # "Capo Orlen": a cape, and no chief
    elif title.office and first is not last and lexicon.only_office(last.facts) and not first.facts.given:
        return True  # "Chief Brand Officer", "Executive Vice President"
    if first is not last and lexicon.only_office(last.facts):
        if fold(scene.small_after(last.end) or "") in lexicon.link_words:
            return True  # "Georgia Secretary of State"
        if not first.facts.given and _before_a_name(scene, last):
            return True  # "Gronings Statenlid | Jan Holtkamp"
    endings = lexicon.naming.leading_endings
    if not endings or not last.text.lower().endswith(endings) or any(word.facts.given for word in words):
        return False
    return tells_which(scene, last)  # "Депутат Заозёрской думы"


def _before_a_name(scene: Scene, word: Word) -> bool:
    """Whether a given name stands right behind a word."""
    behind = _NEXT.match(scene.text, word.end)
    return behind is not None and behind[1][0].isupper() and scene.lexicon.facts(behind[1]).given


def _headed_by_place(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a noun for places closes a name: "Abraham Tarnell Bay"; but "Abraham Hill", "Anna Maria van Dijk"."""
    last = words[-1]
    if not last.facts.place_head:
        return False
    if scene.lexicon.naming.offices_owned:
        return True  # "Gökçe Köyü", the village of that name: what is owned so is no surname
    between = " ".join([word.folded for word in words[1:-1]])  # "Ilse Van Der Meer"
    surname = not between or last.gap in scene.lexicon.particles or between in scene.lexicon.particles
    return not (surname and words[0].facts.given)


def _title(scene: Scene, words: Sequence[Word], title: Title | None) -> Title | None:
    """The title of a name: the one in its run, else the one in small letters right before; none that is somebody else's."""
    start, whole = words[0].start, len(words) > 1
    title = title or title_before(scene, start, whole=whole and words[0].facts.given)
    if title is None or not title.office:
        return title
    if scene.lexicon.naming.offices_behind:
        return None  # "Varga Ilona polgármestert Vadas Péter": it is that of the name before
    if whole and of_another(scene, title.office, start):
        return None  # "заступник голови Адміністрації Президента Ольга Водрен"
    near = scene.beside(start) if whole and scene.lexicon.naming.office_endings else None
    if near is not None and near.facts.role and of_body_name(scene, near):
        return None  # "керівника Офісу Президента | Івана Кедрова"
    return title


def _behind_seat(scene: Scene, words: list[Word], title: Title) -> list[Word]:
    """The name without the place that has the office before it, and the surname behind that: "kouč Liberce | Hofta"."""
    if not title.office or len(words) != _PAIR or words[1].facts.given:
        return words
    return words[1:] if has_places(scene, scene.beside(words[0].start), words[:1]) else words


def _is_what_it_heads(scene: Scene, run: Run, words: Sequence[Word], title: Title) -> bool:
    """Whether words behind a title are no holder of it: a place or body that has the office, or the name of a street."""
    word = words[0]
    if honours(scene, run, word):
        return True
    if not title.office:
        return False
    if len(words) > 1:
        return shouted_body(words)
    return _seats(scene, word) or whose_office(scene, word) or firm_of_office(scene, word, title.office)


def _seats(scene: Scene, word: Word) -> bool:
    """Whether a word behind an office is the place that has it: "мэр Сокольска", "министр обороны Сокольска"."""
    near = scene.beside(word.start)
    if near is None or word.start in scene.sees:
        return False  # "патриарх Бреевский и всея Руси Тихон"
    if has_places(scene, near, [word]):
        return True
    if near.facts.folded not in scene.lexicon.portfolios or word.facts.given or word.facts.surname:
        return False
    return next(scene.lexicon.cases.settlements(word.text), None) is not None


def _told_behind(scene: Scene, words: Sequence[Word], letters: Sequence[Word]) -> str | None:
    """The office that is told behind a name; "" for an age alone, None for neither. `letters`: those behind it."""
    first, last, naming = words[0], words[-1], scene.lexicon.naming
    whole = len(words) > 1 and first.facts.given and not naming.nouns_capitalised
    end = letters[-1].end if letters else last.end
    told = apposition(scene.text, end, scene.lexicon, scene.speaking, person=whole)
    return (office_behind(scene, last.end) if naming.offices_behind else None) or told


def _weighed(
    scene: Scene, words: Sequence[Word], title: Title | None, told: str | None, letters: Sequence[Word]
) -> Candidate | None:
    """The candidate that words are which may be a name: how sure is that, and what do we know of its bearer? None where
    nothing tells a name and the words look like a thing's."""
    first, whole = words[0], len(words) > 1
    personal = whole and _looks_personal(scene, words)
    if whole and title is None and owned(scene, words):
        return None  # "Vaudrins Rede"
    if whole and not personal and common(scene, words):
        return None  # "Enough Project, an activist group"
    personal = personal or (whole and (words[-1].facts.surname or foreign_surname(words, scene.lexicon)))
    sure = (
        title is not None
        or told is not None
        or personal
        or (whole and of_an_age(scene, first) and not a_trade(scene, words))
    )
    unsure = whole and not sure
    if unsure and doubtful(scene, words):
        return None
    unknown = unsure and not (middle_initial(words) or of_a_people(scene, words)) and unvouched(scene, words)
    return Candidate(
        tuple(words),
        sure,
        first.facts.gender or (title.gender if title is not None else None),
        _role(scene, words, title, told),
        unvouched=unknown,
        owns=whole and owns(scene, words),
        cases=cases_before(scene, first.start) if scene.lexicon.declines else frozenset(),
        end=generation(scene, letters),
    )


def _looks_personal(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a given name tells that words are somebody's, or initials before a surname: "Ilse Vaudrin", "J.D. Vaudrin"."""
    facts = words[0].facts
    if facts.given and not (facts.article and len(words) == _PAIR):  # "Le Brassus" is a place
        return True
    return initialled(words, scene.lexicon) or (words[-1].facts.given and scene.lexicon.naming.surname_first)


def _role(scene: Scene, words: Sequence[Word], title: Title | None, told: str | None) -> str | None:
    """The office of a title, else the one told behind; where both stand around the name, and an adjective between, the one
    before: "l'attaquant bellerivois Ilse Vaudrin, auteur de six buts"."""
    if title is not None and title.office:
        return title.office
    if told and len(words) > 1 and scene.adjective_before(words[0].start):
        before = office_before(scene, words[0].start)
        return before.text if before is not None else told
    return told or None
