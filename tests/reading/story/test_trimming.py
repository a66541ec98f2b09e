"""The ends of the story, and what it says twice."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read, story

import depeche


def test_a_pull_quote_that_repeats_the_text_is_not_text_twice() -> None:
    assert story(f"<blockquote class='pullquote'>{SECOND[40:-1]}</blockquote>") == []


def test_lines_about_an_author_at_the_end_are_no_text_and_short_credits_to_one_are() -> None:
    head = "<meta name='author' content='Ada Quill'>"
    about = "<p>Ada Quill writes about piers, boards and the people who sit on them; she lives in Port Annick.</p>"
    for last, text in ((about, ""), ("<p>The questions were put by Ada Quill.</p>", "The questions were put by Ada Quill.")):
        found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}</article>", head=head)
        assert found.text == "\n\n".join(filter(None, (FIRST, SECOND, THIRD, text)))


def test_places_dates_and_initials_at_the_ends_are_no_text() -> None:
    found = read(
        f"<article><h1>The board</h1><p>Port Annick</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>(aq)</p></article>"
    )
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize("line", ["Update: 3 May 2031, 14:05", "3 May 2031, 2.05 p.m.", "03.05.2031 14:05 ч."])
def test_a_time_above_the_first_sentence_is_neither_text_nor_a_notice(line: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{line}</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_a_quotation_that_repeats_the_text_in_other_order_is_a_pull_quote() -> None:
    pulled = "<blockquote>The divers had found nothing worse than last year, Ilse Vaudrin said.</blockquote>"
    assert story(pulled) == []
    assert story("<blockquote>The pier is older than the board, and it will outlive us all.</blockquote>")[0][0] == "quote"


def test_a_lone_heading_above_the_first_sentence_is_a_line_of_the_title() -> None:
    def headings(inside: str) -> list[str]:
        found = read(f"<article><h1>The board</h1><h4>Piers</h4><p>{FIRST}</p>{inside}<p>{SECOND}</p></article>")
        return [block.text for block in found.blocks if block.kind == "heading"]

    assert headings("<h3>Divers</h3>") == ["Divers"]
    assert headings("<h4>Divers</h4>") == ["Piers", "Divers"]


def test_a_last_line_that_announces_links_which_are_left_out_is_left_out_too() -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>All about the pier is here:</p>"
                 "<ul><li><a href='/1'>The board met in March</a></li></ul></article>")  # fmt: skip
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_of_several_lines_of_the_house_below_a_story_each_goes() -> None:
    head = "<meta name=author content='Hafenamt Annick'>"
    house = "<p>Rückfragen bitte an:</p><p>Hafenamt Annick, Pressestelle</p><p>Original von: Hafenamt Annick</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{house}</article>", head=head)
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_the_place_of_a_report_in_a_paragraph_of_its_own_is_no_text() -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>Annick.</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_last_paragraph_for_the_papers_letter_is_no_text() -> None:
    last = "<p>Der Hafen kommt auch zu Ihnen: unseren <a href='/newsletter/pier'>Newsletter</a> gibt es an jedem Morgen.</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}</article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "line", ["De notre envoyée spéciale à Lindhaven, Clémence Aubertin.", "De nuestra enviada especial en Lindhaven."]
)
def test_where_the_author_writes_from_is_of_the_byline(line: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FOURTH))
    for inside in (f"<p>{line}</p>{story}", f"{story}<p>{line}</p>"):
        assert read(f"<article><h1>The board</h1>{inside}</article>").text == "\n\n".join((FIRST, SECOND, THIRD, FOURTH))


@pytest.mark.parametrize(
    "heading",
    [
        "About the author",
        "Related stories:",
        "Über die Autorin",
        "Sur le même sujet",
        "Čtěte také",
        "Читайте также",
        "関連記事",
        "相关阅读",
    ],
)
def test_what_stands_under_a_heading_of_the_house_is_no_text(heading: str) -> None:
    part = f"<h3>{heading}</h3><p>She has written about piers, boards and the people who sit on them for twenty years.</p>"
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{part}<h3>Nets</h3><p>{FOURTH}</p></article>"
    )
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD, "Nets", FOURTH))


def test_such_a_heading_above_most_of_the_story_or_at_its_head_is_the_storys() -> None:
    found = read(
        f"<article><h1>The board</h1><h2>Comments</h2><p>{FIRST}</p><p>{SECOND}</p><h2>Nets</h2><p>{THIRD}</p></article>"
    )
    assert found.text == "\n\n".join(("Comments", FIRST, SECOND, "Nets", THIRD))


def test_a_list_of_the_storys_own_headings_is_no_text() -> None:
    contents = "<h2>Table of contents</h2><ul><li>Divers</li><li>Nets and ropes</li></ul>"
    found = read(
        f"<article><h1>The board</h1>{contents}<p>{FIRST}</p><h2>Divers</h2><p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    assert found.text == "\n\n".join((FIRST, "Divers", SECOND, THIRD))


def test_a_paragraph_in_quotation_marks_that_repeats_the_text_is_a_pull_quote() -> None:
    assert story(f"<p>“the divers had found nothing worse than last year”</p><p>{FOURTH}</p>") == [("paragraph", FOURTH)]
    own = "“The sea has found nothing worse than this board.”"
    assert story(f"<p>{own}</p>") == [("paragraph", own)]


def test_what_readers_wrote_is_no_text_though_it_is_longer_than_the_story() -> None:
    said = "".join(f"<li><b>Bert {n}</b><p>{n} {SECOND} {THIRD} {FOURTH}</p></li>" for n in range(9))
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><h2>Leserkommentare (9)</h2><ul>{said}</ul></article>"
    )
    assert [block.text for block in found.blocks] == [FIRST, SECOND]


def test_lines_that_count_pictures_up_are_no_text_and_marks_are() -> None:
    def counted(*lines: str) -> list[str]:
        shown = zip(lines, (FIRST, SECOND, THIRD, FOURTH), strict=False)
        return [block.text for block in read("<article><h1>The board</h1>" + "".join(
            f"<p>{prose}</p><p>{line}</p>" for line, prose in shown) + f"<p>{FOURTH} </p></article>").blocks
            if "/" in block.text]  # fmt: skip

    assert counted("1/3", "2/3", "3/3") == []
    assert counted("2/9 photos © Quill", "3/9 photos © Quill") == []
    assert counted("5/5", "4/5", "5/5") == ["5/5", "4/5", "5/5"]


@pytest.mark.parametrize(
    "last",
    [
        "<p>KOMMENTARE..</p><p>Die Kommentare geben nicht die Meinung der Redaktion wieder.</p>",
        "<p>(Copyright 2031 The Harbour Courier. All rights reserved.)</p>",
        "<p>Textquelle: © Hafenblatt</p><p>Nach oben »</p>",
        "<p>Retour en haut</p>",
        "<p>Kommentare von Lesern geben nicht die Meinung der Redaktion wieder!</p>",
        "<p>Para leer sobre otros muelles, clic <a href='/muelles'>AQUÍ</a>.</p>",
        "<p>We want to hear what you think about this article. Write to letters@quay.example.</p>",
        "<p>Naar boven</p>",
        "<p>Наверх</p>",
    ],
)
def test_lines_of_the_house_behind_the_story_are_no_text(last: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}</article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize("mark", ["ENDS", "- Ende -", "###", "# # #", "– FIN –", "-30-", "Конец", "以上"])
def test_a_press_release_ends_where_it_says_so(mark: str) -> None:
    after = f"<p>{mark}</p><p>The board of Port Annick looks after four piers and a lamp. It was founded in 1871.</p>"
    found = read(f"<main><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{after}</main>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_a_mark_near_the_beginning_ends_nothing() -> None:
    found = read(f"<main><h1>The board</h1><p>{FIRST}</p><p>###</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></main>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "heading", ["Notes to editors", "Pressekontakt:", "Contacts presse", "Контакты для СМИ", "Ufficio stampa"]
)
def test_what_is_for_editors_is_none_of_the_story(heading: str) -> None:
    after = f"<h3>{heading}</h3><p>Bo Lund, 01632 960123, press@annick.example</p>"
    found = read(f"<main><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{after}</main>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("item", ["Ada Quill", "By Ada Quill <a href='/f'>Follow</a>"])
def test_a_list_of_the_authors_is_no_list_of_the_story(item: str) -> None:
    head = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "author": [{"name": "Ada Quill"}]}</script>'
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><ul><li>{item}</li></ul><p>{SECOND}</p><p>{THIRD}</p></article>",
        head=head,
    )
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill<br>Published 4 March 2026 at 17:05, updated 5 March 2026 at 9:12<br>Reading time: 2 min",
        "Par Ada Quill<br>Publié le 4 mars 2026 à 17h05<br>Temps de lecture : 2 min",
        "Ada Quill, 4. März 2026, 17:05 Uhr",
    ],
)
def test_a_byline_and_its_times_set_as_one_paragraph_are_no_text(line: str) -> None:
    head = "<meta name='author' content='Ada Quill'>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head=head)
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_a_sentence_that_begins_with_its_author_is_text() -> None:
    head = "<meta name='author' content='Ada Quill'>"
    told = "Ada Quill has sat on the board since 1998, and never missed the vote on the pier."
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{told}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head=head)
    assert [block.text for block in found.blocks] == [FIRST, told, SECOND, THIRD]


def test_a_name_in_brackets_below_a_story_without_blanks_is_no_text() -> None:
    story = (
        "<p>汐見町の商店街で続いた冬の催しが七日、四年ぶりに開かれる。</p>"
        "<p>点灯は午後五時から。雨天の場合は翌日に延期する。</p>"
    )
    found = read(f"<article><h1>冬の催しが四年ぶりに復活</h1>{story}<p>（沢田美緒）</p></article>")
    assert "沢田" not in found.text


@pytest.mark.parametrize(
    "line", ["“The pier stays shut for a year”, Ms Varn said.", "She said that the pier stays shut for a year."]
)
def test_a_sentence_with_the_words_of_the_title_is_text(line: str) -> None:
    found = read(f"<article><h1>The pier stays shut for a year</h1><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p></article>")
    assert [block.text for block in found.blocks] == [FIRST, line, SECOND]


def test_a_korean_story_ends_where_its_sentences_do() -> None:
    story = (
        "항구는 부두가 40미터 가라앉아 봄까지 문을 닫는다고 시가 밝혔다.",
        "어민들은 그때까지 배로 한 시간 거리의 이웃 항구를 이용한다.",
    )
    inside = "".join(f"<p>{line}</p>" for line in story)
    found = read(
        f"<article><h1>부두가 가라앉았다</h1><div>{inside}<p>저작권자 © 하버뉴스 무단전재 및 재배포 금지</p></div></article>"
    )
    assert [block.text for block in found.blocks] == [*story]


@pytest.mark.parametrize("line", ["N.V.", "(A.-M. K.)", "Fotos des Autors", "Фото автора."])
def test_initials_and_the_authors_own_pictures_below_a_story_are_no_text(line: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p></article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_name_and_times_above_a_story_in_its_own_part_are_no_text() -> None:
    times = "Publié le 10/02/2026 à 19:02, mis à jour le 10/02/2026 à 21:15"
    found = read(
        f"<main><h1>The board</h1><div>Ninon Darcy <span>|</span> {times}</div><p>{FIRST}</p><p>{SECOND}</p></main>"
    )
    assert (found.authors, found.text) == (("Ninon Darcy",), f"{FIRST}\n\n{SECOND}")


def test_name_and_day_above_a_japanese_story_are_no_text() -> None:
    story = (
        "　岬町は10日、老朽化した旧水門の扱いについて住民説明会を開いた。",
        "　次回の説明会は3月7日に開かれ、町が案を示す。",
    )
    head = "<h1>古い水門、解体か保存か</h1><p class='kisha'>森川 千尋</p><p class='hi'>2026年2月10日 18時30分</p>"
    inside = "".join(f"<p>{line}</p>" for line in story)
    named = '<title>古い水門、解体か保存か｜汐見新報</title><meta name="author" content="森川 千尋">'
    found = depeche.read(
        f"{named}<main>{head}<div>{inside}</div></main>", url="https://shiomi.example/articles/2026021000077"
    )
    assert [block.text for block in found.blocks] == [line.strip() for line in story]


@pytest.mark.parametrize(
    "line",
    [
        "A szerző a kikötő egykori vezetője.", "L'autrice è ingegnera portuale.",
        "De schrijver is havenmeester.", "Skribenten är hamnkapten.",
        "Artikkelforfatteren er havnesjef.", "Kirjoittaja on satamakapteeni.",
        "Автор – капитан порта.", "Авторка — інженерка порту.", "Η συγγραφέας είναι μηχανικός.",
        "Autoarea este inginer.", "Autorica je novinarka.", "Авторът е журналист.",
        "L'autor és periodista.", "Höfundur er blaðamaður.", "（筆者は港湾技術者）", "作者为港口工程师。",
        "Penulis adalah wartawan Kabar Selm.",
    ],
)  # fmt: skip
def test_who_the_author_is_below_a_story_is_no_text(line: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p><em>{line}</em></p></article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "facts",
    [
        "<li>3 May 2031</li><li>Harbour, Ferries</li>",
        "<li>Date 03.05.2031</li><li>Print</li>",
        "<li>Posted May 3, 2031</li>",
    ],
)
def test_a_list_of_labels_with_the_day_of_the_article_is_no_text_at_either_end(facts: str) -> None:
    head = "<meta property='article:published_time' content='2031-05-03T10:00:00Z'>"
    facts = f"<ul>{facts}</ul>"
    for inside in (f"{facts}<p>{FIRST}</p><p>{SECOND}</p>", f"<p>{FIRST}</p><p>{SECOND}</p>{facts}"):
        assert read(f"<article><h1>The board</h1>{inside}</article>", head=head).text == f"{FIRST}\n\n{SECOND}"


def test_a_list_of_days_is_text() -> None:
    head = "<meta property='article:published_time' content='2031-05-03T10:00:00Z'>"
    days = "<ul><li>3 May 2031: Port Annick</li><li>5 May 2031: Lindhaven</li></ul>"
    assert "Lindhaven" in read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{days}</article>", head=head).text


def test_a_quotation_in_a_script_whose_signs_are_no_letters_repeats_the_text_too() -> None:
    said = "এখন আর কাদায় নামতে হয় না"
    page = (
        f"<article><h1>ঘাট</h1><p>{FIRST}</p><p>{SECOND} ‘{said}।’</p><blockquote>{said}</blockquote><p>{THIRD}</p></article>"
    )
    assert [block.kind for block in read(page).blocks] == ["paragraph"] * 3


def test_the_last_line_of_a_story_needs_no_stop_in_scripts_that_have_none() -> None:
    first = "เมื่อวันที่ 4 มีนาคม ผู้ว่าราชการจังหวัดเป็นประธานเปิดสะพานข้ามแม่น้ำลมน้ำ ซึ่งใช้งบประมาณ 320 ล้านบาท"
    last = "สะพานยาว 540 เมตร รองรับรถบรรทุกได้"
    page = f"<html lang='th'><article><h1>เปิดสะพาน</h1><p>{first}</p><p>{first}และอื่น ๆ</p><p>{last}</p></article></html>"
    assert read(page).blocks[-1].text == last


def test_an_image_that_stands_again_and_again_holds_a_place() -> None:
    def images(times: int, caption: str = "") -> int:
        image = f"<figure><img src='/load.jpg'>{caption}</figure>"
        told = "".join(f"<p>{text}</p>{image if n < times else ''}" for n, text in enumerate((FIRST, SECOND, THIRD, FOURTH)))
        return sum(
            block.kind == "image"
            for block in read(f"<article><h1>The board</h1>{told}<p>{FIRST[::-1]}.</p></article>").blocks
        )

    assert [images(times) for times in (1, 2, 3, 4)] == [1, 2, 0, 0]
    assert images(3, "<figcaption>The tug at dawn.</figcaption>") == 3


def test_several_things_with_bars_between_them_are_no_first_paragraph() -> None:
    line = "3 May 2031 - 07:18 | Source: AGL business | About four minutes | Listen Stop Pause"
    for markup in (
        f"<div>{line}</div><div><p>{FIRST}</p><p>{SECOND}</p></div>",
        f"<p>{line}</p><p>{FIRST}</p><p>{SECOND}</p>",
    ):
        found = read(f"<main><article><h1>The board</h1>{markup}</article></main>")
        assert [block.text for block in found.blocks] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("note", "stays"),
    [
        (
            "To make this page better we set cookies. If you read on, you agree to our cookies and to what we do with them.",
            False,
        ),
        ("(*) Links with a star are affiliate links: if you buy there, the Quay earns a little.", False),
        ("Disclosure: The Quay is an affiliate of those who sell lamps, and earns a little by each that is sold.", False),
        ("The bell was found in a tin of cookies, which the board had bought for the meeting.", True),
        ("The board is an affiliate of the ferry company, and did not say how much it earns by that.", True),
    ],
)
def test_a_last_note_on_what_a_page_keeps_or_earns_is_none_of_the_storys(note: str, stays: bool) -> None:
    told = "".join(f"<p>{text} ({n})</p>" for n in range(9) for text in (FIRST, SECOND, THIRD, FOURTH))
    found = read(f"<main><article><h1>The board</h1>{told}<p>{note}</p></article></main>")
    assert (found.blocks[-1].text == note) is stays


def test_a_note_on_what_the_story_tells_of_is_the_storys() -> None:
    note = "Note: The affiliate of the ferry company has not yet said what it earns by the pier."
    told = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD} The company's affiliate was there.</p><p>{FOURTH}</p><p>{note}</p>"
    assert read(f"<main><article><h1>The board</h1>{told}</article></main>").blocks[-1].text == note


def test_a_paragraph_that_leads_to_the_newsletter_of_the_house_is_none_of_the_storys() -> None:
    told = "<p>Love piers? <a href='https://{}/{}'>Our newsletter</a> has them all, each Friday. Sign up now.</p>"
    assert story(told.format("quay.example", "newsletters/piers")) == []
    assert len(story(told.format("ledger.example", "newsletters/piers"))) == 1
    assert len(story(told.format("quay.example", "piers"))) == 1


@pytest.mark.parametrize(
    ("about", "stays"),
    [
        ("<p>Ada Quill is a diver and a mother of two.</p><p>For ten years she has been writing of piers.</p>", False),
        ("<p>Ada Quill: What of the bell?</p><p>It is said to be in the ferry, below the second bench.</p>", True),
    ],
)
def test_what_is_told_of_an_author_in_two_paragraphs_is_no_text(about: str, stays: bool) -> None:
    head = "<meta name='author' content='Ada Quill'>"
    told = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"
    found = read(f"<article><h1>The board</h1>{told}{about}</article>", head=head)
    assert (len(found.blocks) > 4) is stays


def test_what_is_told_of_several_authors_is_long() -> None:
    head = "<meta name='author' content='Ada Quill'><meta name='author' content='Bo Lund-Ek'>"
    about = "".join(
        f"{name} has been writing of piers, boards and those who sit on them, for ten years. " * 4
        for name in ("Ada Quill", "Bo Lund-Ek")
    )
    told = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p><p>{about}</p>"
    assert read(f"<article><h1>The board</h1>{told}</article>", head=head).blocks[-1].text == FOURTH


def test_a_last_paragraph_that_leads_only_to_the_rules_of_the_house_is_no_text() -> None:
    rules = (
        "<p>The Quay likes a lively talk. Please look at our <a href='/community_guidelines.html'>rules</a> first; what you "
        "write may be used as our <a href='/privacy.html'>policy</a> has it.</p>"
    )
    told = f"<p>{SECOND} <a href='/2031/privacy-at-the-pier'>She had said so before.</a></p>"
    for last, left in ((rules, 3), (told, 4)):
        found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{FOURTH}</p><p>{THIRD}</p>{last}</article>")
        assert len(found.blocks) == left


@pytest.mark.parametrize("line", ["Kļūda rakstā? Iezīmējiet tekstu!", "Нашли ошибку? Выделите её.", "Fehler gefunden?"])
def test_a_last_line_that_asks_for_mistakes_is_no_text(line: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p></article>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_a_link_to_the_front_page_behind_the_last_sentence_is_no_text() -> None:
    home = "<a href='https://www.quay.example/?from=story'>Back to The Quay, see more</a>"
    page = "<article><h1>The board</h1><p>{}</p><p>{}</p><p>{} {}</p></article>"
    assert read(page.format(FIRST, SECOND, THIRD, home)).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    told = f"{THIRD[:-1]}, says"
    assert read(page.format(FIRST, SECOND, told, home)).text.endswith("see more")


def test_who_edited_a_story_in_chinese_signs_it_off_in_brackets_of_either_kind() -> None:
    told = "港务局周一开会，第九次推迟了关于北码头的问题，主席表示潜水员没有发现比去年更糟的情况。"
    lines = "<p>（编辑：汐见 泽田）</p><div>【责任编辑：汐见】</div>"
    found = depeche.read(f"<html lang=zh><body><article><h1>北码头问题</h1>{f'<p>{told}</p>' * 1}<p>{told[6:]}</p>{lines}")
    assert [block.text for block in found.blocks] == [told, told[6:]]


def test_a_note_on_what_affiliates_pay_is_no_text() -> None:
    note = "<p>Just so you know, some of the links here are affiliate links: if you buy, we may earn a commission.</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{note}</article>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_a_last_line_in_turkish_that_tells_where_the_pictures_are_from_is_none_of_the_story() -> None:
    line = "Fotoğraf, AGL tarafından servis edilmiştir."
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{line}</p></article>")
    assert found.text == f"{FIRST}\n\n{SECOND}"


def test_a_last_line_that_leads_to_accounts_on_two_networks_is_no_text() -> None:
    accounts = "<a href='https://twitter.com/quay'>Twitter</a> and <a href='https://facebook.com/quay'>Facebook</a>"
    last = f"<p>Please follow the Quay on {accounts}.</p>"
    posts = "<a href='https://twitter.com/quay/status/17'>here</a> and <a href='https://facebook.com/quay/posts/9'>there</a>"
    told = f"<p>She had said as much {posts}.</p>"
    for line, left in ((last, 3), (told, 4)):
        found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{FOURTH}</p><p>{THIRD}</p>{line}</article>")
        assert len(found.blocks) == left


def test_a_last_line_that_says_where_an_entry_is_filed_and_followed_is_no_text() -> None:
    feed = "<a href='https://quay.example/archive/17/feed/'>RSS 2.0</a>"
    filed = f"<div>By board on 3/5/2031. Filed under <a href='/board'>Board</a>. Replies can be followed by {feed}.</div>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{FOURTH}</p><p>{THIRD}</p>{filed}</article>")
    assert len(found.blocks) == 3


def test_a_picture_between_a_notice_and_the_first_words_is_a_lead_image() -> None:
    notice = "<p>(Corrects the second paragraph to show that the bell was of bronze, not of brass.)</p><img src='/bell.jpg'>"
    found = read(f"<article><h1>The board</h1>{notice}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert [block.kind for block in found.blocks] == ["notice", "paragraph", "paragraph", "paragraph"]


def test_items_that_are_set_as_paragraphs_are_the_storys_to_the_last() -> None:
    items = "".join(f"<p>🔹 Boats in berth {berth}: {berth * 3}</p>" for berth in range(1, 9))
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{items}</article>")
    assert found.text.endswith("🔹 Boats in berth 8: 24")
    lone = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>🔹 Berth 8: 24</p></article>"
    assert read(lone).text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_last_paragraph_on_rights_is_no_text_though_it_says_more() -> None:
    rights = (
        "Copyright owned or licensed by Quay Papers Limited. All rights reserved. Whoever wants to print a story again, in"
        " whole or in part, or to hang it on a wall where others can read it, asks the house first, by letter, and waits for"
        " what the house has to say, which may take until the tide has turned twice and the harbour master is back from the"
        " lock."
    )
    told = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert read(f"{told}<p>{rights}</p></article>").text == "\n\n".join((FIRST, SECOND, THIRD))
    prose = rights.replace(" All rights reserved.", "")
    assert read(f"{told}<p>{prose}</p></article>").text.endswith("back from the lock.")


def test_a_quotation_that_breaks_off_is_the_writers_own_though_it_repeats_words_of_the_text() -> None:
    whole = "The board wrote: “Nobody goes near the north pier, as the bell is gone and the divers are out of breath.”"
    part = "“Nobody goes near the north pier, as the bell is gone …”"
    for line, stays in ((part, True), (part.replace(" …", ""), False)):
        found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{whole}</p><p>{line}</p><p>{THIRD}</p></article>")
        assert (line in found.text.split("\n\n")) is stays


def test_a_last_line_of_a_transcript_in_which_the_author_is_named_is_spoken() -> None:
    head = '<meta name="author" content="Ada Morven">'
    last = "BO LUND-EK: The chairwoman of the board, who ended that report from Ada Morven."
    lines = f"<p>BO LUND-EK: {FIRST}</p><p>{FOURTH}</p><p>ADA MORVEN: {SECOND}</p><p>{THIRD}</p>"
    assert read(f"<article><h1>The board</h1>{lines}<p>{last}</p></article>", head=head).blocks[-1].text == last


def test_what_a_wiki_sets_behind_each_heading_is_no_part_of_it() -> None:
    edit = "<span>[<a href='/edit'>edit</a>]</span>"
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><h2>Pier{edit}</h2><p>{SECOND}</p><h2>Bell{edit}</h2><p>{THIRD}</p>"
    )
    assert [block.text for block in found.blocks if block.kind == "heading"] == ["Pier", "Bell"]
    once = read(f"<article><h1>The board</h1><p>{FIRST}</p><h2>Pier [1]</h2><p>{SECOND}</p><h2>Bell</h2><p>{THIRD}</p>")
    assert [block.text for block in once.blocks if block.kind == "heading"] == ["Pier [1]", "Bell"]


DOCK = "东埔的渡轮在码头停了整个冬天以后，昨天又载着四十个人和一只山羊出海了。"


@pytest.mark.parametrize(
    "line", ["海港晚报记者 林远山", "采写：海报记者 林远山 石海青", "执笔/林远山、港姐", "图片均来自网络"]
)
def test_who_signs_below_a_story_in_china_is_no_text(line: str) -> None:
    found = depeche.read(f"<html lang=zh><h1>渡轮周一恢复航行</h1>{f'<p>{DOCK}</p>' * 5}<p>{line}</p>")
    assert [block.text for block in found.blocks][-1] == DOCK


def test_the_title_in_pieces_above_a_document_is_no_text() -> None:
    title = "东埔海港理事会关于重新开放北码头及调整今年夏季渡轮班次的决议"
    pieces = f"<p><b>{title[:7]}<br>{title[7:18]}<br>{title[18:]}</b></p>"
    found = depeche.read(f"<html lang=zh><title>{title}</title><div>{pieces}{f'<p>{DOCK}</p>' * 5}</div>")
    assert found.title == title
    assert {block.text for block in found.blocks} == {DOCK}


@pytest.mark.parametrize("line", ["（原题为《渡轮》）", "声明：海港日报力求信息真实，据此出海风险自担。", "责编|林远山"])
def test_what_the_house_says_below_a_story_in_china_is_no_text(line: str) -> None:
    found = depeche.read(f"<html lang=zh><h1>渡轮周一恢复航行</h1><p>昨天</p>{f'<p>{DOCK}</p>' * 5}<p>{line}</p>")
    assert {block.text for block in found.blocks} == {DOCK}


def test_what_says_below_a_story_that_remarks_are_the_readers_own_ends_it() -> None:
    told = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    rules = "Take care! The comments below do not reflect the views of the Ledger, whose desk has not read them."
    found = read(f"{told}<p>{rules}</p><p>Please write as politely as you would speak on the pier to people you know.</p>")
    assert found.blocks[-1].text == THIRD
    about = "The board said that the comments on its wall are read by nobody, as they are written in chalk, and in the rain."
    assert read(f"{told}<p>{about}</p><p>{rules}</p>").blocks[-1].text == rules


@pytest.mark.parametrize(
    ("line", "told"),
    [("Article by Ada Morven (@adam).", False), ("By Ada Morven.", False), ("The board was asked by Ada Morven.", True)],
)
def test_a_last_sentence_that_is_only_the_byline_is_no_text(line: str, told: bool) -> None:
    head = '<meta name="author" content="Ada Morven">'
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p></article>", head=head)
    assert (found.blocks[-1].text == line) is told


@pytest.mark.parametrize(
    "line",
    ["Thanks for reading The Quay! Subscribe for free.", "Merci de votre lecture et à lundi !", "感谢阅读，下周再见。"],
)
def test_who_thanks_for_reading_has_told_all(line: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p></article>")
    assert found.blocks[-1].text == THIRD


def test_why_a_letter_was_sent_is_no_text_nor_are_the_thanks_above_it() -> None:
    letter = "<p>Grazie per aver letto fin qui!</p><p>Hai ricevuto questa email perché sei iscritto.</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{letter}</article>")
    assert found.blocks[-1].text == THIRD
