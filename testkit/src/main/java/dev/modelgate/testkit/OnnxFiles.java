package dev.modelgate.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Small ONNX files, written field by field: a logistic regression {@code input: float[?, width]} to
 * {@code output: float[?, 2]}, whose column 1 is the probability that a row is positive.
 *
 * @param weights one for each position of the input
 * @param bias the log odds of a row of zeros
 * @param activation operator that turns log odds into the output: {@code Softmax}, or another one to break the model
 * @param batch first dimension of input and output; 0 when it is dynamic
 * @param external path of the file that the weights claim to stand in
 */
public record OnnxFiles(List<Float> weights, float bias, String activation, int batch, Optional<String> external) {
    private static final int FLOAT = 1;

    public OnnxFiles {
        weights = List.copyOf(weights);
    }

    /** A logistic regression that works. */
    public static OnnxFiles logistic(float bias, Float... weights) {
        return new OnnxFiles(List.of(weights), bias, "Softmax", 0, Optional.empty());
    }

    /** The same model with another last operator. */
    public OnnxFiles activation(String operator) {
        return new OnnxFiles(weights, bias, operator, batch, external);
    }

    /** The same model for a fixed number of rows. */
    public OnnxFiles batch(int rows) {
        return new OnnxFiles(weights, bias, activation, rows, external);
    }

    /** The same model with its weights in another file. */
    public OnnxFiles external(String location) {
        return new OnnxFiles(weights, bias, activation, batch, Optional.of(location));
    }

    /** The file. */
    public byte[] bytes() {
        Message opset = new Message().text(1, "").number(2, 13);
        return new Message()
                .number(1, 7)
                .text(2, "modelgate-testkit")
                .message(7, graph())
                .message(8, opset)
                .bytes();
    }

    private Message graph() {
        Message gemm = new Message()
                .text(1, "input")
                .text(1, "weights")
                .text(1, "bias")
                .text(2, "odds")
                .text(4, "Gemm");
        Message last = new Message().text(1, "odds").text(2, "output").text(4, activation);
        return new Message()
                .message(1, gemm)
                .message(1, last)
                .text(2, "logistic")
                .message(5, weightTensor())
                .message(5, values(new Message().number(1, 2).number(2, FLOAT).text(8, "bias"), List.of(0f, bias)))
                .message(11, tensor("input", weights.size()))
                .message(12, tensor("output", 2));
    }

    private Message weightTensor() {
        Message tensor = new Message()
                .number(1, weights.size())
                .number(1, 2)
                .number(2, FLOAT)
                .text(8, "weights");
        if (external.isPresent()) {
            Message location = new Message().text(1, "location").text(2, external.get());
            return tensor.message(13, location).number(14, 1);
        }
        return values(
                tensor,
                weights.stream().flatMap(weight -> List.of(0f, weight).stream()).toList());
    }

    private static Message values(Message tensor, List<Float> values) {
        ByteBuffer raw = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(raw::putFloat);
        return tensor.raw(9, raw.array());
    }

    private Message tensor(String name, int width) {
        Message rows = batch == 0 ? new Message().text(2, "rows") : new Message().number(1, batch);
        Message shape = new Message().message(1, rows).message(1, new Message().number(1, width));
        Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
        return new Message().text(1, name).message(2, type);
    }

    /** A protobuf message that is being written. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return raw(field, value.bytes());
        }

        Message raw(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long left = value;
            while (left >= 0x80) {
                out.write((int) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }
    }
}
