"""Machine code of the reading (`make fast`): taken only where it fits, told of where it does not, and reading the same."""

import importlib
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

from sahel import compiled
from scripts import compile_reading

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted((ROOT / "tests" / "reports").glob("*.reports.jsonl"))
LIBRARY = f"{compiled.LIBRARY}__mypyc"
C = """
#include <Python.h>
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "%(name)s", NULL, -1, NULL};
PyMODINIT_FUNC PyInit_%(name)s(void) {
    PyObject *made = PyModule_Create(&module);
    PyModule_AddStringConstant(made, "SAID", "machine code");
    return made;
}
"""
SAY = "from sahel.extract import word; print(word.SAID)"
LACKS = compile_reading.missing_of_system()


def python(folder: Path, *arguments: str, switch: str = "1") -> subprocess.CompletedProcess:
    environment = os.environ | {compiled.SWITCH: switch, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True)


def said(folder: Path, switch: str = "1") -> tuple[str, int]:
    """Whose word the small package's module says, and how many lines are told beside."""
    done = python(folder, "-c", SAY, switch=switch)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip(), len(done.stderr.splitlines())


@pytest.fixture
def package(tmp_path):
    """A package of one module, which loads machine code as the real one does."""
    (tmp_path / "sahel" / "extract").mkdir(parents=True)
    for name in ("__init__.py", "compiled.py"):
        shutil.copy(ROOT / "sahel" / name, tmp_path / "sahel" / name)
    (tmp_path / "sahel" / "extract" / "__init__.py").touch()
    (tmp_path / "sahel" / "extract" / "word.py").write_text('SAID = "plain Python"\n')
    return tmp_path


@pytest.fixture
def fast(package):
    """The same with machine code that fits it."""
    made = python(package, "-c", "from sahel import compiled; print(compiled.MADE / compiled.fingerprint())").stdout
    for name in (LIBRARY, "sahel.extract.word"):
        compile_c(name, Path(made.strip()))
    return package


def compile_c(name: str, folder: Path) -> None:
    if LACKS:
        pytest.skip(f"needs {LACKS[0]}")
    target = folder.joinpath(*name.split(".")).with_suffix(compiled.SUFFIX)
    target.parent.mkdir(parents=True, exist_ok=True)
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    command = [compiler, "-shared", "-fPIC", f"-I{sysconfig.get_path('include')}", "-x", "c", "-", "-o", str(target)]
    subprocess.run(command, input=C % {"name": name.rpartition(".")[2]}, text=True, check=True)


def test_without_machine_code_plain_python_reads_and_nothing_is_said(package):
    assert said(package) == ("plain Python", 0)


def test_machine_code_of_these_sources_is_taken(fast):
    assert said(fast) == ("machine code", 0)


def test_where_the_sources_are_loaded_anew_plain_python_reads_and_a_line_says_so(fast):
    anew = "for name in [name for name in sys.modules if name.startswith('sahel')]: del sys.modules[name]"
    done = python(fast, "-c", f"import sys; import sahel.extract.word\n{anew}\n{SAY}")
    assert (done.stdout.strip(), len(done.stderr.splitlines())) == ("plain Python", 1)


def test_the_environment_turns_it_off(fast):
    assert said(fast, switch="0") == ("plain Python", 0)


@pytest.mark.parametrize("file", ["extract/word.py", "extract/new.py", "model.py"])
def test_machine_code_of_other_sources_is_not_taken_and_a_line_says_so(fast, file):
    with (fast / "sahel" / file).open("a") as source:
        source.write("# changed\n")
    assert said(fast) == ("plain Python", 1)


def test_machine_code_of_another_python_is_not_taken(package):
    (package / "build" / "fast" / "0123456789abcdef01234567").mkdir(parents=True)
    assert said(package) == ("plain Python", 1)


def test_machine_code_that_cannot_be_loaded_is_told_and_left_aside(fast):
    (library,) = (fast / "build" / "fast").rglob(f"machine__mypyc{compiled.SUFFIX}")
    library.write_bytes(b"cut short")
    assert said(fast) == ("plain Python", 1)


def test_what_is_missing_to_compile_is_said_with_how_to_get_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="(?s)plain Python reads as before.*C compiler.*apt-get install gcc"):
        compile_reading.main()


@pytest.fixture
def untried(tmp_path, monkeypatch):
    """No folder of machine code yet, and everything there to make one, be it that nothing is run."""
    monkeypatch.setattr(compiled, "MADE", tmp_path / "fast")
    monkeypatch.setattr(compiled, "GIVEN_UP", tmp_path / "fast" / "none")
    monkeypatch.delenv(compiled.SWITCH, raising=False)
    monkeypatch.setattr(compile_reading, "missing_of_system", list)
    monkeypatch.setattr(compile_reading, "_runs", lambda *arguments: True)
    return tmp_path / "fast"


def test_a_set_up_says_that_it_compiles(untried, capsys):
    compile_reading.once()
    assert capsys.readouterr().out == "Compiling the reader, once (about a minute) …\n"
    assert not untried.exists()  # that is left to what was run


def test_a_set_up_goes_on_without_a_compiler_says_so_in_a_line_and_tries_once(untried, monkeypatch, capsys):
    monkeypatch.setattr(compile_reading, "missing_of_system", lambda: ["a C compiler"])
    compile_reading.once()
    assert capsys.readouterr().out == (
        "The reader could not be compiled: plain Python reads; `make fast` tells why.\n"
    )
    compile_reading.once()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("failing", ["pip", "scripts.compile_reading"])
def test_a_set_up_goes_on_where_something_fails_and_tries_once(untried, monkeypatch, capsys, failing):
    monkeypatch.setattr(compile_reading, "_runs", lambda *arguments: failing not in arguments)
    compile_reading.once()
    assert capsys.readouterr().out.endswith("plain Python reads; `make fast` tells why.\n")
    compile_reading.once()
    assert capsys.readouterr().out == ""


def test_a_set_up_does_not_try_where_the_environment_turns_it_off(untried, monkeypatch, capsys):
    monkeypatch.setenv(compiled.SWITCH, "0")
    compile_reading.once()
    assert capsys.readouterr().out == "" and not untried.exists()


def test_what_fails_where_it_is_asked_for_is_told_and_not_tried_by_a_set_up(untried, monkeypatch, capsys):
    monkeypatch.setattr(compile_reading, "ROOT", untried.parent)
    monkeypatch.setattr(compile_reading, "missing", list)
    with pytest.raises(ZeroDivisionError):
        monkeypatch.setattr(compile_reading, "build", lambda work: 1 / 0)
        compile_reading.main()
    compile_reading.once()
    assert capsys.readouterr().out == ""


def test_a_step_that_fails_or_cannot_be_taken_is_no_error(monkeypatch):
    assert compile_reading._runs("-c", "pass")
    assert not compile_reading._runs("-c", "import no_such_module")
    monkeypatch.setattr(compile_reading, "_PATIENCE", 0.1)
    assert not compile_reading._runs("-c", "import time; time.sleep(9)")


def test_where_a_set_up_could_not_compile_plain_python_reads_and_nothing_is_said(package):
    (package / "build" / "fast").mkdir(parents=True)
    (package / "build" / "fast" / "none").touch()
    assert said(package) == ("plain Python", 0)


def test_a_set_up_leaves_what_was_compiled_of_other_sources(untried, capsys):
    (untried / "0123456789abcdef01234567").mkdir(parents=True)
    compile_reading.once()
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(not find_spec("mypyc"), reason="mypy is installed where the reader is compiled")
def test_mypy_proves_the_types_of_what_is_compiled(tmp_path):
    in_c = "import pathlib, sys; from scripts.compile_reading import in_c; in_c(pathlib.Path(sys.argv[1]))"
    done = python(ROOT, "-c", in_c, str(tmp_path), switch="0")
    assert done.returncode == 0, done.stderr


def test_constants_are_made_final_and_constructors_written_out_line_for_line():
    source = (
        "from __future__ import annotations\n\nFEW = 3\n_NONE: dict[str, int] = {}\n\n\n"
        "@dataclass(frozen=True)\nclass Noun:\n    word: str\n    at: int = 0\n    end: int = field(init=False)\n\n"
        "    def __post_init__(self) -> None:\n        self.end = 1\n\n\ndef f():\n    pass\n"
    )
    assert compile_reading.settled(source) == (
        "from __future__ import annotations; from typing import Final\n\nFEW: Final = 3\n"
        "_NONE: Final[dict[str, int]] = {}\n\n\n@dataclass(unsafe_hash=True)\nclass Noun:\n    word: str\n"
        "    at: int = 0\n    end: int = field(init=False)\n\n    def __post_init__(self) -> None:\n"
        "        self.end = 1\n    def __init__(self, word: str, at: int = 0) -> None: "
        "self.word = word; self.at = at; self.__post_init__()\n\ndef f():\n    pass\n"
    )


def test_the_sources_that_are_compiled_read_as_those_that_are_not(tmp_path):
    sources = list(compile_reading.prepared(tmp_path))
    (tmp_path / "data").symlink_to(ROOT / "data")
    assert len(sources) > 40
    command = ["-m", "sahel", "extract", "--explain", str(min(REPORTS, key=lambda path: path.stat().st_size))]
    settled, plain = python(tmp_path, *command, switch="0"), python(ROOT, *command, switch="0")
    assert plain.returncode == 0 and (settled.stdout, settled.stderr) == (plain.stdout, plain.stderr)


@pytest.mark.skipif(not (compiled.MADE / compiled.fingerprint()).is_dir(), reason="`make fast` compiled nothing of this")
@pytest.mark.parametrize("reports", REPORTS, ids=lambda path: path.stem)
def test_machine_code_reads_reports_as_plain_python_does(reports):
    command = ["-m", "sahel", "extract", "--explain", str(reports)]
    fast, plain = python(ROOT, *command), python(ROOT, *command, switch="0")
    assert plain.returncode == 0 and (fast.stdout, fast.stderr) == (plain.stdout, plain.stderr)


def test_a_module_is_told_from_machine_code():
    assert not compiled.runs(importlib.import_module("sahel.model"))
