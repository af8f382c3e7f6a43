"""The reader of the deal -> deal.onnx, its upper layers in int8, which read what its lowest layer gives out; and back."""

import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.weights.deal_head import LABELS
from onrecord.weights.deed_head import DeedHead
from onrecord.weights.session import BELOW, LOWER
from training.deal_net import DealReader
from training.shipped import SHIPPED, shipped_states


class Layers(nn.Module):
    """Pieces as the lowest layer leaves them, words' first pieces, words at the top, whose pieces are, and of which window
    -> states of words."""

    def __init__(self, reader: DealReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, lower: Tensor, first: Tensor, top: Tensor, owner: Tensor, number: Tensor) -> Tensor:
        return self.reader.above(lower, None, first, top, owner, number)


def export(reader: DealReader, build: Path, shipped: Path = SHIPPED) -> None:
    """Write deal.onnx with its digest in labels.json, deeds.npz and deal.npz."""
    _export_layers(reader, build, shipped)
    np.savez_compressed(shipped / "deal.npz", **reader.deal.eval().arrays())
    np.savez_compressed(shipped / DeedHead.file, **reader.events.eval().arrays())
    labels = json.loads((shipped / "labels.json").read_text(encoding="utf-8"))
    labels["deal"] = hashlib.sha256((shipped / "deal.onnx").read_bytes()).hexdigest()
    (shipped / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def load_shipped(reader: DealReader, shipped: Path = SHIPPED) -> list[str]:
    """Fill a reader's upper layers and heads from deal.onnx, whose weights are int8, deal.npz and deeds.npz; return the labels
    that these lack, "events" where the last is not there. Of pointers those that are new come last."""
    told = shipped_states(shipped / "deal.onnx")
    layers = {k.removeprefix("reader.").removeprefix("encoder."): v for k, v in told.items()}
    wanted = {k: v for k, v in layers.items() if k.startswith("layers.") and int(k.split(".")[1]) >= BELOW}
    assert len(wanted) == len(reader.encoder.layers[BELOW:].state_dict())
    reader.encoder.load_state_dict(wanted, strict=False)
    reader.seen.load_state_dict({"weight": layers["seen.weight"]})
    for name in ("places", "apart"):
        getattr(reader, name).data.copy_(layers[name])
    with np.load(shipped / "deal.npz") as kept:
        head = {n: torch.from_numpy(kept[n].astype(np.float32)) for n in reader.deal.arrays() if n in kept.files}
    names = {"hidden": "hidden", "from": "source", "to": "target", "alone": "alone"}
    names |= {name: f"labels.{name}_" for name in LABELS}
    state = reader.deal.state_dict()
    for name, array in head.items():
        ending = ".weight" if name in names else ".bias"
        held = state[name if name in state else names[name.removesuffix("_bias")] + ending]
        held[: array.shape[-1]] = array.mT if array.ndim > 1 else array
    reader.deal.load_state_dict(state)
    new = [name for name in LABELS if name not in head]
    if not (shipped / DeedHead.file).is_file():
        return [*new, "events"]
    reader.events.fill(DeedHead.load(shipped).arrays)
    return new


def _export_layers(reader: DealReader, build: Path, shipped: Path) -> None:
    whole, width = build / "deal.fp32.onnx", reader.encoder.width
    owner, number = torch.zeros(2, 1, 9).long()
    example = (torch.zeros(1, 9, width), torch.arange(1, 6)[None], torch.zeros(1, 5, width), owner, number)
    names = [LOWER, "first", "top", "owner", "number"]
    axes = {n: {0: "windows", 1: "words" if n in {"first", "top"} else "pieces"} for n in names}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Layers(reader).eval(), example, str(whole), input_names=names, output_names=["states"],
            dynamic_axes=axes | {"states": {0: "windows", 1: "words"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
    target = shipped / "deal.onnx"
    quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
