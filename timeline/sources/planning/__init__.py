"""Files of other planning tools, one module for each format: their tasks and events as claims.

A plan says less than a claim file, and says it otherwise: what is a claim, what is its status and when it was said
follows the rules that each module states. What can't be read as a claim is reported, never guessed.
"""
