package dev.modelgate.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a text, or each text of a list, names an entry of a mapping of the same file. A name that is not there is a
 * problem at its place, whatever else is wrong with the file; a default is not looked at.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NamedIn {
    /** Path of the mapping, such as {@code gitops.environments}. */
    String value();

    /** What an entry of it is called, such as {@code environment}. */
    String entry();

    /**
     * Whether entries that name each other must not go round in a circle; for a component of the mapping's own entries.
     */
    boolean acyclic() default false;
}
