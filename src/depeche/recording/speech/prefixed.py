"""Which small words are no prepositions, since their capital shows that a surname begins: "zei Van Dam"?"""

from __future__ import annotations

from collections.abc import Iterator

from depeche.recording.text.tokens import Tokens
from depeche.recording.words.wording import Wording

_INSIDE = 3  # tokens of a surname between its first word and its last: "Van 't Hof"
_ENDS = frozenset('.!?…:;"“”„‘’«»(–—-')  # what may stand before the capital of a sentence
_OUTSIDE = _ENDS | {"\n"}


def prefixed(read: Tokens, wording: Wording) -> Tokens:
    """The tokens, those words as written and not folded, so that no list of small words has them.

    Where one opens its sentence, a verb of speech must stand right behind the name: "Van Dam zegt", not "Van Dam tot Bree".
    """
    firsts = wording.capital_prefixes
    folded = read.folded
    changed: list[str] | None = None
    for at in _before_apostrophes(read, wording) if "'" in folded else ():
        changed = folded[:] if changed is None else changed
        changed[at] = read.written(at)
    for at in range(len(folded) - 1 if firsts else 0):
        if folded[at] not in firsts or not read.text[read.starts[at]].isupper():
            continue
        last = _last(read, at, wording)
        opens = at == 0 or folded[at - 1] in _ENDS or "\n" in read.text[read.ends[at - 1] : read.starts[at]]
        if not last or (opens and not _speaks(folded, last, wording)):
            continue
        changed = folded[:] if changed is None else changed
        changed[at] = read.written(at)
    return read if changed is None else Tokens(read.text, changed, read.starts, read.ends)


def _before_apostrophes(read: Tokens, wording: Wording) -> Iterator[int]:
    """The words with a capital inside a sentence that an apostrophe parts from another: "a dit | N'Diaye"."""
    folded, starts, ends = read.folded, read.starts, read.ends
    for sign in [at for at, word in enumerate(folded) if word == "'"]:
        at, behind = sign - 1, sign + 1
        if at < 1 or behind == len(folded) or ends[at] != starts[sign] or ends[sign] != starts[behind]:
            continue
        last = read.written(behind)
        named = read.text[starts[at]].isupper() and last[0].isupper() and last[1:].islower()
        inside = folded[at - 1] not in _OUTSIDE or (folded[at - 1] == "." and folded[max(0, at - 2)] in wording.titles)
        if named and inside and "\n" not in read.text[ends[at - 1] : starts[at]]:
            yield at


def _last(read: Tokens, at: int, wording: Wording) -> int:
    """The token with the capital to which such a word leads over other particles; 0 where none does."""
    for behind in range(at + 1, min(len(read), at + 2 + _INSIDE)):
        word = read.written(behind)
        if word[0].isupper():
            return behind if word.isalpha() else 0
        if not (read.folded[behind] in wording.naming.particles or read.folded[behind] in wording.prefix_pieces):
            break
    return 0


def _speaks(folded: list[str], last: int, wording: Wording) -> bool:
    """Whether a verb of speech stands right behind a name and its bracket, and no subject of its own behind that."""
    while folded[last + 1 : last + 2] == ["-"]:
        last += 2  # "Van Dam-Smit"
    if folded[last + 1 : last + 2] == ["("] and ")" in folded[last + 2 : last + 2 + _INSIDE]:
        last = folded.index(")", last)  # "Van Dam (VVD)"
    verb = folded[last + 1] if last + 1 < len(folded) else ""
    behind = folded[last + 2] if last + 2 < len(folded) else ""
    return verb in wording.verbs and behind not in wording.pronouns
