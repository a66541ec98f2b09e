from __future__ import annotations

import pytest
from tests.reading.signing.signed import DATE, HEAD, PROSE, declared, names

import depeche
from depeche.reading.signing.sign_offs import with_address


@pytest.mark.parametrize(
    ("end", "people"),
    [
        ("<ul><li><b>Datum</b> 3 May 2024</li><li><b>Autorin/Autor</b> Ada Ek</li></ul>", ["Ada Ek"]),
        ("<p><strong>Text:</strong> Ada Ek</p>", ["Ada Ek"]),
        ("<p>(责编：牛镛、岳弘彬)</p>", ["牛镛", "岳弘彬"]),
        ("<p>Autor</p><p>Alle Beiträge lesen</p>", []),
        (
            "<footer><p><b>Autorzy:</b> Ada Ek, Bo Lund, Cy Ma, Jan Ro, Ed Sy, Fe To</p></footer>",
            [],
        ),  # all who write for the paper
        ("<p>by</p><p>Ada Ek</p>", []),  # in the middle of a sentence, perhaps
    ],
)
def test_a_label_far_from_the_headline_names_the_author_where_nothing_else_does(end: str, people: list[str]) -> None:
    assert names(HEAD + PROSE * 4 + end) == people
    assert names(declared('"Cy Ma"') + HEAD + PROSE * 4 + end) == ["Cy Ma"]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Written by Ada Ek", ["Ada Ek"]),
        ("Autoren Ada Ek und Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("Geschrieben von Ada Ek", ["Ada Ek"]),
        ("Rédigé par Ada Ek", ["Ada Ek"]),
        ("Posted on 3 May 2031 by Ada Ek", ["Ada Ek"]),
        ("Veröffentlicht am 3. Mai 2031 von Ada Ek", ["Ada Ek"]),
        ("Painted in 1903 by Ada Ek", []),
        ("By the end of the month", []),
        ("Written by hand", []),
    ],
)
def test_who_wrote_may_be_told_on_a_line_below_the_story(line: str, people: list[str]) -> None:
    assert names(f"{HEAD}{PROSE * 12}<div>{line}</div>") == people


@pytest.mark.parametrize(
    ("signature", "people"),
    [
        ("<p><strong>Ada Ek</strong></p>", ["Ada Ek"]),
        ("<p><em>Ada Ek</em></p>", ["Ada Ek"]),
        ("<p><strong>Ada Ek, Bo Lund</strong></p>", ["Ada Ek", "Bo Lund"]),
        ('<p style="text-align:right">Trần Hải Đăng</p>', ["Trần Hải Đăng"]),
        ('<p align="right">Ada Ek</p>', ["Ada Ek"]),
        ('<div style="text-align: right;"><b>Ada Ek</b></div>', ["Ada Ek"]),
        ("<p><strong>Оксана Вербова</strong>, фото авторки</p>", ["Оксана Вербова"]),
        ("<p>(Ada Ek)</p>", ["Ada Ek"]),
        ("<br><br><i>Ada Ek</i>", ["Ada Ek"]),
        ("<p>Von Ada Ek</p>", ["Ada Ek"]),
        ("<p>Par Ada Ek, envoyée spéciale</p>", ["Ada Ek"]),
        ("<p>Ada Ek</p>", []),  # it may be a caption
        ("<p><strong>PORT ANNICK</strong></p>", []),
        (f"<p><strong>Port Annick</strong></p>{PROSE}", []),  # a subhead
        ("<p><strong>Port Annick</strong></p><ul><li>" + "the pier, the quay and the board " * 3 + "</li></ul>", []),
        ("<p><b>Shop Now</b></p>", []),
    ],
)
def test_a_name_alone_below_the_last_paragraph_signs(signature: str, people: list[str]) -> None:
    assert names(f"{HEAD}{DATE}{PROSE * 3}{signature}") == people


@pytest.mark.parametrize(
    ("last", "people"),
    [
        (f"{PROSE}<h3>The vote</h3>{PROSE}<p><em>Von Ada Ek</em></p>", ["Ada Ek"]),
        (f"{PROSE * 3}<p><em>Ada Ek</em></p>", ["HL"]),
    ],
)
def test_a_byline_below_the_text_speaks_before_the_paper_that_is_declared(last: str, people: list[str]) -> None:
    body = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries",
        "author": {"@type": "Organization", "name": "HL"}}</script>"""
    assert names(body + HEAD + DATE + last) == people


@pytest.mark.parametrize(
    ("dateline", "people"),
    [
        ("【汐見＝沢田美緒】", ["沢田美緒"]),
        ("【汐見＝沢田美緒、永井大輔】", ["沢田美緒", "永井大輔"]),
        ("【汐見＝共同通信】", []),
    ],
)
def test_a_name_in_the_dateline_signs_where_scripts_have_no_blanks(dateline: str, people: list[str]) -> None:
    story = "<p>点灯は午後五時から。雨天の場合は翌日に延期する。</p>"
    first = f"<p>{dateline}汐見町の商店街で続いた冬の催しが七日、四年ぶりに開かれる。</p>"
    assert names(f"<h1>冬の催しが四年ぶりに復活</h1><p>2026年3月4日</p>{first}{story}") == people


def test_a_name_below_the_text_speaks_before_the_account_that_typed_it_in() -> None:
    account = '<div class="post-author-name"><a href="/author/admin">admin</a></div>'
    assert names(f"{HEAD}{account}{DATE}{PROSE * 3}<p><b>Ada Ek</b></p>") == ["Ada Ek"]


@pytest.mark.parametrize(
    ("mark", "people"),
    [
        ("（沢田美緒）", ["沢田美緒"]),
        ("【永井大輔】", ["永井大輔"]),
        ("（林远山记者）", ["林远山"]),
        ("（了）", []),
    ],
)
def test_a_name_in_brackets_signs_below_a_story_without_blanks(mark: str, people: list[str]) -> None:
    story = (
        "<p>汐見町の商店街で続いた冬の催しが七日、四年ぶりに開かれる。</p>"
        "<p>点灯は午後五時から。雨天の場合は翌日に延期する。</p>"
    )
    assert names(f"<h1>冬の催しが四年ぶりに復活</h1><p>2026年3月4日</p>{story}<p>{mark}</p>") == people


@pytest.mark.parametrize(
    "label",
    [
        "About the author", "Über die Autorin", "Over de auteur", "À propos de l'auteur", "Sobre la autora", "L'autrice",
        "Sobre o autor", "O autorze", "Об авторе", "Про автора", "Yazar hakkında", "Om skribenten",
    ],
)  # fmt: skip
def test_who_a_box_below_the_story_is_about_wrote_it(label: str) -> None:
    box = f"<section><h2>{label}</h2><h3>Ada Ek</h3><p>She writes about harbours and boats.</p></section>"
    assert names(HEAD + PROSE * 4 + box) == ["Ada Ek"]


def test_a_box_that_leads_to_an_author_tells_who_wrote_it_where_it_is_the_only_one() -> None:
    box = (
        "<div><img src='/a.jpg' alt=''><h4><a href='/autor/{}'>{}</a></h4>"
        "<p>Writes about harbours and boats, and lives on one.</p></div>"
    )
    ada, bo = box.format("ada-ek", "Ada Ek"), box.format("bo-lund", "Bo Lund")
    assert names(HEAD + PROSE * 4 + ada) == ["Ada Ek"]
    assert names(HEAD + PROSE * 4 + ada + bo) == []
    assert names(HEAD + PROSE * 4 + "<p><a href='/autor/ada-ek'>Ada Ek</a></p>") == []


def test_a_label_in_the_linked_headline_of_another_story_names_no_author() -> None:
    other = "<h3><a href='/talk'><span>{}: Ada Ek</span><br>The harbour and I</a></h3>"
    page = declared('"The Harbour Ledger"') + HEAD + PROSE * 20
    assert names(page + other.format("Interview")) == ["The Harbour Ledger"]
    assert names(page + "<div>Interview: Ada Ek</div>" + PROSE) == ["Ada Ek"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("김보라 기자 bora@ledger.example", "김보라"),
        ("Ada Ek (ada.ek@ledger.example)", "Ada Ek"),
        ("Newsletter: post@ledger.example", None),
    ],
)
def test_who_signs_right_below_the_story_has_an_address(line: str, name: str | None) -> None:
    found = with_address(("ⓒ The Ledger", line))
    assert (found.name if found else None) == name


EASTERN = "<p>" + "东埔的渡轮在码头停了整个冬天以后，昨天又载着四十个人和一只山羊出海了。" * 4 + "</p>"
EASTERN_HEAD = "<h1>东埔渡轮周一恢复航行</h1>"


@pytest.mark.parametrize(
    ("story", "people"),
    [
        ("<p>海港网5月3日讯（记者林远山 整合）" + EASTERN[3:], ["林远山"]),
        ("<p>新华社东埔5月3日电（记者林远山、石海青）" + EASTERN[3:], ["林远山", "石海青"]),
        (EASTERN + "<div>渡轮下周一上午再次出海。（林远山）</div>", ["林远山"]),
        (EASTERN + "<p>渡轮下周一上午再次出海。（记者 林远山 石海青）</p>", ["林远山", "石海青"]),
        (EASTERN + "<p>渡轮下周一上午再次出海。（林业局）</p>", []),
        (EASTERN + "<p>她叫小花（化名）。</p><p>渡轮下周一上午再次出海。（完）</p>", []),
        (EASTERN + "<p>海港晚报记者 林远山</p>", ["林远山"]),
        (EASTERN + "<p>采写：海报记者 林远山 石海青</p>", ["林远山", "石海青"]),
        ("<p>要点</p><ol><li>渡轮</li></ol><p>《码头》作者 林远山</p>" + EASTERN * 2, ["林远山"]),
        ("<select><option>全部</option></select><p>作者</p><p>全部</p>" + EASTERN, []),
    ],
)
def test_who_signs_in_china_stands_in_brackets_or_behind_the_name_of_the_paper(story: str, people: list[str]) -> None:
    assert names(f"{EASTERN_HEAD}{story}", "zh") == people


def test_a_bracket_that_is_a_line_of_the_text_signs_where_only_the_house_is_declared() -> None:
    house = declared('{"@type": "Organization", "name": "The Harbour Ledger"}')
    text = "The ferry that was laid up all winter has left the pier again, with forty people and a goat on board.\n\n" * 3
    told = f"{house}{HEAD}<div>{text}(By Ada Ek and Bo Lund)\n\nEnd</div>"
    assert names(told) == ["Ada Ek", "Bo Lund"]
    assert names(told.replace("(By Ada Ek and Bo Lund)", "(By the old pier)")) == ["The Harbour Ledger"]
    assert names(told.replace("End", "(By Ilse Vaudrin)")) == ["The Harbour Ledger"]  # of two, either may sign a teaser


def test_a_house_whose_name_has_a_dash_signs_with_all_of_it() -> None:
    name = "Quay Today - Harbour News"
    site = f'<meta property="og:site_name" content="{name}">'
    author = declared('{"name": "NAME"}').replace("NAME", name)
    assert depeche.read(f"<head>{site}{author}</head>{HEAD}{PROSE}").authors == (name,)


def test_a_line_that_says_who_wrote_counts_in_no_teaser() -> None:
    line = "<span>Written by Ada Ek</span>"
    assert names(f"<main>{HEAD}{PROSE * 3}<div>{line}</div></main>") == ["Ada Ek"]
    teaser = f"<a href='/goat'><b>The goat is well and eats all day</b> {line}</a>"
    assert names(f"<main>{HEAD}{PROSE * 3}<div>{teaser}</div></main>") == []


def test_a_line_that_says_who_wrote_counts_beside_an_article_that_is_but_a_teaser() -> None:
    teaser = "<article><h3>The goat is well</h3></article>"
    assert names(f"<div>{HEAD}{PROSE * 3}<h3>Written by Ada Ek</h3><p>She keeps goats.</p></div>{teaser}") == ["Ada Ek"]


def test_who_signs_in_a_bracket_of_its_own_below_the_story_stands_before_who_edited() -> None:
    prose = "<p>北码头的渡船在停航一冬之后重新启航，船上有四十名乘客和一只山羊，还有船长的妹妹。</p>"
    below = "<p>（记者 陆鸣远 通讯员 何知秋）</p><p>责任编辑：苗小满</p>"
    assert names(f"{HEAD}{prose * 16}{below}") == ["陆鸣远", "何知秋"]
    assert names(f"{HEAD}{prose * 16}<p>责任编辑：苗小满</p>") == ["苗小满"]


@pytest.mark.parametrize("subhead", ["<h3>The winter</h3>", "<p>The winter</p>"])
def test_a_subhead_above_the_last_paragraph_does_not_part_the_story_from_who_signs_it(subhead: str) -> None:
    name = "<p style='text-align:right'><strong>Ada Ek</strong></p>"
    assert names(f"{HEAD}{PROSE}{subhead}{PROSE}{name}") == ["Ada Ek"]
    assert names(f"{HEAD}{PROSE}{PROSE}{subhead}{name}") == []
