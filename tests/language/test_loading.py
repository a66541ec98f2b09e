"""Language files are checked when they are loaded, and no language is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche import language
from depeche.language import BadLanguageFile, load, primary
from depeche.language.calendar import Calendar


@pytest.mark.parametrize(
    ("tag", "code"), [("pt-BR", "pt"), ("FR", "fr"), ("zh_Hant", "zh"), ("", "und"), (None, "und"), ("-", "und")]
)
def test_the_primary_subtag_counts(tag: str | None, code: str) -> None:
    assert primary(tag) == code


def test_a_language_without_a_file_has_its_name_and_neutral_data() -> None:
    found = load("fo")
    assert (found.code, found.name, found.calendar) == ("fo", "Faroese", Calendar())


def test_a_language_that_nobody_knows_is_no_error() -> None:
    found = load("qqq-Latn")
    assert (found.code, found.name, found.calendar) == ("qqq", "", Calendar())


def test_a_language_is_loaded_once() -> None:
    assert load("fr-CA") is load("fr")


def test_a_language_may_be_like_another() -> None:
    assert load("nb").speech == load("no").speech
    assert (load("nb").code, load("nb").name) == ("nb", "Norwegian Bokmål")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[speech]\ninverts = 'always'", "qq.toml: speech.inverts is "),
        ("[speech\ninverts = true", "qq.toml: "),
    ],
)
def test_a_slip_in_a_file_is_told_with_its_place(
    written: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "qq.toml").write_text(written, "utf-8")
    monkeypatch.setattr(language, "files", lambda _: tmp_path)
    with pytest.raises(BadLanguageFile) as slip:
        load("qq")
    assert str(slip.value).startswith(told)
