"""Write down everything a user can see, so that two versions can be compared byte by byte.

    python benchmarks/behaviour.py DATA OUT
    diff -r OUT OTHER

DATA is the folder with articles, corpora and questions. OUT is filled with what the commands and a
real server give: the quotes of both given articles, of press dev and of 100 PolNeAR articles, the
answers to 300 questions, 100 verifications, every page, feed and export. What differs from one run
to the next (times, the id of a generation) is replaced by its name.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).with_name("quotesearch")
COMMANDS = ("", "extract", "build", "search", "verify", "check", "serve", "key")
POLNEAR_ARTICLES = 100
QUESTIONS = 300
PORT = 8731  # always the same: the id of a feed depends on it
VERIFICATIONS = 100
SPEAKER_PAGES = 60
FEEDS = 10
PAGES = (
    "/",
    "/?q=who+called+it+arrogance&kind=direct",
    "/speakers/",
    "/speakers/?prefix=a",
    "/speakers/?page=2",
    "/speakers/?page=999",
    "/speakers/Nobody%20Atall",
    "/verify",
    "/embed-code",
    "/embed",
    "/embed?query=tax&theme=dark&limit=3",
    "/docs",
    "/nothing-here",
    "/openapi.json",
    "/api/v1/speakers",
    "/api/v1/speakers?prefix=b&limit=20",
    "/api/v1/search",
    "/api/v1/search?q=tax&limit=no",
    "/api/v1/search?q=tax&colour=red",
    "/api/v1/search?q=tax&since=2016-02-01&until=2016-01-01",
    "/api/v1/search?q=tax&speaker=Donald+Trump",
    "/api/v1/quotes/nothing",
    "/widget/quote-search.js",
    "/static/page.css",
    "/static/page.js",
    "/static/embed.js",
    "/static/frame.css",
)
# Times, ids and dates that no two runs share.
PASSING = (
    (re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}"), "GENERATION"),
    (re.compile(r'"(took_ms|next|created)": ?("[^"]*"|[\d.]+)'), r'"\1": VARIES'),
    (re.compile(r'"request_id": ?"[0-9a-f]+"|<code>[0-9a-f]{32}</code>'), "REQUEST"),
    (re.compile(r"<updated>[^<]*</updated>"), "<updated/>"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "http://SERVER"),
    (re.compile(r"127\.0\.0\.1(:|%3A)\d+"), "SERVER"),
    (
        re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*?Z?\b"),
        "TIME",
    ),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    data, out = arguments.data, arguments.out
    out.mkdir(parents=True)
    write_help(out / "help")
    quotes = extract_all(data, out)
    index = out.with_name(out.name + ".index")
    run("build", quotes, "-o", index)
    with served(index) as address:
        write_pages(address, out / "pages")
        questions = read_lines(data / "queries" / "train.jsonl")[:QUESTIONS]
        write_answers(address, [question["query"] for question in questions], out / "search")
        write_verifications(address, read_lines(quotes), out / "verify")
    write_commands(index, out / "commands")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False
    )


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def extract_all(data: Path, out: Path) -> Path:
    """Extract the three sets of articles, and return the file of press and PolNeAR together."""
    articles = out.with_name(out.name + ".articles")
    articles.mkdir()
    with gzip.open(
        data / "corpora" / "polnear" / "articles_train_dev.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        lines = [next(file) for _ in range(POLNEAR_ARTICLES)]
    polnear = articles / "polnear.jsonl"
    polnear.write_text("".join(lines), encoding="utf-8")
    press = data / "corpora" / "press" / "articles_dev.jsonl"
    report = []
    for name, paths in {
        "given": [data / "articles"],
        "press": [press],
        "all": [press, polnear],
    }.items():
        done = run("extract", *paths, "-o", out / f"{name}.jsonl", "--jobs", 2)
        report.append(f"{name}: {done.returncode} {done.stderr}")
    (out / "extract.txt").write_text("\n".join(report).replace(str(out), "OUT"), encoding="utf-8")
    return out / "all.jsonl"


@contextmanager
def served(index: Path) -> Iterator[str]:
    command = [PROGRAM, "serve", "--index", index, "--port", str(PORT)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}"
    try:
        wait_for(lambda: fetch(f"{address}/readyz").startswith("200"))
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("the server did not start")


def fetch(address: str, body: bytes | None = None, **headers: str) -> str:
    """Fetch status, the headers that mean something, and text, with all that varies replaced."""
    request = urllib.request.Request(address, data=body, headers=headers)
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        text = answer.read().decode("utf-8", errors="replace")
        left_out = (
            "date",
            "x-request-id",
            "etag",
            "server",
            "content-length",
            "last-modified",
            "connection",
            "expires",
        )
        kept = sorted(
            f"{name}: {value}"
            for name, value in answer.headers.items()
            if name.lower() not in left_out
        )
        shown = "\n".join([str(answer.status), *kept, "", text])
    return steady(shown)


def steady(text: str) -> str:
    for pattern, name in PASSING:
        text = pattern.sub(name, text)
    return text


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / re.sub(r"[^\w.=-]+", "_", name)[:120]).write_text(text, encoding="utf-8")


def write_pages(address: str, folder: Path) -> None:
    for page in PAGES:
        write(folder, f"page{page}", fetch(address + page, Accept="text/html,*/*"))
    speakers = json.loads(fetch(f"{address}/api/v1/speakers?limit=100").partition("\n\n")[2])[
        "speakers"
    ]
    for speaker in speakers[:SPEAKER_PAGES]:
        path = "/speakers/" + urllib.parse.quote(speaker["name"])
        write(folder, f"page{path}", fetch(address + path))


def write_answers(address: str, questions: list[str], folder: Path) -> None:
    for number, question in enumerate(questions):
        asked = urllib.parse.urlencode({"q": question})
        write(folder, f"{number:03}.json", fetch(f"{address}/api/v1/search?{asked}"))
        if number < FEEDS:
            for form in ("feed.atom", "search.csv", "search.jsonl"):
                write(folder, f"{number:03}.{form}", fetch(f"{address}/api/v1/{form}?{asked}"))


def write_verifications(address: str, quotes: list[dict[str, Any]], folder: Path) -> None:
    for number, (text, speaker) in enumerate(quotations(quotes)):
        body = json.dumps({"text": text, "speaker": speaker}).encode()
        answer = fetch(f"{address}/api/v1/verify", body, **{"Content-Type": "application/json"})
        write(folder, f"{number:03}.json", f"{text}\n{speaker}\n{answer}")
        if number < VERIFICATIONS // 4:
            form = urllib.parse.urlencode({"text": text, "speaker": speaker or ""}).encode()
            write(folder, f"{number:03}.html", fetch(f"{address}/verify", form))


def quotations(quotes: list[dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
    """Yield printed words with the speaker: as they are, shortened, and with a word dropped or moved."""
    chance = random.Random(20)
    long_enough = [quote for quote in quotes if len(quote["text"].split()) >= 6]
    for number, quote in enumerate(chance.sample(long_enough, VERIFICATIONS)):
        words = quote["text"].split()
        place = chance.randrange(1, len(words) - 1)
        match number % 5:
            case 1:
                words = words[:place] + words[place + 1 :]
            case 2:
                words = words[: place + 1]
            case 3:
                words[place], words[place - 1] = words[place - 1], words[place]
            case 4:
                words[place] = "…"
        speaker = quote["speaker"] if number % 3 else chance.choice(quotes)["speaker"]
        yield " ".join(words), speaker


def write_help(folder: Path) -> None:
    for command in COMMANDS:
        write(folder, command or "quotesearch", run(*filter(None, [command]), "--help").stdout)


def write_commands(index: Path, folder: Path) -> None:
    commands = {
        "search": ("search", "who talked about tax"),
        "search-json": ("search", "who talked about tax", "--json"),
        "search-nothing": ("search", "xyzzy", "--speaker", "Nobody"),
        "search-refused": ("search", "tax", "--since", "yesterday"),
        "verify": ("verify", "I will build a great wall", "--speaker", "Donald Trump"),
        "verify-json": ("verify", "I will build a great wall", "--json"),
        "check": ("check",),
    }
    for name, arguments in commands.items():
        done = run(*arguments, "--index", index)
        shown = f"{done.returncode}\n{done.stdout}\n{done.stderr}".replace(str(index), "INDEX")
        write(folder, name, steady(shown))


if __name__ == "__main__":
    main()
