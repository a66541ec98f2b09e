"""What a line among the paragraphs is for: it leads elsewhere, names things in a row, or says whose the rights are."""

from __future__ import annotations

import re
from collections import defaultdict

from depeche.reading.claims.known import Known
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import UNSPACED
from depeche.reading.signing.bylines import without_by, written
from depeche.reading.story.clocks import tells_time
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.vocabulary.addresses import same_house
from depeche.reading.vocabulary.house_rules import leads_to_counter
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import ends_sentence
from depeche.reading.vocabulary.writers import is_eastern_name


def leads_elsewhere(draft: Draft) -> bool:
    """Whether a line is a label and the linked title of another story: "Read also: Nine reasons to mend the pier".

    A short title needs a label that says so; a long one, only a mark behind whatever label.
    """
    text = draft.text
    if not draft.links or len(text) > 240:
        return False
    if text[0] == "[" and text[-1] == "]":
        return True  # "[All that is known is in our newsblog.]"
    if len(draft.links) != 1:
        return False
    link = draft.links[0]
    label = text[: link.start].rstrip()
    if link.end < len(text) - 1 or not 1 < len(label) <= 45:
        return False
    return (draft.linked >= 25 and label[-1] in ":|»›>→") or (label[0] not in "»›>" and phrases().is_label(label))


def calls(draft: Draft, base: str | None) -> bool:
    """Whether a short line ends with the link to where the house takes its readers' addresses or money: "It is free. Sign
    up here."."""
    text, links = draft.text, draft.links
    if not links or len(text) > _CALL or links[-1].end < len(text) - 1 or base is None:
        return False
    return leads_to_counter(links[-1].href) and same_house(links[-1].href, base)


_CALL = 240  # characters


def are_pictured(drafts: list[Draft]) -> bool:
    """Whether the items of a list are pictures, each with the line below it."""
    items = [draft.container.within("li") for draft in drafts if draft.text]
    pictured = {draft.container.within("li") for draft in drafts if draft.kind == "image"}
    return bool(items) and all(item in pictured for item in items)


def _are_tags(text: str) -> bool:
    """Whether a line is nothing but words marked as tags: "#pier #harbour"."""
    words = text.split()
    return len(words) > 1 and all(word[0] == "#" and len(word) > 1 for word in words)


def is_of_rights_or_tags(text: str) -> bool:
    """Whether a line says whose the rights are, or is nothing but tags."""
    return text[0] in "©ⓒ#" and len(text) < 200 and (text[0] != "#" or _are_tags(text))


def goes_on(text: str) -> bool:
    """Whether a line goes on from what stands above it, a portrait or a name: "… is the author of books on piers"."""
    return text[0] in ".…" and _GOING_ON.match(text) is not None


_GOING_ON = re.compile(r"(?:\.\.\.|…) [a-zß-öø-ÿ]")


def heads_another(draft: Draft, base: str | None) -> bool:
    """Whether a line between two breaks of a paragraph is nothing but the linked title of another story of the house."""
    text, links = draft.text, draft.links
    if len(links) != 1 or links[0].start or links[0].end < len(text) or not _TITLED <= len(text) < _TITLE:
        return False
    return not ends_sentence(text) and not text.startswith("http") and base is not None and same_house(links[0].href, base)


_TITLED = 25  # characters from which linked words may be a headline


LABEL = 40
"""Characters below which a line that is no sentence is a label, unless many such lines are one thing."""


def labels(drafts: list[Draft]) -> dict[tuple[str, str], set[str]]:
    """Short lines that tell no time, by the kind of part they are in."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.kind == "text" and len(draft.text) < LABEL and not tells_time(draft.text):
            found[draft.container.name, draft.container.names].add(draft.text)
    return found


def counted(drafts: list[Draft]) -> frozenset[Draft]:
    """The lines by themselves that count the parts of the story up from one: "Step 1", "Step 2", "Step 3"."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        text = draft.text
        if draft.kind == "text" and len(text) <= _COUNTED and text[-1:].isdecimal() and (match := _PART.fullmatch(text)):
            listed = found.setdefault(match[1], [])
            if int(match[2]) == len(listed) + 1 and not draft.links:
                listed.append(draft)
    return frozenset(draft for listed in found.values() if len(listed) >= _PARTS for draft in listed)


_PART = re.compile(r"([^\W\d_]{3,16}) ?(\d{1,2})")
_COUNTED = 20  # characters of such a line
_PARTS = 3


def names_things(draft: Draft) -> bool:
    """Whether a line of links is things in a row, "Lindhaven: the pier, the lock", and no row of buttons: between them
    stand nothing but the marks of a list."""
    links = draft.links
    if draft.container.name != "p" or len(links) < 2 or links[0].start or links[-1].end < len(draft.text) - 1:
        return False
    between = [draft.text[links[at].end : links[at + 1].start] for at in range(len(links) - 1)]
    return len([gap for gap in between if _IN_A_ROW.fullmatch(gap)]) == len(between)


_IN_A_ROW = re.compile(r"[,，、:：;；・]\s?")


def signs_alone(text: str, known: Known) -> bool:
    """Whether a line in a script without blanks names who wrote, and nothing else: "海港晚报记者 林远山"."""
    if len(text) > _BYLINE or text[-1] < UNSPACED:
        return False
    named = without_by(text)
    people = [byline.name for byline in written(named).bylines]
    own = bool(people) and all(name in known.authors for name in people)
    return own or (named != text and bool(people) and all(map(is_eastern_name, people)))


_BYLINE = 40  # characters


def heads_a_section(heading: Container) -> bool:
    """Whether a linked heading is a subhead: one of things in a row, each linked, with a text under it."""
    part = heading.parent
    of_one = part is not None and part.headings == 1
    while part is not None and part.headings == 1 and part.prose > SECTION:
        part = part.parent  # from one of the things to all
    if part is None or part.linked_headings < 3:
        return False
    others = part.headings - part.linked_headings
    return part.prose > SECTION * part.headings and others * (10 if of_one else 2) <= part.headings


SECTION = 120  # characters of prose from which a section is no teaser


def names_a_film(draft: Draft) -> bool:
    """Whether a line is called the title of a film by its builder: "video-title", "assigned_video_heading"."""
    return len(draft.text) < _TITLE and _FILMED.search(draft.container.names) is not None


_TITLE = 200  # characters
_FILMED = re.compile(r"(?i)video[-_]{0,2}(?:title|head)")


def is_notice(text: str, language: str | None) -> bool:
    """Whether a paragraph that begins like one says what was corrected or added to, or when: "Correction: …",
    "Update, 3 May: …", not "Update 5 of the map: …"."""
    if phrases().notice.of(text):
        return True
    when = phrases().noticed_when(text)
    if not when:
        return False
    return tells_time(when) or any(instant(f"{when}{year}", language) is not None for year in ("", " 2000", "/2000"))
