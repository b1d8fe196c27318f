package dev.modelgate.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a component of a request record an option of its goal. The component's name in kebab case is the option's name
 * ({@code failOn} is {@code --fail-on}); commands, Maven parameters and the reference are made from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
    /** What the option means: the text of help pages and of the reference. */
    String value();
}
