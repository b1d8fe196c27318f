package dev.modelgate.model;

import java.util.Optional;

/**
 * What was measured about validating a model on this machine; it differs from run to run.
 *
 * @param latency how long a single row takes; absent when no row could be scored
 */
public record ModelMeasurements(Optional<Latency> latency) {}
