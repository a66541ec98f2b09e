"""The `[speech]` table of a language file: how that language says who said what.

Words of speech come as `[[speech.cue]]`, each with the act it performs and what it governs. `"declar~ed"` stands for the
stem with each ending of the class `ed` in `[speech.endings]`; `"weist … zurück"` for a verb and the particle that closes
its clause. The other keys are short lists of function words. Examples live beside the data, in invented words, and
are run as tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from depeche.language.naming import Gendered
from depeche.model import Act, StatementKind

Governs = Literal["clause", "infinitive", "object", "topic"]

Phrases = tuple[str, ...]
"""Those of several words too, which are looked up by the first; other lists are looked up word by word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that announce a statement.

    `takes`: what may follow as what is said: a reported clause or quotation; an infinitive; an object; a topic with its
    preposition. A `noun` ("claim") needs its clause to follow at once. `that_only`: its clause needs a "that", as its
    other objects are things ("added a ship"). `addressed`: the first noun after it is the one spoken to. `silent`: what
    merely thinks or shows; its clause counts, a quotation beside it does not. `finds`: so only where a study or a body does.
    `leads`: where verbs close their clause, one that its subject follows ("…" diyen Vaudrin). `not_of`: ends of nouns for
    what it is done to in another sense, so that nothing is said: "bestreitet ihr letztes Rennen".
    """

    words: tuple[str, ...]
    act: Act = "assert"
    negated: Act | None = None  # the act where the cue is negated; None: as it is
    takes: tuple[Governs, ...] = ("clause",)
    noun: bool = False
    addressed: bool = False
    that_only: bool = False
    silent: bool = False
    finds: bool = False
    leads: bool = False
    not_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechExample:
    """A text and one statement that must be found in it; `said` empty: none must be."""

    text: str
    said: str = ""
    speaker: str | None = None
    kind: StatementKind | None = None
    act: Act | None = None
    known_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How a language reports speech. Every list holds words or phrases as written, in lower case."""

    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # class → endings
    agreements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of a past form → its other genders and numbers
    spellings: Mapping[str, str] = field(default_factory=dict)  # letters and words written for others: "ş" for "ș"
    unaccented: bool = False  # verbs of speech are also written without their signs: "a raspuns"
    cue: tuple[Cue, ...] = ()
    # whose words: prepositions before the source ("according to"), words after it ("zufolge"), and what the noun may be
    sources: Phrases = ()
    source_openers: tuple[str, ...] = ()  # "nach": opens a source where one of the next words is a source noun
    source_nouns: tuple[str, ...] = ()  # "angaben", also as the end of a compound
    sources_first: Phrases = ()  # only where they open a sentence and a person follows: "pour Ana Ruiz, …"
    sources_theirs: Phrases = ()  # several who were spoken of are: "in their view"
    sources_own: Phrases = ()  # whoever was spoken of is the source: "à ses yeux", "in her view"
    sources_self: Phrases = ()  # the subject of the sentence is the source: "by her own account"
    sources_between: tuple[str, ...] = ()  # around whose view it is: "in … view"
    sources_after: Phrases = ()
    sources_of_bodies: tuple[str, ...] = ()  # the same only right behind a body or an office: "Bakanlığına göre"
    sources_tail: Phrases = ()  # before the source, but only behind what is said: ", so Vaudrin"
    sourceless: Phrases = ()  # what begins as these do and names no source: "according to plan"
    rules: tuple[str, ...] = ()  # nouns for what binds and says nothing, as they stand there: "law", "constitution"
    impersonal: tuple[str, ...] = ()  # cues whose source stands behind a preposition: "heißt es" (in), "si legge" (in)
    musts: tuple[str, ...] = ()  # before a verb of speech, whose words are the paper's own then: "cabe" (señalar que)
    rumours: tuple[str, ...] = ()  # cues of what nobody is told to have said: "mówi się"
    heard_in: Phrases = ()  # behind a comma and what is said, open where it was said: "in an interview"
    as_words: Phrases = ()  # open a clause that attributes its neighbour: "as", "wie", "comme"
    points_back: Phrases = ()  # before a cue: what was said is the sentence before ("lo" ha detto)
    whose_words: Phrases = ()  # open a sentence that tells whose the words before it were: "those were the words of"
    # how what is said begins
    complementizers: Phrases = ()  # "that"
    noun_clauses: Phrases = ()  # open the clause of a noun for words said: "selon laquelle"
    conjoined: tuple[str, ...] = ()  # words before a "that" that make another conjunction of it: "avant" que, "tant" que
    question_words: tuple[str, ...] = ()  # "whether", "why"
    euphonic: tuple[str, ...] = ()  # letters between a verb and its subject, with a hyphen on either side: "a-t-il"
    question_enclitics: tuple[str, ...] = ()  # the same behind the first word of their clause: "ли"
    infinitive_markers: tuple[str, ...] = ()  # "to"
    infinitive_endings: tuple[str, ...] = ()  # where such a marker is also a preposition: what an infinitive ends in
    asides: Phrases = ()  # behind an attribution they open what its source does meanwhile: "citing"
    asked: Phrases = ()  # what opens a sentence that tells first what its source was asked: "asked", "à la question"
    anonymity: Phrases = ()  # what a source asks who gives no name: "to be named"
    reported_verbs: tuple[str, ...] = ()  # verb forms that only reported speech has (Konjunktiv I)
    reported_endings: tuple[str, ...] = ()  # of such forms, right behind a noun
    tentative_verbs: tuple[str, ...] = ()  # those forms of them that a tale has too, for what is not so: "würde"
    first_persons: tuple[str, ...] = ()  # beside such a form, its subject: "habe" ich
    as_ifs: tuple[str, ...] = ()  # right before such a form, they compare: "als" würde
    told_endings: tuple[str, ...] = ()  # those of them that are no reported speech: "führte"
    hearsay: tuple[str, ...] = ()  # an auxiliary and the word that closes its sentence: "soll … haben"
    that_needed: bool = False  # no reported clause goes without its "that", but behind a comma or colon
    bare_needs_mood: bool = False  # a clause without "that" is reported only in such a form
    # how a clause is built
    auxiliaries: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()  # forms of "be" and "remain", behind which stands what something is said to be
    professes: Phrases = ()  # verbs behind which stands what their subject is or became: "works as", "became"
    passives: tuple[str, ...] = ()  # auxiliaries that make the subject the one spoken of
    pro_drop: bool = False  # a verb needs no subject
    verb_final: bool = False  # what is said stands before its verb, its subject before both
    speech_openers: tuple[str, ...] = ()  # there: marks and words behind the verb that open what is said: "گفت:", "कहा कि"
    subject_words: tuple[str, ...] = ()  # there: right behind the subject of a verb of speech, with no other meaning: "ने"
    clause_endings: tuple[str, ...] = ()  # of the form in which a reported clause closes: "satıldığını"
    subject_clause_endings: tuple[str, ...] = ()  # the same where the clause is the subject: "satıldığı" bildirildi
    subject_marks: tuple[str, ...] = ()  # words or endings that close a subject
    utterer_endings: tuple[str, ...] = ()  # of whoever made a statement, before the noun for it: "Bakanlığından"
    occasions: tuple[str, ...] = ()  # nouns that close the circumstances of saying, before what is said: "açıklamada"
    topic_particles: tuple[str, ...] = ()  # behind a subject, and no part of what it says: Turkish "da", "ise"
    quote_joins: tuple[str, ...] = ()  # of those, the ones that join a quotation to the next: "며"
    other_marks: tuple[str, ...] = ()  # what ends in one of them and closes circumstances: "では"
    parts_quotations: bool = False  # a comma or dash parts a quotation from its verb: else it is a name
    quote_marks_after: tuple[str, ...] = ()  # words between a quotation and its verb
    # where words are not parted, what may stand between a name and its verb: a circumstance, by what opens and closes it
    circumstances: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "在" → "中", "后"
    pointers: tuple[str, ...] = ()  # there: before a noun for somebody spoken of: "这位" 歌手, "この" 歌手
    cue_endings: tuple[str, ...] = ()  # words that end as a verb of speech does, where words are not parted: "小说"
    cleft_marks: tuple[str, ...] = ()  # behind a verb whose subject comes last: 話す"のは"漁師だ
    going_on_marks: tuple[str, ...] = ()  # behind a verb for what goes on meanwhile: "摇着头"
    manner_marks: tuple[str, ...] = ()  # behind two characters for how something is done: "简短地"
    manner_prefixes: tuple[str, ...] = ()  # written together with the word for how it is said: "ב" (דמעות)
    owner_marks: tuple[str, ...] = ()  # between an owner and what is owned: "的", "の"
    recipient_marks: tuple[str, ...] = ()  # before whom something is told: Chinese "向", "ל" (joined to a mark)
    utterance_endings: tuple[str, ...] = ()  # in which short words between marks end that are a sentence (Japanese "だ")
    comma_opens: bool = False  # "X said, it rained": a comma may open what is said
    perfects: tuple[str, ...] = ()  # auxiliaries of a perfect whose participle closes its clause: "hat", "heeft"
    dative_endings: tuple[str, ...] = ()  # of articles that no object has: "dem"
    participles_close: bool = False  # the participle of a compound tense closes its clause
    commas_set_off: bool = False  # a comma before a clause shows that it tells more of what stands before it
    commas_close: bool = False  # a reported clause closes with a comma, before an "and" too
    inverts: bool = False  # a subject may follow its verb without a quotation before it
    gerunds: tuple[str, ...] = ()  # endings of verb forms that have no subject of their own: "saying"
    reflexives: tuple[str, ...] = ()  # before such an auxiliary, the subject speaks after all: "s'est défendu"
    written_by: tuple[str, ...] = ()  # prepositions between a text and who wrote it: "a letter from", "ein Brief von"
    agents: tuple[str, ...] = ()  # "by"
    quoting: tuple[str, ...] = ()  # verbs that give their object's words: the paper "quotes" somebody
    sayings: Phrases = ()  # behind that object, before its words: "as saying", "mit den Worten"
    spoken: tuple[str, ...] = ()  # nouns for what was just said and whose it is: "those were the words of"
    with_words: Phrases = ()  # before what is said while something is done: "with the words"
    bearers: tuple[str, ...] = ()  # ends of nouns for what bears words that nobody says: "shirt", "banner"
    cites: tuple[str, ...] = ()  # participles whose subject speaks even in the passive: "quoted"
    verb_second: bool = False  # one phrase stands before the verb: behind a circumstance, the subject follows
    adverbs: tuple[str, ...] = ()  # may stand between a subject and its verb
    also_nouns: tuple[str, ...] = ()  # forms that are nouns behind another verb of speech: "rejected calls"
    verbs_of_several: tuple[str, ...] = ()  # forms that are nouns as well, and as verbs have several: "demand"
    verbs_of_one: tuple[str, ...] = ()  # the same, of one: "demands"
    also_adjectives: tuple[str, ...] = ()  # participles that often lead a noun: "detailed"
    finite_endings: tuple[str, ...] = ()  # of verbs, some nouns for several among them: "hits", "raised"
    of_several: tuple[str, ...] = ()  # words for several that have not the ending of these: "people"
    negations: tuple[str, ...] = ()
    without: tuple[str, ...] = ()  # before an infinitive, tells what was not said or what for: "sans préciser la date", "um"
    prepositions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()  # those of them that lead to what is spoken of: "about"
    owner_endings: tuple[str, ...] = ()  # of owners, behind a link that is an auxiliary too: "a guvernului"
    genitives: tuple[str, ...] = ()  # those prepositions that go on a name: "ministry of trade"
    owning_articles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # gender → articles of an owner: "des"
    body_pronouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # for a body → its articles; none: any
    plural_articles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # gender of a noun → articles of several
    determiners: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()  # those of them that point at somebody known: "the"
    demonstratives: tuple[str, ...] = ()  # those of them that point at whoever was spoken of last: "cet ancien boxeur"
    contracted: tuple[str, ...] = ()  # prepositions that hold one: "du"
    indefinite: tuple[str, ...] = ()  # words that open a noun for somebody new: "a", "one of"
    article_endings: tuple[str, ...] = ()  # articles that are the end of their noun: "ministern", "ministrul"
    participle_endings: tuple[str, ...] = ()  # of participles that have no sign of their own before them: "kritisiert"
    participle_prefixes: tuple[str, ...] = ()  # of verbs whose participle has no other sign: "be" (bezeichnet)
    participle_sign: str = ""  # of others, behind a prefix or none: "ge" (mitgeteilt); "": any verb form may be a participle
    accusatives: tuple[str, ...] = ()  # those that open an object behind its subject, and no genitive: "einen"
    datives: tuple[str, ...] = ()  # those that open one behind a name, and a genitive behind a noun: "seiner"
    addressees: Phrases = ()  # those of whoever is told something, with the noun where it takes one: "den Zeitungen"
    nominatives: tuple[str, ...] = ()  # those that only a subject has before a noun for a man: "der"
    oblique: tuple[str, ...] = ()  # those that no subject begins with: "den"
    accusative_endings: tuple[str, ...] = ()  # of nouns that are no subject, as they open a sentence: "Decyzję"
    oblique_endings: tuple[str, ...] = ()  # of small words behind a verb that are no subject: "novinářům"
    postpositions: tuple[str, ...] = ()  # behind a noun, which so is no subject ("a meccs után")
    told_to: tuple[str, ...] = ()  # nouns there for a medium, before its name: "řekl deníku Listy ministr …"
    agencies: tuple[str, ...] = ()  # letters of agencies, feminine: a man's verb tells them something, "řekl ČTK"
    conjunctions: tuple[str, ...] = ()  # open a clause beside the main one, whose verb closes it: "weil"
    joiners: tuple[str, ...] = ()  # conjunctions that may begin a new clause: "and", "but", "while"
    name_pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # before a first → between both: "tanto … como"
    relatives: tuple[str, ...] = ()  # "who"
    comma_relatives: tuple[str, ...] = ()  # the same behind a comma, and a "that" elsewhere: "que"
    oblique_relatives: tuple[str, ...] = ()  # those that are no subject of their clause: "whose"
    correlatives: tuple[str, ...] = ()  # before a comma and such an "as", they tell when: "после того, как"
    bare_infinitives: tuple[str, ...] = ()  # endings of infinitives that need no marker: "призвал город закрыть порт"
    adverb_endings: tuple[str, ...] = ()  # of adverbs before one, or before a verb: "срочно закрыть", "rechtlich sieht"
    genitive_marks: tuple[str, ...] = ()  # behind a name and its apostrophe: "Vaudrin'in"
    # who may stand for a name
    he: tuple[str, ...] = ()
    she: tuple[str, ...] = ()
    they: tuple[str, ...] = ()
    him_and_her: Gendered = field(default_factory=Gendered)  # the same behind a preposition
    couples: tuple[str, ...] = ()  # words for two who were named together: "both", the "couple"
    pairs: tuple[str, ...] = ()  # such words behind an article only: the "two"
    it: tuple[str, ...] = ()  # for a body spoken of before
    his: tuple[str, ...] = ()  # whose something is: "his" conclusion; in both, where the word does not tell the gender
    hers: tuple[str, ...] = ()
    capital_prefixes: tuple[str, ...] = ()  # prepositions that begin a surname where they have a capital: "Van Dam"
    prefix_pieces: tuple[str, ...] = ()  # what may stand behind those, particles apart: "Van 't Hof"
    articles_alone: tuple[str, ...] = ()  # articles that mean the one named last where they are the subject: "Die lachte"
    latter: Phrases = ()  # for the one named last: "ce dernier", "the latter"
    documents: tuple[str, ...] = ()  # nouns for a text that speaks for its author: "letter", "statement"
    national_bodies: Phrases = ()  # what a state has and is named by whose it is: the Israeli "military"
    missions: tuple[str, ...] = ()  # what a state has abroad and is named by whose it is and where: "embassy"
    public_bodies: tuple[str, ...] = ()  # heads of the names of bodies that act for a place or a cause: the "city" of Selm
    national_endings: tuple[str, ...] = ()  # of adjectives of peoples that no list has, written small
    demonym_endings: tuple[str, ...] = ()  # of words with a capital for who is of a people that no list has: "Velanian"
    peoples_small: bool = False  # who is of a people has no capital, so that one behind an article shows a name
    named_bodies: tuple[str, ...] = ()  # ends of nouns that name a body alone: "министерство" обороны, Umwelt"amt"
    compound_bodies: tuple[str, ...] = ()  # such ends where no body was named before: Nord"bank", Klima"verband"
    land_endings: tuple[str, ...] = ()  # of the names of countries, by which one that no list has is told
    utterances: tuple[str, ...] = ()  # nouns for words said, of whoever spoke or stands behind: "explanation", "appeal"
    inquiries: tuple[str, ...] = ()  # nouns for what finds something out and is somebody's: "study", "team"
    tallies: tuple[str, ...] = ()  # nouns for figures that are their owner's only: "a count by the ministry"
    papers: tuple[str, ...] = ()  # nouns for who publishes: "newspaper", "daily"
    short_units: tuple[str, ...] = ()  # of time, in which no calendar counts: "hours", "evening", "summer"
    kinds_of_several: tuple[str, ...] = ()  # nouns for several bodies, whose names stand behind: "unions", "Gewerkschaften"
    venues: tuple[str, ...] = ()  # nouns, in their cases, for where somebody publishes or is heard: "platform", "account"
    companies: tuple[str, ...] = ()  # nouns for a firm: "company"
    like_bodies: tuple[tuple[str, ...], ...] = ()  # rows of nouns that one body may be called by: "university", "school"
    governments: tuple[str, ...] = ()  # nouns beside the name of who governs: the Vaudrin "administration"
    bodies_at_large: tuple[str, ...] = ()  # nouns for any body, which mean the one that spoke: "the institution"
    speaks_from: tuple[str, ...] = ()  # before a body inside which several say so: "сообщили в" МЧС
    speaks_in: tuple[str, ...] = ()  # the same where they may tell a place too: "repiten en" Moncloa
    insiders: tuple[str, ...] = ()  # pronouns behind a verb and its hyphen for whoever speaks inside a body: "dit-on"
    through: Phrases = ()  # before whoever speaks for a body: "par la voix de"
    collectives: tuple[str, ...] = ()  # nouns for those who make up a body: "lawmakers"
    others: tuple[str, ...] = ()  # pronouns that name nobody: "I", "one", "some"
    titles: tuple[str, ...] = ()  # before a name in a sentence: "Mr"
    title_words: tuple[str, ...] = ()  # before marks that give a name or a word as such: "film", "so-called"
    title_words_after: tuple[str, ...] = ()  # the same behind the marks: "als „Alter Anker“ bekannt"
    term_endings: tuple[str, ...] = ()  # of a name or a term between marks, where no space parts words: 计划
    before_words: tuple[str, ...] = ()  # signs right before marks that hold words, and no term: 说
    behind_words: tuple[str, ...] = ()  # the same behind them: 的
    no_one: tuple[str, ...] = ()  # before a noun, none of whom says it: "no", "aucun"
    inscriptions: tuple[str, ...] = ()  # nouns for words that something bears and nobody says: "inscription"
    charges: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # before marks → words of a trial before it: "for"
    runs_so: tuple[str, ...] = ()  # verbs that give a name as it runs: der Titel "lautet" …
    judging: tuple[str, ...] = ()  # before marks that hold a judgement, not a name: "a", "as"
    naming_verbs: tuple[str, ...] = ()  # what they call somebody is said, though it look like a name
    feminine: tuple[str, ...] = ()  # words that show a woman, besides the roles that naming knows
    masculine: tuple[str, ...] = ()
    feminine_subjects: tuple[str, ...] = ()  # articles that show the same of a subject alone: "die" ("der" is dative too)
    masculine_subjects: tuple[str, ...] = ()
    praising: tuple[str, ...] = ()  # adjectives before a noun for somebody known: "ünlü iş insanı"
    epithets: tuple[str, ...] = ()  # other nouns for somebody named before: "the politician"
    opposed: tuple[str, ...] = ()  # how a word begins that tells of who does not govern: "opposition"
    branches: tuple[
        str, ...
    ] = ()  # how a word begins that tells which of several directors somebody is: "financ", "general"
    verdicts: tuple[str, ...] = ()  # how words begin for what a court finds somebody, which is nothing said: "coupable"
    organs: tuple[str, ...] = ()  # how nouns begin for courts and chambers, whose heads are not those of state: "parliament"
    deputies: tuple[str, ...] = ()  # beside an office: who stands in for who has it, or is under them: "deputy"
    not_in_office: tuple[str, ...] = ()  # beside an office: who had it: "former"
    sole_offices: tuple[str, ...] = ()  # what nobody is who is told to be something else: "president", "mayor"
    told_offices: tuple[str, ...] = ()  # what nobody is but who is told to be it: "judge", "prosecutor"
    persons: tuple[str, ...] = ()  # nouns for people of whom nothing else is told: "neighbour", "witness"
    entourage: tuple[str, ...] = ()  # nouns, in their cases, for who is somebody's: "supporters", "family", "lawyer"
    unnamed_sources: tuple[str, ...] = ()  # nouns, in their cases, for who tells something and is not named: "sources"
    adherents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "Democrat" → the party's names and letters
    adherent_endings: tuple[str, ...] = ()  # behind a party's letters: "SPDler", "VVD'er"
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "Dane" → places and peoples that tell it
    origin_endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # gender or "either" → endings of the like
    natives: tuple[str, ...] = ()  # words for who is from the place beside them: "native", "gebürtige"
    # office or trade → other words for whoever has it; nobody who has one is meant by a word that only others' rows have
    also_called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "X, prosecuting, said" → what X may be called
    feminine_verbs: tuple[str, ...] = ()  # endings of a verb of speech whose subject is a woman: "сказа·ла"
    masculine_verbs: tuple[str, ...] = ()  # the same for a man
    plural_verbs: tuple[str, ...] = ()  # the same for several; where a verb needs no subject
    generic_masculine: bool = False  # a noun for a man's office is a woman's too
    spokespersons: tuple[str, ...] = ()  # speak on behalf of somebody
    abbreviations: tuple[str, ...] = ()  # end with a point that ends no sentence, without it
    units: tuple[str, ...] = ()  # those of them behind a number: before a capital, their point ends a sentence all the same
    also_words: tuple[str, ...] = ()  # those that are words of their own where they are small: "no", "mass"
    ordinal_point: bool = False  # "4. Mai"
    colon_endings: tuple[str, ...] = ()  # of abbreviations, joined by a colon: "s" in "FN:s"
    attributes_inside: bool = False  # « I stay, says Ana. I work. »
    dialogue_dash: bool = False  # a paragraph that begins with a dash is speech
    reversed_guillemets: bool = False  # » … «
    like_singles: bool = False  # ’ … ’ besides others
    example: tuple[SpeechExample, ...] = ()
