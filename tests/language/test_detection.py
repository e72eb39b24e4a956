"""`detect_language`: texts of many languages, and English that is full of other languages."""

from __future__ import annotations

import time

import pytest

from quotesearch.language.detection import detect_language

FOREIGN = {
    "de": "Der Stadtrat hat am Montag beschlossen, das alte Hallenbad zu schließen. „Wir haben "
    "das Geld nicht mehr“, sagte Bürgermeister Jens Albrecht nach der Sitzung. Die "
    "Schulen müssen nun einen anderen Ort für den Unterricht finden, und viele Vereine "
    "fürchten um ihre Zukunft.",
    "fr": "Le conseil municipal a décidé lundi de fermer la vieille piscine. « Nous n'avons "
    "plus l'argent », a déclaré le maire, Jean Albret, après la séance. Les écoles "
    "doivent maintenant trouver un autre endroit, et beaucoup de clubs craignent pour "
    "leur avenir.",
    "es": "El ayuntamiento decidió el lunes cerrar la vieja piscina. «Ya no tenemos el "
    "dinero», dijo el alcalde, Juan Alberto Ruiz, después de la sesión. Las escuelas "
    "tienen que buscar otro lugar para las clases y muchos clubes temen por su futuro.",
    "pt": "A câmara decidiu na segunda-feira fechar a velha piscina. “Já não temos dinheiro”, "
    "disse o presidente, João Alberto Reis, depois da sessão. As escolas têm agora de "
    "encontrar outro lugar para as aulas, e muitos clubes receiam pelo seu futuro.",
    "it": "Il consiglio comunale ha deciso lunedì di chiudere la vecchia piscina. «Non abbiamo "
    "più i soldi», ha detto il sindaco Gianni Alberti dopo la seduta. Le scuole devono "
    "ora trovare un altro posto per le lezioni, e molte società temono per il loro "
    "futuro.",
    "nl": "De gemeenteraad heeft maandag besloten het oude zwembad te sluiten. “We hebben het "
    "geld niet meer”, zei burgemeester Jan Alberts na de vergadering. De scholen moeten "
    "nu een andere plek voor de lessen vinden, en veel verenigingen vrezen voor hun "
    "toekomst.",
    "pl": "Rada miejska postanowiła w poniedziałek zamknąć stary basen. „Nie mamy już "
    "pieniędzy” – powiedział po posiedzeniu burmistrz Jan Olbracht. Szkoły muszą teraz "
    "znaleźć inne miejsce na lekcje, a wiele klubów obawia się o swoją przyszłość.",
    "sv": "Kommunfullmäktige beslutade i måndags att stänga det gamla badhuset. ”Vi har inte "
    "längre pengarna”, sade kommunalrådet Jan Albertsson efter mötet. Skolorna måste nu "
    "hitta en annan plats för lektionerna, och många föreningar är oroliga för framtiden.",
    "tr": "Belediye meclisi pazartesi günü eski yüzme havuzunu kapatmaya karar verdi. Belediye "
    "başkanı Can Albayrak toplantıdan sonra “Artık paramız yok” dedi. Okullar şimdi "
    "dersler için başka bir yer bulmak zorunda ve birçok kulüp geleceğinden endişe "
    "ediyor.",
    "id": "Dewan kota memutuskan pada hari Senin untuk menutup kolam renang lama. “Kami tidak "
    "punya uang lagi,” kata wali kota Joko Albar setelah rapat. Sekolah-sekolah sekarang "
    "harus mencari tempat lain untuk pelajaran, dan banyak klub khawatir akan masa depan "
    "mereka.",
    "cy": "Penderfynodd y cyngor ddydd Llun gau'r hen bwll nofio. “Does gennym ni ddim arian "
    "bellach,” meddai'r maer, Siôn Alban, ar ôl y cyfarfod. Rhaid i'r ysgolion ddod o "
    "hyd i le arall ar gyfer y gwersi nawr, ac mae llawer o glybiau yn poeni am eu "
    "dyfodol.",
    "ru": "Городской совет решил в понедельник закрыть старый бассейн. «У нас больше нет "
    "денег», — сказал мэр Иван Альбертов после заседания. Школам теперь придётся искать "
    "другое место для занятий, и многие клубы опасаются за своё будущее.",
    "ar": "قرر المجلس البلدي يوم الاثنين إغلاق المسبح القديم. وقال رئيس البلدية سامي البرت بعد "
    "الجلسة: «لم يعد لدينا المال». وعلى المدارس الآن أن تجد مكانا آخر للدروس، وتخشى "
    "أندية كثيرة على مستقبلها بعد هذا القرار الذي انتقدته المعارضة بشدة وطالبت بالتراجع "
    "عنه فورا.",
    "hi": "नगर परिषद ने सोमवार को पुराने तरणताल को बंद करने का फैसला किया। महापौर सुरेश "
    "अल्बर्ट ने बैठक के बाद कहा, “हमारे पास अब पैसे नहीं हैं।” स्कूलों को अब कक्षाओं के "
    "लिए दूसरी जगह खोजनी होगी, और कई क्लब अपने भविष्य को लेकर चिंतित हैं। विपक्ष ने इस "
    "फैसले की कड़ी आलोचना की।",
    "zh": (
        "市议会星期一决定关闭旧游泳池。会后市长张伟说：“我们已经没有钱了。”学校现在必须"
        "为课程寻找其他地方，许多俱乐部担心自己的未来。"
    )
    * 4,
    "pcm": "Di council don decide for Monday say dem go close di old swimming pool. “We no get "
    "money again,” na so di chairman, Emeka Obi, tok after di meeting. Di schools go "
    "need find anoda place for di lessons, and plenti clubs dey fear for dia future.",
}
ENGLISH = (
    "The council decided on Monday to close the old swimming pool. “We no longer have "
    "the money,” "
    "said the mayor, John Albert, after the meeting. The schools now have to find another place "
    "for their lessons, and many clubs fear for their future."
)
FULL_OF_OTHER_LANGUAGES = {
    "names": "Wojciech Szczęsny, Łukasz Fabiański and Jakub Błaszczykowski were watched "
    "by the president of the Polski Związek Piłki Nożnej, Cezary Kulesza, in Chorzów. "
    "Krzysztof Piątek came on for Arkadiusz Milik before the end, and Grzegorz "
    "Krychowiak was sent off.",
    "institutions": "Élisabeth Borne, of the Assemblée nationale, met the Confédération "
    "générale du travail and the Fédération syndicale unitaire at the Hôtel Matignon. Le "
    "Monde and Le Figaro said that the Conseil constitutionnel and the Cour des comptes "
    "had been told.",
    "German quotations": "The mayor of Lindau spoke for an hour. “Wir haben kein Geld "
    "mehr, und wir bekommen auch keines”, she said. “Die Schulen müssen warten, bis der "
    "Landkreis zahlt”, she went on, before the meeting broke up. Her party has run the "
    "town for ten years.",
    "Hindi in brackets": "The chief minister wrote on social media (हम सब मिलकर इस "
    "समस्या का समाधान निकालेंगे) that the problem would be solved by everyone together. "
    "The opposition was not convinced by the promise, and said that the state had heard "
    "it every year for a decade.",
    "Nigerian": "Alhaji Musa Dankwambo told Ndigbo elders at the palace of the Oba of "
    "Lagos that the Afenifere and the Ohanaeze Ndigbo would not be moved. “Wahala no "
    "dey,” one okada rider said. Hajiya Zainab Danjuma and Otunba Gbenga Adewusi of the "
    "PDP were in attendance.",
    "line-up": "Team: Neuer; Pavard, Süle, Hernández, Davies; Kimmich, Goretzka; Gnabry, "
    "Müller, Coman; Lewandowski. Subs: Ulreich, Nianzou, Sané, Tolisso, Sabitzer, "
    "Musiala, Choupo-Moting, Richards, Stanišić. Goals: Müller 12, 44, Gnabry 60. "
    "Referee: Szymon Marciniak (Poland).",
    "capitals": ENGLISH.upper(),
    "mojibake": ENGLISH.replace("“", "â€œ").replace("”", "â€\x9d").replace("We", "Itâ€™s we"),
    "numbers": "12.4 13.1 12.9 | 4,512 4,110 4,987 | 1.08 0.92 0.79 151.2 | " * 5,
    "addresses": "https://t.co/abcXYZ @foxnews #MAGA pic.example.com/QWErty99 #ff #tbt LOL " * 4,
}


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language: str) -> None:
    text = FOREIGN[language]
    assert len(text) >= 200
    assert detect_language(text) == language
    assert detect_language(text, stated="en-GB") == language
    assert detect_language(text.replace(" ", "\n")) in (language, "en")


@pytest.mark.parametrize("kind", FULL_OF_OTHER_LANGUAGES)
def test_english_with_much_of_other_languages_is_english(kind: str) -> None:
    text = FULL_OF_OTHER_LANGUAGES[kind]
    assert len(text) >= 200
    assert detect_language(text) == "en"


@pytest.mark.parametrize("language", FOREIGN)
def test_the_language_of_most_of_a_text_counts(language: str) -> None:
    foreign = FOREIGN[language]
    abstract = "In short: the council has decided to close the old swimming pool."
    assert detect_language(f"{foreign}\n{foreign}\n\n{abstract}") == language
    assert detect_language(f"{ENGLISH}\n{ENGLISH}\n\n{foreign[:150]}") == "en"


def test_a_short_text_counts_as_english() -> None:
    assert detect_language(FOREIGN["de"][:199]) == "en"
    assert detect_language(FOREIGN["de"][:200]) == "de"
    assert detect_language("", stated="de") == "en"


@pytest.mark.parametrize(
    ("stated", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("en-IN", "en"),
        ("hi", "hi"),
        ("hi_IN", "hi"),
        ("PT-br", "pt"),
        ("Hindi", "en"),
        ("x", "en"),
    ],
)
def test_the_stated_language_only_decides_where_the_text_does_not(
    stated: str | None, language: str
) -> None:
    assert detect_language(FULL_OF_OTHER_LANGUAGES["numbers"], stated) == language
    assert detect_language(ENGLISH, stated) == "en"
    assert detect_language(FOREIGN["de"], stated) == "de"


@pytest.mark.parametrize("text", ["“", '"a', "«", "„", "“”", "a’", "\n", "a\n", "“a\n", "aa "])
def test_time_grows_with_the_length_of_the_text_only(text: str) -> None:
    detect_language(ENGLISH)
    started = time.perf_counter()
    assert detect_language(text * (200_000 // len(text)))
    assert time.perf_counter() - started < 20
