package dev.modelgate.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.evidence.Json;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.Finding;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.report.Cell;
import dev.modelgate.report.Effect;
import dev.modelgate.report.EvidenceReference;
import dev.modelgate.report.Gauge;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import dev.modelgate.report.Section;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * The contract: what other programs read. Its JSON Schema is the resource {@code report.schema.json} beside this class.
 * The tree is built member by member, so that renaming a record component cannot change the contract by accident.
 */
public final class JsonRenderer implements ReportRenderer {
    @Override
    public String format() {
        return "json";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public String render(Report report, Dialect dialect) {
        ObjectNode root = Json.object();
        root.put("apiVersion", "modelgate.dev/v1");
        root.put("kind", "Report");
        root.put("goal", report.goal());
        root.put("subject", report.subject());
        root.put("conclusion", lower(report.conclusion()));
        if (report.cancelled()) {
            root.put("cancelled", true);
        } else {
            root.put("exitCode", report.conclusion().exitCode());
        }
        root.put("headline", report.headline());
        each(root.putArray("sections"), report.sections(), JsonRenderer::section);
        each(root.putArray("findings"), report.findings(), (node, finding) -> finding(node, finding, dialect));
        each(root.putArray("problems"), report.problems(), (node, problem) -> problem(node, problem, dialect));
        each(root.putArray("evidence"), report.evidence(), JsonRenderer::evidence);
        each(root.putArray("gauges"), report.gauges(), JsonRenderer::gauge);
        return Json.pretty(root);
    }

    private static <T> void each(ArrayNode array, List<T> values, BiConsumer<ObjectNode, T> fill) {
        values.forEach(value -> fill.accept(array.addObject(), value));
    }

    private static void section(ObjectNode node, Section section) {
        if (section instanceof Section.Table table) {
            node.put("type", "table").put("title", table.title());
            strings(node.putArray("columns"), table.columns());
            ArrayNode rows = node.putArray("rows");
            table.rows().forEach(row -> each(rows.addArray(), row, JsonRenderer::cell));
        } else if (section instanceof Section.Text text) {
            node.put("type", "text").put("title", text.title());
            strings(node.putArray("lines"), text.lines());
        } else if (section instanceof Section.Diff diff) {
            node.put("type", "diff").put("title", diff.title());
            strings(node.putArray("lines"), diff.lines());
        } else if (section instanceof Section.Distribution distribution) {
            distribution(node, distribution);
        }
    }

    private static void distribution(ObjectNode node, Section.Distribution distribution) {
        node.put("type", "distribution").put("title", distribution.title());
        node.put("verdict", distribution.verdict()).put("tone", lower(distribution.tone()));
        strings(node.putArray("bins"), distribution.bins());
        shares(node.putArray("reference"), distribution.reference());
        shares(node.putArray("current"), distribution.current());
        distribution.effect().ifPresent(effect -> effect(node.putObject("effect"), effect));
    }

    private static void effect(ObjectNode node, Effect effect) {
        node.put("estimate", effect.estimate()).put("low", effect.low()).put("high", effect.high());
        node.put("noise", effect.noise()).put("margin", effect.margin()).put("found", effect.found());
    }

    private static void gauge(ObjectNode node, Gauge gauge) {
        node.put("name", gauge.name()).put("help", gauge.help());
        ObjectNode labels = node.putObject("labels");
        gauge.labels().forEach(labels::put);
        node.put("value", gauge.value());
    }

    private static void cell(ObjectNode node, Cell cell) {
        node.put("text", cell.text()).put("tone", lower(cell.tone()));
    }

    private static void finding(ObjectNode node, Finding finding, Dialect dialect) {
        node.put("rule", finding.rule()).put("subject", finding.subject());
        node.put("observed", finding.observed()).put("expected", finding.expected());
        finding.samples().ifPresent(count -> node.put("samples", count));
        node.put("fix", finding.fix().in(dialect));
        strings(node.putArray("examples"), finding.examples());
    }

    private static void problem(ObjectNode node, Problem problem, Dialect dialect) {
        node.put("what", problem.what());
        problem.where().ifPresent(place -> place(node.putObject("where"), place));
        node.put("fix", problem.fix().in(dialect));
    }

    private static void place(ObjectNode node, Place place) {
        node.put("file", place.file());
        if (place.line() > 0) {
            node.put("line", place.line());
        }
        if (place.column() > 0) {
            node.put("column", place.column());
        }
    }

    private static void evidence(ObjectNode node, EvidenceReference reference) {
        node.put("kind", reference.kind()).put("digest", reference.digest());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    /** An empty sample has no shares: JSON knows no NaN, so they are null. */
    private static void shares(ArrayNode array, List<Double> values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
