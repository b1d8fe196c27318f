package dev.modelgate.model;

import dev.modelgate.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks a model's inputs and outputs against its signature. */
final class Tensors {
    static final String CHECK = "tensors";
    private static final String FLOAT = "float";
    private static final String RETRAIN = "Export the model and its signature again, together";

    private final ModelRuntime.LoadedModel model;
    private final ModelSignature signature;
    private final List<Finding> findings = new ArrayList<>();

    private Tensors(ModelRuntime.LoadedModel model, ModelSignature signature) {
        this.model = model;
        this.signature = signature;
    }

    static Check check(ModelRuntime.LoadedModel model, ModelSignature signature) {
        Tensors tensors = new Tensors(model, signature);
        tensors.input();
        tensors.output();
        return Check.of(CHECK, describe(model.inputs()) + " to " + describe(model.outputs()), tensors.findings);
    }

    static String describe(List<ModelRuntime.Tensor> tensors) {
        return tensors.stream().map(Tensors::describe).collect(Collectors.joining(", "));
    }

    /** Such as {@code input: float[?, 61]}. */
    static String describe(ModelRuntime.Tensor tensor) {
        String shape = tensor.shape().stream()
                .map(size -> size < 0 ? "?" : size.toString())
                .collect(Collectors.joining(", "));
        return tensor.name() + ": " + tensor.type() + "[" + shape + "]";
    }

    private void input() {
        String name = signature.input().name();
        String expected = name + ": float[?, " + signature.input().width() + "]";
        Optional<ModelRuntime.Tensor> input = named(name, model.inputs());
        if (input.isEmpty() || model.inputs().size() != 1) {
            miss("input", describe(model.inputs()), expected + " and no other", RETRAIN);
            return;
        }
        ModelRuntime.Tensor tensor = input.get();
        boolean fits = tensor.type().equals(FLOAT)
                && tensor.shape().size() == 2
                && fits(tensor.shape().get(1), signature.input().width());
        if (!fits) {
            miss("input", describe(tensor), expected, RETRAIN);
        } else if (tensor.shape().get(0) >= 0) {
            miss(
                    "input",
                    describe(tensor),
                    expected,
                    "Export the model with a dynamic first dimension, so that it takes any number of rows");
        }
    }

    private void output() {
        ModelSignature.Output wanted = signature.output();
        String expected = wanted.name() + ": float[?, n] with n > " + wanted.positive();
        Optional<ModelRuntime.Tensor> output = named(wanted.name(), model.outputs());
        boolean fits = output.filter(tensor -> tensor.type().equals(FLOAT))
                .map(ModelRuntime.Tensor::shape)
                .filter(shape -> shape.size() == 1 && wanted.positive() == 0
                        || shape.size() == 2 && (shape.get(1) < 0 || shape.get(1) > wanted.positive()))
                .isPresent();
        if (!fits) {
            miss("output", output.map(Tensors::describe).orElseGet(() -> describe(model.outputs())), expected, RETRAIN);
        }
    }

    private void miss(String subject, String observed, String expected, String fix) {
        findings.add(Finding.of(CHECK, subject, observed, expected, fix));
    }

    private static boolean fits(long dimension, int width) {
        return dimension < 0 || dimension == width;
    }

    private static Optional<ModelRuntime.Tensor> named(String name, List<ModelRuntime.Tensor> tensors) {
        return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }
}
