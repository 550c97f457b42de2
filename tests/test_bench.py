"""The bench measures every step, and what it measures is the same on every run."""

from pathlib import Path

from generator.cli.workspace import Workspace
from tests.bench import main
from tests.synthetic import body, drafts

STEPS = (
    *("recognise the form", "parse", "validate", "save records", "load records"),
    *("assemble the archive", "make the search index", "render", "publish"),
    "records in, pages out",
)
OFFICE = Workspace(Path(__file__).parents[1] / "data")


def test_every_step_is_listed_with_a_ratio_to_copying(capsys):
    main(["--meetings", "2", "--repetitions", "1", "--no-site"])
    lines = capsys.readouterr().out.splitlines()

    assert "2 meetings, 8 filings" in lines[-1]
    assert all(any(step in line for line in lines) for step in STEPS)
    assert len(STEPS) == sum(line.startswith("│") for line in lines)


def test_made_up_meetings_are_the_same_on_every_run():
    first, again = ([body(draft, OFFICE) for draft in drafts(OFFICE, meetings=3)] for _ in range(2))

    assert first == again
    assert len(set(first)) == len(first) == 12


def test_made_up_meetings_are_filed_in_both_scripts():
    bodies = [body(draft, OFFICE) for draft in drafts(OFFICE, meetings=3)]

    assert "会议主题" in bodies[0]
    assert "會議主題" in bodies[8]
    assert "討論結果" in bodies[9]
