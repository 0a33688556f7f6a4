"""Print the conformance samples to PDF with LibreOffice.

Run `python tools/print_samples.py` after changing `tests/conformance/samples.py`; it rewrites
`tests/conformance/data/*.pdf`, so that the tests themselves need no LibreOffice.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SUITE = Path(__file__).resolve().parent.parent / "tests" / "conformance"
sys.path.insert(0, str(SUITE))

from as_docx import write_docx  # noqa: E402
from samples import DESKS, ROAD, SHELTERS  # noqa: E402


def main() -> None:
    """Write one PDF for each sample that PDF can hold."""
    target = SUITE / "data"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for tender in (DESKS, ROAD, SHELTERS):
            paths.append(Path(folder) / f"{tender.name}.docx")
            write_docx(tender, paths[-1])
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(target)]
        subprocess.run([*command, *map(str, paths)], check=True)


if __name__ == "__main__":
    main()
