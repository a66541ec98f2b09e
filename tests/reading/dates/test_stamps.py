"""The words beside a time say what it is, and how long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import depeche
from depeche.model import Article
from depeche.reading.dates.stamps import relative, role_of

CAPTURED = datetime(2024, 5, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("il y a 2 heures", 2),
        ("vor 3 Stunden", 3),
        ("2 hours ago", 2),
        ("hace 5 horas", 5),
        ("3小时前", 3),
        ("5 часов назад", 5),
        ("acum 20 de ore", 20),
        ("2小时前", 2),
    ],
)
def test_a_relative_time_counts_back_from_the_capture(text: str, hours: int) -> None:
    assert relative(text, CAPTURED) == CAPTURED - timedelta(hours=hours)


@pytest.mark.parametrize(
    "text", ["20分钟前", "20分鐘前", "20分前", "acum 20 de minute", "20 мин. назад", "dakika 20 zilizopita"]
)
def test_the_longest_unit_counts(text: str) -> None:
    assert relative(text, CAPTURED) == CAPTURED - timedelta(minutes=20)


@pytest.mark.parametrize("text", ["2 hours", "in 3 days", "5 min read", "12", "ago", "20 de minute", "saa 2 usiku"])
def test_other_numbers_with_units_are_no_relative_times(text: str) -> None:
    assert relative(text, CAPTURED) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Updated 3 May", "modified"),
        ("Zuletzt aktualisiert: 3. Mai", "modified"),
        ("Publié le 3 mai", "published"),
        ("3 May", "unsaid"),
    ],
)
def test_the_words_before_a_time_say_what_it_is(text: str, role: str) -> None:
    assert role_of(text) == role


def shown_below(language: str, *lines: str) -> Article:
    prose = "<p>" + "The harbour board of Port Annick put off the question of the north pier once more. " * 4 + "</p>"
    below = "".join(f"<div>{line}</div>" for line in lines)
    page = f"<html lang='{language}'><title>The pier</title><main><h1>The pier</h1>{below}{prose * 4}</main></html>"
    return depeche.read(page, "https://quay.example/pier", captured=datetime(2024, 5, 10, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("language", "first", "changed"),
    [
        ("en", "Published 3 May 2024", "Updated 4 May 2024"),
        ("en", "First published on 3 May 2024", "Last modified on 4 May 2024"),
        ("de", "Veröffentlicht am 03.05.2024", "Zuletzt aktualisiert am 04.05.2024"),
        ("de", "Erstellt: 03.05.2024", "Aktualisiert: 04.05.2024"),
        ("fr", "Publié le 3 mai 2024", "Mis à jour le 4 mai 2024"),
        ("fr", "Publication : 03/05/2024", "Mise à jour : 04/05/2024"),
        ("es", "Publicado: 3 de mayo de 2024", "Actualizado: 4 de mayo de 2024"),
        ("es", "Fecha de publicación: 03/05/2024", "Última actualización: 04/05/2024"),
        ("pt", "Publicado em 03/05/2024", "Atualizado em 04/05/2024"),
        ("pt", "Criado em 03/05/2024", "Última modificação 04/05/2024"),
        ("it", "Pubblicato il 3 maggio 2024", "Aggiornato il 4 maggio 2024"),
        ("it", "Data di pubblicazione: 3 maggio 2024", "Ultimo aggiornamento: 4 maggio 2024"),
        ("nl", "Gepubliceerd: 3 mei 2024", "Bijgewerkt: 4 mei 2024"),
        ("nl", "Geplaatst op 3 mei 2024", "Laatst bijgewerkt op 4 mei 2024"),
        ("sv", "Publicerad 3 maj 2024", "Uppdaterad 4 maj 2024"),
        ("sv", "Publicerat: 2024-05-03", "Senast uppdaterat: 2024-05-04"),
        ("nb", "Publisert 3. mai 2024", "Oppdatert 4. mai 2024"),
        ("nb", "Først publisert 03.05.2024", "Sist oppdatert 04.05.2024"),
        ("da", "Udgivet 3. maj 2024", "Opdateret 4. maj 2024"),
        ("da", "Offentliggjort 3. maj 2024", "Sidst opdateret 4. maj 2024"),
        ("fi", "Julkaistu 3.5.2024", "Päivitetty 4.5.2024"),
        ("fi", "Luotu 3.5.2024", "Muokattu 4.5.2024"),
        ("is", "Birt 3. maí 2024", "Uppfært 4. maí 2024"),
        ("pl", "Opublikowano: 3 maja 2024", "Aktualizacja: 4 maja 2024"),
        ("pl", "Data publikacji: 03.05.2024", "Data aktualizacji: 04.05.2024"),
        ("cs", "Publikováno: 3. 5. 2024", "Aktualizováno: 4. 5. 2024"),
        ("cs", "Vydáno 3. května 2024", "Poslední aktualizace 4. května 2024"),
        ("sk", "Publikované 3. mája 2024", "Aktualizované 4. mája 2024"),
        ("sk", "Zverejnené 3.5.2024", "Aktualizované 4.5.2024"),
        ("sl", "Objavljeno 3. maja 2024", "Posodobljeno 4. maja 2024"),
        ("hr", "Objavljeno 3. svibnja 2024.", "Ažurirano 4. svibnja 2024."),
        ("hr", "Objavljeno: 03.05.2024.", "Zadnja izmjena: 04.05.2024."),
        ("sr", "Objavljeno: 3. maj 2024.", "Ažurirano: 4. maj 2024."),
        ("sr", "Објављено: 3. мај 2024.", "Ажурирано: 4. мај 2024."),
        ("hu", "Közzétéve: 2024. május 3.", "Frissítve: 2024. május 4."),
        ("hu", "Megjelent: 2024.05.03.", "Módosítva: 2024.05.04."),
        ("ro", "Publicat: 3 mai 2024", "Actualizat: 4 mai 2024"),
        ("ro", "Data publicării: 03.05.2024", "Data actualizării: 04.05.2024"),
        ("ca", "Publicat el 3 de maig de 2024", "Actualitzat el 4 de maig de 2024"),
        ("ru", "Опубликовано: 3 мая 2024", "Обновлено: 4 мая 2024"),
        ("ru", "Дата публикации: 03.05.2024", "Дата обновления: 04.05.2024"),
        ("uk", "Опубліковано: 3 травня 2024", "Оновлено: 4 травня 2024"),
        ("uk", "Дата публікації: 03.05.2024", "Змінено: 04.05.2024"),
        ("bg", "Публикувана на 3 май 2024", "Обновена на 4 май 2024"),
        ("bg", "Публикувано: 03.05.2024", "Обновено: 04.05.2024"),
        ("el", "Δημοσιεύτηκε: 3 Μαΐου 2024", "Ενημερώθηκε: 4 Μαΐου 2024"),
        ("el", "Ημερομηνία δημοσίευσης: 03/05/2024", "Τελευταία ενημέρωση: 04/05/2024"),
        ("tr", "Yayınlanma: 03.05.2024", "Güncelleme: 04.05.2024"),
        ("tr", "Yayınlanma Tarihi: 3 Mayıs 2024", "Güncelleme Tarihi: 4 Mayıs 2024"),
        ("ar", "نشر في: 3 مايو 2024", "آخر تحديث: 4 مايو 2024"),
        ("ar", "تاريخ النشر: 3 مايو 2024", "تاريخ التحديث: 4 مايو 2024"),
        ("fa", "تاریخ انتشار: ۱۴ اردیبهشت ۱۴۰۳", "آخرین به\u200cروزرسانی: ۱۵ اردیبهشت ۱۴۰۳"),
        ("he", "פורסם: 03.05.2024", "עודכן: 04.05.2024"),
        ("he", "פורסם בתאריך 3 במאי 2024", "עדכון אחרון 4 במאי 2024"),
        ("hi", "प्रकाशित: 3 मई 2024", "अपडेटेड: 4 मई 2024"),
        ("hi", "Published: 3 मई 2024", "Updated: 4 मई 2024"),
        ("bn", "প্রকাশ: ৩ মে ২০২৪", "আপডেট: ৪ মে ২০২৪"),
        ("zh", "发布时间：2024-05-03", "更新时间：2024-05-04"),
        ("zh", "发表于 2024年5月3日", "更新于 2024年5月4日"),
        ("zh-TW", "發布時間：2024/05/03", "更新時間：2024/05/04"),
        ("ja", "公開日：2024年5月3日", "更新日：2024年5月4日"),
        ("ja", "投稿日：2024.05.03", "最終更新日：2024.05.04"),
        ("ko", "입력 2024.05.03", "수정 2024.05.04"),
        ("ko", "기사입력 2024-05-03", "최종수정 2024-05-04"),
        ("th", "เผยแพร่ 3 พ.ค. 2567", "อัปเดต 4 พ.ค. 2567"),
        ("th", "เผยแพร่เมื่อ 3 พ.ค. 2567", "แก้ไขล่าสุด 4 พ.ค. 2567"),
        ("vi", "Ngày đăng: 03/05/2024", "Cập nhật: 04/05/2024"),
        ("vi", "Đăng ngày 3/5/2024", "Cập nhật lần cuối 4/5/2024"),
        ("id", "Diterbitkan 3 Mei 2024", "Diperbarui 4 Mei 2024"),
        ("id", "Tayang: 3 Mei 2024", "Diperbarui: 4 Mei 2024"),
    ],
)
def test_words_tell_the_first_day_from_that_of_the_change(language: str, first: str, changed: str) -> None:
    for lines in ((first, changed), (changed, first), (f"{first} | {changed}",), (f"<b>{first}</b> <b>{changed}</b>",)):
        article = shown_below(language, *lines)
        assert (str(article.published)[:10], str(article.modified)[:10]) == ("2024-05-03", "2024-05-04"), lines


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "2 hours ago"),
        ("de", "vor 2 Stunden"),
        ("fr", "il y a 2 heures"),
        ("es", "hace 2 horas"),
        ("pt", "há 2 horas"),
        ("it", "2 ore fa"),
        ("nl", "2 uur geleden"),
        ("sv", "för 2 timmar sedan"),
        ("nb", "for 2 timer siden"),
        ("da", "for 2 timer siden"),
        ("fi", "2 tuntia sitten"),
        ("is", "fyrir 2 klukkustundum"),
        ("pl", "2 godziny temu"),
        ("cs", "před 2 hodinami"),
        ("sk", "pred 2 hodinami"),
        ("sl", "pred 2 urama"),
        ("hr", "prije 2 sata"),
        ("sr", "pre 2 sata"),
        ("hu", "2 órája"),
        ("ro", "acum 2 ore"),
        ("ca", "fa 2 hores"),
        ("ru", "2 часа назад"),
        ("uk", "2 години тому"),
        ("bg", "преди 2 часа"),
        ("el", "πριν από 2 ώρες"),
        ("tr", "2 saat önce"),
        ("ar", "قبل 2 ساعات"),
        ("fa", "2 ساعت پیش"),
        ("he", "לפני 2 שעות"),
        ("hi", "2 घंटे पहले"),
        ("bn", "২ ঘণ্টা আগে"),
        ("zh", "2小时前"),
        ("zh-TW", "2小時前"),
        ("ja", "2時間前"),
        ("ko", "2시간 전"),
        ("th", "2 ชั่วโมงที่แล้ว"),
        ("vi", "2 giờ trước"),
        ("id", "2 jam yang lalu"),
        ("et", "2 tundi tagasi"),
        ("lt", "prieš 2 val."),
        ("lv", "pirms 2 stundām"),
        ("sq", "2 orë më parë"),
        ("ta", "2 மணி நேரத்திற்கு முன்பு"),
        ("sw", "saa 2 zilizopita"),
        ("so", "2 saac ka hor"),
        ("ha", "awa 2 da suka wuce"),
        ("yo", "wákàtí 2 sẹ́yìn"),
        ("am", "ከ2 ሰዓት በፊት"),
        ("si", "පැය 2කට පෙර"),
        ("my", "လွန်ခဲ့သော ၂ နာရီ"),
        ("km", "២ ម៉ោងមុន"),
        ("lo", "2 ຊົ່ວໂມງກ່ອນ"),
        ("ckb", "2 کاتژمێر لەمەوبەر"),
        ("eu", "orain dela 2 ordu"),
        ("fil", "2 oras na ang nakalipas"),
        ("yi", "פאר 2 שעה"),
    ],
)
def test_hours_are_counted_back_from_the_capture(language: str, line: str) -> None:
    assert shown_below(language, line).published == datetime(2024, 5, 10, 10, tzinfo=UTC)


def test_a_clock_in_the_small_hours_behind_its_day_counts_where_a_word_says_that_it_is_one() -> None:
    line = "<p>Actualizado <b>domingo 28/10/2029</b> <b>03:21 horas</b></p>"
    text = f"<p>{'El transbordador sale otra vez del muelle. ' * 8}</p>"
    found = depeche.read(f"<html lang=es><body><h1>El transbordador sale el lunes</h1>{line}{text * 3}</body></html>")
    assert found.modified is not None
    assert str(found.modified)[:16] == "2029-10-28 03:21"


def test_a_time_element_that_says_that_it_is_of_the_change_is() -> None:
    line = (
        "<h5><time itemprop='datePublished' datetime='2029-10-27T18:27:17+02:00'>27 octobre 2029 à 18:27</time>"
        " (Mis à jour: <time itemprop='dateModified' datetime='2029-10-27T19:56:41+02:00'>19:56</time>)</h5>"
    )
    text = f"<p>{'Le bac quitte de nouveau le quai du port. ' * 8}</p>"
    found = depeche.read(f"<html lang=fr><body><h1>Le bac repart lundi</h1>{line}{text * 3}</body></html>")
    assert str(found.modified) == "2029-10-27 19:56:41+02:00"


def test_a_clock_of_twelve_hours_behind_its_day_counts() -> None:
    line = "<ul><li><span>March 13, 2029</span> <span>9:00PM</span></li></ul>"
    text = f"<p>{'The ferry leaves the pier of Port Annick once more. ' * 8}</p>"
    found = depeche.read(f"<html lang=en><body><h1>The ferry leaves on Monday</h1>{line}{text * 3}</body></html>")
    assert str(found.published) == "2029-03-13 21:00:00"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("<i></i> 10:40 <i></i> 13 March 2029 <i></i> 1245", "2029-03-13 10:40:00"),
        ("<b>12 March 2029</b> <b>10:40</b> <b>13 March 2029</b>", "2029-03-12 10:40:00"),
    ],
)
def test_a_clock_may_stand_before_its_day_in_a_part_of_its_own(line: str, told: str) -> None:
    text = f"<p>{'The ferry leaves the pier of Port Annick once more. ' * 8}</p>"
    found = depeche.read(f"<html lang=en><body><h1>The ferry leaves on Monday</h1><div>{line}</div>{text * 3}</body></html>")
    assert str(found.published) == told
