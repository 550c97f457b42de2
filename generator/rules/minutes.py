"""Rules about the minutes: complete, in time, signed, kept; and about the time the meeting took."""

import datetime as dt
from collections.abc import Iterator

from generator.archive import Archive, Meeting, kept_until
from generator.organisation.values import Whole
from generator.rules.facts import filed_on, is_over, local, people
from generator.rules.finding import Finding, Message, say
from generator.rules.parameters import Parameters, WithinWorkingDays
from generator.vocabulary import Presence, Signer
from generator.wording import N_, Wording


def minutes_complete(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R66, R84, R85: the minutes have a register, a discussion with its results, and a summary."""
    required = say(N_("register, discussion with outcomes, and summary are given"))
    if meeting.minutes is None:
        return Finding.open(required)
    if missing := tuple(_missing(meeting)):
        return Finding.judged(required, say(N_("missing: {fields}"), fields=missing), holds=False)
    return Finding.judged(required, say(N_("all of them are given")), holds=True)


def _missing(meeting: Meeting) -> Iterator[Wording]:
    minutes = meeting.minutes
    if minutes is None:
        return
    labels = {question.id: question.label for question in minutes.questions()}
    here = [a for a in minutes.attendance if a.presence not in (Presence.ABSENT, Presence.ON_LEAVE)]
    if not here:
        yield labels["attendance"]
    if not minutes.discussion or not all(each.outcome.strip() for each in minutes.discussion):
        yield labels["discussion"]
    if not minutes.summary.strip():
        yield labels["summary"]


def minutes_in_time(meeting: Meeting, archive: Archive, parameters: WithinWorkingDays) -> Finding:
    """R89: the minutes are filed within so many working days, on the last of them at any hour.

    They run from the day that everybody was told of. Another day in the minutes, written by whom
    it is about, makes nothing late or in time.
    """
    days = parameters.working_days
    days = meeting.type.minutes_days if days is None else days
    last = meeting.organisation.calendar.add_working_days(meeting.ends.date(), days)
    required = say(N_("filed on {day} at the latest, working days: {n}"), day=last, n=days)
    if filed := filed_on(meeting):
        happened = say(N_("filed on {day}"), day=filed)
        return Finding.judged(required, happened, holds=filed <= last)
    if not is_over(meeting) or meeting.now.date() <= last:
        return Finding.open(required)
    return Finding.judged(required, say(N_("not filed yet")), holds=False)


class Signed(WithinWorkingDays):
    """Who signs (*by*), else whom the meeting type says; and in how many *working_days*, if any."""

    by: Signer | None = None


def signed(meeting: Meeting, archive: Archive, parameters: Signed) -> Finding:
    """R90, R92: the minutes as they stand are signed by whom they have to be, and in time.

    The time runs from the filing, and from each edit anew: an edit voids the signature.
    """
    may, last = _signers(meeting, parameters), _last_day_to_sign(meeting, parameters)
    required = _to_be_signed(meeting, may, last)
    if meeting.minutes_record is None:
        return Finding.open(required)
    if meeting.signature is None:
        late = last is not None and last < meeting.now.date()
        happened = say(N_("not signed, or edited since"))
        return Finding.judged(required, happened, holds=False) if late else Finding.open(required)
    at, by = local(meeting, meeting.signature.at), meeting.signature.by
    happened = say(N_("signed by {who} on {when}"), who=people(meeting, [by]), when=at)
    in_time = last is None or at.date() <= last
    return Finding.judged(required, happened, holds=by in may and in_time)


def _signers(meeting: Meeting, parameters: Signed) -> frozenset[str]:
    by = parameters.by or meeting.type.signer
    if by is meeting.type.signer:
        return meeting.signers
    return frozenset({meeting.chair if by is Signer.CHAIR else meeting.organizer})


def _last_day_to_sign(meeting: Meeting, parameters: Signed) -> dt.date | None:
    if meeting.minutes_record is None or parameters.working_days is None:
        return None
    changed = local(meeting, meeting.minutes_record.changed).date()
    return meeting.organisation.calendar.add_working_days(changed, parameters.working_days)


def _to_be_signed(meeting: Meeting, may: frozenset[str], last: dt.date | None) -> Message:
    who = people(meeting, sorted(may))
    if last is None:
        return say(N_("signed by {who}"), who=who)
    return say(N_("signed by {who}, on {day} at the latest"), who=who, day=last)


def retention(meeting: Meeting, archive: Archive, parameters: Parameters) -> Finding:
    """R97: there is a term for which minutes of this classification are kept."""
    required = say(N_("kept for as long as the classification asks"))
    if meeting.minutes is None:
        return Finding.open(required)
    until = kept_until(meeting, archive)
    if until is None:
        happened = say(N_("no term is set for {level}"), level=meeting.classification)
        return Finding.judged(required, happened, holds=False)
    return Finding.judged(required, say(N_("kept until {day}"), day=until), holds=True)


class Tolerance(Parameters):
    """By how many *minutes* a meeting may be longer than planned."""

    minutes: Whole = 0


def length_kept(meeting: Meeting, archive: Archive, parameters: Tolerance) -> Finding:
    """R64, R95: the meeting takes no longer than planned, or only a little."""
    planned = int(meeting.request.duration.total_seconds() // 60)
    required = say(N_("no longer than {n} min"), n=planned + parameters.minutes)
    if meeting.minutes is None:
        return Finding.open(required)
    start, end = (
        dt.datetime.combine(meeting.minutes.held, time)
        for time in (meeting.minutes.started, meeting.minutes.ended)
    )
    taken = int((end - start).total_seconds() // 60)
    holds = taken <= planned + parameters.minutes
    return Finding.judged(required, say(N_("it took {n} min"), n=taken), holds=holds)
