"""`sources` and `follow` from the command line, against papers played by a server on loopback."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.sources.weblet import NOON, page, rss

from depeche.archive.answers import Followed
from depeche.cli import main
from depeche.cli.following import standing
from depeche.sources import opml


class Papers(ThreadingHTTPServer):
    """Serves what a test puts into `spots`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.spots: dict[str, tuple[int, str, str]] = {}
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def put(self, path: str, body: str, kind: str = "text/html", status: int = 200) -> None:
        self.spots[path] = status, kind, body


class _Handler(BaseHTTPRequestHandler):
    server: Papers

    def do_GET(self) -> None:
        status, kind, body = self.server.spots.get(self.path, (404, "text/html", "nothing here"))
        self.send_response(status)
        self.send_header("Location" if kind == "location" else "Content-Type", body if kind == "location" else kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


@pytest.fixture
def papers() -> Iterator[Papers]:
    server = Papers()
    server.put(
        "/", '<html><head><link rel=alternate type="application/rss+xml" href="/feed"></head><body>Home</body></html>'
    )
    server.put("/feed", rss((f"{server.url}/ferry", "Ferry sails")), "application/rss+xml")
    server.put("/ferry", page("Ferry sails"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def ran(*arguments: str) -> tuple[int, str, str]:
        verb = [*arguments]
        verb[1:1] = ["-a", str(tmp_path / "a")]
        with pytest.raises(SystemExit) as exit_:
            main(verb)
        found = capsys.readouterr()
        return int(exit_.value.code or 0), found.out, found.err

    return ran


Run = Callable[..., tuple[int, str, str]]
ONCE = ("follow", "--once", "--delay", "0", "--allow-private", "--workers", "0")


def test_a_home_page_is_followed_by_its_feed(run: Run, papers: Papers) -> None:
    code, out, _ = run("sources", "add", "--allow-private", f"{papers.url}/")
    assert code == 0
    assert f"follows: feed “Herald” {papers.url}/feed, lists 1 entry" in out
    assert "followed already" in run("sources", "add", "--allow-private", f"{papers.url}/feed")[1]
    assert "not asked yet" in run("sources")[1]
    code, out, _ = run(*ONCE)
    assert (code, "1 poll, 0 failed; 1 new article, 0 changed" in out) == (0, True)
    (listed,) = [json.loads(line) for line in run("sources", "--json")[1].splitlines()]
    assert (listed["url"], listed["articles"], listed.get("failures", 0)) == (f"{papers.url}/feed", 1, 0)


def test_what_fails_is_shown_with_its_reason(run: Run, papers: Papers) -> None:
    run("sources", "add", "--allow-private", f"{papers.url}/feed")
    papers.put("/feed", "<p>moved</p>")
    code, _, err = run(*ONCE)
    assert code == 3
    assert "it is no feed" in err
    assert "failing (1 time): it is no feed" in " ".join(run("sources")[1].split())
    assert "failed: it is no feed" in run("sources", "show", "1")[1]


@pytest.mark.parametrize(
    ("days", "said"), [(0, "failing (2 times): it answers 503, next Mon 11 Jan"), (5, "and overdue since Mon 11 Jan")]
)
def test_a_source_that_fails_may_be_overdue_too(days: int, said: str) -> None:
    one = Followed(
        id=1, url="https://herald.example/feed", kind="feed", state="followed", added=NOON, last_try=NOON,
        next=NOON + timedelta(hours=1), failures=2, reason="it answers 503",
    )  # fmt: skip
    assert said in standing(one, NOON + timedelta(days=days))[0]


def test_an_empty_list_says_what_to_do(run: Run, tmp_path: Path) -> None:
    code, _, err = run("sources")
    assert (code, "there is none yet" in err) == (1, True)
    (tmp_path / "page.html").write_text(page("Ferry"))
    run("add", str(tmp_path / "page.html"), "--workers", "0")
    assert "No source is followed yet." in run("sources")[1]
    assert "it follows no source yet" in run(*ONCE)[2]


def test_an_opml_file_is_taken_and_given_back(run: Run, tmp_path: Path, papers: Papers) -> None:
    given = tmp_path / "mine.opml"
    given.write_text(
        f'<opml><body><outline text="Herald" xmlUrl="{papers.url}/feed" htmlUrl="https://herald.example/"/></body></opml>'
    )
    assert run("sources", "add", str(given))[0] == 0
    assert f'xmlUrl="{papers.url}/feed"' in run("sources", "export")[1]
    run("sources", "export", "-o", str(tmp_path / "out.opml"))
    (back,) = opml.outlines((tmp_path / "out.opml").read_bytes(), "out.opml")
    assert (back.url, back.title, back.site) == (f"{papers.url}/feed", "Herald", "https://herald.example/")
    code, _, said = run("sources", "export", "-o", str(tmp_path / "nowhere" / "out.opml"))
    assert (code, "out.opml can't be written (No such file or directory)" in said) == (1, True)
    papers.put("/feed", rss().replace("<channel>", f"<channel><link>{papers.url}/</link>"), "application/rss+xml")
    run(*ONCE)
    assert f'htmlUrl="{papers.url}/"' in run("sources", "export")[1], "what the feed itself says, once it was read"


def test_sources_are_paused_resumed_and_removed_by_number_and_host(run: Run, papers: Papers) -> None:
    run("sources", "add", "--allow-private", f"{papers.url}/feed")
    assert run("sources", "pause", "1")[0] == 0
    assert "paused" in run("sources")[1]
    run("sources", "resume", f"{papers.url}/feed")
    assert "paused" not in run("sources")[1]
    run("sources", "remove", "127.0.0.1")
    assert "No source is followed yet" in run("sources")[1]
    code, _, err = run("sources", "pause", "lac.example")
    assert (code, "`depeche sources` lists them" in err) == (1, True)


def test_what_is_no_source_says_why_and_the_others_are_taken(run: Run, papers: Papers) -> None:
    papers.put("/bare", "<html><body>Nothing</body></html>")
    papers.spots["/mine"] = papers.spots.pop("/feed")  # it stands in no usual place
    code, out, err = run(
        "sources", "add", "--allow-private", f"{papers.url}/nowhere", f"{papers.url}/bare", f"{papers.url}/mine"
    )
    assert code == 3
    assert "it answers 404" in err
    assert "there is no feed and no sitemap to be found there" in err
    assert f"{papers.url}/mine" in out


def test_private_addresses_are_refused_unless_allowed(run: Run, papers: Papers) -> None:
    code, _, err = run("sources", "add", f"{papers.url}/feed")
    assert (code, "address of a private network" in " ".join(err.split())) == (3, True)


def test_json_texts_tell_what_came_and_the_sum(run: Run, papers: Papers) -> None:
    run("sources", "add", "--allow-private", f"{papers.url}/feed")
    told = [json.loads(line) for line in run(*ONCE, "--json")[1].splitlines()]
    assert [one["change"] for one in told if "change" in one] == ["new"]
    assert told[-1] == {"polls": 1, "failed": 0, "captures": {"new": 1}}


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_asks_for_an_end_gets_a_clean_one(run: Run, papers: Papers, tmp_path: Path, asked: signal.Signals) -> None:
    run("sources", "add", "--allow-private", f"{papers.url}/feed")
    command = [sys.executable, "-m", "depeche", "follow", "-a", str(tmp_path / "a"), "--allow-private", "--json", *ONCE[2:4]]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(asked, signal.SIG_DFL),  # whoever runs the tests may be deaf to it
    )  # fmt: skip
    assert process.stdout is not None
    lines = [next(process.stdout), next(process.stdout)]
    time.sleep(0.2)
    process.send_signal(asked)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert json.loads([*lines, *out.splitlines()][-1])["interrupted"] is True
    assert run("check")[0] == 0


def test_the_archive_may_be_named_behind_the_verb(
    papers: Papers, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ("-a", str(tmp_path / "a"))
    for verb in (("sources", "add", "--allow-private", f"{papers.url}/feed", *here), ("sources", "pause", "1", *here)):
        with pytest.raises(SystemExit) as exit_:
            main(verb)
        assert not exit_.value.code
    assert "paused" in capsys.readouterr().out


def test_who_adds_a_paused_source_follows_it_again(run: Run, papers: Papers) -> None:
    for _ in range(2):
        assert "follows: feed" in run("sources", "add", "--allow-private", f"{papers.url}/feed")[1]
        run("sources", "pause", "1")
    run("sources", "add", "--allow-private", f"{papers.url}/feed")
    assert "paused" not in run("sources")[1]


def test_a_feed_behind_a_redirect_for_now_keeps_its_address(run: Run, papers: Papers) -> None:
    papers.put("/latest", f"{papers.url}/feed", "location", 302)
    assert f"{papers.url}/latest, lists 1 entry" in run("sources", "add", "--allow-private", f"{papers.url}/latest")[1]


def test_no_password_of_an_address_is_kept_or_told(run: Run, papers: Papers, tmp_path: Path) -> None:
    url = papers.url.replace("//", "//me:secret@")
    told = [
        run("add", "--allow-private", "--workers", "0", f"{url}/ferry", f"{url}/none", f"{url}/feed"),
        run("sources", "add", "--allow-private", f"{url}/feed", f"{url}/none"),
        run(*ONCE),
        run("sources"),
    ]
    assert "secret" not in str(told)
    warcs = b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "a" / "warc").iterdir())
    assert b"secret" not in warcs + (tmp_path / "a" / "depeche.sqlite").read_bytes()


def test_a_folder_is_no_source_and_nothing_is_shown_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    code, _, err = run("sources", "add", str(tmp_path / "pages"), "")
    assert (code, "pages: it is a folder; an address" in err.replace("\n", " "), "'': there is no such file" in err) == (
        3,
        True,
        True,
    )


def test_a_name_that_is_neither_file_nor_host_says_both(run: Run) -> None:
    code, _, err = run("sources", "add", "feeds.opml.example", "me:secret@lac.example/feed")
    assert code == 3
    assert "feeds.opml.example: there is no such file; as an address, no such host" in err
    assert "secret" not in err


def test_a_round_that_asks_nobody_says_why(run: Run, papers: Papers) -> None:
    run("sources", "add", "--allow-private", f"{papers.url}/feed")
    assert "1 poll" in run(*ONCE)[1]
    assert "Nothing was due" in run(*ONCE)[1]


def test_an_article_that_is_gone_says_so_where_it_is_shown(run: Run, papers: Papers) -> None:
    run("sources", "add", "--allow-private", f"{papers.url}/feed")
    run(*ONCE)
    papers.put("/ferry", "no more", status=410)
    time.sleep(1.1)
    run(*ONCE, "--now")
    assert "no longer there when last asked for" in run("show", "1")[1]


def add(run: Run, *sources: str) -> tuple[int, str, str]:
    return run("add", *sources, "--allow-private", "--workers", "0")


def test_an_address_that_leads_on_to_a_page_is_taken_in(run: Run, papers: Papers) -> None:
    papers.put("/old", "/ferry", "location", 302)
    code, out, err = add(run, f"{papers.url}/old")
    assert (code, err) == (0, "")
    assert "2 captures: 1 new, 1 redirected" in out


def test_add_says_what_an_address_answered_in_place_of_a_page(run: Run, papers: Papers) -> None:
    papers.put("/broken", "", status=500)
    code, out, err = add(run, f"{papers.url}/nowhere", f"{papers.url}/broken")
    assert code == 3
    assert f"{papers.url}/nowhere: it answers 404\n{papers.url}/broken: it answers 500\n" in err
    assert "`depeche sources unread` lists" in out


def test_what_a_crawl_of_somebody_found_missing_is_no_trouble_of_ours(run: Run, papers: Papers, tmp_path: Path) -> None:
    add(run, f"{papers.url}/ferry", f"{papers.url}/nowhere")
    code, out, err = run("add", str(next((tmp_path / "a" / "warc").iterdir())), "--workers", "0")
    assert (code, err) == (0, "")
    assert "1 without a page" in out


def test_what_could_not_be_read_is_listed_by_the_name_that_one_knows_it_by(
    run: Run, papers: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add(run, f"{papers.url}/ferry")
    assert run("sources", "unread")[1] == "Every page could be read.\n"
    papers.put("/broken", "", status=500)
    listed, photo = Path("list.txt"), Path("photo.html")  # short enough for their column
    listed.write_text(f"{papers.url}/broken\nno address\n", "utf-8")
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    add(run, str(listed), str(photo), f"{papers.url}/nowhere")
    papers.put("/ferry", "", status=404)  # what was there once is an event of its article
    add(run, f"{papers.url}/ferry")
    found = [json.loads(line) for line in run("sources", "unread", "--json")[1].splitlines()]
    assert [one["name"] for one in found] == [
        f"{papers.url}/nowhere",
        str(photo),
        f"{listed}, line 2",
        f"{papers.url}/broken",
    ]
    told = "".join(run("sources", "unread", "-n", "3")[1].split())
    assert {part for part in ("photo.html", "list.txt,", "3of4captures") if part not in told} == set()
    assert {part for part in ("urn:sha256", "itanswers500") if part in told} == set()
    assert "itanswers500" in "".join(run("sources", "unread")[1].split())


def test_a_source_that_failed_is_asked_at_once_where_it_is_resumed(run: Run, papers: Papers) -> None:
    run("sources", "add", f"{papers.url}/feed", "--allow-private")
    assert run("follow", "--once", "--delay", "0", "--workers", "0")[0] == 3  # without --allow-private
    code, out, _ = run(*ONCE)
    assert (code, "`depeche sources resume SOURCE` has it asked at once" in out) == (0, True)
    run("sources", "resume", "1")
    assert "new: Ferry sails" in run(*ONCE)[2]
