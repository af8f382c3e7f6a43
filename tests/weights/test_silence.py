"""Reading reports nothing to anybody: what runs the nets keeps no record of use, which it would send over the network."""

import os
import subprocess
import sys

import pytest

from onrecord.weights.session import SILENT

_READ = "from onrecord.pipeline import read_article; from onrecord.records import Article; read_article(Article.build(body='A truce held.'))"


@pytest.mark.weights
def test_nothing_is_kept_to_be_sent(tmp_path):
    left_out = {SILENT, "CI", "GITHUB_ACTIONS", "TF_BUILD", "JENKINS_URL", "GITLAB_CI", "PYTEST_CURRENT_TEST"}
    plain = {k: v for k, v in os.environ.items() if k not in left_out}
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_DATA_HOME": str(tmp_path / "data")}
    subprocess.run([sys.executable, "-c", _READ], env=plain | home, check=True)
    assert not [path for path in tmp_path.rglob("*") if "onnxruntime" in str(path)]
