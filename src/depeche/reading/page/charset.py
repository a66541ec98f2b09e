"""In which encoding is this page? Byte order mark, HTTP header, `<meta>`, then what the bytes themselves look like.

The order is that of the WHATWG encoding sniffing algorithm (HTML standard, 13.2.3.2), with two departures that the press
asks for. Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever is declared: no other encoding looks like it by
accident. And a declaration of UTF-8 that the bytes contradict gives way to the next best guess.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import tomli

UTF_8 = "utf-8"
_MARKS = ((b"\xef\xbb\xbf", UTF_8), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_HEAD = 4096  # bytes searched for a declaration; the standard says 1,024, templates with long comments need more
_META = re.compile(rb"""<meta\s[^<>]{0,400}?charset\s*+=[\s"']*+([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^<>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_LANG = re.compile(rb"""<html\b[^<>]{0,400}?\blang\s*=\s*["']?([a-z]{2,3})""", re.IGNORECASE)

# Labels that the WHATWG Encoding standard reads as another encoding than Python does.
_LABELS = {
    **dict.fromkeys(
        ("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso88591", "latin1", "latin-1", "l1", "ansi_x3.4-1968",
         "cp819", "windows-1252", "x-cp1252"),
        "cp1252",
    ),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "chinese", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-8-i", "logical", "visual"), "iso8859-8"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    # A page that could be searched for its declaration as ASCII is in no 16-bit encoding.
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be", "unicode", "ucs-2"), UTF_8),
}  # fmt: skip

_NOT_TEXT = frozenset({"idna", "punycode", "utf-7", "unicode-escape", "raw-unicode-escape", "undefined", "charmap"})

_WINDOWS, _WINDOW = 8, 8192  # samples that stand for a long page


def decode(body: bytes, headers: Mapping[str, str]) -> tuple[bytes, str]:
    """The page in UTF-8 without byte order mark, and the name of the encoding it came in.

    Bytes that already are UTF-8 come back as they are: a stray wrong byte is left to the parser, which reads it as U+FFFD.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            rest = body[len(mark) :]
            if name != UTF_8:
                return rest.decode(name, "replace").encode(UTF_8, "replace"), name
            if looks_utf_8(rest) is not False:
                return rest, name
            body = rest
            break
    seen = looks_utf_8(body)
    if seen:
        return _encoded_once(body), UTF_8
    for name in _declared(body, headers):
        if name != UTF_8:
            return body.decode(name, "replace").encode(UTF_8, "replace"), name
        if seen is None:  # plain ASCII
            return body, UTF_8
    if seen is None:
        return body, UTF_8
    name = _guess(body)
    return body.decode(name, "replace").encode(UTF_8, "replace"), name


def _encoded_once(body: bytes) -> bytes:
    """UTF-8 without what was encoded twice, by a system that took UTF-8 for Latin-1: then no page has curly quotation marks
    but only "â" with two invisible control characters. Costs next to nothing where nothing is amiss."""
    return _TWICE.sub(_once, body) if _holds_twice(body) else body


def _holds_twice(body: bytes) -> bool:
    """Whether the mark of double encoding is there. One byte alone is found forty times as fast as four in a row, and the
    second of them is rare in most scripts; where it is not, the mark is searched for as it is."""
    at = body.find(_TWICE_MARK[1:2])
    for _ in range(_RARE):
        if at < 0:
            return False
        if body.startswith(_TWICE_MARK, at - 1):
            return True
        at = body.find(_TWICE_MARK[1:2], at + 1)
    return at > 0 and body.find(_TWICE_MARK, at - 1) >= 0


_RARE = 500  # times that a byte occurs on a page which is said to be rare
_TWICE_MARK = "â\x80".encode()
_TWICE = re.compile(rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]){1,3}")


def _once(found: re.Match[bytes]) -> bytes:
    inner = found[0].decode(UTF_8).encode("latin-1")
    try:
        inner.decode(UTF_8)
    except UnicodeDecodeError:
        return found[0]
    return inner


def looks_utf_8(body: bytes) -> bool | None:
    """Whether the bytes beyond ASCII are valid UTF-8; None where there are none.

    A long page is judged by samples, since decoding it whole would take a third of the time of parsing it; only where the
    samples are all ASCII, or one is at fault, is the whole looked at. A fault in one place of a hundred is forgiven: it is a
    stray byte from a feed, not another encoding.
    """
    if body.isascii():
        return None
    if len(body) > 2 * _WINDOWS * _WINDOW:
        stride = len(body) // _WINDOWS
        samples = [body[at : at + _WINDOW] for at in range(stride // 2, len(body), stride)]
        beyond = [sample for sample in samples if not sample.isascii()]
        if beyond and all(_valid(sample.lstrip(_TAIL)) for sample in beyond):
            return True
    if _valid(body):
        return True
    text = body.decode(UTF_8, "replace")
    faults = text.count("\ufffd")
    good = len(body) - len(text) - faults  # continuation bytes that fell into place, roughly
    return good > 20 * faults


_RUN = re.compile(rb"[\x80-\xff]+")
_TAIL = bytes(range(0x80, 0xC0))  # continuation bytes: a sample may begin inside a character


def _valid(sample: bytes) -> bool:
    try:
        codecs.utf_8_decode(sample, "strict", False)  # not final: a sample may end inside a character
    except UnicodeDecodeError:
        return False
    return True


def _declared(body: bytes, headers: Mapping[str, str]) -> Iterator[str]:
    """The encodings that header, meta element and XML declaration name, in that order, as Python knows them."""
    _, _, value = headers.get("content-type", "").lower().partition("charset=")
    labels = [value.split(";")[0].strip(" \"'")]
    head = body[:_HEAD]
    labels += [found[1].decode("ascii", "replace") for pattern in (_META, _XML) if (found := pattern.search(head))]
    for label in labels:
        if name := known(label):
            yield name


def known(label: str) -> str | None:
    """Python's name for an encoding label of the web; None for what is no text encoding."""
    label = label.strip().lower()
    if label in _LABELS:
        return _LABELS[label]
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):  # unknown; not a name at all; no text encoding ("hex")
        return None
    return None if name in _NOT_TEXT or name.startswith(("utf-16", "utf-32")) else name


def _guess(body: bytes) -> str:
    """What the language that the page names is written in, else what the bytes look like."""
    language = _LANG.search(body[:_HEAD])
    if language and (name := _by_language().get(language[1].decode("ascii").lower()[:2])):
        return name
    runs = _RUN.findall(body, 0, 1_000_000)
    words = [run for run in runs if len(run) > 3]
    # In Latin scripts letters beyond ASCII stand singly; where whole words are beyond it, Cyrillic is the likeliest.
    return "cp1251" if len(words) * 3 > len(runs) else "cp1252"


@cache
def _by_language() -> dict[str, str]:
    """The encoding of each language, of the table in charset.toml."""
    table = tomli.loads((files(__package__) / "charset.toml").read_text("utf-8"))["by_language"]
    return {language: encoding for encoding, languages in table.items() for language in languages}
