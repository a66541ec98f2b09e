"""A statement in the making: what was found of it, how sure that is, and why.

Confidence is the product of two numbers, one for how the words were found and one for how the speaker was: the share of
right ones among those found so, rounded. These twenty are all the numbers there are; nothing else is learnt.
Source: precision on the development sets (`docs/record.md` says how it was taken).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from depeche.model import Act, Span, Statement, StatementKind
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Speaker

QUOTED = {"colon": 0.83, "quotation": 0.84, "fragment": 0.8, "guess": 0.8, "": 0.98}
"""How often the words of a direct statement are right, by the manner in which they were found; "": in any other."""

REPORTED = {
    "that": 0.74, "source": 0.76, "back": 0.78, "infinitive": 0.62, "as": 0.53, "object": 0.59, "beside": 0.6, "": 0.64,
}  # fmt: skip
"""The same of mixed and indirect ones."""

SPEAKERS = {"named": 0.96, "pronoun": 0.96, "institution": 0.94, "unnamed": 0.75, "continued": 0.5, "beside": 0.65, "": 0.9}
"""How often the speaker is right, by the way in which the source was resolved; "": in any other."""

CHOSEN = frozenset({"pronoun", "epithet", "title", "continued", "document"})
"""Ways that choose among those spoken of before."""

_RULES = {
    "beside": "a quotation or colon follows the cue {cue}",
    "that": "the cue {cue} opens a reported clause",
    "before": "the cue {cue} and its subject stand behind what is said",
    "source": "{cue} names the source of its sentence",
    "first": "{cue} names the source of its sentence",
    "as": "a clause with the cue {cue} attributes its neighbour",
    "back": "{cue} points back at what stands before it",
    "colon": "a name, a colon and a quotation",
    "bare": "a clause follows the cue {cue} without a conjunction",
    "infinitive": "an infinitive follows the cue {cue}",
    "object": "the object of the cue {cue} is what is said",
    "mood": "a verb form that only reported speech has",
    "quotation": "a quotation that stands alone goes on from the one before it",
    "heading": "a quotation that heads what its speaker says below",
    "fragment": "quoted words that no cue attributes, and no name",
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
    "beside": "no source there; the person named before it in its sentence",
    "document": "a text or a group; whose it is stands there, or spoke before",
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
    candidates: tuple[str, ...] = ()  # who was spoken of before, the last first
    empty: bool = False  # it holds the floor, and is no statement

    def statement(self, text: str) -> Statement:
        """What is handed out."""
        spans = tuple(self.spans)
        speaker = self.speaker
        names = speaker.names
        alone = speaker.entities[0] if len(names) == 1 else None
        nature = kind(text, spans, self.quoted)
        confidence, found_so, weighed = _judged(nature == "direct", self.manner, speaker.way)
        why = ["words: " + _RULES[self.manner].replace("{cue}", repr(self.cue)), found_so]
        if self.candidates:
            why.append(f"candidates: {'; '.join(self.candidates)}")
        why.append(weighed)
        return Statement(
            start=spans[0][0],
            end=spans[-1][1],
            text=" […] ".join([text[start:end] for start, end in spans]),
            kind=nature,
            spans=spans,
            cue=self.cue,
            act=self.act,
            speaker=names[0] if names else None,
            speakers=names if len(names) > 1 else (),
            speaker_start=speaker.span[0] if speaker.span else None,
            speaker_end=speaker.span[1] if speaker.span else None,
            role=_role(speaker, alone),
            affiliation=alone.affiliation if alone else None,
            on_behalf_of=speaker.on_behalf_of,
            addressee=self.addressee,
            confidence=confidence,
            why=tuple(why),
        )


def _role(speaker: Speaker, alone: Named | None) -> str | None:
    """The office of who speaks, as it is told of the person, and with what stands before it: "the Selm council leader"."""
    role = alone.role if alone else None
    return speaker.role if role is None or (speaker.role or "").endswith(role) else role


@cache  # of a few hundred ways to find a statement
def _judged(direct: bool, manner: str, way: str) -> tuple[float, str, str]:
    """How sure a statement is that was found so; how its speaker was found, and the weights, as a reader is told."""
    words = QUOTED if direct else REPORTED
    said, speaker = words.get(manner, words[""]), SPEAKERS.get(way, SPEAKERS[""])
    return round(said * speaker, 2), f"speaker: {_WAYS[way]}", f"weights: words {said}, speaker {speaker}"


def kind(text: str, spans: Sequence[Span], quoted: Sequence[Span]) -> StatementKind:
    """Direct: every letter stands between quotation marks; mixed: some do; indirect: none does."""
    if not quoted:
        return "indirect"
    if tuple(quoted) == tuple(spans):
        return "direct" if any(any(map(str.isalnum, text[start:end])) for start, end in spans) else "indirect"
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
