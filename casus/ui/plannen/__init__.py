"""Plans van aanpak: on the page of a casus, and the page to write one."""
