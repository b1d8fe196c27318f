package dev.modelgate.promotion;

import java.util.List;
import java.util.Optional;

/**
 * One stage of the promotion pipeline.
 *
 * @param name name, usable in a path and in a branch
 * @param path file in the GitOps repository that says which model it runs
 * @param after environments in which a model must run first, sorted
 * @param policy file of the policy that guards it
 * @param fields values that make up the version; version, digest and signature are among them
 */
public record Environment(String name, String path, List<String> after, Optional<String> policy, List<Field> fields) {
    public Environment {
        after = after.stream().sorted().toList();
        fields = List.copyOf(fields);
    }

    /**
     * A value of the environment's file.
     *
     * @param path way to it
     * @param value what it holds
     */
    public record Field(YamlPath path, BumpField.Value value) {}

    @Override
    public String toString() {
        return name;
    }
}
