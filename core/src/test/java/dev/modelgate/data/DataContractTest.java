package dev.modelgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataContractTest {
    private static final String START = "apiVersion: modelgate.dev/v1\nkind: DataContract\n";

    private static DataContract read(String yaml) {
        DocumentKind<DataContract> kind = new DocumentKind<>("DataContract", DataContract.class);
        return new DocumentReader<>(kind)
                .read((START + yaml).getBytes(StandardCharsets.UTF_8), "contract.yaml")
                .value();
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(ProblemException.class, () -> read(yaml)).problems().stream()
                .map(Problem::what)
                .toList();
    }

    @Test
    void readsTheSmallestContract() {
        DataContract contract = read("columns:\n  - name: x\n");

        assertThat(contract.columns()).hasSize(1);
        assertThat(contract.columns().get(0).required()).isTrue();
        assertThat(contract.columns().get(0).nulls()).isEqualTo(NullShare.none());
        assertThat(contract.allowOtherColumns()).isTrue();
        assertThat(contract.rows()).isEqualTo(RowBounds.some());
    }

    @Test
    void readsEveryRule() {
        DataContract contract = read("""
                columns:
                  - {name: id, type: integer, unique: true, min: 0, max: 99}
                  - {name: carrier, type: string, values: [UA, AA], pattern: "[A-Z]{2}", length: {least: 2, most: 2}}
                  - {name: delay, type: number, required: false, nulls: {most: 0.02}}
                  - {name: day, type: date, earliest: 2013-01-01, latest: 2013-12-31}
                allowOtherColumns: false
                key: [id, carrier]
                rows: {least: 100, most: 200}
                freshness: {column: day, within: 7d}
                """);

        assertThat(contract.types()).containsEntry("day", ColumnType.DATE).hasSize(4);
        assertThat(contract.columns().get(2).nulls().most()).isEqualTo(0.02);
        assertThat(contract.freshness()).contains(new Freshness("day", Duration.ofDays(7)));
        assertThat(contract.rows()).isEqualTo(new RowBounds(100, Optional.of(200L)));
    }

    @Test
    void refusesRulesThatCannotHold() {
        assertThat(problems("columns: []\n")).singleElement().asString().contains("the contract names no column");
        assertThat(problems("columns: [{name: a, type: string, min: 1}]\n"))
                .singleElement()
                .asString()
                .contains("min can be asked of a column only whose type is a number or an integer");
        assertThat(problems("columns: [{name: a, min: 2, max: 1}]\n"))
                .singleElement()
                .asString()
                .contains("min of a is greater than max");
        assertThat(problems("columns: [{name: a, type: date, earliest: 2013-02-30}]\n"))
                .singleElement()
                .asString()
                .contains("2013-02-30");
        assertThat(problems("columns: [{name: a}, {name: a}]\n"))
                .singleElement()
                .asString()
                .contains("column a is named twice");
        assertThat(problems("columns: [{name: a, nulls: {most: 2}}]\n"))
                .singleElement()
                .asString()
                .contains("0 to 1");
    }
}
