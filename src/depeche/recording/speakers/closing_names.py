"""Who is named by one word where a clause ends, behind a verb of speech and a circumstance: "“…”, escribió en X | Vaudrin",
"«…», afirmou, por sua vez, | Vaudrin", "„…”, a precizat pentru Curierul | Vaudrin"?

The cases of a language or the preposition before it tell whether that is the subject; who it is tells the cast only.
"""

from __future__ import annotations

from bisect import bisect_left

from depeche.recording.grammar.cues import cue_at
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.speakers.cast import Cast, Mention, oblique
from depeche.recording.text.sentences import QUOTED, Sentence

_REACH = 14  # items from a verb to the name that closes its clause


def closing_name(sentence: Sentence, verb: int, made: Cast) -> Mention | None:
    """The person named last in the clause of the verb that ends at item `verb`, who is nothing but its subject there."""
    words = sentence.words
    end = next((at for at in range(verb, min(len(words), verb + _REACH)) if words[at] == QUOTED), verb + _REACH)
    end = min(end, len(words))
    for mention in made.people(sentence.starts[verb], sentence.ends[end - 1]) if verb < end else ():
        at, behind = bisect_left(sentence.starts, mention[0]), bisect_left(sentence.starts, mention[1])
        if behind < len(words) and words[behind] not in BREAKS and words[behind] not in made.wording.joiners:
            continue
        free = at > verb and _stands_free(sentence, verb, at, made) and not oblique(made, sentence, mention)
        return mention if free else None
    return None


def _stands_free(sentence: Sentence, verb: int, name: int, made: Cast) -> bool:
    """Whether nothing between a verb and a name governs that: no article, noun for a person, "and" or other verb stands
    right before it, and no clause begins between."""
    words, wording = sentence.words, made.wording
    before, between = words[name - 1], words[verb:name]
    governs = (wording.determiners, wording.joiners, wording.titles, wording.auxiliaries, wording.genitives)
    if any(before in known for known in governs) or wording.means_a_person(before) or before == "'":
        return False
    gerunds = wording.speech.gerunds
    if any(word in wording.complementizers or word in wording.opens_clause or word in wording.relatives for word in between):
        return False
    if gerunds and any(word.endswith(gerunds) and not sentence.capital[verb + n] for n, word in enumerate(between)):
        return False
    return not any(cue_at(words, at, wording) for at in range(verb, name))
