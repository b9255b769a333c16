#!/bin/bash
# Speed of the reference tier beside CVODE+KLU; see reference-tier.md. Usage: benchmarks/reference_tier.sh [days]
set -eu
cd "$(dirname "$0")/.."
days=${1:-10}
mvn -q -pl core test-compile org.apache.maven.plugins:maven-dependency-plugin:build-classpath -Dmdep.outputFile=target/test.classpath >/dev/null
java=${BIOFLUXOPT_JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}/bin/java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for taxa in 3 5 15; do
    "$java" --add-modules jdk.incubator.vector -cp "core/target/test-classes:core/target/classes:$(cat core/target/test.classpath)" \
        org.biofluxopt.simulator.ReferenceTierBenchmark "$taxa" "$days" "$folder" 2>/dev/null
done
