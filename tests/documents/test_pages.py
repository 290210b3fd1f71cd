"""Web pages: the article without the page. The page is ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.documents import read_documents
from kg.model import Document, Skipped

PARAGRAPHS = [
    "وصل وزير الخارجية إلى القاهرة صباح الاثنين في زيارة تستغرق يومين، والتقى عددا من المسؤولين فيها.",
    "وقال الوزير في مؤتمر صحفي إن المحادثات تناولت العلاقات الثنائية والوضع في المنطقة، مؤكدا أنها كانت مثمرة.",
    "وأضاف أن البلدين اتفقا على عقد جولة جديدة من المشاورات في الخريف المقبل، من دون أن يحدد موعدا لها.",
]
PAGE = """<!DOCTYPE html>
<html lang="{lang}" dir="rtl"><head><meta charset="{charset}">
<title>الوزير يصل إلى القاهرة | موقع الأمثلة</title>
<meta property="og:title" content="الوزير يصل إلى القاهرة">
<meta property="og:site_name" content="موقع الأمثلة">
<meta property="og:url" content="https://example.org/news/17">
{head}
</head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li><li><a href="/economy">اقتصاد</a></li></ul></nav>
<main><article><h1>الوزير يصل إلى القاهرة</h1>{body}</article></main>
<aside><h3>الأكثر قراءة</h3><ul><li><a href="/1">الذهب يرتفع</a></li><li><a href="/2">الناشئون يفوزون</a></li></ul></aside>
<footer>جميع الحقوق محفوظة © 2024</footer>
</body></html>"""
LD = '{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2021-06-14"}'
PUBLISHED = '<meta property="article:published_time" content="2021-06-14T08:30:00+02:00">'
DATES = {
    "article:published_time": PUBLISHED,
    "JSON-LD": f'<script type="application/ld+json">{LD}</script>',
    "modified later": f'<meta property="article:modified_time" content="2021-06-20T09:00:00+02:00">{PUBLISHED}',
}


def write(path: Path, *, head: str = "", charset: str = "utf-8", lang: str = "ar", paragraphs: list[str] = PARAGRAPHS) -> Path:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    path.write_bytes(PAGE.format(head=head, body=body, charset=charset, lang=lang).encode(charset))
    return path


def read(path: Path) -> Document | Skipped:
    [found] = read_documents([path])
    return found


def test_the_article_without_the_page(tmp_path: Path) -> None:
    document = read(write(tmp_path / "visit.html"))
    assert isinstance(document, Document)
    assert document.id == "visit"
    assert document.text == "\n".join(["الوزير يصل إلى القاهرة", "", *PARAGRAPHS]) or document.text.split("\n")[-3:] == PARAGRAPHS
    assert document.text.count("الوزير يصل إلى القاهرة") == 1
    for around in ("رياضة", "الذهب", "جميع الحقوق"):
        assert around not in document.text


def test_what_the_page_says_of_itself(tmp_path: Path) -> None:
    document = read(write(tmp_path / "visit.htm"))
    assert isinstance(document, Document)
    assert (document.title, document.source) == ("الوزير يصل إلى القاهرة", "موقع الأمثلة")
    assert document.url == "https://example.org/news/17"
    assert (document.date, document.date_source) == (None, None), "the year of the copyright is no date"


@pytest.mark.parametrize("head", DATES.values(), ids=DATES)
def test_publication_dates(tmp_path: Path, head: str) -> None:
    document = read(write(tmp_path / "visit.html", head=head))
    assert isinstance(document, Document)
    assert (document.date, document.date_source) == (date(2021, 6, 14), "page")


def test_a_sidecar_gives_what_the_page_does_not(tmp_path: Path) -> None:
    write(tmp_path / "visit.html")
    (tmp_path / "articles.csv").write_text("id,date,title\nvisit,2021-06-15,آخر\n", "utf-8")
    document = read(tmp_path / "visit.html")
    assert isinstance(document, Document)
    assert (document.date, document.date_source, document.title) == (date(2021, 6, 15), "sidecar", "الوزير يصل إلى القاهرة")


def test_an_old_encoding_that_is_declared(tmp_path: Path) -> None:
    document = read(write(tmp_path / "visit.html", charset="windows-1256"))
    assert isinstance(document, Document)
    assert PARAGRAPHS[1] in document.text


def test_an_encoding_that_is_not_declared(tmp_path: Path) -> None:
    path = write(tmp_path / "visit.html", charset="windows-1256")
    path.write_bytes(path.read_bytes().replace(b'<meta charset="windows-1256">', b""))
    skipped = read(path)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "neither UTF-8 nor a declared encoding: save the page as UTF-8"
    assert skipped.bad


def test_the_language_of_the_text_counts_not_the_page_s(tmp_path: Path) -> None:
    assert isinstance(read(write(tmp_path / "a.html", lang="en")), Document)
    english = ["The minister said on Monday that the talks in the capital had gone well and that they would continue in autumn."] * 4
    skipped = read(write(tmp_path / "b.html", paragraphs=english))
    assert isinstance(skipped, Skipped)
    assert (skipped.bad, skipped.reason[:10]) == (False, "not Arabic")


@pytest.mark.parametrize("raw", ["<html></html>", "<", "not markup"])
def test_a_page_without_an_article(tmp_path: Path, raw: str) -> None:
    (tmp_path / "a.html").write_text(raw, "utf-8")
    skipped = read(tmp_path / "a.html")
    assert isinstance(skipped, Skipped)
    assert not skipped.bad


def test_markup_that_says_it_is_xml(tmp_path: Path) -> None:
    path = write(tmp_path / "visit.html")
    path.write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>\n' + path.read_bytes())
    document = read(path)
    assert isinstance(document, Document)
    assert PARAGRAPHS[1] in document.text


def test_markup_that_never_ends(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + PARAGRAPHS[0], "utf-8")
    found = read(tmp_path / "deep.html")
    assert "\n" not in (found.reason if isinstance(found, Skipped) else "")
