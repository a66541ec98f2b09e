"""How far does the name of a body go: over which links, adjectives, nouns in the genitive and further items?"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from depeche.recording.naming.capitals import Run, Word
from depeche.recording.naming.scene import Scene, longer_link
from depeche.recording.text.folding import fold
from depeche.recording.words.lexicon import Lexicon

_SMALL = re.compile(r"[^\W\d_]+['’]?")
_GENITIVE = re.compile(r" ([^\W\d_]{3,30}(?:['’ʼ][^\W\d_]{1,20})?)(?![^\W_])")
_ITEM = re.compile(
    r"(?:,| ([^\W\d_]{1,3}|&)(?= )) ?((?:[^\W\d_A-ZÀ-Þ]{1,5} ){0,2}(?:[^\W\d_]{1,5}['’])?)([A-ZÀ-Þ][^\W\d_]{2,30})"
)
_OF = re.compile(r" ([^\W\d_A-ZÀ-Þ]{2,4}) (?:[^\W\d_A-ZÀ-Þ]{3,20}en )?([A-ZÀ-Þ][^\W\d_]{2,30})(?![\w-])")
_ADJECTIVES = re.compile(r"(?: [^\W\d_A-ZÀ-Þ]{4,20}e)(?: [^\W\d_A-ZÀ-Þ]{3} [^\W\d_A-ZÀ-Þ]{4,20}e)?(?= [A-ZÀ-Þ])")
_AND_SMALL = re.compile(r" ([^\W\d_]{1,3}) ([^\W\d_]{4,30})")
_GENITIVES = 4  # small nouns and adjectives in the genitive behind the head of a name
_ITEMS = 5  # of what a ministry is for
_AGENCY = 4  # letters of one to which something was said
_CLOSING = frozenset((".", ",", ";", ":", "", "\n"))
_LINKS = 5  # of a name, at most: "Dirección de Prevención e Investigación de Robo de Vehículos"


def extended(scene: Scene, words: Run, at: int, barred: Container[int], seats: Mapping[int, int]) -> int:
    """Where the name of a body ends whose words with a capital those are, word `at` its head.

    `barred`: where words begin that name something else. `seats`: where places begin that may be part of the name, and where
    they end.
    """
    text, lexicon, head, last = scene.text, scene.lexicon, words[at], words[-1]
    opens, end = words[0].opens, last.end
    if last is head:
        end = with_adjectives(text, end, lexicon, scene.joining)
    elif last.text.endswith(lexicon.naming.place_adjectives):
        unit = scene.small_after(end)  # "Прокуратура Сосновской | области"
        end += 1 + len(unit) if unit is not None and lexicon.facts(unit).place_head else 0
    end = with_genitives(scene, end, seats, not opens or head.folded in lexicon.small_heads)
    # "Su Bakanlığı ve Milli Eğitim Bakanlığı": nothing follows its head
    closed = lexicon.naming.offices_owned and last is head
    if not closed and not (joined(scene, end) and (at > 0 or _body_behind(scene, end))):  # "Salt Company and Brine Company"
        end = _with_links(scene, end, not opens, barred)
    end = _with_genitive(scene, head, end, barred)
    if lexicon.purpose_links:
        end = _with_purpose(scene, head, end, barred)
    end = _before_its_like(scene, head, end)
    end -= text[end - 1] in "'’"
    if not closed and not lexicon.small_heads.isdisjoint([word.folded for word in words[: at + 1]]):
        end = with_list(scene, end, barred)
    return end


def with_adjectives(text: str, end: int, lexicon: Lexicon, joining: Container[str] = ()) -> int:
    """`end` moved behind the small adjectives that follow; over `joining` words too: "Parti écologiste et social"."""
    endings = lexicon.naming.adjective_endings
    first = end
    for _ in range(2 if joining == () else 3):
        pair = _AND_SMALL.match(text, end) if end > first else None
        if pair is not None and fold(pair[1]) in joining and pair[2].endswith(endings):
            return pair.end()
        if not endings or text[end : end + 1] != " ":
            return end
        match = _SMALL.match(text, end + 1)
        if match is None or len(match[0]) < 4 or not match[0].islower() or not match[0].endswith(endings):
            return end
        unlike = any(text.endswith(one, 0, end) and match[0].endswith(other) for one, other in lexicon.naming.unlike_endings)
        if unlike and lexicon.facts(match[0]).demonym:
            return end  # "la presidente del Consiglio | italiana"
        end = match.end()
    return end


def _with_links(scene: Scene, end: int, proper: bool, barred: Container[int]) -> int:
    """`end` moved behind "de la Santé", "for Education".

    `proper`: the head has its capital for no other reason than being a name, so that small nouns may follow in the
    genitive where the language has them there: "Cour de l'estuaire", "Agence du sel du Canada".
    """
    for _ in range(_LINKS):
        grown = _one_link(scene, end, proper, barred)
        if grown is None:
            return end
        end = with_adjectives(scene.text, grown, scene.lexicon)
    return end


def _one_link(scene: Scene, end: int, proper: bool, barred: Container[int]) -> int | None:
    text, lexicon, at, link = scene.text, scene.lexicon, end, ""
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
            if match.start() in barred or link not in lexicon.links:
                return None
            apart = link in scene.joining or lexicon.facts(link).near  # "NU-sjukvården | i Selmposten"
            if apart and _another_body(text, match.start(), at, lexicon, barred):
                return None  # but "Department of Justice", which are two nouns for a body
            if lexicon.naming.heads_last and link.partition(" ")[0] in scene.joining and " " in link:
                last = _capitals_on(text, at, lexicon, barred)
                if lexicon.facts(text[match.start() : last].rpartition(" ")[2]).body:
                    return None  # "School of Medicine | and the Orlo General Hospital"
            if lexicon.facts(word).never and link not in lexicon.genitive_links:  # "Conselho de Estado" is one
                return None
            if (
                word.isupper()
                and len(word) <= _AGENCY
                and text[at : at + 1] in _CLOSING
                and link not in lexicon.genitive_links
            ):
                return None  # "…, uppger polisen för TT."
            return _capitals_on(text, at, lexicon, barred)
        grown = longer_link(link, fold(word))
        if proper and link in lexicon.genitive_links and _noun(word, link, grown, lexicon):
            return at
        link = grown
    return None


def _another_body(text: str, start: int, end: int, lexicon: Lexicon, barred: Container[int]) -> bool:
    """Whether another body begins with the word `start:end` behind an "and": "Mutuelle du Littoral | et Assurances Corvin";
    not "Alliance of Film and | Television Producers", where the noun comes last."""
    if not lexicon.facts(text[start:end]).body:
        return False
    last = _capitals_on(text, end, lexicon, barred)
    alone = last == end or not lexicon.naming.heads_last
    return alone or lexicon.facts(text[start:last].rpartition(" ")[2]).body


def _capitals_on(text: str, end: int, lexicon: Lexicon, barred: Container[int]) -> int:
    """`end` moved behind the capitalised words that follow; before an office and its holder, where offices have capitals and
    bodies go on behind "of": "Bank of England | Governor John Tarrow"."""
    office, held = -1, False  # where one begins; whether its head has been read, behind which its holder may be named
    while text[end : end + 1] in (" ", "-"):
        match = _SMALL.match(text, end + 1)
        if match is None or not match[0][0].isupper() or match.start() in barred:
            break
        facts = lexicon.facts(match[0])
        if facts.never:
            break
        if held and facts.given and text[end] == " ":
            return office
        held = facts.role and lexicon.naming.heads_last
        leads = held or facts.folded in lexicon.office_words
        office = -1 if not leads else end if office < 0 else office
        end = match.end()
    return end


def _noun(word: str, link: str, grown: str, lexicon: Lexicon) -> bool:
    """Whether a small word behind a link like "de" is a noun: no article, no part of a longer link, no verb."""
    facts = lexicon.facts(word)
    if grown in lexicon.links or word[-1] in "'’" or facts.article or facts.opener or len(word) < 4:
        return False
    behind_article = lexicon.facts(link.rpartition(" ")[2]).article
    return behind_article or not facts.folded.endswith(lexicon.naming.infinitive_endings)


def with_genitives(scene: Scene, end: int, seats: Mapping[int, int], proper: bool) -> int:
    """`end` moved behind the nouns in the genitive that follow where the language declines, and behind the place whose body
    it is: "Министерство обороны Турции"."""
    endings = scene.lexicon.naming.genitive_endings
    if not endings:
        return end
    at = end
    for _ in range(_GENITIVES):
        if at + 1 in seats and scene.text[at : at + 1] == " ":
            return seats[at + 1]
        match = _GENITIVE.match(scene.text, at)
        word = match[1] if match is not None else ""
        if word[:1].isupper():
            seat = _with_seat(scene, at, word)
            if seat != at:
                return seat
            break
        if not word or not word.islower() or not word.endswith(endings) or word.endswith(scene.lexicon.finite_endings):
            break
        facts = scene.lexicon.facts(word)
        if facts.opener or facts.role or facts.folded in scene.closed or facts.folded in scene.speaking:
            break
        at += 1 + len(word)
    return at if proper else end


def _with_seat(scene: Scene, end: int, word: str) -> int:
    """`end` moved behind the place that stands in the genitive, though nobody knows it: "дума Сокольска", "суд Белоярова",
    "собрание Лесногорской области"."""
    lexicon, near = scene.lexicon, scene.ending(end)
    if not lexicon.naming.settlements or near is None:
        return end
    facts, behind = lexicon.facts(word), end + 1 + len(word)
    if facts.given or facts.opener or facts.never or facts.role:
        return end
    small = scene.small_after(behind)
    if small is not None and word.endswith(lexicon.naming.place_adjectives) and lexicon.facts(small).place_head:
        return behind + 1 + len(small)
    if lexicon.local_bodies.isdisjoint(near.facts.forms) or not word.endswith(lexicon.naming.genitive_endings):
        return end
    return behind


def _with_genitive(scene: Scene, head: Word, end: int, barred: Container[int]) -> int:
    """`end` moved behind a noun in the genitive and its article: "Akademie der Wissenschaften", "Haus des Handels",
    "Instituts der deutschen Wirtschaft"."""
    lexicon = scene.lexicon
    if not lexicon.genitive_articles or head.end != end:
        return end
    match = _OF.match(scene.text, end)
    if match is None or match[1] not in lexicon.genitive_articles:
        return end
    owned = _genitive_of_a_head(head.folded, lexicon)
    if not owned and not lexicon.genitive_heads.of(head.folded):
        return end
    facts, word = lexicon.facts(match[2]), match[2]
    plain = not (facts.known or facts.given or facts.demonym or facts.never or facts.body or facts.place_head)
    if not plain or (facts.role and not lexicon.plural_role(facts.folded)) or match.start(2) in barred:
        return end
    if facts.folded in lexicon.place_parts or not (owned or word.endswith(lexicon.genitive_nouns)):
        return end
    return match.end()


def _genitive_of_a_head(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun is the genitive of one for a body behind which one in the genitive may follow: "Verbandes"."""
    own = lexicon.naming.genitive
    stem = noun.removesuffix(own) if own else noun
    return stem != noun and any(map(lexicon.genitive_heads.of, (stem, stem.removesuffix("e"))))


def with_list(scene: Scene, end: int, barred: Container[int]) -> int:
    """`end` moved behind what else a ministry is for: "Ministry of Trade, Fisheries and Tourism"."""
    at = end
    for _ in range(_ITEMS):
        match = _ITEM.match(scene.text, at)
        if match is None:
            return end
        joined = fold(match[1] or "") in scene.joining
        if not joined and (match[1] or match[0][0] != ","):
            return end
        facts = scene.lexicon.facts(match[3])
        small = (match[2] or "").split()
        if facts.given or facts.never or facts.alone_known or facts.titles or match.start(3) in barred:
            return end
        capitals = scene.lexicon.naming.nouns_capitalised
        if (facts.body and (small or capitals)) or (small and capitals):
            return end  # "das Amt für Häfen | und die Stadt", "| und Polizei", "Secretaría de Puertos | y la Fiscalía"
        if not all(fold(word) in scene.lexicon.link_words or scene.lexicon.facts(word).article for word in small):
            return end
        at = match.end()
        if joined:
            return with_adjectives(scene.text, _capitals_on(scene.text, at, scene.lexicon, barred), scene.lexicon)
    return end


def _with_purpose(scene: Scene, head: Word, end: int, barred: Container[int]) -> int:
    """`end` moved behind what a body is for, and what else: "Committee | on Ports and Rivers", "Ministerium für Häfen | und
    Flüsse"."""
    lexicon, small = scene.lexicon, scene.small_after(end)
    link = fold(small) if small is not None else ""
    heads = lexicon.purpose_links.get(link)
    if small is not None and heads is not None and (not heads or head.folded in heads):
        begin = end + 1 + len(small)
        led = _ADJECTIVES.match(scene.text, begin) if lexicon.naming.nouns_capitalised else None
        if led is not None and not _role_at(scene, led.end() + 1):
            begin = led.end()  # "Ausschuss für | bürgerliche Freiheiten"
        grown = _capitals_on(scene.text, begin, lexicon, barred)
        return with_list(scene, grown, barred) if grown > begin else end
    behind = scene.text[head.end : end].split(" ")
    linked = any(fold(word) in lexicon.purpose_links and not lexicon.purpose_links[fold(word)] for word in behind)
    return with_list(scene, end, barred) if linked else end


def _role_at(scene: Scene, start: int) -> bool:
    """Whether a noun for persons begins there, for whom something of the body is: "eine Tour für schwarze | Golfer"."""
    match = _SMALL.match(scene.text, start)
    return match is not None and scene.lexicon.facts(match[0]).role


def _before_its_like(scene: Scene, head: Word, end: int) -> int:
    """`end` moved back to where another name of such a body is joined: "University of Orm and Vard University"."""
    again = scene.text.find(head.text, head.end, end)
    if again < 0:
        return end
    cut = max(scene.text.rfind(f" {word} ", head.end, again) for word in (*scene.joining, " "))
    return cut if cut > 0 else end


def _body_behind(scene: Scene, end: int) -> bool:
    """Whether a noun for a body stands behind the small word at `end`: "Television | and Radio"."""
    small = scene.small_after(end)
    match = _SMALL.match(scene.text, end + 2 + len(small)) if small is not None else None
    return match is not None and scene.lexicon.facts(match[0]).body


def joined(scene: Scene, end: int) -> bool:
    """Whether an "and" follows."""
    small = scene.small_after(end)
    return small is not None and fold(small) in scene.joining
