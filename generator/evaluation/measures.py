"""Every measure, in the order of a meeting's life, with its definition as pages show it."""

from generator.evaluation import compliance, feedback, follow_up, meetings, minutes, ratings
from generator.evaluation.figure import Measure, Unit
from generator.vocabulary import Indicator
from generator.wording import N_

_BEFORE = (
    Measure(
        Indicator.APPROVAL_TIME,
        Unit.WORKING_DAYS,
        N_("Working days from the request to the last approval that it needed; the mean."),
        meetings.approval_time,
        less_is_better=True,
    ),
    Measure(
        Indicator.NOTICE_IN_TIME,
        Unit.SHARE,
        N_(
            "Meetings announced as many working days ahead as their type asks for. A meeting is "
            "announced when it is approved, and again when it is rescheduled; emergencies do not "
            "count."
        ),
        meetings.notice_in_time,
    ),
    Measure(
        Indicator.CONFIRMED,
        Unit.SHARE,
        N_(
            "Participants who had said whether they come when the meeting began, of all who were "
            "asked; its organizer and whoever filed the request need not."
        ),
        meetings.confirmed,
    ),
)
_MEETING = (
    Measure(
        Indicator.ATTENDANCE,
        Unit.SHARE,
        N_("Participants in the attendance register who came or sent a substitute."),
        meetings.attendance,
    ),
    Measure(
        Indicator.PUNCTUALITY,
        Unit.SHARE,
        N_("Of those who came, who was neither late nor left early."),
        meetings.punctuality,
    ),
    Measure(
        Indicator.AIMS_REACHED,
        Unit.SHARE,
        N_(
            "Meetings that reached their aims, of those whose minutes say whether they did; those "
            "that reached them partly did not."
        ),
        meetings.aims_reached,
    ),
    Measure(
        Indicator.AGENDA_COVERED,
        Unit.SHARE,
        N_("Agenda items of the request that the discussion in the minutes names."),
        meetings.agenda_covered,
    ),
    Measure(
        Indicator.LENGTH_KEPT,
        Unit.SHARE,
        N_("Meetings that took no longer than planned."),
        meetings.length_kept,
    ),
    Measure(
        Indicator.OVERRUN,
        Unit.MINUTES,
        N_(
            "Minutes by which meetings were longer than planned; the mean over all, those that "
            "were shorter counted as kept."
        ),
        meetings.overrun,
        less_is_better=True,
    ),
)
_MINUTES = (
    Measure(
        Indicator.MINUTES_TIME,
        Unit.WORKING_DAYS,
        N_("Working days from the meeting to the filing of its minutes; the mean."),
        minutes.minutes_time,
        less_is_better=True,
    ),
    Measure(
        Indicator.MINUTES_IN_TIME,
        Unit.SHARE,
        N_(
            "Minutes filed within the working days of the meeting type; minutes still owed count "
            "once these are over."
        ),
        minutes.minutes_in_time,
    ),
    Measure(
        Indicator.SIGNING_TIME,
        Unit.WORKING_DAYS,
        N_("Working days from the last change of the minutes to their signature; the mean."),
        minutes.signing_time,
        less_is_better=True,
    ),
)
_FOLLOW_UP = (
    Measure(
        Indicator.DECISIONS_CARRIED_OUT,
        Unit.SHARE,
        N_(
            "Decisions carried out, of those whose time is over. A decision is carried out when "
            "the action items are done that its assignee has from the same meeting, or else all "
            "action items of the meeting; where there are none, it does not count."
        ),
        follow_up.decisions_carried_out,
    ),
    Measure(
        Indicator.ACTIONS_IN_TIME,
        Unit.SHARE,
        N_(
            "Action items reported done on their due dates at the latest, of those whose due "
            "dates are over; an extension that the organizer agreed to counts."
        ),
        follow_up.actions_in_time,
    ),
    Measure(
        Indicator.PUT_OFF,
        Unit.DAYS,
        N_("Days between the first due date of an action item and its present one; the mean."),
        follow_up.put_off,
        less_is_better=True,
    ),
    Measure(
        Indicator.OBSTACLES,
        Unit.COUNT,
        N_("Action items that were reported blocked, or with an obstacle."),
        follow_up.obstacles,
        less_is_better=True,
    ),
)
_REGULATION = (
    Measure(
        Indicator.COMPLIANCE,
        Unit.SHARE,
        N_(
            "Clauses of the regulation that meetings kept, of those they kept or broke; waived "
            "ones and those that cannot be judged yet do not count."
        ),
        compliance.compliance,
    ),
)
_FEEDBACK = (
    Measure(
        Indicator.FEEDBACK_GIVEN,
        Unit.SHARE,
        N_("Invited people who gave feedback on the meeting."),
        feedback.feedback_given,
    ),
    Measure(
        Indicator.SATISFACTION,
        Unit.RATING,
        N_("How satisfied people were, from 1 to 5; the mean of the answers."),
        feedback.satisfaction,
    ),
    Measure(
        Indicator.RELEVANCE,
        Unit.RATING,
        N_("How relevant the meeting was to people's work, from 1 to 5; the mean of the answers."),
        feedback.relevance,
    ),
    Measure(
        Indicator.EFFICIENCY,
        Unit.RATING,
        N_("How well the time was used, from 1 to 5; the mean of the answers."),
        feedback.efficiency,
    ),
    Measure(
        Indicator.DISCIPLINE,
        Unit.RATING,
        N_("How well people kept to the rules of conduct, from 1 to 5; the mean of the answers."),
        feedback.discipline,
    ),
    Measure(
        Indicator.COHESION,
        Unit.RATING,
        N_("How well people worked together as a team, from 1 to 5; the mean of the answers."),
        feedback.cohesion,
    ),
)

_RATING = (
    Measure(
        Indicator.HEADS_RATING,
        Unit.RATING,
        N_(
            "How the head of the department, or an executive, rates the period, from 1 to 5; the "
            "mean of all marks."
        ),
        ratings.heads_rating,
    ),
)

MEASURES = (*_BEFORE, *_MEETING, *_MINUTES, *_FOLLOW_UP, *_REGULATION, *_FEEDBACK, *_RATING)
"""Every measure, in the order in which pages show them."""
