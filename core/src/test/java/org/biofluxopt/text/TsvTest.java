package org.biofluxopt.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TsvTest {
    @Test
    void quotesAreOrdinaryCharacters() {
        Tsv table = Tsv.read("t.tsv", new StringReader("id\tnote\nA\tso-called \"pseudo\" B12\n"), "id", "note");
        assertThat(table.rows().getFirst().text("note")).isEqualTo("so-called \"pseudo\" B12");
    }

    @Test
    void aDoubledTabIsFoundWithItsLine() {
        assertThatThrownBy(() -> Tsv.read("t.tsv", new StringReader("id\tvalue\nA\t1\nB\t\t2\n"), "id"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("t.tsv, line 3: got 3 columns, expected 2");
    }

    @Test
    void aNumberThatIsNoneNamesLineAndColumn() {
        Tsv table = Tsv.read("t.tsv", new StringReader("id\tvalue\nA\tNaN\n"), "id");
        assertThatThrownBy(() -> table.rows().getFirst().number("value"))
                .hasMessage("t.tsv, line 2, field 'value': got 'NaN', expected a finite number.");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> Tsv.read("t.tsv", new StringReader("id\tvalu\n"), "id", "value"))
                .hasMessageContaining("a column 'value'");
    }

    @Test
    void commentsAndEmptyLinesAreSkippedButCounted() {
        Tsv table = Tsv.read("t.tsv", new StringReader("# about\nid\tvalue\n\nA\t1\n"), "id");
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().getFirst().line()).isEqualTo(4);
    }
}
