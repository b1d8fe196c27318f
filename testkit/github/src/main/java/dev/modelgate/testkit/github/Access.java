package dev.modelgate.testkit.github;

import java.util.Map;
import java.util.Set;

/**
 * Who a token stands for, and what it may.
 *
 * @param kind what sort of token
 * @param login name that its writes carry
 * @param permissions {@code read} or {@code write} by name of the permission, as GitHub names them: {@code contents},
 *     {@code pull_requests}, {@code checks}, {@code statuses}, {@code deployments}
 */
public record Access(Kind kind, String login, Map<String, String> permissions) {
    private static final Set<String> ALL =
            Set.of("contents", "pull_requests", "issues", "checks", "statuses", "deployments", "environments");

    public Access {
        permissions = Map.copyOf(permissions);
    }

    /** Sorts of tokens. */
    public enum Kind {
        /** Of a person; cannot write check runs. */
        PERSONAL,
        /** The {@code GITHUB_TOKEN} of a workflow; what it opens does not start workflows. */
        WORKFLOW,
        /** Of an App's installation. */
        INSTALLATION
    }

    /** Whoever may do everything that its kind can. */
    public static Access all(Kind kind, String login) {
        return new Access(
                kind, login, ALL.stream().collect(java.util.stream.Collectors.toMap(one -> one, one -> "write")));
    }

    /** The same with one permission less. */
    public Access without(String permission) {
        Map<String, String> fewer = new java.util.HashMap<>(permissions);
        fewer.remove(permission);
        return new Access(kind, login, fewer);
    }

    boolean may(String permission, boolean write) {
        String granted = permissions.getOrDefault(permission, "");
        return granted.equals("write") || !write && granted.equals("read");
    }
}
