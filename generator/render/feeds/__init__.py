"""Feeds (RFC 4287): signed minutes, decisions and bulletins, for who wants to be told of them."""

from generator.render.feeds.feed import Feed, of_bulletin, of_decisions, of_minutes
from generator.render.feeds.files import feeds

__all__ = ["Feed", "feeds", "of_bulletin", "of_decisions", "of_minutes"]
