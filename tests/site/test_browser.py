"""The pages as a browser shows them: nothing runs over the edge, words can be told from paper, no one else is asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
PATHS = (
    "", "story/1", "story/1/beside", "article/1", "article/1/diff", "article/1/cite?start=71&end=93", "person/7",
    "people", "search?q=bac", "search?q=%22", "said", "agenda", "agenda?view=all", "sources", "sources/unread",
    "about", "nowhere",
)  # fmt: skip
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed"),
]

COLOURS = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                         return [...canvas.getImageData(0, 0, 1, 1).data]; };
const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255);
const ground = element => {
    for (let e = element; e; e = e.parentElement) {
        const found = rgba(getComputedStyle(e).backgroundColor);
        if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
};
"""
# Each element with words of its own whose colour is nearer to its ground than WCAG 2.2 AA allows.
CONTRAST = (
    COLOURS
    + """
return [...document.body.querySelectorAll('*')].filter(e => !e.closest('svg') && e.getClientRects().length
        && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => {
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const [a, b] = [light(rgba(style.color)), light(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    const words = e.textContent.trim().slice(0, 30);
    return ratio < (large ? 3 : 4.5) ? `${e.tagName}.${e.className} ${ratio.toFixed(2)}: ${words}` : null;
}).filter(Boolean);
"""
)
# Each field whose edge can hardly be told from what is in it.
EDGES = (
    COLOURS
    + """
return [...document.querySelectorAll('input, select')].filter(e => e.getClientRects().length).map(e => {
    const style = getComputedStyle(e), [a, b] = [style.borderTopColor, style.backgroundColor].map(c => light(rgba(c)));
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
}).filter(ratio => ratio < 3);
"""
)
OVER_THE_EDGE = """
return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest('.scroll, .trouble, .unseen, thead, circle, a:has(circle)')).map(e => e.tagName + '.' + e.className);
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield found
    found.quit()


def look(browser: webdriver.Chrome, address: str, *, width: int = 1440, scheme: str = "light") -> None:
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.get(address)


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_runs_over_the_edge(browser: webdriver.Chrome, address: str, width: int) -> None:
    for path in PATHS:
        look(browser, address + path, width=width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, path
        assert browser.execute_script(OVER_THE_EDGE) == [], path


@pytest.mark.parametrize("width", [360, 900, 1440])
def test_no_endless_word_pushes_a_table_over_the_edge(
    browser: webdriver.Chrome, archive: Any, address: str, width: int
) -> None:
    archive.source_rows = [replace(one, site="Hafenbahnhof" * 20) for one in archive.source_rows]
    archive.views[1] = replace(
        archive.views[1], revisions=tuple(replace(one, title="Hafenbahnhof" * 20) for one in archive.views[1].revisions)
    )
    for path in ("sources", "article/1"):
        look(browser, address + path, width=width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fields_can_be_told_from_paper(browser: webdriver.Chrome, address: str, scheme: str) -> None:
    for path in ("", "said", "agenda", "people", "search?q=bac", "story/1/beside"):
        look(browser, address + path, scheme=scheme)
        assert browser.execute_script(EDGES) == [], path


def test_what_changed_in_a_headline_covers_no_letter_above_it(browser: webdriver.Chrome, address: str) -> None:
    look(browser, address + "article/1/diff", width=360)
    ground = "return getComputedStyle(document.querySelector('h1 ins')).background"
    assert "linear-gradient(rgba(0, 0, 0, 0) 12%" in browser.execute_script(ground)


@pytest.mark.parametrize("width", [360, 704, 768, 1440])
def test_the_sections_stand_in_one_row(browser: webdriver.Chrome, address: str, width: int) -> None:
    look(browser, address + "said", width=width)
    links = browser.find_elements("css selector", ".masthead nav a")
    assert len({link.location["y"] for link in links}) == 1


def test_a_year_stands_undivided_in_the_longest_day(browser: webdriver.Chrome, archive: Any, address: str) -> None:
    later = replace(archive.story_rows[0], last=datetime(2027, 9, 29, 9, tzinfo=UTC))
    archive.story_rows = [replace(later, last=later.last + timedelta(days=30)), later]
    look(browser, address)
    lines = "const r = document.createRange(); r.selectNodeContents(document.querySelectorAll('.day')[1]); return "
    assert browser.execute_script(f"{lines} r.getClientRects().length") == 2


@pytest.mark.parametrize("width", [360, 768])
def test_the_rail_stands_apart_from_what_is_above_it(browser: webdriver.Chrome, address: str, width: int) -> None:
    look(browser, address, width=width)
    files, rail = (browser.find_element("css selector", name).rect for name in (".taking", ".rail"))
    assert rail["y"] - files["y"] - files["height"] >= 24


def test_names_and_offices_of_either_direction_begin_at_one_edge(
    browser: webdriver.Chrome, archive: Any, address: str
) -> None:
    row = archive.statement_rows[4]
    archive.statement_rows = [replace(row, statement=replace(row.statement, role="رئيسة البلدية"))]
    look(browser, address + "said")
    edges = "const r = document.createRange(); r.selectNodeContents(document.querySelector('.who .role')); return "
    left = browser.execute_script(f"{edges} r.getBoundingClientRect().left")
    assert left == browser.find_element("css selector", ".who .name").rect["x"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_told_from_the_paper(browser: webdriver.Chrome, address: str, scheme: str) -> None:
    for path in PATHS:
        look(browser, address + path, scheme=scheme)
        assert browser.execute_script(CONTRAST) == [], path


def test_nobody_else_is_asked_and_nothing_is_refused(browser: webdriver.Chrome, address: str) -> None:
    for path in PATHS:
        look(browser, address + path)
        loaded = browser.execute_script("return performance.getEntriesByType('resource').map(found => found.name)")
        assert [name for name in loaded if not name.startswith(address)] == []
    told = [entry["message"] for entry in browser.execute("getLog", {"type": "browser"})["value"]]
    assert [message for message in told if "status of 40" not in message] == []  # of the pages that are errors themselves


def test_the_keyboard_comes_to_the_page_first(browser: webdriver.Chrome, address: str) -> None:
    look(browser, address)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused.text == "Skip to the page"
    assert focused.location["x"] >= 0
    assert focused.value_of_css_property("outline-style") == "solid"


def test_a_statement_that_is_linked_to_stands_out(browser: webdriver.Chrome, address: str) -> None:
    look(browser, address + "said")
    link = browser.find_element("css selector", ".said .meta a").get_attribute("href")
    look(browser, link or "")
    assert browser.execute_script("return document.querySelector(':target').textContent") == "Le bac reprendra lundi"


def test_a_page_can_be_printed(browser: webdriver.Chrome, address: str) -> None:
    look(browser, address + "article/1")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = browser.execute_script("return getComputedStyle(document.querySelector('.masthead nav')).display")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == "none"
