"""The reader of the deal -> deal.onnx (its layers, int8) beside the encoder, whose embeddings become one more output."""

import hashlib
import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.weights.session import EMBEDDED
from training.encoders import MiniLM
from training.export import SHIPPED

if TYPE_CHECKING:
    from training.deal import DealReader

_NORM = "/encoder/norm/LayerNormalization_output_0"  # what the tracer calls the pieces before the first layer


class Layers(nn.Module):
    """Embedded pieces and every word's first piece -> the states of words."""

    def __init__(self, encoder: MiniLM) -> None:
        super().__init__()
        self.layers = encoder.layers

    def forward(self, embedded: Tensor, first: Tensor) -> Tensor:
        x = embedded
        for layer in self.layers:
            x = layer(x, None)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[2]))


def export(reader: "DealReader", build: Path, shipped: Path = SHIPPED) -> None:
    """Write deal.onnx and deal.npz, which then lacks the gate: run training.deal_gate."""
    _export_layers(reader.encoder, build, shipped)
    np.savez_compressed(shipped / "deal.npz", **reader.deal.eval().arrays())
    _expose_embeddings(shipped)


def _export_layers(encoder: MiniLM, build: Path, shipped: Path) -> None:
    whole = build / "deal.fp32.onnx"
    example = (torch.zeros(1, 9, encoder.width), torch.arange(1, 6)[None])
    axes = {EMBEDDED: {0: "windows", 1: "pieces"}, "first": {0: "windows", 1: "words"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Layers(encoder).eval(), example, str(whole), input_names=[EMBEDDED, "first"], output_names=["states"],
            dynamic_axes=axes | {"states": {0: "windows", 1: "words"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
    target = shipped / "deal.onnx"
    quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def _expose_embeddings(shipped: Path) -> None:
    """Let encoder.onnx give out its embeddings too; all else stays as it is."""
    path = shipped / "encoder.onnx"
    model = onnx.load(path)
    if EMBEDDED not in {output.name for output in model.graph.output}:
        model.graph.node.append(helper.make_node("Identity", [_NORM], [EMBEDDED]))
        shape = ["windows", "pieces", MiniLM.width]
        model.graph.output.append(helper.make_tensor_value_info(EMBEDDED, TensorProto.FLOAT, shape))
        onnx.save(model, path)
    labels = json.loads((shipped / "labels.json").read_text(encoding="utf-8"))
    labels["deal"] = hashlib.sha256((shipped / "deal.onnx").read_bytes()).hexdigest()
    labels["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (shipped / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
