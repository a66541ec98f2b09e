"""Which capitalised words name an organisation, by the word that heads the name or by its look?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from depeche.recording.naming.appositions import surname_before_office
from depeche.recording.naming.capitals import LONGEST_NAME, Run, Word, adjacent, elided
from depeche.recording.naming.doubts import behind_article, object_like
from depeche.recording.naming.extent import extended, joined
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.offices import office_before
from depeche.recording.naming.places import tells_which
from depeche.recording.naming.scene import Scene
from depeche.recording.naming.small_heads import small_behind, small_headed
from depeche.recording.text.folding import fold
from depeche.recording.words.headed import headed_base
from depeche.recording.words.lexicon import Lexicon

_OFFICER = re.compile(r", (?:[^\W\d_]{1,3} )?([^\W\d_]{1,5}) ([^\W\d_]{4,20})")  # "…, su portavoz"
_NUMBER = re.compile(r"(?<![\w.])(\d{1,2})\. $")
_DIGITS = 6  # characters of such a number and what stands around it
_OPENING = frozenset('«„“"')
_LED = 3  # words before an owner
_BODIES = 6  # in a row, at most
_SHARED = 3  # words from an "and" to the head of a body's name that it has both sides of
_LETTERS = 3  # of a body, at least, behind its name
_PAIR = 2  # words of a name
_QUOTED = 40  # characters of a name between quotation marks behind its first words
_PORTFOLIO = 8  # words from a minister to what else they are for


def headed(scene: Scene, runs: Iterable[Run], barred: Container[int], seats: Mapping[int, int]) -> list[Mention]:
    """Runs with a word that heads names of organisations, grown by links and adjectives: "Conseil fédéral des eaux".

    `barred`: where words begin that name something else; no name grows over them. `seats`: where a place begins that may be
    part of such a name, and where it ends.
    """
    found: list[Mention] = []
    for run in runs:
        rest = run if len(run) > 1 or _may_head(scene, run[0]) else []
        for _ in range(_BODIES):
            mention = _in_run(scene, rest, barred, seats) if rest else None
            if mention is None:
                break
            found.append(mention)
            rest = [word for word in rest if word.start > mention.end]  # "Orm University and Vard College"
            rest = rest if any(word.facts.body for word in rest) else []
    return found


def _in_run(scene: Scene, run: Run, barred: Container[int], seats: Mapping[int, int]) -> Mention | None:
    near = scene.beside(run[0].start)
    heads = [at for at, word in enumerate(run) if word.facts.body]
    mention = _grown(scene, run, heads[0], barred, seats) if heads else small_headed(scene, run)
    mention = mention or _club(scene, run) or small_behind(scene, run, seats)
    if mention is not None:
        return mention
    if near is None and len(run) == 1 and not (run[0].start and scene.text[run[0].start - 1] in _OPENING):
        return None  # nothing leads to one word, as to most
    return _announced(scene, run) or _of_its_officer(scene, run) or _with_its_officer(scene, run)


def _may_head(scene: Scene, word: Word) -> bool:
    """Whether anything in or beside a word that stands alone speaks for a body, or for a part of its name: nothing does
    for most."""
    endings, near = scene.lexicon.naming.leading_endings, scene.beside(word.start)
    if near is not None and (near.facts.body or near.facts.folded in scene.lexicon.links_and_possessors):
        return True
    if near is not None and _of_a_kind(near, scene.lexicon):
        return True
    quoted = word.start > 0 and scene.text[word.start - 1] in _OPENING
    genitive = scene.lexicon.place_genitive
    if genitive and word.text.endswith(genitive):
        return True
    return quoted or word.facts.body or (bool(endings) and word.text.lower().endswith(endings))


def _grown(scene: Scene, run: Run, at: int, barred: Container[int], seats: Mapping[int, int]) -> Mention | None:
    """The body whose name word `at` of a run heads, with what leads, follows and joins it."""
    text, lexicon, head = scene.text, scene.lexicon, run[at]
    if lexicon.portfolio_roles and _portfolio(scene, head.start):
        return None
    if at == len(run) - 1 and surname_before_office(text, run, lexicon):
        return None
    first = _first(scene, run, at, seats)
    words = run[first : _last(scene, run, first, at) + 1]
    last = words[-1]
    if words[0] is head and last is not head:
        if len(words) == _PAIR and head.opens and last.facts.upper:
            return None  # "Vakbond HRV" at the start of a sentence: the acronym is the name
        if _tells_kind(head, words[1], lexicon):  # "Oppositiepartij Samen Verder", "de oppositiepartij Samen Verder"
            return Mention(words[1].start, last.end, "organisation", text[words[1].start : last.end])
    start, end = _numbered(scene, words[0].start, seats), extended(scene, words, at - first, barred, seats)
    owner = _owner(scene, head) if words[0] is head else None
    if owner is not None:
        start = owner
    elif len(words) == 1 and end == head.end and not _named_alone(scene, head):
        return None  # a head alone tells no organisation: "Commission"
    name = text[start:end]
    if len(name) > LONGEST_NAME or fold(name) in lexicon.bodies_within:
        return None
    if lexicon.declines:
        agreeing = [word.text for word in words[: at - first + 1]]
        noun = scene.small_after(head.end) if last is head and end > head.end else None
        if noun is not None and lexicon.facts(noun).body:  # "Центрального | банка": an adjective tells the body
            agreeing.append(noun)
        name = headed_base(name, agreeing, lexicon.heads_bodies, lexicon)
    elif end == last.end:
        name = name[: len(name) - lexicon.body_cases.get(last.folded, 0)]
    return Mention(start, end, "organisation", name)


def _first(scene: Scene, run: Run, at: int, seats: Mapping[int, int]) -> int:
    """Where the name begins of which word `at` is the head."""
    lexicon, first = scene.lexicon, at
    while first > 0 and (run[first].gap == " " or _shared(scene, run, first, at)):
        if _stops(run[first - 1], lexicon, ahead=first == at):
            break
        first -= 1
    if first == at or not run[first].opens:
        return first
    if lexicon.naming.nouns_capitalised and not lexicon.heads_bodies(run[at].text):
        return first + 1  # "Einzelne | Schulen": of several
    if lexicon.naming.offices_owned:  # "Fuar | İstanbul Arkeoloji Müzesi'nde"
        return next((led for led in range(first + 1, at) if run[led].start in seats), first)
    return first + _owned(run[first], run[at], lexicon)


def _last(scene: Scene, run: Run, first: int, at: int) -> int:
    """The last word of the name that begins with word `first` and whose head is word `at`, small words not counted."""
    lexicon, last = scene.lexicon, at
    if run[at].folded in lexicon.body_cases:
        return at  # "Selm Başsavcılığınca | Orlen Holding hakkında"
    named = _bears_a_name(scene, run, at)
    while last + 1 < len(run) and run[last + 1].gap == " " and (named or not _ends(run, last + 1, lexicon)):
        if last == at and _has_object(scene, run, first, at):
            break
        last += 1
    if last > at and lexicon.naming.heads_last and _ends(run, last + 1, lexicon):
        while last > at and run[last].folded in lexicon.office_words:
            last -= 1  # "Selm Partisi | İl Başkanı": the office goes with the role
    if first < at == last - 1 and lexicon.naming.nouns_capitalised and _its_letters(run[last].text, run[first].text):
        return at  # "des Katholischen Hafenbundes | KHB"
    if last > at + 1 and f"{run[last - 1].folded} {run[last].folded}" in lexicon.bodies_within:
        last -= 2  # "Liman Odaları Birliği | Yönetim Kurulu Üyesi"
    return last


def _its_letters(letters: str, first: str) -> bool:
    """Whether letters behind the name of a body that begins with `first` may be its own."""
    return len(letters) >= _LETTERS and letters.isupper() and letters.isalpha() and letters[0] == first[0]


def _numbered(scene: Scene, start: int, seats: Mapping[int, int]) -> int:
    """`start` moved before the number of a body whose head comes last, and the place that has it: "Selm 3. Asliye Hukuk
    Mahkemesi"."""
    if not scene.lexicon.naming.offices_owned or scene.text[start - 2 : start] != ". ":
        return start
    number = _NUMBER.search(scene.text, max(0, start - _DIGITS), start)
    if number is None:
        return start
    start = number.start(1)
    near = scene.beside(start)
    if near is None or not near.text[:1].isupper():
        return start
    facts = near.facts
    named = near.start in seats or not (facts.opener or facts.never or facts.role or facts.body or facts.given)
    return near.start if named else start


def _portfolio(scene: Scene, start: int) -> bool:
    """Whether what begins there is what a minister is for: "ministre de l'Administration territoriale"."""
    lexicon = scene.lexicon
    joined = False  # "ministre des Affaires étrangères et de la | Communauté nationale"
    near = scene.beside(start)
    for _ in range(_PORTFOLIO):
        if near is None:
            return False
        if near.facts.folded in lexicon.portfolio_roles:
            return True
        if near.facts.article or near.facts.folded in lexicon.link_words or near.facts.demonym:
            joined = joined or near.facts.folded in lexicon.joiners
        elif not joined or (near.facts.opener and near.facts.small):
            return False
        near = scene.beside(near.start)
    return False


def _has_object(scene: Scene, run: Run, first: int, at: int) -> bool:
    """Whether what stands behind a head is the object of its verb: "So fordert die Gewerkschaft Aufklärung"; not "die
    Stiftung Wissenschaft und Politik"."""
    if run[at].folded in scene.lexicon.named_by_nouns or not behind_article(scene, run[first].start):
        return False
    return object_like(scene, run[at + 1]) and not joined(scene, run[at + 1].end)


def _owner(scene: Scene, head: Word) -> int | None:
    """Where a name begins whose head belongs to somebody: "Ramblers' Club", "St Botolph's Hospital"."""
    lexicon = scene.lexicon
    near = scene.beside(head.start) if head.folded in lexicon.owned_heads else None
    if near is None or not near.text[:1].isupper() or not near.text.endswith(lexicon.owning_ends):
        return None
    owner = lexicon.facts(near.text.removesuffix(lexicon.naming.possessive).rstrip("'’"))
    if owner.alone_known:
        return None  # "London's Hospital"
    for _ in range(_LED):
        led = scene.beside(near.start)
        if led is None or not led.text[:1].isupper() or led.facts.titles or led.facts.article:
            break
        if led.facts.opener and scene.beside(led.start) is None:
            break  # the sentence begins
        near = led
    return near.start


def _owned(word: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether a noun opens a sentence before a body in the genitive, to which it belongs: "Drużyna Zespołu Szkół"."""
    endings = lexicon.naming.office_endings
    if not endings or word.text.lower().endswith((*endings, *lexicon.naming.leading_endings)):
        return False
    bases = (base for base, paradigm in lexicon.cases.bases(head.text) if paradigm is not None)
    return any(map(lexicon.heads_bodies, bases)) and not lexicon.is_body(head.text)


def _bears_a_name(scene: Scene, run: Run, at: int) -> bool:
    """Whether the name of a person behind a head is the body's: "Hospital Álvaro Ruel", "l'École Ilse Vaudrin"."""
    lexicon = scene.lexicon
    if lexicon.naming.heads_last or lexicon.naming.nouns_capitalised or at + 2 >= len(run):
        return False
    return run[at + 1].facts.given and run[at + 2].gap == " " and lexicon.bears_names(run[at].text)


def _shared(scene: Scene, run: Run, first: int, at: int) -> bool:
    """Whether what stands before an "and" is of the same body, where its head comes last: "Tarım ve Orman Bakanlığı"."""
    lexicon, before = scene.lexicon, run[first - 1].facts
    if not (lexicon.naming.heads_last and run[first].gap in scene.joining and 0 < at - first <= _SHARED):
        return False
    if before.alone_known or before.given or before.body or before.role or run[first - 1].facts.upper:
        return False
    noun = run[first - 1].text.endswith(lexicon.naming.owned_endings)  # "Sanayicileri ve İş İnsanları Derneği"
    return noun or run[at].folded in lexicon.small_heads or _shares_article(scene, run, first - 1)


def _shares_article(scene: Scene, run: Run, before: int) -> bool:
    """Whether one article stands before both sides of an "and": "the | Food and Harbours Agency"."""
    if scene.lexicon.naming.nouns_capitalised or (
        before > 0 and run[before].gap == " " and not run[before - 1].facts.article
    ):
        return False
    return behind_article(scene, run[before].start)


def _stops(word: Word, lexicon: Lexicon, *, ahead: bool) -> bool:
    """Whether a name of an organisation does not begin with that word; `ahead`: it stands right before the head."""
    facts = word.facts
    if word.text.endswith(lexicon.naming.based_endings):
        return True  # "the London-based | Selm Trust"
    if (word.opens and facts.opener) or (facts.never and not (ahead and _belongs_to_name(word, lexicon))):
        return True
    # "Rzecznik Ministerstwa Zdrowia": where names decline, an officer may open the sentence
    if (
        facts.role
        and lexicon.naming.heads_last
        and (lexicon.plural_role(word.folded) or (ahead and word.folded in lexicon.office_words))
    ):
        return False  # "Teachers Union": its members; "Mercy General Hospital"
    last = lexicon.naming.heads_last or lexicon.naming.nouns_capitalised
    opens = word.opens and last and not (lexicon.declines and not lexicon.naming.nouns_capitalised)
    return facts.role and not opens and (word.gap == " " or word.opens)


def _belongs_to_name(word: Word, lexicon: Lexicon) -> bool:
    """Whether the capital of an adjective for a people shows it for a part of a name, where nouns have capitals: "des |
    Deutschen Hafenverbandes"; not where it may be that of the sentence. Whatever has one before a head is, where nouns
    stand side by side: "Selm | Cumhuriyet Başsavcılığı"."""
    if lexicon.naming.offices_owned:
        return not word.opens
    return lexicon.naming.nouns_capitalised and word.facts.demonym and not word.opens


def _tells_kind(head: Word, behind: Word, lexicon: Lexicon) -> bool:
    """Whether a head of names is rather the noun for the body whose name stands behind: a compound with which a sentence
    opens, or one that never is part of a name."""
    if head.folded in lexicon.kinds_apart:
        return True
    if not head.opens or lexicon.naming.nouns_capitalised or behind.facts.alone_known or behind.facts.body:
        return False
    return lexicon.compounds_body(head.folded) and not lexicon.local_endings.of(head.folded)


def _named_alone(scene: Scene, word: Word) -> bool:
    """Whether one word is the name of a body: one with a hyphen; a compound with a capital that is not that of the sentence
    ("i Skolinspektionen") or of a kind of which there is one each ("Utrikesdepartementet"). One in brackets is an agency."""
    lexicon = scene.lexicon
    if "-" in word.text and not word.facts.never:  # "Пресс-служба" has the capital of its sentence
        return True
    if not lexicon.naming.compounds or scene.text[word.start - 1 : word.start] == "(":
        return False
    if any(lexicon.small_endings.of(form) not in ("", form) for form in word.facts.forms):
        return True
    return not (word.opens or lexicon.naming.nouns_capitalised) and any(map(lexicon.compounds_body, word.facts.forms))


def _ends(run: Run, at: int, lexicon: Lexicon) -> bool:
    """Whether a name of an organisation has ended before that word of the run: another name begins."""
    if at == len(run):
        return False
    facts = run[at].facts
    leads = at + 1 < len(run) and run[at + 1].gap == " "  # in "Confederación Médica" the office is an adjective
    adjective = not (leads or lexicon.naming.heads_last) and run[at - 1].facts.body
    return facts.never or (facts.role and not adjective) or (leads and facts.given)


def _announced(scene: Scene, run: Run) -> Mention | None:
    """ "the organisation Clean Orm", "partij Waterland", «газета „Волна“»: a noun tells what the name is."""
    first, lexicon = run[0], scene.lexicon
    start = first.start
    quoted = start > 1 and scene.text[start - 1] in _OPENING
    near = scene.beside(start - quoted)
    if near is None:
        return None
    described = not near.facts.body and _of_a_kind(near, lexicon)
    if described:
        near = scene.beside(near.start)
    if near is None or not near.facts.body:
        return None
    end = adjacent(run).end if len(first.text) > 1 else first.end  # "na platformie X | Morwen napisała"
    if described and end > first.end and office_before(scene, start) is not None:
        return None  # "capo di stato maggiore dell'esercito israeliano Orvel Tann"
    size = elided(near.text, lexicon)  # "L'association Orm"
    named = lexicon.bears_names(near.text[size:])
    if first.facts.given and (end == first.end or not named):
        return None
    led = scene.beside(near.start)
    letters = near.facts.upper and near.text in lexicon.acronym_stops  # "the NGO Clean Orm"
    if not (near.text[size:].islower() or letters or (quoted and led is None)):
        return None
    if not quoted and _names_itself(scene, run, led):
        return None
    if quoted:
        end = _closing(scene.text, end)
    elif named:
        start = near.start + size  # "ospedale San Rocco"
    return Mention(start, end, "organisation", scene.text[start:end])


def _names_itself(scene: Scene, run: Run, led: Near | None) -> bool:
    """Whether what stands behind a noun for a body is no name of it, but of somebody or something else. `led`: what stands
    before the noun."""
    lexicon, first = scene.lexicon, run[0]
    if first.facts.never:
        return True  # "met the delegation Thursday"
    if first.facts.opener and adjacent(run) is first:
        return True  # "the daily The Harbour Gazette"
    if lexicon.declines and led is not None and led.facts.role:
        return True  # "глава совета Ольга Лесовая": the name is that of the head
    return bool(lexicon.naming.settlements) and (first.facts.surname or _is_in(scene, run))  # "суд Сокольска"


def _closing(text: str, end: int) -> int:
    """Where a name in quotation marks ends of which the first words end at `end`; there, where it is a long way off."""
    closing = next((at for at in range(end, min(end + _QUOTED, len(text))) if text[at] in '»“”"'), end)
    return closing if "\n" not in text[end:closing] else end


def _of_a_kind(near: Near, lexicon: Lexicon) -> bool:
    """Whether a small word may stand between a noun for a body and its name: "le groupe belge Orm"."""
    return not lexicon.declines and ((near.facts.demonym and near.facts.small) or near.describes(lexicon))


def _club(scene: Scene, run: Run) -> Mention | None:
    """ "US Mornay", "Deportivo Orlen del Sur", "Sant'Orso Calcio": by the word with which names of clubs begin or end."""
    lexicon = scene.lexicon
    heads = [at for at, word in enumerate(run) if word.text in lexicon.clubs]
    if not heads:
        return None
    at = heads[0]
    first = last = at
    while (
        last + 1 < len(run)
        and not _ends(run, last + 1, scene.lexicon)
        and (run[last + 1].gap == " " or run[last + 1].gap in lexicon.links)
    ):
        last += 1
    while last == at and first > 0 and run[first].gap == " " and not _stops(run[first - 1], lexicon, ahead=False):
        first -= 1
    if first == last:
        return None
    start, end = run[first].start, run[last].end
    return Mention(start, end, "organisation", scene.text[start:end])


def _is_in(scene: Scene, run: Run) -> bool:
    """Whether a word behind a noun for a body tells where that is: an oblique name of a place, an adjective of one."""
    word = run[0]
    if len(run) > 1 and run[1].gap == " ":
        return False
    return next(scene.lexicon.cases.settlements(word.text), None) is not None or tells_which(scene, word)


def _of_its_officer(scene: Scene, run: Run) -> Mention | None:
    """ "the owner of Hydronord", "Chef von Hydronord": an office that only bodies have, joined to the name. Where persons
    have such too ("spokesman of Vaudrin"), the name has two words."""
    lexicon = scene.lexicon
    at = 0
    if len(run) > 1:
        heads = [at for at in range(1, len(run)) if run[at].gap != " " and run[at - 1].folded in lexicon.company_roles]
        at = heads[0] if heads else 0
    first = run[at]
    if first.facts.given or first.facts.opener or first.facts.demonym or first.facts.never:
        return None
    link = scene.beside(first.start)
    if link is None:
        return None
    if link.facts.folded not in lexicon.link_words and link.facts.folded not in lexicon.possessors:
        return None
    office = scene.beside(link.start)
    if office is None:
        return None
    end = adjacent(run[at:]).end
    party = office.facts.folded in lexicon.party_roles and end > first.end
    party = party and (not first.facts.titles or lexicon.looks_plural(first.folded))  # "Vecinos Unidos"
    if not party and office.facts.folded not in lexicon.company_roles:
        return None
    return Mention(first.start, end, "organisation", scene.text[first.start : end])


def _with_its_officer(scene: Scene, run: Run) -> Mention | None:
    """ "Desde Marea Nueva, su portavoz, Ana Ruiz, …": two words behind which an officer of theirs is told."""
    lexicon = scene.lexicon
    if not lexicon.party_roles or len(run) == 1:
        return None
    last = adjacent(run)
    if last is run[0] or not scene.text.startswith(", ", last.end):
        return None
    told = _OFFICER.match(scene.text, last.end)
    if told is None or fold(told[1]) not in scene.owning or fold(told[2]) not in lexicon.party_roles:
        return None
    opener = run[0]
    first = run[1] if opener.opens and opener.facts.opener else opener
    facts = first.facts
    if first is last or facts.given or facts.titles:
        return None
    return Mention(first.start, last.end, "organisation", scene.text[first.start : last.end])
