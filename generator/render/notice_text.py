"""The notice of a meeting as plain text, to be pasted into a mail or a group chat (R44, R45)."""

from generator.archive import Meeting
from generator.render import paths
from generator.render.page import Links
from generator.render.reply_environment import line_environment
from generator.vocabulary import Classification, Mode, Stage


def notice_text(meeting: Meeting, language: str, links: Links) -> str:
    """Return the notice of *meeting* as lines of text, with addresses where those are known.

    Nobody is told of a meeting before it was approved (R39), or once it is over: there is none.
    """
    if meeting.stage is not Stage.APPROVED:
        return ""
    request, organisation = meeting.request, meeting.organisation
    room = organisation.room(request.room or "")
    is_shown = meeting.classification.is_within(organisation.settings.edition)
    video = room.link if room and request.mode is not Mode.IN_PERSON else None
    values = {
        "meeting": meeting,
        "directory": organisation.directory.by_login,
        "place": room.title.text(language) if room else request.place,
        "link": request.link or video,
        "confidential": meeting.classification is Classification.RESTRICTED,
        "issue": links.issue(meeting.number),
        "page": links.published(paths.meeting(meeting)) if is_shown else "",
    }
    text = line_environment(language).get_template("notice.txt.j2").render(**values)
    return text.strip() + "\n"
