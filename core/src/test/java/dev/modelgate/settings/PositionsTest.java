package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTest {
    record Environment(String name, @Default("live") String path) {}

    record Gitops(List<Environment> environments, Map<String, Environment> others) {}

    record Project(Gitops gitops) {}

    private static final Positions POSITIONS =
            Reading.located(Project.class, """
                    gitops:
                      environments:
                        - name: dev
                        - name: prod
                          path: live/prod
                      others:
                        "eu.west": {name: a}
                        us: {name: b}
                    """).positions();

    @ParameterizedTest
    @CsvSource({
        "gitops.environments[1].path, f.yaml:7:13",
        "gitops.environments[1], f.yaml:6:7",
        "gitops.environments[0].name, f.yaml:5:13",
        "gitops, f.yaml:4:3",
        "gitops.others.us.name, f.yaml:10:16",
        "gitops.others[\"eu.west\"].name, f.yaml:9:23",
        "'', f.yaml:1:1"
    })
    void knowsThePlaceOfEveryValue(String path, String place) {
        assertThat(POSITIONS.of(path)).hasToString(place);
    }

    @ParameterizedTest
    @CsvSource({
        "gitops.environments[0].path, f.yaml:5:7",
        "gitops.environments[7].path, f.yaml:5:5",
        "gitops.others[\"eu.west\"].path, f.yaml:9:16",
        "gitops.others[\"no.where\"].path, f.yaml:9:5",
        "nowhere.at.all, f.yaml:1:1"
    })
    void placesWhatIsNotWrittenAtTheNearestPartAroundIt(String path, String place) {
        assertThat(POSITIONS.of(path)).hasToString(place);
    }
}
