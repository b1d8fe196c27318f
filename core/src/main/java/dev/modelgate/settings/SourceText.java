package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gets the text of a settings file, or says why it is none. */
final class SourceText {
    /** A settings file of this size already holds tens of thousands of lines. */
    static final int LARGEST = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /** The bytes of a file; one that is too large is not read. */
    static byte[] bytes(Path file, String name) {
        Place place = Place.of(name);
        if (Files.isDirectory(file)) {
            throw invalid(place, "expected a YAML file, found a folder", "Name a file in it");
        }
        if (Files.notExists(file)) {
            throw invalid(place, "the file does not exist", "Check the path, or create the file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > LARGEST) {
                throw tooLarge(place);
            }
            // a device or a pipe has no size: the bound holds for it all the same
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge(place);
            }
            return bytes;
        } catch (AccessDeniedException e) {
            throw invalid(place, "the file may not be read", "Give yourself the right to read it");
        } catch (IOException e) {
            throw ProblemException.unknown(
                    Problem.at(place, "reading the file failed: " + e.getMessage(), "Try again, or check the disk"), e);
        }
    }

    /** UTF-8 text without its byte order mark. */
    static String decode(byte[] bytes, String name) {
        if (bytes.length > LARGEST) {
            throw tooLarge(Place.of(name));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        decoded.flip();
        boolean marked = decoded.length() > 0 && decoded.charAt(0) == BYTE_ORDER_MARK;
        String text = decoded.subSequence(marked ? 1 : 0, decoded.length()).toString();
        if (result.isError()) {
            throw invalid(end(text, name), "the file is not UTF-8 text", "Save it as UTF-8");
        }
        refuseControlCharacters(text, name);
        return text;
    }

    private static void refuseControlCharacters(String text, String name) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean layout = c == '\n' || c == '\r' || c == '\t' || c == '\u0085';
            boolean special = Character.isISOControl(c) || c == '\uFFFE' || c == '\uFFFF';
            if (special && !layout) {
                String what = "the control character U+"
                        + Integer.toHexString(0x10000 | c).substring(1) + " cannot stand in a YAML file";
                throw invalid(end(text.substring(0, i), name), what, "Remove it");
            }
        }
    }

    /** The place right after a text. */
    private static Place end(String text, String name) {
        String normal = text.replace("\r\n", "\n").replace('\r', '\n');
        int start = normal.lastIndexOf('\n') + 1;
        int line = 1 + (int) normal.chars().filter(c -> c == '\n').count();
        return new Place(name, line, 1 + normal.codePointCount(start, normal.length()));
    }

    private static ProblemException tooLarge(Place place) {
        return invalid(
                place, "the file is larger than 1 MiB, the most that is read", "Check that it is the file you mean");
    }

    private static ProblemException invalid(Place place, String what, String fix) {
        return ProblemException.invalid(Problem.at(place, what, fix));
    }
}
