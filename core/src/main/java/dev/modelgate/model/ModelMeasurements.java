package dev.modelgate.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * What was measured about validating a model on this machine; it differs from run to run.
 *
 * @param latency how long a single row takes; absent when no row could be scored
 */
// The runner of steps adds what it measures of every step beside this.
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelMeasurements(Optional<Latency> latency) {}
