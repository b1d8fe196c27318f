package dev.modelgate.data;

import dev.modelgate.data.Check.Judgement;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.PredicateType;
import dev.modelgate.evidence.StepKey;
import dev.modelgate.evidence.Subject;
import dev.modelgate.evidence.TestResult;
import dev.modelgate.problem.Conclusion;
import dev.modelgate.report.Report;
import dev.modelgate.report.Step;
import dev.modelgate.run.RunContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Holds a dataset against its contract: one scan answers every rule, and rows are looked at again only to show examples
 * of a rule that does not hold. Data that breaks the contract is denied; data that cannot be read is invalid.
 */
public final class ValidateData implements Step<ValidateData.Request> {
    /** Kind of the evidence. */
    public static final String KIND = "data-validation";

    /** What its statement looks like: a Test Result, whose tests are the rules of the contract. */
    public static final PredicateType PREDICATE = PredicateType.standard(KIND, TestResult.URI, DataTestResult::of);

    static final String CONTRACT = "contract";

    private static final String GOAL = "validate-data";
    private static final String NOW = "now";
    private static final int MOST_EXAMPLES = 5;
    private static final int LONGEST_VALUE = 80;

    private final Supplier<? extends DataEngine> engine;

    /**
     * A step over an engine.
     *
     * @param engine opens the engine, or gives the open one; asked only when data has to be read
     */
    public ValidateData(Supplier<? extends DataEngine> engine) {
        this.engine = engine;
    }

    /**
     * What to validate against what.
     *
     * @param dataset the data
     * @param contract what it must meet
     * @param contractDigest digest of the contract's file
     * @param contractName the contract, as the user wrote it
     * @param label how the truth is read, when the project has one
     * @param features columns that the model will be given; empty when they are not known
     */
    public record Request(
            Dataset dataset,
            DataContract contract,
            Digest contractDigest,
            String contractName,
            Optional<LabelRule> label,
            List<String> features) {
        public Request {
            features = List.copyOf(features);
        }
    }

    @Override
    public StepKey key(Request request, RunContext context) {
        Map<String, String> parts = new TreeMap<>();
        parts.put(CONTRACT, request.contractDigest().toString());
        parts.put("contract.name", request.contractName());
        parts.putAll(request.dataset().keyParts("dataset"));
        parts.put("features", digestOf(request.features()).toString());
        parts.put("label", request.label().map(LabelRule::describe).orElse("none"));
        parts.put(StepKey.TOOL, context.toolVersion());
        if (request.contract().freshness().isPresent()) {
            parts.put(
                    NOW, context.clock().instant().truncatedTo(ChronoUnit.HOURS).toString());
        }
        return StepKey.of(KIND, parts);
    }

    @Override
    public Evidence run(Request request, StepKey key, RunContext context) {
        Instant start = context.clock().instant();
        Dataset dataset = typed(request);
        DataEngine reader = engine.get();
        context.progress(
                GOAL, "reading " + dataset.name() + ": " + dataset.files().size() + " file(s)");
        Map<String, Column> columns = new LinkedHashMap<>();
        reader.columns(dataset).forEach(column -> columns.put(column.name(), column));
        List<Check> checks = checks(
                request, columns, Optional.ofNullable(key.parts().get(NOW)).map(Instant::parse));
        Optional<List<Measure.Violations>> unlabelled = request.label()
                .map(LabelRule::column)
                .map(columns::get)
                .map(column -> LabelChecks.unlabelled(column, text(request)));
        Set<Measure> measures = new LinkedHashSet<>(Set.of(Check.ROWS));
        checks.forEach(check -> measures.addAll(check.measures()));
        Measurements measured = reader.measure(dataset, List.copyOf(measures));
        long rows = measured.count(Check.ROWS);
        List<RuleOutcome> outcomes = new ArrayList<>();
        for (Check check : checks) {
            outcomes.add(outcome(check, measured, rows, dataset, reader));
        }
        OptionalLong without = unlabelled
                .map(all ->
                        OptionalLong.of(all.stream().mapToLong(measured::count).sum()))
                .orElse(OptionalLong.empty());
        DataValidation result = new DataValidation(
                dataset.name(), dataset.fileNames(), request.contractName(), rows, columns.size(), without, outcomes);
        List<Subject> subjects = List.of(
                new Subject(dataset.name(), dataset.digest()),
                new Subject(request.contractName(), request.contractDigest()));
        Conclusion conclusion = result.holds() ? Conclusion.PASSED : Conclusion.DENIED;
        Duration took = Duration.between(start, context.clock().instant());
        return Evidence.of(PREDICATE, key, subjects, conclusion, result, measured(took, rows));
    }

    @Override
    public Report report(Evidence evidence) {
        return ValidationReport.of(GOAL, evidence);
    }

    /**
     * The data with the types of all columns that a rule looks at, so that none has to be told from the values, which
     * costs a scan. A column of which no rule speaks may hold any text.
     */
    private static Dataset typed(Request request) {
        DataContract contract = request.contract();
        Map<String, ColumnType> types = new HashMap<>(contract.types());
        request.label().ifPresent(label -> types.putIfAbsent(label.column(), label.readAs()));
        Set<String> judged = new HashSet<>(contract.key());
        contract.columns().forEach(column -> judged.add(column.name()));
        contract.freshness().ifPresent(freshness -> judged.add(freshness.column()));
        Dataset dataset = request.dataset().readAs(types);
        return types.keySet().containsAll(judged) ? dataset.readOthersAs(ColumnType.STRING) : dataset;
    }

    private static boolean text(Request request) {
        return request.dataset().format() == DataFormat.CSV;
    }

    private static List<Check> checks(Request request, Map<String, Column> columns, Optional<Instant> now) {
        boolean text = text(request);
        List<Check> checks = new ArrayList<>(DatasetChecks.of(request.contract(), columns, now));
        for (ColumnContract contract : request.contract().columns()) {
            Optional<Column> column = Optional.ofNullable(columns.get(contract.name()));
            checks.addAll(ColumnChecks.of(contract, column, text));
        }
        request.label().ifPresent(label -> checks.addAll(LabelChecks.of(label, request.features(), columns, text)));
        return checks;
    }

    private static RuleOutcome outcome(
            Check check, Measurements measured, long rows, Dataset dataset, DataEngine reader) {
        Judgement judgement = check.judge().judge(measured);
        List<String> examples = judgement.holds() || judgement.failing() == 0
                ? List.of()
                : check
                        .failing()
                        .map(failing -> reader.examples(dataset, failing, check.shown(), MOST_EXAMPLES))
                        .orElse(List.of())
                        .stream()
                        .map(ValidateData::shortened)
                        .toList();
        double share = rows == 0 ? 0 : (double) judgement.failing() / rows;
        return new RuleOutcome(
                check.rule(),
                check.subject(),
                judgement.observed(),
                check.expected(),
                judgement.holds(),
                judgement.failing(),
                share,
                examples);
    }

    private static String shortened(RowExample example) {
        Map<String, String> values = new LinkedHashMap<>();
        example.values().forEach((name, value) -> values.put(name, shortened(value)));
        return new RowExample(example.file(), example.row(), values).toString();
    }

    private static String shortened(String value) {
        boolean fits = value.codePointCount(0, value.length()) <= LONGEST_VALUE;
        return fits ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    private static Map<String, Double> measured(Duration took, long rows) {
        double seconds = took.toNanos() / 1e9;
        Map<String, Double> measured = new TreeMap<>();
        measured.put("durationSeconds", seconds);
        if (seconds > 0) {
            measured.put("rowsPerSecond", rows / seconds);
        }
        return measured;
    }

    private static Digest digestOf(List<String> names) {
        return Digest.of(names.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
    }
}
