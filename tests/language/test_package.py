"""The package costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys


def test_import_loads_no_library_and_reads_no_list() -> None:
    code = (
        "import sys; from clusterctl.language import wordlists, decline_name;"
        "heavy = {'yaml', 'pytrovich', 'num2words', 'babel'} & set(sys.modules);"
        "print(sorted(heavy), wordlists.table.cache_info().currsize)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8"
    )

    assert done.stdout.split() == ["[]", "0"]
