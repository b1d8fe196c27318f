package dev.modelgate.model;

import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The champion made ready to score the same rows, or the reason why it cannot. */
final class ChampionScorer implements AutoCloseable {
    static final String CHECK = "champion-comparable";

    private final ModelVersion version;
    private final Optional<Scorer> scorer;
    private final String obstacle;

    private ChampionScorer(ModelVersion version, Optional<Scorer> scorer, String obstacle) {
        this.version = version;
        this.scorer = scorer;
        this.obstacle = obstacle;
    }

    static ChampionScorer open(Champion champion, ModelRuntime runtime, FitChecks checks) {
        ModelVersion version = champion.version();
        ModelSignature signature =
                champion.artifact().signature().map(SignatureFile::signature).orElseThrow();
        Optional<ModelRuntime.LoadedModel> model = Optional.empty();
        String obstacle;
        try {
            Scorer scorer = new Scorer(runtime.load(champion.artifact().file()), signature);
            model = Optional.of(scorer.model());
            obstacle = obstacle(checks.of(scorer));
            if (obstacle.isEmpty()) {
                return new ChampionScorer(version, Optional.of(scorer), "");
            }
        } catch (ProblemException e) {
            obstacle = e.problems().stream().map(Problem::what).collect(Collectors.joining("; "));
        }
        model.ifPresent(ModelRuntime.LoadedModel::close);
        return new ChampionScorer(version, Optional.empty(), obstacle);
    }

    /** What stands in the way of scoring; empty when nothing does. */
    private static String obstacle(List<Check> checks) {
        return checks.stream()
                .filter(Check::failed)
                .flatMap(check -> check.findings().stream())
                .map(Finding::observed)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    ModelVersion version() {
        return version;
    }

    Optional<Scorer> scorer() {
        return scorer;
    }

    /** Whether the comparison can be made, once the rows were scored. */
    Check check(HoldoutScores scores) {
        if (scorer.isPresent() && scores.championMisses() == 0) {
            return Check.holds(CHECK, version + " was scored on the same rows");
        }
        String observed = scorer.isEmpty()
                ? version + " cannot be scored on this holdout: " + obstacle
                : version + " has no score for " + scores.championMisses() + " rows";
        return Check.cannotTell(
                CHECK,
                Finding.of(
                        CHECK,
                        version.toString(),
                        observed,
                        "a champion that can be scored on the same rows",
                        "Use a holdout that has the columns of both models, with the values that both can take"));
    }

    @Override
    public void close() {
        scorer.ifPresent(open -> open.model().close());
    }
}
