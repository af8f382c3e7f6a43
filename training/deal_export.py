"""The reader of the deal -> deal.onnx, its layers in int8, which read the embeddings that the encoder gives out."""

import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.weights.session import EMBEDDED
from training.deal_net import DealReader
from training.encoders import MiniLM
from training.export import SHIPPED
from training.net import of_words


class Layers(nn.Module):
    """Embedded pieces and every word's first piece -> the states of words."""

    def __init__(self, encoder: MiniLM) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, embedded: Tensor, first: Tensor) -> Tensor:
        return of_words(self.encoder.through(embedded), first)


def export(reader: DealReader, build: Path, shipped: Path = SHIPPED) -> None:
    """Write deal.onnx with its digest in labels.json, and deal.npz, which then lacks the gate: run training.deal_gate."""
    _export_layers(reader.encoder, build, shipped)
    np.savez_compressed(shipped / "deal.npz", **reader.deal.eval().arrays())
    labels = json.loads((shipped / "labels.json").read_text(encoding="utf-8"))
    labels["deal"] = hashlib.sha256((shipped / "deal.onnx").read_bytes()).hexdigest()
    (shipped / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


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
