"""Take the screenshots of docs/ from a running server.

    python scripts/take_screenshots.py http://127.0.0.1:8000

Needs Debian's chromium. `make serve` serves the quotes that the screenshots show.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

QUOTATION = (
    "Our relationship with the Armed Forces and the Federal Government has been permanently "
    "altered."
)
DOCS = Path(__file__).parents[1] / "docs"
WIDE = {"width": 1100, "height": 900}
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 700, "height": 800}
ANSWER = "/?q=who+called+it+arrogance"
SCREENSHOTS = {
    "page": ("/?q=what+did+Altman+say+about+mass+surveillance", WIDE, "light"),
    "page-dark": (ANSWER, WIDE, "dark"),
    "page-phone": (ANSWER, PHONE, "light"),
    "speaker": ("/speakers/Sam%20Altman", WIDE, "light"),
    "verify": ("/verify", {"width": 1100, "height": 1000}, "light"),
    "api": ("/docs", WIDE, "light"),
    "widget-light": ("/embed?query=mass+surveillance", TABLET, "light"),
    "widget-dark": ("/embed?query=mass+surveillance&theme=dark&lang=de", TABLET, "dark"),
    "widget-phone": ("/embed?query=good+conscience", {"width": 320, "height": 700}, "light"),
}


def main() -> None:
    address = sys.argv[1].rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for name, (path, size, scheme) in SCREENSHOTS.items():
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address + path)
            if "q" in path:
                open_explanation(page)
            if name == "verify":
                page.get_by_label("Paste a quotation").fill(QUOTATION)
                page.get_by_role("button", name="Verify").click()
                page.get_by_role("banner").scroll_into_view_if_needed()
            page.screenshot(path=DOCS / f"{name}.png")
            page.close()
        browser.close()


def open_explanation(page: Page) -> None:
    """Wait for the answer, and open the explanation of the first speaker's name."""
    widget = page.locator("quote-search")
    if not widget.count():
        return
    widget.locator("[role=option]").first.wait_for()
    english = widget.get_by_text("Why this name?")
    german = page.get_by_text("Warum dieser Name?")
    english.or_(german).first.click()
    page.mouse.move(0, 0)


if __name__ == "__main__":
    main()
