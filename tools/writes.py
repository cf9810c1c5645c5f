# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""One way to write: rows change in actions/ and nowhere else; views ask before they read contributions."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRITING_FOLDERS = {"actions", "migrations"}
# A path under src/parvis, and why it may write without an action.
ALLOWED = {
    "web/accounts.py": "allauth keeps a row of its own for the address a person signs in with",
    "core/outbox.py": "rows of background work are written in the transaction of the action that asks for it",
}
ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "_raw_delete"}
ALWAYS |= {f"a{verb}" for verb in ("save", "create", "delete", "update", *ALWAYS)}
QUERY_VERBS = {
    *("all", "filter", "exclude", "order_by", "select_for_update", "select_related", "annotate", "using"),
    *("distinct", "visible_to", "get_queryset", "none", "alias", "only", "defer", "reverse"),
}
# Their save, create and delete touch no row of ours.
NOT_ROWS = {
    "cache",
    "session",
    "storage",
    "default_storage",
    "client",
    "image",
    "archive",
    "registry",
    "headers",
}
WRITING_SQL = re.compile(r"\s*(insert|update|delete|replace|truncate|merge)\b", re.IGNORECASE)


def faults(text: str, place: str) -> Iterator[str]:
    """What a file does that only actions may do, and what a view reads without asking."""
    tree = ast.parse(text)
    rows, modules = names_of_rows(tree), names_of_modules(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found = writes(node, node.func, rows, modules)
            yield from [f"{place}:{node.lineno}: .{node.func.attr}() belongs in actions/"] if found else ()
        if "views" in Path(place).parts or Path(place).stem == "views":
            yield from bare_reads(node, place)


def bare_reads(node: ast.AST, place: str) -> Iterator[str]:
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)):
        return
    manager = node.value
    if manager.attr == "objects" and called(manager.value) == "Contribution" and node.attr != "visible_to":
        yield f"{place}:{node.lineno}: a view reads contributions through visible_to or queries/readable.py"


def names_of_rows(tree: ast.AST) -> set[str]:
    """Names that hold a query: assigned from one, or annotated as one."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and is_query(node.value, names):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names |= {node.target.id} if annotated(node.annotation) else set()
        elif isinstance(node, ast.arg) and annotated(node.annotation):
            names.add(node.arg)
    return names


def annotated(annotation: ast.expr | None) -> bool:
    return annotation is not None and re.search(r"QuerySet|Manager", ast.unparse(annotation)) is not None


def is_query(node: ast.expr, names: set[str]) -> bool:
    """Whether an expression is a manager, or a query built from one."""
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.Attribute):
        return node.attr in {"objects", "_default_manager", "_base_manager"} or node.attr.endswith("_set")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return is_query(node.func.value, names) or node.func.attr in QUERY_VERBS - {"all", "reverse", "only"}
    return False


def called(node: ast.expr) -> str:
    """The last name of an expression: cache for self.cache, super for super()."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id
    return called(node.func) if isinstance(node, ast.Call) else ""


def writes(call: ast.Call, function: ast.Attribute, rows: set[str], modules: set[str]) -> bool:
    verb, receiver = function.attr, function.value
    if verb in ALWAYS or is_query(receiver, rows):
        return verb in ALWAYS | {"create", "update", "delete", "save"}
    if verb in {"execute", "executemany"}:
        return bool(call.args) and writes_sql(call.args[0])
    # A model that guards its own save asks the one above it; a module named like a noun holds actions.
    if called(receiver).lower() in NOT_ROWS | {"super"} or first(receiver) in modules:
        return False
    if verb in {"save", "delete"}:
        # Files, pictures and caches are given a place; a row is not.
        return not call.args
    return verb == "create" and isinstance(receiver, ast.Attribute)


def names_of_modules(tree: ast.AST) -> set[str]:
    """Lower-case names that an import brings: modules and functions, never models."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))
    names = {(alias.asname or alias.name).split(".")[0] for node in imports for alias in node.names}
    return {name for name in names if name == name.lower()}


def first(node: ast.expr) -> str:
    """The first name of an expression: space for space.themes."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def writes_sql(statement: ast.expr) -> bool:
    if isinstance(statement, ast.JoinedStr) and statement.values:
        statement = statement.values[0]
    text = statement.value if isinstance(statement, ast.Constant) else ""
    return isinstance(text, str) and WRITING_SQL.match(text) is not None


def may_write(place: Path) -> bool:
    return bool(WRITING_FOLDERS & set(place.parts)) or place.stem == "actions" or place.as_posix() in ALLOWED


def all_faults(root: Path = ROOT) -> list[str]:
    source = root / "src/parvis"
    return [
        fault
        for path in sorted(source.rglob("*.py"))
        if not may_write(path.relative_to(source))
        for fault in faults(path.read_text(encoding="utf-8"), path.relative_to(source).as_posix())
    ]


def useless_exceptions(root: Path = ROOT) -> list[str]:
    """Allowed places that no longer exist."""
    return [place for place in ALLOWED if not (root / "src/parvis" / place).exists()]


def main() -> int:
    found = [*all_faults(), *(f"{place}: allowed to write, but gone" for place in useless_exceptions())]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
