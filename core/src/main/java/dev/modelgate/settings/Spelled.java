package dev.modelgate.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a text is spelled; on a mapping, how its keys are. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Spelled {
    /** Regular expression that the whole text matches, in the common part of Java's and JavaScript's. */
    String pattern();

    /** What is expected, with its article: {@code a name of lower-case letters}. */
    String meaning();

    /** A text as it may be written. */
    String example();
}
