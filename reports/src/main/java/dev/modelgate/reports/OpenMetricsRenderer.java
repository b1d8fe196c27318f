package dev.modelgate.reports;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.report.Gauge;
import dev.modelgate.report.Report;
import dev.modelgate.report.ReportRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The gauges of a report in the text format of OpenMetrics 1.0, which Prometheus scrapes and the textfile collector of its
 * node exporter reads. Every gauge has the labels {@code goal} and {@code subject} beside its own, and how the goal
 * ended is one of them.
 */
public final class OpenMetricsRenderer implements ReportRenderer {
    private static final String PREFIX = "modelgate_";

    @Override
    public String format() {
        return "openmetrics";
    }

    @Override
    public String extension() {
        return "prom";
    }

    @Override
    public String render(Report report, Dialect dialect) {
        List<Gauge> all = new ArrayList<>();
        for (Conclusion conclusion : Conclusion.values()) {
            String word = conclusion.name().toLowerCase(Locale.ROOT);
            int value = conclusion == report.conclusion() ? 1 : 0;
            all.add(Gauge.of("conclusion", "How the goal ended: 1 or 0.", Map.of("conclusion", word), value));
        }
        all.addAll(report.gauges());
        Map<String, List<Gauge>> families = new LinkedHashMap<>();
        all.forEach(gauge ->
                families.computeIfAbsent(gauge.name(), any -> new ArrayList<>()).add(gauge));
        StringBuilder out = new StringBuilder();
        families.forEach((name, gauges) -> family(out, report, PREFIX + name, gauges));
        return out.append("# EOF\n").toString();
    }

    private static void family(StringBuilder out, Report report, String name, List<Gauge> gauges) {
        out.append("# TYPE ").append(name).append(" gauge\n");
        out.append("# HELP ")
                .append(name)
                .append(' ')
                .append(escaped(gauges.get(0).help()))
                .append('\n');
        for (Gauge gauge : gauges) {
            Map<String, String> labels = new TreeMap<>(gauge.labels());
            labels.put("goal", report.goal());
            labels.put("subject", report.subject());
            String told = labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                    .collect(Collectors.joining(","));
            out.append(name)
                    .append('{')
                    .append(told)
                    .append("} ")
                    .append(gauge.value())
                    .append('\n');
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
