"""Is a word that stands alone somebody's name?"""

from __future__ import annotations

from depeche.recording.naming.addressed import Title, in_charge_of, listed, of_its_kind, title_before
from depeche.recording.naming.appositions import APPOSED
from depeche.recording.naming.capitals import Word, joined_letters
from depeche.recording.naming.doubts import behind_article, object_like, of_an_age
from depeche.recording.naming.places import has_places, tells_which
from depeche.recording.naming.scene import Scene

_CLOSING = ",.;:)"


def may_be_named(scene: Scene, word: Word) -> bool:
    """Whether anything in or beside a word speaks for a name: nothing does for most, whatever else is asked of a name."""
    if _is_another(scene, word):
        return _named_so(scene, word)
    lexicon = scene.lexicon
    near = scene.beside(word.start) if lexicon.settlement_nouns else None
    if near is not None and near.facts.folded in lexicon.settlement_nouns:
        return False  # "жители города Сокольска"
    told = word.facts.given or word.facts.surname or scene.text.startswith(APPOSED, word.end)
    return told or ("-" in word.text and _doubled(scene, word)) or title_before(scene, word.start) is not None


def never_alone(scene: Scene, word: Word) -> bool:
    """Whether a word is no name without another, whatever title it has: "Commandant der | Strijdkrachten", "Szef | MSWiA",
    "Prof. | Dr. med. Ilse Vaudrin"."""
    lexicon = scene.lexicon
    if word.folded in lexicon.portfolios or joined_letters(word.text):
        return True
    return (_is_another(scene, word) or lexicon.abbreviated(word.folded)) and not _named_so(scene, word)


def named_alone(scene: Scene, opening: Word, word: Word, title: Title | None, told: str | None) -> bool:
    """Whether a word is a name by its title, by what is `told` behind it, or by itself. `opening`: the first of its run."""
    if title is None:
        return not (told and _opens_with_place(scene, word)) and _stands_alone(scene, word, told is not None)
    if not (title.several or title.office):
        return True
    if title.several and not listed(scene, word):
        return False  # "Hermanos Musulmanes"
    if in_charge_of(scene.text, word, scene.lexicon) or of_its_kind(scene, word):
        return False
    return not object_like(scene, word) or _is_subject(scene, opening, word)


def _is_another(scene: Scene, word: Word) -> bool:
    """Whether a word that stands alone can't be a name, whatever is beside it."""
    facts = word.facts
    if facts.role or facts.never or facts.upper or (word.folded in scene.lexicon.nouns and not facts.given):
        return True
    return not word.text.isalpha() and any(map(str.isdigit, word.text))


def _named_so(scene: Scene, word: Word) -> bool:
    """Whether a word for an occupation is a surname, as it stands right behind an office: "Mayor Baker"."""
    if word.folded not in scene.lexicon.occupational_surnames:
        return False
    near = scene.beside(word.start)
    return near is not None and near.facts.role and not scene.lexicon.plural_role(near.facts.folded)


def _stands_alone(scene: Scene, word: Word, told: bool) -> bool:
    """Whether a word that no title leads is a name: enough speaks for it, or something behind has `told` it."""
    facts, lexicon = word.facts, scene.lexicon
    if facts.alone_known:
        return False
    surname = (facts.surname and not word.opens and not tells_which(scene, word)) or _doubled(scene, word)
    told = told or surname
    told = told or (facts.given and (scene.capitals[word.text] > 1 or _of_somebody(scene, word) or of_an_age(scene, word)))
    if not told or behind_article(scene, word.start):
        return False
    near = scene.beside(word.start)
    if near is None:
        return True
    if surname and has_places(scene, near, [word]):
        return False  # "Мешканці Замарова"
    if near.facts.place_head or lexicon.is_thing(near.facts):
        return False
    return not (near.text[-1] == "." and lexicon.bears_names(near.text))


def _doubled(scene: Scene, word: Word) -> bool:
    """Whether a word is a surname of two that stands behind an office and the letters of its body: "Szef PLR
    Wronia-Kania"."""
    if "-" not in word.text:
        return False
    first, _, second = word.text.partition("-")
    letters = scene.beside(word.start) if first.istitle() and second.istitle() and not word.facts.known else None
    if letters is None or not letters.facts.upper or len(letters.text) == 1:
        return False
    office = scene.beside(letters.start)
    return office is not None and office.facts.role


def _of_somebody(scene: Scene, word: Word) -> bool:
    """Whether a given name closes a phrase that tells whose somebody is: "said his widow, Ilse.", "O marido, Álvaro, …"; or
    stands right behind it: "Her brother Bo helped", "Vaimo Ilse hoitaa"."""
    apart = scene.text.startswith(", ", word.start - 2)
    if apart and scene.text[word.end : word.end + 1] not in _CLOSING:
        return False
    near = scene.ending(word.start - 2) if apart else scene.beside(word.start)
    if apart and near is not None and near.facts.folded in scene.owning:  # "Mannen hennes, Bo, er enig"
        near = scene.beside(near.start)
        return near is not None and near.facts.folded in scene.kinfolk
    if near is None or not (near.facts.folded in scene.kinfolk or (apart and near.facts.role)):
        return False
    owner = scene.beside(near.start)
    if owner is None:
        return not apart
    closed = apart and scene.text[word.end : word.end + 1] == "," and near.facts.folded in scene.kinfolk
    return owner.facts.folded in scene.owning or (closed and owner.facts.article)


def _is_subject(scene: Scene, office: Word, last: Word) -> bool:
    """Whether an office opens its sentence or stands behind a verb of speech, and what ends as nouns for people do is rather
    a surname: "sagte Richter Müller"; not "fordern Anwohner Aufklärung"."""
    if not last.folded.endswith(scene.lexicon.naming.agent_endings):
        return False
    near = scene.beside(office.start)
    return office.opens or (near is not None and near.facts.folded in scene.speaking)


def _opens_with_place(scene: Scene, word: Word) -> bool:
    """Whether a word opens a sentence behind a preposition, so that an office behind its comma is of whoever comes next:
    "À Orlen, la maire, Ilse Vaudrin, …"."""
    near = scene.beside(word.start)
    return near is not None and (near.facts.near or near.facts.opener) and not (word.facts.given or word.facts.surname)
