"""Who is the source, by full name? From a place in a sentence to a person, an organisation or nobody.

A wrong name is worse than none: a source that the text leaves unnamed stays so, and keeps only its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from depeche.model import Span
from depeche.recording.cues import Lexicon
from depeche.recording.mentions import Named
from depeche.recording.sentences import Sentence

Gender = Literal["she", "he"]
Way = Literal["named", "pronoun", "title", "institution", "unnamed", "continued"]

_NEAR = 3  # paragraphs back in which a pronoun may find its name
_SLACK = 2  # words of an institution's noun phrase that its name may leave over


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source, resolved as far as the text allows."""

    way: Way
    span: Span | None  # where the statement mentions it
    entities: tuple[Named, ...] = ()
    on_behalf_of: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(entity.name for entity in self.entities)


@dataclass(slots=True)
class Cast:
    """The people and bodies of one article, and who of them was spoken of last; grows as the text is read."""

    lexicon: Lexicon
    starts: list[int]
    mentions: list[tuple[int, int, Named]]
    genders: dict[str, Gender]
    recent: list[tuple[int, Named]] = field(default_factory=list)  # (paragraph, person), last subject last

    def overlapping(self, start: int, end: int) -> list[tuple[int, int, Named]]:
        """The mentions inside `start:end`, in order."""
        first = bisect_left(self.starts, start)
        found = []
        while first < len(self.mentions) and self.mentions[first][0] < end:
            if self.mentions[first][1] <= end:
                found.append(self.mentions[first])
            first += 1
        return found

    def met(self, sentence: Sentence) -> None:
        """Remember the people of a sentence, the first one last: it is the likeliest to be meant by a pronoun."""
        people = [entity for _, _, entity in self.overlapping(sentence.start, sentence.end) if entity.kind == "person"]
        self.recent.extend((sentence.paragraph, person) for person in reversed(people))
        del self.recent[:-12]

    def spoke(self, paragraph: int, speaker: Speaker) -> None:
        """Remember who spoke."""
        self.recent.extend((paragraph, entity) for entity in speaker.entities if entity.kind == "person")

    def antecedent(self, paragraph: int, gender: Gender) -> Named | None:
        """The person that a pronoun of that gender means."""
        for where, person in reversed(self.recent):
            if paragraph - where > _NEAR:
                return None
            if self.genders.get(person.name, gender) == gender:
                return person
        return None


def cast(text: str, entities: Iterable[Named], sentences: Sequence[Sentence], lexicon: Lexicon) -> Cast:
    """The cast of an article: its entities, and what the text shows of their gender."""
    mentions = sorted(
        ((start, end, entity) for entity in entities for start, end in entity.mentions), key=lambda m: (m[0], -m[1])
    )
    genders: dict[str, Gender] = {
        entity.name: "she" if entity.gender == "f" else "he" for _, _, entity in mentions if entity.gender is not None
    }
    made = Cast(lexicon, [start for start, _, _ in mentions], mentions, genders)
    for sentence in sentences:
        _learn_genders(made, sentence)
    return made


def _learn_genders(made: Cast, sentence: Sentence) -> None:
    words, lexicon = sentence.words, made.lexicon
    for at, word in enumerate(words):
        gender: Gender | None = "she" if word in lexicon.feminine else "he" if word in lexicon.masculine else None
        if gender is None:
            continue
        for _, _, entity in made.overlapping(sentence.starts[at], sentence.ends[min(at + 8, len(words) - 1)]):
            if entity.kind == "person":
                made.genders.setdefault(entity.name, gender)
                break


def resolve(
    sentence: Sentence, source: tuple[int, int] | None, made: Cast, last: Speaker | None, *, first: bool = False
) -> Speaker:
    """The speaker whom items `source` of a sentence mean; where there are none, the one who spoke last goes on.

    Of several people the last is meant, as in "Vaudrin's spokesman Ruiz"; with `first`, the first.
    """
    if source is None:
        return _goes_on(last)
    words, lexicon = sentence.words, made.lexicon
    start, end = source
    while end - 1 > start and words[end - 1] in (",", "(", "-"):
        end -= 1
    span = (sentence.starts[start], sentence.ends[end - 1])
    if end - start <= 2 and any(words[at] in lexicon.pronouns for at in range(start, end)):
        return _of_pronoun(sentence, words[start] if words[start] in lexicon.pronouns else words[end - 1], span, made, last)
    mentions = made.overlapping(*span)
    people = [m for m in mentions if m[2].kind == "person" and not _governed(sentence, m, start, lexicon)]
    if people:
        return _of_people(sentence, people[:1] if first else people, start, end, made)
    bodies = [m for m in mentions if m[2].kind != "person" and not _governed(sentence, m, start, lexicon)]
    unnamed_head = any(word in lexicon.spokespersons for word in words[start:end])
    if unnamed_head:
        behalf = [m[2].name for m in mentions if m[2].kind != "person"]
        by_title = _of_title(sentence, start, end, made)
        return by_title or Speaker("unnamed", span, (), behalf[0] if behalf else None)
    for mention in bodies:
        if _fills(sentence, mention, start, end, lexicon):
            return Speaker("institution", span, (mention[2],))
    return _of_title(sentence, start, end, made) or Speaker("unnamed", span)


def _goes_on(last: Speaker | None) -> Speaker:
    if last is None:
        return Speaker("unnamed", None)
    return Speaker("continued", last.span, last.entities, last.on_behalf_of)


def _of_pronoun(sentence: Sentence, word: str, span: Span, made: Cast, last: Speaker | None) -> Speaker:
    lexicon = made.lexicon
    if word in lexicon.she or word in lexicon.he:
        gender: Gender = "she" if word in lexicon.she else "he"
        person = made.antecedent(sentence.paragraph, gender)
        if person is not None:
            return Speaker("pronoun", span, (person,))
    if word in lexicon.they and last is not None and len(last.entities) > 1:
        return Speaker("pronoun", span, last.entities)
    return Speaker("unnamed", span)


def _of_people(
    sentence: Sentence, people: list[tuple[int, int, Named]], start: int, end: int, made: Cast
) -> Speaker:
    words, lexicon = sentence.words, made.lexicon
    low, _, entity = people[-1]
    span_start = sentence.starts[start]
    chosen = [entity]
    for earlier in people[-2::-1]:
        between = [w for w, at in zip(words, sentence.starts, strict=True) if earlier[1] <= at < low]
        if between and all(word in lexicon.joiners or word == "," for word in between):
            chosen.insert(0, earlier[2])
            low = earlier[0]
        else:
            break
    behalf = None
    if any(word in lexicon.spokespersons for word in words[start:end]):
        bodies = [m[2] for m in made.overlapping(span_start, sentence.ends[end - 1]) if m[2].kind != "person"]
        behalf = bodies[0].name if bodies else None
    return Speaker("named", (span_start, sentence.ends[end - 1]), tuple(dict.fromkeys(chosen)), behalf)


def _governed(sentence: Sentence, mention: tuple[int, int, Named], start: int, lexicon: Lexicon) -> bool:
    """Whether a preposition stands before that mention ("the lawyer of Vaudrin"), or a genitive behind it."""
    at = bisect_left(sentence.starts, mention[0])
    words = sentence.words
    before = at - 1
    light = lexicon.determiners | lexicon.titles
    while before > start and (words[before] in light or words[before] == "'"):
        before -= 1
    if before >= start and words[before] in lexicon.prepositions:
        return True
    after = bisect_left(sentence.starts, mention[1])
    return words[after : after + 2] == ["'", "s"] and after + 2 < len(words)


def _fills(sentence: Sentence, mention: tuple[int, int, Named], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether that name is the whole of the noun phrase, but for an article and the like."""
    left = [
        word
        for word, low in zip(sentence.words[start:end], sentence.starts[start:end], strict=True)
        if not (mention[0] <= low < mention[1]) and word not in lexicon.determiners and word.isalnum()
    ]
    return len(left) <= (_SLACK if mention[2].kind == "organisation" else 0)


def _of_title(sentence: Sentence, start: int, end: int, made: Cast) -> Speaker | None:
    """ "The minister": the person last spoken of whose role has that word; of none where the article is missing."""
    lexicon = made.lexicon
    nouns = {word for word in sentence.words[start:end] if word.isalpha() and len(word) > 3} - lexicon.prepositions
    if not nouns or not any(word in lexicon.determiners for word in sentence.words[start : start + 1]):
        return None
    for where, person in reversed(made.recent):
        if sentence.paragraph - where > 2 * _NEAR:
            break
        role = {word.lower() for word in (person.role or "").replace("-", " ").split()}
        if role & nouns:
            return Speaker("title", (sentence.starts[start], sentence.ends[end - 1]), (person,))
    return None
