"""Images and films: which of the addresses in the markup is the picture itself, in which sizes."""

from __future__ import annotations

from depeche.model import Block, Rendition
from depeche.reading.addresses import joined
from depeche.reading.embeds import attributes
from depeche.reading.words import clean

# Where lazy loading keeps the address until the reader scrolls down, best first.
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-full-src", "data-image", "data-url", "src")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_SMALLEST = 64  # pixels: what is declared smaller is an icon or counts visitors
_MOST = 30  # renditions of one image


def image(tag: str, sources: tuple[str, ...], base: str | None) -> Block | None:
    """The block of an image; None for icons, spacers and what has no address."""
    found = attributes(tag)
    width, height = _pixels(found.get("width")), _pixels(found.get("height"))
    if (width is not None and width < _SMALLEST) or (height is not None and height < _SMALLEST):
        return None
    renditions: dict[str, Rendition] = {}
    for text in [*(found[key] for key in _SETS if key in found), *(_set_of(source) for source in sources)]:
        for rendition in srcset(text, base):
            renditions.setdefault(rendition.url, rendition)
    plain = next((url for key in _SOURCES if (url := joined(base, found.get(key)))), None)
    if plain and plain not in renditions:
        renditions[plain] = Rendition(url=plain, width=width, height=height)
    if not renditions:
        return None
    best = max(renditions.values(), key=lambda rendition: (rendition.width or 0, rendition.url == plain))
    if best.url.lower().split("?")[0].endswith(".svg"):
        return None
    return Block(
        kind="image",
        url=best.url,
        alt=clean(found.get("alt", "")) or None,
        renditions=tuple(renditions.values())[:_MOST] if len(renditions) > 1 or width else (),
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
    url = ""
    for part in text.split():
        if not url:
            url = part.strip(",")
            if part.endswith(",") and url:  # a candidate without a descriptor
                _add(found, url, "", base)
                url = ""
        else:
            descriptor, comma, rest = part.partition(",")
            _add(found, url, descriptor, base)
            url = rest.strip(",") if comma else ""
        if len(found) >= _MOST:
            return found
    if url:
        _add(found, url, "", base)
    return found


def _add(found: list[Rendition], url: str, descriptor: str, base: str | None) -> None:
    whole = joined(base, url)
    if whole:
        width = _pixels(descriptor[:-1]) if descriptor.endswith("w") else None
        found.append(Rendition(url=whole, width=width))


def _set_of(source: str) -> str:
    found = attributes(source)
    return found.get("srcset") or found.get("data-srcset") or ""


def _pixels(value: str | None) -> int | None:
    """A number of pixels as attributes write it: "640", "640px"; None for shares and nonsense."""
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else None
