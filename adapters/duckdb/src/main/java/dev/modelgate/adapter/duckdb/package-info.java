/** Measures of CSV, Parquet and JSON files by DuckDB in the process. */
@NullMarked
package dev.modelgate.adapter.duckdb;

import org.jspecify.annotations.NullMarked;
