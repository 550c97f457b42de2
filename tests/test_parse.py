"""Bodies of issues become answers, or are refused in words: never a wrong value."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import FilingError
from generator.forms.element import NO_RESPONSE, Element, ElementType, IssueForm, Option
from generator.forms.issue_form import write_body
from generator.parse import Answers, examine, parse, recognise
from generator.parse.assign import choose
from generator.parse.fit import fit
from generator.parse.lines import Body
from generator.validate import validate
from generator.wording import Wording
from tests.messages import said
from tests.office import Office

INPUT, TEXTAREA, DROPDOWN = ElementType.INPUT, ElementType.TEXTAREA, ElementType.DROPDOWN
CHECKBOXES, UPLOAD = ElementType.CHECKBOXES, ElementType.UPLOAD


def form_of(*elements):
    return IssueForm("A form", "for tests", elements)


def options(*labels):
    return tuple(Option(label) for label in labels)


def refusals(body, form):
    with pytest.raises(FilingError) as refused:
        parse(body, form)
    return [(problem.field_id, said(problem)) for problem in refused.value.problems]


MEETING = Element("meeting", INPUT, "Meeting", aliases=("会议", "會議"))
NOTES = Element("notes", TEXTAREA, "Notes", aliases=("备注",))
LOG = Element("log", TEXTAREA, "Log", render="shell")
MODE = Element("mode", DROPDOWN, "Mode", options=options("in person", "online"))
BLOCKS = Element("blocks", DROPDOWN, "Blocks", options=options("a", "b", "c"), multiple=True)
CHECKS = Element("checks", CHECKBOXES, "Checks", options=options("room", "papers"))
FILES = Element("files", UPLOAD, "Files")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_body_is_read_whatever_its_line_ends(newline):
    form = form_of(MEETING, NOTES, LOG, MODE, BLOCKS, CHECKS, FILES)
    answers: Answers = {
        "meeting": "17",
        "notes": "| a | b |\n|---|---|\n\n<!-- c -->\n\n### Other\n\n```\n### x",
        "log": "$ ls\n\n### x\n```",
        "mode": "online",
        "blocks": ["a", "c"],
        "checks": {"room": True, "papers": False},
        "files": ["https://github.com/user-attachments/files/1/plan.pdf"],
    }

    body = write_body(form, answers)

    assert answers == parse(body.replace("\n", newline), form)


def test_line_ends_typed_in_a_field_may_differ_from_those_around_it():
    form = form_of(NOTES, MEETING)
    body = "### Notes\n\none\r\n\r\ntwo\r\n\n\n### Meeting\n\n17"

    assert {"notes": "one\n\ntwo", "meeting": "17"} == parse(body, form)


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_cr_and_lf_end_a_line(character):
    typed = f"one{character}### Notes"
    body = write_body(form_of(MEETING, NOTES), {"meeting": typed})

    assert {"meeting": typed, "notes": None} == parse(body, form_of(MEETING, NOTES))


def test_what_was_left_empty_is_none_or_an_empty_list():
    form = form_of(MEETING, NOTES, LOG, MODE, BLOCKS, FILES)
    nothing = dict.fromkeys(("meeting", "notes", "log", "mode"))

    assert {**nothing, "blocks": [], "files": []} == parse(write_body(form, {}), form)


@pytest.mark.parametrize("empty", ["_No response_", "None", "", "\n"])
def test_a_dropdown_knows_every_word_of_github_for_no_answer(empty):
    body = f"### Mode\n\n{empty}\n\n### Blocks\n\n{empty}"

    assert {"mode": None, "blocks": []} == parse(body, form_of(MODE, BLOCKS))


def test_none_is_text_where_text_is_asked_for():
    assert {"notes": "None"} == parse("### Notes\n\nNone", form_of(NOTES))


def test_an_option_called_none_is_an_option():
    mode = replace(MODE, options=options("None", "online"))

    assert {"mode": "None"} == parse("### Mode\n\nNone", form_of(mode))


def test_headings_are_found_with_blanks_behind_them_and_below_a_byte_order_mark():
    body = "\ufeff### Meeting \n\n17\n\n### Notes\u3000\n\nshort"

    assert {"meeting": "17", "notes": "short"} == parse(body, form_of(MEETING, NOTES))


def test_aliases_of_labels_and_options_are_read_as_what_they_stand_for():
    mode = replace(MODE, aliases=("形式",), options=(Option("in person", ("现场",)), Option("x")))
    checks = replace(CHECKS, options=(Option("room", ("会议室",)),))
    body = "### 會議\n\n17\n\n### 形式\n\n现场\n\n### Checks\n\n- [X] 会议室"

    expected = {"meeting": "17", "mode": "in person", "checks": {"room": True}}
    assert expected == parse(body, form_of(MEETING, mode, checks))


@pytest.mark.parametrize(
    "written, expected",
    [
        ("```shell\nls\n```", "ls"),
        ("````shell\nls\n```\n````", "ls\n```"),
        ("```shell\n```shell\nls\n```\n```", "```shell\nls\n```"),
        ("```shell\n\n```", None),
        ("```shell\n```", None),
        ("_No response_", None),
        ("ls\n-l", "ls\n-l"),
        ("```python\nls\n```", "```python\nls\n```"),
    ],
)
def test_the_fence_that_github_puts_around_code_is_not_part_of_the_answer(written, expected):
    body = f"### Log\n\n{written}\n\n### Notes\n\nshort"

    assert {"log": expected, "notes": "short"} == parse(body, form_of(LOG, NOTES))


def test_a_fence_that_is_opened_and_not_closed_is_refused():
    problems = refusals("### Log\n\n```shell\nls", form_of(LOG))

    assert [("log", "begins with a code fence, but does not end with one: ```shell ls")] == problems


def test_a_heading_inside_the_fence_of_a_code_field_is_part_of_the_code():
    code = "cat x\n\n### Notes\n\nnot these"
    body = write_body(form_of(LOG, NOTES), {"log": code, "notes": "these"})

    assert {"log": code, "notes": "these"} == parse(body, form_of(LOG, NOTES))


def test_options_with_commas_are_told_apart_where_there_is_one_way_to_do_it():
    blocks = replace(BLOCKS, options=options("red", "red, green", "blue"))

    assert {"blocks": ["red, green", "blue"]} == parse(
        "### Blocks\n\nred, green, blue", form_of(blocks)
    )


def test_options_with_commas_that_can_be_read_in_two_ways_are_refused_with_both():
    blocks = replace(BLOCKS, options=options("red", "red, green", "green"))

    assert [
        (
            "blocks",
            "can be read in two ways, as “red, green” or as “red” + “green”: red, green",
        )
    ] == refusals("### Blocks\n\nred, green", form_of(blocks))


def test_options_written_by_hand_may_come_in_any_order_and_with_chinese_commas():
    assert {"blocks": ["a", "c"]} == parse("### Blocks\n\nc，a", form_of(BLOCKS))


def test_an_option_is_chosen_once_however_many_wordings_it_has():
    blocks = replace(BLOCKS, options=(Option("A", ("a",)), Option("B", ("a", "b"))))

    assert {"blocks": ["A", "B"]} == parse("### Blocks\n\na, b", form_of(blocks))


def test_an_option_may_look_like_a_heading():
    form = form_of(replace(MODE, options=options("### Meeting", "online")), MEETING)
    answers: Answers = {"mode": "### Meeting", "meeting": "17"}

    assert answers == parse(write_body(form, answers), form)


@pytest.mark.parametrize("written", ["d", "a, a", "a,, b", "a\nb", "a b", ", a"])
def test_options_that_are_not_in_the_form_are_refused(written):
    ((field_id, message),) = refusals(f"### Blocks\n\n{written}", form_of(BLOCKS))

    assert "blocks" == field_id
    assert message.startswith("is not a list, separated by commas, of a, b, c: ")


@pytest.mark.parametrize("written", ["內部", "内部", "Ｉnternal", "INTERNAL"])
def test_an_option_is_found_whatever_the_script_width_and_case_of_what_was_written(written):
    levels = (Option("内部", ("Internal",)), Option("公开"))
    mode = replace(MODE, options=levels)
    blocks = replace(BLOCKS, options=levels)
    checks = replace(CHECKS, options=levels)
    body = f"### Mode\n\n{written}\n\n### Blocks\n\n{written}, 公開\n\n### Checks\n\n"
    ticked = f"- [x] {written}\n- [ ] 公開"

    assert {
        "mode": "内部",
        "blocks": ["内部", "公开"],
        "checks": {"内部": True, "公开": False},
    } == parse(body + ticked, form_of(mode, blocks, checks))


def test_an_option_written_exactly_comes_before_those_that_differ_in_script_or_case():
    mode = replace(MODE, options=options("发", "發", "yes", "YES"))
    blocks = replace(BLOCKS, options=mode.options)

    assert {"mode": "發", "blocks": ["發", "YES"]} == parse(
        "### Mode\n\n發\n\n### Blocks\n\n發, YES", form_of(mode, blocks)
    )


@pytest.mark.parametrize("element, written", [(MODE, "Yes"), (BLOCKS, "Yes"), (BLOCKS, "Yes, Yes")])
def test_an_option_that_two_are_alike_to_is_refused(element, written):
    several = replace(element, options=options("yes", "YES"))

    ((_, message),) = refusals(f"### {element.label}\n\n{written}", form_of(several))

    assert message.endswith(f"yes, YES: {written}")


def test_boxes_that_differ_in_case_only_are_not_taken_for_one_another():
    checks = replace(CHECKS, options=options("a", "A"))

    assert [("checks", "has the line - [x] A where - [ ] a belongs")] == refusals(
        "### Checks\n\n- [x] A\n- [ ] a", form_of(checks)
    )


def test_the_word_of_github_for_no_answer_is_no_option_in_lower_case():
    form = form_of(replace(MODE, options=options("none", "online")))

    assert {"mode": None} == parse("### Mode\n\nNone", form)


def test_an_option_is_not_guessed():
    assert [("mode", "is not one of in person, online: onlin")] == refusals(
        "### Mode\n\nonlin", form_of(MODE)
    )


@pytest.mark.parametrize(
    "written, message",
    [
        ("- [x] room", "lacks the line - [ ] papers"),
        ("- [x] papers\n- [ ] room", "has the line - [x] papers where - [ ] room belongs"),
        ("- [] room\n- [ ] papers", "has the line - [] room where - [ ] room belongs"),
        ("- room\n- [ ] papers", "has the line - room where - [ ] room belongs"),
        ("- [x] room\n- [ ] papers\nmore", "has a line too many: more"),
    ],
)
def test_boxes_must_be_those_of_the_form(written, message):
    assert [("checks", message)] == refusals(f"### Checks\n\n{written}", form_of(CHECKS))


def test_files_are_read_as_links_pictures_and_bare_addresses():
    written = (
        "[plan.pdf](https://a.example/1/plan(2).pdf)\n![p](https://a.example/2)\n"
        '<img width="10" alt="p" src="https://a.example/3" />\n\nhttps://a.example/4'
    )
    expected = ["1/plan(2).pdf", "2", "3", "4"]

    assert {"files": [f"https://a.example/{each}" for each in expected]} == parse(
        f"### Files\n\n{written}", form_of(FILES)
    )


def test_a_file_dragged_in_beside_the_words_for_none_is_read():
    written = f"{NO_RESPONSE}\n[plan.pdf](https://a.example/plan.pdf)"

    assert {"files": ["https://a.example/plan.pdf"]} == parse(
        f"### Files\n\n{written}", form_of(FILES)
    )


@pytest.mark.parametrize("written", ["plan.pdf", "[x](javascript:x)", "https://a.example and more"])
def test_what_is_no_link_is_refused_as_a_file(written):
    assert [("files", f"must consist of links to files: {written}")] == refusals(
        f"### Files\n\n{written}", form_of(FILES)
    )


def test_an_unknown_heading_in_an_answer_is_part_of_it():
    body = "### Notes\n\none\n\n### Sub\n\ntwo\n\n### Meeting\n\n17"

    assert {"notes": "one\n\n### Sub\n\ntwo", "meeting": "17"} == parse(
        body, form_of(NOTES, MEETING)
    )


def test_the_label_of_another_field_is_part_of_an_answer_where_nothing_else_fits():
    form = form_of(MEETING, MODE, NOTES)
    answers = {"meeting": "### Mode", "mode": "online", "notes": "### Meeting\n\nonline"}

    assert answers == parse(write_body(form, answers), form)


def test_a_heading_that_may_be_part_of_an_answer_is_refused_with_both_readings():
    form = form_of(NOTES, LOG)
    body = "### Notes\n\none\n\n### Log\n\ntwo\n\n### Log\n\nthree"

    message = (
        "can be read in two ways, as one or as one ### Log two, because ### Log in line 5 may be a "
        "heading or part of the answer: change the line that is not a heading"
    )
    assert [("notes", message)] == refusals(body, form)


def test_what_is_missing_is_said_beside_what_has_two_readings():
    form = form_of(replace(MEETING, required=True), NOTES, LOG)
    body = "### Meeting\n\n_No response_\n\n### Notes\n\none\n\n### Log\n\n2\n\n### Log\n\n3"

    assert ["meeting", "notes"] == [field_id for field_id, _ in refusals(body, form)]


def test_a_field_added_to_the_form_since_is_unanswered():
    assert {"meeting": "17", "notes": None, "mode": None} == parse(
        "### Meeting\n\n17", form_of(MEETING, NOTES, MODE)
    )


@pytest.mark.parametrize(
    "line", ["## Notes", "###Notes", "### notes", "**Notes**", "Notes:", "Ｎotes：", "### 備註"]
)
def test_a_heading_that_was_mangled_is_missed(line):
    body = f"### Meeting\n\n17\n\n{line}\n\nshort"

    found = refusals(body, form_of(MEETING, NOTES))

    assert [("notes", f"has lost its heading, ### Notes, perhaps to {line}")] == found


STATUS = Element("status", DROPDOWN, "进展状态", options=options("进行中", "已完成"), required=True)
DONE = Element("done", TEXTAREA, "本次进展")
HELP = Element("help", TEXTAREA, "困难与所需支持")
PROOF = Element("proof", INPUT, "证明材料")


def test_an_unknown_heading_is_one_problem_of_the_field_that_it_is_like():
    body = "### Meeting\n\n17\n\n### 状态\n\n进行中\n\n### 本次进展\n\ngood"

    assert [
        (
            "status",
            (
                "### 状态 is no field of this form; perhaps ### 进展状态 is meant. "
                "A heading within an answer begins with ####"
            ),
        )
    ] == refusals(body, form_of(MEETING, STATUS, DONE, HELP, PROOF))


def test_an_unknown_heading_that_is_like_none_comes_with_all_that_are_missing():
    body = "### Meeting\n\n17\n\n### Other\n\nx\n\n### 本次进展\n\ngood"

    assert [
        (
            "",
            (
                "### Other is no field of this form; those that are missing are "
                "### 困难与所需支持, ### 证明材料. A heading within an answer begins with ####"
            ),
        )
    ] == refusals(body, form_of(MEETING, DONE, HELP, PROOF))


def test_an_unknown_heading_is_said_to_be_the_only_one_that_is_missing():
    body = "### Meeting\n\n17\n\n### Remarks\n\nshort"

    assert [
        (
            "notes",
            (
                "### Remarks is no field of this form; perhaps ### Notes is meant. "
                "A heading within an answer begins with ####"
            ),
        )
    ] == refusals(body, form_of(MEETING, replace(NOTES, required=True)))


def test_every_unknown_heading_is_a_problem_of_its_own():
    body = "### Meeting\n\n17\n\n### 状态\n\n进行中\n\n### Other\n\nx"

    problems = refusals(body, form_of(MEETING, STATUS, HELP, PROOF))

    assert ["", "status"] == [field_id for field_id, _ in problems]


def test_what_is_wrong_above_a_lost_heading_is_said_too():
    body = "### Mode\n\nx\n\n### 状态\n\n进行中"

    problems = refusals(body, form_of(MODE, STATUS, HELP))

    assert ("mode", "is not one of in person, online: x") == problems[0]
    assert ["mode", "status"] == [field_id for field_id, _ in problems]


def test_unknown_headings_are_text_where_no_heading_is_missing():
    body = "### 进展状态\n\n进行中\n\n### 本次进展\n\n### 状态\n\ngood"

    assert "### 状态\n\ngood" == parse(body, form_of(STATUS, DONE))["done"]


def test_a_missing_heading_is_said_with_its_place_and_an_answer():
    form = form_of(MEETING, STATUS, replace(HELP, required=True), DONE, PROOF)
    problems = examine("### Meeting\n\n17\n\n### 本次进展\n\ngood", form).problems

    assert [
        ("status", "has no heading: insert ### 进展状态 with its answer before ### 本次进展"),
        ("help", "has no heading: insert ### 困难与所需支持 with its answer before ### 本次进展"),
    ] == [(each.field_id, said(each)) for each in problems]
    assert Wording({"": "进展状态"}) == problems[0].where
    assert ["进行中", ""] == [each.example for each in problems]


def test_a_missing_heading_that_is_the_last_belongs_at_the_end():
    assert [("status", "has no heading: add ### 进展状态 with its answer at the end")] == refusals(
        "### Meeting\n\n17", form_of(MEETING, STATUS, HELP)
    )


def test_the_heading_of_a_field_may_be_required_where_its_answer_is_not():
    headed = replace(HELP, headed=True)

    assert {"meeting": "17", "help": None} == parse(
        "### Meeting\n\n17\n\n### 困难与所需支持", form_of(MEETING, headed)
    )
    assert ["help"] == [each for each, _ in refusals("### Meeting\n\n17", form_of(MEETING, headed))]


def test_a_required_heading_of_our_forms_that_is_missing_is_said_once_and_with_its_place():
    workspace = Office().workspace
    form, context = workspace.forms["progress"], workspace.context("en")
    body = "### Action item number\n\n17-1\n\n### Progress\n\ngood"

    problems = validate(body, form, context).problems

    assert [
        ("progress", "has no heading: insert ### Status with its answer before ### Progress")
    ] == [(each.field_id, said(each)) for each in problems]


def test_text_above_the_first_heading_is_refused():
    assert [("", "there is text above the first heading, ### Meeting: Dear all")] == refusals(
        "Dear all\n\n### Meeting\n\n17", form_of(MEETING)
    )


def test_headings_in_another_order_are_refused():
    body = "### Notes\n\nshort\n\n### Meeting\n\n17"
    message = (
        "has its heading in the wrong place: move ### Meeting with its answer before ### Notes"
    )

    assert [("meeting", message)] == refusals(body, form_of(MEETING, NOTES))


def test_a_heading_that_was_added_at_the_end_is_the_one_in_the_wrong_place():
    body = "### Meeting\n\n17\n\n### 备注\n\nshort\n\n### Files\n\n### Mode\n\nonline"
    message = "has its heading in the wrong place: move ### Mode with its answer before ### 备注"

    assert [("mode", message)] == refusals(body, form_of(MEETING, MODE, NOTES, FILES))


def test_a_heading_that_stands_above_those_it_belongs_below_is_moved_to_the_end():
    body = "### Files\n\n### Meeting\n\n17\n\n### Notes\n\nshort"
    message = "has its heading in the wrong place: move ### Files with its answer to the end"

    assert [("files", message)] == refusals(body, form_of(MEETING, NOTES, FILES))


def test_every_problem_is_reported_at_once_in_the_order_of_the_form():
    tick = replace(CHECKS, options=(Option("room", required=True), Option("papers")))
    form = form_of(replace(MEETING, required=True), MODE, tick, replace(FILES, required=True))
    body = "### Meeting\n\n\n\n### Mode\n\nx\n\n### Checks\n\n- [ ] room\n- [x] papers"

    assert [
        ("meeting", "is required, but was left empty"),
        ("mode", "is not one of in person, online: x"),
        ("checks", "must be ticked: room"),
        ("files", "has no heading: add ### Files with its answer at the end"),
    ] == refusals(body, form)


def test_what_could_be_read_beside_a_problem_is_kept_for_finding_more():
    parsed = examine("### Meeting\n\n17\n\n### Mode\n\nx", form_of(MEETING, MODE, NOTES))

    assert {"meeting": "17", "notes": None} == parsed.answers
    assert 1 == len(parsed.problems)


def test_what_stands_below_two_readings_is_not_certain():
    body = "### Meeting\n\n17\n\n### Notes\n\n1\n\n### Log\n\n2\n\n### Log\n\n3"

    assert {"meeting": "17"} == examine(body, form_of(MEETING, NOTES, LOG)).answers


def test_what_is_wrong_is_said_beside_what_has_two_readings():
    body = "### Notes\n\n1\n\n### Log\n\n2\n\n### Log\n\n3\n\n### Mode\n\nx"

    (field_id, message), *others = refusals(body, form_of(NOTES, LOG, MODE))

    assert "notes" == field_id
    assert message.startswith("can be read in two ways, as 1 or as 1 ### Log 2, because")
    assert [("mode", "is not one of in person, online: x")] == others


def test_what_is_the_same_in_both_readings_is_read_and_may_be_missing():
    body = "### Notes\n\n1\n\n### Log\n\n2\n\n### Log\n\n3\n\n### Meeting\n\n17\n\n### Mode"
    form = form_of(NOTES, LOG, MEETING, replace(MODE, required=True))

    parsed = examine(body, form)

    assert {"meeting": "17"} == parsed.answers
    assert ["notes", "mode"] == [problem.field_id for problem in parsed.problems]


def test_below_very_many_readings_nothing_is_certain():
    body = "### Notes\n\n" + "### Log\n\nx\n\n" * 20 + "### Meeting\n\n17"

    parsed = examine(body, form_of(NOTES, LOG, MEETING))

    assert {} == parsed.answers
    assert ["notes"] == [problem.field_id for problem in parsed.problems]


@pytest.mark.parametrize(
    "labels, example",
    [
        (("a", "b", "c"), "a, b"),
        (("red", "red, green", "green", "blue"), "green, blue"),
        (("red, green", "green", "red"), "green, red"),
        (("red", "green", "red, green"), "red"),
        ((), ""),
    ],
)
def test_the_example_of_a_list_can_be_read_in_just_one_way(labels, example):
    blocks = replace(BLOCKS, options=options(*labels), required=True)
    (problem,) = examine("### Blocks", form_of(blocks)).problems

    assert example == problem.example


def test_a_second_copy_of_the_first_heading_is_not_taken_for_the_first():
    assert [("meeting", "must be a single line, but has 4: 1 2 ### Meeting 3")] == refusals(
        "### Meeting\n\n1\n2\n\n### Meeting\n\n3", form_of(MEETING)
    )


@pytest.mark.parametrize("body", ["", "\n", "hello", "## Meeting\n\n17"])
def test_a_body_without_any_known_heading_is_not_a_filing_of_the_form(body):
    assert [("", "the text has none of the form's headings, such as ### Meeting")] == refusals(
        body, form_of(MEETING, NOTES)
    )


@pytest.mark.parametrize(
    "body, message",
    [
        ("### Notes\n" * 6_500, "the text has 6500 lines that may be headings; no more"),
        ("### Notes\n" + "x" * 262_144, "the text has 262154 characters; GitHub keeps no more"),
    ],
)
def test_more_than_a_filing_can_be_is_refused_before_it_is_read(body, message):
    ((_, written),) = refusals(body, form_of(NOTES, LOG))

    assert written.startswith(message)


def test_a_body_is_recognised_by_the_form_whose_labels_are_all_there():
    short, long = form_of(MEETING, MODE), form_of(MEETING, NOTES, MODE, LOG)
    body = write_body(short, {})

    assert [short, long] == [
        recognise(body, [long, short]),
        recognise(write_body(long, {}), [short, long]),
    ]


def test_a_form_with_all_its_labels_there_comes_before_one_with_more_of_them():
    short, long = form_of(MEETING, MODE), form_of(MEETING, MODE, NOTES, LOG)

    found = recognise("### Meeting\n\n### Mode\n\n### Notes", [long, short])

    assert short is found


def test_a_body_is_recognised_by_the_most_labels_where_no_form_has_all():
    some, more = form_of(MEETING, FILES), form_of(MEETING, NOTES, LOG)

    assert more is recognise("### 会议\n\n### Notes", [some, more])


def test_of_forms_that_fit_alike_the_first_is_recognised():
    first, second = form_of(MEETING), form_of(MEETING)
    found = recognise("### Meeting", [first, second])

    assert first is found


def test_a_body_in_another_order_is_recognised_by_what_was_chosen():
    offices = [
        form_of(Element("type", DROPDOWN, "Type", options=options(name)), NOTES, MEETING)
        for name in ("board", "weekly", "special")
    ]

    for offered in (offices, offices[::-1]):
        found = recognise("### Type\n\nweekly\n\n### Meeting\n\n17\n\n### Notes\n\nx", offered)

        assert offices[1] is found


def test_a_body_without_known_labels_is_not_recognised():
    assert recognise("### Other", [form_of(MEETING), form_of(NOTES)]) is None
    assert recognise("### Meeting", []) is None


# The machine may be busy: how long an example takes is no reason to fail.
unhurried = settings(deadline=None, max_examples=200)

# What people may answer, made of what could mislead: labels, fences, boxes, words for "empty".
LABELS = ("A", "B", "C", "会议", "A B", "[x]")
LINES = st.sampled_from(
    [
        *(f"### {label}" for label in LABELS),
        *("## A", "### other", "", "  ", "x", "a", "b", "a, b", "- [x] a", "- [ ] b", "| a | b |"),
        *("```", "````", "```js", "_No response_", "None", "<!-- x -->", "\x85", "https://a.b/c"),
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"])
TEXTS = st.lists(st.tuples(LINES, BREAKS), max_size=8).map(
    lambda pairs: "".join(line + newline for line, newline in pairs)
)
ADDRESSES = st.from_regex(r"https://[a-z]\.example/[a-z0-9.-]{0,5}(\([a-z]\))?", fullmatch=True)


@st.composite
def forms(draw):
    labels = draw(st.lists(st.sampled_from(LABELS), unique=True, min_size=1, max_size=4))
    return form_of(*(draw(elements(f"f{n}", label)) for n, label in enumerate(labels)))


@st.composite
def elements(draw, id_, label):
    type_ = draw(st.sampled_from([*ElementType, TEXTAREA]))
    chosen = type_ in (DROPDOWN, CHECKBOXES)
    words = st.sampled_from(["a", "b", "a, b", "x", "b, x", "### A"])
    labels = draw(st.lists(words, unique=True, min_size=1)) if chosen else []
    multiple = type_ is DROPDOWN and draw(st.booleans())
    render = draw(st.sampled_from(["", "js"])) if type_ is TEXTAREA else ""
    return Element(id_, type_, label, options=options(*labels), multiple=multiple, render=render)


def answers_to(element):
    labels = [option.label for option in element.options]
    if element.multiple:
        chosen = st.sets(st.sampled_from(labels))
        return chosen.map(lambda some: [label for label in labels if label in some])
    return {
        INPUT: LINES,
        TEXTAREA: TEXTS,
        DROPDOWN: st.sampled_from([*labels, None]),
        CHECKBOXES: st.fixed_dictionaries(dict.fromkeys(labels, st.booleans())),
        UPLOAD: st.lists(ADDRESSES),
    }[element.type]


@st.composite
def filled_forms(draw):
    form = draw(forms())
    return form, {element.id: draw(answers_to(element)) for element in form.elements}


def as_parsed(answer):
    if not isinstance(answer, str):
        return answer
    text = answer.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return None if text.strip() in ("", "_No response_") else text


def outcome(body, form):
    parsed = examine(body, form)
    return None if parsed.problems else parsed.answers


@unhurried
@given(filled_forms())
def test_an_answer_is_read_as_it_was_given_or_refused(filled):
    form, answers = filled
    expected = {id_: as_parsed(answer) for id_, answer in answers.items()}

    assert outcome(write_body(form, answers), form) in (expected, None)


@unhurried
@given(filled_forms(), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_never_change_what_is_read(filled, newline):
    form, answers = filled
    body = write_body(form, answers).replace("\r\n", "\n").replace("\r", "\n")

    assert outcome(body, form) == outcome(body.replace("\n", newline), form)


@unhurried
@given(st.lists(st.text(alphabet="ab `#_-[]\n"), min_size=4, max_size=4))
def test_answers_without_known_labels_are_never_refused(texts):
    form = form_of(NOTES, LOG, replace(NOTES, id="more", label="More", aliases=()), MEETING)
    answers = {element.id: text for element, text in zip(form.elements, texts, strict=True)}
    answers["meeting"] = texts[-1].replace("\n", " ")
    expected = {id_: as_parsed(answer) for id_, answer in answers.items()}

    assert expected == parse(write_body(form, answers), form)


@unhurried
@given(forms(), st.one_of(st.text(), TEXTS))
def test_whatever_is_filed_is_read_or_refused_in_words(form, body):
    for problem in examine(body, form).problems:
        assert said(problem)


@unhurried
@given(forms(), TEXTS)
def test_the_choice_of_headings_is_the_only_one_under_which_all_answers_fit(form, body):
    lines = Body.of(body, form)
    present = [each for each in form.elements if lines.places_of(each.labels)]
    fitting = [places for places in every_choice(present, lines) if all_fit(present, places, lines)]

    choice = choose(present, lines) if present else None

    if choice and not choice.faults and lines.is_opened_by(choice.places[0]):
        assert choice.places in fitting
        assert (choice.fork is None) == (len(fitting) == 1)
    else:
        assert not present or not fitting


def every_choice(present, lines):
    for places in combinations(range(lines.end), len(present)):
        if all(
            place in lines.places_of(element.labels)
            for place, element in zip(places, present, strict=True)
        ):
            yield (*places, lines.end)


def all_fit(present, places, lines):
    texts = (lines.text(place, end) for place, end in pairwise(places))
    return lines.is_opened_by(places[0]) and all(
        fit(element, text).fits for element, text in zip(present, texts, strict=True)
    )
