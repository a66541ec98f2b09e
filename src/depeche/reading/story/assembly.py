"""From drafts to blocks: one draft, or all of one list, table, quotation, picture, post or live entry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice

from depeche.model import Block
from depeche.reading.claims.known import Known
from depeche.reading.story import embeds, images, lists, live, posts, quotations, tables, typewritten
from depeche.reading.story.blocks import HEADINGS
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.lines import (
    LABEL,
    are_pictured,
    calls,
    counted,
    goes_on,
    heads_a_section,
    heads_another,
    is_notice,
    is_of_rights_or_tags,
    labels,
    leads_elsewhere,
    names_a_film,
    names_things,
)
from depeche.reading.story.players import film_of
from depeche.reading.story.selection import once
from depeche.reading.story.subheads import (
    ASKING,
    BEFORE_SUBHEADS,
    HEADING,
    are_of_an_interview,
    between_paragraphs,
    goes_on_below,
    reads_as_subhead,
)
from depeche.reading.story.teasers import without_teasers
from depeche.reading.vocabulary.agencies import is_agency
from depeche.reading.vocabulary.boilerplate import names_a_title
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import ends_sentence, is_between_marks, letters, may_be_stopped

_CAPTION = 300  # characters of what stands below a picture
_SHORTEST_CAPTION = 20  # characters of one that is no mere label beside an icon
_SENTENCE = 80  # characters from which a sentence beside an ornament is the story's
_ROW = 5  # labels of one kind that differ: the lines of a price list or of a table built of divisions
_BEFORE_CREDIT = " —–―-|/©·"
_SHOWN, _OF_PICTURES = frozenset({"image", "video", "embed"}), frozenset({"caption", "credit"})
_WORDS = frozenset({"text", "heading", "credit"})
_FILMS = frozenset({"youtube", "vimeo", "dailymotion", "rutube", "brightcove", "iframe"})
_FILMED = 160  # characters of what stands below a film in italics; more may be what is said in it
_BEGINNING = 8  # letters at which most lines show that they are no caption


class Assembly:
    """Turns drafts into blocks, in order."""

    def __init__(
        self,
        structures: dict[Container, Container],
        entries: dict[Container, Container] | None,
        known: Known,
        base: str | None,
    ) -> None:
        self.structures = structures
        self.entries = entries or {}
        self.within_entry = entries is None
        self.known = known
        self.base = base
        self.phrases = phrases()
        lede = letters(known.lede or "")
        self.captions = {said for each in known.captions if (said := letters(each)) and said not in lede}
        self.beginnings = {said[:_BEGINNING] for said in self.captions}
        self.longest = 2 * max(map(len, self.captions), default=0)  # characters of a line that may be one of them
        self.blocks: list[Block] = []
        self.cells: defaultdict[Container, list[Container]] | None = (
            None  # of each table, with its rows; None: not asked yet
        )
        self.spoken: Container | None = None  # what holds the last paragraph
        self.grouped: Container | None = None  # the list, table, quotation, … that was made last
        self.drafts: list[Draft] = []  # those of the story
        self.counted: frozenset[Draft] = frozenset()  # of these, the labels that head its parts
        self.labels: dict[tuple[str, str], set[str]] | None = None  # of these; None: not asked yet
        self.asked: bool | None = None  # whether questions in bold type are an interviewer's; None: not asked yet

    def add(self, drafts: list[Draft]) -> list[Block]:
        """The blocks of the drafts that are the story's."""
        drafts = self.drafts = once(drafts, self.structures)
        self.counted = counted(drafts) | between_paragraphs(drafts)
        for draft in drafts:
            if draft.kind == "text" and draft.links and len(draft.text) > _CAPTION:
                draft.text, draft.links = without_teasers(draft.text, draft.links)
            if draft.text[-1:] == ")" and draft.kind == "text":
                draft.text = self.phrases.without_bracketed(draft.text)
                draft.links = tuple([link for link in draft.links if link.end <= len(draft.text)])
        at, end = 0, len(drafts)
        while at < end:
            draft = drafts[at]
            holders = self.entries if draft.container in self.entries else self.structures
            holder = holders.get(draft.container)
            if holder is None:
                self.single(draft)
                at += 1
                continue
            begin = at
            while at < end and holders.get(drafts[at].container) is holder:
                at += 1
            if holders is self.entries:
                self.entry(holder, drafts[begin:at])
            else:
                self.group(holder, drafts[begin:at])
        return self.blocks

    def entry(self, holder: Container, drafts: list[Draft]) -> None:
        """An entry of a live blog is a page's story on a small scale."""
        inside = Assembly(self.structures, None, self.known, self.base).add(drafts)
        made = live.entry(holder, drafts, inside, self.known)
        if made is not None:
            self.blocks.append(made)

    # ------------------------------------------------ one draft

    def single(self, draft: Draft) -> None:
        container, text = draft.container, draft.text
        if draft.kind == "heading":
            house = self.phrases.is_of_the_house(text)  # kept for now: what stands under it goes with it
            if self.is_kicker(container) or (not house and self.phrases.is_signpost(text)) or self._is_byline(text):
                return
            if container.name == "h1" and not self._speaks_beside(container):
                return  # the title, or that of another story; what stands among the paragraphs is a subhead set large
            if draft.thing or draft.linked * 10 <= len(text) * 8 or heads_a_section(container):
                self.blocks.append(Block(kind="heading", text=text, level=HEADINGS[container.name], links=draft.links))
        elif draft.kind == "text":
            self.text(draft)
        elif draft.kind == "credit":
            self.credit(text)
        else:
            self.medium(draft)

    def _speaks_beside(self, heading: Container) -> bool:
        """Whether the last paragraph stands beside a heading, or directly in the part that holds it."""
        spoken = self.spoken
        return spoken is not None and heading.parent in (spoken, spoken.parent)

    def is_kicker(self, container: Container) -> bool:
        """Whether a heading above the first words, in the page's header, is a line of the title."""
        if self.within_entry or any(block.text for block in self.blocks):
            return False
        return container.within("header") is not None

    def text(self, draft: Draft) -> None:
        """A line, as what it is; what leads elsewhere, names or dates the story, or labels a part is left out."""
        text, role = draft.text, draft.container.role
        if self.blocks and self.blocks[-1].kind == "quote" and self._says_whose(draft):
            self.below(text)
            return
        if self._is_no_line(draft):
            return
        if role == "caption":
            self.caption(text)
        elif (role in ("meta", "credit") and len(text) < 200) or self._leads_away(draft):
            return
        elif self._is_caption(text) or self._is_credited_below(draft) or self._is_credit(text) or self._names_film(draft):
            self.caption(text)
        elif (
            role == "subhead"
            or draft in self.counted
            or (draft.bold and self._is_subhead(draft))
            or is_between_marks(text)
            or (self.within_entry and self._heads_entry(draft))
        ):
            self.blocks.append(Block(kind="heading", text=text, level=3))
        elif draft.bold and self._is_second_line(draft):
            self.blocks.append(Block(kind="heading", text=text, level=4))
        elif not (self._is_label(draft) or is_of_rights_or_tags(text)):
            noticed = role == "notice" or (self.phrases.notice_any.of(text) and is_notice(text, self.known.language))
            self.blocks.append(Block(kind="notice" if noticed else "paragraph", text=text, links=draft.links))
            self.spoken = draft.container

    def _heads_entry(self, draft: Draft) -> bool:
        """Whether the first line of an entry is called its title."""
        return not self.blocks and len(draft.text) < live.TITLE and names_a_title(draft.container.names)

    def _says_whose(self, draft: Draft) -> bool:
        """Whether a line below a quotation is who said it: a few words that are no sentence, or stand behind a dash, with
        which the quotation has a part of the page to itself."""
        text, quoted = draft.text, self.grouped
        part = quoted.parent if quoted is not None else None
        if quoted is None or part is None or len(text) >= quotations.LONGEST_AUTHOR or not draft.container.is_in(part):
            return False
        if text[0] in quotations.DASHES:
            return part.text == quoted.text + len(text)
        beside = part.text - quoted.text <= quotations.LONGEST_AUTHOR and part.text < 2 * quoted.text
        return beside and not (draft.links or ends_sentence(text) or self.phrases.is_no_text(text))

    def _is_no_line(self, draft: Draft) -> bool:
        """Whether a line is code, nothing but a link, or the bare address of a post or film. It is added as what it is."""
        container, text = draft.container, draft.text
        if container.name == "pre" and "\n" in text:
            self.preformatted(text)
            return True
        leads = draft.linked * 10 > len(text) * 7 and len(text) < 300
        if leads and (not container.prose or heads_another(draft, self.base)) and not names_things(draft):
            url = draft.links[0].href if draft.links else None
            if text.startswith("http") and (name := embeds.network(url)):
                self.blocks.append(Block(kind="embed", network=name, url=embeds.without_trackers(url)))
            return True
        if text.startswith("http") and " " not in text and (bare := embeds.bare(text)) is not None:
            self.blocks.append(bare)
            return True
        return False

    def _leads_away(self, draft: Draft) -> bool:
        """Whether a line leads elsewhere, to another story, a part of the house or the top of the page."""
        if self.phrases.is_no_text(draft.text) or self.phrases.leads_up(draft.text):
            return True
        return leads_elsewhere(draft) or calls(draft, self.base)

    def _is_label(self, draft: Draft) -> bool:
        """Whether a short line in no paragraph is no sentence, and none of many such lines that are one thing."""
        container, text = draft.container, draft.text
        short = len(text) < LABEL and container.name != "p" and container.text < 300
        return short and not ends_sentence(text) and not (self._is_in_a_row(draft) or is_agency(text.strip("()")))

    def _is_in_a_row(self, draft: Draft) -> bool:
        """Whether a label is one of many in parts called alike, as lines of a price list are; times are of entries."""
        container = draft.container
        if not container.names or container.role is not None:
            return False
        if self.labels is None:
            self.labels = labels(self.drafts)
        row = self.labels.get((container.name, container.names), ())
        return len(row) >= _ROW and draft.text in row

    def _is_byline(self, text: str) -> bool:
        """Whether a heading names an author of the story, and hardly anything else."""
        return len(text) < 100 and any(
            len(name) > 6 and name in text and len(text) < len(name) + 30 for name in self.known.authors
        )

    def _is_caption(self, text: str) -> bool:
        """Whether a line is what the page declares, or the alternative text says, of a picture or film of the story."""
        if len(text) > 600:
            return False
        last = self.blocks[-1] if self.blocks else None
        if len(text) > self.longest and (last is None or not last.alt):
            return False
        if last is not None and last.alt:
            said, shows = letters(text), letters(last.alt)
            if (said == shows and len(said) > _BEGINNING) or (len(said) > 15 and said in shows):
                return True
        if last is not None and self._credits_alt(last, text):
            return True
        begun = letters(text[: 4 * _BEGINNING])[:_BEGINNING]
        if len(begun) == _BEGINNING and begun not in self.beginnings:
            return False
        return letters(text) in self.captions and any(block.text for block in self.blocks)

    def _credits_alt(self, picture: Block, text: str) -> bool:
        """Whether a line says what the alternative text of a picture says, and then who took it."""
        shows = picture.alt or ""
        if len(shows) < _SHORTEST_CAPTION or not text.startswith(shows) or len(text) > len(shows) + _CAPTION:
            return False
        return self.phrases.begins_with_credit(text[len(shows) :].lstrip(" .|–—-"))

    def _names_film(self, draft: Draft) -> bool:
        """Whether a line right below a film is called its title."""
        last = self.blocks[-1] if self.blocks else None
        return last is not None and last.kind in ("embed", "video") and names_a_film(draft)

    def _is_credit(self, text: str) -> bool:
        return len(text) < LABEL and self.phrases.is_credit(text)

    def _is_credited_below(self, draft: Draft) -> bool:
        """Whether a line right below a picture, in its part of the page, ends with who took it, or is no sentence."""
        last = self.blocks[-1] if self.blocks else None
        filmed = draft.slanted and len(draft.text) <= _FILMED and last is not None and last.network in _FILMS
        if last is None or not (last.kind == "image" or filmed) or last.caption is not None:
            return False
        if goes_on(draft.text):
            return True
        if len(draft.text) > _CAPTION:
            return False
        container = draft.container
        credit = self.phrases.caption_and_credit(draft.text)[1]
        if credit is not None and (container.media or container.name != "p" or not draft.text.endswith(f"({credit})")):
            return True
        least = _SHORTEST_CAPTION // 2 if draft.text[-1] > "\u2e80" else _SHORTEST_CAPTION
        if draft.slanted and self.spoken is not None and not draft.bold and draft.text[-1] not in ":：":
            return not draft.text.startswith(self.known.authors)
        if draft.bold or len(draft.text) < least or may_be_stopped(draft.text) or draft.text[-1] == ":":
            return False
        for at in islice(container.upwards(), 3):
            if at.paragraphs > 1 or at.headings or at.text > _CAPTION:
                break
            if at.media == at.paragraphs == 1:
                return True
        return False

    def _is_subhead(self, draft: Draft, before: frozenset[str] = BEFORE_SUBHEADS) -> bool:
        """Whether a paragraph in bold type is a heading: short, no sentence, after the story has begun."""
        text, container, spoken = draft.text, draft.container, self.spoken
        if text[-1] in ASKING and self._is_interview():
            return False
        as_paragraphs = spoken is not None and spoken.name == container.name and spoken.parent is container.parent
        if spoken is container and container.name == "p" and text[-1] not in ASKING:
            return False  # further down in a paragraph it is said with weight, as likely
        return (
            (container.name == "p" or as_paragraphs)
            and reads_as_subhead(text)
            and bool(self.blocks)
            and self.blocks[-1].kind in before
        )

    def _is_second_line(self, draft: Draft) -> bool:
        """Whether a paragraph in bold type is the second line of a subhead: of what is told, below who tells it."""
        if not self._is_subhead(draft, HEADING):
            return False
        return goes_on_below(self.drafts, draft, self.blocks)

    def _is_interview(self) -> bool:
        """Whether the questions in bold type are an interviewer's: of several, one is too long to be a heading."""
        if self.asked is None:
            self.asked = are_of_an_interview(self.drafts)
        return self.asked

    def medium(self, draft: Draft) -> None:
        block = self.made(draft)
        last = self.blocks[-1] if self.blocks else None
        if block is not None and (last is None or block.url is None or block.url != last.url):
            self.blocks.append(block)

    def made(self, draft: Draft) -> Block | None:
        if draft.kind == "image":
            block = images.image(draft.tag, draft.renditions, self.base)
            film = film_of(block.url) if block is not None and block.url else None
            return Block(kind="embed", network="youtube", url=film) if film else block
        if draft.kind == "video":
            return images.video(draft.tag, draft.renditions, self.base)
        return embeds.frame(draft.tag, self.base)

    def caption(self, text: str) -> None:
        """A caption belongs to the picture or film just before it, if that has none yet."""
        if self.blocks and not self.phrases.is_button(text):
            last = self.blocks[-1]
            if last.kind in ("image", "video", "embed") and last.caption is None:
                caption, credit = self.phrases.caption_and_credit(text)
                if last.alt and self._credits_alt(last, text):
                    caption, credit = last.alt, self.phrases.bare_credit(text[len(last.alt) :].lstrip(" .|–—-"))
                self.blocks[-1] = replace(last, caption=caption or None, credit=last.credit or credit)

    def credit(self, text: str) -> None:
        """Who made the picture or film just before it, set apart in its caption."""
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.kind in ("image", "video") and last.credit is None:
            self.blocks[-1] = replace(last, credit=self.phrases.bare_credit(text))

    # ------------------------------------------------ several drafts that are one block

    def group(self, structure: Container, drafts: list[Draft]) -> None:
        name, before = structure.name, len(self.blocks)
        if structure.role in ("embed", "gate") or name.startswith("amp-") or structure.network:
            self.embed(structure, drafts)
        elif structure.role == "pull" or name == "blockquote":
            above = self.grouped.upwards() if self.grouped is not None else ()
            if any(structure is at for at in above) and self.blocks[-1].kind == "quote":
                self.below(" ".join(draft.text for draft in drafts if draft.text))
            else:
                self.quote(drafts)
        elif structure.media == 1 and structure.text < _CAPTION and name in ("dl", "table"):
            self.figure(structure, drafts)  # a picture, laid out with the words below it
            return
        elif name in ("ul", "ol", "dl"):
            self.items(drafts)
        elif name == "table":
            self.table(structure, drafts)
        elif name == "pre":
            self.preformatted("\n".join(draft.text for draft in drafts))
        else:
            self.figure(structure, drafts)
            return
        if len(self.blocks) > before:
            self.grouped = structure

    def preformatted(self, text: str) -> None:
        told = typewritten.paragraphs(text)
        if told is None:
            self.blocks.append(Block(kind="code", text=text))
        else:
            self.blocks += [Block(kind="paragraph", text=each) for each in told]

    def figure(self, structure: Container, drafts: list[Draft]) -> None:
        media: list[Block] = []
        words: list[str] = []
        credit: str | None = None
        credits_next = False
        for draft in drafts:
            if draft.kind in _SHOWN:
                block = self.made(draft)
                if block is not None and all(block.url != each.url for each in media):
                    media.append(block)
            elif draft.kind == "credit" or draft.container.role == "credit":
                credit = draft.text
            elif self.phrases.is_credit(draft.text) or credits_next:
                credit, credits_next = credit or draft.text, False
            elif self.phrases.is_of_pictures(draft.text):
                credits_next = bool(media) and draft.container is not structure
            elif (not words and draft.text.isdecimal()) or self.phrases.is_button(draft.text):
                continue  # how many pictures open on a click
            elif not (media and draft.container.within("blockquote")):  # what stands in a post's code is no caption of it
                said = self.phrases.without_button(draft.text)
                again = [each for each in words if said == each or (len(said) >= LABEL and said in each)]
                words += [] if again else [said]
        if not media:
            if words and self.grouped is not None and structure is self.grouped.within("figure"):
                self.below(" ".join(words))
            elif words and structure.name == "figcaption":
                self.caption(" ".join(words))
            elif structure.role is None and structure.name not in ("figure", "picture"):
                self.beside_none(drafts)
            return
        media.sort(key=lambda block: block.kind == "image")
        caption, told = self.phrases.caption_and_credit(" ".join(words))
        if credit:
            caption, bare = caption.rstrip(_BEFORE_CREDIT), self.phrases.bare_credit(credit)
            told = bare if any(map(str.isalpha, bare)) else told
        credit = told
        self.blocks.append(replace(media[0], caption=caption or None, credit=credit))
        self.blocks.extend(media[1:])

    def beside_none(self, drafts: list[Draft]) -> None:
        """The sentences beside what turned out to be no picture, but an ornament or what counts readers."""
        for draft in drafts:
            text = draft.text
            if len(text) >= _SENTENCE and ends_sentence(text) and self.phrases.caption_and_credit(text)[1] is None:
                self.text(draft)

    def below(self, text: str) -> None:
        """What stands below a table, a quotation, … in its figure: its caption, or who said it."""
        last = self.blocks[-1]
        if last.kind == "quote":
            self.blocks[-1] = replace(last, author=last.author or text.lstrip(quotations.DASHES))
        elif last.caption is None:
            caption, credit = self.phrases.caption_and_credit(text)
            self.blocks[-1] = replace(last, caption=caption or None, credit=credit)

    def embed(self, structure: Container, drafts: list[Draft]) -> None:
        parts = posts.parts(structure, drafts, self.base)
        own = posts.is_own(structure, parts)
        if own and all(draft.container.within("blockquote") is not None for draft in drafts):
            self.quote(drafts)
        elif own:
            for draft in drafts:
                self.single(draft)
        elif (block := posts.post(parts)) is not None:
            self.blocks.append(block)
        elif not parts.addresses and (structure.role == "embed" or self.is_captioned(drafts)):
            self.figure(structure, drafts)  # a picture, which builders embed as well, or keep a place for

    def is_captioned(self, drafts: list[Draft]) -> bool:
        """Whether these are pictures with their captions, and nothing else."""
        words = [draft for draft in drafts if draft.kind not in _SHOWN]
        return bool(words) and all(draft.kind == "credit" or draft.container.role in _OF_PICTURES for draft in words)

    def quote(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            if draft.kind not in _WORDS:
                self.medium(draft)
        made = quotations.made([draft for draft in drafts if draft.kind in ("text", "heading")], drafts[-1].container)
        self.blocks += [made] if made is not None else []

    def items(self, drafts: list[Draft]) -> None:
        lines = [draft for draft in drafts if draft.text]
        if not self.blocks and are_pictured(drafts):
            return  # lead pictures in a row, with their captions
        if sum(map(leads_elsewhere, lines)) * 3 > len(lines) * 2:
            return
        if len(lines) == 1 and self.phrases.is_of_tools(lines[0].text):
            return
        for draft in drafts:
            if draft.kind not in _WORDS:
                self.medium(draft)
        made = lists.made([draft for draft in drafts if draft.kind in ("text", "heading")])
        self.blocks += [made] if made is not None else []

    def table(self, structure: Container, drafts: list[Draft]) -> None:
        if structure.prose > 0 and structure.prose * 3 > structure.text * 2:  # layout, not data
            for draft in drafts:
                self.single(draft)
            return
        if structure.linked * 10 > structure.text * 6:
            cells = {draft.container.within("td", "th") for draft in drafts if draft.text}
            if len(cells) <= len({draft.container.within("tr") for draft in drafts if draft.text}):
                return  # links one below the other
        if self.cells is None:
            self.cells = defaultdict(list)
            for container, holder in self.structures.items():
                if container.name in ("tr", "td", "th") and holder.name == "table":
                    self.cells[holder].append(container)
        made = tables.made(drafts, self.cells[structure])
        if made and len(drafts) == 1 and drafts[0].kind == "text" and drafts[0].container.name != "pre":
            self.text(drafts[0])  # laid out in a table
        else:
            self.blocks.extend(made)
