"""The default Dash app that our page is measured against, and what measures both in the same way."""
