"""`search`, `said`, `agenda`, `stories`, `show`: what the archive knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import get_args

import click

from depeche.archive import Archive
from depeche.archive.answers import (
    AgendaFilter,
    ArticleRow,
    ArticleView,
    MeetingRow,
    PersonView,
    SaidFilter,
    StatementRow,
    StoryFilter,
    StoryView,
)
from depeche.cli.options import as_json, at_most, between, existing, in_archive, in_order, language
from depeche.cli.terminal import lines, out, table, told, words
from depeche.errors import NotFound
from depeche.exports.wording import counted
from depeche.language import primary
from depeche.model import Act, MeetingStatus, When


@click.command("search")
@click.argument("query")
@in_archive
@at_most(20)
@click.option("--newest", is_flag=True, help="Newest first; otherwise best first.")
@click.option("--unfold", is_flag=True, help="Show copies as results of their own.")
@as_json
def search(query: str, folder: Path, limit: int, newest: bool, unfold: bool, json_: bool) -> None:
    """Find articles. Of copies, which have nearly the same words, one stands for all.

    \b
    Words are folded (accents and case make no difference) and all have to occur.
      "the quay gave way"       a phrase          ferry OR bridge     either
      ferr*                     a beginning       ferry -quay         not
      who:vaudrin  said:quay    who is named; what was said
      like:12                   article 12 and those with nearly the same words
      site:herald.example  lang:fr  kind:live  act:promise  since:2027-01-11  until:2027-01-31

    \b
    Examples:
      depeche search 'ferry "Port-Armel" lang:en'
      depeche search 'who:vaudrin act:promise' --newest
      depeche search -- '-quay ferry'      behind -- a search may begin with -
    """
    with existing(folder) as archive:
        found = archive.search(query, limit=limit, newest=newest, folded=not unfold)
    if json_:
        lines(found.hits)
        return
    console = out()
    for hit in found.hits:
        console.print(_heading(hit.article))
        snippet = words("   ")
        for piece, is_hit in hit.snippet:
            snippet.append_text(words(piece, "bold" if is_hit else "dim"))
        console.print(snippet)
        if hit.like:
            sites = ", ".join(dict.fromkeys(name for row in hit.also if (name := row.site or row.host)))
            of = f" ({sites})" if sites else ""  # pages out of files may tell of none
            console.print(words(f"   and {hit.like} more like it{of}; like:{hit.article.id} shows them", "dim"))
    nothing = "No article has this. Fewer words find more; `depeche search --help` has the syntax."
    _more(len(found.hits), found.total - found.folded, "article", nothing, beyond=found.more)


@click.command("said")
@click.argument("who", required=False)
@in_archive
@click.option("--about", metavar="WORDS", help="Only statements with these words.")
@click.option("--act", type=click.Choice(get_args(Act)), help="Only statements of this kind.")
@click.option("--site", metavar="SITE", help="Only in this site's articles.")
@click.option("--lang", type=language, help="Only in articles of this language (fr, en, …).")
@between
@at_most(20)
@as_json
def said(
    who: str | None, folder: Path, about: str | None, act: Act | None, site: str | None, lang: str | None,
    since: When | None, until: When | None, limit: int, json_: bool,
) -> None:  # fmt: skip
    """Who said what, newest first. WHO is a name in any spelling or script; without it, everybody.

    \b
    Examples:
      depeche said
      depeche said "Ilse Vaudrin" --act promise
      depeche said --about quay --since 2027-01-11
    """
    in_order(since, until)
    wanted = SaidFilter(who=who, words=about, act=act, site=site, language=lang, since=since, until=until)
    with existing(folder) as archive:
        rows = archive.said(wanted, limit=limit)
    if json_:
        lines(rows)
        return
    _statements(rows)
    if not rows:
        hint = " Another spelling may help, or `depeche search who:NAME`." if who else ""
        out().print(f"Nobody is quoted so in this archive.{hint}")


@click.command("agenda")
@in_archive
@click.option("--who", metavar="NAME", help="Only meetings in which this party takes part.")
@click.option("--where", metavar="PLACE", help="Only meetings at this place.")
@click.option("--status", type=click.Choice(get_args(MeetingStatus)), help="Only meetings of this status.")
@click.option("--all", "all_", is_flag=True, help="Past ones too, latest first; otherwise from today on.")
@between
@at_most(50)
@as_json
def agenda(
    folder: Path, who: str | None, where: str | None, status: MeetingStatus | None, all_: bool,
    since: When | None, until: When | None, limit: int, json_: bool,
) -> None:  # fmt: skip
    """The meetings, held and announced, by day.

    \b
    Examples:
      depeche agenda
      depeche agenda --all --where Port-Armel
    """
    in_order(since, until)
    chosen = None if all_ else since or (None if until else date.today())
    with existing(folder) as archive:
        rows = archive.agenda(AgendaFilter(who=who, where=where, status=status, since=chosen, until=until), limit=limit)
    if json_:
        lines(rows)
        return
    _meetings(rows)
    if not rows:
        hint = "" if all_ else " from then on; --all shows the past ones too"
        out().print(f"No such meeting{hint}.")


@click.command("stories")
@in_archive
@between
@at_most(20)
@as_json
def stories(folder: Path, since: When | None, until: When | None, limit: int, json_: bool) -> None:
    """The stories, those last reported first.

    The list has how many articles and sites tell each, and in which languages; `depeche show story/7` opens one.
    """
    in_order(since, until)
    with existing(folder) as archive:
        rows = archive.stories(StoryFilter(since=since, until=until), limit=limit)
    if json_:
        lines(rows)
        return
    shown = table("story", "# articles", "# sites", "languages", "last", "first headline")
    for row in rows:
        shown.add_row(
            f"story/{row.id}",
            str(row.articles),
            str(len(row.sites)),
            _languages(row.languages),
            told(row.last),
            words(row.title),
        )
    out().print(shown if rows else "There is no story in this time. `depeche add` brings articles in.")


@click.command("show")
@click.argument("ref", metavar="REF")
@in_archive
@click.option("-r", "--revision", type=click.IntRange(1), help="Of an article: this revision instead of the last.")
@as_json
def show(ref: str, folder: Path, revision: int | None, json_: bool) -> None:
    """One article, story or person. REF is what the lists print and what the site has in its addresses.

    \b
    Examples:
      depeche show 12                             an article by its number
      depeche show https://herald.example/ferry   an article by its address
      depeche show story/7
      depeche show person/3
    """
    with existing(folder) as archive:
        found = _found(archive, ref, revision)
    if json_:
        lines([found])
        return
    if isinstance(found, StoryView):
        _story(found)
    elif isinstance(found, PersonView):
        _person(found)
    else:
        _article(found)


def _found(archive: Archive, ref: str, revision: int | None) -> ArticleView | StoryView | PersonView:
    kind, _, number = ref.partition("/")
    if kind in ("story", "person", "article") and number:
        if not number.isascii() or not number.isdigit():
            raise NotFound(kind, number, f"{'an' if kind == 'article' else 'a'} {kind} goes by a number, as in {kind}/7")
        if revision is not None and kind != "article":
            raise click.UsageError(f"--revision goes with an article; a {kind} has none.")
        if kind == "story":
            return archive.story(int(number))
        if kind == "person":
            return archive.person(int(number))
        ref = number
    return archive.article(archive.find(ref), revision)


def _languages(tags: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(map(primary, tags)))


def _heading(row: ArticleRow) -> object:
    shown = words(f"{row.id:>5}  ", "dim")
    shown.append_text(words(row.title or row.url, "bold"))
    shown.append_text(words(f"  {_whence(row)}", "dim"))
    return shown


def _whence(row: ArticleRow) -> str:
    """Where and when an article was published, as far as that is known."""
    return " · ".join(filter(None, (row.site or row.host, told(row.published))))


def _more(shown: int, total: int, what: str, nothing: str, *, beyond: bool = False) -> None:
    if not total:
        out().print(nothing)
    elif shown < total:
        many = f"more than {total:,}" if beyond else f"{total:,}"
        out().print(words(f"{shown} of {many} {what}s; -n shows more.", "dim"))


def _statements(rows: Sequence[StatementRow]) -> None:
    console = out()
    for row in rows:
        one = row.statement
        who = ", ".join(party.name for party in row.speakers) or one.speaker or "(nobody named)"
        line = words(who, "bold")
        if one.role:
            line.append_text(words(f", {one.role}", "dim"))
        marks = ("“", "”") if one.kind == "direct" else ("", "")
        line.append_text(words(f" [{one.act}] {marks[0]}{one.text}{marks[1]}"))
        console.print(line)
        console.print(words(f"   {row.article.id}  {_whence(row.article)}", "dim"))


def _meetings(rows: Sequence[MeetingRow]) -> None:
    if not rows:
        return
    shown = table("when", "status", "what", "where", "who", "articles")
    for row in rows:
        who = ", ".join(party.name for party in row.participants)
        told_by = " ".join(dict.fromkeys(str(mention.article.id) for mention in row.mentions))
        shown.add_row(row.when or "no day", row.status, words(row.what), words(row.where), words(who), told_by)
    out().print(shown)


def _story(view: StoryView) -> None:
    console = out()
    console.print(words(view.row.title, "bold"))
    told_by = f"{counted(view.row.articles, 'article')}, {counted(len(view.row.sites), 'site')}"
    console.print(words(f"{told_by}, {_languages(view.row.languages)}\n", "dim"))
    for row in view.articles:
        console.print(_heading(row))
    if view.statements:
        console.print("\n[bold]Who said what[/]")
        _statements(view.statements)
    if view.meetings:
        console.print("\n[bold]Meetings[/]")
        _meetings(view.meetings)


def _person(view: PersonView) -> None:
    console = out()
    console.print(words(view.row.name, "bold"))
    for office in view.offices:
        days = " – ".join(dict.fromkeys((told(office.first), told(office.last))))
        console.print(words(f"  {office.role} ({days})"))
    spellings = ", ".join(f"{one.name} ({one.language or '?'})" for one in view.spellings)
    console.print(words(f"  written {spellings}\n", "dim"))
    _statements(view.statements)
    _meetings(view.meetings)
    for row in view.articles:
        console.print(_heading(row))


def _article(view: ArticleView) -> None:
    console, article = out(), view.article
    console.print(words(article.title or article.url, "bold"))
    parts = (", ".join(article.authors), view.row.site or view.row.host, told(article.published), article.language or "")
    console.print(words(" · ".join(part for part in parts if part), "dim"))
    state = f"revision {view.revision} of {len(view.revisions)}, {counted(len(view.captures), 'capture')}"
    story = f", story/{view.story.id}" if view.story else ""
    alike = f", nearly the same words elsewhere: like:{view.row.id}" if view.row.like is not None else ""
    console.print(words(f"{article.url}\n{state}{story}{alike}", "dim"))
    last = view.captures[-1] if view.captures else None
    if last is not None and last.outcome in ("missing", "gone"):
        console.print(words(f"no longer there when last asked for, {told(last.at)}", "yellow"))
    for capture in view.captures:
        if capture.outcome == "page" and capture.reason:
            console.print(words(f"capture of {told(capture.at)}: {capture.reason}", "yellow"))
    console.print()
    for block in article.blocks:
        if block.text:
            console.print(words(block.text, "bold" if block.kind == "heading" else ""))
            console.print()
    for one in view.record.statements:
        who = ", ".join(one.speakers) or one.speaker or "(nobody named)"
        line = words(who, "bold")
        line.append_text(words(f" [{one.act}] {one.text}  ({one.start}–{one.end})"))
        console.print(line)
