package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnType;
import dev.modelgate.data.TableEngine;
import dev.modelgate.drift.joint.JointSettings;
import dev.modelgate.drift.result.DriftVerdict;
import dev.modelgate.drift.result.JointDrift;
import dev.modelgate.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Columns are looked at together, where that is asked for. */
class JointDriftTest extends TrainAndLive {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static DriftSettings together(Optional<JointSettings> joint, Map<String, List<String>> embeddings) {
        DriftSettings defaults = DriftSettings.defaults();
        return new DriftSettings(
                defaults.preset(),
                defaults.reference(),
                defaults.current(),
                defaults.profile(),
                defaults.columns(),
                defaults.time(),
                defaults.cluster(),
                defaults.rows(),
                defaults.falseAlarms(),
                defaults.margin(),
                defaults.detect(),
                defaults.power(),
                defaults.correction(),
                defaults.importance(),
                defaults.mostDrifted(),
                joint,
                embeddings,
                defaults.nights(),
                defaults.evidently());
    }

    private static void correlated(TableEngine.Table table, int rows, double rho, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Double>> columns = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int row = 0; row < rows; row++) {
            double a = NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1));
            double b = NORMAL.inverseCumulativeProbability(random.nextDouble(1e-12, 1));
            columns.get(0).add(a);
            columns.get(1).add(rho * a + Math.sqrt(1 - rho * rho) * b);
            columns.get(2).add(random.nextDouble());
        }
        table.with("income", ColumnType.NUMBER, columns.get(0));
        table.with("spent", ColumnType.NUMBER, columns.get(1));
        table.with("other", ColumnType.NUMBER, columns.get(2));
    }

    @Test
    void findsACorrelationThatTurnedWhichNoColumnShows() {
        correlated(train, 2000, 0.5, 1);
        correlated(live, 2000, -0.5, 2);
        Evidence evidence = measure(together(Optional.of(JointSettings.defaults()), Map.of()));
        assertThat(result(evidence).drifted()).isZero();
        assertThat(result(evidence).verdict()).isEqualTo(DriftVerdict.DRIFT);
        JointDrift all = result(evidence).joint().get(0);
        assertThat(all.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(all.carriers()).extracting(JointDrift.Carrier::column).containsExactlyInAnyOrder("income", "spent");
    }
}
