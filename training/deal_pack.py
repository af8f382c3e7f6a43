"""Marked dispatches and own cases -> marked.npz and kinds.npz, beside gold.npz: the encoder learns from them."""

import argparse
from itertools import chain
from pathlib import Path

from onrecord.pipeline import Reader
from onrecord.weights.session import Encoder
from training.kind_marks import read_kinds
from training.marks import read_cases, read_marks
from training.silver import silvered
from training.windows import Packer


def main() -> None:
    """Write the files to the build folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marked", type=Path, default=Path("training/marked"))
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"))
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    options = parser.parse_args()
    encoder = Encoder()
    marked = (document for path in sorted(options.marked.glob("*.jsonl")) for document in read_marks(path, encoder))
    cases = read_cases(options.cases, Reader(encoder))
    for name, documents in (("marked", chain(marked, cases)), ("kinds", read_kinds(encoder))):
        packer = Packer(encoder.pieces, marked=True)
        for document in silvered(documents, encoder):
            packer.add(document)
        packer.save(options.build / f"{name}.npz")
        print(f"{name}: {packer.documents} dispatches, {len(packer.columns['ids'])} pieces", flush=True)


if __name__ == "__main__":
    main()
