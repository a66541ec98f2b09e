"""The headline as the page shows it: not the one made for search engines, and without the name of the site.

Pages state it four times, each time a little differently. What is shown (`h1`) is believed when something declared backs it;
what is declared is believed when nothing shown looks like it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from depeche.reading.addresses import host
from depeche.reading.claims import Claim, Claims, tidy
from depeche.reading.settle import Settled, settle
from depeche.reading.survey import Survey

_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « ", " › ", " / ", ": ", "｜", "|", "－", "：", " ~ ", "_", "--", "-")
"""What stands between a headline and the name of the site; the surest first."""

MOST_HEADS = 20
LONGEST_TITLE = 500


def shown(found: Survey) -> list[Claim]:
    """The `h1` of the page as claims, in document order."""
    claims = []
    for place, element in enumerate(found.heads[:MOST_HEADS]):
        text = tidy(mended(element.text(separator=" ")[: 2 * LONGEST_TITLE]))
        if text and len(text) <= LONGEST_TITLE:
            claims.append(Claim("title", "dom", f"h1[{place}]" if place else "h1", text, element))
    return claims


def mended(text: str) -> str:
    """Text of an element whose parts were joined by blanks, without those that no reader sees: "Riad : 3" → "Riad: 3"."""
    text = " ".join(text.split())
    for mark in (":", ",", ".", ";"):
        if f" {mark} " in text:
            text = text.replace(f" {mark} ", f"{mark} ")
    return text


def title(claims: Claims, found: Survey, site: Iterable[str], url: str | None) -> Settled[str]:
    """The headline. `site`: names the site goes by, to be cut from its end."""
    names = {_key(name) for name in site if name}
    names |= {_key(host(url)), _key(host(url).rsplit(".", 1)[0].rsplit(".", 1)[-1])} if url else set()
    names.discard("")
    heads = shown(found)
    declared = [(claim, without_site(claim.raw, names)) for claim in _declared(claims)]
    named = [
        (Claim("title", "dom", "title", tidy(element.text()[:LONGEST_TITLE])), element) for element in found.titles[:1]
    ]
    page = [(claim, without_site(claim.raw, names, guess=True)) for claim, _ in named if claim.raw]
    page += [(claim, without_site(claim.raw, names)) for claim in claims.of("page_title")]
    heads_cut = [(claim, without_site(claim.raw, names)) for claim in heads]
    rest = [*heads_cut, *declared, *page]
    winner = _winner(heads_cut, declared, page, names)
    if winner is None:
        return Settled()
    return settle([winner, *(one for one in rest if one[0] is not winner[0])], same=_key)


def _declared(claims: Claims) -> list[Claim]:
    trust = {"json-ld": 0, "microdata": 1, "opengraph": 2, "meta": 3}
    return sorted(claims.of("title"), key=lambda claim: trust.get(claim.layer, 9))


Candidate = tuple[Claim, str]


def _winner(heads: list[Candidate], declared: list[Candidate], page: list[Candidate], names: set[str]) -> Candidate | None:
    heads = [head for head in heads if _key(head[1]) not in names]
    backing = [*declared, *page]
    keys = {_key(text) for _, text in backing}
    for claim, text in heads:  # shown and declared alike
        if _key(text) in keys:
            return claim, _cased(text, backing)
    for claim, text in heads:  # shown with a kicker in front of what is declared
        for _, other in declared:
            if len(_key(other)) >= 12 and _key(text).endswith(_key(other)):
                return (claim, text) if ":" in text else (claim, other)
    best: tuple[float, Candidate] | None = None
    for head in heads:
        nearness = max((_nearness(head[1], other) for _, other in backing), default=0.0)
        if nearness >= 0.35 and (best is None or nearness > best[0]):
            best = (nearness, head)
    if best is not None:
        return best[1]
    if len(heads) == 1 and len(heads[0][1]) >= 12 and not declared:
        return heads[0]
    for candidate in (*declared, *page, *heads):
        if _key(candidate[1]) and _key(candidate[1]) not in names:
            return candidate
    return None


def _key(text: str) -> str:
    """What two spellings of one headline share: letters and digits, case folded."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def _nearness(one: str, other: str) -> float:
    """How much of the words two headlines share, 0 to 1; of the letters' pairs where a script has no blanks."""
    first, second = _pieces(one), _pieces(other)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second)) if min(len(first), len(second)) > 2 else float(first == second)


def _pieces(text: str) -> set[str]:
    words = set(text.casefold().split())
    if len(words) <= 2 and len(text) > 12 and not text.isascii():
        return {text[i : i + 2] for i in range(len(text) - 1)}
    return words


def _cased(text: str, backing: list[Candidate]) -> str:
    """A headline set in capitals by the page's author, as it is declared in mixed case."""
    if not text.isupper():
        return text
    return next((other for _, other in backing if _key(other) == _key(text) and not other.isupper()), text)


def without_site(text: str, names: set[str], guess: bool = False) -> str:
    """The text without the site's name (and rubrics before it) at its end, or the site's name at its start.

    `guess` also cuts what follows the last bar or dash when it is short: only right for `<title>`.
    """
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        parts = text.split(separator)
        for count in range(1, min(4, len(parts))):
            tail = separator.join(parts[-count:])
            if _is_site(_key(tail), names) and len(_key(separator.join(parts[:-count]))) >= 3:
                return separator.join(parts[:-count]).strip()
        if _key(parts[0]) in names and len(_key(separator.join(parts[1:]))) >= 12:
            return separator.join(parts[1:]).strip()
    if guess:
        for separator in (" | ", " - ", " – ", " — ", " • ", " · ", "｜"):
            head, _, tail = text.rpartition(separator)
            if head and len(tail.split()) <= 4 and len(head) > len(tail):
                return head.strip()
    return text


def _is_site(key: str, names: set[str]) -> bool:
    return bool(key) and key in names
