"""Searching: a query's tree → SQL over articles, the best first, with snippets and counts.

What words match is the database's index to say, filters are plain columns. Both become one condition on the article, so that
AND, OR and NOT go across them.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import analyser, databases, former, naming, places, query, siting, views
from depeche.archive.answers import Hit, Results
from depeche.archive.engine import Engine
from depeche.archive.moments import after
from depeche.archive.query import Every, Field, Node, Not, Some, Term
from depeche.archive.schema import articles, readings, speakers, statements
from depeche.errors import BadQuery

MOST = 10_000
"""Articles of one query that are counted and ranked. Where more have its words, those that were kept last."""
ALSO = 10  # articles that are named behind one with nearly the same words
SNIPPET = 240  # characters, about
_FACET_VALUES = 30
_FIRST_LOOK = 3000  # characters; if all words of the query are there together, the rest of the text is not looked at


def results(connection: Connection, engine: Engine, text: str, *, limit: int, offset: int, newest: bool,
            folded: bool = True, most: int = MOST) -> Results:  # fmt: skip
    """One page of what a query finds. Raises BadQuery.

    `folded`: of articles with nearly the same words the first stands for all, unless the query asks for them (like:).
    `most`: articles that are counted and ranked.
    """
    tree = query.parsed(text)
    database = databases.of(connection)
    wanted = tuple(query.terms(tree))
    try:
        found = _kept_last(connection, Conditions(connection, engine).of(tree, most + 1), most, _by_number(tree))
        # The highest numbers come first, and a sort leaves equals in their order: those of one moment stay so.
        ids = sorted(found.ids, key=dict(zip(found.ids, found.ordered, strict=True)).__getitem__, reverse=True)
        ranking = None if newest or not ids else _ranking(tree, wanted, found)
        if ranking is not None:
            rank = dict.fromkeys(ids, 0.0)  # what only a filter found comes last
            scored = connection.execute(database.scores(ranking, found.ids)).all()
            rank.update((number, score) for number, score in scored)
            ids.sort(key=rank.__getitem__)
    except sa.exc.DBAPIError as error:
        if database.too_large(error):
            raise BadQuery(text, 0, "this query is too large for the index") from error
        raise
    shown, behind = (ids, {}) if not folded or _asks_for_copies(tree) else _folds(ids, found)
    hits = _hits(connection, {number: behind.get(number, []) for number in shown[offset : offset + limit]}, tree)
    return Results(
        query=text, total=len(ids), folded=len(ids) - len(shown), more=found.more, hits=hits, facets=_facets(found)
    )


def _ranking(tree: Node, wanted: tuple[Term, ...], found: Found) -> Node | None:
    """The words that rank what was found; None where there are none.

    All of the query's, as it asks for them where they hold of each article that was found: the index then has no others to
    go through. What begins words that very many articles have tells nothing, and takes longest to weigh.
    """
    weighed = tuple(term for term in wanted if not (term.prefix and found.more))
    parts = tree.parts if isinstance(tree, Every) and not query.wordy(tree) else (tree,)
    held = Every(parts=tuple(part for part in parts if query.wordy(part)))
    if weighed and tuple(query.terms(held)) == weighed:
        return held
    return Some(parts=weighed) if weighed else None


def _asks_for_copies(tree: Node) -> bool:
    return any(field.name == "like" for field in query.fields(tree))


def _folds(ids: list[int], found: Found) -> tuple[list[int], dict[int, list[int]]]:
    """Those that are shown, in order: of each group of copies the first. And the others, by the one that they are behind."""
    group = {number: like for number, like in zip(found.ids, found.likes, strict=True) if like is not None}
    first: dict[int, int] = {}
    behind: dict[int, list[int]] = {}
    for number in filter(group.__contains__, ids):
        shown = first.setdefault(group[number], number)
        if shown != number:
            behind.setdefault(shown, []).append(number)
    hidden = {number for others in behind.values() for number in others}
    return [number for number in ids if number not in hidden] if hidden else ids, behind


class Found(NamedTuple):
    """What is counted of the articles that a query found, in columns of one length. `more`: there are others."""

    ids: tuple[int, ...]
    ordered: tuple[str, ...]
    hosts: tuple[str, ...]
    languages: tuple[str | None, ...]
    kinds: tuple[str, ...]
    likes: tuple[int | None, ...]
    more: bool


_COUNTED = (articles.c.id, articles.c.ordered, articles.c.host, articles.c.language, articles.c.kind, articles.c.like_id)


def _kept_last(connection: Connection, condition: sa.ColumnElement[bool], most: int, by_number: bool) -> Found:
    """The articles of which the condition is true: of more than `most`, those that were kept last. `by_number`: it names
    them; else it is about columns, whose own indexes may find them, and what is counted is looked up for those alone."""
    last_first = articles.c.id.desc()
    if not by_number:
        chosen = sa.select(articles.c.id).where(condition).order_by(last_first).limit(most + 1).correlate(None)
        condition = articles.c.id.in_(chosen)
    asked = databases.from_index(sa.select(*_COUNTED).where(condition)).order_by(last_first).limit(most + 1)
    rows = connection.execute(asked).all()
    if not rows:
        return Found((), (), (), (), (), (), more=False)
    ids, ordered, hosts, languages, kinds, likes = zip(*rows[:most], strict=True)
    return Found(ids, ordered, hosts, languages, kinds, likes, more=len(rows) > most)


def _by_number(node: Node) -> bool:
    """Whether the condition of a tree says which articles, or which of those are left."""
    if isinstance(node, Field):
        return node.name in ("who", "said", "act")
    return query.wordy(node) or (isinstance(node, Every) and any(map(_by_number, node.parts)))


_ASKED_OF_EACH = frozenset({"site", "lang", "since", "until", "kind", "act"})
_SAMPLE = 400  # articles looked at to see whether a filter holds of many
FEW = 100
"""Statements of somebody: so many are looked up in the index one by one, where it has a word of very many others."""


class Conditions:
    """Trees as conditions on `articles`."""

    def __init__(self, connection: Connection, engine: Engine) -> None:
        self._connection, self._engine = connection, engine
        self._database = databases.of(connection)
        self._database.searching(connection)

    def of(self, node: Node, most: int | None = None) -> sa.ColumnElement[bool]:
        """The condition of a tree. `most`: so many articles of which it holds are enough, those with the highest numbers."""
        if query.wordy(node):  # words only: the index answers all of it at once
            return articles.c.id.in_(self._database.matched("words", node, most=most))
        if isinstance(node, Every):
            return self._every(node, most)
        if isinstance(node, Some):
            return sa.or_(*(self.of(part, most) for part in node.parts))
        if isinstance(node, Not):
            return sa.not_(self.of(node.part))
        assert isinstance(node, Field)
        if node.name in ("who", "said", "act"):
            return self._says([node], most)
        return self._column(node)

    def _every(self, node: Every, most: int | None) -> sa.ColumnElement[bool]:
        """Of who:, said: and act: side by side, all have to hold of one statement."""
        together = [part for part in node.parts if isinstance(part, Field) and part.name in ("who", "said", "act")]
        rest = [part for part in node.parts if part not in together]
        words = tuple(part for part in rest if query.wordy(part))
        often, few = self._often([part for part in node.parts if part not in words]) if words else (None, False)
        if often is not None:
            conditions = [often]
        else:
            conditions = [self.of(part) for part in rest if part not in words]
            if together:
                conditions.append(self._says(together, None if words or len(rest) > len(words) else most))
        if not words:
            return sa.and_(sa.true(), *conditions)
        among = sa.select(articles.c.id).where(*conditions) if conditions else None
        if among is not None and often is not None:
            among = databases.from_index(among)
        return articles.c.id.in_(
            self._database.matched("words", Every(parts=words), among=among, often=often is not None, few=few, most=most)
        )

    def _often(self, parts: list[Node]) -> tuple[sa.ColumnElement[bool] | None, bool]:
        """Filters that hold of a good part of all articles, as a condition to be asked of one article after the other.

        None where they hold of few, or can't be asked so cheaply: it is better then to make a set of those articles first.
        And whether they are known to hold of few.
        """
        if not parts or not all(isinstance(part, Field) and part.name in _ASKED_OF_EACH for part in parts):
            return None, False
        fields = [part for part in parts if isinstance(part, Field)]
        if sum(field.name == "act" for field in fields) > 1:  # of one statement, which `_says` sees to
            return None, False
        holds = sa.and_(*(_has_act(field.value) if field.name == "act" else self._column(field) for field in fields))
        last = self._connection.execute(sa.select(sa.func.max(articles.c.id))).scalar_one() or 0
        sample = range(1, last + 1, last // _SAMPLE + 1)
        seen = sa.select(sa.func.count(), sa.func.count().filter(holds)).where(articles.c.id.in_(sample))
        there, held = self._connection.execute(seen).one()
        return (holds, False) if held * self._database.GOOD_PART > there else (None, True)

    def _says(self, fields: list[Field], most: int | None = None) -> sa.ColumnElement[bool]:
        """Articles with a statement of which all of this is true. `most`: so many are enough, the highest numbers."""
        if all(field.name == "who" for field in fields):  # alone, it is enough to be named
            return sa.and_(*(articles.c.id.in_(naming.articles_naming(self._who(field.value))) for field in fields))
        heard = tuple(field.inside for field in fields if field.inside is not None and query.wordy(field.inside))
        speaker = next((field for field in fields if field.name == "who"), None)
        rest = [field for field in fields if field is not speaker and field.inside not in heard]
        conditions = [self._statement(field) for field in rest]
        if not heard and speaker is None:
            return articles.c.id.in_(sa.select(statements.c.article_id).where(*conditions))
        numbers = self._who(speaker.value) if speaker is not None else []
        there = naming.places_speaking(numbers)
        if heard:
            among = there if speaker is not None else None
            each = among is not None and len(self._connection.execute(among.limit(FEW + 1)).all()) <= FEW
            there = self._database.matched("said_words", Every(parts=heard), among=among, each=each)
        return articles.c.id.in_(self._database.articles_at(there, conditions, most=most))

    def of_one_statement(self, node: Node) -> sa.ColumnElement[bool] | None:
        """What a tree demands of one statement, as a condition on `statements` (who:, said:, act:); None: nothing."""
        if isinstance(node, Field):
            return self._statement(node) if node.name in ("who", "said", "act") else None
        if not isinstance(node, (Every, Some)):
            return None
        parts = [self.of_one_statement(part) for part in node.parts]
        told = [part for part in parts if part is not None]
        if isinstance(node, Some):  # a part that says nothing of statements is true of each
            return sa.or_(*told) if told and len(told) == len(parts) else None
        return sa.and_(*told) if told else None

    def _statement(self, field: Field) -> sa.ColumnElement[bool]:
        if field.name == "act":
            return statements.c.act == field.value
        if field.name == "who":
            return statements.c.id.in_(self._spoken_by(field.value))
        assert field.inside is not None
        return statements.c.id.in_(said(self._database, field.inside))

    def _spoken_by(self, name: str) -> sa.Select[tuple[int]]:
        return sa.select(speakers.c.statement_id).where(speakers.c.entity_id.in_(self._who(name)))

    def _who(self, name: str) -> list[int]:
        return naming.entities_called(self._connection, self._engine, name)

    def _column(self, field: Field) -> sa.ColumnElement[bool]:
        value = field.value
        if field.name == "site":
            return siting.on_site(value)
        if field.name == "lang":
            return views.in_language(value)
        if field.name == "since":
            return articles.c.ordered >= value
        if field.name == "until":
            return sa.and_(articles.c.ordered < after(query.first_day(value)), articles.c.ordered > "")
        if field.name == "like":
            number = former.today(self._connection, int(value))
            one, others = articles.alias(), articles.alias()
            alike = sa.select(others.c.id).join(one, one.c.like_id == others.c.like_id).where(one.c.id == number)
            return sa.or_(articles.c.id == number, articles.c.id.in_(alike))
        assert field.name == "kind"
        return articles.c.kind == value


def _has_act(act: str) -> sa.ColumnElement[bool]:
    """Articles with a statement that does this."""
    return sa.exists().where(statements.c.article_id == articles.c.id, statements.c.act == act)


def said(database: databases.Database, node: Node) -> Any:
    """The statements whose words match."""
    if query.wordy(node):
        there = database.matched("said_words", node).subquery()
        (place,) = there.c
        return sa.select(statements.c.id).join_from(there, statements, places.stands_at(place))
    if isinstance(node, Not):
        return sa.select(statements.c.id).where(statements.c.id.not_in(said(database, node.part)))
    assert isinstance(node, (Every, Some))  # words and groups of them, some with nothing positive inside
    join = sa.and_ if isinstance(node, Every) else sa.or_
    return sa.select(statements.c.id).where(join(*(statements.c.id.in_(said(database, part)) for part in node.parts)))


def _facets(found: Found) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many there are of each site, language, kind and month: the most frequent first, months from the last one on.

    A language with all its regions is one, as it is for lang:.
    """
    languages: Counter[str] = Counter()
    for tag, n in Counter(found.languages).items():
        languages[(tag or "").partition("-")[0].lower()] += n
    counts: dict[str, Counter[Any]] = {
        "site": Counter(found.hosts),
        "language": languages,
        "kind": Counter(found.kinds),
        "month": Counter([moment[:7] for moment in found.ordered]),
    }
    facets = {}
    for name, counted in counts.items():
        values = [(value, n) for value, n in counted.items() if value]
        values.sort(key=lambda item: item[0] if name == "month" else (-item[1], item[0]), reverse=name == "month")
        facets[name] = tuple(values[:_FACET_VALUES])
    return facets


# ---------------------------------------------------------------- snippets


def _hits(connection: Connection, folds: dict[int, list[int]], tree: Node) -> tuple[Hit, ...]:
    numbers = list(folds)
    if not numbers:
        return ()
    shown = [*numbers, *(number for others in folds.values() for number in others[:ALSO])]
    rows = {row.id: row for row in connection.execute(views.ARTICLE.where(articles.c.id.in_(shown)))}
    stored = sa.select(articles.c.id, readings.c.article).join(readings, readings.c.id == articles.c.reading_id)
    bodies = {row.id: row.article for row in connection.execute(stored.where(articles.c.id.in_(numbers)))}
    wanted = tuple(query.terms(tree))
    return tuple(
        Hit(
            article=views.article(rows[n]), snippet=snippet(_text(bodies[n]), wanted), like=len(folds[n]),
            also=tuple(views.article(rows[other]) for other in folds[n][:ALSO]),
        )
        for n in numbers
    )  # fmt: skip


def _text(data: bytes) -> str:
    """The text of a stored article, without making the noun of it."""
    blocks = json.loads(zlib.decompress(data)).get("blocks", ())
    return "\n\n".join(block["text"] for block in blocks if block.get("text"))


def snippet(text: str, wanted: Iterable[Term], length: int = SNIPPET) -> tuple[tuple[str, bool], ...]:
    """A piece of the text with as many different words of the query as can be had, cut in pieces: words, and whether the
    query hit them. The beginning of the text where it hit nothing."""
    terms = list(wanted)
    marks, start, reach, hit = _marked(text[:_FIRST_LOOK], terms, length)
    if hit < len(terms) and len(text) > _FIRST_LOOK:
        marks, start, reach, _ = _marked(text, terms, length)
    before = max(0, min(length // 4, length - (reach - start)))  # what there is room for, with all that was hit
    begin = 0 if start < length // 3 and reach <= length else _word_edge(text, max(0, start - before), start)
    end = len(text) if begin + length >= len(text) else _word_edge(text, begin + length)
    pieces: list[tuple[str, bool]] = []
    at = begin
    if begin > 0:
        pieces.append(("… ", False))
    for first, last, _ in marks:
        if first < at or first >= end:
            continue
        if first > at:
            pieces.append((_flat(text[at:first]), False))
        at = min(last, end)
        pieces.append((_flat(text[first:at]), True))
    if at < end:
        pieces.append((_flat(text[at:end]), False))
    if end < len(text):
        pieces.append((" …", False))
    return tuple(pieces)


def _marked(text: str, wanted: list[Term], length: int) -> tuple[list[tuple[int, int, int]], int, int, int]:
    """The hits, where those of the best window begin and end, and how many different terms they are of."""
    marks = _marks(text, wanted)
    return marks, *_densest(marks, length)


def _flat(text: str) -> str:
    return text.replace("\n\n", " ").replace("\n", " ")


def _word_edge(text: str, at: int, most: int | None = None) -> int:
    """The next place after `at` where a word begins, if one is near (and not beyond `most`)."""
    blank = text.find(" ", at, at + 30 if most is None else min(at + 30, most))
    return blank + 1 if blank >= 0 else at


def _marks(text: str, wanted: list[Term]) -> list[tuple[int, int, int]]:
    """Where the query hit: start, end, which term. In order, none overlapping."""
    if not wanted:
        return []
    words = list(analyser.words(text))
    by_first: dict[str, list[int]] = {}
    beginnings: list[int] = []
    for i, term in enumerate(wanted):
        if term.prefix and len(term.words) == 1:
            beginnings.append(i)
        else:
            by_first.setdefault(term.words[0], []).append(i)
    found: list[tuple[int, int, int]] = []
    end = -1
    for at, word in enumerate(words):
        if word.start < end:
            continue
        hits = [i for i in by_first.get(word.folded, ()) if _is_phrase(words, at, wanted[i])]
        hits += [i for i in beginnings if word.folded.startswith(wanted[i].words[0])]
        if hits:
            longest = max(hits, key=lambda i: len(wanted[i].words))
            *_, asked = wanted[longest].words
            last = words[at + len(wanted[longest].words) - 1]
            # Of a pair of signs no more is marked than was asked for.
            part = last.folded != asked and analyser.unspaced(text[last.start])
            end = analyser.sign_end(text, last.start) if part else last.end
            found.append((word.start, end, longest))
    return found


def _is_phrase(words: list[analyser.Word], at: int, term: Term) -> bool:
    if at + len(term.words) > len(words):
        return False
    last = len(term.words) - 1
    return all(
        words[at + i].folded == wanted or (term.prefix and i == last and words[at + i].folded.startswith(wanted))
        for i, wanted in enumerate(term.words)
    )


def _densest(marks: list[tuple[int, int, int]], length: int) -> tuple[int, int, int]:
    """Of a window that holds most different terms: where the first begins, where the last ends, and how many they are.

    Linear: each mark goes in and out once.
    """
    best, found, reach, last = 0, 0, 0, 0
    inside: dict[int, int] = {}
    for i, (first, _, term) in enumerate(marks):
        while last < len(marks) and (last == i or marks[last][1] <= first + length):  # one that is longer fills it
            inside[marks[last][2]] = inside.get(marks[last][2], 0) + 1
            last += 1
        if len(inside) > best:
            best, found, reach = len(inside), first, marks[last - 1][1]
        inside[term] -= 1
        if not inside[term]:
            del inside[term]
    return found, reach, best
