"""Who signs off? A name alone below the last paragraph, a label or a line anywhere on the page that says who wrote it."""

from __future__ import annotations

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.model import Byline
from depeche.reading.dates.stamps import UNSPACED, role_of
from depeche.reading.languages import everywhere
from depeche.reading.page.markup import Markup
from depeche.reading.signing.author_marks import leads_to_author
from depeche.reading.signing.bylines import DIGIT, Written, shorter_by, without_by, written
from depeche.reading.signing.signatures import LONGEST_LINE, Signature, signature
from depeche.reading.vocabulary.agencies import is_agency
from depeche.reading.vocabulary.words import ends_sentence, is_dense, len_of_prose
from depeche.reading.vocabulary.writers import is_eastern_name, is_unspaced, looks_like_name, words


def below_the_text(tree: LexborHTMLParser, house: frozenset[str], *, announced: bool) -> Signature | None:
    """The names that stand below the last paragraph, and nothing else but an office; `announced`: only behind "By".

    So newsrooms sign in Vietnam and in Ukraine, and small papers everywhere.
    """
    for element in tree.css(_SET_APART)[:MOST_SET_APART]:
        said = element.text()[: LONGEST_LINE + 1]
        if len(said) > LONGEST_LINE:
            continue
        whole = " ".join(said.split())
        if not announced and (signed := bracketed().fullmatch(whole)) is not None and _ends_prose(element, said):
            return signature("below the text", Written((Byline(name=signed[1]),)))
        bare = whole.strip(" ,.()–—-")
        if " " not in bare and "." not in bare and bare[:1] < UNSPACED:  # one word is no name
            continue
        named = without_by(bare)
        name = _CLOSED.split(named)[0]
        if announced and named == bare:
            continue
        if name.casefold() in house or not (_is_written_so(name) or (named != bare and _is_of_the_east(name))):
            continue
        if named == bare and not _is_set_apart(element, whole):
            continue
        if not _ends_prose(element, said, 1 if announced else _PARAGRAPHS):
            continue
        told = written(named, house)
        others = [other.name for other in told.bylines]
        if others and others[0] in name and (all(map(looks_like_name, others)) or all(map(is_eastern_name, others))):
            return signature("below the text", told)
    return None


def _is_written_so(name: str) -> bool:
    """Whether it looks like a name, not all in small letters or in capitals."""
    return looks_like_name(name) and name.lower() != name and not name.isupper()


def _is_of_the_east(names: str) -> bool:
    """Whether a text begins with a whole name in a script without blanks."""
    return names[:1] >= UNSPACED and is_eastern_name(names.partition(" ")[0])


def in_brackets(markup: Markup) -> Signature | None:
    """Who signs in a bracket within the prose, as in China: at the head of the story ("…讯（记者林远山）…"), or behind its
    last sentence ("…。（林远山）"), which stands so once on the page; or in one that is a line, "(By Ada Ek and Bo Li)"."""
    for element in markup.tree.css("p")[:MOST_SET_APART]:
        text = element.text()[:LONGEST_LINE].lstrip()
        headed = _HEADED.match(text) if text[:1] >= UNSPACED else None
        if headed is not None and (names := shorter_by(headed[1])) is not None and (told := _of_the_east(names)):
            return signature(DATELINE, told)
    lines = markup.text[:LONGEST_SEARCH].split("\n") if _SIGNED_OFF.search(markup.text, 0, LONGEST_SEARCH) else ()
    brackets = {match[1] for line in lines if (match := _SIGNED_OFF.search(line, max(0, len(line) - LONGEST_LABELLED)))}
    signing = [told for names in brackets if (told := _of_the_east(without_by(names)))]
    for line in {match[1] for match in _A_LINE.finditer(markup.text, 0, LONGEST_SEARCH)}:
        told = written(shorter_by(line) or "")
        people = [byline.name for byline in told.bylines]
        signing += [told] if people and (all(map(_is_written_so, people)) or all(map(is_eastern_name, people))) else []
    return signature("below the text", signing[0]) if len(signing) == 1 else None


def _of_the_east(names: str) -> Written | None:
    """The names taken apart, if all of them are whole ones in a script without blanks."""
    told = written(names)
    return told if told.bylines and all(is_eastern_name(byline.name) for byline in told.bylines) else None


_HEADED = re.compile(r"[^（(。！？]{2,40}[（(]([^（）()]{3,60})[）)]")
_A_LINE = re.compile(r"^[(（]([^()（）\n]{5,80})[)）]$", re.MULTILINE)
_SIGNED_OFF = re.compile(r"[。！？”」…][（(]([^（）()\n]{2,40})[）)]$", re.MULTILINE)


def with_address(lines: tuple[str, ...]) -> Byline | None:
    """Who signs right below the story with an address to write to, as in Korea: "김보라 기자 bora@ledger.example"."""
    for line in lines:
        if _MAIL.search(line) is None:
            continue
        told = written(_MAIL.sub("", line).strip(" ,;:|/()<>[]"))
        if len(told.bylines) == 1 and (looks_like_name(name := told.bylines[0].name) or is_unspaced(name)):
            return told.bylines[0]
    return None


_MAIL = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,40}")


DATELINE = "dateline"


def in_dateline(tree: LexborHTMLParser) -> Signature | None:
    """Who signs in the bracket with which a story begins, behind the place, as in Japan: "【汐見＝沢田美緒】…"."""
    for element in tree.css("p")[:MOST_SET_APART]:
        said = element.text()[:_LONGEST_DATELINE].lstrip()
        if said[:1] == "【" and (signed := _DATELINE.match(said)) is not None:
            names = [name for name in _LISTED.split(signed[1]) if not is_agency(name)]
            return signature(DATELINE, Written(tuple([Byline(name=name) for name in names]))) if names else None
    return None


_LONGEST_DATELINE = 60
_LISTED = re.compile("[、，]")
_DATELINE = re.compile("【[^＝=】]{1,12}[＝=]((?:[\u3041-\u9fff]{3,6}[、，]?){1,4})】")


def _is_set_apart(element: LexborNode, said: str) -> bool:
    """Whether words are set as a signature is: in bold or italics, at the right, behind a dash or in brackets."""
    if element.tag != "p" or said[0] in "(–—-":
        return True
    first = element.child
    if first is not None and first.tag in _STYLES and said.startswith(first.text().strip()):
        return True
    attributes = element.attributes
    return (attributes.get("align") or "").lower() == "right" or _AT_RIGHT.search(attributes.get("style") or "") is not None


_AT_RIGHT = re.compile(r"text-align:\s?(?:right|end)", re.IGNORECASE)


def _ends_prose(element: LexborNode, said: str, least: int = 2) -> bool:
    """Whether `least` paragraphs of prose stand right before what holds those words alone, and none behind it."""
    for _ in range(4):
        outer = element.parent
        if outer is None or outer.tag not in ("p", "div", "span", "font") or outer.text().strip() != said.strip():
            break
        element = outer
    before, prose = element.prev, list[str]()
    for _ in range(_SIBLINGS):
        if before is None or len(prose) == least:
            break
        if (said := before.text(strip=True)) and before.tag not in ("-comment", "figure"):
            heads = bool(prose) and _is_subhead(before, said)
            if not heads and (before.tag not in ("p", "-text") or not len_of_prose(said)):
                break
            prose += [] if heads else [said]
        before = before.prev
    if len(prose) < least or not all(map(ends_sentence, prose)):
        return False
    behind = element.next
    for _ in range(_SIBLINGS):
        if behind is None:
            return True
        if behind.tag in _HOLDS_STORY and len_of_prose(behind.text(strip=True)):
            return False
        behind = behind.next
    return False


def _is_subhead(element: LexborNode, said: str) -> bool:
    """Whether an element above a last paragraph heads it: a heading, or a paragraph that is a few words."""
    return element.tag in _SUBHEADS or (element.tag == "p" and len(said) < LONGEST_LABELLED and not ends_sentence(said))


_SUBHEADS = frozenset(("h2", "h3", "h4"))
_STYLES = frozenset(("b", "strong", "i", "em"))
_SET_APART = ",".join(("p", *sorted(_STYLES)))
MOST_SET_APART = 400
"""Elements looked at that may hold a name alone."""
_CLOSED = re.compile(r"\s?[,(/–—|]")
_PARAGRAPHS = 2  # of prose that stand before a signature where nobody else signs
_HOLDS_STORY = frozenset(("p", "-text", "ul", "ol", "table", "blockquote", "h2", "h3", "h4"))
_SIBLINGS = 24  # elements and texts behind a signature that are looked at


LONGEST_SEARCH = 60_000
"""Characters of the page's text that are searched for a label, where nothing else tells a name."""


def labelled(markup: Markup, house: frozenset[str]) -> Signature | None:
    """Names behind a label, anywhere on the page: "Autorin/Autor", "Ada Ek"; "(责编：…)"."""
    where = [line for line in markup.text[:LONGEST_SEARCH].split("\n") if line]
    known = words()
    by, labels = known.by, known.labels
    for place, line in enumerate(where):
        size = len(line)
        if size > LONGEST_LABELLED:
            continue
        label, colon, rest = line.replace("：", ":").partition(":") if ":" in line or "：" in line else (line, "", "")
        folded = label.strip(" ([（\t").casefold()
        if folded in by or (colon and folded in labels):
            if not colon and len(folded) <= 4 and folded.isascii():
                continue
            following = where[place + 1] if place + 1 < len(where) else ""
            told = written(rest.strip(" )]）\t") or following[:LONGEST_LINE], house)
            if len(told.bylines) > _MOST_LABELLED:
                continue  # all who write for the paper
            if told.bylines and all(looks_like_name(byline.name) or is_unspaced(byline.name) for byline in told.bylines):
                return None if _heads_another(markup.tree, line) else signature("label", told)
    return None


def _heads_another(tree: LexborHTMLParser, line: str) -> bool:
    """Whether a line stands in the linked headline of another story: "Interview: Ada Ek"."""
    return any(line in link.text() for link in tree.css("h2 a,h3 a,h4 a")[:MOST_SET_APART])


def in_a_box(tree: LexborHTMLParser, house: frozenset[str]) -> Signature | None:
    """The one name on the page that leads to an author's page and heads a few sentences, as those about an author stand."""
    found: dict[str, None] = {}
    budget = LONGEST_SEARCH
    for link in tree.css("a[href]")[:MOST_SET_APART]:
        if not leads_to_author(link.attributes.get("href") or ""):
            continue
        said = link.text()[: LONGEST_LABELLED + 1]
        name = " ".join(said.split())
        if len(said) > LONGEST_LABELLED or not looks_like_name(name) or name.casefold() in house:
            continue
        around = _around(link, name)
        budget -= len(around)
        if budget < 0:
            break
        behind = around.partition(name)[2].split("\n") if len(around) <= _LONGEST_BOX else ()
        if any(len(line) > _ABOUT and ends_sentence(line) for line in behind):
            found[name] = None
    return signature("box about the author", Written((Byline(name=next(iter(found))),))) if len(found) == 1 else None


def _around(link: LexborNode, name: str) -> str:
    """The lines of the smallest part that holds more than the name; "" where that is a paragraph, or all of the page."""
    box = link.parent
    for _ in range(_AROUND):
        if box is None or box.tag in ("main", "article", "body", "p", "li"):
            break
        lines = box.text(separator="\n", strip=True)
        if len(lines) > len(name) + _ABOUT:
            return lines
        box = box.parent
    return ""


_AROUND = 4  # elements
_ABOUT = 25  # characters of the shortest sentence about an author
_LONGEST_BOX = 900


def said_in_words(markup: Markup, house: frozenset[str]) -> Signature | None:
    """Names on a line of the article that says who wrote it: "Written by Ada Ek", "Autoren Ada Ek und Bo Li"."""
    for line in _of_the_article(markup)[:LONGEST_SEARCH].split("\n"):
        if len(line) <= LONGEST_LABELLED and (told := _said(line, house)).bylines and not _is_of_teaser(markup.tree, line):
            return signature("said in words", told)
    return None


def _of_the_article(markup: Markup) -> str:
    """The lines of the page's article or main part; of all of it where every `article` is a teaser and none is main."""
    for part in (*markup.tree.css("article")[:_AROUND], markup.tree.css_first("main")):
        text = part.text(separator="\n", strip=True) if part is not None else ""
        if len(text) > _TEASER:
            return text
    return markup.text


_TEASER = 600  # characters of an `article` that leads to another


def _is_of_teaser(tree: LexborHTMLParser, line: str) -> bool:
    """Whether a line stands in a link with the title of what this leads to: "A column by Ada Ek"."""
    texts = (link.text(strip=True) for link in tree.css("a")[:_MOST_TEASERS])
    bare = "".join(line.split())
    return any(len(text) > len(line) + _ABOUT and bare in "".join(text.split()) for text in texts)


_MOST_TEASERS = 2_000


def _said(line: str, house: frozenset[str]) -> Written:
    names = shorter_by(line)  # by more than a preposition
    if names is None and DIGIT.search(line) and role_of(line) == "published":
        names = without_by(line)  # "Posted on 3 May by Ada Ek"
    if names is None or not names:
        return _NOBODY
    if names[0] >= UNSPACED:
        return _of_the_east(names) or _NOBODY
    if len(line) - len(names) <= _PREPOSITION or not names[:1].isupper():
        return _NOBODY
    told = written(names, house)
    few = len(told.bylines) <= _MOST_LABELLED
    return told if few and all(looks_like_name(byline.name) for byline in told.bylines) else _NOBODY


_MOST_LABELLED = 5  # names behind a label that stands anywhere on the page
LONGEST_LABELLED = 60
_NOBODY = Written()
_PREPOSITION = 6  # characters of "by", "von", "door" with what stands around them


@cache
def bracketed() -> re.Pattern[str]:
    """A name in brackets, in scripts without blanks, as papers of the East have it below a story: "（沢田美緒）"."""
    reporters = "|".join(word for word in everywhere("bylines", "behind") if is_dense(word))
    return re.compile(
        "[（(【〔]([\u2e81-\u9fff\uf900-\ufaff\uac00-\ud7a3][\u2e81-\u30fa\u30fc-\u9fff\uf900-\ufaff\uac00-\ud7a3]{2,4}?)"
        rf"(?:[ 　・]?(?:{reporters}))?[)）】〕]"
    )
