"""A statement in the making: what was found of it, how sure that is, and why.

Confidence is the product of two numbers, one for how the words were found and one for how the speaker was: the share of
right ones among those found so, rounded. These are all the numbers there are; no other weight is learnt.
Source: precision on the development sets (`docs/record.md` says how it was taken).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from depeche.model import Act, Span, Statement, StatementKind
from depeche.recording.speakers import Speaker

WORDS = {
    "beside": 0.9, "that": 0.85, "before": 0.9, "source": 0.8, "as": 0.85, "back": 0.85, "colon": 0.7, "first": 0.75,
    "bare": 0.8, "infinitive": 0.65, "object": 0.55, "mood": 0.6, "quotation": 0.8, "heading": 0.6, "guess": 0.65,
    "post": 0.98,
}  # fmt: skip
"""How often the words are right, by the manner in which they were found."""

SPEAKERS = {
    "named": 0.95, "pronoun": 0.85, "title": 0.85, "epithet": 0.7, "institution": 0.85, "spelt": 0.75, "unnamed": 0.8,
    "continued": 0.75,
}  # fmt: skip
"""How often the speaker is right, by the way in which the source was resolved."""

_RULES = {
    "beside": "a quotation or colon follows the cue {cue!r}",
    "that": "the cue {cue!r} opens a reported clause",
    "before": "the cue {cue!r} and its subject stand behind what is said",
    "source": "{cue!r} names the source of its sentence",
    "first": "{cue!r} names the source of its sentence",
    "as": "a clause with the cue {cue!r} attributes its neighbour",
    "back": "{cue!r} points back at what stands before it",
    "colon": "a name, a colon and a quotation",
    "bare": "a clause follows the cue {cue!r} without a conjunction",
    "infinitive": "an infinitive follows the cue {cue!r}",
    "object": "the object of the cue {cue!r} is what is said",
    "mood": "a verb form that only reported speech has",
    "quotation": "a quotation that stands alone goes on from the one before it",
    "heading": "a quotation that heads what its speaker says below",
    "guess": "a quotation beside a name, with no cue that is known",
    "post": "an embedded post is its author's",
}
_WAYS = {
    "named": "the source is named there",
    "pronoun": "a pronoun; the last person spoken of who fits it",
    "title": "an office; the person to whom the text gives it elsewhere",
    "epithet": "a noun for a person; the last one spoken of who fits it",
    "institution": "the source is an institution that is named there",
    "spelt": "the source is named there, by a name known from nowhere else",
    "unnamed": "the text does not name the source",
    "continued": "no source there; the one who spoke before goes on",
}


@dataclass(slots=True)
class Draft:
    """A statement in the making; `spans` may grow while its quotation goes on."""

    spans: list[Span]
    manner: str
    speaker: Speaker
    paragraph: int = 0
    cue: str = ""
    act: Act = "assert"
    quoted: list[Span] = field(default_factory=list)  # stretches of the text between quotation marks
    addressee: str | None = None

    def statement(self, text: str) -> Statement:
        """What is handed out."""
        spans = tuple(self.spans)
        speaker = self.speaker
        names = speaker.names
        alone = speaker.entities[0] if len(names) == 1 else None
        return Statement(
            start=spans[0][0],
            end=spans[-1][1],
            text=" […] ".join(text[start:end] for start, end in spans),
            kind=kind(text, spans, self.quoted),
            spans=spans,
            cue=self.cue,
            act=self.act,
            speaker=names[0] if names else None,
            speakers=names if len(names) > 1 else (),
            speaker_start=speaker.span[0] if speaker.span else None,
            speaker_end=speaker.span[1] if speaker.span else None,
            role=speaker.role or (alone.role if alone else None),
            affiliation=alone.affiliation if alone else None,
            on_behalf_of=speaker.on_behalf_of,
            addressee=self.addressee,
            confidence=round(WORDS[self.manner] * SPEAKERS[speaker.way], 2),
            why=(f"words: {_RULES[self.manner].format(cue=self.cue)}", f"speaker: {_WAYS[speaker.way]}"),
        )


def kind(text: str, spans: Sequence[Span], quoted: Sequence[Span]) -> StatementKind:
    """Direct: every letter stands between quotation marks; mixed: some do; indirect: none does."""
    said = inside = at = 0
    for start, end in spans:
        said += sum(map(str.isalnum, text[start:end]))
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        inner = at
        while inner < len(quoted) and quoted[inner][0] < end:
            inside += sum(map(str.isalnum, text[max(quoted[inner][0], start) : min(quoted[inner][1], end)]))
            inner += 1
    if not inside:
        return "indirect"
    return "direct" if inside == said else "mixed"
