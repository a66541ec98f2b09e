"""Who is the source, by full name? From a place in a sentence to a person, an organisation or nobody.

A wrong name is worse than none: a source that the text leaves unnamed stays so, and keeps only its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.described import wants_no_name
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COMMAS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.belonging import (
    before_owner,
    beyond_circumstance,
    described_by_another,
    given_to,
    governed,
    means_several,
    modifies,
    of_the_first,
    of_whom,
    owned,
)
from depeche.recording.speakers.caseless import body_behind_proclitic, name_behind_office, named_by_its_end, told_before
from depeche.recording.speakers.cast import Cast, Mention, Speaker, goes_on
from depeche.recording.speakers.documents import of_inquiry, of_text
from depeche.recording.speakers.epithets import of_age, of_epithet, of_title, speaks_for_another
from depeche.recording.speakers.institutions import (
    SLACK,
    bodies,
    described_before,
    named_beside,
    of_body,
)
from depeche.recording.speakers.kinds import governing, named_by_kind, no_person, of_kind, spoken_through
from depeche.recording.speakers.origins import of_origin
from depeche.recording.speakers.pronouns import of_oblique, of_pronoun
from depeche.recording.speakers.spelt import alone_before_colon, as_spelt, behind_role, opening_name
from depeche.recording.speakers.spelt_bodies import body_as_spelt, body_of_compound, owner_as_spelt
from depeche.recording.speakers.together import first_of_pair, of_people
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_DATED = 2  # items of a day with its preposition: "am Montag"
_OWNED = 2  # items of a noun for a person and a name that tells whose they are
_OFFICE = 60  # characters of an office between "the words" and whose they are, at most
_RANKS = 20  # characters of ranks and degrees between an office and its holder, at most
_LONG = 3  # items of a source that may refer to another one
_PLACED = 5  # items between an office and the comma before its holder: "وزيرة النقل في أردانيا، سلمى الطويل"
_WITH_OFFICE = 4  # words of a source that ends in a surname known before


# ---------------------------------------------------------------- resolving


def resolve(
    sentence: Sentence,
    source: tuple[int, int] | None,
    made: Cast,
    last: Speaker | None,
    *,
    first: bool = False,
    loose: bool = False,
    shown: Gender | None = None,
) -> Speaker:
    """The speaker whom items `source` of a sentence mean; where there are none, the one who spoke last goes on.

    Of several people the last is meant, as in "Vaudrin's spokesman Ruiz"; with `first`, the first; with `loose`, the first
    that stands at the beginning. `shown`: the speaker's gender, as the verb shows it.
    """
    if source is None:
        return goes_on(last)
    words, wording = sentence.words, made.wording
    start, end = source
    start = first_of_pair(words, start, wording) if wording.speech.name_pairs else start
    while end - 1 > start and words[start] == ".":
        start += 1  # "… in the U.S. Vaudrin said"
    end = _without_circumstances(sentence, start, end, wording)
    if wording.circumstance is not None:
        end = _before_circumstance(sentence, start, end, made)
    if end - start > 1 and words[start] in wording.pronouns and words[start] not in wording.determiners:
        polite = start > 0 and sentence.capital[start]  # German "Können Sie kurz erläutern, …"
        aside = words[start + 1] in wording.prepositions or (words[start + 1] in wording.adverbs and not polite)
        end = start + 1 if aside else end  # "hatte er in seinem Schlusswort beteuert"
    span = (sentence.starts[start], sentence.ends[end - 1])
    opens = start - 1 if start and words[start] == "'" else start  # "quest'ultima"
    size = phrase_at(sentence, opens, wording.latter)
    if size and (opens + size == end or words[opens + size] in wording.prepositions):
        tells = (wording.gender(word) for word in words[start:end])
        person = made.latter(span[0], next((gender for gender in tells if gender is not None), None))
        return Speaker("unnamed", span) if person is None else Speaker("pronoun", span, (person,))
    if end - start == 1 and words[start] in wording.articles_alone and _stands_alone(sentence, start, wording):
        verb = words[end] if end < len(words) and start == 0 else words[start - 1]
        plural = wording.subject_is_plural([verb])  # "Die sagten"
        person = None if plural else made.latter(span[0], wording.gender(words[start]))
        return Speaker("unnamed", span) if person is None else Speaker("pronoun", span, (person,))
    if wording.naming.naming.definite_prefixes and _within_document(words[start], wording):
        writer = made.antecedent(sentence.paragraph, shown) if shown is not None else None
        return goes_on(last) if writer is None else Speaker("continued", None, (writer,))
    if end - start == 1 and words[start] in wording.obliques:
        return of_oblique(sentence, wording.obliques[words[start]], span, made, last)
    if not start and phrase_at(sentence, 0, wording.sources_theirs) == end:
        spoke = last.entities if last is not None else ()
        they = len(spoke) > 1 or any(one.kind == "organisation" for one in spoke)
        return goes_on(last) if they else Speaker("unnamed", span)  # "in their view": not his who spoke last
    apart = wording.naming.naming.spaced or " ".join(words[start:end]) in wording.pronouns  # "章氏" is no "氏"
    named = end - start > 1 and sentence.capital[start + 1] and words[start] in wording.titles  # Vietnamese "chị Sương"
    named = named and (words[start] in wording.he or words[start] in wording.she)
    if (
        end - start <= 2
        and not named
        and any(words[at] in wording.pronouns for at in range(start, end if apart else start + 1))
    ):
        return of_pronoun(sentence, words[start] if words[start] in wording.pronouns else words[end - 1], span, made, last)
    asked = None if wording.inquiries.isdisjoint(words[start:end]) else of_inquiry(sentence, start, end, span, made)
    if asked is not None:
        return asked
    mentions = _before_relative(sentence, start, end, made.overlapping(*span), wording)
    free = [m for m in mentions if not governed(sentence, m, start, end, wording)]
    if mentions and not free:
        name = bisect_left(sentence.starts, mentions[0][0])
        if end - start == _OWNED and owned(words[start], words[start + 1], mentions[0][2], wording):
            return Speaker("unnamed", span)  # "говорит отец Адама"
        if name > start and of_whom(words[name - 1], words[name], wording):
            return Speaker("unnamed", span)
    people = [m for m in free if m[2].kind == "person" and not described_by_another(sentence, m, start, wording)]
    people = [m for m in people if not modifies(sentence, m, start, end, wording)]
    people = [m for at, m in enumerate(people) if not at or not of_the_first(sentence, people[0], m, made)]
    if people and wording.naming.declines and people[0][0] == sentence.start and wording.names_a_person(words[0]):
        free = people = []  # "Urzędnik Białego Domu", taken for a name
    if people and start > 0 and words[start - 1] in wording.cues and _told_to(sentence, start, people[0], wording):
        return goes_on(last)
    inside = shown is not None and start > 0 and words[start - 1] in wording.speaks_from
    if inside and not people and free and free[0][0] == span[0]:
        return goes_on(last)  # "заявила в Верховной раде": she
    speaks_for = not wording.spokespersons.isdisjoint(words[start:end])
    if first:
        mentions = [m for m in mentions if not given_to(sentence, m, wording)]
        free = beyond_circumstance(sentence, [m for m in free if m in mentions], start, wording)
        whose = _whose_words(sentence, mentions, start, end, wording)
        found = _first_named(mentions, free, span) if whose is None else Speaker("named", whose[:2], (whose[2],))
        if not found.entities and wording.speech.quote_marks_after and not wording.naming.naming.capitals:
            opens = start + (words[start] in wording.speech.quote_marks_after)  # 「…」と倉持さん。
            closed = end - (words[end - 1] in BREAKS)
            told = _without_capitals(sentence, opens, closed, made, last) if closed > opens else None
            return told if told is not None and all(one.kind == "person" for one in told.entities) else found
        alone = None
        if not found.entities:
            alone = alone_before_colon(sentence, start, end, made)
            colon = end < len(words) and words[end] in (":", "：")
            alone = alone or (opening_name(sentence, start, end, made) if colon else None)
        return found if alone is None else Speaker("spelt", span, (alone,))
    if loose and not (free and free[0][0] <= sentence.starts[min(start + SLACK, end - 1)]):
        beyond = wording.prepositions | wording.determiners | wording.pronouns
        end = next(
            (at for at in range(start + SLACK, end) if words[at] in beyond and words[at] not in wording.genitives), end
        )
        span = (sentence.starts[start], sentence.ends[end - 1])
        mentions = made.overlapping(*span)
        free = [m for m in mentions if not governed(sentence, m, start, end, wording)]
    elif loose and free and free[0][0] <= sentence.starts[min(start + SLACK, end - 1)]:  # more than its noun may stand there
        return Speaker("named" if free[0][2].kind == "person" else "institution", free[0][:2], (free[0][2],))
    listed = made.listed_body(*span) if not people and "," in words[max(0, start - 1) : end + 1] else None
    if listed is not None and not _of_somebody(sentence, listed, start, end, wording):
        return Speaker("institution", listed[:2], (listed[2],))
    if people:
        ruling = governing(sentence, people[-1], start, end, made)
        if ruling is not None:
            return Speaker("institution", span, (ruling,))
        return of_people(sentence, people, span, mentions if speaks_for else [], made)
    holder = _holder_behind(sentence, start, end, made)
    if holder is not None:
        return Speaker("named", span, (holder,))
    end = _relative(sentence, start, end, wording)  # "The company, which runs the pier, said"
    voice = spoken_through(sentence, made)
    if voice is not None:
        behalf = next((m[2].name for m in mentions if m[2].kind == "organisation"), None)
        return Speaker("named", span, (voice[2],), behalf)
    described = described_before(sentence, start, made)
    if described is not None:
        return Speaker("named", span, (described,))
    if not wording.naming.naming.capitals:
        apposed = _apposed(sentence, start, end, made)
        if apposed is not None:
            return Speaker("named", span, (apposed,))
        told = _without_capitals(sentence, start, end, made, last)
        if told is not None:
            return told
    behind = behind_role(sentence, start, end, made)
    if behind is not None:
        return Speaker("spelt", span, (behind,))
    if speaks_for:
        if means_several(words[start:end], wording):
            return _on_behalf(sentence, mentions, (start, end), span, made, None)
        head = before_owner(sentence, start, end, mentions, wording)
        titled = of_title(sentence, start, head, made)
        if titled is not None and speaks_for_another(titled.entities[0], words[start:head], made):
            titled = None
        known = titled or _speaks_again(sentence, start, end, span, made)
        return known or _on_behalf(sentence, mentions, (start, end), span, made, last)
    native = of_origin(sentence, start, end, span, made, shown)
    if native is not None:
        return native
    kind = named_by_kind(sentence, start, end, made)
    if kind is not None:
        return Speaker("institution", span, (kind,))
    one_of_them = wording.speech.verb_final and not wording.indefinite.isdisjoint(words[start + 1 : end])
    if not one_of_them and not _heads_a_body(sentence, start, free, wording):  # not "Bakanlığın bir yöneticisi"
        several = bodies(sentence, free, start, end, made)  # "Selm Council and Orlen Council" are two
        whole = body_as_spelt(sentence, start, end, made) if len(several) < 2 else None
        if whole is not None:
            return Speaker("spelt", span, (whole,))
        if several:
            return Speaker("institution", span, several)
    beside = named_beside(sentence, start, end, made)
    if beside is not None:
        return Speaker("named", span, (beside,))
    if wants_no_name(sentence, end, wording):
        return Speaker("unnamed", span)
    bodily = of_kind(sentence, start, end, span, made, last)
    if bodily is not None or (not free and no_person(sentence.words[start:end], wording)):
        bodily = bodily or of_body(sentence, start, end, span, made, last)
        return bodily or as_spelt(sentence, start, end, span, made) or Speaker("unnamed", span)
    if means_several(words[start:end], wording):
        return of_text(sentence, start, end, span, mentions, made, last) or Speaker("unnamed", span)
    head = before_owner(sentence, start, end, mentions, wording)
    return (
        of_text(sentence, start, end, span, mentions, made, last)
        or of_age(sentence, start, head, span, made)
        or of_title(sentence, start, head, made, shown)
        or of_epithet(sentence, start, head, span, made, shown)
        or of_body(sentence, start, end, span, made, last)
        or as_spelt(sentence, start, end, span, made)
        or Speaker("unnamed", span)
    )


def _told_to(sentence: Sentence, start: int, person: Mention, wording: Wording) -> bool:
    """Whether somebody stands right behind a word that is a preposition where names have no article: "disse a Vaudrin"."""
    both = sentence.words[start] in wording.prepositions and sentence.words[start] in wording.definite
    return both and start + 1 < len(sentence) and person[0] == sentence.starts[start + 1]


def _stands_alone(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a verb of speech stands right behind an article, or before it with nothing behind: no noun of it comes."""
    words = sentence.words
    behind = words[at + 1] if at + 1 < len(words) else "."
    if behind in BREAKS:
        return at > 0 and words[at - 1] in wording.verbs
    return behind in wording.verbs and behind not in wording.light


def _of_somebody(sentence: Sentence, body: Mention, start: int, end: int, wording: Wording) -> bool:
    """Whether that body only tells whose somebody is who speaks: "the head of the Ministry of Ports, Rivers and Canals"."""
    first = bisect_left(sentence.starts, body[0])
    if wording.mean_somebody(sentence.words[min(start, first) : min(end, first)]):
        return True
    before = first - 1
    while before > 0 and sentence.words[before] in wording.determiners:
        before -= 1
    return first < start and before >= 0 and sentence.words[before] in wording.genitives


def _holder_behind(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """The person behind an office that goes on past what looks like its end: "пояснив голова фракції | «Воля» у міській раді
    Ольга Водрен"."""
    begin = sentence.starts[start]
    if not made.wording.naming.naming.office_endings:
        return None
    for at, _, person in made.people(sentence.ends[end - 1], sentence.ends[-1])[:1]:
        behind = begin + len(person.role or "")
        if person.role and behind < at and made.text[begin:behind].lower() == person.role.lower():
            ranks = made.text[behind:at].split()  # "rzeczniczka komendy w Brzezinach asp. Ada Morwen"
            if at - behind <= _RANKS and all(rank[-1] == "." for rank in ranks):
                return person
    return None


def _apposed(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """The person named right behind the comma that closes an office: "قالت وزيرة النقل، سلمى الطويل، إن …".

    Where capitals tell names, the source has the name in it already.
    """
    words, wording = sentence.words, made.wording
    if end >= len(words) or not (words[end] in COMMAS or words[end] in wording.prepositions):
        return None
    comma = next((at for at in range(end, min(end + _PLACED, len(words) - 1)) if words[at] in COMMAS), None)
    if comma is None or not wording.mean_somebody(words[start:end]):
        return None
    low = sentence.starts[comma + 1]
    person = next(iter(made.people(low, sentence.ends[-1])), None)
    return person[2] if person is not None and person[0] == low else None


def _without_capitals(sentence: Sentence, start: int, end: int, made: Cast, last: Speaker | None) -> Speaker | None:
    """A source that only its offices and kinds tell, in a script without capitals."""
    span = (sentence.starts[start], sentence.ends[end - 1])
    if made.wording.speech.verb_final or not made.wording.naming.naming.spaced:
        return named_by_its_end(made.text[span[0] : span[1]], span, made, last)
    if end - start > 1 and sentence.words[end - 1] in made.wording.speech.source_nouns:
        end -= 1  # "عن فودران قوله"
    named = name_behind_office(sentence.words[start:end], made)
    if named is None:
        office = made.text[span[0] : span[1]]
        holder = made.groups.get(office)
        if holder is None and end - start == 1 and made.wording.naming.facts(office).titles:
            article = next((one for one in made.wording.naming.naming.definite_prefixes if office.startswith(one)), "")
            holder = told_before(office[len(article) :], span[0], made)
        if holder is not None:
            return Speaker("title", span, (holder,))  # "המנכ״ל"
        body = body_behind_proclitic(sentence, start, end, made)
        if body is not None:
            return Speaker("spelt", span, (body,))
        before = made.surnames.get(sentence.words[end - 1]) if end - start <= _WITH_OFFICE else None
        return None if before is None else Speaker("named", span, (before,))
    low, high = sentence.starts[start + named[0]], sentence.ends[start + named[1] - 1]
    person = Named(kind="person", name=made.text[low:high], mentions=((low, high),))
    return Speaker("spelt", span, (made.surnames.setdefault(sentence.words[start + named[1] - 1], person),))


def _before_relative(sentence: Sentence, start: int, end: int, mentions: list[Mention], wording: Wording) -> list[Mention]:
    """The mentions that stand before a relative clause, where a person does: "Ana Ruiz, who knows Brandt, …"."""
    at = _relative(sentence, start, end, wording)
    ahead = [m for m in mentions if m[1] <= sentence.starts[at]] if at < end else []
    return ahead if any(m[2].kind == "person" for m in ahead) else mentions


def _without_circumstances(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a source ends without signs, adverbs of time and what it refers to: "Boxley Energy | today announced", "wie die
    Stadt Bree | unter Berufung auf Zeugen mitteilte", "wie die Stadt Bree | am Montag mitteilte"."""
    words = sentence.words
    if end - start > _LONG and not wording.source_starts.isdisjoint(words[start + 1 : end]):
        beyond = (at for at in range(start + 1, end) if phrase_at(sentence, at, wording.sources) > 1)
        end = next(beyond, end)
    while end - 1 > start and (
        words[end - 1] in (",", "(", "-") or (words[end - 1] in wording.days and not sentence.capital[end - 1])
    ):
        end -= 1
    dated = end - start > _DATED and words[end - 1] in wording.days and words[end - 2] in wording.prepositions
    return end - _DATED if dated and words[end - 2] not in wording.genitives else end


def _before_circumstance(sentence: Sentence, start: int, end: int, made: Cast) -> int:
    """Where a source ends before the circumstance that closes it, where words are not parted: "她 | 在致总理的信中"."""
    found = made.wording.circumstance
    opens = found.search(made.text, sentence.starts[start], sentence.ends[end - 1]) if found is not None else None
    at = bisect_left(sentence.starts, opens.start()) if opens is not None else end
    return at if start < at < end else end


def _within_document(word: str, wording: Wording) -> bool:
    """Whether a preposition is written together with a noun for a text, which so tells where something is written and no
    subject: "כתבה במכתב לראש הממשלה"."""
    proclitics = wording.naming.naming.proclitics
    return word not in wording.documents and any(
        word.startswith(one) and word[len(one) :] in wording.documents for one in proclitics
    )


def _relative(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """The comma that opens a relative clause within items `start:end`; `end` where none does."""
    words = sentence.words
    for at in range(start + 1, end - 1):
        if words[at] != ",":
            continue
        opened = words[at + 1]
        led = opened in wording.prepositions or opened in wording.determiners  # ", di | cui", ", il | cui"
        inner = words[at + 2] if led and at + 2 < end else opened
        if opened in wording.relatives or opened in wording.opens_clause or opened in wording.oblique_relatives:
            return at
        if inner in wording.oblique_relatives or (inner in wording.relatives and inner not in wording.determiners):
            return at
    return end


def _first_named(mentions: Sequence[Mention], free: Sequence[Mention], span: Span) -> Speaker:
    """Of words whose verb nobody knows, the first one named; one governed by a preposition only where no other is."""
    for at, mention in enumerate(free):
        if mention[2].kind == "person" or (mention[2].kind == "organisation" and at == 0):
            return Speaker("named", span, (mention[2],))
    if mentions and mentions[-1][2].kind == "person":  # "Vaudrin's praise: …"
        return Speaker("named", span, (mentions[-1][2],))
    return Speaker("unnamed", span)


def _whose_words(sentence: Sentence, mentions: Sequence[Mention], start: int, end: int, wording: Wording) -> Mention | None:
    """The person whose words are told to be given, where a case tells whose: "“…”, приводит ТАСС слова мэра Водрена"."""
    if not wording.naming.declines or wording.nouns_capitalised:
        return None
    noun = next((at for at in range(start, end) if sentence.words[at] in wording.utterances), end)
    person = next((one for one in mentions if one[2].kind == "person" and one[0] >= sentence.ends[min(noun, end - 1)]), None)
    if person is None or person[0] - sentence.ends[noun] > _OFFICE:
        return None
    between = sentence.words[noun + 1 : bisect_left(sentence.starts, person[0])]
    return None if any(word in BREAKS or word in wording.prepositions for word in between) else person


def _speaks_again(sentence: Sentence, start: int, end: int, span: Span, made: Cast) -> Speaker | None:
    """ "The lawyer": the last person named, where they have been called by another word for one who speaks for others."""
    wording = made.wording
    noun = sentence.words[end - 1]
    if end - start != 1 + bool(wording.definite) or noun not in wording.spokespersons or not made.recent:
        return None
    if wording.definite and sentence.words[start] not in wording.definite:
        return None
    where, person = made.recent[-1]
    if not person.name:
        return Speaker("unnamed", span)
    office = made.offices.get(person.name, "")
    speaks = not wording.spokespersons.isdisjoint(office.lower().split())
    speaks = speaks or (not office and person.name in made.members and sentence.paragraph == where)
    gender = wording.gender(noun)
    if not speaks or sentence.paragraph - where > 1 or made.genders.get(person.name, gender) != gender:
        return None
    return Speaker("epithet", span, (person,))


def _on_behalf(
    sentence: Sentence, mentions: Sequence[Mention], source: tuple[int, int], span: Span, made: Cast, last: Speaker | None
) -> Speaker:
    """An unnamed spokesperson: the body that is named beside them speaks; where none is, the body that spoke before."""
    heads = [at for at in range(source[0], source[1]) if made.wording.is_body(sentence.words[at])]
    of_place = bool(mentions) and all(m[2].kind == "place" for m in mentions)
    spelt = None
    if heads and (of_place or not mentions):
        led = made.wording.nouns_capitalised  # its article tells that it is one: "des Umweltministeriums | dem Boten"
        spelt = body_as_spelt(sentence, heads[0] - led, heads[0] + 1 if led else source[1], made)
    spelt = spelt or (None if mentions else body_of_compound(sentence, *source, made))
    bodies = [m[2] for m in mentions if m[2].kind == "organisation"]
    if spelt is not None and of_place:
        bodies = [spelt]  # "la ville de Selm"
    elif of_place and heads and made.wording.nouns_capitalised:
        acting = owner_as_spelt(sentence, source[0], source[1], made)
        bodies = [acting] if acting is not None else []  # "der Stadt Selm"
    bodies = bodies or [m[2] for m in mentions if m[2].kind == "place"]
    if bodies:
        for word in sentence.words[source[0] : source[1]]:
            if word in made.wording.spokespersons:
                made.groups[word] = bodies[0]
        return Speaker("institution", span, (bodies[0],), bodies[0].name)
    known = next((made.groups[w] for w in sentence.words[source[0] : source[1]] if w in made.groups), None)
    if known is not None:  # "the lawmakers", who were named before
        return Speaker("institution", span, (known,), known.name)
    if spelt is not None:
        return Speaker("institution", span, (spelt,), spelt.name)
    people = [m[2].name for m in mentions]
    owner = owner_as_spelt(sentence, source[0], source[1], made) if not mentions else None
    if owner is not None:
        made.surnames.setdefault(owner.name.lower(), owner)
        return Speaker("institution", span, (owner,), owner.name)
    if not people and last is not None and len(last.entities) == 1 and last.entities[0].kind == "organisation":
        told = sentence.words[source[0] : source[1]]
        if not any(_tells_more(word, made.wording) for word in told):  # "a police spokesman" is somebody else's
            return Speaker("institution", span, last.entities, last.entities[0].name)
    return Speaker("unnamed", span, (), people[0] if people else None)


def _tells_more(word: str, wording: Wording) -> bool:
    """Whether a word beside a spokesperson says whose they are."""
    if not word.isalpha() or word in wording.light or word in wording.spokespersons or word in wording.others:
        return False
    return not wording.naming.facts(word).body


def _heads_a_body(sentence: Sentence, start: int, free: Sequence[Mention], wording: Wording) -> bool:
    """Whether a noun for a person opens the phrase before the body it names: "prezes Towarzystwa", "der Chef der Bahn"."""
    words = sentence.words
    while start < len(words) and words[start] in wording.determiners:
        start += 1
    first = bisect_left(sentence.starts, free[0][0]) if free else len(words)
    return (
        start < first
        and start < len(words)
        and wording.names_a_person(words[start])
        and not wording.naming.facts(words[start]).body
    )
