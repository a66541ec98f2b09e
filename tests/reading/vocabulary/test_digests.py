from __future__ import annotations

import pytest

from depeche.reading.vocabulary.digests import is_machine_made


@pytest.mark.parametrize(
    "line",
    [
        "Summary is AI-generated, newsroom-reviewed",
        "AI 요약은 기사의 핵심 내용을 제공합니다.",
        "Die Zusammenfassung wurde mit KI erstellt.",
        "Oppsummeringen er laget ved hjelp av KI og lest av journalister.",
        "Tiivistelmä on tekoälyn tekemä ja ihmisen tarkistama.",
        "AIによる要約",
        "هذا الملخص من إعداد الذكاء الاصطناعي",
        "Краткое содержание подготовлено ИИ",
    ],
)
def test_a_line_says_that_a_machine_has_summed_it_up(line: str) -> None:
    assert is_machine_made(line)


@pytest.mark.parametrize(
    "line", ["A summary of the day", "What AI can do for the pier", "In the kitchen it is summer", "Maine"]
)
def test_other_lines_do_not(line: str) -> None:
    assert not is_machine_made(line)
