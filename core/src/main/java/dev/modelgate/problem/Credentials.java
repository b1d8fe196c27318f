package dev.modelgate.problem;

import java.util.regex.Pattern;

/** User names with passwords, and tokens, that stand in addresses. */
public final class Credentials {
    /** What stands between the scheme and the host; a lone user name is no secret where keys are used, as with ssh. */
    private static final Pattern IN_ADDRESS = Pattern.compile(
            "(https?://)[^/\\s@]+@|([a-z][a-z0-9+.-]*://)[^/\\s@:]*:[^/\\s@]*@", Pattern.CASE_INSENSITIVE);

    private Credentials() {}

    /** Whether a text has any. */
    public static boolean in(String text) {
        return IN_ADDRESS.matcher(text).find();
    }

    /** The text with stars in their place. */
    public static String without(String text) {
        return IN_ADDRESS
                .matcher(text)
                .replaceAll(found -> (found.group(1) != null ? found.group(1) : found.group(2)) + "***@");
    }
}
