"""The `[naming]` table of a language file: what a language shows of who and what its names stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Gendered:
    """Words that tell, or do not tell, the gender of the person they go with."""

    m: tuple[str, ...] = ()
    f: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigm:
    """One way of declining names: a word in `oblique` may stand for the one in `nominative`.

    Endings as written, "" for none; a `nominative` with a capital is a whole name, and so are its forms. It is read from the
    oblique form to the base form, so several paradigms may share an ending; the first whose base form is known, or fits the
    gender and the case of the given name, wins.
    """

    nominative: str
    oblique: tuple[str, ...]
    cases: tuple[str, ...] = ()  # of each: "g"enitive, "d"ative, "a"ccusative, "i"nstrumental, "l"ocative, "v"ocative
    gender: Literal["m", "f"] | None = None  # of the persons so named; None: any
    after: tuple[str, ...] = ()  # what the stem ends in; empty: anything
    sure: bool = False  # hardly any surname in its base form ends so

    def cases_of(self, word: str, base: str) -> frozenset[str]:
        """The cases of `word`, an oblique form of `base` by this paradigm; none where it tells no cases."""
        ending = word[len(base) - len(self.nominative) :].lower()
        return frozenset(self.cases[self.oblique.index(ending)]) if self.cases else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingExample:
    """A sentence in invented words and the base forms of what it names."""

    text: str
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    known_gap: bool = False  # it fails for now


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Naming:
    """How names are written and announced. Words in lower case unless they are names; compared without case and accents.

    Compared by identity (`eq=False`), so that what is compiled from it can be kept by it.
    """

    capitals: bool = True  # the script has them; where it has none, `proclitics` and `surnames` help
    spaced: bool = True  # words stand apart
    proclitics: tuple[str, ...] = ()  # written together with the word behind them (Arabic "و")
    dative_proclitics: tuple[str, ...] = ()  # those of them that lead to whom something is told ("ל")
    enclitics: tuple[str, ...] = ()  # written together with the word before them (Korean "는")
    surnames: tuple[str, ...] = ()  # where a closed list covers most persons (Korean); Chinese ones are in shared/
    nameless_signs: str = ""  # with none of which a name without spaces goes on: particles, verbs of speech (Chinese "说")
    closing_signs: str = ""  # those that open a word between such a name and its verb, and end the name (Chinese "此")
    name_signs: str = ""  # characters of given names, behind a surname of the list (Chinese "丽")
    name_links: tuple[str, ...] = ()  # there: between a body and one of its people ("的")
    age_leads: tuple[str, ...] = ()  # there: between somebody's age and their name ("岁的")
    foreign_signs: str = ""  # of names of other peoples, which go on with no other (Chinese "斯")
    kind_signs: str = ""  # characters in which words for kinds and bodies end, and names do not (Chinese "部")
    name_leads: tuple[str, ...] = ()  # what may stand right before a name that nothing else tells (Chinese "会见了")
    equations: tuple[str, ...] = ()  # there: before what somebody is ("是")
    name_follows: tuple[str, ...] = ()  # what may stand right behind one (Chinese "说")
    family_names: tuple[str, ...] = ()  # where they have several characters (Japanese "田中")
    given_signs: str = ""  # characters in which given names end, where no title tells the name (Japanese "子")
    doubtful_given: tuple[str, ...] = ()  # mostly other words: names only behind an office (Hebrew "תקווה")
    nouns: tuple[str, ...] = ()  # frequent common nouns that are nobody's surname, where nouns have capitals
    given_followers: str = ""  # what stands behind such a name: particles, commas
    definite_endings: tuple[str, ...] = ()  # an article written together with its noun, behind it ("ministeren")
    vowels: str = ""  # letters; where a noun ends in one, such an article begins with none ("ledare", "ledaren")
    definite_prefixes: tuple[str, ...] = ()  # an article written together with its noun, as no name of a person has it
    nation_signs: tuple[str, ...] = ()  # single characters for nations, between a name and its office (Japanese "米")
    nouns_capitalised: bool = False  # a capital letter is no sign of a name (German)
    quoted_names: bool = False  # organisations, ships and papers stand in quotation marks («Волна», „Welle“)
    compounds: bool = False  # words of roles and organisations also end longer words ("Außenministerin")
    honorifics: Gendered = field(default_factory=Gendered)  # before a name, abbreviated ones with their full stop
    honorifics_behind: tuple[str, ...] = ()  # behind a name (Turkish "Ali Varan Bey")
    verbal_roles: tuple[str, ...] = ()  # that are verbs too, behind "to", "we" and "shall" ("shall judge Brenia")
    named_after: tuple[str, ...] = ()  # streets, schools, stadiums: a whole name beside one is theirs ("rue Victor Hugo")
    saints: tuple[str, ...] = ()  # words for a saint: with a given name they are a place ("San José")
    roles: Gendered = field(default_factory=Gendered)  # head nouns of offices and occupations, in all their forms
    short_roles: tuple[str, ...] = ()  # those of four letters or fewer that compounds end in as longer ones do: "hamnchef"
    role_endings: tuple[str, ...] = ()  # of their other cases, longest first, where nouns have capitals: "Sprechers"
    weak_endings: tuple[str, ...] = ()  # of the adjectives before one in these cases, and that of the nominative first
    callings: tuple[str, ...] = ()  # that tell what somebody is right before a whole name only, or other words too ("agent")
    calling_endings: tuple[str, ...] = ()  # the same, of whatever ends so ("-ist", "-mann")
    office_words: tuple[str, ...] = ()  # beside such a noun, part of the office: "former", "deputy", "foreign"
    once_words: tuple[str, ...] = ()  # before an office behind a name, and no part of it: "then", "damals", "nommée"
    office_endings: tuple[str, ...] = ()  # of adjectives before an office, in any case: nouns hardly end so ("міський")
    sciences: tuple[str, ...] = ()  # what a degree is of, last before a name ("доктор исторических наук")
    age_words: tuple[str, ...] = ()  # behind a number, in somebody's age ("43 ans")
    age_verbs: tuple[str, ...] = ()  # between a name and such a number ("avait 43 ans")
    aged_endings: tuple[str, ...] = ()  # of an age before a name ("19-jähriger"), or behind its number ("19 yaşındaki")
    aged_nouns: tuple[str, ...] = ()  # behind a number, for whoever is of that age: "the 44-year-old", "44-latek"
    personal_relatives: tuple[str, ...] = ()  # pronouns behind a comma that point at persons only ("who")
    human_verbs: tuple[str, ...] = ()  # forms of verbs of which only persons are the subject ("arrested", "born")
    kin: tuple[str, ...] = ()  # in the plural, for persons of one surname ("brothers", "couple")
    given_names: Gendered = field(default_factory=Gendered)  # in this language's script; Latin ones are in shared/
    two_surnames: bool = False  # persons bear two, the second of which may be a place's name: "Ana Lugo Cádiz"
    surname_endings: tuple[str, ...] = ()  # that tell a surname from another word
    plural_endings: tuple[str, ...] = ()  # of nouns for several persons, behind the noun for one: "ministers"
    singulars: Mapping[str, str] = field(default_factory=dict)  # endings for several → for one, the first that fits counts
    genitive: str = ""  # of names, with no apostrophe: before a person it tells whose they are ("Høyres Ida Holm")
    no_genitive: tuple[str, ...] = ()  # what names end in that are in none for all that: "Moss", "Sibelius"
    possessive: str = ""  # behind a name and an apostrophe it tells whose something is: "Vaudrin's lawyer"
    verbs: tuple[str, ...] = ()  # finite, behind a name without that genitive: those that endings do not tell
    finite_endings: tuple[str, ...] = ()  # of the others, hardly ever of a noun with no article ("-er", "-te")
    patronymic_endings: tuple[str, ...] = ()  # of fathers' names: with a given name they mean its bearer ("Антон Сергеевич")
    particles: tuple[str, ...] = ()  # lower-case words inside names of persons, as a whole ("van der")
    possessors: tuple[str, ...] = ()  # prepositions among the particles, which join common nouns as well ("von")
    office_links: tuple[str, ...] = ()  # that lead an office, and nothing else, to what it is for ("embajador ante")
    sovereigns: tuple[str, ...] = ()  # titles of those who rule what such a word leads to ("Königin")
    articles: tuple[str, ...] = ()  # before common nouns and organisations, hardly ever before persons
    relative_articles: tuple[str, ...] = ()  # those of them that open a relative clause behind a comma: "die der Chef traf"
    contracted: tuple[str, ...] = ()  # those among them with a preposition in them ("aux"), with which no apposition begins
    elisions: tuple[str, ...] = ()  # written together with the next word, apostrophe included ("l'")
    openers: tuple[str, ...] = ()  # words that open sentences and are no names
    opener_endings: tuple[str, ...] = ()  # of adverbs that do, where nothing speaks for a name: "recentemente"
    never: tuple[str, ...] = ()  # capitalised words that name nobody: months, feasts, the Internet
    noun_endings: tuple[str, ...] = ()  # of common nouns and adjectives, hardly ever of names
    agent_endings: tuple[str, ...] = ()  # of nouns for people, as of surnames: "Händler", "Müller"
    object_endings: tuple[str, ...] = ()  # of common nouns in the plural, where nouns have capitals, as of some names too
    place_endings: tuple[str, ...] = ()  # of names of places, and of no other nouns ("-hausen")
    common: tuple[str, ...] = ()  # nouns and adjectives with a capital in names of things ("Code", "Nouveau"): of no person
    things: tuple[str, ...] = ()  # ships, films, laws: what stands right behind such a word is its name, and nobody's
    # nouns for a firm by its trade: what stands right behind one is its name ("retailer"); with a hyphen before it, of
    # compounds with one only ("-tochter": "Velmer-Tochter")
    trades: tuple[str, ...] = ()
    works: tuple[str, ...] = ()  # novels, films, plays: what stands in quotation marks behind is their name
    place_adjectives: tuple[str, ...] = ()  # endings of adjectives of places and districts ("Полонська міська рада")
    organisation_words: tuple[str, ...] = ()  # heads of names of organisations
    body_cases: tuple[str, ...] = ()  # endings that such a head takes, no apostrophe before them ("Bakanlığından")
    company_roles: tuple[str, ...] = ()  # offices that only bodies have: before "of" and a name ("owner of Hydronord")
    kinds_apart: tuple[str, ...] = ()  # heads that are no part of the name behind them, capital or not ("Rederiet Norvik")
    party_roles: tuple[str, ...] = ()  # offices of parties, unions, clubs: before "of" and a name of two words
    portfolio_roles: tuple[str, ...] = ()  # offices whose "of" tells a subject and no body ("ministre de l'Administration")
    portfolios: tuple[str, ...] = ()  # words of such subjects; a surname may stand behind ("ministro dell'Interno Rossi")
    in_charge: tuple[str, ...] = ()  # between an office and what it is for: "ministre chargé de la Ville"
    heads_of_state: tuple[str, ...] = ()  # offices: a surname may stand behind their body ("presidente del Consiglio Rossi")
    occupational_surnames: tuple[str, ...] = ()  # nouns for an occupation or a rank that are surnames too ("Mayor Baker")
    clubs: tuple[str, ...] = ()  # first or last words of names of clubs, as written ("US Mornay", "Sant'Orso Calcio")
    officers: tuple[str, ...] = ()  # the same, right behind a name of several words ("Selm Rovers manager Ilse Vaudrin")
    owned_heads: tuple[str, ...] = ()  # whose owner is part of the name ("Ramblers' Club"), where an apostrophe tells one
    named_by_nouns: tuple[str, ...] = ()  # whose names are often common nouns ("Stiftung Wissen"), where nouns have capitals
    owned_endings: tuple[str, ...] = ()  # of nouns in such a name that an "and" joins: "Esnafı ve Sanatkârları Odası"
    small_heads: tuple[str, ...] = ()  # those that begin a name even when small ("ministère de la Santé")
    feminine_nouns: tuple[str, ...] = ()  # what these end in, in the nominative: adjectives agree with it ("область")
    neuter_nouns: tuple[str, ...] = ()  # the same; what ends in none of the three is masculine
    plural_nouns: tuple[str, ...] = ()
    strong_endings: tuple[str, ...] = ()  # of an adjective with no article, by gender: m, f, n ("Auswärtiges Amt")
    articled_endings: tuple[str, ...] = ()  # of the same behind an article ("das Auswärtige Amt", "im Auswärtigen Amt")
    body_genders: Gendered = field(default_factory=Gendered)  # for these: heads, or what they end in; `either` are neuter
    agreeing_endings: tuple[str, ...] = ()  # of adjectives behind a head, in the nominative ("Politechnika Warszawska")
    plural_heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # heads in the plural ("силы") → their cases
    plural_adjectives: tuple[tuple[str, str], ...] = ()  # endings of adjectives beside one, and those of the nominative
    masculine_adjectives: tuple[tuple[str, str], ...] = ()  # the same beside a masculine body, of the cases that tell two
    stressed_adjectives: tuple[str, ...] = ()  # those whose nominative has the other ending ("областной")
    neuter_adjectives: tuple[tuple[str, str], ...] = ()  # what adjectives end in beside a masculine and a neuter noun
    genitive_endings: tuple[str, ...] = ()  # of small words in the genitive behind a head ("Министерство обороны")
    proper_adjectives: tuple[str, ...] = ()  # beginnings of those that bodies alone have ("национальн")
    leading_endings: tuple[str, ...] = ()  # of adjectives with a capital before a small head ("Центральный банк")
    governments: tuple[str, ...] = ()  # heads whose place stays one by itself ("Gobierno de España")
    based_endings: tuple[str, ...] = ()  # of a word before such a name that tells where the body is ("Oslo-based")
    unlike_endings: tuple[tuple[str, str], ...] = ()  # of a head and of an adjective for a people that is not its own
    bodies_within: tuple[str, ...] = ()  # what any body may have, so that its name tells none: "board of directors"
    local_bodies: tuple[str, ...] = ()  # of which each place may have one, right beside it ("Universität Köln")
    heads_last: bool = False  # the head of a body's name may stand behind a place ("Oslo University")
    place_nouns_last: bool = False  # there: the noun for its kind stands behind a place's name too ("Suffolk County")
    offices_owned: bool = False  # whose an office is stands right before it, as one noun: "Ankara Belediye Başkanı"
    organisation_links: tuple[str, ...] = ()  # between the words of such a name ("of the", "de la")
    purpose_links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # before a list of what a body is for → the heads whose names go on so, none for all ("Ministerium für Häfen und Flüsse")
    genitive_links: tuple[str, ...] = ()  # those links behind which small nouns belong to the name ("Cour de l'estuaire")
    genitive_heads: tuple[str, ...] = ()  # behind which a genitive belongs to the name ("Akademie der Künste"): heads,
    genitive_articles: tuple[str, ...] = ()  # the articles of that,
    genitive_nouns: tuple[str, ...] = ()  # and what its noun ends in, where the article may be another case too ("-en")
    infinitive_endings: tuple[str, ...] = ()  # of verbs, which do not ("de partir")
    verb_endings: tuple[str, ...] = ()  # of finite verbs, where a noun may follow another with no link between
    adjective_endings: tuple[str, ...] = ()  # of lower-case adjectives after such a head ("Conseil fédéral")
    place_words: tuple[str, ...] = ()  # heads of names of places ("lake", "rue")
    place_links: tuple[str, ...] = ()  # inside names of places ("Almenara de Tormes")
    place_units: tuple[str, ...] = ()  # heads, in small letters, that the name goes without: "provincia de Orlo" is Orlo
    rubrics: tuple[str, ...] = ()  # with which an article may begin in capitals, and which are no places ("REPORTAGE")
    place_prepositions: tuple[str, ...] = ()  # before places, hardly ever before persons
    led_prepositions: tuple[str, ...] = ()  # before anything, and before places behind a word of the next key ("to")
    place_leads: tuple[str, ...] = ()  # verbs and nouns of going, for these: "travelled to", "the flight to"
    part_prepositions: tuple[str, ...] = ()  # the same, behind a noun for a part of a place, its side or its damage
    place_parts: tuple[str, ...] = ()  # these nouns, and those for a settlement or who lives in it: "east of", "the town of"
    quarters: tuple[str, ...] = ()  # adjectives right before a place's name, for a part of it: "northern", "norra"
    place_plurals: tuple[str, ...] = ()  # before several places in a row, with a link or none: "the towns of", "Gemeinden"
    region_letters: tuple[str, ...] = ()  # behind a place in brackets, for the region where it is: "Villarmel (NE)"
    wide_prepositions: tuple[str, ...] = ()  # before anything, and before a place where a word has one's ending ("bei")
    places: tuple[str, ...] = ()  # further ones, beyond CLDR's
    names_behind_articles: bool = False  # names of persons have an article like any other noun (Greek)
    accents_tell: bool = False  # a demonym without its accents is another word (Turkish "Kurt", "Kürt")
    accents_tell_names: bool = False  # so is a known name with other ones (Vietnamese "Hà nói", "Hà Nội")
    demonyms: tuple[str, ...] = ()  # capitalised words for peoples and their adjectives
    acronym_stops: tuple[str, ...] = ()  # all capitals, and no organisation
    settlements: tuple[Paradigm, ...] = ()  # of names behind a preposition of place, likeliest first ("у Соснівці": "ка")
    settlement_adjectives: Mapping[str, tuple[str, str, str, str]] = field(default_factory=dict)
    # an ending of an adjective in such a name → those of its nominative: m, f, n, several; "" where it can't be ("ych")
    settlement_prepositions: tuple[str, ...] = ()  # before persons too: they lead to a place whose ending tells it ("do")
    settlement_nouns: tuple[str, ...] = ()  # the same, of nouns that head no names: "the village of Selmwick"
    governing_nouns: tuple[str, ...] = ()  # those of them behind which the name is in their case too ("городе Сокольске")
    settlement_nouns_behind: tuple[str, ...] = ()  # the same behind a name: "Yeşilova köyünde"
    place_cases: tuple[str, ...] = ()  # behind an apostrophe, where something is: a place, if nothing else ("Selm'de")
    new_endings: tuple[str, ...] = ()  # of adjectives that tell where somebody new is ("meydandaki garson")
    case_endings: tuple[str, ...] = ()  # of nouns in a case, where names have them behind an apostrophe ("Komisyona")
    prelates: tuple[str, ...] = ()  # behind whose office adjectives tell of where: "митрополит Сосновский и Бреевский Тихон"
    see_endings: tuple[str, ...] = ()  # of such adjectives, in all cases
    see_tails: tuple[str, ...] = ()  # what may close such a row, with its blank: " и всея Руси"
    becoming_verbs: tuple[str, ...] = ()  # between an office in another case and who gets it: "Главой города станет"
    state_bodies: tuple[str, ...] = ()  # bodies of one word that each state has: "Минобороны"
    state_letters: tuple[str, ...] = ()  # letters for a state, behind the body that it has: "МИД РФ"
    local_roles: tuple[str, ...] = ()  # whom a place has: one word in the genitive behind is that place ("мэр Сокольска")
    feminine_surname_endings: tuple[str, ...] = ()  # what women's surnames end in, where a man's is another ("Nováková")
    cases_behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # cases → words that have a name in one
    undeclined: tuple[str, ...] = ()  # what given names end in that have one form for all cases, where others decline
    given_chains: bool = False  # names of father and grandfather follow that of a person, with no capitals to tell (Arabic)
    family_endings: tuple[str, ...] = ()  # there: of family names, which may follow a father's name ("بن سعيد القصاري")
    offices_behind: tuple[str, ...] = ()  # where offices stand behind names: of adjectives between ("román miniszter")
    owned_office_endings: tuple[str, ...] = ()  # there: of an office of whoever stands before it ("elnöke")
    whole_ends: tuple[str, ...] = ()  # what surnames end in that rather have one form for all cases: "Моди"
    undeclined_ends: str = ""  # letters with which surnames end that have one form for all cases
    possessed_endings: tuple[str, ...] = ()  # of a noun that what stands before owns: Hungarian "városa"
    surname_first: bool = False  # before the given name ("Kovács Péter")
    last_declined: bool = False  # cases stand on the last word of a name only (Finnish "Katri Laineelle")
    addressee_endings: tuple[str, ...] = ()  # there: of whoever is spoken to, behind a name ("Katri Laine Sanomille")
    genitive_before: tuple[str, ...] = ()  # there: small words that have a name in the genitive before them ("mukaan")
    paradigms: tuple[Paradigm, ...] = ()
    plurals: tuple[Paradigm, ...] = ()  # of names of countries and bodies only, no person's ("Stany Zjednoczone")
    example: tuple[NamingExample, ...] = ()
