"""Checkpoint -> the files the package ships: int8 ONNX, vocabulary, labels and digest.

python -m training.export               # the last checkpoint
python -m training.export --keep 0.5    # the mean of it and of what is shipped, where it went on from that
"""

import argparse
import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.weights.session import LOWER, OUTPUTS, PROBE
from training.backbone import fetch_student
from training.encoders import MiniLM
from training.net import Net
from training.shipped import SHIPPED, shipped_net
from training.train import kept

SHIPPED_LABELS = ("entities", "attribution", "tags", "relations")
INPUTS = ["ids", "cases", "first", "sentence"]


def export(build: Path, keep: float, shipped: Path) -> None:
    """Write `encoder.onnx`, `vocabulary.txt` and `labels.json` (with the digests) to `shipped`.

    The weights are those of the checkpoint in `build`, but for the share to `keep` of those that are there already.
    """
    labels = json.loads((build / "labels.json").read_text(encoding="utf-8"))["labels"]
    net = Net(MiniLM(), {task: len(names) for task, names in labels.items()})
    net.load_state_dict(kept(build / "net.pt"))
    if keep:
        state = net.state_dict()
        for name, value in shipped_net(shipped).items():
            state[name].lerp_(value, keep)
    net.eval()
    whole = build / "encoder.fp32.onnx"
    _write_whole(net, whole)
    target = shipped / "encoder.onnx"
    quantize_dynamic(
        whole, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
    )
    write_probe(shipped / PROBE)
    _, vocabulary = fetch_student(Path("build/backbone"))
    (shipped / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    follows = {"entities": _rows(net.entity_follows), "attribution": _rows(net.attribution_follows)}
    file = shipped / "labels.json"
    before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    told = {
        "sha256": digest,
        "deal": before.get("deal", ""),
        **{k: labels[k] for k in SHIPPED_LABELS},
        "follows": follows,
    }
    file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, sha256 {digest[:12]}")


def write_probe(path: Path) -> None:
    """Write a matrix of int8 at their largest to be multiplied: its sums tell whether a processor lets them saturate."""
    factor = numpy_helper.from_array(np.full((8, 16), 127, np.int8), "factor")
    takes = helper.make_tensor_value_info("rows", TensorProto.UINT8, ["rows", 8])
    gives = helper.make_tensor_value_info("sums", TensorProto.INT32, ["rows", 16])
    node = helper.make_node("MatMulInteger", ["rows", "factor"], ["sums"])
    graph = helper.make_graph([node], "probe", [takes], [gives], [factor])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


def _rows(scores: torch.Tensor) -> list[list[float]]:
    return [[round(score, 3) for score in row] for row in scores.tolist()]


def _write_whole(net: Net, path: Path) -> None:
    """Trace the net to ONNX with free numbers of windows, pieces and words."""
    ids = torch.randint(1000, 2000, (2, 9))
    sentence = torch.tensor([[0, 0, 0, 1, 1], [0, 0, 1, 1, -1]])
    example = (ids, torch.zeros_like(ids), torch.arange(1, 6).expand(2, 5).contiguous(), sentence)
    axes = {n: {0: "windows", 1: "pieces"} for n in ("ids", "cases")}
    axes |= {n: {0: "windows", 1: "words"} for n in ("first", "sentence", *OUTPUTS)}
    axes[LOWER] = {0: "windows", 1: "pieces"}
    axes["arcs"][2] = "words"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net, example, str(path), input_names=INPUTS, output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17,
            dynamo=False,
        )  # fmt: skip
    onnx.checker.check_model(str(path))


def main() -> None:
    """Export the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--keep", type=float, default=0.0, help="share of what is shipped in what is written")
    parser.add_argument("--shipped", type=Path, default=SHIPPED)
    options = parser.parse_args()
    export(options.build, options.keep, options.shipped)


if __name__ == "__main__":
    main()
