"""The commands of backups (R98): what one writes, the other restores, and neither leaves half."""

import subprocess
from pathlib import Path

import pytest

from generator.backup.folder import paths_of
from tests.copied import Copy, run


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The sample, in a repository of its own that has one commit."""
    folder = tmp_path_factory.mktemp("office")
    copy = Copy.of(folder)
    git(folder, "init", "--quiet")
    git(folder, "add", "data")
    git(folder, "commit", "--quiet", "--message", "Start")
    return copy


def git(folder, *arguments):
    """Let git do something in *folder*, and return what it says."""
    office = ("-c", "user.name=Office", "-c", "user.email=office@example.com")
    command = ("git", "-C", str(folder), *office, *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def small(tmp_path):
    """A folder with little in it, below one that knows nothing of git."""
    (tmp_path / "data" / "records" / "minutes").mkdir(parents=True)
    (tmp_path / "data" / "people.toml").write_bytes(b"# people\n")
    (tmp_path / "data" / "records" / "minutes" / "7.json").write_bytes(b"{}\n")
    return tmp_path


def backed_up(folder, *arguments):
    return command(folder, "backup", "--to", "backup.zip", *arguments)


def restored(folder, *arguments):
    return command(folder, "restore", "backup.zip", "--to", "again", *arguments)


def command(folder, *arguments):
    """Run a command that imports the package from where the tests are."""
    root = str(Path(__file__).parents[1])
    return run(*arguments, folder=folder, PYTHONPATH=root, GIT_CEILING_DIRECTORIES=str(folder))


def tree(folder):
    """Every file below *folder*, hidden ones too, by path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_what_is_restored_passes_the_check_and_gives_the_same_pages(office):
    office.run("backup", "--to", "backup.zip")
    said = office.run("restore", "backup.zip", "--to", "again")
    office.run("check", "--data", "again")
    office.run("render")
    pages = tree(office.folder / "docs")
    office.run("render", "--data", "again")

    assert f"as of commit {git(office.folder, 'rev-parse', 'HEAD')[:12]}, restored" in said
    assert tree(office.folder / "data") == tree(office.folder / "again")
    assert pages == tree(office.folder / "docs")


def test_a_backup_names_no_commit_that_has_other_files(office):
    office.run("backup", "--to", "before.zip")
    settings = office.folder / "data" / "settings.toml"
    before = settings.read_bytes()
    settings.write_bytes(before + b"# changed\n")
    said = office.run("backup", "--to", "changed.zip")
    settings.write_bytes(before)
    (office.folder / "README.md").write_text("Something else")
    git(office.folder, "add", "README.md")
    git(office.folder, "commit", "--quiet", "--message", "Change no data")
    office.run("backup", "--to", "after.zip")

    assert "of no commit" in said
    assert (office.folder / "before.zip").read_bytes() == (office.folder / "after.zip").read_bytes()


def test_where_there_is_no_git_there_is_a_backup_all_the_same(small):
    done = backed_up(small)

    assert (0, "backup.zip: 2 files, 12 bytes, of no commit\n") == (done.returncode, done.stdout)
    assert 0o600 == (small / "backup.zip").stat().st_mode & 0o777


def test_what_is_hidden_is_left_out(small):
    (small / "data" / ".people.toml.swp").write_bytes(b"x")
    (small / "data" / ".git").mkdir()
    (small / "data" / ".git" / "config").write_bytes(b"x")
    backed_up(small)
    restored(small)

    assert ["people.toml", "records/minutes/7.json"] == list(tree(small / "again"))


def test_a_link_is_named_and_nothing_is_written(small):
    (small / "data" / "rooms.toml").symlink_to("people.toml")
    (small / "data" / "forms").symlink_to("records")
    done = backed_up(small)

    assert 2 == done.returncode
    assert [
        "data/forms: is a link, or no file, and cannot be kept",
        "data/rooms.toml: is a link, or no file, and cannot be kept",
    ] == done.stderr.splitlines()
    assert not (small / "backup.zip").exists()


@pytest.mark.parametrize("to", ["backup.tar", "data/backup.zip", "data/../data/records/b.zip"])
def test_a_backup_is_not_written_where_it_would_be_backed_up_or_not_be_found(small, to):
    before = tree(small)
    done = command(small, "backup", "--to", to)

    assert 2 == done.returncode
    assert before == tree(small)


def test_an_empty_folder_is_not_backed_up_over_what_there_is(small):
    (small / "backup.zip").write_bytes(b"the last one")
    (small / "empty").mkdir()
    done = backed_up(small, "--data", "empty")

    assert (2, b"the last one") == (done.returncode, (small / "backup.zip").read_bytes())


def test_a_backup_that_cannot_be_finished_leaves_the_last_one(small):
    (small / "backup.zip").write_bytes(b"the last one")
    (small / "data" / "a:b.toml").write_bytes(b"")
    before = tree(small)
    done = backed_up(small)

    assert 2 == done.returncode
    assert before == tree(small)


def test_a_dry_run_writes_nothing(small):
    before = tree(small)
    said = backed_up(small, "--dry-run").stdout

    assert "backup.zip: 2 files, 12 bytes, of no commit, not written\n" == said
    assert before == tree(small)

    backed_up(small)
    said = restored(small, "--dry-run").stdout

    assert "again: 2 files, 12 bytes, of no commit, would be written\n" == said
    assert not (small / "again").exists()


def test_restoring_again_changes_nothing(small):
    backed_up(small)
    (small / "again").mkdir()
    said = [restored(small).stdout.split(", ")[-1] for _ in range(2)]

    assert ["restored\n", "is the same already\n"] == said


def test_nothing_is_written_over(small):
    backed_up(small)
    restored(small)
    (small / "again" / "people.toml").write_bytes(b"# newer\n")
    (small / "again" / "rooms.toml").write_bytes(b"")
    (small / "again" / "records" / "minutes" / "7.json").unlink()
    before = tree(small)
    done = restored(small)

    assert 2 == done.returncode
    assert (
        "again: is not empty, and nothing is written over: "
        "1 files differ, 1 are missing, 1 are not in the backup\n"
    ) == done.stderr
    assert before == tree(small)


def test_a_backup_with_a_fault_is_not_restored_not_even_in_part(small):
    backed_up(small)
    path = small / "backup.zip"
    path.write_bytes(path.read_bytes().replace(b"# people", b"# peOple"))
    before = tree(small)
    done = restored(small)

    assert 2 == done.returncode
    assert "backup.zip: 'people.toml': is not as it was backed up\n" == done.stderr
    assert before == tree(small)


def test_a_folder_that_cannot_be_read_is_no_empty_one(small):
    """Nobody may read it, or a disk fails: a folder that is gone is as hard to read for root."""
    with pytest.raises(FileNotFoundError):
        paths_of(small / "gone")
