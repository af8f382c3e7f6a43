"""Checkpoint -> the files the package ships: int8 ONNX, vocabulary, labels and digest."""

import argparse
import hashlib
import json
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.weights.pieces import CASES
from training.backbone import fetch_backbone
from training.net import Net

SHIPPED = Path("src/onrecord/weights")
INPUTS = ["ids", "cases", "mask", "first", "sentence"]
OUTPUTS = ["entities", "attribution", "tags", "arcs", "heads", "relations"]


def export(build: Path, shipped: Path, bigrams: dict[str, list[list[float]]]) -> None:
    """Write `encoder.onnx`, `vocabulary.txt` and `labels.json` (with the digest of the first) to `shipped`."""
    labels = json.loads((build / "labels.json").read_text(encoding="utf-8"))
    net = Net(*(len(labels[k]) for k in ("entities", "attribution", "tags", "relations")), CASES)
    net.load_state_dict(torch.load(build / "net.pt", weights_only=True))
    net.eval()
    whole = build / "encoder.fp32.onnx"
    _write_whole(net, whole)
    target = shipped / "encoder.onnx"
    quantize_dynamic(
        whole, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
    )
    _, vocabulary = fetch_backbone(Path("build/backbone"))
    (shipped / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    told = {"sha256": digest, **labels, "bigrams": bigrams}
    (shipped / "labels.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, sha256 {digest[:12]}")


def _write_whole(net: Net, path: Path) -> None:
    """Trace the net to ONNX with free numbers of windows, pieces and words."""
    ids = torch.randint(1000, 2000, (2, 9))
    sentence = torch.tensor([[0, 0, 0, 1, 1], [0, 0, 1, 1, -1]])
    example = (ids, torch.zeros_like(ids), torch.ones_like(ids), torch.arange(1, 6).expand(2, 5).contiguous(), sentence)
    axes = {n: {0: "windows", 1: "pieces"} for n in ("ids", "cases", "mask")}
    axes |= {n: {0: "windows", 1: "words"} for n in ("first", "sentence", *OUTPUTS)}
    axes["arcs"][2] = "words"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net, example, str(path), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17,
            dynamo=False,
        )  # fmt: skip
    onnx.checker.check_model(str(path))


def main() -> None:
    """Export the last checkpoint."""
    from training.bigrams import read_bigrams

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--shipped", type=Path, default=SHIPPED)
    options = parser.parse_args()
    export(options.build, options.shipped, read_bigrams(options.gold))


if __name__ == "__main__":
    main()
