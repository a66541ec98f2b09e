"""When two articles tell of the same meeting, and how its status moves. Pure.

A meeting is announced by one article, held in another, postponed in a third. It is one encounter if the parties agree and
the days do; where no day is told, the parties and the kind of encounter have to carry it. Articles of one story may also
call the parties otherwise (a body goes by another name in another language) or not at all ("the first round of talks"):
then story, day and place carry it, as long as nothing that can be compared speaks against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from depeche.archive import identity
from depeche.archive.identity import is_latin
from depeche.language import gazetteer, load
from depeche.language.encounter import Sort
from depeche.model import MeetingStatus

MOST_MOVED = 60
"""Days by which a meeting is put off without its story telling so, if parties and place stay."""

SAME_PLACE = 0.88  # likeness from which on two names are of one place: scripts and cases differ (Порт-Сареле, Port Sarel)
_NEAR = 1  # days by which two papers may differ, one counting from another time zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """What the archive compares of a meeting."""

    parties: frozenset[int]  # entities
    place: int | None = None
    what: str = ""
    first_day: str | None = None
    last_day: str | None = None
    when: str | None = None
    status: MeetingStatus = "announced"
    story: int | None = None  # of an article that tells of it
    where: str | None = None  # the name of the place
    people: frozenset[int] = frozenset()  # those of the parties that are persons
    languages: frozenset[str] = frozenset()  # of the articles that tell of it
    articles: frozenset[int] = frozenset()  # that tell of it
    called: frozenset[tuple[str, int]] = frozenset()  # the names of the parties, folded, each with its entity

    @property
    def one_day(self) -> str | None:
        """Its day, where it is on one."""
        return self.first_day if self.first_day == self.last_day else None


def same(known: Encounter, told: Encounter, same_name: Callable[[str, str], float]) -> bool:
    """Whether `told` is one more word of the meeting that is `known`, by parties and days."""
    shared = known.parties & told.parties
    if not shared:
        return False
    if known.articles & told.articles and known.parties != told.parties and _near(known, told):
        return False  # one article tells of both: a talk of two beside the summit
    one_story = known.story is not None and known.story == told.story
    whole = len(shared) >= 2 or (known.parties == told.parties and one_story)
    there = _one_place(known, told, same_name)
    if there is False and not moved_off(told):
        return False
    if _near(known, told):
        return whole or there is True
    if told.first_day is None or known.first_day is None:
        return whole and one_story
    if not moved_off(told) or not whole or known.status == "held":
        return False
    due = known.status in ("announced", "postponed") and there is True
    return one_story or (due and _apart(known, told) <= MOST_MOVED)


def may_be(known: Encounter, told: Encounter, same_name: Callable[[str, str], float]) -> bool:
    """Whether another article of the same story may mean the same encounter in other words: the very day is the same, and
    neither place nor parties speak against it."""
    if not _of_one_story_and_day(known, told) or _one_place(known, told, same_name) is False:
        return False
    if not told.parties or not known.parties or known.parties & told.parties:
        return True
    if known.people and told.people:
        return False  # others: persons have one name in all languages
    return not known.languages & told.languages  # a body goes by another name in another language


def _of_one_story_and_day(known: Encounter, told: Encounter) -> bool:
    if known.story is None or known.story != told.story or known.articles & told.articles:
        return False
    return known.one_day is not None and known.one_day == told.one_day


def may_be_by_others(known: Encounter, told: Encounter, same_name: Callable[[str, str], float]) -> bool:
    """The same where they name other parties: the one a party by part of the name that the other has (Brisset, Aldo Brisset;
    Harbour Committee, Harbour and Fish Committee), or the one persons and the other bodies (who is heard, and who hears), of
    an encounter of one sort that both tell, as a hearing."""
    if not _of_one_story_and_day(known, told) or _one_place(known, told, same_name) is False:
        return False
    if _is_part(known, told) or _is_part(told, known):
        return True
    persons, bodies = (known, told) if known.people else (told, known)
    return persons.people == persons.parties and not bodies.people and bool(_sorts(known) & _sorts(told))


def _is_part(one: Encounter, other: Encounter) -> bool:
    """Whether a name of the one is part of a name of the other, both of persons or both of bodies."""
    return any(
        set(short.split()) < set(long.split())
        for short, who in one.called
        for long, whom in other.called
        if (who in one.people) is (whom in other.people)
    )


_BEFORE_A_BODY: frozenset[Sort] = frozenset(("hearing", "session", "debate"))


def _sorts(of: Encounter) -> set[Sort]:
    """The sorts of encounter at which persons stand before a body, where it is called so in one of its languages; nothing
    where it may be any other."""
    what = of.what.casefold()
    named = [item for code in of.languages for item in load(code).encounter.names.items()]
    sorts = {sort for sort, name in named if name.casefold() == what}
    return sorts if sorts <= _BEFORE_A_BODY else set()


def _one_place(known: Encounter, told: Encounter, same_name: Callable[[str, str], float]) -> bool | None:
    """Whether the two are at one place; None where that cannot be told, as between names in two scripts, or a city and its
    country."""
    if known.place is None or told.place is None:
        return None
    if known.place == told.place:
        return True
    if known.where is None or told.where is None:
        return False
    if same_name(known.where, told.where) >= SAME_PLACE:
        return True
    apart = is_latin(known.where) == is_latin(told.where) and not _one_holds_the_other(known, told)
    return False if apart else None


def _one_holds_the_other(known: Encounter, told: Encounter) -> bool:
    """Whether the place of the one is in that of the other: a city in its country, or what has its name beside more words
    ("Lindhaven", "Lindhaven Castle")."""
    words, others = (set(identity.folded(of.where or "").split()) for of in (known, told))
    if words < others or others < words:
        return True
    keys, theirs = ({gazetteer.key("place", of.where or "", code) for code in of.languages} for of in (known, told))
    return any(gazetteer.holds(one, other) for one in keys for other in theirs if one and other)


def _apart(one: Encounter, other: Encounter) -> int:
    """Days between the beginnings of the two; both have one."""
    assert one.first_day is not None
    assert other.first_day is not None
    return abs(date.fromisoformat(one.first_day).toordinal() - date.fromisoformat(other.first_day).toordinal())


def moved_off(told: Encounter) -> bool:
    return told.status in ("postponed", "cancelled")


def _near(one: Encounter, other: Encounter) -> bool:
    """Whether their days touch, give or take one."""
    if not (one.first_day and one.last_day and other.first_day and other.last_day):
        return False
    first, last = date.fromisoformat(one.first_day).toordinal(), date.fromisoformat(one.last_day).toordinal()
    start, end = date.fromisoformat(other.first_day).toordinal(), date.fromisoformat(other.last_day).toordinal()
    return start <= last + _NEAR and first <= end + _NEAR


def joined(known: Encounter, told: Encounter) -> Encounter:
    """The meeting after one more word of it: the newest status holds, and the more exact day, place and parties."""
    day = told if told.first_day and (not known.first_day or moved_off(told) or _span(told) < _span(known)) else known
    there = told.place is not None and (known.place is None or moved_off(told))  # else one place under two names
    return Encounter(
        parties=known.parties | told.parties,
        place=told.place if there else known.place,
        where=told.where if there else known.where,
        what=known.what or told.what,
        first_day=day.first_day,
        last_day=day.last_day,
        when=day.when,
        status=status(known.status, told.status),
        story=known.story if told.story is None else told.story,
        people=known.people | told.people,
        languages=known.languages | told.languages,
        articles=known.articles | told.articles,
        called=known.called | told.called,
    )


def _span(of: Encounter) -> int:
    assert of.first_day is not None
    assert of.last_day is not None
    return date.fromisoformat(of.last_day).toordinal() - date.fromisoformat(of.first_day).toordinal()


def status(before: MeetingStatus, told: MeetingStatus) -> MeetingStatus:
    """The status after one more word. What was held is not announced again by an article that looks back or was late."""
    if before == "held" and told in ("announced", "ongoing"):
        return before
    if before == "ongoing" and told == "announced":
        return before
    return told


def moved(before: Encounter, after: Encounter) -> bool:
    """Whether a calendar has to be told (RFC 5545: SEQUENCE goes up)."""
    return (before.when, before.place, before.status) != (after.when, after.place, after.status)


def which(told: Encounter, known: Iterable[tuple[int, Encounter]], same_name: Callable[[str, str], float]) -> int | None:
    """The number of the meeting that `told` is; None: one not met before.

    Of several, the one of just these parties, then the earliest minted. In other words (`may_be`) only where one alone comes
    into question, or one alone at that place; who names nobody means the one that most articles tell of. Where the same
    article told of another that does, it tells the two apart, unless it names nobody and the place is the same.
    """
    ordered = sorted(known, key=lambda item: item[0])
    found = [(meeting.parties != told.parties, number) for number, meeting in ordered if same(meeting, told, same_name)]
    if found:
        return min(found)[1]
    apart = replace(told, articles=frozenset())
    others = [(number, meeting) for number, meeting in ordered if may_be(meeting, apart, same_name)] or [
        (number, meeting) for number, meeting in ordered if may_be_by_others(meeting, apart, same_name)
    ]
    here = [meeting for _, meeting in others if meeting.articles & told.articles]
    if not others or any(told.parties or told.place is None or meeting.place is None for meeting in here):
        return None
    there = [(number, meeting) for number, meeting in others if _one_place(meeting, told, same_name)] or others
    if len(there) > 1:
        if told.parties:
            return None
        most = max(len(meeting.articles) for _, meeting in there)
        there = [(number, meeting) for number, meeting in there if len(meeting.articles) == most]
    return there[0][0]
