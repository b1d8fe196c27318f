package dev.modelgate.adapter.onnx;

import dev.modelgate.model.ModelRuntime;
import dev.modelgate.model.ModelRuntimeProvider;

/**
 * Offers ONNX Runtime. A model always runs in one thread, however many are allowed: ONNX Runtime does not promise that a
 * sum that is split over threads has the same bits, and evidence has to be the same at any thread count.
 */
public final class OnnxRuntimeProvider implements ModelRuntimeProvider {
    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public ModelRuntime open(int threads) {
        return new OnnxModels();
    }
}
