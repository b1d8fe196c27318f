package dev.modelgate.adapter.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelgate.data.Condition;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.Measure;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadFilesTest {
    @TempDir
    Path folder;

    private DataFolder data;
    private DuckDbEngine engine;

    @BeforeEach
    void open() {
        data = new DataFolder(folder);
        engine = data.engine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<Problem> problems(Dataset dataset) {
        ProblemException exception = catchThrowableOfType(ProblemException.class, () -> {
            String column = engine.columns(dataset).get(0).name();
            engine.measure(dataset, List.of(new Measure.Distinct(List.of(column))));
        });
        assertThat(exception).isNotNull();
        assertThat(exception.conclusion()).isEqualTo(Conclusion.INVALID);
        assertThat(exception.problems())
                .allSatisfy(problem -> assertThat(problem.fix().template()).isNotBlank());
        return exception.problems();
    }

    private Problem problem(Dataset dataset) {
        List<Problem> all = problems(dataset);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void refusesAnEmptyFile() {
        Problem problem = problem(data.file("empty.csv", new byte[0]));

        assertThat(problem.where()).contains(Place.of("empty.csv"));
        assertThat(problem.what()).isEqualTo("the file is empty: it has no bytes");
    }

    @Test
    void recognisesAGitLfsPointer() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n";

        Problem problem = problem(data.file("big.parquet", pointer.getBytes(StandardCharsets.US_ASCII)));

        assertThat(problem.what()).isEqualTo("this is a Git LFS pointer, not the data");
        assertThat(problem.fix().template()).contains("git lfs pull");
    }

    @Test
    void refusesAFileThatIsGone() throws IOException {
        Dataset dataset = data.csv("gone.csv", "a", "1");
        Files.delete(folder.resolve("gone.csv"));

        assertThat(problem(dataset).what()).isEqualTo("it is not a file");
    }

    @Test
    void namesLineAndCountOfEveryRaggedRow() {
        Dataset dataset = data.csv("ragged.csv", "a,b,c", "1,2,3", "4,5", "6,7,8", "9,10,11,12");

        List<Problem> problems = problems(dataset);

        assertThat(problems)
                .extracting(problem -> problem.where().orElseThrow())
                .containsExactly(new Place("ragged.csv", 3, 0), new Place("ragged.csv", 5, 0));
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "expected as many values as the header has names, 3, found 2",
                        "expected as many values as the header has names, 3, found 4");
    }

    @Test
    void neverReadsRaggedRowsAsOneColumn() {
        assertThat(problems(data.csv("all.csv", "a,b,c", "1,2", "3,4", "5,6"))).hasSize(3);
    }

    @Test
    void countsRowsOnlyWhereEveryLineIsWhole() {
        Dataset dataset = data.csv("ragged.csv", "a,b", "1,2", "3");
        ProblemException exception = catchThrowableOfType(
                ProblemException.class, () -> engine.measure(dataset, List.of(new Measure.Rows())));

        assertThat(exception.problems().get(0).where()).contains(new Place("ragged.csv", 3, 0));
    }

    @Test
    void saysThatADelimiterIsNotKnown() {
        Problem problem = problem(data.csv("tilde.csv", "a~b~c", "1~2~3"));

        assertThat(problem.where()).contains(new Place("tilde.csv", 1, 0));
        assertThat(problem.what()).startsWith("the file has one column, named \"a~b~c\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void readsUsualDelimiters(String delimiter) {
        Dataset dataset = data.csv(
                "d.csv", String.join(delimiter, "a", "\"b,;|\"", "c"), String.join(delimiter, "1", "x", "2.5"));

        assertThat(engine.columns(dataset))
                .extracting(column -> column.nativeType())
                .containsExactly("BIGINT", "VARCHAR", "DOUBLE");
    }

    @Test
    void namesTheLineOfAnOpenQuote() {
        Problem problem = problem(data.csv("quote.csv", "a,b", "1,\"x", "2,y"));

        assertThat(problem.where()).contains(new Place("quote.csv", 2, 0));
        assertThat(problem.what()).isEqualTo("Value with unterminated quote found");
    }

    @Test
    void namesTheLineOfAByteThatIsNotUtf8() {
        byte[] bytes = "a,b\n1,x\n2,?\n".getBytes(StandardCharsets.US_ASCII);
        bytes[10] = (byte) 0xFC;
        Dataset dataset = data.file("latin.csv", bytes);
        ProblemException exception = catchThrowableOfType(
                ProblemException.class, () -> engine.measure(dataset, List.of(new Measure.Distinct(List.of("b")))));

        assertThat(exception.problems().get(0).where()).contains(new Place("latin.csv", 3, 0));
        assertThat(exception.problems().get(0).fix().template()).isEqualTo("Write the file in UTF-8");
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        byte[] utf16 = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16);

        assertThat(problem(data.file("wide.csv", utf16)).what()).isEqualTo("the file is not UTF-8 text");
    }

    @Test
    void refusesNamesThatStandTwiceOrNotAtAll() {
        assertThat(problem(data.csv("twice.csv", "a,A", "1,2")).what()).isEqualTo("the file has two columns named A");
        assertThat(problem(data.csv("none.csv", "a,", "1,2")).what())
                .isEqualTo("the file has a column without a name in its header");
        assertThat(problem(data.csv("blank.csv", "", "a,b")).what()).startsWith("the file has an empty first line");
    }

    @Test
    void refusesParquetThatIsCutOff() throws IOException {
        data.parquet("whole.parquet", "SELECT i FROM range(10000) t(i)");
        byte[] whole = Files.readAllBytes(folder.resolve("whole.parquet"));

        Problem problem = problem(data.file("cut.parquet", Arrays.copyOf(whole, whole.length / 2)));

        assertThat(problem.where()).contains(Place.of("cut.parquet"));
        assertThat(problem.what())
                .startsWith("the file cannot be read as Parquet: No magic bytes found at end of file");
        assertThat(problem.what()).doesNotContain(folder.toString());
    }

    @Test
    void refusesParquetThatIsDamagedInside() throws IOException {
        data.parquet("whole.parquet", "SELECT hash(i) AS i FROM range(10000) t(i)");
        byte[] damaged = Files.readAllBytes(folder.resolve("whole.parquet"));
        Arrays.fill(damaged, 4, 3000, (byte) 0x5A);

        assertThat(problem(data.file("damaged.parquet", damaged)).where()).contains(Place.of("damaged.parquet"));
    }

    @Test
    void refusesTextThatIsCalledParquet() {
        Problem problem = problem(data.file("text.parquet", "hello, this is text".getBytes(StandardCharsets.US_ASCII)));

        assertThat(problem.what()).startsWith("the file cannot be read as Parquet");
    }

    @Test
    void readsFilesWithoutRows() {
        assertThat(engine.measure(data.csv("head.csv", "a,b"), List.of(new Measure.Rows()))
                        .count(new Measure.Rows()))
                .isZero();
        Dataset parquet = data.parquet("zero.parquet", "SELECT 1 a WHERE false");
        assertThat(engine.measure(parquet, List.of(new Measure.Rows())).count(new Measure.Rows()))
                .isZero();
    }

    @Test
    void tellsEveryDifferenceBetweenTheFilesOfADataset() {
        data.parquet("1.parquet", "SELECT 1 a, 'x' b");
        data.parquet("2.parquet", "SELECT 'q' a, 'x' c");

        assertThat(problems(data.dataset("1.parquet", "2.parquet")))
                .extracting(Problem::what)
                .containsExactly(
                        "the file has column a as VARCHAR, 1.parquet as INTEGER",
                        "the file has no column b, which 1.parquet has",
                        "the file has column c, which 1.parquet has not");
    }

    @Test
    void refusesCsvFilesWithDifferentHeaders() {
        data.csv("1.csv", "a,b", "1,2");
        data.csv("2.csv", "b,a", "1,2");

        assertThat(problem(data.dataset("1.csv", "2.csv")).what())
                .isEqualTo("the file has the header b,a, but 1.csv has a,b");
    }

    @Test
    void namesTheLineOfMalformedJson() {
        Problem problem = problem(data.csv("bad.jsonl", "{\"a\":1}", "{\"a\":2", "{\"a\":3}"));

        assertThat(problem.where().orElseThrow().line()).isPositive();
        assertThat(problem.what()).startsWith("the file cannot be read as JSON: Malformed JSON");
    }

    @Test
    void blamesThePatternNotTheData() {
        Dataset dataset = data.csv("a.csv", "a", "x");
        Measure pattern = new Measure.Violations("a", new Condition.Matches("("));
        ProblemException exception =
                catchThrowableOfType(ProblemException.class, () -> engine.measure(dataset, List.of(pattern)));

        assertThat(exception).hasMessage("the pattern of column a is not a regular expression: missing ): (");
        assertThat(exception.conclusion()).isEqualTo(Conclusion.INVALID);
    }
}
