"""Backups (R98): everything that cannot be made again, in one file that is restored or refused."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.backup import pack, unpack
from generator.backup.manifest import Manifest
from generator.errors import BackupError

FILES = {"people.toml": b"# people\n", "records/minutes/7.json": b"{}\n", "empty.toml": b""}
PACKED = pack(FILES, None)


def faults(content):
    """What is wrong with the backup that has this *content*, a line each."""
    with pytest.raises(BackupError) as refused:
        unpack(io.BytesIO(content))
    return str(refused.value).splitlines()


def rewritten(change):
    """The backup as somebody has it who let *change* have its parts: names, and what they hold."""
    with zipfile.ZipFile(io.BytesIO(PACKED)) as bundle:
        parts = [(info, bundle.read(info)) for info in bundle.infolist()]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as bundle:
        for info, content in change(parts):
            bundle.writestr(info, content)
    return written.getvalue()


def relisted(**changes):
    """The backup with another manifest."""

    def change(parts):
        (info, content), *rest = parts
        return [(info, json.dumps({**json.loads(content), **changes})), *rest]

    return rewritten(change)


def plain(name, mode=0o100644):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def added(info, content=b"x"):
    """The backup with one part more."""
    return rewritten(lambda parts: [*parts, (info, content)])


def test_what_was_packed_is_unpacked():
    assert FILES == unpack(io.BytesIO(PACKED)).files


def test_the_same_files_are_the_same_bytes_in_whatever_order_they_are_found():
    assert PACKED == pack(dict(reversed(FILES.items())), None)


def test_the_manifest_lists_every_file_with_size_and_checksum():
    with zipfile.ZipFile(io.BytesIO(pack({"a": b"abc"}, "0" * 40))) as bundle:
        manifest = json.loads(bundle.read("manifest.json"))

    assert {
        "format": 1,
        "commit": "0" * 40,
        "files": [
            {
                "path": "a",
                "size": 3,
                "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            }
        ],
    } == manifest


@given(place=st.integers(0, len(PACKED) - 1), bit=st.integers(0, 7))
def test_a_backup_in_which_one_bit_is_another_is_refused_or_gives_the_same(place, bit):
    changed = bytearray(PACKED)
    changed[place] ^= 1 << bit
    try:
        files = unpack(io.BytesIO(bytes(changed))).files
    except BackupError:
        return

    assert FILES == files


@given(length=st.integers(0, len(PACKED) - 1))
def test_a_backup_that_was_cut_off_is_refused(length):
    assert faults(PACKED[:length])


@given(st.binary(max_size=200))
def test_what_is_no_backup_is_refused(content):
    assert faults(content)


def test_everything_that_is_missing_changed_or_added_is_named_at_once():
    def change(parts):
        manifest, _, (people, _), (record, content) = parts
        return [
            manifest,
            (people, b"# peOple\n"),
            (plain("data/more.toml"), b""),
            (record, content),
        ]

    assert [
        "'data/more.toml': is not in manifest.json",
        "'empty.toml': is missing",
    ] == faults(rewritten(change))


def test_a_file_that_was_changed_is_named():
    def change(parts):
        return [(info, content.replace(b"people", b"peOple", 1)) for info, content in parts[1:]]

    changed = rewritten(lambda parts: [parts[0], *change(parts)])

    assert ["'people.toml': is not as it was backed up"] == faults(changed)


@pytest.mark.parametrize(
    "path",
    [
        "../out", "/out", "a/../../out", "a//b", "./a", "", "a/", "a\\b", "c:a", ".git/config",
        "a/.b", "a\x00b", "a\nb", "a\u202eb", " a", "a ", "a.", "people.toml/a", "PEOPLE.toml/a",
    ],
)  # fmt: skip
def test_a_path_that_is_none_or_leads_out_of_the_folder_is_refused(path):
    entry = {"path": path, "size": 1, "sha256": "0" * 64}
    listed = json.loads(zipfile.ZipFile(io.BytesIO(PACKED)).read("manifest.json"))["files"]
    found = faults(relisted(files=[*listed, entry]))

    assert any(line.startswith(f"{path!r}: ") and "missing" not in line for line in found)
    with pytest.raises(BackupError):
        pack({**FILES, path: b"x"}, None)


@pytest.mark.parametrize("paths", [("a", "A"), ("é", "e\u0301"), ("ß", "SS")])
def test_two_names_that_are_one_on_some_systems_are_refused(paths):
    with pytest.raises(BackupError, match="the same name"):
        pack(dict.fromkeys(paths, b""), None)


def test_a_file_that_is_there_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = added(plain("data/people.toml"))

    assert "'data/people.toml': is there more than once" in faults(twice)


@pytest.mark.parametrize("mode", [0o120777, 0o040755, 0o100755, 0o010644, 0])
def test_a_link_or_what_else_is_no_plain_file_is_refused(mode):
    assert "'data/a': is no plain file" in faults(added(plain("data/a", mode)))


def test_what_swells_when_it_is_read_is_refused_before_it_is():
    bomb = plain("data/people.toml")
    bomb.compress_type = zipfile.ZIP_DEFLATED
    packed = rewritten(lambda parts: [parts[0], (bomb, b"0" * 10**6)])

    assert "'data/people.toml': is compressed; nothing in a backup is" in faults(packed)


def test_files_that_lie_within_others_are_refused():
    """Many of them would be read from one place, each nearly as large as the whole."""
    with zipfile.ZipFile(io.BytesIO(pack({"b": b"x" * 9999}, None))) as bundle:
        within = bundle.getinfo("data/b")
    inner = within.FileHeader() + b"x" * 9999
    listed = Manifest.of({"a": inner, "b": b"x" * 9999}, None).text()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as bundle:
        bundle.writestr(plain("manifest.json"), listed)
        bundle.writestr(plain("data/a"), inner)
        within.header_offset = written.tell() - len(inner)
        bundle.filelist.append(within)

    assert ["some files lie in the place of others"] == faults(written.getvalue())


@pytest.mark.parametrize("number", [0, 2, "1", None, 1.5])
def test_another_format_is_left_to_the_program_that_wrote_it(number):
    assert ["manifest.json: is not of format 1; take the program that wrote it"] == faults(
        relisted(format=number)
    )


@pytest.mark.parametrize(
    "changes",
    [{"commit": "main"}, {"files": None}, {"more": 1}, {"files": [{"path": "a", "size": -1}]}],
)
def test_a_manifest_that_we_do_not_write_is_refused(changes):
    assert all(line.startswith("manifest.json: ") for line in faults(relisted(**changes)))
