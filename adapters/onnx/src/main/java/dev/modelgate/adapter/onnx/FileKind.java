package dev.modelgate.adapter.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the first bytes of a file say that it is, where people often take it for a model. */
enum FileKind {
    /** Nothing. */
    EMPTY("The model is an empty file", "Fetch or export the model again"),
    /** What Git LFS leaves in place of a file that was not fetched. */
    LFS_POINTER(
            "The model is a Git LFS pointer, not the file that it points to",
            "Fetch the file with 'git lfs pull'; in a workflow, check out with 'lfs: true'"),
    /** A web page: most likely an error or sign-in page that was saved under the model's name. */
    HTML(
            "The model is an HTML page, most likely an error or sign-in page that was downloaded in its place",
            "Open the address in a browser to see what it says, and download the model again"),
    /** Some other text. */
    TEXT("The model is a text file, not an ONNX file", "Name an ONNX file with {option:model}"),
    /** A zip archive, such as a PyTorch or Keras model. */
    ZIP(
            "The model is a zip archive, such as PyTorch and Keras write, not an ONNX file",
            "Export the model to ONNX, in PyTorch with torch.onnx.export"),
    /** A compressed file. */
    GZIP("The model is a gzip file, not an ONNX file", "Decompress it first"),
    /** Anything else; an ONNX file is among these. */
    BINARY("", "");

    private static final int LOOK = 512;

    private final String what;
    private final String fix;

    FileKind(String what, String fix) {
        this.what = what;
        this.fix = fix;
    }

    static FileKind of(ByteBuffer file) {
        byte[] first = new byte[Math.min(LOOK, file.limit())];
        file.get(0, first);
        String text = new String(first, StandardCharsets.ISO_8859_1);
        if (first.length == 0) {
            return EMPTY;
        }
        if (text.startsWith("version https://git-lfs.github.com/spec/")) {
            return LFS_POINTER;
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return ZIP;
        }
        if (text.startsWith("\u001f\u008b")) {
            return GZIP;
        }
        if (!isText(first)) {
            return BINARY;
        }
        String lower = text.stripLeading().toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype html") || lower.startsWith("<html") ? HTML : TEXT;
    }

    /** What to tell a person; empty for {@link #BINARY}. */
    String what() {
        return what;
    }

    String fix() {
        return fix;
    }

    /** No control character but white space: an ONNX file has some in its first bytes. */
    private static boolean isText(byte[] bytes) {
        for (byte next : bytes) {
            boolean control = next >= 0 && next < ' ' || next == 0x7f;
            if (control && next != '\n' && next != '\r' && next != '\t' && next != '\f') {
                return false;
            }
        }
        return true;
    }
}
