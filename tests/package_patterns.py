"""Prints, as JSON lines, every regular expression that the package compiles: `{"pattern", "flags", "places": [[file, line], …]}`.

It runs as a program of its own, so that it sees the modules load: it notes what `re` is asked to compile, imports all modules
but those of training and evaluation, calls every cached function that needs no argument, and enriches scraps of all kinds (one of them with the name of an outlet, and one that has it in capitals).
"""

import gc
import importlib
import inspect
import json
import pkgutil
import re
import sys
from functools import _lru_cache_wrapper

import beritaenrich
from hostile import pieces

SKIPPED = ("beritaenrich.training", "beritaenrich.evaluation", "beritaenrich.__main__")


def main() -> None:
    seen: dict[tuple[str, int], set[tuple[str, int]]] = {}
    compile_pattern = re._compile  # type: ignore[attr-defined]

    def noting(pattern, flags):
        caller = sys._getframe(2)
        if isinstance(pattern, str) and caller.f_globals.get("__name__", "").startswith("beritaenrich"):
            seen.setdefault((pattern, int(flags)), set()).add((caller.f_code.co_filename, caller.f_lineno))
        return compile_pattern(pattern, flags)

    re._compile = noting  # type: ignore[attr-defined]
    for module in pkgutil.walk_packages(beritaenrich.__path__, "beritaenrich."):
        if not module.name.startswith(SKIPPED):
            importlib.import_module(module.name)
    for function in gc.get_objects():
        own = isinstance(function, _lru_cache_wrapper) and function.__module__.startswith("beritaenrich")
        if own and not inspect.signature(function).parameters:
            function()
    scraps = pieces()
    for start in range(0, len(scraps), 40):
        beritaenrich.enrich("\n".join(scraps[start : start + 40]))
    beritaenrich.clean(scraps[0], outlet="Kabar Lada")
    beritaenrich.clean("KABARLADA, GARUT - Warga memanen lada sejak pagi di kebun desa.\n© 2024 Kabarlada")
    for (pattern, flags), places in seen.items():
        print(json.dumps({"pattern": pattern, "flags": flags, "places": sorted(places)}))


if __name__ == "__main__":
    main()
