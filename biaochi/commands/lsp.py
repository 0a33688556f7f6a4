"""biaochi lsp: the language server for editors, over standard input and output."""

from __future__ import annotations

from importlib.util import find_spec

import click

from biaochi.commands.chinese import ChineseCommand
from biaochi.commands.common import BUILT_IN, fail, layer_option, local_files


@click.command(
    cls=ChineseCommand, epilog="退出码：0 编辑器正常关闭；1 连接断开；2 没有安装语言服务器。"
)
@click.option("--stdio", is_flag=True, help="用标准输入输出（总是如此；有的编辑器会带上它）。")
@layer_option
def lsp(stdio: bool, layers: tuple[str, ...]) -> None:
    """规则文件（.biao）的语言服务器，由编辑器启动，不用自己运行。

    随写随报错误，补全词表、法规和条款，查看要旨，跳到声明，改名，排版。

    \b
    例（先装上：pip install "biaochi[lsp]"）：
      biaochi lsp
    """
    if find_spec("pygls") is None:
        fail('语言服务器没有安装。运行：pip install "biaochi[lsp]"')
    from biaochi.lsp.features import make_server

    make_server(BUILT_IN, local_files((BUILT_IN,), layers)).start_io()
