"""The organisation's files: what they say, and how their faults are told."""

import datetime as dt
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.errors import SettingsError
from generator.organisation import (
    RESERVED,
    Clause,
    Directory,
    Organisation,
    QuestionKind,
    QuestionSpec,
    load,
)
from generator.script import fold
from generator.vocabulary import Approval, Duty, HolidayRule, Period, Role, Signer
from generator.wording import LANGUAGES, Wording

SAMPLE = Path(__file__).parents[1] / "data"

MINIMAL = {
    "settings.toml": """
name = "青榆文创"
time_zone = "Asia/Shanghai"
country = "CN"
currency = "CNY"
""",
    "people.toml": """
[[departments]]
slug = "marketing"
title = "市场部"

[[people]]
login = "lin--demo"
name = "林小满"
department = "marketing"
roles = ["head"]
""",
}

MEETING_TYPE = """
title = "部门例会"
department = "marketing"
description = "每周一次"
"""

CUSTOM_FORM = """
title = "调研申请"
description = "申请调研"

[[questions]]
id = "subject"
kind = "line"
label = "课题"
"""

REGULATION = """
title = "会议管理制度"
department = "marketing"
purpose = "提高效率"

[[clauses]]
id = "1.1"
title = "通知"
text = "提前三日通知。"
effective = 2026-01-01
"""


@pytest.fixture(scope="module")
def sample() -> Organisation:
    """Load the organisation that is shipped."""
    return load(SAMPLE)


def written(folder: Path, **files: str) -> Path:
    """Write the smallest organisation into *folder*, with *files* changed or added."""
    data = folder / "data"
    for name, text in (MINIMAL | files).items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return data


def faults_of(folder: Path, files: dict[str, str]) -> list[str]:
    """Return the lines with which the organisation is refused once *files* are as they are."""
    with pytest.raises(SettingsError) as refusal:
        load(written(folder, **files))
    return str(refusal.value).splitlines()


def test_the_smallest_organisation_is_two_files(tmp_path):
    organisation = load(written(tmp_path))

    assert "青榆文创" == organisation.settings.name.text("zh-Hans")
    assert ["lin--demo"] == [person.login for person in organisation.directory.people]
    assert ((), {}, {}, {}) == (
        organisation.rooms,
        organisation.meeting_types,
        organisation.regulations,
        organisation.custom_forms,
    )


def test_a_meeting_type_is_one_more_file(tmp_path):
    organisation = load(written(tmp_path, **{"meeting-types/stand-up.toml": MEETING_TYPE}))

    assert ["stand-up"] == list(organisation.meeting_types)
    assert "stand-up" == organisation.meeting_types["stand-up"].slug


def test_a_custom_form_is_one_more_file(tmp_path):
    organisation = load(written(tmp_path, **{"forms/research.toml": CUSTOM_FORM}))

    assert ["research"] == list(organisation.custom_forms)
    assert ["subject"] == [each.id for each in organisation.custom_forms["research"].questions]


def test_a_regulation_is_one_more_file(tmp_path):
    organisation = load(written(tmp_path, **{"regulations/marketing.toml": REGULATION}))

    assert ["1.1"] == [clause.id for clause in organisation.regulations["marketing"].clauses]


def test_files_saved_on_windows_are_read_as_any_other(tmp_path):
    text = "\ufeff" + MINIMAL["settings.toml"].replace("\n", "\r\n")
    data = written(tmp_path)
    (data / "settings.toml").write_bytes(text.encode("utf-8"))

    assert "CNY" == load(data).settings.currency


def test_a_wrong_reference_is_named_with_file_key_value_and_what_was_expected(tmp_path):
    people = MINIMAL["people.toml"] + (
        '[[departments]]\nslug = "sales"\ntitle = "销售部"\n'
        '[[people]]\nlogin = "han--demo"\nname = "韩远舟"\n'
        'department = "salse"\nroles = ["head"]\n'
    )

    assert [
        (
            "data/people.toml: people[2].department: 'salse' is not a department; "
            "expected one of: marketing, sales (did you mean 'sales'?)"
        )
    ] == faults_of(tmp_path, {"people.toml": people})


FAULTS = {
    "an unknown key": (
        "settings.toml",
        MINIMAL["settings.toml"] + 'edtion = "internal"',
        "edtion: is not a known key; expected one of: name, ",
    ),
    "a likely key": (
        "settings.toml",
        MINIMAL["settings.toml"] + 'edtion = "internal"',
        "(did you mean 'edition'?)",
    ),
    "an unknown key in a list": (
        "people.toml",
        MINIMAL["people.toml"] + 'rolls = ["head"]',
        "people[1].rolls: is not a known key; expected one of: login, name, also, department",
    ),
    "a missing key": (
        "settings.toml",
        MINIMAL["settings.toml"].replace("currency", "# currency"),
        "currency: is missing; for example 'CNY'",
    ),
    "a time zone": (
        "settings.toml",
        MINIMAL["settings.toml"].replace("Shanghai", "Shanghia"),
        "time_zone: 'Asia/Shanghia' is not an IANA time zone; expected for example 'Asia/Shanghai'",
    ),
    "a path for a time zone": (
        "settings.toml",
        MINIMAL["settings.toml"].replace("Asia/Shanghai", "../../etc/passwd"),
        "time_zone: '../../etc/passwd' is not an IANA time zone",
    ),
    "a country": (
        "settings.toml",
        MINIMAL["settings.toml"].replace('"CN"', '"China"'),
        "country: 'China' is not the ISO 3166 code of a country whose holidays are known",
    ),
    "a currency": (
        "settings.toml",
        MINIMAL["settings.toml"].replace("CNY", "RMB"),
        "currency: 'RMB' is not an ISO 4217 code; expected for example 'CNY'",
    ),
    "a language": (
        "settings.toml",
        MINIMAL["settings.toml"] + 'language = "zh-hans"',
        (
            "language: 'zh-hans' is not known; expected one of: en, zh-Hans, zh-Hant "
            "(did you mean 'zh-Hans'?)"
        ),
    ),
    "a language left out": (
        "settings.toml",
        MINIMAL["settings.toml"] + 'language = "zh-Hant"\nlanguages = ["en"]',
        "language: 'zh-Hant' is not among languages: en",
    ),
    "a target": (
        "settings.toml",
        MINIMAL["settings.toml"] + "[targets]\natendance = 0.9",
        "targets.atendance: 'atendance' is not known; expected one of: ",
    ),
    "a word out of a list": (
        "people.toml",
        MINIMAL["people.toml"].replace('"head"', '"head", "heed"'),
        (
            "people[1].roles[2]: 'heed' is not known; expected one of: member, senior, deputy, "
            "head, secretary, executive (did you mean 'head'?)"
        ),
    ),
    "one word for a list": (
        "people.toml",
        MINIMAL["people.toml"].replace('["head"]', '"head"'),
        "people[1].roles: 'head' is of the wrong type; expected a list; for example ['member']",
    ),
    "a department without a head": (
        "people.toml",
        MINIMAL["people.toml"].replace("head", "member"),
        (
            "departments[1]: 'marketing' has no single head; expected one person with "
            "roles = ['head'], found nobody"
        ),
    ),
    "a department with two heads": (
        "people.toml",
        MINIMAL["people.toml"]
        + '[[people]]\nlogin = "b"\nname = "乙"\ndepartment = "marketing"\nroles = ["head"]',
        "found lin--demo, b",
    ),
    "an approver": (
        "people.toml",
        MINIMAL["people.toml"].replace('"市场部"', '"市场部"\napprover = "lin"'),
        "departments[1].approver: 'lin' is not a login in people.toml; expected one of: lin--demo",
    ),
    "a login used twice": (
        "people.toml",
        MINIMAL["people.toml"]
        + '[[people]]\nlogin = "LIN--demo"\nname = "乙"\ndepartment = "marketing"',
        "people[2].login: 'LIN--demo' is used twice; expected a different one",
    ),
    "a room used twice": (
        "rooms.toml",
        (
            '[[rooms]]\nslug = "a"\ntitle = "甲"\ncapacity = 3\n'
            '[[rooms]]\nslug = "a"\ntitle = "乙"\ncapacity = 3\n'
        ),
        "rooms[2].slug: 'a' is used twice; expected a different one",
    ),
    "a room for nobody": (
        "rooms.toml",
        '[[rooms]]\nslug = "a"\ntitle = "甲"\ncapacity = 0\n',
        "rooms[1].capacity: 0 is out of range; expected at least 1; for example 12",
    ),
    "a wording that is none": (
        "rooms.toml",
        '[[rooms]]\nslug = "a"\ntitle = 3\ncapacity = 2\n',
        "rooms[1].title: 3 is not text, nor a table with text for each language",
    ),
    "a wording in a language nobody knows": (
        "rooms.toml",
        '[[rooms]]\nslug = "a"\ntitle.fr = "salle"\ncapacity = 2\n',
        "rooms[1].title: unknown language fr; known are en, zh-Hans, zh-Hant",
    ),
    "a day that is none": (
        "calendar.toml",
        '[[holidays]]\ndate = "1 May"\ntitle = "劳动节"',
        "holidays[1].date: '1 May' is of the wrong type; expected a date",
    ),
    "a duty": (
        "duties.toml",
        '[[sheets]]\nduty = "chairman"\nduties = ["主持"]',
        (
            "sheets[1].duty: 'chairman' is not known; expected one of: organizer, chair, "
            "secretary, participant, approver (did you mean 'chair'?)"
        ),
    ),
    "broken TOML": ("settings.toml", 'name = "青榆', "data/settings.toml: is not TOML: "),
    "a file name": (
        "meeting-types/Team Day.toml",
        MEETING_TYPE,
        (
            "data/meeting-types/Team Day.toml: 'Team Day' is no name for such a file; "
            "expected lower-case letters, digits and hyphens"
        ),
    ),
    "a slug besides the file name": (
        "meeting-types/team-day.toml",
        'slug = "other"\n' + MEETING_TYPE,
        (
            "data/meeting-types/team-day.toml: slug: is not a known key; "
            "the file is called 'team-day' by its name"
        ),
    ),
    "a participant": (
        "meeting-types/a.toml",
        MEETING_TYPE + 'participants = ["marketing", "nobody"]',
        (
            "participants[2]: 'nobody' is not a department or login; "
            "expected one of: marketing, lin--demo"
        ),
    ),
    "a room nobody has": (
        "meeting-types/a.toml",
        MEETING_TYPE + 'room = "banyan"',
        "room: 'banyan' is not a room in rooms.toml; expected one of: none is defined",
    ),
    "a recurrence": (
        "meeting-types/a.toml",
        MEETING_TYPE
        + '[recurrence]\nrule = "FREQ=WEEKLY;BYDAY=Mo day"\nsince = 2026-01-05\n'
        + "start = 09:30:00\nminutes = 60",
        (
            "recurrence.rule: 'FREQ=WEEKLY;BYDAY=Mo day' is not a daily, weekly, monthly or yearly "
            "rule of RFC 5545; expected for example 'FREQ=WEEKLY;BYDAY=MO'"
        ),
    ),
    "a number in words": (
        "meeting-types/a.toml",
        MEETING_TYPE + 'notice_days = "five"',
        "notice_days: 'five' is of the wrong type; expected a whole number; for example 3",
    ),
    "a number in quotes": (
        "rooms.toml",
        '[[rooms]]\nslug = "a"\ntitle = "甲"\ncapacity = "12"\n',
        "rooms[1].capacity: '12' is of the wrong type; expected a whole number; for example 12",
    ),
    "a truth for a number": (
        "rooms.toml",
        '[[rooms]]\nslug = "a"\ntitle = "甲"\ncapacity = true\n',
        "rooms[1].capacity: True is of the wrong type; expected a whole number; for example 12",
    ),
    "a truth for a length": (
        "meeting-types/a.toml",
        MEETING_TYPE + "notice_days = true",
        "notice_days: True is of the wrong type; expected a whole number; for example 3",
    ),
    "a share in quotes": (
        "settings.toml",
        MINIMAL["settings.toml"] + '[targets]\nattendance = "0.9"',
        "targets.attendance: '0.9' is of the wrong type; expected a number",
    ),
    "a number that is none": (
        "forms/a.toml",
        CUSTOM_FORM.replace('"line"', '"number"') + "minimum = nan",
        "questions[1].minimum: nan is of the wrong type; expected a number",
    ),
    "a word for a truth": (
        "meeting-types/a.toml",
        MEETING_TYPE + 'guests = "yes"',
        "guests: 'yes' is of the wrong type; expected true or false",
    ),
    "a number for a truth": (
        "forms/a.toml",
        CUSTOM_FORM + "required = 1",
        "questions[1].required: 1 is of the wrong type; expected true or false",
    ),
    "a number for a day": (
        "calendar.toml",
        '[[holidays]]\ndate = 20260501\ntitle = "劳动节"',
        "holidays[1].date: 20260501 is of the wrong type; expected a date",
    ),
    "a number for a moment": (
        "settings.toml",
        "as_of = 2026\n" + MINIMAL["settings.toml"],
        "as_of: 2026 is of the wrong type; expected a date; for example '2026-09-30T09:00:00'",
    ),
    "a number for a time": (
        "meeting-types/a.toml",
        MEETING_TYPE + '[[busy]]\ndays = ["MO"]\nstart = 930\nend = 10:00:00\nreason = "晨检"',
        "busy[1].start: 930 is of the wrong type; expected a time; for example '14:00'",
    ),
    "a time of another zone": (
        "meeting-types/a.toml",
        MEETING_TYPE + '[[busy]]\ndays = ["MO"]\nstart = "09:30Z"\nend = 10:00:00\nreason = "晨检"',
        "busy[1].start: '09:30Z' is of the wrong type; expected a time without a time zone",
    ),
    "a busy slot that ends first": (
        "meeting-types/a.toml",
        MEETING_TYPE + '[[busy]]\ndays = ["MO"]\nstart = 10:00:00\nend = 09:00:00\nreason = "晨检"',
        "busy[1].end: 09:00 must come after 10:00",
    ),
    "an extra question": (
        "meeting-types/a.toml",
        MEETING_TYPE + '[[minutes.questions]]\nid = "x"\nkind = "lin"\nlabel = "甲"',
        "minutes.questions[1].kind: 'lin' is not known; expected one of: line, prose, ",
    ),
    "an option with a comma": (
        "forms/a.toml",
        CUSTOM_FORM.replace('"line"', '"choices"')
        + 'options = [{ id = "a", label = "甲" }, { id = "b", label = "甲, 乙" }]',
        (
            "a.toml: questions[1].options[2].label: '甲, 乙' has a comma, which separates options "
            "on GitHub; expected for example '甲 / 乙'"
        ),
    ),
    "an earlier wording of an option with a comma": (
        "meeting-types/a.toml",
        MEETING_TYPE
        + '[[request.questions]]\nid = "x"\nkind = "choices"\nlabel = "多选"\n'
        + 'options = [{ id = "a", label = "甲", aliases = ["丙", "a,b"] }]',
        "a.toml: request.questions[1].options[1].aliases: 'a,b' has a comma",
    ),
    "an option that means no answer": (
        "forms/a.toml",
        CUSTOM_FORM.replace('"line"', '"choice"')
        + 'options = [{ id = "a", label = { zh-Hans = "无", en = "None" } }]',
        "questions[1].options[1].label: 'None' means no answer on GitHub; expected other words",
    ),
    "a room that means no answer": (
        "rooms.toml",
        '[[rooms]]\nslug = "a"\ntitle = "none"\ncapacity = 3\n',
        "rooms[1].title: 'none' means no answer on GitHub",
    ),
    "a room called like another": (
        "rooms.toml",
        (
            '[[rooms]]\nslug = "a"\ntitle = "聯  厅"\ncapacity = 3\n'
            '[[rooms]]\nslug = "b"\ntitle = "联 厅"\ncapacity = 3\n'
        ),
        "rooms[2].title: '联 厅' is used twice; expected a different one",
    ),
    "a label of two lines": (
        "forms/a.toml",
        CUSTOM_FORM.replace('"课题"', '"课题\\n目的"'),
        "label: '课题\\n目的' is not one line of text; expected for example '课题 目的'",
    ),
    "a label without text in one language": (
        "forms/a.toml",
        CUSTOM_FORM.replace('"课题"', '{ zh-Hans = "课题", en = " " }'),
        "questions[1].label: is empty in one of its languages; expected text",
    ),
    "an earlier label of two lines": (
        "forms/a.toml",
        CUSTOM_FORM + 'aliases = ["题\\n目"]',
        "questions[1].aliases[1]: '题\\n目' is not one line of text",
    ),
    "a clause number used twice": (
        "regulations/a.toml",
        REGULATION + REGULATION.partition("\n\n")[2],
        "clauses[2].id: '1.1' is used twice; expected a different one",
    ),
    "parameters without a rule": (
        "regulations/a.toml",
        REGULATION + "parameters = { days = 3 }",
        "clauses[1].parameters: belong to a rule, and no rule is named",
    ),
    "a requirement": (
        "regulations/a.toml",
        REGULATION + 'requirements = ["43"]',
        "clauses[1].requirements[1]: '43' is not written as it should be; for example ['R43']",
    ),
    "a revision out of order": (
        "regulations/a.toml",
        REGULATION
        + '[[clauses.revisions]]\neffective = 2025-07-01\ntext = "新"\ngrounds = "市场变化"',
        "clauses[1].revisions[1].effective: must come after 2026-01-01",
    ),
    "a form without questions": (
        "forms/a.toml",
        'title = "甲"\ndescription = "乙"\nquestions = []',
        "questions: [] is too short; expected at least 1",
    ),
}


@pytest.mark.parametrize("file, text, expected", FAULTS.values(), ids=FAULTS)
def test_a_fault_says_file_key_value_and_what_is_expected(tmp_path, file, text, expected):
    (fault,) = faults_of(tmp_path, {file: text})

    assert fault.startswith(f"data/{file}: ")
    assert expected in fault


def test_whole_numbers_serve_as_numbers_and_times_are_as_toml_has_them(tmp_path):
    settings = "as_of = 2026-09-30T09:00:00\n" + MINIMAL["settings.toml"]
    busy = '[[busy]]\ndays = ["MO"]\nstart = 09:30:00\nend = "10:00"\nreason = "晨检"'
    organisation = load(
        written(
            tmp_path,
            **{
                "settings.toml": settings + "[targets]\nattendance = 1",
                "meeting-types/a.toml": MEETING_TYPE + busy,
            },
        )
    )
    (slot,) = organisation.meeting_types["a"].busy

    assert [1.0] == list(organisation.settings.targets.values())
    assert dt.datetime(2026, 9, 30, 9) == organisation.settings.as_of
    assert (dt.time(9, 30), dt.time(10)) == (slot.start, slot.end)


def test_a_missing_file_is_named(tmp_path):
    data = written(tmp_path)
    (data / "people.toml").unlink()

    with pytest.raises(
        SettingsError, match=r"^data/people.toml: is missing; expected a TOML file$"
    ):
        load(data)


def test_a_file_that_is_not_text_is_named(tmp_path):
    data = written(tmp_path)
    (data / "settings.toml").write_bytes('name = "青榆"'.encode("gb18030"))

    with pytest.raises(SettingsError, match=r"settings.toml: is not UTF-8 text"):
        load(data)


def test_every_fault_of_every_file_is_told_at_once(tmp_path):
    files = {
        "settings.toml": MINIMAL["settings.toml"].replace("CNY", "RMB") + "x = 1",
        "people.toml": MINIMAL["people.toml"].replace("林小满", ""),
        "rooms.toml": "rooms = 3",
        "meeting-types/a.toml": MEETING_TYPE.replace("marketing", "sales") + "minutes_days = -1",
        "meeting-types/b.toml": "=",
        "regulations/a.toml": REGULATION.replace("1.1", "one"),
        "forms/a.toml": CUSTOM_FORM.replace("line", "table") + 'x = "y"',
    }

    assert [
        ("settings.toml", "currency"),
        ("settings.toml", "x"),
        ("people.toml", "people[1].name"),
        ("rooms.toml", "rooms"),
        ("meeting-types/a.toml", "department"),
        ("meeting-types/a.toml", "minutes_days"),
        ("meeting-types/b.toml", "is not TOML"),
        ("regulations/a.toml", "clauses[1].id"),
        ("forms/a.toml", "questions[1].x"),
    ] == [tuple(fault[5:].split(": ")[:2]) for fault in faults_of(tmp_path, files)]


def test_an_entry_with_a_fault_of_its_own_may_still_be_referred_to(tmp_path):
    people = MINIMAL["people.toml"].replace('name = "林小满"', "name = 3")
    files = {"people.toml": people, "meeting-types/a.toml": MEETING_TYPE + 'chair = "lin--demo"'}

    (fault,) = faults_of(tmp_path, files)

    assert fault.startswith("data/people.toml: people[1].name: 3 is of the wrong type")


def test_options_in_a_cell_may_have_commas(tmp_path):
    table = (
        '[[questions]]\nid = "t"\nkind = "table"\nlabel = "表"\n[[questions.columns]]\nid = "c"\n'
        'kind = "choices"\nlabel = "列"\noptions = [{ id = "a", label = "甲, 乙" }]\n'
    )
    organisation = load(written(tmp_path, **{"forms/a.toml": CUSTOM_FORM + table}))
    (column,) = organisation.custom_forms["a"].questions[1].columns

    assert ["甲, 乙"] == [option.label.text("zh-Hans") for option in column.options]


def test_regulations_are_chosen_by_titles_that_differ(tmp_path):
    files = {f"regulations/{slug}.toml": REGULATION for slug in ("a", "b")}

    assert [
        "data/regulations/b.toml: title: '会议管理制度' is used twice; expected a different one"
    ] == faults_of(tmp_path, files)


@pytest.mark.parametrize(
    "people, rooms, broken",
    [
        (MINIMAL["people.toml"], "[[rooms]", ["rooms.toml"]),
        (MINIMAL["people.toml"], 'rooms = "banyan"', ["rooms.toml"]),
        (MINIMAL["people.toml"], '[[rooms]]\ntitle = "甲"\ncapacity = 3', ["rooms.toml"]),
        ("=", '[[rooms]]\nslug = "banyan"\ntitle = "甲"\ncapacity = 3', ["people.toml"]),
        ("=", "=", ["people.toml", "rooms.toml"]),
    ],
)
def test_nobody_is_blamed_for_naming_what_stands_in_a_broken_file(tmp_path, people, rooms, broken):
    names = 'room = "banyan"\nchair = "lin--demo"\nparticipants = ["marketing", "lin--demo"]\n'
    files = {"people.toml": people, "rooms.toml": rooms} | {
        f"meeting-types/{slug}.toml": MEETING_TYPE + names for slug in ("a", "b")
    }

    found = faults_of(tmp_path, files)

    assert broken == [fault[5:].partition(": ")[0] for fault in found]


def test_what_a_sound_file_does_not_have_is_told_beside_a_broken_one(tmp_path):
    names = 'room = "banyan"\nchair = "nobody"'
    files = {"rooms.toml": "=", "meeting-types/a.toml": MEETING_TYPE + names}

    assert ["data/rooms.toml", "data/meeting-types/a.toml"] == [
        fault.partition(": ")[0] for fault in faults_of(tmp_path, files)
    ]


HOSTILE = {
    "nested lists": b"x = " + b"[" * 5000,
    "nested inline tables": b"x = " + b"{ x = " * 5000,
    "closed lists": b"description = " + b"[" * 60 + b"]" * 60,
    "a dotted key": b"title" + b".a" * 3000 + b" = 1",
    "deep parameters": b"parameters" + b".a" * 60 + b" = 1",
    "NUL bytes": b"title = 'a\0b'",
    "only NUL bytes": b"\0" * 1000,
    "an escaped NUL": b'title = "a\\u0000b"',
    "an escape sequence": b'title = "\\u001b[2Jb"',
    "UTF-16": 'title = "甲"'.encode("utf-16"),
    "GB 18030": 'title = "甲"'.encode("gb18030"),
    "ten megabytes": b"# a comment\n" * 900_000,
    "a long number": b"title = 1" + b"0" * 5000,
    "a long hexadecimal number": b"title = 0x" + b"f" * 5000,
    "a key of several lines": MEETING_TYPE.encode() + b'\n"a\\nb" = 1',
}


def refused_line(data: Path) -> str:
    with pytest.raises(SettingsError) as refusal:
        load(data)
    (line,) = str(refusal.value).splitlines()
    return line


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_one_line(tmp_path, content):
    data = written(tmp_path, **{"meeting-types/a.toml": MEETING_TYPE})
    (data / "meeting-types" / "a.toml").write_bytes(content)

    assert refused_line(data).startswith("data/meeting-types/a.toml: ")


@pytest.mark.parametrize("name", ["settings.toml", "rooms.toml", "forms/a.toml"])
@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path), os.mkfifo])
def test_what_is_no_file_is_refused_in_one_line(tmp_path, name, make):
    data = written(tmp_path)
    path = data / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)

    assert refused_line(data).startswith(f"data/{name}: cannot be read: ")


def test_a_link_that_leads_nowhere_is_no_file_left_out(tmp_path):
    data = written(tmp_path)
    (data / "rooms.toml").symlink_to("nowhere.toml")

    assert "data/rooms.toml: is missing; expected a TOML file" == refused_line(data)


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to(path)])
def test_what_is_no_folder_is_no_folder_left_out(tmp_path, make):
    data = written(tmp_path)
    make(data / "meeting-types")

    assert refused_line(data).startswith("data/meeting-types: cannot be read: ")


def question(**said: object) -> QuestionSpec:
    return QuestionSpec.model_validate({"id": "x", "kind": "line", "label": "标签"} | said)


OPTION = {"id": "a", "label": "甲"}
COLUMN = {"id": "c", "kind": "line", "label": "列"}


@pytest.mark.parametrize("kind", set(QuestionKind) - {"choice", "choices", "table"})
def test_a_question_of_any_plain_kind_needs_no_more_than_id_kind_and_label(kind):
    assert kind == question(kind=kind).kind


@pytest.mark.parametrize(
    "said, expected",
    [
        ({"kind": "choice"}, "a question of kind 'choice' needs at least one option"),
        ({"kind": "choices"}, "a question of kind 'choices' needs at least one option"),
        ({"options": [OPTION]}, "only kinds choice, choices have options, not 'line'"),
        (
            {"kind": "choice", "options": [OPTION, OPTION | {"label": "乙"}]},
            "options[2].id: 'a' is",
        ),
        (
            {
                "kind": "choice",
                "options": [OPTION, {"id": "b", "label": {"en": "B", "zh-Hant": "甲"}}],
            },
            "options[2].label: '甲' is used twice",
        ),
        ({"kind": "table"}, "a question of kind 'table' needs at least one column"),
        ({"columns": [COLUMN]}, "only kind 'table' has columns, not 'line'"),
        (
            {"kind": "table", "columns": [COLUMN | {"kind": "table", "columns": [COLUMN]}]},
            "columns[1].kind: 'table' does not fit into a cell",
        ),
        (
            {"kind": "table", "columns": [COLUMN, COLUMN | {"id": "d", "aliases": ["x"]}]},
            "columns[2].label: '列' is used twice",
        ),
        ({"minimum": 1}, "only kinds duration, money, number have limits, not 'line'"),
        ({"kind": "number", "minimum": 5, "maximum": 1}, "maximum: 1 is less than the minimum 5"),
        ({"id": "copy"}, "'copy' is taken by every form"),
        ({"id": "Subject"}, "String should match pattern"),
    ],
)
def test_a_question_that_does_not_fit_its_kind_is_refused(said, expected):
    with pytest.raises(ValidationError) as refusal:
        question(**said)

    assert expected in str(refusal.value)


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_no_question_is_called_what_github_keeps_for_itself(name):
    with pytest.raises(ValidationError, match="is taken by GitHub"):
        question(id=name)


def test_a_label_in_the_other_script_is_the_same_label(tmp_path):
    other = '[[questions]]\nid = "topic"\nkind = "line"\nlabel = "課題"\n'

    assert [
        "data/forms/a.toml: questions[2].label: '课题' is used twice; expected a different one"
    ] == faults_of(tmp_path, {"forms/a.toml": CUSTOM_FORM + other})


@pytest.mark.parametrize(
    "text",
    [
        "lin-xiaoman--demo",
        "@lin-xiaoman--demo",
        "@Lin-Xiaoman--Demo",
        "林小满",
        "林小滿",
        " 林 小满 ",
        "Lin Xiaoman",
        "ＬＩＮ　ＸＩＡＯＭＡＮ",
    ],
)
def test_a_person_is_found_however_they_are_written(sample, text):
    found = sample.directory.find(text)

    assert found is sample.directory.by_login["lin-xiaoman--demo"]


@pytest.mark.parametrize("text", ["", "@", "林", "小满", "林小满、赵一鸣", "nobody"])
def test_what_is_no_whole_name_finds_nobody(sample, text):
    assert sample.directory.find(text) is None


@pytest.mark.parametrize(
    "text, login",
    [
        ("林晓满", "lin-xiaoman--demo"),
        ("陸星夜", "lu-xingye--demo"),
        ("lin-xiaomen--demo", "lin-xiaoman--demo"),
        ("Han Yuanzho", "han-yuanzhou--demo"),
    ],
)
def test_the_likest_name_is_suggested_first(sample, text, login):
    assert login == sample.directory.closest(text)[0].login


def test_no_more_suggestions_than_asked_for_and_none_for_something_quite_different(sample):
    assert 2 == len(sample.directory.closest("xu-lingye--demo", n=2))
    assert () == sample.directory.closest("欧阳铁柱")


def test_a_name_that_two_people_share_is_nobody_in_particular():
    staff = [
        {"login": login, "name": "王伟", "department": "a", "roles": roles}
        for login, roles in (("wang-a--demo", ["head"]), ("wang-b--demo", ["member"]))
    ]
    directory = Directory.model_validate(
        {"departments": [{"slug": "a", "title": "甲"}], "people": staff}
    )

    assert directory.find("王伟") is None
    assert ["wang-a--demo", "wang-b--demo"] == [each.login for each in directory.matches("王偉")]
    assert "wang-b--demo" == getattr(directory.find("wang-b--demo"), "login", None)


def test_a_department_knows_its_members_its_head_and_who_approves(sample):
    directory = sample.directory

    assert 9 == len(directory.members("marketing"))
    assert "lin-xiaoman--demo" == getattr(directory.head("marketing"), "login", None)
    assert directory.head("marketing") is directory.approver("marketing")
    assert (None, ()) == (directory.head("nowhere"), directory.members("nowhere"))


def test_an_approver_decides_in_place_of_the_head(tmp_path):
    people = MINIMAL["people.toml"].replace('"市场部"', '"市场部"\napprover = "su--demo"') + (
        '[[people]]\nlogin = "su--demo"\nname = "苏望舒"\ndepartment = "marketing"\n'
    )
    directory = load(written(tmp_path, **{"people.toml": people})).directory

    assert "su--demo" == getattr(directory.approver("marketing"), "login", None)


def test_somebody_who_left_belongs_here_until_the_day_before(sample):
    left = sample.directory.by_login["ding-yichuan--demo"]

    assert [True, False] == [left.is_active(dt.date(2026, month, 31)) for month in (7, 8)]
    assert left is sample.directory.find("丁一川")


def test_a_clause_says_on_each_day_what_holds_then():
    clause = Clause.model_validate(
        {
            "id": "3.2",
            "title": "通知",
            "text": "三日",
            "effective": "2026-01-01",
            "rule": "notice",
            "parameters": {"working_days": 3},
            "revisions": [
                {
                    "effective": "2026-04-01",
                    "text": "五日",
                    "grounds": "人数增加",
                    "parameters": {"working_days": 5},
                },
                {"effective": "2026-07-01", "text": "五个工作日", "grounds": "更明确"},
            ],
        }
    )
    days = [dt.date(2025, 12, 31), dt.date(2026, 3, 31), dt.date(2026, 4, 1), dt.date(2026, 7, 1)]

    assert [None, "三日", "五日", "五个工作日"] == [
        text and text.text("zh-Hans") for text in map(clause.text_on, days)
    ]
    assert [3, 3, 5, 5] == [clause.parameters_on(each)["working_days"] for each in days]


def test_the_sample_serves_the_meetings_that_the_regulations_name(sample):
    recurrences = {slug: each.recurrence for slug, each in sample.meeting_types.items()}

    assert {
        "client",
        "executive-review",
        "marketing-planning",
        "project-seminar",
        "regular",
        "sales-special",
        "sales-weekly",
    } == set(recurrences)
    assert HolidayRule.LATER == getattr(recurrences["regular"], "holiday", None)
    assert "FREQ=WEEKLY;BYDAY=FR" == getattr(recurrences["sales-weekly"], "rule", None)  # R27
    assert Signer.ORGANIZER == sample.meeting_types["sales-weekly"].signer  # R90


def test_the_sample_has_the_custom_forms_of_the_requirements(sample):
    forms = sample.custom_forms

    assert Approval.HEAD == forms["event-plan"].approval  # R40
    assert {"work-plan": Period.MONTH, "work-report": Period.MONTH} == {
        slug: form.period for slug, form in forms.items() if form.period is not Period.NONE
    }  # R33
    assert {"event-report", "market-research"} < set(forms)  # R124


def test_the_sample_says_what_everybody_has_to_do(sample):
    assert list(Duty) == [sheet.duty for sheet in sample.duties]  # R6


def test_nobody_in_the_sample_can_be_a_real_account(sample):
    assert [] == [login for login in sample.directory.by_login if "--" not in login]


def test_whoever_chairs_in_the_sample_is_a_senior_or_more(sample):
    chairs = {each.chair for each in sample.meeting_types.values() if each.chair}
    may_chair = {Role.SENIOR, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE}

    assert [] == [
        login for login in chairs if not may_chair & sample.directory.by_login[login].roles
    ]  # R63


def wordings_of(part: object) -> list[Wording]:
    """Return every wording in *part*, however deep."""
    if isinstance(part, Wording):
        return [part]
    inner: Iterable[object] = part if isinstance(part, tuple) else ()
    if isinstance(part, BaseModel):
        inner = [value for _, value in part]
    return [found for each in inner for found in wordings_of(each)]


def test_the_sample_speaks_every_language_of_the_product(sample):
    parts = (
        sample.settings,
        sample.directory,
        sample.calendar,
        sample.rooms,
        sample.duties,
        *(tuple(each.values()) for each in (sample.meeting_types, sample.regulations)),
        tuple(sample.custom_forms.values()),
    )
    found = wordings_of(parts)

    assert 400 < len(found)
    assert [] == [wording for wording in found if set(LANGUAGES) != set(wording.root)]


def test_the_order_of_files_on_disk_changes_nothing(sample, tmp_path):
    shutil.copytree(SAMPLE / "meeting-types", tmp_path / "data" / "meeting-types")
    for name in ("settings.toml", "people.toml", "rooms.toml"):
        shutil.copy(SAMPLE / name, tmp_path / "data" / name)

    assert sorted(sample.meeting_types) == list(load(tmp_path / "data").meeting_types)


@pytest.mark.parametrize(
    "text, other",
    [
        ("會後並於專案", "会后并于专案"),
        ("ＡＢＣ１２３", "abc123"),
        ("乾坤", "干坤"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_text_fold_to_one_form(text, other):
    assert fold(other) == fold(text)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(text) == fold(fold(text))


@given(
    st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)), st.integers(0, 9)
)
def test_a_part_of_a_chinese_text_is_found_in_the_whole(text, start):
    assert fold(text[start:]) in fold(text)
