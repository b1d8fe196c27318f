package dev.modelgate.settings;

import dev.modelgate.problem.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a YAML document, with its place and its text as it was written. */
sealed interface YamlNode {
    Place place();

    /** What it is, as a problem names it: {@code the text 'abc'}. */
    String found();

    /** How an unquoted scalar reads in YAML; a quoted one is always text. */
    enum Style {
        TEXT,
        NUMBER,
        BOOLEAN,
        NOTHING
    }

    record YamlScalar(Place place, String text, Style style) implements YamlNode {
        @Override
        public String found() {
            return switch (style) {
                case TEXT -> "the text " + Quoted.of(text);
                case NUMBER -> "the number " + Quoted.shortened(text);
                case BOOLEAN -> text;
                case NOTHING -> "nothing";
            };
        }
    }

    record YamlList(Place place, List<YamlNode> items) implements YamlNode {
        public YamlList {
            items = List.copyOf(items);
        }

        @Override
        public String found() {
            return "a list";
        }
    }

    /** Entries in the order of the file; of a key that is written twice, the first. */
    record YamlMap(Place place, Map<String, Entry> entries) implements YamlNode {
        public YamlMap {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of a key, if the key is there and its value is a scalar. */
        Optional<YamlScalar> scalar(String key) {
            Entry entry = entries.get(key);
            return entry != null && entry.value() instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
        }

        @Override
        public String found() {
            return "a mapping";
        }
    }

    /** Something that is already a problem of the document, such as an alias; nothing more is said about it. */
    record YamlRefused(Place place) implements YamlNode {
        @Override
        public String found() {
            return "something that is not read";
        }
    }

    record Entry(Place place, YamlNode value) {}
}
