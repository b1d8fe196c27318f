package dev.modelgate.settings;

/**
 * What was read, and where each part of it stands.
 *
 * @param value what the file says
 * @param positions places in the file, for checks that need more than one value
 * @param <T> the record
 */
public record Located<T>(T value, Positions positions) {}
