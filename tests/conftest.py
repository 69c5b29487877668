"""What the tests share: a tiny gazetteer and an empty store in a temporary folder."""

# ruff: noqa: E402
import os

os.environ.setdefault("SAHEL_COMPILED", "0")   # plain Python is tested; with SAHEL_COMPILED=1 what was compiled

import pytest
from world import tiny_gazetteer

from sahel.store import Store

os.environ["SAHEL_GAZETTEER"] = "no/imports"   # also for what is asked before a test begins


@pytest.fixture(scope="session")
def gazetteer():
    return tiny_gazetteer()


@pytest.fixture
def store(tmp_path):
    return Store.open(str(tmp_path / "sahel.sqlite"))


@pytest.fixture(autouse=True)
def no_store_but_a_temporary_one(tmp_path, monkeypatch):
    """No test reads or writes the reader's own store, nor the places that the reader imported."""
    monkeypatch.setenv("SAHEL_DATABASE", str(tmp_path / "sahel.sqlite"))
    monkeypatch.setenv("SAHEL_GAZETTEER", str(tmp_path / "gazetteer"))
