"""Words behind a wall whose letters are shuffled."""

from __future__ import annotations

import json

import pytest
from tests.reading.board import FIRST, SECOND, THIRD

import depeche
from depeche.model import Article

TOLD = {
    "en": "The board has put off the question of the pier again, and nobody at all in the town was surprised by that.",
    "fr": "Le conseil a remis la question de la jetée, et dans la ville personne n'en est surpris.",
    "de": "Der Rat hat die Frage nach dem Steg noch einmal verschoben, und in der Stadt war davon niemand mehr überrascht.",
    "ru": "Совет снова отложил вопрос о причале, и никто в городе не был этим удивлён, как и в том году, что был до него.",
}
SHUFFLED = (
    "Gqx bprmv fwd Kzjtlw qhx rbn Tlvgsm kzqw hjf Wbndr, xcz qtrnm pl vwx Zrkd hgb njwe fqpd Mtzlk svg bxrwq kfh Ndjpl.",
    "„Xwqz rtl nmkv bgd fjh Psdrw, zxqk lmn vtr“, hgf Wqdsk Jblnm. Rtz vbx kqwp ldn mfj Hgtrs wqx znb Kplvd rtf mjg Sdwqz.",
)


def read(language: str, *prose: str, free: bool = False) -> Article:
    declared = {"@type": "NewsArticle", "description": TOLD[language], "isAccessibleForFree": free}
    data = f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    told = "".join(f"<p>{line}</p>" for line in prose)
    return depeche.read(f"<html lang={language}><head>{data}</head><article><h1>The board</h1>{told}</article>")


@pytest.mark.parametrize("language", TOLD)
def test_shuffled_words_are_no_text_and_the_story_is_cut_off(language: str) -> None:
    article = read(language, TOLD[language], SHUFFLED[0], "Kgm shk Jbqd cvt", SHUFFLED[1])
    assert (article.text, article.cut_off) == (TOLD[language], True)


def test_what_is_told_stays_where_letters_are_shuffled_on_a_page_that_is_free_or_in_one_paragraph() -> None:
    assert SHUFFLED[1] in read("en", FIRST, *SHUFFLED, free=True).text
    assert SHUFFLED[1] in read("en", FIRST, SECOND, SHUFFLED[1], THIRD).text
    assert read("en", FIRST, SECOND, THIRD).text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_list_of_names_and_one_of_addresses_are_not_shuffled() -> None:
    offices = ("Port Selm", "Selmwick College", "poet", "Orlen House", "pilot")
    people = [
        ", ".join(f"{first} {last}, {office}" for office in offices) for first, last in (("Ada", "Ek"), ("Bo", "Lund"))
    ]
    links = [" ".join(f"https://quay.example/{name}/{n}" for n in range(16)) for name in ("pier", "dock")]
    for lines in (people, links):
        article = read("en", TOLD["en"], FIRST, *lines)
        assert all(line in article.text for line in lines)
