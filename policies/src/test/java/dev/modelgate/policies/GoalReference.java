package dev.modelgate.policies;

import dev.modelgate.app.CommonOptions;
import dev.modelgate.app.GoalSpec;
import dev.modelgate.settings.OptionSet;
import dev.modelgate.settings.OptionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of all goals and their options, in Markdown. */
final class GoalReference {
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            Integer.class, "whole number",
            Long.class, "whole number",
            Double.class, "number",
            Boolean.class, "flag",
            Duration.class, "duration, such as `30m`",
            Path.class, "path");

    private GoalReference() {}

    static String of(List<GoalSpec> goals) {
        List<OptionSpec> common = new OptionSet<>(CommonOptions.class).specs();
        StringBuilder page = new StringBuilder("""
                # Goals

                Every goal is a command (`modelgate gate --to prod`) and a Maven goal (`mvn modelgate:gate
                -Dmodelgate.to=prod`), with the same options, defaults and conclusions.

                """);
        page.append("| goal | what it does |\n| --- | --- |\n");
        goals.forEach(goal ->
                page.append("| [`" + goal.name() + "`](#" + goal.name() + ") | " + cell(goal.description()) + " |\n"));
        for (GoalSpec goal : goals) {
            List<OptionSpec> own = goal.options().stream()
                    .filter(option -> !common.contains(option))
                    .toList();
            page.append("\n## ")
                    .append(goal.name())
                    .append("\n\n")
                    .append(goal.description())
                    .append("\n\n");
            page.append(own.isEmpty() ? "It has only the options of every goal.\n" : table(own));
        }
        return page.append("\n## Options of every goal\n\n")
                .append(table(common))
                .toString();
    }

    private static String table(List<OptionSpec> options) {
        return "| option | type | default | meaning |\n| --- | --- | --- | --- |\n"
                + options.stream().map(GoalReference::row).collect(Collectors.joining());
    }

    private static String row(OptionSpec option) {
        String value = option.required()
                ? "required"
                : option.defaultValue().map(text -> "`" + text + "`").orElse("");
        return "| `" + option.name() + "` | " + type(option) + " | " + value + " | " + cell(option.description())
                + " |\n";
    }

    private static String type(OptionSpec option) {
        String one = option.choices().isEmpty()
                ? TYPES.getOrDefault(option.type(), "text")
                : option.choices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
        return option.repeatable() ? one + "; may be repeated" : one;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
