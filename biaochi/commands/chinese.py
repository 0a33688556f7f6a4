"""click in Chinese: headings of the help, and the messages for wrong usage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click
from click.exceptions import NoSuchOption

from biaochi.reports.wrap import cells, lines

_HELP_OPTION = "显示这段说明。"
_WIDTH = 80
_WIDEST_NAME = 30


class _Formatter(click.HelpFormatter):
    """Aligns by cells of the terminal, of which a Chinese character takes two."""

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_NAME, col_spacing: int = 2
    ) -> None:
        """Names on the left, explanations on the right; long names have a line of their own."""
        rows = tuple(rows)
        margin = min(max(cells(name) for name, _ in rows), col_max) + col_spacing
        for name, text in rows:
            indent = " " * self.current_indent
            first, *rest = lines(text, _WIDTH - margin - len(indent)) if text else [""]
            if cells(name) > col_max:
                self.write(f"{indent}{name}\n{indent}{' ' * margin}{first}\n")
            else:
                self.write(f"{indent}{name}{' ' * (margin - cells(name))}{first}\n")
            for line in rest:
                self.write(f"{indent}{' ' * margin}{line}\n")

    def write_heading(self, heading: str) -> None:
        """A heading with a Chinese colon."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")


class _Context(click.Context):
    formatter_class = _Formatter


class ChineseCommand(click.Command):
    """A command whose help has Chinese headings."""

    context_class = _Context

    # What click calls by these names is documented there; only the words differ here.
    # ruff: noqa: D102

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[选项]")
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        with formatter.section("选项"):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP_OPTION
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group whose help has Chinese headings."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, command.get_short_help_str(limit=60)))
        with formatter.section("命令"):
            formatter.write_dl(rows)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[选项]", "命令 …"]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            names = "、".join(self.list_commands(ctx))
            raise click.UsageError(f"没有命令「{args[0]}」。可用的有：{names}。", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; wrong usage ends with one Chinese message and exit code 2."""
        extra["standalone_mode"] = False
        try:
            result = super().main(*args, **extra)
        except click.UsageError as error:
            click.echo(f"{_message(error)}\n{_next_step(error)}", err=True)
            raise SystemExit(error.exit_code) from None
        except click.Abort:
            click.echo("已中断。", err=True)
            raise SystemExit(130) from None
        raise SystemExit(result if isinstance(result, int) else 0)


def _message(error: click.UsageError) -> str:
    """What is wrong, in Chinese."""
    if isinstance(error, NoSuchOption):
        close = f"是不是想写 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有选项「{error.option_name}」。{close}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(_context(error)) if error.param else ""
        return f"缺少 {name}。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项「{error.option_name}」后面缺一个值。"
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    return error.message


def _bad_value(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return error.message
    name = parameter.opts[0] if isinstance(parameter, click.Option) else _metavar(error)
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return f"{name} 只能是 {'、'.join(map(str, kind.choices))} 之一。"
    if isinstance(kind, click.DateTime):
        return f"{name} 要写成 2025-03-01 这样的日期。"
    if isinstance(kind, click.IntRange):
        return f"{name} 要写一个不小于 {kind.min} 的整数。"
    if isinstance(kind, click.Path):
        return f"{name} 给的文件或目录不存在。"
    return f"{name}：{error.message}"


def _metavar(error: click.BadParameter) -> str:
    return error.param.make_metavar(_context(error)) if error.param else ""


def _context(error: click.UsageError) -> click.Context:
    assert error.ctx is not None, "click sets the context of usage errors that it raises"
    return error.ctx


def _next_step(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "biaochi"
    return f"用法和例子：{path} --help"
