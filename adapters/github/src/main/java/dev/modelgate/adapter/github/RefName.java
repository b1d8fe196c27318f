package dev.modelgate.adapter.github;

import java.util.regex.Pattern;

/** Names of branches, by the rules of git-check-ref-format. */
final class RefName {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|^\\.|^/|^-|/$|\\.$|\\.lock(/|$)|^@$");

    private RefName() {}

    static boolean isValid(String branch) {
        return !branch.isEmpty() && !FORBIDDEN.matcher(branch).find();
    }
}
