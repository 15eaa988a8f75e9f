"""An optional language model: it may translate a quote or reword an accepted sentence, and nothing it writes is taken
on trust."""
