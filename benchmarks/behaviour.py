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
from contextlib import contextmanager, suppress
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
# Times, ids and dates that no two runs share, with what replaces them.
VARYING = (
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
# Headers that vary, or that only say how the answer was transported.
HEADERS_LEFT_OUT = frozenset(
    """
    date x-request-id etag server content-length last-modified connection expires
    """.split()
)
READY_WITHIN = 120  # seconds
LONGEST_NAME = 120  # characters of a file name
Record = dict[str, Any]


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
        questions = read_records(data / "queries" / "train.jsonl")[:QUESTIONS]
        write_answers(address, [question["query"] for question in questions], out / "search")
        write_verifications(address, read_records(quotes), out / "verify")
    write_commands(index, out / "commands")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [PROGRAM, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def read_records(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def extract_all(data: Path, out: Path) -> Path:
    """Extract the three sets of articles, and return the file of press and PolNeAR together."""
    articles = out.with_name(out.name + ".articles")
    articles.mkdir()
    all_polnear = data / "corpora" / "polnear" / "articles_train_dev.jsonl.gz"
    with gzip.open(all_polnear, "rt", encoding="utf-8") as file:
        lines = [next(file) for _ in range(POLNEAR_ARTICLES)]
    polnear = articles / "polnear.jsonl"
    polnear.write_text("".join(lines), encoding="utf-8")
    press = data / "corpora" / "press" / "articles_dev.jsonl"
    sets = {"given": [data / "articles"], "press": [press], "all": [press, polnear]}
    report = []
    for name, paths in sets.items():
        process = run("extract", *paths, "-o", out / f"{name}.jsonl", "--jobs", 2)
        report.append(f"{name}: {process.returncode} {process.stderr}")
    messages = "\n".join(report).replace(str(out), "OUT")
    (out / "extract.txt").write_text(messages, encoding="utf-8")
    return out / "all.jsonl"


@contextmanager
def served(index: Path) -> Iterator[str]:
    """Serve an index, and give the address once the server is ready."""
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
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        with suppress(OSError):
            if condition():
                return
        time.sleep(0.2)
    raise SystemExit("the server did not start")


def fetch(address: str, body: bytes | None = None, **headers: str) -> str:
    """Fetch status, the headers that mean something, and text, with all that varies replaced."""
    request = urllib.request.Request(address, data=body, headers=headers)
    try:
        response = urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        response = error
    with response:
        text = response.read().decode("utf-8", errors="replace")
        lines = []
        for name, value in response.headers.items():
            if name.lower() not in HEADERS_LEFT_OUT:
                lines.append(f"{name}: {value}")
        answer = "\n".join([str(response.status), *sorted(lines), "", text])
    return steady(answer)


def fetch_json(address: str) -> Record:
    _, _, body = fetch(address).partition("\n\n")
    record: Record = json.loads(body)
    return record


def steady(text: str) -> str:
    """Replace all that varies from one run to the next."""
    for pattern, replacement in VARYING:
        text = pattern.sub(replacement, text)
    return text


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    file_name = re.sub(r"[^\w.=-]+", "_", name)[:LONGEST_NAME]
    (folder / file_name).write_text(text, encoding="utf-8")


def write_pages(address: str, folder: Path) -> None:
    for page in PAGES:
        write(folder, f"page{page}", fetch(address + page, Accept="text/html,*/*"))
    speakers = fetch_json(f"{address}/api/v1/speakers?limit=100")["speakers"]
    for speaker in speakers[:SPEAKER_PAGES]:
        path = "/speakers/" + urllib.parse.quote(speaker["name"])
        write(folder, f"page{path}", fetch(address + path))


def write_answers(address: str, questions: list[str], folder: Path) -> None:
    for number, question in enumerate(questions):
        query = urllib.parse.urlencode({"q": question})
        write(folder, f"{number:03}.json", fetch(f"{address}/api/v1/search?{query}"))
        if number < FEEDS:
            for path in ("feed.atom", "search.csv", "search.jsonl"):
                write(folder, f"{number:03}.{path}", fetch(f"{address}/api/v1/{path}?{query}"))


def write_verifications(address: str, quotes: list[Record], folder: Path) -> None:
    for number, (text, speaker) in enumerate(quotations(quotes)):
        body = json.dumps({"text": text, "speaker": speaker}).encode()
        answer = fetch(f"{address}/api/v1/verify", body, **{"Content-Type": "application/json"})
        write(folder, f"{number:03}.json", f"{text}\n{speaker}\n{answer}")
        if number < VERIFICATIONS // 4:
            form = urllib.parse.urlencode({"text": text, "speaker": speaker or ""}).encode()
            write(folder, f"{number:03}.html", fetch(f"{address}/verify", form))


def quotations(quotes: list[Record]) -> Iterator[tuple[str, str | None]]:
    """Yield printed words with a speaker.

    They stay as they are, are cut off, or have a word dropped, moved or replaced by an ellipsis.
    Every third speaker is drawn from all.
    """
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
        arguments = [command] if command else []
        process = run(*arguments, "--help")
        write(folder, command or "quotesearch", process.stdout)


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
        process = run(*arguments, "--index", index)
        output = f"{process.returncode}\n{process.stdout}\n{process.stderr}"
        write(folder, name, steady(output.replace(str(index), "INDEX")))


if __name__ == "__main__":
    main()
