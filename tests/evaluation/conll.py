"""A set of one article, as the evaluation finds it in the folder of gold."""

from pathlib import Path

from evaluation.news import FILES


def write_article(gold: Path, words: str) -> None:
    """Write words, parted by spaces, as the only article of a set besides an empty one."""
    path = gold / FILES["conllpp_dev"]
    path.parent.mkdir(parents=True)
    path.write_text("-DOCSTART- O\n\n" + "".join(f"{word} O\n" for word in words.split()), encoding="utf-8")
