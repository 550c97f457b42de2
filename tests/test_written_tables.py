"""Tables as people write them: Markdown, pasted sheets and lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.written.tables import Column, read_rows, write_rows
from tests.messages import all_said, said

COLUMNS = (
    Column("task", ("任务", "任務", "行动项", "Task")),
    Column("assignee", ("责任人", "責任人", "Assignee")),
    Column("due", ("时间节点", "時間節點", "Due date")),
)
DRAFT = {"task": "写稿", "assignee": "张三", "due": "4月1日"}
PRINT = {"task": "印刷", "assignee": "李四", "due": "4/9"}


def rows_of(written, columns=COLUMNS):
    table = read_rows(written, columns)
    assert () == table.problems
    return list(table.rows)


def problems_of(written, columns=COLUMNS):
    problems = read_rows(written, columns).problems
    return all_said(problems)


SPELLINGS = {
    "Markdown": """
        | 任务 | 责任人 | 时间节点 |
        | --- | :---: | ---: |
        | 写稿 | 张三 | 4月1日 |
        | 印刷 | 李四 | 4/9 |
        """,
    "Markdown, without strokes at the ends": """
        任务 | 责任人 | 时间节点
        -|-|-
        写稿 | 张三 | 4月1日
        印刷 | 李四 | 4/9
        """,
    "Markdown, traditional headings in another order": """
        |時間節點|責任人|任務|
        |---|---|---|
        |4月1日|张三|写稿|
        |4/9|李四|印刷|
        """,
    "Markdown, English headings, emphasis, empty rows": """
        | **Task** | ASSIGNEE: | due  date |
        |---|---|---|
        | | | |
        | 写稿 | 张三 | 4月1日 |
        |  |  |  |
        | 印刷 | 李四 | 4/9 | |
        | | | |
        """,
    "Markdown, full-width": """
        ｜任务｜责任人｜时间节点｜
        ｜－－｜：－－｜－－｜
        ｜写稿｜张三｜4月1日｜
        ｜印刷｜李四｜4/9｜
        """,
    "Markdown, the input method changed in between": """
        | 任务 | 责任人 | 时间节点 |
        | --- | --- | --- |
        | 写稿 ｜ 张三 | 4月1日 |
        ｜ 印刷 ｜ 李四 ｜ 4/9 ｜
        """,
    "Markdown, rows counted": """
        | 序号 | 任务 | 责任人 | 时间节点 |
        |---|---|---|---|
        | 1 | 写稿 | 张三 | 4月1日 |
        | 2 | 印刷 | 李四 | 4/9 |
        | 3 | | | |
        """,
    "Markdown, headings left empty": """
        | | | |
        |---|---|---|
        | 写稿 | 张三 | 4月1日 |
        | 印刷 | 李四 | 4/9 |
        """,
    "strokes without a rule": """
        | 写稿 | 张三 | 4月1日 |
        | 印刷 | 李四 | 4/9 |
        """,
    "strokes without a rule, with headings": """
        责任人 | 任务 | 时间节点
        张三 | 写稿 | 4月1日
        李四 | 印刷 | 4/9
        """,
    "sheet with headings": """
        任务\t责任人\t时间节点
        写稿\t张三\t4月1日
        印刷\t李四\t4/9
        """,
    "sheet with mixed headings in another order": """
        責任人\tDue Date\t行动项
        张三\t4月1日\t写稿
        李四\t4/9\t印刷
        """,
    "sheet without headings": """
        写稿\t张三\t4月1日

        印刷\t李四\t4/9
        """,
    "sheet with more columns than there is text in": """
        任务\t责任人\t时间节点\t\t
        写稿\t张三\t4月1日\t\t
        印刷\t李四\t4/9\t\t
        """,
    "list with dashes": """
        - 写稿；张三；4月1日
        - 印刷；李四；4/9
        """,
    "list with numbers and ASCII semicolons": """
        1. 写稿; 张三; 4月1日
        2. 印刷; 李四; 4/9;
        """,
    "list with Chinese numbers": """
        一、写稿｜张三｜4月1日
        二、印刷｜李四｜4/9
        """,
    "list with numbers in brackets": """
        （1）写稿；张三；4月1日
        （2）印刷；李四；4/9
        """,
    "list with stars and tabs": """
        * 写稿\t张三\t4月1日
        * 印刷\t李四\t4/9
        """,
    "list without marks": """
        写稿；张三；4月1日

        印刷；李四；4/9
        """,
    "list with labels in any order": """
        - 责任人：张三；任务：写稿；时间节点：4月1日
        - Due date: 4/9; Task: 印刷; assignee: 李四
        """,
    "list with labels after the first cell": """
        1、写稿；时间节点：4月1日；責任人：张三
        2、印刷；责任人：李四；时间节点：4/9
        """,
    "list with labels below": """
        - 写稿
          责任人：张三
          时间节点：4月1日
        - 任务：印刷
          责任人：李四；时间节点：4/9
        """,
    "labels on lines of their own": """
        任务：写稿
        责任人：张三
        时间节点：4月1日

        任务：印刷
        责任人：李四
        时间节点：4/9
        """,
    "labels on items of their own": """
        - **任务**：写稿
        - **责任人**：张三
        - **时间节点：** 4月1日
        - **任务**：印刷
        - **责任人**：李四
        - **时间节点**：4/9
        """,
    "headings with colons above a list": """
        任务：；责任人：；时间节点：
        写稿；张三；4月1日
        印刷；李四；4/9
        """,
    "code fence": """
        ```
        写稿\t张三\t4月1日
        印刷\t李四\t4/9
        ```
        """,
}


def spelled(name):
    return "\n".join(line.removeprefix(" " * 8) for line in SPELLINGS[name].split("\n"))


def test_blank_cells_behind_the_last_name_of_a_pasted_sheet_may_be_trimmed():
    assert [DRAFT, {"task": "校对"}] == rows_of("任务\t责任人\t时间节点\n写稿\t张三\t4月1日\n校对")


def test_a_colon_between_digits_belongs_to_a_time_and_not_to_a_label():
    written = "- 订单16日18:00截止；责任人：张三；时间节点：4月1日"

    assert [{**DRAFT, "task": "订单16日18:00截止"}] == rows_of(written)


@pytest.mark.parametrize("name", SPELLINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_table_is_read_in_every_shape(name, line_end):
    assert [DRAFT, PRINT] == rows_of(spelled(name).replace("\n", line_end))


@pytest.mark.parametrize(
    "written",
    [
        "",
        " \n\n\t\n",
        "| 任务 | 责任人 |\n|---|---|\n| | |",
        "| 任务 | 责任人 |\n|---|---|",
        "任务\t责任人\t时间节点\n\t\t",
        "任务：\n责任人：\n时间节点：",
        "任务：；责任人：；时间节点：",
        "| | | |",
    ],
)
def test_a_table_that_nobody_filled_in_has_no_rows(written):
    assert [] == rows_of(written)


@pytest.mark.parametrize(
    "cell, text",
    [
        (r"a\|b", "a|b"),
        (r"a\\\|b", r"a\|b"),
        ("运行 `a|b`", "运行 `a|b`"),
        (r"`a\|b`", "`a|b`"),
        ("一<br>二<BR/>三<br />四", "一\n二\n三\n四"),
        (r"a\<br>b", "a<br>b"),
        (r"C:\temp\new\\", r"C:\temp\new" + "\\\\"),
        ("品牌｜销售", "品牌｜销售"),
        ("<b>&amp;**x**</b>", "<b>&amp;**x**</b>"),
        ("一；二; 三", "一；二; 三"),
    ],
)
def test_a_cell_of_a_markdown_table_holds_any_text(cell, text):
    table = f"| 任务 | 责任人 |\n| --- | --- |\n| {cell} | 张三 |"

    assert [{"task": text, "assignee": "张三"}] == rows_of(table)


@pytest.mark.parametrize(
    "cell, text",
    [
        ('"写稿\n修改"', "写稿\n修改"),
        ('"他说""好""\n"', '他说"好"'),
        ('"a\tb"', "a\tb"),
        ('"加急"', '"加急"'),
        ('"加急"写稿', '"加急"写稿'),
        ('15" 屏幕', '15" 屏幕'),
        ('"未完', '"未完'),
        ('"a ""b"" c"', 'a "b" c'),
        ("a|b", "a|b"),
        (r"a\|b<br>", r"a\|b<br>"),
    ],
)
def test_a_cell_of_a_sheet_is_read_as_spreadsheets_copy_it(cell, text):
    sheet = f"任务\t责任人\t时间节点\n{cell}\t张三\t\n印刷\t李四\t4/9"

    assert [{"task": text, "assignee": "张三"}, PRINT] == rows_of(sheet)


@pytest.mark.parametrize(
    "written, expected",
    [
        ("- 写稿（初稿；终稿）；张三", [{"task": "写稿（初稿；终稿）", "assignee": "张三"}]),
        ("- 写 `a;b`; 张三", [{"task": "写 `a;b`", "assignee": "张三"}]),
        ("- A&amp;B；张三", [{"task": "A&amp;B", "assignee": "张三"}]),
        ("- 写稿（初稿；张三", [{"task": "写稿（初稿", "assignee": "张三"}]),
        ("- 写稿；终稿｜张三", [{"task": "写稿；终稿", "assignee": "张三"}]),
        ("- 写稿；；4/1", [{"task": "写稿", "due": "4/1"}]),
        ("- 写稿\n  要写三页\n  - 封面", [{"task": "写稿\n要写三页\n- 封面"}]),
        ("- 写稿；张三\n  李四", [{"task": "写稿", "assignee": "张三\n李四"}]),
        ("- 责任人：张三\n  李四", [{"assignee": "张三\n李四"}]),
        ("- 14:00 签到；张三", [{"task": "14:00 签到", "assignee": "张三"}]),
        (
            "- 看 https://example.com/x；张三",
            [{"task": "看 https://example.com/x", "assignee": "张三"}],
        ),
        ("- 结论：通过", [{"task": "结论：通过"}]),
        ("1.5小时培训；张三", [{"task": "1.5小时培训", "assignee": "张三"}]),
        ("3、4月总结；张三", [{"task": "3、4月总结", "assignee": "张三"}]),
        (" - 写稿\n - 印刷", [{"task": "写稿"}, {"task": "印刷"}]),
        ("- 写稿\n - 印刷", [{"task": "写稿"}, {"task": "印刷"}]),
        ("- [ ] 写稿", [{"task": "写稿"}]),
        ("写稿", [{"task": "写稿"}]),
        ("\ufeff| 写稿 | 张三 |", [{"task": "写稿", "assignee": "张三"}]),
        ("写稿\t\t", [{"task": "写稿"}]),
    ],
)
def test_a_list_is_read_as_its_author_meant_it(written, expected):
    assert expected == rows_of(written)


@pytest.mark.parametrize("written", ["- 写稿；终稿\n- 印刷", "任务：写稿；终稿\n印刷"])
def test_semicolons_belong_to_the_text_where_there_is_one_column(written):
    assert [{"task": "写稿；终稿"}, {"task": "印刷"}] == rows_of(written, COLUMNS[:1])


@pytest.mark.parametrize(
    "written, expected",
    [
        (
            "| 任务 | 负责人 |\n|---|---|\n| 写稿 | 张三 |",
            "has no column 负责人. Did you mean 责任人? Its columns are 任务, 责任人, 时间节点",
        ),
        (
            "| Task | Assigned | Colour |\n|---|---|---|\n| 写稿 | 张三 | red |",
            "has no column Colour. Its columns are 任务, 责任人, 时间节点",
        ),
        ("| 任务 | 任務 |\n|---|---|\n| 写稿 | 印刷 |", "has the column 任務 twice"),
        (
            "| 甲 | 乙 |\n|---|---|\n| 写稿 | 张三 |",
            "does not name its columns in its first row: 甲 | 乙. They are 任务, 责任人, 时间节点",
        ),
        (
            "| 任务 | |\n|---|---|\n| 写稿 | 张三 |",
            "has a column without a heading, with text in it: 张三",
        ),
        (
            "| 任务 | 责任人 |\n|---|---|\n| 写稿 | 张三 | 4/1 |",
            "has more cells than there are columns (任务, 责任人, 时间节点): 写稿 | 张三 | 4/1",
        ),
        (
            "写稿；张三；4/1；x",
            "has more cells than there are columns (任务, 责任人, 时间节点): 写稿 | 张三 | 4/1 | x",
        ),
        (
            "行动项如下：\n| 任务 |\n|---|\n| 写稿 |",
            "has a line that is not part of the table: 行动项如下：",
        ),
        (
            "| 任务 | 责任人 |\n|---|---|\n| 写稿 | 张三 |\n以上",
            "has a line that is not part of the table: 以上",
        ),
        (
            "| 任务 |\n|---|\n| 写稿 |\n\n| 任务 |\n|---|\n| 印刷 |",
            "has a line that is not part of the table: | 任务 |",
        ),
        ("|---|---|\n| 写稿 | 张三 |", "has a line that is not part of the table: |---|---|"),
        (
            "- 写稿\n印刷",
            "has a line that is neither an item of the list nor part of one: 印刷",
        ),
        (
            "写稿\n  印刷\n  装订",
            "has a line that is neither an item of the list nor part of one: 印刷",
        ),
        (
            "写稿｜张三\n印刷；李四",
            "divides its cells in another way than other rows: 印刷；李四",
        ),
        (
            "任务：写稿，责任人：张三",
            "has 责任人 inside another cell: 写稿，责任人：张三. Put a semicolon before it",
        ),
        (
            "写稿 责任人：张三",
            "has 责任人 inside another cell: 写稿 责任人：张三. Put a semicolon before it",
        ),
        ("写稿 | 张三\n印刷", "divides its cells in another way than other rows: 印刷"),
        (
            "任务 责任人\n写稿 张三",
            "does not divide its columns by strokes, tabs or semicolons: 任务 责任人",
        ),
        (
            "任务，Due date\n写稿，4/1",
            "does not divide its columns by strokes, tabs or semicolons: 任务，Due date",
        ),
        (
            "+--+--+\n| 任务 | 责任人 |\n+--+--+\n| 写稿 | 张三 |",
            "divides its cells in another way than other rows: +--+--+",
        ),
        (
            "写稿；张三\n任务；责任人",
            "has a row of headings below other rows: 任务 | 责任人",
        ),
        (
            "任务：写稿；张三",
            "has a cell without a label after one with a label: 张三",
        ),
        ("任务：写稿；任務：印刷", "says 任務 twice: 印刷"),
        ("写稿；任务：印刷", "says 任务 twice: 写稿"),
        (
            "任务：写稿；负责人：张三",
            "has no column 负责人. Did you mean 责任人? Its columns are 任务, 责任人, 时间节点",
        ),
        (
            "- 任务：写稿\n  负责人：张三",
            "has no column 负责人. Did you mean 责任人? Its columns are 任务, 责任人, 时间节点",
        ),
        (
            "甲：写稿；乙：印刷",
            "has no column 甲. Its columns are 任务, 责任人, 时间节点",
        ),
        ("任务：写稿\n要写三页", "has lines with a label and lines without one: 要写三页"),
        ("- 写稿\n  张三；4/1", "has several cells on an indented line: 张三；4/1"),
        (
            "写稿\t张三\n修改\t李四\t4/1",
            "has fewer cells than the other rows: 写稿 | 张三. Paste whole rows",
        ),
        (
            "写稿 | 张三\t4/1",
            "divides its cells both by tabs and in another way: 写稿 | 张三 4/1",
        ),
        (
            "事项\t责任人\t期限\n写稿\t张三\t4/1",
            "has a first row that names some columns and not others: 事项 | 责任人 | 期限",
        ),
    ],
)
def test_what_may_belong_to_another_column_or_get_lost_is_a_problem(written, expected):
    assert [message for message in problems_of(written) if message.startswith(expected)]


@pytest.mark.parametrize(
    "written",
    [
        "- | 张三",
        "a | b | c\n---|---|---\n| 写稿 | 张三",
        "| 任务 | 责任人 | 时间节点 |\n|---|---|---|\n| 写稿",
        "| 任务 | 责任人 | 时间节点 |\n|---|---|---|\n| `a|b` | c|d | `e` | f |",
    ],
)
def test_strokes_that_leave_the_cells_in_doubt_are_a_problem(written):
    written = written.replace("a | b | c", "任务 | 责任人 | 时间节点")

    assert ["can be divided into cells in more than one way"] == [
        problem.split(":")[0] for problem in problems_of(written)
    ]


def test_problems_name_the_row_and_leave_the_other_rows_alone():
    table = read_rows("- 写稿；张三；4月1日\n- a；b；c；d\n-  \n- 印刷；李四；4/9", COLUMNS)

    assert ((DRAFT, PRINT), (1, 3)) == (table.rows, table.numbers)
    assert [2] == [problem.row for problem in table.problems]


def test_all_problems_of_a_table_are_found_at_once():
    written = "说明\n| 任务 | 甲 | 乙 |\n|---|---|---|\n| 写稿 | | | x |\n| a | b | c | d |"

    assert [None, None, None, 1, 2] == sorted(
        (problem.row for problem in read_rows(written, COLUMNS).problems),
        key=lambda row: row or 0,
    )


def test_rows_are_written_as_a_markdown_table():
    rows = [DRAFT, {"task": "a|b\nc"}, {}]

    assert (
        "| 任务 | 责任人 | 时间节点 |\n"
        "| --- | --- | --- |\n"
        "| 写稿 | 张三 | 4月1日 |\n"
        "| a\\|b<br>c |  |  |\n"
        "|  |  |  |"
    ) == write_rows(rows, COLUMNS)


SIGNS = st.sampled_from(
    [*'|｜\\`<>\n\t;；:：- "#*1.、任', "<br>", "<br/>", "<BR >", "---", "责任人", "任务：", "- "]
)
TEXT = st.one_of(st.text(), st.lists(SIGNS).map("".join))
VALUE = TEXT.map(lambda text: text.replace("\r", "").strip()).filter(bool)
ROWS = st.lists(st.dictionaries(st.sampled_from(["task", "assignee", "due"]), VALUE, min_size=1))


@given(rows=ROWS)
def test_rows_that_we_write_are_read_back_exactly(rows):
    assert rows == rows_of(write_rows(rows, COLUMNS))


@given(rows=ROWS, order=st.permutations(COLUMNS))
def test_the_order_of_the_columns_changes_nothing(rows, order):
    assert rows == rows_of(write_rows(rows, order))


WORD = st.text("abc写稿张三", min_size=1, max_size=5)
GRID = st.lists(st.tuples(WORD, WORD, WORD), min_size=1)


@given(
    grid=GRID,
    sign=st.sampled_from(["\t", ";", "；", "|", "｜"]),
    mark=st.sampled_from(["", "- ", "1、"]),
)
def test_plain_cells_come_out_as_they_went_in(grid, sign, mark):
    written = "\n".join(mark + sign.join(cells) for cells in grid)

    assert [dict(zip(("task", "assignee", "due"), row, strict=True)) for row in grid] == rows_of(
        written
    )


@given(written=TEXT)
def test_no_text_makes_the_reading_of_tables_fail_or_loses_all_of_it(written):
    for columns in (COLUMNS, COLUMNS[:1], ()):
        table = read_rows(written, columns)

        assert len(table.rows) == len(table.numbers)
        assert all(cell == cell.strip() != "" for row in table.rows for cell in row.values())
        for problem in table.problems:
            assert said(problem)


@given(written=st.text("ab写|\t;；\n- ：", max_size=40))
def test_every_letter_of_a_table_is_in_a_row_or_the_table_has_a_problem(written):
    table = read_rows(written, COLUMNS)
    kept = "".join(cell for row in table.rows for cell in row.values())

    if not table.problems:
        assert sorted(filter(str.isalpha, written)) == sorted(filter(str.isalpha, kept))
