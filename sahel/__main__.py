"""`python -m sahel`."""

import sys

from sahel.cli import main

if __name__ == "__main__":
    try:
        sys.exit(main())
    except ModuleNotFoundError as missing:
        if missing.name.startswith("sahel"):
            raise
        sys.exit(f"{missing.name} is not installed. Run `make run` once, then `.venv/bin/python -m sahel`; "
                 "or `python -m pip install -r requirements.txt`.")
