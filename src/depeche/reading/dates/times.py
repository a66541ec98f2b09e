"""When was it published, and when changed? The two kept apart, with their zones, and the evidence for each.

Declared times come first, then what is shown beside the headline, then the day in the address. A shown day that contradicts
the declared one is believed, unless it is that of the last change: systems write new stamps when they are moved, and the
readers of a page would complain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone

from depeche.model import When
from depeche.reading.claims.claims import Claim, Claims
from depeche.reading.claims.settle import Settled, evidence, settle
from depeche.reading.claims.survey import Survey
from depeche.reading.dates import elsewhere, stamps, zones
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import Setting
from depeche.reading.labels.titles import Title
from depeche.reading.page.markup import Markup
from depeche.reading.vocabulary.addresses import path
from depeche.reading.vocabulary.furniture import Furniture

AHEAD = timedelta(minutes=15)
"""How far after its capture an article may claim to be published: clocks differ."""
ZONELESS = timedelta(hours=14)
"""What a time without a zone may be off."""

Candidate = tuple[Claim, When]


@dataclass(frozen=True, slots=True)
class Times:
    """When it was published and when changed, each with its evidence."""

    published: Settled[When] = field(default_factory=Settled)
    modified: Settled[When] = field(default_factory=Settled)
    opening: tuple[str, ...] | None = None
    """The lines below the headline before anything is told, if the day of publication is among them, or that day and the
    next line where it stands right behind the first sentences; () where it stands right above the headline."""


def times(claims: Claims, found: Survey, title: Title, setting: Setting, markup: Markup) -> Times:
    """When it was published and changed."""
    lines = stamps.beside(title.around, setting)
    days = {day(stamp.when) for stamp in lines}
    days |= {date(one.year, one.day, one.month) for one in days if one.day <= 12}  # the other way round
    told = [*filter(stamps.is_stamp, lines), *stamps.elements(found, title.place, setting, days)]
    shown = [(stamp.claim, stamp.when) for stamp in told if stamp.role != "modified"]
    changed = [(stamp.claim, stamp.when) for stamp in told if stamp.role == "modified"]
    loose = [(line.claim, line.when) for line in lines if line.role != "modified" and not stamps.is_stamp(line)]

    modified = _believable(_stated(claims.of("modified"), setting), setting)[0]
    later = modified or _believable(_stated(claims.of("page_modified"), setting), setting)[0] or changed
    last = settle(_exact(later), same=day)

    declared = _stated(claims.of("published", "created"), setting)
    address = _of_address(setting.url)
    rest = [*_stated(claims.of("page_published"), setting), *address]
    first_said = _first_said(_less_the_change(declared, modified), shown)
    marginal = [stamps.dateline(title.around, setting), _titled(found, setting)]
    rest += [(stamp.claim, stamp.when) for stamp in marginal if stamp is not None]
    believed, refused = _believable([*first_said, *shown, *rest], setting)
    believed = _shown_first(believed, shown, [*modified, *changed], address, path(setting.url))
    if not believed and not refused:
        if last.value is None and not loose and (alone := stamps.day_alone(title.around, setting)) is not None:
            loose = [(alone.claim, alone.when)]
        believed, refused, last = _elsewhere(loose, last, markup, setting)
    if not believed and last.value is not None and last.evidence is not None:
        source = f"only a change is stated: {last.evidence.layer} {last.evidence.path}"
        first = Settled(last.value, evidence("inferred", source, last.evidence.raw))
    else:
        first = _on_own_clock(settle(_exact(believed), same=day), believed, modified)
    published = _with_zone(_on_same_clock(_with_refused(first, refused), [*believed, *later]), shown, setting)
    change = _with_zone(_on_same_clock(last, [*later, *believed]), [*changed, *filter(_has_zone, shown)], setting)
    return Times(
        published,
        _on_clock_of(published.value, change),
        _opening(title.around, lines, first.value),
    )


def _opening(around: Furniture, told: Sequence[stamps.Stamp], first: When | None) -> tuple[str, ...] | None:
    """The lines that open the story, if the day `first` is among them. `told`: the times on lines around the headline."""
    days = [stamp.claim.raw for stamp in told if first is not None and _near(stamp.when, first)]
    if any(day in around.above[-_RIGHT_ABOVE:] for day in days):
        return ()
    opening = around.opening if days else ()
    where = opening if around.below[:1] == opening[:1] else opening[:1]  # right behind the sentences, if not before them
    return opening if any(day in where for day in days) else None


_RIGHT_ABOVE = 3  # lines


def _elsewhere(
    loose: list[Candidate], last: Settled[When], markup: Markup, setting: Setting
) -> tuple[list[Candidate], list[Candidate], Settled[When]]:
    """What is believed and refused of the times elsewhere on the page, and the last change, which may stand there too.

    What the page says of itself speaks before a line of prose with a day in it (`loose`), and that before any first date.
    """
    if last.value is not None:
        kept = elsewhere.in_state(markup.source)
        candidates = loose or ([(kept.claim, kept.when)] if kept else [])
        changed = as_instant(last.value)
        return *_believable([one for one in candidates if as_instant(one[1]) <= changed], setting), last
    told = elsewhere.said_of_itself(markup.text, setting)
    if told is None and loose:
        return *_believable(loose, setting), last
    told = told or elsewhere.in_state(markup.source) or elsewhere.anywhere(markup, setting)
    believed, refused = _believable([(told.claim, told.when)] if told else [], setting)
    if told is not None and told.role == "modified":
        return [], refused, settle(believed, same=day)
    return believed, refused, last


def _titled(found: Survey, setting: Setting) -> stamps.Stamp | None:
    return stamps.in_title(" ".join(found.titles[0].text()[-80:].split()), setting) if found.titles else None


# ---------------------------------------------------------------- what the page states


def _stated(claims: Iterable[Claim], setting: Setting) -> list[Candidate]:
    return [(claim, when) for claim in claims if (when := stamps.stated(claim.raw, setting)) is not None]


_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)")


_ADDRESS_MONTH = re.compile(r"(?<!\d)(20\d\d)[/-]([a-z]{3,9})[/-](0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE)


_ADDRESS_DAY_FIRST = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])([_.-])(0?[1-9]|1[0-2])\2(20\d\d)(?!\d)")


def _of_address(url: str | None) -> list[Candidate]:
    """The day in an address: /2022/01/11/, -20220111, /2022-1-11, /2022/jan/11/."""
    where = path(url)[:400]
    for match in _ADDRESS_DAY.finditer(where):
        when = None if match[2] == "" and len(match[0]) != 8 else instant(f"{match[1]}-{match[3]}-{match[4]}")
        if when is not None:
            return [(Claim("published", "url", "path", match[0]), when)]
    worded = _ADDRESS_MONTH.search(where)
    when = instant(f"{worded[3]} {worded[2]} {worded[1]}", "en") if worded else None
    if worded and when:
        return [(Claim("published", "url", "path", worded[0]), when)]
    turned = _ADDRESS_DAY_FIRST.search(where)
    when = instant(f"{turned[4]}-{turned[3]}-{turned[1]}") if turned else None
    return [(Claim("published", "url", "path", turned[0]), when)] if turned and when else []


# ---------------------------------------------------------------- deciding


def _less_the_change(declared: list[Candidate], modified: list[Candidate]) -> list[Candidate]:
    """The declared times; one that is that of the last change behind another that names an earlier day."""
    if not declared or not modified or as_instant(declared[0][1]) != as_instant(modified[0][1]):
        return declared
    first = day(declared[0][1])
    earlier = next((one for one in declared[1:] if day(one[1]) < first and not _near(one[1], declared[0][1])), None)
    return [earlier, *(one for one in declared if one is not earlier)] if earlier else declared


def _first_said(declared: list[Candidate], shown: list[Candidate]) -> list[Candidate]:
    """The declared times; in front the one that the page shows too, where they are of different days."""
    if not declared or any(_near(when, declared[0][1]) for _, when in shown):
        return declared
    both = next((one for one in declared[1:] if any(_is_minute(one[1], when) for _, when in shown)), None)
    return [both, *(one for one in declared if one is not both)] if both else declared


def _is_minute(declared: When, shown: When) -> bool:
    """Whether a clock that is shown is at the declared minute, in some zone."""
    if not isinstance(declared, datetime) or not isinstance(shown, datetime) or shown.hour == shown.minute == 0:
        return False
    apart = shown.replace(tzinfo=None, second=0, microsecond=0) - declared.replace(tzinfo=None, second=0, microsecond=0)
    return abs(apart) <= timedelta(hours=14) and not apart % timedelta(minutes=15)


def _shown_first(
    believed: list[Candidate], shown: list[Candidate], changes: list[Candidate], address: list[Candidate], where: str
) -> list[Candidate]:
    """The candidates; in front the one that is shown beside the headline, if it contradicts what is declared.

    Not if it is the day of the last change, if the year in the address (`where`) speaks for the declared one, or if the page
    declares that day at two places that are filled in apart.
    """
    if not believed or any(_near(when, believed[0][1]) for _, when in shown if when is not believed[0][1]):
        return believed
    if believed[0] in shown:
        turned = next((one for one in shown if _turned(one[1], believed[0][1]) and "-" in one[0].raw[:5]), None)
        turned = turned or next((one for one in address if _turned(one[1], believed[0][1])), None)
        return [turned, *believed] if turned else believed
    declared = day(believed[0][1])
    speaking = {_HANDS.get(one[0].layer, one[0].layer) for one in believed if one not in shown and day(one[1]) == declared}
    if len(speaking) > 1:
        return believed
    beside = [one for one in shown if one[0].path == stamps.BESIDE and one in believed]
    if len(beside) != 1 or any(_near(beside[0][1], when) for _, when in changes):
        return believed
    told = day(beside[0][1])
    if _turned(beside[0][1], believed[0][1]):
        if "-" in believed[0][0].raw:  # an ISO date has never day and month the wrong way round
            return believed
    elif f"/{declared.year}" in where and declared.year != told.year:
        return believed
    return [beside[0], *(other for other in believed if other is not beside[0])]


_HANDS = {"meta": "microdata"}  # `<meta itemprop>` is both


def _turned(one: When, other: When) -> bool:
    """Whether one is the other with day and month the wrong way round."""
    first, second = day(one), day(other)
    return first != second and (first.year, first.month, first.day) == (second.year, second.day, second.month)


def _near(one: When, other: When) -> bool:
    """Whether both may be one day: an instant in any zone, a clock without zone somewhere else, a mere day as it stands."""
    apart = abs((day(one) - day(other)).days)
    if apart == 0 or apart > 3:
        return apart == 0
    first, last = _days(one)
    other_first, other_last = _days(other)
    return first <= other_last and other_first <= last


def _days(when: When) -> tuple[date, date]:
    """The first and the last day that clocks somewhere may show at that time."""
    if not isinstance(when, datetime):
        return when, when
    if when.tzinfo is None:
        return (when - _APART).date(), (when + _APART).date()
    moment = when.astimezone(UTC)
    return (moment - timedelta(hours=12)).date(), (moment + timedelta(hours=14)).date()


_APART = timedelta(hours=11)  # between the clock of a system and that of its readers


def _exact(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with the most exact statement of the first one's day in front."""
    if not candidates:
        return []
    about = day(candidates[0][1])
    near = [one for one in candidates if _near(one[1], candidates[0][1])]
    if not any(isinstance(one[1], datetime) for one in near if day(one[1]) == about):
        near = [one for one in near if _is_evening_before(one, about)] or near  # the system's day had begun at Greenwich
        about = day(near[0][1])
    aware = [one for one in near if isinstance(one[1], datetime) and one[1].tzinfo]
    best = max(aware or [one for one in near if day(one[1]) == about], key=lambda one: _exactness(one[1]))
    return [best, *(one for one in candidates if one is not best)]


def _is_evening_before(one: Candidate, about: date) -> bool:
    """Whether a clock is shown, and in the evening before that day."""
    claim, when = one
    return claim.path == stamps.BESIDE and isinstance(when, datetime) and day(when) < about and when.hour >= _EVENING


_EVENING = 16  # on clocks that are eight hours behind, a day ends then at Greenwich


def _exactness(when: When) -> int:
    """An instant is most exact; midnight is how systems write a day."""
    if not isinstance(when, datetime):
        return 0
    midnight = when.hour == when.minute == when.second == 0
    return (1 if midnight else 2) + (2 if when.tzinfo else 0)


def day(when: When) -> date:
    """The calendar day, in the time's own zone."""
    return when.date() if isinstance(when, datetime) else when


def as_instant(when: When) -> datetime:
    """For ordering only: an aware instant; what has no zone counts as UTC, a day as its start."""
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime.combine(when, time(), UTC)


def _believable(stated: list[Candidate], setting: Setting) -> tuple[list[Candidate], list[Candidate]]:
    """Those that lie before the capture, and those that do not.

    A clock said to be that of UTC which is ahead of the capture by no more than clocks are apart is a local one: systems put
    a "Z" behind whatever clock they have.
    """
    if setting.captured is None:
        return stated, []
    captured = as_instant(setting.captured)
    believed: list[Candidate] = []
    refused: list[Candidate] = []
    for claim, when in stated:
        aware = isinstance(when, datetime) and when.tzinfo is not None
        ahead = as_instant(when) - captured
        if not aware or ahead <= AHEAD:
            (refused if ahead > ZONELESS else believed).append((claim, when))
        elif isinstance(when, datetime) and when.utcoffset() == timedelta(0) and _is_local(when, captured, setting):
            believed.append((claim, when.replace(tzinfo=None)))
        else:
            refused.append((claim, when))
    return believed, refused


def _is_local(when: datetime, captured: datetime, setting: Setting) -> bool:
    """Whether a clock said to be that of UTC lies before the capture as that of the paper's country."""
    zone = zones.offset(setting.country, when.replace(tzinfo=None)) if setting.country else None
    return zone is not None and when.replace(tzinfo=zone) - captured <= AHEAD


def _with_refused(settled: Settled[When], refused: list[Candidate]) -> Settled[When]:
    """With what was not believed, and why, in the evidence."""
    if not refused:
        return settled
    reasons = [(f"{claim.layer} {claim.path}: refused, it lies after the capture", claim.raw) for claim, _ in refused]
    if settled.evidence is None:
        return Settled(None, evidence("inferred", "nothing that lies before the capture", "", reasons))
    return _noted(settled, *reasons)


def _noted(settled: Settled[When], *notes: tuple[str, str], value: When | None = None) -> Settled[When]:
    """The same with notes in its evidence, and with another value if one is given."""
    told = settled.evidence
    assert told is not None
    return Settled(value or settled.value, evidence(told.layer, told.path, told.raw, (*notes, *told.others)))


# ---------------------------------------------------------------- zones


def _has_zone(shown: Candidate) -> bool:
    return isinstance(shown[1], datetime) and shown[1].tzinfo is not None


def _with_zone(settled: Settled[When], shown: Sequence[Candidate], setting: Setting) -> Settled[When]:
    """With the offset of the paper's own clock, where the page or the country tells it; the evidence says so."""
    value = settled.value
    if not isinstance(value, datetime) or settled.evidence is None:
        return settled
    if value.tzinfo is None:
        found = _by_neighbour(value, shown) or _by_country(value, setting)
    elif value.utcoffset() == timedelta(0):
        found = _by_clock(value, shown) or _by_day(value, shown, setting)
    else:
        found = None
    if found is None:
        return settled
    local, reason = found
    return _noted(settled, ("inferred zone", f"{local.isoformat()[-6:]}, {reason}"), value=local)


def _on_own_clock(first: Settled[When], stated: Sequence[Candidate], modified: Sequence[Candidate]) -> Settled[When]:
    """With the offset of the change that is stated beside it, where a clock without zone is stated elsewhere as if it were
    that of UTC: systems put a "Z" behind whatever clock they have."""
    value = first.value
    if not isinstance(value, datetime) or value.utcoffset() != timedelta(0):
        return first
    bare = value.replace(tzinfo=None)
    for claim, when in stated:
        if when != bare or not isinstance(when, datetime):
            continue
        for other, change in modified:
            if other.layer == claim.layer and isinstance(change, datetime) and change.utcoffset():
                local = when.replace(tzinfo=change.tzinfo)
                if timedelta(0) <= change - local < timedelta(days=7):
                    return _noted(first, ("inferred zone", f"{local.isoformat()[-6:]}, by {other.raw}"), value=local)
    return first


def _on_same_clock(settled: Settled[When], stated: Sequence[Candidate]) -> Settled[When]:
    """With the offset of another statement that has the same clock, to the minute, where this one is said to be in UTC or
    has no zone; or of one that tells the same moment on the clock of the paper.
    """
    value = settled.value
    if not isinstance(value, datetime) or value.utcoffset():
        return settled
    if value.tzinfo is None:
        for claim, when in stated:
            if isinstance(when, datetime) and when.utcoffset() and _minute(when) == _minute(value):
                local = value.replace(tzinfo=when.tzinfo)
                return _noted(settled, ("inferred zone", f"{local.isoformat()[-6:]}, by {claim.raw}"), value=local)
        return settled
    bare = value.replace(tzinfo=None, second=0, microsecond=0)
    clocks = {_minute(when) for _, when in stated if isinstance(when, datetime) and when.tzinfo is None}
    for claim, when in stated:
        if isinstance(when, datetime) and when.utcoffset() and _minute(when) == bare:
            moment = value.astimezone(when.tzinfo)
            local = (
                moment if _minute(moment) in clocks else value.replace(tzinfo=when.tzinfo)
            )  # a third tells which is wrong
            return _noted(settled, ("inferred zone", f"{local.isoformat()[-6:]}, by {claim.raw}"), value=local)
    for claim, when in stated:
        if isinstance(when, datetime) and when.utcoffset() and abs(when - value) < _SAME_MINUTE:
            local = value.astimezone(when.tzinfo)
            return _noted(settled, ("inferred zone", f"{local.isoformat()[-6:]}, by {claim.raw}"), value=local)
    return settled


def _on_clock_of(published: When | None, change: Settled[When]) -> Settled[When]:
    """The change on the clock of the publication, where it is told in UTC and no change of the clocks lies between."""
    value = change.value
    if not isinstance(value, datetime) or not isinstance(published, datetime) or not published.utcoffset():
        return change
    if value.utcoffset() != timedelta(0) or abs(value - published) > _SAME_SEASON:
        return change
    local = value.astimezone(published.tzinfo)
    return _noted(change, ("inferred zone", f"{local.isoformat()[-6:]}, by the time of publication"), value=local)


_SAME_SEASON = timedelta(days=7)


def _minute(when: datetime) -> datetime:
    """What a clock shows then, without its seconds."""
    return when.replace(tzinfo=None, second=0, microsecond=0)


_SAME_MINUTE = timedelta(minutes=1)


def _by_neighbour(value: datetime, shown: Sequence[Candidate]) -> tuple[datetime, str] | None:
    """The offset of another statement of the same clock time."""
    for claim, when in shown:
        if isinstance(when, datetime) and when.tzinfo and when.replace(tzinfo=None, second=0) == value.replace(second=0):
            return value.replace(tzinfo=when.tzinfo), f"by {claim.raw}"
    return None


def _by_country(value: datetime, setting: Setting) -> tuple[datetime, str] | None:
    zone = zones.offset(setting.country, value) if setting.country else None
    return (value.replace(tzinfo=zone), f"by the country: {setting.country}") if zone else None


def _by_clock(utc: datetime, shown: Sequence[Candidate]) -> tuple[datetime, str] | None:
    """The offset of a clock that shows the same moment, if clocks are kept so anywhere."""
    for claim, when in shown:
        if not isinstance(when, datetime) or when.hour == when.minute == 0:
            continue
        if when.tzinfo is not None:
            if abs(when - utc) < timedelta(minutes=10) and when.utcoffset() != timedelta(0):
                return utc.astimezone(when.tzinfo), f"by the time shown: {claim.raw}"
            continue
        apart = when.replace(second=0, microsecond=0) - utc.replace(tzinfo=None, second=0, microsecond=0)
        hours, left = divmod(apart, timedelta(hours=1))
        kept = hours != 0 if not left else apart in _BETWEEN_HOURS
        if kept and _WESTERNMOST <= apart <= timedelta(hours=14):
            return utc.astimezone(timezone(apart)), f"by the time shown: {claim.raw}"
    return None


_WESTERNMOST = timedelta(hours=-11)
"""Twelve hours behind is a clock of twelve hours that leaves out "p.m.": "5:09 Uhr" for what is declared at 17:09."""
_BETWEEN_HOURS = frozenset(
    timedelta(minutes=minutes) for minutes in (-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825)
)
"""The offsets in use that are no whole hours, of summer too: from the Marquesas and Newfoundland to the Chatham Islands."""


def _by_day(utc: datetime, shown: Sequence[Candidate], setting: Setting) -> tuple[datetime, str] | None:
    """The country's offset, where its readers have another day already, and the page shows that day."""
    zone = zones.offset(setting.country, utc.replace(tzinfo=None)) if setting.country else None
    if zone is None or day(utc.astimezone(zone)) == day(utc):
        return None
    local = utc.astimezone(zone)
    claim = next((claim for claim, when in shown if day(when) == day(local)), None)
    return (local, f"by the day shown: {claim.raw}") if claim else None
