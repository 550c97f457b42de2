"""What regulations ask of meetings, held against the files once more: slowly, and by other means.

As `tests.naive_evaluation`, it knows the records as JSON and the organisation as TOML, and nothing
of the product. A rule that it does not know is an error: what is not worked out twice is not held.
"""

import datetime as dt
import itertools
import math
from collections.abc import Callable, Iterator
from typing import Any

from tests.naive_evaluation import REPLIES, Counts, Files, changes_time, length

AWAY = ("on-leave", "absent")

Verdict = bool | None
"""Kept, broken, or neither: not yet, waived, or beside the point."""


def purpose_named(files: Files, meeting: Any, told: Any) -> Verdict:
    return bool(meeting["answers"]["purposes"])


def agenda_aims(files: Files, meeting: Any, told: Any) -> Verdict:
    return all(item["aim"].strip() for item in meeting["answers"]["agenda"])


def presenters_named(files: Files, meeting: Any, told: Any) -> Verdict:
    return all(item["presenter"] for item in meeting["answers"]["agenda"])


def agenda_fits(files: Files, meeting: Any, told: Any) -> Verdict:
    added = [item for event in meeting["events"] for item in event.get("items", ())]
    times = [length(i["minutes"]) for i in meeting["answers"]["agenda"] + added if i["minutes"]]
    return sum(times, dt.timedelta()) <= length(meeting["answers"]["duration"]) if times else None


def notice(files: Files, meeting: Any, told: Any) -> Verdict:
    at, starts = announced(files, meeting), files.starts(meeting)
    last = files.day_after(starts.date(), -files.type(meeting).get("notice_days", 3))
    if at and at.date() <= last and at <= starts:
        return True
    waived = told.get("emergency_waives", True) and files.emergency(meeting)
    return None if waived or (at is None and files.now.date() <= last) else False


def confirmed(files: Files, meeting: Any, told: Any) -> Verdict:
    callers = {files.organizer(meeting), meeting["author"]}
    asked = [each for each in files.participants(meeting) if each not in callers]
    starts, moved = files.starts(meeting), times_of_changes(files, meeting)
    answered = {
        event["by"]
        for event in meeting["events"]
        if event["act"] in REPLIES
        and files.time(event["at"]) <= starts
        and (not moved or files.time(event["at"]) >= moved[-1])
    }
    n, enough = len({*asked} & answered), math.ceil(len(asked) * told.get("share", 1))
    return None if not asked or (n < enough and files.now < starts) else n >= enough


def minutes_in_time(files: Files, meeting: Any, told: Any) -> Verdict:
    minutes = files.minutes(meeting)
    days = told.get("working_days", files.type(meeting).get("minutes_days", 2))
    ends = files.ends(meeting)
    last = files.day_after(ends.date(), days)
    if minutes:
        return files.day(minutes["filed"]) <= last
    return None if files.now < ends or files.now.date() <= last else False


def signed(files: Files, meeting: Any, told: Any) -> Verdict:
    minutes = files.minutes(meeting)
    if not minutes:
        return None
    changed, signature = files.day(minutes["filed"]), None
    for event in minutes["events"]:
        if event["act"] == "edit":
            changed = files.day(event["at"])
        if event["act"] in ("edit", "return"):
            signature = None
        if event["act"] == "sign" and signature is None:
            signature = event
    last = files.day_after(changed, told["working_days"])
    if signature is None:
        return False if last < files.now.date() else None
    return signature["by"] in signers(files, meeting) and files.day(signature["at"]) <= last


def length_kept(files: Files, meeting: Any, told: Any) -> Verdict:
    minutes = files.minutes(meeting)
    if not minutes:
        return None
    began, ended = (
        dt.datetime.fromisoformat(f"{minutes['answers']['held']}T{minutes['answers'][name]}")
        for name in ("started", "ended")
    )
    more = dt.timedelta(minutes=told.get("minutes", 0))
    return ended - began <= length(meeting["answers"]["duration"]) + more


def register_complete(files: Files, meeting: Any, told: Any) -> Verdict:
    minutes = files.minutes(meeting)
    if not minutes:
        return None
    register = minutes["answers"]["attendance"]
    entered = {login for line in register for login in (line["person"], line["substitute"])}
    explained = all(
        line["note"].strip()
        for line in register
        if line["presence"] in ("late", "left-early", "absent")
    )
    return {*files.participants(meeting)} <= entered and explained


def leave_before_start(files: Files, meeting: Any, told: Any) -> Verdict:
    minutes, starts = files.minutes(meeting), files.starts(meeting)
    register = minutes["answers"]["attendance"] if minutes else []
    away = {line["person"] for line in register if line["presence"] == "on-leave"}
    asked = {
        event["by"]
        for event in meeting["events"]
        if event["act"] in ("leave", "decline", "substitute") and files.time(event["at"]) < starts
    }
    return away <= asked if away else None


def caught_up(files: Files, meeting: Any, told: Any) -> Verdict:
    minutes = files.minutes(meeting)
    register = minutes["answers"]["attendance"] if minutes else []
    away = {a["person"] for a in register if a["presence"] in AWAY and not a["substitute"]}
    if not away:
        return None
    last = files.day_after(files.day(minutes["filed"]), told["working_days"])
    done = {
        event["by"]
        for event in (*meeting["events"], *minutes["events"])
        if event["act"] == "caught-up" and files.day(event["at"]) <= last
    }
    return True if away <= done else (False if last < files.now.date() else None)


def actions_in_time(files: Files, meeting: Any, told: Any) -> Verdict:
    def is_late(action: Any) -> bool:
        return (files.finished(action) or files.now.date()) > files.dues(action)[-1]

    return of_actions(files, meeting, is_late)


def progress_reported(files: Files, meeting: Any, told: Any) -> Verdict:
    def is_silent(action: Any) -> bool:
        days = [files.day(files.minutes(meeting)["filed"])]
        days += [at.date() for at, _, _ in files.news(action)]
        days += [] if files.finished(action) else [files.now.date()]
        gaps = [(later - day).days for day, later in itertools.pairwise(days)]
        return max(gaps, default=0) > int(told["every_days"])

    return of_actions(files, meeting, is_silent)


def outcome_rated(files: Files, meeting: Any, told: Any) -> Verdict:
    actions = files.actions(meeting)
    rated = [accepted_on(files, action) for action in actions]
    for action, day in zip(actions, rated, strict=True):
        last = files.day_after(files.dues(action)[-1], told["working_days"])
        if (day or files.now.date()) > last:
            return False
    return True if actions and all(rated) else None


def of_actions(files: Files, meeting: Any, is_broken: Callable[[Any], bool]) -> Verdict:
    actions = files.actions(meeting)
    if any(is_broken(action) for action in actions):
        return False
    return True if actions and all(files.finished(action) for action in actions) else None


def accepted_on(files: Files, action: Any) -> dt.date | None:
    if not files.is_accepted(action):
        return None
    said = [event for event in files.follow_up(action) if event["act"] == "accept"]
    return files.day(said[-1]["at"])


def announced(files: Files, meeting: Any) -> dt.datetime | None:
    """Find when people knew: with the last approval, or when the meeting was moved after it."""
    moved = [files.time(e["at"]) for e in meeting["events"] if e["act"] == "reschedule"]
    approved = files.approved(meeting)
    return max([approved, *moved]) if approved else None


def times_of_changes(files: Files, meeting: Any) -> list[dt.datetime]:
    return [
        files.time(event["at"])
        for event in meeting["events"]
        if event["act"] == "reschedule" or changes_time(event)
    ]


def signers(files: Files, meeting: Any) -> set[str]:
    organizer, chair = files.organizer(meeting), files.leads(meeting, "chair")
    if files.type(meeting).get("signer", "chair") == "organizer":
        return {organizer}
    planned = meeting["answers"]["chair"] or files.type(meeting).get("chair")
    if planned:
        return {planned} if chair == planned else {planned, organizer}
    return {organizer, chair} - {files.minutes(meeting)["author"]} or {organizer}


RULES: dict[str, Callable[[Files, Any, Any], Verdict]] = {
    each.__name__: each
    for each in (
        *(purpose_named, agenda_aims, presenters_named, agenda_fits, notice, confirmed),
        *(minutes_in_time, signed, length_kept, register_complete, leave_before_start),
        *(caught_up, actions_in_time, progress_reported, outcome_rated),
    )
}


def clauses(files: Files, department: str, day: dt.date) -> Iterator[tuple[str, Any]]:
    """Find the rules that hold in *department* on *day*, each with what its clause tells it."""
    for regulation in files.regulations:
        for clause in regulation["clauses"]:
            if regulation["department"] == department and clause["effective"] <= day:
                told = clause.get("parameters", {})
                for revision in clause.get("revisions", []):
                    if revision["effective"] <= day:
                        told = revision.get("parameters", told)
                yield clause["rule"], told


def kept(files: Files, meeting: Any) -> tuple[int, int]:
    """Count the clauses that *meeting* kept, and those that it kept or broke."""
    kind, day = files.type(meeting), files.starts(meeting).date()
    verdicts = [
        RULES[rule](files, meeting, told)
        for rule, told in clauses(files, kind["department"], day)
        if meeting["answers"]["meeting_type"] in told.get("meeting_types", [*files.types])
    ]
    return verdicts.count(True), verdicts.count(True) + verdicts.count(False)


def compliance(files: Files) -> dict[tuple[str, str], Counts]:
    """Return the clauses kept, by department and period."""
    found: dict[tuple[str, str], Counts] = {}
    for meeting in files.meetings:
        if files.was_held(meeting):
            department = files.type(meeting)["department"]
            period = files.period(department, files.starts(meeting).date())
            n, of = kept(files, meeting)
            before = found.get((department, period), {}).get("compliance", (0, 0))
            found[department, period] = {"compliance": (before[0] + n, before[1] + of)}
    return found
