"""Speed as ratios, measured in one run: `make bench`.

Absolute times say more about the machine than the code, so each figure is compared with a plain job on the same data.
"""
