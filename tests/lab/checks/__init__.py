"""The lab's own tests, one subject a module; ../test_lab.py runs them."""
