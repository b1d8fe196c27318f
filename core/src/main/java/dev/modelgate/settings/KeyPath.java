package dev.modelgate.settings;

import java.util.regex.Pattern;

/** How the way to a value is spelled: {@code gitops.environments[1].path}. */
final class KeyPath {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private KeyPath() {}

    static String key(String parent, String key) {
        if (!PLAIN.matcher(key).matches()) {
            return parent + "[\"" + key + "\"]";
        }
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String index(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /** The path without its last part; the empty path when there is only one. */
    static String parent(String path) {
        if (path.endsWith("\"]")) {
            return path.substring(0, Math.max(0, path.lastIndexOf("[\"")));
        }
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
