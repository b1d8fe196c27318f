package dev.modelgate.adapter.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on the lines that a process prints. A line without an end cannot fill the memory: it is cut. */
final class OutputLines implements Runnable {
    private static final int LONGEST = 8192;

    private final InputStream stream;
    private final Consumer<String> lines;

    OutputLines(InputStream stream, Consumer<String> lines) {
        this.stream = new BufferedInputStream(stream, 1 << 16);
        this.lines = lines;
    }

    @Override
    public void run() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (stream) {
            for (int next = stream.read(); next >= 0; next = stream.read()) {
                if (next == '\n') {
                    flush(line);
                } else if (line.size() < LONGEST) {
                    line.write(next);
                }
            }
        } catch (IOException e) {
            lines.accept("(the output ended early: " + e.getMessage() + ")");
        }
        if (line.size() > 0) {
            flush(line);
        }
    }

    private void flush(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        line.reset();
    }
}
