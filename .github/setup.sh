#!/bin/sh
# Installs .venv/bin/minutebook as the lock says, for the workflows: wheels with known hashes and no
# cache, which a job of strangers could have filled.
set -eu
python -m venv .venv
.venv/bin/pip install --quiet --only-binary :all: --require-hashes -r requirements.txt
.venv/bin/pip install --quiet --no-index --no-deps --no-build-isolation -e .
