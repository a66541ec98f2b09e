"""Which known names are part of the name of a body: "University of Oslo", "Universität Köln", "МВД Казахстана"?

Such a name is kept back until the bodies are told. The place after which a body is named is no place that the text tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from depeche.recording.naming.capitals import Word, elided
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.scene import Scene, longer_link
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Facts
from depeche.recording.words.lexicon import Lexicon

_MORE = 3  # words behind a body's name among which another head stands
_LEADING = 2  # words with a capital between "of" and the place
_LED = 5  # words from a place to the head of the body that it is part of, that head included
_NUMBER = re.compile(r" \d{1,2}\. ")
_LINK = 12  # characters of an "of" with its blanks
_PARTED = 2  # words between a place and the head of a body's name behind it
_WORDS = 6  # words between the head of a body's name and the place in it, at most


def with_heads(scene: Scene, words: Sequence[Word], known: Sequence[Mention]) -> list[Mention]:
    """The known names, a place with the noun for its kind behind it, where the language has it there: "Suffolk County"."""
    lexicon = scene.lexicon
    if not lexicon.naming.place_nouns_last:
        return list(known)
    begun = [word.start for word in words]
    found: list[Mention] = []
    for mention in known:
        head = _kind_behind(words, bisect_left(begun, mention.end), mention.end) if mention.kind == "place" else None
        if head is not None:
            mention = Mention(mention.start, head.end, "place", scene.text[mention.start : head.end])
        found.append(mention)
    return found


def with_countries(scene: Scene, known: Sequence[Mention]) -> list[Mention]:
    """The known names, a body with the country behind it whose it is: "Следственный комитет | Латвии". Only where a noun in
    small letters ends the body's name, as letters and brands have none."""
    found: list[Mention] = []
    for mention in known:
        body = found[-1] if found else None
        if body is not None and body.kind == "organisation" and mention.kind == "place" and mention.start == body.end + 1:
            last, country = scene.text[body.start : body.end].rpartition(" ")[2], scene.text[mention.start : mention.end]
            if scene.text[body.end] == " " and last.islower() and country.endswith(scene.lexicon.naming.genitive_endings):
                found[-1] = Mention(body.start, mention.end, "organisation", f"{body.name} {country}")
                continue
        found.append(mention)
    return found


def _kind_behind(words: Sequence[Word], at: int, end: int) -> Word | None:
    """The noun for a kind of place, word `at`, right behind a name that ends at `end`; None where a body's name goes on."""
    if at >= len(words):
        return None
    head = words[at]
    facts = head.facts
    if head.start != end + 1 or head.gap != " " or not facts.place_head or facts.body or facts.titles:
        return None
    if at + 1 < len(words):
        behind = words[at + 1]
        told = behind.facts
        if behind.gap == " " and (told.body or told.titles):
            return None
    return head


def kept_back(scene: Scene, words: Sequence[Word], known: Iterable[Mention]) -> list[Mention]:
    """The known places and bodies that the name of a body beside them may take in."""
    begun = [word.start for word in words]
    held: list[Mention] = []
    before: Mention | None = None
    for mention in known:
        at = bisect_left(begun, mention.start)
        if mention.kind == "place":
            inside = _behind(scene, words, at) or _before(scene, words, at, mention)
        else:
            inside = _goes_on(scene, words, at, mention) or (_of_body(scene, words, at) and not words[at].facts.opener)
        if inside and before is not None and before.kind == "organisation" and _joined(scene, before, mention):
            held.append(before)  # "Banco Central do Brasil"
        if inside:
            held.append(mention)
        before = mention
    return held


def _joined(scene: Scene, body: Mention, place: Mention) -> bool:
    """Whether nothing but an "of" stands between a known body and a place."""
    between = scene.text[body.end : place.start]
    return (
        len(between) <= _LINK and fold(between.strip()) in scene.lexicon.links and _of(fold(between.strip()), scene.lexicon)
    )


def local(scene: Scene, held: Iterable[Mention]) -> list[Mention]:
    """ "Universität Köln", "rechtbank Amsterdam", "Lunds universitet": a body of which each place may have one, right beside
    the known place."""
    found = []
    for mention in held:
        near = scene.beside(mention.start)
        if near is not None and _is_local(near.facts, scene.lexicon):
            start, end = near.start, mention.end
        else:
            small = scene.small_after(mention.end) if scene.lexicon.naming.heads_last else None
            if small is None or not _is_local(scene.lexicon.facts(small), scene.lexicon):
                continue
            start, end = mention.start, mention.end + 1 + len(small)
        found.append(Mention(start, end, "organisation", scene.text[start:end]))
    return found


def of_states(scene: Scene, words: Sequence[Word]) -> list[Mention]:
    """ "МИД РФ", "Минобороны РФ": a body, and the letters of the state whose it is."""
    letters = scene.lexicon.state_letters
    found = []
    for before, word in pairwise(words) if letters else ():
        if word.text not in letters or word.gap != " ":
            continue
        known = next((one for one in before.facts.known if len(one.words) == 1 and one.kind == "organisation"), None)
        if known is not None or _is_acronym(before, scene.lexicon) or before.facts.body:
            name = scene.text[before.start : word.end]
            found.append(Mention(before.start, word.end, "organisation", name))
    return found


def offices_abroad(scene: Scene, words: Sequence[Word], held: Iterable[Mention]) -> list[Mention]:
    """ "МВД Казахстана": an acronym, and the country whose it is in the genitive."""
    begun = [word.start for word in words]
    found = []
    for mention in held:
        at = bisect_left(begun, mention.start)
        if _acronym_of(scene, words, at):
            start = words[at - 1].start
            acronym = words[at - 1].text
            name = scene.text[start : mention.end]
            key = next((known.key for known in words[at - 1].facts.known if len(known.words) == 1), fold(acronym))
            found.append(Mention(start, mention.end, "organisation", name, f"organisation:{key}"))
    names: dict[str, set[str]] = {}
    for one in found:
        names.setdefault(one.key, set()).add(fold(one.name))
    # of one state, the letters alone mean it too; not where the text has those of several
    return [one if len(names[one.key]) == 1 else Mention(one.start, one.end, one.kind, one.name) for one in found]


def _behind(scene: Scene, words: Sequence[Word], at: int) -> bool:
    """Whether the head of a body's name leads up to that word, joined to it by "of"."""
    lexicon, word = scene.lexicon, words[at]
    near = scene.beside(word.start)
    if near is None:
        return False
    if _is_local(near.facts, lexicon):
        return word.gap == " " or near.facts.small
    if _of_body(scene, words, at):
        return True
    return lexicon.declines and not lexicon.naming.nouns_capitalised and _owned(scene, words, at)


def _of_body(scene: Scene, words: Sequence[Word], at: int) -> bool:
    """Whether an "of" joins that word to the head of a body's name."""
    lexicon, word = scene.lexicon, words[at]
    of = _link_before(scene, word.start)
    led = at
    while of is None and at - led < _LEADING and led and words[led].gap == " " and not _names(words[led - 1]):
        led -= 1  # "University of Western Brenia"
        of = _link_before(scene, words[led].start)
    if of is not None and of.describes(lexicon):
        of = scene.beside(of.start)  # "Conseil politique de Brenia"
    if of is None:
        return False
    if not of.text[:1].isupper() or elided(of.text, lexicon):  # "l'université de"
        return fold(of.text[elided(of.text, lexicon) :]) in lexicon.small_heads
    if of.facts.body and not of.facts.given:
        return of.facts.folded not in lexicon.governments
    first = at
    while first > 0 and at - first < _WORDS and words[first].gap is not None:
        first -= 1
        if words[first].facts.body:
            return words[first].folded not in lexicon.governments and not words[first].facts.given
    return any(near.facts.folded in lexicon.small_heads for near in scene.before(words[first].start))


def _goes_on(scene: Scene, words: Sequence[Word], at: int, mention: Mention) -> bool:
    """Whether the name of a known body goes on with an adjective, or up to another head: "Tribunal Supremo Disciplinario",
    "Senate Finance Committee"."""
    naming = scene.lexicon.naming
    endings = naming.adjective_endings
    if not (endings or naming.heads_last) or not words[at].facts.body:
        return False
    while at < len(words) and words[at].start < mention.end:
        at += 1
    if naming.heads_last and not naming.nouns_capitalised:
        return _head_comes(words[at : at + _MORE])
    return at < len(words) and words[at].gap == " " and words[at].folded.endswith(endings) and not _names(words[at])


def _head_comes(words: Sequence[Word]) -> bool:
    """Whether one of those words heads names of bodies, and nothing but words of such a name stands before it, and one at
    least: "Senate | Finance Committee"; not "Senate | Committee on Finance"."""
    for at, word in enumerate(words):
        if word.gap != " " or _names(word):
            return False
        if word.facts.body:
            return at > 0
    return False


def _names(word: Word) -> bool:
    facts = word.facts
    return facts.given or facts.titles or facts.opener or facts.never or facts.alone_known


def _link_before(scene: Scene, start: int) -> Near | None:
    """The word before the "of" that stands before `start`; None where no such link stands there. Where the head is of a
    body of which each place has one, an "in" does as well."""
    lexicon = scene.lexicon
    first = scene.beside(start)
    if first is None or not (first.facts.article or first.facts.folded in lexicon.link_words):
        return None  # as before most words
    if first.facts.folded not in lexicon.links:
        led = scene.beside(first.start)
        if led is None or not (led.facts.article or led.facts.folded in lexicon.link_words):
            return None  # "the" alone is none
    link = ""
    found = None
    for near in scene.before(start):
        if link and link in lexicon.links and not _joins(link, scene):
            found = near if (_of(link, lexicon) or _is_local(near.facts, lexicon) or _adjective_of(scene, near)) else found
        if near.facts.folded not in lexicon.link_words and not near.facts.article:
            break
        link = longer_link(near.facts.folded, link)
    return found


def _adjective_of(scene: Scene, near: Near) -> bool:
    """ "Sąd Okręgowy w Krakowie": the head of which each place has one is a word away."""
    led = scene.beside(near.start)
    return near.text[:1].isupper() and led is not None and _is_local(led.facts, scene.lexicon)


def _joins(link: str, scene: Scene) -> bool:
    return not scene.joining.isdisjoint(link.split())


def _of(link: str, lexicon: Lexicon) -> bool:
    """Whether a link tells whose something is, not where it is."""
    if lexicon.genitive_links:
        return link in lexicon.genitive_links
    return not any(lexicon.facts(word).near for word in link.split())


def _owned(scene: Scene, words: Sequence[Word], at: int) -> bool:
    """Whether a body stands right before a place in the genitive, or with a small noun between: "Верховный суд Казахстана",
    "Министерство обороны Турции"."""
    word = words[at]
    if not _genitive(scene, word):
        return False
    near = scene.beside(word.start)
    for _ in range(_WORDS):
        if near is None or near.facts.near or near.facts.opener or near.facts.folded in scene.closed:
            return False
        if near.facts.body and near.facts.folded not in scene.lexicon.governments:
            return near.text[:1].isupper() or _led(scene, near)
        if at and words[at - 1].start == near.start and _stands_for_a_body(words[at - 1], scene.lexicon):
            own = words[at - 1].folded in scene.lexicon.state_bodies
            return _genitive(scene, word, only=bool(words[at - 1].facts.known) and not own)
        near = scene.beside(near.start)
    return False


def _led(scene: Scene, near: Near) -> bool:
    """Whether an adjective with a capital stands before a small head: "Центральный банк"."""
    before = scene.beside(near.start)
    endings = scene.lexicon.naming.leading_endings
    return before is not None and before.text[:1].isupper() and before.text.lower().endswith(endings)


def _acronym_of(scene: Scene, words: Sequence[Word], at: int) -> bool:
    if not at or words[at].gap != " " or not scene.lexicon.declines or scene.lexicon.naming.nouns_capitalised:
        return False
    # "ответ НАТО России" is one to Russia
    known = bool(words[at - 1].facts.known) and words[at - 1].folded not in scene.lexicon.state_bodies
    return _stands_for_a_body(words[at - 1], scene.lexicon) and _genitive(scene, words[at], only=known)


def _stands_for_a_body(word: Word, lexicon: Lexicon) -> bool:
    """Whether one word is a body's letters, or a ministry that is a state's: "МВД", "Минобороны"."""
    return _is_acronym(word, lexicon) or word.folded in lexicon.state_bodies


def _is_acronym(word: Word, lexicon: Lexicon) -> bool:
    text = word.text
    return text.isupper() and text.isalpha() and len(text) > 1 and text not in lexicon.acronym_stops


def _genitive(scene: Scene, word: Word, *, only: bool = False) -> bool:
    """Whether a word is a known place in the genitive; `only`: and in no other case."""
    names = {name for known in word.facts.known for name in known.words[:1]}
    return any(
        fold(base) in names and base != word.text and _told(paradigm.cases_of(word.text, base), only)
        for base, paradigm in scene.lexicon.cases.bases(word.text)
        if paradigm is not None
    )


def _told(cases: frozenset[str], only: bool) -> bool:
    return cases == {"g"} if only else "g" in cases


def _before(scene: Scene, words: Sequence[Word], at: int, mention: Mention) -> bool:
    """Whether the head of a body's name stands behind the place: "Oslo University", "Rusya Savunma Bakanlığı"."""
    lexicon = scene.lexicon
    if not lexicon.naming.heads_last:
        return False
    small = scene.small_after(mention.end)
    if small is not None:
        return _is_local(lexicon.facts(small), lexicon)
    near = scene.beside(mention.start)
    if near is not None and near.facts.near:
        return False
    behind = at + 1
    while behind < len(words) and words[behind].start < mention.end:
        behind += 1
    if behind < len(words) and lexicon.naming.offices_owned:
        return _heads_behind(scene, words, behind, mention.end)
    if behind >= len(words) or words[behind].gap != " ":
        return False
    if words[behind].facts.body:
        return not words[behind].facts.given
    if lexicon.naming.place_nouns_last:
        return _leads_to_head(words, behind, lexicon)
    # "Brenya Savunma Bakanlığı"
    led = near.facts.article if near is not None else not lexicon.naming.articles
    follows = behind + 1 < len(words) and words[behind + 1].gap == " " and words[behind + 1].facts.body
    return led and follows and not _names(words[behind])


def _heads_behind(scene: Scene, words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the words from one on lead up to the head of a body's name, behind a number or not: "İstanbul | 26. Ağır Ceza
    Mahkemesi"."""
    if scene.text[end : words[at].start] != " " and _NUMBER.fullmatch(scene.text, end, words[at].start) is None:
        return False
    for behind in range(at, min(at + _LED, len(words))):
        if behind > at and words[behind].gap != " ":
            return False
        facts = words[behind].facts
        if facts.body:
            return not facts.given
        if (_names(words[behind]) and not facts.never) or facts.role:  # "İstanbul | Cumhuriyet Başsavcılığı"
            return False
    return False


def _leads_to_head(words: Sequence[Word], behind: int, lexicon: Lexicon) -> bool:
    """Whether a word or two part a place from the head of a body's name: "the Orlen Stock Exchange", "Orlen County
    Council"."""
    for at in range(behind, min(behind + _PARTED, len(words) - 1)):
        facts = words[at].facts
        if words[at].gap != " " or words[at + 1].gap != " " or facts.given or facts.never or facts.alone_known:
            return False
        if facts.titles and not lexicon.plural_role(words[at].folded):
            return False  # "Boston Mayor"; but "Boston Farmers Association"
        if words[at + 1].facts.body and not words[at + 1].facts.given:
            return True
    return False


def _is_local(facts: Facts, lexicon: Lexicon) -> bool:
    if not lexicon.local_bodies.isdisjoint(facts.forms):
        return True
    return lexicon.naming.compounds and bool(lexicon.local_endings.of(facts.folded))
