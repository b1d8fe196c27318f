package dev.modelgate.model;

/**
 * How well a model does on some rows.
 *
 * @param rows rows with a label
 * @param positives how many of them are positive
 * @param metrics the figures
 */
public record Quality(long rows, long positives, MetricIntervals metrics) {}
