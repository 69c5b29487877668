"""`python -m sahel`."""

import gc
import sys

from sahel.cli import main

if __name__ == "__main__":
    try:
        status = main()
        gc.freeze()  # else the end of the process looks through all that was read for cycles: half a second
        sys.exit(status)
    except ModuleNotFoundError as missing:
        if missing.name.startswith("sahel"):
            raise
        sys.exit(f"{missing.name} is not installed. Run `make run` once, then `.venv/bin/python -m sahel`; "
                 "or `python -m pip install -r requirements.txt`.")
