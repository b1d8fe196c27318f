package dev.modelgate.training;

import dev.modelgate.evidence.Digest;
import dev.modelgate.model.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What training evidence says.
 *
 * @param model the model that was made
 * @param modelBytes size of the ONNX file
 * @param command program and arguments
 * @param seed seed that the command was given
 * @param commit commit of the project, when version control knows it
 * @param dirty digest over uncommitted changes, when there were any
 * @param datasets name of each dataset that was read to its digest
 * @param inputs name to digest of everything that was declared as read
 * @param outputs name to digest of everything that was declared as written
 * @param lines how many lines the command printed
 */
public record TrainingResult(
        ModelVersion model,
        long modelBytes,
        List<String> command,
        long seed,
        Optional<String> commit,
        Optional<Digest> dirty,
        SortedMap<String, Digest> datasets,
        SortedMap<String, Digest> inputs,
        SortedMap<String, Digest> outputs,
        long lines) {}
