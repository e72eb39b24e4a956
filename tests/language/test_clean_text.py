from __future__ import annotations

import unicodedata

import pytest

from quotesearch.language.clean_text import clean_text, printed_form


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Zoë “Yes” — AT&T; it’s 5€", "Zoë “Yes” — AT&T; it’s 5€"),
        ("plain", "plain"),
        ("", ""),
        ("â€œYes,â€\x9d said RenÃ©e. Itâ€™s Ã“scar â€” 1Â½", "“Yes,” said Renée. It’s Óscar — 1½"),
        ("â\x80\x9cYesâ\x80\x9d", "“Yes”"),
        ("â€œYesâ€ he said", "“Yes” he said"),
        ("Ã¢â‚¬Å“YesÃ¢â‚¬Â\x9d", "“Yes”"),
        ("‚ÄúYes‚Äù, caf√©", "“Yes”, café"),
        ("\x93Yes\x94", "“Yes”"),
        ("&ldquo;Yes&rdquo; &amp; &#8220; &bogus;", "“Yes” & “ &bogus;"),
        ("“CAFÉ” «Panamá», Beyoncé’s “é”…", "“CAFÉ” «Panamá», Beyoncé’s “é”…"),
        ("“CAMPEÃ’", "“CAMPEÃ’"),
        ("√5 is 2", "√5 is 2"),
        ("Har\u00adrop so\u200blid \ufeffyes", "Harrop solid yes"),
        ("It ended.\u200bThe mayor left.", "It ended. The mayor left."),
        ("Ẹ̀kọ́", "Ẹkọ"),
        (unicodedata.normalize("NFD", "Núñez Nguyễn Ž"), "Núñez Nguyễn Ž"),
        ("rA\u0303©sumA\u0303©", "résumé"),
    ],
)
def test_a_text_is_written_as_it_was_meant(text: str, clean: str) -> None:
    assert clean_text(text).text == clean


@pytest.mark.parametrize(
    ("text", "words", "printed"),
    [
        ("â€œYes,â€\x9d said", "“Yes,”", "â€œYes,â€\x9d"),
        ("â€œYes,â€\x9d said", "Yes,", "Yes,"),
        ("Ã¢â‚¬Å“YesÃ¢â‚¬Â\x9d no", "Yes”", "YesÃ¢â‚¬Â\x9d"),
        ("A Har\u00adrop\u00ad so", "Harrop", "Har\u00adrop"),
        ("\u200bAnn\u200b", "Ann", "Ann"),
        ("Jose\u0301 spoke", "José", "Jose\u0301"),
        ("Jose\u0301 spoke", "spoke", "spoke"),
        ("plain words", "words", "words"),
    ],
)
def test_a_span_leads_back_to_the_printed_text(text: str, words: str, printed: str) -> None:
    clean = clean_text(text)
    start = clean.text.index(words)
    printed_start, printed_end = clean.printed_span((start, start + len(words)))
    assert text[printed_start:printed_end] == printed
    assert clean.printed == text


def test_the_printed_form_of_a_name_is_clean_and_has_single_spaces() -> None:
    assert printed_form(" Gwen\u00a0 Har\u00adrop\n") == "Gwen Harrop"


@pytest.mark.parametrize("piece", ["Ã", "â€", "e\u0301", "\u200b", "&amp", "‚Ä", "Ã¢â‚¬"])
def test_the_clean_form_of_a_hostile_text_is_no_longer(piece: str) -> None:
    text = piece * 2_000
    assert len(clean_text(text).text) <= len(text)
