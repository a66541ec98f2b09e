"""Who said what in a text, from beginning to end.

    text ─► quotations ─► sentences ─► attributions ─► speakers ─► statements

`statements_in` reads the sentences in order. Each attribution becomes a statement; a quotation that stands as a sentence
of its own belongs to whoever spoke before it, or to the sentence that names its speaker behind it; so do sentences in a
mood that only reported speech has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from depeche.language import Language
from depeche.model import Act, EntityKind, Span, Statement
from depeche.recording.grammar.antecedents import told_aside
from depeche.recording.grammar.punctuation import COLONS, FINAL
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.announced import learn_announced
from depeche.recording.speakers.cast import Cast, Speaker, goes_on
from depeche.recording.speakers.casting import cast
from depeche.recording.speakers.kinds import learn_kinds
from depeche.recording.speech import dialogue, titles
from depeche.recording.speech.attributed import Attribution
from depeche.recording.speech.attribution import attributions
from depeche.recording.speech.drafts import CHOSEN, Draft
from depeche.recording.speech.floor import NEAR, Floor
from depeche.recording.speech.lone import ASKS, begins_with_nobody, both_dashed, is_interviewers, names_its_speaker
from depeche.recording.speech.marks import Marks, quoted, stands_alone, trim, utters, weight, whole
from depeche.recording.speech.moods import (
    follows_mark,
    inscribed,
    inserted,
    is_reported,
    led_in,
    names_inscription,
    says_itself,
    utters_with_mark,
)
from depeche.recording.speech.pointing import points_up
from depeche.recording.speech.prefixed import prefixed
from depeche.recording.speech.speech_verbs import asks
from depeche.recording.text.layout import Layout, Spoken
from depeche.recording.text.quotations import Quotation, quotations
from depeche.recording.text.sentences import QUOTED, Sentence, sentences
from depeche.recording.text.tokens import Tokens, led, lettered, respelt
from depeche.recording.words.wording import Wording, wording

_ENDS = FINAL | frozenset(",;:")
_SINGLE = frozenset("'‘‚‹")
_UNSTOPPED = frozenset("「『")  # no full stop closes what stands between these
_SPEECH = 12  # characters that a quotation standing alone has at least, to be speech
_COLON = 4  # characters before a paragraph in which the colon of the one before stands
_HEADING = 90  # characters up to which one without a full stop, alone in its paragraph, may be a heading
_NOUN = 3  # items of an unknown verb and its subject, an article before it
_CLAIMS = frozenset({"demand", "ask", "reject", "deny", "promise"})  # what so few words may be the object of
_TOLD = 3  # items of an object up to which it tells nothing said, where nobody is named: "the crowd hailed the mayor"


def statements_in(
    read: Tokens, language: Language, people: Iterable[Named], layout: Layout | None = None
) -> list[Statement]:
    """The statements of a text, which has been cut into tokens, in order. Linear in its length; never raises.

    `people`: the persons and bodies that may speak, with their mentions. `layout`: what blocks the text is made of.
    """
    known = wording(language.code)
    layout = layout or Layout()
    text = read.text
    if known.speech.spellings:
        read = respelt(read, known.speech.spellings)
    people = tuple(people)
    read = lettered(read, _spans(people, "organisation"), known.closed)
    read = led(prefixed(read, known), _spans(people, "person"), known.leading)
    marked = quotations(text, reversed_guillemets=known.speech.reversed_guillemets, like_singles=known.speech.like_singles)
    quoted = dialogue.cut(read, titles.speech_only(read, marked, known), known)
    quoted = _with_blocks(quoted, layout)
    speech = known.speech
    cut = sentences(
        read,
        quoted,
        known.abbreviations,
        ordinal_point=speech.ordinal_point,
        colon_endings=speech.colon_endings,
        openers=known.closed,
        units=known.units,
        also_words=known.also_words,
    )
    apart = layout.apart()
    cut = [sentence for sentence in cut if not _inside(sentence.start, apart)] if apart else cut
    people_here = cast(text, people, cut, known)
    learn_announced(people_here, cut)
    learn_kinds(people_here, cut)
    reading = _Reading(people_here, layout)
    for before, sentence, after in zip([None, *cut], cut, [*cut[1:], None], strict=False):
        reading.take(before, sentence, after)
    drafts = [*reading.floor.drafts, *(reading.post(post) for post in layout.posts)]
    return sorted([draft.statement(text) for draft in drafts if not draft.empty], key=attrgetter("start", "end"))


def _spans(people: Iterable[Named], kind: EntityKind) -> list[Span]:
    """Where those of a kind are named."""
    return [span for one in people if one.kind == kind for span in one.mentions]


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
        "authors",
        "awaits",
        "cast",
        "floor",
        "heading",
        "lead",
        "marks",
        "open",
        "pointed",
        "text",
        "wording",
    )

    def __init__(self, people: Cast, layout: Layout) -> None:
        self.text, self.wording, self.cast = people.text, people.wording, people
        self.floor = Floor(people)
        self.awaits: tuple[Attribution, Speaker, Sentence] | None = None  # "Vaudrin said:" at the end of a paragraph
        self.marks: Marks | None = None  # the quotations of the sentence asked last
        self.pointed: tuple[Sentence, Draft] | None = None  # a sentence that points back, and to what
        self.heading: Draft | None = None  # a quotation that waits for the speaker of what follows
        self.lead: Draft | None = None  # one that opens its paragraph, nobody having spoken: who comes behind it said it
        self.open: list[Draft] = []  # those that no mark closes, until the next paragraph tells whose they are
        self.authors = {quote.span[0]: quote.author for quote in layout.quotes if quote.author}

    def take(self, before: Sentence | None, sentence: Sentence, after: Sentence | None) -> None:
        """Read the next sentence."""
        floor, last = self.floor, self.floor.last
        found = attributions(sentence, self.wording)
        alone = not found and stands_alone(sentence)
        floor.unsure, told = None, len(floor.drafts)
        lead, self.lead = self.lead, None
        indirect = last is not None and not last.quoted and (bool(last.speaker.entities) or last.manner != "mood")
        reports = not found and not alone and is_reported(sentence, self.wording, indirect=indirect)
        floor.leave(sentence, found, alone=alone, reports=reports)
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
        named = not (alone or self.wording.naming.naming.spaced) and len(floor.drafts) == told
        if not found and (named or not sentence.quoted):
            floor.silent = sentence  # what it has between marks is a name: 「港の会」の代表、大隈さんは…
            return
        self.cast.met(sentence)
        aside = bool(found) and told_aside(sentence, found[-1].source, found[-1].cue, self.wording)
        if floor.last is not None and (found or alone) and not aside:
            self.cast.spoke(sentence.paragraph, floor.last.speaker)
        if floor.newcomer is not None:
            self.cast.recent.append((sentence.paragraph, floor.newcomer))
            floor.newcomer = None

    def _led_by(self, sentence: Sentence) -> int:
        """The colon behind whoever says what follows, in the mood of speech: "Ruiz hielt dagegen: Es gehe …"; 0: none."""
        words, known = sentence.words, self.wording.reported_verbs
        colon = words.index(":") if ":" in words else 0
        if not colon or known.isdisjoint(words[colon:]) or not known.isdisjoint(words[:colon]):
            return 0
        return colon if self.cast.people(sentence.start, sentence.starts[colon]) else 0

    def _led(self, lead: Draft, sentence: Sentence, found: Sequence[Attribution]) -> None:
        """Find whose the words are with which a paragraph begins: “It stands.” With these words Vaudrin opened it."""
        if sentence.paragraph != lead.paragraph:
            turn = found and sentence.paragraph - lead.paragraph == 1 and both_dashed(self.text, lead.spans[0][0], sentence)
            lead.speaker = (self._named_here(sentence) if turn else None) or lead.speaker
            return
        if stands_alone(sentence):
            self.lead = lead
        elif found:
            lead.speaker = self._named_here(sentence) or lead.speaker
        elif lead.manner != "mood":
            opener = self.floor.opener(sentence, self.floor.around.first(sentence))
            opener = opener or self.floor.around.only_person(sentence)
            nobody = opener is None and lead.speaker.entities and begins_with_nobody(sentence, self.wording)
            lead.speaker = Speaker("unnamed", None) if nobody else opener or lead.speaker
            self.floor.last = self.floor.last or lead

    def _named_here(self, sentence: Sentence) -> Speaker | None:
        """Whoever spoke last, where that sentence names them, as one who goes on."""
        told = self.floor.last.speaker if self.floor.last is not None else None
        if told is None or not told.entities or told.span is None or told.span[0] < sentence.start:
            return None
        return told.found("continued")

    def _taken_up(self, sentence: Sentence, found: Sequence[Attribution]) -> None:
        """Give what the paragraphs before left open to whoever closes it: “It stands. ¶ “It held”, said Vaudrin."""
        first = next(iter(sentence.quoted.values()), None)
        if first is None:
            self.open = []
        elif first.taken_up and found and sentence.words[0] == QUOTED:
            for draft in self.open:
                draft.speaker = self._named_here(sentence) or draft.speaker
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
        announced = self.text[max(0, sentence.start - _COLON) : sentence.start].rstrip()[-1:] in COLONS
        return bool(self.open) or not (announced or first.taken_up)

    def _fragments(self, sentence: Sentence) -> None:
        """Quoted words of a sentence that nothing attributes, where they can't be a name: whoever speaks here said them."""
        floor = self.floor
        taken = floor.drafts[-1].spans[-1][1] if floor.drafts else 0
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
            speaker = floor.said_here(sentence, at)
            told_here = speaker.entities and speaker.span is not None and speaker.span[0] >= sentence.start
            closes = sentence.words[at + 1 : at + 2] == ["。"]
            if closes and not (told_here or utters(words)) and follows_mark(sentence, at, self.wording):
                continue  # スローガンは「共に進もう」。
            if not speaker.entities and inserted(sentence, at, words, self.wording):
                continue
            span = (quotation.start, quotation.end)
            floor.drafts.append(Draft([span], "fragment", speaker, sentence.paragraph, quoted=[span]))
            if told_here and (self.wording.speech.subject_marks or floor.opens(sentence, speaker)):
                floor.last = floor.drafts[-1]

    def post(self, post: Spoken) -> Draft:
        """An embedded post, which is its author's."""
        return Draft([trim(self.text, *post.span, {}, {})], "post", self.cast.author(post.author), quoted=[post.span])

    def _attributed(self, sentence: Sentence, one: Attribution, before: Sentence | None) -> None:
        spans = self._spans(sentence, one.said)
        if one.manner == "beside" and one.said and names_inscription(sentence, one.said[0][0], self.wording):
            return
        speaker = self.floor.speaker(sentence, one)
        if one.manner == "guess" and self._clause_of_its_own(sentence, one, speaker):
            speaker = self._going_on(sentence) or Speaker("unnamed", None)
        elif one.manner == "guess" and not speaker.entities:
            last = self.floor.introduced or self.floor.last_speaker(sentence)
            speaker = self.floor.around.of_unknown_verb(sentence, one, last) or speaker
        if one.manner == "guess" and self._tells_of_term(sentence, one):
            return
        if one.manner in ("guess", "first") and not speaker.entities:
            alone = one.source is None or one.source[1] - one.source[0] < _NOUN  # "“…”, anticipó."
            if one.manner == "guess" and sentence.words[0] == QUOTED and not (alone and self.wording.speech.pro_drop):
                marked = bool(self.wording.speech.quote_marks_after)  # 「…」と強く訴えた: whoever speaks goes on
                self.floor.unsure = None if marked else speaker
            if self.wording.verbs or one.manner == "first" or not whole(self.text, sentence):
                return
            speaker = Speaker("unnamed", None)  # where no verb is known, a sentence between marks is said by somebody
        if one.manner == "back" and not spans:
            self._pointed_back(before, sentence, one, speaker)
        elif not spans:
            self.awaits = (one, speaker, sentence)
        else:
            self._headed(sentence, speaker)
            draft = self._draft(spans, sentence, one, speaker, sentence)
            draft.empty = one.manner == "object" and not speaker.entities and _tells_nothing(sentence, one, self.wording)
            self.floor.keep(draft)

    def _clause_of_its_own(self, sentence: Sentence, one: Attribution, speaker: Speaker) -> bool:
        """Whether what a comma parts from a quotation names nobody known, where no capital tells a name:
        「这样做对谁有好处」，市长应好好检讨。"""
        behind = one.said[-1][1] if one.said else len(sentence.words)
        if self.wording.naming.naming.capitals or sentence.words[behind : behind + 1] != ["，"]:
            return False
        return speaker.way == "spelt" or not speaker.entities

    def _going_on(self, sentence: Sentence) -> Speaker | None:
        """Whoever spoke last in the same paragraph, as one who goes on."""
        last = self.floor.last
        return goes_on(last.speaker) if last is not None and last.paragraph == sentence.paragraph else None

    def _tells_of_term(self, sentence: Sentence, one: Attribution) -> bool:
        """Whether a preposition opens what stands behind a short quotation: a term, and what is told of it."""
        at, end = one.source or (0, 0)
        if sentence.words[0] != QUOTED or at < 1 or sentence.words[at] not in self.wording.prepositions:
            return False
        if sentence.words[end : end + 1] != [","]:
            return False
        quotation = next(iter(sentence.quoted.values()))
        return not utters(self.text[quotation.start : quotation.end])

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
        first = one.said[0][0] if one.said else len(sentence.words)  # what follows a sentence is said behind its end
        if act == "demand" and first < len(sentence.words) and asks(sentence.words[first], self.wording):
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
        if not one.said or one.manner not in ("beside", "that", "bare", "infinitive"):
            return None
        if not one.cue[1] < one.said[0][0] < len(sentence.words):
            return None
        named = self.cast.overlapping(sentence.ends[one.cue[1] - 1], sentence.starts[one.said[0][0]])
        source = one.source or (0, 0)
        outside = (m for m in named if not sentence.starts[source[0]] <= m[0] < sentence.ends[max(source[1], 1) - 1])
        return next((m[2].name for m in outside if m[2].kind != "place"), None)

    def _headed(self, sentence: Sentence, speaker: Speaker) -> None:
        """A quotation that stood as a heading is that speaker's."""
        heading, self.heading = self.heading, None
        if heading is not None and sentence.paragraph - heading.paragraph <= NEAR and speaker.entities:
            heading.speaker = Speaker("continued", None, speaker.entities)
            self.floor.drafts.append(heading)

    def _pointed_back(self, before: Sentence | None, sentence: Sentence, one: Attribution, speaker: Speaker) -> None:
        """ "Lo ha detto Vaudrin": the sentence before is hers, or the paragraph before where that is only speech."""
        drafts = self.floor.drafts
        if before is None:
            return
        last = drafts[-1] if drafts else None
        if before.paragraph != sentence.paragraph:
            if self._is_speech_alone(before, sentence, last):
                self._go_back(before.paragraph, speaker)
            elif (last is not None and last.spans[-1][1] > before.start) or not points_up(before, sentence, self.wording):
                return
        if self.pointed is not None and self.pointed[0] is before:  # "Lo ha detto Vaudrin. Lo riporta la Gazzetta."
            told = self.pointed[1]
            again = self._draft(told.spans[:], sentence, one, speaker, before)
            again.quoted = told.quoted
            drafts.append(again)
            return
        if last is not None and last.spans[-1][1] > before.start and last.manner in ("quotation", "back"):
            told = self._draft(last.spans, sentence, one, speaker, before)
            told.quoted = last.quoted
            drafts.pop()
        elif (
            last is not None
            and last.manner in ("before", "source")
            and last.spans[0][0] >= before.start
            and (last.speaker.entities == speaker.entities != ())
        ):
            return  # "“It holds,” said Vaudrin. She said that last year, too.": its words are told
        else:
            spans = quoted(before) if stands_alone(before) else self._spans(before, [(0, len(before.words))])
            told = self._draft(spans, sentence, one, speaker, before)
            while drafts and drafts[-1].manner == "fragment" and drafts[-1].spans[0][0] >= before.start:
                drafts.pop()
        self.floor.keep(told)
        self.pointed = (sentence, told)

    def _go_back(self, paragraph: int, speaker: Speaker) -> None:
        """What nobody is told to have said right before is of the same: "– It holds. ¶ – It will. ¶ Det sier Ana Ruiz."; but
        for a question, which may be the paper's."""
        for draft in reversed(self.floor.drafts[:-1]):
            if draft.manner != "quotation" or draft.speaker.entities or draft.paragraph != paragraph - 1:
                return
            if self.text[draft.spans[-1][1] - 1] in ASKS:
                return
            draft.speaker, paragraph = Speaker("continued", None, speaker.entities), draft.paragraph

    def _is_speech_alone(self, before: Sentence, sentence: Sentence, last: Draft | None) -> bool:
        """Whether the paragraph right before a sentence ends in speech that nothing in it attributes."""
        return (
            sentence.paragraph == before.paragraph + 1
            and last is not None
            and last.manner == "quotation"
            and last.spans[-1][1] > before.start
            and stands_alone(before)
        )

    def _quotation(self, before: Sentence | None, sentence: Sentence, after: Sentence | None) -> None:
        """A sentence that is nothing but quotations."""
        spans = quoted(sentence)
        author = self.authors.get(sentence.start)
        if author is not None:
            self.floor.keep(Draft(spans, "post", self.cast.author(author), sentence.paragraph, quoted=spans[:]))
            return
        asked, self.awaits = self.awaits, None
        if asked is not None and sentence.paragraph - asked[2].paragraph <= 1:  # "Vaudrin said:", and a new paragraph
            one, speaker, announced = asked
            self.floor.keep(self._draft(spans, announced, one, speaker, sentence))
            return
        whole = (before is None or before.paragraph < sentence.paragraph) and (
            after is None or after.paragraph > sentence.paragraph
        )
        if whole and is_interviewers(self.text, sentence, before, after):
            papers = Draft(spans, "quotation", Speaker("unnamed", None), sentence.paragraph, quoted=spans[:])
            self.floor.drafts.append(papers)
            return
        size = sum(weight(self.text[start:end]) for start, end in spans)
        ends = self.text[spans[-1][1] - 1] in _ENDS or self.text[sentence.ends[-1] - 1] in FINAL
        told = self.text[sentence.start] in _UNSTOPPED and self.floor.last_speaker(sentence) is not None
        if whole and size < _HEADING and not ends and not told:
            if self.text[sentence.start] in _SINGLE:
                return  # the newsroom's own words for what is said below
            self.heading = Draft(spans, "heading", Speaker("unnamed", None), sentence.paragraph, quoted=spans[:])
        elif size >= _SPEECH or self._follows_speech(sentence, spans[-1][1]):
            self._more(spans, sentence, "quotation")

    def _follows_speech(self, sentence: Sentence, end: int) -> bool:
        """Whether a quotation as short as a name is one more sentence of speech: “It will hold”, she said. “Again.”"""
        last = self.floor.last
        closes = self.text[end - 1] in FINAL or self.text[end + 1 : end + 2] in FINAL
        return closes and last is not None and last.paragraph == sentence.paragraph and bool(last.quoted)

    def _more(self, spans: list[Span], sentence: Sentence, manner: str) -> None:
        """Whoever spoke last goes on."""
        spans = self._trimmed(sentence, spans)
        last = self.floor.last
        near = self.floor.introduced is not None or (last is not None and sentence.paragraph - last.paragraph <= NEAR)
        if not spans or (manner == "mood" and not near):
            return
        goes_with = last is not None and sentence.paragraph == last.paragraph and last.manner != "mood" and last.quoted
        if last is not None and self.floor.fresh is not None and last.speaker.entities != (self.floor.fresh,):
            goes_with = False  # "“Close it”, said Vaudrin. Brandt is furious. “Never!”"
        if last is not None and goes_with and manner == "quotation":
            last.spans.extend(spans)
            last.quoted.extend(quoted(sentence))
            return
        taken_up = manner == "quotation" and sentence.quoted[min(sentence.quoted)].taken_up  # whoever is named inside it
        speaker = goes_on(
            last.speaker if last is not None and (manner == "mood" or taken_up) else self.floor.last_speaker(sentence)
        )
        if self.floor.introduced is not None and not taken_up:
            speaker = self.floor.introduced
        elif manner == "mood":
            speaker = self.floor.behind_silence(speaker)
        other = manner == "quotation" and not taken_up and names_its_speaker(self.cast, spans, speaker)
        speaker = Speaker("unnamed", None) if other else speaker
        made = Draft(spans, manner, speaker, sentence.paragraph, quoted=quoted(sentence))
        made.candidates = self.cast.candidates(sentence.paragraph)
        if manner == "quotation" and self._left_open(sentence):
            self.open.append(made)
        opens = (manner == "quotation" or not speaker.entities) and (last is None or last.paragraph < sentence.paragraph)
        if opens and not other and (not speaker.entities or self.wording.speech.quote_marks_after):
            self.lead = made  # 「怖かった」。田中さんはそう話す: whoever spoke before
        if last is None:
            self.floor.drafts.append(made)
        else:
            self.floor.keep(made)


def _tells_nothing(sentence: Sentence, one: Attribution, wording: Wording) -> bool:
    """Whether so little is the object of a verb, no quotation and no clause, that it is done to and not said: "their smiles
    hailed the mayor". What a noun for somebody demands or rejects so is said."""
    if one.source is not None:
        start, end = one.source
        named = end - start > 1 and all(sentence.capital[start:end]) and not wording.nouns_capitalised
        somebody = sentence.words[start] not in wording.pronouns and wording.mean_somebody(sentence.words[start:end])
        if named or (somebody and one.words is not None and one.words.act in _CLAIMS):
            return False
    for start, end in one.said:
        words = sentence.words[start:end]
        if end - start > _TOLD or QUOTED in words:
            return False
        if any(word in wording.auxiliaries or word in wording.copulas for word in words[1:]):
            return False  # "said | it would close"
    return True
