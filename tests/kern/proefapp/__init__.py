"""An app that only the workers of these tests install."""
