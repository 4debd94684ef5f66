"""The process that reads one file and ends: `python -m sources.ingest.child KIND CHARSET`.

The file comes by standard input, a JSON object goes by standard output. Its limits
are set before anything of the file is looked at. A reader that breaks ends it.
"""

import json
import resource
import sys
from dataclasses import asdict
from importlib import import_module

from sources.ingest.document import Refused

LIMITS = {
    resource.RLIMIT_AS: 700_000_000,  # bytes of addresses, shared libraries among them
    resource.RLIMIT_CPU: 10,  # seconds
    resource.RLIMIT_FSIZE: 40_000_000,  # bytes of the answer
    resource.RLIMIT_CORE: 0,
}


def main(kind: str, charset: str) -> None:
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    reader = import_module(f"sources.ingest.{kind}")
    try:
        answer = asdict(reader.read(sys.stdin.buffer.read(), charset))
    except Refused as error:
        answer = {"refused": str(error)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
