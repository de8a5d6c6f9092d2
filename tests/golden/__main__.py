"""Approve the pictures as they are drawn now: write them into this folder."""

from __future__ import annotations

from tests.golden import FOLDER, PICTURES, draw

if __name__ == "__main__":
    for name, shown in PICTURES.items():
        draw(shown, FOLDER / f"{name}.png")
        print(f"{name}.png")
