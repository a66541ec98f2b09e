"""The visible standfirst: the lines between heading and story that say what it is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from depeche.reading.claims.known import Known
from depeche.reading.dates.instants import instant
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import ends_sentence, is_barred, is_stopped, letters, may_be_stopped, says, stems


def above(drafts: list[Draft], story: list[Draft], known: Known, top: Draft | None = None) -> Draft | None:
    """The standfirst among what stands between the heading and the story; `top` is what stands first there.

    Where neither a name nor the declared description tells it, it has to say a word of what title or story say: a note of
    the house, or of the author, says none.
    """
    declared = letters(known.lede or "")[:50]
    title = letters(known.title or "")
    candidates = [draft for draft in drafts if _may_be(draft, title, known)]
    said = next((draft for draft in candidates if _declared(draft, declared) or _is_declared(draft, known)), None)
    said = said or next(filter(_teases, candidates), None)
    if said is not None:
        return said
    candidates = [draft for draft in candidates if not draft.container.dead]
    called = next(filter(_called_lede, candidates), None)
    if called is not None:
        return called
    candidates = [draft for draft in candidates if not any(map(_is_beside, draft.container.upwards()))]
    told = _before_byline(drafts, story, known, top)
    if told is not None and told in candidates:
        return told
    if top in candidates and top is not None and _is_second_headline(top, story, known):
        return top
    if story and _stands_out(story[0]):
        return None  # it is set at the head of the story
    return _about_the_story(candidates, drafts, story, known)


def _is_second_headline(draft: Draft, story: list[Draft], known: Known) -> bool:
    """Whether a heading right below the headline is a line of it: it leads nowhere, and the story has none set so."""
    if draft.kind != "heading" or draft.links or _signs(draft.text, known):
        return False
    set_so = (draft.container.name, draft.container.names)
    lower = not any(one.kind == "heading" and (one.container.name, one.container.names) == set_so for one in story)
    return lower and _HEADED <= len(draft.text) <= _LONGEST


_HEADED = 30  # characters of a second headline


def _is_beside(part: Container) -> bool:
    """Whether a part is called a box, or paid for, and is no standfirst though it holds much of the little above a story."""
    return part.role == "box" or (part.role == "shun" and _PAID.search(part.names) is not None)


_PAID = re.compile(r"(?i)sponsor|advert|promo(?!-?title)|banner")


def _may_be(draft: Draft, title: str, known: Known) -> bool:
    """Whether a line is long enough, is no link, and does not say the title once more."""
    return (
        draft.kind in ("text", "heading")
        and draft.linked * 2 < len(draft.text)
        and (len(draft.text) >= 20 or _is_declared(draft, known))
        and draft.container.name != "h1"
        and not (title and title in letters(draft.text))
        and not _is_no_standfirst(draft.text, known)
    )


def _about_the_story(candidates: list[Draft], drafts: list[Draft], story: list[Draft], known: Known) -> Draft | None:
    """The first line of some length that speaks of the story, and does not stand with an author or a picture."""
    first_names = tuple(f"{first} " for name in known.authors if len(first := name.partition(" ")[0]) > 3)
    signed = {draft.container.parent for draft in drafts if draft.text in known.authors}
    for draft in candidates:
        container = draft.container
        told = draft.kind == "heading" and is_stopped(draft.text)
        placed = container.name in ("p", "div", "h2") or (told and (draft.text[-1] != "?" or draft is drafts[0]))
        if container.role is None and placed and len(draft.text) >= 60:  # further down a question is one of a poll
            parent = container.parent
            of_author = parent in signed or (parent is not None and parent.parent in signed)
            of_author |= draft.text.startswith(first_names)
            about = (told and container.name == "h2") or _is_about(draft.text, story, known)
            if not _is_below_picture(container) and not of_author and about:
                return draft
    return None


def _before_byline(drafts: list[Draft], story: list[Draft], known: Known, top: Draft | None = None) -> Draft | None:
    """The only sentence between the headline and a line that names the author or the day, where standfirsts stand.

    Right below the headline it needs no full stop, as headlines have none.
    """
    found: Draft | None = None
    clause: Draft | None = None
    alone: Draft | None = None  # with nothing between it and the headline
    at_headline = True
    title = letters(known.title or "")
    for draft in drafts[:_BEGINNING]:
        text = draft.text
        if title and draft.kind == "text" and letters(text) == title:
            at_headline = True  # in an element that is no heading
            continue
        below_headline, at_headline = at_headline, draft.container.name == "h1"
        if draft.kind not in ("text", "heading") or draft.linked * 2 > len(text) or draft.container.name == "h1":
            continue
        if _signs(text, known):
            return found or clause or alone
        alone = None
        if len(text) >= _SENTENCE and not below_headline and (found is not None or not ends_sentence(text)):
            return None
        if len(text) < (_CLAUSE if below_headline else _SENTENCE):
            continue
        may_stand = _may_stand_before_byline(draft, known, highest=draft is top)
        if len(text) >= _SENTENCE and not may_stand:
            return None
        if len(text) >= _SENTENCE and ends_sentence(text):
            found = draft
        elif may_stand and " " in text:
            if _is_about(text, story, known):
                clause = draft
            elif len(text) >= _SENTENCE:
                alone = draft
    return None


def _may_stand_before_byline(draft: Draft, known: Known, *, highest: bool) -> bool:
    """Whether a line is a sentence about the story: no caption, nothing about author or house, no announcement of a list.

    Above the `highest` line is no picture that it could stand below.
    """
    text = draft.text
    if len(text) > _LONGEST or text[-1] in ":：" or text.startswith(known.authors):
        return False
    known_phrases = phrases()
    if known_phrases.is_signpost(text) or known_phrases.caption_and_credit(text)[1] is not None:
        return False
    return highest or not _is_below_picture(draft.container)


def _is_below_picture(container: Container) -> bool:
    """Whether a line stands in a part that is a picture with the words below it."""
    for at in islice(container.upwards(), 2):
        if at.parent is None or at.text > (_LONGEST if container.name == "p" else _CAPTIONED):
            break
        if at.media or (at.role == "media" and _PICTURED.search(at.names)):
            return True
    return container.within("figure") is not None


_CAPTIONED = 500  # characters of a picture's part whose words are no paragraph
_PICTURED = re.compile(r"(?i)(?<![a-z])(?:photo|foto|picture|image|img|bild)s?(?![a-z])")
_SENTENCE = 40  # characters
_CLAUSE = 30  # the same of what stands right below the headline
_LONGEST = 240


def _signs(text: str, known: Known) -> bool:
    """Whether a short line names the author, or a day and no sentence."""
    if len(text) > _LINE:
        return False
    if any(name in text for name in known.authors):
        return True
    return _tells_day(text)


def _is_no_standfirst(text: str, known: Known) -> bool:
    """Whether a line is another headline of the page, or tells a day and is no sentence: who published it, and when."""
    if len(text) > _LINE:
        return False
    if is_barred(text):
        return True
    if any(says(text, letters(other)) for other in known.titles) and not says(text, letters(known.lede or "")):
        return True
    return _tells_day(text)


def _tells_day(text: str) -> bool:
    return not ends_sentence(text) and _DIGIT.search(text) is not None and instant(text) is not None


_LINE = 120  # characters
_DIGIT = re.compile(r"\d")


def _is_about(text: str, story: list[Draft], known: Known) -> bool:
    """Whether a line shares a word with title or description, or a long one with the beginning of the story."""
    said = stems(text[:_LOOKED_AT])
    if not said or text[-1] > "\u2e80":  # words are short in its language, or not parted by blanks
        return True
    if not said.isdisjoint(stems(f"{known.title} {known.lede}"[:_LOOKED_AT])):
        return True
    said = {word for word in said if len(word) == _STEM}
    return any(
        not said.isdisjoint(stems(draft.text[:_LOOKED_AT]))
        for draft in story[:_BEGINNING]
        if draft.kind == "text" and draft.text != text
    )


_STEM = 6  # letters
_LOOKED_AT = 2_000  # characters of a line
_BEGINNING = 8  # drafts of the story


def _teases(draft: Draft) -> bool:
    """Whether a draft between heading and story is marked as what teases for this story, and holds no other's heading.

    In the frame of a picture, such a mark is of the picture.
    """
    if draft.container.role == "caption" or draft.container.within("figure") is not None:
        return False
    for at in islice(draft.container.upwards(), 3):
        if at.headings or at.linked * 4 > at.text or at.text > 1200:
            return False
        if 'itemprop="description"' in at.tag or "teaser" in at.names.lower():
            return len(draft.text) >= 60
    return False


def _declared(draft: Draft, declared: str) -> bool:
    """Whether a draft begins as the declared description does, perhaps behind a label."""
    if len(declared) <= 15:
        return False
    said = letters(draft.text)
    if said.startswith(declared) or (len(said) > 30 and declared.startswith(said[:50])):
        return True
    return len(declared) >= _SENTENCE and declared in said[: len(declared) + _LABEL]


def _is_declared(draft: Draft, known: Known) -> bool:
    """Whether a short line is the declared description and no more."""
    told = known.lede or ""
    return _SHORTEST <= len(told) <= _LINE and abs(len(draft.text) - len(told)) <= 2 and letters(draft.text) == letters(told)


def _goes_on_below(draft: Draft, drafts: list[Draft], known: Known) -> bool:
    """Whether the declared description says what a line says, and goes on as the story does below it."""
    told, said = letters(known.lede or ""), letters(draft.text)
    following = next((letters(other.text[:_LINE]) for other in drafts[drafts.index(draft) + 1 :] if other.text), "")
    rest = told[len(said) : len(said) + _GOES_ON]
    return len(rest) == _GOES_ON and told.startswith(said) and following.startswith(rest)


_GOES_ON = 10  # letters


def _is_no_sentence(draft: Draft) -> bool:
    return draft.container.role == "subhead" or not ends_sentence(draft.text)


_SHORTEST = 12  # characters of a declared description that may stand as the standfirst


def inside(drafts: list[Draft], known: Known) -> Draft | None:
    """The standfirst at the head of the story itself, where its name or its being a heading gives it away."""
    declared = letters(known.lede or "")[:50]
    words = 0
    headings = Counter(draft.container.names for draft in drafts if draft.kind == "heading" and draft.container.names)
    if (told := _before_byline(drafts, drafts, known)) is not None and not told.container.dead:
        return told
    if (set_apart := _set_apart(drafts, known)) is not None:
        return set_apart
    for draft in drafts[:12]:
        if draft.kind not in ("text", "heading") or draft.linked * 2 >= len(draft.text) or draft.container.name == "h1":
            continue
        if _is_no_standfirst(draft.text, known):
            continue
        doubtful = draft.container.dead or draft.kind == "heading"
        if doubtful and len(draft.text) >= 40 and _declared(draft, declared):
            if headings[draft.container.names] > 1 and _goes_on_below(draft, drafts, known):
                continue  # the first of several subheads, of which the description quotes the beginning
            return draft  # a "teaser" or a heading by its name, but the page says that it is the standfirst
        if not words and (_teases(draft) or (_is_declared(draft, known) and _is_no_sentence(draft))):
            return draft
        if draft.container.dead:
            continue
        if draft.kind == "heading" and headings[draft.container.names] > 1 and not is_stopped(draft.text):
            continue  # of several that are called so, each is a subhead
        if len(draft.text) >= 20 and _called_lede(draft):
            return draft
        if _stands_out(draft):
            return draft
        words += draft.kind == "text" and len(draft.text) > 80
        if words > 1:
            break
    return None


def _set_apart(drafts: list[Draft], known: Known) -> Draft | None:
    """The first line of the story, if it is all in bold and about the story, the next is not bold, and none is declared."""
    if known.lede is not None:
        return None  # then it is no more than the first sentence
    begun = [draft for draft in drafts[: _FEW + 1] if draft.container.name != "h1"]
    if len(begun) < _FEW or begun[0].kind != "text" or begun[1].kind != "text":
        return None
    first, second = begun[0], begun[1]
    text = first.text
    if not first.bold or second.bold or first.links or first.container.dead:
        return None
    if not ends_sentence(text) and (". " in text or text[-1] == ","):
        return None  # the first line of several
    if not _SET_APART <= len(text) <= _LONGEST or not _may_stand_before_byline(first, known, highest=True):
        return None
    if _is_no_standfirst(text, known) or _signs(text, known) or not _is_about(text, drafts, known):
        return None
    return first


_FEW = 3  # drafts of a story
_SET_APART = 60  # characters


def _stands_out(draft: Draft) -> bool:
    """Whether a heading is too long to be one."""
    return draft.kind == "heading" and len(draft.text) > _LINE


def _called_lede(draft: Draft) -> bool:
    for at in islice(draft.container.upwards(), 4):
        if at.text > 1200 or at.role == "box":  # who the author is, in a "summary" of them
            return False
        if at.role == "lede":
            return True
    return False


def completed(lede: Draft, drafts: list[Draft]) -> list[Draft]:
    """What stands above the story, without the other sentences of the part whose name says that it is the standfirst: they
    are joined to it, as it is one though set in several paragraphs.
    """
    part = lede.container.parent
    if part is None or part.role != "lede" or part.text > _LONGEST_PART or lede not in drafts:
        return drafts
    further = [draft for draft in drafts[drafts.index(lede) + 1 :] if draft.container.parent is part and _goes_on(draft)]
    for draft in further:
        begin = len(lede.text) + 1
        links = (replace(link, start=link.start + begin, end=link.end + begin) for link in draft.links)
        lede.text, lede.links = f"{lede.text} {draft.text}", (*lede.links, *links)
    return [draft for draft in drafts if draft not in further]


def _goes_on(draft: Draft) -> bool:
    return draft.kind == "text" and draft.linked * 3 < len(draft.text) and may_be_stopped(draft.text)


_LONGEST_PART = 1_200  # characters of a standfirst in several paragraphs


def without_label(draft: Draft, known: Known) -> bool:
    """Take off what stands in front of the declared standfirst in the line that shows it: a rubric, or a time; and a label
    that calls it a summary, of which is told whether there was one."""
    told = known.lede or ""
    label = cut = phrases().size_of_summary(draft.text)
    if not label:
        cut = len(draft.text) - len(told)
        shown = len(told) >= _SENTENCE and 0 < cut <= _LABEL and draft.text.endswith(told)
        cut = cut if shown and draft.text[:cut].rstrip()[-1].isalnum() else 0
    if cut:
        draft.text = draft.text[cut:]
        draft.links = tuple(
            replace(link, start=link.start - cut, end=link.end - cut) for link in draft.links if link.start >= cut
        )
    return label > 0


_LABEL = 40  # characters
