#!/bin/bash
# PPO updates a second beside PyTorch's; see ppo-update.md. Usage: benchmarks/ppo_update.sh [seconds] [rounds]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-3}
rounds=${2:-3}
[ -d core/target/test-classes ] || mvn -q -pl core test-compile >/dev/null
java=${BIOFLUXOPT_JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}/bin/java
export OMP_NUM_THREADS=1
for round in $(seq "$rounds"); do
    /usr/bin/python3 benchmarks/ppo_update.py "$seconds"
    for kernel in vector portable; do
        "$java" --add-modules jdk.incubator.vector -cp core/target/test-classes:core/target/classes \
            org.biofluxopt.learn.UpdateBenchmark "$kernel" "$seconds" 2>/dev/null
    done
done
