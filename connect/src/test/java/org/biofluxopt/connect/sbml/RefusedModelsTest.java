package org.biofluxopt.connect.sbml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedModelsTest {
    private static final String HEAD =
            "<sbml xmlns='http://www.sbml.org/sbml/level3/version1/core' level='3' version='1'>\n<model>\n";
    private static final String TAIL = "</model></sbml>";
    private static final String MATH = "<math xmlns='http://www.w3.org/1998/Math/MathML'>";

    private static OdeModel compiled(String model) {
        return ModelCompiler.compile(
                SbmlReader.read("m.xml", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))));
    }

    private static String parameter(String id) {
        return "<parameter id='" + id + "' value='1' constant='false'/>";
    }

    private static String rule(String variable, String math) {
        return "<assignmentRule variable='" + variable + "'>" + MATH + math + "</math></assignmentRule>";
    }

    @Test
    void aCircleOfRulesIsNamed() {
        String model = HEAD + "<listOfParameters>" + parameter("a") + parameter("b")
                + "</listOfParameters>\n<listOfRules>\n" + rule("a", "<ci>b</ci>") + "\n" + rule("b", "<ci>a</ci>")
                + "</listOfRules>" + TAIL;
        assertThatThrownBy(() -> compiled(model))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("m.xml, line 6")
                .hasMessageContaining("depends on itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <ci>nobody</ci>                                             | nobody, which is nowhere defined
            <apply><ci>f</ci><cn>1</cn></apply>                         | function f, which is not defined
            <apply><sin/><cn>1</cn><cn>2</cn></apply>                   | got 2 arguments
            <apply><partialdiff/><cn>1</cn></apply>                     | got partialdiff
            <apply><plus/><cn type='rational'>1<sep/>x</cn></apply>     | got 1
            <cn>one</cn>                                                | got one
            <apply><csymbol definitionURL='http://www.sbml.org/sbml/symbols/delay'>d</csymbol><ci>a</ci><cn>1</cn></apply> | Delay differential equations
            """)
    void mathematicsThatHasNoMeaningIsNamed(String math, String complaint) {
        String model = HEAD + "<listOfParameters>" + parameter("a") + "</listOfParameters><listOfRules>"
                + rule("a", math) + "</listOfRules>" + TAIL;
        assertThatThrownBy(() -> compiled(model)).isInstanceOf(InputError.class).hasMessageContaining(complaint);
    }

    @Test
    void aRequiredPackageIsNamed() {
        String model = "<sbml xmlns='http://www.sbml.org/sbml/level3/version1/core' level='3' version='1'"
                + " xmlns:comp='http://www.sbml.org/sbml/level3/version1/comp/version1' comp:required='true'>"
                + "<model/></sbml>";
        assertThatThrownBy(() -> compiled(model))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("comp/version1 as required");
    }

    @Test
    void otherXmlAndBrokenXmlAreRefused() {
        assertThatThrownBy(() -> compiled("<html/>"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("got html");
        assertThatThrownBy(() -> compiled("<sbml>"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("well-formed");
        assertThatThrownBy(() -> compiled("")).isInstanceOf(InputError.class).hasMessageContaining("well-formed");
    }

    @Test
    void externalEntitiesAreNotFollowed() {
        String model = "<!DOCTYPE sbml [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + HEAD
                + "<listOfParameters><parameter id='a' value='1' constant='true' name='&x;'/></listOfParameters>"
                + TAIL;
        assertThatThrownBy(() -> compiled(model)).isInstanceOf(InputError.class);
    }

    @Test
    void anArchiveWithoutManifestIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("empty.omex");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.closeEntry();
        }
        assertThatThrownBy(() -> SbmlReader.read(file))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no manifest.xml");
    }

    @Test
    void anAbsentFileIsNamed() {
        assertThatThrownBy(() -> SbmlReader.read(Path.of("absent.xml")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("absent.xml")
                .hasMessageContaining("no such file");
    }
}
