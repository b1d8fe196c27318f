package dev.modelgate.adapter.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.modelgate.data.DataFile;
import dev.modelgate.model.ModelRuntime;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** A model that ONNX Runtime has loaded. */
final class OnnxModel implements ModelRuntime.LoadedModel {
    private static final int MOST_REASON = 300;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final DataFile file;
    private final List<ModelRuntime.Tensor> inputs;
    private final List<ModelRuntime.Tensor> outputs;

    private OnnxModel(
            OrtEnvironment environment,
            OrtSession session,
            DataFile file,
            List<ModelRuntime.Tensor> inputs,
            List<ModelRuntime.Tensor> outputs) {
        this.environment = environment;
        this.session = session;
        this.file = file;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    static OnnxModel of(OrtEnvironment environment, OrtSession session, DataFile file) throws OrtException {
        List<ModelRuntime.Tensor> inputs = tensors(session.getInputInfo().values());
        List<ModelRuntime.Tensor> outputs = tensors(session.getOutputInfo().values());
        return new OnnxModel(environment, session, file, inputs, outputs);
    }

    @Override
    public List<ModelRuntime.Tensor> inputs() {
        return inputs;
    }

    @Override
    public List<ModelRuntime.Tensor> outputs() {
        return outputs;
    }

    @Override
    public float[][] run(String input, float[][] rows, String output) {
        if (rows.length == 0) {
            return new float[0][];
        }
        try (OnnxTensor tensor = tensor(rows);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            return split(result.get(0), rows.length, output);
        } catch (OrtException e) {
            throw refused("The model failed on " + rows.length + " rows: " + reason(e, file));
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw ProblemException.unknown(
                    Problem.of(
                            "ONNX Runtime could not close the model: " + reason(e, file),
                            "Run {goal:validate-model} again"),
                    e);
        }
    }

    /** ONNX Runtime's own words in one line, without places in its source code or on this machine. */
    static String reason(OrtException e, DataFile file) {
        String message = String.valueOf(e.getMessage())
                .replace(file.path().toString(), "the file")
                .replaceAll("\\S*/\\S+\\.(cc|h):\\d+", "")
                .replaceAll("\\s+", " ")
                .strip();
        return message.length() > MOST_REASON ? message.substring(0, MOST_REASON) + "…" : message;
    }

    private OnnxTensor tensor(float[][] rows) throws OrtException {
        int width = rows[0].length;
        FloatBuffer values = ByteBuffer.allocateDirect(
                        Math.multiplyExact(Math.multiplyExact(rows.length, width), Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (float[] row : rows) {
            values.put(row);
        }
        return OnnxTensor.createTensor(environment, values.rewind(), new long[] {rows.length, width});
    }

    private float[][] split(OnnxValue value, int rows, String output) {
        if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
            throw refused("The output " + output + " is no float tensor");
        }
        FloatBuffer values = tensor.getFloatBuffer();
        if (values.remaining() % rows != 0) {
            throw refused("The output " + output + " has " + values.remaining() + " values for " + rows + " rows");
        }
        float[][] results = new float[rows][values.remaining() / rows];
        for (float[] result : results) {
            values.get(result);
        }
        return results;
    }

    private ProblemException refused(String what) {
        return ProblemException.invalid(Problem.at(
                Place.of(file.name()), what, "Run the model with ONNX Runtime on a few rows where it was trained"));
    }

    private static List<ModelRuntime.Tensor> tensors(Collection<NodeInfo> nodes) {
        return nodes.stream()
                .map(node -> node.getInfo() instanceof TensorInfo info
                        ? new ModelRuntime.Tensor(
                                node.getName(),
                                info.type.name().toLowerCase(Locale.ROOT),
                                LongStream.of(info.getShape()).boxed().toList())
                        : new ModelRuntime.Tensor(
                                node.getName(), node.getInfo().getClass().getSimpleName(), List.of()))
                .toList();
    }
}
