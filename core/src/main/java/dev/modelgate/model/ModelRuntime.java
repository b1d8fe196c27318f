package dev.modelgate.model;

import dev.modelgate.data.DataFile;
import java.util.List;

/** Loads models of one format. */
public interface ModelRuntime {
    /**
     * Loads a model. Messages call it by the file's name.
     *
     * @throws dev.modelgate.problem.ProblemException INVALID with the reason when it is not a model that can be run:
     *     truncated, text, a Git LFS pointer, external data outside its folder, an unknown operator
     */
    LoadedModel load(DataFile file);

    /** A model that can be run until it is closed. Safe for use by one thread at a time. */
    interface LoadedModel extends AutoCloseable {
        /** Inputs in the model's order. */
        List<Tensor> inputs();

        /** Outputs in the model's order. */
        List<Tensor> outputs();

        /**
         * Runs a batch.
         *
         * @param input name of the float input
         * @param rows one row of features each, all of the same width
         * @param output name of the float output
         * @return one row of results each
         */
        float[][] run(String input, float[][] rows, String output);

        @Override
        void close();
    }

    /**
     * An input or output.
     *
     * @param name name in the graph
     * @param type element type in ONNX terms, such as {@code float}
     * @param shape dimensions; -1 where it is not fixed
     */
    record Tensor(String name, String type, List<Long> shape) {
        public Tensor {
            shape = List.copyOf(shape);
        }
    }
}
