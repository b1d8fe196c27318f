package dev.modelgate.policies;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import java.util.List;

/** The variables and the limits of every expression. Initialising this class loads CEL. */
final class CelEnvironment {
    /** What an expression can see; all but the environment's name are mappings. */
    static final List<String> MAPPINGS = List.of("candidate", "champion", "evidence");

    static final String ENVIRONMENT = "environment";

    /** Far above what evidence holds, far below what a person would wait for. */
    private static final int MOST_ITERATIONS = 100_000;

    static final Cel CEL = cel();

    private CelEnvironment() {}

    private static Cel cel() {
        CelOptions options = CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .comprehensionMaxIterations(MOST_ITERATIONS)
                .build();
        var builder = CelFactory.plannerCelBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar(ENVIRONMENT, SimpleType.STRING);
        MAPPINGS.forEach(name -> builder.addVar(name, MapType.create(SimpleType.STRING, SimpleType.DYN)));
        return builder.build();
    }
}
