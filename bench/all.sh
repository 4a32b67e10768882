#!/usr/bin/env bash
# All benchmarks, as tables to paste into docs/benchmarks.md: under four minutes on two idle cores.
set -euo pipefail
here=$(dirname "$0")
echo "$(date -u +%F), $(nproc) cores, $(java -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/JDK \1/p')," \
    "load $(cut -d' ' -f1 /proc/loadavg) at the start"
"$here/gate.sh"
"$here/overhead.sh"
