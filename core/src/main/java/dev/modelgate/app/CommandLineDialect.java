package dev.modelgate.app;

import dev.modelgate.problem.Dialect;

/** The words of the command line; also those of pull requests, which nobody reads in a build. */
public final class CommandLineDialect implements Dialect {
    @Override
    public String goal(String name) {
        return "modelgate " + name;
    }

    @Override
    public String option(String name) {
        return "--" + name;
    }
}
