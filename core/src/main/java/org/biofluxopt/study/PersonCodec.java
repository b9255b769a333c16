package org.biofluxopt.study;

import tools.jackson.databind.json.JsonMapper;

/** A person's results as one line of JSON and back, bit for bit. */
public final class PersonCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PersonCodec() {}

    public static String write(PersonResult person) {
        return MAPPER.writeValueAsString(person);
    }

    public static PersonResult read(String line) {
        return MAPPER.readValue(line, PersonResult.class);
    }
}
