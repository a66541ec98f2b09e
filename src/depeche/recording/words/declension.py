"""A name in the nominative, from the cases in which a text has it.

Given name and surname stand in one case: of the base forms that an ending allows, those count whose case is that of the
given name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from depeche.language.naming import Paradigm
from depeche.recording.text.folding import fold
from depeche.recording.words.cases import double
from depeche.recording.words.facts import Gender, romanised
from depeche.recording.words.lexicon import Lexicon

_VOCATIVE = frozenset("v")
_INSTRUMENTAL = frozenset("i")
_DATIVE = frozenset("dl")
_VOWELS = frozenset("aeiouyáéíóúýаеёиіїоуыэюяє")
_SHORT = 5  # letters of a surname whose end may be its own: "Tuska" is a form of "Tusk"
_WHOLE = 2  # words of a name with its given name
_Known = tuple[str, Paradigm | None]
_Declined = tuple[str, Paradigm]


class _Given(NamedTuple):
    """A given name as it was read. `cases`: those it may stand in, where the language tells; `fixed`: it has one form for
    all of them."""

    base: str
    gender: Gender | None
    declined: bool
    cases: frozenset[str]
    fixed: bool


def base_name(
    name: str,
    words: Sequence[str],
    written: Collection[str],
    gender: Gender | None,
    lexicon: Lexicon,
    cases: frozenset[str] = frozenset(),
) -> tuple[str, Gender | None]:
    """The name in the nominative, and the gender that its given name tells.

    `name`: as written, with whatever stands between its `words`. `written`: the words of all mentions of that person.
    A given name that is known in an oblique case puts the surname in that case too. A word whose base form stands
    elsewhere in the text takes that form. A surname alone is oblique where its form is no surname's, or where the
    masculine base explains all the forms that the text has. `cases`: those of the office before it, which the name shares.
    """
    if not lexicon.declines:
        return name, gender
    both = _both_plainly(words, lexicon)
    bases = both or list(words)
    alone = len(words) == 1 and lexicon.facts(words[0]).given and not lexicon.facts(words[0]).surname  # "с женой Тамарой"
    given = (
        _given(words, written, lexicon, cases) if len(words) > 1 or (alone and fold(words[0]) not in lexicon.given) else None
    )
    if given is not None and given.declined and given.gender == "m":
        whole = words[-1].lower().endswith(lexicon.naming.undeclined)
        unlike = fold(words[0]) not in lexicon.given and "-" not in words[-1]  # no woman's name is spelt so
        plainly = unlike or given.cases == _INSTRUMENTAL or not given.cases.isdisjoint(cases)
        nominative = _is_nominative(words[-1], lexicon)
        # "Александром Лукашенко", "Виктора Лукашенко", "визит Александра Лукашенко" is one
        if not (whole and plainly) and (nominative or not _fits(words[-1], given, lexicon)):
            hers = _of_a_woman(words[0], lexicon)
            if hers is not None:
                return name.replace(words[0], hers, 1), "f"
            if nominative:
                return name, None  # "Longina Wierska" is no form of "Longin Wiersk"
    if given is not None and given.fixed and given.gender == "f" and _of_a_man_plainly(words[-1], lexicon):
        given = given._replace(gender="m")  # "Тьерри Винтером", though another is spelt so in Latin letters
    if given is not None:
        bases[0] = given.base
        gender = given.gender or gender
    for at in range(len(words)) if both is None else ():
        if at == 0 and given is not None:
            continue
        bases[at] = _base(words[at], words, written, gender, given, lexicon, cases)
    at = 0
    for old, new in zip(words, bases, strict=True):
        at = name.index(old, at)
        name = name[:at] + new + name[at + len(old) :]
        at += len(new)
    return name, gender


def last_declined(name: str, words: Sequence[str], written: Collection[str], *, owns: bool, lexicon: Lexicon) -> str:
    """The name in the nominative, in a language that declines its last word only: "Katri Laineelle", "Nagy Annával".

    Its base form is one that stands elsewhere in the text, one of which its ending leaves no doubt, a given name that
    stands behind the surname, or, where the name `owns` what follows, the one that has that genitive. Else it stays.
    """
    last = words[-1]
    readings = [(base, paradigm) for base, paradigm in lexicon.cases.bases(last) if paradigm is not None and base != last]
    base = next((base for base, _ in readings if base in written), "")
    if not base and len(words) >= _WHOLE:
        turned = fold(words[0]) not in lexicon.given and fold(last) not in lexicon.given
        for base_form, paradigm in readings:
            if (
                paradigm.sure
                or (turned and fold(base_form) in lexicon.given)
                or (owns and "g" in paradigm.cases_of(last, base_form))
            ):
                base = base_form
                break
    return name[: len(name) - len(last)] + base if base and name.endswith(last) else name


def oblique_cases(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The oblique cases in which a word, as written, may stand."""
    return frozenset().union(
        *(p.cases_of(word, base) for base, p in lexicon.cases.bases(word) if p is not None and base != word)
    )


def _given(
    words: Sequence[str], written: Collection[str], lexicon: Lexicon, told: frozenset[str] = frozenset()
) -> _Given | None:
    """The given name; None if unknown.

    Names of other peoples are known as they are spelt in Latin script ("Стеном": Sten). Where the cases in which it stands
    are `told`, a form that is a nominative as well is none: "министра Александра Цисова".
    """
    readings = _readings(words, written, lexicon)
    if told:
        readings = list(_in_cases(words[0], words[-1], readings, told, lexicon)) or readings
    for spelt in (fold, romanised, _aspirated):
        found: list[_Given] = []
        bent = set[str]()  # men's names that decline as women's do
        for base, paradigm in readings:
            name = spelt(base)
            if name not in lexicon.given:
                continue
            gender = lexicon.given.gender(name)
            if paradigm is None or gender is None or paradigm.gender in (None, gender):
                cases = frozenset().union(*(p.cases_of(words[0], b) for b, p in readings if b == base and p is not None))
                fixed = paradigm is None and words[0].lower().endswith(lexicon.naming.undeclined)
                found.append(_Given(base, gender, paradigm is not None, cases, fixed))
                if gender == "m" and paradigm is not None and paradigm.gender is None and not cases.isdisjoint(_DATIVE):
                    bent.add(base)
        if len(found) > 1 and found[0].declined:  # "Robercie Wiernym" is no "Roberta"
            # nor "Adamie" an "Adama", nor a Croat's "Markom" a "Mark"
            found.sort(key=lambda one: (one.base in bent, not lexicon.given.own(fold(one.base))))
            return next((one for one in found if one.declined and _fits(words[-1], one, lexicon)), found[0])
        if found:
            return found[0]
    return None


def _of_a_woman(first: str, lexicon: Lexicon) -> str | None:
    """The woman's name of which a given name is a form, whose surname has one form for all cases: "Ivanom Kovačević"."""
    if lexicon.given.own(fold(first)):
        return None  # "Ivana Kovačević"
    women = (base for base, p in lexicon.cases.bases(first) if p is not None and base != first and p.gender != "m")
    return next((base for base in women if lexicon.given.own(fold(base)) and lexicon.given.gender(fold(base)) == "f"), None)


def _fits(surname: str, given: _Given, lexicon: Lexicon) -> bool:
    """Whether a surname may stand in the case and the gender of a given name before it."""
    readings = [(base, p) for base, p in lexicon.cases.bases(surname) if p is not None and base != surname]
    gender, cases = given.gender, given.cases
    return any(p.gender in (None, gender) and not cases.isdisjoint(p.cases_of(surname, base)) for base, p in readings)


def _readings(words: Sequence[str], written: Collection[str], lexicon: Lexicon) -> list[_Known]:
    """What the first word of a name may be a form of: of several forms of the text one, and of a declined name an oblique
    one."""
    first, last = words[0], words[-1]
    readings = list(lexicon.cases.bases(first))
    stands = next((base for base, _ in readings if base != first and base in written), None)
    if stands is not None and (fold(stands) in lexicon.given or fold(first) not in lexicon.given):  # no man called "Μαρίνας"
        readings = [(base, paradigm) for base, paradigm in readings if base == stands]
    readings = [
        (b, p) for b, p in readings if p is None or p.gender is not None or not b.startswith(first)
    ]  # no plural: "Арсены"
    if not first[-1].isascii() and fold(first)[-1].isascii():
        readings.sort(key=lambda reading: reading[1] is None)  # "Iloną" is no other way to write "Ilona"
    declined = any(base in written for base, paradigm in lexicon.cases.bases(last) if paradigm is not None and base != last)
    if not (declined or _oblique(last, lexicon) or _of_a_man(first, last, lexicon)):
        return readings
    called = all(p is None or p.cases_of(first, base) == _VOCATIVE for base, p in readings)
    if called and fold(first) in lexicon.given:  # in "Mario Venturiego" nobody calls on Maria
        return readings
    cases = oblique_cases(last, lexicon)
    if cases and first.lower().endswith(lexicon.naming.undeclined):
        shared = any(p is not None and not cases.isdisjoint(p.cases_of(first, base)) for base, p in readings)
        if not shared:
            return readings[:1]  # "Тьерри Винтером": that is no genitive beside an instrumental
    oblique: list[_Known] = [(base, paradigm) for base, paradigm in readings if paradigm is not None]  # "Jana Tarowskiego"
    if fold(first) in lexicon.given and not any(_is_given(base, paradigm, lexicon) for base, paradigm in oblique):
        return readings  # "Δημήτρης Καραμπέλας" is no form of "Καραμπέλα"
    return oblique


def _is_given(base: str, paradigm: Paradigm | None, lexicon: Lexicon) -> bool:
    """Whether a word of that paradigm is a given name of its gender."""
    names = [name for spelt in (fold, romanised, _aspirated) if (name := spelt(base)) in lexicon.given]
    gender = paradigm.gender if paradigm is not None else None
    return any(gender is None or lexicon.given.gender(name) in (None, gender) for name in names)


def _in_cases(
    word: str, surname: str, readings: Sequence[_Known], told: frozenset[str], lexicon: Lexicon
) -> Sequence[_Known]:
    """The readings of a given name that is known in one of those cases, where its surname may stand in them too."""
    oblique = ((base, p) for base, p in readings if p is not None and not told.isdisjoint(p.cases_of(word, base)))
    given = lexicon.given
    known = [
        (b, p) for b, p in oblique if fold(b) in given and (p.gender is None or given.gender(fold(b)) in (None, p.gender))
    ]
    if surname[-1].lower() not in lexicon.naming.undeclined_ends and oblique_cases(surname, lexicon).isdisjoint(told):
        whole = surname[-1].lower() not in _VOWELS  # a woman's, which so has one form: "ministrice Ane Radunić"
        return [(b, p) for b, p in known if whole and given.own(fold(b)) and given.gender(fold(b)) == "f"]
    return known


def _aspirated(word: str) -> str:
    """As Ukrainian reads it: "Ганс" is Hans."""
    return romanised(word).replace("g", "h")


def _stem(base: str, paradigm: Paradigm) -> int:
    """How many letters stand before the ending."""
    return len(base) - len(paradigm.nominative)


def _oblique(surname: str, lexicon: Lexicon) -> bool:
    """Whether a surname is plainly no nominative: it ends as none does, and its base form as many do."""
    endings = lexicon.naming.surname_endings
    if not endings or surname.lower().endswith(endings):
        return False
    return any(
        paradigm is not None and (paradigm.sure or (paradigm.gender is not None and base.lower().endswith(endings)))
        for base, paradigm in lexicon.cases.bases(surname)
    )


def _is_nominative(surname: str, lexicon: Lexicon) -> bool:
    """Whether a surname ends as surnames do, and none of those that it might be a form of does."""
    endings = lexicon.naming.surname_endings
    if not endings:
        return False
    return any(
        len(part) > _SHORT
        and part.lower().endswith(endings)
        and not any(
            base.lower().endswith(endings) for base, p in lexicon.cases.bases(part) if p is not None and base != part
        )
        for part in double(surname)
    )


def _of_a_man(first: str, last: str, lexicon: Lexicon) -> bool:
    """Whether a name that looks like a woman's is a man's in another case, as no woman's surname ends so: "Jana Nováka"."""
    endings = lexicon.naming.feminine_surname_endings
    if not endings or last.lower().endswith(endings):
        return False
    men = ((base, p) for base, p in lexicon.cases.bases(first) if p is not None and p.gender == "m")
    cases = {case for base, p in men if lexicon.given.gender(fold(base)) == "m" for case in p.cases_of(first, base)}
    return any(
        p is not None and base != last and not cases.isdisjoint(p.cases_of(last, base))
        for base, p in lexicon.cases.bases(last)
    )


def _base(
    word: str,
    words: Sequence[str],
    written: Collection[str],
    gender: Gender | None,
    given: _Given | None,
    lexicon: Lexicon,
    cases: frozenset[str],
) -> str:
    """A word of a name in the nominative, as its other forms in the text, the given name, or the office before it tell; of a
    double surname each part by itself."""
    if "-" in word and len(parts := double(word)) > 1:
        ahead = words[:-1] if len(words) > 1 else ()
        return "-".join([_base(part, (*ahead, part), written, gender, given, lexicon, cases) for part in parts])
    declensions = [
        (base, paradigm)
        for base, paradigm in lexicon.cases.bases(word)
        if paradigm is not None and base != word and not (paradigm.gender is None and base.startswith(word))
        # no plural of places, as in "Suwałk"
    ]
    for base, paradigm in declensions:
        if base in written and (given is None or gender is None or paradigm.gender in (None, gender)):
            return base  # not "Παπαδάκη" of a man: that is his accusative
    if given is not None and given.cases:
        declensions = [(b, p) for b, p in declensions if not given.cases.isdisjoint(p.cases_of(word, b))]
    fitting = [(base, paradigm) for base, paradigm in declensions if gender is None or paradigm.gender in (None, gender)]
    if not fitting:
        return word
    if given is not None and given.gender == "m" and not (given.declined or given.fixed):
        return word  # "Олег Лесовой": both in the nominative
    if given is not None and given.declined:
        if word.lower().endswith(lexicon.naming.whole_ends) and given.cases.isdisjoint(_DATIVE):
            return next(_likely(fitting, lexicon), word)  # "Нарендры Моди" is no "Модя"
        stem = _stem(*fitting[0])  # what has the longest ending comes first
        own = [base for base, p in fitting if p.gender == gender and _stem(base, p) == stem]
        return next(_likely(fitting, lexicon), (own or [fitting[0][0]])[0])
    if cases and len(words) == 1 and not word.lower().endswith(lexicon.naming.undeclined):  # "z prezydentem Tarnowem"
        told = [(b, p) for b, p in fitting if not cases.isdisjoint(p.cases_of(word, b))]
        return next(_likely(told, lexicon), told[0][0] if told else word)
    if given is not None and given.fixed and gender == "m":
        plain = {b for one in (word, *written) for b, p in lexicon.cases.bases(one) if p is not None and _plainly(one, b, p)}
        alike = [(b, p) for b, p in fitting if b in plain or not cases.isdisjoint(p.cases_of(word, b))]
        men = [base for base, p in alike if p.gender == gender]  # "с Ентоні Блінкеном" is no "Блінкено"
        return next(iter(men), alike[0][0] if alike else word)  # "с Джо Тарновым", "министра Джо Тарнова"
    return _base_by_ending(word, words, written, gender, fitting, lexicon)


def _likely(readings: Iterable[_Declined], lexicon: Lexicon) -> Iterator[str]:
    """The base forms that end as surnames do."""
    endings = lexicon.naming.surname_endings
    return (base for base, _ in readings if base.lower().endswith(endings))


def _base_by_ending(
    word: str,
    words: Sequence[str],
    written: Collection[str],
    gender: Gender | None,
    fitting: Sequence[_Declined],
    lexicon: Lexicon,
) -> str:
    """The same where nothing beside it tells: its ending does, or one base form that explains all forms of the text."""
    endings = lexicon.naming.surname_endings
    likely = [base for base, p in fitting if fold(base).endswith(endings) or (p.sure and p.gender == gender)]
    if len(words) > 1 or gender == "f":
        last = word == words[-1] and likely and not fold(word).endswith(endings)
        return likely[0] if last else word  # "Айгуль Сатыбалдиевой": no nominative ends so
    if likely and fold(word).endswith(endings):  # "Moroński" is no form of "Morońska"
        likely = [base for base, paradigm in fitting if paradigm.gender == "m" and base in likely]
    forms = [lexicon.facts(one).forms for one in written] if likely else []
    return next((base for base in likely if all(fold(base) in form for form in forms)), word)


def _plainly(word: str, base: str, paradigm: Paradigm) -> bool:
    """Whether a form of a man's surname can be nothing but its instrumental, which no nominative looks like."""
    return paradigm.gender == "m" and paradigm.cases_of(word, base) == {"i"}


def _of_a_man_plainly(surname: str, lexicon: Lexicon) -> bool:
    """Whether a surname can be nothing but a man's, in the instrumental."""
    return any(p is not None and base != surname and _plainly(surname, base, p) for base, p in lexicon.cases.bases(surname))


def _both_plainly(words: Sequence[str], lexicon: Lexicon) -> list[str] | None:
    """The base forms of a given name that no list has and a surname, where both stand plainly in the instrumental, or the
    surname has one form for all cases: "Орвелином Тарновым"."""
    if len(words) != _WHOLE or fold(words[0]) in lexicon.given or lexicon.facts(words[0]).given:
        return None
    first, last = words
    base = next((b for b, p in lexicon.cases.bases(first) if p is not None and b != first and _plainly(first, b, p)), None)
    if base is None:
        return None
    readings = [(b, p) for b, p in lexicon.cases.bases(last) if p is not None and b != last]
    own = [b for b, p in readings if _plainly(last, b, p)]
    if not own and not last[-1].isascii() and fold(last)[-1].isascii():  # "Gitanasem Nausėdą": no nominative ends so
        own = [b for b, p in readings if p.gender is None and p.cases_of(last, b) == _INSTRUMENTAL]
    if not own and last.lower().endswith(lexicon.naming.undeclined):
        own = [last]  # "Фериданом Синирлиоглу"
    return [base, own[0]] if own else None


def office_base(office: str, gender: Gender | None, lexicon: Lexicon) -> str:
    """An office in the nominative: its head, and the adjectives before and behind, which agree with it. What it is of stays
    as it is: "byłego ministra portów" is "były minister portów".

    `gender`: that of its holder. An office whose head is in the nominative is left as it stands.
    """
    words = office.split(" ")
    at = next((at for at, word in enumerate(words) if lexicon.facts(word).role), -1)
    if at < 0:
        return office
    head = words[at]
    base = next(_held(head, gender, lexicon), head)
    if base == head:
        return office
    told = lexicon.office_gender(base) or gender or "m"
    for led in range(at):
        words[led] = _leading(words[led], told, lexicon)
    words[at] = base
    if at + 1 < len(words) and lexicon.naming.agreeing_endings:
        behind = agreeing(words[at + 1], told, lexicon)
        if behind.endswith(lexicon.naming.agreeing_endings):  # "dyrektora generalnego"
            words[at + 1] = behind
    return " ".join(words)


def office_cases(head: str, lexicon: Lexicon) -> frozenset[str]:
    """The oblique cases in which a noun for an office stands; none of one in the nominative."""
    return frozenset().union(*(paradigm.cases_of(head, base) for base, paradigm in _offices_of(head, None, lexicon)))


def _held(head: str, gender: Gender | None, lexicon: Lexicon, asked: frozenset[str] = frozenset()) -> Iterator[str]:
    """The offices of which `head` may be an oblique form."""
    return (base for base, _ in _offices_of(head, gender, lexicon, asked))


def _offices_of(
    head: str, gender: Gender | None, lexicon: Lexicon, asked: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Paradigm]]:
    """Those offices, that are no oblique form themselves, and by what each is: of "министра" no plural, as "министры" is.

    `asked`: the words of which the same is being asked, as of "Abgeordnete" and "Abgeordneter" each may be the other's.
    """
    asked |= {head}
    for base, paradigm in lexicon.cases.bases(head):
        if paradigm is None or base in asked or not lexicon.holds(base, gender):
            continue
        told = lexicon.office_gender(base)
        if (told is None or paradigm.gender in (None, told)) and next(_held(base, gender, lexicon, asked), base) == base:
            yield base, paradigm


def _leading(word: str, gender: str, lexicon: Lexicon) -> str:
    """A word before the head of an office in the nominative: one that offices have, else an adjective of that gender."""
    readings = [base for base, paradigm in lexicon.cases.bases(word) if paradigm is not None]
    own = (base for base in readings if fold(base) in lexicon.office_words or lexicon.holds(base, None))
    return next(own, agreeing(word, gender, lexicon))


def agreeing(word: str, gender: str, lexicon: Lexicon) -> str:
    """An adjective in the nominative of that gender; as it stands where it is none."""
    if gender == "n":
        return _neuter(word, lexicon)
    if gender == "m":
        folded = word.lower()
        for stressed in lexicon.naming.stressed_adjectives:
            if folded.startswith(stem := stressed[:-2]):
                return word[: len(stem)] + stressed[-2:]
        for case, ending in lexicon.naming.masculine_adjectives:
            if word.endswith(case):
                return word.removesuffix(case) + ending
    readings = (base for base, paradigm in lexicon.cases.bases(word) if paradigm is not None and paradigm.gender == gender)
    return next(readings, word)


def _neuter(word: str, lexicon: Lexicon) -> str:
    """The same beside a neuter noun, whose oblique cases are those of a masculine one: "Главного" is "Главное"."""
    pairs = lexicon.naming.neuter_adjectives
    for base, paradigm in lexicon.cases.bases(word) if pairs else ():
        if paradigm is not None and paradigm.gender == "m" and base != word:
            for masculine, neuter in pairs:
                if base.endswith(masculine):
                    return base.removesuffix(masculine) + neuter
    return word
