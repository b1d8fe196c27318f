package dev.modelgate.app;

import dev.modelgate.report.Report;

/**
 * Something that a user can ask Modelgate to do. Its name, its description and its options are the same for every
 * frontend.
 *
 * @param <O> record of the goal's own options
 */
interface Goal<O extends Record> {
    /** Name, in kebab case. */
    String name();

    /** What it does, in one sentence. */
    String description();

    /** The record whose components are its options. */
    Class<O> options();

    /** The common options among them. */
    CommonOptions common(O options);

    /** Does it. */
    Report run(O options, Workplace workplace);
}
