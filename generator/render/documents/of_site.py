"""Which documents there are: those of the site, and the one that somebody asks for."""

import datetime as dt
from collections import defaultdict

from generator.archive import Action, DecisionItem, Meeting
from generator.render import paths
from generator.render.documents.minutes import MinutesDocument
from generator.render.page import Site

LATELY = dt.timedelta(days=92)
"""How long after the signature the site has the document: later, the command writes it."""


def documents(site: Site) -> dict[str, bytes]:
    """Return the documents of the site: one for each meeting whose minutes were signed lately."""
    actions: defaultdict[int, list[Action]] = defaultdict(list)
    for action in site.archive.actions:
        actions[action.meeting.number].append(action)
    decisions: defaultdict[int, list[DecisionItem]] = defaultdict(list)
    for decision in site.archive.decisions:
        decisions[decision.meeting.number].append(decision)
    lately = {each.number: each for each in site.archive.meetings if has_document(each)}
    return {
        paths.minutes_document(meeting): MinutesDocument(
            meeting, actions[number], decisions[number], site
        ).write()
        for number, meeting in lately.items()
    }


def has_document(meeting: Meeting) -> bool:
    """Tell whether the minutes of *meeting* are signed, and were so lately."""
    return meeting.signature is not None and meeting.now - meeting.signature.at < LATELY


def minutes_document(meeting: Meeting, site: Site) -> bytes:
    """Return the minutes of *meeting*, which there have to be."""
    actions = [each for each in site.archive.actions if each.meeting.number == meeting.number]
    decisions = [each for each in site.archive.decisions if each.meeting.number == meeting.number]
    return MinutesDocument(meeting, actions, decisions, site).write()
