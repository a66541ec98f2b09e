"""Who is the source, in a script without capitals? An office, a spokesperson, a kind of body beside a name tell it."""

from __future__ import annotations

from bisect import bisect_left

from depeche.recording.grammar.punctuation import COMMAS
from depeche.recording.speakers.cast import Speaker
from depeche.recording.speakers.offices_first import named_behind_office
from depeche.recording.speakers.offices_last import named_by_its_end
from depeche.recording.speakers.source import Source

_PLACED = 5  # items between an office and the comma before its holder: "وزيرة النقل في أردانيا، سلمى الطويل"


def without_capitals(source: Source) -> Speaker | None:
    """The speaker whom a source means that names nobody, in a script without capitals."""
    if source.wording.naming.naming.capitals:
        return None
    return _apposed(source) or of_offices(source.within(source.start, source.end))


def _apposed(source: Source) -> Speaker | None:
    """The person named right behind the comma that closes an office: "قالت وزيرة النقل، سلمى الطويل، إن …".

    Where capitals tell names, the source has the name in it already.
    """
    sentence, words, end, wording = source.sentence, source.sentence.words, source.end, source.wording
    if source.behind not in COMMAS and source.behind not in wording.prepositions:
        return None
    comma = next((at for at in range(end, min(end + _PLACED, len(words) - 1)) if words[at] in COMMAS), None)
    if comma is None or not wording.mean_somebody(source.phrase):
        return None
    low = sentence.starts[comma + 1]
    person = next(iter(source.made.people(low, sentence.ends[-1])), None)
    at = bisect_left(sentence.starts, person[0]) if person is not None else len(words)
    led = words[comma + 1 : at]  # "رئيس اللجنة، | الناقد المغربي | عبد الإله بنزاكور، …"
    told = at - comma <= _PLACED and not any(word in COMMAS for word in led) and (not led or wording.mean_somebody(led[:1]))
    return source.speaker("named", person[2]) if person is not None and told else None


def of_offices(source: Source) -> Speaker | None:
    """A source that only its offices and kinds tell, which open or close the phrase."""
    wording = source.wording
    last = wording.speech.verb_final or not wording.naming.naming.spaced
    return named_by_its_end(source) if last else named_behind_office(source)
