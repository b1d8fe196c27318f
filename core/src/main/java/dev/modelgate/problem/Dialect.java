package dev.modelgate.problem;

/** How the frontend that the user holds spells the names of goals and options. */
public interface Dialect {
    /** The way to invoke a goal, such as {@code modelgate promote} or {@code mvn modelgate:promote}. */
    String goal(String name);

    /** The way to write an option, such as {@code --to} or {@code -Dmodelgate.to}. */
    String option(String name);

    /** The way to write an option with its value, such as {@code --to dev} or {@code -Dmodelgate.to=dev}. */
    default String option(String name, String value) {
        return option(name) + " " + value;
    }

    /** The way to write a key of a settings file; the file is the same for every frontend. */
    default String key(String name) {
        return name;
    }
}
