package dev.modelgate.model;

/** Opens a model runtime. Found through {@link java.util.ServiceLoader}; loading it must not load native code. */
public interface ModelRuntimeProvider {
    /** Name of the runtime, such as {@code onnx}. */
    String name();

    /**
     * Opens the runtime.
     *
     * @param threads how many threads one run may use, at least 1
     */
    ModelRuntime open(int threads);
}
