package dev.modelgate.evidence;

/**
 * What a statement is about: something with bytes, known by their digest.
 *
 * @param name role or file name for people, such as {@code model} or {@code holdout}
 * @param digest digest of the bytes
 */
public record Subject(String name, Digest digest) {}
