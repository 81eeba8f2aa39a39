"""The settings file: what it may say, how mistakes are told, and that nothing in it is lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_config_path

from reader.cli import main
from reader.model import ReaderError
from reader.settings import Settings, load, settings_file
from reader.settings.rules import RULES
from reader.settings.writing import save


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file that isn't there yet."""
    return tmp_path / "config" / "settings.toml"


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_everything_is_as_it_comes(file: Path) -> None:
    assert load(file) == (Settings(), ())


def test_every_setting_can_be_said_in_the_file(file: Path) -> None:
    write(
        file,
        """
        theme = "light"
        language = "vi"
        measure = 60
        mark_read = "pass"
        refresh_on_start = true
        refresh_minutes = 30
        full_text = true
        retention_days = 90
        confirm = false
        browser = ["firefox", "--new-tab"]
        list_width = 40
        show_names = false
        names_width = 30
        keys = { quit = "ctrl+x", bookmark = ["s", "B"], alone = [] }
        """,
    )
    assert load(file) == (
        Settings(
            theme="light",
            language="vi",
            measure=60,
            mark_read="pass",
            refresh_on_start=True,
            refresh_minutes=30,
            full_text=True,
            retention_days=90,
            confirm=False,
            browser=("firefox", "--new-tab"),
            list_width=40,
            show_names=False,
            names_width=30,
            keys={"quit": ("ctrl+x",), "bookmark": ("s", "B"), "alone": ()},
        ),
        (),
    )


def test_every_setting_has_a_rule_that_its_default_keeps() -> None:
    assert {*RULES, "keys"} == set(Settings._fields)
    for name, rule in RULES.items():
        default = getattr(Settings(), name)
        found = list(default) if isinstance(default, tuple) else default
        assert rule.read(found) == default, name


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('theme = "mauve"', "theme: expected one of 'dark', 'light', 'contrast', 'terminal'"),
        ("theme = 3", "theme: expected one of 'dark', 'light', 'contrast', 'terminal'"),
        ("measure = 5", "measure: expected a whole number from 30 to 160"),
        ("measure = true", "measure: expected a whole number from 30 to 160"),
        ("measure = 72.0", "measure: expected a whole number from 30 to 160"),
        (
            "refresh_minutes = -1",
            "refresh_minutes: expected 0 or a whole number from 1 to 1440",
        ),
        ("confirm = 1", "confirm: expected true or false"),
        (
            "browser = [1]",
            'browser: expected a list of words such as ["firefox", "--new-tab"]',
        ),
        ("keys = 3", "keys: expected a table of keys"),
        ("keys = { quit = 3 }", 'keys.quit: expected a list of words such as ["x", "ctrl+t"]'),
        ("mesure = 60", "mesure: there is no such setting; did you mean measure?"),
        ("zzz = 60", "zzz: there is no such setting"),
        ('"a\\u001b[2J" = 1', "'a\\x1b[2J': there is no such setting"),
    ],
)
def test_a_mistake_is_named_and_costs_only_itself(file: Path, line: str, said: str) -> None:
    found = load(write(file, f'language = "vi"\n{line}\n'))
    assert list(map(str, found.problems)) == [f"{file}: {said}"]
    assert found.settings == Settings(language="vi", keys=found.settings.keys)
    assert not found.settings.keys


@pytest.mark.parametrize("text", ["theme = ", "theme = 'dark", "[" * 9000, "a = " + "[" * 90_000])
def test_what_isnt_toml_is_one_line_and_the_defaults(file: Path, text: str) -> None:
    found = load(write(file, text))
    assert found.settings == Settings()
    (problem,) = map(str, found.problems)
    assert problem.startswith(f"{file}: ")
    assert "\n" not in problem


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    assert list(map(str, load(tmp_path).problems)) == [f"{tmp_path}: Is a directory"]


@given(st.binary(max_size=200))
def test_no_bytes_are_a_traceback(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "settings.toml"
    file.write_bytes(data)
    for problem in load(file).problems:
        assert str(problem).isprintable()


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_file() == tmp_path / "home" / "config" / "reader" / "settings.toml"
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "mine.toml"))
    assert settings_file() == tmp_path / "mine.toml"


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="asked there, not known")
@pytest.mark.parametrize("folder", ["/etc/xdg", "", " ", None])
def test_the_file_is_where_the_platform_keeps_settings(
    monkeypatch: pytest.MonkeyPatch, folder: str | None
) -> None:
    if folder is None:
        monkeypatch.delenv("XDG_CONFIG_HOME")
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    assert settings_file() == user_config_path("reader", appauthor=False) / "settings.toml"


def test_what_is_saved_is_read_again(file: Path) -> None:
    save({"theme": "light", "browser": ("w3m", "-N"), "measure": 80}, file)
    assert load(file) == (Settings(theme="light", browser=("w3m", "-N"), measure=80), ())


def test_saving_keeps_comments_order_and_what_it_doesnt_know(file: Path) -> None:
    text = (
        "# mine\n"
        'theme = "dark"  # for the night\n'
        "mesure = 60\n"
        "\n"
        "[keys]  # habits\n"
        'quit = "ctrl+x"\n'
    )
    save({"theme": "light", "measure": 80}, write(file, text))
    after = file.read_text(encoding="utf-8")
    for kept in ("# mine\n", "# for the night\n", "mesure = 60\n", "[keys]  # habits\n"):
        assert kept in after
    found = load(file)
    assert (found.settings.theme, found.settings.measure) == ("light", 80)
    assert found.settings.keys == {"quit": ("ctrl+x",)}


def test_a_link_to_the_file_stays_a_link_and_its_mode_its_mode(file: Path, tmp_path: Path) -> None:
    write(file, "").chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    save({"measure": 80}, link)
    assert link.is_symlink()
    assert load(file).settings.measure == 80
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("text", ["theme = ", "a = 1\na = 2\n"])
def test_a_file_that_cant_be_read_isnt_written_over(file: Path, text: str) -> None:
    write(file, text)
    with pytest.raises(ReaderError, match="weren't saved"):
        save({"measure": 80}, file)
    assert file.read_text(encoding="utf-8") == text
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("value", ["\udc80", "firefox"], ids=["no text", "a full disk"])
def test_what_cant_be_written_leaves_the_file_as_it_was_and_no_other(
    file: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write(file, "measure = 60\n")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReaderError, match="weren't saved"):
        save({"browser": (value,)}, file)
    assert file.read_text(encoding="utf-8") == "measure = 60\n"
    assert list(file.parent.iterdir()) == [file]


def test_a_changed_setting_leaves_the_others() -> None:
    settings = Settings(theme="light")
    assert settings.with_value("measure", 80) == Settings(theme="light", measure=80)
    assert settings == Settings(theme="light")


def test_without_a_file_nothing_that_reads_or_writes_one_is_loaded() -> None:
    look = (
        "import sys; from reader.settings import load; load();"
        "print(any(name in sys.modules for name in ['tomlkit', 'tomllib', 'platformdirs']))"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_doctor_says_where_the_file_is_and_what_is_wrong_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "mine.toml", "measure = 5\n")
    monkeypatch.setenv("READER_CONFIG", str(file))
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "library"))
    assert main(["list", "--samples", "--limit", "1"]) == 0
    assert main(["doctor", "--samples"]) == 1
    said = capsys.readouterr()
    assert f"settings: {file}\n" in said.out
    assert f"{file}: measure: expected a whole number from 30 to 160\n" in said.err


def test_help_says_where_the_file_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "settings.toml" in capsys.readouterr().out
