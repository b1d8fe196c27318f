package dev.modelgate.data;

/**
 * A column of a dataset.
 *
 * @param name name, as in the file
 * @param type what it holds
 * @param storage how the file holds it
 * @param nativeType the engine's own name of the type, for messages
 */
public record Column(String name, ColumnType type, Storage storage, String nativeType) {

    /** A column that is held as its type usually is. */
    public Column(String name, ColumnType type, String nativeType) {
        this(name, type, Storage.PLAIN, nativeType);
    }
}
