"""What each setting may be: every value that is taken, and its neighbours that are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import choose
from reader.settings import Settings, load
from reader.settings.rules import RULES, Choice, Number, Rule, Switch, Words
from reader.settings.writing import save
from reader.ui.render.settings import said, stepped

anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
    st.lists(st.text(max_size=5), max_size=3), st.dictionaries(st.text(max_size=3), st.integers()),
)  # fmt: skip
NUMBERS = {name: rule for name, rule in RULES.items() if isinstance(rule, Number)}


@pytest.mark.parametrize(
    ("rule", "found", "read"),
    [
        (Choice(("a", "b")), "a", "a"),
        (Choice(("a", "b")), "A", None),
        (Choice(("a", "b")), "", None),
        (Choice(("a", "b")), 1, None),
        (Choice(("a", "b")), ["a"], None),
        (Number(30, 160, 4), 30, 30),
        (Number(30, 160, 4), 160, 160),
        (Number(30, 160, 4), 29, None),
        (Number(30, 160, 4), 161, None),
        (Number(30, 160, 4), 0, 0),
        (Number(30, 160, 4, or_none=False), 0, None),
        (Number(30, 160, 4), -30, None),
        (Number(30, 160, 4), 72.0, None),
        (Number(30, 160, 4), "72", None),
        (Number(0, 9, 1), True, None),
        (Switch(), True, True),
        (Switch(), False, False),
        (Switch(), 1, None),
        (Switch(), "true", None),
        (Words("x"), "firefox", ("firefox",)),
        (Words("x"), ["firefox", "--new-tab"], ("firefox", "--new-tab")),
        (Words("x"), [], ()),
        (Words("x"), [""], None),
        (Words("x"), "", None),
        (Words("x"), ["a", 1], None),
        (Words("x"), {"a": "b"}, None),
    ],
)
def test_what_a_rule_takes(rule: Rule, found: object, read: object) -> None:
    assert rule.read(found) == read
    assert type(rule.read(found)) is type(read)


@pytest.mark.parametrize("name", RULES)
@given(found=anything)
def test_a_rule_takes_a_value_or_refuses_it_and_nothing_else(name: str, found: object) -> None:
    read = RULES[name].read(found)
    assert read is None or isinstance(read, str | int | bool | tuple)
    if read is not None:
        again = list(read) if isinstance(read, tuple) else read
        assert RULES[name].read(again) == read


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_is_expected_is_told_in_both_languages(rule: Rule) -> None:
    english = rule.expected
    choose("vi")
    assert rule.expected != english
    assert "{" not in rule.expected + english


class TestStepping:
    @pytest.mark.parametrize("name", NUMBERS)
    @given(value=st.integers(0, 40_000), by=st.integers(-3, 3).filter(bool))
    def test_a_step_is_to_a_value_that_the_file_may_hold(
        self, name: str, value: int, by: int
    ) -> None:
        rule = NUMBERS[name]
        assert rule.read(rule.stepped(value, by)) is not None

    @pytest.mark.parametrize("name", NUMBERS)
    def test_all_the_way_up_and_down_ends_at_the_bounds(self, name: str) -> None:
        rule, value = NUMBERS[name], 0
        for _ in range(2000):
            value = rule.stepped(value, 1)
        assert value == rule.highest
        for _ in range(2000):
            value = rule.stepped(value, -1)
        assert value == (0 if rule.or_none else rule.lowest)

    @pytest.mark.parametrize(
        ("name", "value", "by", "then"),
        [
            ("theme", "dark", 1, "light"),
            ("theme", "dark", -1, "terminal"),
            ("theme", "terminal", 1, "dark"),
            ("confirm", True, 1, False),
            ("confirm", False, -1, True),
            ("measure", 72, 1, 76),
            ("measure", 30, -1, 30),
            ("measure", 158, 1, 160),
            ("list_width", 0, 1, 20),
            ("list_width", 20, -1, 0),
            ("refresh_minutes", 0, -1, 0),
            ("browser", ("firefox",), 1, None),
        ],
    )
    def test_where_a_step_leads(self, name: str, value: object, by: int, then: object) -> None:
        assert stepped(name, value, by) == then  # type: ignore[arg-type]


class TestWords:
    """A value is told in words, in the language of the interface."""

    @pytest.mark.parametrize(
        ("name", "value", "english", "vietnamese"),
        [
            ("confirm", True, "yes", "có"),
            ("confirm", False, "no", "không"),
            ("measure", 72, "72 columns", "72 cột"),
            ("refresh_minutes", 1, "every minute", "mỗi 1 phút"),
            ("refresh_minutes", 30, "every 30 minutes", "mỗi 30 phút"),
            ("retention_days", 1, "1 day", "1 ngày"),
            ("retention_days", 36500, "36,500 days", "36.500 ngày"),
            ("browser", ("firefox", "--new-tab"), "firefox --new-tab", "firefox --new-tab"),
            ("language", "vi", "Tiếng Việt", "Tiếng Việt"),
        ],
    )
    def test_a_value(self, name: str, value: object, english: str, vietnamese: str) -> None:
        assert said(name, value) == english  # type: ignore[arg-type]
        choose("vi")
        assert said(name, value) == vietnamese  # type: ignore[arg-type]

    @pytest.mark.parametrize("name", RULES)
    def test_every_default_has_words_in_both_languages(self, name: str) -> None:
        default = getattr(Settings(), name)
        english = said(name, default)
        choose("vi")
        assert english != ""
        assert said(name, default) != ""


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "theme": st.sampled_from(["dark", "light", "contrast", "terminal"]),
            "measure": st.integers(30, 160),
            "confirm": st.booleans(),
            "retention_days": st.integers(1, 36500),
            "browser": st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"),
                                        min_size=1, max_size=8), max_size=3).map(tuple),
        },
    )
)  # fmt: skip
def test_whatever_is_saved_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[str, str | int | bool | tuple[str, ...]]
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    save(changes, file)
    loaded = load(file)
    assert loaded.problems == ()
    assert loaded.settings == Settings()._replace(**changes)  # type: ignore[arg-type]
    assert {*tomllib.loads(file.read_text(encoding="utf-8"))} == {*changes}


@pytest.mark.parametrize("times", [2, 5])
def test_saving_again_and_again_leaves_one_line_for_each_setting(
    tmp_path: Path, times: int
) -> None:
    file = tmp_path / "settings.toml"
    for number in range(times):
        save({"measure": 60 + number, "theme": "light"}, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("measure") for line in lines) == 1
    assert load(file).settings.measure == 59 + times
