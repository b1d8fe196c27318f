package dev.modelgate.app;

import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a frontend knows of the process that it runs in.
 *
 * @param folder the current folder
 * @param environment environment variables
 * @param servers gives the password of a server of Maven's settings; only where Maven runs
 * @param adapters where adapters are found
 * @param clock the only source of time
 * @param events hears what happens
 * @param cancellation tells when to stop
 * @param toolVersion version of Modelgate
 */
public record Surroundings(
        Path folder,
        Map<String, String> environment,
        Optional<Function<String, Optional<String>>> servers,
        AdapterSource adapters,
        Clock clock,
        EventSink events,
        Cancellation cancellation,
        String toolVersion) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
