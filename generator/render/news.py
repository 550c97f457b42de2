"""News in words: a comment of its own, which calls those who are told."""

from typing import Any

from generator.archive import Standing
from generator.forms.kinds import Context
from generator.lifecycle.news import Tell
from generator.render.fitting import fitting
from generator.render.page import Links
from generator.render.ways import Ways
from generator.vocabulary import Act, Classification


def render_news(tell: Tell, context: Context, links: Links) -> str:
    """Return the comment that tells people what *tell* is about."""
    news = tell.news
    away = [login for login in tell.to if login in news.missed]
    heads = [login for login in tell.to if login in news.heads]
    values: dict[str, Any] = {
        "tell": tell,
        "news": news,
        "meeting": news.meeting,
        "away": away,
        "heads": heads,
        "others": [login for login in tell.to if login not in {*away, *heads}],
        "page": Ways(news.meeting.record, Standing(meeting=news.meeting), context, links).page(),
        "is_open": news.meeting.classification is not Classification.RESTRICTED,
        "acts": {act.value: act for act in Act},
    }
    return fitting("replies/signed.md.j2", values, context)
