"""Names of persons and organisations: read them, and tell whether two of them mean the same.

`sameness` is the front door. `compare_names` tells whether the name that somebody asks for is the
speaker of a quote; `may_be_one` whether two speakers may be one; `fold_name` folds a name without
its titles. The modules, from the words up:

Words
    letters               hyphens, doubled letters and letters that are alike
    titles                titles, offices and callings, as sets of words
    offices               which descriptions are one, and which offices exclude each other
    given_name_forms      spellings, translations and short forms of given names
    given_names           which words are given names, and their gender
    given_name_likeness   how alike two given names are
    surnames              particles, common surnames, pairs of surnames
    surname_spelling      transliterations and slips
    east_asian_names      surnames that come first, and their spellings
    organisations         what names an organisation, and which two names are one

Reading
    parsed_names          the values `Name` and `Mention`
    name_words            a name as words
    name_heads            the part before the comma: titles, name proper, suffix
    name_parsing          a whole name: `read_name`
    mention_parsing       how an article names a speaker: `read_mention`

Comparing
    likeness              how alike two persons' names are, word by word
    difference            whether two names are certainly those of two people
    description_sameness  an office or a relation against a speaker
    organisation_sameness an organisation or an abbreviation against a speaker
    person_sameness       a person against a speaker: titles, suffixes, ages and jobs, too
    sameness              the public functions
"""
