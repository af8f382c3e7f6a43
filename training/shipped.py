"""The weights that the package ships, read back into torch: what goes on learning starts from them."""

import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

SHIPPED = Path("src/onrecord/weights")


def shipped_states(path: Path) -> dict[str, Tensor]:
    """Return the weights in an int8 ONNX file by their names in torch, without the prefix "encoder."."""
    graph = onnx.load(path).graph
    held = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    states = {name: a for name, a in held.items() if not name.endswith(("_scale", "_zero_point", "_quantized"))}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            weight = node.input[1].removesuffix("_quantized")
            name = f"{node.name.strip('/').removesuffix('/MatMul_quant').replace('/', '.')}.weight"
            states[name] = _whole(held, weight).T
    tables = (
        name.removesuffix("_quantized") for name in held if name.startswith("encoder.") and name.endswith("_quantized")
    )
    states |= {weight: _whole(held, weight) for weight in tables}
    return {name.removeprefix("encoder."): value.float() for name, value in states.items()}


def shipped_net(folder: Path) -> dict[str, Tensor]:
    """Return the weights of the encoder in a folder by the names of `net.Net`, with the scores of label after label."""
    states = shipped_states(folder / "encoder.onnx")
    inner = ("types", "norm.", "layers.", "words.", "positions.", "cases.")
    found = {f"encoder.{k}" if k.startswith(inner) else k: v for k, v in states.items()}
    follows = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["follows"]
    names = {"entity_follows": "entities", "attribution_follows": "attribution"}
    return found | {name: torch.tensor(follows[task]) for name, task in names.items()}


def _whole(held: dict[str, Tensor], weight: str) -> Tensor:
    return (held[f"{weight}_quantized"].float() - held[f"{weight}_zero_point"].float()) * held[f"{weight}_scale"]
