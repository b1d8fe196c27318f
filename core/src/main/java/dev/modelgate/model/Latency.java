package dev.modelgate.model;

/**
 * How long the model takes for a single row, encoding not counted, after warm-up: order statistics in microseconds.
 *
 * @param runs how many single rows were timed
 * @param p50 median
 * @param p95 95th percentile
 * @param p99 99th percentile
 */
public record Latency(int runs, double p50, double p95, double p99) {}
