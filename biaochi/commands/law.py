"""biaochi law: the statutes that rules rest on, and the user's own store of their texts."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biaochi.commands.chinese import ChineseCommand, ChineseGroup
from biaochi.commands.common import (
    EXIT_CLEAN,
    EXIT_FINDINGS,
    EXIT_UNCHECKED,
    Command,
    fail,
    layer_option,
    load_rules,
    rules_options,
)

if TYPE_CHECKING:
    from biaochi.lawstore.names import Names


def _form(command: Command) -> Command:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["terminal", "json"]),
        default="terminal",
        help="输出的格式，默认 terminal。",
    )(command)


@click.group(cls=ChineseGroup)
def law() -> None:
    """法规：列出、查看、对照规则，导入原文。

    \b
    例：
      biaochi law list                           声明了哪些法规
      biaochi law show 招标投标法实施条例32条2款5项  一处条文的要旨、原文和引它的规则
      biaochi law import 招标投标法.docx         导入原文，以后的报告引用它
    """


@law.command("list", cls=ChineseCommand)
@_form
@rules_options
def list_(
    form: str, rule_paths: tuple[Path, ...], layers: tuple[str, ...], no_builtin: bool
) -> None:
    """列出法规：名称、文号、施行和废止、已核或待核、几处要旨、几条规则引用。

    \b
    例：
      biaochi law list
      biaochi law list --format json
    """
    from biaochi.lawstore import store
    from biaochi.lawstore.citing import cited

    book, _ = load_rules(rule_paths, no_builtin, layers)
    imported = frozenset(s.name for s in book.statutes if store.file_of(s.name).exists())
    if form == "json":
        from biaochi.reports import law_json

        click.echo(law_json.statute_list(book.statutes, cited(book), imported), nl=False)
        return
    from biaochi.reports import law as pages

    click.echo(pages.statute_list(book.statutes, cited(book), imported), nl=False)


@law.command(cls=ChineseCommand)
@click.argument("reference", metavar="法规[条款项]", nargs=-1, required=True)
@_form
@rules_options
def show(
    reference: tuple[str, ...],
    form: str,
    rule_paths: tuple[Path, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """一部法规或其中一处：结构、日期、要旨、引它的规则，导入过的还有原文。

    名称可用全称、短名，书名号可省；条款项的数字用中文或阿拉伯数字都行。

    \b
    例：
      biaochi law show 《招标投标法》
      biaochi law show 招标投标法实施条例 第三十二条第二款第（五）项
      biaochi law show 招标投标法实施条例32条2款5项
    """
    from biaochi.lawstore import store
    from biaochi.lawstore.citing import cited
    from biaochi.lawstore.names import Names, Unknown

    book, _ = load_rules(rule_paths, no_builtin, layers)
    found = Names(book.statutes).refer("".join(reference))
    if isinstance(found, Unknown):
        fail(found.message)
    statute, provision = found
    text = store.text_of(statute.name)
    if form == "json":
        from biaochi.reports import law_json

        click.echo(law_json.statute_page(statute, provision, cited(book), text), nl=False)
        return
    from biaochi.reports import law as pages

    page = (
        pages.provision_page(statute, provision, cited(book), text)
        if provision
        else pages.statute_page(statute, cited(book), text)
    )
    click.echo(page, nl=False)


@law.command(cls=ChineseCommand)
@click.option(
    "--by",
    type=click.Choice(["法规", "规则"]),
    default="法规",
    help="按法规看哪些条款有规则，或按规则看依据站不站得住；默认 法规。",
)
@_form
@rules_options
def coverage(
    by: str, form: str, rule_paths: tuple[Path, ...], layers: tuple[str, ...], no_builtin: bool
) -> None:
    """对照：哪些条款有规则，引用了却没有要旨的，只靠待核法规或规范性文件的规则。

    \b
    例：
      biaochi law coverage
      biaochi law coverage --by 规则
      biaochi law coverage --format json
    """
    from biaochi.lawstore.coverage import by_rule, by_statute

    book, _ = load_rules(rule_paths, no_builtin, layers)
    if form == "json":
        from biaochi.reports import law_json

        click.echo(law_json.coverage(by_statute(book), by_rule(book)), nl=False)
        return
    from biaochi.reports import law as pages

    page = (
        pages.statute_coverage(by_statute(book))
        if by == "法规"
        else pages.rule_coverage(by_rule(book))
    )
    click.echo(page, nl=False)


@law.command(
    "import",
    cls=ChineseCommand,
    epilog="退出码：0 都收下了，结构一致；1 收下了，结构有出入；2 用法有错；3 有文件没收。",
)
@click.argument("files", metavar="文件…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--as", "wanted", metavar="名", help="文件是这部法规（认不出时用；一次一个文件）。")
@click.option("--remove", multiple=True, metavar="名", help="从库里去掉这部法规的原文。")
@rules_options
def import_(
    files: tuple[Path, ...],
    wanted: str | None,
    remove: tuple[str, ...],
    rule_paths: tuple[Path, ...],
    layers: tuple[str, ...],
    no_builtin: bool,
) -> None:
    """导入法规原文（docx、html、txt、md），核对结构，以后的报告引用它。

    \b
    原文存在本机用户数据目录的 biaochi/法规 里，不进规则目录；
    环境变量 BIAOCHI_LAW_STORE 可另指目录。

    \b
    例：
      biaochi law import 招标投标法.docx 实施条例.html
      biaochi law import 下载.txt --as 财政部令第87号
      biaochi law import --remove 招标投标法
    """
    from biaochi.lawstore.names import Names

    if bool(files) == bool(remove):
        fail("要么给出文件来导入，要么用 --remove 名 去掉；例子：biaochi law import --help")
    if wanted and len(files) > 1:
        fail("--as 一次只配一个文件。")
    book, _ = load_rules(rule_paths, no_builtin, layers)
    names = Names(book.statutes)
    if remove:
        _remove(names, remove)
        return
    codes = [_import(path, names, wanted or "") for path in files]
    sys.exit(max(codes))


def _remove(names: Names, remove: tuple[str, ...]) -> None:
    from biaochi.lawstore import store

    for name in remove:
        statute = names.find(name)
        if statute is None:
            fail(names.unknown(name).message)
        try:
            there = store.remove(statute.name)
        except OSError as error:
            fail(f"去不掉《{statute.name}》的原文：{error.strerror}。")
        click.echo(f"《{statute.name}》：{'原文已去掉' if there else '库里没有原文'}")


def _import(path: Path, names: Names, wanted: str) -> int:
    """Import one file, say what became of it, and give the exit code for it."""
    from biaochi.lawstore.importing import bring
    from biaochi.lawstore.names import Unknown
    from biaochi.reports.describe import one_line

    outcome = bring(path, names, wanted)
    if isinstance(outcome, Unknown):
        click.echo(f"{path}：{one_line(outcome.message)}", err=True)
        return EXIT_UNCHECKED
    statute, text = outcome.statute, outcome.text
    fit = "，结构一致" if statute.shape else "，待核，没有结构可对"
    done = "收进法规库" if outcome.new else "库里已有，没有变化"
    click.echo(
        f"{path}：《{statute.name}》{len(text.articles)} {text.unit}"
        f"{'' if outcome.differences else fit}，{done}"
    )
    if not outcome.differences:
        return EXIT_CLEAN
    click.echo(f"  结构有 {len(outcome.differences)} 处出入，这些条只整条引，不引其中的款、项：")
    for line in outcome.differences:
        click.echo(f"    {line}")
    return EXIT_FINDINGS


@law.command(cls=ChineseCommand, epilog="退出码：0 没有要改的引用；1 有；2 用法或规则有错。")
@click.argument(
    "paths", metavar="[规则文件或目录…]", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="年-月-日",
    help="按哪一天判断，默认今天。",
)
@layer_option
@click.option("--no-builtin", is_flag=True, help="不载入自带规则和法规。")
@_form
def check(
    *,
    paths: tuple[Path, ...],
    as_of: dt.datetime | None,
    layers: tuple[str, ...],
    no_builtin: bool,
    form: str,
) -> None:
    """查规则的依据：引了已废止、尚未施行或在有效期内修正过的条文的，指出来，并说继任的是哪部。

    不写路径时查自带的规则；没有写明的日期列为未检查，不影响退出码。

    \b
    例：
      biaochi law check
      biaochi law check 我的规则/ --as-of 2027-01-01
    """
    from biaochi.lawstore.changes import stale, subjects, undecided

    book, _ = load_rules(paths, no_builtin, layers)
    wanted = {f.resolve() for p in paths for f in ([p] if p.is_file() else p.rglob("*.biao"))}
    citing = [s for s in subjects(book) if not wanted or Path(s.source.file).resolve() in wanted]
    if not citing:
        fail(f"{'、'.join(map(str, paths))} 里没有规则。")
    day = as_of.date() if as_of else dt.datetime.now().astimezone().date()
    found, left_out = stale(book.statutes, citing, day), undecided(book.statutes, citing, day)
    if form == "json":
        from biaochi.reports import law_json

        click.echo(law_json.changes(found, left_out, day), nl=False)
    else:
        from biaochi.reports.law_changes import changes_page

        click.echo(changes_page(found, left_out, day), nl=False)
    sys.exit(EXIT_FINDINGS if found else EXIT_CLEAN)
