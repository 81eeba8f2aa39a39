"""Completions and the manual page tell of what the command line has, and of nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.shell import SHELLS


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


@pytest.fixture
def bash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The script for bash, in a file."""
    if not shutil.which("bash"):
        pytest.skip("no bash here")
    script = tmp_path / "reader.bash"
    script.write_text(printed(capsys, "completion", "bash"), encoding="utf-8")
    return script


def completed(script: Path, *words: str) -> set[str]:
    """What bash offers for the last word."""
    given = " ".join(f"'{word}'" for word in words)
    ran = subprocess.run(
        ["bash", "-c", f"source {script}; COMP_WORDS=({given}); COMP_CWORD={len(words) - 1};"
         "_shtab_reader; printf '%s\\n' \"${COMPREPLY[@]}\""],
        capture_output=True, text=True, check=True, cwd=script.parent,
    )  # fmt: skip
    return set(ran.stdout.split())


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_a_script_that_names_the_commands(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = printed(capsys, "completion", shell)
    assert all(name in script for name in ("search", "subscribe", "doctor", "--library"))


def test_bash_completes_commands_options_and_what_they_take(bash: Path) -> None:
    assert completed(bash, "reader", "sub") == {"subscribe"}
    assert completed(bash, "reader", "list", "--s") >= {"--sort"}
    assert completed(bash, "reader", "list", "--sort", "") >= {"date", "title", "source"}


def test_bash_completes_files_where_a_file_is_wanted(bash: Path) -> None:
    (bash.parent / "bản-tin.opml").touch()
    assert "bản-tin.opml" in completed(bash, "reader", "import", "b")


def test_another_shell_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        main(["completion", "nushell"])
    assert exit.value.code == 2


def test_the_manual_names_every_command_and_its_options(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = printed(capsys, "manual").replace("\\", "")
    assert page.startswith('.TH READER "1"')
    assert "a terminal news reader" in page
    for told in ("reader search", "reader restore", "--limit", "--repair"):
        assert told in page
