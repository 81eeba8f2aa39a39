"""An article is named by feed and guid, else by its address, else by its words."""

from __future__ import annotations

from dataclasses import replace

from reader.intake import article_key
from reader.model import Article

ARTICLE = Article(title="Hoà bình trên sông", lede="Một sớm mùa thu.", body=("Thuyền về.",))


def test_a_guid_names_an_article_within_its_feed() -> None:
    one = replace(ARTICLE, feed="https://a.example/rss", guid="7", url="https://a.example/1")
    assert article_key(one) == article_key(replace(one, url="https://a.example/2", title="khác"))
    assert article_key(one) != article_key(replace(one, feed="https://b.example/rss"))
    assert article_key(one) != article_key(replace(one, guid="8"))


def test_an_address_names_an_article_without_its_tracking_parameters() -> None:
    one = replace(ARTICLE, url="https://a.example/1?utm_source=x")
    assert article_key(one) == article_key(replace(one, url="http://www.a.example/1", title="khác"))


def test_a_guid_without_a_feed_names_nothing() -> None:
    assert article_key(replace(ARTICLE, guid="7")) == article_key(ARTICLE)


def test_words_name_an_article_that_has_nothing_else() -> None:
    assert article_key(ARTICLE) == article_key(replace(ARTICLE, title="Hòa bình  trên sông"))
    assert article_key(ARTICLE) != article_key(replace(ARTICLE, body=("Thuyền đi.",)))


def test_the_ways_of_naming_never_meet() -> None:
    keys = {
        article_key(ARTICLE),
        article_key(replace(ARTICLE, url="https://a.example/1")),
        article_key(replace(ARTICLE, feed="https://a.example/1", guid="")),
        article_key(replace(ARTICLE, feed="https://a.example/1", guid="1")),
    }
    assert len({key.partition(":")[0] for key in keys}) == 3
