"""What a page puts around an article. The texts are ours; each line that must be marked begins with ``#``, or the words stand in ⟦⟧."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kg.documents.furniture import find_furniture
from kg.documents.phrases import get_phrases, is_signature
from kg.tables import get_table, iter_rows

BODY = """وصل وزير الخارجية إلى القاهرة صباح الاثنين في زيارة تستغرق يومين، والتقى عددا من المسؤولين.
وقال الوزير في مؤتمر صحفي إن المحادثات تناولت العلاقات الثنائية والوضع في المنطقة، مؤكدا أنها كانت مثمرة.
وأضاف أن البلدين اتفقا على عقد جولة جديدة من المشاورات في الخريف المقبل، من دون أن يحدد موعدا لها."""
HEADLINE = "وزير الخارجية يصل إلى القاهرة في زيارة رسمية"

CASES = {
    "nothing": f"{HEADLINE}\n\n{BODY}",
    "crawl date": f"#السبت 16 نوفمبر / November 2024\n\n{HEADLINE}\n\n{BODY}",
    "date and time": f"{HEADLINE}\n#17/06/2021 - 14:35 بتوقيت غرينتش\n{BODY}",
    "labelled dates": f"{HEADLINE}\n#تاريخ النشر: 17 حزيران 2021\n#آخر تحديث: 17-06-2021 12:05\n{BODY}",
    "hijri date": f"{HEADLINE}\n#الخميس 7 ذو القعدة 1442 هـ الموافق 17 يونيو 2021 م\n{BODY}",
    "headline twice": f"{HEADLINE}\n\n#{HEADLINE}\n\n{BODY}",
    "headline twice behind a date": f"#17 يونيو 2021\n{HEADLINE}\n\n#{HEADLINE}\n{BODY}",
    "headline at the end": f"{HEADLINE}\n\n{BODY}\n#{HEADLINE}",
    "share": f"{HEADLINE}\n#شارك القصة\n#فيسبوك\n#تويتر\n{BODY}\n#انسخ الرابط",
    "caption twice": f"{HEADLINE}\n#الوزير لدى وصوله إلى مطار القاهرة\n#الوزير لدى وصوله إلى مطار القاهرة\n{BODY}",
    "a paragraph twice": f"{HEADLINE}\nوصل الوزير إلى القاهرة.\n#وصل الوزير إلى القاهرة.\n{BODY}",
    "gallery": f"{HEADLINE}\n{BODY}\n#زيارة القاهرة\n#زيارة القاهرة\n#زيارة القاهرة",
    "caption with a credit": f"#الوزير لدى وصوله إلى مطار القاهرة في 14 يونيو الماضي (رويترز)\n\n{HEADLINE}\n{BODY}",
    "caption with two credits": f"{HEADLINE}\n#الوزير لدى وصوله إلى المطار (الفرنسية-أرشيف)\n{BODY}",
    "caption with a Latin credit": f"{HEADLINE}\n#الوزير لدى وصوله إلى المطار (Getty Images)\n{BODY}",
    "credit behind a sentence": f"{HEADLINE}\n{BODY} ⟦(رويترز)⟧",
    "agency in a sentence": f"{HEADLINE}\n{BODY}\nونقلت وكالة (رويترز) عن مصدر أن اللقاء تأجل",
    "no credit in brackets": f"{HEADLINE}\n{BODY}\nالتقى الوزير قادة الحركة (حماس)",
    "photographer": f"{HEADLINE}\n#تصوير: سامر الحكيم\n{BODY}",
    "byline": f"{HEADLINE}\n#سامر الحكيم – وكالات\n{BODY}",
    "byline with its label": f"{HEADLINE}\n#بقلم: سامر الحكيم\n{BODY}",
    "agencies alone": f"{HEADLINE}\n#القاهرة - رويترز\n{BODY}",
    "dateline": f"{HEADLINE}\n⟦القاهرة (رويترز) -⟧ {BODY}",
    "dateline with a country": f"{HEADLINE}\n⟦القاهرة، مصر (CNN)--⟧ {BODY}",
    "dateline with a dash": f"{HEADLINE}\n⟦القاهرة – وكالات:⟧ {BODY}",
    "dateline without a place": f"{HEADLINE}\n⟦(أ ف ب) –⟧ {BODY}",
    "agency's dateline": f"{HEADLINE}\n#القاهرة 7 ذو القعدة 1442 هـ الموافق 17 يونيو 2021 م واس\n{BODY}\n#// انتهى //\n#14:35 ت م",
    "a source in a headline": f"رويترز: الوزير يصل إلى القاهرة\n{BODY}\nالقاهرة: الجولة المقبلة في الخريف",
    "continue reading": f"{HEADLINE}\n{BODY}\n#تابع القراءة",
    "continue reading, joined": f"{HEADLINE}\n{BODY} ⟦...المزيد⟧",
    "source": f"{HEADLINE}\n{BODY}\n#المصدر: الجزيرة + وكالات",
    "sources below their label": f"{HEADLINE}\n{BODY}\n#المصادر:\n#القناة، وكالات\n#Close",
    "signature": f"{HEADLINE}\n{BODY}\n#TRT عربي - وكالات",
    "a source that speaks": f"{HEADLINE}\nالمصدر: لا أعرف شيئا عن الزيارة.\n{BODY}",
    "link to the page": f"{HEADLINE}\n{BODY} ⟦رابط الخبر بصحيفة البلد: {HEADLINE}⟧",
    "related": f"{HEADLINE}\nوصل الوزير إلى القاهرة صباح الاثنين.\n#اقرأ أيضا: الوزير يزور عمّان الأسبوع المقبل\n{BODY}",
    "related, below its label": f"{HEADLINE}\nوصل الوزير صباح الاثنين.\n\n#اقرأ أيضًا\n\n#الوزير يزور عمّان الأسبوع المقبل\n\n{BODY}",
    "list of links": f"{HEADLINE}\n{BODY}\n#الأكثر قراءة\n#الذهب يرتفع إلى أعلى مستوى له\n#منتخب الناشئين يفوز بالكأس",
    "most read, then prose": f"{HEADLINE}\n#الأكثر قراءة\n{BODY}",
    "comments": f"{HEADLINE}\n{BODY}\n#التعليقات (2)\n#سامر\n#خبر جيد. شكرا لكم.",
    "comments above": f"{HEADLINE}\n#0 تعليقات\n{BODY}",
    "tags": f"{HEADLINE}\n{BODY}\n#كلمات مفتاحية: القاهرة، الخارجية، زيارة",
    "tags, joined": f"{HEADLINE}\n{BODY} ⟦سمات القاهرة الخارجية زيارة⟧",
    "an ordinary word of a tag": f"{HEADLINE}\n{BODY} ومن سمات الوزير الصبر",
    "cookies": f"#نستخدم ملفات تعريف الارتباط لتحسين تجربتك\n#موافق\n{HEADLINE}\n{BODY}",
    "newsletter": f"{HEADLINE}\n{BODY}\n#اشترك في النشرة البريدية ليصلك كل جديد\n#جميع الحقوق محفوظة © 2021",
    "follow": f"{HEADLINE}\n{BODY}\n#تابعونا على تلغرام وواتساب",
    "one word in a list": f"{HEADLINE}\n{BODY}\nخطوات التفاوض أربع:\nبحث،\nقبول،\nحفظ،\nتوقيع\n{BODY}",
    "a headline of one word": f"تويتر\n{BODY}",
    "a year alone": f"{HEADLINE}\n2021\n{BODY}",
    "with bidi marks": f"{HEADLINE}\n#\u200fشارك القصة\u200e\n{BODY}",
}


def read_case(marked: str) -> tuple[str, str]:
    """The text of a case, and the characters that must be marked, white space apart."""
    text, expected = "", ""
    for line in marked.split("\n"):
        whole = line.startswith("#")
        for piece in re.split("([⟦⟧])", line.removeprefix("#")):
            if piece in "⟦⟧" and piece:
                whole = piece == "⟦"
            else:
                text += piece
                expected += piece if whole else "·" * len(piece)
        text += "\n"
        expected += "·"
    return text, expected


def show(text: str) -> str:
    return "".join(char for char in "".join("·" if char in "\u200e\u200f" else char for char in text) if not char.isspace())


def test_case_count() -> None:
    assert len(CASES) == 51


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_furniture(case: str) -> None:
    text, expected = read_case(case)
    spans = find_furniture(text)
    got = ["·"] * len(text)
    for span in spans:
        got[span.start : span.end] = text[span.start : span.end]
    blank = "".join("·" if char.isspace() else mark for char, mark in zip(text, got, strict=True))
    wanted = "".join("·" if char.isspace() else mark for char, mark in zip(text, expected, strict=True))
    assert show(blank) == show(wanted), [(span.kind, text[span.start : span.end]) for span in spans]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_spans_are_in_order_and_apart(case: str) -> None:
    text, _ = read_case(case)
    spans = find_furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_the_title_of_the_record_counts_as_a_headline() -> None:
    text = f"{BODY}\n{HEADLINE}\n"
    assert find_furniture(text) == ()
    [span] = find_furniture(text, HEADLINE)
    assert (text[span.start : span.end], span.kind) == (HEADLINE, "headline")


@pytest.mark.parametrize("text", ["", "\n\n", " ", "شارك", "\ufeff", "(رويترز)", "كلمة"])
def test_next_to_nothing(text: str) -> None:
    find_furniture(text)


def test_signatures() -> None:
    assert is_signature("رويترز/أرشيف", outlets=False)
    assert is_signature("أ ف ب", outlets=False)
    assert is_signature("العربي، وكالات", outlets=True)
    assert not is_signature("الجزيرة", outlets=False)
    assert not is_signature("حماس", outlets=True)
    assert not is_signature("", outlets=True)


def test_the_table_is_sorted_and_without_doubles() -> None:
    rows = [(row["kind"], row["match"], row["form"]) for row in iter_rows(get_table("lexicons/furniture.tsv"), "kind", "match", "form")]
    assert rows == sorted(set(rows))
    known = {"line", "label", "start", "lead", "tail", "rest", "rest-after-stop", "contains", "block", "date_word"}
    assert {row[1] for row in rows} == known | {"agency", "generic", "outlet"}
    assert all(get_phrases(match) for match in known)
