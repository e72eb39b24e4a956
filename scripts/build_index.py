"""Build the index: the same as `quotesearch build`, for those who look for a script."""

import sys

from quotesearch.cli import main

if __name__ == "__main__":
    main(["build", *sys.argv[1:]], prog_name="build_index.py")
