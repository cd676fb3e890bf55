"""The screens of what an approach is expected to make of the costs."""
