"""News in words: a comment of its own, which calls those who are told."""

from typing import Any

from generator.archive import Standing
from generator.archive.acknowledgement import Acknowledgement
from generator.forms.kinds import Context
from generator.lifecycle.news import SignedMinutes, Tell
from generator.render.fitting import fitting
from generator.render.page import Links
from generator.render.ways import Ways
from generator.vocabulary import Act, Classification


def render_news(tell: Tell, context: Context, links: Links) -> str:
    """Return the comment that tells people what *tell* is about."""
    values = {"tell": tell, "acts": {act.value: act for act in Act}}
    if isinstance(tell.news, SignedMinutes):
        signed = _signed(tell, tell.news, context, links)
        return fitting("replies/signed.md.j2", values | signed, context)
    amended = _amended(tell.news.acknowledgement, context, links)
    return fitting("replies/amended.md.j2", values | amended, context)


def _signed(tell: Tell, news: SignedMinutes, context: Context, links: Links) -> dict[str, Any]:
    away = [login for login in tell.to if login in news.missed]
    heads = [login for login in tell.to if login in news.heads]
    return {
        "news": news,
        "meeting": news.meeting,
        "away": away,
        "heads": heads,
        "others": [login for login in tell.to if login not in {*away, *heads}],
        "page": Ways(news.meeting.record, Standing(meeting=news.meeting), context, links).page(),
        "is_open": news.meeting.classification is not Classification.RESTRICTED,
    }


def _amended(found: Acknowledgement, context: Context, links: Links) -> dict[str, Any]:
    return {"found": found, "page": Ways(found.record, Standing(), context, links).page()}
