"""The key that indexes of web archives are sorted by: an address with its host turned round ("example,herald)/ferry?a=1").

Own function: the library of that name brings a list of public suffixes and a client for HTTP with it. The tests have what
that one makes of the same addresses. Source: the Internet Archive's canonicalisation, as cdxj-indexer has it.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_WWW = re.compile(r"www\d{0,3}\.")
_PORTS = {"http": ":80", "https": ":443"}


def surt(address: str) -> str:
    """The key of an address; of what is no web address, the address in lower case."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return address.casefold()
    if parts.scheme not in _PORTS or not host:
        return address.casefold()
    host = host[found.end() :] if (found := _WWW.match(host)) and "." in host[found.end() :] else host
    turned = host if ":" in host else ",".join(reversed(host.split(".")))
    path = re.sub("//+", "/", _ascii(parts.path)).rstrip("/") or "/"
    query = "&".join(sorted(_ascii(parts.query).split("&")))
    return f"{turned}{'' if port == _PORTS[parts.scheme] else port}){path}" + (f"?{query}" if query else "")


def _ascii(text: str) -> str:
    """In lower case, with only the characters that stand in an address; what is percent-encoded stays so."""
    return quote(text, safe="%/:?#[]@!$&'()*+,;=~-._", errors="replace").lower()
