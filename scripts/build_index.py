"""Build the index, as `quotesearch build` does."""

import sys

from quotesearch.cli import main

if __name__ == "__main__":
    main(["build", *sys.argv[1:]], prog_name="build_index.py")
