"""What the apps above have to say against somebody to whom a client is about to open their search.

They register in ready(): accounts knows nothing of confidential searches.
"""

_asked = []


def vet(function):
    """Register function(client, name, emails) → a sentence for the client's eyes alone, '' for nothing against it."""
    _asked.append(function)


def objection(client, name, emails):
    """The first sentence against a coach of this name and these addresses; '' for none."""
    return next(filter(None, (function(client, name, emails) for function in _asked)), "")
