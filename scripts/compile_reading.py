"""Compile the reading of reports to machine code, in build/fast: `make fast`, or `python -m scripts.compile_reading`.

mypyc makes C of the modules, whose types are those of the annotations; what mypy cannot prove stops it here, not a
report later. Prints what is missing where it cannot be done. With --once, as `make run` and `make test` ask for it,
it is tried only where it never was, and that it could not be done is one line and no error.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout, suppress
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from sahel import compiled

ROOT = compiled.PACKAGE.parent
REQUIREMENTS = ROOT / "requirements-fast.txt"
_PATIENCE = 900  # seconds for each step of a set-up: none that hangs
# What takes the time. `__init__` has to stay Python, and `geocode/locate.py` does: of its whole kilometres machine
# code would make floats. The rest is asked for seldom.
COMPILED = (
    "casualties.py",
    "extract/[!_]*.py",
    "geocode/choice.py",
    "geocode/distance.py",
    "geocode/ends.py",
    "geocode/generic_words.py",
    "geocode/names.py",
    "geocode/reading.py",
)
# What a newer compiler warns of is no fault; and calls that stay within the library need not be looked up.
_FLAGS = ("-Wno-error", "-fvisibility=hidden", "-fno-plt")
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z_0-9]*)(?:: ([^=\n]+))? = ", re.MULTILINE)


def missing() -> list[str]:
    """What has to be installed first, each with how."""
    lacks = missing_of_system()
    if not find_spec("mypyc") or not find_spec("setuptools"):
        lacks.append("mypyc; python -m pip install -r requirements-fast.txt")
    return lacks


def missing_of_system() -> list[str]:
    """What of it pip cannot install."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    lacks = []
    if not shutil.which(compiler):
        lacks.append(f"a C compiler ({compiler}); on Debian and Ubuntu: apt-get install gcc")
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        lacks.append("Python's header files (Python.h); on Debian and Ubuntu: apt-get install python3-dev")
    return lacks


def settled(source: str) -> str:
    """A module as mypyc makes the most of it, line for line: its constants final, and the `__init__` of its
    dataclasses written out, for the one that `dataclass` makes is left to the interpreter.
    """
    lines = source.splitlines()
    for noun in ast.parse(source).body:
        if isinstance(noun, ast.ClassDef) and _is_settled(noun):
            behind = noun.end_lineno or 0
            if any(lines[behind : behind + 1]):
                sys.exit(f"No blank line behind {noun.name}, for its `__init__`: {lines[behind]}")
            lines[behind : behind + 1] = [_init(noun)]
            first = noun.decorator_list[0].lineno - 1
            # That nobody changes it, plain Python sees to; here the flag would make each field cost a call.
            lines[first] = lines[first].replace("frozen=True", "unsafe_hash=True")
    text = _CONSTANT.sub(_final, "\n".join(lines) + "\n")
    return text.replace("import annotations\n", "import annotations; from typing import Final\n", 1)


def _is_settled(noun: ast.ClassDef) -> bool:
    """Whether it is a dataclass whose fields begin with what is given or one and the same; one that begins with a
    list of its own is made too seldom to matter.
    """
    fields = [part.value for part in noun.body if isinstance(part, ast.AnnAssign)]
    factories = any("default_factory" in _options(value) for value in fields)
    return not factories and any("dataclass" in ast.unparse(decorator) for decorator in noun.decorator_list)


def _final(constant: re.Match[str]) -> str:
    return f"{constant[1]}: Final[{constant[2]}] = " if constant[2] else f"{constant[1]}: Final = "


def _init(noun: ast.ClassDef) -> str:
    """The constructor of a dataclass, in one line."""
    asked, kept = ["self"], []
    for field in noun.body:
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        name, options = field.target.id, _options(field.value)
        default = options.get("default")
        shown = f" = {ast.unparse(default)}" if default is not None else ""
        if "init" not in options:
            asked.append(f"{name}: {ast.unparse(field.annotation)}{shown}")
            kept.append(f"self.{name} = {name}")
        elif shown:
            kept.append(f"self.{name}{shown}")
    if any(isinstance(part, ast.FunctionDef) and part.name == "__post_init__" for part in noun.body):
        kept.append("self.__post_init__()")
    return f"    def __init__({', '.join(asked)}) -> None: {'; '.join(kept)}"


def _options(value: ast.expr | None) -> dict[str, ast.expr]:
    """What is said of a field: its default, and more where that stands in `field(…)`."""
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field":
        options = {option.arg or "": option.value for option in value.keywords}
        if ast.unparse(options.get("init", ast.Constant(False))) != "False":
            sys.exit(f"Not foreseen in {Path(__file__).name}: {ast.unparse(value)}")
        return options
    return {"default": value} if value is not None else {}


def prepared(folder: Path) -> Iterator[Path]:
    """Copies of all sources in a folder, those to be compiled settled and given."""
    shutil.copytree(compiled.PACKAGE, folder / "sahel", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (path for part in COMPILED for path in sorted((folder / "sahel").glob(part))):
        path.write_text(settled(path.read_text("utf-8")), "utf-8")
        yield path.relative_to(folder)


def in_c(work: Path) -> list[Any]:
    """The modules as C, for setuptools to compile; ends where mypy finds a type that does not hold, and says where."""
    from mypyc.build import mypycify

    sources = [str(path) for path in prepared(work / "sources")]
    os.chdir(work / "sources")
    options = [f"--config-file={ROOT / 'pyproject.toml'}", f"--cache-dir={work / 'types'}"]
    said = StringIO()  # mostly that a generator is made a list, which is as it should be
    try:
        with redirect_stdout(said):
            modules = mypycify(
                [*options, *sources],
                opt_level="1",  # 2 takes half as long again, and what it makes is no faster
                debug_level="0",
                multi_file=True,
                target_dir=str(work / "c"),
                group_name=compiled.LIBRARY,
            )
    except SystemExit:
        print(said.getvalue(), file=sys.stderr)
        raise
    for module in modules:
        module.include_dirs.append(str(work / "c" / "sahel"))
        module.extra_compile_args += _FLAGS
    return modules


def build(work: Path) -> Path:
    """The folder with the compiled modules, made in a folder for work."""
    modules = in_c(work)
    from setuptools import Distribution  # behind mypyc, which changes it
    from setuptools.command.build_ext import build_ext

    class Parallel(build_ext):
        """Compiles the C files of an extension side by side."""

        def build_extension(self, extension: Any) -> None:
            one_by_one = self.compiler.compile

            def compile_all(sources: list[str], **options: Any) -> list[str]:
                largest_first = sorted(sources, key=os.path.getsize, reverse=True)
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    made = pool.map(lambda source: one_by_one([source], **options), largest_first)
                    return [path for paths in made for path in paths]

            self.compiler.compile = compile_all
            super().build_extension(extension)
            self.compiler.compile = one_by_one

    command = Parallel(Distribution({"ext_modules": modules}))
    command.build_lib, command.build_temp = str(work / "made"), str(work / "objects")
    command.ensure_finalized()
    command.run()
    return work / "made"


def reads_the_same() -> bool:
    """Whether machine code reads the reports of seeds/ as plain Python does, and says no more."""
    seeds = sorted(str(path) for path in (ROOT / "seeds").glob("[0-9]*.md"))
    command = [sys.executable, "-m", "sahel", "extract", *seeds]
    plain, fast = (
        subprocess.run(command, cwd=ROOT, env=os.environ | {compiled.SWITCH: switch}, capture_output=True)
        for switch in ("0", "1")
    )
    return plain.returncode == 0 and (plain.stdout, plain.stderr) == (fast.stdout, fast.stderr)


def once() -> None:
    """Compile where nobody has tried to; where it cannot be done, say so in a line, and never again."""
    if compiled.MADE.exists() or os.environ.get(compiled.SWITCH) == "0":
        return
    if not missing_of_system():
        print("Compiling the reader, once (about a minute) …", flush=True)
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(REQUIREMENTS)]
        if _runs(*pip) and _runs("-m", "scripts.compile_reading"):
            return
    print("The reader could not be compiled: plain Python reads; `make fast` tells why.", flush=True)
    give_up()


def give_up() -> None:
    """Leave a mark that a set-up need not try again; where no mark can be left, it does."""
    with suppress(OSError):
        compiled.MADE.mkdir(parents=True, exist_ok=True)
        compiled.GIVEN_UP.touch()


def _runs(*arguments: str) -> bool:
    """Whether Python ends well with these arguments, within the time that a set-up may take."""
    try:
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def main() -> None:
    if lacks := missing():
        sys.exit("\n".join(["Nothing was compiled, and plain Python reads as before. Missing:", *lacks]))
    start, goal = time.monotonic(), compiled.MADE / compiled.fingerprint()
    work = ROOT / "build" / "work"
    for left in (work, compiled.MADE):
        shutil.rmtree(left, ignore_errors=True)
    try:
        made = build(work)
    except (Exception, SystemExit):
        give_up()
        raise
    compiled.MADE.mkdir(parents=True)
    made.rename(goal)  # whole or not at all
    os.chdir(ROOT)
    shutil.rmtree(work)
    if not reads_the_same():
        shutil.rmtree(compiled.MADE)
        give_up()
        sys.exit("What was compiled does not read the reports of seeds/ as plain Python does, and was removed.")
    print(f"Compiled in {time.monotonic() - start:.0f} s. From now on it reads; `make clean` removes it.")


if __name__ == "__main__":
    once() if sys.argv[1:] == ["--once"] else main()
