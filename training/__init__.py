"""How the models are made. No hub is asked for a model, nor told of one that is saved."""

import os

# Read when the libraries are imported, which is after this.
os.environ.update(HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1")
