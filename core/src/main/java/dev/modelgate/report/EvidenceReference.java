package dev.modelgate.report;

/**
 * Where a piece of evidence can be found.
 *
 * @param kind kind of evidence
 * @param digest {@code sha256:…} of the statement
 */
public record EvidenceReference(String kind, String digest) {}
