package org.biofluxopt.connect.microbiome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tab-separated tables: OTU and genus tables with features or samples in rows, the lineage in the first column or in
 * columns of its own, and MetaPhlAn 2 to 4 profiles of one or many samples. Read line by line.
 */
final class TextTable {
    private static final String RANK_ORDER =
            "gstfocpkd"; // the rank MetaPhlAn rows are taken at: the first that is there

    private final Content content;
    private final Collapser table;
    private final TextLayout layout;
    private final char rank;
    private int[] tabs = new int[1024];

    private TextTable(Content content, Collapser table, TextLayout layout) {
        this.content = content;
        this.table = table;
        this.layout = layout;
        this.rank = layout.metaphlan() ? rank() : ' ';
    }

    static MicrobiomeTable read(Content content, Collapser table) {
        return new TextTable(content, table, TextLayout.of(content, table)).read();
    }

    private MicrobiomeTable read() {
        for (String name : layout.sampleNames()) {
            if (layout.samplesInRows()) {
                table.feature(name);
            } else {
                table.sample(name);
            }
        }
        try (TextLines lines = new TextLines(table.file(), content.open())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (lines.number() > layout.headerLine() && !line.isBlank() && line.charAt(0) != '#') {
                    row(line, lines.number());
                }
            }
        }
        return table.table(format());
    }

    private String format() {
        if (layout.metaphlan()) {
            return "MetaPhlAn " + (layout.sampleNames().size() == 1 ? "profile" : "merged profiles") + ", rows of rank "
                    + rank + "__";
        }
        return layout.samplesInRows() ? "tab-separated table, samples in rows" : "tab-separated table";
    }

    private void row(String line, int number) {
        int cells = split(line);
        if (cells != layout.header().size()) {
            throw table.error()
                    .line(number)
                    .got(cells + " columns")
                    .expected(layout.header().size() + " as in the header")
                    .advice("Look for a missing or a doubled tab.")
                    .error();
        }
        String id = cell(line, 0);
        if (layout.samplesInRows()) {
            int sample = table.sample(id);
            values(line, number, sample);
            return;
        }
        if (layout.metaphlan() && !taken(id)) {
            return;
        }
        values(line, number, layout.taxonomyColumns().isEmpty() ? table.feature(id) : table.feature(id, lineage(line)));
    }

    private void values(String line, int number, int row) {
        int column = 0;
        for (int c : layout.valueColumns()) {
            int from = c == 0 ? 0 : tabs[c - 1] + 1;
            int sample = layout.samplesInRows() ? row : column;
            double value = number(line, from, tabs[c], sample, number);
            if (layout.samplesInRows()) {
                table.add(column, sample, value, number);
            } else {
                table.add(row, sample, value, number);
            }
            column++;
        }
    }

    private Lineage lineage(String line) {
        List<String> ranks = new ArrayList<>();
        for (int c : layout.taxonomyColumns()) {
            ranks.add(cell(line, c));
        }
        return Lineage.parse(ranks);
    }

    /** Fills {@code tabs} with the end of each cell. @return the number of cells */
    private int split(String line) {
        int n = 0;
        int at = -1;
        do {
            at = line.indexOf('\t', at + 1);
            if (n >= tabs.length) {
                tabs = java.util.Arrays.copyOf(tabs, tabs.length * 2);
            }
            tabs[n++] = at < 0 ? line.length() : at;
        } while (at >= 0);
        return n;
    }

    private String cell(String line, int column) {
        return line.substring(column == 0 ? 0 : tabs[column - 1] + 1, tabs[column])
                .strip();
    }

    private double number(String line, int from, int to, int sample, int lineNumber) {
        long whole = 0;
        int at = from;
        while (at < to && to - from <= 15 && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            whole = whole * 10 + line.charAt(at++) - '0';
        }
        if (at == to && at > from) {
            return whole;
        }
        String text = line.substring(from, to).strip();
        if (text.chars().allMatch(ch -> ch >= '0' && ch <= '9' || "+-.eE".indexOf(ch) >= 0)) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                // falls through to the message below
            }
        }
        throw table.cell(sample, lineNumber, text.isEmpty() ? "nothing" : "'" + text + "'");
    }

    /** MetaPhlAn lists each clade at every rank; one rank, and what it could not classify, is the whole sample. */
    private boolean taken(String clade) {
        return rankOf(clade) == rank || unclassified(clade);
    }

    private static boolean unclassified(String clade) {
        String word = clade.toUpperCase(Locale.ROOT);
        return word.equals("UNCLASSIFIED") || word.equals("UNKNOWN");
    }

    private static char rankOf(String clade) {
        int last = clade.lastIndexOf('|') + 1;
        return clade.startsWith("__", last + 1) ? Character.toLowerCase(clade.charAt(last)) : ' ';
    }

    private char rank() {
        Set<Character> ranks = new TreeSet<>();
        try (TextLines lines = new TextLines(table.file(), content.open())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                int tab = line.indexOf('\t');
                ranks.add(rankOf(tab < 0 ? line : line.substring(0, tab)));
            }
        }
        for (char letter : RANK_ORDER.toCharArray()) {
            if (ranks.contains(letter)) {
                return letter;
            }
        }
        throw table.error()
                .got("no clade such as k__Bacteria|p__Firmicutes")
                .expected("a MetaPhlAn profile")
                .error();
    }
}
