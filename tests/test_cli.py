"""The command line as a person runs it: every command in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import runpy
import select
import shutil
import signal
import subprocess
import sys
import termios
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from quotesearch import __version__
from quotesearch.cli import main
from quotesearch.corpus import read_quotes, write_quotes
from quotesearch.index import Manifest, check, open_index
from quotesearch.models import Quote

if TYPE_CHECKING:
    from tests.conftest import Answered, MakeQuote, Run

ROOT = Path(__file__).parents[1]
COMMANDS = ("extract", "build", "key", "search", "verify", "serve", "check")

HERALD = """March 4, 2026
“The bridge will be closed until May,” Mayor Ann Lee told reporters on Tuesday.

Lee called the delay “a failure of planning” and said that the city would pay for it.
"""
VERSE = "The gardener Bo Chen said: “Tomatoes need more sun than you think they do.”"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two articles: a text that states its date, and a line of JSON that states everything."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "herald.txt").write_text(HERALD, encoding="utf-8")
    record = {"text": VERSE, "id": "verse", "source": "Verse", "date": "2026-05-06", "url": "https://verse.example/"}
    (folder / "verse.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return folder


def generation(index: Path) -> str:
    return (index / "CURRENT").read_text().strip()


# help and usage


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help(run: Run, command: tuple[str, ...]) -> None:
    helped = run(*command, "-h")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert helped.stdout.startswith(f"Usage: quotesearch {' '.join(command)}")
    assert re.search("^  -h, --help  ", helped.stdout, re.MULTILINE)


def test_help_names_every_command(run: Run) -> None:
    named = re.findall(r"^  (\w+)  ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert sorted(named) == sorted(main.commands) == sorted(COMMANDS)


def test_version(run: Run) -> None:
    assert __version__ in run("--version").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("search",),
        ("search", "war", "peace"),
        ("search", "war", "--limit", "0"),
        ("search", "war", "--limit", "101"),
        ("extract", "-o", "x.jsonl"),
        ("extract", "x.txt"),
        ("extract", "x.txt", "-o", "x.jsonl", "--date", "soon"),
        ("extract", "x.txt", "-o", "x.jsonl", "--jobs", "0"),
        ("extract", "x.txt", "-o", "."),
        ("serve", "--port", "0"),
        ("serve", "--port", "65536"),
        ("check", "--index"),
        ("build", "--no-such"),
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    refused = run(*arguments, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee said, “We will rebuild the harbour.”", encoding="utf-8")
    refused = run("extract", "a.txt", "-o", "a.txt/quotes.jsonl", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("quotesearch: a.txt")
    assert "Traceback" not in refused.stderr


def test_every_command_and_option_is_in_the_docs() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    commands = {f"quotesearch {name}" for name in main.commands}
    options = {
        option
        for command in main.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert len(options) > 15
    assert [
        name for name in sorted(commands | options) if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ] == []


def test_the_page_of_the_docs_is_the_help_of_the_program() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_cli_reference.py"))
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == script["reference"](), "Run `make docs`."


# extract


def test_extract_writes_the_same_bytes_every_time(run: Run, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "quotes.jsonl"
    done = run("extract", articles, "-o", output)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{len(read_quotes(output))} quotes from 2 articles -> {output}; skipped 0\n"
    first = output.read_bytes()
    assert run("extract", articles, "-o", output).returncode == 0
    assert output.read_bytes() == first
    assert run("extract", articles, "-o", "-").stdout.encode() == first
    assert run("extract", articles / "verse.jsonl", articles / "*.txt", "-o", "-").stdout.encode() == first

    said = {(quote.article_id, quote.speaker, quote.published, quote.source) for quote in read_quotes(output)}
    assert ("herald", "Ann Lee", "2026-03-04", None) in said
    assert ("verse", "Bo Chen", "2026-05-06", "Verse") in said
    (closed,) = (quote for quote in read_quotes(output) if "closed until May" in quote.text)
    assert HERALD[closed.start : closed.end].startswith("The bridge will be closed until May")


@pytest.mark.parametrize("name", ["herald.txt", "verse.jsonl"])
def test_extract_reads_standard_input(run: Run, articles: Path, name: str) -> None:
    text = (articles / name).read_text(encoding="utf-8")
    piped, named = run("extract", "-", "-o", "-", input=text), run("extract", articles / name, "-o", "-")
    assert (piped.returncode, named.returncode) == (0, 0)

    def words(output: str) -> list[tuple[Any, ...]]:
        records = map(json.loads, output.splitlines())
        return [(record["text"], record["speaker"], record["start"], record["published"]) for record in records]

    assert words(piped.stdout) == words(named.stdout) != []


def test_extract_takes_what_articles_do_not_state(run: Run, articles: Path) -> None:
    given = ("--source", "The Herald", "--date", "2020-01-01", "--url", "https://a.example/", "--title", "A title")
    quotes = [json.loads(line) for line in run("extract", articles, "-o", "-", *given).stdout.splitlines()]
    stated = {
        name: {quote[name] for quote in quotes if quote["article_id"] == article}
        for article, name in (("herald", "published"), ("verse", "source"))
    }
    assert stated == {"published": {"2026-03-04"}, "source": {"Verse"}}
    assert {(quote["article_id"], quote["source"], quote["url"], quote["title"]) for quote in quotes} == {
        ("herald", "The Herald", "https://a.example/", "A title"),
        ("verse", "Verse", "https://verse.example/", "A title"),
    }


def test_extract_in_part(run: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "latin.txt").write_bytes(b" ")
    with (articles / "verse.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"no": "text"}\n{"text"\n')
    output = tmp_path / "quotes.jsonl"
    done = run("extract", articles, tmp_path / "missing.txt", "-o", output)
    assert (done.returncode, done.stdout) == (3, "")
    *report, summary = done.stderr.splitlines()
    assert len(report) == 4
    for line, where in zip(report, ("latin.txt", "verse.jsonl:2", "verse.jsonl:3", "missing.txt"), strict=True):
        assert line.startswith("skipped: ")
        assert f"{where}: " in line
    assert summary.endswith("from 2 articles -> " + f"{output}; skipped 4")
    assert {quote.article_id for quote in read_quotes(output)} == {"herald", "verse"}


def test_extract_of_nothing_readable_leaves_the_output(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "quotes.jsonl"
    output.write_text("what was there before")
    (tmp_path / "empty.txt").touch()
    done = run("extract", tmp_path / "empty.txt", "-o", output)
    assert (done.returncode, done.stdout) == (1, "")
    skipped, error = done.stderr.splitlines()
    assert skipped.startswith(f"skipped: {tmp_path}/empty.txt: the file is empty")
    assert error == "quotesearch: no article could be read. Nothing was written."
    assert output.read_text() == "what was there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt", "quotes.jsonl"]


def test_a_reader_that_goes_away_is_no_error(program: str, articles: Path) -> None:
    text = "\n".join(f"“The bridge number {at} is closed,” Ann Lee said." for at in range(2000))
    (articles / "long.txt").write_text(text, encoding="utf-8")
    command = [program, "extract", str(articles), "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


# extract: interrupted, and given again

SPEECH = "“We will win the election number {at},” said Jane Doe, the mayor."


def speeches(number: int) -> bytes:
    records = ({"id": f"speech-{at:03}", "text": SPEECH.format(at=at)} for at in range(number))
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def await_lines(process: subprocess.Popen[bytes], path: Path, number: int) -> bytes:
    """What a file holds once the process has written so many lines to it."""
    for _ in range(1200):
        written = path.read_bytes() if path.exists() else b""
        if written.count(b"\n") >= number:
            return written
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            break
    raise AssertionError(f"{path} has {written.count(bytes([10]))} of {number} lines")


def children(pid: int) -> list[int]:
    """Handles on the children of a process, which tell when they have ended."""
    return [os.pidfd_open(int(child)) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("end", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_extract_goes_on_where_it_was_interrupted(
    run: Run, program: str, tmp_path: Path, jobs: int, end: signal.Signals, code: int
) -> None:
    articles = speeches(60)
    (tmp_path / "speeches.jsonl").write_bytes(articles)
    assert run("extract", tmp_path / "speeches.jsonl", "-o", tmp_path / "whole.jsonl", "--jobs", "1").returncode == 0
    whole = (tmp_path / "whole.jsonl").read_bytes()
    assert whole.count(b"Jane Doe") >= 60

    output, journal = tmp_path / "quotes.jsonl", tmp_path / "quotes.jsonl.partial"
    output.write_text("what was there before")
    command = [program, "extract", "-", "-o", str(output), "--jobs", str(jobs)]
    kept = b""
    for given in (20, 40):  # articles that come before the interruption, of which the last few may be pending
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        assert process.stdin
        assert process.stderr
        try:
            process.stdin.write(speeches(given))
            process.stdin.flush()
            await_lines(process, journal, given - 8)
            workers = children(process.pid)
            if end == signal.SIGINT:
                os.killpg(process.pid, end)  # as a terminal does
            else:
                process.send_signal(end)
            message = process.stderr.read().decode()
            assert process.wait(60) == code
        finally:
            process.kill()
            process.stdin.close()
            process.stderr.close()
        for worker in workers:
            assert select.select([worker], [], [], 60)[0], "a worker outlives its parent"
            os.close(worker)
        said = f"quotesearch: interrupted; give the same command again to go on from {journal}\n"
        assert message == said if end == signal.SIGINT else "Traceback" not in message
        assert output.read_text() == "what was there before"
        assert journal.read_bytes().startswith(kept)
        kept = journal.read_bytes()
        kept = kept[: kept.rindex(b"\n") + 1]
    _, *entries = (json.loads(line) for line in kept.splitlines())
    hashes = [key for entry in entries for key in entry]
    assert len(set(hashes)) == len(hashes) >= 31

    done = run("extract", tmp_path / "speeches.jsonl", "-o", output, "--jobs", jobs)
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [f"{whole.count(bytes([10]))} quotes from 60 articles -> {output}; skipped 0"],
    )
    assert output.read_bytes() == whole
    assert not journal.exists()


def test_extract_takes_what_the_journal_has(run: Run, program: str, tmp_path: Path) -> None:
    output, journal = tmp_path / "quotes.jsonl", tmp_path / "quotes.jsonl.partial"
    command = [program, "extract", "-", "-o", str(output), "--jobs", "1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(speeches(3))
        process.stdin.flush()
        kept = await_lines(process, journal, 4)
        process.kill()
    journal.write_bytes(kept.replace(b"We will win", b"We shall win"))
    (tmp_path / "speeches.jsonl").write_bytes(speeches(5))
    assert run("extract", tmp_path / "speeches.jsonl", "-o", output).returncode == 0
    words = [quote.text.split()[1] for quote in read_quotes(output)]
    assert words == ["shall"] * 3 + ["will"] * 2


# extract: what the user knows


@pytest.fixture
def speech(run: Run, tmp_path: Path) -> Quote:
    """The quote of `speech.txt`, extracted to `data/quotes.jsonl`."""
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")
    assert run("extract", "speech.txt", "-o", "data/quotes.jsonl", cwd=tmp_path).returncode == 0
    (quote,) = read_quotes(tmp_path / "data" / "quotes.jsonl")
    assert quote.speaker == "Jane Doe"
    return quote


@pytest.mark.parametrize(
    "options", [(), ("--corrections", "own/corrections.jsonl", "--speakers", "own/speakers.jsonl")]
)
def test_extract_heeds_what_the_user_knows(run: Run, tmp_path: Path, speech: Quote, options: tuple[str, ...]) -> None:
    folder = tmp_path / ("own" if options else "data")
    folder.mkdir(exist_ok=True)
    known = [{"name": "Jane Q. Doe", "aliases": ["Jane Doe"], "wikidata": "Q1"}]
    corrections = [{"id": speech.id, "date": "2026-01-02"}, {"id": "0", "not_a_quote": True}]
    for name, lines in (("speakers", known), ("corrections", corrections)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = run("extract", "speech.txt", "-o", "data/quotes.jsonl", *options, cwd=tmp_path)
    path = folder.relative_to(tmp_path) / "corrections.jsonl"
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [
            f"{path}: 1 of 2 fit no quote here, as 0",
            "1 quotes from 1 articles -> data/quotes.jsonl; skipped 0",
        ],
    )
    (quote,) = read_quotes(tmp_path / "data" / "quotes.jsonl")
    given = {"speaker": "Jane Q. Doe", "date": "2026-01-02", "date_basis": "stated"}
    assert quote.to_json() == speech.to_json() | given

    to_stdout = run("extract", "speech.txt", "-o", "-", *options, cwd=tmp_path)
    assert json.loads(to_stdout.stdout)["speaker"] == ("Jane Q. Doe" if options else "Jane Doe")


def test_a_correction_wins_over_a_known_speaker(run: Run, tmp_path: Path, speech: Quote) -> None:
    (tmp_path / "data" / "speakers.jsonl").write_text('{"name": "Jane Q. Doe", "aliases": ["Jane Doe"]}')
    (tmp_path / "data" / "corrections.jsonl").write_text(json.dumps({"id": speech.id, "speaker": "Jane Doe"}))
    assert run("extract", "speech.txt", "-o", "data/quotes.jsonl", cwd=tmp_path).returncode == 0
    (quote,) = read_quotes(tmp_path / "data" / "quotes.jsonl")
    assert (quote.speaker, quote.confidence) == ("Jane Doe", 1)


@pytest.mark.parametrize("name", ["corrections", "speakers"])
def test_a_bad_line_stops_before_any_work(run: Run, tmp_path: Path, speech: Quote, name: str) -> None:
    (tmp_path / "data" / f"{name}.jsonl").write_text('\n{"id": "x", "name": "X", "mood": "glad"}\n')
    before = (tmp_path / "data" / "quotes.jsonl").read_bytes()
    failed = run("extract", "missing.txt", "-o", "data/quotes.jsonl", cwd=tmp_path)
    assert failed.returncode == 1
    (line,) = failed.stderr.splitlines()
    assert line.startswith(f"quotesearch: data/{name}.jsonl:2: ")
    assert line.endswith(". Mend or remove the line; nothing was changed.")
    assert (tmp_path / "data" / "quotes.jsonl").read_bytes() == before


@pytest.mark.parametrize("option", ["--corrections", "--speakers"])
def test_a_file_that_is_named_must_be_there(run: Run, tmp_path: Path, speech: Quote, option: str) -> None:
    failed = run("extract", "speech.txt", "-o", "-", option, "mine.jsonl", cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.startswith("quotesearch: mine.jsonl: cannot be read (No such file or directory)")


# build


def test_build_if_stale(run: Run, index_dir: Path, quotes_file: Path, quotes: list[Quote]) -> None:
    built = run("build", quotes_file, "-o", index_dir, "--if-stale")
    assert (built.returncode, built.stdout) == (0, "")
    assert built.stderr.endswith(f"\n6 quotes indexed -> {index_dir}\n")
    name = generation(index_dir)

    again = run("build", quotes_file, "-o", index_dir, "--if-stale")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == f"{index_dir} is up to date with {quotes_file}\n"
    assert generation(index_dir) == name

    write_quotes(quotes[:2], quotes_file)
    assert "\n2 quotes indexed" in run("build", quotes_file, "-o", index_dir, "--if-stale").stderr
    assert generation(index_dir) != name


def test_the_script_builds_what_the_command_builds(
    run: Run, index_dir: Path, quotes_file: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(index_dir, tmp_path / "other"))
    script = [sys.executable, str(ROOT / "scripts" / "build_index.py"), str(quotes_file), "-o", str(other)]
    built = subprocess.run(script, capture_output=True, text=True, check=True)
    assert run("build", quotes_file, "-o", index_dir).stderr == built.stderr.replace(str(other), str(index_dir))

    def content(manifest: Manifest) -> tuple[object, ...]:
        # tantivy names its files at random.
        files = {name: entry for name, entry in manifest.files.items() if not name.startswith("lexical/")}
        return manifest.quotes_sha256, manifest.embedder, manifest.parameters, files

    assert content(check(other)) == content(check(index_dir))
    assert "up to date" in run("build", quotes_file, "-o", other, "--if-stale").stderr


def test_build_without_quotes(run: Run, tmp_path: Path) -> None:
    failed = run("build", cwd=tmp_path)
    assert failed.returncode == 1
    assert failed.stderr.endswith(
        "\nquotesearch: data/quotes.jsonl: cannot be read (No such file or directory). "
        "Make it with `quotesearch extract ARTICLES -o FILE`.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_build_of_a_line_that_is_no_quote(run: Run, index_dir: Path, quotes_file: Path) -> None:
    with quotes_file.open("a", encoding="utf-8") as file:
        file.write('{"id": "x"}\n')
    name = generation(index_dir)
    failed = run("build", quotes_file, "-o", index_dir)
    assert failed.returncode == 1
    assert f"\nquotesearch: {quotes_file}:7: text: Field required. Mend or remove the line" in failed.stderr
    assert generation(index_dir) == name


def test_ctrl_c_during_a_build_leaves_the_old_index(
    run: Run, program: str, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    name = generation(index_dir)
    long = "This sentence is one of many and takes the embedder some time, because it goes on and on and on. " * 20
    write_quotes([make_quote(f"{at} {long}", start=10_000 * at) for at in range(2000)], quotes_file)

    terminal, stderr = pty.openpty()
    termios.tcsetwinsize(stderr, (24, 80))
    process = subprocess.Popen(
        [program, "build", str(quotes_file), "-o", str(index_dir)],
        stderr=stderr,
        # A shell that runs the tests in the background lets them ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    os.close(stderr)
    try:
        shown = read_until(terminal, b"%")
        process.send_signal(signal.SIGINT)
        shown += read_until(terminal, None)
        assert process.wait(60) == 130
    finally:
        process.kill()
        os.close(terminal)

    assert re.search(rb"embedding: +\d+%.* \d+/2000 ", shown)
    assert shown.endswith(b"quotesearch: interrupted; what was there before is unchanged\r\n")
    assert b"Traceback" not in shown
    assert generation(index_dir) == name
    answer = run("search", "who called it arrogance", "--index", index_dir)
    assert "master class in arrogance and betrayal" in answer.stdout


def read_until(terminal: int, mark: bytes | None) -> bytes:
    """What a terminal shows until the mark comes, or until nobody writes any more."""
    shown = b""
    with contextlib.suppress(OSError):  # Linux: the last writer has gone
        while mark is None or mark not in shown:
            ready, _, _ = select.select([terminal], [], [], 60)
            assert ready, f"nothing is shown any more after {shown!r}"
            shown += os.read(terminal, 65536)
    return shown


# search


def test_search_shows_words_speaker_date_and_source(run: Run, committed_index: Path, answered: Answered) -> None:
    done = run("search", answered.question, "--index", committed_index, "--limit", "1")
    assert (done.returncode, done.stderr) == (0, "")
    shown, attribution, *_ = done.stdout.splitlines()
    assert answered.words in shown
    place = "OpenAI signs US defense contract after Anthropic drops out"
    assert re.fullmatch(rf"  {answered.speaker} \(.+\), said {answered.day}, {place}", attribution)


def test_search_that_finds_nothing_says_so(run: Run, committed_index: Path) -> None:
    done = run("search", "banana bread recipe", "--index", committed_index)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Nobody is quoted saying that here.\n"


def test_search_shows_what_is_unknown_and_other_printings(
    run: Run, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    said = "The lighthouse will shine again before the winter comes."
    printed = [
        make_quote(said, article_id="a"),
        make_quote(said, article_id="b", source="The Herald"),
        make_quote(said, article_id="c", title="A title", published="2026-01-01"),
    ]
    other = make_quote("that no lighthouse was for sale", article_id="d", kind="indirect", quoted=(), cue="said")
    write_quotes([*printed, other], quotes_file)
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    shown = run("search", "lighthouse", "--index", index_dir).stdout.split("\n\n")
    assert "that no lighthouse was for sale\n  unknown speaker, date unknown, d\n" in shown
    (found,) = (hit for hit in shown if "shine" in hit)
    words, attribution, others = found.splitlines()
    assert words == f"“{said}”"
    assert attribution.startswith("  unknown speaker, ")
    places = ["A title", "The Herald", "a"]
    assert re.fullmatch(r"  also printed by [^,]+, [^,]+", others)
    assert sorted([attribution.rpartition(", ")[2], *others.partition(" by ")[2].split(", ")]) == sorted(places)


@pytest.mark.parametrize(
    "narrowing",
    [
        {},
        {"limit": "2"},
        {"speaker": "sam altman", "kind": "direct"},
        {"source": "tnw"},
        {"since": "2026-02-28", "until": "2026-02-28"},
        {"speaker": ""},
    ],
)
def test_search_as_json_is_what_http_answers(
    run: Run, committed_index: Path, server_url: str, narrowing: dict[str, str]
) -> None:
    question = "what did Altman say about mass surveillance 😀"
    options = [part for name, value in narrowing.items() for part in (f"--{name}", value)]
    done = run("search", question, "--index", committed_index, "--json", *options)
    query = urllib.parse.urlencode({"q": question, **narrowing})
    with urllib.request.urlopen(f"{server_url}/api/v1/search?{query}", timeout=30) as response:
        over_http = json.load(response)
    printed = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert over_http["hits"]
    assert printed.keys() == over_http.keys()
    assert printed | {"took_ms": 0} == over_http | {"took_ms": 0}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("",), "q: the question has no words"),
        (("?!",), "q: the question has no words"),
        (("a" * 1001,), "q: the question has 1001 characters. Ask it in at most 1000."),
        ((os.fsdecode(b"arrogance \xff"),), "q: the question is not valid Unicode"),
        (("war", "--since", "2026"), "since: '2026' is not a day written YYYY-MM-DD"),
        (("war", "--since", "2026-03-01", "--until", "2026-02-01"), "since: since is after until"),
        (("war", "--kind", "shouted"), "kind: Input should be 'direct', 'mixed' or 'indirect'"),
    ],
)
def test_search_refuses_what_cannot_be_understood(
    run: Run, committed_index: Path, arguments: tuple[str, ...], says: str
) -> None:
    refused = run("search", *arguments, "--index", committed_index)
    assert (refused.returncode, refused.stdout) == (2, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(f"quotesearch: {says}")


def test_search_shows_that_printings_name_different_people(
    run: Run, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    said = "The lighthouse will shine again before the winter comes."
    names = ("Ann Lee", "Bo Chen", None)
    write_quotes([make_quote(said, article_id=str(name), speaker=name) for name in names], quotes_file)
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    shown = run("search", "lighthouse", "--index", index_dir, "--speaker", "Bo Chen").stdout.splitlines()
    assert shown[-1] == "  conflict: the same words are also given to Ann Lee"


# verify


def test_verify_shows_the_verdict_and_what_was_done_to_the_words(run: Run, committed_index: Path) -> None:
    done = run("verify", "master class of arrogance", "--index", committed_index)
    assert (done.returncode, done.stderr) == (0, "")
    verdict, _, words, attribution, *_ = done.stdout.splitlines()
    assert verdict == "altered"
    assert words == "master class [-in-]{+of+} arrogance […and betrayal…]"
    assert attribution.startswith("  Pete Hegseth (named there: ")


@pytest.mark.parametrize(
    ("arguments", "verdict"),
    [
        (("master class in arrogance and betrayal",), "verbatim"),
        (("master class in arrogance and betrayal", "--speaker", "Altman"), "misattributed"),
        (("banana bread needs three ripe bananas",), "not_found"),
    ],
)
def test_verify_as_json_is_what_http_answers(
    run: Run, committed_index: Path, server_url: str, arguments: tuple[str, ...], verdict: str
) -> None:
    done = run("verify", *arguments, "--index", committed_index, "--json")
    body = json.dumps({"text": arguments[0], "speaker": arguments[2] if len(arguments) > 1 else None}).encode()
    request = urllib.request.Request(f"{server_url}/api/v1/verify", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        assert json.loads(done.stdout) == json.load(response)
    assert json.loads(done.stdout)["verdict"] == verdict


def test_verify_refuses_what_is_no_quotation(run: Run, committed_index: Path) -> None:
    refused = run("verify", "…", "--index", committed_index)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "quotesearch: text: the quotation has no words. Give the words to verify.\n"


def test_the_index_may_be_named_by_the_environment(run: Run, committed_index: Path, tmp_path: Path) -> None:
    named = os.environ | {"QUOTESEARCH_INDEX": str(committed_index)}
    assert "arrogance" in run("search", "arrogance", env=named, cwd=tmp_path).stdout
    assert run("check", env=named, cwd=tmp_path).returncode == 0


# check


def test_check_of_a_sound_index(run: Run, committed_index: Path) -> None:
    done = run("check", "--index", committed_index)
    assert (done.returncode, done.stdout) == (0, "")
    assert (
        done.stderr == f"{committed_index}: {open_index(committed_index).manifest.quotes} quotes, all files as built\n"
    )


@pytest.mark.parametrize("command", [("check",), ("search", "arrogance")], ids=" ".join)
def test_a_damaged_index(run: Run, damaged_index: Path, command: tuple[str, ...]) -> None:
    failed = run(*command, "--index", damaged_index)
    assert (failed.returncode, failed.stdout) == (4, "")
    (line,) = failed.stderr.splitlines()
    assert "records.sqlite: is not the file that was built (SHA-256). Run `quotesearch build`" in line


@pytest.mark.parametrize("command", [("check",), ("search", "arrogance")], ids=" ".join)
def test_no_index(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    failed = run(*command, cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == "quotesearch: index: there is no index here. Make it with `quotesearch build`.\n"
