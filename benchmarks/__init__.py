"""Speed and memory as ratios side by side, measured in one run; never part of the tests."""
