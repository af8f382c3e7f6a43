"""Which names are compared at all: those that share a key. It keeps the work near to the number of names."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from onrecord.resolve.names import loose_sound
from onrecord.resolve.profiles import Profile

_LARGEST = 60  # profiles under one key that are compared each with each; in a larger block each with its neighbours


def person_keys(profile: Profile) -> Iterator[Hashable]:
    """Yield what a person's name shares with other forms of it: how the first and any later word sound."""
    words = profile.parsed.words
    sounds = [loose_sound(w) for w in words]
    for later in sounds[1:]:
        yield "name", sounds[0], later
    yield "near", sounds[0], words[-1][:3]
    yield "initial", words[0][0], sounds[-1]
    if len(words) > 2:
        yield "end", sounds[-2], sounds[-1]
    else:
        yield "end", *sounds
    yield "whole", loose_sound("".join(words))


def body_keys(profile: Profile) -> Iterator[Hashable]:
    """Yield what a body's name shares with other forms of it: its words, how they sound, its letters."""
    words = sorted(set(profile.parsed.words))
    yield "words", *words
    for letters in sorted(profile.letters):
        yield "letters", letters
    yield "sounds", *(loose_sound(w) for w in words)
    for first, word in enumerate(words):
        for other in words[first + 1 :]:
            yield "pair", word, other


def pairs(profiles: Sequence[Profile], keys: Sequence[Sequence[Hashable]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of profiles to compare, each once."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in dict.fromkeys(own):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        reach = len(block) if len(block) <= _LARGEST else _LARGEST
        for at, one in enumerate(block):
            for other in block[at + 1 : at + reach]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other
