"""Searching in any script, and for names and sites as they are written: the same in both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.archive.fakes import ENGINE, page, told

from depeche.archive import Archive, naming
from depeche.archive.answers import AgendaFilter, ArticleFilter, SaidFilter
from depeche.archive.query import parsed, terms
from depeche.archive.search import snippet
from depeche.errors import NotFound

TEXTS = {
    "ja": "ABC放送局は北港2027大会を発表した。第3回会議、渡船は3月11日に出港。",
    "th": "ผู้ว่าการท่าเรือกล่าวว่าปี2570จะเปิดสะพานใหม่ COVID19ระบาด",
    "he": "דובר הנמל מסר כי דו״ח הוועדה יוגש, ומנכ״ל הנמל שותק.",
    "ko": "북항시장은 3월1일 다리가 열린다고 말했다.",
    "ja-half": "南の港ﾌｪﾘｰﾊﾞｽは休む。",
    "th-digits": "ท่าเรือเปิดปี๒๕๗๒นะ",
    "ar": "أعلن الميـــناء أن ٢٥ سفينة ستغادر عام ۲۰۳۱.",
    "hi": "बंदरगाह २०३२ में खुलेगा।",
}
SITES = {"xn--fhrhafen-0za.example": "Østre Blad", "osthavn.example": "Вестник порта", "kai.example": "Évasion Ferry"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, database: str | None) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("scripts") / "a", engine=ENGINE, database=database) as made:
        written = [page(f"https://a.example/{code}", title=code, language=code, text=[text]) for code, text in TEXTS.items()]
        named = [page(f"https://{host}/", title="Wind", site=site, text=["Wind."]) for host, site in SITES.items()]
        list(made.add([*written, *named], workers=0))
        yield made


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("ABC放送", "ABC放送"),
        ("ABC放", "ABC放"),
        ("北港2027", "北港2027"),
        ("2027大会", "2027大会"),
        ("2027大", "2027大"),
        ("港2027大会を", "港2027大会を"),
        ("3回会", "3回会"),
        ("3月11日", "3月11日"),
        ("局", "局"),
        ("渡船は3", "渡船は3"),
        ("ปี2570", "ปี2570"),
        ("2570จะเปิด", "2570จะเปิด"),
        ("COVID19ระบาด", "COVID19ระบาด"),
        ('דו"ח', "דו״ח"),
        ("דו״ח", "דו״ח"),
        ('"ומנכ"ל הנמל"', "ומנכ״ל הנמל"),
        ("3월1일", "3월1일"),
        ("フェリーバス", "ﾌｪﾘｰﾊﾞｽ"),
        ("港フェリーバ", "港ﾌｪﾘｰﾊﾞ"),
        ("バ", "ﾊﾞ"),
        ("ﾊﾞｽ", "ﾊﾞｽ"),
        ("ปี2572", "ปี๒๕๗๒"),
        ("๒๕๗๐", "2570"),
        ("الميناء", "الميـــناء"),
        ("25 سفـينة", "٢٥"),
        ("٢٠٣١", "۲۰۳۱"),
        ("2032", "२०३२"),
    ],
)
def test_a_piece_of_a_text_is_found_and_marked_as_long_as_it_was_asked_for(
    archive: Archive, query: str, marked: str
) -> None:
    (hit,) = archive.search(query).hits
    assert marked in [words for words, is_hit in hit.snippet if is_hit]


@pytest.mark.parametrize("query", ["北港2028", "ABC大会", "2027大阪", "ปี2571", "2570จะปิด"])
def test_all_of_a_piece_counts(archive: Archive, query: str) -> None:
    assert not archive.search(query).hits


@given(st.sampled_from(["ja", "th"]), st.integers(0, 60), st.integers(1, 30))
def test_any_piece_of_an_unspaced_text_finds_it(archive: Archive, code: str, start: int, length: int) -> None:
    text = TEXTS[code]
    piece = text[start : start + length]
    assume(any(map(str.isalnum, piece)))
    for edge in (start, start + length):  # words in letters, and numbers, are not cut
        around = text[max(0, edge - 1) : edge + 1]
        assume(not (len(around) == 2 and around.isascii() and around.isalnum()))
    assert code in [hit.article.title for hit in archive.search(f'"{piece}"').hits]
    assert any(is_hit for _, is_hit in snippet(text, terms(parsed(f'"{piece}"'))))


@pytest.mark.parametrize(
    ("query", "host"),
    [
        ('site:"østre blad"', "xn--fhrhafen-0za.example"),
        ('site:"ØSTRE BLAD"', "xn--fhrhafen-0za.example"),
        ("site:fährhafen.example", "xn--fhrhafen-0za.example"),
        ("site:FÄHRHAFEN.example", "xn--fhrhafen-0za.example"),
        ("site:xn--fhrhafen-0za.example", "xn--fhrhafen-0za.example"),
        ('site:"Вестник порта"', "osthavn.example"),
        ('site:"вестник ПОРТА"', "osthavn.example"),
        ('site:"evasion ferry"', "kai.example"),
    ],
)
def test_a_site_goes_by_its_name_in_any_case_and_by_its_host_in_either_form(archive: Archive, query: str, host: str) -> None:
    assert [hit.article.host for hit in archive.search(query).hits] == [host]
    site = query.removeprefix("site:").strip('"')
    assert [whole.row.host for whole in archive.whole_articles(ArticleFilter(site=site))] == [host]


def test_of_a_name_that_too_many_have_those_most_written_about_are_meant(
    tmp_path_factory: pytest.TempPathFactory, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "MOST", 2)
    people = (("Jon Adel", 1), ("Jon Brask", 3), ("Jon Cary", 1), ("Jon Dahl", 2))
    captures = [
        page(f"https://a.example/{name[-1]}{n}", title=name, text=[f"{name} fährt.", told(people=[[name, None]])])
        for name, times in people
        for n in range(times)
    ]
    with Archive(tmp_path_factory.mktemp("names") / "a", engine=ENGINE, database=database) as archive:
        list(archive.add(captures, workers=0))
        found = {hit.article.title for hit in archive.search("who:jon", folded=False).hits}
    assert found == {"Jon Brask", "Jon Dahl"}


def test_a_place_is_found_by_a_part_of_it_in_any_case(
    tmp_path_factory: pytest.TempPathFactory, database: str | None
) -> None:
    told_of = told(met=[["2027-01-25", "the Old Harbour at Skerrow", ["Ilse Vaudrin", "Jon Brask"], "announced"]])
    with Archive(tmp_path_factory.mktemp("places") / "a", engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://a.example/1", title="Talks", text=["Talks.", told_of])], workers=0))
        assert all(len(archive.agenda(AgendaFilter(where=where))) == 1 for where in ("old harbour", "OLD HARB", "at Sk"))
        assert not archive.agenda(AgendaFilter(where="old_harbour"))


@pytest.mark.parametrize("where", ["ŁÓDŹ", "lodz", "порт ł", "ПОРТ Ł"])
def test_a_capital_is_the_same_letter_in_any_script_and_either_database(
    tmp_path_factory: pytest.TempPathFactory, database: str | None, where: str
) -> None:
    told_of = told(met=[["2027-01-25", "Порт Łódźka", ["Ilse Vaudrin", "Jon Brask"], "announced"]])
    with Archive(tmp_path_factory.mktemp("places") / "a", engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://a.example/1", title="Talks", text=["Talks.", told_of])], workers=0))
        assert len(archive.agenda(AgendaFilter(where=where))) == 1


@pytest.mark.parametrize(
    "query", ["-lang:de", "-site:herald", '-site:"The Herald"', "-lang:de -site:herald", "-(lang:de site:herald)"]
)
def test_without_a_language_or_site_finds_those_that_tell_none(
    tmp_path_factory: pytest.TempPathFactory, database: str | None, query: str
) -> None:
    captures = [
        page("https://a.example/1", title="Ferry", text=["Ferry."], language=None),
        page("https://b.example/2", title="Quay", text=["Quay."], language="de-AT", site="The Herald"),
    ]
    with Archive(tmp_path_factory.mktemp("none") / "a", engine=ENGINE, database=database) as archive:
        list(archive.add(captures, workers=0))
        found = {hit.article.title for hit in archive.search(query).hits}
        assert "Ferry" in found


@pytest.mark.parametrize(
    "text", ["x\udcff", "x\0y", "\ud83d", "urn:\udc00", "https://\udcff/"]
)  # "\udcff": a byte that is no UTF-8
def test_what_no_database_has_a_sign_for_is_found_nowhere(archive: Archive, text: str) -> None:
    for query in (f'site:"{text}"', f'lang:"{text}"', f'who:"{text}"', f'said:"{text}z"'):
        assert not archive.search(query).hits
    assert (
        not archive.said(SaidFilter(who=text))
        + archive.said(SaidFilter(site=text))
        + archive.said(SaidFilter(language=text))
    )
    assert not archive.agenda(AgendaFilter(where=text)) + archive.agenda(AgendaFilter(who=text))
    assert not archive.articles(site=text) + archive.articles(language=text)
    assert not archive.captures(text)
    for find in (archive.find, archive.sources_named):
        with pytest.raises(NotFound):
            find(text)
