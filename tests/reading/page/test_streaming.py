"""Pages that are sent in pieces are read in the order in which they are seen."""

from __future__ import annotations

import depeche

LINES = [
    f"The {n} fee of the harbour is due on a Tuesday, and the harbour master writes the day into his book, as ever."
    for n in ("first", "second", "third")
]
URL = "https://quay.example/2031/05/the-fees-of-the-harbour"


def test_late_pieces_stand_where_the_script_would_put_them() -> None:
    page = (f"<main><article><h1>Fees</h1><p>{LINES[0]}</p><!--$?--><template id=\"B:0\"></template><p>Wait for the fees, "
            f"they are on their way to you.</p><!--/$--><p>{LINES[2]}</p></article></main>"
            f"<div hidden id=\"S:1\"><p>{LINES[1]}</p></div>"
            f"<div hidden id=\"S:0\"><section><template id=\"P:1\"></template></section></div>")  # fmt: skip
    assert depeche.read(page, url=URL).text == "\n\n".join(LINES)


def test_pieces_without_a_place_and_places_that_hold_each_other_do_no_harm() -> None:
    loop = "".join(f'<div hidden id="S:{n}"><template id="P:{(n + 1) % 400}"></template></div>' for n in range(400))
    page = (
        f"<article><h1>Fees</h1>{''.join(f'<p>{line}</p>' for line in LINES)}</article>{loop}<template id='B:7'></template>"
    )
    assert depeche.read(page, url=URL).text == "\n\n".join(LINES)
