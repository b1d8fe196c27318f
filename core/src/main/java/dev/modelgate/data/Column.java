package dev.modelgate.data;

/**
 * A column of a dataset.
 *
 * @param name name, as in the file
 * @param type what it holds
 * @param nativeType the engine's own name of the type, for messages
 */
public record Column(String name, ColumnType type, String nativeType) {}
