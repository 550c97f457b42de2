"""Feeds (RFC 4287): signed minutes, decisions and bulletins, for who wants to be told of them."""

from generator.render.feeds.entries import KEPT
from generator.render.feeds.feed import Feed, all_feeds, of_everybody
from generator.render.feeds.files import feeds

__all__ = ["KEPT", "Feed", "all_feeds", "feeds", "of_everybody"]
