"""What no module of the site may do, found in its source: run programs, ask other servers, read pickles or code."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [path for part in ("accounts", "dialogue", "imago_site") for path in (ROOT / part).rglob("*.py")]
SCRIPTS = list((ROOT / "static/js").rglob("*.js"))
# Module, and where it may be imported all the same.
FORBIDDEN = {
    "subprocess": set(),
    "pickle": set(),
    "marshal": set(),
    "shelve": set(),
    "yaml": set(),
    "socket": {
        "imago_site/management/commands/serve.py",  # tries whether it may listen, and asks nobody
        "accounts/push/endpoints.py",  # looks names on the list up
        "accounts/push/delivery.py",
    },
    "http.client": {"accounts/push/delivery.py"},  # sends to push services on the list, and reads no body
    "urllib.request": set(),
    "requests": set(),
    "httpx": set(),
    "aiohttp": set(),
    "smtplib": set(),
    "ftplib": set(),
    "ldap": set(),
    "random": set(),  # `secrets` in its place
    "xml.etree.ElementTree": {"dialogue/pages/charts.py"},  # builds a picture, reads none
    "lxml": set(),
}
NEVER = {"eval", "exec", "compile", "__import__", "system", "popen", "from_string", "extra", "RawSQL"}
# Modules with SQL in words of ours alone; what comes from outside is a parameter. The cache executes commands of Redis.
OWN_SQL = {
    "backup",
    "cache",
    "draft_statements",
    "key_lock",
    "move_statements",
    "prepared_statements",
    "server_side",
    "wal_checkpoint",
}


def imported(tree: ast.AST) -> set[str]:
    """Every module and name that is imported, with its module's name before it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def called(tree: ast.AST) -> set[str]:
    """The last name of every call, except `re.compile`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) != "re.compile":
            found.add(ast.unparse(node.func).rpartition(".")[2])
    return found


def trees() -> dict[str, ast.AST]:
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def test_no_module_asks_another_server_runs_a_program_or_reads_pickles() -> None:
    assert len(SOURCES) > 150
    against = {name: imported(tree) & FORBIDDEN.keys() for name, tree in trees().items()}
    assert {(name, one) for name, found in against.items() for one in found if name not in FORBIDDEN[one]} == set()


def test_no_module_runs_text_as_code_as_a_template_or_as_sql() -> None:
    calls = {name: called(tree) for name, tree in trees().items()}
    assert {(name, one) for name, found in calls.items() for one in found & NEVER} == set()
    assert {Path(name).stem for name, found in calls.items() if found & {"raw", "execute"}} == OWN_SQL


NOT_IN_SCRIPTS = (
    *(
        r"\beval\(",
        r"new Function",
        r"document\.write",
        r"\b(window|parent|opener|top|globalThis)\.(postMessage|onmessage|addEventListener\(.message)",
    ),
    *("localStorage", "indexedDB", r"caches\."),
)
STORAGE = r"\.sessionStorage|sessionStorage\.(?!clear\()"


@pytest.mark.parametrize("word", NOT_IN_SCRIPTS)
def test_no_script_runs_text_talks_to_other_windows_or_stores_anything(word: str) -> None:
    assert len(SCRIPTS) > 20
    assert scripts_with(word) == []


def test_one_script_keeps_what_is_typed_in_the_tab_and_no_other_stores_anything() -> None:
    assert scripts_with(STORAGE) == ["tab_copy.js"]


def test_a_service_worker_is_registered_at_one_place_and_answers_no_request() -> None:
    assert scripts_with(r"serviceWorker\.register\(") == ["notifications.js"]
    assert sorted(scripts_with("serviceWorker")) == ["forms.js", "notifications.js", "push_end.js"]
    assert scripts_with(r"""addEventListener\(.fetch|onfetch|importScripts|skipWaiting""") == ["service_worker.js"]
    worker = (ROOT / "static/js/service_worker.js").read_text(encoding="utf-8")
    assert re.findall(r'addEventListener\("(\w+)"', worker) == ["install", "activate", "push", "notificationclick"]
    assert re.findall(r"\b(fetch|caches|importScripts|XMLHttpRequest|WebSocket)\b", worker) == []


def scripts_with(word: str) -> list[str]:
    return [path.name for path in SCRIPTS if re.search(word, path.read_text(encoding="utf-8"))]
