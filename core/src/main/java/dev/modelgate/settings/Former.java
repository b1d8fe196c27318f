package dev.modelgate.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keys that a settings record once had, or constants that an enum once had: whoever still writes them is told what to do
 * instead.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Former {
    /** The keys, or the constants as they were written. */
    String[] keys();

    /** What took their place, as the fix of a problem. */
    String fix();
}
