package dev.modelgate.testkit.scenario;

import dev.modelgate.app.AdapterSource;
import dev.modelgate.app.Modelgate;
import dev.modelgate.app.Surroundings;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The goals themselves, without a frontend around them; reports leave the names of goals and options to be spelled.
 * Adapters and renderings are those of the class path.
 *
 * @param environment environment variables
 * @param clock what time it is
 * @param toolVersion version of Modelgate
 */
public record UseCase(Map<String, String> environment, Clock clock, String toolVersion) implements Frontend {
    public UseCase {
        environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "use case";
    }

    @Override
    public Dialect dialect() {
        return Golden.WORDS;
    }

    @Override
    public Ending run(Path folder, String goal, List<String> arguments) {
        ClassLoader loader = UseCase.class.getClassLoader();
        Surroundings surroundings = new Surroundings(
                folder,
                environment,
                Optional.empty(),
                AdapterSource.of(loader),
                clock,
                EventSink.none(),
                new Cancellation(),
                toolVersion);
        Report report = new Modelgate(surroundings, ignored -> {}, UseCase::rethrow).run(goal, options(arguments));
        return new Ending(
                report.conclusion(),
                renderer("text", loader).render(report, dialect()),
                renderer("json", loader).render(report, dialect()));
    }

    private static ReportRenderer renderer(String format, ClassLoader loader) {
        return ServiceLoader.load(ReportRenderer.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(renderer -> renderer.format().equals(format))
                .findFirst()
                .orElseThrow();
    }

    /** What nobody expected is a failure of the scenario, whatever the report makes of it. */
    private static void rethrow(Throwable defect) {
        if (!(defect instanceof ProblemException)) {
            throw new IllegalStateException("a defect reached the report", defect);
        }
    }

    private static Map<String, List<String>> options(List<String> arguments) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                values = options.computeIfAbsent(argument.substring(2), name -> new ArrayList<>());
            } else {
                values.add(argument);
            }
        }
        return options;
    }
}
