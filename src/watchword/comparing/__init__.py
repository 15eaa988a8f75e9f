"""Text reuse: what of a text earlier ones already had, and how phrases live.

``compare`` is the front door; ``corpus`` holds what texts are compared with; ``search`` finds passages;
``partition`` and ``year_on_year`` say what they mean.
"""
