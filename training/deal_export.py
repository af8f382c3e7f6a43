"""The reader of the deal -> deal.onnx, its upper layers in int8, which read what the encoder gives out halfway; and back."""

import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.weights.deal_head import LABELS
from onrecord.weights.session import BELOW, MIDDLE
from training.deal_net import DealReader
from training.encoders import MiniLM, of_words
from training.shipped import SHIPPED, shipped_states


class Layers(nn.Module):
    """Pieces halfway up the encoder and every word's first piece -> the states of words."""

    def __init__(self, encoder: MiniLM) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, middle: Tensor, first: Tensor) -> Tensor:
        return of_words(self.encoder.above(middle, None, BELOW), first)


def export(reader: DealReader, build: Path, shipped: Path = SHIPPED) -> None:
    """Write deal.onnx with its digest in labels.json, and deal.npz, which then lacks the gate: run training.deal_gate."""
    _export_layers(reader.encoder, build, shipped)
    np.savez_compressed(shipped / "deal.npz", **reader.deal.eval().arrays())
    labels = json.loads((shipped / "labels.json").read_text(encoding="utf-8"))
    labels["deal"] = hashlib.sha256((shipped / "deal.onnx").read_bytes()).hexdigest()
    (shipped / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def load_shipped(reader: DealReader, shipped: Path = SHIPPED) -> None:
    """Fill a reader's upper layers and head from deal.onnx, whose weights are int8, and deal.npz."""
    layers = shipped_states(shipped / "deal.onnx")
    wanted = {k: v for k, v in layers.items() if k.startswith("layers.") and int(k.split(".")[1]) >= BELOW}
    assert len(wanted) == len(reader.encoder.layers[BELOW:].state_dict())
    reader.encoder.load_state_dict(wanted, strict=False)
    with np.load(shipped / "deal.npz") as kept:
        head = {name: torch.from_numpy(kept[name].astype(np.float32)) for name in reader.deal.arrays()}
    names = {"hidden": "hidden", "from": "source", "to": "target", "alone": "alone"}
    names |= {name: f"labels.{name}_" for name in LABELS}
    state = {f"{names[n]}.weight": a.T for n, a in head.items() if n in names}
    state |= {f"{names[n[:-5]]}.bias": a for n, a in head.items() if n not in names}
    reader.deal.load_state_dict(state)


def _export_layers(encoder: MiniLM, build: Path, shipped: Path) -> None:
    whole = build / "deal.fp32.onnx"
    example = (torch.zeros(1, 9, encoder.width), torch.arange(1, 6)[None])
    axes = {MIDDLE: {0: "windows", 1: "pieces"}, "first": {0: "windows", 1: "words"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Layers(encoder).eval(), example, str(whole), input_names=[MIDDLE, "first"], output_names=["states"],
            dynamic_axes=axes | {"states": {0: "windows", 1: "words"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
    target = shipped / "deal.onnx"
    quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
