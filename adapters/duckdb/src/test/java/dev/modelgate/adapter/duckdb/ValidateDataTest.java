package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.data.ColumnContract;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataContract;
import dev.modelgate.data.DataValidation;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Freshness;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.RowBounds;
import dev.modelgate.data.RuleOutcome;
import dev.modelgate.data.ValidateData;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Finding;
import dev.modelgate.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateDataTest {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void open() {
        data = new DataFolder(folder);
    }

    private Evidence validate(ValidateData.Request request) {
        try (DuckDbEngine engine = data.engine()) {
            ValidateData step = new ValidateData(() -> engine);
            return step.run(request, step.key(request, Validations.CONTEXT), Validations.CONTEXT);
        }
    }

    private Evidence validate(Dataset dataset, ColumnContract... columns) {
        return validate(Validations.request(dataset, DataContract.of(List.of(columns))));
    }

    private static List<RuleOutcome> broken(Evidence evidence) {
        return evidence.resultAs(DataValidation.class).rules().stream()
                .filter(rule -> !rule.holds())
                .toList();
    }

    private static RuleOutcome onlyBroken(Evidence evidence) {
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.DENIED);
        List<RuleOutcome> broken = broken(evidence);
        assertThat(broken).hasSize(1);
        return broken.get(0);
    }

    @Test
    void passesDataThatMeetsEveryRule() {
        Dataset dataset = data.csv(
                "good.csv", "id,carrier,delay,day,late", "1,UA,2.5,2013-01-01,true", "2,AA,-3,2013-01-02,false");
        Evidence evidence = validate(
                dataset,
                Validations.column("id", ColumnType.INTEGER)
                        .unique()
                        .range(1, 9)
                        .build(),
                Validations.column("carrier", ColumnType.STRING)
                        .values("UA", "AA")
                        .pattern("[A-Z]{2}")
                        .length(2, 2)
                        .build(),
                Validations.column("delay", ColumnType.NUMBER).range(-60, 1440).build(),
                Validations.column("day", ColumnType.DATE)
                        .between("2013-01-01", "2013-12-31")
                        .build(),
                ColumnContract.of("late", ColumnType.BOOLEAN));

        assertThat(broken(evidence)).isEmpty();
        assertThat(evidence.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(evidence.isAbout(dataset.digest())).isTrue();
        assertThat(evidence.isAbout(Validations.CONTRACT)).isTrue();
    }

    @Test
    void deniesAllThatIsWrongAtOnce() {
        Dataset dataset =
                data.csv("bad.csv", "id,carrier,delay,extra", "1,UA,2.5,x", "1,,nan,x", "2,ZZZ,9999,x", "2,AA,-3,x");
        DataContract contract = new DataContract(
                List.of(
                        Validations.column("id", ColumnType.INTEGER).unique().build(),
                        Validations.column("carrier", ColumnType.STRING)
                                .values("UA", "AA")
                                .build(),
                        Validations.column("delay", ColumnType.NUMBER)
                                .range(-60, 1440)
                                .build(),
                        ColumnContract.of("nowhere", ColumnType.NUMBER)),
                false,
                List.of("id", "carrier"),
                new RowBounds(10, Optional.empty()),
                Optional.empty());

        assertThat(broken(validate(Validations.request(dataset, contract))))
                .extracting(rule -> rule.rule() + " " + rule.subject() + ": " + rule.observed())
                .containsExactly(
                        "rows dataset: 4 rows",
                        "other-columns dataset: extra",
                        "key carrier: 1 of 4 rows (25 %)",
                        "unique id: 2 of 4 rows (50 %) repeat an earlier one",
                        "nulls carrier: 1 of 4 rows (25 %)",
                        "values carrier: 1 of 4 rows (25 %)",
                        "finite delay: 1 of 4 rows (25 %)",
                        "max delay: 1 of 4 rows (25 %), greatest 9999",
                        "column nowhere: missing");
    }

    @Test
    void showsTheFirstFailingRowsAndNoMoreThanFive() {
        Dataset dataset = data.parquet("p.parquet", "SELECT i, -i AS x FROM range(100) t(i)");

        RuleOutcome rule = onlyBroken(validate(
                dataset,
                Validations.column("x", ColumnType.INTEGER).range(-89, 0).build()));

        assertThat(rule.failing()).isEqualTo(10);
        assertThat(rule.share()).isEqualTo(0.1);
        assertThat(rule.examples())
                .containsExactly(
                        "p.parquet row 91: x=-90",
                        "p.parquet row 92: x=-91",
                        "p.parquet row 93: x=-92",
                        "p.parquet row 94: x=-93",
                        "p.parquet row 95: x=-94");
    }

    @Test
    void showsTheKeysOfRepeatedRows() {
        Dataset dataset = data.csv("k.csv", "a,b", "1,x", "2,x", "1,x");
        DataContract contract = new DataContract(
                List.of(ColumnContract.of("a", ColumnType.INTEGER)),
                true,
                List.of("a", "b"),
                RowBounds.some(),
                Optional.empty());

        assertThat(onlyBroken(validate(Validations.request(dataset, contract))).examples())
                .containsExactly("k.csv row 1: a=1, b=x", "k.csv row 3: a=1, b=x");
    }

    @Test
    void shortensLongValues() {
        Dataset dataset = data.csv("long.csv", "a", "x".repeat(500));

        String example = onlyBroken(validate(
                        dataset,
                        Validations.column("a", ColumnType.STRING).length(0, 9).build()))
                .examples()
                .get(0);

        assertThat(example).hasSizeLessThan(120).endsWith("…");
    }

    @Test
    void deniesAWrongTypeButNotAnIntegerWhereANumberIsAsked() {
        Dataset dataset = data.parquet("types.parquet", "SELECT 'x' AS a, 1 AS b, 1.5 AS c");
        Evidence evidence = validate(
                dataset,
                ColumnContract.of("a", ColumnType.NUMBER),
                ColumnContract.of("b", ColumnType.NUMBER),
                ColumnContract.of("c", ColumnType.INTEGER));

        assertThat(broken(evidence))
                .extracting(rule -> rule.rule() + " " + rule.subject() + ": " + rule.observed())
                .containsExactly("type a: string (VARCHAR)", "type c: number (DECIMAL(2,1))");
    }

    @Test
    void showsValuesOfACsvColumnThatDoNotReadAsItsType() {
        Dataset dataset = data.csv("t.csv", "n,when", "1,2013-01-01", "zwei,2013-02-30", "3,2013-01-03");
        Evidence evidence = validate(
                dataset,
                Validations.column("n", ColumnType.INTEGER).unique().range(0, 2).build(),
                ColumnContract.of("when", ColumnType.DATE));

        assertThat(broken(evidence))
                .extracting(rule -> rule.rule() + " " + rule.subject() + ": " + rule.examples())
                .containsExactly(
                        "type n: [t.csv row 2: n=zwei]",
                        "max n: [t.csv row 3: n=3]",
                        "type when: [t.csv row 2: when=2013-02-30]");
    }

    @Test
    void keepsLeadingZerosOfTextsInCsv() {
        Dataset dataset = data.csv("zip.csv", "zip", "01234", "99999", "1234");

        assertThat(onlyBroken(validate(
                                dataset,
                                Validations.column("zip", ColumnType.STRING)
                                        .pattern("[0-9]{5}")
                                        .build()))
                        .examples())
                .containsExactly("zip.csv row 3: zip=1234");
    }

    @Test
    void allowsAShareOfMissingValues() {
        Dataset dataset =
                data.parquet("n.parquet", "SELECT CASE WHEN i < 2 THEN NULL ELSE i END AS x FROM range(100) t(i)");

        assertThat(validate(
                                dataset,
                                Validations.column("x", ColumnType.INTEGER)
                                        .nulls(0.02)
                                        .build())
                        .conclusion())
                .isEqualTo(Conclusion.PASSED);
        assertThat(onlyBroken(validate(
                                dataset,
                                Validations.column("x", ColumnType.INTEGER)
                                        .nulls(0.01)
                                        .build()))
                        .observed())
                .isEqualTo("2 of 100 rows (2 %)");
    }

    @Test
    void saysOfAColumnWithoutValuesThatTheyAreMissingNotThatTheTypeIsWrong() {
        Dataset parquet = data.parquet("none.parquet", "SELECT NULL::INTEGER AS x FROM range(3)");
        Dataset csv = data.csv("none.csv", "x,y", ",1", ",2");
        ColumnContract contract = ColumnContract.of("x", ColumnType.TIMESTAMP);

        assertThat(onlyBroken(validate(parquet, contract)).rule()).isEqualTo("nulls");
        assertThat(onlyBroken(validate(csv, contract)).rule()).isEqualTo("nulls");
    }

    @Test
    void deniesDataWithoutRows() {
        RuleOutcome rule = onlyBroken(validate(data.csv("head.csv", "x"), ColumnContract.of("x", ColumnType.NUMBER)));

        assertThat(rule.rule()).isEqualTo("rows");
        assertThat(rule.observed()).isEqualTo("0 rows");
    }

    @Test
    void doesNotMissAColumnThatIsNotRequired() {
        Dataset dataset = data.csv("x.csv", "x", "1");

        assertThat(validate(
                                dataset,
                                Validations.column("y", ColumnType.NUMBER)
                                        .optional()
                                        .build())
                        .conclusion())
                .isEqualTo(Conclusion.PASSED);
    }

    @Test
    void judgesFreshnessByTheHourOfTheRun() {
        Dataset dataset = data.csv("f.csv", "t", "2013-07-01 10:30:00", "2013-07-01 09:00:00");
        ColumnContract column = ColumnContract.of("t", ColumnType.TIMESTAMP);
        ValidateData.Request day = Validations.request(dataset, fresh(column, Duration.ofHours(1)));
        ValidateData.Request hour = Validations.request(dataset, fresh(column, Duration.ofMinutes(20)));

        // The clock stands at 2013-07-01T11:59.
        assertThat(validate(day).conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(onlyBroken(validate(hour)).observed()).isEqualTo("2013-07-01T10:30:00Z");
        ValidateData step = new ValidateData(() -> {
            throw new AssertionError("a key needs no engine");
        });
        assertThat(step.key(day, Validations.CONTEXT).parts()).containsEntry("now", "2013-07-01T11:00:00Z");
        assertThat(step.key(Validations.request(dataset, DataContract.of(List.of(column))), Validations.CONTEXT)
                        .parts())
                .doesNotContainKey("now");
    }

    @Test
    void aValueOfTheFutureIsNoSignOfFreshness() {
        ColumnContract column = ColumnContract.of("t", ColumnType.TIMESTAMP);
        Dataset tomorrow = data.csv("tomorrow.csv", "t", "2013-07-02 10:00:00");
        Dataset later = data.csv("later.csv", "t", "2030-01-01 00:00:00");

        assertThat(validate(Validations.request(tomorrow, fresh(column, Duration.ofHours(1))))
                        .conclusion())
                .isEqualTo(Conclusion.PASSED);
        assertThat(onlyBroken(validate(Validations.request(later, fresh(column, Duration.ofHours(1)))))
                        .observed())
                .isEqualTo("2030-01-01T00:00:00Z");
    }

    private static DataContract fresh(ColumnContract column, Duration within) {
        return new DataContract(
                List.of(column), true, List.of(), RowBounds.some(), Optional.of(new Freshness(column.name(), within)));
    }

    @Test
    void countsRowsWithoutALabelAndDeniesALabelAmongTheFeatures() {
        Dataset dataset = data.csv("l.csv", "x,delay", "1,20", "2,", "3,5");
        DataContract contract = DataContract.of(List.of(ColumnContract.of("x", ColumnType.INTEGER)));
        LabelRule label = new LabelRule("delay", Optional.of(15.0), Optional.empty());

        Evidence counted = validate(Validations.request(dataset, contract, label, List.of("x")));
        assertThat(counted.conclusion()).isEqualTo(Conclusion.PASSED);
        assertThat(counted.resultAs(DataValidation.class).withoutLabel()).hasValue(1);
        assertThat(onlyBroken(validate(Validations.request(dataset, contract, label, List.of("x", "delay"))))
                        .rule())
                .isEqualTo("label-leak");
    }

    @Test
    void deniesALabelThatIsMissingOrTextWhereANumberIsNeeded() {
        Dataset dataset = data.csv("l.csv", "x,delay,none", "1,much,", "2,little,");
        DataContract contract = DataContract.of(List.of(ColumnContract.of("x", ColumnType.INTEGER)));

        for (String column : List.of("nowhere", "delay", "none")) {
            LabelRule label = new LabelRule(column, Optional.empty(), Optional.empty());
            LabelRule bounded = new LabelRule(column, Optional.of(15.0), Optional.empty());
            boolean text = column.equals("delay");
            assertThat(validate(Validations.request(dataset, contract, label, List.of()))
                            .conclusion())
                    .isEqualTo(text ? Conclusion.PASSED : Conclusion.DENIED);
            assertThat(validate(Validations.request(dataset, contract, bounded, List.of()))
                            .conclusion())
                    .isEqualTo(Conclusion.DENIED);
        }
    }

    @Test
    void reportsEveryBrokenRuleAsAFindingWithItsFix() {
        Dataset dataset = data.csv("x.csv", "x", "1", "-1");
        Evidence evidence = validate(
                dataset, Validations.column("x", ColumnType.INTEGER).range(0, 9).build());

        Report report = new ValidateData(() -> {
                    throw new AssertionError("a report needs no engine");
                })
                .report(evidence);

        assertThat(report.headline()).isEqualTo("train: 1 of 5 rules of contract.yaml is broken, on 2 rows");
        assertThat(report.findings()).hasSize(1);
        Finding finding = report.findings().get(0);
        assertThat(finding.observed()).isEqualTo("1 of 2 rows (50 %), least -1");
        assertThat(finding.expected()).isEqualTo("at least 0");
        assertThat(finding.examples()).containsExactly("x.csv row 2: x=-1");
        assertThat(finding.samples()).hasValue(2);
    }

    @Test
    void hasAnotherKeyForOtherDataContractLabelFeaturesOrTool() {
        ValidateData step = new ValidateData(() -> {
            throw new AssertionError("a key needs no engine");
        });
        DataContract contract = DataContract.of(List.of(ColumnContract.of("x", ColumnType.INTEGER)));
        Dataset dataset = data.csv("x.csv", "x", "1");
        ValidateData.Request request = Validations.request(dataset, contract);
        LabelRule label = new LabelRule("x", Optional.empty(), Optional.empty());

        assertThat(List.of(
                        request,
                        Validations.request(data.csv("x.csv", "x", "2"), contract),
                        Validations.request(dataset, contract, label, List.of()),
                        Validations.request(dataset, contract, label, List.of("y"))))
                .extracting(each -> step.key(each, Validations.CONTEXT).digest())
                .doesNotHaveDuplicates();
    }
}
