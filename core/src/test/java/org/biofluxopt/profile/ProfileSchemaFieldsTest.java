package org.biofluxopt.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema and the reader name the same things. */
class ProfileSchemaFieldsTest {
    private static final JsonNode SCHEMA = schema();

    private static JsonNode schema() {
        try (InputStream text = ProfileReader.class.getResourceAsStream(ProfileReader.SCHEMA)) {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(String pointer) {
        return List.copyOf(SCHEMA.at(pointer + "/properties").propertyNames());
    }

    private static List<String> words(String pointer) {
        return SCHEMA.at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void fieldsAreTheReadersFields() {
        assertThat(names("")).containsExactlyInAnyOrderElementsOf(ProfileFields.PROFILE);
        String of = "/properties/";
        assertThat(names(of + "age/oneOf/1")).containsExactlyInAnyOrderElementsOf(ProfileFields.AGE);
        assertThat(names(of + "diet/oneOf/1")).containsExactlyInAnyOrderElementsOf(ProfileFields.DIET);
        assertThat(names(of + "supplements/items")).containsExactlyInAnyOrderElementsOf(ProfileFields.SUPPLEMENT);
        assertThat(names(of + "conditions/items/oneOf/1"))
                .containsExactlyInAnyOrderElementsOf(ProfileFields.ILEAL_RESECTION);
        assertThat(names(of + "drugs/items/oneOf/1")).containsExactlyInAnyOrderElementsOf(ProfileFields.DRUG);
        assertThat(names(of + "genotype")).containsExactlyInAnyOrderElementsOf(GenotypeReader.names());
        assertThat(names(of + "laboratory/oneOf/1/items"))
                .containsExactlyInAnyOrderElementsOf(ProfileFields.LABORATORY);
        assertThat(names(of + "renal")).containsExactlyInAnyOrderElementsOf(ProfileFields.RENAL);
        assertThat(names(of + "microbiome")).containsExactlyInAnyOrderElementsOf(ProfileFields.MICROBIOME);
    }

    @Test
    void wordsAreTheReadersWords() {
        String of = "/properties/";
        assertThat(words(of + "conditions/items/oneOf/0/enum"))
                .containsExactlyElementsOf(
                        Stream.of(Condition.values()).map(Condition::word).toList());
        assertThat(names(of + "laboratory/oneOf/2"))
                .containsExactlyElementsOf(
                        Stream.of(Marker.values()).map(Marker::word).toList());
        assertThat(words(of + "supplements/items/properties/form/enum"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(CobalaminForm.values())
                        .flatMap(form -> Stream.of(form.name(), form.chemicalName()))
                        .toList());
        assertThat(words("/$defs/pattern/enum")).hasSameSizeAs(Diet.Kind.values());
    }

    @Test
    void unitsAreTheReadersUnits() {
        for (Marker marker : Marker.values()) {
            List<String> units =
                    words("/properties/laboratory/oneOf/2/properties/" + marker.word() + "/properties/unit/enum");
            assertThat(units)
                    .as(marker.word())
                    .allMatch(unit -> LaboratoryUnit.find(marker, unit).isPresent())
                    .containsAll(LaboratoryUnit.of(marker).stream()
                            .map(LaboratoryUnit::word)
                            .toList());
        }
    }
}
