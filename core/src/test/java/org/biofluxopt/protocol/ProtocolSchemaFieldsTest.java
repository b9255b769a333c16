package org.biofluxopt.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.biofluxopt.profile.GenotypeReader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema and the reader name the same things. */
class ProtocolSchemaFieldsTest {
    private static final JsonNode SCHEMA = schema();

    private static JsonNode schema() {
        try (InputStream text = ProtocolReader.class.getResourceAsStream(ProtocolReader.SCHEMA)) {
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
        String subjects = "/properties/subjects";
        assertThat(names("")).containsExactlyInAnyOrderElementsOf(ProtocolFields.PROTOCOL);
        assertThat(names(subjects)).containsExactlyInAnyOrderElementsOf(ProtocolFields.SUBJECTS);
        assertThat(names(subjects + "/properties/age/oneOf/1"))
                .containsExactlyInAnyOrderElementsOf(ProtocolFields.SPREAD);
        assertThat(names(subjects + "/properties/baseline"))
                .containsExactlyInAnyOrderElementsOf(ProtocolFields.BASELINE);
        assertThat(names(subjects + "/properties/genotype"))
                .containsExactlyInAnyOrderElementsOf(GenotypeReader.names());
        assertThat(names(subjects + "/properties/microbiome/oneOf/1"))
                .containsExactlyInAnyOrderElementsOf(ProtocolFields.MICROBIOME);
        assertThat(names("/$defs/condition/oneOf/1")).containsExactlyInAnyOrderElementsOf(ProtocolFields.CONDITION);
        assertThat(names("/$defs/drug/oneOf/1")).containsExactlyInAnyOrderElementsOf(ProtocolFields.DRUG);
        assertThat(names("/$defs/diet/oneOf/1")).containsExactlyInAnyOrderElementsOf(ProtocolFields.DIET);
        assertThat(names("/$defs/entry")).containsExactlyInAnyOrderElementsOf(ProtocolFields.ENTRY);
        assertThat(names("/$defs/entry/properties/probiotic"))
                .containsExactlyInAnyOrderElementsOf(ProtocolFields.PROBIOTIC);
        assertThat(names("/$defs/entry/properties/food/oneOf/1"))
                .containsExactlyInAnyOrderElementsOf(ProtocolFields.FOOD);
        assertThat(names("/properties/statistics/items")).containsExactlyInAnyOrderElementsOf(ProtocolFields.STATISTIC);
        assertThat(names("/properties/arms/items")).containsExactlyInAnyOrderElementsOf(ProtocolFields.ARM);
    }

    @Test
    void wordsAreTheReadersWords() {
        assertThat(words("/$defs/output/enum")).containsExactlyInAnyOrderElementsOf(Measurement.words());
        assertThat(words("/$defs/condition/oneOf/0/enum"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Ailment.values())
                        .filter(ailment -> ailment != Ailment.ILEAL_RESECTION)
                        .map(Ailment::word)
                        .toList());
        assertThat(words("/$defs/entry/properties/food/oneOf/0/enum")).containsExactlyInAnyOrderElementsOf(Foods.WORDS);
        assertThat(Stream.of(StatisticRequest.Kind.values()).map(StatisticRequest.Kind::word))
                .allMatch(ProtocolFields.STATISTIC::contains);
    }
}
