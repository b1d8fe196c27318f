/** Strict YAML into records: every problem at once, each with its file, line and column. */
@NullMarked
package dev.modelgate.settings;

import org.jspecify.annotations.NullMarked;
