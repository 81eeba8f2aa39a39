"""The data files: every line says something, nothing twice, and the compiled file says the same."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest

from reader.entities import aliases_of
from reader.entities.aliases import shipped_names
from reader.entities.data import build
from reader.entities.lexicon import Known, Phrases, lexicon
from reader.entities.link import entity_id, name_key
from reader.entities.tokens import tokenise
from reader.model import EntityType
from tests.entities.marks import marked

NAME_FILES = ("countries.txt", "places.txt", "organisations.txt", "people.txt")
FILES = (*NAME_FILES, "words.txt")
SECTIONS = {
    "countries", "provinces", "cities", "towns", "districts", "capitals", "regions", "people",
    "events", "documents",
}  # fmt: skip
"""Sections that rules ask for by name."""
SHARED = {
    "hồ chí minh", "hai bà trưng", "lê chân", "ngô quyền", "thuận hóa", "bắc hà",
}  # fmt: skip
"""Names that a person and a place share, or a region and a district."""


def lines(file: str) -> list[tuple[str, str]]:
    return list(build._lines(build.FOLDER / file))


def names(line: str) -> list[str]:
    first, _, rest = line.partition(" = ")
    return [first, *(name for name in rest.split("; ") if name)]


def listed() -> Iterator[tuple[str, str]]:
    for section, items in build._sections(build.FOLDER / "words.txt").items():
        if section not in ("events", "documents"):
            yield from ((section, item) for item in items)


@pytest.mark.parametrize("file", FILES)
def test_a_data_file_is_plain_text_of_one_form(file: str) -> None:
    text = (build.FOLDER / file).read_text("utf8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    for line in text.splitlines():
        assert line == line.strip()
        assert "  " not in line
        assert "\t" not in line


@pytest.mark.parametrize("file", NAME_FILES)
def test_a_line_of_names_has_one_name_and_then_the_others(file: str) -> None:
    for section, line in lines(file):
        assert section, line
        assert line.count(" = ") <= 1, line
        assert all(name == name.strip() and name for name in names(line)), line
        assert not line.endswith(("=", ";")), line
        assert len(set(names(line))) == len(names(line)), line


@pytest.mark.parametrize("file", NAME_FILES)
def test_no_two_lines_are_about_one_entity(file: str) -> None:
    first = Counter(name_key(names(line)[0]) for _, line in lines(file))
    assert [name for name, count in first.items() if count > 1] == []


def test_a_name_stands_for_one_entity_but_for_the_homographs_that_the_rules_tell_apart() -> None:
    words = lexicon()
    shared = {
        key
        for key, entries in words.entries.items()
        if len({entry.entity for entry in entries}) > 1
    }
    assert shared == SHARED


def test_no_two_entities_share_an_id() -> None:
    ids = Counter(entity_id(one.type, name_key(one.name)) for one in lexicon().known)
    assert [id for id, count in ids.items() if count > 1] == []
    assert len(shipped_names()) == len(lexicon().known)


def test_no_word_is_listed_twice_in_its_list() -> None:
    counts = Counter((section, build.key_of(tokenise(item))) for section, item in listed())
    assert [item for item, count in counts.items() if count > 1] == []


def test_every_entity_has_a_type_and_a_section_that_is_known() -> None:
    known = lexicon().known
    assert {one.type for one in known} == {"PERSON", "ORG", "PLACE", "EVENT", "DOC"}
    assert {one.type for one in known} <= set(get_args(EntityType))
    assert {one.section for one in known} >= SECTIONS
    by_section: dict[str, set[EntityType]] = {}
    for one in known:
        by_section.setdefault(one.section, set()).add(one.type)
    assert all(len(types) == 1 for types in by_section.values()), by_section


def test_every_list_that_the_rules_read_is_there_and_says_something() -> None:
    asked = {
        "honorifics", "roles", "offices", "before_title", "kin", "given", "org_heads",
        "org_heads_any_case", "org_heads_lower", "org_heads_named", "org_alone", "team_heads",
        "org_words", "org_joiners", "org_suffixes", "org_cues", "media_heads", "place_heads",
        "place_numbers", "place_cues", "event_heads", "event_words", "event_suffixes", "sports",
        "doc_heads", "doc_numbered", "doc_words", "laws", "not_names", "speech", "credits",
        "english", "english_places", "after_name", "acronyms", "name_stops",
    }  # fmt: skip
    words = json.loads(build.COMPILED.read_text("utf8"))["words"]
    assert set(words) == asked | {"surnames"}
    assert all(words.values())


def test_a_name_in_the_compiled_file_is_asked_for_as_the_text_writes_it() -> None:
    words = lexicon()
    for key, entries in words.entries.items():
        size = len(key.split())
        assert words.longest[key.split()[0]] >= size
        for entry in entries:
            assert len(entry.case) == size, key
            assert set(entry.case) <= set("CU."), key


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("Hà Nội", "CC"),
        ("EVN", "U"),
        ("TP.HCM", "U.U"),
        ("Bộ Y tế", "CC."),
        ("VINAMILK", "C"),  # longer than an acronym: a brand that is also written Vinamilk
        ("iPhone", "."),
        ("Kim Jong-un", "CC.."),
    ],
)
def test_capitals_stand_where_the_file_has_them(name: str, case: str) -> None:
    assert "".join(build._case(token) for token in tokenise(name)) == case


def test_the_same_files_compile_to_the_same_bytes() -> None:
    assert build.compile_lexicon() == build.compile_lexicon() == build.COMPILED.read_text("utf8")


def test_the_builder_says_whether_the_compiled_file_is_of_today(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert build.main(["--check"]) == 0
    monkeypatch.setattr(build, "compile_lexicon", lambda: "{}\n")
    assert build.main(["--check"]) == 1


def test_the_builder_writes_the_compiled_file(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path_factory.mktemp("lexicon") / "lexicon.json"
    monkeypatch.setattr(build, "COMPILED", target)
    assert build.main([]) == 0
    assert build.main(["--check"]) == 0
    document = json.loads(target.read_text("utf8"))
    assert set(document) == {"entities", "phrases", "words"}
    kind, section, *spelled = document["entities"][0]
    assert (kind, section, bool(spelled)) == ("PLACE", "countries", True)


def test_the_longest_phrase_wins_and_none_goes_beyond_the_text() -> None:
    phrases = Phrases(["bộ", "bộ trưởng", "bộ trưởng bộ công an"])
    keys = "bộ trưởng bộ công".split()
    assert phrases.match(keys, 0) == 2
    assert phrases.match(keys, 2) == 3
    assert phrases.match(keys, 1) == 1
    assert phrases.match([*keys, "an"], 0) == 5
    assert "bộ trưởng" in phrases
    assert "trưởng" not in phrases


@pytest.mark.parametrize(
    ("id", "names"),
    [
        ("place:hoa-kỳ", ("Hoa Kỳ", "Mỹ")),
        ("org:thông-tấn-xã-việt-nam", ("Thông tấn xã Việt Nam", "TTXVN")),
        ("event:thế-chiến-ii", ("Thế chiến II", "Thế chiến thứ hai")),
    ],
)
def test_the_canonical_name_comes_first(id: str, names: tuple[str, ...]) -> None:
    assert aliases_of(id)[: len(names)] == names


def test_a_known_entity_is_found_by_type_and_key() -> None:
    words = lexicon()
    place = words.entity_named("hồ chí minh", "PLACE")
    person = words.entity_named("hồ chí minh", "PERSON")
    assert place is not None
    assert person is not None
    assert (words.known[place].section, words.known[person].section) == ("provinces", "people")
    assert words.entity_named("hồ chí minh", "ORG") is None
    assert words.entity_named("không có ai", "PERSON") is None


def test_every_country_is_found_in_a_sentence_by_its_own_name() -> None:
    missed = [
        one.name
        for one in _of("countries")
        if f"PLACE {one.name}" not in marked(f"Đoàn đến nước {one.name} hôm nay.", "PLACE")
    ]
    assert missed == []


def test_every_province_is_found_with_and_without_its_head() -> None:
    missed = [
        one.name
        for one in _of("provinces")
        if not any(found.endswith(one.name) for found in marked(f"Ở {one.name}, mưa.", "PLACE"))
        or len(marked(f"Mưa lớn ở tỉnh {one.name} đêm nay.", "PLACE")) != 1
    ]
    assert missed == []


def test_every_public_figure_is_a_person_in_a_sentence() -> None:
    missed = [
        one.name
        for one in _of("people")
        if f"PERSON {one.name}" not in marked(f"Báo viết về ông {one.name} rất nhiều.")
    ]
    assert missed == []


def _of(section: str) -> list[Known]:
    return [one for one in lexicon().known if one.section == section]
