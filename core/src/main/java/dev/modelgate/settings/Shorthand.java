package dev.modelgate.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static factory by which one text stands for a whole record: with it {@code train: data/x.parquet} means the
 * same as {@code train: {path: data/x.parquet}}. The method takes one {@link String} and returns the type that declares
 * it, a record or a sealed interface; an {@link IllegalArgumentException} it throws becomes a problem at the text.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Shorthand {
    /** What the text is: a few words for the JSON Schema and the reference. */
    String value();
}
