"""Networks: on the page of a casus, and the page to see and write one."""
