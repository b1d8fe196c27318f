package dev.modelgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelgate.model.QualityMetric;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final String HEADER = "apiVersion: modelgate.dev/v1\nkind: PromotionPolicy\n";

    @Test
    void readsEveryTypeOfGate() {
        Policy policy = read("""
                bootstrap: {because: nothing to beat}
                gates:
                  - {type: data-valid}
                  - {type: model-valid, age: 36h}
                  - {type: runs-in, environment: staging}
                  - {type: quality, metric: log-loss, bound: 0.5, slices: 0.6}
                  - {type: beats-champion, metric: brier, margin: -0.01}
                  - {type: latency, percentile: p99, most: 20ms}
                  - {type: drift-within, share: 0.1, columns: [distance], age: 7d}
                  - {type: rule, name: calibrated, expression: 'evidence.a.b < 0.2'}
                """);

        assertThat(policy)
                .isEqualTo(new Policy(
                        Optional.of(new Policy.Bootstrap("nothing to beat")),
                        List.of(
                                new DataValid(Optional.empty()),
                                new ModelValid(Optional.of(Duration.ofHours(36))),
                                new RunsIn("staging"),
                                new QualityAtLeast(QualityMetric.LOG_LOSS, 0.5, Optional.of(0.6)),
                                new BeatsChampion(QualityMetric.BRIER, -0.01),
                                new LatencyWithin(LatencyWithin.Percentile.P99, Duration.ofMillis(20)),
                                new DriftWithin(0.1, List.of("distance"), Optional.of(Duration.ofDays(7))),
                                new RuleHolds("calibrated", "evidence.a.b < 0.2")),
                        List.of()));
    }

    @Test
    void fillsInWhatAGateLeavesOut() {
        assertThat(read("gates:\n  - {type: beats-champion}\n  - {type: latency, most: 1s}\n")
                        .gates())
                .containsExactly(
                        new BeatsChampion(QualityMetric.AUC, 0),
                        new LatencyWithin(LatencyWithin.Percentile.P95, Duration.ofSeconds(1)));
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read("""
                gates:
                  - {type: data-vaild}
                  - {type: quality, metric: auc}
                  - {type: runs-in, enviroment: staging}
                """));

        assertThat(refused.problems())
                .extracting(problem -> problem.where().orElseThrow() + " " + problem.what())
                .containsExactly(
                        "policy.yaml:4:12 unknown type 'data-vaild'",
                        "policy.yaml:5:5 missing key 'bound'",
                        "policy.yaml:6:21 unknown key 'enviroment'");
        assertThat(refused.problems().get(0).fix().template()).isEqualTo("Did you mean 'data-valid'?");
    }

    @Test
    void refusesBoundsThatEveryModelReachesOrNone() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read("""
                gates:
                  - {type: quality, metric: auc, bound: 65}
                  - {type: quality, metric: log-loss, bound: 65, slices: -1}
                  - {type: beats-champion, metric: accuracy, margin: -2}
                """));

        assertThat(refused.problems())
                .extracting(Problem::what)
                .containsExactly(
                        "the bound 65.0 is no value that auc can have",
                        "the bound -1.0 is no value that log-loss can have",
                        "the margin -2.0 is no difference that accuracy can have");
    }

    @Test
    void refusesAnAgeThatNoEvidenceCouldHave() {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> read("gates:\n  - {type: data-valid, age: 0s}\n"));

        assertThat(refused.problems())
                .extracting(Problem::what)
                .containsExactly("age is more than nothing and at most 36500d, not nothing");
    }

    @Test
    void refusesAPolicyThatWouldLetEverythingPass() {
        for (String empty : List.of("gates: []\n", "bootstrap: {because: nothing to beat}\n")) {
            ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(empty));

            assertThat(refused.problems())
                    .extracting(Problem::what)
                    .containsExactly("the policy has no gates; an empty policy would let everything pass");
        }
    }

    private static Policy read(String text) {
        return new DocumentReader<>(Policy.KIND)
                .read((HEADER + text).getBytes(StandardCharsets.UTF_8), "policy.yaml")
                .value();
    }
}
