package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataProfile;
import dev.modelgate.data.DataProfileReader;
import dev.modelgate.drift.result.ColumnDrift;
import dev.modelgate.drift.result.ColumnScores;
import dev.modelgate.drift.result.DriftResult;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.report.Report;
import dev.modelgate.report.Section;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Profiles in place of data, the evidence, and the report. */
class DriftReferenceTest extends TrainAndLive {
    @Test
    void aProfileGivesTheVerdictsOfItsData() {
        numbers("same", x -> x, x -> x);
        numbers("moved", x -> x, x -> x * x);
        numbers("spiked", x -> x < 0.9 ? 0 : x, x -> x < 0.7 ? 0 : x);
        texts("origin", List.of("EWR", "JFK"), List.of("EWR", "JFK", "JFK", "JFK"));
        train.with("many", ColumnType.STRING, cycle(N, i -> "c" + i, 1000));
        live.with("many", ColumnType.STRING, cycle(M, i -> "c" + i, 1000));
        train.with("late", ColumnType.INTEGER, cycle(N, i -> i, 50));
        live.with("late", ColumnType.INTEGER, cycle(M, i -> i, 50));
        Evidence files = measure(DriftSettings.defaults(), Optional.of(late()));
        DataProfile written = profile(DriftSettings.defaults(), Optional.of(late()));
        DataProfile profile = DataProfileReader.read(written.bytes(), "train.profile.json");
        Evidence profiled = measure(profile, Optional.of(late()));
        for (ColumnDrift column : result(files).columns()) {
            ColumnDrift same = column(profiled, column.name());
            assertThat(tested(same).parts())
                    .as(column.name())
                    .isEqualTo(tested(column).parts());
            assertThat(same.reason()).as(column.name()).isEqualTo(column.reason());
            assertThat(same.verdict()).as(column.name()).isEqualTo(column.verdict());
            assertThat(tested(same).scores().psi())
                    .isEqualTo(tested(column).scores().psi());
        }
        assertThat(result(files).label().orElseThrow().positives())
                .isEqualTo(result(profiled).label().orElseThrow().positives());
        assertThat(result(profiled).basis()).isEqualTo(result(files).basis());
        assertThat(result(profiled).fromProfile()).isTrue();
        assertThat(profiled.isAbout(train.dataset().digest())).isTrue();
    }

    @Test
    void whatAProfileDoesNotKnowOfAScoreIsBounded() {
        numbers("x", x -> x, x -> x * x);
        ColumnScores exact = tested(column(measure(), "x")).scores();
        ColumnScores bounds =
                tested(column(measure(profile(), Optional.empty()), "x")).scores();
        assertThat(exact.kolmogorovSmirnov()).isEqualTo(exact.kolmogorovSmirnovAtMost());
        assertThat(exact.kolmogorovSmirnov().getAsDouble())
                .isBetween(
                        bounds.kolmogorovSmirnov().getAsDouble(),
                        bounds.kolmogorovSmirnovAtMost().getAsDouble());
        assertThat(bounds.wasserstein()).isEmpty();
    }

    @Test
    void aProfileThatDoesNotKnowTheLabelBoundsTheShareOfPositiveOnes() {
        numbers("x", x -> x, x -> x);
        train.with("late", ColumnType.NUMBER, uniform(N, 3, x -> 100 * x));
        live.with("late", ColumnType.NUMBER, uniform(M, 4, x -> 100 * x));
        DriftResult.Positives vague = result(measure(profile(), Optional.of(late())))
                .label()
                .flatMap(DriftResult.LabelShift::positives)
                .orElseThrow();
        assertThat(vague.verdict()).isEqualTo(DriftVerdict.CANNOT_TELL);
        DataProfile knowing = profile(DriftSettings.defaults(), Optional.of(late()));
        assertThat(result(measure(knowing, Optional.of(late())))
                        .label()
                        .flatMap(DriftResult.LabelShift::positives)
                        .orElseThrow()
                        .verdict())
                .isEqualTo(DriftVerdict.NO_DRIFT);
    }

    @Test
    void aProfileHasToKnowTheBlocksThatAreAskedFor() {
        numbers("x", x -> x, x -> x);
        train.with("customer", ColumnType.STRING, cycle(N, i -> "c" + i, 500));
        live.with("customer", ColumnType.STRING, cycle(M, i -> "c" + i, 500));
        DriftSettings settings =
                grouped(Optional.empty(), Optional.of("customer"), DriftSettings.Independence.DETECTED);
        assertThatThrownBy(() -> measure(profile(), settings, Optional.empty()))
                .hasMessage("The profile train.profile.json does not say how its rows depend on customer");
        DataProfile knowing = profile(settings, Optional.empty());
        assertThat(measure(knowing, settings, Optional.empty()).conclusion()).isEqualTo(Conclusion.PASSED);
    }

    @Test
    void theSameDataGiveTheSameEvidence() {
        numbers("x", x -> x, x -> x * x);
        texts("origin", List.of("EWR", "JFK"), List.of("EWR", "JFK", "JFK"));
        assertThat(measure()).isEqualTo(measure());
    }

    @Test
    void theKeyKnowsEverythingThatDecides() {
        numbers("x", x -> x, x -> x);
        MeasureDrift step = step();
        var plain = step.key(request(DriftSettings.defaults()), context);
        var other = step.key(request(settings(List.of("x"), List.of(), 0.1)), context);
        assertThat(other.differencesFrom(plain)).containsExactly("columns.include", "mostDrifted");
        assertThat(plain.parts()).containsKeys("reference", "current", "label", "seed", "tool", "margin", "rows");
    }

    @Test
    void stopsWhenAsked() {
        numbers("x", x -> x, x -> x);
        cancellation.request();
        assertThatThrownBy(this::measure)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.conclusion()).isEqualTo(Conclusion.UNKNOWN));
    }

    @Test
    void reportsDriftedColumnsFirst() {
        numbers("same", x -> x, x -> x);
        numbers("moved", x -> x, x -> x + 0.5);
        Report report = report(measure());
        assertThat(report.headline())
                .isEqualTo("1 of 2 columns drifted, live (8000 rows) against train (20000 rows): moved");
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("moved");
            assertThat(finding.expected()).isEqualTo("values that differ by at most 0.020 or by chance");
            assertThat(finding.samples()).hasValue(M);
        });
        List<Section> charts = report.sections().stream()
                .filter(Section.Distribution.class::isInstance)
                .toList();
        assertThat(charts).extracting(Section::title).containsExactly("moved", "same");
        Section.Distribution moved = (Section.Distribution) charts.get(0);
        assertThat(moved.bins()).hasSizeLessThanOrEqualTo(20).first().isEqualTo("below 0.1");
        assertThat(moved.reference().stream().mapToDouble(Double::doubleValue).sum())
                .isBetween(0.999999, 1.000001);
    }
}
