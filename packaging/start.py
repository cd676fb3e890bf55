"""Casus on a fresh machine: ``python3 packaging/start.py run | test | bench``; needs only Python 3.11-3.13.

This file is kept so plain that every older Python can read it and say which one is needed. The rest is in the
modules beside it, all from the standard library.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.stderr.write(
        "Casus heeft Python 3.11, 3.12 of 3.13 nodig en dit is Python "
        + ".".join(map(str, sys.version_info[:2]))
        + "; start bijvoorbeeld met: python3.12 packaging/start.py run\n"
    )
    sys.exit(3)

if __name__ == "__main__":
    from commands import main

    sys.exit(main(sys.argv[1:]))
