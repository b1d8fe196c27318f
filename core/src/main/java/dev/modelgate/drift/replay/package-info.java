/** What the rule of drift would have said of the past: how often it would have alarmed, and what would have kept it. */
@NullMarked
package dev.modelgate.drift.replay;

import org.jspecify.annotations.NullMarked;
