package dev.modelgate.adapter.onnx;

import java.util.List;

/**
 * A tensor whose values stand in another file.
 *
 * @param tensor name of the tensor
 * @param location path of the other file, as the model has it
 */
record ExternalData(String tensor, String location) {
    /** Whether the path leaves the model's folder, on any platform. */
    boolean leavesFolder() {
        String path = location.replace('\\', '/');
        boolean absolute = path.startsWith("/") || path.matches("(?i)[a-z]:.*");
        return absolute || List.of(path.split("/")).contains("..");
    }
}
