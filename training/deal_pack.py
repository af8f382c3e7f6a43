"""Marked dispatches and own cases -> marked.npz and kinds.npz (to learn from), held.npz (to look at), beside gold.npz."""

import argparse
from pathlib import Path

from onrecord.pipeline import Reader
from onrecord.weights.session import Encoder
from training.kind_marks import read_kinds
from training.marks import read_cases, read_marks
from training.windows import Packer


def main() -> None:
    """Write the files to the build folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marked", type=Path, default=Path("training/marked"))
    parser.add_argument("--held", type=Path, default=Path("training/held"))
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"))
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    options = parser.parse_args()
    encoder = Encoder()
    for name, folder in (("held", options.held), ("marked", options.marked)):
        packer = Packer(encoder.pieces, marked=True)
        for path in sorted(folder.glob("*.jsonl")):
            for document in read_marks(path, encoder):
                packer.add(document)
        if name == "marked":
            for document in read_cases(options.cases, Reader(encoder)):
                packer.add(document)
        _save(packer, options.build / f"{name}.npz")
    packer = Packer(encoder.pieces, marked=True)
    for document in read_kinds(encoder):
        packer.add(document)
    _save(packer, options.build / "kinds.npz")


def _save(packer: Packer, path: Path) -> None:
    packer.save(path)
    print(f"{path.stem}: {packer.documents} dispatches, {len(packer.columns['ids'])} pieces", flush=True)


if __name__ == "__main__":
    main()
