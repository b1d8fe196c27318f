package dev.modelgate.examples.flights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training is asked to do.
 *
 * @param features the columns to look at
 * @param train the files to learn from, in order
 * @param holdout files to measure on, perhaps none
 * @param model where the ONNX file goes
 * @param signature where its signature goes
 */
record Arguments(FeatureSet features, List<Path> train, List<Path> holdout, Path model, Path signature) {

    private static final String USAGE = "Usage: --features schedule|schedule+weather|distance --train FILE..."
            + " [--holdout FILE...] --model FILE --signature FILE";
    private static final List<String> OPTIONS = List.of("--features", "--train", "--holdout", "--model", "--signature");

    Arguments {
        train = List.copyOf(train);
        holdout = List.copyOf(holdout);
    }

    static Arguments parse(List<String> words) {
        Map<String, List<String>> values = new HashMap<>();
        String option = "";
        for (String word : words) {
            if (word.startsWith("--")) {
                if (!OPTIONS.contains(word)) {
                    throw new UsageException("There is no option " + word + ".\n" + USAGE);
                }
                option = word;
            } else if (option.isEmpty()) {
                throw new UsageException("\"" + word + "\" belongs to no option.\n" + USAGE);
            } else {
                values.computeIfAbsent(option, key -> new ArrayList<>()).add(word);
            }
        }
        return new Arguments(
                FeatureSet.parse(one(values, "--features")),
                some(values, "--train"),
                values.getOrDefault("--holdout", List.of()).stream()
                        .map(Path::of)
                        .toList(),
                Path.of(one(values, "--model")),
                Path.of(one(values, "--signature")));
    }

    private static String one(Map<String, List<String>> values, String option) {
        List<String> given = values.getOrDefault(option, List.of());
        if (given.size() != 1) {
            throw new UsageException(option + " needs exactly one value.\n" + USAGE);
        }
        return given.get(0);
    }

    private static List<Path> some(Map<String, List<String>> values, String option) {
        List<String> given = values.getOrDefault(option, List.of());
        if (given.isEmpty()) {
            throw new UsageException(option + " needs at least one value.\n" + USAGE);
        }
        return given.stream().map(Path::of).toList();
    }
}
