"""Commands about filings: file a form, comment on it, check the records, replay the sample."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

from generator.checks import check as check_record
from generator.cli.forms import read_text
from generator.cli.workspace import (
    HERE,
    AsOfOption,
    AtOption,
    AuthorOption,
    DataOption,
    IssueOption,
    Workspace,
)
from generator.errors import RecordError, SettingsError
from generator.forms.form import Form
from generator.forms.registry import family
from generator.lifecycle import Comment, Effect, Filing, Help, Refusal, Reply, Save
from generator.lifecycle import comment as comment_on
from generator.lifecycle import file as file_form
from generator.lifecycle.follow_up import follow_up
from generator.records import Record, Records, path_of, save
from generator.render import as_lines, render_problems, render_reply

DryOption = Annotated[bool, typer.Option("--dry-run", help="Keep nothing; print the reply.")]


def file(
    body: Annotated[Path, typer.Argument(help="The body of the issue; - for standard input.")],
    form: Annotated[str, typer.Option("--form", help="The form, as minutes or meeting-request.")],
    issue: IssueOption,
    author: AuthorOption,
    at: AtOption = None,
    data: DataOption = HERE,
    dry_run: DryOption = False,
) -> None:
    """File a form as the service does: check it, keep the record, print the reply.

    Example: `minutebook file body.md --form minutes --issue 900 --author lin-xiaoman--demo`
    """
    workspace = Workspace(data)
    filing = Filing(issue, author, workspace.now(at), read_text(body))
    with workspace.locked():
        effects = _filed(workspace, filing, form, workspace.records())
        _carry_out(effects, workspace, dry_run=dry_run)


def _filed(workspace: Workspace, filing: Filing, slug: str, records: Records) -> tuple[Effect, ...]:
    archive = workspace.archive(records, filing.at)
    language = workspace.organisation.settings.language
    return file_form(filing, _forms(workspace, slug), archive, language)


def _forms(workspace: Workspace, slug: str) -> tuple[type[Form], ...]:
    if found := family(workspace.forms, slug):
        return found
    known = ", ".join(dict.fromkeys(form.family for form in workspace.forms.values()))
    msg = f"--form: there is no form {slug!r}; known are {known}"
    raise SettingsError(msg)


def comment(
    text: Annotated[str, typer.Argument(help="The comment; its first line is a command.")],
    issue: IssueOption,
    author: AuthorOption,
    at: AtOption = None,
    data: DataOption = HERE,
    dry_run: DryOption = False,
) -> None:
    """Comment on a filing as the service does: /approve, /sign, /leave, /cancel and others.

    Example: `minutebook comment /approve --issue 345 --author su-wangshu--demo`
    """
    workspace = Workspace(data)
    said = Comment(issue, author, workspace.now(at), text)
    with workspace.locked():
        records = workspace.records()
        if issue not in records:
            msg = f"--issue: nothing has been filed as #{issue}"
            raise SettingsError(msg)
        effects = comment_on(said, workspace.archive(records, said.at))
        if not effects:
            print("No command: its first line would begin with /, as in /approve.", file=sys.stderr)
        _carry_out(effects, workspace, dry_run=dry_run)


def _carry_out(effects: Iterable[Effect], workspace: Workspace, *, dry_run: bool) -> None:
    refused = False
    for effect in effects:
        match effect:
            case Save(record):
                if not dry_run:
                    save(workspace.records_folder, record)
            case Refusal() | Reply() | Help():
                refused = isinstance(effect, Refusal)
                sys.stdout.write(as_lines(render_reply(effect, workspace.context())))
    if dry_run:
        print("Nothing was kept: this was a dry run.", file=sys.stderr)
    if refused:
        raise typer.Exit(1)


def check(data: DataOption = HERE, at: AsOfOption = None) -> None:
    """Check all records against each other; exit with 1 if something is wrong.

    Example: `minutebook check`
    """
    workspace = Workspace(data)
    records = workspace.records()
    archive = workspace.archive(records, workspace.as_of(at))
    wrong = 0
    for record in records.values():
        for line in _faults(record, archive, workspace):
            print(f"{workspace.records_folder / path_of(record)}: {line}", file=sys.stderr)
            wrong += 1
    print(f"{len(records)} records, {wrong} problems")
    raise typer.Exit(int(wrong > 0))


def _faults(record: Record, archive: Any, workspace: Workspace) -> list[str]:
    problems = check_record(record, archive)
    return render_problems(problems, workspace.organisation.settings.language).splitlines()


def sample(
    data: DataOption = HERE,
    examples: Annotated[Path, typer.Option(help="The folder with the sample filings.")] = Path(
        "examples"
    ),
) -> None:
    """Replay the sample filings through the code that files real ones.

    Example: `minutebook sample`
    """
    workspace = Workspace(data)
    records = replay(workspace, examples)
    strangers = sorted(n for n, kept in workspace.records().items() if not _is_one(kept, records))
    if strangers:
        numbers = ", ".join(f"#{number}" for number in strangers)
        msg = f"{workspace.records_folder}: {numbers} are no sample records; they would be mixed up"
        raise RecordError(msg)
    for record in records.values():
        save(workspace.records_folder, record)
    print(f"{len(records)} records in {workspace.records_folder}")


def _is_one(kept: Record, records: Records) -> bool:
    """Tell whether *kept* is one of the sample's *records*, perhaps as an earlier run left it."""
    same = records.get(kept.issue)
    return same is not None and (same.author, same.filed) == (kept.author, kept.filed)


def replay(workspace: Workspace, examples: Path) -> dict[int, Record]:
    """Return the records that the filings and comments in *examples* lead to.

    Raises:
        RecordError: with the reply, if one of them is refused.
    """
    records: dict[int, Record] = {}
    for line in track(list(_lines(examples)), description="Filing", transient=True):
        for effect in _effects(line, workspace, examples, records):
            if isinstance(effect, Save):
                records[effect.record.issue] = effect.record
            if isinstance(effect, Refusal):
                msg = f"{line}\n{render_reply(effect, workspace.context())}"
                raise RecordError(msg)
    return dict(sorted(records.items()))


def _lines(examples: Path) -> Iterator[dict[str, Any]]:
    timeline = (examples / "timeline.jsonl").read_text(encoding="utf-8")
    yield from (json.loads(line) for line in timeline.splitlines() if line.strip())


def _effects(
    line: dict[str, Any], workspace: Workspace, examples: Path, records: Records
) -> tuple[Effect, ...]:
    issue, author, at = line["issue"], line["by"], workspace.now(line["at"])
    if "said" in line:
        if issue not in records:
            msg = f"{line}: nothing has been filed as #{issue} by then"
            raise RecordError(msg)
        said = Comment(issue, author, at, line["said"])
        return comment_on(said, workspace.archive(records, at))
    if "follows" in line:
        return follow_up(issue, author, at, line["follows"], workspace.archive(records, at))
    body = read_text(examples / line["body"])
    return _filed(workspace, Filing(issue, author, at, body), line["filed"], records)


COMMANDS: dict[str, Callable[..., Any]] = {
    "file": file,
    "comment": comment,
    "check": check,
    "sample": sample,
}
