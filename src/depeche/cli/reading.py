"""`read`: one page, read and printed."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.text import Text

import depeche
from depeche import sources
from depeche.cli.options import moment, web_address
from depeche.cli.terminal import err, lines, out, plainly, table, told, words
from depeche.errors import SourceProblem
from depeche.exports.documents import DOCUMENTS
from depeche.exports.wording import credit
from depeche.model import Article, Page, Record, When
from depeche.sources.manners import without_user


@click.command("read")
@click.argument("page")
@click.option(
    "--url", type=web_address, metavar="URL", help="The page's address, where neither it nor a pages.jsonl beside it says."
)
@click.option(
    "--captured",
    type=moment(date.fromisoformat),
    metavar="DATE",
    help="When it was fetched; what stands on it as “2 hours ago” counts from here.",
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", *DOCUMENTS]), default="text", show_default=True)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option(
    "--why",
    is_flag=True,
    help="Show where each field was found and what other places say; with --record, why each thing is told.",
)
@click.option("--record", "with_record", is_flag=True, help="Show who said what, the meetings and the people too.")
@click.option("--allow-private", is_flag=True, help="Fetch an address of a private network too.")
def read(
    page: str, url: str | None, captured: When | None, form: str, why: bool, with_record: bool, allow_private: bool
) -> None:
    """Read one page: a file, an address, or - for standard input.

    \b
    Examples:
      depeche read page.html
      depeche read https://herald.example/story --format markdown
      curl -s https://herald.example/story | depeche read - --url https://herald.example/story --json
      depeche read page.html --why
      depeche read page.html --record --why
    """
    # Loaded here: `--help` needs no reader.
    from depeche.reading import read_page

    article = read_page(_page(page, url, captured, allow_private))
    record = depeche.record(article) if with_record else None
    if form == "json":
        lines([article, *([record] if record else [])])
    elif form in DOCUMENTS:
        written = DOCUMENTS[form].write(article, record)
        click.echo(plainly(written) if sys.stdout.isatty() else written, nl=False)
    else:
        _article(article)
    if why:
        _evidence(article)
    if record and form != "json" and not (form in DOCUMENTS and DOCUMENTS[form].holds_record):
        _record(record, why)
    if article.partial:
        err().print(words(f"This reading is not whole: {article.partial}.", "yellow"))


def _page(name: str, url: str | None, captured: When | None, allow_private: bool) -> Page:
    at = (
        captured
        if isinstance(captured, datetime)
        else datetime.combine(captured, datetime.min.time(), UTC)
        if captured
        else None
    )
    if name == "-":
        return Page(body=sys.stdin.buffer.read(), url=url, captured=at)
    if name and "://" not in name and Path(name).is_dir():
        raise SourceProblem(name, "it is a folder, and one page is read; `depeche add` takes folders")
    if "://" not in name and not Path(name).is_file():
        raise SourceProblem(name, "there is no such file; an address starts with http:// or https://")
    name = without_user(name)
    manners = sources.Manners(private=allow_private)
    for capture in sources.captures(sources.plan([name]), now=lambda: datetime.now(UTC), manners=manners):
        if capture.page:
            found = capture.page
            return Page(body=found.body, url=url or found.url, headers=found.headers, captured=at or found.captured)
        reason = capture.reason or (f"it answered {capture.status}" if capture.status else "there is no page in it")
        if capture.outcome != "redirect":
            raise SourceProblem(name, reason)
    raise SourceProblem(name, "there is no page in it")


def _article(article: Article) -> None:
    console = out()
    if article.kicker:
        console.print(words(article.kicker.upper(), "dim"))
    console.print(words(article.title or "(no title)", "bold"))
    head = (credit(article), article.site, told(article.published), article.language)
    console.print(words(" · ".join(filter(None, head)), "dim"))
    if article.kind not in ("article", "live", "video", "gallery"):
        console.print(words(f"This page is no article; it is of kind “{article.kind}”.", "yellow"))
        for headline in article.headlines:
            console.print(words(f"· {headline.title}  {headline.url}"))
    for block in article.blocks:
        shown = block.text or " — ".join(filter(None, (block.caption, block.credit))) or block.alt or block.url or ""
        label = {"paragraph": "", "heading": ""}.get(block.kind, f"[{' '.join(filter(None, (block.kind, block.network)))}] ")
        console.print()
        console.print(words(label + shown, "bold" if block.kind == "heading" else "dim" if not block.text else ""))


def _evidence(article: Article) -> None:
    console = out()
    shown = table("field", "found in", "as it stands there", "others say")
    for field, evidence in sorted(article.evidence.items()):
        others = "; ".join(f"{where}: {raw[:60]}" for where, raw in evidence.others)
        shown.add_row(field, words(f"{evidence.layer} {evidence.path}"), words(evidence.raw[:120]), words(others))
    console.print()
    console.print(shown)


def _record(record: Record, why: bool) -> None:
    console = out()
    reasons = ("why",) if why else ()
    said = table("who", "act", "what", "sure", *reasons)
    for one in record.statements:
        who = ", ".join(one.speakers) or one.speaker or "(nobody named)"
        said.add_row(words(who), one.act, words(one.text), f"{one.confidence:.2f}", *_reasons(one.why, why))
    met = table("when", "status", "what", "where", "who", "sure", *reasons)
    for meeting in record.meetings:
        met.add_row(
            meeting.when or "",
            meeting.status,
            words(meeting.what),
            words(meeting.where),
            words(", ".join(meeting.participants)),
            f"{meeting.confidence:.2f}",
            *_reasons(meeting.why, why),
        )
    dated = table("date", "in the text", *reasons)
    for mention in record.dates:
        dated.add_row(mention.value, words(mention.text), *_reasons(mention.why, why))
    shown = [("Who said what", said, record.statements), ("Meetings", met, record.meetings)]
    for title, rows, found in [*shown, *([("Dates", dated, record.dates)] if why else [])]:
        console.print(f"\n[bold]{title}[/]" + ("" if found else ": nothing found"))
        if found:
            console.print(rows)
    if record.people:
        people = "; ".join(person.name + (f" ({person.role})" if person.role else "") for person in record.people)
        console.print(words(f"\nPeople: {people}"))


def _reasons(why: tuple[str, ...], wanted: bool) -> tuple[Text, ...]:
    return (words("; ".join(why)),) if wanted else ()
