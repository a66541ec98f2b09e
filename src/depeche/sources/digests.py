"""Whether a WARC record still holds what its capturer wrote down a digest of.

A byte that turned in a plain file shows itself nowhere else: of what is packed, gzip has a checksum, and zstd may have one.
Digests are written in several ways, and tools disagree about what a payload is; so a record is doubted only where each
digest that it has, and that we know, is that of nothing it could be of.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b32decode, b64decode
from collections.abc import Callable, Iterable, Mapping

_SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}  # bytes
_HEX = re.compile(r"[0-9A-Fa-f]+\Z")
BLOCK, PAYLOAD = "warc-block-digest", "warc-payload-digest"
_NOT_OF_ALL = ("warc-truncated", "warc-segment-number")
"""Where a record has only a part, its digests may be of the whole."""


def agrees(declared: str, content: bytes) -> bool | None:
    """Whether that is the digest of these bytes, in base 32, hexadecimal or base 64. None: it is no digest that we know."""
    algorithm, _, value = declared.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    size = _SIZES.get(algorithm)
    wanted = _decoded(value.strip(), size) if size is not None else None
    if wanted is None:
        return None
    return hashlib.new(algorithm, content, usedforsecurity=False).digest() == wanted


def _decoded(value: str, size: int) -> bytes | None:
    """The bytes of a digest of that size; None where it is none."""
    value = value.rstrip("=")
    try:
        if len(value) == 2 * size and _HEX.match(value):
            return bytes.fromhex(value)
        if len(value) == -(-8 * size // 5):
            return b32decode(value.upper() + "=" * (-len(value) % 8))
        if len(value) == -(-8 * size // 6):
            return b64decode(value.translate(_URL_SAFE) + "=" * (-len(value) % 4), validate=True)
    except (binascii.Error, ValueError):
        pass
    return None


_URL_SAFE = str.maketrans("-_", "+/")


def differing(headers: Mapping[str, str], block: bytes, payloads: Callable[[], Iterable[bytes]]) -> tuple[str, ...]:
    """The digests of a record (by their headers) if none is that of what it holds; () where one is, or none is to be judged.

    `block`: all after the headers of WARC. `payloads`: what tools take for the payload of it. Asked only where the digest
    of the block does not agree; so a good record costs one digest.
    """
    if any(name in headers for name in _NOT_OF_ALL):
        return ()
    of_block = agrees(headers.get(BLOCK, ""), block)
    of_payload = headers.get(PAYLOAD, "")
    if of_block or agrees(of_payload, b""):  # some write the digest of nothing where they could not make one
        return ()
    judged = [BLOCK] if of_block is False else []
    if agrees(of_payload, block) is not None:
        if any(agrees(of_payload, one) for one in (block, *payloads())):  # of the block: some older libraries
            return ()
        judged.append(PAYLOAD)
    return tuple(judged)
