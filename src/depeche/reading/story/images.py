"""Images and films: which of the addresses in the markup is the picture itself, in which sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche.model import Block, Rendition
from depeche.reading.story.embeds import attributes
from depeche.reading.vocabulary.addresses import joined
from depeche.reading.vocabulary.words import clean

# Where lazy loading keeps the address until the reader scrolls down, best first.
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-full-src", "data-image", "data-url", "src")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_OWN_SOURCE = re.compile(r"data-[a-z-]{1,30}-src")
"""The same in scripts that have a name for it of their own: "data-lazyimage-src"."""
_SMALLEST = 64  # pixels: what is declared smaller is an icon or counts visitors
_MOST = 30  # renditions of one image


def image(tag: str, sources: tuple[str, ...], base: str | None) -> Block | None:
    """The block of an image; None for icons, spacers and what has no address."""
    found = attributes(tag)
    width, height = _pixels(found.get("width")), _pixels(found.get("height"))
    if any(size is not None and size < _SMALLEST for size in (width or height, height or width)):
        return None  # a side of 0 beside a long one is not said
    renditions: dict[str, Rendition] = {}
    for text in [*(found[key] for key in _SETS if key in found), *(_set_of(source) for source in sources)]:
        for rendition in srcset(text, base):
            renditions.setdefault(rendition.url, rendition)
    plain = next((url for key in _SOURCES if key in found and (url := joined(base, found[key]))), None)
    if not plain and not renditions:
        plain = next((url for key in found if _OWN_SOURCE.fullmatch(key) and (url := joined(base, found[key]))), None)
    if plain and plain not in renditions:
        renditions[plain] = Rendition(url=plain, width=width, height=height)
    if not renditions:
        return None
    best = max(renditions.values(), key=lambda rendition: (rendition.width or 0, rendition.url == plain))
    if not any(rendition.width for rendition in renditions.values() if rendition.url != plain):  # that of the place it has
        best = _densest(found, sources, base) or best
    if best.url.lower().split("?")[0].endswith(".svg") or _is_none(best.url, found):
        return None
    return Block(
        kind="image",
        url=best.url,
        alt=clean(found.get("alt", "")) or None,
        renditions=tuple(renditions.values())[:_MOST] if len(renditions) > 1 or width else (),
    )


def _densest(found: dict[str, str], sources: tuple[str, ...], base: str | None) -> Rendition | None:
    """Of candidates that only say for which screens they are ("2x"), the one for the sharpest."""
    dense: list[tuple[float, str]] = []
    for text in [*(found[key] for key in _SETS if key in found), *(_set_of(source) for source in sources)]:
        dense += [(float(told[:-1]), url) for url, told in _candidates(text) if _DENSITY.fullmatch(told)]
    best = max(dense, default=None)
    url = joined(base, best[1]) if best is not None else None
    return Rendition(url=url) if url else None


_DENSITY = re.compile(r"\d(?:\.\d{1,2})?x")


def _is_none(url: str, found: dict[str, str]) -> bool:
    """Whether an image is a house's mark, a spacer or nothing that anybody is meant to see."""
    name = url.split("?")[0].rpartition("/")[2].lower().rpartition(".")[0]
    style = found.get("style", "")
    if name in _NONE or name.endswith("-placeholder") or name.startswith(_OF_BUTTONS):
        return True
    return "logo" in found.get("class", "").lower().split() or "display:none" in style.replace(" ", "")


_OF_BUTTONS = ("icon_", "icon-", "ico_", "ico-", "btn_", "btn-")
"""How the names of files begin that are drawn on buttons."""
_NONE = frozenset(
    ("logo", "spacer", "blank", "pixel", "transparent", "placeholder", "1x1", "clear", "trans", "dot", "share")
)


def video(tag: str, sources: tuple[str, ...], base: str | None) -> Block | None:
    """The block of a film or sound; None where the markup does not say its address."""
    found = attributes(tag)
    addresses = [found.get("src"), found.get("data-src"), *(attributes(source).get("src") for source in sources)]
    url = next((whole for each in addresses if (whole := joined(base, each))), None)
    poster = joined(base, found.get("poster"))
    if url is None and poster is None:
        return None
    return Block(
        kind="video",
        url=url,
        title=clean(found.get("title") or found.get("aria-label") or "") or None,
        renditions=(Rendition(url=poster),) if poster else (),
    )


def srcset(text: str, base: str | None) -> list[Rendition]:
    """The candidates of a `srcset`, with the widths it tells. Linear; addresses may hold commas."""
    found: list[Rendition] = []
    for url, descriptor in _candidates(text):
        if whole := joined(base, url):
            found.append(Rendition(url=whole, width=_pixels(descriptor[:-1]) if descriptor.endswith("w") else None))
        if len(found) >= _MOST:
            break
    return found


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """The addresses of a `srcset`, each with what is said of it ("640w", "2x"), or "" where nothing is."""
    url = ""
    for part in text.split():
        if not url:
            url = part.strip(",")
            if part.endswith(",") and url:  # a candidate without a descriptor
                yield url, ""
                url = ""
        else:
            descriptor, comma, rest = part.partition(",")
            yield url, descriptor
            url = rest.strip(",") if comma else ""
    if url:
        yield url, ""


def _set_of(source: str) -> str:
    found = attributes(source)
    return next((told for key in ("srcset", "data-srcset") if (told := found.get(key)) and told[:5] != "data:"), "")


def _pixels(value: str | None) -> int | None:
    """A number of pixels as attributes write it: "640", "640px"; None for shares and nonsense."""
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else None
