package dev.modelgate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against SciPy itself, where a Python interpreter with it is at hand. */
class ScipyAgreementTest {
    /** Names a Python interpreter that can import Evidently, and so SciPy. */
    private static final String INTERPRETER = "MODELGATE_EVIDENTLY_PYTHON";

    /** Below it a p-value is the far end of a tail, of which both lose digits. */
    private static final double TINY = 1e-280;

    @TempDir
    private Path folder;

    @Test
    void testsHomogeneityOfRandomTablesAsChi2Contingency() throws IOException, InterruptedException {
        List<String> lines = scipy("20260103", "400");
        ObjectMapper mapper = new ObjectMapper();
        for (String line : lines) {
            JsonNode told = mapper.readTree(line);
            ChiSquareHomogeneity test = ChiSquareHomogeneity.of(ContingencyTable.of(
                    counts(told.get("counts").get(0)), counts(told.get("counts").get(1))));
            double statistic = told.get("statistic").asDouble();
            double pValue = told.get("p").asDouble();
            assertThat(test.statistic()).as(line).isCloseTo(statistic, Golden.nearly(statistic));
            assertThat(test.degreesOfFreedom())
                    .as(line)
                    .isEqualTo(told.get("degrees").asInt());
            if (pValue > TINY) {
                assertThat(test.pValue()).as(line).isCloseTo(pValue, Golden.relatively(pValue));
            } else {
                assertThat(test.pValue()).as(line).isLessThan(2 * TINY);
            }
        }
        assertThat(lines).hasSizeGreaterThan(300);
    }

    private static long[] counts(JsonNode row) {
        return StreamSupport.stream(row.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    private List<String> scipy(String... arguments) throws IOException, InterruptedException {
        String interpreter = System.getenv(INTERPRETER);
        assumeTrue(interpreter != null, () -> INTERPRETER + " names no interpreter with scipy");
        Path script = folder.resolve("scipy_tables.py");
        try (InputStream resource = ScipyAgreementTest.class.getResourceAsStream("scipy_tables.py")) {
            Files.write(script, Objects.requireNonNull(resource).readAllBytes());
        }
        Path output = folder.resolve("tables.jsonl");
        Path errors = folder.resolve("errors.txt");
        int exit = new ProcessBuilder(
                        Objects.requireNonNull(interpreter), script.toString(), arguments[0], arguments[1])
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(errors)).isZero();
        return Files.readAllLines(output);
    }
}
