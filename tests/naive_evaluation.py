"""The figures of the evaluation, worked out once more from the files: slowly, and by other means.

It knows the records as JSON and the organisation as TOML, and nothing of the product. Everything is
worked out for every figure again; what counts, and how, is what the pages say in words. For each
department and period it gives, by the name of each indicator, what was counted and out of how many.

    python tests/naive_evaluation.py data 2026-09-30T09:00 [public|internal|restricted]
"""

import datetime as dt
import json
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from opencc import OpenCC

DAY = dt.timedelta(days=1)
REPLIES = ("confirm", "decline", "leave", "substitute")
LEVELS = ("public", "internal", "restricted")
SIMPLER = OpenCC("tw2s")

Counts = dict[str, tuple[int, int]]


class Files:
    """Everything in the folder *data*, seen at *now* by a reader of the edition *level*."""

    def __init__(self, data: Path, now: dt.datetime, level: str = "restricted") -> None:
        self.now = now
        self.settings = tomllib.loads((data / "settings.toml").read_text("utf-8"))
        self.zone = ZoneInfo(self.settings["time_zone"])
        directory = tomllib.loads((data / "people.toml").read_text("utf-8"))
        self.departments = {each["slug"]: each for each in directory["departments"]}
        self.people = {each["login"]: each for each in directory["people"]}
        found = (data / "meeting-types").glob("*.toml")
        self.types = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in found}
        found = (data / "regulations").glob("*.toml")
        self.regulations = [tomllib.loads(path.read_text("utf-8")) for path in sorted(found)]
        own = data / "calendar.toml"
        self.own_days = tomllib.loads(own.read_text("utf-8")) if own.exists() else {}
        self.country = holidays.country_holidays(self.settings["country"])
        records = [json.loads(path.read_text("utf-8")) for path in data.glob("records/*/*.json")]
        self.records = sorted(records, key=lambda each: (self.time(each["filed"]), each["issue"]))
        self.meetings = [r for r in self.records if r["form"].startswith("meeting-request")]
        self.about: dict[Any, list[Any]] = {}
        for each in self.records:
            told = each["answers"].get("meeting") or each["answers"].get("action")
            self.about.setdefault((each["form"].partition("-")[0], told), []).append(each)
        seen = LEVELS[: LEVELS.index(level) + 1]
        self.ratings = [r for r in self.records if r["form"] == "rating" and "internal" in seen]
        self.meetings = [m for m in self.meetings if m["answers"]["classification"] in seen]

    def time(self, text: str) -> dt.datetime:
        """Read a time, and say it as the clocks of the organisation do."""
        return dt.datetime.fromisoformat(text).astimezone(self.zone)

    def day(self, text: str) -> dt.date:
        """Read the day of a time."""
        return self.time(text).date()

    # Days that are worked.

    def worked(self, day: dt.date) -> bool:
        if day in [each["date"] for each in self.own_days.get("working_days", [])]:
            return True
        if day in [each["date"] for each in self.own_days.get("holidays", [])]:
            return False
        return bool(self.country.is_working_day(day))

    def days_from(self, first: dt.date, last: dt.date) -> int:
        """Count the working days after *first*, up to and with *last*."""
        count = 0
        while first < last:
            first += DAY
            count += self.worked(first)
        return count

    def day_after(self, day: dt.date, n: int) -> dt.date:
        """Go *n* working days on, or back."""
        while n:
            day += DAY if n > 0 else -DAY
            if self.worked(day):
                n -= 1 if n > 0 else -1
        return day

    # People.

    def here(self, login: str) -> bool:
        person = self.people.get(login)
        return person is not None and ("left" not in person or self.now.date() < person["left"])

    def is_head(self, login: str, department: str) -> bool:
        named = self.departments[department].get("approver")
        if named is None:
            staff = [p for p in self.people.values() if p["department"] == department]
            heads = [p for p in staff if "head" in p.get("roles", []) and "left" not in p]
            named = heads[0]["login"]
        return login == named and self.here(login)

    def is_executive(self, login: str) -> bool:
        return self.here(login) and "executive" in self.people[login].get("roles", [])

    # A meeting.

    def type(self, meeting: Any) -> Any:
        return self.types[meeting["answers"]["meeting_type"]]

    def minutes(self, meeting: Any) -> Any:
        found = self.about.get(("minutes", meeting["issue"]), [])
        return max(found, key=lambda record: record["issue"]) if found else None

    def starts(self, meeting: Any) -> dt.datetime:
        day = dt.date.fromisoformat(meeting["answers"]["date"])
        hour = dt.time.fromisoformat(meeting["answers"]["start"])
        edited = set()
        for event in meeting["events"][::-1]:
            if event["act"] == "reschedule":
                moved = self.time(event["starts"])
                day = day if "date" in edited else moved.date()
                hour = hour if "start" in edited else moved.time()
                break
            edited |= {change["field"] for change in event.get("changes", [])}
        return dt.datetime.combine(day, hour, self.zone)

    def emergency(self, meeting: Any) -> str:
        """Find why it is held at short notice: as asked for, or as said when it was last moved."""
        why = meeting["answers"]["emergency"].strip()
        moved = [e for e in meeting["events"] if e["act"] == "reschedule" or changes_time(e)]
        return str(moved[-1].get("reason") or why) if moved else str(why)

    def ends(self, meeting: Any) -> dt.datetime:
        return self.starts(meeting) + length(meeting["answers"]["duration"])

    def organizer(self, meeting: Any) -> str:
        return str(meeting["answers"]["organizer"] or meeting["author"])

    def participants(self, meeting: Any) -> list[str]:
        asked = list(meeting["answers"]["participants"])
        for event in meeting["events"]:
            for login in event.get("people", []):
                if event["act"] == "invite" and login not in asked:
                    asked.append(login)
                if event["act"] == "uninvite" and login in asked:
                    asked.remove(login)
        return asked

    def replies(self, meeting: Any) -> list[Any]:
        """Find what was said about coming since the meeting was last moved."""
        said: list[Any] = []
        for event in meeting["events"]:
            if event["act"] == "reschedule" or (event["act"] == "edit" and changes_time(event)):
                said = []
            elif event["act"] in REPLIES:
                said.append(event)
        return said

    def leads(self, meeting: Any, role: str) -> str:
        """Find the chair or the secretary: as minuted, as asked for, as usual."""
        minutes = self.minutes(meeting)
        named = minutes["answers"][role] if minutes else None
        usual = self.type(meeting).get(role)
        return str(named or meeting["answers"][role] or usual or self.organizer(meeting))

    def everybody(self, meeting: Any) -> set[str]:
        people = {*self.participants(meeting), self.organizer(meeting)}
        people |= {self.leads(meeting, "chair"), self.leads(meeting, "secretary")}
        standing_in: dict[str, str] = {}
        for event in self.replies(meeting):
            if event["act"] in ("confirm", "decline"):
                standing_in.pop(event["by"], None)
            elif event.get("people"):
                standing_in[event["by"]] = event["people"][0]
        return people | {*standing_in.values()}

    def approved(self, meeting: Any) -> dt.datetime | None:
        """Find when the last of those had approved who have to; not if one is missing."""
        department, author = self.type(meeting)["department"], meeting["author"]
        needed = ["head"]
        if meeting["answers"]["importance"] == "important":
            needed = ["head", "executive"]
        if self.is_head(author, department):
            needed = ["executive"]
        given: list[Any] = []
        for event in meeting["events"]:
            if event["act"] in ("edit", "reject"):
                given = []
            elif event["act"] == "approve":
                given.append(event)
        times = []
        for role in needed:
            by_role = [
                self.time(event["at"])
                for event in given
                if (role == "head" and self.is_head(event["by"], department))
                or (role == "executive" and self.is_executive(event["by"]))
            ]
            if not by_role:
                return None
            times.append(min(by_role))
        return max(times)

    def was_held(self, meeting: Any) -> bool:
        acts = [event["act"] for event in meeting["events"]]
        if "cancel" in acts:
            return False
        if self.minutes(meeting):
            return True
        judged = [act for act in acts if act in ("approve", "reject", "edit")]
        if judged and judged[-1] == "reject":
            return False
        return self.approved(meeting) is not None and self.ends(meeting) <= self.now

    def answered(self, meeting: Any) -> set[str]:
        """Find who gave feedback on a meeting."""
        return {record["author"] for record in self.feedback(meeting)}

    def feedback(self, meeting: Any) -> list[Any]:
        return self.about.get(("feedback", meeting["issue"]), [])

    def told(self, meeting: Any) -> list[list[Any]]:
        """Find the answers that were published together, week by week: three new ones or none."""
        found, over, names = self.feedback(meeting), [], set()
        day = self.day(found[0]["filed"]) if found else self.now.date()
        while day <= self.now.date():
            midnight = dt.datetime.combine(day, dt.time(), self.zone)
            new = {
                record["author"]: self.as_answered(record, midnight)
                for record in found
                if self.time(record["filed"]) <= midnight and record["author"] not in names
            }
            if day.isoweekday() == 1 and len(new) >= 3:
                over.append(list(new.values()))
                names |= set(new)
            day += DAY
        return over

    def as_answered(self, record: Any, until: dt.datetime) -> Any:
        """Find what was answered, with what was edited later as it was before."""
        answers = dict(record["answers"])
        for event in record["events"][::-1]:
            if self.time(event["at"]) > until:
                answers |= {each["field"]: each["before"] for each in event.get("changes", [])}
        return answers

    # Action items.

    def actions(self, meeting: Any) -> list[Any]:
        minutes = self.minutes(meeting)
        if not minutes:
            return []
        rows = minutes["answers"]["actions"]
        numbers = self.numbers(minutes, rows)
        return [
            {**row, "number": f"{meeting['issue']}-{n}", "meeting": meeting}
            for row, n in zip(rows, numbers, strict=True)
        ]

    def numbers(self, minutes: Any, rows: list[Any]) -> list[int]:
        """Number the rows: who was there before keeps its number, who is new gets a new one."""
        edits = [
            change
            for event in minutes["events"]
            for change in event.get("changes", [])
            if event["act"] == "edit" and change["field"] == "actions"
        ]
        if not edits:
            return list(range(1, len(rows) + 1))
        numbered = list(enumerate(edits[0]["before"], 1))
        highest = len(numbered)
        for edit in edits:
            before, numbered = numbered, []
            for place, row in enumerate(edit["after"]):
                free = [(n, old) for n, old in before if n not in [each for each, _ in numbered]]
                same = [n for n, old in free if old == row]
                same += [n for n, old in free if old["task"] == row["task"]]
                there = before[place] if place < len(before) else None
                if same:
                    number = same[0]
                elif there and there[1]["assignee"] == row["assignee"]:
                    number = there[0]
                else:
                    highest += 1
                    number = highest
                numbered.append((number, row))
        return [n for n, _ in numbered]

    def follow_up(self, action: Any) -> list[Any]:
        found = self.about.get(("follow", action["number"]), [])
        return min(found, key=lambda record: record["issue"])["events"] if found else []

    def dues(self, action: Any) -> list[dt.date]:
        """Find every due date that an action item had."""
        dates = [dt.date.fromisoformat(action["due"])]
        waiting = None
        for event in self.follow_up(action):
            if event["act"] == "extend" and event["by"] == self.organizer(action["meeting"]):
                dates.append(dt.date.fromisoformat(event["due"]))
                waiting = None
            elif event["act"] == "extend":
                waiting = dt.date.fromisoformat(event["due"])
            elif event["act"] == "approve" and waiting:
                dates.append(waiting)
                waiting = None
            elif event["act"] == "reject":
                waiting = None
        return dates

    def news(self, action: Any) -> list[tuple[dt.datetime, str, bool]]:
        """Find what was reported: when, what, and whether something stood in the way."""
        told = {"progress": "in-process", "return": "in-process"}
        told |= {"done": "completed", "blocked": "blocked"}
        found = [
            (
                self.time(record["filed"]),
                record["answers"]["progress"],
                bool(record["answers"]["obstacles"].strip())
                or record["answers"]["progress"] == "blocked",
            )
            for record in self.about.get(("progress", action["number"]), [])
        ]
        for event in self.follow_up(action):
            if event["act"] in told:
                said = told[event["act"]]
                found.append((self.time(event["at"]), said, said == "blocked"))
        return sorted(found, key=lambda each: each[0])

    def finished(self, action: Any) -> dt.date | None:
        """Find the day on which an action item was done, if it is."""
        news = self.news(action)
        if self.is_accepted(action) or (news and news[-1][1] == "completed"):
            return max(at for at, said, _ in news if said == "completed").date()
        return None

    def is_accepted(self, action: Any) -> bool:
        acts = ("accept", "progress", "done", "blocked", "return")
        said = [event for event in self.follow_up(action) if event["act"] in acts]
        filed = [
            self.time(record["filed"])
            for record in self.about.get(("progress", action["number"]), [])
        ]
        last = said[-1] if said else None
        return (
            last is not None
            and last["act"] == "accept"
            and not any(at > self.time(last["at"]) for at in filed)
        )

    # Decisions.

    def decisions(self, meeting: Any) -> list[tuple[dt.date, bool]]:
        """Find the decisions that can be followed: when each is due, and if it is carried out."""
        minutes, actions = self.minutes(meeting), self.actions(meeting)
        found = []
        for decision in minutes["answers"]["decisions"] if minutes and actions else []:
            own = [a for a in actions if a["assignee"] == decision["assignee"]]
            counted = own or actions
            due = max(self.dues(action)[-1] for action in counted)
            if decision["due"]:
                due = dt.date.fromisoformat(decision["due"])
            found.append((due, all(self.finished(action) for action in counted)))
        return found

    # Periods.

    def period(self, department: str, day: dt.date) -> str:
        """Name the period of *department* that *day* lies in; nothing if it is not evaluated."""
        every = self.departments[department].get("evaluation", "quarter")
        month = day.month - 1
        return {
            "month": f"{day.year}-m{month + 1}",
            "quarter": f"{day.year}-q{month // 3 + 1}",
            "half-year": f"{day.year}-h{month // 6 + 1}",
        }.get(every, "")


def changes_time(event: Any) -> bool:
    """Tell whether an edit gave a meeting another time."""
    return any(change["field"] in ("date", "start") for change in event.get("changes", []))


def length(text: str) -> dt.timedelta:
    """Read a duration such as PT1H30M."""
    minutes, number = 0, ""
    for character in text.removeprefix("PT"):
        if character.isdigit():
            number += character
        else:
            minutes += int(number) * {"H": 60, "M": 1}[character]
            number = ""
    return dt.timedelta(minutes=minutes)


def plain(text: str) -> str:
    """Write *text* without what its spellings differ in."""
    return str(SIMPLER.convert(unicodedata.normalize("NFKC", text).lower()))


def subject(title: str, blocks: list[Any]) -> str:
    """Say which block of the agenda a title names: the one with the longest name; or the title."""
    best, found = "", " ".join(plain(title).split())
    for place, block in enumerate(blocks):
        names = block["title"]
        for name in names.values() if isinstance(names, dict) else [names]:
            if plain(name) in plain(title) and len(plain(name)) >= len(best):
                best, found = plain(name), f"block {place}"
    return found


class Tally:
    """What was counted so far, by the name of the indicator."""

    def __init__(self) -> None:
        self.counts: Counts = {}

    def count(self, indicator: str, n: int, of: int = 1) -> None:
        before = self.counts.get(indicator, (0, 0))
        self.counts[indicator] = (before[0] + n, before[1] + of)


def before_the_meeting(files: Files, meeting: Any, tally: Tally) -> None:
    """Count approval, notice and replies."""
    starts, approved = files.starts(meeting), files.approved(meeting)
    if approved:
        waited = files.days_from(files.day(meeting["filed"]), approved.date())
        tally.count("approval-time", waited)
        moved = [files.time(e["at"]) for e in meeting["events"] if e["act"] == "reschedule"]
        announced = max([approved, *moved])
        last = files.day_after(starts.date(), -files.type(meeting).get("notice_days", 3))
        kept = announced.date() <= last and announced <= starts
        if not (meeting["answers"]["emergency"].strip() or (files.emergency(meeting) and not kept)):
            tally.count("notice-in-time", int(kept))
    convening = {files.organizer(meeting), meeting["author"]}
    asked = set(files.participants(meeting)) - convening
    replies = {event["by"]: event for event in files.replies(meeting)}
    in_time = [p for p in asked if p in replies and files.time(replies[p]["at"]) < starts]
    tally.count("confirmed", len(in_time), len(asked))


def at_the_meeting(files: Files, meeting: Any, minutes: Any, tally: Tally) -> None:
    """Count who came, what was talked about, what was reached, and how long it took."""
    if minutes["answers"].get("aims"):
        tally.count("aims-reached", int(minutes["answers"]["aims"] == "met"))
    begins = files.starts(meeting).time()
    for line in minutes["answers"]["attendance"]:
        came = line["presence"] in ("present", "late", "left-early")
        tally.count("attendance", int(came or bool(line["substitute"])))
        late = line["arrived"] and dt.time.fromisoformat(line["arrived"]) > begins
        if came:
            tally.count("punctuality", int(line["presence"] == "present" and not late))
    blocks = files.type(meeting).get("agenda", [])
    discussed = [subject(each["item"], blocks) for each in minutes["answers"]["discussion"]]
    for item in meeting["answers"]["agenda"]:
        tally.count("agenda-covered", int(subject(item["title"], blocks) in discussed))
    began, ended = (
        dt.datetime.fromisoformat(f"{minutes['answers']['held']}T{minutes['answers'][name]}")
        for name in ("started", "ended")
    )
    over = (ended - began) - length(meeting["answers"]["duration"])
    tally.count("length-kept", int(over <= dt.timedelta(0)))
    tally.count("overrun", max(0, int(over / dt.timedelta(minutes=1))))


def after_the_meeting(files: Files, meeting: Any, minutes: Any, tally: Tally) -> None:
    """Count how long the minutes took."""
    days = files.type(meeting).get("minutes_days", 2)
    held = files.ends(meeting).date()
    filed = files.day(minutes["filed"])
    tally.count("minutes-time", files.days_from(held, filed))
    tally.count("minutes-in-time", int(filed <= files.day_after(held, days)))
    since, signed = filed, None
    for event in minutes["events"]:
        if event["act"] == "edit":
            since = files.day(event["at"])
        if event["act"] in ("edit", "return"):
            signed = None
        if event["act"] == "sign" and signed is None:
            signed = files.day(event["at"])
    if signed:
        tally.count("signing-time", files.days_from(since, signed))


def from_feedback(files: Files, meeting: Any, tally: Tally) -> None:
    """Count what people thought; of fewer than three, nothing but how many they were."""
    invited = files.everybody(meeting)
    tally.count("feedback-given", len(invited & files.answered(meeting)), len(invited))
    for answers in files.told(meeting):
        for question in ("satisfaction", "relevance", "efficiency", "discipline", "cohesion"):
            marks = [int(each[question]) for each in answers if each.get(question)]
            if len(marks) >= 3:
                tally.count(question, sum(marks), len(marks))


def of_meetings(files: Files, meetings: list[Any]) -> Counts:
    """Count what is counted of *meetings*."""
    tally = Tally()
    for meeting in meetings:
        before_the_meeting(files, meeting, tally)
        from_feedback(files, meeting, tally)
        minutes, days = files.minutes(meeting), files.type(meeting).get("minutes_days", 2)
        if minutes:
            at_the_meeting(files, meeting, minutes, tally)
            after_the_meeting(files, meeting, minutes, tally)
        elif files.day_after(files.ends(meeting).date(), days) < files.now.date():
            tally.count("minutes-in-time", 0)
    return tally.counts


def of_actions(files: Files, actions: list[Any]) -> Counts:
    """Count what is counted of *actions*."""
    dues = [files.dues(action) for action in actions]
    over = [each for each, due in zip(actions, dues, strict=True) if due[-1] < files.now.date()]
    in_time = [a for a in over if (day := files.finished(a)) and day <= files.dues(a)[-1]]
    hindered = [a for a in actions if any(hindrance for _, _, hindrance in files.news(a))]
    return {
        "actions-in-time": (len(in_time), len(over)),
        "put-off": (sum((due[-1] - due[0]).days for due in dues), len(actions)),
        "obstacles": (len(hindered), len(actions)),
    }


def of_ratings(ratings: list[Any]) -> Counts:
    """Count the marks that a period was given: of each person those of the last rating."""
    last = {rating["author"]: rating["answers"] for rating in ratings}
    asked = ("aims", "efficiency", "information", "execution", "cohesion")
    marks = [int(answers[question]) for answers in last.values() for question in asked]
    return {"heads-rating": (sum(marks), len(marks))}


def figures(files: Files) -> dict[tuple[str, str], Counts]:
    """Return every figure, by department and period: what was counted, and out of how many."""
    found: dict[tuple[str, str], Counts] = {}
    for department in files.departments:
        own = [m for m in files.meetings if files.type(m)["department"] == department]
        held = [m for m in own if files.was_held(m)]
        actions = [action for meeting in own for action in files.actions(meeting)]
        decisions = [decision for meeting in own for decision in files.decisions(meeting)]
        ratings = [r for r in files.ratings if r["answers"]["department"] == department]
        periods = {files.period(department, files.starts(m).date()) for m in held}
        periods |= {files.period(department, files.dues(a)[-1]) for a in actions}
        periods |= {files.period(department, due) for due, _ in decisions}
        rated = [dt.date.fromisoformat(r["answers"]["day"]) for r in ratings]
        periods |= {files.period(department, day) for day in rated}
        for period in periods - {""}:
            now = [m for m in held if files.period(department, files.starts(m).date()) == period]
            due = [a for a in actions if files.period(department, files.dues(a)[-1]) == period]
            over = [
                done
                for day, done in decisions
                if files.period(department, day) == period and day < files.now.date()
            ]
            counts = {**of_meetings(files, now), **of_actions(files, due)}
            given = [
                rating
                for rating, day in zip(ratings, rated, strict=True)
                if files.period(department, day) == period
            ]
            counts |= of_ratings(given)
            counts["decisions-carried-out"] = (sum(over), len(over))
            found[department, period] = {k: v for k, v in counts.items() if v[1]}
    return found


def main() -> None:
    """Print the figures."""
    data, now, *level = sys.argv[1:]
    zone = ZoneInfo(tomllib.loads((Path(data) / "settings.toml").read_text("utf-8"))["time_zone"])
    files = Files(Path(data), dt.datetime.fromisoformat(now).replace(tzinfo=zone), *level)
    for (department, period), counts in sorted(figures(files).items()):
        for name, (n, of) in sorted(counts.items()):
            sys.stdout.write(f"{department} {period} {name} {n} / {of}\n")


if __name__ == "__main__":
    main()
