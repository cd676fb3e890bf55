"""The room Budgetmonitor."""
