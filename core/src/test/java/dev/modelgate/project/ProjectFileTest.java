package dev.modelgate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a project file beyond the types of its values is told in the same round, at its place. */
class ProjectFileTest {
    private static final Dialect DIALECT = new Dialect() {
        @Override
        public String goal(String name) {
            return name;
        }

        @Override
        public String option(String name) {
            return name;
        }
    };

    @Test
    void tellsOfNamesPathsFieldsAndCirclesTogetherWithWrongTypes() {
        List<String> told = problems("""
                apiVersion: modelgate.dev/v1
                kind: Project
                name: Flight Delay
                data: {train: a.csv, holdout: b.csv}
                features: 3
                holdout: holdot
                train:
                  command: [train]
                  data: [train, live]
                  outputs: {model: m.onnx, signature: s.json}
                  timeout: 0s
                drift: {reference: trian, current: live}
                gitops:
                  repository: ../gitops.git
                  environments:
                    dev: {path: ../dev.yaml, after: [stagin]}
                    staging: {path: staging.yaml, after: [dev, prod], policy: 3, fields: [{key: "a[", value: uri}]}
                    Prod: {path: prod.yaml}
                    prod: {path: prod.yaml, after: [staging], fields: [{key: a, value: uri}]}
                    alone: {path: alone.yaml, after: [alone], polcy: x}
                """);

        assertThat(told)
                .containsExactly(
                        "modelgate.yaml:3:7: expected a model's name: lower-case letters, digits and hyphens, 63 at most,"
                                + " found the text 'Flight Delay'. Write name as in 'flight-delay'",
                        "modelgate.yaml:5:11: expected a list, found the number 3. Write features in brackets, or each"
                                + " item after '- '",
                        "modelgate.yaml:6:10: there is no dataset 'holdot'. Did you mean 'holdout'? Otherwise declare it"
                                + " under data",
                        "modelgate.yaml:9:17: there is no dataset 'live'. Write one of train, holdout, or declare it"
                                + " under data",
                        "modelgate.yaml:11:12: the timeout is not positive. Write a duration such as 1h",
                        "modelgate.yaml:12:20: there is no dataset 'trian'. Did you mean 'train'? Otherwise declare it"
                                + " under data",
                        "modelgate.yaml:12:36: there is no dataset 'live'. Write one of train, holdout, or declare it"
                                + " under data",
                        "modelgate.yaml:16:17: the path does not stay inside the GitOps repository: ../dev.yaml. Write a"
                                + " relative path with slashes and without ..",
                        "modelgate.yaml:16:38: there is no environment 'stagin'. Did you mean 'staging'? Otherwise"
                                + " declare it under gitops.environments",
                        "modelgate.yaml:17:48: staging comes after prod, which comes after staging: none of them can be"
                                + " first. Remove one of the names that make the circle",
                        "modelgate.yaml:17:81: not a path at column 2: a[. Write it as in"
                                + " 'spec.template.metadata.labels[\"a.b\"]'",
                        "modelgate.yaml:18:5: expected an environment's name: lower-case letters, digits and hyphens, 63"
                                + " at most, found 'Prod'. Rename it, as in 'staging'",
                        "modelgate.yaml:19:55: the fields have no version, digest, signature, so nobody could tell"
                                + " which model runs there. Add them, for example as annotations",
                        "modelgate.yaml:20:39: alone comes after itself. Remove one of the names that make the circle",
                        "modelgate.yaml:20:47: unknown key 'polcy'. Did you mean 'policy'?");
    }

    @Test
    void readsOnBelowAKeyThatIsMisspelled() {
        assertThat(problems("""
                        apiVersion: modelgate.dev/v1
                        kind: Project
                        name:
                        data: {train: a.csv}
                        trian:
                          command: []
                          outputs: {model: build/a, signatur: build/a}
                          data: [tain]
                        """))
                .containsExactly(
                        "modelgate.yaml:3:6: expected a model's name: lower-case letters, digits and hyphens, 63 at most,"
                                + " found nothing. Write a value for name",
                        "modelgate.yaml:5:1: unknown key 'trian'. Did you mean 'train'?",
                        "modelgate.yaml:7:29: unknown key 'signatur'. Did you mean 'signature'?",
                        "modelgate.yaml:7:39: model and signature are the same file: build/a. Name two files",
                        "modelgate.yaml:8:10: there is no dataset 'tain'. Did you mean 'train'? Otherwise declare it"
                                + " under data");
    }

    @Test
    void refusesPathsThatLeadOutOfTheGitopsRepository() {
        for (String path :
                List.of("/etc/passwd", "a/../../b", "a//b", ".git/config", "a\\\\b", "", "a/.GIT/b", "a\\nb")) {
            assertThat(environments("{dev: {path: \"" + path + "\"}}"))
                    .singleElement()
                    .asString()
                    .startsWith("modelgate.yaml:4:52: the path does not stay inside the GitOps repository");
        }
    }

    @Test
    void refusesAddressesWithAPasswordAndDoesNotRepeatIt() {
        assertThat(problems("""
                apiVersion: modelgate.dev/v1
                kind: Project
                name: m
                gitops:
                  repository: https://bob:ghp_secret@example.com/x.git
                  environments: {dev: {path: a}}
                stores: {uri: "https://ghp_secret@example.com"}
                """))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem)
                        .contains("https://***@example.com")
                        .contains("holds a password or token")
                        .doesNotContain("ghp_secret"));
    }

    @Test
    void refusesAPipelineWithoutEnvironments() {
        assertThat(environments("{}")).singleElement().asString().contains("the project declares no environment");
    }

    @Test
    void followsLongChainsAndTellsOfEachCircleOnce() {
        StringBuilder chain = new StringBuilder("{");
        for (int i = 0; i < 5000; i++) {
            chain.append("e")
                    .append(i)
                    .append(": {path: p, after: [e")
                    .append(i + 1)
                    .append("]}, ");
        }
        chain.append("e5000: {path: p, after: [e4999]}, a: {path: p, after: [b, e1]}, b: {path: p, after: [a]}}");

        assertThat(environments(chain.toString()))
                .extracting(told -> told.replaceFirst("^\\S+ ", ""))
                .containsExactly(
                        "e4999 comes after e5000, which comes after e4999: none of them can be first. Remove one of the"
                                + " names that make the circle",
                        "a comes after b, which comes after a: none of them can be first. Remove one of the names that"
                                + " make the circle");
    }

    private static List<String> environments(String yaml) {
        return problems("apiVersion: modelgate.dev/v1\nkind: Project\nname: m\n"
                + "gitops: {repository: r, environments: " + yaml + "}\n");
    }

    private static List<String> problems(String yaml) {
        List<String> told = new ArrayList<>();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new DocumentReader<>(Project.KIND)
                        .read(yaml.getBytes(StandardCharsets.UTF_8), "modelgate.yaml"))
                .satisfies(e -> e.problems().forEach(problem -> told.add(problem.in(DIALECT))));
        return told;
    }
}
