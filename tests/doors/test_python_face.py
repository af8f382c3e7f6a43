import subprocess
import sys

import onrecord


def test_importing_onrecord_loads_none_of_the_heavy_libraries():
    heavy = {"numpy", "onnxruntime", "sqlalchemy", "trafilatura"}
    code = f"import sys, onrecord; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_open_ledger_takes_a_path(tmp_path):
    desk = onrecord.open_ledger(str(tmp_path / "l.db"))
    assert desk.settings.ledger == str(tmp_path / "l.db")
    assert not (tmp_path / "l.db").exists()
