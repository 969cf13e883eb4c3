#!/usr/bin/env bash
# Installs npm's onnxruntime-web for run.mjs and the tests, into artifacts/web: `install.sh`. Needs node and npm.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
place=$here/../../../artifacts/web
mkdir -p "$place"
cp "$here/package.json" "$here/run.mjs" "$place"
cd -- "$place"
npm install --no-audit --no-fund --loglevel=error
