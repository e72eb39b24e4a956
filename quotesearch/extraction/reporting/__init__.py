"""Reporting: the clause by which an article reports a quote, and whether its words are denied.

In the order of the work, each module for those below it:

- `clause_words` splits a clause into words;
- `verb_group`, `negated_subject` and `inversion` read what stands in front of the cue;
- `governing_words` puts together all words that govern a quote;
- `phrase_matching` and `negations` count how often those words turn it into its opposite;
- `own_words`, `fabrications` and `disavowals` tell what the count does not: whether quoted words
  are the speaker's own, were put into the speaker's mouth, or are disowned later;
- `denials` decides whether a quote is denied, and by which words;
- `clause_edges` widens those words to the clause that is shown;
- `reports` gives that clause for each quote of an article.
"""
