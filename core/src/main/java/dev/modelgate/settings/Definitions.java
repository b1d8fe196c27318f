package dev.modelgate.settings;

import dev.modelgate.settings.ValueType.Composite;
import dev.modelgate.settings.ValueType.Dictionary;
import dev.modelgate.settings.ValueType.Listing;
import dev.modelgate.settings.ValueType.Structure;
import dev.modelgate.settings.ValueType.Union;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types below a document that a schema defines once and refers to by name. */
final class Definitions {
    private Definitions() {}

    /** Every composite that a value of the root can hold, in the order of first use. */
    static Collection<Composite> reachable(Structure root) {
        Map<Class<?>, Composite> found = new LinkedHashMap<>();
        root.components().forEach(component -> collect(component.type(), found));
        return found.values();
    }

    private static void collect(ValueType type, Map<Class<?>, Composite> found) {
        if (type instanceof Listing listing) {
            collect(listing.element(), found);
        } else if (type instanceof Dictionary dictionary) {
            collect(dictionary.value(), found);
        } else if (type instanceof Composite composite && found.putIfAbsent(type.javaType(), composite) == null) {
            parts(composite).forEach(part -> part.components().forEach(component -> collect(component.type(), found)));
        }
    }

    private static Collection<Structure> parts(Composite composite) {
        return composite instanceof Union union ? union.alternatives().values() : List.of((Structure) composite);
    }

    /** The shortest name of each type that no other type has. */
    static Map<Class<?>, String> names(Collection<Composite> types) {
        List<Function<Class<?>, String>> spellings =
                List.of(Class::getSimpleName, Definitions::withinPackage, Class::getName);
        Map<Class<?>, String> names = new HashMap<>();
        for (Function<Class<?>, String> spelling : spellings) {
            Map<String, Long> uses = types.stream()
                    .collect(Collectors.groupingBy(type -> spelling.apply(type.javaType()), Collectors.counting()));
            types.stream()
                    .map(Composite::javaType)
                    .filter(type -> uses.getOrDefault(spelling.apply(type), 0L) == 1)
                    .forEach(type -> names.putIfAbsent(type, spelling.apply(type)));
        }
        return names;
    }

    private static String withinPackage(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
