import ast
from pathlib import Path

import pytest

from evaluation.reading import reader


@pytest.mark.weights
def test_scores_do_not_depend_on_what_is_installed():
    assert "+" not in reader().by


def test_no_task_reads_with_the_extractors_of_others():
    for file in Path("evaluation").rglob("*.py"):
        named = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)]
        assert not {"reader", "read_article"} & {a.name for n in named if n.module == "onrecord.pipeline" for a in n.names}, file
