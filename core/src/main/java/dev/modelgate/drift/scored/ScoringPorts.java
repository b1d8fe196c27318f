package dev.modelgate.drift.scored;

import dev.modelgate.data.Rows;
import dev.modelgate.data.ScratchFiles;
import dev.modelgate.model.ModelRuntime;
import java.util.function.Supplier;

/**
 * What scoring takes, opened when it is first needed.
 *
 * @param runtime runs models
 * @param rows reads the rows
 * @param files keeps the scores
 */
public record ScoringPorts(
        Supplier<? extends ModelRuntime> runtime,
        Supplier<? extends Rows> rows,
        Supplier<? extends ScratchFiles> files) {}
