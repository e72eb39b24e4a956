"""Wording: two texts compared word by word.

    text ──▶ reading ──▶ words ──▶ comparison, where all words of a quotation are printed
                                   alignment, where they are not
                                   splices, where they were not printed together

- `reading` folds typography, `numbers` and `spelling`; `compounds` are joined in both texts.
- `printed_words` says which words of a print are verbatim; `masked_words` are guessed from it.
- `pieces` of a quotation stand between its ellipses and brackets. `assembly` lays them on the print
  in `steps`, and judges what each joint does: `hidden_words`, `concessions`, `qualifiers`.

The rules and their limits were made by hand on 200 quotations; docs/quality.md (Verifying) has how
often they are right on others.
"""
