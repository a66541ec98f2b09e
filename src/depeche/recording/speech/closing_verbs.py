"""What does a verb say that closes its sentence? "Vaudrin, “…” dedi", 「…」と語った, "“…” diyen Vaudrin".

There the subject stands first, with a comma, a mark or nothing behind it; then comes what is said, then the verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import clause_of_quotation
from depeche.recording.grammar.cues import Found, cue_at
from depeche.recording.grammar.inversion import past_day
from depeche.recording.grammar.noun_phrases import noun_end
from depeche.recording.grammar.punctuation import COMMAS, FINAL
from depeche.recording.speakers.entourage import behind_entourage
from depeche.recording.speech.attributed import Attribution, Manner
from depeche.recording.speech.marked_names import leads_on, names_a_body
from depeche.recording.speech.passives import is_impersonal
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_FIRST = 80  # items before the mark that closes a subject; where each character is one, they are many
_AHEAD = 16  # items between a quotation and its verb
_OBJECTS = frozenset({"reject", "deny", "demand", "accuse", "promise", "warn", "praise", "propose"})  # their object tells
_NAME = 4  # items of a name behind its verb
_SPELT_OUT = 12  # items of one with what its bearer is
_INTRODUCED = 3  # words before a comma among which an "a" introduces somebody
_FULL = 2  # words of a name with its given name
_OCCASION = 10  # items up to the noun for it
_APOSTROPHES = frozenset({"'", "’"})
_MARKS = COMMAS | FINAL | {":"}


def verb_final(verb: SpeechVerb, low: int, made: Sequence[Attribution]) -> Attribution | None:
    """ "Vaudrin, “…” dedi", 「…」と語った, "“…” diyen Vaudrin": subject, what is said, verb.

    Before item `low` its sentence is told; `made` says how.
    """
    sentence, found, words, wording = verb.sentence, verb.found, verb.words, verb.wording
    low, end = _stretch(verb, low, made)
    if is_impersonal(sentence, found, wording):
        told = _told_in_text if found.cue.leads else _told_by_nobody
        return told(sentence, found, low, end, wording)
    marked = _marked_clause(verb, low, end)
    if marked is not None:
        return marked
    start, end, source = _source(verb, low, end, made)
    start = _behind_subject(words, start, end, wording)
    if not found.cue.leads and _opens_speech(words, found.end, source, wording):
        return _said_behind(verb, low, end, source)
    if start >= end:
        return None
    quoted = _quoted_before(sentence, start, end, wording)
    if quoted:
        source = _quoting(verb, quoted, end, source)
        return verb.attribution(tuple((at, at + 1) for at in quoted), "beside", source)
    return _clause_before(verb, low, start, end, source)


def _marked_clause(verb: SpeechVerb, low: int, end: int) -> Attribution | None:
    """What a word closes that stands before the subject: "रस्ता खुला होईल, असे | ब्रांदे यांनी सांगितले"."""
    words, wording = verb.words, verb.wording
    marks, endings = wording.speech.quote_marks_after, wording.speech.subject_marks
    at = next((at for at in range(end - 2, max(low + 1, end - _SPELT_OUT), -1) if words[at] in marks), 0)
    if not at or not wording.naming.naming.spaced or QUOTED in words[low:end] or not COMMAS.isdisjoint(words[at:end]):
        return None
    if wording.naming.naming.capitals and not endings:
        speaks = _heads(verb.sentence, at + 1, end, wording)
    else:
        speaks = not endings or words[end - 1].endswith(endings)
    closes = at - (words[at - 1] in COMMAS)
    return verb.attribution(((low, closes),), "that", (at + 1, end)) if speaks and closes > low else None


def _stretch(verb: SpeechVerb, low: int, made: Sequence[Attribution]) -> tuple[int, int]:
    """The stretch before a verb in which its subject and what is said stand, without adverbs and marks at either end."""
    words, wording, end = verb.words, verb.wording, verb.found.start
    while end > low and (words[end - 1] in wording.speech.quote_marks_after or words[end - 1] in wording.adverbs):
        end -= 1
    while low < end and ((words[low] in _MARKS and words[low] != ":") or (made and words[low] in wording.joiners)):
        low += 1
    return _behind_adverbs(words, low, end, wording), end


def _source(verb: SpeechVerb, low: int, end: int, made: Sequence[Attribution]) -> tuple[int, int, Span | None]:
    """Where what is said begins and ends, and who says it: the subject first, what a word marks as one, all before a colon,
    the name that ends the sentence, or the source before."""
    sentence, found, words, wording = verb.sentence, verb.found, verb.words, verb.wording
    if found.cue.leads:  # "“…” diyen Vaudrin"
        behind = noun_end(sentence, found.end, wording)
        return low, end, (found.end, behind) if behind > found.end else None
    marked = _before_word(words, low, end, wording)
    if marked is not None:
        if QUOTED in words[low : marked[0]]:
            return low, _without_marks(words, low, marked[0]), marked
        return marked[1] + 1, end, marked
    start, source = _subject_first(sentence, found, low, end, wording)
    if source is None and low + 2 < end and words[low + 1] == "," and wording.naming.facts(words[low]).opener:
        behind, named = _subject_first(sentence, found, low + 2, end, wording)  # "Toplantıda, Vodren …"
        if named is not None:
            return behind, end, named
    if source is not None:
        return start, end, source
    colon = words[found.end : found.end + 1] == [":"] and wording.naming.naming.capitals
    if colon and low < end and QUOTED not in words[low:end] and _heads(sentence, low, end, wording):
        return start, end, (low, end)  # "Derneğinden Ada Vodrin şunları söyledi: …"
    return start, end, _subject_last(sentence, found, wording) or (made[-1].source if made else None)


def _said_behind(verb: SpeechVerb, low: int, end: int, source: Span | None) -> Attribution:
    """What stands behind a verb, its opening mark or word between: Persian "گفت: …", Hindi "कहा कि …"."""
    words, opened = verb.words, verb.found.end
    manner: Manner = "beside" if QUOTED in words[opened:] or not words[opened].isalpha() else "that"
    if source is None:
        manner, source = _before_verb(words, low, end, manner, verb.wording)
    last = len(words) - (words[-1] in FINAL and manner == "that")
    return verb.attribution(((opened + (words[opened] != QUOTED), last),), manner, source)


def _quoting(verb: SpeechVerb, quoted: Sequence[int], end: int, source: Span | None) -> Span | None:
    """Whose those quotations are: the title's right before them, else the source's, else the subject's behind them."""
    words, wording, behind, nearest = verb.words, verb.wording, quoted[-1] + 1, quoted[0] - 1
    if source is not None:
        nearer = wording.naming.naming.spaced and nearest > source[1] and _titled(words[nearest], wording)
        return (source[1], quoted[0]) if nearer else source  # "노조는 | 대통령이 “…”고 요청한 것에 대해 거부 입장을 밝혔다"
    marks = wording.speech.subject_marks
    if behind >= end or not marks:
        return None
    if words[verb.found.start] in marks:
        return (behind + 1, verb.found.start)  # 「…」と田中さんは話す
    while behind < end and (words[behind] in wording.speech.quote_marks_after or words[behind] in COMMAS):
        behind += 1
    return (behind, end) if behind < end and words[end - 1].endswith(marks) else None  # "…"고 존 스미스 대통령이 말했다


def _clause_before(verb: SpeechVerb, low: int, start: int, end: int, source: Span | None) -> Attribution | None:
    """The reported clause or object that stands there before a verb, behind what tells the occasion."""
    sentence, found, words, wording = verb.sentence, verb.found, verb.words, verb.wording
    if not found.cue.takes:
        return None  # "매출은 3조원을 기록했다": what words between marks only may be
    clause = bool(wording.speech.clause_endings) and words[end - 1].endswith(wording.speech.clause_endings)
    if wording.speech.clause_endings and not clause and "object" not in found.cue.takes:
        return None  # "çaya şeker ekledi"
    if source is not None:
        if found.cue.leads and words[end - 2] in _APOSTROPHES:
            return None  # "Kurye'ye konuşan Vodren"
    elif not clause or found.cue.silent:
        return None
    else:
        start = past_day(sentence, start, wording) or start  # "Salı günü … olduğunu söyledi": whoever spoke of it
        if low == start:
            source = _bare_subject(words, start, end, wording)
            start = source[1] if source is not None and _is_whole(words, source, wording) else start
    start = _behind_occasion(words, start, end, wording)
    return verb.attribution(((start, end),), "that", source) if start < end else None


def _is_whole(words: Sequence[str], source: Span, wording: Wording) -> bool:
    """Whether such a subject is one beyond doubt: of several words, or one for somebody."""
    first = words[source[0]]
    return source[1] - source[0] > 1 or first in wording.pronouns or first in wording.collectives or wording.is_body(first)


def _bare_subject(words: Sequence[str], start: int, end: int, wording: Wording) -> tuple[int, int] | None:
    """Who speaks where a sentence opens neither with a name nor with a part of what is said: "Görgü tanıkları | silah
    sesleri duyduğunu söyledi".

    None where whoever spoke before goes on: "Yolun kapandığını söyledi", where the first noun has the case of a subject of
    the reported clause or of a place, or stands behind a determiner.
    """
    if words[start] in wording.pronouns:
        return (start, start + 1)
    at = start
    while at < end and (words[at] in wording.adverbs or words[at] in wording.determiners):
        at += 1
    ending = words[at + 2] if at + 2 < end and words[at + 1] in _APOSTROPHES else words[at]  # "Orlen'in …"
    if at > start or ending.endswith(wording.speech.genitive_marks + wording.naming.naming.place_cases):
        return None
    for last in range(at, min(at + _NAME, end - 1)):
        word = words[last]
        if word.endswith(wording.speech.genitive_marks):
            break
        if word in wording.collectives or wording.means_a_person(word) or wording.is_body(word):
            return (at, last + 1)
    return (at, at + 1)  # a noun we do not know: somebody new


def _opens_speech(words: Sequence[str], at: int, source: tuple[int, int] | None, wording: Wording) -> bool:
    """Whether what is said stands behind its verb: a quotation behind a colon, or whatever comes behind such a mark or word
    where the language has one (Persian "گفت: …", Hindi "कहा कि …")."""
    if at < len(words) and words[at] == QUOTED:  # "نے کہا | ’…‘"
        return source is not None and bool(wording.speech.speech_openers) and QUOTED not in words[:at]
    if at + 1 >= len(words):
        return False
    if words[at] in wording.speech.speech_openers:
        return True
    return source is not None and words[at] == ":" and (wording.naming.naming.capitals or words[at + 1] == QUOTED)


def _before_verb(
    words: Sequence[str], low: int, end: int, manner: Manner, wording: Wording
) -> tuple[Manner, tuple[int, int] | None]:
    """Who speaks where no mark shows a subject: the pronoun that opens the clause, else whoever is named first in it; with
    nothing before the verb, whoever spoke before."""
    while low < end and words[low] in wording.joiners:
        low += 1
    if low == end:
        return manner, None
    return (manner, (low, low + 1)) if words[low] in wording.pronouns else ("first", (low, end))


def _before_word(words: Sequence[str], low: int, end: int, wording: Wording) -> tuple[int, int] | None:
    """What stands before the word that follows a subject, where there is such a word, and behind any noun that only tells
    whose it is: "“…”, शहर के महापौर ने सोमवार को कहा"."""
    closing, beyond = wording.speech.subject_words, wording.speech.postpositions
    if not closing:
        return None
    mark = next((at for at in range(end - 1, low, -1) if words[at] in closing), low)
    begin = mark
    while begin > low and words[begin - 1] != QUOTED and words[begin - 1] not in COMMAS and words[begin - 1] not in beyond:
        begin -= 1
    return (begin, mark) if mark > begin else None


def _without_marks(words: Sequence[str], low: int, end: int) -> int:
    """Where a stretch ends without the marks behind its last word."""
    while end > low and words[end - 1] in _MARKS:
        end -= 1
    return end


def _behind_adverbs(words: Sequence[str], low: int, end: int, wording: Wording) -> int:
    """Where a sentence begins behind adverbs and a comma: "Öte yandan, | …"; not where they are all of it."""
    at = low
    while at < end and words[at] in wording.adverbs:
        at += 1
    return at + 1 if low < at < end - 1 and words[at] in COMMAS else low


def _told_by_nobody(sentence: Sentence, found: Found, low: int, end: int, wording: Wording) -> Attribution | None:
    """ "Limanın kapandığı bildirildi", "Valilikten yapılan açıklamada, “…” denildi": what is said is the subject of its
    verb, after an occasion."""
    words, span = sentence.words, (found.start, found.end)
    if words[found.end : found.end + 2] == [":", QUOTED]:
        start = _behind_occasion(words, low, end + 1, wording)
        said = ((found.end + 1, len(words)),)
        return Attribution(said, "beside", span, found.cue, _utterer(sentence, low, start, wording)) if start > low else None
    if low == end:
        return None
    clause = words[end - 1].endswith(wording.speech.subject_clause_endings)
    quoted = [] if clause else _quoted_before(sentence, low, end, wording)
    if not (clause or quoted):
        return None
    start = _behind_occasion(words, low, quoted[0] + 1 if quoted else end, wording)
    source = _utterer(sentence, low, start, wording) if start > low else None
    if start == low:  # "Selm Valiliği tarafından | köprünün kapandığı açıklandı"
        agent = next((at for at in range(low + 1, min(low + _OCCASION, end - 1)) if words[at] in wording.agents), low)
        start, source = (agent + 1, (low, agent)) if agent > low else (start, source)
    if quoted:  # "Gemiye “Mavi Ufuk” denildi" tells a name
        return Attribution(tuple((at, at + 1) for at in quoted), "beside", span, found.cue, source) if start > low else None
    start = _behind_subject(words, start, end, wording)
    return Attribution(((start, end),), "that", span, found.cue, source) if start < end else None


def _told_in_text(sentence: Sentence, found: Found, low: int, end: int, wording: Wording) -> Attribution | None:
    """ "Vincin kaçak olduğu | kaydedilen açıklamada, …": whoever made the statement tells that too."""
    words, start = sentence.words, _behind_subject(sentence.words, low, end, wording)
    ended = words[end - 1].endswith(wording.speech.subject_clause_endings + wording.speech.clause_endings)
    if start >= end or not ended or wording.occasions.isdisjoint(words[found.end : found.end + 1]):
        return None
    return Attribution(((start, end),), "that", (found.start, found.end), found.cue, None)


def _behind_subject(words: Sequence[str], start: int, end: int, wording: Wording) -> int:
    """Where what is said begins behind a comma, an "and", a particle that goes with the subject: "Vodrin da | …"."""
    particles = wording.speech.topic_particles
    while start < end and (words[start] in COMMAS or words[start] in wording.joiners or words[start] in particles):
        start += 1
    return start


def _utterer(sentence: Sentence, low: int, behind: int, wording: Wording) -> tuple[int, int] | None:
    """Whose statement the occasion is that ends before item `behind`: "Selm Valiliğinden | yapılan açıklamada".

    A name in the case for it, or with its agent's word; all the words before the occasion where no name stands there; none
    where the occasion is all.
    """
    words, capital = sentence.words, sentence.capital
    last = behind - 1
    while last > low and words[last - 1] in wording.occasions:
        last -= 1
    if last == low:
        return None
    opens = wording.naming.facts(words[low]).body and words[low].endswith(wording.speech.genitive_marks)
    if opens and low + 1 < last and not (capital[low + 1] and capital[low + 2]):
        return (low, low + 1)  # "Bakanlığın | sosyal medya hesabından yapılan açıklamada"
    at = last
    while at > low and not capital[at - 1]:
        at -= 1
    if at - low < _FULL and not (at > low and wording.naming.facts(words[at - 1]).body):
        marked = at > low and words[at] in _APOSTROPHES
        if not marked:
            return (low, last)  # "Bakanlıktan yapılan …": the capital is that of the sentence
    case = words[at + 1] if words[at] in _APOSTROPHES else words[at - 1]
    if not (case.endswith(wording.speech.utterer_endings) or words[at] in wording.agents):
        return (low, last)
    start = at
    while start > low and _named_at(sentence, start - 1, low, wording):
        start -= 1
    return (start, at)


def _named_at(sentence: Sentence, at: int, low: int, wording: Wording) -> bool:
    """Whether an item belongs to a name that goes on behind it: "Tarım ve Orman Bakanlığı", "Liman-İş Sendikası"."""
    word, capital = sentence.words[at], sentence.capital
    return capital[at] or (at > low and capital[at - 1] and (word == "-" or word in wording.joiners))


def _subject_last(sentence: Sentence, found: Found, wording: Wording) -> tuple[int, int] | None:
    """The name that ends a sentence behind its verb: "“…” diye konuştu Timur Olgun"."""
    words, end = sentence.words, len(sentence.words)
    if end - found.end > _SPELT_OUT:
        return None
    while end > found.end and words[end - 1] in FINAL:
        end -= 1
    if end <= found.end or not wording.naming.naming.capitals:
        return None
    told = words[found.end : end]
    if len(told) == 1 and told[0] in wording.pronouns:
        return (found.end, end)  # «…», – деді ол
    led = f" {' '.join(told[:-1])}".endswith(tuple(f" {one}" for one in wording.naming.particles))
    whole = len(told) > _FULL and sentence.capital[end - 1] and (led or sentence.capital[end - _FULL])
    of_body = told[1:2] == ["'"]  # "“…” dedi YRP'li Ada Vodrin"
    office = led or of_body or wording.mean_somebody(told) or not wording.titles.isdisjoint(told)
    if whole and office and COMMAS.isdisjoint(told):
        return (found.end, end)  # "“…” dedi ünlü şarkıcı Ada Vodrin", "“…” dedi Prof. Ada van Vodrin"
    if end > found.end + _NAME:
        return None
    somebody = wording.names_a_person(words[end - 1]) or wording.naming.facts(words[end - 1]).body
    if somebody and not sentence.capital[found.end]:  # "“…” diyor ünlü iktisatçı", «…», – деді полиция департаменті
        return (found.end, end)
    return (found.end, end) if all(sentence.capital[found.end : end]) and QUOTED not in words[found.end : end] else None


def _behind_occasion(words: Sequence[str], start: int, end: int, wording: Wording) -> int:
    """Where what is said begins behind the words that tell on what occasion: "yaptığı açıklamada | vincin …"."""
    behind = start
    for at in range(start, min(start + _OCCASION, end - 1)):
        if behind > start and at > behind + 1:
            break
        if words[at] in wording.occasions:
            behind = at + 1  # "hesabından yapılan açıklamada": the last of several
    return behind


def _quoted_before(sentence: Sentence, start: int, end: int, wording: Wording) -> list[int]:
    """The quotations that a verb at `end` attributes: one before it or its circumstances, and those joined to it."""
    words, marks = sentence.words, wording.speech.quote_marks_after
    last = end - 1
    while last > start and end - last < _AHEAD and words[last] != QUOTED and words[last] not in COMMAS:
        last -= 1
    told = end - last > 1 and words[end - 1].endswith(wording.speech.subject_marks)  # “…,” उनले | भने
    last -= told and last > start and words[last] in COMMAS
    if words[last] != QUOTED or not (told or last == end - 1 or words[last + 1] in marks):
        return []
    found = [last]
    for at in range(last - 1, max(start, last - _FIRST) - 1, -1):
        if words[at] == QUOTED and (words[at + 1] in wording.speech.quote_joins or at + 1 == found[0]):
            found.insert(0, at)
    return found


def _subject_first(
    sentence: Sentence, found: Found, low: int, end: int, wording: Wording
) -> tuple[int, tuple[int, int] | None]:
    """Where what is said begins behind its subject, and that subject's items; None where there is none."""
    words, marks = sentence.words, wording.speech.subject_marks
    first = clause_of_quotation(sentence, low, end, wording)
    for at in range(first, min(end, first + _FIRST)):
        word = words[at]
        if marks and word in ("、", "，"):
            first = at + 1  # "一方で、…"
            continue
        if word == QUOTED or word in ("，", ",", "、"):
            if not marks and at > low and (word == QUOTED or _heads(sentence, low, at, wording)):
                named = _named_first(sentence, found, low, end, wording) if word == QUOTED else at
                begin = named if low < named else at  # "Müdür Ada Vodrin | limanın “yazın” açılacağını"
                return begin, (low, begin)
            if word == QUOTED and names_a_body(words, first, at, end, wording):
                return at + 2, (first, at + 1)
            if marks and word == QUOTED and leads_on(words, at, end, wording):
                continue  # 映画「海の声」を見た女性は「…」
            if not marks or word == QUOTED:
                break
        elif (
            marks
            and word.endswith(marks)
            and (len(word) > 1 or first < at)
            and not (at > low and words[at - 1] + word in wording.speech.other_marks)
            and not (at + 1 < end and _titled(words[at + 1], wording))
        ):
            return at + 1, (first, at + 1 - (word in marks))
    named = low if marks else _named_first(sentence, found, low, end, wording)
    if named == low and wording.speech.topic_particles:
        named = _before_particle(sentence, found, low, end, wording)
    return (named, (low, named)) if named > low else (low, None)


def _titled(word: str, wording: Wording) -> bool:
    """Whether a word with a subject's mark is a title, so that the name before it has no mark: "박시은 | 씨가"."""
    marks = wording.speech.subject_marks
    return word.endswith(marks) and any(
        wording.naming.facts(word.removesuffix(mark)).titles for mark in marks if len(mark) < len(word)
    )


def _named_first(sentence: Sentence, found: Found, low: int, end: int, wording: Wording) -> int:
    """Where a name of several words ends that opens a sentence without a comma behind it; `low` where none does."""
    words, capital = sentence.words, sentence.capital
    at = low
    last = end - (words[found.end : found.end + 2] != [":", QUOTED])  # before a colon nothing else is said there
    while at < last and words[at] != QUOTED and (capital[at] or (at > low and _links(sentence, at, wording))):
        if words[at + 1] == "(" and words[at + 3 : at + 4] == [")"] and at + 4 < last:
            at += 3  # "Orlen Limanları (OL) Vakfı Müdürü Ada Vodrin"
        if len(words[at]) == 1 and words[at].isalpha() and words[at + 1] != ".":
            break
        at += 1
    named = at if at - low >= _FULL else max(at, _behind_office(sentence, low, end, wording))
    at = behind_entourage(sentence, named, end, wording)
    if at - low >= _FULL and words[at] in wording.joiners and _named_first(sentence, found, at + 1, end, wording) > at + 1:
        return _named_first(sentence, found, at + 1, end, wording)  # "Ayşe Demir ve Ali Kaya"
    office = _office_first(sentence, low, end, wording) if at - low < _FULL else 0
    if office:
        return office
    if at - low < 2 or words[at] in _APOSTROPHES or not words[at][0].isalpha():
        return low  # "Kalan'ın …": it is no subject
    clause = words[end - 1].endswith(wording.speech.clause_endings) or words[found.end : found.end + 2] == [":", QUOTED]
    return at if clause or found.cue.act in _OBJECTS else low


def _links(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a point or a small office stands inside a name and what its bearer is: "Meclis | üyesi | Ada Vodrin"."""
    word = sentence.words[at]
    return sentence.capital[at + 1] and (word == "." or wording.names_a_person(word))


def _behind_office(sentence: Sentence, low: int, end: int, wording: Wording) -> int:
    """Where a name ends before which a sentence opens with what its bearer is or does: "54 yıllık arkeolog Ada Vodrin | …",
    "Toplantıda konuşan Ada Vodrin | …"; `low`: nowhere."""
    words, capital = sentence.words, sentence.capital
    at = low + 1
    while at < min(low + _OCCASION, end - 1) and not capital[at] and words[at].isalnum():
        at += 1
    if at >= end or not capital[at] or not (wording.names_a_person(words[at - 1]) or _led(words, at, wording)):
        return low
    begun = at
    while at < end - 1 and (capital[at] or (words[at] == "." and capital[at + 1])) and words[at] != QUOTED:
        at += 1
    return at if at - begun >= _FULL else low


def _led(words: list[str], at: int, wording: Wording) -> bool:
    """Whether a verb of speech that its subject follows stands right before that item."""
    told = (cue_at(words, start, wording) for start in (at - 1, at - 2) if start >= 0)
    return any(one is not None and one.cue.leads and one.end == at for one in told)


def _before_particle(sentence: Sentence, found: Found, low: int, end: int, wording: Wording) -> int:
    """Where a name ends behind which such a particle stands: "İşveren temsilcisi Ada Vodrin ise | …"; `low`: nowhere."""
    words = sentence.words
    if not (words[end - 1].endswith(wording.speech.clause_endings) or found.cue.act in _OBJECTS):
        return low
    for at in range(low + 1, min(end - 1, low + _OCCASION)):
        if words[at] == QUOTED or words[at] in COMMAS:
            return low
        if words[at] in wording.speech.topic_particles:
            return at if sentence.capital[at - 1] and words[at - 1][0].isalpha() else low
    return low


def _office_first(sentence: Sentence, low: int, end: int, wording: Wording) -> int:
    """Where a spokesperson, or a body's members, end before a reported clause: "Nordsand sözcüsü | vincin …"; 0: none."""
    if not (wording.speech.clause_endings and sentence.words[end - 1].endswith(wording.speech.clause_endings)):
        return 0
    for at in range(low, min(low + _NAME + 1, end - 2)):
        if sentence.words[at] in wording.spokespersons or (at == low and sentence.words[at] in wording.collectives):
            return 0 if sentence.capital[at + 1] else at + 1
    return 0


def _heads(sentence: Sentence, low: int, comma: int, wording: Wording) -> bool:
    """Whether the words before a comma end in a name or a noun for somebody, as a subject does."""
    last = sentence.words[comma - 1]
    if comma - 1 == low and wording.naming.facts(last).opener and last not in wording.pronouns:
        return False  # "Görüşmede, …"
    if sentence.words[low] in wording.indefinite and comma - low <= _NAME:
        return True  # "Bir balıkçı ise, …"
    if not wording.indefinite.isdisjoint(sentence.words[max(low, comma - _INTRODUCED) : comma]):
        return True  # "Bakanlıktan bir kaynak, …"
    if sentence.capital[comma - 1] or last in wording.pronouns or last == ")":
        return True
    return (
        last in wording.spokespersons
        or last in wording.collectives
        or wording.means_a_person(last)
        or wording.naming.facts(last).body
    )
