"""What each docstring and comment of a Python file is about: a class, a function, a constant."""

import ast
import io
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_Named = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
_Scope = ast.Module | _Named


@dataclass(frozen=True)
class _Span:
    """The lines of something that has a *name*, with the comments directly above it."""

    name: str
    first: int
    last: int


def remarks(source: str) -> Iterator[tuple[str, str]]:
    """Yield every docstring and comment of *source* with the name of what it is about.

    That is the innermost class, function, field or constant, with the names of what it stands in;
    a string below a constant is about the constant. The name of the file as a whole is empty.
    """
    comments = {*_comment_lines(source)}
    spans = [*_spans(ast.parse(source), "", comments)]
    for line, text in (*_comments(source), *_docstrings(ast.parse(source))):
        around = [span for span in spans if span.first <= line <= span.last]
        yield min(around, key=lambda span: span.last - span.first, default=_FILE).name, text


_FILE = _Span("", 0, 0)


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _comment_lines(source: str) -> Iterator[int]:
    """Yield the lines that have a comment and nothing else."""
    for number, line in enumerate(source.splitlines(), 1):
        if line.lstrip().startswith("#"):
            yield number


def _docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield node.lineno, text


def _spans(scope: _Scope, within: str, comments: set[int]) -> Iterator[_Span]:
    for node, after in _with_next(scope.body):
        name = _name(node)
        if not name:
            continue
        full = f"{within}.{name}" if within else name
        is_described = isinstance(after, ast.Expr) and not isinstance(node, _Named)
        last = (after if is_described and after else node).end_lineno or node.lineno
        yield _Span(full, _first(node, comments), last)
        if isinstance(node, _Named):
            yield from _spans(node, full, comments)


def _with_next(body: Sequence[ast.stmt]) -> Iterator[tuple[ast.stmt, ast.stmt | None]]:
    yield from zip(body, [*body[1:], None], strict=True)


def _name(node: ast.stmt) -> str:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return ""


def _first(node: ast.stmt, comments: set[int]) -> int:
    decorators = node.decorator_list if isinstance(node, _Named) else []
    first = min((node.lineno, *(each.lineno for each in decorators)))
    while first - 1 in comments:
        first -= 1
    return first
