"""An article: its text with what is said marked in it, where each field was found, how it changed, how to cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from depeche.archive.answers import ArticleView, Party
from depeche.exports import moments, references
from depeche.model import Article, Citation, Entity, Evidence, Meeting, Revision, Statement
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Moved
from depeche.site.marking import MarkedBlock, marked

_NEAR = 140  # characters shown on each side of a mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A statement beside the text. `number` counts from 1 in the article; `anchor` stays as long as the text does."""

    number: int
    statement: Statement
    speakers: tuple[Party, ...]
    anchor: str  # of the words
    id: str  # of the note itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One field of the article, and where it was found."""

    field: str
    value: str  # as settled, for people
    evidence: Evidence
    same: bool  # it stood there as it was settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """A meeting with the words around the mention that tells most."""

    meeting: Meeting
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionStep:
    """A revision and the one before it, which it can be compared with."""

    revision: Revision
    before: int | None
    shown: bool  # it is the one on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """All about one article, in one of its revisions."""

    view: ArticleView
    blocks: tuple[MarkedBlock, ...]
    notes: tuple[Note, ...]  # of each statement, in order of the record
    meetings: tuple[Encounter, ...]
    people: tuple[tuple[Party, Entity], ...]
    organisations: tuple[tuple[Party, Entity], ...]
    places: tuple[tuple[Party, Entity], ...]
    findings: tuple[Finding, ...]
    steps: tuple[RevisionStep, ...]  # newest first
    older: int | None  # the number of the revision shown, where it is not the last
    citation: Citation | None  # None: no kept page to cite
    line: str  # the citation in one line
    lede_in_text: bool  # the standfirst is the first block too, and is not shown twice

    @property
    def title(self) -> str:
        return self.view.article.title or self.view.row.title or self.view.row.url

    @property
    def answer(self) -> ArticleView:
        return self.view


def page(archive: Answers, asked: Asked) -> ArticlePage:
    id = asked.numbers["article"]
    view = archive.article(id, asked.number("revision", least=1))
    if view.row.id != id:  # it turned out to be a page of another
        raise Moved(f"/article/{view.row.id}")
    article, record = view.article, view.record
    older = view.revision if view.revisions and view.revision != max(found.number for found in view.revisions) else None
    citation = archive.cite(id, 0, 0, revision=older) if view.captures else None
    text = article.text
    return ArticlePage(
        view=view,
        blocks=marked(article.blocks, record.statements, record.meetings),
        notes=notes(record.statements, view.speakers),
        meetings=tuple(encounter(text, meeting) for meeting in record.meetings),
        people=_parties(record.people, view.speakers),
        organisations=_parties(record.organisations, view.speakers),
        places=_parties(record.places, view.speakers),
        findings=findings(article),
        steps=_steps(view),
        older=older,
        citation=citation,
        line=references.line(citation) if citation else "",
        lede_in_text=bool(article.lede and article.blocks and article.blocks[0].text == article.lede),
    )


def notes(statements: Sequence[Statement], entities: Mapping[str, int], before: str = "") -> tuple[Note, ...]:
    """What stands in the margin, one for each statement; `before` begins their anchors where a page has two articles."""
    found: list[Note] = []
    taken: set[str] = set()
    for number, statement in enumerate(statements, start=1):
        names = statement.speakers or ((statement.speaker,) if statement.speaker else ())
        speakers = tuple(Party(name=name, entity=entities.get(name)) for name in names)
        words = f"{before}{anchor(statement)}"
        if words in taken:  # two statements of the same words, by different speakers
            words = f"{words}-{number}"
        taken.add(words)
        found.append(Note(number=number, statement=statement, speakers=speakers, anchor=words, id=f"{before}n{number}"))
    return tuple(found)


def anchor(statement: Statement) -> str:
    """The name of a statement in its article's page: by offsets, which outlast the order of a record."""
    return f"s{statement.start}-{statement.end}"


def encounter(text: str, meeting: Meeting) -> Encounter:
    """The meeting, and its paragraph as far as it is near: at most 140 characters on each side, cut between words."""
    begin = max(text.rfind("\n", 0, meeting.start) + 1, meeting.start - _NEAR)
    stop = text.find("\n", meeting.end)
    stop = min(len(text) if stop < 0 else stop, meeting.end + _NEAR)
    before, after = text[begin : meeting.start], text[meeting.end : stop]
    if begin and text[begin - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if stop < len(text) and text[stop] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return Encounter(meeting=meeting, before=before, words=text[meeting.start : meeting.end], after=after)


def findings(article: Article) -> tuple[Finding, ...]:
    """The fields that say where they were found, in the order of the noun; fields it has none of come last."""
    order = {field.name: number for number, field in enumerate(fields(Article))}
    names = sorted(article.evidence, key=lambda name: (order.get(name, len(order)), name))
    found = []
    for name in names:
        value, evidence = told(getattr(article, name, None)), article.evidence[name]
        found.append(Finding(field=name, value=value, evidence=evidence, same=value == " ".join(evidence.raw.split())))
    return tuple(found)


def told(value: object) -> str:
    """A field's value for people, on one line; at most 300 characters of it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return moments.moment(value)
    if isinstance(value, Mapping):
        return _cut(", ".join(f"{key}: {told(item)}" for key, item in value.items()))
    if isinstance(value, (tuple, list)):
        return _cut(", ".join(told(item) for item in value[:20]))
    if is_dataclass(value):
        names = (getattr(value, name, None) for name in ("name", "title", "text", "url"))
        return _cut(next(filter(None, names), ""))
    return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= 300 else text[:299] + "…"


def _parties(entities: Sequence[Entity], numbers: Mapping[str, int]) -> tuple[tuple[Party, Entity], ...]:
    return tuple((Party(name=entity.name, entity=numbers.get(entity.name)), entity) for entity in entities)


def _steps(view: ArticleView) -> tuple[RevisionStep, ...]:
    found, before = [], None
    for revision in sorted(view.revisions, key=lambda revision: revision.number):
        found.append(RevisionStep(revision=revision, before=before, shown=revision.number == view.revision))
        before = revision.number
    return tuple(reversed(found))
