"""Dutch: an analyser of our own for news, without a trained model.

It sets the annotations of spaCy's English pipelines on a Doc, so that everything after it is shared: tokens and
sentences (`tokens`), word readings (`lexicon`, from the closed classes, verb tables and simplemma), parts of speech
(`tagger`), noun and prepositional phrases (`chunks`, `phrases`), clause structure (`clauses`) and grammatical functions
(`functions`).
"""

from spacy.language import Language


def load() -> Language:
    """The Dutch pipeline: call it on a text for a Doc with pos, lemma, morph, head, dep and sentence starts."""
    from dateline.language.nl.analyser import load as load_pipeline

    return load_pipeline()
