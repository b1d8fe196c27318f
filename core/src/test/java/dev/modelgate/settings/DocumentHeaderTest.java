package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentHeaderTest {
    record Sample(@Default("0") int count, List<String> kinds) {}

    private static List<String> problems(String document) {
        return Reading.problems(() -> Reading.read(Sample.class, document));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modelgate.dev/v2|this version of Modelgate reads modelgate.dev/v1; the file is v2. Use a newer Modelgate",
                "modelgate.dev/v12beta1|this version of Modelgate reads modelgate.dev/v1; the file is v12beta1. "
                        + "Use a newer Modelgate",
                "modelgate.dev/v1alpha1|this version of Modelgate reads modelgate.dev/v1; the file is v1alpha1. "
                        + "Write 'apiVersion: modelgate.dev/v1' and correct what is then told",
                "modelgate.dev/v0|this version of Modelgate reads modelgate.dev/v1; the file is v0. "
                        + "Write 'apiVersion: modelgate.dev/v1' and correct what is then told",
                "apps/v1|expected apiVersion modelgate.dev/v1, found 'apps/v1'. "
                        + "Write 'apiVersion: modelgate.dev/v1' if this is a file for Modelgate",
                "''|expected apiVersion modelgate.dev/v1, found ''. "
                        + "Write 'apiVersion: modelgate.dev/v1' if this is a file for Modelgate",
                "[a]|expected the text 'modelgate.dev/v1', found a list. Write 'apiVersion: modelgate.dev/v1'",
                "~|expected the text 'modelgate.dev/v1', found nothing. Write 'apiVersion: modelgate.dev/v1'",
            },
            quoteCharacter = '"')
    void refusesOtherVersionsAndLooksNoFurther(String version, String expected) {
        assertThat(problems("kind: Sample\napiVersion: " + version + "\nspec: {}\n"))
                .containsExactly("f.yaml:2:13: " + expected);
    }

    @Test
    void refusesAnotherKindAndLooksNoFurther() {
        assertThat(problems("apiVersion: modelgate.dev/v1\nkind: Project\nmodels: {}\n"))
                .containsExactly("f.yaml:2:7: expected a file of kind Sample, found kind 'Project'. "
                        + "Name a file of kind Sample");
        assertThat(problems("apiVersion: modelgate.dev/v1\nkind: Smaple\n"))
                .containsExactly(
                        "f.yaml:2:7: expected a file of kind Sample, found kind 'Smaple'. Did you mean 'Sample'?");
    }

    @Test
    void tellsOfMissingKeysTogetherWithTheRest() {
        assertThat(problems("# a comment\ncount: x\nkinds: []\n"))
                .containsExactly(
                        "f.yaml:2:1: missing key 'apiVersion'. Add the line 'apiVersion: modelgate.dev/v1'",
                        "f.yaml:2:1: missing key 'kind'. Add the line 'kind: Sample'",
                        "f.yaml:2:8: expected a whole number, found the text 'x'. Write count as in '3'");
    }

    @Test
    void guessesMisspelledKeysOfTheHeader() {
        assertThat(problems("apiversion: modelgate.dev/v1\nkind: Sample\n"))
                .containsExactly("f.yaml:1:1: unknown key 'apiversion'. Did you mean 'apiVersion'?");
    }

    @ParameterizedTest
    @CsvSource({"v3.0.2", "v3.1.0", "3.0.0", "v2.2"})
    void tellsAnOpenDataContractApart(String version) {
        assertThat(problems("version: 1.0.0\napiVersion: " + version + "\nkind: DataContract\nid: a\n"))
                .containsExactly(
                        "f.yaml:2:13: this is a file of the Open Data Contract Standard, which is not read yet. "
                                + "Write its rules as a Modelgate DataContract: apiVersion: modelgate.dev/v1");
    }
}
