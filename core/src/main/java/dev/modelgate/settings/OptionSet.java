package dev.modelgate.settings;

import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import dev.modelgate.settings.OptionSpec.Occurrence;
import dev.modelgate.settings.ValueType.Listing;
import dev.modelgate.settings.ValueType.Structure;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options of a goal, as its request record declares them: each component with {@link Option} is one; a component
 * without it is a record whose options belong to the goal as well.
 *
 * @param <T> the request record
 */
public final class OptionSet<T> {
    private final Class<T> request;
    private final List<OptionSpec> specs = new ArrayList<>();

    /**
     * The options of a request record.
     *
     * @throws IllegalStateException when the record declares an option of a type that cannot be one, or one name twice
     */
    public OptionSet(Class<T> request) {
        this.request = request;
        collect(request, specs);
        long names = specs.stream().map(OptionSpec::name).distinct().count();
        if (names < specs.size()) {
            throw new IllegalStateException(request + " declares an option twice");
        }
    }

    /** The options, in the order of declaration. */
    public List<OptionSpec> specs() {
        return List.copyOf(specs);
    }

    /**
     * The request that texts of a command line or of a POM stand for.
     *
     * @param given texts by the name of the option, in the order given; a flag may have none
     * @throws ProblemException with every problem of the options
     */
    public T build(Map<String, List<String>> given) {
        Problems problems = new Problems();
        refuseUnknown(given, problems);
        Optional<Object> built = record(new Structure(request), given, problems);
        problems.throwIfAny();
        return request.cast(built.orElseThrow());
    }

    private static void collect(Class<?> type, List<OptionSpec> specs) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Option.class)) {
                specs.add(spec(Component.of(component)));
            } else if (component.getType().isRecord()) {
                collect(component.getType(), specs);
            } else {
                throw new IllegalStateException(component + " of " + type + " is not an option");
            }
        }
    }

    private static OptionSpec spec(Component component) {
        boolean repeatable = component.type() instanceof Listing;
        ValueType single = component.type() instanceof Listing listing ? listing.element() : component.type();
        OptionValue.requireText(single);
        boolean flag = single.javaType() == Boolean.class;
        Occurrence unrepeated = component.required() && !flag ? Occurrence.REQUIRED : Occurrence.OPTIONAL;
        Optional<String> defaultValue = flag && component.required() ? Optional.of("false") : component.defaultText();
        return new OptionSpec(
                kebab(component.name()),
                component.name(),
                single.javaType(),
                component.description(),
                defaultValue,
                repeatable ? Occurrence.REPEATABLE : unrepeated);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
    }

    private void refuseUnknown(Map<String, List<String>> given, Problems problems) {
        List<String> known = specs.stream().map(OptionSpec::name).toList();
        for (String name : new TreeMap<>(given).keySet()) {
            if (!known.contains(name)) {
                String fix = Spelling.nearest(name, known)
                        .map(near -> "Did you mean {option:" + near + "}?")
                        .orElseGet(() -> known.isEmpty() ? "Remove it" : "Use one of " + listed(known));
                problems.add(Problem.of("there is no option " + Quoted.of(name), fix));
            }
        }
    }

    private static String listed(List<String> names) {
        return names.stream().map(name -> "{option:" + name + "}").collect(Collectors.joining(", "));
    }

    private Optional<Object> record(Structure structure, Map<String, List<String>> given, Problems problems) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : structure.javaType().getRecordComponents()) {
            Optional<Object> value = component.isAnnotationPresent(Option.class)
                    ? option(Component.of(component), given, problems)
                    : record(new Structure(component.getType()), given, problems);
            value.ifPresent(values::add);
        }
        if (values.size() < structure.javaType().getRecordComponents().length) {
            return Optional.empty();
        }
        return built(structure, values, problems);
    }

    private static Optional<Object> built(Structure structure, List<Object> values, Problems problems) {
        try {
            return Optional.of(structure.build(values));
        } catch (ProblemException e) {
            e.problems().forEach(problems::add);
        } catch (Violations.Refusal e) {
            e.violations()
                    .forEach(violation -> problems.add(Problem.of(
                            violation.what(),
                            violation.fix().orElse("Correct {option:" + kebab(violation.component()) + "}"))));
        } catch (IllegalArgumentException e) {
            List<OptionSpec> specs = new ArrayList<>();
            collect(structure.javaType(), specs);
            problems.add(Problem.of(
                    String.valueOf(e.getMessage()),
                    "Correct " + listed(specs.stream().map(OptionSpec::name).toList())));
        }
        return Optional.empty();
    }

    private Optional<Object> option(Component component, Map<String, List<String>> given, Problems problems) {
        String name = kebab(component.name());
        List<String> texts = given.getOrDefault(name, List.of());
        boolean flag = component.type().javaType() == Boolean.class;
        if (texts.isEmpty() && !(flag && given.containsKey(name))) {
            return absent(component, name, flag, problems);
        }
        OptionValue values = new OptionValue(name, problems);
        if (component.type() instanceof Listing listing) {
            List<Object> items = new ArrayList<>();
            texts.forEach(text -> values.parse(listing.element(), text).ifPresent(items::add));
            return items.size() == texts.size() ? Optional.of(List.copyOf(items)) : Optional.empty();
        }
        if (texts.size() > 1) {
            problems.add(Problem.of(
                    "the option '" + name + "' is given " + texts.size() + " times",
                    "Give {option:" + name + "} once"));
            return Optional.empty();
        }
        return values.parse(component.type(), texts.isEmpty() ? "true" : texts.get(0))
                .map(component::present);
    }

    private static Optional<Object> absent(Component component, String name, boolean flag, Problems problems) {
        if (!component.required()) {
            return Optional.of(component.whenAbsent());
        }
        if (flag) {
            return Optional.of(false);
        }
        problems.add(Problem.of(
                "the option '" + name + "' is missing", "Give {option:" + name + "}: " + component.description()));
        return Optional.empty();
    }
}
