package dev.modelgate.gate;

import dev.modelgate.evidence.Digest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The names that a rule can use within a value.
 *
 * @param members members of the value; when there are none, and no elements, nothing is said of what is within
 * @param each what is within every element, when the value is a list, or a mapping whose keys are data
 */
public record RuleNames(SortedMap<String, RuleNames> members, Optional<RuleNames> each) {
    /** Nothing is said of what is within. */
    static final RuleNames ANY = new RuleNames(Collections.emptySortedMap(), Optional.empty());

    public RuleNames {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** A value with these members. */
    public static RuleNames of(Map<String, RuleNames> members) {
        return new RuleNames(new TreeMap<>(members), Optional.empty());
    }

    /** A list of values. */
    static RuleNames listOf(RuleNames element) {
        return new RuleNames(Collections.emptySortedMap(), Optional.of(element));
    }

    /** What JSON shows of a record, all the way down. */
    static RuleNames ofRecord(Class<?> type) {
        return of(Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, part -> ofType(part.getGenericType()))));
    }

    private static RuleNames ofType(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isRecord() && !plain.equals(Digest.class) ? ofRecord(plain) : ANY;
        }
        if (!(type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw)) {
            return ANY;
        }
        List<Type> arguments = List.of(generic.getActualTypeArguments());
        RuleNames last = ofType(arguments.get(arguments.size() - 1));
        if (raw == Optional.class) {
            return last;
        }
        return Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw) ? listOf(last) : ANY;
    }

    /** The same with more members. */
    RuleNames with(Map<String, RuleNames> more) {
        SortedMap<String, RuleNames> all = new TreeMap<>(members);
        all.putAll(more);
        return new RuleNames(all, each);
    }

    /** What is within a member or an element; empty when there is none of this name. */
    public Optional<RuleNames> within(String name) {
        if (each.isPresent()) {
            return each;
        }
        return members.isEmpty() ? Optional.of(this) : Optional.ofNullable(members.get(name));
    }
}
