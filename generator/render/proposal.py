"""The text of the pull request that proposes a record: what changed in it, and what it says."""

from generator.forms.differences import differences
from generator.forms.kinds import Context
from generator.lifecycle import Reply
from generator.records import Record
from generator.render.catalogue import Catalogue
from generator.render.reply import render_reply
from generator.render.reply_environment import reply_environment
from generator.render.reply_size import Size
from generator.wording import N_

LONGEST = 60_000
"""Characters of the text of a pull request or an issue; GitHub refuses more than 65,536."""

_SHORTENED = N_("This is too long to be shown as a whole; the rest is left out here.")


def render_proposal(record: Record, before: Record | None, context: Context) -> str:
    """Return what there is to know of *record*, which is to take the place of *before*."""
    template = reply_environment(context).get_template("replies/proposal.md.j2")
    text = template.render(
        record=record,
        before=before,
        edited=differences(before.answers, record.answers) if before else (),
        events=[each for each in record.events if before is None or each not in before.events],
        preview=render_reply(Reply(record), context),
        size=Size(),
    )
    return shortened(text, context)


def shortened(text: str, context: Context) -> str:
    """Return *text* as far as there is room for it: cut at a line, with a sentence that says so."""
    if len(text) <= LONGEST:
        return text
    sentence = Catalogue(context.language).text(_SHORTENED)
    start, _, _ = text[: LONGEST - len(sentence) - 2].rpartition("\n")
    return f"{start}\n\n{sentence}"
