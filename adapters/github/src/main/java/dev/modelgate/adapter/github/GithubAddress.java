package dev.modelgate.adapter.github;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository on a GitHub.
 *
 * @param host github.com, or that of an Enterprise Server, with its port
 * @param repository {@code owner/name}
 */
record GithubAddress(String host, String repository) {
    private static final String PUBLIC = "github.com";
    private static final String NAME = "([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\\.git)?/?";
    private static final Pattern WEB = Pattern.compile("https?://([A-Za-z0-9.-]+(?::[0-9]+)?)/" + NAME);
    private static final Pattern SSH = Pattern.compile("(?:ssh://)?git@([A-Za-z0-9.-]+)[:/]" + NAME);

    /** Reads what a user writes: an address for browsers, for cloning, or for ssh. */
    static Optional<GithubAddress> of(String location) {
        for (Pattern pattern : new Pattern[] {WEB, SSH}) {
            Matcher matcher = pattern.matcher(location);
            if (matcher.matches()) {
                return Optional.of(new GithubAddress(matcher.group(1), matcher.group(2)));
            }
        }
        return Optional.empty();
    }

    boolean isPublic() {
        return host.equals(PUBLIC);
    }

    /** Where REST is unless the settings say otherwise. */
    URI api() {
        return URI.create(isPublic() ? "https://api.github.com" : "https://" + host + "/api/v3");
    }
}
