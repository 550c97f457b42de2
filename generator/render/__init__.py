"""Rendering: the archive becomes pages, an effect becomes a reply. Values in, text out."""

from generator.render.catalogue import Catalogue
from generator.render.page import Site
from generator.render.reply import render_answer, render_problems, render_reply
from generator.render.site import FOLDERS, render
from generator.render.terminal import as_lines

__all__ = [
    "FOLDERS",
    "Catalogue",
    "Site",
    "as_lines",
    "render",
    "render_answer",
    "render_problems",
    "render_reply",
]
