"""Where does a run of capitalised words end one name and begin another, and what does a name own?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.language import gazetteer
from depeche.recording.naming.capitals import Run, Word
from depeche.recording.naming.doubts import domain, kin_behind
from depeche.recording.naming.offices import heads_state, office_before
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.declension import oblique_cases
from depeche.recording.words.lexicon import Lexicon

LONGEST = 6  # words of a person's name
_BEHIND = re.compile(r" ([^\W\d_]{2,40})")
_FULL = 2  # words of a name with its given name
_OFFICE = 4  # words of an office before a name
_LED = 4  # words up to an office behind an "and"
_SHORT = 6  # letters of what a body is called for short, at most
_NOUN = 3  # letters of a noun, at least
_LETTER_NAMES = gazetteer.letter_names()
_LETTERS = 3  # letters of a word in capitals that is no initials, at least
_REGNAL = re.compile(r"[IVXL]+")  # "Karl XVII Gustaf"


def parted(scene: Scene, run: Run) -> list[Run]:
    """The run, cut where another name begins.

    That is behind a link that is no part of persons' names ("Ilse Vaudrin and Jonas Brandt"), and before a given name that
    no given name or initial leads: "Tg1 Ilse Vaudrin", "Вагрушина Ольга Лесовая", "ministre de l'Intérieur Ilse Vaudrin".
    """
    parts: list[Run] = []
    begin = 0
    beside = scene.lexicon.naming.addressee_endings
    for at in range(1, len(run)):
        if _begins(scene, run, begin, at) or (beside and _spoken_to(scene, run, begin, at, beside)):
            parts.append(run[begin:at])
            begin = at
    parts.append(run[begin:])
    return [parts[0], *(part for part in parts[1:] if not _left_over(scene, part, beside))] if beside else parts


def _spoken_to(scene: Scene, run: Run, begin: int, at: int, endings: tuple[str, ...]) -> bool:
    """Whether a name ends before or with whom its bearer speaks to, where a case tells it: "sanoi Katri Laine |
    Rannikkosanomille", "nyilatkozta a Parti Rádiónak | Varga Ilona"."""
    if at - begin > 1 and run[begin].facts.given and (run[at].text.endswith(endings) or _inflected(scene, run[at])):
        fathered = scene.lexicon.naming.patronymic_endings
        return not (fathered and run[at - 1].text.endswith(fathered))  # "Нұрлан Серікұлы Бөріхановқа" is one
    if at - begin > 1 and run[begin].facts.given and not run[at - 1].facts.given and run[at].gap == " ":
        small = scene.small_after(run[at].end)  # "sanoi Katri Laine | Selman yliopistosta"
        if small is not None and small.endswith(endings) and scene.lexicon.facts(small).body:
            return True
    if not scene.lexicon.naming.surname_first or at + 1 >= len(run):
        return False
    return run[at - 1].text.endswith(endings) or (not run[at - 1].facts.given and _in_sure_case(run[at - 1], scene.lexicon))


def _left_over(scene: Scene, part: Run, endings: tuple[str, ...]) -> bool:
    """Whether what a name leaves over is whom its bearer speaks to, or where they are from: "Katri Laine | Selmalasta"."""
    return len(part) == 1 and (part[0].text.endswith(endings) or _inflected(scene, part[0]))


def _inflected(scene: Scene, word: Word) -> bool:
    """Whether a colon joins a case to letters that stand for a name: "RSN:lle"."""
    return word.facts.upper and scene.text.startswith(":", word.end) and scene.text[word.end + 1 : word.end + 2].islower()


def _begins(scene: Scene, run: Run, begin: int, at: int) -> bool:
    """Whether another name begins with word `at` of a run whose last one begins with word `begin`."""
    lexicon, word, before = scene.lexicon, run[at], run[at - 1]
    if word.gap != " ":
        return _begins_behind_link(scene, run, begin, at)
    if at == begin + 1 and before.opens and before.folded in scene.kinfolk and word.facts.given:
        return True  # "Vaimo | Ilse hoitaa"
    shouted = _shouted(run, begin, at)
    if (shouted and not word.facts.upper) or _owned(run[begin], before, lexicon) or _holder_begins(run, begin, at, lexicon):
        return True
    if lexicon.naming.surname_first and _hyphened_noun(before.text):
        return True
    if at + 1 == len(run):
        if at == begin + 1 and len(before.text) == 1 and _medium(scene, before, run[at:]):
            return True
        return _closes_apart(scene, run, begin, at) or (at - begin >= _FULL and _where(run, at, lexicon))
    if lexicon.naming.surname_first and (run[at + 1].gap != " " or _where(run, at + 1, lexicon)):
        return _where(run, at, lexicon)  # "Varga Ilonának és Brandt Jánosnak", "Varga Ilona Selmben"
    if at == begin + 1 and _medium(scene, before, run[at:]):
        return True
    if not word.facts.given or before.facts.given or len(before.text) == 1:
        return False
    if before.facts.demonym and any(one.kind == "place" for one in run[begin].facts.known):
        return True  # "Georgia Republican | Ilse Vaudrin"
    if shouted or not before.text.isalpha() or (before.opens and before.facts.opener):
        return True
    return (
        _noun_before(scene, run, begin, at)
        or _office_of_body(run, begin, at, lexicon)
        or _behind_domain(scene, run, begin, at)
    )


def _begins_behind_link(scene: Scene, run: Run, begin: int, at: int) -> bool:
    """Whether another name begins behind small words: any but a particle, and one that joins two: "Ilse Vaudrin | y Juan
    Brandt"."""
    lexicon, word = scene.lexicon, run[at]
    gap = word.gap or ""
    if gap not in lexicon.particles:
        return not _of_two_portfolios(scene, run, begin, at)
    if len(gap) == 1 and at + 1 == len(run) and at - begin > 1:
        if scene.capitals[word.text] > scene.text.count(f" {gap} {word.text}"):
            return True  # "Ilse Vaudrin y | Brandt", who is named elsewhere too; but "Ilse Ramón y Cajal"
    elif len(gap) == 1 and at + 1 < len(run):
        pair = at - begin > 1 and run[at + 1].gap == " "
        if word.facts.given or pair or kin_behind(scene, run[-1].end):
            return True
    return _possessed(run[max(begin, at - LONGEST) : at], run[at : at + 2], lexicon)


def _of_two_portfolios(scene: Scene, run: Run, begin: int, at: int) -> bool:
    """Whether an "and" joins what one office is for, where that stands before it: "Çevre ve | Şehircilik Bakanı Can Dal"."""
    lexicon, behind = scene.lexicon, run[at : at + _LED]
    if not lexicon.naming.offices_owned or run[at].gap not in scene.joining:
        return False
    if any(word.facts.given or word.facts.role for word in run[begin:at]):
        return False  # "Spor Bakanı Can Dal ve | Sağlık Bakanı Ada Kur"
    if run[at - 1].folded not in lexicon.portfolios and run[at].folded not in lexicon.portfolios:
        return False
    return any(word.facts.role for word in behind) and all(word.gap == " " for word in behind[1:])


def _shouted(run: Run, begin: int, at: int) -> bool:
    """Whether the word before word `at` is in capitals as no name is: "KNUT | Chairman Ilse Vaudrin", letters that spell a
    given name; not "ILSE Vaudrin has left Bree", "J.D. Vaudrin", "Karl XVII Gustaf"."""
    before = run[at - 1]
    text = before.text
    if not before.facts.upper or len(text) < _LETTERS or "." in text or _REGNAL.fullmatch(text):
        return False
    return run[at].facts.role or not (before.opens and before.facts.given and at == begin + 1)


def _holder_begins(run: Run, begin: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a whole name ends before an office and its holder, where offices stand before names: "Ada Vodrin | Liman
    Müdürü Can Orlo ile"."""
    if not lexicon.naming.offices_owned or at - begin < _FULL or run[at - 1].facts.given:
        return False
    return run[at - _FULL].facts.given and _holds(run, at)


def _closes_apart(scene: Scene, run: Run, begin: int, at: int) -> bool:
    """Whether the last word of a run is a surname for itself: behind another person's name, or what its office is for."""
    word, before = run[at], run[at - 1]
    if scene.lexicon.declines and at - begin > 1 and _another_speaks(scene, run[begin], before, word):
        return True
    return _behind_portfolio(scene, run[begin:at], word) or _behind_state(scene, before, word)


def _noun_before(scene: Scene, run: Run, begin: int, at: int) -> bool:
    """Whether what stands before a given name and more is a noun: that is the rule in German; where names decline, a
    possessor may stand there; and a body for short behind an office."""
    lexicon, before = scene.lexicon, run[at - 1]
    if lexicon.naming.nouns_capitalised:
        if before.facts.place_head and not before.facts.role:
            return False  # "der Flughafen Jonas Brandt"
        opener = run[begin].facts.article or (run[begin].opens and run[begin].facts.opener)
        nouns = at - begin - opener  # "Der Ingenieur Jonas Brandt", "Ihr Mann Jonas Brandt": an article opens the sentence
        if nouns > 1 and not before.facts.role and genitive(run[begin], lexicon):
            nouns -= 1  # "Armels Ausrüster Jonas Brandt"
        elif nouns > 1 and not before.facts.role and _leads_a_noun(run[begin], lexicon):
            nouns -= 1  # "Verbands der | Deutschen Industrie | Jonas Brandt"
        if nouns == 1 or any(one.gap in lexicon.possessors for one in run[max(begin + 1, at - LONGEST) : at]):
            return True
    elif lexicon.declines:
        return True
    if before.opens and at == begin + 1 and lexicon.noun_endings and before.folded.endswith(lexicon.noun_endings):
        return True  # "Барабанистът | Калоян Жеков"
    # "traf Ilse Vaudrin Jonas Brandt", where the subject may stand behind its verb
    if lexicon.naming.compounds and run[begin].facts.given and run[at + 1].gap == " ":
        return True
    return at == begin + 1 and len(before.text) <= _SHORT and _heads_body(scene, before, run[at + 1])


def _leads_a_noun(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is an adjective with a capital before a noun: "Deutschen Industrie", "Bayerischen Wirtschaft"."""
    return word.facts.demonym or (
        bool(lexicon.naming.weak_endings) and word.folded.endswith(lexicon.naming.weak_endings[1:])
    )


def _office_of_body(run: Run, begin: int, at: int, lexicon: Lexicon) -> bool:
    """Whether an office of a body, or a body, stands before a given name: "Presidente del Gran Consiglio | Michele Vitta",
    "ao Diário do Porto | Inês Valadar"; but "Hospital de San Juan Pablo"."""
    head = begin + run[begin].facts.article
    if head + 1 >= at or run[head + 1].gap not in lexicon.genitive_links:
        return False
    facts = run[head].facts
    return facts.role or (facts.body and at + 2 == len(run) and run[at - 1].folded not in lexicon.saints)


def _behind_domain(scene: Scene, run: Run, begin: int, at: int) -> bool:
    """Whether what an office is for stands before a given name: "the head of Finance | Ada Vaud", "Minister of Ports, Rivers
    and Canals | Ilse Vaudrin"; but "a patient of the Hospital Álvaro Ruel"."""
    if not scene.lexicon.bears_names(run[at - 1].text) and domain(scene, run[begin].start):
        return True
    near = scene.beside(run[begin].start) if not scene.lexicon.naming.offices_owned else None
    return near is not None and near.facts.folded in scene.joining and office_before(scene, run[at].start) is not None


def _hyphened_noun(text: str) -> bool:
    """Whether a hyphen joins a small noun to a word with a capital, as to no surname: "Facebook-oldalán | Varga Ilona"."""
    return "-" in text and text.rpartition("-")[2].islower()


def _where(run: Run, at: int, lexicon: Lexicon) -> bool:
    """Whether a name has ended with its given name, where that stands last, and word `at` tells where, or to whom, as its
    case shows: "Varga Ilona | Selmben"."""
    word = run[at]
    if not (lexicon.naming.surname_first and at > 1 and run[at - 1].facts.given) or run[at - 2].facts.given:
        return False
    if word.facts.given or word.gap != " " or run[at - 1].gap != " ":
        return False
    return _in_sure_case(word, lexicon, place=any(one.kind == "place" for one in word.facts.known))


def _in_sure_case(word: Word, lexicon: Lexicon, *, place: bool = False) -> bool:
    """Whether a word bears a case as its ending alone shows, or, of a `place`, may show."""
    return any(p is not None and (p.sure or place) and base != word.text for base, p in lexicon.cases.bases(word.text))


def _medium(scene: Scene, letter: Word, name: Run) -> bool:
    """Whether one letter is no initial but where somebody writes, who is named behind it: "napisał na platformie X | Jan
    Brel", "wrote on X | Ada Morwen"."""
    if len(letter.text) > 1 or letter.opens or scene.text.startswith(".", letter.end):
        return False
    alone = len(name) < _FULL  # "napisała na platformie X | Morwen"
    if (alone and letter.text not in _LETTER_NAMES) or (not alone and name[1].gap != " ") or len(name[0].text) == 1:
        return False
    near = scene.beside(letter.start)
    if near is None or not near.facts.small or near.facts.folded in scene.speaking:
        return False
    return not (near.facts.titles or near.facts.role)


def _behind_portfolio(scene: Scene, noun: Run, word: Word) -> bool:
    """Whether a surname stands behind what an office is for: "il ministro dell'Interno | Vandrini"."""
    portfolios = scene.lexicon.portfolios
    if not portfolios or noun[-1].folded not in portfolios or word.folded in portfolios:
        return False
    led = len(noun) > 1 and noun[0].facts.role and noun[1].gap != " "  # "Minister van Defensie | Vandrini"
    if not all(one.folded in portfolios for one in noun[led:]) or word.facts.titles or word.facts.body or word.facts.opener:
        return False
    return led or domain(scene, noun[0].start)


def _behind_state(scene: Scene, body: Word, word: Word) -> bool:
    """Whether a surname stands behind what its bearer is head of: "il presidente del Consiglio | Vandrini"."""
    lexicon, facts = scene.lexicon, word.facts
    if body.folded not in lexicon.states or facts.never or facts.titles or facts.body or facts.demonym or facts.known:
        return False
    office = office_before(scene, word.start) if not lexicon.is_common(facts) else None
    return office is not None and heads_state(office, lexicon)


def _another_speaks(scene: Scene, given: Word, surname: Word, word: Word) -> bool:
    """Whether whoever speaks is named right behind another person, as the cases tell: "with Ilse's brother Jonas Brandt |
    Vaudrin said" in a language that declines both words of the one and not the other."""
    lexicon = scene.lexicon
    if not given.facts.given or given.text.lower() in lexicon.given or not scene.heard(word.text):
        return False
    cases = oblique_cases(given.text, lexicon) & oblique_cases(surname.text, lexicon)
    return bool(cases) and cases.isdisjoint(oblique_cases(word.text, lexicon))


def _heads_body(scene: Scene, short: Word, surname: Word) -> bool:
    """Whether a short name stands right behind an office, of which it is, and a whole name behind it: "il segretario
    generale Uilm | Rocco Vandrini"."""
    lexicon = scene.lexicon
    near = scene.beside(short.start) if lexicon.genitive_links and surname.gap == " " else None
    if near is not None and near.describes(lexicon):
        near = near if near.facts.role else scene.beside(near.start)
    return near is not None and near.facts.small and near.facts.role and not short.facts.titles


def _possessed(noun: Run, name: Run, lexicon: Lexicon) -> bool:
    """Whether a whole name stands behind "of": "Der Besuch von Ilse Vaudrin", "El Gobierno de Ilse Vaudrin"; not "Ilse von
    Vaudrin"."""
    if len(name) < 2 or name[1].gap != " ":
        return False
    if name[0].gap not in lexicon.possessors:
        return name[0].facts.given and noun[-1].facts.body
    return name[0].facts.given or not (noun[-1].facts.titles or any(word.facts.given for word in noun))


def _holds(run: Run, at: int) -> bool:
    """Whether an office begins with that word, whose holder is named right behind it."""
    for last in range(at, min(at + _OFFICE, len(run) - 1)):
        if run[last].facts.role:
            return run[last + 1].facts.given
        if run[last].facts.given:
            break
    return False


def _owned(first: Word, last: Word, lexicon: Lexicon) -> bool:
    """Whether a name in the genitive ends before a noun that is its own: "Ilse Vaudrins Besuch"."""
    own = lexicon.naming.nouns_capitalised and genitive(last, lexicon)
    return own and (first.facts.given or first.facts.titles)


_SIBILANTS = frozenset("sxzß")  # a name that ends in one has no ending more in the genitive
_LONGEST = 24  # characters of the word behind a name


def owns(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a name in the genitive stands right before or behind the noun that it owns."""
    lexicon = scene.lexicon
    if lexicon.genitive_before:
        small = scene.small_after(words[-1].end)
        if small is None and not lexicon.naming.capitals:
            small = next(iter(scene.text[words[-1].end + 1 : words[-1].end + _LONGEST].split()), "").strip(",،")
        return small is not None and fold(small) in lexicon.genitive_before
    if not genitive(words[-1], lexicon):
        return False
    if not lexicon.naming.nouns_capitalised:
        return _before_noun(scene, words[-1])
    behind = _BEHIND.match(scene.text, words[-1].end)
    if behind is not None and behind[1][:1].isupper() and not lexicon.facts(behind[1]).given:
        return True
    near = scene.beside(words[0].start)
    if near is None or not near.text[:1].isupper():
        return False
    facts = near.facts
    return not (facts.titles or facts.opener or facts.never or facts.given or facts.body or facts.demonym or facts.article)


def _before_noun(scene: Scene, name: Word) -> bool:
    """Whether a small noun follows, which no small word but one in the genitive has before it: "Ilse Vaudrins tale"; not
    "Ilse Moss sier", "Jan Willems kwam"."""
    lexicon = scene.lexicon
    small = scene.small_after(name.end)
    if not lexicon.verbs or small is None or name.folded.endswith(lexicon.naming.no_genitive):
        return False
    facts = lexicon.facts(small)
    if facts.role or facts.body:
        return True
    word = facts.folded
    if word in lexicon.verbs or word in scene.closed or facts.opener or facts.article or len(word) < _NOUN:
        return False
    return word.endswith(lexicon.noun_endings) or not word.endswith(lexicon.finite_endings)


def genitive(word: Word, lexicon: Lexicon) -> bool:
    """Whether a name may stand in the genitive that its language writes without an apostrophe."""
    genitive = lexicon.naming.genitive
    if not genitive or not word.text.endswith(genitive) or word.folded.rpartition("-")[2] in lexicon.given:
        return False
    return word.text[-len(genitive) - 1 : -len(genitive)] not in _SIBILANTS  # "Burgess" is no genitive of "Burges"
