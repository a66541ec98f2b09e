"""Milliseconds that searches take in an archive of many articles, with the words of real pages in their real frequencies.

    python bench/searching.py make ARCHIVE FOLDER [--articles 1000000] [--database postgresql://…]
    python bench/searching.py ask ARCHIVE [--queries 400]

`FOLDER` has pages, of whose words the articles are made; without `--database` they go into SQLite.

`make` writes articles straight into the database of a new archive (no pages: reading a million would take a day). Each is a
handful of stretches taken from the given pages, so that words and pairs of words are as frequent as there, and now and then
a made-up name, because a vocabulary never ends; it has three statements, by persons of whom few are named often and most
once or twice. `ask` draws a log of queries from what is in the archive, the same each
time, and asks each twice, best first and newest first.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any, get_args

import sqlalchemy as sa

from depeche import Archive, sources
from depeche.archive import analyser, databases, identity, places, siting
from depeche.archive.naming import KEEP_WORD
from depeche.archive.readings import compact, noun, searchable, stored
from depeche.archive.schema import articles, entities, mentions, name_keys, readings, speakers, spellings, statements
from depeche.archive.store import Store
from depeche.errors import DepecheError
from depeche.model import Act, Article, Block
from depeche.names import keys
from depeche.reading import read_page

STRETCH = 30  # words taken from a page in one go
STRETCHES = (4, 12)  # of an article
NAMED = 0.02  # share of words that are made up
BATCH = 5_000
SITES, LANGUAGES = 400, ("en", "de", "fr", "es", "it")
BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
PERSONS = 200_000
SAID = 3  # statements of an article
ACTS: tuple[str, ...] = get_args(Act)


def words_of(folder: str) -> list[str]:
    """The words of the articles in a folder of pages, one text after the other."""
    found: list[str] = []
    for capture in sources.captures(sources.plan([folder]), now=lambda: datetime.now(UTC)):
        if capture.page is None:
            continue
        try:
            found.extend(read_page(capture.page).text.split())
        except DepecheError:
            continue
    return found


def invented(draw: random.Random) -> str:
    """A name nobody has; of a few syllables, the first ones common, so that many names share a beginning."""
    syllables = ("va", "bre", "tor", "lin", "mo", "ska", "ri", "den", "kul", "zi", "pha", "un", "gor", "est", "ny", "wal")
    return "".join(draw.choice(syllables) for _ in range(draw.randint(2, 5))).capitalize()


def made(number: int, words: list[str], draw: random.Random) -> Article:
    """An article of stretches of `words`, 15 seconds after the one before."""
    said: list[str] = []
    for _ in range(draw.randint(*STRETCHES)):
        at = draw.randrange(len(words) - STRETCH)
        stretch = words[at : at + STRETCH]
        if draw.random() < NAMED * STRETCH:
            stretch[draw.randrange(STRETCH)] = invented(draw)
        said.append(" ".join(stretch))
    at = draw.randrange(len(words) - 8)
    host = f"paper{int(SITES * draw.random() ** 2)}.example"
    return Article(
        url=f"https://{host}/{number}",
        title=" ".join(words[at : at + 8]),
        published=BEGINNING + timedelta(seconds=15 * number),
        language=LANGUAGES[int(len(LANGUAGES) * draw.random() ** 2)],
        blocks=tuple(Block(kind="paragraph", text=text) for text in said),
    )


def rows(number: int, article: Article) -> tuple[dict[str, Any], dict[str, Any], tuple[str, str]]:
    """The rows of a reading and of an article, and the words for the index."""
    reading = {
        "id": number, "page_id": 0, "reader": "bench", "recorder": "bench", "digest": str(number),
        "article": stored(article), "record": b"",
    }  # fmt: skip
    when = article.published.isoformat() if article.published else ""
    row = {
        "id": number, "key": article.url, "reading_id": number, "url": article.url, "title": article.title, "site": None,
        "host": article.url.split("/")[2], "authors": compact(()), "ordered": when[:19] + "Z", "published": when,
        "language": article.language, "kind": "article", "revisions": 1,
    }  # fmt: skip
    return reading, row, (analyser.indexed(article.title or ""), analyser.indexed(searchable(article)))


def person(number: int) -> str:
    """The name of the person of this number; some share a surname."""
    draw = random.Random(number)
    return f"{invented(draw)} {invented(draw)}"


def people() -> Iterator[tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]]:
    """The rows of each person: the entity, its spelling, the keys of its name, its words."""
    for number in range(1, PERSONS + 1):
        name = person(number)
        row = {"id": number, "kind": "person", "name": name, "role": None, "articles": 1, "statements": 1}
        spelling = {
            "entity_id": number, "name": name, "language": "en", "kind": "person", "folded": identity.folded(name),
            "articles": 1,
        }  # fmt: skip
        yield (
            row, spelling, [{"key": key, "kind": "person", "entity_id": number} for key in sorted(keys(name))],
            [{"word": word, "kind": "person", "folded": spelling["folded"]} for word in str(spelling["folded"]).split()],
        )  # fmt: skip


def spoken(number: int, article: Article, draw: random.Random) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """The rows of an article's statements and of their speakers, and the words for the index."""
    words = article.text.split()
    for position in range(SAID):
        at, who = draw.randrange(len(words) - STRETCH), 1 + int(PERSONS * draw.random() ** 4)
        text, name, own = " ".join(words[at : at + STRETCH]), person(who), SAID * number + position
        row = {
            "id": own, "article_id": number, "position": position, "text": text, "kind": "direct", "act": draw.choice(ACTS),
            "speaker": name, "role": None, "confidence": 0.9, "ordered": str(article.published)[:19], "plain": "{}",
        }  # fmt: skip
        speaker = {
            "statement_id": own, "position": 0, "name": name, "entity_id": who, "place": places.place(number, position)
        }  # fmt: skip
        yield row, speaker, analyser.indexed(text)


def make(folder: str, pages: str, count: int, database: str | None) -> None:
    words = words_of(pages)
    print(f"{len(words):,} words of {pages}", flush=True)
    draw = random.Random(1)
    begun = time.monotonic()
    with Archive(folder, database=database):
        pass
    store = Store(Path(folder), create=False)
    with store.writing() as connection:
        named = list(people())
        connection.execute(sa.insert(entities), [row for row, _, _, _ in named])
        connection.execute(sa.insert(spellings), [spelling for _, spelling, _, _ in named])
        connection.execute(sa.insert(name_keys), [key for _, _, held, _ in named for key in held])
        connection.execute(KEEP_WORD, [word for _, _, _, held in named for word in held])
    for first in range(1, count + 1, BATCH):
        told = [made(number, words, draw) for number in range(first, min(first + BATCH, count + 1))]
        batch = [rows(number, article) for number, article in enumerate(told, first)]
        said = [list(spoken(number, article, draw)) for number, article in enumerate(told, first)]
        naming = {
            (row["article_id"], speaker["entity_id"]): {
                "article_id": row["article_id"], "entity_id": speaker["entity_id"], "name": speaker["name"], "role": None,
                "affiliation": None, "times": 1,
            }
            for one in said for row, speaker, _ in one
        }  # fmt: skip
        with store.writing() as connection:
            connection.execute(sa.insert(readings), [reading for reading, _, _ in batch])
            connection.execute(sa.insert(articles), [row for _, row, _ in batch])
            connection.execute(sa.insert(mentions), list(naming.values()))
            connection.execute(sa.insert(statements), [row for one in said for row, _, _ in one])
            connection.execute(sa.insert(speakers), [speaker for one in said for _, speaker, _ in one])
            titled = [(row["id"], title, body) for _, row, (title, body) in batch]
            words_said = [(speaker["place"], indexed) for one in said for _, speaker, indexed in one]
            siting.keep(connection, {("host", row["host"]) for _, row, _ in batch})
            databases.of(connection).index(connection, titled, words_said)
        if (first // BATCH) % 20 == 0:
            print(f"{first + len(batch) - 1:,} articles, {time.monotonic() - begun:.0f} s", flush=True)
    store.kind.tidied(store.engine)  # as a rebuild does in the end
    print(f"{count:,} articles, {time.monotonic() - begun:.0f} s", flush=True)
    store.close()


def log(store: Store, count: int) -> Iterator[tuple[str, str]]:
    """Kind and text of queries, drawn from the words of articles spread over the archive: common words come often."""
    draw = random.Random(2)
    with store.peeking() as connection:
        held = connection.execute(sa.select(sa.func.max(readings.c.id))).scalar_one()
        drawn = [draw.randint(1, held) for _ in range(count)]
        bodies = dict(connection.execute(sa.select(readings.c.id, readings.c.article).where(readings.c.id.in_(drawn))).all())
    for number in drawn:
        article = noun(Article, bodies[number])
        words = [word for word in analyser.indexed(article.text).split() if len(word) > 1]
        long = [word for word in words if len(word) > 4] or words
        at = draw.randrange(len(words) - 3)
        site, day = article.url.split("/")[2], str(article.published)[:10]
        somebody = person(1 + int(PERSONS * draw.random() ** 4))
        kinds = {
            "word": draw.choice(long),
            "any word": draw.choice(words),
            "two words": f"{draw.choice(long)} {draw.choice(long)}",
            "three words": " ".join(draw.choice(words) for _ in range(3)),
            "phrase": '"' + " ".join(words[at : at + draw.randint(2, 3)]) + '"',
            "prefix": f"{draw.choice(long)[: draw.randint(3, 5)]}*",
            "or": f"{draw.choice(long)} OR {draw.choice(words)}",
            "without": f"{draw.choice(words)} -{draw.choice(long)}",
            "language": f"{draw.choice(words)} lang:{article.language}",
            "site": f"{draw.choice(words)} site:{site}",
            "since": f"{draw.choice(words)} since:{day}",
            "site alone": f"site:{site}",
            "until": f"{draw.choice(long)} until:{day} lang:{article.language}",
            "who": f'who:"{somebody}"',
            "who by surname": f"who:{somebody.split()[-1]}",
            "said": f"said:{draw.choice(long)}",
            "said by": f'who:"{somebody}" said:{draw.choice(words)}',
            "act": f"act:{draw.choice(ACTS)} {draw.choice(long)}",
        }
        if count <= 0:
            return
        yield from list(kinds.items())[:count]
        count -= len(kinds)


def ask(folder: str, count: int) -> None:
    took: dict[str, list[tuple[float, float, str]]] = {}
    store = Store(Path(folder), create=False)
    asked = list(log(store, count))
    store.close()
    with Archive(folder, create=False) as archive:
        for kind, query in asked:
            for newest in (False, True):
                begun, busy = time.perf_counter(), time.process_time()
                archive.search(query, newest=newest)
                spent, worked = (
                    1000 * (now - then) for now, then in ((time.perf_counter(), begun), (time.process_time(), busy))
                )
                took.setdefault(kind, []).append((spent, worked, query + (" (newest)" if newest else "")))
        print(f"{archive.counts().articles:,} articles, {2 * len(asked)} searches, one process\n")
    took["all"] = [one for found in took.values() for one in found]
    print("| kind | searches | median ms | 99th ms | CPU median | CPU 99th | slowest |\n|---|--:|--:|--:|--:|--:|---|")
    for kind, found in took.items():
        middle, late = _hundredths([spent for spent, _, _ in found])
        cpu_middle, cpu_late = _hundredths([worked for _, worked, _ in found])
        slowest = max(found)[-1]
        print(f"| {kind} | {len(found)} | {middle:.1f} | {late:.1f} | {cpu_middle:.1f} | {cpu_late:.1f} | `{slowest}` |")


def _hundredths(values: list[float]) -> tuple[float, float]:
    """Median and 99th percentile."""
    cut = quantiles(values, n=100, method="inclusive")
    return cut[49], cut[98]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    making = verbs.add_parser("make")
    making.add_argument("archive")
    making.add_argument("folder")
    making.add_argument("--articles", type=int, default=1_000_000)
    making.add_argument("--database")
    asking = verbs.add_parser("ask")
    asking.add_argument("archive")
    asking.add_argument("--queries", type=int, default=400)
    options = parser.parse_args()
    if options.verb == "make":
        make(options.archive, options.folder, options.articles, options.database)
    else:
        ask(options.archive, options.queries)


if __name__ == "__main__":
    main()
