package org.biofluxopt.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTest {
    @Test
    void anUnknownFieldIsNamedWithItsLineAndTheNearestKnownOne() {
        Yaml yaml = Yaml.parse("p.yaml", "age: 36\nwieght_kg: 60\n");
        yaml.get("age");
        yaml.find("weight_kg");
        assertThatThrownBy(yaml::noOtherFields)
                .isInstanceOf(InputError.class)
                .hasMessageContaining("p.yaml, line 2, field 'wieght_kg'")
                .hasMessageContaining("Did you mean 'weight_kg'?");
    }

    @Test
    void aNestedValueKnowsItsPath() {
        Yaml yaml = Yaml.parse("p.yaml", "laboratory:\n  - marker: mma\n    value: NaN\n");
        assertThatThrownBy(
                        () -> yaml.get("laboratory").list().get(0).get("value").number(0, 1e5, "nmol/L"))
                .hasMessage(
                        "p.yaml, line 3, field 'laboratory[0].value': got 'NaN', expected a number between 0 and 100000 nmol/L.");
    }

    @Test
    void aliasesAreRefusedSoThatABombCostsNothing() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
        assertThatThrownBy(() -> Yaml.parse("bomb.yaml", bomb))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("alias");
    }

    @Test
    void deeplyNestedDocumentsEndInAMessage() {
        String deep = "a: " + "[".repeat(100_000);
        assertThatThrownBy(() -> Yaml.parse("deep.yaml", deep)).isInstanceOf(InputError.class);
    }

    @Test
    void theSameFieldTwiceIsRefused() {
        assertThatThrownBy(() -> Yaml.parse("p.yaml", "age: 1\nage: 2\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void bytesThatAreNoTextAreAMessage(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("p.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> Yaml.read(file)).isInstanceOf(InputError.class).hasMessageContaining("UTF-8");
    }

    @Test
    void numbersKeepTheirLimits() {
        Yaml yaml = Yaml.parse("p.yaml", "age: 200\nhalf: 2.5\n");
        assertThatThrownBy(() -> yaml.get("age").number(0, 120, "years"))
                .hasMessageContaining("between 0 and 120 years");
        assertThatThrownBy(() -> yaml.get("half").integer(0, 9)).hasMessageContaining("whole number");
        assertThat(yaml.get("half").number(0, 9, "")).isEqualTo(2.5);
    }
}
