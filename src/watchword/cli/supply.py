"""What a claim touches: materials, products and systems."""
