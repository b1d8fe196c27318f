/** Runs the project's own training command and records what went in and what came out. */
@NullMarked
package dev.modelgate.training;

import org.jspecify.annotations.NullMarked;
