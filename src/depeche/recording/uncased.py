"""Names in scripts without capital letters: Arabic, Hebrew and Hangul, Han and kana.

No letter tells a name here, so only what is known or announced counts: names of the lexicon, given names, surnames of a
closed list, and what stands beside a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche.recording.capitals import Word
from depeche.recording.facts import Facts
from depeche.recording.lexicon import Lexicon
from depeche.recording.mentions import Mention
from depeche.recording.people import Candidate
from depeche.recording.scene import Scene

_TOKEN = re.compile(r"[^\W\d_]+(?:['\"׳״][^\W\d_]+)?")
_KATAKANA = re.compile(r"[ァ-ヴー]{2,12}(?:[・＝=][ァ-ヴー]{1,12}){0,3}")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·‧・•][\u4e00-\u9fff]{1,6}){1,3}")
_KANA = re.compile(r"[ァ-ヴー]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff々]{3,}")
_HAN = re.compile(r"[\u3400-\u9fff々]")
_GIVEN_SIGN = re.compile(r"[\u3400-\u9fff々ぁ-んァ-ヴー]")
_GIVEN = 3  # characters of a given name, at most
_NATIVE = 3  # characters of a Chinese name that nothing else tells
_WHOLE = (3, 5)  # characters of a Japanese name with its family name
_MOST = 3  # words of a person's name
_AGED = re.compile(r" ?[(（][^()（）]{1,16}[)）] ?")
_SHORT, _LONG = 2, 4  # syllables of a Korean name
_WHOLE_NATIVE = 3  # of one with a surname of one syllable, as most are
_COMPLEMENTS = 3  # words between such a name and its office
_FAR = 5  # words from a foreign given name to an office
_CLAUSE = 30  # characters in which a clause closes that says what somebody is
_CLOSE = re.compile("[，。；、\n]")
_TITLE = 6  # letters of a title, at most


def scene(text: str, lexicon: Lexicon) -> Scene:
    """The text with all its words as candidates; of none where words do not stand apart."""
    return Scene(text, lexicon, list(_words(text, lexicon)) if lexicon.naming.spaced else [])


def _words(text: str, lexicon: Lexicon) -> Iterator[Word]:
    end = -2
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        start, stop, facts = _stripped(text, start, stop, lexicon)
        if _addressed(text, start, stop, facts, lexicon):  # "국씨는"
            name = text[start : stop - 1]
            yield Word(start, stop - 1, name, lexicon.facts(name), False, " " if match.start() - end == 1 else None)
            start, facts, end = stop - 1, lexicon.facts(text[stop - 1]), match.start() - 1
        yield Word(start, stop, text[start:stop], facts, False, " " if match.start() - end == 1 else None)
        end = match.end()


def _addressed(text: str, start: int, stop: int, facts: Facts, lexicon: Lexicon) -> bool:
    """Whether an honorific is written together with the name before it, in a language that lists its surnames."""
    if not lexicon.surnames or stop - start < 2 or _tells(facts) or text[start] not in lexicon.surnames:
        return False
    return lexicon.facts(text[stop - 1]).honorific


def _stripped(text: str, start: int, stop: int, lexicon: Lexicon) -> tuple[int, int, Facts]:
    """The word without particles written together with it, where only what is left of it is known."""
    whole = lexicon.facts(text[start:stop])
    if _tells(whole):
        return start, stop, whole
    lows = [start, *(start + len(p) for p in lexicon.naming.proclitics if text.startswith(p, start, stop - 1))]
    highs = [stop, *(stop - len(e) for e in lexicon.naming.enclitics if text.endswith(e, start + 1, stop))]
    for low in lows:
        for high in highs:
            facts = lexicon.facts(text[low:high])
            if _tells(facts) or (low == start and high < stop and text[low] in lexicon.surnames):
                return low, high, facts
    return start, stop, whole


def _tells(facts: Facts) -> bool:
    return bool(facts.known) or facts.given or facts.titles


# ---------------------------------------------------------------- words apart


def candidates(made: Scene) -> list[Candidate]:
    """Given names with what follows, and surnames of the list before a title."""
    found: list[Candidate] = []
    words = made.words
    at = 0
    while at < len(words):
        native = _before_native_title(made, at) if made.lexicon.surnames else None
        if native is None and made.lexicon.surnames:
            office = _office_apart(made, at)
            if office is not None:
                found.append(Candidate((words[at],), True, office.facts.title_gender, office.text))
            elif _called(made, at):
                found.append(Candidate((words[at],), True, words[at - 1].facts.title_gender, words[at - 1].text))
        if native is not None:
            address = words[at + 1]
            office = words[at - 1] if address.facts.honorific and at and words[at].gap == " " else address
            role = office.text if office.facts.titles and not office.facts.honorific else None  # "위원장 조태겸 씨"
            found.append(Candidate((native,), True, address.facts.title_gender, role))
        size = _named(words, at, made.lexicon) if native is None else 0
        if size:
            before = words[at - 1] if at and words[at].gap == " " else None
            behind = words[at + size] if at + size < len(words) and words[at + size].gap == " " else None
            title = next((word for word in (before, behind) if word is not None and word.facts.titles), None)
            gender = words[at].facts.gender or (title.facts.title_gender if title else None)
            told = title is not None and not title.facts.honorific
            found.append(Candidate(tuple(words[at : at + size]), True, gender, title.text if title and told else None))
        at += max(size, 1)
    return found


def _named(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """How many words from `at` on are a person's name."""
    word = words[at]
    if lexicon.surnames:
        return _foreign(words, at, lexicon) if word.facts.given else 0
    if not word.facts.given:
        return 0
    size = names = 1
    half = word.facts.folded in lexicon.particles  # "عبد", of "عبد الرحمن"
    fathered = False  # "مريم بن عيسى" is whole
    while names < _MOST and at + size < len(words) and words[at + size].gap == " ":
        facts = words[at + size].facts
        joins = facts.folded in lexicon.particles
        surname = size == 1 and facts.titles and words[at + size].text.startswith(lexicon.naming.definite_prefixes)
        if (facts.titles and not (surname and lexicon.naming.given_chains)) or facts.opener or facts.known or facts.body:
            break
        if size > 1 and facts.folded.startswith(lexicon.to_the):
            break  # "أحمد منصور باللاعب"
        if fathered and not (half or joins or facts.folded.endswith(lexicon.naming.family_endings)):
            break  # "رأت مريم بن عيسى الحادث"
        fathered = fathered if half else words[at + size - 1].facts.folded in lexicon.particles
        size += 1
        names += not (half or joins)
        if not (half or joins or (facts.given and lexicon.naming.given_chains)):
            break
        half = facts.given and joins
    return size if size > 1 else 0


def _before_native_title(made: Scene, at: int) -> Word | None:
    """ "김연서 장관은", "국영자(61) 씨": a surname and one or two syllables, before a title; with the last one where it
    looks like a particle ("박시은 씨")."""
    words, lexicon, word = made.words, made.lexicon, made.words[at]
    if word.text[0] not in lexicon.surnames or at + 1 >= len(words) or not words[at + 1].facts.titles:
        return None
    between = made.text[word.end : words[at + 1].start]
    particle = "" if between in ("", " ") or _AGED.fullmatch(between) else between[:-1]
    if particle and (between[-1] != " " or len(word.text) > _SHORT or particle not in lexicon.naming.enclitics):
        return None
    text = word.text + particle
    if not _SHORT <= len(text) <= _LONG or text.endswith(lexicon.naming.organisation_words):
        return None
    if len(text) == _LONG and not lexicon.family_at(text, 0):
        return None  # "인천지역 군수"
    for facts in (word.facts, lexicon.facts(text)):
        if facts.given or facts.opener or facts.titles or facts.known or facts.body:
            return None
    return Word(word.start, word.start + len(text), text, lexicon.facts(text), False, word.gap)


def _office_apart(made: Scene, at: int) -> Word | None:
    """The office of a whole Korean name that is parted from it, a body between them, or joined with a place:
    "한도윤 청와대 부대변인", "변오성 강림군수"."""
    words, lexicon, word = made.words, made.lexicon, made.words[at]
    text, naming = word.text, lexicon.naming
    if len(text) not in (_WHOLE_NATIVE, _LONG) or text[0] not in lexicon.surnames or not _looks_native(word, lexicon):
        return None
    bodies = 0
    for number in range(at + 1, min(at + 2 + _COMPLEMENTS, len(words))):
        behind = words[number]
        if behind.gap != " ":
            return None
        if behind.facts.titles or _closes_with_title(behind.text, lexicon):
            joined = number == at + 1 and not behind.facts.titles
            return behind if bodies or joined else None
        body = bool(behind.facts.known) or behind.text.endswith(naming.organisation_words)
        if not body and behind.text.endswith(naming.enclitics):
            return None
        bodies += body
    return None


def _called(made: Scene, at: int) -> bool:
    """Whether a whole Korean name stands there with what somebody is right before it: "배우 문세라는"."""
    words, lexicon, word = made.words, made.lexicon, made.words[at]
    if len(word.text) not in (_WHOLE_NATIVE, _LONG) or word.text[0] not in lexicon.surnames or not at or word.gap != " ":
        return False
    before = words[at - 1]
    apart = made.text[before.end : word.start] == " "
    return apart and lexicon.is_calling(before.facts) and _looks_native(word, lexicon)


def _looks_native(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word of a name's length may be one: nothing else is known of it, and no particle seems to close it."""
    facts, text = word.facts, word.text
    if facts.given or facts.opener or facts.titles or facts.known or facts.body:
        return False
    if len(text) == _LONG and not lexicon.family_at(text, 0):
        return False
    return not text.endswith((*lexicon.naming.enclitics, *lexicon.naming.organisation_words))


def _closes_with_title(text: str, lexicon: Lexicon) -> bool:
    """Whether a word is an office and the place or body that has it: "강림군수는"."""
    for particle in ("", *lexicon.naming.enclitics):
        bare = text.removesuffix(particle) if particle else text
        if (bare is not text or not particle) and any(
            lexicon.facts(bare[low:]).titles for low in range(max(1, len(bare) - _TITLE), len(bare) - 1)
        ):
            return True
    return False


def _foreign(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """How many words from a foreign given name on are a person's name: one or two more, before an office and its body."""
    size = 0
    for number in range(at + 1, min(at + 2 + _FAR, len(words))):
        word = words[number]
        if word.gap != " ":
            return 0
        size = number - at
        if word.facts.titles or _closes_with_title(word.text, lexicon):
            return _first_apart(words, at, size, lexicon)
    return 0


def _first_apart(words: list[Word], at: int, size: int, lexicon: Lexicon) -> int:
    """How many of those words before an office are the name, bodies and places that stand last being none of it."""
    while size > 1 and (
        words[at + size - 1].facts.known
        or words[at + size - 1].facts.body
        or words[at + size - 1].facts.titles
        or words[at + size - 1].text.endswith(lexicon.naming.organisation_words)
    ):
        size -= 1
    return size if 1 < size <= _MOST else 0


# ---------------------------------------------------------------- words run together


def run_together(text: str, lexicon: Lexicon) -> list[Mention]:
    """Names in a script without spaces: known ones, and persons beside a title or with a dot between their names."""
    found: list[Mention] = []
    at = 0
    while at < len(text):
        known = lexicon.known_at(text, at)
        if known is not None and _cuts(text, at, at + len(known.name)):
            known = None  # "マリ" in "マリア"
        if known is not None:
            found.append(Mention(at, at + len(known.name), known.kind, known.name, f"{known.kind}:{known.key}"))
        at += len(known.name) if known is not None else 1
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    told = (
        *_dotted(text, lexicon, taken),
        *_titled(text, lexicon),
        *_with_family_name(text, lexicon),
        *_before_title(text, lexicon),
        *_between(text, lexicon),
    )
    for mention in told:
        if taken.isdisjoint(range(mention.start, mention.end)):
            found.append(mention)
            taken.update(range(mention.start, mention.end))
    found = [_with_office(text, one, lexicon) for one in found]
    return _by_family(found, lexicon) + _again(text, found, taken)


def _with_office(text: str, one: Mention, lexicon: Lexicon) -> Mention:
    """A person with the office before the name, where only a form of address stands behind it: "市長、大隈千歳氏"."""
    if one.role is None or not lexicon.facts(one.role).honorific:
        return one
    end = one.start - (text[one.start - 1 : one.start] == "、")
    offices = (text[low:end] for low in range(max(0, end - _TITLE), end))
    role = next((office for office in offices if lexicon.facts(office).titles and not lexicon.facts(office).honorific), None)
    return Mention(one.start, one.end, one.kind, one.name, one.key, role)


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether what stands between is a piece of a longer word in katakana."""
    ends = start > 0 and _KANA.match(text[start - 1]) and _KANA.match(text[start])
    return bool(ends or (end < len(text) and _KANA.match(text[end - 1]) and _KANA.match(text[end])))


def _by_family(found: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, those by family name only under the whole name where the text has one: "高橋選手" is "高橋翔"."""
    people = [mention.name for mention in found if mention.kind == "person"]
    whole: dict[str, str] = {}
    for name in people:
        family = lexicon.family_at(name, 0)
        if family and family != name:
            whole.setdefault(family, name)
        if lexicon.naming.given_signs and _HAN_RUN.fullmatch(name):  # "大河原" of "大河原進", on no list
            for size in range(2, len(name)):
                whole.setdefault(name[:size], name)
    return [
        Mention(one.start, one.end, one.kind, whole[one.name], one.key, one.role)
        if one.kind == "person" and one.name in whole
        else one
        for one in found
    ]


def _dotted(text: str, lexicon: Lexicon, taken: set[int]) -> Iterator[Mention]:
    """ "总统伊尔泽·沃德兰": a foreign name; a title, a verb or another name before it is cut off."""
    for match in _DOTTED.finditer(text):
        start = match.start()
        first = match[0].index(next(char for char in match[0] if char in "·‧・•"))
        for size in range(first - 1, 0, -1):
            titled = any(lexicon.facts(match[0][low:size]).titles for low in range(max(0, size - _TITLE), size))
            if titled or match[0][size - 1] in lexicon.naming.nameless_signs or start + size - 1 in taken:
                start += size
                break
        last = 1 + max(match[0].rfind(char) for char in "·‧・•")
        closing = lexicon.naming.closing_signs
        cut = next((at for at in range(last + 1, len(match[0])) if match[0][at] in closing), len(match[0]))
        foreign = lexicon.naming.foreign_signs
        if foreign and match[0][last] in foreign:
            cut = next((at for at in range(last + 1, cut) if match[0][at] not in foreign), cut)
        end = match.start() + cut  # "伊尔泽·沃德兰此前称"
        yield Mention(start, end, "person", text[start:end])


def _titled(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "ヴォドラン首相", "部长王义林": katakana before a title, or a surname of the list beside one."""
    for match in _KATAKANA.finditer(text):
        role = _title_at(text, match.end(), lexicon)
        if role:
            yield Mention(match.start(), match.end(), "person", match[0], role=role)
    for at, char in enumerate(text):
        if char in lexicon.surnames:
            before = next((text[low:at] for low in range(max(0, at - _TITLE), at) if lexicon.facts(text[low:at]).titles), "")
            never = lexicon.naming.nameless_signs
            if char in never and text[at + 1 : at + 2] in lexicon.surnames:
                continue  # "致敬于王义林主席"
            kinds = lexicon.naming.kind_signs
            ends = text.startswith(lexicon.naming.name_follows, at + _NATIVE - 1)  # "会长万英介绍"
            for size in (2,) if ends else (3, 2, 4):
                name = text[at : at + size]
                whole = len(name) == size and all(map(_HAN.match, name)) and not any(c in never for c in name[1:])
                whole = whole and name[1] not in kinds and name[-1] not in kinds
                if whole and (before or _title_at(text, at + size, lexicon)):
                    yield Mention(at, at + size, "person", name, role=before or _title_at(text, at + size, lexicon))
                    break


def _with_family_name(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "田中太郎首相", "鈴木氏", "鈴木花子は": a family name of the list with what stands between it and a title; or with a
    given name that looks like one, before a particle."""
    at = 0
    while at < len(text):
        family = lexicon.family_at(text, at)
        begins = family and not _inside(text, at, lexicon)
        given = _given_behind(text, at + len(family), at, lexicon) if begins else None
        if given is None:
            at += len(family) if begins else 1
            continue
        size, role = given
        end = at + len(family) + size
        yield Mention(at, end, "person", text[at:end], role=role or None)
        at = end


def _before_title(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "安西豊幹事長", "立石源三さん": three to five characters from where others begin up to a title, no family name being
    listed. Before an office the last one must be of given names, before an honorific none that ends nouns for people."""
    naming = lexicon.naming
    if not naming.given_signs:
        return
    for match in _HAN_RUN.finditer(text):
        start = match.start()
        for size in range(_WHOLE[0], min(_WHOLE[1], len(match[0])) + 1):
            name = match[0][:size]
            role = _title_at(text, start + size, lexicon)
            if not role or start + size + len(role) < match.end() or name[-1] in naming.kind_signs:
                continue
            told = lexicon.facts(role).honorific or name[-1] in naming.given_signs
            if told and not name.endswith(naming.organisation_words) and lexicon.known_at(text, start) is None:
                yield Mention(start, start + size, "person", name, role=role)
                break


def _inside(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a character stands inside a word: one of its kind is before it, and that ends no title."""
    if not at or _HAN.match(text[at - 1]) is None or _HAN.match(text[at]) is None:
        return False
    return not any(lexicon.facts(text[low:at]).titles for low in range(max(0, at - _TITLE), at - 1))


def _given_behind(text: str, at: int, start: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """How many characters of a given name stand at `text[at:]`, and the title behind them; None where no name does."""
    place = lexicon.known_at(text, start)
    for size in range(_GIVEN + 1):
        if size and (at + size > len(text) or not _GIVEN_SIGN.match(text[at + size - 1])):
            return None
        role = _title_at(text, at + size, lexicon)
        if role and (size or place is None):
            return size, role
        behind = text[at + size : at + size + 1]
        ends = 1 < size < _GIVEN and text[at + size - 1] in lexicon.naming.given_signs
        if ends and behind and behind in lexicon.naming.given_followers:
            return size, ""
    return None


def _between(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "据王义林介绍", "会见了王义林。": a surname of the list and two characters, with nothing but what may stand beside a
    name on both sides."""
    naming = lexicon.naming
    if not naming.name_follows:
        return
    barred = naming.nameless_signs + naming.kind_signs
    for at, char in enumerate(text):
        if char not in lexicon.surnames:
            continue
        name, end = text[at : at + _NATIVE], at + _NATIVE
        if len(name) < _NATIVE or not all(map(_HAN.match, name)) or any(sign in barred for sign in name[1:]):
            continue
        led = text.endswith(naming.name_leads, 0, at)
        opens = not at or not text[at - 1].isalnum()
        closes = end == len(text) or not text[end].isalnum()
        told = text.startswith(naming.name_follows, end) or _is_of_office(text, end, lexicon)
        if (led and closes) or ((led or opens) and told):
            yield Mention(at, end, "person", name)


def _is_of_office(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an "is" and an office that closes its clause stand there: "何慧敏 | 是市医院院长。"."""
    if not text.startswith(lexicon.naming.equations, at):
        return False
    close = _CLOSE.search(text, at, at + _CLAUSE)
    return close is not None and any(
        lexicon.facts(text[low : close.start()]).titles for low in range(close.start() - _TITLE, close.start())
    )


def _title_at(text: str, at: int, lexicon: Lexicon) -> str:
    """The longest title that stands at `text[at:]`."""
    sizes = range(min(_TITLE, len(text) - at), 0, -1)
    return next((text[at : at + size] for size in sizes if lexicon.facts(text[at : at + size]).titles), "")


def _again(text: str, found: list[Mention], taken: set[int]) -> list[Mention]:
    """Later mentions of the persons found, by full name or by its last part."""
    more = []
    for name in {mention.name for mention in found if mention.kind == "person"}:
        last = re.split("[·‧・•＝=]", name)[-1]
        at = text.find(last)
        while at >= 0:
            span = range(at, at + len(last))
            if len(last) > 1 and taken.isdisjoint(span):
                more.append(Mention(at, at + len(last), "person", name))
                taken.update(span)
            at = text.find(last, at + len(last))
    return more
