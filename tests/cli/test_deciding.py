"""`people`, as its user sees it: merged and split by hand."""

from pathlib import Path
from typing import Any


def test_people_are_merged_and_split_by_hand(depeche: Any, pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    assert depeche("add", pages, "-a", folder, "--workers", 0, "-q").code == 0
    out = depeche("people", "-a", folder).out
    assert "Ilse Vaudrin" in out
    assert "Nothing was decided by hand" in out
    vaudrin = depeche("people", "list", "vaudrin", "-a", folder, "--json").values[0]["id"]
    brekel = depeche("people", "-a", folder, "list", "brekel", "--json").values[0]["id"]
    merged = depeche("people", "merge", "Ilse Vaudrin", f"person/{brekel}", "--why", "a test", "-a", folder)
    assert merged.out.strip() == f"decision 1: Tomas Brekel (person/{brekel}) is Ilse Vaudrin (person/{vaudrin})"
    (decided,) = depeche("people", "decided", "-a", folder, "--json").values
    assert (decided["what"], decided["why"], decided["target"]["entity"]) == ("merged", "a test", vaudrin)
    assert depeche("show", f"person/{brekel}", "-a", folder, "--json").values[0]["row"]["id"] == vaudrin
    assert "taken back" in depeche("people", "undo", 1, "-a", folder).out
    assert "taken back" in depeche("people", "-a", folder).out
    split = depeche("people", "split", "Brekel", "Brekle", "-a", folder)
    assert "is never written 'Brekle'; there is Tomas Brekel" in str(split.error)
    half = depeche("people", "merge", "Ilse Vaudrin", f"person/{brekel}", "Nobody", "-a", folder)
    assert half.code == 1
    assert half.out.startswith("decision 2: "), "what holds is told, whatever becomes of the next"
