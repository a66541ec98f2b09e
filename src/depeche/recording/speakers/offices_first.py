"""Who is the source, where an office opens the noun phrase and no capital tells a name?

As in Arabic and Hebrew: the name is what stands behind the office and its complement, without an article.
"""

from __future__ import annotations

from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.appointed import told_before
from depeche.recording.speakers.cast import Cast, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.words.lexicon import Lexicon

_WORDS = 3  # of a person's name
_WITH_OFFICE = 4  # words of a source that ends in a surname known before
_GERSHAYIM = frozenset({'"', "״"})


def named_behind_office(source: Source) -> Speaker | None:
    """The speaker whom a source names behind an office, or who was named with that office or surname before."""
    made, words = source.made, source.phrase
    if len(words) > 1 and words[-1] in source.wording.speech.source_nouns:
        words.pop()  # "عن فودران قوله"
    named = _name_behind_office(words, made)
    if named is not None:
        person = source.new("person", source.start + named[0], source.start + named[1])
        return source.speaker("spelt", made.surnames.setdefault(words[named[1] - 1], person))
    holder = _holder(source.within(source.start, source.start + len(words)))
    if holder is not None:
        return source.speaker("title", holder)  # "המנכ״ל"
    body = _body_behind_proclitic(source, len(words))
    if body is not None:
        return source.speaker("spelt", body)
    before = made.surnames.get(words[-1]) if len(words) <= _WITH_OFFICE else None
    return None if before is None else source.speaker("named", before)


def _holder(source: Source) -> Named | None:
    """Whoever was named with that office last, or is told to have come to it."""
    made, lexicon = source.made, source.wording.naming
    office = made.text[slice(*source.span)]
    holder = made.groups.get(office)
    if holder is None and len(source.phrase) == 1 and lexicon.facts(office).titles:
        article = next((one for one in lexicon.naming.definite_prefixes if office.startswith(one)), "")
        return told_before(office[len(article) :], source.span[0], made)
    return holder


def _name_behind_office(words: list[str], made: Cast) -> tuple[int, int] | None:
    """Which of those words are a person's name: behind an office and its complement, the first ones without an article.

    "وزير الخارجية يوسف القصاري", "ראש העיר אילן ברק". None where that is no name of two or three words.
    """
    lexicon, wording = made.wording.naming, made.wording
    articles = lexicon.naming.definite_prefixes
    at = 0
    while at < len(words) and not (lexicon.facts(words[at]).titles or _abbreviated_title(words, at, lexicon)):
        at += 1
    definite = at < len(words) and words[at].startswith(articles)
    at += 3 if _abbreviated_title(words, at, lexicon) else 1
    if at + 3 < len(words) and words[at + 1].startswith(articles) and not words[at].startswith(articles):
        at += 1  # "المتحدث باسم المعارضة سامر العبدالله"
    while at < len(words) and words[at].startswith(articles):
        definite, at = True, at + 1
    end = next((one for one in range(at + 2, len(words)) if _past_name(words[one], made)), len(words))
    name = [word for word in words[at:end] if word != "-"]
    if not definite or not 2 <= len(name) <= _WORDS or not all(word.isalpha() and len(word) > 1 for word in name):
        return None
    closed = (wording.prepositions, wording.adverbs, wording.relatives, wording.determiners)
    if any(any(word in known for known in closed) for word in name):
        return None
    facts = [lexicon.facts(word) for word in name]
    if facts[0].opener or any(one.body or one.titles for one in facts):
        return None  # "المتحدث باسم حساب المواطن" tells no name
    return at, end


def _abbreviated_title(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a title of three items stands there, a mark inside: "יו״ר"."""
    return (
        at + 2 < len(words) and words[at + 1] in _GERSHAYIM and bool(lexicon.facts(words[at] + '"' + words[at + 2]).titles)
    )


def _past_name(word: str, made: Cast) -> bool:
    """Whether a word can't belong to a name: a verb of speech, or a body with a preposition before it ("מבנק החוף")."""
    wording = made.wording
    if word in wording.cues:
        return True
    return _glued(word, wording.naming) > 0


def _glued(word: str, lexicon: Lexicon) -> int:
    """How many characters of a preposition or an "and" are written together with a noun for a body; 0: none."""
    proclitics = lexicon.naming.proclitics
    return next((len(one) for one in proclitics if word.startswith(one) and lexicon.facts(word[len(one) :]).body), 0)


def _body_behind_proclitic(source: Source, size: int) -> Named | None:
    """The body of `size` words whose noun has a preposition or an "and" written together with it: "מעיריית סלמה נמסר"; not
    one to which something is told: "סיפר לעיתון החוף"."""
    lexicon, sentence, start = source.wording.naming, source.sentence, source.start
    word = sentence.words[start]
    if not 1 < size <= _WORDS or lexicon.facts(word).body or word.startswith(lexicon.naming.dative_proclitics):
        return None
    glued = _glued(word, lexicon)
    return (
        source.made.new("organisation", sentence.starts[start] + glued, sentence.ends[start + size - 1]) if glued else None
    )
