"""Who has the floor? What is known of who speaks while the sentences of one text go by.

Each sentence is entered or left in order; whoever is asked for is found from the sentence itself, from those who spoke
before it, and from whom the sentence before it began with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import Subject
from depeche.recording.grammar.cues import cue_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, Speaker, goes_on, oblique
from depeche.recording.speakers.closing_names import closing_name
from depeche.recording.speakers.documents import issuer
from depeche.recording.speakers.entourage import opens_with_entourage
from depeche.recording.speakers.opening_clauses import pronoun_of_clause, subject_of_opening_clause
from depeche.recording.speakers.perfects import before_auxiliary
from depeche.recording.speakers.resolving import resolve
from depeche.recording.speakers.strangers import meant, stranger, voice
from depeche.recording.speech.around import Around
from depeche.recording.speech.attributed import Attribution
from depeche.recording.speech.drafts import Draft
from depeche.recording.speech.lone import begins_with_nobody
from depeche.recording.speech.moods import goes_on_there, has_mark
from depeche.recording.speech.no_subjects import is_no_subject
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.facts import Gender

NEAR = 2  # paragraphs over which a speaker may go on
_ADDRESS = 8  # items before whom a text is to, that text among them
_BEHIND = 3  # items before a pronoun among which the quotation stands behind which it speaks
_GOVERNED = frozenset({"object", "infinitive", "that", "bare"})  # how a verb governs what is said
_OPENS = 3  # items before a verb form with which a sentence opens: "After", "In addition to"
_TITLED = 3  # items from a comma to a name behind it: ", Mr. Vaudrin"
_LAST = 1_500  # characters back in which two were named
_JOINED = 4  # words between their names: "and his wife, the singer"
_LED = 3  # items from the comma before a verb without a subject to the verb: ", le ha detto"


class Floor:
    """What was said so far, and who may speak next."""

    __slots__ = (
        "around", "before", "cast", "drafts", "fresh", "here", "introduced", "last", "newcomer", "opening", "prior",
        "silent", "text", "unsure", "wording",
    )  # fmt: skip

    def __init__(self, people: Cast) -> None:
        self.text, self.cast, self.wording = people.text, people, people.wording
        self.around = Around(people)
        self.drafts: list[Draft] = []
        self.last: Draft | None = None  # what was said last
        self.unsure: Speaker | None = None  # nameless words beside a quotation, perhaps its source: “…”, grins an evacuee
        self.silent: Sentence | None = None  # the sentence before, where it says nothing
        self.before: Sentence | None = None  # the same, as long as the sentence behind it is read
        self.here: Sentence | None = None  # the one that is read
        self.prior: Sentence | None = None  # the one before it, whatever that says
        self.introduced: Speaker | None = None  # the person with whom that one began, where a sentence behind it asks
        self.fresh: Named | None = None  # the same, where the name is no other's aside
        self.opening: Span | None = None  # the noun phrase with which that one began, where it names nobody
        self.newcomer: Named | None = None  # somebody without a name who has just spoken

    def leave(self, sentence: Sentence, found: Sequence[Attribution], *, alone: bool, reports: bool) -> None:
        """Go on from a sentence that says nothing: remember its people and, where the next one asks, with whom it began.

        Where the next one `reports`, whoever it says spoke: "Vaudrin nahm zu der Frage Stellung. Jeder Lotse könne …"
        """
        silent, self.silent, self.introduced, self.fresh, self.opening = self.silent, None, None, None, None
        self.prior, self.here = self.here, sentence
        self.before = silent
        if silent is not None:
            who = self.around.first(silent)
            if reports:
                self.introduced = (
                    self.around.announces(silent, self.last_speaker(silent))
                    if silent.paragraph == sentence.paragraph
                    else None
                )
            else:
                wanted = alone or (bool(found) and any(self._asks_before(sentence, one) for one in found))
                self.introduced = self.opener(silent, who) if wanted else None
                self.fresh = self.around.person_of(silent, self.introduced)
                opens = wanted and self.introduced is None and self.wording.speech.plural_verbs
                if opens and who is not None and silent.paragraph == sentence.paragraph:
                    self.opening = (silent.starts[who.start], silent.ends[who.end - 1])
            self.cast.met(silent)
            new = self.around.new(silent, who) or self.around.subject_of(silent, who)
            if new is not None:
                self.cast.recent.append((silent.paragraph, new))

    def _asks_before(self, sentence: Sentence, one: Attribution) -> bool:
        """Whether the sentence before may tell who speaks: nobody is named beside the verb, or nobody knows the verb."""
        unknown = one.manner == "guess" and self.wording.speech.pro_drop
        return unknown or is_no_subject(sentence, one, self.cast) or self.around.no_subject(sentence, one)

    def speaker(self, sentence: Sentence, one: Attribution) -> Speaker:
        """Whom an attribution names as its source, or means."""
        source = one.source if one.source is not None and one.source[0] < one.source[1] else None
        if source is None and one.passive:
            return Speaker("unnamed", None)
        issued = self._issuer(sentence, one)
        if issued is not None and source is not None and self._says_it(sentence, source):
            return issued  # "Nordsand issued a statement. “…”, it said."
        last = issued or self.last_speaker(sentence)
        shown = self.wording.subject_gender(sentence.words[slice(*one.cue)])
        if source is None or is_no_subject(sentence, one, self.cast):
            return self._of_no_source(sentence, one, last, shown)
        if one.said and one.said[0][0] >= one.cue[1]:
            source = before_auxiliary(sentence, source, one.cue[0], self.cast) or source
        named_first = one.manner in ("guess", "colon")
        speaker = resolve(sentence, source, self.cast, last, first=named_first, loose=one.loose, shown=shown)
        if not speaker.entities and sentence.words[source[0]] in self.wording.speech.body_pronouns:
            speaker = self._body_meant(sentence, one, source) or speaker
        if speaker.way == "unnamed":
            if self._both(sentence, source):
                return self._joint() or self._pair(sentence, source) or speaker
            if sentence.words[source[0]] in self.wording.insiders:
                speaker = self.around.inside(sentence, source[0]) or speaker
        if self._written_to(sentence, one, speaker):
            return self._writer(sentence, speaker, shown) or goes_on(last)
        if self._lends_office(sentence, one, speaker):
            return Speaker("unnamed", speaker.span)
        if speaker.way == "unnamed":
            speaker = self.around.told_otherwise(sentence, one, speaker, last)
        if speaker.way == "document" and self.introduced is not None and self.around.no_subject(sentence, one):
            return self.around.agreeing(self.introduced, shown, sentence)  # "Brandt left. In his post | said goodbye"
        if speaker.way == "unnamed" and self.around.no_subject(sentence, one) and not self._is_said(sentence, one, last):
            return self.around.agreeing(self.introduced or goes_on(last), shown, sentence)
        if speaker.way == "unnamed" and one.manner != "guess":
            beside = one.cue[0] == source[1] or one.cue[1] == source[0]
            self.newcomer = stranger(sentence, *source, self.cast, speaks=beside and one.manner == "that")
        if speaker.on_behalf_of is not None:
            self.newcomer = voice(sentence, *source, speaker, self.cast)
        if not speaker.entities:
            speaker = self._meant(sentence, one, source, speaker, last)
        office = self.cast.offices.get(speaker.entities[0].name) if len(speaker.entities) == 1 else None
        if not office:
            return speaker
        return Speaker(speaker.way, speaker.span, speaker.entities, speaker.on_behalf_of, office)

    def _of_no_source(self, sentence: Sentence, one: Attribution, last: Speaker | None, shown: Gender | None) -> Speaker:
        """Who speaks where a verb has no subject: several, nobody, whoever its sentence or the one before leads to, or
        the one who spoke last."""
        marks = self.wording.speech.cleft_marks
        if marks and self.text.startswith(marks, sentence.ends[one.cue[1] - 1]):  # 「…」と話すのは、漁師の林田さんだ
            behind = self.cast.people(sentence.ends[one.cue[1] - 1], sentence.ends[-1])
            return Speaker("named", behind[0][:2], behind[0][2:]) if behind else Speaker("unnamed", None)
        if self.around.several_speak(sentence, one.cue):
            return self.around.inside(sentence, one.cue[0]) or self._several(last)
        closing = closing_name(sentence, one.cue[1], self.cast) if one.manner == "before" else None
        if closing is not None:
            return Speaker("named", closing[:2], closing[2:])
        cue = " ".join(sentence.words[slice(*one.cue)])
        quoted = one.manner == "before" and sentence.words[one.said[0][0]] == QUOTED  # "“…”, heißt es darin"
        clause = not quoted and one.manner in ("that", "as", "before")
        if cue in self.wording.rumours or (clause and self._of_nobody(cue, last)) or self._is_said(sentence, one, last):
            return Speaker("unnamed", None)
        if quoted and cue in self.wording.impersonal and self._nobody_wrote(sentence):
            return Speaker("unnamed", None)  # "“…”, skriver familien. “…”, heter det videre"
        if opens_with_entourage(sentence, one.cue[0], self.cast):
            return Speaker("unnamed", None)
        led = (
            self._of_main_clause(sentence, one, last)
            or self._of_clause_before(sentence, one, last)
            or self.around.of_clause_gone_on_with(sentence, one, last)
            or self._led_to(sentence, one)
            or self._told_here(sentence)
        )
        if led is None and self._governs_alone(sentence, one, last):
            return Speaker("unnamed", None)
        return self.around.agreeing(led or goes_on(last), shown, sentence)

    def _nobody_wrote(self, sentence: Sentence) -> bool:
        """Whether somebody without a name spoke last in a paragraph, whose words a verb without a person may quote."""
        last = self.last
        return last is not None and last.paragraph == sentence.paragraph and not last.speaker.entities

    def _governs_alone(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> bool:
        """Whether a verb has neither subject nor quotation where every verb has a subject, so that no person goes on with it
        who spoke before ("expect a long night", "for someone who had defended the ban"); in the sentence of that person, or
        behind an "and", it may."""
        words, wording, (start, end) = sentence.words, self.wording, one.cue
        if wording.speech.pro_drop or one.manner not in _GOVERNED or not wording.naming.naming.capitals:
            return False
        if last is None or not any(entity.kind == "person" for entity in last.entities):
            return False
        if last.span is not None and last.span[0] >= sentence.start:
            return False  # "“…”, Vaudrin says, noting that"
        goes_on_acting = words[start - 1] in wording.joiners and not wording.he_or_she.isdisjoint(words[:start])
        if goes_on_acting or " ".join(words[start:end]) in wording.impersonal:
            return False  # "he drew a plan and found"; "Dort hieß es, …", of a text of theirs
        return not any(QUOTED in words[low:high] for low, high in one.said)

    def _of_main_clause(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> Speaker | None:
        """Who says something with a verb form without a subject with which a sentence opens: the subject of its main clause,
        "After arguing that it leaks, Vaudrin left", "While saying so, he smiled"."""
        words, wording = sentence.words, self.wording
        gerunds = wording.speech.gerunds
        if not gerunds or not 0 < one.cue[0] <= _OPENS or not words[one.cue[0]].endswith(gerunds):
            return None
        for comma in range(one.cue[1], len(words) - 1):
            if words[comma] != ",":
                continue
            if words[comma + 1] in wording.he or words[comma + 1] in wording.she:
                return self.introduced or goes_on(last)
            person = next(iter(self.cast.people(sentence.starts[comma + 1], sentence.ends[-1])), None)
            if person is not None and bisect_left(sentence.starts, person[0]) - comma <= _TITLED:
                return Speaker("beside", person[:2], person[2:])
        return None

    def _of_clause_before(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> Speaker | None:
        """Whom the pronoun means that a clause has for its subject which goes on without one: "She smiled, | adding"; or who
        has said something there: "La Comisión se opuso, | afirmando"."""
        if self.drafts and self.drafts[-1].spans[-1][1] > sentence.start:
            same = self.wording.speech.pro_drop and sentence.words[one.cue[0]].endswith(self.wording.speech.gerunds)
            return goes_on(self.drafts[-1].speaker) if same and self.drafts[-1].speaker.entities else None
        at = pronoun_of_clause(sentence, one.cue[0], self.cast)
        told = resolve(sentence, (at, at + 1), self.cast, last) if at is not None else None
        return told if told is not None and told.entities else None

    def _meant(self, sentence: Sentence, one: Attribution, source: Span, told: Speaker, last: Speaker | None) -> Speaker:
        """Whom words mean that name nobody, as their manner lets them: "Her conclusion: “…”", "nach eigenen Angaben"."""
        around = self.around
        if one.manner == "source":
            return around.by_own_account(sentence, one, told, last)
        if one.manner == "before" or one.manner == "beside":
            return around.owner(sentence, source) or told
        if one.manner != "colon":
            return told
        return (
            around.means(sentence, around.first(sentence), last)
            or around.pronoun_of(sentence, source, last)
            or around.owner(sentence, source)
            or around.goes_on_with(sentence, source, last)
            or around.goes_on_saying(sentence, source, last)
            or told
        )

    def _issuer(self, sentence: Sentence, one: Attribution) -> Speaker | None:
        """The body that has just issued a text, where a verb without a person quotes it: "“…”, it says in the statement"."""
        if self.before is None or self.before.paragraph != sentence.paragraph:
            return None
        quotes = " ".join(sentence.words[slice(*one.cue)]) in self.wording.impersonal
        if not quotes and not (one.source is not None and self._says_it(sentence, one.source)):
            return None
        body = issuer(self.before, self.around.first(self.before), self.cast)
        return None if body is None else Speaker("continued", None, (body,))

    def _body_meant(self, sentence: Sentence, one: Attribution, source: Span) -> Speaker | None:
        """The body with which the sentence before begins, or which spoke there, where a pronoun means it: "The council met.
        It said …", "Das Ministerium reagierte. Es teilte mit …"."""
        prior, word = self.prior, sentence.words[source[0]]
        if prior is None or sentence.paragraph - prior.paragraph > 1 or source[1] - source[0] > 1:
            return None
        if source[0] and QUOTED not in sentence.words[max(0, source[0] - _BEHIND) : source[0]]:
            return None  # it may be anything there
        verb = sentence.words[slice(*one.cue)]
        if " ".join(verb) in self.wording.impersonal or self.wording.subject_is_plural(verb):
            return None
        who = self.around.first(prior)
        body = None if who is None else self.around.body_at(prior, who) or self.around.body(prior, who)
        at = who.start if who is not None else 0
        spoke = self.last.speaker if self.last is not None and self.last.speaker.span is not None else None
        if body is None and spoke is not None and spoke.span is not None and spoke.span[0] >= prior.start:
            body, at = spoke, bisect_left(prior.starts, spoke.span[0])
        articles = self.wording.speech.body_pronouns[word]
        if body is None or len(body.entities) != 1 or body.entities[0].kind != "organisation":
            return None
        if articles and not (at < len(prior.words) and prior.words[at] in articles):
            return None
        return Speaker("pronoun", (sentence.starts[source[0]], sentence.ends[source[0]]), body.entities)

    def _says_it(self, sentence: Sentence, source: Span) -> bool:
        """Whether a source is an "it"."""
        return source[1] - source[0] == 1 and sentence.words[source[0]] in self.wording.it

    def _lends_office(self, sentence: Sentence, one: Attribution, speaker: Speaker) -> bool:
        """Whether an office only tells whose people several are who speak: "desde el entorno de la ministra admiten"."""
        if speaker.way not in ("title", "epithet") or one.manner == "source" or not self.wording.speech.pro_drop:
            return False
        return speaker.entities[0].kind == "person" and self.around.several_speak(sentence, one.cue)

    def _of_nobody(self, cue: str, last: Speaker | None) -> bool:
        """Whether a verb that has no subject reports what no person said before: "es hieß, dass", "podano, że"."""
        alone = last is None or any(entity.kind == "person" for entity in last.entities)
        return alone and cue in self.wording.impersonal

    def _is_said(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> bool:
        """Whether a reflexive makes a verb one of nobody, right before its "that": "se dice que"; not "se preguntó si", "se
        dice seguro de que", nor what a body goes on saying."""
        if last is not None and not any(entity.kind == "person" for entity in last.entities):
            return False
        wording, words, (start, end) = self.wording, sentence.words, one.cue
        if not (wording.speech.pro_drop and wording.speech.inverts and wording.definite) or one.manner != "that":
            return False
        told = (
            one.words is not None and one.words.act != "ask" and end < len(words) and words[end] in wording.complementizers
        )
        if end - start > 1:  # "si | dice che"; not "se quejó de que", which has no other form
            return told and words[start] in wording.reflexives and cue_at(words, end - 1, wording) is not None
        return told and start > 0 and words[start - 1] in wording.reflexives

    def _several(self, last: Speaker | None) -> Speaker:
        """Who speaks where several do and none is named: those who began the sentence before, or who spoke last."""
        joint = self._joint()
        if joint is not None:
            return joint
        if self.opening is not None:
            return Speaker("unnamed", self.opening)
        alone = last is not None and len(last.entities) == 1 and last.entities[0].kind == "person"
        return Speaker("unnamed", None) if alone else goes_on(last)

    def _joint(self) -> Speaker | None:
        """The persons whom an "and" joins at the beginning of the sentence before, which says nothing."""
        who = self.around.first(self.before) if self.before is not None else None
        if self.before is None or who is None:
            return None
        told = resolve(self.before, who.span, self.cast, None)
        return told.found("continued") if len(told.entities) > 1 and told.way == "named" else None

    def _pair(self, sentence: Sentence, source: Span) -> Speaker | None:
        """The two whom an "and" joined where somebody was named last, where the sentence before opens with "both", too."""
        prior, wording = self.prior, self.wording
        if prior is None or not (prior.words[0] in wording.couples or prior.words[0] in wording.pairs):
            return None
        one, two = [None, None, *self.cast.people(max(0, prior.start - _LAST), prior.start)][-2:]
        between = self.text[one[1] : two[0]].lower().split() if one is not None and two is not None else []
        if one is None or two is None or one[2] == two[2] or len(between) > _JOINED or wording.joiners.isdisjoint(between):
            return None
        return Speaker("pronoun", (sentence.starts[source[0]], sentence.ends[source[1] - 1]), (one[2], two[2]))

    def _both(self, sentence: Sentence, source: Span) -> bool:
        """Whether words that name nobody mean two who were named: "they", "both", "the couple"."""
        start, end = source
        words = sentence.words[start:end]
        if len(words) == 1:
            return words[0] in self.wording.they or words[0] in self.wording.couples
        if len(words) != 2 or words[0] not in self.wording.determiners:
            return False
        return words[1] in self.wording.pairs or (words[0] in self.wording.definite and words[1] in self.wording.couples)

    def _led_to(self, sentence: Sentence, one: Attribution) -> Speaker | None:
        """The person there for a verb without a subject: who began the sentence before, or is named before it."""
        opening = subject_of_opening_clause(sentence, one.cue[0], self.cast)
        if opening is not None and "," in sentence.words[max(0, one.cue[0] - _LED) : one.cue[0]]:
            return Speaker("beside", opening[:2], opening[2:])
        people = self.cast.people(sentence.start, sentence.starts[one.cue[0]])
        who = self.around.first(sentence) if people and QUOTED not in sentence.words[: one.cue[0]] else None
        opens = who is not None and people[0][0] < sentence.ends[who.end - 1]  # "La jefa Vaudrin fue una de las que dijo"
        if self.introduced is not None and not opens:
            return self.introduced
        if people and sentence.quoted:
            spoken = [(said.start, said.end) for said in sentence.quoted.values()]
            people = [named for named in people if not any(low <= named[0] < high for low, high in spoken)]
        person = next(iter(people), None)
        ahead = one.manner == "before" and not (one.said[0][0] and sentence.words[one.said[0][0] - 1] == ":")
        if person is None or ahead or (self.last is not None and person[2] in self.last.speaker.entities):
            return None
        if oblique(self.cast, sentence, person):
            return None  # "V dopise premiérovi Janu Novákovi napsala: „…“"
        spoke = self.drafts[-1].speaker.span if self.drafts else None
        if spoke is not None and sentence.start <= spoke[0] and self.drafts[-1].manner == "before":
            return None  # "…, said a member of Vaudrin's party, warning …": whomever that, or what is said, names
        return Speaker("beside", (person[0], person[1]), (person[2],))

    def _written_to(self, sentence: Sentence, one: Attribution, speaker: Speaker) -> bool:
        """Whether whoever stands before a verb that needs no subject is the one to whom a text is: "En una carta al
        presidente Tarrow escribió: «…»", "V dopise premiérovi Tarovovi napsala: „…“"."""
        words, wording = sentence.words, self.wording
        if not wording.speech.pro_drop or one.source is None or one.source[1] > one.cue[0] or len(speaker.entities) != 1:
            return False
        if words[one.source[1] - 1] in wording.relatives:
            return False  # "zapytali o wpis Adama Nowaka, który napisał, że"
        low = max(0, one.source[0] - _ADDRESS)
        texts = [at for at in range(low, one.cue[0]) if self._text(words[at])]
        if speaker.entities[0].kind != "person" or not texts:
            return False
        people = self.cast.people(sentence.starts[one.source[0]], sentence.ends[one.source[1] - 1])
        mention = next((one for one in people if one[2] == speaker.entities[0]), None)
        if mention is None:
            return False
        if self._addressed(sentence, mention):
            return True
        at = bisect_left(sentence.starts, mention[0])
        text = max((near for near in texts if near < at), default=at)
        if text == at or "," in words[text:at] or not wording.relatives.isdisjoint(words[text:at]):
            return False
        linked = bool(wording.definite) or not wording.naming.declines  # else the case of the name tells it
        linked = linked and text + 1 < at and words[text + 1] in wording.prepositions
        return (linked and words[text + 1] not in wording.topics) or oblique(self.cast, sentence, mention)

    def _text(self, word: str) -> bool:
        """Whether a word is a noun for a text, in any case."""
        wording = self.wording
        if word in wording.documents or not wording.naming.declines:
            return word in wording.documents
        return not wording.documents.isdisjoint(wording.naming.facts(word).forms)

    def _writer(self, sentence: Sentence, addressee: Speaker, shown: Gender | None) -> Speaker | None:
        """The one spoken of last, besides whom a text is to, whose gender fits."""
        for where, person in reversed(self.cast.recent):
            if sentence.paragraph - where > 1:
                return None
            if person.name and self.cast.may_be(person, shown) and person not in addressee.entities:
                return meant("continued", None, person)
        return None

    def _addressed(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the office behind a name bears a case that no subject has: "Bereg Olivér miniszterelnöknek írt"."""
        endings = self.wording.speech.oblique_endings
        at = bisect_left(sentence.starts, mention[1])
        behind = sentence.words[at] if at < len(sentence.words) else ""
        return bool(endings and self.wording.naming.naming.offices_behind) and behind.endswith(endings)

    def _told_here(self, sentence: Sentence) -> Speaker | None:
        """Somebody without a name who has just spoken in the same sentence: "…, said a member of the council, warning …"."""
        told = self.drafts[-1].speaker if self.drafts and self.newcomer is not None else None
        here = told is not None and told.span is not None and told.span[0] >= sentence.start
        return told if here and told is not None and not told.entities else None

    def said_here(self, sentence: Sentence, at: int) -> Speaker:
        """Whoever is named first in a sentence before the words quoted at item `at`; where nobody is, the one who speaks may
        go on."""
        before = sentence.quoted[at].start
        people = self.cast.people(sentence.start, before)
        if people and sentence.quoted:
            spoken = [(one.start, one.end) for one in sentence.quoted.values()]
            people = [one for one in people if not any(low <= one[0] < high for low, high in spoken)]
        told = self.last.speaker if self.last is not None else None
        here = told is not None and told.entities and told.span is not None and sentence.start <= told.span[0] < before
        if people and here and told is not None:
            nearer = told.span is not None and told.span[0] > people[0][0]  # "Brandt looked grey, Vaudrin said, from “…”"
            if nearer or all(oblique(self.cast, sentence, one) for one in people):
                return goes_on(told)  # "Vaudrin said it is unclear how far it goes with Brandt, as “…”"
        if self.wording.speech.subject_marks:
            people = [one for one in people if has_mark(self.text, one[1], before, self.wording)][::-1]
        person = next(iter(people), None)
        if person is not None:
            return Speaker("beside", (person[0], person[1]), (person[2],))
        if self.unsure is not None:
            return self.unsure
        if begins_with_nobody(sentence, self.wording):
            return Speaker("unnamed", None)
        other = next((one for one in range(at) if sentence.words[one] in self.wording.others), None)
        if other is not None:  # "on minimise : « … »"
            inside = self.around.inside(sentence, other) if sentence.words[other] in self.wording.insiders else None
            return inside or Speaker("unnamed", (sentence.start, sentence.ends[other]))
        before_it = self.drafts[-1] if self.drafts else None
        if before_it is not None and before_it.manner == "fragment" and before_it.spans[0][0] >= sentence.start:
            return before_it.speaker  # "The rules forbid “…”, “…” and “…”."
        last = self.last_speaker(sentence)
        meant_first = self.around.means(sentence, self.around.first(sentence), last)
        if meant_first is not None:
            return meant_first
        return goes_on(last) if goes_on_there(sentence, at, self.wording) else Speaker("unnamed", None)

    def behind_silence(self, speaker: Speaker) -> Speaker:
        """Who says a sentence in the mood of speech behind one that tells something: `speaker`, who spoke, only where that
        names nobody else; it may tell of the speaker."""
        silent, last = self.before, self.last
        if silent is None or last is None or last.spans[-1][1] > silent.start:
            return speaker
        own = {entity.name for entity in speaker.entities}
        named = self.cast.overlapping(silent.start, silent.end)
        other = any(entity.kind != "place" and entity.name not in own for _, _, entity in named)
        who = self.around.first(silent)
        subject = silent.words[who.start : who.end] if who is not None else []
        other = other or self.wording.mean_somebody(subject) or any(map(self.wording.is_body, subject))
        if not other:
            return speaker
        opener = self.opener(silent, who)
        tells_of_them = opener is not None and opener.entities == speaker.entities
        return speaker if tells_of_them else Speaker("unnamed", None)

    def opener(self, sentence: Sentence, who: Subject | None) -> Speaker | None:
        """The person with whom a sentence begins that says nothing, `who` being its first subject."""
        spoke = self.last.speaker if self.last is not None else None
        return self.around.opener(sentence, who, self.last_speaker(sentence), spoke)

    def opens(self, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether a sentence begins with that speaker's name."""
        who = self.around.first(sentence)
        if who is None or not speaker.entities:
            return False
        named = self.cast.overlapping(sentence.starts[who.start], sentence.ends[who.end - 1])
        return any(one == speaker.entities[0] for _, _, one in named)

    def _unknown_name(self, speaker: Speaker) -> bool:
        """Whether somebody spoke whom one word with a capital names and nothing else tells, so that nobody else goes on in a
        language whose verbs need no subject: "Vlkoš uvedl, že … „…“ dodal"."""
        if speaker.span is None or self.wording.nouns_capitalised or not self.wording.speech.pro_drop:
            return False
        word = self.text[slice(*speaker.span)]
        return word[:1].isupper() and word.isalpha() and not self.wording.means_a_person(word.lower())

    def last_speaker(self, sentence: Sentence) -> Speaker | None:
        """Who spoke last; where that one is nameless, whoever is named and spoke or was spoken of just before."""
        last = self.last if self.last and sentence.paragraph - self.last.paragraph <= NEAR else None
        recent = self.cast.recent[-1:]
        strange = bool(recent) and not recent[0][1].name and last is not None and sentence.paragraph - recent[0][0] <= 1
        if last is not None and (last.speaker.entities or last.speaker.way == "pronoun" or strange):
            return last.speaker
        if last is not None and last.paragraph == sentence.paragraph and self._unknown_name(last.speaker):
            return last.speaker
        for draft in self.drafts[:-4:-1]:
            if sentence.paragraph - draft.paragraph > (NEAR if sentence.quoted else 1):
                break
            if draft.speaker.entities:
                return draft.speaker
        if last is None or last.paragraph < sentence.paragraph:
            if recent and sentence.paragraph - recent[0][0] <= 1:
                return meant("continued", None, recent[0][1])
            only = self.cast.only
            if only is not None and only.mentions[0][0] < sentence.start:
                return Speaker("continued", None, (only,))
        return last.speaker if last else None

    def keep(self, draft: Draft) -> None:
        """One more statement; its speaker has the floor."""
        self.drafts.append(draft)
        self.last = draft
