"""Building the site with MkDocs: each language by itself, side by side."""

import logging
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import GeneratorError

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
CONFIG = Path("mkdocs.yml")


def site_folder() -> Path:
    """Return the folder of the built site."""
    return Path(load_config(str(CONFIG)).site_dir)


def build_site(languages: Sequence[str], *, strict: bool) -> None:
    """Build the site in *languages*, the first at its root, each other one below its own folder.

    MkDocs empties the folder it builds into. What lies below the root is therefore built beside
    it, at the same time, and put into its place when all are done.
    """
    root, further = site_folder(), languages[1:]
    with TemporaryDirectory(prefix="minutebook-") as name:
        beside = [Path(name) / tag for tag in further]
        configs = [str(CONFIG), *(f"site.{tag}.yml" for tag in further)]
        _build_all(configs, [root, *beside], strict=strict)
        for made in beside:
            shutil.copytree(made, root / made.name)


def _build_all(configs: Sequence[str], folders: Sequence[Path], *, strict: bool) -> None:
    if len(configs) == 1:
        _build(configs[0], folders[0], strict)
        return
    workers = min(len(configs), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_build, configs, folders, [strict] * len(configs)))


def _build(config: str, folder: Path, strict: bool) -> None:
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        build_pages(load_config(config, strict=strict, site_dir=str(folder)))
    except (Abort, MkDocsException) as error:
        msg = f"MkDocs could not build the site: {error}"
        raise GeneratorError(msg) from error
