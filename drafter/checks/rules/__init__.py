"""One rule a file, in folders by what they look at; the file's docstring is what `explain` prints."""
