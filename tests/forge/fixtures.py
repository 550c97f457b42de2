"""The fixture ``forge``. A test module has it by importing both names from here."""

from collections.abc import Iterator

import pytest

from tests.forge.forge import Forge, running


@pytest.fixture(scope="session")
def running_forge() -> Iterator[Forge]:
    """GitHub, running for the whole session: the start takes a second."""
    with running() as forge:
        yield forge


@pytest.fixture
def forge(running_forge: Forge) -> Iterator[Forge]:
    """GitHub as it is at the start, for one test."""
    running_forge.reset()
    yield running_forge
    running_forge.close_clients()
