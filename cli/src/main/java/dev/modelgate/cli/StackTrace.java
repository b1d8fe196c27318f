package dev.modelgate.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A stack trace as text, for those who asked for it. */
record StackTrace(Throwable defect) {
    void print(PrintStream stream) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        for (Throwable cause = defect; cause != null; cause = cause.getCause()) {
            writer.println(cause);
            for (StackTraceElement element : cause.getStackTrace()) {
                writer.println("    at " + element);
            }
        }
        writer.flush();
        stream.print(text);
    }
}
