"""Who said what in a text, from beginning to end.

`statements_in` reads the sentences in order. Each attribution becomes a statement; a quotation that stands as a sentence
of its own belongs to whoever spoke before it, or to the sentence that names its speaker behind it; so do sentences in a
mood that only reported speech has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depeche.language import Language
from depeche.model import Act, Span, Statement, StatementKind
from depeche.recording import dialogue, titles
from depeche.recording.attribution import Attribution, attributions
from depeche.recording.cues import Lexicon, lexicon
from depeche.recording.mentions import Named
from depeche.recording.quotations import quotations
from depeche.recording.sentences import QUOTED, Sentence, sentences
from depeche.recording.speakers import Cast, Speaker, cast, goes_on, resolve
from depeche.recording.tokens import Tokens, tokens

_MARKS = frozenset("\"“”„‟«»‹›‘’‚「」『』'`＂")
_AROUND = _MARKS | frozenset(" \t\u00a0\u202f\n,;:–—-")
_ENDS = frozenset(".!?…。！？,;:")
_SPEECH = 12  # characters that a quotation standing alone has at least, to be speech
_HEADING = 90  # characters up to which one without a full stop, alone in its paragraph, may be a heading


def statements_in(text: str, language: Language, people: Iterable[Named], read: Tokens | None = None) -> list[Statement]:
    """The statements of `text` in order. Linear. `people`: those and bodies that may speak, with their mentions."""
    known = lexicon(language.code)
    read = read or tokens(text)
    quoted = quotations(text, reversed_guillemets=known.speech.reversed_guillemets)
    quoted = dialogue.cut(read, titles.speech_only(read, quoted, known), known)
    cut = list(sentences(read, quoted, known.abbreviations, ordinal_point=known.speech.ordinal_point))
    reading = _Reading(text, known, cast(text, people, cut, known))
    for before, sentence, after in zip([None, *cut], cut, [*cut[1:], None], strict=False):
        reading.take(before, sentence, after)
    return sorted((draft.statement(text) for draft in reading.drafts), key=lambda s: (s.start, s.end))


@dataclass(slots=True)
class _Draft:
    """A statement in the making."""

    spans: list[Span]
    cue: str
    act: Act
    speaker: Speaker
    manner: str
    paragraph: int
    quoted: list[Span]

    def statement(self, text: str) -> Statement:
        spans = tuple(self.spans)
        names = self.speaker.names
        return Statement(
            start=spans[0][0],
            end=spans[-1][1],
            text=" […] ".join(text[start:end] for start, end in spans),
            kind=_kind(text, spans, self.quoted),
            spans=spans,
            cue=self.cue,
            act=self.act,
            speaker=names[0] if names else None,
            speakers=names if len(names) > 1 else (),
            speaker_start=self.speaker.span[0] if self.speaker.span else None,
            speaker_end=self.speaker.span[1] if self.speaker.span else None,
            role=self.speaker.entities[0].role if len(names) == 1 else None,
            affiliation=self.speaker.entities[0].affiliation if len(names) == 1 else None,
            on_behalf_of=self.speaker.on_behalf_of,
        )


class _Reading:
    """What is known while the sentences of one text go by."""

    __slots__ = ("awaits", "cast", "drafts", "heading", "last", "lexicon", "pointed", "text")

    def __init__(self, text: str, known: Lexicon, people: Cast) -> None:
        self.text, self.lexicon, self.cast = text, known, people
        self.drafts: list[_Draft] = []
        self.last: _Draft | None = None  # what was said last
        self.awaits: tuple[Attribution, Speaker, Sentence] | None = None  # "Vaudrin said:" at the end of a paragraph
        self.pointed: tuple[Sentence, _Draft] | None = None  # a sentence that points back, and to what
        self.heading: _Draft | None = None  # a quotation that waits for the speaker of what follows

    def take(self, before: Sentence | None, sentence: Sentence, after: Sentence | None) -> None:
        found = attributions(sentence, self.lexicon)
        alone = _alone(sentence)
        if found:
            for one in found:
                self._draft(sentence, one, before)
        elif alone:
            self._quotation(before, sentence, after)
        elif self._mood(sentence):
            self._more([(sentence.start, sentence.end)], sentence, "mood")
        self.cast.met(sentence)
        if self.last is not None and found:
            self.cast.spoke(sentence.paragraph, self.last.speaker)

    def _draft(self, sentence: Sentence, one: Attribution, before: Sentence | None) -> None:
        spans = [_trim(self.text, sentence.starts[a], sentence.ends[b - 1]) for a, b in one.said if a < b]
        spans = [span for span in spans if span[0] < span[1]]
        last = self._last_speaker(sentence)
        if one.source is None and one.passive:
            speaker = Speaker("unnamed", None)
        else:
            speaker = resolve(sentence, one.source, self.cast, last, first=one.manner in ("guess", "colon"))
        if one.manner in ("guess", "first") and not speaker.names:
            return
        quoted = [(q.start, q.end) for q in sentence.quoted.values()]
        if one.manner == "back" and not spans:
            self._pointed_back(before, sentence, one, speaker)
            return
        if not spans:
            self.awaits = (one, speaker, sentence)
            return
        if self.heading is not None:
            heading, self.heading = self.heading, None
            if sentence.paragraph - heading.paragraph <= 2 and speaker.entities:
                heading.speaker = Speaker("continued", None, speaker.entities)
                self.drafts.append(heading)
        act: Act = one.words.act if one.words else "assert"
        if one.negated and one.words and one.words.negated:
            act = one.words.negated
        cue = self.text[sentence.starts[one.cue[0]] : sentence.ends[one.cue[1] - 1]]
        made = _Draft(spans, cue, act, speaker, one.manner, sentence.paragraph, quoted)
        self.drafts.append(made)
        self.last = made

    def _last_speaker(self, sentence: Sentence) -> Speaker | None:
        """Who spoke last; where that one is nameless, whoever is named and spoke or was spoken of just before."""
        last = self.last
        if last is not None and (last.speaker.entities or last.speaker.way == "pronoun"):
            return last.speaker
        for draft in self.drafts[:-4:-1]:
            if sentence.paragraph - draft.paragraph > 1:
                break
            if draft.speaker.entities:
                return draft.speaker
        if last is None or last.paragraph < sentence.paragraph:
            near = self.cast.recent[-1:]
            if near and sentence.paragraph - near[0][0] <= 1:
                return Speaker("continued", None, (near[0][1],))
        return last.speaker if last else None

    def _pointed_back(self, before: Sentence | None, sentence: Sentence, one: Attribution, speaker: Speaker) -> None:
        """"Lo ha detto Vaudrin": the sentence before is hers."""
        if before is None or before.paragraph != sentence.paragraph:
            return
        cue = self.text[sentence.starts[one.cue[0]] : sentence.ends[one.cue[1] - 1]]
        last = self.last
        if last is not None and last.spans and last.spans[-1][1] > before.start and last.manner in ("quotation", "back"):
            last.speaker, last.cue, last.manner = speaker, cue, "back"
            self.pointed = (sentence, last)
            return
        quoted = [(q.start, q.end) for q in before.quoted.values()]
        spans = quoted if _alone(before) else [_trim(self.text, before.start, before.end)]
        if self.pointed is not None and self.pointed[0] is before:  # "Lo ha detto Vaudrin. Lo riporta la Gazzetta."
            told = self.pointed[1]
            self.drafts.append(_Draft(told.spans[:], cue, "assert", speaker, "back", before.paragraph, told.quoted))
            return
        made = _Draft(spans, cue, "assert", speaker, "back", before.paragraph, quoted)
        self.drafts.append(made)
        self.last = made
        self.pointed = (sentence, made)

    def _quotation(self, before: Sentence | None, sentence: Sentence, after: Sentence | None) -> None:
        """A sentence that is nothing but quotations."""
        spans = [(q.start, q.end) for q in sentence.quoted.values()]
        if self.awaits is not None:
            one, spoken, asked = self.awaits
            self.awaits = None
            if sentence.paragraph - asked.paragraph <= 1:
                self._said_next(spans, sentence, one, spoken, asked)
                return
        whole = (before is None or before.paragraph < sentence.paragraph) and (
            after is None or after.paragraph > sentence.paragraph
        )
        size = sum(end - start for start, end in spans)
        if whole and size < _HEADING and self.text[spans[-1][1] - 1] not in _ENDS:
            self.heading = _Draft(spans, "", "assert", Speaker("unnamed", None), "heading", sentence.paragraph, spans)
            return
        if size < _SPEECH:
            return
        self._more(spans, sentence, "quotation")

    def _said_next(
        self, spans: list[Span], sentence: Sentence, one: Attribution, speaker: Speaker, asked: Sentence
    ) -> None:
        """"Vaudrin said:" and, in the next paragraph, what she said."""
        act: Act = one.words.act if one.words else "assert"
        cue = self.text[asked.starts[one.cue[0]] : asked.ends[one.cue[1] - 1]]
        quoted = [(q.start, q.end) for q in sentence.quoted.values()]
        made = _Draft(spans, cue, act, speaker, "beside", sentence.paragraph, quoted)
        self.drafts.append(made)
        self.last = made

    def _more(self, spans: list[Span], sentence: Sentence, manner: str) -> None:
        """Whoever spoke last goes on."""
        spans = [span for span in (_trim(self.text, *span) for span in spans) if span[0] < span[1]]
        if not spans:
            return
        last = self.last
        quoted = [(q.start, q.end) for q in sentence.quoted.values()]
        if last is not None and sentence.paragraph - last.paragraph <= 2:
            if sentence.paragraph == last.paragraph and last.manner != "mood" and manner == "quotation" and last.quoted:
                last.spans.extend(spans)
                last.quoted.extend(quoted)
                return
            speaker = goes_on(self._last_speaker(sentence))
        elif manner == "mood":
            return
        else:
            speaker = Speaker("unnamed", None)
        made = _Draft(spans, "", "assert", speaker, manner, sentence.paragraph, quoted)
        self.drafts.append(made)
        if last is not None:
            self.last = made

    def _mood(self, sentence: Sentence) -> bool:
        known = self.lexicon.reported_verbs
        return bool(known) and any(word in known for word in sentence.words)


def _alone(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but quotations."""
    return bool(sentence.quoted) and all(word == QUOTED or not word.isalnum() for word in sentence.words)


def _kind(text: str, spans: Sequence[Span], quoted: Sequence[Span]) -> StatementKind:
    """Direct: every letter stands between quotation marks; mixed: some do."""
    said = inside = 0
    for start, end in spans:
        said += sum(map(str.isalnum, text[start:end]))
        for low, high in quoted:
            a, b = max(low, start), min(high, end)
            if a < b:
                inside += sum(map(str.isalnum, text[a:b]))
    if not inside:
        return "indirect"
    return "direct" if inside == said else "mixed"


def _trim(text: str, start: int, end: int) -> Span:
    """The span without the spaces, commas and quotation marks around it, unless the marks pair inside it."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end
