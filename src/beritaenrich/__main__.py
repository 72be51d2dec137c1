"""`python -m beritaenrich`: the command line."""

import sys

from beritaenrich.cli import main

if __name__ == "__main__":
    sys.exit(main())
