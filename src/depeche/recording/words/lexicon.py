"""What a word may be in a language: the naming data compiled for looking up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from string import ascii_letters

from depeche.language import Language, gazetteer
from depeche.language.naming import Naming
from depeche.language.uncollected import uncollected
from depeche.recording.text.folding import fold
from depeche.recording.text.tokens import lowered
from depeche.recording.words.cases import Cases
from depeche.recording.words.facts import Endings, Facts, Gender, Known, Remembered, romanised
from depeche.recording.words.known import GivenNames, by_word, definite, gendered, known_names, united

_ALPHABETS = "\u0370\u052f"  # Greek and Cyrillic, the first letter and the last
_GIVEN, _ROLE, _TITLE, _HONORIFIC, _BODY, _PLACE_HEAD = 1, 2, 4, 8, 16, 32  # bits of what a word may be
_DEMONYM, _NEVER, _OPENER, _ARTICLE, _NEAR, _KNOWN = 64, 128, 256, 512, 1024, 2048
_NAMING = _PLACE_HEAD | _KNOWN  # speak for a name, whatever else the word is
_ADVERB = 8  # letters of an adverb that opens a sentence, told by its ending
_CALLING = 5  # letters of a word that tells what somebody is by its ending, at least
_SHORT_ROLE = 4  # letters of a noun for an office in which other words end by chance
_STEM = 3  # letters of a place's name before its ending, at least
_TELLING = 4  # letters that a name of another people has at least, when it is known by its Latin spelling only


class Lexicon:
    """The naming data of one language, ready to be asked."""

    def __init__(self, code: str, naming: Naming) -> None:
        self.naming = naming
        self.facts = Remembered(self._facts).__getitem__
        self.cases = Cases(naming)
        self.declines = bool(naming.paradigms)
        self._known = known_names(code, naming)
        self._by_letter: dict[str, tuple[Known, ...]] | None = None  # made when it is first asked: few languages need it
        self._learn_small_words(naming)
        self._learn_given_and_surnames(code, naming)
        self._learn_offices(naming)
        self._learn_bodies(naming)
        self._learn_places(naming)
        self._learn_things(naming)
        self._telling_endings = self._role_endings | self._body_endings
        pointless = [word.removesuffix(".") for word in self._honorifics]
        self._classes = united(
            (_ROLE, self._roles), (_ROLE, self._several()), (_TITLE, self._roles),
            (_TITLE, [role.removesuffix(".") for role in self._roles]), (_HONORIFIC | _TITLE, self._honorifics),
            (_HONORIFIC | _TITLE, pointless), (_BODY, self._bodies), (_PLACE_HEAD, self._place_heads),
            (_DEMONYM, self._demonyms), (_NEVER, self._never), (_OPENER, self._openers), (_ARTICLE, self._articles),
            (_NEAR, self._near), (_KNOWN, self._known),
        )  # fmt: skip
        """Each folded word of which anything is known, but that it is a given name, or its ending → all that it is."""

    def _learn_small_words(self, naming: Naming) -> None:
        """What stands inside names, before them or in place of one, and what tells that a word is none."""
        self.contracted = frozenset(naming.contracted)
        self.elisions = tuple(map(fold, naming.elisions))
        owns = naming.possessive
        self.genitive_nouns = (*naming.genitive_nouns, *filter(None, (naming.genitive,)))
        self.owning_ends = tuple(end for mark in "'’" for end in (f"{mark}{owns}", f"{owns}{mark}")) if owns else ()
        """In which a word ends that tells whose something is: "Vaudrin's", "the Moss Brothers'"."""
        self.particles = _folded((*naming.particles, *gazetteer.surname_particles()))
        self.particle_ends = frozenset(words[-1] for one in self.particles if len(words := one.split()) > 1)
        self.links = _folded(naming.organisation_links)
        begun = {word[0] for link in self.links | self.particles for word in link.split()}
        self.no_links = frozenset([letter for letter in ascii_letters if letter.lower() not in begun])
        """Letters with which no small word inside a name begins."""
        self.link_words = frozenset(word for link in self.links for word in link.split())
        self.link_ends = frozenset(link.split()[-1] for link in self.links)
        self.link_tails = frozenset(tail for link in self.links for tail in _tails(link))
        self.genitive_links = _folded(naming.genitive_links)
        self.joiners = frozenset(link for link in self.links if " " not in link) - self.genitive_links
        self.purpose_links = {fold(link): _folded(heads) for link, heads in naming.purpose_links.items()}
        self.possessors = _folded(naming.possessors)
        self.proper_adjectives = tuple(map(fold, naming.proper_adjectives))
        self.branching = gazetteer.branching()
        self.office_links = self.link_words | self.possessors | _folded(naming.office_links)
        self.links_and_possessors = self.link_words | self.possessors
        self.genitive_before = _folded(naming.genitive_before)
        self.genitive_articles = _folded(naming.genitive_articles)
        self.to_the = tuple(fold(before + the) for before in naming.proclitics for the in naming.definite_prefixes)
        self.name_leads = frozenset(map(fold, naming.name_leads)) if naming.spaced else frozenset()
        self.name_follows = frozenset(map(fold, naming.name_follows)) if naming.spaced else frozenset()
        self._never, self._openers = _folded(naming.never), _folded(naming.openers)
        apart = (naming.never, naming.openers, naming.demonyms) if naming.accents_tell_names else ()
        self._written = frozenset(word.lower() for words in apart for word in words)  # "Hải" is no "hai"
        self._articles = _folded(naming.articles)
        self.small_days = any(word.islower() for word in naming.never)  # days and months are written without a capital
        self.verbs, self.verb_endings = _folded(naming.verbs), tuple(map(fold, naming.verb_endings))
        self.finite_endings = tuple(map(fold, naming.finite_endings))
        self.human_verbs, self.becoming_verbs = _folded(naming.human_verbs), _folded(naming.becoming_verbs)
        self.personal_relatives = _folded(naming.personal_relatives)
        self.nouns, self.noun_endings = _folded(naming.nouns), tuple(map(fold, naming.noun_endings))
        self.common = _folded((*naming.common, *naming.clubs)) | frozenset(gazetteer.common_words())
        self.once_words, self.rubrics = _folded(naming.once_words), _folded(naming.rubrics)
        self.age_words, self.aged_endings = _folded(naming.age_words), tuple(map(fold, naming.aged_endings))

    def _learn_given_and_surnames(self, code: str, naming: Naming) -> None:
        self.given = GivenNames(code, naming.given_names)
        self.doubtful_given = frozenset(map(fold, naming.doubtful_given))
        shared = gazetteer.surnames(code)
        self.surnames = shared.one.union(naming.surnames)
        self._surname_endings = tuple(map(fold, naming.surname_endings))
        self.occupational_surnames = _folded(naming.occupational_surnames)
        self.patronymic_endings = tuple(map(fold, naming.patronymic_endings))
        self.saints, self.kin = _folded(naming.saints), _folded(naming.kin)
        self._demonyms = _folded(naming.demonyms)
        self._demonyms_written = frozenset(map(lowered, naming.demonyms))
        self.families: dict[str, tuple[str, ...]] = {}
        """First character → the family names that begin with it, longest first."""
        for name in sorted(shared.several.union(naming.family_names), key=lambda name: (-len(name), name)):
            self.families[name[0]] = (*self.families.get(name[0], ()), name)

    def _learn_offices(self, naming: Naming) -> None:
        """Offices, occupations and forms of address."""
        self._roles = gendered(naming.roles)
        self._roles |= definite(self._roles, naming.definite_endings, naming.vowels)
        several = [role for role in self._roles if " " in role and role.split(" ")[-1] not in self.link_words]
        self.offices_to = by_word(several, -1)
        """The last word of an office of several words → those offices: "koning" of "commissaris van de koning"."""
        self.offices_from = by_word(several, 0)
        """The same by the first word: "guide" of "guide suprême"."""
        short = _folded(naming.short_roles)
        self._role_endings = self._compound_ends(role for role in self._roles if len(role) > _SHORT_ROLE or role in short)
        self._role_tails = tuple(dict.fromkeys((*naming.plural_endings, *filter(None, (naming.genitive,)))))
        self._folded_singulars = tuple((fold(plural), fold(one)) for plural, one in naming.singulars.items())
        self._honorifics, self.honorifics_behind = gendered(naming.honorifics), _folded(naming.honorifics_behind)
        self.title_ends = frozenset(word[-1] for word in (*self._roles, *self._honorifics))
        """The last characters of offices and forms of address."""
        self._callings, self._calling_endings = _folded(naming.callings), tuple(map(fold, naming.calling_endings))
        self.office_words, self.heads_of_state = _folded(naming.office_words), _folded(naming.heads_of_state)
        self.states = frozenset(head.rpartition(" ")[2].rpartition("'")[2] for head in self.heads_of_state)
        self.sovereigns, self.prelates = _folded(naming.sovereigns), _folded(naming.prelates)
        self.company_roles, self.party_roles = _folded(naming.company_roles), _folded(naming.party_roles)
        self.officers = self.company_roles | _folded(naming.officers)
        self.portfolio_roles, self.portfolios = _folded(naming.portfolio_roles), _folded(naming.portfolios)
        self.local_roles, self.verbal_roles = _folded(naming.local_roles), _folded(naming.verbal_roles)
        self.in_charge = _folded(naming.in_charge)

    def _learn_bodies(self, naming: Naming) -> None:
        """Nouns that head names of organisations."""
        foreign, _ = gazetteer.international()
        several = naming.plural_heads.items()
        self.plural_heads = {form: head for head, cases in several for form in (head, *cases)}
        """The nouns for bodies in the plural in all their cases → the nominative: "сил" is "силы"."""
        words = (*naming.organisation_words, *self.plural_heads)
        own = _folded(words)
        self.body_cases = {
            fold(word + ending): len(ending)
            for word in words
            for ending in naming.body_cases
            if word.endswith(naming.noun_endings)
        }
        """Folded heads of names of organisations in other cases → how long the ending is."""
        self._bodies = own.union(_folded(foreign), self.body_cases)
        self._body_endings = self._compound_ends(own, 3)
        self._bodies_written = frozenset(map(lowered, words))
        roles = (*naming.roles.m, *naming.roles.f, *naming.roles.either)
        self._accented = self._bodies.intersection(self._roles)  # told by their accents: "secretaría", "secretaria"
        self._accented -= {fold(role) for role in roles if lowered(role) in self._bodies_written}
        self.gendered_bodies = tuple(
            Endings(_folded(words)) for words in (naming.body_genders.m, naming.body_genders.f, naming.body_genders.either)
        )
        self.genitive_heads, self.owned_heads = Endings(_folded(naming.genitive_heads)), _folded(naming.owned_heads)
        self.small_heads = _folded(word + ending for word in naming.small_heads for ending in ("", *naming.body_cases))
        self.small_endings = self._compound_ends(self.small_heads)
        self.small_phrases: dict[str, tuple[str, ...]] = {}
        """The last word of each small head of several words, folded → those heads: "conseil municipal"."""
        for head in sorted((head for head in self.small_heads if " " in head), key=len):
            last = head.rpartition(" ")[2]
            self.small_phrases[last] = (*self.small_phrases.get(last, ()), head)
        self.governments, self.bodies_within = _folded(naming.governments), _folded(naming.bodies_within)
        self.state_bodies, self.local_bodies = _folded(naming.state_bodies), _folded(naming.local_bodies)
        self.local_endings = Endings(word for word in self.local_bodies if len(word) > 3)
        self._trades = _folded(naming.trades)
        self._trade_endings = self._compound_ends(self._trades, 4)
        self.clubs, self.kinds_apart = frozenset(naming.clubs), _folded(naming.kinds_apart)
        self.acronym_stops = gazetteer.acronym_stops().union(naming.acronym_stops)

    def _learn_places(self, naming: Naming) -> None:
        """Nouns and prepositions beside names of places, and what such names end in."""
        _, foreign = gazetteer.international()
        self._place_heads = _folded((*naming.place_words, *naming.place_units, *foreign))
        self.place_units, self.place_parts = _folded(naming.place_units), _folded(naming.place_parts)
        self.place_plurals, self.quarters = _folded(naming.place_plurals), _folded(naming.quarters)
        self.place_links, self.place_leads = _folded(naming.place_links), _folded(naming.place_leads)
        self._near, self.led_prepositions = _folded(naming.place_prepositions), _folded(naming.led_prepositions)
        self.part_prepositions = _folded(naming.part_prepositions)
        self.wide_prepositions = _folded(naming.wide_prepositions)
        self.place_leading = self.led_prepositions.union(self.part_prepositions, self.wide_prepositions, self.quarters)
        """Small words that may lead to a place, as what stands beside them shows."""
        self.place_endings = tuple(map(fold, naming.place_endings))
        self.place_cases = frozenset(mark + ending for ending in naming.place_cases for mark in "'’")
        self.place_genitive = naming.genitive if naming.heads_last else ""  # "Ormdals universitet"
        self.region_letters, self.state_letters = frozenset(naming.region_letters), frozenset(naming.state_letters)
        self.settlement_prepositions = _folded(naming.settlement_prepositions)
        self.settlement_nouns = _folded(naming.settlement_nouns)
        self.settlement_nouns_behind = _folded(naming.settlement_nouns_behind)
        self.settlement_endings = Endings(self.settlement_nouns if naming.nouns_capitalised else ())
        self.governing_nouns = _folded(naming.governing_nouns)

    def _learn_things(self, naming: Naming) -> None:
        """Nouns for what has a name and is neither a person nor a body nor a place."""
        self._things = _folded(naming.things)
        self._thing_endings = self._compound_ends(self._things, 3)
        self.named_after, self.named_by_nouns = _folded(naming.named_after), _folded(naming.named_by_nouns)
        self.named_endings = self._compound_ends(self.named_after, 4)
        self.works, self.sciences = _folded(naming.works), _folded(naming.sciences)

    def _compound_ends(self, words: Iterable[str], beyond: int = 0) -> Endings:
        """Those of more than so many letters, as what compounds end in, where the language has compounds."""
        return Endings((word for word in words if len(word) > beyond) if self.naming.compounds else ())

    def _several(self) -> list[str]:
        """The offices for several, and whose something is, folded: with the endings of the language."""
        endings = {*self.naming.plural_endings, self.naming.genitive} - {""}
        found = [role + ending for role in self._roles for ending in sorted(endings)]
        for plural, one in self._folded_singulars:
            found.extend(role[: len(role) - len(one)] + plural for role in self._roles if one and role.endswith(one))
        return found

    def known_at(self, text: str, at: int) -> Known | None:
        """The longest known name that stands at `text[at:]`, letter by letter: for scripts without spaces."""
        for known in self.by_letter.get(text[at], ()):
            if text.startswith(known.name, at):
                return known
        return None

    def family_at(self, text: str, at: int) -> str:
        """The longest family name that stands at `text[at:]`; "" for none."""
        for name in self.families.get(text[at], ()):
            if text.startswith(name, at):
                return name
        return ""

    @property
    def by_letter(self) -> dict[str, tuple[Known, ...]]:
        """The known names by their first letter, the longest first."""
        if self._by_letter is None:
            self._by_letter = self._letters()
        return self._by_letter

    def _letters(self) -> dict[str, tuple[Known, ...]]:
        index: dict[str, list[Known]] = {}
        for known in (known for group in self._known.values() for known in group):
            if len(known.name) > 1:
                index.setdefault(known.name[0], []).append(known)
        return {letter: tuple(sorted(group, key=lambda one: -len(one.name))) for letter, group in index.items()}

    def is_common(self, facts: Facts) -> bool:
        """Whether that word stands in names of things, and of persons hardly ever."""
        return not self.common.isdisjoint(facts.forms)

    def is_thing(self, facts: Facts) -> bool:
        """Whether that word is for a ship, a film, a law: for what has a name and is nobody."""
        return not self._things.isdisjoint(facts.forms) or (
            self.naming.compounds and self._thing_endings.of(facts.folded) != ""
        )

    def base_role(self, word: str) -> str:
        """The nominative of a noun for an office, as written, where nouns have capitals: "Sprechers" is "Sprecher"."""
        for ending in self.naming.role_endings:
            base = word[: len(word) - len(ending)]
            if word.endswith(ending) and self._is_role(fold(base)):
                return base
        return word

    def calls(self, facts: Facts) -> bool:
        """Whether that word, right before a whole name, tells what somebody is: "agent", "Zeuge", what ends in "-ist"."""
        if facts.role or facts.given or facts.body or facts.demonym or facts.never or facts.opener or facts.place_head:
            return facts.role
        ends = len(facts.folded) > _CALLING and facts.folded.endswith(self._calling_endings)
        return (ends or not self._callings.isdisjoint(facts.forms)) and not (self.is_thing(facts) or self.is_trade(facts))

    def is_calling(self, facts: Facts) -> bool:
        """Whether that word is listed as telling what somebody is right before a whole name."""
        return not self._callings.isdisjoint(facts.forms)

    def ends_as_place(self, folded: str) -> bool:
        """Whether that word has the ending of a place's name, and three letters more."""
        return folded[_STEM:].endswith(self.place_endings)

    def is_trade(self, facts: Facts) -> bool:
        """Whether that word is for a firm by its trade: "retailer", "Maschinenbauer"."""
        if not self._trades.isdisjoint(facts.forms):
            return True
        if not self.naming.compounds:
            return False
        _, hyphen, last = facts.folded.rpartition("-")
        return self._trade_endings.of(facts.folded) != "" or (hyphen != "" and hyphen + last in self._trades)

    def is_body(self, word: str) -> bool:
        """Whether a word is a noun for a body, in its base form."""
        return fold(word) in self._bodies

    def heads_bodies(self, word: str) -> bool:
        """Whether that word, as it stands, heads names of organisations: the nominative of such a word."""
        folded = fold(word)
        return folded.rpartition("-")[2] in self._bodies or bool(self._body_endings.of(folded))

    def compounds_body(self, folded: str) -> bool:
        """Whether a folded word is a compound of a noun for bodies, and none itself."""
        return folded not in self._bodies and bool(self._body_endings.of(folded))

    def heads_places(self, word: str) -> bool:
        """Whether that word, as it stands, heads names of places: the nominative of such a word."""
        return fold(word) in self._place_heads

    def bears_names(self, word: str) -> bool:
        """Whether that word is for what is named after persons: a street, a school."""
        facts = self.facts(word)
        named = not self.named_after.isdisjoint(facts.forms)
        return named or (self.naming.compounds and self.named_endings.of(facts.folded) != "")

    def abbreviated(self, word: str) -> bool:
        """Whether that folded word with a full stop is a form of address: "M.", "Dr."."""
        return word + "." in self._honorifics

    def addresses(self, word: str) -> bool:
        """Whether that word, as written, is a form of address, with or without its full stop."""
        folded = fold(word)
        return folded in self._honorifics or folded + "." in self._honorifics

    def abbreviates(self, word: str) -> bool:
        """Whether that word, as written with its full stop, is a form of address or what is named after somebody: "ul."."""
        folded = fold(word)
        return folded in self._honorifics or folded + "." in self._honorifics or folded in self.named_after

    def _facts(self, word: str) -> Facts:
        folded, small = fold(word), word.lower()
        forms = self.cases.forms(word, small, folded) if self.declines else frozenset((folded,))
        if not folded.isalnum():
            return self._compound_facts(word, folded, forms)
        classes = self._classes.get(folded, 0)
        if len(forms) > 1:
            for form in forms:
                classes |= self._classes.get(form, 0)
        if any(map(self.given.__contains__, forms if folded in forms else (folded, *forms))):
            classes |= _GIVEN
        if self.cases.has_plurals and any(map(self._known.__contains__, self.cases.plurals_of(small, folded))):
            classes |= _KNOWN
        if classes or self._telling_endings.end(forms):
            return self._known_facts(word, folded, forms, classes)
        surname = self._surname(folded, forms)  # nothing else is known of it, as of most words of a text
        given, gender = self._foreign(word) if _ALPHABETS[0] <= word[0] <= _ALPHABETS[1] else (False, None)
        dull = not (surname or given or word[:2].isupper())
        opener = dull and len(folded) >= _ADVERB and folded.endswith(self.naming.opener_endings)
        return Facts(
            word, folded, forms, given, gender, False, False, None, False, False, False, False, opener, False, False,
            surname, (), dull,
        )  # fmt: skip

    def _foreign(self, word: str) -> tuple[bool, Gender | None]:
        """Whether a Greek or Cyrillic word is a given name of other peoples, by its Latin spelling, in any case."""
        if not word.istitle():
            return False, None
        for base, paradigm in self.cases.bases(word):
            name = romanised(base)
            likely = len(name) >= _TELLING and name in self.given
            if likely and (paradigm is None or paradigm.gender in (None, self.given.gender(name))):
                return True, self.given.gender(name)
        return False, None

    def _surname(self, folded: str, forms: frozenset[str]) -> bool:
        endings = self._surname_endings
        if not endings or len(folded) <= 4:
            return False
        return folded.endswith(endings) or (len(forms) > 1 and any(form.endswith(endings) for form in forms))

    def _known_facts(self, word: str, folded: str, forms: frozenset[str], classes: int) -> Facts:
        """Of a word of letters and digits only. `classes`: what its forms are, each by itself."""
        own = self._classes.get(folded, 0)
        given, gender = self._given_name(word, folded, forms) if classes & _GIVEN else (False, None)
        title_gender = self._title_gender(folded, folded) if own & _TITLE else None
        role, body = bool(classes & _ROLE), bool(classes & _BODY)
        if folded in self._accented:
            body = lowered(word) in self._bodies_written
            role = not body
        if self.naming.compounds:
            ending = max(map(self._role_endings.of, forms), key=len)
            told = bool(own & _ROLE and not own & _BODY)  # "oppositionsråd" is no "råd", "Stadtrat" may be both
            bodies = max(map(self._body_endings.of, (folded,) if self.naming.nouns_capitalised else forms), key=len)
            body = body or (not told and len(bodies) > len(ending))
            role = role or bool(ending)
            if not own & _TITLE:
                title_gender = self._roles.get(self._role_endings.of(folded))
        known = self._known_as(folded, forms | self.cases.plurals(word)) if classes & _KNOWN else ()
        surname = self._surname(folded, forms)
        alike = not self._written or word.lower() in self._written
        demonym = alike and bool(own & _DEMONYM) and self._written_so(word)
        telling = classes & _NAMING or own & _HONORIFIC or role or body or surname or given or word[:2].isupper()
        return Facts(
            word, folded, forms, given, gender, bool(own & _HONORIFIC), role, title_gender, body,
            bool(classes & _PLACE_HEAD), demonym, alike and bool(classes & _NEVER), alike and bool(own & _OPENER),
            bool(own & _ARTICLE), bool(own & _NEAR), surname, known, not telling,
        )  # fmt: skip

    def _written_so(self, word: str) -> bool:
        """Whether a demonym has its accents, where they tell: "Kürt", not the surname "Kurt". Shouted ones lack them."""
        return lowered(word) in self._demonyms_written or word.isupper() or not self.naming.accents_tell

    def _known_as(self, folded: str, forms: frozenset[str]) -> tuple[Known, ...]:
        """The known names that may begin with that word, longest first; of equals, the one that begins as it is written."""
        pointless = folded.replace(".", "")
        found = {one.words: one for form in (*forms, pointless) for one in self._known.get(form, ())}
        if len(found) < 2:
            return tuple(found.values())
        return tuple(sorted(found.values(), key=lambda one: (-len(one.words), one.words[0] != pointless, one.words)))

    def _compound_facts(self, word: str, folded: str, forms: frozenset[str]) -> Facts:
        """Of a word with a sign in it: an apostrophe, a hyphen, a point. What stands behind the sign counts too."""
        given, gender = self._given_name(word, folded, forms)
        bare = folded.rpartition("'")[2] or folded
        last = bare.rpartition("-")[2]
        role = any(map(self._is_role, forms)) if bare == folded else self._is_role(bare)
        honorific = self.addresses(word)
        # "Selm-Bank"; where heads come first, "Ruel-Peña" is a double surname
        headed = last in self._bodies and (last == bare or self.naming.heads_last or self.naming.compounds)
        headed = headed or (last in self._bodies and word[len(word) - len(last) :].islower())
        body = not self._bodies.isdisjoint(forms) or headed or bool(self._body_endings.of(folded))
        known = self._known_as(folded, forms | self.cases.plurals(word))
        place_head = not self._place_heads.isdisjoint(forms)
        surname = self._surname(folded, forms)
        branch = folded.partition("-")[0] in self._known or word.partition("-")[0].isupper()  # "CFDT-Territoires"
        telling = given or honorific or role or body or place_head or surname or known or branch
        return Facts(
            word, folded, forms, given, gender, honorific, role, self._title_gender(bare, last), body, place_head,
            folded in self._demonyms, not self._never.isdisjoint(forms), folded in self._openers,
            folded in self._articles, folded in self._near, surname, known, not telling,
        )  # fmt: skip

    def _given_name(self, word: str, folded: str, forms: frozenset[str]) -> tuple[bool, Gender | None]:
        if "-" not in folded and not any(map(self.given.__contains__, forms)):
            return False, None
        for base, paradigm in self.cases.bases(word):
            if paradigm is not None and paradigm.nominative and self.naming.nouns_capitalised:
                continue  # "Betten" are no "Bette": where nouns have capitals, only their endings tell the cases of some
            form = fold(base)
            for name in (form, form.partition("-")[0]):
                if name in self.given and (paradigm is None or paradigm.gender in (None, self.given.gender(name))):
                    return True, self.given.gender(name)
        return False, None

    def plural_role(self, word: str) -> bool:
        """Whether that folded word is the plural of an office: "ministers"."""
        return word.endswith(self.naming.plural_endings) and word not in self._roles and self._is_role(word)

    def only_office(self, facts: Facts) -> bool:
        """Whether a word is a noun for an office, and nobody's surname."""
        return facts.role and facts.folded not in self.occupational_surnames

    def singular(self, word: str) -> str:
        """A noun or an adjective for several as it is for one: "generales" is "general"; itself where no ending tells."""
        for plural, one in self.naming.singulars.items():
            if word.endswith(plural) and len(word) > len(plural) + 1:
                return word[: len(word) - len(plural)] + one
        return word

    def holds(self, word: str, gender: Gender | None) -> bool:
        """Whether that word, as it stands, is an office that somebody of that gender may hold."""
        folded = fold(word)
        return self._is_role(folded) and (gender != "m" or self.office_gender(word) != "f")

    def office_gender(self, word: str) -> Gender | None:
        """The gender that an office tells of its holder."""
        folded = fold(word)
        return self._roles.get(folded, self._roles.get(folded.rpartition("-")[2]))

    def looks_plural(self, word: str) -> bool:
        """Whether that folded word ends as nouns for several do, where the language tells them by an ending."""
        return word.endswith(self.naming.plural_endings)

    def _is_role(self, word: str) -> bool:
        last = word.rpartition("-")[2]
        if word in self._roles or last in self._roles:
            return True
        if any(last.endswith(ending) and last[: -len(ending)] in self._roles for ending in self._role_tails):
            return True
        if any(
            last.endswith(ending) and last[: -len(ending)] + one in self._roles for ending, one in self._folded_singulars
        ):
            return True  # "senadores"
        return bool(self._role_endings.of(word))

    def body_gender(self, word: str) -> Gender | None:
        """The gender of a folded noun for a body, by what it ends in: masculine, feminine, or neither."""
        masculine, feminine, _ = self.gendered_bodies
        return "m" if masculine.of(word) else "f" if feminine.of(word) else None

    def _title_gender(self, word: str, last: str) -> Gender | None:
        for table in (self._honorifics, self._roles):
            for form in (word, word + ".", last):
                if form in table:
                    return table[form]
        return self._roles.get(self._role_endings.of(word))


def _tails(link: str) -> list[str]:
    """What a link ends in, whole words each: "of the", "the"; "de l'", "l'"."""
    words = link.replace("'", "' ").split()
    return [" ".join(words[at:]).replace("' ", "'") for at in range(len(words))]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, compiled once."""
    return _compiled(language.code, language.naming)


@lru_cache(maxsize=64)
@uncollected
def _compiled(code: str, naming: Naming) -> Lexicon:
    return Lexicon(code, naming)
