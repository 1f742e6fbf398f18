"""The Safer Bromley Partnership's crime and strategy dashboard; `sbp/README.md` has the picture of the house."""

import os

# Our arrays are small: where a machine is busy, numpy's threads wait for one another and take thirty times as long.
# It reads this once, when it is imported, which is after this.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
