"""The second witness confirms the visible body, or speaks in its stead."""

from __future__ import annotations

import json

import pytest

import depeche

PARAGRAPHS = [
    f"The {n} plank of the north pier was laid on a Tuesday, and the harbour master wrote the day into his book, as always."
    for n in ("first", "second", "third", "fourth", "fifth", "sixth")
]
URL = "https://quay.example/2031/05/the-planks-of-the-north-pier"


def page(body: str, *, data: object = None, state: object = None) -> str:
    told = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    kept = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>' if state else ""
    return f"<html><head><title>Planks</title>{told}</head><body><h1>Planks</h1>{body}{kept}</body></html>"


def declared(paragraphs: list[str]) -> dict[str, str]:
    return {"@type": "NewsArticle", "headline": "Planks", "articleBody": "\n".join(paragraphs)}


def test_the_declared_body_speaks_where_the_visible_one_is_cut() -> None:
    article = depeche.read(page(f"<article><p>{PARAGRAPHS[0]}</p></article>", data=declared(PARAGRAPHS)), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_a_declared_brief_speaks_where_nothing_is_visible() -> None:
    article = depeche.read(page("<div id='root'></div>", data=declared(PARAGRAPHS[:1])), url=URL)
    assert article.text == PARAGRAPHS[0]
    assert (article.evidence["blocks"].layer, article.evidence["blocks"].path) == ("json-ld", "articleBody")


def test_style_sheets_and_scripts_in_a_declared_body_are_none_of_its_words() -> None:
    code = "pier.cmd.push(function() { pier.show('ad-7'); }); .tide { border:0!important; } .tide { color: red; }"
    told = {**declared([]), "articleBody": f"{PARAGRAPHS[0]} {code} {PARAGRAPHS[1]} {{So}} they say."}
    article = depeche.read(page("<div id='root'></div>", data=told), url=URL)
    assert article.text == f"{PARAGRAPHS[0]} {PARAGRAPHS[1]} {{So}} they say."


def test_a_declared_body_is_no_longer_than_the_visible_one_for_its_code() -> None:
    code = " ".join(f".plank-{n} {{ position: relative; min-height: {n}px; }}" for n in range(60))
    told = {**declared([]), "articleBody": f"{' '.join(PARAGRAPHS[:3])} {code}"}
    visible = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:3])
    article = depeche.read(page(f"<article>{visible}</article>", data=told), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS[:3]


@pytest.mark.parametrize("unit", ["{", "}", "a{b:c}", "{a", ".x { ", "f(x) {y} "])
def test_braces_without_end_are_read_in_linear_time(unit: str) -> None:
    told = {**declared([]), "articleBody": PARAGRAPHS[0] + " " + unit * 60_000}
    article = depeche.read(page("<div id='root'></div>", data=told), url=URL)
    assert article.text.startswith(PARAGRAPHS[0][:20])


def test_lines_of_a_declared_body_with_a_tag_in_it_are_paragraphs() -> None:
    told = declared([f"<i>{PARAGRAPHS[0]}</i>", *PARAGRAPHS[1:4], "<br/>".join(PARAGRAPHS[4:])])
    article = depeche.read(page("<div id='root'></div>", data=told), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_the_pages_data_speaks_where_scripts_draw_the_body() -> None:
    state = {
        "props": {"story": {"id": 7, "body": [{"type": "p", "text": text} for text in PARAGRAPHS], "css": "a{b:c}" * 200}}
    }
    article = depeche.read(page("<div id='app'></div>", state=state), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_a_paragraph_that_the_declared_body_lacks_is_none_of_the_storys() -> None:
    foreign = "Our desk is always glad of word from its readers, and of pictures of their own piers, of course."
    body = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS[:5], foreign, PARAGRAPHS[5]])
    article = depeche.read(page(f"<article>{body}</article>", data=declared(PARAGRAPHS)), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_the_first_paragraph_stays_though_the_declared_body_lacks_it() -> None:
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = depeche.read(page(f"<article>{shown}</article>", data=declared(PARAGRAPHS[1:])), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_a_paragraph_of_which_the_declared_body_leaves_out_a_link_stays() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    told = [*PARAGRAPHS[:5], PARAGRAPHS[5].removeprefix("The sixth plank of the north pier ")]
    article = depeche.read(page(f"<article>{body}</article>", data=declared(told)), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_a_declared_body_that_differs_takes_nothing_away() -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    other = [text.replace("plank", "lamp").replace("pier", "street") for text in PARAGRAPHS]
    article = depeche.read(page(f"<article>{body}</article>", data=declared(other)), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_the_end_of_a_story_stays_where_the_declared_body_breaks_off() -> None:
    body = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS, f"{PARAGRAPHS[0][:-1]}, {' and so on' * 60}."])
    broken = declared([*PARAGRAPHS[:5], PARAGRAPHS[5][:60]])
    article = depeche.read(page(f"<article>{body}</article>", data=broken), url=URL)
    assert [block.text for block in article.blocks[:-1]] == PARAGRAPHS
    assert article.text.endswith("and so on.")


def test_paragraphs_right_behind_the_one_in_which_the_declared_body_breaks_off_are_the_storys_end() -> None:
    ending = [f"The {pier} pier was left for the summer, {'and the boats ' * 13}with it." for pier in ("north", "south")]
    body = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS, *ending])
    broken = declared([*PARAGRAPHS[:-1], PARAGRAPHS[-1][:60]])
    article = depeche.read(page(f"<article>{body}</article>", data=broken), url=URL)
    assert [block.text for block in article.blocks] == [*PARAGRAPHS, *ending]


def test_a_note_below_a_story_whose_declared_body_breaks_off_is_none_of_its_paragraphs() -> None:
    note = "Our desk is always glad of word from its readers, and of pictures of their own piers, of course."
    body = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS, note])
    broken = declared([*PARAGRAPHS[:5], PARAGRAPHS[5][:60]])
    article = depeche.read(page(f"<article>{body}</article>", data=broken), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


WHOLE = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
STORY = {"title": "Planks", "body": WHOLE}
PLACED = [["Reactive", 1], {"title": 2, "body": 3}, "Planks", WHOLE]
TREE = [{"_type": "block", "children": [{"_type": "span", "text": text}]} for text in PARAGRAPHS]


@pytest.mark.parametrize(
    "script",
    [
        f"<script type='application/json'>{json.dumps({'post': {'content': {'root': {'children': TREE}}}})}</script>",
        f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps({'content_elements': TREE})};</script>",
        f"<script>window.__INITIAL_STATE__=JSON.parse({json.dumps(json.dumps(STORY))});</script>",
        f'<script>window.__PRELOADED_STATE__={{"a":undefined,"story":{json.dumps(STORY)}}};</script>',
        f"<script>window.__NUXT__=(function(a){{return {{data:[{{body:{json.dumps(WHOLE)}}}]}}}}(1));</script>",
        f"<script type='application/json'>{json.dumps(PLACED)}</script>",
        f"<script>self.__next_f.push([1,{json.dumps('5:' + json.dumps(STORY))}])</script>",
    ],
)
def test_data_is_read_in_the_forms_that_page_builders_keep_it_in(script: str) -> None:
    article = depeche.read(page(f"<div id='app'></div>{script}"), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


STORE = {
    "ROOT_QUERY": {'story({"id":7})': {"__ref": "Story:7"}, "more": [{"__ref": "Story:8"}]},
    "Story:7": {"title": "Planks", "body": [{"__ref": f"P:{n}"} for n in range(len(PARAGRAPHS))]},
    "Story:8": {"title": "Lamps", "body": [{"text": text.replace("plank", "lamp")} for text in PARAGRAPHS * 2]},
    **{f"P:{n}": {"text": text} for n, text in enumerate(reversed(PARAGRAPHS))},
}
NESTED = {"title": "Planks", "parts": [{"model": {"blocks": [{"model": {"text": text}}]}} for text in PARAGRAPHS]}
SENTENCE = [{"text": PARAGRAPHS[0][:10]}, {"type": "link", "children": [{"text": PARAGRAPHS[0][10:15]}]}]


def test_entries_that_name_each_other_are_read_in_the_order_in_which_they_do() -> None:
    article = depeche.read(page(f"<div></div><script>window.__APOLLO_STATE__={json.dumps(STORE)}</script>"), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS[::-1]


def test_paragraphs_deep_in_the_data_are_the_storys_and_teasers_are_not() -> None:
    teasers = [{"title": f"Lamp {n}", "url": f"/lamp/{n}", "text": PARAGRAPHS[1] * 3} for n in range(9)]
    article = depeche.read(
        page("<div></div>", state={"teasers": teasers, "page": {"story": NESTED, "more": teasers}}), url=URL
    )
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_the_pieces_of_a_paragraph_are_put_together() -> None:
    pieces = [[*SENTENCE, {"text": PARAGRAPHS[0][15:]}], *([{"text": text}] for text in PARAGRAPHS[1:])]
    state = {"title": "Planks", "content": [{"type": "paragraph", "children": each} for each in pieces]}
    article = depeche.read(page("<div></div>", state=state), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS


HEADED = [
    {"nodeType": "heading-3", "content": [{"nodeType": "text", "value": "Nails, and no hammer"}]},
    {"_type": "block", "style": "h3", "children": [{"_type": "span", "text": "Nails, and "}, {"text": "no hammer"}]},
    {"type": "header", "level": 3, "content": "Nails, and no hammer"},
    {"type": "header", "data": {"text": "Nails, and no hammer", "level": 3}},
    {"name": "core/heading", "attributes": {"level": 3, "content": "Nails, and <i>no</i> hammer"}},
    {"__typename": "Subheading3", "html": "Nails, and no hammer"},
    {"text": "<h3>Nails, and no hammer</h3>"},
]


@pytest.mark.parametrize("heading", HEADED)
def test_subheads_in_the_pages_data_are_headings(heading: dict[str, object]) -> None:
    parts: list[dict[str, object]] = [{"type": "paragraph", "text": text} for text in PARAGRAPHS]
    article = depeche.read(
        page("<div></div>", state={"title": "Planks", "body": [*parts[:3], heading, *parts[3:]]}), url=URL
    )
    told = [(block.kind, block.text, block.level) for block in article.blocks]
    assert told[3] == ("heading", "Nails, and no hammer", 3)
    assert [text for kind, text, _ in told if kind == "paragraph"] == PARAGRAPHS


def test_a_body_that_data_or_declaration_have_as_markup_is_read_as_the_pages_own() -> None:
    inside = f"<h2>Nails</h2><p>Read also: <a href='/lamps'>Nine lamps for the pier</a></p><ul><li>{PARAGRAPHS[4]}</li></ul>"
    markup = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:4]) + inside + f"<p>{PARAGRAPHS[5]}</p>"
    kinds = ["paragraph"] * 4 + ["heading", "list", "paragraph"]
    kept = depeche.read(page("<div></div>", state={"title": "Planks", "body": markup}), url=URL)
    told = depeche.read(page("<div></div>", data={**declared([]), "articleBody": markup}), url=URL)
    assert [block.kind for block in kept.blocks] == [block.kind for block in told.blocks] == kinds


def test_lists_in_the_pages_data_keep_their_items() -> None:
    items = [{"type": "text", "content": item} for item in ("Nails from the smith", "No hammer")]
    parts = [{"type": "text", "content": text} for text in PARAGRAPHS]
    content = [*parts[:3], {"type": "list", "items": items}, *parts[3:]]
    article = depeche.read(page("<div></div>", state={"title": "Planks", "content_elements": content}), url=URL)
    assert [block.text for block in article.blocks if block.kind == "list"] == ["Nails from the smith\nNo hammer"]
    assert [block.text for block in article.blocks if block.kind == "paragraph"] == PARAGRAPHS


@pytest.mark.parametrize(
    "author",
    [
        {"author": "Ada Ek"},
        {"authors": [{"slug": "ada-ek", "name": "Ada Ek"}]},
        {"credits": {"by": [{"type": "author", "name": "Ada Ek"}]}},
    ],
)
def test_who_wrote_a_story_and_when_is_told_beside_its_title_in_the_data(author: dict[str, object]) -> None:
    story = {"title": "Planks", "date": "2031-05-03T08:00:00+02:00", "body": WHOLE, **author}
    other = {"title": "Lamps", "date": "2031-05-02", "author": "Bo Li", "teaser": PARAGRAPHS[0]}
    article = depeche.read(page("<div></div>", state={"story": story, "more": [other]}), url=URL)
    assert article.authors == ("Ada Ek",)
    assert str(article.published) == "2031-05-03 08:00:00+02:00"
    assert (article.kind, article.evidence["authors"].layer) == ("article", "state")


def test_the_data_stands_beside_a_visible_text() -> None:
    told = f"<main><h1>Planks</h1><p>{PARAGRAPHS[0]}</p><script>window.__NUXT__={json.dumps(STORY)}</script></main>"
    assert [block.text for block in depeche.read(told, url=URL).blocks] == PARAGRAPHS
    longer = told.replace(PARAGRAPHS[0], "</p><p>".join(PARAGRAPHS[:2])).replace(json.dumps(WHOLE), json.dumps(WHOLE * 3))
    assert [block.text for block in depeche.read(longer, url=URL).blocks] == PARAGRAPHS


def test_the_data_goes_on_where_a_wall_cuts_the_visible_text() -> None:
    wall = "<div class='paywall'><p>Subscribe to read the full story</p></div>"
    data = {"@type": "NewsArticle", "headline": "Planks", "isAccessibleForFree": False}
    shown = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:3])
    whole = [*PARAGRAPHS, *(text.replace("north", "south") for text in PARAGRAPHS)]
    cut = depeche.read(page(f"<article>{shown}{wall}</article>", data=data, state={"body": whole}), url=URL)
    assert [block.text for block in cut.blocks] == whole
    assert cut.cut_off is False


def test_data_that_does_not_say_what_is_visible_is_not_the_storys() -> None:
    brief = "The old crane was sold on Monday, and nobody in the harbour could say who had bought it, or for how much."
    told = f"<main><h1>Planks</h1><p>{brief}</p><script>window.__NUXT__={json.dumps(STORY)}</script></main>"
    assert [block.text for block in depeche.read(told, url=URL).blocks] == [brief]


def test_a_script_full_of_braces_is_given_up_early() -> None:
    script = "<script>window.__NUXT__=" + '{"a":' * 20_000 + "</script>"
    assert depeche.read(page(f"<div></div>{script}"), url=URL).blocks == ()


@pytest.mark.parametrize(
    "wall",
    [
        "<div class='paywall-box'><p>Keep on with a subscription</p></div>",
        "<div><p><b>Subscribe to read the full story</b></p></div>",
        "<div><p>Déjà abonné ? <a href='/in'>Connectez-vous</a></p></div>",
    ],
)
def test_a_short_story_that_is_not_free_and_asks_for_money_is_cut_off(wall: str) -> None:
    data = {"@type": "NewsArticle", "headline": "Planks", "isAccessibleForFree": False}
    teaser = f"<article><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    assert depeche.read(page(f"{teaser}{wall}</article>", data=data), url=URL).cut_off is True
    assert depeche.read(page(f"{teaser}</article>", data=data), url=URL).cut_off is False
    free = dict(data, isAccessibleForFree=True)
    assert depeche.read(page(f"{teaser}{wall}</article>", data=free), url=URL).cut_off is False


def test_what_an_offer_says_behind_the_line_that_asks_for_money_is_none_of_the_story() -> None:
    data = {"@type": "NewsArticle", "headline": "Planks", "isAccessibleForFree": False}
    teaser = f"<article><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    offer = (
        "<section><h2>Subscribe to read the full story</h2><p>Four weeks cost a pound. You can leave whenever you like.</p>"
    )
    walled = depeche.read(page(f"{teaser}{offer}</section></article>", data=data), url=URL)
    assert [block.text for block in walled.blocks] == PARAGRAPHS[:2]
    asked = "<article><p>Already a subscriber? Welcome to the pier.</p>"
    above = depeche.read(page(f"{asked}{teaser}</article>", data=data), url=URL)
    assert [block.text for block in above.blocks][-2:] == PARAGRAPHS[:2]


def test_signs_that_are_written_as_entities_are_read_in_plain_text_too() -> None:
    written = [text.replace("a", "&#97;", 1) for text in PARAGRAPHS]
    article = depeche.read(page("<div id='app'></div>", data=declared(written)), url=URL)
    assert [block.text for block in article.blocks] == PARAGRAPHS
