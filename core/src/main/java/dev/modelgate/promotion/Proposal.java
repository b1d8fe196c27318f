package dev.modelgate.promotion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.InToto;
import dev.modelgate.evidence.Json;
import dev.modelgate.model.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a promotion would write on top of one commit, and the words that go with it. The same for the same input. */
final class Proposal {
    private final Promote.Request request;
    private final Environment environment;
    private final EnvironmentFile file;
    private final ChangeSet changes;
    private final Optional<ModelVersion> champion;

    private Proposal(Promote.Request request, Environment environment, EnvironmentFile file, ChangeSet changes) {
        this.request = request;
        this.environment = environment;
        this.file = file;
        this.changes = changes;
        this.champion = file.champion(request.candidate().name());
    }

    static Proposal on(GitopsRepository.Snapshot head, Environment environment, Promote.Request request) {
        EnvironmentFile file = EnvironmentFile.at(head, environment);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(environment.path(), file.bumped(request.candidate(), request.artifactUri()));
        for (Evidence evidence : request.carried()) {
            files.put(path(request, evidence), InToto.write(evidence));
        }
        return new Proposal(request, environment, file, new ChangeSet(files).against(head));
    }

    /** The model that the environment runs at the commit. */
    Optional<ModelVersion> champion() {
        return champion;
    }

    /** Whether the environment runs this very model already, under whatever version. */
    boolean isThere() {
        return champion().filter(this::isCandidate).isPresent()
                || !changes.files().containsKey(environment.path());
    }

    /** Whether another commit has the environment run what it runs already. */
    boolean isSameOn(GitopsRepository.Snapshot other) {
        Optional<ModelVersion> proposed = EnvironmentFile.at(other, environment)
                .champion(request.candidate().name());
        return proposed.map(Proposal::identity).equals(champion.map(Proposal::identity));
    }

    private boolean isCandidate(ModelVersion model) {
        return identity(model).equals(identity(request.candidate()));
    }

    /** Two versions that agree in this are one model. */
    private static List<Digest> identity(ModelVersion model) {
        return List.of(model.digest(), model.signature());
    }

    ChangeSet changes() {
        return changes;
    }

    List<EnvironmentFile.Change> fields() {
        return file.changes(request.candidate(), request.artifactUri());
    }

    /** The bump as a unified diff; evidence files are listed, not shown. */
    List<String> diff() {
        byte[] after = file.bumped(request.candidate(), request.artifactUri());
        return LineDiff.of(
                environment.path(),
                new String(file.bytes(), StandardCharsets.UTF_8),
                new String(after, StandardCharsets.UTF_8));
    }

    String title() {
        ModelVersion candidate = request.candidate();
        return "Promote " + candidate.name() + " " + candidate.version() + " to " + environment.name();
    }

    List<String> labels() {
        return List.of(
                "environment/" + environment.name(),
                "model/" + request.candidate().name(),
                "modelgate");
    }

    /** Subject, reason and trailers; the last trailer binds the message to the bytes that it was written for. */
    String message() {
        Map<String, String> trailers = new LinkedHashMap<>();
        trailers.put("Modelgate-Model", request.candidate().name());
        trailers.put("Modelgate-Version", request.candidate().version());
        trailers.put("Modelgate-Digest", request.candidate().digest().toString());
        trailers.put("Modelgate-Environment", environment.name());
        trailers.put("Modelgate-Decision", request.decision().contentDigest().toString());
        trailers.put(TopicBranch.CHANGE, changes.digest().toString());
        StringBuilder message =
                new StringBuilder(title()).append("\n\n").append(why()).append("\n\n");
        trailers.forEach((name, value) -> message.append(name + ": " + value + "\n"));
        return message.toString();
    }

    /** The pull request's body: all that a reviewer needs, in Markdown. */
    String body() {
        List<String> lines = new ArrayList<>();
        lines.add("<!-- modelgate:" + state() + " -->");
        lines.add(why());
        lines.add("");
        lines.add("## Decision");
        lines.add("");
        request.tables().strip().lines().forEach(lines::add);
        lines.add("");
        lines.add("## Change");
        lines.add("");
        lines.add("```diff");
        lines.addAll(diff());
        lines.add("```");
        lines.add("");
        lines.add("## Evidence");
        lines.add("");
        for (Evidence evidence : request.carried()) {
            lines.add("- " + evidence.kind() + ": `" + path(request, evidence) + "`");
        }
        lines.add("");
        lines.add("## To roll back after the merge");
        lines.add("");
        lines.add("```sh");
        lines.add("git revert --no-edit -m 1 \"$(git log -1 --merges --format=%H --fixed-strings --grep='" + title()
                + "')\"");
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    private String why() {
        String replaced = champion.map(old -> "It replaces version " + old.version() + " (" + old.digest() + ").")
                .orElse("It is the first model there.");
        return "The policy " + request.policy() + " allows version "
                + request.candidate().version() + " of "
                + request.candidate().name() + " (" + request.candidate().digest() + ") into " + environment.name()
                + ". " + replaced;
    }

    private String state() {
        ObjectNode state = Json.object()
                .put("model", request.candidate().name())
                .put("version", request.candidate().version())
                .put("digest", request.candidate().digest().toString())
                .put("environment", environment.name())
                .put("decision", request.decision().digest().toString())
                .put("change", changes.digest().toString());
        return Base64.getEncoder().encodeToString(CanonicalJson.bytes(state));
    }

    private static String path(Promote.Request request, Evidence evidence) {
        return "evidence/" + request.candidate().name() + "/"
                + request.candidate().version() + "/" + request.environment() + "/" + evidence.kind() + "-"
                + evidence.key().digest().brief() + ".json";
    }
}
