#!/bin/sh
# Build the wheel and run the main job from it, in an environment that has never seen the checkout.
set -eu
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip wheel --quiet --disable-pip-version-check --no-deps -w "$work/dist" .
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt "$work"/dist/showup-*.whl
cd "$work"
"$work/venv/bin/showup" demo --data-dir "$work/data" --json > "$work/demo.json"
"$work/venv/bin/python" - "$work/demo.json" <<'PY'
import json
import sys

answer = json.load(open(sys.argv[1]))
assert len(answer["matches"]) >= 10, f"only {len(answer['matches'])} matches in the sample town"
assert all(match["evidence"] for match in answer["matches"]), "a match without evidence"
print(f"installed wheel: {len(answer['matches'])} matches in the sample town")
PY
"$work/venv/bin/showup" doctor --data-dir "$work/data"
