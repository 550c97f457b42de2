"""Anyone may file and comment: nothing comes of it but the record, its page, and an answer.

Everything is filed over HTTP, in a checkout, with every step watched: see `tests.watch`.
"""

import sys
from io import StringIO
from itertools import chain

import pytest

from generator.cli import main
from generator.cli.runner import Harmless
from generator.forms.element import ElementType
from generator.forms.issue import issue_form
from tests.forge.fixtures import forge, running_forge
from tests.forge.people import BOT, LOOKALIKE, STRANGER
from tests.hostile_texts import TEXTS
from tests.inert import alive, closing, workflow_commands
from tests.office import MINUTES, PROGRESS, REQUEST, Office, problems
from tests.watch import Watch

__all__ = ["forge", "running_forge"]

TYPED = {ElementType.INPUT, ElementType.TEXTAREA, ElementType.UPLOAD}
TABLES = {
    "agenda": "| Agenda item | Aim |\n| --- | --- |\n| {x} | {x} |",
    "attendance": "| Participant | Note |\n| --- | --- |\n| Ada | {x} |",
    "decisions": (
        "| Decision | Assignee | Quality requirement |\n| --- | --- | --- |\n| {x} | Ada | {x} |"
    ),
    "actions": (
        "| Action item | Assignee | Due | Quality requirement |\n| --- | --- | --- | --- |\n"
        "| {x} | 蔡小 | 2026-04-20 | {x} |"
    ),
}
STRANGE = list(TEXTS.values())
LIVES = range(4)


@pytest.fixture
def watch(forge, tmp_path, monkeypatch) -> Watch:
    monkeypatch.chdir(tmp_path)
    return Watch(forge, tmp_path)


def typed(office: Office, slug: str) -> list[str]:
    """Return the fields of *slug* in which people type."""
    asked = issue_form(office.form(slug), office.workspace.context("en")).elements
    return [each.id for each in asked if each.type in TYPED]


def cell(text: str) -> str:
    """Return *text* for a cell of a table, which is one line."""
    return " ".join(text.split()).replace("|", "\\|")


def reason(at: int) -> str:
    """Return a strange text in which no line is a command of its own."""
    lines = STRANGE[at].split("\n")
    return "\n".join(
        f"> {line}" if line.lstrip().startswith(("/", "／")) else line for line in lines
    )


def strange(office: Office, slug: str, usual, first: int, number: int = 17):
    """Return *usual* answers to *slug* with the strange texts, from the *first* on, where taken."""
    offered = {
        field: TABLES[field].replace("{x}", cell(text)) if field in TABLES else text
        for field, text in zip(typed(office, slug), STRANGE[first:] + STRANGE, strict=False)
        if field not in ("meeting", "action")
    }
    for _ in range(3):  # what the parser refuses, what the fields refuse, and then nothing
        effects = office.file(slug, number, {**usual, **offered}, at="2026-04-20T10:00")
        for problem in problems(effects):
            offered.pop(problem.field_id, None)
    assert () == problems(effects)
    assert offered
    return {**usual, **offered}


@pytest.mark.parametrize("life", LIVES)
def test_a_life_full_of_strange_texts_leaves_records_and_harmless_answers(watch, life):
    office = Office()
    office.fill()
    first = life * len(STRANGE) // len(LIVES)
    request = strange(office, "meeting-request-weekly", REQUEST, first)
    minutes = strange(office, "minutes", MINUTES, first, 21)
    progress = strange(office, "progress", PROGRESS, first, 30)

    meeting = watch.file("meeting-request-weekly", request)
    watch.say(meeting, f"/approve\n{reason(first)}")
    minuted = watch.file("minutes", {**minutes, "meeting": str(meeting)})
    watch.say(minuted, f"/sign\n{reason(first + 1)}")
    reported = watch.file("progress", {**progress, "action": f"{meeting}-1"}, by="cai--test")
    watch.say(meeting, reason(first + 2), by=STRANGER)
    watch.run("sync")
    watch.run("remind")

    assert {meeting, minuted, reported} <= {*watch.recorded()}
    assert [] == watch.faults()


def test_texts_that_are_no_filing_are_left_alone(watch):
    repository = watch.forge.repository(STRANGER)
    for text in [each for each in STRANGE if "### Meeting" not in each]:
        issue = repository.create_issue(title=text[:256], body=text)
        issue.create_comment(text)
    watch.run("sync")

    assert [] == watch.touched()
    assert [] == watch.faults()


def test_a_filing_is_refused_in_words_that_are_harmless(watch):
    office = Office()
    fields = typed(office, "meeting-request-weekly")
    for text in STRANGE:
        body = office.body("meeting-request-weekly", {**REQUEST, **dict.fromkeys(fields, text)})
        watch.forge.repository(STRANGER).create_issue(title=text[:256], body=body[:65_536])
    watch.run("sync")

    assert len(STRANGE) - 5 < len({*watch.said()})
    assert [] == watch.recorded()
    assert [] == watch.faults()


def test_comments_say_nothing_that_the_answer_would_repeat_alive(watch):
    meeting = watch.file("meeting-request-weekly", REQUEST)
    people = [watch.forge.repository(login) for login in (STRANGER, LOOKALIKE, "cai--test")]
    for text in STRANGE:
        people[0].get_issue(meeting).create_comment(text)
        people[1].get_issue(meeting).create_comment(f"/{text}")
        people[2].get_issue(meeting).create_comment(f"/approve {text}")
        people[2].get_issue(meeting).create_comment(f"/leave {text}")
    watch.say(meeting, "/reject no\n@victim fixes #4711")

    assert "rejected" in watch.labels(meeting)
    assert [] == watch.recorded()
    assert [] == watch.faults()


@pytest.fixture
def runner(monkeypatch, capsys):
    """Run the command as its script does in a workflow, and give what it prints."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr(sys, "argv", sys.argv)

    def run(*arguments: str, **environment: str) -> str:
        sys.argv = ["minutebook", *arguments]
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit):
            main()
        said = capsys.readouterr()
        return f"{said.out}{said.err}"

    return run


def test_nothing_that_is_printed_is_a_command_to_the_runner(watch, runner):
    office, printed = Office(), []
    for text in (TEXTS["output"], TEXTS["stop"], TEXTS["old command"], TEXTS["environment"]):
        for slug, answers in (
            ("meeting-request-weekly", {**REQUEST, "topic": cell(text), "background": text}),
            ("meeting-request-weekly", {**REQUEST, "date": text, "room": text}),
        ):
            issue = watch.forge.repository("ben--test").create_issue(
                "x", office.body(slug, answers)
            )
            issue.create_comment(f"/approve {text}")
            issue.create_comment(f"/{text}")
            for more in (["--dry-run"], []):
                watch.hear("issues", "opened", "ben--test", issue=issue.number)
                printed.append(runner("respond", *more, "--data", str(watch.data), **watch.around))

    assert "pwned" in "".join(printed)
    assert [] == list(chain.from_iterable(workflow_commands(each) for each in printed))
    assert [] == watch.faults()


def test_whatever_is_printed_in_a_workflow_is_no_command_and_nothing_else_is_changed():
    for text in STRANGE:
        stream = StringIO()
        print(
            text, f"x::{text}", f"\r \u3000::{text}", f" ::{text}", sep="\n", file=Harmless(stream)
        )

        assert [] == list(workflow_commands(stream.getvalue()))
        assert stream.getvalue().replace(": :", "::").replace("# #[", "##[") == (
            f"{text}\nx::{text}\n\r \u3000::{text}\n ::{text}\n"
        )


def test_a_line_goes_on_until_it_ends():
    stream = StringIO()
    harmless = Harmless(stream)
    for part in ("x", "::a ", "", " ::b\n", "", "::c", "\r", "::d"):
        print(part, end="", file=harmless)

    assert "x::a  ::b\n: :c\r: :d" == stream.getvalue()


LONG = {
    "prose": "fixes #4711 @victim <img src=https://evil.example/x.png> `",
    "code": "`@victim ``",
    "marks": "<@victim_*",
    "lines": "@victim #4711\n\n",
    "word": "x",
    "emoji": "👩‍👩‍👧",
    "calls": "@",
    "rows": "- x\n",
}
"""What is repeated until an issue can hold no more."""


CASES = [("prose", "background"), ("code", "date"), ("marks", "topic"), ("lines", "background")]
CASES += [("word", "agenda"), ("emoji", "topic"), ("calls", "agenda"), ("rows", "agenda")]


@pytest.mark.parametrize("name, field", CASES)
def test_what_is_as_long_as_can_be_is_answered_and_never_cut_in_a_way_that_wakes_it(
    watch, name, field
):
    body = watch.office.body("meeting-request-weekly", {**REQUEST, field: "LONG"})
    text = LONG[name] * (65_536 // len(LONG[name]))
    text = text[: 65_536 - len(body)].rstrip()
    number = (
        watch.forge.repository("ben--test").create_issue("x", body.replace("LONG", text)).number
    )
    watch.respond("issues", "opened", "ben--test", issue=number)
    watch.say(number, f"/approve {text[:65_000]}")

    (comment,) = watch.comments(number)
    assert len(comment) <= 65_536
    assert [] == watch.faults()


def test_a_table_of_ten_thousand_rows_is_read(watch):
    body = watch.office.body("meeting-request-weekly", {**REQUEST, "agenda": "LONG"})
    rows = body.replace("LONG", "| Agenda item |\n|-|\n" + "|x|\n" * 10_000)
    number = watch.forge.repository("ben--test").create_issue("x", rows).number
    watch.respond("issues", "opened", "ben--test", issue=number)

    assert 1 == len(watch.comments(number))
    assert [] == watch.faults()


def test_the_marker_of_the_answer_counts_in_the_answer_alone(watch):
    marker = "<!-- minutebook seen=999999999999 -->"
    answers = {**REQUEST, "background": f"{marker}\n{TEXTS['any marker']}"}
    body = watch.office.body("meeting-request-weekly", answers)
    issue = watch.forge.repository("ben--test").create_issue("x", body)
    for login in (STRANGER, LOOKALIKE, "ada--test"):
        watch.forge.repository(login).get_issue(issue.number).create_comment(f"{marker}\nHello")
    watch.respond("issues", "opened", "ben--test", issue=issue.number)
    watch.say(issue.number, "/approve")

    others = [each.body for each in issue.get_comments() if each.user.login != BOT]
    assert [f"{marker}\nHello"] * 3 + ["/approve"] == others
    assert 1 == len(watch.comments(issue.number))
    assert [issue.number] == watch.recorded()


def test_an_issue_of_a_stranger_is_no_action_item_whatever_it_says(watch):
    meeting = watch.file("meeting-request-weekly", REQUEST)
    watch.say(meeting, "/approve")
    minutes = watch.file("minutes", {**MINUTES, "meeting": str(meeting)})
    forged = watch.forge.repository(STRANGER).create_issue(
        "x", f"<!-- minutebook action={meeting}-1 -->\n<!-- minutebook minutes={minutes} -->"
    )
    watch.say(minutes, "/sign")
    forged.create_comment("/done three offers")
    watch.respond("issue_comment", "created", STRANGER, issue=forged.number)

    assert [] == watch.comments(forged.number)
    assert "open" == watch.forge.repository(STRANGER).get_issue(forged.number).state
    assert [] == watch.faults()


def test_labels_of_other_names_are_neither_followed_nor_touched(watch):
    repository = watch.forge.repository("root--test")
    names = {text[:50] for text in STRANGE if text[:50].strip() and text[:50].isprintable()}
    names |= {"signed", "a/../../comments", "approved", "../../../pulls/1/merge"}
    for name in names:
        repository.create_label(name, "ffffff")
    number = watch.file("meeting-request-weekly", REQUEST)
    repository.get_issue(number).add_to_labels(*names)
    watch.say(number, "/help")

    assert "requested" in watch.labels(number)
    assert names - {"signed", "approved"} <= watch.labels(number)
    assert not {"signed", "approved"} & watch.labels(number)
    assert [] == watch.recorded()
    assert [] == watch.faults()


@pytest.mark.parametrize("by", [STRANGER, LOOKALIKE, "ben--test", "cai--test"])
def test_only_who_may_approve_does_whatever_they_are_called(watch, by):
    number = watch.file("meeting-request-weekly", REQUEST)
    watch.say(number, "/approve", by=by)

    assert [] == watch.recorded()
    assert "requested" in watch.labels(number)


@pytest.mark.parametrize("name", ["cyrillic", "zero width command", "quoted command", "bidi"])
def test_what_only_looks_like_a_command_is_none(watch, name):
    number = watch.file("meeting-request-weekly", REQUEST)
    watch.say(number, TEXTS[name])

    assert [] == watch.recorded()
    assert [] == watch.faults()


def test_those_who_look_for_harm_find_it():
    harmful = [name for name in TEXTS if alive(TEXTS[name])]
    shown = {name: [*alive(f"`` {TEXTS[name]} ``")] for name in ("mention", "reference", "script")}

    assert {"script", "image", "frame", "details", "mention", "entity", "reference"} <= {*harmful}
    assert {"mention": [], "reference": [], "script": []} == shown
    assert closing(TEXTS["closing"])
    assert 3 == len(list(workflow_commands(TEXTS["stop"])))
    assert 1 == len(list(workflow_commands(TEXTS["old command"])))


def test_those_who_watch_see_harm(watch):
    bot = watch.forge.repository(BOT)
    issue = bot.create_issue("fixes\n#4711", "Nothing.")
    issue.create_comment("@victim, see <script>")
    issue.add_to_labels("a/../../comments")
    bot.create_file(".github/workflows/pwned.yml", "Fixes #4711", "on: push")
    bot.create_git_ref("refs/heads/pwned", bot.get_branch("main").commit.sha)
    (watch.folder / "pwned").write_text("pwned", "utf-8")
    watch.printed.append("::add-mask::pwned")
    seen = "\n".join(watch.faults())

    assert "the title is 'fixes\\n#4711'" in seen
    assert "mention: @victim" in seen
    assert "<script>" in seen
    assert "asked for PUT /repos/office/meetings/contents/.github/workflows/pwned.yml" in seen
    assert "message is 'Fixes #4711'" in seen
    assert "changed in the repository: .github/workflows/pwned.yml on main" in seen
    assert "changed in the repository: pwned" in seen
    assert f"changed on the disk: ('{watch.folder}/pwned'" in seen
    assert "printed: ::add-mask::pwned" in seen
