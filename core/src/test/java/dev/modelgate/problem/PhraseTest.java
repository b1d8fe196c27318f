package dev.modelgate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhraseTest {
    private static final Dialect MAVEN = new Dialect() {
        @Override
        public String goal(String name) {
            return "mvn modelgate:" + name;
        }

        @Override
        public String option(String name) {
            return "-Dmodelgate." + name;
        }

        @Override
        public String option(String name, String value) {
            return option(name) + "=" + value;
        }
    };

    @Test
    void spellsGoalsOptionsAndKeysAsTheFrontendDoes() {
        Phrase phrase = new Phrase("Run {goal:gate} with {option:to=dev}, or name {option:model}, or set {key:a.b}");

        assertThat(phrase.in(MAVEN))
                .isEqualTo("Run mvn modelgate:gate with -Dmodelgate.to=dev, or name -Dmodelgate.model, or set a.b");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        assertThat(new Phrase("{rows: {least: 1}} costs $1 \\ {other:x}").in(MAVEN))
                .isEqualTo("{rows: {least: 1}} costs $1 \\ {other:x}");
    }
}
