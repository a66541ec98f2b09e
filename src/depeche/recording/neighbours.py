"""What a mention of an encounter has from the one beside it: the day, the place, and who does what is told.

A clause tells these once: "meet for talks on Friday in Rome", "was received in audience by the pope", "on the sidelines of
the forum in Rome he met Vaud". What has one of its own keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depeche.language.encounter import Noun, Verb
from depeche.recording.encounter_mention import Mention

_FOR = 60  # characters from a verb to the noun that says what it is for
_OPENING = 40  # characters from the beginning of a sentence to an encounter that frames what it tells
_NEXT = 2  # characters between two sentences of one paragraph


def hand_on(found: Sequence[Mention], text: str) -> None:
    """Gives a mention the day and place of its neighbour in the clause: "met Vaud today at the summit".

    A verb that nobody stands behind has them from the noun that says what it is for: "they meet for talks on Friday".
    """
    for before, mention in pairwise(found):
        if mention.sentence != before.sentence or "," in text[before.span[1] : mention.span[0]]:
            continue
        if before.sort == "visit" and isinstance(before.meaning, Verb) and before.place is not None:
            mention.place = before.place  # "flies to Rome for talks": that is where they are held
        if mention.date is None:
            mention.date, mention.until = before.date, before.until
            mention.place = mention.place or before.place
        elif before.date is None and isinstance(mention.meaning, Noun) and _is_for(before, mention):
            before.date, before.until, before.lent = mention.date, mention.until, True
            before.place = before.place or mention.place


def share_subjects(found: Sequence[Mention], text: str) -> None:
    """Tells of a mention who does what is told, where the words stand with its neighbour.

    A noun has them from the verb before it: "was received on Friday in audience by the pope". A verb without a subject has
    it from the sentence before: "Brisset arrived in Rome. He met Vaud". A place that opens the sentence holds all of it:
    "on the sidelines of the forum in Rome, Brisset met Vaud".
    """
    for before, mention in pairwise(found):
        if mention.sentence != before.sentence:
            follows = (
                0 <= mention.sentence[0] - before.sentence[1] <= _NEXT and "\n" not in text[before.span[1] : mention.span[0]]
            )
            people = [one for one in before.before if one.kind == "person"] or before.carried
            if follows and isinstance(mention.meaning, Verb) and not (mention.before or mention.unnamed_before):
                mention.carried = [one for one in people[:1] if one not in mention.parties]
            continue
        between = text[before.span[1] : mention.span[0]]
        if isinstance(mention.meaning, Verb):
            opens = isinstance(before.meaning, Noun) and before.span[0] - before.sentence[0] <= _OPENING and not before.over
            if opens and mention.place is None and between.count(",") <= 1 and not {":", ";"} & set(between):
                mention.place = before.place
        elif (
            isinstance(before.meaning, Verb)
            and not (before.after or mention.before)
            and len(between) <= _FOR
            and "," not in between
        ):
            mention.carried = [one for one in before.before if one not in mention.parties]


def _is_for(verb: Mention, noun: Mention) -> bool:
    """Whether the noun may say what they meet for."""
    joint = isinstance(verb.meaning, Verb) and verb.meaning.joint
    return joint and not verb.after and noun.span[0] - verb.span[1] <= _FOR
