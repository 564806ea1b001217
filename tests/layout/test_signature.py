"""Which of signature and date keeps the two blank characters to its right (7.3.5.2)."""

from __future__ import annotations

import pytest

from drafter.layout.writer import write_document
from tests.layout.documents import draft, page_style, paragraph, paragraphs_of, signed
from tests.layout.formats import Formats

STYLE = page_style()
PITCH = 315  # twips from one of 28 characters to the next


def lefts(name: str, date: str) -> tuple[float, float]:
    """Where signature and date begin, in characters from the left edge."""
    data = write_document(draft(paragraph("特此报告。"), *signed(name, date)), STYLE)
    formats, elements = Formats(data), paragraphs_of(data)[-2:]
    first, second = (int(formats.property(element, "ind", "left")) / PITCH for element in elements)
    return first, second


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # One character longer than the date, and just as long: the name keeps the blank.
        ("广州市番禺区民政分局", (28 - 2 - 10, 28 - 10)),
        ("广州市番禺区民政局", (28 - 2 - 9, 28 - 9)),
        # One shorter: the date keeps it, and the name stands two characters left of the date.
        ("广州番禺区民政局", (28 - 2 - 9 - 2, 28 - 2 - 9)),
    ],
)
def test_the_longer_keeps_the_blank_and_a_name_as_long_as_the_date(
    name: str, expected: tuple[int, int]
) -> None:
    assert lefts(name, "二〇一九年一月十日") == expected
