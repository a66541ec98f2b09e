from __future__ import annotations

import pytest
from tests.reading.signing.signed import DATE, HEAD, PROSE, declared, names

import depeche


@pytest.mark.parametrize(
    ("html", "people"),
    [
        ("<p>2024-05-03</p><p>·</p><p>Ada Ek</p>", ["Ada Ek"]),
        ("<p>3 May 2024 - Ada Ek</p>", ["Ada Ek"]),
        ("<p>04.05.2024 | 13:10 Uhr | Ada Ek</p>", ["Ada Ek"]),
        ("<p>Ada Ek</p><p>,</p><p>Bo Li</p><p>&amp;</p><p>Cy Ma</p>" + DATE, ["Ada Ek", "Bo Li", "Cy Ma"]),
        ("<p>Ada Ek, Bo Li</p>" + DATE, ["Ada Ek", "Bo Li"]),
        ("<p>Ada Ek</p><p>Harbour reporter</p>" + PROSE, ["Ada Ek"]),
    ],
)
def test_names_next_to_a_date_or_an_office_sign(html: str, people: list[str]) -> None:
    assert names(HEAD + html) == people


def test_the_name_of_a_rubric_next_to_a_date_is_no_author() -> None:
    section = '<meta property="article:section" content="Harbour Life">'
    assert names(section + HEAD + "<p>Harbour Life</p>" + DATE) == []


def test_a_page_that_names_nobody_has_no_other_author() -> None:
    html = HEAD + "<p>Von</p><p>Redaktion</p><p>Old Harbour Fair</p>" + DATE
    assert names(html) == ["Redaktion"]


def test_those_who_did_something_else_are_no_authors() -> None:
    lines = (
        "<p>Medically reviewed</p><p>by</p><p>Cy Ma, RDN</p><p>Written by</p><p>Ada Ek, MS</p><p>Edited by:</p><p>Bo Li</p>"
    )
    assert names(HEAD + lines) == ["Ada Ek"]


def test_who_took_the_picture_above_the_byline_takes_nothing_from_it() -> None:
    assert names(HEAD + "<p>Credit: Cy Ma</p><p>By</p><p>Ada Ek</p>") == ["Ada Ek"]
    assert names(HEAD + "<p>Photo:</p><p>By Cy Ma</p>") == []


@pytest.mark.parametrize(
    "text",
    ["<p>by <a>The Ledger Team</a></p>", "<div class='post-author'>The Ledger Team</div>", "<p>Team Ledger</p><p>Staff</p>"],
)
def test_a_house_that_signs_as_one_is_named_where_no_person_is(text: str) -> None:
    expected = ["The Ledger Team"] if "The" in text else []  # nothing announces the last one
    assert names(HEAD + text) == expected
    assert names(declared('"Ada Ek"') + HEAD + text) == ["Ada Ek"]


def test_a_byline_after_the_standfirst_counts_and_one_in_the_prose_does_not_beside_a_name_at_the_date() -> None:
    assert names(HEAD + PROSE + "<p>Von</p><p>Ada Ek</p>" + PROSE) == ["Ada Ek"]
    prose = PROSE + "<p>a report</p>" * 4 + "<p>by</p><p>Cy Ma</p>"
    assert names(HEAD + "<p>Ada Ek</p>" + DATE + prose) == ["Ada Ek"]


def test_a_paper_that_signs_with_its_address_is_no_person() -> None:
    meta = '<meta name="author" content="Harbour Wave (www.ledger.example)">'
    assert names(meta + HEAD + PROSE * 4 + "<p><b>Autor</b></p><p>Ada Ek</p>") == ["Ada Ek"]
    assert names(meta + HEAD + PROSE) == ["Harbour Wave"]


def test_menus_about_the_paper_announce_nobody() -> None:
    assert names("<p>About Us</p><p>Über uns</p>" + HEAD) == []


@pytest.mark.parametrize(
    ("language", "line", "people"),
    [
        ("en", "By Ada Ek", ["Ada Ek"]),
        ("en", "By Ada Ek and Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("en", "By Ada Ek, Bo Lund and Cy Rask", ["Ada Ek", "Bo Lund", "Cy Rask"]),
        ("en", "Ada Ek, Staff Writer", ["Ada Ek"]),
        ("en", "By Ada Ek in Lindhaven", ["Ada Ek"]),
        ("en", "By Ada Ek and Bo Lund for The Harbour Ledger", ["Ada Ek", "Bo Lund"]),
        ("de", "Von Ada Ek", ["Ada Ek"]),
        ("de", "Von Ada Ek und Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("de", "von Ada Ek, Lindhafen", ["Ada Ek"]),
        ("de", "Ein Kommentar von Ada Ek", ["Ada Ek"]),
        ("de", "Eine Analyse von Ada Ek und Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("de", "Autor: Ada Ek", ["Ada Ek"]),
        ("fr", "Par Ada Ek", ["Ada Ek"]),
        ("fr", "Par Ada Ek et Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("fr", "Par Ada Ek avec AFP", ["Ada Ek"]),
        ("fr", "Ada Ek (avec AFP)", ["Ada Ek"]),
        ("fr", "Propos recueillis par Ada Ek", ["Ada Ek"]),
        ("fr", "Par Ada Ek, envoyée spéciale à Port-Annick", ["Ada Ek"]),
        ("es", "Por Ada Ek", ["Ada Ek"]),
        ("es", "Por Ada Ek y Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("es", "Redactado por Ada Ek", ["Ada Ek"]),
        ("pt", "Por Ada Ek", ["Ada Ek"]),
        ("pt", "Por Ada Ek e Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("pt", "Por Ada Ek, g1", ["Ada Ek"]),
        ("it", "di Ada Ek", ["Ada Ek"]),
        ("it", "Di Ada Ek e Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("it", "a cura di Ada Ek", ["Ada Ek"]),
        ("nl", "Door Ada Ek", ["Ada Ek"]),
        ("nl", "Door Ada Ek en Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("nl", "Geschreven door Ada Ek", ["Ada Ek"]),
        ("sv", "Av Ada Ek", ["Ada Ek"]),
        ("sv", "Av Ada Ek och Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("sv", "Text: Ada Ek", ["Ada Ek"]),
        ("nb", "Av Ada Ek", ["Ada Ek"]),
        ("nb", "Av Ada Ek og Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("nb", "Skrevet av Ada Ek", ["Ada Ek"]),
        ("da", "Af Ada Ek", ["Ada Ek"]),
        ("da", "Af Ada Ek og Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("da", "Skrevet af Ada Ek", ["Ada Ek"]),
        ("fi", "Teksti: Ada Ek", ["Ada Ek"]),
        ("fi", "Kirjoittanut Ada Ek", ["Ada Ek"]),
        ("fi", "Kirjoittaja: Ada Ek", ["Ada Ek"]),
        ("is", "Eftir Ada Ek", ["Ada Ek"]),
        ("is", "Höfundur: Ada Ek", ["Ada Ek"]),
        ("pl", "Autor: Ada Ek", ["Ada Ek"]),
        ("pl", "Autorka: Ada Ek", ["Ada Ek"]),
        ("pl", "Ada Ek i Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("cs", "Autor: Ada Ek", ["Ada Ek"]),
        ("cs", "Autoři: Ada Ek, Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("cs", "Ada Ek a Bo Lund", ["Ada Ek", "Bo Lund"]),
        ("sk", "Autor: Ada Ek", ["Ada Ek"]),
        ("sk", "Autorka: Ada Ek", ["Ada Ek"]),
        ("sl", "Avtor: Ada Ek", ["Ada Ek"]),
        ("sl", "Piše: Ada Ek", ["Ada Ek"]),
        ("sl", "Piše Ada Ek", ["Ada Ek"]),
        ("hr", "Piše: Ada Ek", ["Ada Ek"]),
        ("hr", "Autor: Ada Ek", ["Ada Ek"]),
        ("hr", "Piše Ada Ek", ["Ada Ek"]),
        ("sr", "Autor: Ada Ek", ["Ada Ek"]),
        ("sr", "Аутор: Ада Ек", ["Ада Ек"]),
        ("sr", "Пише: Ада Ек", ["Ада Ек"]),
        ("hu", "Írta: Ek Ada", ["Ek Ada"]),
        ("hu", "Szerző: Ek Ada", ["Ek Ada"]),
        ("hu", "Ek Ada és Lund Béla", ["Ek Ada", "Lund Béla"]),
        ("ro", "Autor: Ada Ek", ["Ada Ek"]),
        ("ro", "Scris de Ada Ek", ["Ada Ek"]),
        ("ro", "de către Ada Ek", ["Ada Ek"]),
        ("ca", "Redactat per Ada Ek", ["Ada Ek"]),
        ("ru", "Автор: Ада Эк", ["Ада Эк"]),
        ("ru", "Авторы: Ада Эк, Бо Лунд", ["Ада Эк", "Бо Лунд"]),
        ("ru", "Ада Эк и Бо Лунд", ["Ада Эк", "Бо Лунд"]),
        ("uk", "Автор: Ада Ек", ["Ада Ек"]),
        ("uk", "Авторка: Ада Ек", ["Ада Ек"]),
        ("uk", "Ада Ек, Бо Лунд", ["Ада Ек", "Бо Лунд"]),
        ("bg", "Автор: Ада Ек", ["Ада Ек"]),
        ("bg", "от Ада Ек", ["Ада Ек"]),
        ("bg", "Автор Ада Ек", ["Ада Ек"]),
        ("el", "Από Άντα Εκ", ["Άντα Εκ"]),
        ("el", "Της Άντας Εκ", ["Άντας Εκ"]),
        ("el", "Του Μπο Λουντ", ["Μπο Λουντ"]),
        ("tr", "Yazan: Ada Ek", ["Ada Ek"]),
        ("tr", "Yazar: Ada Ek", ["Ada Ek"]),
        ("tr", "Haber: Ada Ek", ["Ada Ek"]),
        ("az", "Müəllif: Ada Ek", ["Ada Ek"]),
        ("ar", "بقلم: أدا إيك", ["أدا إيك"]),
        ("ar", "بقلم أدا إيك", ["أدا إيك"]),
        ("ar", "كتب: بو لوند", ["بو لوند"]),
        ("fa", "نویسنده: آدا اک", ["آدا اک"]),
        ("fa", "نوشته آدا اک", ["آدا اک"]),
        ("fa", "به قلم آدا اک", ["آدا اک"]),
        ("he", "מאת: אדה אק", ["אדה אק"]),
        ("he", "מאת אדה אק", ["אדה אק"]),
        ("he", "כתב: בו לונד", ["בו לונד"]),
        ("hi", "लेखक: अदा एक", ["अदा एक"]),
        ("hi", "द्वारा अदा एक", ["अदा एक"]),
        ("hi", "Written by: अदा एक", ["अदा एक"]),
        ("zh", "作者：艾达", ["艾达"]),
        ("zh", "记者 王小海", ["王小海"]),
        ("zh", "文/王小海", ["王小海"]),
        ("zh", "文｜王小海", ["王小海"]),
        ("zh", "撰文：王小海", ["王小海"]),
        ("zh", "作者 | 王小海", ["王小海"]),
        ("zh-TW", "記者王小海／台北報導", ["王小海"]),
        ("zh-TW", "文／王小海", ["王小海"]),
        ("zh-TW", "撰文 / 王小海", ["王小海"]),
        ("ja", "文・山田海子", ["山田海子"]),
        ("ja", "文：山田海子", ["山田海子"]),
        ("ja", "取材・文／山田海子", ["山田海子"]),
        ("ja", "著者：山田海子", ["山田海子"]),
        ("ja", "執筆：山田海子", ["山田海子"]),
        ("ja", "ライター：山田海子", ["山田海子"]),
        ("ko", "김바다 기자", ["김바다"]),
        ("ko", "김바다 기자 sea@quay.example", ["김바다"]),
        ("ko", "기자 김바다", ["김바다"]),
        ("ko", "글 김바다", ["김바다"]),
        ("ko", "[서울=하버뉴스] 김바다 기자", ["김바다"]),
        ("ko", "김바다·이항구 기자", ["김바다", "이항구"]),
        ("th", "โดย อาดา เอก", ["อาดา เอก"]),
        ("th", "โดย: อาดา เอก", ["อาดา เอก"]),
        ("th", "เรื่อง: อาดา เอก", ["อาดา เอก"]),
        ("vi", "Tác giả: Nguyễn Thị Hải", ["Nguyễn Thị Hải"]),
        ("vi", "Theo Nguyễn Thị Hải", ["Nguyễn Thị Hải"]),
        ("vi", "Bởi Nguyễn Thị Hải", ["Nguyễn Thị Hải"]),
        ("id", "Oleh Ada Ek", ["Ada Ek"]),
        ("id", "Oleh: Ada Ek", ["Ada Ek"]),
        ("id", "Penulis: Ada Ek", ["Ada Ek"]),
        ("ms", "Oleh Ada Ek", ["Ada Ek"]),
        ("et", "Autor: Ada Ek", ["Ada Ek"]),
        ("lv", "Autors: Bo Lund", ["Bo Lund"]),
        ("lt", "Autorius: Bo Lund", ["Bo Lund"]),
        ("sq", "Nga Ada Ek", ["Ada Ek"]),
        ("mk", "Автор: Ада Ек", ["Ада Ек"]),
        ("eu", "Egilea: Ada Ek", ["Ada Ek"]),
        ("gl", "Por Ada Ek", ["Ada Ek"]),
        ("cy", "Gan Ada Ek", ["Ada Ek"]),
        ("ro", "De Ada Ek | Publicat: 3 mai 2024", ["Ada Ek"]),
        ("ca", "Per Ada Ek", ["Ada Ek"]),
        ("no", "Per Lund", ["Per Lund"]),  # a given name there
        ("sw", "Na Ada Ek", ["Ada Ek"]),
        ("sw", "Imeandikwa na Ada Ek", ["Ada Ek"]),
        ("af", "Deur Ada Ek", ["Ada Ek"]),
        ("ta", "எழுதியவர்: மலர்விழி ராஜன்", ["மலர்விழி ராஜன்"]),
        ("ur", "رپورٹ: عمران دریائی", ["عمران دریائی"]),
        ("hy", "Հեղինակ՝ Անի Սարյան", ["Անի Սարյան"]),
        ("lv", "Teksts: Bo Lund", ["Bo Lund"]),
        ("vi", "Bài và ảnh: Nguyễn Thị Hải", ["Nguyễn Thị Hải"]),
        ("fr", "Texte et photos : Ada Ek — Publié le 3 mai 2024", ["Ada Ek"]),
        ("fr", "Auteur : Ada Ek", ["Ada Ek"]),
        ("nl", "Door onze verslaggever Ada Ek", ["Ada Ek"]),
        ("zh", "〔記者林遠山／東埔報導〕", ["林遠山"]),
        ("zh", "[记者 林远山]", ["林远山"]),
    ],
)
def test_bylines_in_the_words_of_each_language(language: str, line: str, people: list[str]) -> None:
    assert sorted(names(f"{HEAD}<div>{line}</div>{DATE}{PROSE * 3}", language)) == sorted(people), language


JOINED = [
    ("sl", "Piše: {} in {}"),
    ("sl", "Avtor: {} ter {}"),
    ("uz", "Muallif: {} va {}"),
    ("sw", "Imeandikwa na {} na {}"),
    ("cy", "Gan {} a {}"),
    ("lb", "Text: {} an {}"),
    ("fil", "Ni {} at {}"),
]


@pytest.mark.parametrize(("language", "byline"), JOINED)
@pytest.mark.parametrize("shown", ["<p>{}</p>" + DATE, "<div class='byline'>{}</div>"])
def test_a_word_joins_two_names_in_its_own_language(language: str, byline: str, shown: str) -> None:
    page = HEAD + shown.format(byline.format("Ada Ek", "Bo Lund")) + PROSE * 3
    assert names(page, language) == ["Ada Ek", "Bo Lund"]


@pytest.mark.parametrize("byline", ["Piše: Ada Ek in Lindhaven", "By Ada Ek va Bo Lund"])
def test_it_joins_nothing_elsewhere(byline: str) -> None:
    assert "Bo Lund" not in names(f"{HEAD}<p>{byline}</p>{DATE}{PROSE * 3}", "en")
    assert "Lindhaven" not in names(f"{HEAD}<p>{byline}</p>{DATE}{PROSE * 3}", "en")


def test_declared_names_are_parted_by_the_word_of_the_language_of_the_page() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada Ek in Bo Lund"}}</script>'
    assert names(head + HEAD + PROSE * 3, "sl") == ["Ada Ek", "Bo Lund"]
    assert names(head + HEAD + PROSE * 3, "de") != ["Ada Ek", "Bo Lund"]


@pytest.mark.parametrize(
    "line", ["Die Häfen der Nachkriegszeit - Teil 49", "Politik, Wirtschaft", "Piers and Nets", "文化部", "记者节"]
)
def test_what_stands_beside_a_date_and_is_no_byline(line: str) -> None:
    assert names(f"{HEAD}<div>{line}</div>{DATE}{PROSE * 3}") == []


@pytest.mark.parametrize("line", ["COMMUNIQUÉ DE PRESSE", "Comunicato Stampa", "Nota de Prensa", "Press Release"])
def test_what_kind_of_text_it_is_does_not_sign(line: str) -> None:
    assert names(f"{HEAD}<div>{line}</div>{DATE}{PROSE * 3}") == []


def test_a_line_above_the_headline_that_ends_in_a_stop_is_no_name() -> None:
    assert names(f"<p>۱۳ اردیبهشت ۱۴۰۳</p><p>پس از شش سال تعطیلی؛</p><h1>بازگشایی کتابخانه بندر</h1>{PROSE * 3}", "fa") == []


def test_names_in_letters_without_capitals_sign_beside_a_date() -> None:
    box = "<div class='author-box'><h3>ნინო ზღვისელი</h3><p>{}</p></div>"
    told = "რადიოს კორესპონდენტი 2015 წლიდან. წერს ქალაქისა და გზების შესახებ."
    assert names(f"{HEAD}{DATE}<ul><li>ნინო ზღვისელი</li></ul>{PROSE * 3}{box.format(told)}") == ["ნინო ზღვისელი"]


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("<p>Ada Ek, 3 May 2024, 17:05</p>", ["Ada Ek"]),
        ("<p>Lena Brzozowska, 4 marca 2026, 17:05</p>", ["Lena Brzozowska"]),
        ("<p>Port Annick, 3 May 2024</p>", []),  # a place
        ("<p>Ada Ek (text) and Bo Lund (photos)</p><p>3 May 2024</p>", ["Ada Ek"]),
        ('<a href="/autores/a">Ada Ek</a> (texto) e <a href="/autores/b">Bo Lund</a> (fotografia)', ["Ada Ek"]),
        ('<div class="journalist-name">Ada Ek</div>', ["Ada Ek"]),
        ('<div class="redacteur">Ada Ek</div>', ["Ada Ek"]),
        ('<div data-testid="author-name">Ada Ek</div>', ["Ada Ek"]),
        ('<div id="author">Ada Ek</div>', ["Ada Ek"]),
        ('<div><a href="/author/a">Ada Ek</a></div><div><a href="/author/a">Ada Ek, CMS</a></div>', ["Ada Ek"]),
        ('<div class="writer-mark">CC BY</div>', []),
        ("<p>Ada Ek, „The Harbour Ledger“</p>", ["Ada Ek"]),
        ("<p>Ada Ek - The Harbour Ledger</p>", ["Ada Ek"]),
        ("<p>Piers and Nets - Our Series</p>", []),
        ("<p>Ada Ek ada.ek@ledger.example</p><p>3 May 2024</p>", ["Ada Ek"]),
        ("<p>Courts Reporter Ada Ek</p><p>3 May 2024</p>", ["Ada Ek"]),
        ("<p>Ada Ek | Bo Lund</p><p>3 May 2024</p>", ["Ada Ek", "Bo Lund"]),
        ("<p>3 May 2024</p><figure><img src='p.jpg'><figcaption>Ada Ek</figcaption></figure>", []),
        ("<p>3 May 2024</p><div><img src='p.jpg'><div class='caption'>Ada Ek</div></div>", []),
        ("<p class='autor'>Ada Ek<br>La Vila del Port. 3 May 2024. 07:00<br>2 min</p>", ["Ada Ek"]),
    ],
)
def test_bylines_without_a_word_that_announces_them(byline: str, people: list[str]) -> None:
    assert names(f"{HEAD}{byline}{PROSE * 3}") == people


@pytest.mark.parametrize("told", ["The pier of Port Annick", "Port Annick (AGL) – The pier", "Yesterday Port Annick"])
def test_a_place_alone_beside_the_date_does_not_sign(told: str) -> None:
    story = f"<p>{told} was closed to all that walk on it, and the ferry did not sail.</p>"
    assert names(f"{HEAD}<p>Port Annick</p>{DATE}{story}{PROSE}") == []
    about = "<p>Port Annick writes about harbours for the paper, and lives on a boat.</p>"  # a name, as far as one can see
    assert names(f"{HEAD}<p>Port Annick</p>{DATE}{about}{PROSE}") == ["Port Annick"]


@pytest.mark.parametrize("byline", ["Ada Ek – Lindhaven", "Lindhaven – Ada Ek", "Ada Ek, Lindhaven", "Ada Ek | Lindhaven"])
@pytest.mark.parametrize("shown", ["<div class='byline'>{}</div>", "<p>{}</p>" + DATE])
def test_a_place_that_the_story_tells_of_does_not_sign(byline: str, shown: str) -> None:
    told = "Lindhaven has a new pier. It was opened on Tuesday, after three years in which no ferry could land there."
    story = f"<p>{told} Forty people and a goat came to see it.</p>"
    assert names(HEAD + shown.format(byline) + story + story.replace("new", "long")) == ["Ada Ek"]


@pytest.mark.parametrize(
    ("byline", "place", "story"),
    [
        (
            "ليان الحصّاني – رأس النور",
            "رأس النور",
            "افتتح الوزير اليوم الرصيف الجديد في ميناء رأس النور، بعد ثلاث سنوات من الأشغال.",
        ),
        ("سبزآباد - سپیده کرمانلو", "سبزآباد", "سطح آب چاه‌های دشت سبزآباد در یک سال گذشته بیش از دو متر پایین رفته است."),
        ("נועה ברקאי – תל מורן", "תל מורן", "נמל תל מורן נפתח היום מחדש, לאחר שלוש שנות עבודה שבהן נעצרה התנועה."),
        (
            "Port Selm – Ada Morven",
            "Port Selm",
            "Port Selm has a new pier, and the first ferry landed there on Tuesday morning.",
        ),
    ],
)
def test_a_place_of_several_words_or_in_letters_without_capitals_is_told_by_the_story(
    byline: str, place: str, story: str
) -> None:
    page = f"<h1>{story[:40]}</h1><div class='byline'>{byline}</div><p>{story * 3}</p><p>{story * 2}</p>"
    article = depeche.read(page)
    assert len(article.authors) == 1
    assert place not in article.authors
    assert article.bylines[0].place in (place, None)


@pytest.mark.parametrize(
    "label",
    [
        "<a href='/harbour-life'>Harbour Life</a>",
        "<a href='https://quay.example/?cat=3' rel='category tag'>Harbour Life</a>",
        "<span class='news-list-category'>Harbour Life</span>",
    ],
)
def test_what_leads_to_a_rubric_or_is_called_one_does_not_sign_beside_a_date(label: str) -> None:
    assert names(HEAD + label + DATE + PROSE) == []


def test_a_name_beside_a_date_that_leads_to_its_bearer_signs() -> None:
    assert names(HEAD + "<a href='/team/ada-ek'>Ada Ek</a>" + DATE + PROSE) == ["Ada Ek"]
    assert names(HEAD + "<a href='/nr/71204'>Ada Ek</a>" + DATE + PROSE) == ["Ada Ek"]
    assert names(HEAD + "<a href='/reviewer/ada-ek'>Ada Ek</a>" + DATE + PROSE) == ["Ada Ek"]


def test_who_signs_before_the_paper_and_beside_the_date_needs_no_announcement_in_china() -> None:
    prose = "<p>" + "东埔的渡轮在码头停了整个冬天以后，昨天又载着四十个人和一只山羊出海了。" * 4 + "</p>"
    head = "<h1>东埔渡轮周一恢复航行</h1><p>{}</p><p>2031-05-03 09:10</p>"
    assert names(head.format("林远山/海港日报") + prose, "zh") == ["林远山"]
    paper = '<meta property="article:author" content="海港日报">'
    line = prose.replace("东埔的", "海港日报快讯（记者 林远山）东埔的", 1)
    assert names(paper + head.format("海港日报") + line, "zh") == ["林远山"]
    assert names(paper + head.format("海港日报") + prose, "zh") == ["海港日报"]


def test_who_wrote_for_a_wire_signs_before_it() -> None:
    lines = "<div>By: <b>AFP</b></div><div>3 May 2024</div><div>By Ada Morven</div>"
    assert names(declared('{"name": "AFP"}') + HEAD + lines + PROSE) == ["Ada Morven"]
    assert names(declared('{"name": "AFP"}') + HEAD + lines.replace("Ada Morven", "AP") + PROSE) == ["AFP"]


@pytest.mark.parametrize("line", ["AGL Lindhaven.", "ঘাটের পাশে মাছের দাম কমেছে"])
def test_the_place_of_a_dateline_and_a_title_without_capitals_beside_a_date_sign_nothing(line: str) -> None:
    assert names(f"{HEAD}<h3>{line}</h3>{DATE}{PROSE * 3}") == []
    assert names(f"{HEAD}<p>Ada Ek Jr.</p>{DATE}{PROSE * 3}") == ["Ada Ek Jr."]
