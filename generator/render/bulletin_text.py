"""The bulletin as plain text, to be pasted into a mail or a messenger (R44, R107)."""

from generator.bulletin import Bulletin
from generator.render import paths
from generator.render.page import Links
from generator.render.reply_environment import line_environment


def bulletin_text(bulletin: Bulletin, language: str, links: Links) -> str:
    """Return *bulletin* as lines of text, with the address of its page where that is known."""
    organisation = bulletin.archive.organisation
    template = line_environment(language).get_template("bulletin.txt.j2")
    values = {
        "bulletin": bulletin,
        "organisation": organisation,
        "directory": organisation.directory.by_login,
        "address": links.published(paths.bulletin(bulletin.week)),
    }
    return template.render(**values).strip() + "\n"
