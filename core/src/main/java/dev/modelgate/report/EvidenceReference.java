package dev.modelgate.report;

/**
 * Where a piece of evidence can be found.
 *
 * @param kind kind of evidence
 * @param digest {@code sha256:…} of the statement without {@code measured}: what decisions cite, and the same for every run
 *     of the same key
 */
public record EvidenceReference(String kind, String digest) {}
