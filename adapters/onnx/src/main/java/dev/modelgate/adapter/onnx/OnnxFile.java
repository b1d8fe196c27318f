package dev.modelgate.adapter.onnx;

import dev.modelgate.data.DataFile;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Looks at a file before ONNX Runtime does, which has one sentence for everything that is no model. Also refuses what it
 * would follow: data outside of the file, which no digest of the file covers.
 */
final class OnnxFile {
    private static final int MOST_DEPTH = 100;
    private static final String AGAIN = "Fetch or export the model again, and compare the file's size";

    private final DataFile file;

    private OnnxFile(DataFile file) {
        this.file = file;
    }

    /**
     * Checks that a file is one whole ONNX model.
     *
     * @throws ProblemException INVALID, with what it is instead
     */
    static void check(DataFile file) {
        OnnxFile model = new OnnxFile(file);
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw model.refused(
                        "The file has " + channel.size() + " bytes; an ONNX file has less than 2 GiB",
                        "Export a smaller model");
            }
            model.check(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw model.refused(
                    "The model cannot be read: " + reason(e), "Name a file that can be read with {option:model}");
        }
    }

    /** The kind of failure alone: its message would bring this machine's paths into evidence. */
    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : e.getClass().getSimpleName();
    }

    private void check(ByteBuffer bytes) {
        FileKind kind = FileKind.of(bytes);
        if (kind != FileKind.BINARY) {
            throw refused(kind.what(), kind.fix());
        }
        boolean version = false;
        boolean graph = false;
        try {
            Protobuf model = Protobuf.of(bytes);
            while (model.next()) {
                version |= model.field() == OnnxMessage.MODEL_IR_VERSION;
                graph |= model.field() == OnnxMessage.MODEL_GRAPH && model.hasLength();
            }
        } catch (Protobuf.Malformed e) {
            throw malformed("The model is truncated or no ONNX file: at byte ", e);
        }
        if (!version || !graph) {
            throw refused(
                    "The file is a protobuf message, but no ONNX model: it has no " + (graph ? "IR version" : "graph"),
                    "Name an ONNX file with {option:model}");
        }
        try {
            walk(Protobuf.of(bytes), OnnxMessage.MODEL, 0);
        } catch (Protobuf.Malformed e) {
            throw malformed("The model is damaged: at byte ", e);
        }
    }

    private void walk(Protobuf fields, OnnxMessage message, int depth) throws Protobuf.Malformed {
        if (depth > MOST_DEPTH) {
            throw refused(
                    "The model nests graphs more than " + MOST_DEPTH + " messages deep",
                    "Export a model without such deep control flow");
        }
        if (message == OnnxMessage.TENSOR) {
            tensor(fields);
            return;
        }
        while (fields.next()) {
            Optional<OnnxMessage> nested = fields.hasLength() ? message.in(fields.field()) : Optional.empty();
            if (nested.isPresent()) {
                walk(fields.open(), nested.get(), depth + 1);
            }
        }
    }

    private void tensor(Protobuf fields) throws Protobuf.Malformed {
        String name = "";
        String location = "";
        boolean external = false;
        while (fields.next()) {
            if (fields.field() == OnnxMessage.TENSOR_NAME && fields.hasLength()) {
                name = fields.text();
            } else if (fields.field() == OnnxMessage.TENSOR_EXTERNAL_DATA && fields.hasLength()) {
                external = true;
                location = location.isEmpty() ? location(fields.open()) : location;
            } else if (fields.field() == OnnxMessage.TENSOR_DATA_LOCATION) {
                external |= fields.number() == OnnxMessage.EXTERNAL;
            }
        }
        if (external) {
            throw external(new ExternalData(name, location));
        }
    }

    /** The value of a {@code location} entry; empty for another entry. */
    private static String location(Protobuf entry) throws Protobuf.Malformed {
        String key = "";
        String value = "";
        while (entry.next()) {
            if (entry.field() == OnnxMessage.ENTRY_KEY && entry.hasLength()) {
                key = entry.text();
            } else if (entry.field() == OnnxMessage.ENTRY_VALUE && entry.hasLength()) {
                value = entry.text();
            }
        }
        return key.equals("location") ? value : "";
    }

    private ProblemException external(ExternalData data) {
        String where = data.leavesFolder() ? ", outside the model's folder" : "";
        return refused(
                "The tensor " + shown(data.tensor()) + " keeps its values in another file, " + shown(data.location())
                        + where + ", which the model's digest does not cover",
                "Save the model as a single file, in Python with onnx.save_model(model, path,"
                        + " save_as_external_data=False)");
    }

    /** Text from the file, without what would disturb a terminal, and not too long. */
    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return "'" + (clean.length() > 200 ? clean.substring(0, 200) + "…" : clean) + "'";
    }

    private ProblemException malformed(String start, Protobuf.Malformed e) {
        return refused(start + e.at() + ": " + e.getMessage(), AGAIN);
    }

    private ProblemException refused(String what, String fix) {
        return ProblemException.invalid(Problem.at(Place.of(file.name()), what, fix));
    }
}
