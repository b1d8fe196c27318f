package dev.modelgate.model;

import dev.modelgate.data.Column;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The signature of a model that came without one, where there is only one reading: one float input as wide as the data
 * has numeric columns beside the label, which are taken in file order as they are, and one float output.
 */
final class DefaultSignature {
    private static final double THRESHOLD = 0.5;

    private final String file;
    private final ModelRuntime.LoadedModel model;

    DefaultSignature(String file, ModelRuntime.LoadedModel model) {
        this.file = file;
        this.model = model;
    }

    ModelSignature derive(List<Column> columns, String label) {
        List<Feature> features = columns.stream()
                .filter(column -> column.type().numeric() && !column.name().equals(label))
                .<Feature>map(column -> new Feature.Numeric(column.name(), 0, 1, OptionalDouble.empty()))
                .toList();
        ModelRuntime.Tensor input = only("input", model.inputs());
        if (input.shape().size() != 2 || input.shape().get(1) != features.size() || features.isEmpty()) {
            throw ambiguous("the input " + Tensors.describe(input) + " does not match the data, which has "
                    + features.size() + " numeric columns beside the label");
        }
        return new ModelSignature(
                new ModelSignature.Input(input.name(), features.size()), output(), features, THRESHOLD, List.of());
    }

    private ModelSignature.Output output() {
        ModelRuntime.Tensor output = only("output", model.outputs());
        boolean single = output.shape().size() == 1
                || output.shape().size() == 2 && output.shape().get(1) == 1;
        boolean two = output.shape().size() == 2 && output.shape().get(1) == 2;
        if (!single && !two) {
            throw ambiguous("the output " + Tensors.describe(output) + " does not say which class is the positive one");
        }
        return new ModelSignature.Output(output.name(), single ? 0 : 1);
    }

    private ModelRuntime.Tensor only(String role, List<ModelRuntime.Tensor> tensors) {
        List<ModelRuntime.Tensor> floats =
                tensors.stream().filter(tensor -> tensor.type().equals("float")).toList();
        if (floats.size() != 1) {
            throw ambiguous("it has " + floats.size() + " float " + role + "s, not one: " + Tensors.describe(tensors));
        }
        return floats.get(0);
    }

    private ProblemException ambiguous(String what) {
        return ProblemException.invalid(Problem.at(
                Place.of(file),
                "The model has no signature, and none can be derived: " + what,
                "Name the model's signature with {option:signature}"));
    }
}
