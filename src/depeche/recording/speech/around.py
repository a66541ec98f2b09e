"""Whom do the words around a quotation mean, where no verb of speech tells it?

A name or an office with which a sentence begins, a pronoun before a colon, the gender or number that a verb shows.
"""

from __future__ import annotations

from bisect import bisect_right

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import Subject, clause_start
from depeche.recording.grammar.cues import cues, phrase_at
from depeche.recording.grammar.inversion import subject_behind
from depeche.recording.grammar.noun_phrases import noun_end
from depeche.recording.grammar.punctuation import FINAL
from depeche.recording.grammar.subjects import main_subject, subject
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, Speaker, goes_on, oblique
from depeche.recording.speakers.resolving import resolve
from depeche.recording.speakers.source import Source
from depeche.recording.speakers.spelt import as_spelt
from depeche.recording.speakers.strangers import meant, stranger, voice
from depeche.recording.speech.attributed import Attribution
from depeche.recording.speech.moods import has_mark
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.facts import Gender

_PIECE = 3  # words of a quotation that is no term
_CLAUSE = 5  # characters of a clause with its verb
_NOUN = 3  # items of an unknown verb and its subject, an article before it
_SUBJECTS = (16, 60)  # words, or characters, among which the true subject comes behind one that only looks like it
_OFFICE = 7  # items of an office with which a sentence opens, and the comma behind it
_ASIDE = 4  # words of an attribution whose verb no table knows
_SOON = 3  # items behind words that open a sentence in which its pronoun stands
_PARTING = frozenset(",،，–—-")


class Around:
    """The people of one text as what stands around its quotations means them."""

    __slots__ = ("_pointing", "_utterances", "cast", "wording")

    def __init__(self, people: Cast) -> None:
        self.cast, self.wording = people, people.wording
        known = people.wording
        self._pointing = (known.he | known.she) - known.determiners
        self._utterances = tuple(known.utterances) if known.naming.naming.compounds else ()

    def new(self, sentence: Sentence, who: Subject | None) -> Named | None:
        """The person without a name whom the first noun phrase means ("A woman was crying", "The chief agreed")."""
        if who is None:
            return None
        if not self.wording.spokespersons.isdisjoint(sentence.words[who.start : who.end]):
            told = resolve(sentence, who.span, self.cast, None)
            spoken_for = voice(sentence, who.start, who.end, told, self.cast)
            if spoken_for is not None:
                return spoken_for
        new = stranger(sentence, who.start, who.end, self.cast)
        if new is None or sentence.words[who.start] in self.wording.indefinite:
            return new
        return new if resolve(sentence, who.span, self.cast, None).way == "unnamed" else None

    def _double(self, sentence: Sentence, who: Subject) -> bool:
        """Whether a subject is a double surname by its form: "Morwiak-Kosa"."""
        inner = sentence.words[who.start + 1 : who.end : 2]
        doubled = bool(inner) and all(word == "-" for word in inner) and not self.wording.nouns_capitalised
        return doubled and all(sentence.capital[who.start : who.end : 2])

    def only_person(self, sentence: Sentence) -> Speaker | None:
        """The one person named in a sentence, where no preposition stands before the name."""
        people = self.cast.people(sentence.start, sentence.end)
        if len({mention[2].name for mention in people}) != 1:
            return None
        start, end, person = people[0]
        at = bisect_right(sentence.starts, start) - 1
        governed = at > 0 and sentence.words[at - 1] in self.wording.prepositions
        if at > 1 and sentence.words[at - 2] in self.wording.spoken:
            governed = False  # "Those were the words of Ruiz."
        return None if governed else Speaker("continued", (start, end), (person,))

    def first(self, sentence: Sentence) -> Subject | None:
        """The noun phrase with which a sentence begins."""
        return main_subject(sentence, len(sentence.words), self.wording)

    def means(self, sentence: Sentence, who: Subject | None, last: Speaker | None) -> Speaker | None:
        """The person whom the first noun phrase of a sentence means: "The mayor wasted no words: …". `last` spoke before."""
        if who is None:
            return None
        end = who.start + 1 if sentence.words[who.start] in self.wording.pronouns else who.end
        latter = phrase_at(sentence, who.start, self.wording.latter)
        latter = latter or int(sentence.words[who.start] in self.wording.articles_alone)
        behind = sentence.words[who.start + latter : who.start + latter + 1]
        if latter and any(word in self.wording.cues or word in self.wording.auxiliaries for word in behind):
            # "Diese verwies auf …: „…“"
            return self._latter(sentence, who.start, end=who.start + latter)
        roles_tell = self.wording.has_roles and self.wording.naming.naming.capitals
        if roles_tell and not (
            self.wording.mean_somebody(sentence.words[who.start : end]) or self.wording.tells_origin(sentence.words[end - 1])
        ):
            return None  # as is the rule: no need to ask whom it may mean
        meant = resolve(sentence, (who.start, end), self.cast, last)
        return meant.found("beside") if meant.way in ("pronoun", "title", "epithet") and meant.entities else None

    def subject_of(self, sentence: Sentence, who: Subject | None) -> Named | None:
        """The person whom an office or a pronoun with which a sentence begins means, where it names another: "The king heard
        Brandt. He said …": not Brandt."""
        words, wording = sentence.words, self.wording
        if who is None or words[who.end : who.end + 1] == [","] or not self.cast.people(sentence.start, sentence.end):
            return None
        opens = range(who.start, min(who.end, who.start + _ASIDE))
        at = next((at for at in opens if words[at] in self._pointing or wording.names_a_person(words[at])), who.end)
        if at == who.end or any(sentence.capital[at + 1 : at + _ASIDE]):
            return None
        told = resolve(sentence, (who.start, at + 1), self.cast, None)
        person = told.entities[0] if told.way in ("pronoun", "title", "epithet") and told.entities else None
        return person if person is not None and person.kind == "person" else None

    def _latter(self, sentence: Sentence, start: int, end: int) -> Speaker | None:
        """The one named last whom a demonstrative means that a verb follows."""
        meant_one = resolve(sentence, (start, end), self.cast, None)
        return meant_one.found("beside") if meant_one.entities else None

    def told_otherwise(self, sentence: Sentence, one: Attribution, told: Speaker, last: Speaker | None) -> Speaker:
        """Whoever is named where a subject may stand, in a script in which no capital tells one from a circumstance:
        "בריאיון לעיתון החוף אמרה אילזה וודרן כי …", "사퇴를 묻는 질문에 김연서 장관은 …". `told` is nobody."""
        wording, words = self.wording, sentence.words
        if wording.naming.naming.capitals or one.source is None:
            return told
        if one.source[0] >= one.cue[1]:
            return self._right_before(sentence, one.cue[0]) or told
        if one.source[1] > one.cue[0]:
            return told
        if wording.speech.inverts:
            behind = subject_behind(sentence, one.cue[1], wording)
            found = None if behind is None else resolve(sentence, behind, self.cast, last)
            return told if found is None or not found.entities else found
        marks, start = wording.speech.subject_marks, one.source[1]
        for at in range(start, min(one.cue[0], start + _SUBJECTS[not wording.naming.naming.spaced])):
            if words[at] == QUOTED:
                break
            if marks and (len(words[at]) > 1 or at > start) and words[at].endswith(marks):
                found = resolve(sentence, (start, at + 1), self.cast, last)
                if found.entities:
                    return found
        return self._without_subject(sentence, one, last) or told

    def _right_before(self, sentence: Sentence, verb: int) -> Speaker | None:
        """The person named right before a verb, a comma between perhaps, where what stands behind it was taken for its
        subject: "رئيسة الجمعية، نوال بيضون، وصفت القرار بـ“…”"."""
        ends = verb - 1 - (verb > 0 and sentence.words[verb - 1] in _PARTING)
        people = self.cast.people(sentence.start, sentence.ends[ends]) if ends > 0 else []
        named = people[-1] if people and people[-1][1] == sentence.ends[ends] else None
        at = bisect_right(sentence.starts, named[0]) - 1 if named is not None else 0
        whose = at > 0 and self.wording.mean_somebody(sentence.words[at - 1 : at])
        whose = whose and not sentence.words[at - 1].startswith(self.wording.naming.naming.definite_prefixes)
        return None if named is None or whose else Speaker("named", named[:2], named[2:])  # "زوجة | الدقاق"

    def _without_subject(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> Speaker | None:
        """Whoever goes on, where what was taken for a subject is that of a clause which closes before the quotation:
        快音は聞かれなかったが「…」と言った."""
        speech = self.wording.speech
        if self.wording.naming.naming.spaced or not speech.subject_marks or one.source is None or last is None:
            return None
        low, high = one.source
        quoted = next((at for at in sentence.quoted if at >= high), 0)
        if quoted - high < _CLAUSE:
            return None
        noun = self.cast.text[sentence.starts[low] : sentence.ends[high - 1]]
        somebody = (*speech.persons, *speech.spokespersons, *speech.others, *self.wording.naming.naming.organisation_words)
        return None if noun.endswith(somebody) or not last.entities else goes_on(last)

    def opener(self, sentence: Sentence, who: Subject | None, last: Speaker | None, spoke: Speaker | None) -> Speaker | None:
        """The person with whom a sentence begins that says nothing: "Ruiz runs the yard." A quotation behind it is hers.

        `who`: its first noun phrase; `last`: who spoke last, or somebody named near; `spoke`: whoever spoke last.
        """
        named = self.cast.overlapping(sentence.starts[who.start], sentence.ends[who.end - 1]) if who is not None else []
        people = [mention for mention in named if mention[2].kind == "person"]
        if len(people) == 1:
            return self._introduces(people[0], spoke)
        if people:
            return None
        new = self.new(sentence, who)
        if new is not None:
            return meant("continued", new.mentions[0], new)
        told = self.means(sentence, who, last)
        if told is not None:
            return Speaker("continued", told.span, told.entities)
        body = self.body(sentence, who)
        if body is not None:
            return body
        if who is not None and self.wording.naming.declines and self._double(sentence, who):
            spelt = as_spelt(Source(sentence, who.start, who.end, self.cast))
            if spelt is not None:
                return spelt.found("continued")
        people = self.cast.people(sentence.start, sentence.end)
        if self.wording.speech.subject_marks and not self.wording.naming.naming.spaced:  # 「港の会」の代表、大隈さんは…
            people = [one for one in people if has_mark(self.cast.text, one[1], sentence.end, self.wording)]
            return self._introduces(people[0], spoke) if len({one[2].name for one in people}) == 1 else None
        marked = self._marked(sentence) if self.wording.speech.subject_marks else None
        if marked is not None:
            return marked
        if len(people) == 1 and (self.wording.speech.pro_drop or self._set_off(sentence, people[0])):
            return self._introduces(people[0], spoke)
        turned = self.wording.speech.verb_second and sentence.words[0] in self.wording.points_back
        return self.only_person(sentence) if turned else None  # "Dat is Vaudrin met haar eens."

    def _marked(self, sentence: Sentence) -> Speaker | None:
        """The person whom the words before the first mark of a subject mean: "표 감독이 라커룸에서 한 말이다"."""
        marks, words = self.wording.speech.subject_marks, sentence.words
        end = next((at for at in range(min(_OFFICE, len(words))) if len(words[at]) > 1 and words[at].endswith(marks)), None)
        if end is None:
            return None
        told = resolve(sentence, (0, end + 1), self.cast, None)
        alone = told.entities[0] if len(told.entities) == 1 else None
        return told.found("continued") if alone is not None and alone.kind == "person" else None

    def _set_off(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name stands between commas behind what its bearer is, with which a sentence opens, in a script without
        capitals: "מנהלת הספרייה, אביגיל טננבוים, הופתעה"."""
        if self.wording.naming.naming.capitals or not self.wording.naming.naming.spaced:
            return False
        words, at = sentence.words, bisect_right(sentence.starts, mention[0]) - 1
        behind = bisect_right(sentence.starts, mention[1] - 1)
        led = 0 < at <= _OFFICE and words[at - 1] in _PARTING and _PARTING.isdisjoint(words[: at - 1])
        return led and words[behind : behind + 1] != [] and words[behind] in _PARTING

    def person_of(self, sentence: Sentence, opener: Speaker | None) -> Named | None:
        """The person by whose name `opener` begins that sentence, which stands behind no preposition and in no genitive."""
        if opener is None or opener.span is None or len(opener.entities) != 1 or opener.entities[0].kind != "person":
            return None
        mention = (opener.span[0], opener.span[1], opener.entities[0])
        return None if oblique(self.cast, sentence, mention) else opener.entities[0]

    def body(self, sentence: Sentence, who: Subject | None) -> Speaker | None:
        """The body with which a sentence begins, where that speaks of nobody else: "The Federation is against it."."""
        if who is None or not self.wording.naming.naming.capitals:
            return None
        if self.wording.speech.pro_drop:
            named = self.body_at(sentence, who)
            if named is not None:
                return named
        told = resolve(sentence, who.span, self.cast, None)
        alone = told.entities[0] if len(told.entities) == 1 else None
        if told.way != "institution" or alone is None or alone.kind != "organisation":
            return None
        return Speaker("continued", told.span, told.entities)

    def body_at(self, sentence: Sentence, who: Subject) -> Speaker | None:
        """The body by whose name a noun phrase begins, an article before it; more than that may stand there: "El Banco
        Central | subió los tipos". None where something of its own follows: "Nordsand's workers"."""
        low = sentence.starts[self.wording.behind_articles(sentence.words, who.start, who.end)]
        named = next(iter(self.cast.overlapping(low, sentence.ends[who.end - 1])), None)
        if named is None or named[0] != low or named[2].kind != "organisation":
            return None
        if self.cast.text.startswith(("'", "’"), named[1]):
            return None
        return Speaker("continued", named[:2], (named[2],))

    def of_clause_gone_on_with(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> Speaker | None:
        """Who says something with a verb form without a subject that goes on with the clause with which its sentence opens:
        "La Comisión rechazó el plan, | afirmando que"; not who was named before. None where that clause has none."""
        words, wording, verb = sentence.words, self.wording, one.cue[0]
        gerunds = wording.speech.gerunds
        if not gerunds or not wording.speech.pro_drop or not words[verb].endswith(gerunds) or words[verb - 1] != ",":
            return None
        who = self.first(sentence)
        if who is None or who.end >= verb:
            return None
        told = self.body_at(sentence, who) or resolve(sentence, who.span, self.cast, last)
        somebody = told.entities or self.wording.mean_somebody(words[who.start : who.end])
        return told if somebody else None

    def inside(self, sentence: Sentence, at: int) -> Speaker | None:
        """The body inside which several speak, or "one" does, whose clause it opens: "En el ministerio aseguran que", "À
        l'Élysée, on assure que"."""
        words, wording = sentence.words, self.wording
        one = words[at] in wording.insiders
        start = clause_start(sentence, at - (one and words[at - 1] == ","), wording)
        opened = words[start]
        if not (opened in wording.prepositions if one else opened in wording.speaks_in or opened in wording.speaks_from):
            return None
        start += 1
        while start < at and words[start] in wording.adverbs and words[start] not in wording.determiners:
            start += 1  # "du côté de | la mairie"
        end = min(noun_end(sentence, start, wording), at)
        if end <= start or (one and words[end] != ","):
            return None
        told = resolve(sentence, (start, end), self.cast, None)
        bodies = told.entities if all(entity.kind == "organisation" for entity in told.entities) else ()
        return told if bodies else None

    def announces(self, sentence: Sentence, last: Speaker | None) -> Speaker | None:
        """Whoever speaks in a sentence without what is said."""
        for found in cues(sentence, self.wording):
            who = None if found.cue.noun or found.cue.silent else subject(sentence, found, self.wording)
            if who is None:
                continue
            meant = resolve(sentence, who.span, self.cast, last)
            return meant.found("continued") if meant.entities else None
        return None

    def _introduces(self, mention: Mention, spoke: Speaker | None) -> Speaker:
        """A person who has just been named, as a speaker; whoever spoke last goes on."""
        if spoke is not None and spoke.entities == (mention[2],):
            return goes_on(spoke)
        return Speaker("continued", (mention[0], mention[1]), (mention[2],))

    def no_subject(self, sentence: Sentence, one: Attribution) -> bool:
        """Whether what is taken for a subject can be none: one word without an article, "risponde secca: «…»", or what a
        preposition tells of where and how, "W rozmowie z radiem | zapewnił, że …", "“…”, napisała w | e-mailu"."""
        wording = self.wording
        start, end = one.source or (0, 0)
        placed = end <= one.cue[0] or one.manner in ("before", "that")  # not "według | danych"
        before = sentence.words[start - 1] if start > 0 and placed else ""
        led = before in wording.prepositions and before not in wording.subordinators
        if led and wording.speech.pro_drop and not wording.definite:
            told = one.passive or " ".join(sentence.words[slice(*one.cue)]) in wording.impersonal
            return not (told or self._speaks(sentence, start, end) or self.several_speak(sentence, one.cue))
        if not wording.speech.pro_drop or not wording.definite or end - start != 1 or one.passive or sentence.capital[start]:
            return False
        word = sentence.words[start]
        light = word in wording.pronouns or word in wording.documents or word in wording.collectives
        light = light or word in wording.indefinite  # "fakadt ki | egy volt kohász"
        if light or not word.isalpha() or wording.means_a_person(word) or wording.naming.facts(word).body:
            return False
        return not self.several_speak(sentence, one.cue)

    def _speaks(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether those words name somebody or a body, or tell of one."""
        words, wording = sentence.words[start:end], self.wording
        if any(sentence.capital[start:end]) or wording.mean_somebody(words):
            return True
        return any(wording.is_body(word) or word in wording.bodies_at_large for word in words)

    def several_speak(self, sentence: Sentence, cue: Span) -> bool:
        """Whether a verb without a subject is one of several people: "señalan", "han señalado"."""
        before = sentence.words[max(0, cue[0] - 1) : cue[0]]
        auxiliary = [word for word in before if word in self.wording.auxiliaries]
        return self.wording.subject_is_plural([*sentence.words[slice(*cue)], *auxiliary])

    def agreeing(self, speaker: Speaker, shown: Gender | None, sentence: Sentence) -> Speaker:
        """Whoever goes on, where a verb without a subject shows that gender; else the last spoken of who has it."""
        alone = speaker.entities[0] if len(speaker.entities) == 1 else None
        office = self.cast.offices.get(alone.name) if alone is not None else None
        if office and not speaker.role:
            speaker = Speaker(speaker.way, speaker.span, speaker.entities, speaker.on_behalf_of, office)
        if alone is None or alone.kind != "person" or shown is None or self.cast.genders.get(alone.name, shown) == shown:
            return speaker
        person = self.cast.antecedent(sentence.paragraph, shown)
        return Speaker("unnamed", None) if person is None else meant("continued", None, person)

    def of_unknown_verb(self, sentence: Sentence, one: Attribution, last: Speaker | None) -> Speaker | None:
        """Whose a quotation is that a few words close with a verb nobody knows: “…,” he shrugged. «…», ha apostillado."""
        words, wording = sentence.words, self.wording
        start, end = one.source or (0, 0)
        size = sum(map(str.isalnum, words[start:end]))  # "s'émerveille-t-il" has four words
        if words[0] != QUOTED or not 0 < size <= _ASIDE or self._names(sentence, start, end):
            return None
        if end < len(words) and words[end] not in FINAL and words[end] != ",":
            return None
        while end > start and words[end - 1] in FINAL:
            end -= 1
        quotation = next(iter(sentence.quoted.values()))
        said = self.cast.text[quotation.start : quotation.end]
        whose = self.owner(sentence, (start, end))
        if whose is not None:
            return whose
        parted = any(sign in _PARTING for sign in self.cast.text[quotation.end - 1 : sentence.starts[start]])
        if said.count(" ") + 1 < _PIECE or not parted:
            return None
        at = next((at for at in (start, start + 1, end - 1) if at < end and words[at] in self._pointing), None)
        if at is not None:
            meant_one = resolve(sentence, (at, at + 1), self.cast, last)
            return meant_one if meant_one.entities else None
        told = self._behind_unknown(sentence, start, end, last)
        if told is not None:
            return told
        light = (wording.auxiliaries, wording.reflexives, wording.adverbs, wording.negations, ("-",))
        left = [word for word in words[start:end] if not any(word in known for known in light)]
        if not wording.speech.pro_drop or len(left) != 1 or wording.means_a_person(left[0]) or not left[0].isalpha():
            return None
        if last is None or not last.entities or self.several_speak(sentence, (start, end)):
            return None
        return self.agreeing(goes_on(last), wording.subject_gender(left), sentence)

    def _names(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a capital stands there that is no noun's for a person, where nouns have capitals."""
        known = self.wording.nouns_capitalised
        return any(
            sentence.capital[at] and not (known and self.wording.means_a_person(sentence.words[at]))
            for at in range(start, end)
        )

    def _behind_unknown(self, sentence: Sentence, start: int, end: int, last: Speaker | None) -> Speaker | None:
        """The office or noun for a person behind one word taken for a verb of speech: "“…”, quips the mayor"."""
        words, wording = sentence.words, self.wording
        if end - start > _NOUN and words[start] in wording.reflexives:
            start += 1 + (words[start + 1] == "'")  # "«…», se alarma | la alcaldesa", "« … », s'énerve | la maire"
        noun = start + 1
        if end - noun > _NOUN and words[noun] == "-" and words[noun + 1] in wording.reflexives:
            noun += 2  # «…», alegra-se | a autarca
        if end - noun < _NOUN - 1 or words[noun] not in wording.definite:
            return None
        if not wording.mean_somebody(words[noun:end]):
            return None
        if (
            words[start] in wording.light
            or words[start] in wording.auxiliaries
            or wording.means_a_person(words[start])
            or not words[start].isalpha()
        ):
            return None
        told = resolve(sentence, (noun, end), self.cast, last)
        return told if told.way in ("title", "epithet") and told.entities else None

    def owner(self, sentence: Sentence, source: Span) -> Speaker | None:
        """Whose word it is that is said: "Her conclusion: “…”", "“…”, was her conclusion"; not "her husband", "her firm"."""
        words, wording = sentence.words, self.wording
        start, end = source
        holder = self._holders(sentence, start, end)
        if holder is not None:
            return holder
        places = range(start, min(end, start + _ASIDE))
        start = next((at for at in places if words[at] in wording.his or words[at] in wording.hers), end)
        if not 1 < end - start <= 2 * _ASIDE or any(map(self._somebody, words[start + 1 : end])):
            return None
        if not any(map(self._uttered, words[start + 1 : end])):
            return None
        span = (sentence.starts[start], sentence.ends[end - 1])
        his, hers = words[start] in wording.his, words[start] in wording.hers
        person = self.cast.antecedent(sentence.paragraph, None if his and hers else "m" if his else "f")
        return meant("pronoun", span, person) if person is not None else None

    def _holders(self, sentence: Sentence, start: int, end: int) -> Speaker | None:
        """Whose word it is that is said, where an office alone tells it: "Die Botschaft der Bürgermeisterin: „…“"."""
        words, wording = sentence.words, self.wording
        said = next((at for at in range(start, end) if words[at] in wording.spoken or self._uttered(words[at])), end)
        opens = said + 1
        if said - 2 > start and wording.owns(words, said - 1):  # "The mayor's message: …"
            opens, end = start, said - 2
        elif opens < end and words[opens] in wording.prepositions:
            opens += 1
        if opens >= end or not any(map(wording.names_a_person, words[opens:end])):
            return None
        told = resolve(sentence, (opens, end), self.cast, None)
        return told if told.way in ("title", "epithet") and len(told.entities) == 1 else None

    def by_own_account(self, sentence: Sentence, one: Attribution, speaker: Speaker, last: Speaker | None) -> Speaker:
        """The subject of a sentence that tells something by its own account: "Vaudrin hat nach eigenen Angaben …", "De
        beslissing nam ze naar eigen zeggen alleen"; "Nach eigenen Angaben hat sie …"."""
        at = one.cue[0]
        size = phrase_at(sentence, at, self.wording.sources_self)
        if not size:
            return speaker
        who = self.first(sentence) if at else self._behind_account(sentence, size)
        items = range(at or min(len(sentence.words), size + _SOON))
        pronoun = next((item for item in items if sentence.words[item] in self.wording.he_or_she), None)
        subject = who.span if who is not None and (not at or who.end <= at) else None
        for source in (subject, None if pronoun is None else (pronoun, pronoun + 1)):
            told = resolve(sentence, source, self.cast, last) if source is not None else speaker
            if told.entities:
                return Speaker(told.way, speaker.span, told.entities, told.on_behalf_of, told.role)
        return speaker

    def _behind_account(self, sentence: Sentence, start: int) -> Subject | None:
        """The noun phrase with which a sentence goes on behind words that open it, or behind its verb if that is second."""
        words, wording = sentence.words, self.wording
        start += start < len(words) and (words[start] == "," or (wording.speech.verb_second and not sentence.capital[start]))
        end = noun_end(sentence, start, wording) if start < len(words) else start
        return Subject(start, end, start) if end > start else None

    def _uttered(self, word: str) -> bool:
        """Whether a noun is one for words said, or a compound that ends in one."""
        return word in self.wording.utterances or word.endswith(self._utterances)

    def _somebody(self, word: str) -> bool:
        """Whether a noun means a person or a body, who may speak."""
        known = self.wording
        return word not in known.determiners and (known.means_a_person(word) or known.naming.facts(word).body)

    def goes_on_with(self, sentence: Sentence, source: Span, last: Speaker | None) -> Speaker | None:
        """Whoever has just spoken, where a noun for words said opens a quotation: "The explanation: “…”"."""
        start, end = source
        words = sentence.words[start:end]
        if not 0 < len(words) <= _ASIDE or last is None or not any(map(self._uttered, words)):
            return None
        if any(map(self._somebody, words)):
            return None
        return goes_on(last) if last.entities else None

    def goes_on_saying(self, sentence: Sentence, source: Span, last: Speaker | None) -> Speaker | None:
        """Whoever has just spoken, where an infinitive opens a quotation ("Avant de conclure : …"), or a verb without a
        subject that closes its clause ("Ardından şunları ekledi: …")."""
        start, end = source
        words, wording = sentence.words[start:end], self.wording
        if not 1 < len(words) <= 2 * _ASIDE or last is None or not last.entities or any(sentence.capital[start + 1 : end]):
            return None
        marked = words[-2] in wording.infinitive_markers
        endings = wording.speech.infinitive_endings
        verb = bool(endings) and words[-1].endswith(endings) and words[-1] not in wording.light
        closes = wording.speech.verb_final and words[-1] in wording.cues and wording.light.issuperset(words[:-1])
        if not (marked or verb or closes):
            return None
        if any(map(self._somebody, words)) or any(word in wording.definite or word in wording.pronouns for word in words):
            return None
        return goes_on(last)

    def pronoun_of(self, sentence: Sentence, source: Span, last: Speaker | None) -> Speaker | None:
        """Whom the first "he" or "she" before a colon means: "Vor der Sitzung gibt er sich zuversichtlich: „…“"."""
        start, end = source
        at = next((at for at in range(start, end) if sentence.words[at] in self._pointing), None)
        meant = resolve(sentence, (at, at + 1), self.cast, last) if at is not None else None
        return meant if meant is not None and meant.entities else None
