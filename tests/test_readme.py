"""What the README says is so: its commands run, its tables are complete, its pictures are there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.settings import Settings
from tests.key_table import README

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
INSTALLING, RUN = BLOCKS[:2], BLOCKS[2:]
"""The first two install, which `.ci/run` does itself."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that the blocks share, as someone who follows the README would have."""
    made = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data", made / "data")
    return made


def in_shell(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run lines as they stand, up to the first that fails."""
    names = ("PATH", "PYTHONPATH")
    environment = {name: os.environ[name] for name in names if name in os.environ}
    environment |= {"HOME": str(home), "LC_ALL": "C.UTF-8", "PY": sys.executable}
    environment["PYTHONPATH"] = str(ROOT)
    reader = 'reader() { "$PY" -m reader "$@"; }\n'
    return subprocess.run(
        ["bash", "-euc", reader + script],
        cwd=home, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("block", RUN, ids=lambda block: block.split("\n")[0])
def test_the_commands_run_one_after_the_other(block: str, home: Path) -> None:
    ran = in_shell(block, home)
    assert (ran.returncode, ran.stderr) == (0, "")
    if ">" not in block:
        assert ran.stdout


def test_the_first_two_blocks_install_run_and_test() -> None:
    assert [block.count("\n") for block in INSTALLING] == [1, 1]
    assert INSTALLING[0].endswith("pip install . && .venv/bin/reader\n")
    assert "-m pytest" in INSTALLING[1]


def test_every_command_is_in_the_table_and_in_a_block(home: Path) -> None:
    told = set(re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE))
    helped = in_shell("reader --help", home).stdout
    commands = set(re.findall(r"^    ([a-z]+)(?:  |$)", helped, re.MULTILINE))
    assert commands
    assert commands <= told
    run = set(re.findall(r"^reader (?:--samples )?([a-z]+)", "".join(RUN), re.MULTILINE))
    assert commands - run <= {"serve", "help"}  # one never ends, the other asks for help


def test_every_setting_is_told_with_its_default() -> None:
    toml = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)[0]
    for name, default in Settings()._asdict().items():
        if name == "keys":
            assert "[keys]" in toml
        else:
            written = str(default).lower() if isinstance(default, bool) else default
            shown = {"()": "[]"}.get(str(written), written)
            value = f'"{shown}"' if isinstance(default, str) else shown
            assert re.search(rf"^{name} = {re.escape(str(value))}\s", toml, re.MULTILINE), name


def test_every_file_and_picture_that_it_names_is_there() -> None:
    named = re.findall(r"\]\((?!https?:|#)([^)]+)\)", TEXT)
    named += re.findall(r"`(tests/[\w/]+(?:\.py)?)`", TEXT)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_link_within_leads_to_a_heading() -> None:
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert {link for link in re.findall(r"\]\(#([^)]+)\)", TEXT)} <= anchors
