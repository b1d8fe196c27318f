package dev.modelgate.testkit.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a scenario happens: a folder with the model's repository in {@code project} and the GitOps repository in
 * {@code gitops.git}.
 *
 * @param root the folder
 */
record Stage(Path root) {
    Path project() {
        return root.resolve("project");
    }

    Path gitops() {
        return root.resolve("gitops.git");
    }

    /** A file of the project, or one beside it that is written with {@code ..}. */
    Path file(String name) {
        Path file = project().resolve(name).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException(name + " is outside of the stage");
        }
        return file;
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(file(name).getParent());
            Files.write(file(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lays the files of a folder's {@code project} and {@code gitops} over those that are there. */
    void lay(Path from) {
        Folders.copyOver(from.resolve("project"), project());
        Folders.copyOver(from.resolve("gitops"), seed());
    }

    /** Makes repositories of what was laid: the project's without a commit, the GitOps repository with one. */
    void makeRepositories() {
        new Git(root).run("init", "-q", "--bare", "--initial-branch=main", gitops().toString());
        new Git(root).run("init", "-q", "--initial-branch=main", seed().toString());
        commitAndPush("Environments that run no model yet");
        new Git(root).run("init", "-q", "--initial-branch=main", project().toString());
    }

    /** Changes files of the GitOps repository's main branch, as a person with a clone does. */
    void changeGitops(String message, String file, String replace, String by) {
        new Git(root).run("clone", "-q", gitops().toString(), seed().toString());
        String name = root.relativize(seed().resolve(file)).toString();
        write("../" + name, Folders.replaced(read("../" + name), replace, by));
        commitAndPush(message);
    }

    private void commitAndPush(String message) {
        Git git = new Git(seed());
        git.run("add", "-A");
        git.run("commit", "-q", "-m", message);
        git.run("push", "-q", gitops().toString(), "main");
        Folders.delete(seed());
    }

    private Path seed() {
        return root.resolve("seed");
    }

    /** Every ref of the GitOps repository; empty when there is no repository. */
    String gitopsRefs() {
        return Files.isDirectory(gitops()) ? new Git(gitops()).run("for-each-ref") : "";
    }

    /** Size and content of every file of the project that is not Modelgate's own, a training output, or Git's. */
    Map<String, Integer> projectFiles() {
        Map<String, Integer> files = new TreeMap<>();
        for (Path path : Folders.below(project())) {
            String name = project().relativize(path).toString();
            if (Files.isRegularFile(path) && !name.matches("(.*/)?(\\.modelgate|build|\\.git)/.*")) {
                files.put(name, Arrays.hashCode(bytes(name)));
            }
        }
        return files;
    }

    Stage copyTo(Path other) {
        Folders.copyOver(root, other);
        return new Stage(other);
    }
}
