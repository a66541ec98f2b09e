"""Whom does a word mean that only refers back: "she", "the latter", "him"? The last person spoken of who fits it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container

from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COLONS
from depeche.recording.grammar.subjects import main_subject
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Speaker, goes_on, oblique
from depeche.recording.speakers.entourage import of_entourage
from depeche.recording.speakers.opening_clauses import subject_of_opening_clause
from depeche.recording.speakers.source import Source
from depeche.recording.speakers.strangers import meant
from depeche.recording.words.facts import Gender

_OPENING = 6  # words with which a sentence begins, a name among them
_NEAR = 2  # paragraphs back in which one pronoun for women and men finds its name
_LONGEST = 2  # items of a pronoun, with what stands beside it: "she too"


def of_reference(source: Source) -> Speaker | None:
    """The speaker whom words mean that only refer back; None where a source is more than that."""
    if _in_this(source):
        return source.unnamed()
    if source.end - source.start > _LONGEST:
        return _of_latter(source) or _of_theirs(source)
    return _of_latter(source) or _of_article(source) or _of_oblique(source) or _of_theirs(source) or _of_pronoun(source)


def _in_this(source: Source) -> bool:
    """Whether a pronoun behind an "in" only points at where something is told: "En | este se señala que"."""
    wording, start = source.wording, source.start
    if source.end - start > 1 or not start or not wording.speech.pro_drop or source.phrase[0] not in wording.pronouns:
        return False
    return source.sentence.words[start - 1] in wording.speaks_in


def _of_latter(source: Source) -> Speaker | None:
    """ "The latter", "quest'ultima": the person named last, of whose gender it is."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    opens = source.start - 1 if source.start and words[source.start] == "'" else source.start
    if words[opens] not in wording.latter:
        return None
    size = phrase_at(sentence, opens, wording.latter)
    end = opens + size
    if not size or not (end == source.end or (end < len(words) and words[end] in wording.prepositions)):
        return None
    gender = next((gender for word in source.phrase if (gender := wording.gender(word)) is not None), None)
    return _pronoun_of(source, source.made.latter(source.span[0], gender))


def _of_article(source: Source) -> Speaker | None:
    """ "Die lachte: “…”": the person named last; nobody where several speak, as in "Die sagten"."""
    words, wording, start = source.sentence.words, source.wording, source.start
    if len(source.phrase) > 1 or words[start] not in wording.articles_alone or not _stands_alone(source):
        return None
    verb = source.behind if start == 0 and source.behind else words[start - 1]
    plural = wording.subject_is_plural([verb])
    return _pronoun_of(source, None if plural else source.made.latter(source.span[0], wording.gender(words[start])))


def _stands_alone(source: Source) -> bool:
    """Whether a verb of speech stands right behind an article, or before it with nothing behind: no noun of it comes."""
    words, wording, at = source.sentence.words, source.wording, source.start
    behind = source.behind or "."
    if behind in BREAKS:
        return at > 0 and words[at - 1] in wording.verbs
    return behind in wording.verbs and behind not in wording.light


def _pronoun_of(source: Source, person: Named | None) -> Speaker:
    return source.unnamed() if person is None else source.speaker("pronoun", person)


def _of_oblique(source: Source) -> Speaker | None:
    """Whom a "him" behind "according to" means, told by the pronoun of a subject; else who spoke before, if that fits."""
    word, wording, made, last = source.sentence.words[source.start], source.wording, source.made, source.last
    if len(source.phrase) > 1 or word not in wording.obliques:
        return None
    pronoun = wording.obliques[word]
    found = _meant_by(pronoun, source)
    if found.way != "unnamed" or last is None:
        return found
    gender: Gender = "f" if pronoun in wording.she else "m"
    return goes_on(last) if all(made.may_be(one, gender) for one in last.entities) else found


def _of_theirs(source: Source) -> Speaker | None:
    """ "In their view", with which a sentence opens: not his who spoke before."""
    theirs = not source.start and phrase_at(source.sentence, 0, source.wording.sources_theirs) == source.end
    return source.unnamed() if theirs else None


def _of_pronoun(source: Source) -> Speaker | None:
    """ "She", "she too": whom a pronoun means, that is no part of a name or a title."""
    words, wording, start = source.phrase, source.wording, source.start
    spaced = wording.naming.naming.spaced or " ".join(words) in wording.pronouns  # "章氏" is no "氏"
    pronoun = next((word for word in (words if spaced else words[:1]) if word in wording.pronouns), None)
    if pronoun is None:
        return None
    if words[0] == pronoun and wording.leads_noun(words):
        return None  # "este | ministerio"
    titled = len(words) > 1 and source.sentence.capital[start + 1] and words[0] in wording.titles
    if titled and (words[0] in wording.he or words[0] in wording.she):
        return None  # Vietnamese "chị Sương"
    return _meant_by(pronoun, source)


def _meant_by(pronoun: str, source: Source) -> Speaker:
    """Whoever a pronoun for a subject means."""
    wording, last = source.wording, source.last
    spoke = last.entities if last is not None and pronoun in wording.they else ()
    if len(spoke) > 1 or (spoke and spoke[0].kind == "organisation" and pronoun not in wording.she):
        return Speaker("pronoun", source.span, spoke)
    if (pronoun in wording.she or pronoun in wording.he) and not (pronoun in wording.they and _of_several(source)):
        person = _he_or_she(pronoun, source)
        if person is not None:
            return meant("pronoun", source.span, person)
    if pronoun in wording.it and source.spoke is not None:
        return Speaker("pronoun", source.span, () if source.spoke.kind == "person" else (source.spoke,))
    return source.unnamed()


def _of_several(source: Source) -> bool:
    """Whether the verb right before or behind a pronoun for her and for them is one of several: "äußerten | sie", "sie |
    fordern"; not "forderte | sie Änderungen"."""
    words, wording = source.sentence.words, source.wording
    beside = (words[source.start - 1] if source.start else "", source.behind)
    verb = next((word for word in beside if word in wording.verbs or word in wording.auxiliaries), "")
    return wording.subject_is_plural([verb])


def _he_or_she(pronoun: str, source: Source) -> Named | None:
    """The woman or man spoken of last; where one pronoun is for both ("hän"), only who was just before."""
    wording, made, paragraph = source.wording, source.made, source.sentence.paragraph
    if pronoun in wording.she and pronoun in wording.he:
        near = made.recent[-1] if made.recent else None
        return near[1] if near is not None and paragraph - near[0] <= _NEAR else made.only
    gender: Gender = "f" if pronoun in wording.she else "m"
    person = _subject_before(source, gender) or _opener(source, gender) or _of_colon(source, gender)
    told_of = _quoted_names(source)
    return person or made.antecedent(paragraph, gender, told_of) or _before_pronoun(source, gender, told_of)


def _quoted_names(source: Source) -> frozenset[str]:
    """Who is named inside the quotations of a sentence, so that somebody else speaks there: "“Ana never knew,” she said"."""
    quotations = source.sentence.quoted.values()
    return frozenset(one.name for span in quotations for _, _, one in source.made.people(span.start, span.end))


def _subject_before(source: Source, gender: Gender) -> Named | None:
    """Whom a pronoun means behind "as" or "while", where somebody begins that sentence: "Ruiz stood up as she read: …"."""
    sentence, words, made, wording = source.sentence, source.sentence.words, source.made, source.wording
    at = source.start
    before = words[at - 1] if at >= _OPENING else ""
    opens = before in wording.opens_clause or before in wording.conjunctions or before in wording.as_words
    if not (opens or (before in wording.relatives and before not in wording.determiners)):
        return None
    quoted = next(iter(sentence.quoted), at)
    people = made.people(sentence.start, sentence.starts[min(at, quoted)])
    free = next((mention for mention in people if not oblique(made, sentence, mention)), None)
    if free is None or not made.may_be(free[2], gender):
        return None
    name = bisect_left(sentence.starts, free[0])
    if name > _OPENING or any(word in wording.speaking for word in words[name:at]):
        return None
    return free[2]


def _opener(source: Source, gender: Gender) -> Named | None:
    """Whom a pronoun means behind a clause with a subject of its own: "When Mr Brandt left Selm, he said"."""
    opening = subject_of_opening_clause(source.sentence, source.start, source.made)
    return opening[2] if opening is not None and source.made.may_be(opening[2], gender) else None


def _of_colon(source: Source, gender: Gender) -> Named | None:
    """Who is the subject before a colon and its quotation, behind which the pronoun stands: "Ruiz met Brandt: “I stay,” | he
    said"."""
    sentence, made = source.sentence, source.made
    quoted = next(iter(sentence.quoted), source.start)
    if not 0 < quoted < source.start or sentence.words[quoted - 1] not in COLONS:
        return None
    who = main_subject(sentence, quoted, source.wording)
    people = made.people(sentence.starts[who.start], sentence.ends[who.end - 1]) if who is not None else []
    if who is None or len(people) != 1 or not made.may_be(people[0][2], gender):
        return None
    return None if of_entourage(source.within(who.start, who.end)) else people[0][2]


def _before_pronoun(source: Source, gender: Gender, told_of: Container[str]) -> Named | None:
    """The person named first in the same sentence: "Ana Ruiz, the mayor, has she too said"; none of those spoken of."""
    made = source.made
    people = (entity for _, _, entity in made.people(source.sentence.start, source.span[0]))
    return next((one for one in people if one.name not in told_of and made.genders.get(one.name, gender) == gender), None)
