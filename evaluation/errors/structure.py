"""Errors of syntax (EWT and GUM dev), of coreference (OntoGUM dev) and of the deal (own cases)."""

from pathlib import Path

from evaluation import coreference, deal, ontogum, syntax
from evaluation.cases import read_cases
from evaluation.errors import Sorted, around
from evaluation.reading import reader
from onrecord.records import Article, Claim

_PRONOUNS = frozenset(
    "i me my mine myself you your yours we us our ours he him his himself she her hers herself it its itself they them "
    "their theirs themselves this that these those who which".split()
)


def syntax_errors(gold: Path) -> Sorted:
    """Sort into relations read as others and words hung elsewhere under the right relation; punctuation is left out."""
    errors = Sorted()
    for path in syntax.FILES:
        for words, wanted, found in syntax.parsed(gold / path):
            for n, ((_, tag, head, relation), (_, at, read)) in enumerate(zip(wanted, found, strict=True)):
                if tag == "PUNCT":
                    continue
                errors.wanted += 1
                one, other = (name.partition(":")[0] for name in (relation, read))
                told = " ".join((*words[max(0, n - 5) : n], f"[{words[n]}]", *words[n + 1 : n + 4]))
                if one != other:
                    errors.add(f"{one} read as {other}", told)
                elif head != at:
                    errors.add(f"{one} hung elsewhere", told)
    return errors


def coreference_errors(gold: Path) -> Sorted:
    """Sort the gold's mentions into those not found, and those not with, or wrongly with, what was named before."""
    errors = Sorted()
    for document in ontogum.read_documents(gold / coreference.FILES[0], [gold / coreference.FILES[1]]):
        found = {span: frozenset(chain) for chain in coreference.find(document.text) for span in chain}
        for chain in document.chains:
            ordered = sorted(chain)
            errors.wanted += len(ordered)
            for n, (start, end) in enumerate(ordered):
                told, kind = around(document.text, start, end), sort_of(document.text[start:end])
                held = found.get((start, end))
                if held is None:
                    errors.add(f"{kind} in no chain", told)
                elif n and not held & set(ordered[:n]):
                    earlier = any(span < (start, end) for span in held)
                    errors.add(f"{kind} linked to another" if earlier else f"{kind} linked to nothing before", told)
    return errors


def sort_of(words: str) -> str:
    """Say whether a mention is a pronoun, a name (its last word has a capital) or a description."""
    if words.lower() in _PRONOUNS:
        return "pronoun"
    return "name" if words.split()[-1][:1].isupper() else "description"


def deal_errors(gold: Path) -> Sorted:
    """Sort each topic's, of own cases, into missed, found with other particulars, and not in the case."""
    errors = Sorted()
    for topic, (chosen, tests) in deal.TOPICS.items():
        strict, loose, *_ = tests.values()
        for path in sorted((deal.CASES / topic).glob("*.jsonl")):
            for row in read_cases(path):
                claims = reader().read(Article.build(body=row["text"], published=row["published"])).claims
                found: list[Claim] = [c for c in claims if chosen(c)]
                errors.wanted += len(row["expected"])
                right = deal.match(found, row["expected"], strict)
                left = [c for c in found if not any(c is held for held, _ in right)]
                wanted = [w for w in row["expected"] if not any(w is held for _, held in right)]
                near = deal.match(left, wanted, loose)
                for claim, _ in near:
                    errors.add(f"{topic}: other particulars", claim.evidence[0].text)
                for _ in range(len(wanted) - len(near)):
                    errors.add(f"{topic}: missed", row["text"])
                for claim in (c for c in left if not any(c is held for held, _ in near)):
                    errors.add(f"{topic}: not in the case", claim.evidence[0].text)
    return errors
