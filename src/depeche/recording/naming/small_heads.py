"""Which small word heads a name that capitals go on, or end? "ministère de la Santé", "i Svenska kyrkan"."""

from __future__ import annotations

from collections.abc import Mapping

from depeche.recording.naming.capitals import Run, Word, adjacent, elided
from depeche.recording.naming.extent import with_adjectives, with_genitives, with_list
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.near import Near
from depeche.recording.naming.scene import Scene, longer_link
from depeche.recording.text.folding import fold
from depeche.recording.words.headed import headed_base
from depeche.recording.words.lexicon import Lexicon

_DESCRIBED = 2  # small adjectives before the head of a body's name


def small_headed(scene: Scene, run: Run) -> Mention | None:
    """ "ministère de la Santé": a small head word before the run, joined to it by a link, with an adjective of its own or
    none."""
    lexicon = scene.lexicon
    beside = scene.beside(run[0].start)
    if beside is None or not _ends_a_link(scene, beside):
        return None
    link = ""
    adjective = False
    for near in scene.before(run[0].start):
        linked = link in lexicon.links
        if linked and near.facts.folded in lexicon.small_phrases and (led := _phrase_ending(scene, near)):
            end = _linked_on(run, lexicon)
            return Mention(led, end, "organisation", scene.text[led:end])
        size = elided(near.text, lexicon) if linked else 0  # "l'université"
        facts = lexicon.facts(near.text[size:]) if size else near.facts
        if linked and facts.folded in lexicon.small_heads and (facts.body or not facts.role):  # no "secretaria de Estado"
            end = _linked_on(run, lexicon)
            end = with_list(scene, with_adjectives(scene.text, end, lexicon), ())
            start = near.start + size
            return Mention(start, end, "organisation", scene.text[start:end])
        if linked and not adjective:
            adjective = True  # "ministère russe de la Défense"
            if near.facts.demonym or near.describes(lexicon):
                continue
        link = longer_link(near.facts.folded, link)
        if link not in lexicon.link_tails:
            break
    return None


def _ends_a_link(scene: Scene, near: Near) -> bool:
    """Whether a word is a link or may end one, with the word before it: the "la" of "de la"; not that of "voit la"."""
    lexicon, folded = scene.lexicon, near.facts.folded
    if folded not in lexicon.link_ends:
        return False
    if folded in lexicon.links:
        return True
    led = scene.beside(near.start)
    return led is not None and longer_link(led.facts.folded, folded) in lexicon.link_tails


def _linked_on(run: Run, lexicon: Lexicon) -> int:
    """Where the words of a run end that nothing but links part."""
    end = run[0].end
    for word in run[1:]:
        if word.gap != " " and word.gap not in lexicon.links:
            break
        end = word.end
    return end


def _phrase_ending(scene: Scene, near: Near) -> int:
    """Where the small head of several words begins that ends in that word: "conseil municipal"; 0 for none."""
    end = near.start + len(near.text)
    for head in scene.lexicon.small_phrases[near.facts.folded]:
        start = end - len(head)
        if start > 0 and not scene.text[start - 1].isalnum() and fold(scene.text[start:end]) == head:
            return start
    return 0


def small_behind(scene: Scene, run: Run, seats: Mapping[int, int]) -> Mention | None:
    """ "Центральный банк Казахстана", "i Svenska kyrkan", "vid Ormdals universitet": an adjective or a genitive
    with a capital, and the small head behind it, perhaps with adjectives of its own: "Полонська міська рада".

    At the start of a sentence any adjective has a capital: there, a place has to follow whose body it is, or the adjective
    has to be one of places ("-ская"), or one that hardly anything else has ("Национальная").
    """
    lexicon, word = scene.lexicon, run[-1]
    if lexicon.place_genitive and _owned_by_a_place(scene, word):
        start = run[0].start if adjacent(run) is word else word.start
        end = word.end + 1 + len(scene.small_after(word.end) or "")
        return Mention(start, end, "organisation", scene.text[start:end])
    led = len(run) > 1 and run[0].opens and not (run[0].facts.given or run[0].facts.surname) and word.gap == " "
    if not lexicon.naming.leading_endings or len(run) > 1 + led or word.facts.given or word.facts.opener or word.facts.never:
        return None
    if word.facts.role or not word.text.lower().endswith(lexicon.naming.leading_endings):
        return None
    end, words = word.end, [word.text]
    small = scene.small_after(end)
    while small is not None and not lexicon.facts(small).body:
        adjective = lexicon.naming.office_endings + lexicon.naming.place_adjectives + lexicon.naming.leading_endings
        if len(words) > _DESCRIBED or not small.endswith(adjective):
            return None
        end += 1 + len(small)
        words.append(small)
        small = scene.small_after(end)
    if small is None:
        return None
    end += 1 + len(small)
    words.append(small)
    proper = word.folded.startswith(lexicon.proper_adjectives)
    grown = with_genitives(scene, end, seats, proper or not word.opens)
    if grown == end and word.opens and not proper and not _of_a_place(word, lexicon):
        return None
    return Mention(
        word.start, grown, "organisation", headed_base(scene.text[word.start : grown], words, lexicon.heads_bodies, lexicon)
    )


def _of_a_place(word: Word, lexicon: Lexicon) -> bool:
    """Whether an adjective is made of the name of a place: "Полонська"; not of a people or of anything common."""
    if word.facts.demonym or lexicon.is_common(word.facts):
        return False
    return word.text.lower().endswith(lexicon.naming.place_adjectives)


def _owned_by_a_place(scene: Scene, word: Word) -> bool:
    """Whether a word in the genitive is the place of the small noun behind, for a body of which each place may have one;
    what a preposition of place leads to is rather the place itself: "i Ormdals kommun"."""
    facts, lexicon = word.facts, scene.lexicon
    if not word.text.endswith(lexicon.place_genitive) or facts.opener or facts.never or facts.role or facts.body:
        return False
    small = scene.small_after(word.end)
    if small is None or fold(small) not in lexicon.local_bodies:
        return False
    near = scene.beside(word.start)
    return not (near is not None and near.facts.near) and not (word.opens and word.text.lower() in scene.present)
