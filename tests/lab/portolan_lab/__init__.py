"""A practice network of real mail servers inside namespaces of its own."""
