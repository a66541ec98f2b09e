"""Lines that page builders put among the paragraphs, told by how they begin; they are kept with each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from depeche.reading.languages import everywhere
from depeche.reading.vocabulary import picture_banks
from depeche.reading.vocabulary.agencies import is_agency
from depeche.reading.vocabulary.words import STOPS, is_dense, may_be_stopped
from depeche.reading.vocabulary.writers import looks_like_name

_SHORT = 140  # characters up to which a line may be a signpost
_RIGHTS = 600  # characters up to which a last paragraph says in several sentences whose the rights are


_BRACKETED = re.compile(r"[\[［【][^\]］】]{1,20}[\]］】]\s{0,3}")
_LED = re.compile(r"[^\w\"“„«»‘‚'「『(\[]{1,12}")
"""What may stand before the words of an invitation: an arrow, a picture of a telephone; marks of quotation may not."""


_ASKED = re.compile(r"[^?？؟;.]{4,160}[?？؟;]\s?[^\w\s]{0,4}\s{0,3}")
"""A question, with what may stand before the next sentence; in Greek it ends with a semicolon."""


_SUMMARY = re.compile(r"([^:：]{2,16})[:：]\s?|(【[^】]{2,8}】)")
"""What may be the label of a standfirst."""


_POINTERS = frozenset("▶►→➡👉📲📰📌🔴🔵⏩⏬☞")
"""Signs with which a line begins that leads elsewhere."""
_LABEL = 50  # characters up to which a heading may be a mere label


_MARK = re.compile(r"[:：–|\]】>»-]")
_LEADING = re.compile(r"(?:[^:：–|\]】>»-]|(?<=\w)-(?=\w)){2,50}(?:[:：–|\]】>»]|-(?=\s)|(?<=\s)-)")
"""What stands before the first mark that may end a label; a hyphen within a word is none."""


def _folded(text: str) -> str:
    folded = text.casefold()
    return folded if folded.isascii() else folded.replace("i\u0307", "i")  # the capital with a dot, of Turkish


def _bare(heading: str) -> str:
    return _folded(heading).strip(_AROUND)


def _end(line: str) -> str:
    bare = _folded(line).replace(" ", "")
    return bare if bare.startswith(("#", "-30")) else bare.strip(_AROUND)


_SIGNS = " ▶►▼▽➡→■◆●★☆※[【"
"""What may stand before a label; arrows of other kinds are also set before what a guide compares."""
_AROUND = f"{_SIGNS}:：.…!?|+-–—»›>[]】()0123456789"


class Beginnings:
    """How lines of one kind begin, case folded; kept by four letters, since most lines begin like none."""

    __slots__ = ("_by_letters", "_short", "phrases")

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(map(str.casefold, phrases))
        self._short = dict.fromkeys(phrase for phrase in self.phrases if len(phrase) < _LETTERS)  # a set in their order
        found: dict[str, list[str]] = {}
        for phrase in self.phrases:
            found.setdefault(phrase[:_LETTERS], []).append(phrase)
        self._by_letters = {
            letters: (*listed, *filter(letters.startswith, self._short)) for letters, listed in found.items()
        }

    def of(self, line: str) -> bool:
        """Whether the line begins so."""
        begun = line[:_LETTERS].casefold()
        listed = self._by_letters.get(begun[:_LETTERS])
        if listed is not None:
            return line[:_LONGEST].casefold().startswith(listed)
        short = self._short
        return bool(short) and (begun[:1] in short or begun[:2] in short or begun[:3] in short)

    def size(self, line: str) -> int:
        """Characters of the one with which the line begins; 0: with none."""
        if not self.of(line):
            return 0
        start = line[:_LONGEST].casefold()
        listed = self._by_letters.get(start[:_LETTERS], self._short)
        return next(len(phrase) for phrase in listed if start.startswith(phrase))


_NUMBER = re.compile(r"\d{1,3}")
_LETTERS = 4
_LONGEST = 60  # characters of a line that are looked at: no beginning is longer


def _first_letters(phrases: Iterable[str]) -> frozenset[str]:
    """The first letters of each, or all of a shorter one; of one behind a sign, the sign, which may stand before others."""
    return frozenset(phrase[:2] if phrase[0] in _AROUND else _folded(phrase)[:_LETTERS] for phrase in phrases)


def _may_begin(line: str, letters: frozenset[str]) -> bool:
    """Whether a line may begin with any of the phrases that have these first letters: cheap, and may say yes too often."""
    begun = _folded(line[: 2 * _LETTERS])
    return begun[:4] in letters or begun[:3] in letters or begun[:2] in letters or begun[:1] in letters


@dataclass(frozen=True, slots=True)
class Phrases:
    """How signposts and notices begin, and lines that say what they are alone."""

    signpost: Beginnings
    counter: Beginnings  # with "#" for a number
    invitation: Beginnings
    invitation_to: Beginnings  # those that a name must follow
    invitation_end: Mapping[str, tuple[str, ...]]  # by their last two letters
    venue: re.Pattern[str]
    question: Beginnings
    call: Beginnings
    leading: frozenset[str]  # how any line begins that may be a signpost, in its first letters
    alone: frozenset[str]
    upwards: frozenset[str]
    alone_ends: frozenset[str]  # the last word of each of those
    alone_letters: frozenset[str]  # the first letters of each of those
    notice: Beginnings
    notice_dated: Beginnings  # the words among those that a colon ends: a date may stand before it
    notice_any: Beginnings  # both of these
    link_note: frozenset[str]
    gate: Beginnings
    closing: Beginnings
    sender: Beginnings
    credit: Mapping[str, tuple[str, ...]]  # by their first two letters
    enlarging: frozenset[str]
    enlarging_ends: tuple[str, ...]  # those of several words, behind a blank
    pictured: frozenset[str]  # the words among these that a colon follows
    end: frozenset[str]
    house: frozenset[str]
    talk: frozenset[str]
    contents: frozenset[str]
    next: frozenset[str]
    summary: frozenset[str]
    tools: frozenset[str]
    live: tuple[str, ...]
    wall: Beginnings
    taken: re.Pattern[str]  # who took a picture, told behind the name: "…＝青木葉子撮影", "… 林海 摄"
    taken_ends: frozenset[str]  # the last character of each of those

    def is_signpost(self, text: str) -> bool:
        """Whether a line leads elsewhere or names an advertisement, and is none of the story's."""
        if len(text) > 2 * _SHORT:  # as most paragraphs of prose are
            return self.gate.of(_LED.sub("", text, 1) if text[0] in _POINTERS else text)
        if text[0].isalpha() and not _may_begin(text, self.leading):  # most lines
            return self._asks(text)
        if self._is_alone(text) or self.invites(text) or (text.startswith(">>") and ":" in text[:_LABEL]):
            return True  # ">> From the archive: …"
        if text[0] in _POINTERS:
            text = _LED.sub("", text, 1)
        if len(text) <= _SHORT and (self.signpost.of(text) or self._counts(text)):
            return True
        return self.gate.of(text)

    def _counts(self, text: str) -> bool:
        """Whether a line counts what may still be read: "You have 4 articles left this month"."""
        return _NUMBER.search(text, 0, _LONGEST) is not None and self.counter.of(_NUMBER.sub("#", text[:_LONGEST]))

    def without_bracketed(self, text: str) -> str:
        """A paragraph without what its last bracket says of the page: "… at noon. (Story continues below the picture.)"."""
        at = text.rfind("(", -_SHORT)
        if at < 1 or not text[at + 1 : at + 2].isalpha() or not may_be_stopped(text[:at].rstrip()):
            return text
        return text[:at].rstrip() if self._is_alone(text[at + 1 : -1].strip(". ")) else text

    def is_no_text(self, text: str) -> bool:
        """Whether a paragraph is a signpost, or just what is set above parts of the house: "Most read", "Share"."""
        if self.is_signpost(text):
            return True
        if len(text) > _LABEL or text.endswith(STOPS):
            return False
        bare = _bare(text)
        if bare in self.house and bare not in self.talk:  # these lines part the story from what readers wrote
            return True
        return self.is_of_tools(text)

    def is_of_tools(self, text: str) -> bool:
        """Whether a line is nothing but several buttons beside a story: "Print Close"."""
        words = text.casefold().split() if len(text) <= _LABEL else ()
        return len(words) > 1 and all(word.rstrip(":：") in self.tools for word in words)

    def invites(self, text: str) -> bool:
        """Whether a line invites its readers to follow, to join or to be sent more, and names where: "Follow us on …".

        So does one that asks them something and tells them to write: "Did you see it? Send us your pictures."
        """
        if not text[0].isalpha():
            text = _LED.sub("", text, 1)
        if (self.question.of(text) or "@" in text) and (asked := _ASKED.match(text)) and self.call.of(text[asked.end() :]):
            return True  # whatever is asked, where an address to write to follows
        told = self.invitation.of(text)
        if not told and (size := self.invitation_to.size(text)):
            told = text[size : size + 1].isupper()
        return self.venue.search(text.casefold()) is not None if told else self._asks(text)

    def _asks(self, text: str) -> bool:
        """Whether a line ends as invitations do in languages that have the verb there, or in a click, and names where."""
        if len(text) > _SHORT:
            return False
        last = text.rstrip(_AROUND)[-2:].casefold()
        if last[-2:] not in self.invitation_end:  # nearly always
            return False
        end = text[-_LONGEST_END:].casefold().rstrip(_AROUND)
        return end.endswith(self.invitation_end.get(end[-2:], ())) and self.venue.search(text.casefold()) is not None

    def _is_alone(self, text: str) -> bool:
        """Whether a line is a label that leads elsewhere, or begins with one and a colon, a dash or in brackets."""
        if len(text) > _SHORT:
            return False
        text = text.lstrip(_SIGNS)
        if not _may_begin(text, self.alone_letters):
            return False
        if len(text) <= _LABEL and _bare(text) in self.alone:
            return True
        if _MARK.search(text, 2, _LABEL + 2) is None:
            return False
        label = _LEADING.match(text)
        return label is not None and _bare(label[0]) in self.alone

    def is_label(self, text: str) -> bool:
        """Whether words are a label that leads elsewhere: "Read also"."""
        return _bare(text) in self.alone

    def ends_label(self, word: str) -> bool:
        """Whether a word is the last of such a label."""
        return _bare(word) in self.alone_ends

    def caption_and_credit(self, text: str) -> tuple[str, str | None]:
        """A caption without the credit at its end, and the credit: "A pier. Photo: Ann Ash" gives ("A pier.", "Ann Ash")."""
        caption, credit = self._with_credit(text)
        if not any(map(str.isalnum, caption)) or (caption.startswith(("https://", "http://")) and " " not in caption):
            return "", credit
        if credit is None and (at := text.rfind(" | ", max(0, len(text) - _LONGEST_NAME))) > 0 and text[at:].isupper():
            return text[:at].rstrip(), text[at + 3 :].strip()
        if credit is None and (dashed := _DASHED.search(text, max(0, len(text) - _LONGEST_NAME))) and dashed[1].isupper():
            return text[: dashed.start()].rstrip(), dashed[1]
        if credit is None and (last := _LAST.search(text, max(0, len(text) - _LONGEST_NAME))) is not None:
            name = self._named_in(last[1])
            if name and all(word[0].isupper() or len(word) <= _PARTICLE for word in name.split()):
                return text[: last.start()].rstrip(" |/–—-"), name
        if credit is None and "/" in text[-_LONGEST_NAME:]:
            behind = _BEHIND.search(text, max(0, len(text) - _LONGEST_NAME))
            if behind is not None and is_agency(behind["agency"] or behind["alone"]):
                return text[: behind.start()].rstrip(), text[behind.start() :].strip(" /")
        housed = picture_banks.parted(text) if credit is None else None
        return housed or (caption, credit)

    def _with_credit(self, text: str) -> tuple[str, str | None]:
        """The same of a text that may be a credit as a whole: "Ann Ash / AGL" has no agency behind it."""
        for mark, at in self._marked(text):
            name = text[at + len(mark) :].strip(" ()|/[]（）［］")
            name += ")" * ("(" in name and ")" not in name)
            if name and (at or len(name) <= _CREDIT_ALONE or ". " not in name):  # "Picture: The tug at dawn. It …"
                return text[:at].rstrip(" (|/[（［-–—·©,"), name
        if text[-1:] in self.taken_ends and (signed := self.taken.search(text[-_LONGEST_NAME:])) is not None:
            begin = max(0, len(text) - _LONGEST_NAME) + signed.start()
            where, comma, name = next(filter(None, signed.groups())).rstrip().rpartition("、")
            return text[:begin].rstrip() + (text[begin] + where if comma else ""), name
        end = len(text) - text.endswith(").")
        at = text.rfind("(", max(0, end - 80)) if text.endswith((")", ").")) else -1
        if at > 0 and (name := self._named_in(text[at + 1 : end - 1])):
            return text[:at].rstrip(), name
        if at > 0 and _names_a_photographer(text[at + 1 : end - 1]):  # "… at low tide. (Bo Lund/AGL)"
            return text[:at].rstrip(), text[at + 1 : end - 1].strip()
        return text, None

    def _marked(self, text: str) -> list[tuple[str, int]]:
        """What credits begin with, and where near the end each stands last: the longest first, as "© Photo: " has others."""
        found: dict[str, int] = {}
        for edge in _EDGE.finditer(text, max(0, len(text) - _LONGEST_CREDIT - 1)):
            at = edge.end()
            for mark in self.credit.get(text[at : at + 2], ()):
                if text.startswith(mark, at):
                    found[mark] = at
        return sorted(found.items(), key=lambda one: -len(one[0]))

    def _named_in(self, bracket: str) -> str:
        """Who made a picture, where a bracket says so without a colon ("foto di Bo Lund", "Photo Bo Lund"); else ""."""
        word, _, name = bracket.partition(" ")
        if word.casefold() not in self.pictured:
            return ""
        particle, _, rest = name.partition(" ")
        name = rest if rest and particle.islower() and len(particle) <= _PARTICLE else name
        return name if name[:1].isupper() else ""

    def bare_credit(self, text: str) -> str:
        """Who a credit names, without the word for it: "(Photo: Ann Ash)" gives "Ann Ash", and "Ann Ash" itself."""
        return self._with_credit(text)[1] or self._unworded(text.strip("/|–—- ")) or text

    def _unworded(self, credit: str) -> str:
        """A credit that stands apart without its brackets, and without the word before it: "(Ann Ash)", "Photo Ann Ash"."""
        if credit[:1] == "(" and credit[-1:] == ")" and credit.count("(") == 1:
            credit = credit[1:-1].strip()
        word, colon, name = credit.partition(":")
        return name.strip() if colon and name and word.casefold() in self.pictured else self._named_in(credit) or credit

    def begins_with_credit(self, text: str) -> bool:
        """Whether a text begins with what stands before whoever made a picture."""
        return text.startswith(self.credit.get(text[:2], ()))

    def is_button(self, text: str) -> bool:
        """Whether words are those on a button beside a picture: "Enlarge", or a count of pictures, "2/28"."""
        return len(text) <= _LABEL and (_bare(text) in self.enlarging or _COUNTED.fullmatch(text) is not None)

    def is_of_pictures(self, text: str) -> bool:
        """Whether a line only says that this is a picture, or that who made it comes next: "Photo", "Credit:"."""
        return len(text) <= _LABEL and _bare(text) in self.pictured

    def without_button(self, text: str) -> str:
        """Words below a picture without those on a button, of which there are several, that stand behind them."""
        end = text[-_LABEL:].lower()
        if not end.endswith(self.enlarging_ends):
            return text
        said = next(words for words in self.enlarging_ends if end.endswith(words))
        return text[: -len(said)].rstrip()

    def is_credit(self, text: str) -> bool:
        """Whether a line is nothing but a credit: "Photo: Ann Ash"."""
        return self.begins_with_credit(text) and self.caption_and_credit(text)[0] == ""

    def is_end(self, text: str) -> bool:
        """Whether a line says that a press release ends: "ENDS", "- Ende -", "###"."""
        return len(text) <= _LABEL and _end(text) in self.end

    def is_closing(self, text: str) -> bool:
        """Whether a last line tells who wrote, sent or translated the story."""
        if len(text) > _RIGHTS or not self.closing.of(text):
            return False
        return len(text) <= 2 * _SHORT or any(map(self.closing.of, text.split(". ")[1:]))  # "Copyright … All rights …"

    def leads_up(self, text: str) -> bool:
        """Whether a line leads to the beginning of the page: "Back to top"."""
        return len(text) <= _LABEL and _bare(text) in self.upwards

    def is_sender(self, text: str) -> bool:
        """Whether a line says where its author writes from: "From our correspondent in …"."""
        return len(text) <= _SHORT and self.sender.of(text)

    def is_of_the_house(self, heading: str) -> bool:
        """Whether a heading opens a part about the author, other stories or the readers."""
        return len(heading) <= _LABEL and _bare(heading) in self.house

    def is_of_readers(self, heading: str) -> bool:
        """Whether a heading opens what readers wrote about the story: "Comments (12)"."""
        return len(heading) <= _LABEL and _bare(heading) in self.talk

    def is_wall(self, text: str) -> bool:
        """Whether a line asks for money or an account to let the reader go on; a label in brackets may stand before it."""
        if text[:1] in "[［【" and len(text) <= _SHORT:
            text = _BRACKETED.sub("", text, 1)
        return len(text) <= _SHORT and self.wall.of(text)

    def size_of_summary(self, text: str) -> int:
        """Characters of the label that stands before a standfirst, with its colon; 0: none."""
        label = _SUMMARY.match(text)
        return label.end() if label is not None and (label[1] or label[2]).casefold() in self.summary else 0

    def opens_part(self, heading: str) -> bool:
        """Whether a heading opens any of these: a part of the house, of the readers, or a list of headings."""
        if len(heading) > _LABEL:
            return False
        bare = _bare(heading)
        return bare in self.house or bare in self.talk or bare in self.contents

    def is_of_contents(self, heading: str) -> bool:
        """Whether a heading opens a list of the story's own headings."""
        return len(heading) <= _LABEL and _bare(heading) in self.contents

    def noticed_when(self, text: str) -> str:
        """What stands between such a word and its colon, if it has a figure: "Correction, 3 March, 12:10: …"; else ""."""
        size = self.notice_dated.size(text)
        if not size or text[size : size + 1].isalnum():
            return ""
        colon = _COLON.search(text, size, size + _LONGEST_DATE)
        when = text[size : colon.start()] if colon else ""
        return when if any(map(str.isdigit, when)) else ""


def _names_a_photographer(bracket: str) -> bool:
    """Whether a bracket below a picture names an agency, or a person beside whom they work for: "Bo Lund/Pool/Ledger"."""
    parts = [part.strip() for part in bracket.split("/")]
    if any(map(is_agency, parts)):
        return True
    return len(parts) > 1 and (looks_like_name(parts[0]) or looks_like_name(parts[-1].partition(",")[0]))


_BEHIND = re.compile(r"(?<=[.!?…\"”»])\s(?P<agency>[A-Z]{2,10})/[^\W\d_][^/.]{3,30}$|\s/\s(?P<alone>[A-Z]{2,10})$")
"""An agency behind the last sentence, before who took its picture ("… at dawn. AGL/Bo Lund"), or behind a stroke."""
_DASHED = re.compile(r"(?<=[.!?”\"»]) ?[—–] ?([^\W\d_][^.:—–]{3,36})$")
"""Who took a picture, in capitals behind the last sentence and a dash: "… at dawn. —BO LUND"."""
_LAST = re.compile(r"(?:(?<=[.!?”\"»)]) | [|/–—] )([^\W\d_]{4,14} [^.!?:|]{2,36})$")
"""The words behind the last sentence of a caption, which may say who took it without a colon: "… at dawn. Photo Bo Lund"."""
_EDGE = re.compile(r"\A|[ (|/\[（［。　]|(?<=[^\W\d_])\.")
"""Behind which a credit begins."""
_COUNTED = re.compile(r"\d{1,3} ?/ ?\d{1,3}(?: [^\W\d_]+)?")
_PARTICLE = 3  # letters of "by", "di", "von"
_COLON = re.compile(r":(?!\d)")  # none of a clock time
_LONGEST_DATE = 44  # characters of a day and a clock time between such a word and its colon
_LETTER = r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter, but of Thai, Lao, Burmese, Khmer, kana, Han and Hangul, in which words stand without blanks."""

_LONGEST_END = 30  # characters of a line in which an invitation ends
_LONGEST_CREDIT = 119  # characters of it, with the word for pictures
_CREDIT_ALONE = 60  # characters up to which two sentences with nothing before them name who took a picture
_LONGEST_NAME = 40


@cache
def phrases() -> Phrases:
    """All of them, read once."""
    told = partial(everywhere, "phrases")
    counter = Beginnings(told("counter"))
    signpost, gate, question = Beginnings(told("signpost")), Beginnings(told("gate")), Beginnings(told("question"))
    invitation = Beginnings(phrase for phrase in told("invitation") if not phrase.endswith("^"))
    invitation_to = Beginnings(phrase[:-1] for phrase in told("invitation") if phrase.endswith("^"))
    notice = Beginnings(told("notice"))
    notice_dated = Beginnings(phrase.rstrip(": ") for phrase in notice.phrases if phrase.endswith(":"))
    begun = [phrase for kind in (signpost, counter, gate, question, invitation, invitation_to) for phrase in kind.phrases]
    credit = {*told("credit"), *(mark[0].lower() + mark[1:] for mark in told("credit") if mark.endswith(": "))}
    credit |= {f"{mark[:-2]} : " for mark in credit if mark.endswith(": ")}
    credit |= {mark.upper() for mark in credit if mark.endswith(": ")}
    ends: dict[str, tuple[str, ...]] = {}
    for end in told("invitation_end"):
        ends[end[-2:]] = (*ends.get(end[-2:], ()), end)
    return Phrases(
        signpost=signpost,
        counter=counter,
        invitation=invitation,
        invitation_to=invitation_to,
        invitation_end=ends,
        question=question,
        call=Beginnings(told("call")),
        leading=_first_letters([*begun, *told("alone")]),
        venue=re.compile(rf"(?<!{_LETTER})(?:{'|'.join(map(re.escape, told('venues')))})(?!{_LETTER})"),
        alone=frozenset(map(_bare, told("alone"))),
        upwards=frozenset(told("upwards")),
        alone_ends=frozenset(line.casefold().rpartition(" ")[2] for line in told("alone")),
        alone_letters=_first_letters(told("alone")),
        notice=notice,
        notice_dated=notice_dated,
        notice_any=Beginnings([*notice.phrases, *notice_dated.phrases]),
        link_note=frozenset(told("link_note")),
        gate=gate,
        closing=Beginnings(told("closing")),
        sender=Beginnings(told("sender")),
        credit={letters: tuple(group) for letters, group in groupby(sorted(credit), key=lambda mark: mark[:2])},
        enlarging=frozenset(map(_bare, told("enlarging"))),
        enlarging_ends=tuple(f" {words}" for words in told("enlarging") if " " in words),
        pictured=frozenset(mark.rstrip(" :").casefold() for mark in told("credit") if mark.endswith(": ")),
        end=frozenset(_end(line) for line in told("end")),
        house=frozenset(heading.casefold() for heading in told("house")),
        talk=frozenset(told("talk")),
        contents=frozenset(heading.casefold() for heading in told("contents")),
        next=frozenset(told("next")),
        summary=frozenset(told("summary")),
        tools=frozenset(told("tools")),
        live=told("live"),
        wall=Beginnings(told("wall")),
        taken=_taken(told("taken")),
        taken_ends=frozenset(word[-1] for word in told("taken")) | frozenset(")）"),
    )


def _taken(words: Iterable[str]) -> re.Pattern[str]:
    """A name at the end of a caption, with one of these words behind it; those that begin with a blank stand apart from any
    name, perhaps of a reporter, and the others from one in brackets, behind a sign or behind the last sentence."""
    apart: list[str] = []
    joined: list[str] = []
    for word in words:
        (apart if word.startswith(" ") else joined).append(re.escape(word.strip()))
    reporters = "|".join(word for word in everywhere("bylines", "behind") if is_dense(word))
    joint = f"(?:{'|'.join(joined)})"
    return re.compile(
        rf"[＝=]([^＝=\s]{{2,20}}){joint}$|[（(]([^（(]{{2,20}}){joint}[）)]$|(?<=[.。])\s([^\s.]{{2,20}})\s?{joint}$"
        rf"|(?:(?<=[。\s])|[　 ])((?:[^\s。]{{2,8}}(?:{reporters})\s)?[^\s。]{{2,12}})\s(?:{'|'.join(apart)})$"
    )
