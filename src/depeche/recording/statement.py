"""Who said what in a text, from beginning to end.

    text ─► quotations ─► sentences ─► attributions ─► speakers ─► statements

`statements_in` reads the sentences in order. Each attribution becomes a statement; a quotation that stands as a sentence
of its own belongs to whoever spoke before it, or to the sentence that names its speaker behind it; so do sentences in a
mood that only reported speech has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from depeche.language import Language
from depeche.model import Act, Span, Statement
from depeche.recording import dialogue, titles
from depeche.recording.announced import learn_announced
from depeche.recording.around import Around
from depeche.recording.attributed import FINAL, Attribution
from depeche.recording.attribution import asks, attributions
from depeche.recording.cast import Cast, Speaker
from depeche.recording.casting import cast
from depeche.recording.drafts import CHOSEN, Draft
from depeche.recording.kinds import learn_kinds
from depeche.recording.layout import Layout, Spoken
from depeche.recording.marks import Marks, quoted, stands_alone, trim, utters, weight
from depeche.recording.mentions import Named
from depeche.recording.moods import (
    follows_mark,
    has_mark,
    inscribed,
    inserted,
    is_reported,
    led_in,
    names_inscription,
    says_itself,
    utters_with_mark,
)
from depeche.recording.quotations import Quotation, quotations
from depeche.recording.sentences import QUOTED, Sentence, sentences
from depeche.recording.speakers import goes_on, resolve
from depeche.recording.strangers import meant, stranger, voice
from depeche.recording.subjects import Subject
from depeche.recording.tokens import Tokens, respelt
from depeche.recording.wording import Wording, wording

_ENDS = FINAL | frozenset(",;:")
_SINGLE = frozenset("'‘‚‹")
_UNSTOPPED = frozenset("「『")  # no full stop closes what stands between these
_SPEECH = 12  # characters that a quotation standing alone has at least, to be speech
_COLON = 4  # characters before a paragraph in which the colon of the one before stands
_HEADING = 90  # characters up to which one without a full stop, alone in its paragraph, may be a heading
_NOUN = 3  # items of an unknown verb and its subject, an article before it
_NEAR = 2  # paragraphs over which a speaker may go on


def statements_in(
    read: Tokens, language: Language, people: Iterable[Named], layout: Layout | None = None
) -> list[Statement]:
    """The statements of a text, which has been cut into tokens, in order. Linear in its length; never raises.

    `people`: the persons and bodies that may speak, with their mentions. `layout`: what blocks the text is made of.
    """
    known = wording(language.code)
    layout = layout or Layout()
    text = read.text
    if known.speech.letters:
        read = respelt(read, known.speech.letters)
    marked = quotations(text, reversed_guillemets=known.speech.reversed_guillemets)
    quoted = dialogue.cut(read, titles.speech_only(read, marked, known), known)
    quoted = _with_blocks(quoted, layout)
    speech = known.speech
    cut = list(
        sentences(
            read,
            quoted,
            known.abbreviations,
            ordinal_point=speech.ordinal_point,
            colon_endings=speech.colon_endings,
            openers=known.closed,
            units=known.units,
            also_words=known.also_words,
        )
    )
    apart = layout.apart()
    cut = [sentence for sentence in cut if not _inside(sentence.start, apart)] if apart else cut
    people_here = cast(text, people, cut, known)
    learn_announced(people_here, cut)
    learn_kinds(people_here, cut)
    reading = _Reading(text, known, people_here, layout)
    for before, sentence, after in zip([None, *cut], cut, [*cut[1:], None], strict=False):
        reading.take(before, sentence, after)
    drafts = [*reading.drafts, *(reading.post(post) for post in layout.posts)]
    return sorted((draft.statement(text) for draft in drafts), key=lambda one: (one.start, one.end))


def _with_blocks(quoted: list[Quotation], layout: Layout) -> list[Quotation]:
    """The quotations, with each block quote as one in place of those inside it."""
    if not layout.quotes:
        return quoted
    spans = tuple(quote.span for quote in layout.quotes)
    blocks = [Quotation(start, end, start, end) for start, end in spans]
    return sorted([*(one for one in quoted if not _inside(one.start, spans)), *blocks], key=lambda one: one.start)


def _inside(start: int, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (start, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= start < spans[at][1]


class _Reading:
    """What is known while the sentences of one text go by."""

    __slots__ = (
        "around",
        "authors",
        "awaits",
        "cast",
        "drafts",
        "fresh",
        "heading",
        "introduced",
        "last",
        "lead",
        "marks",
        "newcomer",
        "open",
        "opening",
        "pointed",
        "silent",
        "text",
        "unsure",
        "wording",
    )

    def __init__(self, text: str, known: Wording, people: Cast, layout: Layout) -> None:
        self.text, self.wording, self.cast = text, known, people
        self.around = Around(people)
        self.drafts: list[Draft] = []
        self.last: Draft | None = None  # what was said last
        self.awaits: tuple[Attribution, Speaker, Sentence] | None = None  # "Vaudrin said:" at the end of a paragraph
        self.marks: Marks | None = None  # the quotations of the sentence asked last
        self.pointed: tuple[Sentence, Draft] | None = None  # a sentence that points back, and to what
        self.unsure: Speaker | None = None  # nameless words beside a quotation, perhaps its source: “…”, grins an evacuee
        self.silent: Sentence | None = None  # the sentence before, where it says nothing
        self.introduced: Speaker | None = None  # the person with whom that one began, where a sentence behind it asks
        self.fresh: Named | None = None  # the same, where the name is no other's aside
        self.opening: Span | None = None  # the noun phrase with which that one began, where it names nobody
        self.newcomer: Named | None = None  # somebody without a name who has just spoken
        self.heading: Draft | None = None  # a quotation that waits for the speaker of what follows
        self.lead: Draft | None = None  # one that opens its paragraph, nobody having spoken: who comes behind it said it
        self.open: list[Draft] = []  # those that no mark closes, until the next paragraph tells whose they are
        self.authors = {quote.span[0]: quote.author for quote in layout.quotes if quote.author}

    def take(self, before: Sentence | None, sentence: Sentence, after: Sentence | None) -> None:
        """Read the next sentence."""
        found = attributions(sentence, self.wording)
        alone = not found and stands_alone(sentence)
        self.unsure = None
        lead, self.lead = self.lead, None
        reports = (
            not found
            and not alone
            and is_reported(sentence, self.wording, indirect=self.last is not None and not self.last.quoted)
        )
        self._leave(sentence, found, alone=alone, reports=reports)
        if found:
            for one in found:
                self._attributed(sentence, one, before)
        elif alone:
            self._quotation(before, sentence, after)
        elif reports and (colon := self._led_by(sentence)):
            said = ((colon + 1, len(sentence.words)),)
            self._attributed(sentence, Attribution(said, "colon", (colon, colon + 1), None, (0, colon)), before)
        elif reports and not says_itself(sentence, self.cast):
            self._more([(sentence.start, sentence.end)], sentence, "mood")
        if sentence.quoted and not (alone or stands_alone(sentence)):
            self._fragments(sentence)
        if lead is not None:
            self._led(lead, sentence, found)
        if self.open:
            self._taken_up(sentence, found)
        if not found and not sentence.quoted:
            self.silent = sentence
            return
        self.cast.met(sentence)
        if self.last is not None and (found or alone):
            self.cast.spoke(sentence.paragraph, self.last.speaker)
        if self.newcomer is not None:
            self.cast.recent.append((sentence.paragraph, self.newcomer))
            self.newcomer = None

    def _leave(self, sentence: Sentence, found: Sequence[Attribution], *, alone: bool, reports: bool) -> None:
        """Go on from a sentence that says nothing: remember its people and, where the next one asks, with whom it began.

        Where the next one `reports`, whoever it says spoke: "Vaudrin nahm zu der Frage Stellung. Jeder Lotse könne …"
        """
        silent, self.silent, self.introduced, self.fresh, self.opening = self.silent, None, None, None, None
        if silent is not None:
            who = self.around.first(silent)
            if reports:
                self.introduced = (
                    self.around.announces(silent, self._last_speaker(silent))
                    if silent.paragraph == sentence.paragraph
                    else None
                )
            else:
                wanted = alone or any(one.source is None or self.around.no_subject(sentence, one) for one in found)
                self.introduced = self._opener(silent, who) if wanted else None
                self.fresh = self.around.person_of(silent, self.introduced)
                opens = wanted and self.introduced is None and self.wording.speech.plural_verbs
                if opens and who is not None and silent.paragraph == sentence.paragraph:
                    self.opening = (silent.starts[who.start], silent.ends[who.end - 1])
            self.cast.met(silent)
            new = self.around.new(silent, who)
            if new is not None:
                self.cast.recent.append((silent.paragraph, new))

    def _led_by(self, sentence: Sentence) -> int:
        """The colon behind whoever says what follows, in the mood of speech: "Ruiz hielt dagegen: Es gehe …"; 0: none."""
        words, known = sentence.words, self.wording.reported_verbs
        colon = words.index(":") if ":" in words else 0
        if not colon or known.isdisjoint(words[colon:]) or not known.isdisjoint(words[:colon]):
            return 0
        return colon if self.cast.people(sentence.start, sentence.starts[colon]) else 0

    def _led(self, lead: Draft, sentence: Sentence, found: Sequence[Attribution]) -> None:
        """Find whose the quotation at the beginning of a paragraph is: “It stands.” With these words Vaudrin opened it."""
        if sentence.paragraph != lead.paragraph:
            return
        if stands_alone(sentence):
            self.lead = lead
        elif found:
            told = self.last.speaker if self.last is not None else None
            if told is not None and told.entities and told.span is not None and told.span[0] >= sentence.start:
                lead.speaker = told.found("continued")
        else:
            opener = self._opener(sentence, self.around.first(sentence))
            lead.speaker = opener or self.around.only_person(sentence) or lead.speaker
            self.last = self.last or lead

    def _taken_up(self, sentence: Sentence, found: Sequence[Attribution]) -> None:
        """Give what the paragraphs before left open to whoever closes it: “It stands. ¶ “It held”, said Vaudrin."""
        first = next(iter(sentence.quoted.values()), None)
        if first is None:
            self.open = []
        elif first.taken_up and found and sentence.words[0] == QUOTED:
            told = self.last.speaker if self.last is not None else None
            if told is not None and told.entities and told.span is not None and told.span[0] >= sentence.start:
                for draft in self.open:
                    draft.speaker = told.found("continued")
            self.open = []
        elif not (first.taken_up or first.goes_on):
            self.open = []

    def _left_open(self, sentence: Sentence) -> bool:
        """Whether a quotation goes on in the next paragraph, and whoever closes it there may be its speaker.

        Behind a colon it is the one's who was told before it.
        """
        quotations_here = [*sentence.quoted.values()]
        first, last = quotations_here[0], quotations_here[-1]
        if not last.goes_on:
            return False
        announced = self.text[max(0, sentence.start - _COLON) : sentence.start].rstrip()[-1:] in (":", "：")
        return bool(self.open) or not (announced or first.taken_up)

    def _fragments(self, sentence: Sentence) -> None:
        """Quoted words of a sentence that nothing attributes, where they can't be a name: whoever speaks here said them."""
        taken = self.drafts[-1].spans[-1][1] if self.drafts else 0
        for at, quotation in sentence.quoted.items():
            words = self.text[quotation.start : quotation.end]
            if (
                quotation.start < taken
                or not (
                    utters(words)
                    or led_in(self.text, quotation, self.wording)
                    or utters_with_mark(sentence, at, words, self.wording)
                )
                or inscribed(self.text, quotation, self.wording)
            ):
                continue
            speaker = self._said_here(sentence, quotation.start)
            told_here = speaker.names and speaker.span is not None and speaker.span[0] >= sentence.start
            closes = sentence.words[at + 1 : at + 2] == ["。"]
            if closes and not (told_here or utters(words)) and follows_mark(sentence, at, self.wording):
                continue  # スローガンは「共に進もう」。
            if self.last is None and not speaker.names and inserted(sentence, at, words, self.wording):
                continue
            span = (quotation.start, quotation.end)
            self.drafts.append(Draft([span], "fragment", speaker, sentence.paragraph, quoted=[span]))
            if told_here and self.wording.speech.subject_marks:
                self.last = self.drafts[-1]

    def _said_here(self, sentence: Sentence, before: int) -> Speaker:
        """Whoever is named first in a sentence before quoted words in it; where nobody is, the one who speaks goes on."""
        people = self.cast.people(sentence.start, before)
        if self.wording.speech.subject_marks:
            people = [one for one in people if has_mark(self.text, one[1], before, self.wording)][::-1]
        person = next(iter(people), None)
        if person is not None:
            return Speaker("beside", (person[0], person[1]), (person[2],))
        if self.unsure is not None:
            return self.unsure
        ahead = [
            at for at, start in enumerate(sentence.starts) if start < before and sentence.words[at] in self.wording.others
        ]
        if ahead:  # "on minimise : « … »"
            return Speaker("unnamed", (sentence.start, sentence.ends[ahead[0]]))
        last = self._last_speaker(sentence)
        return self.around.means(sentence, self.around.first(sentence), last) or goes_on(last)

    def _opener(self, sentence: Sentence, who: Subject | None) -> Speaker | None:
        spoke = self.last.speaker if self.last is not None else None
        return self.around.opener(sentence, who, self._last_speaker(sentence), spoke)

    def post(self, post: Spoken) -> Draft:
        """An embedded post, which is its author's."""
        return Draft([trim(self.text, *post.span, {}, {})], "post", self.cast.author(post.author), quoted=[post.span])

    def _attributed(self, sentence: Sentence, one: Attribution, before: Sentence | None) -> None:
        spans = self._spans(sentence, one.said)
        if one.manner == "beside" and one.said and names_inscription(sentence, one.said[0][0], self.wording):
            return
        speaker = self._speaker(sentence, one)
        if one.manner == "guess" and not speaker.names:
            speaker = self.around.of_unknown_verb(sentence, one, self._last_speaker(sentence)) or speaker
        if one.manner == "guess" and self._tells_of_term(sentence, one):
            return
        if one.manner in ("guess", "first") and not speaker.names:
            alone = one.source is None or one.source[1] - one.source[0] < _NOUN  # "“…”, anticipó."
            if one.manner == "guess" and sentence.words[0] == QUOTED and not (alone and self.wording.speech.pro_drop):
                marked = bool(self.wording.speech.quote_marks_after)  # 「…」と強く訴えた: whoever speaks goes on
                self.unsure = None if marked else speaker
            return
        if one.manner == "back" and not spans:
            self._pointed_back(before, sentence, one, speaker)
        elif not spans:
            self.awaits = (one, speaker, sentence)
        else:
            self._headed(sentence, speaker)
            self._keep(self._draft(spans, sentence, one, speaker, sentence))

    def _tells_of_term(self, sentence: Sentence, one: Attribution) -> bool:
        """Whether a preposition opens what stands behind a short quotation: a term, and what is told of it."""
        at, end = one.source or (0, 0)
        if sentence.words[0] != QUOTED or at < 1 or sentence.words[at] not in self.wording.prepositions:
            return False
        if sentence.words[end : end + 1] != [","]:
            return False
        quotation = next(iter(sentence.quoted.values()))
        return not utters(self.text[quotation.start : quotation.end])

    def _speaker(self, sentence: Sentence, one: Attribution) -> Speaker:
        if one.source is None and one.passive:
            return Speaker("unnamed", None)
        last = self._last_speaker(sentence)
        shown = self.wording.subject_gender(sentence.words[slice(*one.cue)])
        if one.source is None or self.around.elides_infinitive(sentence, one.source) or self._to_whom(sentence, one.source):
            if self.around.several_speak(sentence, one.cue):
                return self._several(last)
            if one.manner in ("that", "as") and self._of_nobody(sentence, one, last):
                return Speaker("unnamed", None)
            led = self._led_to(sentence, one) or self._told_here(sentence)
            return self.around.agreeing(led or goes_on(last), shown, sentence)
        named_first = one.manner in ("guess", "colon")
        speaker = resolve(sentence, one.source, self.cast, last, first=named_first, loose=one.loose, shown=shown)
        if self._lends_office(sentence, one, speaker):
            return Speaker("unnamed", speaker.span)
        if speaker.way == "unnamed":
            speaker = self.around.told_otherwise(sentence, one, speaker, last)
        if speaker.way == "unnamed" and self.around.no_subject(sentence, one):
            return self.around.agreeing(self.introduced or goes_on(last), shown, sentence)
        if speaker.way == "unnamed" and one.source is not None and one.manner != "guess":
            beside = one.cue[0] == one.source[1] or one.cue[1] == one.source[0]
            speaks = beside and one.manner == "that"
            self.newcomer = stranger(sentence, *one.source, self.cast, speaks=speaks)
        if speaker.on_behalf_of is not None and one.source is not None:
            self.newcomer = voice(sentence, *one.source, speaker, self.cast)
        if one.manner == "source" and not speaker.names:
            speaker = self.around.by_own_account(sentence, one, speaker, last)
        if one.manner in ("before", "beside") and not speaker.names and one.source is not None:
            speaker = self.around.owner(sentence, one.source, last) or speaker
        if one.manner == "colon" and not speaker.names:
            speaker = (
                self.around.means(sentence, self.around.first(sentence), last)
                or self.around.pronoun_of(sentence, one, last)
                or self.around.owner(sentence, one.source or (0, 0), last)
                or self.around.goes_on_with(sentence, one, last)
                or self.around.goes_on_saying(sentence, one, last)
                or speaker
            )
        office = self.cast.offices.get(speaker.entities[0].name) if len(speaker.entities) == 1 else None
        if not office:
            return speaker
        return Speaker(speaker.way, speaker.span, speaker.entities, speaker.on_behalf_of, office)

    def _to_whom(self, sentence: Sentence, source: Span) -> bool:
        """Whether what stands where a subject may tells to whom it is said: 向媒体坦言."""
        marks = self.wording.speech.recipient_marks
        return bool(marks) and self.text.startswith(marks, sentence.starts[source[0]])

    def _lends_office(self, sentence: Sentence, one: Attribution, speaker: Speaker) -> bool:
        """Whether an office only tells whose people several are who speak: "desde el entorno de la ministra admiten"."""
        if speaker.way not in ("title", "epithet") or one.manner == "source" or not self.wording.speech.pro_drop:
            return False
        return speaker.entities[0].kind == "person" and self.around.several_speak(sentence, one.cue)

    def _of_nobody(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> bool:
        """Whether a verb that has no subject reports what no person said before: "es hieß, dass", "podano, że"."""
        alone = last is None or any(entity.kind == "person" for entity in last.entities)
        return alone and " ".join(sentence.words[slice(*one.cue)]) in self.wording.impersonal

    def _several(self, last: Speaker | None) -> Speaker:
        """Who speaks where several do and none is named: those who began the sentence before, or who spoke last."""
        if self.opening is not None:
            return Speaker("unnamed", self.opening)
        alone = last is not None and len(last.entities) == 1 and last.entities[0].kind == "person"
        return Speaker("unnamed", None) if alone else goes_on(last)

    def _led_to(self, sentence: Sentence, one: Attribution) -> Speaker | None:
        """The person there for a verb without a subject: who began the sentence before, or is named before it."""
        if self.introduced is not None:
            return self.introduced
        person = next(iter(self.cast.people(sentence.start, sentence.starts[one.cue[0]])), None)
        ahead = one.manner == "before" and not (one.said[0][0] and sentence.words[one.said[0][0] - 1] == ":")
        if person is None or ahead or (self.last is not None and person[2] in self.last.speaker.entities):
            return None
        spoke = self.drafts[-1].speaker.span if self.drafts else None
        if spoke is not None and sentence.start <= spoke[0] <= person[0] and self.drafts[-1].manner == "before":
            return None  # "…, said a member of Vaudrin's party, warning …"
        return Speaker("beside", (person[0], person[1]), (person[2],))

    def _told_here(self, sentence: Sentence) -> Speaker | None:
        """Somebody without a name who has just spoken in the same sentence: "…, said a member of the council, warning …"."""
        told = self.drafts[-1].speaker if self.drafts and self.newcomer is not None else None
        here = told is not None and told.span is not None and told.span[0] >= sentence.start
        return told if here and told is not None and not told.entities else None

    def _spans(self, sentence: Sentence, said: Iterable[Span]) -> list[Span]:
        """Ranges of items as stretches of the text, without what only surrounds them."""
        return self._trimmed(sentence, [(sentence.starts[a], sentence.ends[b - 1]) for a, b in said if a < b])

    def _trimmed(self, sentence: Sentence, spans: Iterable[Span]) -> list[Span]:
        marks = self._marks(sentence)
        trimmed = (trim(self.text, start, end, marks.opening, marks.closing) for start, end in spans)
        return [(start, end) for start, end in trimmed if start < end]

    def _marks(self, sentence: Sentence) -> Marks:
        """The quotations of a sentence, set up once for all that is said in it."""
        if self.marks is None or self.marks.sentence is not sentence:
            self.marks = Marks(sentence)
        return self.marks

    def _draft(self, spans: list[Span], sentence: Sentence, one: Attribution, speaker: Speaker, spoken: Sentence) -> Draft:
        """The statement of an attribution in `sentence`, whose words stand in `spoken`."""
        act: Act = one.words.act if one.words else "assert"
        if one.negated and one.words and one.words.negated:
            act = one.words.negated
        if act == "demand" and one.said and asks(sentence.words[one.said[0][0]], self.cast.wording):
            act = "ask"  # "a demandé si le pont était sûr"
        return Draft(
            spans,
            one.manner,
            speaker,
            spoken.paragraph,
            self.text[sentence.starts[one.cue[0]] : sentence.ends[one.cue[1] - 1]],
            act,
            self._marks(spoken).within(spans),
            self._addressee(sentence, one),
            self.cast.candidates(sentence.paragraph) if speaker.way in CHOSEN else (),
        )

    def _addressee(self, sentence: Sentence, one: Attribution) -> str | None:
        """Who is named between the cue and what is said: "told the Courier that …"."""
        if not one.said or one.cue[1] >= one.said[0][0] or one.manner not in ("beside", "that", "bare", "infinitive"):
            return None
        named = self.cast.overlapping(sentence.ends[one.cue[1] - 1], sentence.starts[one.said[0][0]])
        source = one.source or (0, 0)
        outside = (m for m in named if not sentence.starts[source[0]] <= m[0] < sentence.ends[max(source[1], 1) - 1])
        return next((m[2].name for m in outside if m[2].kind != "place"), None)

    def _keep(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.last = draft

    def _headed(self, sentence: Sentence, speaker: Speaker) -> None:
        """A quotation that stood as a heading is that speaker's."""
        heading, self.heading = self.heading, None
        if heading is not None and sentence.paragraph - heading.paragraph <= _NEAR and speaker.entities:
            heading.speaker = Speaker("continued", None, speaker.entities)
            self.drafts.append(heading)

    def _last_speaker(self, sentence: Sentence) -> Speaker | None:
        """Who spoke last; where that one is nameless, whoever is named and spoke or was spoken of just before."""
        last = self.last if self.last and sentence.paragraph - self.last.paragraph <= _NEAR else None
        recent = self.cast.recent[-1:]
        strange = bool(recent) and not recent[0][1].name and last is not None and sentence.paragraph - recent[0][0] <= 1
        if last is not None and (last.speaker.entities or last.speaker.way == "pronoun" or strange):
            return last.speaker
        for draft in self.drafts[:-4:-1]:
            if sentence.paragraph - draft.paragraph > (_NEAR if sentence.quoted else 1):
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

    def _pointed_back(self, before: Sentence | None, sentence: Sentence, one: Attribution, speaker: Speaker) -> None:
        """ "Lo ha detto Vaudrin": the sentence before is hers."""
        if before is None or before.paragraph != sentence.paragraph:
            return
        last = self.drafts[-1] if self.drafts else None
        if self.pointed is not None and self.pointed[0] is before:  # "Lo ha detto Vaudrin. Lo riporta la Gazzetta."
            told = self.pointed[1]
            again = self._draft(told.spans[:], sentence, one, speaker, before)
            again.quoted = told.quoted
            self.drafts.append(again)
            return
        if last is not None and last.spans[-1][1] > before.start and last.manner in ("quotation", "back"):
            told = self._draft(last.spans, sentence, one, speaker, before)
            told.quoted = last.quoted
            self.drafts.pop()
        else:
            spans = quoted(before) if stands_alone(before) else self._spans(before, [(0, len(before.words))])
            told = self._draft(spans, sentence, one, speaker, before)
            while self.drafts and self.drafts[-1].manner == "fragment" and self.drafts[-1].spans[0][0] >= before.start:
                self.drafts.pop()
        self._keep(told)
        self.pointed = (sentence, told)

    def _quotation(self, before: Sentence | None, sentence: Sentence, after: Sentence | None) -> None:
        """A sentence that is nothing but quotations."""
        spans = quoted(sentence)
        author = self.authors.get(sentence.start)
        if author is not None:
            self._keep(Draft(spans, "post", self.cast.author(author), sentence.paragraph, quoted=spans[:]))
            return
        asked, self.awaits = self.awaits, None
        if asked is not None and sentence.paragraph - asked[2].paragraph <= 1:  # "Vaudrin said:", and a new paragraph
            one, speaker, announced = asked
            self._keep(self._draft(spans, announced, one, speaker, sentence))
            return
        whole = (before is None or before.paragraph < sentence.paragraph) and (
            after is None or after.paragraph > sentence.paragraph
        )
        size = sum(weight(self.text[start:end]) for start, end in spans)
        ends = self.text[spans[-1][1] - 1] in _ENDS or self.text[sentence.ends[-1] - 1] in FINAL
        told = self.text[sentence.start] in _UNSTOPPED and self._last_speaker(sentence) is not None
        if whole and size < _HEADING and not ends and not told:
            if self.text[sentence.start] in _SINGLE:
                return  # the newsroom's own words for what is said below
            self.heading = Draft(spans, "heading", Speaker("unnamed", None), sentence.paragraph, quoted=spans[:])
        elif size >= _SPEECH or self._follows_speech(sentence, spans[-1][1]):
            self._more(spans, sentence, "quotation")

    def _follows_speech(self, sentence: Sentence, end: int) -> bool:
        """Whether a quotation as short as a name is one more sentence of speech: “It will hold”, she said. “Again.”"""
        last = self.last
        closes = self.text[end - 1] in FINAL or self.text[end + 1 : end + 2] in FINAL
        return closes and last is not None and last.paragraph == sentence.paragraph and bool(last.quoted)

    def _more(self, spans: list[Span], sentence: Sentence, manner: str) -> None:
        """Whoever spoke last goes on."""
        spans = self._trimmed(sentence, spans)
        last = self.last
        near = self.introduced is not None or (last is not None and sentence.paragraph - last.paragraph <= _NEAR)
        if not spans or (manner == "mood" and not near):
            return
        goes_with = last is not None and sentence.paragraph == last.paragraph and last.manner != "mood" and last.quoted
        if last is not None and self.fresh is not None and last.speaker.entities != (self.fresh,):
            goes_with = False  # "“Close it”, said Vaudrin. Brandt is furious. “Never!”"
        if last is not None and goes_with and manner == "quotation":
            last.spans.extend(spans)
            last.quoted.extend(quoted(sentence))
            return
        taken_up = manner == "quotation" and sentence.quoted[min(sentence.quoted)].taken_up  # whoever is named inside it
        speaker = goes_on(
            last.speaker if last is not None and (manner == "mood" or taken_up) else self._last_speaker(sentence)
        )
        if self.introduced is not None and not taken_up:
            speaker = self.introduced
        made = Draft(spans, manner, speaker, sentence.paragraph, quoted=quoted(sentence))
        made.candidates = self.cast.candidates(sentence.paragraph)
        if manner == "quotation" and self._left_open(sentence):
            self.open.append(made)
        if manner == "quotation" and not speaker.entities and (last is None or last.paragraph < sentence.paragraph):
            self.lead = made
        if last is None:
            self.drafts.append(made)
        else:
            self._keep(made)
