"""How certain each way of resolving a mention is: the probability that the speaker is right.

These figures were set by hand, from looking at training articles; no script counts them. The issue
"Who that is" replaces them with figures from data. Pronouns and descriptions need none of them:
their model gives a probability (`pronouns`).
"""

# Nobody is named: by the mention, or by what it may stand for.
NOBODY = 1.0  # no mention, "it", "a neighbour", "the White House and Pentagon"
OPEN = 0.5  # somebody is meant, but the article does not say who

# A name.
FULL_NAME = 0.985  # the full name of an entity
ONLY_NAMESAKE = 0.97  # "Hegseth", and one entity has that surname
GENDER_FITS = 0.9  # "Mrs. Clinton", and of the namesakes one can be a woman
OFFICE_FITS = 0.85  # "Secretary Clinton", and of the namesakes one is a secretary
NAMED_MOST = 0.92  # "Clinton", and the article is about one of the namesakes
SHARED_SURNAME = 0.92  # "Clinton", and it may be either: the surname alone is shown
ONLY_GIVEN_NAME = 0.85  # "Ban", and one entity has that given name
UNKNOWN_NAME = 0.75  # no entity has the name: it is shown as printed

# A description or a relative pronoun.
ONLY_HOLDER = 0.9  # "the Secretary of War", and one entity holds that title
LAST_ORGANISATION = 0.8  # "the company", after a sentence about an organisation
ANTECEDENT = 0.9  # "who", behind a name

# A name or an alias that comes from outside the article.
ACROSS_ARTICLES = 0.95
