from __future__ import annotations

import pytest
from tests.reading.signing.signed import HEAD, PROSE, declared, names

import depeche


@pytest.mark.parametrize(
    "card", ["<span class='vcard author'>By <a class='fn'>{}</a></span>", "<a class='p-author h-card'>{}</a>"]
)
@pytest.mark.parametrize("name", ["DT", "der Michel", "Ada Ek"])
def test_a_card_names_the_author_whatever_the_shape_of_the_name(card: str, name: str) -> None:
    assert names(HEAD + PROSE + card.format(name)) == [name]


def test_what_stands_at_the_end_of_the_article_is_its_own_and_at_the_end_of_the_page_is_not() -> None:
    byline = "<p class='author'>Posted by Ada Ek</p>"
    assert names(f"<article>{HEAD}{PROSE}<footer class='post-footer'>{byline}</footer></article>") == ["Ada Ek"]
    assert names(f"<article>{HEAD}{PROSE * 3}</article><div id='footer'>{byline}</div>") == []


def test_a_box_about_the_author_names_the_first_only() -> None:
    box = f"<div class='post-author-info'><b>Ada Ek</b>, <i>Old Harbour</i>{PROSE}</div>"
    assert names(declared('"Ada Ek"') + HEAD + box) == ["Ada Ek"]


@pytest.mark.parametrize(
    "byline",
    [
        "<address>Ada Ek</address>",
        '<div><a href="/author/ada-ek">Ada Ek</a></div>',
        '<div><a href="/autor/ada-ek-14">Ada Ek</a> <span>vor drei Stunden</span></div>',
        '<div><a href="/szerzo/ek-ada">Ada Ek</a></div>',
        '<div><a href="https://www.ledger.example/people/ada-ek?from=story">Ada Ek</a></div>',
    ],
)
def test_a_name_beside_the_headline_that_leads_to_its_bearer_signs(byline: str) -> None:
    assert names(f"{HEAD}{byline}{PROSE * 3}") == ["Ada Ek"]


def test_counts_and_strokes_behind_a_name_above_the_headline_do_not_part_it_from_that() -> None:
    counts = " / ".join(f"<a href='#{at}'>{at}</a>" for at in (12, 150))
    byline = f"<div><a href='/autor/ek_a'>Ada Ek</a> / 3.05.2024 / {counts} / <a href='#read'>Vorlesen</a></div>"
    assert names(f"{byline}{HEAD}{PROSE * 3}") == ["Ada Ek"]


def test_a_name_beside_the_headline_that_leads_elsewhere_does_not_sign() -> None:
    assert names(f'{HEAD}<div><a href="/islands/ada-ek">Ada Ek</a></div>{PROSE * 3}') == []


def test_a_word_that_announces_a_time_is_no_name() -> None:
    boxes = "<div class=byline><span class=byline__name>{}</span><span class=byline__role>{}</span></div>"
    both = boxes.format("Ada Ek", "Reporter") + boxes.format("Bo Lund", "Text och foto")
    below = "<p>Publicerad 4 mars 2026 kl 17.05</p><p>Uppdaterad 5 mars 2026 kl 06.30</p>"
    assert names(f"{HEAD}<div class=bylines>{both}</div>{below}{PROSE * 3}") == ["Ada Ek", "Bo Lund"]


def test_who_wrote_what_else_to_read_is_not_the_author() -> None:
    title = "<h4><a href='/benches'>How the benches came to be green</a></h4>"
    card = f"<article>{title}<span class='author'>Bo Li</span></article>"
    assert names(f"<article>{HEAD}{PROSE}{card}{PROSE}</article>") == []
    assert names(f"<article><article>{HEAD}<span class='author'>Bo Li</span>{PROSE}</article></article>") == ["Bo Li"]


@pytest.mark.parametrize("word", ["Źródło", "Quelle"])
def test_the_word_for_a_source_is_no_name(word: str) -> None:
    assert names(f"{HEAD}<div class='authors'><span class='author'>{word}</span></div>{PROSE * 3}") == []


def test_who_wrote_what_stands_beside_the_story_is_not_the_author() -> None:
    card = (
        "<article class='card'><h2><a href='/benches'>Green benches</a></h2><span class='byline'>By Bo Li</span></article>"
    )
    assert names(f"<main><article>{HEAD}{PROSE * 3}</article></main><aside>{card}</aside>") == []


def test_a_story_that_bears_the_account_of_who_typed_it_in_is_no_byline() -> None:
    other = "<p><b>Also</b><br><a href='/benches'>Ada Ek Harbour</a></p>"
    assert names(f"<article class='node author-admin'>{HEAD}{PROSE}{other}</article>") == []


def test_a_name_beside_the_headline_in_what_is_called_a_signature_may_have_its_place_behind_a_bar() -> None:
    line = "<p class='firma'><em>Ada Ek</em> | <span class='place'>Lindhaven</span></p>"
    assert names(f"{HEAD}{line}{PROSE * 3}") == ["Ada Ek"]


def test_who_is_declared_to_have_written_signs_before_who_edited() -> None:
    metas = '<meta name="content_author" content="Ada Ek"><meta name="content_editor" content="Bo Lund">'
    told = declared('"Bo Lund"')
    assert names(f"{metas}{told}{HEAD}<p>By Bo Lund</p>{PROSE}") == ["Ada Ek"]
    assert names(f"{metas.replace('author', 'desk')}{told}{HEAD}{PROSE}") == ["Bo Lund"]


def test_who_took_a_picture_signs_nothing_though_the_caption_calls_it_an_author() -> None:
    caption = "<figcaption>The tug at dawn. <strong class='author'>Bo Lund / AFP</strong></figcaption>"
    found = depeche.read(f"<article>{HEAD}<figure><img src='/tug.jpg'>{caption}</figure>{PROSE * 3}</article>")
    assert (found.authors, found.agency) == ((), None)


def test_who_wrote_below_the_story_far_inside_the_talk_is_not_the_author() -> None:
    answer = "<div class='tie-author'><a href='/u/1'>Bo Lund</a></div>"
    for _ in range(7):
        answer = f"<div>{answer}</div>"
    assert names(f"{HEAD}<div>{PROSE * 3}</div><div class='post_comment'><div>{answer}</div></div>") == []
    assert names(f"{HEAD}<div>{PROSE * 3}</div><div><div>{answer}</div></div>") == ["Bo Lund"]


def test_a_trail_that_is_called_after_the_author_ends_in_no_name() -> None:
    trail = "<div class='news-author'><p><a href='/'>Home</a> &gt; The ferry sails again on Monday</p></div>"
    assert "The ferry sails again on Monday" not in names(f"{HEAD}{trail}{PROSE * 3}")


def test_what_is_authorised_is_no_authors() -> None:
    assert names(f"{HEAD}{PROSE * 3}<span class='authorized'>Ada Ek</span>") == []


def test_names_in_a_byline_of_which_only_some_are_links_sign_together() -> None:
    links = "".join(
        f"<a class='byline-author' href='/by/{at}'>{name}</a>, " for at, name in enumerate(("Ada Ek", "Bo Lund"))
    )
    byline = f"<p class='byline'><span>By {links} Cai Moe and Dag Ros</span> <time>May 3, 2031</time></p>"
    assert names(HEAD + "<div>" + byline + "</div>" + PROSE) == ["Ada Ek", "Bo Lund", "Cai Moe", "Dag Ros"]


def test_who_signs_a_teaser_below_the_story_has_not_signed_it() -> None:
    teaser = (
        "<article class='item item--teaser'><h3>The goat is well</h3>"
        "<div class='item__footer'><div class='authors-list'>By <a>Ada Ek</a></div></div></article>"
    )
    assert names(f"<article>{HEAD}{PROSE * 3}</article>{teaser}") == []


def test_who_signs_what_a_link_leads_to_has_not_signed_the_story() -> None:
    teaser = "<a href='/goat'><div><b>The goat is well and eats all day</b><div class='authors'>By Ada Ek</div></div></a>"
    assert names(f"{HEAD}<p>Bo Lund</p><p>3 May 2024</p>{PROSE * 3}<div>{teaser}</div>") == ["Bo Lund"]


@pytest.mark.parametrize("tag", ["span class=paper__authors", "div class=contrib-author"])
def test_who_are_marked_one_by_one_beside_each_other_sign_together(tag: str) -> None:
    marked = "<{0}>{1}<sup>1</sup>, PhD;</{2}> "
    people = "".join(marked.format(tag, name, tag.split()[0]) for name in ("Ada Ek", "Bo Lund", "Cai Moe"))
    assert names(f"{HEAD}<div>{people}</div>{PROSE * 3}") == ["Ada Ek", "Bo Lund", "Cai Moe"]
    wrapped = people.replace(f"<{tag}", f"<i><{tag}").replace(f"</{tag.split()[0]}>", f"</{tag.split()[0]}></i>")
    assert names(f"{HEAD}<div>{wrapped}</div>{PROSE * 3}") == ["Ada Ek", "Bo Lund", "Cai Moe"]


def test_who_is_marked_in_the_same_way_elsewhere_does_not_sign_with_them() -> None:
    teaser = "<div><b>The goat is well and eats all day</b><div class='author'>Bo Lund</div></div>"
    assert names(f"{HEAD}<div class='author'>Ada Ek</div>{PROSE * 3}<div>{teaser}{teaser}</div>") == ["Ada Ek"]


def test_the_title_of_another_story_beside_its_day_is_no_name() -> None:
    link = "<a href='/2031/ferries-the-heart-of-morven'>The Heart of Morven</a>"
    assert names(f"{HEAD}<div>{link}</div><div>3 May 2024</div>{PROSE * 3}") == []


def test_a_margin_of_the_story_that_is_called_after_what_is_told_of_it_may_name_its_author() -> None:
    margin = "<aside class='{}'><div class='author-name-list'><a href='/ek'>Ada Ek</a></div></aside>"
    assert names(f"<article>{HEAD}{PROSE * 3}{margin.format('story-meta')}</article>") == ["Ada Ek"]
    assert names(f"<article>{HEAD}{PROSE * 3}{margin.format('box')}</article>") == []


def test_who_has_a_folder_among_columns_signs_above_the_headline() -> None:
    box = "<h3><a href='/colunas/ada-ek'>Ada Ek</a></h3><p>Ela dirige o farol.</p>"
    assert names(f"<article>{box}{HEAD}{PROSE * 3}</article>") == ["Ada Ek"]
    assert names(f"<article>{box.replace('/colunas/', '/cidades/')}{HEAD}{PROSE * 3}</article>") == []


@pytest.mark.parametrize("name", ["沢田美緒", "林远山"])
def test_a_name_without_blanks_signs_in_what_is_called_a_writer(name: str) -> None:
    assert names(f"{HEAD}<p class='writer'>{name}</p>{PROSE * 3}") == [name]
    assert names(f"{HEAD}<p class='place'>{name}</p>{PROSE * 3}") == []


def test_a_name_above_its_address_signs_in_what_is_called_a_writer() -> None:
    card = "<div class='{}'><div>Ada Ek</div><div>ada@ledger.example</div></div>"
    assert names(f"{HEAD}{card.format('writer')}{PROSE * 3}") == ["Ada Ek"]
    assert names(f"{HEAD}{card.format('place')}{PROSE * 3}") == []
