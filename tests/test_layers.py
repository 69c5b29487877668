"""The folder listing is the architecture: which module may know which stands here, and nowhere else."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "sahel"
MAY_IMPORT = {
    # the words of the field
    "__init__": {"compiled"},
    "compiled": set(),
    "model": set(),
    "codebook": set(),
    "words": {"codebook"},
    # the write path: a report becomes incidents, placed, merged, kept
    "fetch": set(),
    "formats": {"codebook"},
    "reports": {"fetch", "formats", "model"},
    "casualties": {"codebook", "model"},
    "extract": {"casualties", "codebook", "geocode", "model"},
    "geocode": {"codebook", "model"},
    "merge": {"casualties", "codebook", "model"},
    "store": {"casualties", "merge", "model"},
    "extractors": {"casualties", "codebook", "extract", "geocode", "model"},
    "pipeline": {"extract", "extractors", "geocode", "merge", "model", "reports", "store"},
    "places": {"codebook", "geocode", "model", "store"},
    "explanation": {"codebook", "extract", "geocode", "model"},
    # the read path: a question, a table, a figure
    "filters": {"codebook"},
    "query": {"codebook", "filters", "words"},
    "charts": {"codebook", "words"},
    "maps": {"codebook", "words"},
    "atlas": {"charts", "maps", "words"},
    "export": {"codebook", "filters", "query", "words"},
    # the edges: pages and the command line
    "widgets": {
        "charts",
        "codebook",
        "explanation",
        "export",
        "filters",
        "geocode",
        "maps",
        "model",
        "places",
        "query",
        "store",
        "words",
        "atlas",
    },
    "arguments": {"codebook", "extractors"},
    "progress": set(),
    "jsonlines": set(),
    "verbs": {"arguments", "codebook", "geocode", "jsonlines", "model", "places", "progress", "store"},
    "cli": {
        "arguments",
        "explanation",
        "export",
        "filters",
        "geocode",
        "jsonlines",
        "pipeline",
        "places",
        "progress",
        "query",
        "reports",
        "store",
        "verbs",
    },
    "__main__": {"cli"},
}
PAGES_MAY_IMPORT = {"atlas", "charts", "codebook", "maps", "query", "widgets", "words"}
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]


def imported(path: Path) -> set[str]:
    """The dotted names that a module imports, wherever in it it does so."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def stages(path: Path) -> set[str]:
    """The stages of the package that a module imports."""
    dotted = (name.split(".") for name in imported(path))
    return {parts[1] for parts in dotted if parts[0] == "sahel" and len(parts) > 1}


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_layer_may(path):
    assert stages(path) - {stage_of(path)} <= MAY_IMPORT[stage_of(path)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_asks_and_shows_and_knows_neither_store_nor_tables(path):
    assert stages(path) <= PAGES_MAY_IMPORT
    assert not {"pandas", "sqlalchemy", "sqlite3"} & {name.split(".")[0] for name in imported(path)}


def test_only_widgets_and_pages_know_streamlit():
    knowing = {
        stage_of(path)
        for path in MODULES
        if any(name.split(".")[0] == "streamlit" for name in imported(path))
    }
    assert knowing <= {"widgets"}


def test_only_the_store_knows_sql():
    knowing = {
        stage_of(path)
        for path in MODULES
        if any(name.split(".")[0] == "sqlalchemy" for name in imported(path))
    }
    assert knowing <= {"store"}


def test_the_table_names_no_module_that_is_gone():
    assert set(MAY_IMPORT) == {stage_of(path) for path in MODULES}
    assert not [path for path in MODULES if path.name in ("utils.py", "helpers.py", "manager.py")]
