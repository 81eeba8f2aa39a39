"""The order of answers as people expect it, and a search that is given up."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, Interrupted
from tests.conftest import NOW
from tests.search.naive import Piece
from tests.search.shelf import Shelf


def shelf_of(*bodies: str) -> Shelf:
    return Shelf(
        Piece(Article("", body=(body,)), moment=place) for place, body in enumerate(bodies)
    )


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("bo", "bo bo bo", "bộ trưởng"),
        ("lam viec", "làm việc chăm", "việc đã làm"),
        ("sông hàn", "bên sông Hàn", "hàn trên sông"),
        ("Nam", "miền Nam", "năm nay"),
    ],
)
def test_the_better_match_comes_first_though_it_is_older(
    query: str, better: str, worse: str
) -> None:
    assert shelf_of(better, worse).find(query) == [0, 1]


def test_a_title_beats_a_lede_beats_a_body() -> None:
    shelf = Shelf(
        [
            Piece(Article("Cầu Rồng", body=("Chữ.",)), moment=1),
            Piece(Article("Chữ", lede="Cầu Rồng"), moment=2),
            Piece(Article("Chữ", body=("Cầu Rồng",)), moment=3),
        ]
    )
    assert shelf.find("cau rong") == [0, 1, 2]
    assert shelf.find("cau rong", sort="date") == [2, 1, 0]


def test_an_article_that_names_the_entity_comes_first() -> None:
    article = Article("", body=("ông Tô Lâm",))
    shelf = Shelf([Piece(article, 1, names=("Tô Lâm",)), Piece(article, 2)])
    assert shelf.find("to lam") == [0, 1]
    assert shelf.find("@lam") == []
    assert shelf.find('@"dong chi to lam"') == [0]


@pytest.mark.parametrize("query", ["tô lam", "đa", "hà nôi"])
def test_marks_that_were_typed_must_be_there(query: str) -> None:
    assert shelf_of("to lam da ha noi").find(query) == []


def test_ranking_vectors_hold(corpora: Path) -> None:
    vectors = json.loads((corpora / "entities/testvectors.json").read_text())
    for case in vectors["search_ranking"]["cases"]:
        wanted, misses = case["order"], case["misses"]
        # The better ones are the older ones, so that age can't put them first.
        texts = [*wanted, *misses] if not case.get("same_tier") else [*reversed(wanted), *misses]
        found = shelf_of(*texts).find(case["query"])
        if case.get("same_tier"):
            assert sorted(found) == list(range(len(wanted)))
        else:
            assert found == list(range(len(wanted)))


def test_a_search_that_is_interrupted_stops_and_the_next_one_works(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True, now=lambda: NOW) as library:
        library.add(
            Article(f"Bài {n}", body=(f"thành phố Hồ Chí Minh số {n} " * 20,)) for n in range(300)
        )
        outcome: list[str] = []

        def search_on() -> None:
            try:
                for _ in range(100_000):
                    library.find("th pho h chi", typing=True)
            except Interrupted:
                outcome.append("interrupted")

        worker = threading.Thread(target=search_on)
        worker.start()
        while worker.is_alive():
            library.interrupt()
            worker.join(0.001)
        assert outcome == ["interrupted"]
        assert library.find("thanh pho").total == 300
