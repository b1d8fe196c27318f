package dev.modelgate.run;

import dev.modelgate.problem.Conclusion;

/** Something that happened while a goal ran, told as it happens. */
public sealed interface Event {
    /** A step begins, for a stated reason. */
    record StepStarted(String step, String reason) implements Event {}

    /** A step was not run, for a stated reason. */
    record StepSkipped(String step, String reason) implements Event {}

    /** A step has ended. */
    record StepEnded(String step, Conclusion conclusion) implements Event {}

    /** Work that takes a while moved on. */
    record Progress(String step, String message) implements Event {}

    /** A line that a command of the project printed. */
    record Output(String line) implements Event {}
}
