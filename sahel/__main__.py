"""`python -m sahel`."""

import sys

from sahel.cli import main

if __name__ == "__main__":
    sys.exit(main())
