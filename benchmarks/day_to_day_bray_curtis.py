#!/usr/bin/env python3
"""How much a person's gut community differs from one day to the next, by guild: the yardstick of the report's Bray-Curtis.

    ./biofluxopt import ../shared/data/moving-pictures/MovingPictures-gut.genus.tsv.gz --out /tmp/mp.tsv
    python3 benchmarks/day_to_day_bray_curtis.py /tmp/mp.tsv ../shared/data/moving-pictures/MovingPictures-gut.samples.tsv.gz
"""
import csv
import gzip
import statistics
import sys
from pathlib import Path

table_file, samples_file = sys.argv[1:3]
knowledge = Path(__file__).resolve().parent.parent / "knowledge" / "taxa.tsv"
with open(knowledge) as text:
    taxa = list(csv.DictReader((line for line in text if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
guild = {name.lower(): row["guild"] for row in taxa for name in (row["id"], row["name"])}

with open(table_file) as text:
    rows = [row for row in csv.reader(text, delimiter="\t") if row[0] == "#OTU ID" or not row[0].startswith("#")]
with gzip.open(samples_file, "rt") as text:
    day = {row["sample_id"]: (row["host_subject_id"], float(row["days_since_experiment_start"]))
           for row in csv.DictReader(text, delimiter="\t")}
samples = [name for name in rows[0] if name in day]
column = {name: rows[0].index(name) for name in samples}
counts = {name: {} for name in samples}
for row in rows[1:]:
    lineage = next((cell for cell in row if "g__" in cell), "")
    genus = lineage.rpartition("g__")[2].split(";")[0].lower() or row[0].lower()
    key = guild.get(genus, "rest")
    for name in samples:
        counts[name][key] = counts[name].get(key, 0) + float(row[column[name]])


def bray_curtis(a, b):
    total_a, total_b = sum(a.values()), sum(b.values())
    return sum(abs(a.get(k, 0) / total_a - b.get(k, 0) / total_b) for k in a.keys() | b.keys()) / 2


for person in sorted({day[name][0] for name in samples}):
    series = sorted((day[name][1], name) for name in samples if day[name][0] == person and sum(counts[name].values()) > 0)
    distances = [bray_curtis(counts[a], counts[b]) for (d, a), (e, b) in zip(series, series[1:]) if e - d == 1]
    low, median, high = statistics.quantiles(distances, n=4)
    print(f"{person}: {len(distances)} pairs of days, median {median:.3f}, quartiles {low:.3f} to {high:.3f}")
