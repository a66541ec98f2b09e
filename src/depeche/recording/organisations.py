"""Which capitalised words name an organisation: by the word that heads the name, its acronym, or its look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from depeche.recording.capitals import LONGEST_NAME, Run, Word
from depeche.recording.lexicon import Lexicon, fold, given_name
from depeche.recording.mentions import Mention

_ACRONYM = re.compile(r"\(([^\W\d_][\w&./-]{1,9})\)")
_SMALL = re.compile(r"[^\W\d_]+['’]?")
_ROMAN = frozenset("II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split())
_REACH = 110  # characters before "(OSCE)" in which the full name begins


def bracketed(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Mention]:
    """ "Office fédéral de l'agriculture (OFAG)": the full name, and its acronym under the same key.

    The name is what stands before the bracket from the word on whose initials the acronym spells, in order.
    """
    found: list[Mention] = []
    begun = [word.start for word in words]
    for match in _ACRONYM.finditer(text):
        acronym = match[1]
        if sum(char.isupper() for char in acronym) < 2 and not (acronym[0].isupper() and len(acronym) > 3):
            continue
        if acronym in lexicon.acronym_stops:
            continue
        start = _spelt_out(text, match.start(), acronym, begun)
        if start is not None:
            name = text[start : match.start()].rstrip()
            key = f"organisation:{fold(acronym)}"
            found.append(Mention(start, start + len(name), "organisation", name, key))
            found.append(Mention(match.start(1), match.end(1), "organisation", name, key))
    return found


def _spelt_out(text: str, bracket: int, acronym: str, begun: Sequence[int]) -> int | None:
    """Where the name before `bracket` begins whose capitals or initials are those of the acronym."""
    low = max(0, text.rfind("\n", 0, bracket) + 1, bracket - _REACH)
    before = text[low:bracket]
    wanted = fold(acronym).replace(".", "").replace("-", "")
    if not before.strip() or not wanted:
        return None
    tokens = [match for match in re.finditer(r"[^\W\d_]+", before)]
    if not tokens:
        return None
    starts = [low + token.start() for token in tokens]
    initials = [fold(token[0])[:1] for token in tokens]
    for count in range(max(1, len(wanted) - 1), min(len(tokens), 2 * len(wanted) + 4) + 1):
        first = len(tokens) - count
        if not tokens[first][0][0].isupper() or initials[first] != wanted[0]:
            continue
        if any(mark in before[tokens[first].start() :] for mark in ".;:!?()\"«»“”"):
            return None
        at = 0
        for initial in initials[first:]:
            if at < len(wanted) and initial == wanted[at]:
                at += 1
        if at >= len(wanted) - (len(wanted) > 3):
            return starts[first]
    return None


def acronyms(words: Sequence[Word], lexicon: Lexicon) -> list[Mention]:
    """Words in capitals, of two letters or more: "FMI", "ЦИК", "FPÖ"."""
    found = []
    for word in words:
        text = word.text
        letters = text.replace(".", "").replace("-", "").replace("/", "")
        if (
            2 <= len(letters) <= 6
            and letters.isupper()
            and letters.isalpha()
            and text not in _ROMAN
            and text not in lexicon.acronym_stops
            and word.folded not in lexicon.never
        ):
            found.append(Mention(word.start, word.end, "organisation", text, f"organisation:{fold(letters)}"))
    return found


def headed(text: str, runs: Iterable[Run], lexicon: Lexicon) -> list[Mention]:
    """Runs with a word that heads names of organisations, grown by links and adjectives: "Conseil fédéral des eaux"."""
    found: list[Mention] = []
    for run in runs:
        at = next((i for i, word in enumerate(run) if _heads(run, i, lexicon)), None)
        mention = _grown(text, run, at, lexicon) if at is not None else _small_headed(text, run, lexicon)
        mention = mention or _announced(text, run, lexicon)
        if mention is not None:
            found.append(mention)
    return found


def _heads(run: Run, at: int, lexicon: Lexicon) -> bool:
    if not lexicon.organisation_word(run[at].text):
        return False
    # "Marine Le Pen": a given name before another name is no navy.
    return not (lexicon.gender_of_given(run[at].folded)[0] and at + 1 < len(run) and run[at + 1].gap == " ")


def _grown(text: str, run: Run, at: int, lexicon: Lexicon) -> Mention | None:
    first = at
    while first > 0 and run[first].gap == " " and not _stops(run[first - 1], lexicon):
        first -= 1
    last = at
    while last + 1 < len(run) and run[last + 1].gap == " " and not _ends(run, last + 1, lexicon):
        last += 1
    if first == at and last == at + 1 and run[at].opens and run[last].text.isupper():
        return None  # "Vakbond FNV" at the start of a sentence: the acronym is the name
    start, end = run[first].start, run[last].end
    if last == at:
        end = _with_adjectives(text, end, lexicon)
    end = _with_links(text, end, not run[first].opens, lexicon)
    if first == last and end == run[last].end and "-" not in run[at].text:
        return None  # a head alone tells no organisation: "Commission"
    return Mention(start, end, "organisation", text[start:end]) if end - start <= LONGEST_NAME else None


def _stops(word: Word, lexicon: Lexicon) -> bool:
    """Whether a name of an organisation does not begin with that word."""
    opener = word.opens and word.folded in lexicon.openers
    return opener or word.folded in lexicon.never or (lexicon.role(word.folded) and not word.opens and word.gap == " ")


def _ends(run: Run, at: int, lexicon: Lexicon) -> bool:
    """Whether a name of an organisation has ended before that word of the run: another name begins."""
    word = run[at]
    if word.folded in lexicon.never or lexicon.role(word.folded):
        return True
    return at + 1 < len(run) and run[at + 1].gap == " " and given_name(word.text, lexicon)[0]


def _with_adjectives(text: str, end: int, lexicon: Lexicon) -> int:
    """`end` moved behind the small adjectives that follow."""
    endings = lexicon.naming.adjective_endings
    for _ in range(2):
        if not endings or text[end : end + 1] != " ":
            return end
        match = _SMALL.match(text, end + 1)
        if match is None or len(match[0]) < 4 or not match[0].islower() or not match[0].endswith(endings):
            return end
        end = match.end()
    return end


def _with_links(text: str, end: int, proper: bool, lexicon: Lexicon) -> int:
    """`end` moved behind "de la Santé", "for Education".

    `proper`: the head has its capital for no other reason than being a name, so that small nouns may follow in the
    genitive where the language has them there: "Cour de l'impôt", "Agence du revenu du Canada".
    """
    for _ in range(3):
        grown = _one_link(text, end, proper, lexicon)
        if grown is None:
            return end
        end = _with_adjectives(text, grown, lexicon)
    return end


def _one_link(text: str, end: int, proper: bool, lexicon: Lexicon) -> int | None:
    at, link = end, ""
    for _ in range(4):
        if text[at : at + 1] == " ":
            at += 1
        elif not link.endswith("'"):
            return None
        match = _SMALL.match(text, at)
        if match is None:
            return None
        word, at = match[0], match.end()
        if word[0].isupper():
            return _capitals_on(text, at, lexicon) if link in lexicon.links and fold(word) not in lexicon.never else None
        grown = f"{link} {fold(word)}".replace("' ", "'").strip()
        if proper and link in lexicon.genitive_links and _noun(word, grown, lexicon):
            return at
        link = grown
    return None


def _capitals_on(text: str, end: int, lexicon: Lexicon) -> int:
    """`end` moved behind the capitalised words that follow."""
    while text[end : end + 1] in (" ", "-"):
        match = _SMALL.match(text, end + 1)
        if match is None or not match[0][0].isupper() or fold(match[0]) in lexicon.never:
            break
        end = match.end()
    return end


def _noun(word: str, link: str, lexicon: Lexicon) -> bool:
    """Whether a small word behind "de" is a noun: no article, no part of a longer link, no verb."""
    folded = fold(word)
    if link in lexicon.links or folded.endswith("'") or folded in lexicon.articles or folded in lexicon.openers:
        return False
    return len(word) > 3 and not folded.endswith(lexicon.naming.infinitive_endings)


def _announced(text: str, run: Run, lexicon: Lexicon) -> Mention | None:
    """ "the organisation Frack Free Orm", "partij Waterland", «газета „Волна“»: a noun tells what the name is."""
    start = run[0].start
    before = text[max(0, start - 30) : start]
    bare = before.rstrip(" \u00a0«»„“”\"'‘’")
    if len(bare) == len(before) or not bare or not bare[-1].isalpha():
        return None
    noun = bare.rsplit(None, 1)[-1]
    if not noun.islower() or not lexicon.organisation_word(noun) or given_name(run[0].text, lexicon)[0]:
        return None
    end = run[0].end
    for word in run[1:]:
        if word.gap != " ":
            break
        end = word.end
    closing = text.find("»", end, end + 40) if before.endswith("«") else -1
    if closing > 0 and "\n" not in text[end:closing]:
        end = closing
    return Mention(start, end, "organisation", text[start:end])


def _small_headed(text: str, run: Sequence[Word], lexicon: Lexicon) -> Mention | None:
    """ "ministère de la Santé": a small head word before the run, joined to it by a link."""
    start = run[0].start
    before = text[max(0, start - 40) : start]
    parts = list(re.finditer(r"[^\W\d_]+['’]?", before))
    if not parts or "\n" in before or any(mark in before[parts[-1].start() :] for mark in ".,;:()«»\"“”"):
        return None
    link = ""
    for part in reversed(parts[-4:]):
        if fold(part[0]) in lexicon.small_heads and link in lexicon.links:
            head = max(0, start - 40) + part.start()
            if any(mark in text[head:start] for mark in ".,;:()«»\"“”"):
                return None
            end = run[0].end
            for word in run[1:]:
                if word.gap != " " and word.gap not in lexicon.links:
                    break
                end = word.end
            end = _with_adjectives(text, end, lexicon)
            return Mention(head, end, "organisation", text[head:end])
        link = f"{fold(part[0])} {link}".replace("' ", "'").strip()
        if len(link) > 12:
            return None
    return None
