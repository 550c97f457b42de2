"""Charts: bars as long as their values, words for who cannot see them, colours left to the page."""

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from generator.render.charts import Bar, Chart, columns, meter, rows
from tests.office import MINUTES, REQUEST, Office

VALUES = (Decimal(50), None, Decimal("87.5"), Decimal(100))


def chart(target: Decimal | None = Decimal(80)) -> Chart:
    years = ("2025", "2025", "2026", "2026")
    bars = tuple(
        Bar(f"Q{at}", value, year)
        for at, (value, year) in enumerate(zip(VALUES, years, strict=True), start=1)
    )
    return Chart("attendance", "share", bars, Decimal(100), target)


def drawn(draw, of: Chart) -> ET.Element:
    return ET.fromstring(  # noqa: S314 - what we have drawn ourselves
        draw(
            of,
            title="Attendance",
            told="Q1: 50%",
            reading=lambda value, _: "–" if value is None else f"{value}%",
            name=str,
        )
    )


def texts(picture: ET.Element, kind: str) -> list[str | None]:
    found = picture.findall(f"text[@class='mb-chart__{kind}']")
    return [text.text for text in found]


@pytest.mark.parametrize("draw, side, whole", [(columns, "height", 84.0), (rows, "width", 244.0)])
def test_a_bar_is_as_long_as_its_value_and_without_one_it_is_not_there(draw, side, whole):
    """R121."""
    found = drawn(draw, chart()).findall("rect[@class='mb-chart__before']")

    assert [whole * part for part in (0.5, 0, 0.875, 1)] == pytest.approx(
        [float(each.attrib[side]) for each in found], abs=0.06
    )


def test_columns_say_their_values_and_each_year_once():
    """R121."""
    found = drawn(columns, chart())

    assert ["50%", "–", "87.5%", "100%"] == texts(found, "reading")
    assert ["2025", "2026", "Q1", "Q2", "Q3", "Q4"] == texts(found, "tick")


def test_the_target_is_a_line_with_its_number():
    """R117."""
    found = drawn(columns, chart())
    (line,) = found.findall("line[@class='mb-chart__target']")

    assert ["80%"] == texts(found, "aim")
    assert line.attrib["y1"] == line.attrib["y2"] == str(round(18 + 84 * 0.2, 1))
    assert [] == drawn(columns, chart(target=None)).findall("line[@class='mb-chart__target']")


@pytest.mark.parametrize("draw", [columns, rows])
def test_a_chart_has_a_title_and_is_told_in_words(draw):
    found = drawn(draw, chart())
    by_id = {each.attrib["id"]: each.text for each in found if "id" in each.attrib}

    assert "img" == found.attrib["role"]
    assert "Attendance" == by_id[found.attrib["aria-labelledby"]]
    assert "Q1: 50%" == by_id[found.attrib["aria-describedby"]]


@pytest.mark.parametrize("draw", [columns, rows])
def test_colours_fonts_and_scripts_are_none_of_the_picture(draw):
    parts = [*drawn(draw, chart()).iter()]
    marks = {mark for part in parts for mark in part.attrib}

    assert {"svg", "title", "desc", "rect", "line", "text"} == {part.tag for part in parts}
    assert set() == marks & {"fill", "stroke", "style", "font-family", "href", "onload"}


def test_a_small_bar_is_hidden_from_those_to_whom_its_number_is_read():
    found = ET.fromstring(meter(60))  # noqa: S314 - what we have drawn ourselves

    assert "true" == found.attrib["aria-hidden"]
    assert ["100", "60"] == [each.attrib["width"] for each in found]


def two_periods() -> Office:
    office = Office()
    for request, minutes, day in ((17, 21, "2026-04-13"), (30, 31, "2026-07-13")):
        office.file("meeting-request-weekly", request, {**REQUEST, "date": day})
        office.say(request, "/approve")
        held = {**MINUTES, "meeting": str(request), "held": day}
        office.file("minutes", minutes, held, at=f"{day[:-2]}14T10:00")
    return office


def test_from_the_second_period_on_a_figure_is_shown_as_a_trend_with_its_table():
    """R121."""
    pages = two_periods().pages(at="2026-08-01T09:00")
    first, second = (pages[f"evaluation/office-2026-{quarter}.md"] for quarter in ("q2", "q3"))

    assert "<svg" not in first
    assert "From the second period on" in first
    assert '<title id="chart-attendance">Attendance</title>' in second
    assert "2026, quarter 2: " in second
    assert '<a href="office-2026-q2.html#rows-attendance">' in second


def test_a_block_of_charts_has_no_blank_line_at_which_markdown_would_end_it():
    page = two_periods().pages(at="2026-08-01T09:00")["evaluation/office-2026-q3.md"]
    _, _, rest = page.partition('<div class="mb-charts">')
    block, _, _ = rest.partition("</div>\n")

    assert "<svg" in block
    assert "\n\n" not in block
