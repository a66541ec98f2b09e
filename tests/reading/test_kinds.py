"""What a page is: an article, an index of others, or neither."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD

import depeche
from depeche.model import ARTICLE_KINDS

LINE = "The harbour board met for the {} time this year, and again nothing was decided about the north pier or the fees."


def test_a_bare_story_is_an_article() -> None:
    body = "".join(f"<p>{LINE.format(n)}</p>" for n in range(20))
    article = depeche.read(f"<h1>The board</h1>{body}", url="https://quay.example/2031/05/the-board-puts-off-the-pier")
    assert article.kind == "article"


def test_a_page_of_linked_headlines_is_an_index_with_its_headlines() -> None:
    items = "".join(
        f"<div class='card'><h3><a href='/2031/{n}'>The board met, number {n}</a></h3><p>Nothing came of it.</p></div>"
        for n in range(12)
    )
    article = depeche.read(f"<html><body><main><h1>News</h1>{items}</main></body></html>", url="https://quay.example/news/")
    assert article.kind == "index"
    assert len(article.headlines) == 12
    assert article.headlines[3].title == "The board met, number 3"
    assert article.headlines[3].url == "https://quay.example/2031/3"


def test_error_login_and_consent_pages_are_told() -> None:
    error = (
        "<title>Page not found</title><h1>Page not found</h1><p>It may have been moved, or never have been here at all.</p>"
    )
    assert depeche.read(error, url="https://quay.example/x").kind == "error"
    login = "<title>Log in | Quay</title><form><input type='text'><input type=\"password\"></form><a href='/'>Home</a>"
    assert depeche.read(login, url="https://quay.example/login").kind == "login"
    consent = "<title>Before you continue to Quay</title><p>We and our partners use cookies.</p><button>Accept</button>"
    assert depeche.read(consent, url="https://quay.example/consent").kind == "consent"


@pytest.mark.parametrize(
    "title",
    [
        "Age of consent raised to sixteen",
        "Girl sells a thousand cookies for the harbour",
        "Forbidden City reopens after three years",
        "Not found guilty: the harbour master goes free",
        "Access denied: how the board hides its files",
    ],
)
def test_a_short_story_that_is_declared_with_its_day_is_none_of_these_whatever_its_title_says(title: str) -> None:
    declared = f'{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "2031-05-03T10:00:00Z"}}'
    head = f'<title>{title}</title><script type="application/ld+json">{declared}</script>'
    page = f"{head}<h1>{title}</h1><p>{FIRST}</p><p>{SECOND}</p>"
    assert depeche.read(page, url="https://quay.example/2031/05/harbour-age").kind == "article"


def test_the_results_of_a_search_are_no_article() -> None:
    items = "".join(f"<li><a href='/a{n}'>A long headline about the pier, number {n}</a></li>" for n in range(9))
    assert depeche.read(f"<h1>pier</h1><ul>{items}</ul>", url="https://quay.example/search?q=pier").kind == "search"


def test_a_page_without_words_is_no_article() -> None:
    assert depeche.read("<html><body></body></html>", url="https://quay.example/x").kind not in ARTICLE_KINDS


PROSE = "".join(f"<p>{LINE.format(n)} The reeve said that he would ask again in spring.</p>" for n in range(9))


def test_goods_with_prices_under_much_prose_are_an_index() -> None:
    goods = "".join(
        f"<div><a href='/g/{n}'>Rope</a><span class='price'>£{n}.50</span><button>Add to basket</button></div>"
        for n in range(9)
    )
    page = f"<h1>Ropes</h1><div>{PROSE}</div><div>{goods}</div>"
    assert depeche.read(page, url="https://quay.example/ropes").kind == "index"
    unpriced = page.replace("Add to basket", "Good").replace("£", "")
    assert depeche.read(unpriced, url="https://quay.example/ropes").kind == "article"


def test_a_list_that_has_a_second_page_is_an_index() -> None:
    titles = "".join(f"<h3><a href='/2031/{n}'>The board met, number {n}</a></h3>" for n in range(6))
    page = f"<h1>Reports</h1><div>{PROSE}</div><aside>{titles}</aside><a href='?page=2'>2</a>"
    assert depeche.read(page, url="https://quay.example/reports").kind == "index"
    in_path = page.replace("?page=2", "/reports/page/2/")
    assert depeche.read(in_path, url="https://quay.example/reports").kind == "index"
    twentieth = page.replace("?page=2", "?page=20")
    assert depeche.read(twentieth, url="https://quay.example/reports").kind == "article"
    elsewhere = page.replace("?page=2", "/minutes?page=2")
    assert depeche.read(elsewhere, url="https://quay.example/reports").kind == "article"


@pytest.mark.parametrize(
    ("title", "inside", "kind"),
    [
        ("الصفحة غير موجودة", "<p>عذرا، الصفحة التي تبحث عنها غير موجودة.</p>", "error"),
        ("Service Unavailable", "<p>The server is temporarily unable to service your request.</p>", "error"),
        ("ログイン", '<form><input type="password"></form>', "login"),
        ("Create your account", '<form><input type="password"></form>', "login"),
        ("Privacy gate", "<p>Klik op akkoord om verder te gaan.</p>", "consent"),
    ],
)
def test_such_pages_are_told_in_the_languages_of_newsrooms(title: str, inside: str, kind: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{inside}</main></body></html>"
    assert depeche.read(page, url="https://quay.example/account/pier").kind == kind


def test_an_article_whose_title_begins_as_that_of_an_error_is_one() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"404: the page that nobody found"}</script>'
    body = "".join(f"<p>{LINE.format(n)}</p>" for n in range(6))
    page = f"<html><head>{head}</head><body><h1>404: the page that nobody found</h1>{body}</body></html>"
    assert depeche.read(page, url="https://quay.example/2031/05/the-page-that-nobody-ever-found").kind == "article"


FRAME = "<iframe src='https://www.youtube.com/embed/AbC123xyz_0'></iframe>"


@pytest.mark.parametrize("film", ["<video src='/v.mp4'></video>", FRAME])
def test_a_page_with_a_declared_film_and_little_else_is_a_video(film: str) -> None:
    head = '<script type="application/ld+json">{"@type":"VideoObject","name":"Divers at the pier"}</script>'
    body = f"<main><h1>Divers at the pier</h1>{film}<p>{LINE.format(1)}</p></main>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert depeche.read(page, url="https://quay.example/video/divers-123456").kind == "video"


def test_headlines_of_scripts_that_write_syllables_are_shorter() -> None:
    titles = [
        "灯台が赤く塗り替えられる",
        "北桟橋の問題を先送り",
        "週末は全域に濃霧注意報",
        "役場の屋根が雨漏り",
        "学校の合唱団が歌う",
    ]
    items = "".join(f"<li><h3><a href='/n/{n}'>{title}</a></h3></li>" for n, title in enumerate(titles))
    found = depeche.read(f"<html><body><main><ul>{items}</ul></main></body></html>", url="https://quay.example/news/")
    assert [headline.title for headline in found.headlines] == titles


BRIEF = (
    "<p>The ferry at Port Annick will sail again on Monday, the harbour office says.</p>"
    "<p>Nobody knows for how long it will.</p>"
)


@pytest.mark.parametrize("heading", ["<h1>{}</h1>", "<div class=x7>{}</div>"])
@pytest.mark.parametrize("address", ["/news/2031/the-ferry-sails-again", "/?newsid=48211", "/local/ferry/81234"])
def test_a_brief_with_a_headline_and_a_day_is_an_article(heading: str, address: str) -> None:
    told = f"{BRIEF}<p>The board meets on Tuesday, and will not say what about; the fishermen say that they do know.</p>"
    told += "<p>The last crossing was on the ninth of April, and it was a long one: the engine stopped in the fog.</p>"
    head = "<title>The ferry sails again</title>"
    page = (
        f"<html><head>{head}</head><body>{heading.format('The ferry sails again')}<div>3 May 2031</div>{told}</body></html>"
    )
    assert depeche.read(page, url=f"https://quay.example{address}").kind == "article"


def test_a_day_and_a_headline_above_titles_that_lead_elsewhere_make_no_brief() -> None:
    links = "".join(f"<h2><a href=/{n}>The board puts off the pier for the {n}th time</a></h2>" for n in range(9))
    page = f"<html><head><title>Pier</title></head><body><h1>Pier</h1><div>3 May 2031</div>{BRIEF}{links}</body></html>"
    assert depeche.read(page, url="https://quay.example/news/pier").kind == "index"


@pytest.mark.parametrize("address", ["news/203105/north-pier/index.html", "sport/rowing/20310503-QY0182"])
def test_a_story_may_be_a_folder_and_a_number_in_a_section(address: str) -> None:
    told = "".join(f"<p>{LINE.format(n)}</p>" for n in range(6))
    page = f'<meta property="og:type" content="article"><h1>The board</h1><p>3 May 2031</p>{told}'
    assert depeche.read(page, url=f"https://quay.example/{address}").kind == "article"


def test_a_dated_story_with_others_in_full_behind_it_is_an_article() -> None:
    own = "".join(f"<p>{LINE.format(n)}</p>" for n in range(20))
    others = "".join(f"<h2><a href='/2031/{n}'>The board met, number {n}</a></h2>" for n in range(8))
    links = "".join(f"<p><a href='/x{n}'>{LINE.format(n) * 4}</a></p>" for n in range(8))
    page = f'<meta property="og:type" content="article"><h1>The board</h1><p>3 May 2031</p>{own}{others}{links}'
    assert depeche.read(page, url="https://quay.example/2031/05/the-board-puts-off-the-pier").kind == "article"


def brief(
    head: str = "", opening: str = "<time datetime='2031-05-03'>3 May 2031</time>", inside: str = "", after: str = ""
) -> str:
    story = f"<p>The morning ferry to Gannet Isle has been cancelled because of high winds, Selm Line said.</p>{inside}"
    title = "Ferry to Gannet Isle cancelled"
    return (
        f"<html lang='en'><head><title>{title} | The Harbour Courier</title>{head}</head><body>"
        f"<main><h1>{title}</h1>{opening}{story}</main>{after}</body></html>"
    )


LATEST = "".join(
    f"<li><a href='/news/{n}'>Harbour wall repairs to take until June, part {n}</a> <span>3 May 2031</span></li>"
    for n in range(12)
)


@pytest.mark.parametrize(
    "address",
    ["/news/ferry", "/ferry", "/ferry.html", "/?p=12", "/node/77", "/a/12", "/news/local/ferry", "/story.php?id=3"],
)
@pytest.mark.parametrize("after", ["", f"<div><h2>Latest news</h2><ul>{LATEST}</ul></div>"])
def test_a_headline_a_day_and_one_sentence_are_a_story(address: str, after: str) -> None:
    site = "<meta property='og:type' content='website'>"
    assert depeche.read(brief(site, after=after), url=f"https://quay.example{address}").kind == "article"
    longer = brief(site, inside=f"<p>{LINE.format('third')}</p>" * 8, after=after)
    assert depeche.read(longer, url=f"https://quay.example{address}").kind == "article"


@pytest.mark.parametrize(
    ("head", "opening"),
    [
        ("<meta property='article:published_time' content='2031-05-03T07:15:00Z'>", ""),
        ("", "<p>By Ada Morven</p><p>3 May 2031, 7.15am</p>"),
        ("", "<pre>For release: 3 May 2031\n\nAll sailings are under review until the wind drops, which may be late.</pre>"),
    ],
)
def test_the_day_of_a_brief_is_declared_or_opens_it(head: str, opening: str) -> None:
    assert depeche.read(brief(head, opening), url="https://quay.example/news/ferry").kind == "article"


def test_the_day_of_a_brief_may_stand_right_behind_it() -> None:
    assert depeche.read(brief("", "", "<p>3 May 2031</p>"), url="https://quay.example/ferry").kind == "article"
    listed = "<p>3 May 2031</p><h3><a href='/news/1'>Harbour wall repairs to take until June</a></h3>"
    assert depeche.read(brief("", "", listed), url="https://quay.example/ferry").kind == "index"


def test_a_flash_in_a_script_that_writes_syllables_is_a_story() -> None:
    page = (
        "<html lang='ja'><head><title>鶴島フェリー、6日は全便欠航</title></head>"
        "<body><main><h1>鶴島フェリー、6日は全便欠航</h1>"
        "<p>2031年3月6日</p><p>港崎市と鶴島を結ぶフェリーは強風のため全便が欠航する。</p></main></body></html>"
    )
    assert depeche.read(page, url="https://quay.example/news/ferry").kind == "article"


@pytest.mark.parametrize(
    "items",
    [
        "<p>Ada Morven has written about boats and piers for the Courier since 2019.</p><h2>Latest</h2><ul>{}</ul>",
        "<p>All that we know about the ferries of Port Selm, in the order in which it came.</p><div>{}</div>",
        "{}",
    ],
)
def test_a_line_above_dated_titles_is_no_story(items: str) -> None:
    dated = "".join(
        f"<div><span>{n + 1} May 2031</span><h3><a href='/news/{n}'>Harbour wall repairs, part {n}</a></h3>"
        f"<p>{LINE.format(n)}</p></div>"
        for n in range(5)
    )
    page = f"<html><body><main><h1>Ada Morven</h1>{items.format(dated)}</main></body></html>"
    assert depeche.read(page, url="https://quay.example/ada-morven").kind == "index"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Error 404", "error"), ("Fehler 404", "error"), ("404 – Etwas ging schief hier", "error"),
        ("Sorry, this page does not exist", "error"), ("404: all is lost here", "error"),
        ("Diese Seite existiert nicht", "error"), ("Cette page n'existe pas", "error"), ("Esta página no existe", "error"),
        ("Questa pagina non esiste", "error"), ("Esta página não existe", "error"), ("Deze pagina bestaat niet", "error"),
        ("Ta strona nie istnieje", "error"), ("Такой страницы нет", "error"), ("Такої сторінки не існує", "error"),
        ("Böyle bir sayfa yok", "error"), ("Sidan finns inte", "error"),
        ("404 houses without water since Monday", "article"), ("The missing boy could not be found", "article"),
        ("Das Dorf existiert nicht mehr", "article"),
    ],
)  # fmt: skip
def test_a_title_that_says_that_the_page_is_not_there_is_that_of_an_error(title: str, kind: str) -> None:
    day = "<time datetime='2031-05-03'>3 May 2031</time>" if kind == "article" else ""
    page = f"<title>{title} | The Harbour Courier</title><main><h1>{title}</h1>{day}<p>{LINE.format('first')}</p></main>"
    assert depeche.read(page, url="https://quay.example/news/2031/some-old-story-that-was-here").kind == kind


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Bitte wählen Sie",
            "Wir und unsere Partner verarbeiten Daten wie Ihre IP-Adresse. Sie können Ihre Einwilligung widerrufen.",
        ),
        ("Continuer sans accepter", "Nous traitons des données personnelles. Vous pouvez retirer votre consentement."),
        ("The Harbour Courier", "We and our 187 partners use cookies to measure what you read, and to show you ships."),
    ],
)
def test_a_page_that_is_nothing_but_a_question_for_consent_is_told(title: str, told: str) -> None:
    dialog = f"<div role='dialog'><h1>{title}</h1><p>{told}</p><button>OK</button><a href='/privacy'>Privacy</a></div>"
    assert depeche.read(f"<title>{title}</title>{dialog}", url="https://quay.example/news/ferry").kind == "consent"


@pytest.mark.parametrize(
    "told",
    [
        "<title>quay.example</title><p>Please enable JS and disable any ad blocker</p>",
        "<title>quay.example</title><h1>One moment</h1><p>We check whether you are human. Ray ID: 7f1c</p>",
        "<title>Quay</title><h2>JavaScript ist deaktiviert</h2><p>Bitte aktivieren Sie JavaScript, um weiterzulesen.</p>",
        "<title>Un momento…</title><p>Antes de continuar, quay.example comprueba la conexión.</p>",
        "<title>quay.example</title><p>Unusual traffic comes from your network. Please show that you are not a robot.</p>",
    ],
)
def test_a_page_that_lets_nobody_in_before_it_has_looked_is_an_error(told: str) -> None:
    assert depeche.read(told, url="https://quay.example/2031/05/the-pier").kind == "error"


def test_a_story_without_a_day_that_says_something_of_javascript_is_no_error() -> None:
    mail = f"<p>{LINE.format(1)} {LINE.format(2)}</p><p>Write to us: you need JavaScript enabled to see the address.</p>"
    assert depeche.read(brief(opening="", inside=mail), url="https://quay.example/news/ferry").kind != "error"


@pytest.mark.parametrize(
    "behind",
    [
        "<p><a href='/news/1'>« Harbour wall repairs take until June</a> <a href='/news/2'>The choir wins »</a></p>",
        "<ul><li><a href='/user/login'>Log in to post comments, or register if you have no account yet</a></li></ul>",
    ],
)
def test_links_behind_a_brief_make_no_list_of_it(behind: str) -> None:
    assert depeche.read(brief(inside=behind), url="https://quay.example/news/ferry").kind == "article"
    assert depeche.read(brief(inside=behind), url="https://quay.example/").kind == "index"


@pytest.mark.parametrize(
    "title",
    [
        "Something went wrong", "This article is no longer available", "Es ist ein Fehler aufgetreten",
        "Inhalt nicht verfügbar",
        "Une erreur est survenue", "Página no disponible", "Articolo non trovato", "Esta página não está disponível",
        "Deze pagina is niet beschikbaar", "Artykuł nie istnieje", "Материал не найден", "Сталася помилка",
        "Haber bulunamadı",
        "Något gick fel", "404エラー", "Lỗi 404",
    ],
)  # fmt: skip
def test_what_errors_are_called_is_known(title: str) -> None:
    page = f"<title>{title}</title><h1>{title}</h1><p><a href='/'>Quay</a></p>"
    assert depeche.read(page, url="https://quay.example/2031/05/some-old-story-of-the-pier").kind == "error"


def test_a_story_without_a_day_is_one_by_its_sentences() -> None:
    told = "".join(f"<p>{line}</p>" for line in (FIRST, SECOND, THIRD, FOURTH))
    others = (
        "<ul>" + "".join(f"<li><a href='/s/{at}'>The goat of Port Annick, part {at}</a></li>" for at in range(3)) + "</ul>"
    )
    page = f"<title>The board</title><h1>The board</h1><div>{told}</div>"
    assert depeche.read(page, url="https://quay.example/reports/why-the-board-puts-off-the-pier").kind == "article"
    linked = told.replace("the north pier", "<a href='/p'>the north pier</a>").replace("divers", "<a href='/d'>divers</a>")
    page = f"<title>The board</title><h1>The board</h1><div>{linked}</div>{others}"
    assert depeche.read(page, url="https://quay.example/board").kind == "index"


def test_who_wrote_a_story_that_an_index_leads_to_has_not_written_the_index() -> None:
    items = "".join(
        f"<article><h3><a href='/2031/{n}'>The board met, number {n}</a></h3><div class='author'>By Ada Ek</div></article>"
        for n in range(8)
    )
    found = depeche.read(f"<html><body><main><h1>News</h1>{items}</main></body></html>", url="https://quay.example/news/")
    assert (found.kind, found.authors) == ("index", ())
    assert "authors" not in found.evidence


FILM = '<script type="application/ld+json">{{"@type": "VideoObject", "name": "{}", "uploadDate": "2031-05-03"}}</script>'


def test_a_page_that_declares_a_film_and_shows_nothing_is_one_and_a_front_page_is_none() -> None:
    told = f"<title>The pier from above</title>{FILM.format('The pier from above')}<a href='/terms'>Terms</a>"
    assert depeche.read(told, url="https://films.example/watch?v=pier").kind == "video"
    front = "<link rel='canonical' href='https://quay.example/'>"
    frame = "<iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe>"
    items = "".join(f"<h3><a href='/2031/{n}'>The board met, number {n}</a></h3>" for n in range(8))
    page = f"<html><head><title>Quay</title>{front}{FILM.format('Quay')}</head><body>{frame}{items}</body></html>"
    found = depeche.read(page, url="https://quay.example/2030/05/a-story-that-is-not-here-any-more")
    assert (found.kind, len(found.headlines)) == ("index", 8)


def test_a_story_that_the_page_has_as_data_is_not_judged_by_the_links_that_it_shows() -> None:
    told = "".join(f"<p>{LINE.format(n)}</p>" for n in ("first", "second", "third", "fourth", "fifth", "sixth"))
    data = f'<script>window.__DATA__ = {{"story": {{"title": "The board puts off the pier", "body": "{told}"}}}}</script>'
    titles = [
        f"<p><a href='/2031/{n}'>What was told of the board, and of the eels in its bell, in {n}</a></p>" for n in range(9)
    ]
    line = LINE.format("first")
    shown = (
        f"<h1>The board puts off the pier</h1><time>2031-05-03 20:36</time><section><p>{line} <a href='/b'>{line}</a></p>"
    )
    head = "<title>The board puts off the pier</title><meta property='og:type' content='article'>"
    url = "https://quay.example/inland/20310503/the-board-puts-off-the-pier-again"
    found = depeche.read(f"{head}{data}{shown}{''.join(titles)}</section>", url=url)
    assert (found.kind, len(found.blocks)) == ("article", 6)


def test_a_line_or_two_beside_a_declared_film_tell_of_it() -> None:
    page = f"<h1>The pier from above</h1><p>3 May 2031, 20:36</p><p>{FIRST} {SECOND}</p>"
    url = "https://quay.example/videos/news/the-pier-as-it-looks-from-above/57559218"
    assert depeche.read(f"{FILM.format('The pier from above')}{page}", url=url).kind == "video"
    assert depeche.read(page, url=url).kind == "article"


def test_a_short_old_page_at_an_address_in_the_folder_of_a_day_is_a_story() -> None:
    told = "<br><br>".join((FIRST, SECOND, THIRD))
    head = "<font size=5><b>The bridge stays where it is</b></font><br>By Ada Ek<br><br>"
    below = "<hr><b>More</b><br><a href='/a'>School lunches go up a dime</a><br><a href='/b'>Well tests find no fuel</a>"
    page = f"<title>Quay Times - The bridge stays where it is</title><table><tr><td>{head}{told}{below}</td></tr></table>"
    assert depeche.read(page, url="https://quay.example/news/2031/11/04/bridge.html").kind == "article"
    assert depeche.read(page, url="https://quay.example/news/2031/").kind == "index"


TOLD = "".join(f"<p>{LINE.format(n)}</p>" for n in ("first", "second", "third", "fourth"))


def test_a_standfirst_may_stand_between_the_headline_and_the_day_of_a_story() -> None:
    head = f"<title>The pier waits</title><main><h1>The pier waits</h1><p class='lead'>{FIRST}</p><p>3 May 2031</p>"
    others = "".join(f"<h3><a href='/news/{n}'>The eels of {n} are back</a></h3>" for n in ("May", "June"))
    assert depeche.read(f"{head}{TOLD}{others}</main>", url="https://quay.example/news/pier").kind == "article"
    teasers = "".join(
        f"<h3><a href='/news/{n}'>The eels of {n}</a></h3><p>{LINE.format(n)}</p>" for n in ("May", "June", "July")
    )
    assert depeche.read(f"{head}{teasers}</main>", url="https://quay.example/news/pier").kind == "index"


def test_what_stands_behind_a_long_number_in_the_address_is_the_name_of_a_story() -> None:
    page = f"<title>The pier</title><h1>The pier</h1><p>3 May 2031</p><p>{FIRST}</p><p>{SECOND}</p><a href='/'>Home</a>"
    assert depeche.read(page, url="https://quay.example/en/news/4821107/pier").kind == "article"


def test_a_page_that_says_consent_once_among_other_things_asks_for_none() -> None:
    told = "<p>We measure every float and bearing of your wheel and write it all down for you, with photographs of each.</p>"
    more = (
        "<p>Floats are made in our own shop from oak, larch or elm, and fitted on site by a crew of three within a week.</p>"
    )
    asked = "<footer>Do I need consent? If the building is listed you do.</footer>"
    page = f"<title>Waterwheels</title><main><h1>Waterwheels</h1>{told}{more}</main>{asked}"
    assert depeche.read(page, url="https://wheels.example/services").kind == "other"
    gate = "<p>If you agree, we and our partners use cookies to show you advertisements that may be of interest to you.</p>"
    assert depeche.read(f"<title>Quay</title><main>{told}{gate}</main>", url="https://quay.example/a").kind == "consent"


@pytest.mark.parametrize(
    "url", ["https://quay.example/pier/", "https://quay.example/2031/05/", "https://quay.example/2031/05/03/"]
)
@pytest.mark.parametrize(
    "item",
    [
        "<div><h2><a href='/{n}'>The eels of {n} are back</a></h2><p>3 May 2031 | Ada Ek</p><p>{told}</p></div>",
        "<div><span>3 May 2031 14:0{n}</span><h3><a href='/{n}'>The eels of {n} are back</a></h3>{told}</div>",
    ],
)
def test_days_of_the_things_that_a_page_lists_are_not_its_own(item: str, url: str) -> None:
    items = "".join(item.format(n=n, told=f"{LINE.format(n)} {FIRST}") for n in range(9))
    page = f"<title>The pier - Quay</title><header><a href='/'>Quay</a></header><main><h1>The pier</h1>{items}</main>"
    assert depeche.read(page, url=url).kind == "index"


@pytest.mark.parametrize(
    "item",
    [
        "<p><b><a href='/story/{0}'>The board met for the {0}th time</a></b><br>{1}</p>",
        "<div><strong><a href='/story/{0}'>The board met for the {0}th time</a></strong><p>{1}</p><p>{2}</p></div>",
        "<div>The board met for the {0}th time</div><div>{1} <a href='/story/{0}'>Read more</a></div>",
    ],
)
@pytest.mark.parametrize("url", ["https://quay.example/harbour", "https://quay.example/index.php?cat=5"])
def test_long_excerpts_each_with_the_linked_title_of_another_page_are_a_list(item: str, url: str) -> None:
    told = f"{FIRST} {SECOND} {THIRD}"
    items = "".join(item.format(n, told.replace("Monday", f"day {n}"), FOURTH) for n in range(4, 12))
    assert depeche.read(f"<title>Harbour - The Quay</title><h1>Harbour</h1><div>{items}</div>", url=url).kind == "index"
    head = "<title>Ten boards</title><h1>Ten boards that could not decide</h1><p>By Ada Ek, 3 May 2031</p>"
    away = items.replace("/story", "https://board.example/story")
    assert (
        depeche.read(f"{head}<p>{told}</p><div>{away}</div>", url="https://quay.example/2031/05/ten-boards").kind
        == "article"
    )


def test_a_story_in_a_language_without_stops_has_begun_where_its_first_long_line_stands() -> None:
    told = "คณะกรรมการท่าเรือประชุมกันเมื่อวันจันทร์ และเลื่อนคำถามเรื่องสะพานท่าเรือทางเหนือออกไปเป็นครั้งที่เก้า"
    below = "<h3><a href='/a.pdf'>ดาวน์โหลดเอกสารฉบับเต็มของท่าเรือ</a></h3>"
    head = "<title>ท่าเรือ</title><h1>คณะกรรมการเลื่อนคำถามเรื่องสะพาน</h1><p>3 พฤษภาคม 2574</p>"
    page = f"<html lang='th'>{head}<p>{told}</p><p>{told} เมื่อวาน</p>{below}</html>"
    assert depeche.read(page, url="https://tha.example/th/news/news-20310503.html").kind == "article"
