"""Lines among the paragraphs, told by how they begin or by what they say alone."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, SECOND, THIRD, read, story

from depeche.reading.vocabulary.phrases import phrases

TO_ANOTHER = "<a href='/crane'>The crane of Port Annick is to be sold to a museum</a>"


@pytest.mark.parametrize(
    "label",
    [
        "Advertisement", "Article continues after advertisement", "Continua após a publicidade", "Inzerce", "Oglas",
        "Hirdetés", "Διαφήμιση", "פרסומת",
        "تبلیغات", "विज्ञापन", "广告", "โฆษณา", "Quảng cáo", "La suite après cette publicité",
        "Saken fortsetter etter annonsen", "Продолжение ниже",
    ],
)  # fmt: skip
def test_a_line_that_names_an_advertisement_is_no_text(label: str) -> None:
    assert story(f"<p>{label}</p>") == []


@pytest.mark.parametrize(
    "label",
    [
        "Siehe auch", "Sur le même sujet", "Guarda anche", "Bekijk ook", "Läs även", "Lue lisää", "Přečtěte si také",
        "Pročitajte još", "Olvassa el ezt is",
        "Citește și", "Читать также", "Прочетете още", "Διαβάστε επίσης", "İlgili haber", "اقرأ أيضًا",
        "بیشتر بخوانید", "ראו גם", "यह भी पढ़ें", "推荐阅读",
        "あわせて読みたい", "관련 기사", "อ่านเพิ่มเติม", "Đọc thêm", "Baca juga", "Llegiu també",
        "இதையும் படிக்க", "Soma zaidi", "Loe lisaks",
        "یہ بھی پڑھیں", "ასევე წაიკითხეთ", "Taip pat skaitykite", "İLGİLİ HABER", "▼関連記事",
    ],
)  # fmt: skip
def test_a_label_and_the_title_of_another_story_are_no_text(label: str) -> None:
    assert story(f"<p>{label}:</p><p>{TO_ANOTHER}</p>") == []
    assert story(f"<p>{label}: {TO_ANOTHER}</p>") == []
    assert story(f"<p><strong>{label}: <a href='/bell'>The bell</a></strong></p>") == []
    assert story(f"<p>{label} <a href='/bell'>The bell</a></p>") == []


def test_words_that_a_sentence_begins_with_are_no_label() -> None:
    for line in ("По теме выборов она ничего не сказала.", "Oglas je visio na molu cijelo ljeto, a nitko ga nije čitao."):
        assert not phrases().is_signpost(line)
        assert story(f"<p>{line}</p>") == [("paragraph", line)]


@pytest.mark.parametrize(
    "start",
    [
        "Berichtigung:", "NDLR :", "Atualização:", "Rettifica:", "Noot van de redactie:", "Rättelse 3 maj:",
        "Update 7/3:", "Correction (May 3rd):",
        "Oikaisu 3.5. kello 12.10:", "Update, May 3, 6:30 pm ET:", "Dies ist eine maschinelle Übersetzung.",
        "Cet article a été traduit automatiquement.", "This is a machine translation.",
        "Article mis à jour le 3 mai.", "Oikaisu:", "Od redakcji:", "Oprava:", "Ispravak:",
        "Helyesbítés:", "Precizare:", "Уточнення:", "От редакции:", "Διόρθωση:", "Düzeltme:", "تصحيح:", "הבהרה:",
        "सुधार:", "更正：", "お詫びと訂正：", "바로잡습니다:", "Đính chính:", "Ralat:",
    ],
)  # fmt: skip
def test_what_was_corrected_is_a_notice(start: str) -> None:
    last = f"<p>{start} The pier is 12 m long.</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}</article>")
    assert [block.kind for block in found.blocks] == ["paragraph", "paragraph", "paragraph", "notice"]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The pier at low tide. Photo by Bo Lund", "Bo Lund"),
        ("The pier at low tide (Crédits : Bo Lund)", "Bo Lund"),
        ("The pier at low tide. Zdjęcie: Bo Lund", "Bo Lund"),
        ("The pier at low tide. Φωτογραφία: Bo Lund", "Bo Lund"),
        ("The pier at low tide. צילום: Bo Lund", "Bo Lund"),
        ("The pier at low tide. (Bo Lund/dpa)", "Bo Lund/dpa"),
        ("北边的码头。摄影：王小海", "王小海"),
        ("北の桟橋（撮影：山田海子）", "山田海子"),
        ("북쪽 부두. 사진=김바다", "김바다"),
        ("The pier at low tide (foto di Bo Lund)", "Bo Lund"),
        ("The pier at low tide (Photo Bo Lund)", "Bo Lund"),
        ("The pier at low tide (foto di repertorio)", None),
        ("Foto de archivo de la playa", None),
        ("The pier (built in 1890)", None),
        ("The pier at low tide. (Bo Lund/Pool/Ledger)", "Bo Lund/Pool/Ledger"),
        ("The pier at low tide (Ledger Pictures/Bo Lund, File)", "Ledger Pictures/Bo Lund, File"),
        ("Is this the pier at low tide? REUTERS/Bo Lund", "REUTERS/Bo Lund"),
        ("The pier at low tide / AFP", "AFP"),
        ("The pier at low tide. Image credit : Bo Lund", "Bo Lund"),
        ("The pier at low tide.Photo: Bo Lund", "Bo Lund"),
        ("The pier at low tide. photo: Bo Lund (Ledger)", "Bo Lund (Ledger)"),
        ("Der Steg bei Ebbe. (Symbolfoto) Bildrechte: Bo Lund", "Bo Lund"),
        ("The chair of the board (Left/Greens)", None),
        ("Three of the pier. Photo finish at the harbour race", None),
        ("The pier. Image of a morning at sea", None),
    ],
)
def test_who_made_a_picture_is_told_from_what_it_shows(line: str, credit: str | None) -> None:
    caption, told = phrases().caption_and_credit(line)
    assert told == credit
    assert credit is None or (caption and credit not in caption)


@pytest.mark.parametrize(
    "last",
    [
        "（责任编辑：王小海）",
        "編輯：王小海",
        "（完）",
        "출처: 연합뉴스",
        "저작권자 ⓒ 하버뉴스",
        "Comments are closed.",
        "ⓒ 하버뉴스, 무단 전재 및 재배포 금지",
        "Alle Rechte vorbehalten. Nachdruck nur mit Genehmigung.",
        "Prohibida la reproducción total o parcial sin autorización.",
        "版权声明：本文版权归港口日报所有，未经许可不得转载。",
        "Denne artikkelen ble først publisert i papiravisen 9. februar.",
        "This story was originally published on 9 February.",
        "Lest den Originalartikel auf Englisch hier.",
        "To reach the reporter behind this story, write to ada@quay.example.",
        "Photo d'illustration.",
        "（写真はイメージ）",
    ],
)
def test_a_last_line_about_who_sent_or_edited_it_is_no_text(last: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{last}</p></article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize("label", ["[관련기사] ", "ये भी पढ़ें- ", "【関連記事】", "อ่านข่าวเพิ่มเติม: ", "Related - "])
def test_such_a_label_ends_in_other_marks_too(label: str) -> None:
    assert story(f"<p><b>{label}</b>{TO_ANOTHER}</p>") == []
    assert not phrases().is_signpost("Video-editing is what the harbour master does in the winter.")


@pytest.mark.parametrize(
    "line",
    [
        "Folgen Sie uns auf Elfter", "Подписывайтесь на наш канал", "欢迎关注我们的公众号", "Síguenos en las redes",
        "تابعونا على",
        "Ta strona używa plików cookies, aby działać.", "We use cookies to remember you.",
    ],
)  # fmt: skip
def test_a_line_that_asks_to_follow_or_for_leave_to_track_is_no_text(line: str) -> None:
    assert story(f"<p>{line}</p>") == []


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("干潮時の桟橋＝青木葉子撮影", "干潮時の桟橋", "青木葉子"),
        ("干潮時の桟橋（港湾委員会提供）", "干潮時の桟橋", "港湾委員会"),
        ("退潮时的码头。林海 摄", "退潮时的码头。", "林海"),
        ("退潮时的码头。新华社记者 林海 摄", "退潮时的码头。", "新华社记者 林海"),
        ("退潮时的码头（林海 摄）", "退潮时的码头", "林海"),
        ("The tide. Video: Ann Ash", "The tide.", "Ann Ash"),
        ("干潮時の桟橋＝西港で2031年5月、青木葉子撮影", "干潮時の桟橋＝西港で2031年5月", "青木葉子"),
        ("Le quai à marée basse | ANN ASH / AGL", "Le quai à marée basse", "ANN ASH / AGL"),
        ("썰물 때의 부두. 항만위원회 제공", "썰물 때의 부두.", "항만위원회"),
        ("La jetée. Photo AFP", "La jetée.", "AFP"),
        ("De pier bij eb. Foto Bo van der Lund", "De pier bij eb.", "Bo van der Lund"),
        ("La jetée – Photo La Gazette/Bo Lund", "La jetée", "La Gazette/Bo Lund"),
        ("The pier at low tide. —BO LUND", "The pier at low tide.", "BO LUND"),
        ("Laituri laskuveden aikaan. KUVA: BO LUND", "Laituri laskuveden aikaan.", "BO LUND"),
        ("ნავმისადგომი. ფოტო: ნინო ტბელი", "ნავმისადგომი.", "ნინო ტბელი"),
    ],
)
def test_who_made_a_picture_is_told_in_the_notations_of_newsrooms(text: str, caption: str, credit: str) -> None:
    assert phrases().caption_and_credit(text) == (caption, credit)


def test_a_credit_is_told_without_the_word_for_it() -> None:
    assert [phrases().bare_credit(text) for text in ("(Photo: Ann Ash)", "Foto: Ann Ash", "Ann Ash")] == ["Ann Ash"] * 3
    assert phrases().bare_credit("Ann Ash / AFP") == "Ann Ash / AFP"
    for told in ("(Ann Ash)", "Photo Ann Ash", "(Image:Ann Ash)", "Foto Ann Ash"):
        assert phrases().bare_credit(told) == "Ann Ash"


@pytest.mark.parametrize(
    "line",
    [
        "Follow The Harbour Courier on Facebook, X and Instagram. Send your story ideas to the newsroom.",
        "📱 Siga o canal do Jornal do Cais no WhatsApp", "✅ Participe do canal do Cais no Telegram",
        "👉 Suivez le Courrier du Quai sur Google News", "➡️ Únete al canal de WhatsApp de El Muelle",
        "Iscriviti alla newsletter del Molo", "Volg De Kade op Instagram", "Följ Kajbladet på Facebook",
        "Folge dem Hafenkurier auf WhatsApp", "Obserwuj Kurier Portowy w Google News",
        "Sledujte Přístavní listy na Instagramu",
        "Urmărește Ziarul Cheiului și pe Google News", "Ακολουθήστε τον Κήρυκα του Λιμανιού στο Google News",
        "Kıyı Postası'nı Google News'te takip edin", "Читайте нас в Telegram", "Підпишіться на наш канал у Viber",
        "Dalsza część artykułu pod materiałem wideo",
    ],
)  # fmt: skip
def test_a_line_that_invites_its_readers_elsewhere_is_no_text(line: str) -> None:
    assert story(f"<p>{line}</p>") == []
    assert story(f"<ul><li>{line}</li></ul>") == []


@pytest.mark.parametrize(
    "line",
    [
        "“Follow us on Instagram”, said the harbour master, and nobody did.",
        "Follow the coast as far as the mast with the Facebook sign, and then go inland.",
        "Join the queue early: the ferry to Annick takes forty cars and no more.",
        "The board tells all of that on Telegram, where nobody of its age reads it.",
    ],
)
def test_what_the_story_says_of_such_places_is_text(line: str) -> None:
    assert story(f"<p>{line}</p>") == [("paragraph", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Have you seen the goat? Send your pictures to desk@courier.example.",
        "Haben Sie Hinweise zu diesem Thema? Schreiben Sie uns!",
        "Vous avez une information à nous transmettre ? Écrivez à la rédaction.",
        "¿Tienes una historia que contar? Escríbenos.",
        "Hai una segnalazione? Scrivici a redazione@corriere.example",
        "Viu um erro nesta reportagem? Envie uma mensagem.",
        "Heb je een tip of opmerking? Stuur ons je nieuws of foto.",
        "Masz zdjęcia ze zdarzenia? Wyślij je na dyzur@kurier.example.",
        "Har du billeder fra stormen? Send dem til tip@kureren.example",
        "Har du tips? Kontakta redaktionen.",
        "Mitä ajatuksia juttu herätti? Voit keskustella aiheesta huomenna kello 23:een saakka.",
        "Máte tip na téma? Napište nám.",
        "Želite li dopuniti temu ili prijaviti pogrešku u tekstu? Javite nam.",
        "У вас есть новость? Пришлите её в редакцию.",
        "Маєте новину? Надсилайте її нам.",
        "Bir haberiniz mi var? Bize yazın.",
        "What do you think? Let us know in the comments",
        "Is the harbour shut where you live? Get in touch at desk@quay.example",
        "Was meinen Sie? Diskutieren Sie mit!",
        "А що ви думаєте? Напишіть у коментарях",
        "¿Ya eres suscriptor? Inicia sesión",
        "Έχετε μια είδηση; Στείλτε την.",
    ],
)
def test_a_line_that_asks_its_readers_and_tells_them_to_write_is_no_text(line: str) -> None:
    assert story(f"<p>{line}</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        "What do you think of it? Little, says the board.",
        "Have you seen the goat? Nobody in Port Annick had, and the board did not want to know.",
        "Haben Sie Angst? Ein wenig, sagt der Hafenmeister, und lacht dabei.",
        "Avez-vous vu le bac ? Personne ne répond, sur le quai de Sarnes.",
    ],
)
def test_a_question_that_the_story_asks_is_text(line: str) -> None:
    assert story(f"<p>{line}</p>") == [("paragraph", line)]


@pytest.mark.parametrize(
    "line",
    [
        "¡El Faro ya está en WhatsApp! Desde tu dispositivo móvil entérate de todo. Da clic aquí.",
        "Cet article vous a plu ? Soutenez La Mouette en vous abonnant à partir de 3 € par mois.",
        "Hat Ihnen dieser Text gefallen? Unterstützen Sie uns mit einem Abo.",
        "Ti è piaciuto questo articolo? Sostieni il nostro lavoro.",
        "Gostou deste artigo? Apoie o jornal.",
        "Podobał Ci się ten tekst? Wesprzyj nas.",
        "Понравилась статья? Поделитесь ею с друзьями.",
    ],
)
def test_a_line_that_wants_to_be_clicked_or_paid_for_is_no_text(line: str) -> None:
    assert story(f"<p>{line}</p>") == []


def test_phrases_are_found_whatever_their_letters_fold_to() -> None:
    assert phrases().is_closing("Για όλες τις υπόλοιπες ειδήσεις μείνετε συντονισμένοι στα Θαλασσινά Νέα.")


def test_a_sign_may_stand_before_what_leads_elsewhere() -> None:
    assert phrases().is_signpost("👉 Read more about the north pier")
    assert not phrases().is_signpost("👉 The north pier will be shut in May")


@pytest.mark.parametrize(
    "question",
    [
        "Was this article helpful?", "War dieser Artikel hilfreich?", "Cet article vous a-t-il été utile ?",
        "¿Te ha resultado útil este artículo?", "Ti è piaciuto questo articolo?", "Este artigo foi útil?",
        "Vond je dit artikel nuttig?", "Czy ten artykuł był pomocny?", "Была ли статья полезной?",
        "Чи була ця стаття корисною?", "Bu haberi beğendiniz mi?", "Var den här artikeln till hjälp?",
        "この記事は役に立ちましたか？",
    ],
)  # fmt: skip
def test_a_question_to_readers_about_the_article_itself_is_no_text(question: str) -> None:
    assert story(f"<p>{question}</p>") == []
    assert phrases().is_signpost(question)


def test_a_question_of_the_story_stays() -> None:
    assert story("<p>Was this article of the treaty ever read aloud?</p>") != []
    assert story("<p>Var den gamla artikeln sann?</p>") != []


@pytest.mark.parametrize(
    "label",
    [
        "Show more", "Most read", "Min read", "Lesezeit: 4 Minuten", "Diskutieren Sie mit", "Temps de lecture : 4 min",
        "Je m'inscris",
        "Lo más leído", "Tags: puerto, barca", "I più letti", "Articoli correlati", "Mais lidas", "Deel dit artikel",
        "Aanbevolen voor jou", "Kopiuj link", "Читать далее", "Теги: порт, паром", "Поділитися новиною",
        "Bunlar da ilginizi çekebilir",
        "Mest läst", "Dela artikeln", "もっと見る", "더보기", "Please enable JavaScript to see it.",
        "Włącz obsługę JavaScript",
    ],
)  # fmt: skip
def test_a_label_of_the_page_is_no_text(label: str) -> None:
    assert story(f"<p>{label}</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement boards on the pier will be taken down by Friday.", "Werbung für den Bus macht die Reederei.",
        "Reklama na pomoście zniknie do piątku.", "Реклама на причале исчезнет к пятнице.",
        "Annonstavlorna på bryggan tas ner.",
        "Subscribers may take the ferry for nothing.", "Publicidad engañosa, responde la naviera.",
    ],
)  # fmt: skip
def test_a_sentence_about_advertisements_is_text(line: str) -> None:
    assert story(f"<p>{line}</p>") == [("paragraph", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Updates of the 3 May survey are late.", "Korrekturen 2031: eine Liste.", "Update the board: it is 3 m long.",
        "Clarification of rule 7: no dogs on the pier.", "Correction officers in 3 harbours: no one is on the pier.",
    ],
)  # fmt: skip
def test_other_lines_with_such_a_word_and_a_figure_are_no_notices(line: str) -> None:
    assert story(f"<p>{line}</p>") == [("paragraph", line)]


def test_a_film_in_quotation_marks_is_led_to() -> None:
    assert phrases().is_signpost('Simak Video "Kapal Feri Kembali Berlayar"')
    assert not phrases().is_signpost("Simak video itu dilakukan warga Port Annick sejak pagi.")


def test_who_took_the_first_picture_and_what_else_is_to_be_read_close_a_story() -> None:
    assert phrases().is_closing("Featured image by Ann Ash.")
    assert phrases().is_closing("Don’t have time to read about piers as much as you’d like?")
    assert phrases().is_of_the_house("Autor*innen")


def test_a_label_behind_two_arrows_leads_elsewhere() -> None:
    assert phrases().is_signpost(">> FROM THE LOG BOOK: Nine reasons to mend the pier")
    assert not phrases().is_signpost(">> the pier is mended")


@pytest.mark.parametrize(
    "line",
    [
        "You have 4 articles left this month.",
        "You have read 2 of 5 free articles",
        "12 free articles left",
        "Sie haben noch 2 Artikel frei",
        "Il vous reste 3 articles gratuits",
        "Te quedan 5 artículos gratis",
        "Ti restano 2 articoli",
        "Je hebt nog 1 artikel te goed",
        "У вас осталось 3 статьи",
    ],
)
def test_a_line_that_counts_what_may_still_be_read_is_no_text(line: str) -> None:
    assert phrases().is_signpost(line)


@pytest.mark.parametrize("line", ["You have 4 goats and a boat.", "3 men left the pier", "You have read 2 of his books."])
def test_a_line_that_counts_other_things_is_text(line: str) -> None:
    assert not phrases().is_signpost(line)
