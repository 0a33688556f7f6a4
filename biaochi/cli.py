"""The command line: the group and its sub-commands, each imported only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from biaochi._version import VERSION
from biaochi.commands.chinese import ChineseGroup

_COMMANDS = (
    "check",
    "test",
    "lint",
    "fmt",
    "diff",
    "rules",
    "explain",
    "why",
    "doc",
    "docs",
    "new",
    "law",
    "lsp",
)
"""In the order in which a user meets them; each is a function of its module in `commands`."""


class _LazyGroup(ChineseGroup):
    """Imports a sub-command when it is wanted, so that `biaochi rules` does not load a parser."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"biaochi.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="每个命令都有自己的说明：biaochi check --help",
)
@click.version_option(
    VERSION, prog_name="biaochi", message="%(prog)s %(version)s", help="显示版本。"
)
def cli() -> None:
    """标尺：按规则检查招标采购文件。

    \b
    例：
      biaochi check 招标文件.docx                  检查一个文件
      biaochi check 目录/ --format html -o 报告.html  检查目录，写成网页
      biaochi explain 地域.注册地                   一条规则说什么、依据哪一条
    """
