#!/usr/bin/env bash
# What `make demo` runs: the example articles into a ledger, and what one can then ask it.
set -euo pipefail
cd "$(dirname "$0")/.."
onrecord() { echo; echo "\$ onrecord $*"; .venv/bin/onrecord "$@"; }

mkdir -p demo
rm -f demo/onrecord.db*
export ONRECORD_LEDGER=demo/onrecord.db
echo "The example articles (invented; see src/onrecord/examples/README.md) into a ledger:"
onrecord read src/onrecord/examples --table
echo
echo "One of them, with what was read in it: statements, who makes them, figures."
onrecord show sudan-market-1 --table
echo
echo "Who said what, about one thing:"
onrecord statements --search truce --table
echo
echo "How many, according to whom:"
onrecord figures --measure killed --since 2025-03-01 --until 2025-03-10 --table
echo
echo "One series for each source. Nothing is averaged, what contradicts is said:"
onrecord series --measure killed --since 2025-03-01 --until 2025-03-10 --plot demo/killed.svg --table
echo
echo "Who met where, through whom; and where each party stands on the truce, and since when:"
onrecord talks --since 2025-09-01 --table
onrecord positions --term ceasefire --since 2025-09-01 --table
echo
echo "Every entry leads back to its words:"
claim=$(.venv/bin/onrecord figures --measure killed --since 2025-03-01 --limit 1 --json | sed 's/.*"claim": "\([0-9a-f]*\)".*/\1/')
onrecord why "${claim:0:8}" --table
echo
cat <<END
Now try:
  export ONRECORD_LEDGER=demo/onrecord.db PATH="\$PWD/.venv/bin:\$PATH"
  onrecord serve --open                                              the record as pages, offline
  onrecord show yemen-prisoners
  onrecord statements --speaker ministry
  onrecord series --measure displaced --plot demo/displaced.html     and open that page
  onrecord export demo/claims.csv
  onrecord read YOUR-ARTICLE.txt --published 2025-03-08              or a folder, a URL, a feed
The chart is demo/killed.svg; the ledger is demo/onrecord.db, an SQLite file.
END
