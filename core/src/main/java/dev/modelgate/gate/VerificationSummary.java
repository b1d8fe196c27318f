package dev.modelgate.gate;

import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.ResourceDescriptor;
import dev.modelgate.model.ModelVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A decision for those who read SLSA verification summaries, version 1 (https://slsa.dev/spec/v1.1/verification_summary).
 * When it was decided differs from run to run, so {@code timeVerified}, which is optional, is left out: it stands in
 * {@code measured}.
 *
 * @param verifier who decided
 * @param resourceUri the model in its environment, as a package URL: a summary for one environment says nothing of
 *     another
 * @param policy what it was decided under
 * @param inputAttestations every statement that the gates could see, by the digest of all but its measurements
 * @param verificationResult passed when the model may enter; failed when it may not, when it could not be told, and when
 *     it has to wait
 * @param verifiedLevels what a passed summary stands for, which is no level of SLSA
 */
public record VerificationSummary(
        Verifier verifier,
        String resourceUri,
        ResourceDescriptor policy,
        List<ResourceDescriptor> inputAttestations,
        Result verificationResult,
        List<Level> verifiedLevels) {
    static final String URI = "https://slsa.dev/verification_summary/v1";

    /**
     * Content digests leave {@code measured} out, so they are no {@code sha256} of a file, and must not be taken for one.
     */
    private static final String CONTENT = "modelgateContent";

    private static final String VERIFIER = "https://modelgate.dev/verifiers/gate/v1";

    /**
     * Who decided.
     *
     * @param id what is trusted: whoever started Modelgate, on a machine of theirs
     * @param version version of Modelgate
     */
    public record Verifier(String id, SortedMap<String, String> version) {}

    /** What can come of a verification. */
    public enum Result {
        /** It may enter. */
        PASSED,
        /** It may not, or not yet. */
        FAILED
    }

    /** What was verified. Names that begin with SLSA are not ours to give, and the gates look at no such level. */
    public enum Level {
        /** Every gate of the policy is satisfied. */
        MODELGATE_POLICY_SATISFIED,
        /** Not every gate is; the specification's word. */
        FAILED
    }

    static VerificationSummary of(Evidence evidence) {
        Decision decision = evidence.resultAs(Decision.class);
        boolean allowed = decision.verdict() == Decision.Verdict.ALLOW;
        return new VerificationSummary(
                new Verifier(VERIFIER, evidence.key().toolVersion()),
                resource(decision.model(), decision.environment()),
                ResourceDescriptor.of(decision.policyName(), decision.policy())
                        .at("modelgate:policy/" + path(decision.policyName())),
                attestations(decision),
                allowed ? Result.PASSED : Result.FAILED,
                List.of(allowed ? Level.MODELGATE_POLICY_SATISFIED : Level.FAILED));
    }

    private static String resource(ModelVersion model, String environment) {
        return "pkg:generic/" + encoded(model.name()) + "@" + encoded(model.version()) + "?environment="
                + encoded(environment);
    }

    private static List<ResourceDescriptor> attestations(Decision decision) {
        return decision.cites().entrySet().stream()
                .flatMap(cited -> cited.getValue().stream()
                        .map(digest -> ResourceDescriptor.of(cited.getKey(), CONTENT, digest.hex())))
                .toList();
    }

    private static String path(String file) {
        return Arrays.stream(file.replace('\\', '/').split("/"))
                .map(VerificationSummary::encoded)
                .collect(Collectors.joining("/"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
