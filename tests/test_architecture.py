"""What the plan of the house promises and no linter holds. The layers themselves are import contracts in pyproject.toml."""

import ast
import importlib.metadata
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import regex

import agents
import evals
import retrieval
import schemas
import seeds
import tests

ROOT = Path(tests.__file__).resolve().parent.parent
SHIPPED = ("agents", "retrieval", "schemas", "seeds")
OURS = (*SHIPPED, "evals", "security", "tests")
ISOLATED = "tests/agents/render/golden/"
ARTICLES = "evals/datasets/reading/"
"""Annotated articles, some of which hold such characters so that readers are tried on them."""
"""Markdown briefs as they are written to files: names and offsets isolated in Arabic lines."""
LONGEST = 400

# Each outside library and the one door it comes in by: a file, or a folder that ends in a slash.
DOORS = {
    "chromadb": ("retrieval/chroma.py",),
    "tantivy": ("retrieval/words/engine.py",),
    "instructor": ("agents/model/",),
    "openai": ("agents/model/",),
    "httpx": ("agents/model/", "retrieval/fetch/door.py"),
    "feedparser": ("retrieval/feeds/syndication.py",),
    "protego": ("retrieval/fetch/robots.py",),
    "langchain_community": ("retrieval/sources/community.py",),
}
MAY_PRINT = ("agents/cli/", "evals/", "security/")

# Put together here, so that this file does not name what no file may name.
MACHINE_PATHS = tuple(f"/{folder}/" for folder in ("work", "root"))
REGISTRIES = tuple(
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs", "org"))
)
NAMES_A_MACHINE = regex.compile(
    "|".join([rf"(?<![\w.~-]){path}" for path in MACHINE_PATHS] + [regex.escape(host) for host in REGISTRIES])
)
# Overrides and isolates turn what a reader sees away from what runs; tag characters are not seen at all. Write them as escapes.
HIDDEN = regex.compile(r"[\u202A-\u202E\u2066-\u2069\U000E0000-\U000E007F]")


@cache
def files() -> tuple[str, ...]:
    """Every file of the repository that is not ignored, relative, with forward slashes."""
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(listing, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):  # an unpacked archive: no git, so no ignored files to leave out
        found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        return tuple(sorted(p.as_posix() for p in found if not any(part.startswith(".") for part in p.parts)))
    names = done.stdout.decode("utf-8").split("\0")
    return tuple(sorted({name for name in names if name and (ROOT / name).is_file()}))


def python(*packages: str) -> list[str]:
    return [name for name in files() if name.endswith(".py") and name.split("/")[0] in packages]


@cache
def parsed(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"), filename=name)


@cache
def text(name: str) -> str:
    """A file's text; empty for what is no UTF-8."""
    try:
        return (ROOT / name).read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def imported(tree: ast.Module) -> Iterator[str]:
    """The top-level names a module imports anywhere in it, also by `import_module("…")`."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.split(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.split(".")[0]
            case ast.Call(func=function, args=[ast.Constant(value=str(module)), *_]):
                called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
                if called in {"import_module", "__import__"}:
                    yield module.split(".")[0]


class TestTheNamesOfOurPackages:
    def test_agents_belongs_to_no_other_installed_distribution(self) -> None:
        owners = importlib.metadata.packages_distributions().get("agents", [])
        assert set(owners) <= {"wasit"}, "another package brings `agents`: use an environment of its own for wasit"

    def test_schemas_belongs_at_most_to_chromas_data_folder_besides_us(self) -> None:
        owners = importlib.metadata.packages_distributions().get("schemas", [])
        assert set(owners) <= {"wasit", "chromadb"}

    @pytest.mark.parametrize("package", [agents, retrieval, schemas, seeds, evals], ids=lambda p: p.__name__)
    def test_what_is_imported_is_the_checkout(self, package: object) -> None:
        location = getattr(package, "__file__", None)
        assert location is not None, "a namespace package: its __init__.py is missing"
        assert Path(location).resolve().is_relative_to(ROOT)

    def test_every_folder_with_python_is_a_regular_package(self) -> None:
        folders = {name.rpartition("/")[0] for name in python(*OURS)}
        assert sorted(f for f in folders if not (ROOT / f / "__init__.py").is_file()) == []


class TestOneDoorForEachDependency:
    @pytest.mark.parametrize("library", DOORS)
    def test_it_is_imported_only_there(self, library: str) -> None:
        users = [name for name in python(*SHIPPED, "evals") if library in imported(parsed(name))]
        assert [name for name in users if not name.startswith(DOORS[library])] == []

    def test_the_scan_sees_every_way_of_importing(self) -> None:
        source = "import a.b\nfrom c.d import e\nfrom . import f\ndef g():\n    import h as i\n    importlib.import_module('j.k')"
        assert set(imported(ast.parse(source))) == {"a", "c", "h", "j"}

    @pytest.mark.parametrize("name", ["HttpClient", "AsyncHttpClient", "trust_remote_code", "LlamaDiskCache"])
    def test_what_the_list_of_advisories_calls_unreachable_is_named_nowhere(self, name: str) -> None:
        users = python(*SHIPPED, "evals")
        assert [path for path in users if regex.search(rf"\b{name}\b", text(path))] == []


class TestTheFiles:
    def test_none_has_grown_a_second_idea(self) -> None:
        lengths = {name: len(text(name).splitlines()) for name in python(*OURS)}
        assert {name: length for name, length in lengths.items() if length > LONGEST} == {}

    def test_only_the_command_line_prints(self) -> None:
        silent = [name for name in python(*OURS) if not name.startswith(MAY_PRINT)]
        prints = [
            f"{name}:{node.lineno}"
            for name in silent
            for node in ast.walk(parsed(name))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        ]
        assert prints == []

    def test_none_names_a_machine_or_a_registry(self) -> None:
        found = {name: match[0] for name in files() if (match := NAMES_A_MACHINE.search(text(name)))}
        assert found == {}

    def test_none_hides_characters_from_its_reader(self) -> None:
        shown = [name for name in files() if not (name.startswith(ISOLATED) and name.endswith(".md"))]
        shown = [name for name in shown if not name.startswith(ARTICLES)]
        found = {name: hex(ord(match[0])) for name in shown if (match := HIDDEN.search(text(name)))}
        assert found == {}

    @pytest.mark.parametrize(
        "line", ["see /work" + "/main", "cd /root" + "/x", "https://pypi" + ".org/simple", "file:///work" + "/x"]
    )
    def test_the_scan_knows_a_machine_when_it_sees_one(self, line: str) -> None:
        assert NAMES_A_MACHINE.search(line)

    @pytest.mark.parametrize(
        "line", ["docs" + "/work" + "/plan.md", "~/work" + "/x", "a/root" + "/b", "https://example.org/work" + "/1"]
    )
    def test_the_scan_leaves_other_paths_alone(self, line: str) -> None:
        assert not NAMES_A_MACHINE.search(line)
