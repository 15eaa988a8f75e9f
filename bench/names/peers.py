"""nomenklatura's matchers on the bench: run by a Python that has them, `python bench/names/peers.py TABLE > scores.json`."""

from __future__ import annotations

import csv
import json
import sys
import time
from importlib.metadata import version


def main() -> None:
    from followthemoney import model
    from nomenklatura.matching import ALGORITHMS

    def entity(identity: str, name: str):  # type: ignore[no-untyped-def]
        from followthemoney import EntityProxy

        made = EntityProxy.from_dict({"id": identity, "schema": "Company", "properties": {}})
        made.add("name", name)
        return made

    assert model
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = {"versions": {name: version(name) for name in ("nomenklatura", "followthemoney", "rigour")}, "matchers": {}}
    for algorithm in ALGORITHMS:
        config = algorithm.default_config() if hasattr(algorithm, "default_config") else None
        begin, scores = time.process_time(), []
        try:
            for at, row in enumerate(rows):  # an id of its own for each name: the matchers cache by id
                a, b = entity(f"a{at}", row["a"]), entity(f"b{at}", row["b"])
                scores.append(algorithm.compare(a, b, config).score if config else algorithm.compare(a, b).score)
        except Exception as error:
            print(f"{algorithm.NAME}: {error!r}", file=sys.stderr)
            continue
        each = (time.process_time() - begin) / len(rows) * 1e6
        found["matchers"][algorithm.NAME] = {"scores": scores, "microseconds": round(each, 1)}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
