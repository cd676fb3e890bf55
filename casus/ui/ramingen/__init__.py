"""What an approach is expected to make of the costs: the block on the page of a casus, and the pages behind it."""
