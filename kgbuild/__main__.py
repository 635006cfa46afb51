"""`python -m kgbuild`: the command line."""

from __future__ import annotations

from kgbuild.cli import main

if __name__ == "__main__":
    main()
