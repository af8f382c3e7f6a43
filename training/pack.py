"""Gold and unlabelled text -> packed windows under build/training, which is all that training reads."""

import argparse
import json
from itertools import chain
from pathlib import Path

from onrecord.weights.pieces import Pieces
from onrecord.weights.session import Encoder
from training.backbone import fetch_student
from training.bigrams import read_bigrams
from training.gold import (
    ATTRIBUTION_LABELS,
    CONLL,
    ENTITY_LABELS,
    TAGS,
    WORLDWIDE,
    Document,
    read_attribution,
    read_conll,
    read_stories,
    read_syntax,
    read_unlabelled,
)  # fmt: skip
from training.kind_marks import read_own
from training.silver import silvered
from training.windows import Packer

SETS = ("conllpp", "worldwide", "polnear", "ewt", "gum", "stories")
REPEATS = {"worldwide": 2, "ewt": 2, "gum": 2}  # many labels, and two small treebanks with the hardest task


def read_sets(gold: Path, split: str, without: set[str], relations: list[str]) -> dict[str, list[Document]]:
    """Read every annotated set that is not left out; relations new to the list are added to it."""
    sets: dict[str, list[Document]] = {}
    if "conllpp" not in without:
        sets["conllpp"] = read_conll(gold / f"entities/conllpp_{split}.txt", -1, CONLL, None)
    if "worldwide" not in without:
        sets["worldwide"] = read_conll(gold / f"entities/worldwide_{split}.tsv", 1, WORLDWIDE, "\t")
    if "polnear" not in without:
        sets["polnear"] = read_attribution(gold / f"attribution/polnear_{split}.jsonl")
    for name in ("ewt", "gum"):
        if name not in without:
            sets[name] = read_syntax(gold / f"syntax/ud_{name}_{split}.conllu", relations)
    return sets


def main() -> None:
    """Write gold.npz, dev.npz (for a look), plain.npz, own.npz, and labels.json with the labels' bigrams."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--cases", type=Path, default=Path("tests/cases"), help="own cases: their text, unlabelled")
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--without", nargs="*", default=[], choices=SETS, help="training sets to leave out")
    options = parser.parse_args()
    if not options.gold.is_dir():
        raise SystemExit(f"{options.gold} is not there: training needs the annotated sets; see training/README.md")
    options.build.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(fetch_student(Path("build/backbone"))[1])
    encoder = Encoder()
    relations: list[str] = list(encoder.labels["relations"])
    sets = read_sets(options.gold, "train", set(options.without), relations)
    labels = {"entities": ENTITY_LABELS, "attribution": ATTRIBUTION_LABELS, "tags": TAGS, "relations": relations}
    types: list[str] = []
    modes: list[str] = []
    if "stories" not in options.without:
        sets["stories"], types, modes = read_stories(options.gold)
    packer = Packer(pieces)
    for name, documents in sets.items():
        documents = list(silvered(documents, encoder))
        for document in documents * REPEATS.get(name, 1):
            packer.add(document)
        print(f"{name}: {len(documents)} documents, {len(packer.columns['ids'])} pieces so far", flush=True)
    packer.save(options.build / "gold.npz")
    for name, plain in (
        ("dev", chain(*read_sets(options.gold, "dev", set(options.without), list(relations)).values())),
        ("plain", silvered(read_unlabelled(options.gold, options.cases), encoder)),
        ("own", silvered(read_own(), encoder)),
    ):
        packer = Packer(pieces)
        for document in plain:
            packer.add(document)
        packer.save(options.build / f"{name}.npz")
        print(f"{name}: {len(packer.columns['ids'])} pieces", flush=True)
    told = {"labels": {**labels, "events": types, "modes": modes}, "bigrams": read_bigrams(options.gold)}
    (options.build / "labels.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
