"""Schemathesis holds a running server against its own description.

It sends requests that fit the description and requests that do not. With a thousand an operation:
schemathesis --config-file tests/web/api/schemathesis.toml run -n 1000 URL/openapi.json
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quotesearch.web.ops.auth import make_key

if TYPE_CHECKING:
    from tests.conftest import Server, StartServer

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")


def check_server(server: Server, folder: Path, examples: int, configuration: str = "") -> None:
    (folder / "schemathesis.toml").write_text(
        f"{CONFIGURATION.read_text()}\n{configuration}"
    )  # read from where it runs
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        f"{server.url}/openapi.json",
    ]
    options = ["--max-examples", str(examples), "--seed", "1", "--no-color"]
    done = subprocess.run(
        [*command, *options], capture_output=True, text=True, timeout=300, cwd=folder, check=False
    )
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert passed
    assert passed[1] == passed[2]
    assert int(passed[1]) > 10 * examples
    assert '"level": "error"' not in server.log.read_text()


def test_the_server_does_what_its_description_says(server: Server, tmp_path: Path) -> None:
    check_server(server, tmp_path, examples=40)


def test_a_server_with_keys_does_what_its_description_says(
    start_server: StartServer, empty_index: Path, tmp_path: Path
) -> None:
    key, line = make_key("tests")
    (tmp_path / "keys.txt").write_text(line)
    with start_server(empty_index, "--api-keys", tmp_path / "keys.txt") as guarded:
        check_server(guarded, tmp_path, 10, f'[auth.openapi.bearer]\nbearer = "{key}"\n')
