"""Find the Chromium that the browser tests drive; as a command, install it where it is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What the browser is called on the path of one system or another, the nearest to Debian first."""

PLACES = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
"""Where macOS keeps it, off the path."""

PACKAGES = ("chromium", "fonts-noto-cjk", "libatomic1")
"""Debian's packages: the browser, a font without which Chinese shows as empty boxes, and what the
driver inside Playwright links to and a bare Debian lacks."""

MISSING = (
    "The browser tests need Chromium, and none was found. Install it (Debian: "
    f"apt-get install {' '.join(PACKAGES)}), or name an executable in the variable CHROMIUM."
)

ARGUMENTS = (
    "--headless",
    "--no-sandbox",  # the tests may run as root, where Chromium has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # The tests ask no host but their own, and neither shall the browser.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find(environment: Mapping[str, str]) -> Path | None:
    """Return the executable of Chromium, or nothing where there is none.

    The variable CHROMIUM of *environment* is believed before the PATH: who sets it means it, so
    what it names is not replaced by another browser, even if it does not exist.
    """
    if named := environment.get("CHROMIUM"):
        return Path(named) if os.access(named, os.X_OK) else None
    path = environment.get("PATH", "")
    found = [Path(place) for name in NAMES if (place := shutil.which(name, path=path))]
    return next(iter([*found, *filter(Path.exists, PLACES)]), None)


def may_install(environment: Mapping[str, str]) -> bool:
    """Tell whether the browser may be installed here.

    Only root of a Debian or its kin may, so that nobody is asked for a password in the middle of
    a test; and never where CHROMIUM of *environment* names a browser already.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    apt_get = shutil.which("apt-get", path=environment.get("PATH", ""))
    return is_root and apt_get is not None and not environment.get("CHROMIUM")


def install() -> None:
    """Install Chromium from the packages of the system, and leave it to `find` what came of it."""
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt_get = ("apt-get", "--quiet=2", "--yes", "--option", "DPkg::Lock::Timeout=300")
    for step in (("update",), ("install", "--no-install-recommends", *PACKAGES)):
        subprocess.run((*apt_get, *step), env=unasked, stdout=subprocess.DEVNULL, check=False)


def main() -> None:
    """Install Chromium where it is missing and may be, and otherwise say what is to be done.

    A missing browser is no reason not to run the other tests: the browser tests fail of themselves.
    """
    if find(os.environ) is None and may_install(os.environ):
        sys.stdout.write("Installing Chromium for the browser tests: once on this machine.\n")
        sys.stdout.flush()
        install()
    if find(os.environ) is None:
        sys.stderr.write(f"{MISSING}\n")


if __name__ == "__main__":
    main()
