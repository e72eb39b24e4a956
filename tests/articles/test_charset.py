from __future__ import annotations

import codecs

import pytest

from quotesearch.articles.charset import decode

ENGLISH = "“We will not go,” the mayor said. “It’s over.” The café — closed — won’t reopen.\n"
GERMAN = (
    "Der Bürgermeister sagte: „Wir weichen nicht.“ Die Straße bleibt gesperrt, so die Behörde über "
    "Köln.\n"
)
SPANISH = (
    "El presidente dijo: “No habrá más impuestos este año”, según informó El País. La niña soñó.\n"
)
FRENCH = (
    "« Nous ne céderons pas », a déclaré hier le président à l'Élysée. La réforme est votée, "
    "là-bas.\n"
)
SWEDISH = (
    "”Vi ger oss inte”, sade statsministern på måndagen. Oppositionen är förbannad över beslutet.\n"
)
POLISH = (
    "Premier powiedział wczoraj: „Nie będzie żadnych zmian”. Źródła rządowe potwierdzają, że "
    "posłowie głosowali późno w nocy. Zdaniem ministra żaden z nich nie wiedział, dlaczego ustawę "
    "trzeba było przyjąć tak szybko.\n"
)
TURKISH = (
    "Başbakan dün “Geri adım atmayacağız” dedi. Milletvekilleri gece geç saatlere kadar oy "
    "kullandı.\n"
)
RUSSIAN = (
    "Президент заявил вчера: «Мы не уступим». Депутаты проголосовали за реформу после заседания.\n"
)
GREEK = "Ο πρωθυπουργός δήλωσε χθες: «Δεν θα υποχωρήσουμε». Οι βουλευτές ψήφισαν τη μεταρρύθμιση.\n"
JAPANESE = (
    "首相は記者会見で「増税はしない」と述べた。野党は強く反発している。東京で昨日、大雨が降った。\n"
)
CHINESE = "总理昨天在新闻发布会上说：“我们不会让步。”反对派对此表示强烈不满。北京昨日下了大雨。\n"
KOREAN = '총리는 어제 기자회견에서 "물러서지 않겠다"고 말했다. 야당은 강하게 반발했다.\n'


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (RUSSIAN, "utf-16"),
        (ENGLISH, "cp1252"),
        (ENGLISH * 200, "cp1252"),
        ("The dam broke.\n" * 500 + ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (GERMAN.replace("„", '"').replace("“", '"'), "latin-1"),
        (SPANISH, "cp1252"),
        (FRENCH, "cp1252"),
        (SWEDISH, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("«", "").replace("»", ""), "koi8_r"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        ("café au lait", "latin-1"),
        ("", "utf-8"),
    ],
)
def test_an_encoding_is_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_utf_16_of_either_byte_order() -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (JAPANESE, "cp932", "Shift_JIS"),
        ("①首相", "cp932", "shift_jis"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (POLISH.translate({0x201E: 0x22, 0x201D: 0x22}), "iso8859_2", "iso-8859-2"),
        (ENGLISH, "cp1252", "iso-8859-1"),  # as browsers read it
        (ENGLISH, "cp1252", " Windows-1252 "),
        (ENGLISH, "utf-8", "iso-8859-1"),  # wrong, but what is valid as UTF-8 is UTF-8
        (ENGLISH, "utf-16", "utf-8"),
        (GERMAN, "cp1252", "utf-8"),
        (GERMAN, "cp1252", "no-such-encoding"),
        (GERMAN, "cp1252", "punycode"),  # a codec of Python's, which no page is written in
        ("a\\u0041", "ascii", "unicode_escape"),
    ],
)
def test_a_declared_encoding_is_used_unless_the_bytes_contradict_it(
    text: str, encoding: str, declared: str
) -> None:
    assert decode(text.encode(encoding), declared) == text


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (ENGLISH.encode() * 3 + b"\xff" + ENGLISH.encode(), 3 * len(ENGLISH.encode())),
        (ENGLISH.encode()[:-3] + b"\xe2\x80", len(ENGLISH.encode()) - 3),
        ("a\ud800".encode("utf-16", "surrogatepass"), 4),
        (b"It rained." + bytes(range(0x80, 0x100)) * 3, 10),
    ],
)
def test_the_first_byte_that_cannot_be_decoded_is_named(data: bytes, start: int) -> None:
    with pytest.raises(UnicodeDecodeError) as refused:
        decode(data)
    assert refused.value.start == start
    assert "\ufffd" in decode(data, errors="replace")
