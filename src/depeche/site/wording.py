"""The words of the site: names of languages and countries of words, labels of acts and states, counts with their noun.

The site speaks English; what articles say stands in the language they say it in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

# CLDR, English names; a language that is not here is shown by its code, which is right, if dry.
LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bangla", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lb": "Luxembourgish", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian Bokmål", "nl": "Dutch",
    "nn": "Norwegian Nynorsk", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

ACTS: Mapping[str, str] = {
    "assert": "says", "demand": "demands", "reject": "rejects", "deny": "denies", "promise": "promises", "warn": "warns",
    "accuse": "accuses", "praise": "praises", "propose": "proposes", "ask": "asks", "expect": "expects", "agree": "agrees",
    "other": "says",
}  # fmt: skip

NETWORKS: Mapping[str, str] = {
    "x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon", "telegram": "Telegram", "facebook": "Facebook",
    "instagram": "Instagram", "tiktok": "TikTok", "youtube": "YouTube",
}  # fmt: skip

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}")


def language(code: str | None) -> str:
    """The language's English name, with its region where the code has one; the code itself where we know no name.

    >>> language("pt-BR"), language("fr"), language("xx")
    ('Portuguese (BR)', 'French', 'xx')
    """
    if not code:
        return "language unknown"
    primary, _, region = code.partition("-")
    name = LANGUAGES.get(primary.lower())
    if name is None:
        return code
    return f"{name} ({region.upper()})" if len(region) == 2 else name


def tongues(codes: Iterable[str | None]) -> tuple[str, ...]:
    """The languages without their regions, each once, in the order given.

    >>> tongues(["en-GB", "de", "en-IE"])
    ('en', 'de')
    """
    return tuple(dict.fromkeys(code.partition("-")[0].lower() for code in codes if code))


def language_tag(code: str | None) -> str | None:
    """The code where it may stand in a `lang` attribute (the form of BCP 47), else None."""
    return code if code and _LANGUAGE_TAG.fullmatch(code) else None


def host(address: str | None) -> str:
    """The host of an address without "www."; "" where there is none."""
    try:
        found = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return found.removeprefix("www.")


def script(name: str) -> str:
    """The script that a name is written in, by its first letter: "Latin", "Cyrillic", "Arabic", …; "" without a letter.

    The first word of a letter's Unicode name is its script for all that names of people are written in.
    """
    letter = next((character for character in name if character.isalpha()), None)
    if letter is None:
        return ""
    word = unicodedata.name(letter, "").partition(" ")[0]
    return {"CJK": "Han"}.get(word, word.capitalize())
