"""Which article an address is, and which entity a name is. Pure: the archive looks up, this decides.

An article goes by the key of its address after redirects. Its canonical address is an alias only on the same registrable
host, when it is no front page, and when the titles agree: sites declare wrong ones, and a front page declared by every
article would swallow them all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from typing import NewType
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

from depeche.model import EntityKind
from depeche.sources import manners

Key = NewType("Key", str)
"""An address in the one form in which the archive compares addresses."""

# Parameters that tell where the reader came from, and never which page it is
_CAMPAIGN = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d)\w*|(?:fb|g|d|y|tw|ms)clid|gbraid|wbraid|msclkid|igshid|mc_[ce]id|yclid|_ga|ref_?src|"
    r"ns_\w+|cmpid|xtor|wt_\w+|ocid|ito|smid|spm|_hsenc|_hsmi|mkt_tok|sfnsn|s_cid|cid_source)"
)
_FRONT = re.compile(r"/?(?:index\.\w{3,5}|home|default\.\w{3,5}|[a-z]{2}(?:-[a-z]{2})?)?/?")
_MOBILE = re.compile(r"(?:www\d?|m|mobile|amp)\.")
_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "ne", "net", "nom", "or", "org"))


@lru_cache(maxsize=1_000)  # each article's is asked for half a dozen times
def key(url: str) -> Key:
    """The key of an address, without scheme, "www.", user, usual port, fragment, campaign parameters and closing slash."""
    if url.startswith("urn:"):
        return Key(url)
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return Key(url.strip())
    host = host.removeprefix("www.")
    place = f"{host}:{port}" if port not in (None, 80, 443) else host
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not _CAMPAIGN.fullmatch(pair.partition("=")[0].casefold())
    )
    path = _percent(parts.path).rstrip("/")
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""  # pages that a script draws
    return Key(f"{place}{path}{'?' + query if query else ''}{route}")


_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def _percent(path: str) -> str:
    """Letters beyond ASCII written out, so that é and %C3%A9 are one; what is encoded for a reason (%2F) stays."""
    if "%" in path:
        path = _ENCODED.sub(lambda found: _written_out(found[0]), path)
    return unicodedata.normalize("NFC", path)


def _written_out(encoded: str) -> str:
    try:
        return unquote(encoded, errors="strict")
    except UnicodeDecodeError:
        return encoded


def host(url: str) -> str:
    """The host of an address in lower case, without "www."; "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def without_user(url: str) -> str:
    """The address without name and password, and without signs that none can have."""
    return manners.without_user(storable(url.replace("\0", "%00")))


def storable(text: str) -> str:
    """The text as every database takes it: without NUL and halves of characters."""
    text = text.replace("\0", "\ufffd")
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def registrable(name: str) -> str:
    """The part of a host that somebody registered, near enough: example.org of news.example.org, example.co.uk of itself.

    By the shape of the last labels and not by the public suffix list, which would want keeping up to date.
    """
    labels = name.split(".")
    many = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-many:])


def alias(url: str, canonical: str | None) -> Key | None:
    """The key of the canonical address, if the address lets it speak for the page; None otherwise, or if it is the same."""
    if not canonical:
        return None
    here, there = host(url), host(canonical)
    if not there or (here and registrable(_MOBILE.sub("", here, count=1)) != registrable(_MOBILE.sub("", there, count=1))):
        return None
    path = urlsplit(canonical).path
    if _FRONT.fullmatch(path) and not urlsplit(canonical).query:
        return None
    found = key(canonical)
    return None if found == key(url) else found


def titles_agree(one: str | None, other: str | None) -> bool:
    """Whether two titles can be of one article: equal, one inside the other, or most of their words in common."""
    if not one or not other:
        return not one and not other
    a, b = folded(one), folded(other)
    if a in b or b in a:
        return True
    words, others = set(a.split()), set(b.split())
    return len(words & others) * 2 > max(len(words), len(others))


# ---------------------------------------------------------------- names


_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name as identity compares it: case, accents, punctuation and white space aside."""
    if name.isascii():
        return " ".join(name.lower().translate(_BLANKS).split())
    # Twice: the compatibility form of a letter (ℕ) may be a capital again, and folding one may bring in another.
    decomposed = name
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", decomposed).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed)
    return " ".join("".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c)).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One spelling of an entity that the archive has."""

    entity: int
    name: str
    articles: int  # that write it so


SAME_PERSON = 0.9
"""From this likeness on (depeche.names.same_name) two spellings are one person."""

_ALIKE_AT_ALL = 60.0  # per cent of letters in common that two names in Latin letters have at least
_MOST_COMPARED = 8


def entity(name: str, kind: EntityKind, known: Iterable[Known], same_name: Callable[[str, str], float]) -> int | None:
    """The entity that `name` is, of those that share a key with it; None: one that the archive has not met.

    A name of one word joins nobody by likeness: half the surnames of the world are shared. What is no person joins only
    where its letters are the same in another script, for which its likeness has to be whole.
    """
    if kind == "person" and " " not in folded(name):
        return None
    best, found = SAME_PERSON if kind == "person" else 0.999, None
    if kind == "person":
        known = (one for one in known if " " in folded(one.name))
    elif is_latin(name):
        known = (one for one in known if not is_latin(one.name))
    for candidate in _most_alike(name, known):
        likeness = same_name(name, candidate.name)
        if likeness > best or (found is None and likeness == best):
            best, found = likeness, candidate.entity
    return found


def _most_alike(name: str, known: Iterable[Known]) -> list[Known]:
    """The few that are worth a close look: comparing letters is a hundred times cheaper than comparing sounds.

    Between scripts the letters tell little (vowels are not written, or others are), so there they rank and exclude nobody.
    """
    from rapidfuzz import fuzz  # loaded here: the processes that read have no use for it

    mine, latin = _latin(name), is_latin(name)
    rated = []
    for one in known:
        alike = fuzz.ratio(mine, _latin(one.name))
        if alike >= _ALIKE_AT_ALL or not latin or not is_latin(one.name):
            rated.append((-alike, -one.articles, one.entity, one.name, one))
    return [rating[-1] for rating in nsmallest(_MOST_COMPARED, rated)]


def called(counted: Mapping[str, int]) -> str:
    """What an entity is called: as most articles do, among equals by the longest name, then by the alphabet. It does not
    depend on which came first, as some of the articles may be forgotten."""
    return min(counted, key=lambda name: (-counted[name], -len(name), name))


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return name.isascii() or max(name) < "\u0250"


@lru_cache(maxsize=20_000)
def _latin(name: str) -> str:
    """Its words in Latin letters, in the order of the alphabet: given name and surname change places across languages."""
    return " ".join(sorted(folded(anyascii(name)).split()))
