"""Who is the source, where an office or a kind of body closes the noun phrase and no capital tells a name?

As in Chinese, Japanese and Korean: "外務省報道官" speaks for the 外務省, a "司长姚建廷" is 姚建廷, "岸田首相" is 岸田,
and what ends in "公司" or "委員会" is a body. A noun that only tells a kind ("専門家") names nobody.
"""

from __future__ import annotations

import re

from depeche.model import EntityKind, Span
from depeche.recording.naming.listed_surnames import sounds_foreign
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.appointed import told_before
from depeche.recording.speakers.cast import Cast, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.text.scripts import HAN, HIRAGANA, KATAKANA
from depeche.recording.words.lexicon import Lexicon
from depeche.recording.words.wording import Wording

_TITLE = 6  # characters of an office, at most
_NAME = 5  # of a person's name written with Han characters
_BODY = 24  # of a body's name
_NATIVE = 3  # characters of a Korean name, surname and all
_YEARS = 6  # characters of an age with nothing but a word that points before it
_BEFORE = 600  # characters back in which a body was named that "the company" means
_LONGEST = 160  # of a source that is looked at
_HAN = re.compile(rf"[{HAN}]+\Z")
_KANA_BEFORE = re.compile(rf"([{KATAKANA}]+(?:[・＝=][{KATAKANA}]+)+)[{HAN}]{{1,8}}\Z")
_KANA = re.compile(rf"[{KATAKANA}・＝=]+\Z")
_QUOTED = re.compile(r"[「『“《]([^「」『』“”《》]{1,40})[」』”》]\Z")
_BRACKETS = re.compile(r"[（(][^（）()]{1,40}[）)]")
_DAY = re.compile(r"\d{1,2}[日号號]?\Z")
_NOUN = re.compile(rf"[^{HIRAGANA}]+(?:の[^{HIRAGANA}]+)*\Z")  # hiragana only before what is owned
_MARKS = frozenset("'\"‘’“”")
_AGED = re.compile(r"\d{1,3}")
_CLAUSE = re.compile(r"[。！？，、；：.!?\n「」『』“”\"]")
_PARTICLE = re.compile("[はがをにのともで、]")
_COMMAS = re.compile("[，、；,]")


def named_by_its_end(source: Source) -> Speaker | None:
    """The speaker whom a source names; None where it names nobody.

    A text without an owner ("報導") is of whoever spoke last.
    """
    made, wording, speech = source.made, source.wording, source.wording.speech
    written = _with_surname(source)
    said = _COMMAS.split(_BRACKETS.sub("", written[-_LONGEST:]))[-1].strip()
    body = _bare(said, source)
    if any(word in written for word in speech.anonymity):
        return source.unnamed()  # "익명을 요구한 여당 의원"
    meant = _pointing_back(said, body, source) or _by_kind(written, body, source)
    if meant is not None:
        return meant
    document = _ends_in(body, speech.documents)
    if document and document == body:
        return None if source.spoke is None else source.speaker("document", source.spoke)
    body = body[: len(body) - len(document)].rstrip(wording.owner_marks)[-2 * _BODY :]
    part = _by_a_part(body, made) if wording.naming.surnames and 0 < len(body) < _NATIVE else None
    if part is not None:
        return source.speaker("named", part)
    if len(body) < 2:
        return None
    quoted = _QUOTED.search(body)
    return _body(quoted[1], source) if quoted is not None else _by_office(body, source)


def _by_office(body: str, source: Source) -> Speaker | None:
    """Whom an office, a spokesperson, a kind of person or body means that closes the phrase, or is all of it."""
    made, lexicon, speech = source.made, source.wording.naming, source.wording.speech
    if lexicon.facts(body).titles:  # "市長": whoever was named with that office last
        holder = made.groups.get(body) or told_before(body, source.span[0], made)
        if holder is not None:
            return source.speaker("title", holder)
        if not lexicon.naming.spaced:
            return source.unnamed()
    spaced = _before_spaced_office(body, made) if lexicon.naming.spaced else ""
    office = _ends_in(body, speech.spokespersons)
    if office and not spaced:
        return _spokesperson(body[: -len(office)], source)
    if _ends_in(body, speech.persons):
        return source.unnamed()  # "防衛省関係者"
    spaced = spaced or (_behind_spaced_office(body, lexicon) if lexicon.naming.spaced else "")
    person = spaced or _behind_office(body, made) or _before_office(body, made) or _surnamed(body, lexicon)
    person = person or _one_sign(body, lexicon)
    if person:
        return _bearer(person, body, source, whole=bool(spaced))
    if _ends_in(body, lexicon.naming.organisation_words) not in ("", body):
        return _body(body, source)
    earlier = next((made.surnames[body[:size]] for size in range(len(body), 1, -1) if body[:size] in made.surnames), None)
    return None if earlier is None else source.speaker("named", earlier)


def _bearer(name: str, body: str, source: Source, *, whole: bool) -> Speaker | None:
    """The bearer of a name that stands beside an office, whom the text names with more of it elsewhere, or not at all."""
    made = source.made
    known = None if whole else _by_its_beginning(name, made)
    if known is None and len(name) < _NATIVE:
        known = _by_its_end(name, made)
    if known is None and len(name) == 1:
        return None
    bearer = known or _known(name, "person", source.span, made)
    _remember_office(body, bearer, made)
    return source.speaker("spelt" if known is None else "named", bearer)


# ---------------------------------------------------------------- what is read of a source


def _with_surname(source: Source) -> str:
    """A source as written, with the sign before it where that is a surname: "曾|庆丰答道"."""
    text, (start, end), surnames = source.made.text, source.span, source.wording.naming.surnames
    if surnames and text[start - 1 : start] in surnames and not text[max(0, start - 2) : start - 1].isalnum():
        start -= 1  # no adverb here
    return text[start:end]


def _bare(said: str, source: Source) -> str:
    """A source without what points before it and what stands between it and its verb."""
    speech = source.wording.speech
    last = (*speech.adverbs, *speech.subject_marks, *source.wording.naming.naming.enclitics)
    return _without_last(_without_leading(said, source.wording), last, source.wording.circumstance)


def _pointing_back(said: str, body: str, source: Source) -> Speaker | None:
    """Whom "这位24岁的选手", "この歌手" or "24歳" means: the person spoken of last, where it is a noun for anybody."""
    made, speech, years = source.made, source.wording.speech, source.wording.naming.naming.age_words
    pointed = said.startswith(speech.pointers)
    if not pointed and not body[:1].isdigit():
        return None
    aged = _AGED.match(body)
    behind = body[aged.end() :] if aged is not None else ""
    if pointed:
        office = said.removeprefix(next(one for one in speech.pointers if said.startswith(one)))
        holder = made.groups.get(_bare(office, source))
        if holder is not None:
            return source.speaker("title", holder)  # "这位部长"
        told = bool(_ends_in(body, speech.epithets)) or (behind.startswith(years) and len(body) <= _YEARS)
    else:  # not "24歳の男性"
        told = behind.startswith(years) and (behind in years or bool(_ends_in(body, speech.epithets)))
    person = next((one for _, one in reversed(made.recent) if one.kind == "person"), None) if told else None
    return None if person is None else source.speaker("epithet", person)


def _by_kind(written: str, body: str, source: Source) -> Speaker | None:
    """The body that a kind alone means, or one that is pointed at: "公司", "该部", "同省"."""
    kind = _kind(written, body, source.made)
    firm = _firm_before(kind, source.span[0], source.made) if kind else None
    if firm is not None:
        return source.speaker("epithet", firm)
    return source.unnamed() if kind and kind in source.wording.speech.companies else None


def _spokesperson(owner: str, source: Source) -> Speaker | None:
    """The body for which somebody speaks: "外務省|報道官", "银行|的一名发言人", "该|公司|一名发言人"."""
    wording, naming = source.wording, source.wording.naming.naming
    owner = owner.removesuffix(_ends_in(owner, wording.speech.indefinite)).rstrip(wording.owner_marks)
    if naming.spaced and _ends_in(owner, naming.organisation_words) in ("", owner):
        return source.unnamed()  # "정부 고위 관계자"
    if owner in wording.speech.companies:
        meant = _firm_before(owner, source.span[0], source.made)
        return source.unnamed() if meant is None else Speaker("institution", source.span, (meant,), meant.name)
    body = _body(owner, source)
    if body is None and len(owner) == 1 and owner in naming.kind_signs:  # "市の|担当者"
        town = _firm_before(owner, source.span[0], source.made)
        return source.unnamed() if town is None else Speaker("institution", source.span, (town,), town.name)
    return None if body is None else Speaker("institution", body.span, body.entities, body.names[0], body.role)


def _firm_before(kind: str, before: int, made: Cast) -> Named | None:
    """The body that "公司", "同社" or "회사" means: the last one named shortly before; where no mark shows the end of its
    name, by that kind."""
    lexicon, speech = made.wording.naming, made.wording.speech
    any_head = kind in speech.companies and speech.verb_final
    heads = lexicon.naming.organisation_words if any_head else (kind, *made.wording.like_bodies.get(kind, ()))
    low = max(0, before - _BEFORE)
    for clause in reversed(_CLAUSE.split(made.text[low:before])):
        for name in _phrases(clause[:_LONGEST].strip(), kind, made):
            head = _ends_in(name, heads)
            if head and head != name and len(name) <= _BODY:
                at = made.text.rfind(name, low, before)
                return _known(name, "organisation", (at, at + len(name)), made)
    return None


def _phrases(clause: str, kind: str, made: Cast) -> list[str]:
    """The nouns of a clause of which one may name a body: its words without particles; between particles; or, where nothing
    parts them, what stands before that kind, behind a verb of which persons and bodies are the object."""
    naming = made.wording.naming.naming
    if naming.spaced:
        return [_without_last(word, naming.enclitics, None) for word in clause.split()]
    if made.wording.speech.verb_final:
        return _PARTICLE.split(clause)
    at = clause.find(kind)
    name = clause[: at + len(kind)] if at > 0 else ""
    start = max((name.rfind(lead) + len(lead) for lead in naming.name_leads if lead in name), default=0)
    return [name[start:]]


def _kind(source: str, body: str, made: Cast) -> str:
    """The kind of body that a source only tells, or points at: "公司", "该部", "同省", "市"; "" where it tells more."""
    naming, speech = made.wording.naming.naming, made.wording.speech
    if body in speech.companies:
        return body
    bare = source.strip()
    bare = bare.removesuffix(_ends_in(bare, speech.subject_marks))
    bare = _without_leading(bare, made.wording)
    known = bare in naming.organisation_words or (len(bare) == 1 and bare in naming.kind_signs)
    return bare if known else ""


def _by_a_part(body: str, made: Cast) -> Named | None:
    """The one person whose surname or given name that is: "郭" or "福林" of 郭福林."""
    if not _HAN.match(body):
        return None
    known = {one.name: one for _, one in made.recent if one.kind == "person" and len(one.name) > len(body)}
    surname = len(body) == 1
    bearers = [one for name, one in known.items() if (name.startswith(body) if surname else name[1:] == body)]
    return bearers[0] if len(bearers) == 1 else None


def _remember_office(body: str, person: Named, made: Cast) -> None:
    """Note with which office that person was named, so that it is found when it comes alone."""
    facts = made.wording.naming.facts
    for size in range(min(_TITLE, len(body) - 1), 1, -1):
        for office in (body[-size:], body[:size]):
            if facts(office).titles:
                made.groups[office] = person
                return


def _without_leading(body: str, wording: Wording) -> str:
    """Without what points or tells more of an office before it; where words are parted, no part of one: "전국…"."""
    for word in wording.speech.determiners:
        if word and body.startswith(word):
            whole = not wording.naming.naming.spaced or word[-1] == " " or body[len(word) :].startswith(" ")
            return body[len(word) :].lstrip() if whole else body
    return body


def _without_last(body: str, words: tuple[str, ...], circumstance: re.Pattern[str] | None) -> str:
    """Without the days, the circumstances and the marks of a subject that may stand between a name and its verb."""
    while True:
        found = _DAY.search(body)
        if found is None and circumstance is not None:
            found = circumstance.search(body)
        ending = "" if found is not None else _ends_in(body, words)
        if found is None and (not ending or len(ending) + 1 >= len(body)):
            return body
        body = body[: found.start()] if found is not None else body[: -len(ending)].rstrip()


def _ends_in(body: str, words: tuple[str, ...]) -> str:
    """The longest of those words in which the source ends; "" for none."""
    return max((word for word in words if body.endswith(word)), key=len) if body.endswith(words) else ""


def _body(name: str, source: Source) -> Speaker | None:
    noun = _NOUN.search(name)  # 停戦を仲介しているカタールの外務省
    if noun is None or not 1 < len(noun[0]) <= _BODY or not _MARKS.isdisjoint(noun[0]):
        return None  # '힘들지 않았느냐'는 질문에 …
    return source.speaker("spelt", _known(noun[0], "organisation", source.span, source.made))


def _known(name: str, kind: EntityKind, span: Span, made: Cast) -> Named:
    """The bearer of that name, from now on if nobody had it."""
    known = made.surnames.get(name)
    if known is None:
        known = made.surnames[name] = Named(kind=kind, name=name, mentions=(span,))
    return known


def _behind_office(body: str, made: Cast) -> str:
    """ "司长姚建廷": the name behind the last office; "" where there is none."""
    facts = made.wording.naming.facts
    for size in range(2, min(_NAME, len(body) - 2) + 1):
        name, before = body[-size:], body[:-size]
        if _HAN.match(name) is None or facts(name).titles or not _built_as_name(name, made.wording.naming):
            continue  # "市民发出"
        if any(facts(before[low:]).titles for low in range(max(0, len(before) - _TITLE), len(before) - 1)):
            return name
    return ""


def _built_as_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with a surname of the list, or as names of other peoples do, where both are listed; one of two
    characters has no others."""
    foreign = lexicon.naming.foreign_signs
    if not foreign:
        return True
    return name[0] in lexicon.surnames or all(sign in foreign for sign in (name if len(name) < _NATIVE else name[:1]))


def _before_office(body: str, made: Cast) -> str:
    """ "岸田首相", "ヴォドラン米大統領": the name before an office; "" where only a kind or a country stands there."""
    lexicon = made.wording.naming
    sizes = range(min(_TITLE, len(body) - 1), 0, -1)
    size = next((size for size in sizes if lexicon.facts(body[-size:]).titles), 0)
    if not size or lexicon.surnames:  # where surnames are listed, offices stand before names
        return ""
    head = body[:-size]
    whose = _KANA_BEFORE.search(head)
    if whose is not None:  # "イルゼ・ヴォドラン通商代表"
        return whose[1]
    for run in (_KANA, _HAN):
        found = run.search(head)
        if found is not None and 1 < len(found[0]) <= (_NAME if run is _HAN else _BODY):
            whole = lexicon.known_at(found[0], 0)
            told = found[0].endswith(lexicon.naming.organisation_words)
            return "" if told or (whole is not None and whole.name == found[0]) else found[0]
    if len(head) > 1 and head[-2] in made.wording.owner_marks and _HAN.match(head[-1]):  # 韓国の李大統領
        return head[-1]
    foreign = _KANA.search(head[:-1]) if head[-1:] in lexicon.naming.nation_signs else None
    return foreign[0] if foreign is not None else ""


def _one_sign(body: str, lexicon: Lexicon) -> str:
    """ "章氏": the one character before a form of address or an office, where names have several; "" for none."""
    told = len(body) > 1 and not lexicon.naming.spaced and _HAN.match(body[0]) and lexicon.facts(body[1:]).titles
    return body[0] if told else ""


def _before_spaced_office(body: str, made: Cast) -> str:
    """The one or two words before an office and its complements: "윤서경 외교부 장관", "마이클 헤이스팅스 주한 미국대사"."""
    lexicon = made.wording.naming
    words = _without_office(body, made)
    if not words or not all(word.isalpha() for word in words[-2:]) or words[-1].endswith(lexicon.naming.noun_endings):
        return ""  # "경기를 지켜본 | 감독"
    last, first = words[-1], words[-2] if len(words) > 1 else ""
    if first and lexicon.facts(first).given:
        return f"{first} {last}"  # "빈센트 오하라 미국 국무장관"
    family = lexicon.family_at(last, 0)
    native = (last[0] in lexicon.surnames or bool(family)) and len(last) <= _NATIVE + (len(family) > 1)
    if native and len(last) > 1 and last != family:
        return (
            f"{first} {last}" if len(first) > _NATIVE and _unknown(first, lexicon) else last
        )  # "베르나르 모렐 프랑스 대사"
    if native:
        known = [name for name in made.surnames if name.startswith(last) and len(last) < len(name) <= _NATIVE + 1]
        return known[0] if len(known) == 1 else ""
    if not first:
        whole = [name for name in made.surnames if name.endswith(f" {last}")]
        return whole[0] if len(whole) == 1 else ""  # "보드랭 대통령" of 일제 보드랭
    if first and (lexicon.facts(first).opener or _ends_in(first, lexicon.naming.organisation_words)):
        # "해양학과 | 감태수 교수", "이에 | 감 교수"
        known = [name for name in made.surnames if name.startswith(last)] if len(last) == 1 else []
        return known[0] if len(known) == 1 else (last if len(last) > 1 else "")
    built = len(first) == _NATIVE and first[0] in lexicon.surnames and not sounds_foreign(first, lexicon)
    if built and sounds_foreign(last, lexicon):
        return first  # "표정훈 | 웨이브스 감독"
    return f"{first} {last}" if len(first) > 1 or len(last) >= _NATIVE else ""  # "존 스미스"


def _behind_spaced_office(body: str, lexicon: Lexicon) -> str:
    """The name behind an office that closes what is told of its bearer: "외교부 장관 | 윤서경"; "" for none."""
    before, _, name = body.rpartition(" ")
    office = before.rpartition(" ")[2]
    if not office or not any(lexicon.facts(office[low:]).titles for low in range(max(0, len(office) - _TITLE), len(office))):
        return ""
    family = lexicon.family_at(name, 0)
    built = name[:1] in lexicon.surnames or bool(family)
    whole = _NATIVE + (len(family) > 1) == len(name) or len(name) == _NATIVE
    facts = lexicon.facts(name)
    return name if built and whole and not (facts.titles or facts.body or facts.known) else ""


def _without_office(body: str, made: Cast) -> list[str]:
    """The words before an office that closes a source, without what tells which office it is; none where none does."""
    lexicon, aside = made.wording.naming, made.wording.speech.determiners
    words = body.split()
    last = words.pop() if words else ""
    if not any(lexicon.facts(last[low:]).titles for low in range(max(0, len(last) - _TITLE), len(last))):
        return []
    if not words and lexicon.facts(last[-1:]).honorific:
        return [last[:-1]]  # "국씨"
    while words:
        facts = lexicon.facts(words[-1])
        if _ends_in(words[-1], lexicon.naming.organisation_words) or facts.known or words[-1] in aside:
            words.pop()
        elif len(words) > 1 and (facts.titles or _body_behind_name(words[-2], words[-1], lexicon)):
            words.pop()  # "위원장 | 직무대행", "채형민 | 청포대 | 도시공학과 교수"
        else:
            break
    return words


def _body_behind_name(name: str, body: str, lexicon: Lexicon) -> bool:
    """Whether a word ends in the sign of a kind of body, behind one that is built as a name and is none of a body."""
    signs = lexicon.naming.kind_signs
    if body[-1] not in signs or len(body) < _NATIVE or name[-1] in signs or len(name) != _NATIVE:
        return False
    return name[0] in lexicon.surnames and not _ends_in(name, lexicon.naming.organisation_words)


def _unknown(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is none of which something is known, and bears no particle: the first of a foreign name, perhaps."""
    facts = lexicon.facts(word)
    if facts.known or facts.body or facts.titles or facts.opener:
        return False
    return not word.endswith((*lexicon.naming.organisation_words, *lexicon.naming.enclitics)) and word.isalpha()


def _by_its_beginning(person: str, made: Cast) -> Named | None:
    """The person whose name begins so, where surnames stand first ("三条": "三条千鶴"); None where nobody or several are."""
    if _HAN.match(person) is None or person in made.surnames:
        return None
    known = (one for one in made.surnames.values() if one.kind == "person")
    bearers = {one.name: one for one in known if one.name.startswith(person)}
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _by_its_end(person: str, made: Cast) -> Named | None:
    """The one person whose given name that is before a form of address: "杏さん" of 平岩杏."""
    if person in made.surnames:
        return None
    near = {one.name: one for _, one in made.recent if one.kind == "person" and one.name.endswith(person)}
    whole = [one for name, one in near.items() if 0 < len(name) - len(person) < _NATIVE]
    return whole[0] if len(whole) == 1 else None


def _surnamed(body: str, lexicon: Lexicon) -> str:
    """ "王义林": nothing but a surname of the list and a given name."""
    named = 2 <= len(body) <= 3 and body[0] in lexicon.surnames and _HAN.match(body) is not None
    return body if named and not (lexicon.facts(body).titles or lexicon.facts(body[1:]).titles) else ""
