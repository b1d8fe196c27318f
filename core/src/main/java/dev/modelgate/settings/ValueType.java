package dev.modelgate.settings;

import dev.modelgate.problem.ProblemException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a value of a file or of an option can be: the one model behind reading, the JSON Schema, the reference and the
 * options.
 */
sealed interface ValueType
        permits Leaf, ValueType.Choice, ValueType.Listing, ValueType.Dictionary, ValueType.Composite {
    /** What a problem says was expected, with its article. */
    String expectation();

    /** The Java class of the value. */
    Class<?> javaType();

    /** What to do instead of writing a key, or a constant, that the type once had. */
    default Optional<String> former(String name) {
        return Optional.ofNullable(javaType().getAnnotation(Former.class))
                .filter(former -> List.of(former.keys()).contains(name))
                .map(Former::fix);
    }

    /**
     * The model of a Java type.
     *
     * @throws IllegalStateException when settings cannot have the type
     */
    static ValueType of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            if (parameterized.getRawType() == List.class) {
                return new Listing(of(arguments[0]));
            }
            if (parameterized.getRawType() == Map.class && arguments[0] == String.class) {
                return new Dictionary(Leaf.of(String.class).orElseThrow(), of(arguments[1]));
            }
        }
        if (type instanceof Class<?> raw) {
            Optional<Leaf> leaf = Leaf.of(raw);
            if (leaf.isPresent()) {
                return leaf.get();
            }
            if (raw.isEnum()) {
                return new Choice(raw);
            }
            if (raw.isRecord()) {
                return new Structure(raw);
            }
            if (raw.isSealed()) {
                return new Union(raw);
            }
        }
        throw new IllegalStateException("settings and options cannot have the type " + type.getTypeName());
    }

    /**
     * One of the constants of an enum, in kebab case.
     *
     * @param javaType the enum
     */
    record Choice(Class<?> javaType) implements ValueType {
        /** The constants by their spelling, in the order of the enum. */
        Map<String, Object> constants() {
            Map<String, Object> constants = new LinkedHashMap<>();
            for (Object constant : javaType.getEnumConstants()) {
                constants.put(spelling(((Enum<?>) constant).name()), constant);
            }
            return constants;
        }

        /** What the constants mean, by their spelling; without those that have no {@link Description}. */
        Map<String, String> meanings() {
            Map<String, String> meanings = new LinkedHashMap<>();
            for (Field field : javaType.getFields()) {
                Description description = field.getAnnotation(Description.class);
                if (field.isEnumConstant() && description != null) {
                    meanings.put(spelling(field.getName()), description.value());
                }
            }
            return meanings;
        }

        private static String spelling(String constant) {
            return constant.toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String expectation() {
            return "one of " + String.join(", ", constants().keySet());
        }
    }

    /**
     * A list.
     *
     * @param element type of its items
     */
    record Listing(ValueType element) implements ValueType {
        @Override
        public String expectation() {
            return "a list";
        }

        @Override
        public Class<?> javaType() {
            return List.class;
        }
    }

    /**
     * A mapping whose keys the user names.
     *
     * @param key how its keys are spelled
     * @param value type of its values
     */
    record Dictionary(Leaf key, ValueType value) implements ValueType {
        @Override
        public String expectation() {
            return "a mapping";
        }

        @Override
        public Class<?> javaType() {
            return Map.class;
        }
    }

    /** What is written as a mapping with given keys, or as one text when the type has a {@link Shorthand}. */
    sealed interface Composite extends ValueType permits Structure, Union {
        /** The factory by which one text stands for the value. */
        default Optional<Method> shorthand() {
            return Arrays.stream(javaType().getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Shorthand.class))
                    .filter(method -> Modifier.isStatic(method.getModifiers()))
                    .findFirst();
        }

        /**
         * The value that a text stands for.
         *
         * @throws IllegalArgumentException when the text stands for none
         */
        default Object fromText(Method shorthand, String text) {
            try {
                shorthand.setAccessible(true);
                return shorthand.invoke(null, text);
            } catch (InvocationTargetException e) {
                throw refusal(e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        default String expectation() {
            return shorthand()
                    .map(method -> method.getAnnotation(Shorthand.class).value() + ", or a mapping")
                    .orElse("a mapping");
        }

        /** What a constructor or factory threw: a refusal of the value, or a defect of the program. */
        static RuntimeException refusal(InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof IllegalArgumentException || cause instanceof ProblemException) {
                return (RuntimeException) cause;
            }
            return new IllegalStateException(cause);
        }
    }

    /**
     * A record: a key for each component.
     *
     * @param javaType the record
     */
    record Structure(Class<?> javaType) implements Composite {
        List<Component> components() {
            return Arrays.stream(javaType.getRecordComponents())
                    .map(Component::of)
                    .toList();
        }

        /**
         * The record of these values, one for each component.
         *
         * @throws IllegalArgumentException when the record refuses them
         */
        Object build(List<Object> values) {
            Class<?>[] types = Arrays.stream(javaType.getRecordComponents())
                    .map(component -> component.getType())
                    .toArray(Class<?>[]::new);
            try {
                var constructor = javaType.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values.toArray());
            } catch (InvocationTargetException e) {
                throw Composite.refusal(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * A sealed interface: a record chosen by {@code type:}.
     *
     * @param javaType the interface
     */
    record Union(Class<?> javaType) implements Composite {
        /** The alternatives by their names, in the order of declaration. */
        Map<String, Structure> alternatives() {
            Map<String, Structure> alternatives = new LinkedHashMap<>();
            permitted(javaType).forEach(type -> {
                TypeName name = type.getAnnotation(TypeName.class);
                if (name == null || !type.isRecord()) {
                    throw new IllegalStateException(type + " is not a record with a @TypeName");
                }
                alternatives.put(name.value(), new Structure(type));
            });
            return alternatives;
        }

        private static Stream<Class<?>> permitted(Class<?> type) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .flatMap(each -> each.isSealed() ? permitted(each) : Stream.of(each));
        }
    }
}
