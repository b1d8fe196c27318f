package dev.modelgate.training;

import java.util.Map;

/** What this machine is, for the record. */
final class Hardware {
    private Hardware() {}

    static Map<String, Object> describe() {
        return Map.of(
                "os", System.getProperty("os.name"),
                "architecture", System.getProperty("os.arch"),
                "processors", Runtime.getRuntime().availableProcessors());
    }
}
