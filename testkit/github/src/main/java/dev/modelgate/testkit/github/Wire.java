package dev.modelgate.testkit.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as GitHub writes it: what is not there is a null, and not left out. */
final class Wire {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private Wire() {}
}
