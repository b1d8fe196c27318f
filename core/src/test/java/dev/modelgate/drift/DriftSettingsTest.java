package dev.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.drift.evidently.EvidentlyOptions;
import dev.modelgate.drift.evidently.FeatureType;
import dev.modelgate.drift.evidently.StatTest;
import dev.modelgate.drift.evidently.TestChoice;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.DocumentReader;
import dev.modelgate.statistics.FalseDiscovery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DriftSettingsTest {
    record File(DriftSettings drift) {}

    @Test
    void anEmptySectionMeansTheDefaults() {
        assertThat(read("drift: {}")).isEqualTo(DriftSettings.defaults());
        assertThat(read("drift: {columns: {}}")).isEqualTo(DriftSettings.defaults());
    }

    @Test
    void readsWhatIsSaid() {
        DriftSettings settings = read("drift: {reference: old, profile: train.json, columns: {exclude: [id]},"
                + " time: at, margin: 0.1, correction: e-bh, mostDrifted: 0.25}");
        assertThat(settings.reference()).isEqualTo("old");
        assertThat(settings.profile()).contains("train.json");
        assertThat(settings.columns().exclude()).isEqualTo(List.of("id"));
        assertThat(settings.groups().time()).contains("at");
        assertThat(settings.rule().margin()).isEqualTo(0.1);
        assertThat(settings.rule().correction()).isEqualTo(FalseDiscovery.E_BH);
        assertThat(settings.mostDrifted()).isEqualTo(0.25);
    }

    @Test
    void refusesNumbersThatMeanNothing() {
        assertThatThrownBy(() -> read("drift: {falseAlarms: 0}"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("falseAlarms lies strictly between 0 and 1, not at 0.0");
        assertThatThrownBy(() -> read("drift: {margin: 0.6}"))
                .hasMessage("margin is at least 0 and less than detect, not 0.6");
        assertThatThrownBy(() -> read("drift: {importance: {x: -1}}"))
                .hasMessage("the importance of x is a number of at least 0, not -1.0");
        assertThatThrownBy(() -> read("drift: {mostDrifted: 1}"))
                .hasMessage("mostDrifted is at least 0 and less than 1, not 1.0");
    }

    @Test
    void refusesRowsThatBothDependOnEachOtherAndDoNot() {
        assertThatThrownBy(() -> read("drift: {rows: independent, time: at}"))
                .hasMessageContaining("only one can be said");
    }

    @Test
    void saysWhatTookThePlaceOfTheFloors() {
        assertThatThrownBy(() -> read("drift: {floors: {missing: 0.1}}"))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal).hasMessage("unknown key 'floors'");
                    assertThat(refusal.problems().get(0).fix().toString()).contains("{key:drift.margin}");
                });
        assertThatThrownBy(() -> read("drift: {preset: floors}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problems().get(0).fix().toString())
                                .contains("Write calibrated", "{key:drift.margin}"));
    }

    @Test
    void readsTheArgumentsOfEvidently() {
        DriftSettings settings = read("drift: {preset: evidently, evidently: {numMethod: psi, catThreshold: 0.01,"
                + " perColumnMethod: {age: ks}, perColumnThreshold: {age: 0.2}, driftShare: 0.3}}");
        assertThat(settings.preset()).isEqualTo(DriftPreset.EVIDENTLY);
        EvidentlyOptions options = settings.evidently().options();
        assertThat(options.driftShare()).isEqualTo(0.3);
        assertThat(options.types())
                .containsEntry(FeatureType.NUMERICAL, new TestChoice(Optional.of(StatTest.PSI), OptionalDouble.empty()))
                .containsEntry(FeatureType.CATEGORICAL, new TestChoice(Optional.empty(), OptionalDouble.of(0.01)));
        assertThat(options.columns())
                .containsOnly(Map.entry("age", new TestChoice(Optional.of(StatTest.KS), OptionalDouble.of(0.2))));
    }

    @Test
    void tellsEveryTestThatEvidentlyDoesNotHaveWhereItStands() {
        assertThatThrownBy(() -> read("drift: {preset: evidentally}")).hasMessageContaining("evidently");
        assertThatThrownBy(() -> read("drift: {evidently: {method: pis, perColumnMethod: {age: kss}}}"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems())
                            .extracting(one -> one.where().orElseThrow().column() + " " + one.what())
                            .containsExactly("29 Evidently has no test \"pis\"", "57 Evidently has no test \"kss\"");
                    assertThat(e.problems().get(0).fix().toString()).contains("Did you mean psi?");
                });
        assertThatThrownBy(() -> read("drift: {evidently: {numMetod: psi}}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("numMetod");
    }

    private static DriftSettings read(String section) {
        String text = "apiVersion: modelgate.dev/v1\nkind: File\n" + section + "\n";
        return new DocumentReader<>(new DocumentKind<>("File", File.class))
                .read(text.getBytes(StandardCharsets.UTF_8), "file.yaml")
                .value()
                .drift();
    }
}
