"""Names where words are not parted, in Han and kana: which characters of a text are somebody's name?

Known names; and persons beside an office or a form of address, before a verb of speech, with a dot between their names, or
with their age or the reading of their name in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import compress

from depeche.recording.naming.mentions import Mention
from depeche.recording.text.scripts import HAN, KANA, KATAKANA
from depeche.recording.words.lexicon import Lexicon

_KATAKANA = re.compile(f"[{KATAKANA}]{{2,12}}(?:[・＝=][{KATAKANA}]{{1,12}}){{0,3}}")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·‧・•][\u4e00-\u9fff]{1,6}){1,3}")
_KATAKANA_SIGN = re.compile(f"[{KATAKANA}]")
_BRACKET = re.compile(rf"([{HAN}]{{2,12}})[（(](\d{{1,3}}(?=歳?[）)])|[{KANA}・]{{2,16}}(?=[）)]))歳?[）)]")
_RUN_ON = re.compile(f"[{HAN}][{HAN}の乃ノ]{{1,3}}(?=[はがをにもと、。（(「」＝])")
_POINTED = re.compile(f"([{HAN}{KATAKANA}Ａ-Ｚ]{{1,12}})・([{HAN}]{{3,5}})(?=[はがをにもと、。（(「」])")
_POINTING = re.compile(f"(?<![{HAN}{KATAKANA}])([{HAN}]{{3,5}})・([{HAN}{KATAKANA}]{{2,14}})(?=[はがをにもと、。（(「」])")
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
_HAN = re.compile(f"[{HAN}]")
_GIVEN_SIGN = re.compile(f"[{HAN}{KANA}]")
_KANA_SIGN = re.compile(f"[{KANA}]")
_BEFORE_KANA = re.compile(f"(?<![{HAN}])([{HAN}]{{1,3}})(?=([{KANA}]))")
_NO_KANA = frozenset("のとがをにでやへ")  # with which no given name begins behind a family name
_KANA_GIVEN = 5  # characters of a given name in kana
_GIVEN = 3  # characters of a given name, at most
_NATIVE = 3  # characters of a Chinese name that nothing else tells
_WHOLE = (3, 5)  # characters of a Japanese name with its family name
_FOREIGN = 6  # characters of a transliterated name
_CLAUSE = 30  # characters in which a clause closes that says what somebody is
_CLOSE = re.compile("[，。；、\n]")
_TITLE = 6  # letters of a title, at most
_PARTS = re.compile("[·‧・•＝=]")  # between the parts of a foreign name


def run_together(text: str, lexicon: Lexicon) -> list[Mention]:
    """Names in a script without spaces: known ones, and persons beside a title or with a dot between their names."""
    found: list[Mention] = []
    end = 0
    for at in _standing(text, lexicon.by_letter):
        known = lexicon.known_at(text, at) if at >= end else None
        if known is not None and not _cuts(text, at, at + len(known.name)):  # "マリ" in "マリア"
            end = at + len(known.name)
            found.append(Mention(at, end, known.kind, known.name, f"{known.kind}:{known.key}"))
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    told = (
        *_bracketed(text, lexicon),
        *_behind_point(text, lexicon),
        *_before_point(text, lexicon),
        *_called(text, lexicon),
        *_dotted(text, lexicon, taken),
        *_transliterated(text, lexicon),
        *_titled(text, lexicon),
        *_in_kana(text, lexicon),
        *_with_family_name(text, lexicon),
        *_before_title(text, lexicon),
        *_between(text, lexicon),
    )
    lasts: set[str] = set()  # last parts of foreign names, which come again alone
    for mention in told:
        if taken.isdisjoint(range(mention.start, mention.end)) and mention.name not in lasts:
            if _PARTS.search(mention.name) is not None:
                lasts.add(_PARTS.split(mention.name)[-1])
            found.append(mention)
            taken.update(range(mention.start, mention.end))
    found = [_with_office(text, one, lexicon) for one in found]
    more = _again(text, found, taken)
    return _by_family([*found, *_by_family_alone(text, found, taken, lexicon), *more], lexicon)


def _standing(text: str, characters: Container[str]) -> Iterator[int]:
    """Where one of those characters stands."""
    return compress(range(len(text)), map(characters.__contains__, text))


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
    ends = start > 0 and _KATAKANA_SIGN.match(text[start - 1]) and _KATAKANA_SIGN.match(text[start])
    return bool(ends or (end < len(text) and _KATAKANA_SIGN.match(text[end - 1]) and _KATAKANA_SIGN.match(text[end])))


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
        elif lexicon.naming.given_signs and (before := _HAN_RUN.match(name)) and _KANA_SIGN.match(name, before.end()):
            whole.setdefault(before[0], name)  # "水無月" of "水無月さくら"
    return [
        Mention(one.start, one.end, one.kind, whole[one.name], one.key, one.role)
        if one.kind == "person" and one.name in whole
        else one
        for one in found
    ]


def _bracketed(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "大隈千歳（57）", "李相文（イ・サンムン）外務次官": a name with its bearer's age behind it, or with its
    reading and an office; an office before it is cut off."""
    if not lexicon.naming.given_signs:
        return
    for match in _BRACKET.finditer(text):
        low, end = match.start(1), match.end(1)
        end -= end - low > _WHOLE[0] and bool(lexicon.facts(text[end - 1]).honorific)  # "笹原健太氏（61）"
        role = None if match[2].isdigit() else _title_at(text, match.end(), lexicon)
        if role == "":
            continue
        before = next(
            (at for at in range(end - 2, low + 1, -1) if lexicon.facts(text[max(low, at - _TITLE) : at]).titles), low
        )
        name = text[before:end]
        if len(name) < (2 if role else _WHOLE[0]) or len(name) > _WHOLE[1] or _no_name(name, lexicon):
            continue
        office = text[max(low, before - _TITLE) : before] or None
        yield Mention(before, end, "person", name, role=role or office)


def _behind_point(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "女優・大隈千歳は", "港町高・石田翔太に": a name behind an office or a body and a point, up to a particle."""
    naming = lexicon.naming
    if not naming.given_signs:
        return
    for match in _POINTED.finditer(text):
        start, end = match.span(2)
        name = match[2]
        told = lexicon.facts(match[1][-_TITLE:]).titles or any(
            lexicon.facts(match[1][-size:]).titles for size in range(1, min(_TITLE, len(match[1])) + 1)
        )
        family = lexicon.family_at(name, 0)
        if family == name or not (told or (family and name[-1] in naming.given_signs)) or _no_name(name, lexicon):
            continue
        yield Mention(start, end, "person", name)


def _before_point(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "門馬健一・東都大教授は": a whole name before a point and a body with an office of it."""
    if not lexicon.naming.given_signs:
        return
    for match in _POINTING.finditer(text):
        name, body = match[1], match[2]
        role = next((body[-size:] for size in range(_TITLE, 1, -1) if lexicon.facts(body[-size:]).titles), "")
        if role and not lexicon.facts(role).honorific and _whole_name(name, lexicon) and not _no_name(name, lexicon):
            yield Mention(match.start(1), match.end(1), "person", name, role=role)


def _called(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "横綱大の浜は": whoever is told by a calling right before the name, up to a particle or a mark."""
    for calling in lexicon.naming.callings if lexicon.naming.given_signs else ():
        at = text.find(calling)
        while at >= 0:
            start = at + len(calling)
            owner = text.startswith(lexicon.naming.name_links, start) if lexicon.naming.name_links else False
            start += owner
            match = _RUN_ON.match(text, start)
            if match is not None and owner and not _whole_name(match[0], lexicon):
                match = None  # "監督の采配は"
            if match is not None and not _no_name(match[0], lexicon):
                yield Mention(start, match.end(), "person", match[0], role=calling)
            at = text.find(calling, start)


def _whole_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a family name of the list stands before one or two characters, or the last of three is one of given names."""
    family = lexicon.family_at(name, 0)
    if family:
        return 0 < len(name) - len(family) < _WHOLE[0]
    return len(name) >= _WHOLE[0] and name[-1] in lexicon.naming.given_signs


def _no_name(name: str, lexicon: Lexicon) -> bool:
    """Whether what stands where a name may is a noun for a kind, a body or a place."""
    naming = lexicon.naming
    known = lexicon.known_at(name, 0)
    return (
        name[-1] in naming.kind_signs
        or name.endswith(naming.organisation_words)
        or bool(lexicon.facts(name).titles)
        or (known is not None and known.name == name)
    )


def _by_family_alone(text: str, found: list[Mention], taken: set[int], lexicon: Lexicon) -> list[Mention]:
    """Later mentions of the persons found by nothing but their family name, before a particle: "大隈は" of "大隈千歳"."""
    naming = lexicon.naming
    if not naming.given_signs:
        return []
    families: dict[str, str] = {}
    for one in found:
        name = one.name
        if one.kind == "person" and _HAN_RUN.fullmatch(name):
            family = lexicon.family_at(name, 0)
            sizes = (len(family),) if family and family != name else (3, 2) if len(name) > _WHOLE[0] else (2,)
            for size in sizes:
                families.setdefault(name[:size], name)

    def stands(at: int, end: int) -> bool:
        apart = not at or _HAN.match(text[at - 1]) is None
        return apart and end < len(text) and text[end] in naming.given_followers

    return [Mention(at, end, "person", name) for at, end, name in _spots(text, families, taken, stands)]


def _dotted(text: str, lexicon: Lexicon, taken: set[int]) -> Iterator[Mention]:
    """ "总统伊尔泽·沃德兰": a foreign name; a title, a verb or another name before it is cut off."""
    if lexicon.naming.given_signs:
        return  # a point parts names from offices and bodies there
    for match in _DOTTED.finditer(text):
        start = match.start()
        first = match[0].index(next(char for char in match[0] if char in "·‧・•"))
        for size in range(first - 1, 0, -1):
            if (
                _title_before(match[0], size, lexicon)
                or match[0][size - 1] in lexicon.naming.nameless_signs
                or start + size - 1 in taken
            ):
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
            start = _mixed_start(text, match.start(), lexicon)
            yield Mention(start, match.end(), "person", text[start : match.end()], role=role)
    for at in _standing(text, lexicon.surnames.union(lexicon.families)) if lexicon.surnames else ():
        if text[at] in lexicon.surnames or lexicon.family_at(text, at):
            found = _surname_beside_title(text, at, lexicon)
            if found is not None:
                yield found


def _surname_beside_title(text: str, at: int, lexicon: Lexicon) -> Mention | None:
    """The name that begins with a surname of the list at `at`, where a title stands before it or behind."""
    naming = lexicon.naming
    never, kinds = naming.nameless_signs, naming.kind_signs
    if text.startswith(naming.name_follows, at + 1) or (text[at] in never and text[at + 1 : at + 2] in lexicon.surnames):
        return None  # "致敬于王义林主席"
    before = _title_before(text, at, lexicon)
    if lexicon.family_at(text, at):  # "欧阳志刚"
        sizes: tuple[int, ...] = (_NATIVE + 1, _NATIVE)
    elif text.startswith(naming.name_follows, at + _NATIVE - 1):
        sizes = (_NATIVE - 1,)  # "会长万英介绍"
    else:
        sizes = (_NATIVE, _NATIVE - 1, _NATIVE + 1)
    for size in sizes:
        name = text[at : at + size]
        if len(name) < size or not all(map(_HAN.match, name)) or any(char in never for char in name[1:]):
            continue
        if _goes_on_foreign(text, at, at + size, lexicon):
            return None  # "总统施泰因|迈尔"
        role = before or _title_at(text, at + size, lexicon)
        closed = size == _NATIVE and text.startswith(naming.name_follows, at + size)  # "代表郝建业则"
        if role and name[1] not in kinds and (closed or name[-1] not in kinds):
            return Mention(at, at + size, "person", name, role=role)
    return None


def _goes_on_foreign(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what looks like a native name begins one of another people, as its signs and the next two show."""
    foreign = lexicon.naming.foreign_signs
    signs = text[start : end + 2]
    return bool(foreign) and all(sign in foreign for sign in signs) and not text.startswith(lexicon.naming.name_follows, end)


def _mixed_start(text: str, kana: int, lexicon: Lexicon) -> int:
    """Where a name begins whose given name in katakana stands at `text[kana:]`: "城間ローザ知事", but "国連のローザ大使"."""
    if not lexicon.naming.given_signs:
        return kana
    start = kana
    while kana - start <= _WHOLE[0] and start and _HAN.match(text[start - 1]):
        start -= 1
    before = text[start:kana]
    if len(before) not in (2, 3) or _no_name(before, lexicon) or before[-1] in lexicon.naming.nation_signs:
        return kana
    return start


def _with_family_name(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "田中太郎首相", "鈴木氏", "鈴木花子は": a family name of the list with what stands between it and a title; or with a
    given name that looks like one, before a particle."""
    end = 0
    for at in _standing(text, lexicon.families):
        family = lexicon.family_at(text, at) if at >= end else ""
        if not family or _inside(text, at, lexicon):
            continue
        end = at + len(family)
        given = _given_behind(text, end, at, lexicon)
        if given is not None:
            size, role = given
            end += size
            yield Mention(at, end, "person", text[at:end], role=role or None)


def _before_title(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "安西豊幹事長", "立石源三さん": three to five characters from where others begin up to a title, no family name being
    listed. Before an office the last one must be of given names, before an honorific none that ends nouns for people."""
    naming = lexicon.naming
    if not naming.given_signs:
        return
    for match in _HAN_RUN.finditer(text):
        start = match.start()
        for size in range(2, min(_WHOLE[1], len(match[0])) + 1):
            name = match[0][:size]
            role = _title_at(text, start + size, lexicon)
            if not role or start + size + len(role) < match.end() or name[-1] in naming.kind_signs:
                continue
            told = lexicon.facts(role).honorific or (size > 2 and name[-1] in naming.given_signs)
            if told and not name.endswith(naming.organisation_words) and lexicon.known_at(text, start) is None:
                yield Mention(start, start + size, "person", name, role=role)
                break


def _in_kana(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "良知はるかさん", "万代ハナさん": a family name and a given name in kana, before a form of address."""
    naming = lexicon.naming
    if not naming.given_signs:
        return
    for match in _BEFORE_KANA.finditer(text):
        family, start = match[1], match.end()
        whole = lexicon.family_at(family, 0) == family
        if (len(family) == 1 and not whole) or (_no_name(family, lexicon) and not whole) or match[2] in _NO_KANA:
            continue
        for end in range(start + 1, min(start + _KANA_GIVEN, len(text)) + 1):
            if not _KANA_SIGN.match(text[end - 1]):
                break
            role = _title_at(text, end, lexicon) if end - start > 1 else ""
            if role and lexicon.facts(role).honorific:
                yield Mention(match.start(), end, "person", text[match.start() : end], role=role)
                break


def _inside(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a character stands inside a word: one of its kind is before it, and that ends no title."""
    if not at or _HAN.match(text[at - 1]) is None or _HAN.match(text[at]) is None:
        return False
    return not _title_before(text, at, lexicon, 2)


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
    """ "据王义林介绍", "会见了王义林。", "81岁的王义林": a surname of the list and two characters, with nothing but what may
    stand beside a name on both sides; where a clause begins, those of given names need nothing behind."""
    naming = lexicon.naming
    if not naming.name_follows:
        return
    barred = naming.nameless_signs + naming.kind_signs
    last = -1  # where the name before ends
    for at in _standing(text, lexicon.surnames.union(lexicon.families)):
        double = lexicon.family_at(text, at)
        if text[at] not in lexicon.surnames and not double:
            continue
        size = _NATIVE + bool(double)
        if size > _NATIVE and text.startswith(naming.name_follows, at + _NATIVE):
            size = _NATIVE  # "欧阳娜说"
        name, end = text[at : at + size], at + size
        if len(name) < size or not all(map(_HAN.match, name)) or any(sign in barred for sign in name[1:]):
            continue
        joined = at == last + 1 and text[last] in lexicon.links  # "罗小敏和林雨桐说"
        if _told_beside(text, at, end, lexicon, joined=joined):
            last = end
            yield Mention(at, end, "person", name)


def _told_beside(text: str, at: int, end: int, lexicon: Lexicon, *, joined: bool) -> bool:
    """Whether what stands beside `text[at:end]` tells that it is a name. `joined`: an "and" joins it to another."""
    naming = lexicon.naming
    opens = joined or not at or not text[at - 1].isalnum()
    led = text.endswith(naming.name_leads, 0, at)
    told = text.startswith(naming.name_follows, end) or _is_of_office(text, end, lexicon)
    if told and (led or opens):
        return True
    if led and (end == len(text) or not text[end].isalnum()):
        return True
    first, second = text[end - 2] in naming.name_signs, text[end - 1] in naming.name_signs
    if first and second and (opens or text.endswith(naming.age_leads, 0, at)):
        return True
    return told and (first or second) and text.endswith(naming.name_links, 0, at)


def _transliterated(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """ "秘书长古特雷斯": behind an office, three to six characters that names of other peoples are written with, up to one
    that they are not."""
    foreign = lexicon.naming.foreign_signs
    if not foreign or not lexicon.surnames:
        return
    end = 1
    for at in _standing(text, frozenset(foreign)):
        if at < end or text[at - 1] not in lexicon.title_ends:
            continue
        role = _title_before(text, at, lexicon, 2)
        end = at
        follows = lexicon.naming.name_follows
        while end < len(text) and text[end] in foreign and end - at <= _FOREIGN and not text.startswith(follows, end):
            end += 1
        if role and _WHOLE[0] + (text[at] in lexicon.surnames) <= end - at <= _FOREIGN:
            yield Mention(at, end, "person", text[at:end], role=role)


def _is_of_office(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an "is" and an office that closes its clause stand there: "何慧敏 | 是市医院院长。"."""
    if not text.startswith(lexicon.naming.equations, at):
        return False
    close = _CLOSE.search(text, at, at + _CLAUSE)
    return close is not None and bool(_title_before(text, close.start(), lexicon))


def _title_at(text: str, at: int, lexicon: Lexicon) -> str:
    """The longest title that stands at `text[at:]`."""
    sizes = range(min(_TITLE, len(text) - at), 0, -1)
    return next((text[at : at + size] for size in sizes if lexicon.facts(text[at : at + size]).titles), "")


def _title_before(text: str, at: int, lexicon: Lexicon, shortest: int = 1) -> str:
    """The longest title that ends at `text[:at]`, of so many characters at least."""
    lows = range(max(0, at - _TITLE), at - shortest + 1)
    return next((text[low:at] for low in lows if lexicon.facts(text[low:at]).titles), "")


def _again(text: str, found: list[Mention], taken: set[int]) -> list[Mention]:
    """Later mentions of the persons found, by full name or by its last part."""
    parts: dict[str, str] = {}
    for one in found:
        if one.kind == "person" and len(last := _PARTS.split(one.name)[-1]) > 1:
            parts.setdefault(last, one.name)
    return [Mention(at, end, "person", name) for at, end, name in _spots(text, parts, taken)]


def _spots(
    text: str, names: Mapping[str, str], taken: set[int], stands: Callable[[int, int], bool] = lambda _low, _high: True
) -> Iterator[tuple[int, int, str]]:
    """Where those words stand and nothing else is, the longest at each spot, with what they stand for; from now on `taken`.

    Linear: each spot is looked at once for each length.
    """
    sizes = sorted({len(word) for word in names}, reverse=True)
    end = 0
    for at in _standing(text, {word[0] for word in names}):
        for size in sizes if at >= end else ():
            word = text[at : at + size]
            # The last characters are fewer than the longest names have, and may be a shorter one.
            if len(word) == size and word in names and stands(at, at + size) and taken.isdisjoint(range(at, at + size)):
                end = at + size
                taken.update(range(at, end))
                yield at, end, names[text[at:end]]
                break
