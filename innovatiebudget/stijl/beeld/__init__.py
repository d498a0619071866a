"""Made-up data of the style page: the parts in `onderdelen`, the pictures in `platen`."""
