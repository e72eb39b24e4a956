"""Take the pictures of docs/ from a running server: python scripts/take_screenshots.py http://127.0.0.1:8000

Needs Debian's chromium. `make serve` serves the quotes that the pictures show.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

QUOTATION = "Our relationship with the Armed Forces and the Federal Government has been permanently altered."
DOCS = Path(__file__).parents[1] / "docs"
WIDE, PHONE = {"width": 1100, "height": 900}, {"width": 390, "height": 844}
ASKED = "/?q=who+called+it+arrogance"
PICTURES = {
    "page": ("/?q=what+did+Altman+say+about+mass+surveillance", WIDE, "light"),
    "page-dark": (ASKED, WIDE, "dark"),
    "page-phone": (ASKED, PHONE, "light"),
    "speaker": ("/speakers/Sam%20Altman", WIDE, "light"),
    "verify": ("/verify", {"width": 1100, "height": 1000}, "light"),
    "api": ("/docs", WIDE, "light"),
    "widget-light": ("/embed?query=mass+surveillance", {"width": 700, "height": 800}, "light"),
    "widget-dark": (
        "/embed?query=mass+surveillance&theme=dark&lang=de",
        {"width": 700, "height": 800},
        "dark",
    ),
    "widget-phone": ("/embed?query=good+conscience", {"width": 320, "height": 700}, "light"),
}


def main() -> None:
    address = sys.argv[1].rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for name, (path, size, scheme) in PICTURES.items():
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address + path)
            show(page, asked="q" in path)
            if name == "verify":
                page.get_by_label("Paste a quotation").fill(QUOTATION)
                page.get_by_role("button", name="Verify").click()
                page.get_by_role("banner").scroll_into_view_if_needed()
            page.screenshot(path=DOCS / f"{name}.png")
            page.close()
        browser.close()


def show(page: Page, *, asked: bool) -> None:
    """Wait for the answer and open what explains the first name."""
    if asked and page.locator("quote-search").count():
        page.locator("quote-search [role=option]").first.wait_for()
        page.locator("quote-search").get_by_text("Why this name?").or_(
            page.get_by_text("Warum dieser Name?")
        ).first.click()
        page.mouse.move(0, 0)


if __name__ == "__main__":
    main()
