"""Attributed quotes from news articles: extract them, index them, ask for them.

Rooms, each importing only from those before it: `articles` reads, `extraction` finds the quotes and who said
them, `corpus` keeps them, `runs` does all three for many articles, `index` builds what `search` asks, `web` and
`cli` serve the answers. `models`, `errors` and `language` (what is English) are everybody's.
"""

__version__ = "0.1.0"
