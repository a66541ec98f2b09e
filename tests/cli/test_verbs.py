"""What holds for all verbs: their list, where they print, and what they say when something is not right."""

import gzip
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from depeche.cli import main
from depeche.cli.terminal import plainly
from depeche.errors import ArchiveProblem


def test_the_list_of_verbs_loads_none_of_them() -> None:
    code = (
        "import sys; from depeche.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print({'sqlalchemy', 'rich', 'depeche.reading', 'depeche.archive'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.splitlines()[-1] == "set()"
    assert "serve   Show the archive in a browser." in found


@pytest.mark.parametrize(
    "verb",
    [
        ["search", "x"],
        ["said"],
        ["agenda"],
        ["stories"],
        ["show", "1"],
        ["check"],
        ["rebuild"],
        ["serve"],
        ["export", "people"],
    ],
)
def test_without_an_archive_each_verb_says_how_to_make_one(depeche: Any, tmp_path: Path, verb: list[str]) -> None:
    ran = depeche(*verb, "-a", tmp_path / "none")
    assert isinstance(ran.error, ArchiveProblem)
    assert "depeche add" in str(ran.error)
    assert not (tmp_path / "none").exists()


def test_an_error_is_one_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["said", "-a", str(tmp_path / "none")])
    assert exit_.value.code == 1
    err = capsys.readouterr().err
    assert err.startswith("depeche: archive ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        (["search", "since:foo"], "depeche: "),
        (["export", "articles", "--query", '"quay'], "depeche: "),
        (["export", "articles", "-f", "jsnl"], "depeche: no format 'jsnl': did you mean 'jsonl'?"),
        (["export", "articles", "-f", ""], "depeche: no format ''"),
        (["export", "articles", "-f", "ics"], "depeche: format 'ics' is for meetings"),
        (["export", "articles", "-o", "a.ics"], "depeche: format 'ics' is for meetings"),
        (["cite", "1", "-f", "biib"], "depeche: no format 'biib': did you mean 'bibtex'?"),
        (["cite", "1", "-f", "biib", "--json"], "depeche: no format 'biib'"),
        (["show", "story/1", "-r", "2"], "Error: --revision goes with an article"),
        (["people", "split", "1"], "Error: say which spellings"),
        (["follow", "--delay", "nan"], "Error: Invalid value for '--delay': 'nan' is no number of seconds"),
        (["follow", "--delay", "-1"], "Error: Invalid value for '--delay': '-1' is no number of seconds"),
        (
            ["add", "x", "--database", "mysql://x/y"],
            "Error: Invalid value for '--database': there is no database of the kind",
        ),
        (["add", "x", "--database", "postgresql://a:b/c"], "Error: Invalid value for '--database': it is no address"),
        (["serve", "--address", "desk"], "Error: Invalid value for '--address': 'desk' is no web address"),
        (["serve", "--address", "http://["], "Error: Invalid value for '--address': 'http://[' is no web address"),
    ],
)
def test_what_is_not_understood_ends_with_the_code_for_that(
    verb: list[str], told: str, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([*verb, "-a", str(kept)])
    assert exit_.value.code == 2
    assert any(line.startswith(told) for line in capsys.readouterr().err.splitlines())


def test_a_page_has_no_other_address_than_one_of_the_web(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["read", str(pages), "--url", "herald.example"])
    assert exit_.value.code == 2
    assert "'herald.example' is no web address" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("verb", [["export", "articles"], ["search", "ferry"], ["said", "--json"]])
def test_a_disk_that_takes_nothing_of_what_is_printed_is_told_in_one_sentence(verb: list[str], kept: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "depeche", *verb, "-a", str(kept)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == "depeche: what is printed can't be written (No space left on device)\n"


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whoever_asks_for_an_end_is_told_what_was_kept_until_then(
    pages: Path, tmp_path: Path, asked: signal.Signals
) -> None:
    """As who ends a service does, or closes the terminal. What the verb had begun is taken away."""
    begun = """
import sys
from depeche.archive import adding
from depeche.cli import main
adding.BATCH_SECONDS = 0.0
main(sys.argv[1:])
"""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        last = f"http://127.0.0.1:{silent.getsockname()[1]}/"  # by then the pages are kept
        verb = [sys.executable, "-c", begun, "add", pages, last, "-a", tmp_path / "a", "--workers", "0", "--allow-private"]
        process = subprocess.Popen(
            list(map(str, verb)), stderr=subprocess.PIPE, text=True,
            preexec_fn=lambda: signal.signal(asked, signal.SIG_DFL),  # whoever runs the tests may be deaf to it
        )  # fmt: skip
        with silent.accept()[0]:
            process.send_signal(asked)
            _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "until then" in err
    assert err.endswith("depeche: interrupted; what was reported as kept is kept\n")


def test_nohup_is_left_deaf(pages: Path, tmp_path: Path) -> None:
    begun = (
        "import os, signal, sys; from depeche.cli import main, _interruptible; signal.signal(1, signal.SIG_IGN); "
        "_interruptible(); os.kill(os.getpid(), 1); main(['--version'])"
    )
    ran = subprocess.run([sys.executable, "-c", begun], capture_output=True, check=False)
    assert ran.returncode == 0


@pytest.mark.parametrize(
    ("closed", "verb", "code", "told"),
    [
        (">&-", "search ferry", 1, "depeche: what is printed can't be written (Bad file descriptor)\n"),
        (">&-", "export articles -f csv", 1, "depeche: what is printed can't be written (Bad file descriptor)\n"),
        (">&- <&-", "export articles -q -o out.csv", 0, ""),
        ("2>&-", "search '\"ferry'", 2, ""),
        ("<&-", "read -", 1, "depeche: this is no page that can be read: it is empty\n"),
    ],
)
def test_a_stream_that_the_caller_closed_costs_no_traceback(
    kept: Path, tmp_path: Path, closed: str, verb: str, code: int, told: str
) -> None:
    command = f"{sys.executable} -m depeche {verb} {closed}"
    environment = {**os.environ, "DEPECHE_ARCHIVE": str(kept)}
    ran = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (code, told)


def test_what_the_locale_has_no_sign_for_is_printed_all_the_same(kept: Path) -> None:
    command = [sys.executable, "-m", "depeche", "search", "ferry", "-a", str(kept)]
    ran = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert (ran.returncode, b"\\u201c" in ran.stdout) == (0, True)


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    assert plainly("a\x1b[2Jb\u202ec\u200bd\te\nf") == "a[2Jbcd\te\nf"


def test_an_archive_of_an_older_depeche_says_what_happens_before_the_answer(depeche: Any, tmp_path: Path) -> None:
    folder, made = tmp_path / "older", Path(__file__).parents[1] / "archive" / "former" / "0001"
    (folder / "warc").mkdir(parents=True)
    shutil.copy(next(made.glob("*.warc.gz")), folder / "warc")
    (folder / "depeche.sqlite").write_bytes(gzip.decompress((made / "depeche.sqlite.gz").read_bytes()))
    (folder / "archive.toml").write_text('database = "depeche.sqlite"\n')
    ran = depeche("search", "ferry", "-a", folder, "--json")
    assert len(ran.values) == 1, "nothing but the answer goes to standard output"
    assert "was made by an older depeche and is brought up to date; if that is interrupted, it goes on" in ran.err
    assert depeche("search", "ferry", "-a", folder).err == ""


def test_an_archive_with_an_old_database_says_so_before_the_answer(depeche: Any, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    for number in range(2):
        if number:
            shutil.copy(folder / "depeche.sqlite", tmp_path / "old.sqlite")
        (tmp_path / f"{number}.html").write_text(
            f"<title>Ferry {number}</title><h1>Ferry {number}</h1><p>It runs again.</p>"
        )
        assert depeche("add", tmp_path / f"{number}.html", "-a", folder, "--workers", 0).code == 0
    shutil.copy(tmp_path / "old.sqlite", folder / "depeche.sqlite")
    ran = depeche("search", "ferry", "-a", folder, "--json")
    assert (len(ran.values), "its database is older than its files" in ran.err) == (1, True)
    ran = depeche("add", tmp_path / "1.html", "-a", folder, "--workers", 0)
    assert (ran.code, "`depeche rebuild` takes in all" in ran.err) == (1, True)
    assert depeche("rebuild", "-a", folder).code == 0
    ran = depeche("search", "ferry", "-a", folder, "--json")
    assert (len(ran.values), ran.err) == (2, "")


@pytest.mark.parametrize("verb", [("export", "articles"), ("said",), ("search", "ferry", "--json")])
def test_a_reader_who_has_seen_enough_is_no_error(kept: Path, verb: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "depeche", *verb, "-a", str(kept)]
    ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_verb_that_there_is_none_of_brings_the_nearest_to_mind(depeche: Any) -> None:
    ran = depeche("serch", "ferry")
    assert (ran.code, "No such verb 'serch'; did you mean 'search'?" in ran.err) == (2, True)
    assert "No such verb 'zzz'." in depeche("zzz").err


def test_an_option_before_the_verb_is_told_to_stand_behind_it(depeche: Any) -> None:
    ran = depeche("-a", "archive", "search", "ferry")
    assert (ran.code, "options stand behind the verb" in ran.err) == (2, True)
