"""What speaks against capitalised words being somebody's name, where no given name, title or office tells that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.language import gazetteer
from depeche.recording.naming.capitals import Word
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.lexicon import Lexicon

_UNSURE = 2  # words of a name that nothing else tells
COMPOUND = 12  # letters: a longer noun is a compound
_ARTICLES = gazetteer.work_articles()
_PREFIXES = gazetteer.surname_prefixes()
SHIPS = gazetteer.ship_prefixes()
_OFTEN = 3  # one in so many mentions behind a preposition of place tells a place
_SHORT = 3  # letters of a word in capitals that is no shouted surname
_QUOTED_WORDS = 3
_NEAR = 4  # words behind names among which one for kin stands
_CLAUSE = re.compile(r",?[^,.;:!?\n«»“”\"]{1,40}")
_AGE = re.compile(r" ([^\W\d_]+) \d{1,2}[ -]([^\W\d_]+)")
_BRACKET = re.compile(r" \(([^\W\d_]{2,12})[)/]")
_WORD = re.compile(r"[^\W\d_]+")
_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»“”"')
_MIXED = re.compile(r"[^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-Þ]|.*\d")  # "PubMed", "EV6"; not "McKee", "Al-Amin"


def no_person(scene: Scene, words: Sequence[Word], titled: bool) -> bool:
    """Whether words can't be somebody's name, given names or not: they have quotation marks of their own («Норвар Марин»),
    begin with an English article ("The Standard"), or are written as products are ("SalzBank", "EV6")."""
    text = scene.text
    start, end, alone = words[0].start, words[-1].end, len(words) == 1
    if not alone and words[0].folded in _ARTICLES:
        return True  # "The Standard", "Der Spiegel"
    near = scene.beside(start)
    if near is not None and near.text in SHIPS:
        return True  # "USS Ilse Vaudrin"
    if alone and (text.startswith(" & ", end) or text.endswith(" & ", 0, start)):
        return True  # "Brandt & Brandt"
    enclosed = start > 0 and text[start - 1] in _OPENING and text[end : end + 1] in _CLOSING
    if enclosed and scene.lexicon.naming.quoted_names and not titled and len(words) <= _QUOTED_WORDS:
        return True
    unlike = [] if titled or alone else [word for word in words if not word.facts.letters]
    return bool(unlike) and any(map(_mixed, unlike))


def object_like(scene: Scene, word: Word) -> bool:
    """Whether a word right behind a noun is rather the object of its verb, where nouns have capitals: "So senkt das
    Unternehmen Kosten", "fordern Anwohner Aufklärung"; not "der Autobauer Velmer", "die Universität Marlingen"."""
    naming, facts = scene.lexicon.naming, word.facts
    if not naming.nouns_capitalised or facts.given or facts.known or scene.capitals[word.text] > 1:
        return False
    if scene.lexicon.ends_as_place(facts.folded):
        return False
    if facts.folded.endswith(scene.lexicon.noun_endings):
        return True
    return facts.folded.endswith(naming.object_endings) and not scene.heard(word.text)


def saint(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether words name a saint, and so a place: "San José", "Saint-Aubin"."""
    first = words[0]
    if first.folded in lexicon.saints and len(words) > 1:
        return words[1].gap == " " and (len(words) == _UNSURE or words[2].gap != " ")
    return "-" in first.folded and len(words) == 1 and first.folded.partition("-")[0] in lexicon.saints


def _mixed(word: Word) -> bool:
    """Whether a word is written as names of products and firms are, and those of persons are not."""
    match = None if word.facts.given else _MIXED.match(word.text)
    return match is not None and match[0][:-1].lower() not in _PREFIXES


def doubtful(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether words that nothing but their capitals tells for a name are plainly something else."""
    first = words[0]
    led = behind_article(scene, first.start) and not scene.lexicon.naming.names_behind_articles
    if led or any(word.text.lower() in scene.present for word in words):
        return True
    if _quoted(scene.text, first.start) or domain(scene, first.start) or all(word.facts.upper for word in words):
        return True
    if any(is_noun(word, scene.lexicon) for word in words):
        return True  # "in aller Regel Schmerzen"
    if _of_a_thing(scene, words):
        return True  # "le film Salz Vaudrin"
    if any(1 < len(word.text) <= _SHORT and word.facts.upper for word in words):
        return True  # "Plymouth MP"
    if len(first.text) == 1 and scene.text[first.end] != ".":
        return True  # "V Orlenne"
    return any(word.folded.endswith(scene.lexicon.noun_endings) for word in words) or _goes_on(scene, first)


def is_noun(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a frequent common noun, and no given name, where nouns have capitals."""
    return word.folded in lexicon.nouns and not word.facts.given


def common(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether one of the words is rather of a thing: "Border Patrol", "Korpus Strażników Rewolucji Islamskiej".

    Where the first is, and the last is heard, that is a surname.
    """
    first, last = words[0], words[-1]
    if any(scene.lexicon.is_common(word.facts) for word in words[1:]):
        return True
    if not scene.lexicon.is_common(first.facts):
        return False
    return not scene.heard(last.text)


def _of_a_thing(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a noun for a thing stands right before or first, or behind where it may: "the tanker Orvel Star", "Huragan
    Orvel", "Orvel filmi"."""
    first, near = words[0], scene.beside(words[0].start)
    if scene.lexicon.is_thing(first.facts) or (near is not None and scene.lexicon.is_thing(near.facts)):
        return True
    small = scene.small_after(words[-1].end) if scene.lexicon.naming.heads_last else None
    return small is not None and scene.lexicon.is_thing(scene.lexicon.facts(small))


def unvouched(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether nothing that the text does with such words vouches for a name: they are not heard, nor come back as a
    person's name does. Someone named beside them, or the same name elsewhere, may still vouch for them."""
    first, last = words[0], words[-1]
    naming = scene.lexicon.naming
    if kin_behind(scene, last.end) or _aged(scene, last.end) or _of_party(scene, words):
        return False
    if not naming.nouns_capitalised and _of_a_body(scene, first, last):
        return True
    if scene.heard(last.text):
        return naming.nouns_capitalised and (len(words) > _UNSURE or any(len(word.text) > COMPOUND for word in words))
    if naming.nouns_capitalised:
        return True
    if first.opens and _introduced(scene, last.end):
        return False
    # A surname comes back alone; two words that do not are as often a place, a work, a firm, and a name that nothing else
    # tells is better missed than a wrong one told.
    return scene.capitals[last.text] <= scene.capitals[first.text]


def of_an_age(scene: Scene, word: Word) -> bool:
    """Whether somebody's age stands right before a name, or before the people that they are of: "der 19-jährige Timi
    Vaudrin", "the 19-year-old Timi Vaudrin"."""
    endings = scene.lexicon.aged_endings
    near = scene.beside(word.start) if endings else None
    if near is not None and near.facts.demonym:
        near = scene.beside(near.start)
    if near is None or not near.facts.folded.endswith(endings):
        return False
    led = scene.beside(near.start)
    return near.text[0].isdigit() or (led is not None and led.text.isdigit())


def owned(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether the first of two words is somebody of whom the text tells elsewhere, as the owner of what the second is, where
    nouns have capitals: "Vaudrins Rede"."""
    first, genitive = words[0], scene.lexicon.naming.genitive
    if not (scene.lexicon.naming.nouns_capitalised and genitive and first.text.endswith(genitive)):
        return False
    owner = first.text.removesuffix(genitive)
    return len(words) == _UNSURE and scene.capitals[owner] > 0 and scene.capitals[owner] >= scene.capitals[words[-1].text]


def a_trade(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a long noun that is no given name stands before a surname that comes back, where nouns have capitals: "der
    58-jährige | Rinderhalter Vaudrin"."""
    first, last = words[0], words[-1]
    if not scene.lexicon.naming.nouns_capitalised or first.facts.given or len(first.text) < COMPOUND - 2:
        return False
    return scene.capitals[last.text] > 1


def of_a_people(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether an article and a noun for one of a people lead two words: "der Slowene Timi Vaudrin"; where nouns have
    capitals."""
    near = scene.beside(words[0].start) if scene.lexicon.naming.nouns_capitalised and len(words) == _UNSURE else None
    if near is None or not near.facts.demonym or any(len(word.text) > COMPOUND for word in words):
        return False
    return behind_article(scene, near.start)


def _of_a_body(scene: Scene, first: Word, last: Word) -> bool:
    """Whether two words are rather a firm, which comes back by its first word, or what a body behind a link is of: "el
    consejo de Port Salz acordó"."""
    times, ahead = scene.capitals[last.text], scene.capitals[first.text]
    if times < ahead and not scene.lexicon.declines:
        return True
    near = scene.beside(first.start)
    return times == ahead and near is not None and (near.facts.near or near.facts.folded in scene.lexicon.links)


def _introduced(scene: Scene, end: int) -> bool:
    """Whether a sentence begins with a name and says who that is: "Orvel Tann, the ports and ferries member, …"; not "Orvel
    Tann, the shipping company, …"."""
    behind = _CLAUSE.match(scene.text, end)
    words = _WORD.findall(behind[0]) if behind is not None and behind[0].startswith(", ") else []
    facts = [scene.lexicon.facts(word) for word in words]
    if len(facts) < 2 or not facts[0].article:
        return False
    return not any(one.body or one.place_head or scene.lexicon.is_thing(one) for one in facts)


def kin_behind(scene: Scene, end: int) -> bool:
    """Whether persons are told to be kin right behind their names: "…, deux frères", "… kardeşler"."""
    kin = scene.lexicon.kin
    behind = _CLAUSE.match(scene.text, end) if kin else None
    return behind is not None and any(fold(word) in kin for word in _WORD.findall(behind[0])[:_NEAR])


def _aged(scene: Scene, end: int) -> bool:
    """Whether a name is told to be so many years old right behind: "Orvel Tann was 17 years old", "avait 17 ans"."""
    told = _AGE.match(scene.text, end)
    naming = scene.lexicon.naming
    return told is not None and told[1].lower() in naming.age_verbs and told[2].lower() in naming.age_words


def _of_party(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether brackets right behind two words hold a body that is known, and no letters of theirs: "Orvel Tann (SPD)"."""
    told = _BRACKET.match(scene.text, words[-1].end) if len(words) == _UNSURE else None
    if told is None or any(word.folded.endswith(scene.lexicon.noun_endings) for word in words):
        return False
    letters = "".join(word.text[0] for word in words)
    known = scene.lexicon.facts(told[1]).known
    return told[1] != letters and any(one.kind == "organisation" for one in known)


def _goes_on(scene: Scene, word: Word) -> bool:
    """Whether a name began before that word: "Make Peru Shine Again". In "in Peru Ilse Vaudrin …" another one ended."""
    near = scene.beside(word.start)
    if scene.lexicon.naming.nouns_capitalised or near is None or not near.text[:1].isupper():
        return False
    if near.facts.demonym or near.facts.opener:
        return False
    led = scene.beside(near.start)
    return led is None or not (led.facts.near or led.facts.role or led.facts.folded in scene.lexicon.links)


def place(scene: Scene, word: Word) -> bool:
    """Whether a word that was taken for a person, by an office beside it, is rather a place by what stands elsewhere: time
    and again it is behind "in"."""
    if word.facts.given or word.facts.surname:
        return False
    return scene.placed[word.text] * _OFTEN >= scene.capitals[word.text] or _placed_in_its_case(scene, word)


def _placed_in_its_case(scene: Scene, word: Word) -> bool:
    """Whether "in" stands before another case of that word: "прокурору Рубежска … в Рубежске"."""
    if not scene.lexicon.naming.settlements or not scene.placed:
        return False
    others = [one for one in scene.akin(word.text) if scene.placed[one] and one != word.text]
    readings = set(scene.lexicon.cases.settlements(word.text)) if others else set()
    return any(not readings.isdisjoint(scene.lexicon.cases.settlements(one)) for one in others)


def behind_article(scene: Scene, start: int) -> bool:
    """Whether an article stands right before."""
    near = scene.beside(start)
    return near is not None and (near.facts.article or near.facts.folded in scene.lexicon.elisions)


def _quoted(text: str, start: int) -> bool:
    """Whether a quotation mark stands right before, and no speech: rather the title of a work than a person."""
    return start > 1 and text[start - 1] in '«“„"‘»' and text[start - 2] not in ":\n"


def domain(scene: Scene, start: int) -> bool:
    """ "ministro de Asuntos Exteriores", "ministre chargée de la Ville": what an office is for."""
    near = tuple(scene.before(start))
    links = 0
    while links < len(near) and (near[links].facts.article or near[links].facts.folded in scene.lexicon.link_words):
        links += 1
    while links and links < len(near) and near[links].facts.folded in scene.lexicon.in_charge:
        links += 1
    head = links + (links < len(near) and near[links].facts.demonym)  # "ministre russe de …"
    return links > 0 and head < len(near) and near[head].facts.role
