"""Is a word that may be a verb of speech, a noun or an adjective the verb? Where no ending tells, number and place do.

"Voters demand answers" and "the growing demand", "prosecutors charged two men" and "a charged speech". Used where a language
lists such forms (`verbs_of_several`, `verbs_of_one`, `also_adjectives`); all looks are bounded, so a sentence is read in
linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_BACK = 8  # items before a word in which its subject stands
_PLURAL = 4  # letters that a noun for several has at least: "this" and "was" are none


def is_homograph(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether item `at`, one of `homographs` that might be a verb of speech, is a noun or an adjective there."""
    word = sentence.words[at]
    adjective, several = word in wording.also_adjectives, word in wording.verbs_of_several
    near = _before_adverbs(sentence.words, at, wording)
    start = _phrase(sentence, near, wording)
    if adjective and (_leads_noun(sentence, at, start, near, wording) or _follows_noun(sentence, start, near, wording)):
        return True
    if start == near or _is_plural(sentence.words[near - 1], wording) or _somebody(sentence, start, near, wording):
        return False
    if several:
        return _has_no_plural(sentence.words, start, wording)
    return word in wording.verbs_of_one and _has_no_article(sentence.words, start, wording)


def _leads_noun(sentence: Sentence, at: int, start: int, near: int, wording: Wording) -> bool:
    """Whether a participle tells of the noun behind it, and nobody who may speak stands before it: "gives detailed data"."""
    words = sentence.words
    behind = at + 1
    if behind >= len(words) or not words[behind].isalpha() or sentence.capital[behind]:
        return False
    if words[behind] in wording.closed or words[behind] in wording.opens_clause:
        return False
    if start == near:
        return not _may_govern(words, near - 1, wording)
    if _somebody(sentence, start, near, wording) or _is_plural(words[near - 1], wording):
        return False
    return start > 0 and words[start - 1] not in wording.determiners


def _follows_noun(sentence: Sentence, start: int, near: int, wording: Wording) -> bool:
    """Whether a thing with its article stands before an adjective, where these follow their noun: "un niveau critique"."""
    if not wording.speech.inverts or not 0 < start < near or sentence.words[start - 1] not in wording.determiners:
        return False
    return not _somebody(sentence, start, near, wording)


def _has_no_plural(words: Sequence[str], start: int, wording: Wording) -> bool:
    """Whether one thing begins at `start`, before a form that several have: "the growing demand", "a Selm report"."""
    edge = start - 1
    while edge > 0 and words[edge] in wording.determiners:
        edge -= 1
    if edge < 1 or words[edge] not in wording.prepositions:
        return edge < 0 or words[edge] not in wording.relatives
    return not _is_plural(words[edge - 1], wording) and words[edge - 1] not in wording.pronouns  # not "voters in the town"


def _has_no_article(words: Sequence[str], start: int, wording: Wording) -> bool:
    """Whether what begins at `start`, before a form that one has, can be no subject, having no article: "lifts heavy
    objects"; not "the plan for electric cars demands"."""
    if start == 0:
        return False
    return words[start - 1] not in wording.determiners and words[start - 1] not in wording.auxiliaries


def _before_adverbs(words: Sequence[str], at: int, wording: Wording) -> int:
    """Where the adverbs right before item `at` begin; a "to" is none of them."""
    endings = wording.speech.adverb_endings or ("\0",)
    while at > 0:
        word = words[at - 1]
        if word in wording.infinitive_markers or word in wording.auxiliaries:
            break
        if not (word in wording.adverbs or (len(word) > _PLURAL and word.endswith(endings))):
            break
        at -= 1
    return at


def _phrase(sentence: Sentence, end: int, wording: Wording) -> int:
    """Where the nouns and adjectives begin that end there, without an article; `end` where there are none."""
    words, start = sentence.words, end
    while start > max(0, end - _BACK):
        word = words[start - 1]
        if word in wording.closed or not (word.isalnum() or word == "-"):
            break
        start -= 1
    return start


def _somebody(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether a name, a person, a body or what somebody wrote is among those items."""
    words = sentence.words[start:end]
    if any(sentence.capital[max(start, 1) : end]) or wording.mean_somebody(words):
        return True
    texts = (wording.documents, wording.inquiries, wording.tallies, wording.utterances, wording.collectives, wording.persons)
    return any(word in known for word in words for known in texts) or any(map(wording.names_a_person, words))


def _is_plural(word: str, wording: Wording) -> bool:
    """Whether a word is for several: by its ending, or as one that needs none ("people")."""
    return word in wording.of_several or (len(word) >= _PLURAL and wording.naming.looks_plural(word))


def _may_govern(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a subject, or an auxiliary, stands there for a verb right behind it."""
    if at < 0:
        return True
    word = words[at]
    if not word.isalpha() or word in wording.pronouns or word in wording.relatives or word in wording.joiners:
        return True
    return word in wording.auxiliaries or word in wording.infinitive_markers or word in wording.negations


def is_name(sentence: Sentence, at: int, verb: int, wording: Wording) -> bool:
    """Whether a capital tells that what may be an auxiliary is a name: "which Will claims", "the May report says"; not
    "TAPPER: Do you think"."""
    capital, words = sentence.capital, sentence.words
    if words[at] not in wording.auxiliaries or not capital[at] or at < 1 or capital[at - 1] or capital[verb]:
        return False
    return (words[at - 1] == "," or words[at - 1].isalnum()) and words[at + 1] not in wording.pronouns
