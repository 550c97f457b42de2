"""Backups: one file with everything that cannot be made again, and a list of what is in it."""

from generator.backup.bundle import Backup, pack, unpack
from generator.backup.folder import paths_of, replace_file, write_folder

__all__ = ["Backup", "pack", "paths_of", "replace_file", "unpack", "write_folder"]
