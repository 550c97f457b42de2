"""Numbers of action items and decisions, which stay what they are when the minutes are edited."""

from tests.office import MINUTES, PROGRESS, Office

PRINTERS = "- Ask three printers; 蔡小; 2026-04-20; offers in writing"
HALL = "- Book the hall; Ada; 2026-04-21; for 80 people"
FLYERS = "- Design the flyers; Ben; 2026-04-22; both sides"


def _numbers(*wordings: str) -> list[tuple[str, str]]:
    """File minutes with the first of *wordings*, edit them to the others, and list the items."""
    office = Office()
    office.fill()
    del office.records[21]
    for day, actions in enumerate(wordings, 14):
        office.file("minutes", 21, {**MINUTES, "actions": actions}, at=f"2026-04-{day}T10:00")
    return sorted((action.number, action.item.task) for action in office.archive().actions)


def test_rows_are_numbered_in_the_order_in_which_they_were_first_filed():
    assert [
        ("17-1", "Ask three printers"),
        ("17-2", "Book the hall"),
    ] == _numbers(f"{PRINTERS}\n{HALL}")


def test_a_row_put_before_others_gets_the_next_number():
    assert [
        ("17-1", "Ask three printers"),
        ("17-2", "Book the hall"),
    ] == _numbers(PRINTERS, f"{HALL}\n{PRINTERS}")


def test_the_number_of_a_row_that_was_taken_out_is_never_given_again():
    assert [
        ("17-2", "Book the hall"),
        ("17-3", "Design the flyers"),
    ] == _numbers(f"{PRINTERS}\n{HALL}", HALL, f"{HALL}\n{FLYERS}")


def test_a_row_that_is_worded_anew_keeps_its_number():
    assert [
        ("17-1", "Ask at least three printers for an offer"),
        ("17-2", "Book the hall"),
    ] == _numbers(
        f"{PRINTERS}\n{HALL}",
        f"{HALL}\n- Ask at least three printers for an offer; 蔡小; 2026-04-24; in writing",
    )


def test_a_row_translated_for_the_same_assignee_keeps_its_number():
    assert [("17-1", "向三家印刷厂询价")] == _numbers(
        PRINTERS, "- 向三家印刷厂询价；蔡小；2026-04-20；书面报价"
    )


def test_progress_stays_with_the_item_it_was_reported_of():
    office = Office()
    office.fill()
    edited = {**MINUTES, "actions": f"{HALL}\n{PRINTERS}"}
    office.file("minutes", 21, edited, at="2026-04-17T10:00")
    office.file("progress", 40, {**PROGRESS, "action": "17-2"}, by="ada--test")

    reported = {a.item.task: [r.by for r in a.reports] for a in office.archive().actions}
    assert {"Ask three printers": ["cai--test"], "Book the hall": ["ada--test"]} == reported
